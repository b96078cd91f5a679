"""`argmap edit`."""

from pathlib import Path

import pytest

from .conftest import GOOD, Run

RENAMED = GOOD.replace("blocked-cards", "cards")
WORDS = [
    (
        ["rename", "blocked-cards", "cards"],
        RENAMED,
        ["rename the premise 'blocked-cards' to 'cards'", "1 reference to it", "no verdict changes"],
    ),
    (
        ["remove", "blocked-cards"],
        GOOD[: GOOD.index("premises")].replace(", supported_by: [blocked-cards]", ""),
        [
            "remove the premise 'blocked-cards'",
            "1 reference to what goes",
            "'fees-exclude' changes from established to unsupported",
            "'blocked-cards' is gone; it was established",
        ],
    ),
]


@pytest.mark.parametrize(("words", "text", "lines"), WORDS)
def test_edit(run: Run, folder: Path, words: list[str], text: str, lines: list[str]) -> None:
    command, *ids = words
    told = "".join(f"argmap: {line}\n" for line in lines)
    shown = run("edit", command, "--dry-run", "good.yaml", *ids)
    assert (shown.code, shown.err) == (0, told)
    assert shown.out.startswith("--- good.yaml\n+++ good.yaml\n@@ ")
    assert (folder / "good.yaml").read_text(encoding="utf-8") == GOOD
    through = run("edit", command, "-", *ids, stdin=GOOD.encode())
    assert (through.code, through.out, through.err) == (0, text, told)
    done = run("edit", command, "good.yaml", *ids)
    assert (done.code, done.out, done.err) == (0, "", told)
    assert (folder / "good.yaml").read_text(encoding="utf-8") == text


ERRORS = [
    (
        ["rename", "good.yaml", "bloked-cards", "x"],
        "unknown id 'bloked-cards' (did you mean 'blocked-cards'?)",
    ),
    (["rename", "good.yaml", "blocked-cards", "x", "--kind", "source"], "unknown source 'blocked-cards'"),
    (
        ["merge", "good.yaml", "blocked-cards", "fees-exclude"],
        "cannot merge the premise 'blocked-cards' into",
    ),
    (["rename", "no-map.yaml", "a", "b"], "'no-map.yaml' is not a valid map; fix the errors above"),
    (["remove", "gone.yaml", "a"], "cannot read 'gone.yaml': there is no such file; check the name"),
    (["renam", "good.yaml"], "unknown command 'renam' (did you mean 'rename'?)"),
]


@pytest.mark.parametrize(("words", "message"), ERRORS)
def test_what_cannot_be_done(run: Run, folder: Path, words: list[str], message: str) -> None:
    result = run("edit", *words)
    assert (result.code, result.out) == (2, "")
    assert f"argmap: {message}" in result.err
    assert (folder / "good.yaml").read_text(encoding="utf-8") == GOOD
