"""`argmap report`."""

from pathlib import Path

import pytest

from .conftest import GOOD, Run, show


def test_markdown_to_standard_output(run: Run) -> None:
    result = run("report", "good.yaml")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Review of “Late fees”\n")


@pytest.mark.parametrize("name", ["review.html", "review.HTM"])
def test_full_html_has_the_diagram(run: Run, folder: Path, name: str) -> None:
    assert run("report", "good.yaml", "--length", "full", "-o", name).code == 0
    page = (folder / name).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<svg" in page
    assert run("report", "good.yaml", "-o", name).code == 0
    assert "<svg" not in (folder / name).read_text(encoding="utf-8")


def test_format_is_told_by_option_or_ending(run: Run, folder: Path) -> None:
    assert run("report", "good.yaml", "--format", "html", "--no-diagram").out.startswith("<!DOCTYPE html>")
    assert run("report", "good.yaml", "-o", "review.md").code == 0
    assert (folder / "review.md").read_text(encoding="utf-8").startswith("# Review")


def test_findings_do_not_make_it_fail(run: Run) -> None:
    result = run("report", "unsupported.yaml")
    assert result.code == 0
    assert "One claim is given without a reason or a source." in result.out


REFUSED = [
    (["report", "no-map.yaml"], "'no-map.yaml' is not a valid map"),
    (["report", "missing.yaml"], "missing.yaml"),
    (["report", "good.yaml", "-o", "review.pdf"], "cannot tell the format of 'review.pdf'"),
    (["report", "good.yaml", "-o", "nowhere/review.md"], "cannot write 'nowhere/review.md'"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, folder: Path, words: list[str], message: str) -> None:
    before = sorted(folder.iterdir())
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert sorted(folder.iterdir()) == before


def test_without_an_engine(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", str(folder / "no-such-engine"))
    (folder / "review.html").write_text("the old review")
    assert run("report", "good.yaml", "--length", "full", "-o", "review.html").code == 2
    assert (folder / "review.html").read_text() == "the old review"
    assert run("report", "good.yaml", "--length", "full", "-o", "review.html", "--no-diagram").code == 0
    assert "<svg" not in (folder / "review.html").read_text(encoding="utf-8")


def test_settings_are_kept_to(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('ignore = ["unsupported-claim"]\n')
    assert "without a reason or a source" not in run("report", "unsupported.yaml").out


def test_voices_are_left_out(run: Run, folder: Path) -> None:
    text = GOOD + "challenges: {old: {text: The count is old., attacks: blocked-cards, by: reviewer}}\n"
    (folder / "voices.yaml").write_text(text, encoding="utf-8")
    assert "We object" in run("report", "voices.yaml").out
    assert "We object" not in run("report", "voices.yaml", "--without-voice", "reviewer").out
    assert "We object" not in run("report", "voices.yaml", "--voices", "author").out
