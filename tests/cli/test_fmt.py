"""`argmap fmt`."""

from pathlib import Path

import pytest

from .conftest import GOOD, Run

UNTIDY = "title: x # c\nargmap: 1\n"
TIDY = "argmap: 1\ntitle: x  # c\n"
DIFF = "--- untidy.yaml\n+++ untidy.yaml\n@@ -1,2 +1,2 @@\n-title: x # c\n argmap: 1\n+title: x  # c\n"


@pytest.fixture
def untidy(folder: Path) -> Path:
    (folder / "untidy.yaml").write_text(UNTIDY, encoding="utf-8")
    return folder / "untidy.yaml"


CASES = [
    (["untidy.yaml", "good.yaml"], 0, TIDY, "", "1 file changed, 1 file already formatted"),
    (
        ["--check", "untidy.yaml"],
        1,
        UNTIDY,
        "",
        "'untidy.yaml' is not formatted\nargmap: 1 file would change",
    ),
    (["--check", "good.yaml"], 0, UNTIDY, "", "1 file already formatted"),
    (
        ["--diff", "untidy.yaml", "good.yaml"],
        1,
        UNTIDY,
        DIFF,
        "1 file would change, 1 file already formatted",
    ),
    (["--diff", "good.yaml"], 0, UNTIDY, "", "1 file already formatted"),
    (["--maps-only", "other.txt", "untidy.yaml"], 0, TIDY, "", "1 file changed"),
    (["-"], 0, UNTIDY, TIDY, "1 file changed"),
    (["--check", "-"], 1, UNTIDY, "", "'<stdin>' is not formatted\nargmap: 1 file would change"),
]


@pytest.mark.parametrize(("words", "code", "text", "out", "err"), CASES)
def test_fmt(run: Run, untidy: Path, words: list[str], code: int, text: str, out: str, err: str) -> None:
    (untidy.parent / "other.txt").write_text("a: 1\n", encoding="utf-8")
    result = run("fmt", *words, stdin=UNTIDY.encode())
    assert (result.code, result.out, result.err) == (code, out, f"argmap: {err}\n")
    assert untidy.read_text(encoding="utf-8") == text


def test_fmt_goes_on_after_a_file_that_is_none(run: Run, untidy: Path) -> None:
    (untidy.parent / "broken.yaml").write_text("argmap: 1\ntitle: [\n", encoding="utf-8")
    (untidy.parent / "list.yaml").write_text("- a\n", encoding="utf-8")
    result = run("fmt", "broken.yaml", "list.yaml", "gone.yaml", "untidy.yaml")
    assert (result.code, untidy.read_text(encoding="utf-8")) == (2, TIDY)
    assert "broken.yaml:3:1: error: a value is missing here" in result.err
    assert "argmap: cannot format 'broken.yaml'; fix the errors above\n" in result.err
    assert "argmap: cannot format 'list.yaml': it is not a map" in result.err
    assert "argmap: cannot read 'gone.yaml': there is no such file; check the name\n" in result.err
    assert result.err.endswith("argmap: 1 file changed\n")


def test_fmt_of_a_folder_and_of_another_encoding(run: Run, untidy: Path) -> None:
    untidy.write_bytes(UNTIDY.replace("x", "é").encode("utf-16"))
    assert run("fmt", ".").code == 0
    assert untidy.read_bytes().decode("utf-16") == TIDY.replace("x", "é")
    assert (untidy.parent / "good.yaml").read_text(encoding="utf-8") == GOOD
