"""`diff`, `merge` and `git-setup`: exit codes, git, and what can go wrong."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.syntax import read_file

from .conftest import GOOD, Run, show

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parents[1] / "comparison/merges"
CHANGED = GOOD.replace("keep the poorest away", "keep everybody away")


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two revisions of `good.yaml`, of which the working tree has a third."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "A. Nyone")
    git(folder, "config", "user.email", "any@example.org")
    commit(folder)
    (folder / "good.yaml").write_text(GOOD.replace("title: Late fees", "title: Fees"), encoding="utf-8")
    commit(folder)
    (folder / "good.yaml").write_text(CHANGED, encoding="utf-8")
    return folder


def git(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["git", *words], cwd=folder, check=False, capture_output=True, text=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A change")


EXITS = [
    (["diff", "good.yaml", "good.yaml"], 0),
    (["diff", "good.yaml", "unsupported.yaml"], 1),
    (["diff", "good.yaml", "no-map.yaml"], 2),
    (["diff", "good.yaml", "missing.yaml"], 2),
    (["diff", "good.yaml"], 2),
    (["diff", "--format", "xml", "good.yaml", "good.yaml"], 2),
    (["diff", "--git", "good.yaml"], 2),
    (["merge", "good.yaml", "good.yaml", "unsupported.yaml"], 0),
    (["merge", "good.yaml", "good.yaml"], 2),
    (["merge", "good.yaml", "good.yaml", "no-map.yaml"], 2),
    (["merge", "good.yaml", "missing.yaml", "good.yaml"], 2),
]


@pytest.mark.parametrize(("words", "code"), EXITS, ids=show)
def test_exit_codes(run: Run, words: list[str], code: int) -> None:
    result = run(*words)
    assert result.code == code
    assert "Traceback" not in result.err


FORMATS = {"text": "renamed", "json": '"same": false', "markdown": "<details>"}


@pytest.mark.parametrize(("name", "part"), FORMATS.items())
def test_formats(run: Run, folder: Path, name: str, part: str) -> None:
    (folder / "new.yaml").write_text(GOOD.replace("blocked-cards", "cards-blocked"), encoding="utf-8")
    result = run("diff", "good.yaml", "new.yaml", "--format", name)
    assert result.code == 1
    assert part in result.out


def test_encodings_are_no_difference(run: Run, folder: Path) -> None:
    (folder / "wide.yaml").write_bytes(GOOD.replace("\n", "\r\n").encode("utf-16"))
    assert run("diff", "good.yaml", "wide.yaml").code == 0
    changed = CHANGED.replace("\n", "\r\n").encode("utf-16")
    (folder / "changed.yaml").write_bytes(changed)
    merged = run("merge", "good.yaml", "wide.yaml", "changed.yaml", "-o", "merged.yaml")
    assert merged.code == 0
    assert (folder / "merged.yaml").read_bytes() == changed


def test_revisions_are_compared(run: Run, repository: Path) -> None:
    assert "title" not in run("diff", "--git", "HEAD~1", "good.yaml").out
    both = run("diff", "--git", "HEAD~1", "HEAD", "good.yaml")
    assert "title: Late fees -> Fees" in both.out
    assert both.code == 1
    assert run("diff", "--git", "HEAD", "HEAD", "good.yaml").code == 0
    data = json.loads(run("diff", "--git", "HEAD", "good.yaml", "--format", "json").out)
    assert data["old"].startswith("good.yaml at ")
    assert data["new"] == "now"
    assert repository.exists()


def test_a_map_is_read_with_the_files_of_its_revision(run: Run, repository: Path) -> None:
    fees = "argmap: 1\ntitle: F\nbibliography: b.bib\nclaims:\n  c: {text: C., sources: [w]}\n"
    (repository / "cited.yaml").write_text(fees, encoding="utf-8")
    (repository / "b.bib").write_text("@book{w, title={One}, year=2001}\n", encoding="utf-8")
    (repository / "all.yaml").write_text("argmap: 1\ntitle: All\ninclude: [good.yaml]\n", encoding="utf-8")
    commit(repository)
    (repository / "b.bib").write_text("@book{w, title={Two}, year=2001}\n", encoding="utf-8")
    (repository / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert "title: One -> Two" in run("diff", "--git", "HEAD", "cited.yaml").out
    assert "claim 'good/fees-exclude'" in run("diff", "--git", "HEAD", "all.yaml").out


WRONG = [
    (["HEAD~9", "good.yaml"], "git knows no revision 'HEAD~9'"),
    (["--upload-pack=x", "good.yaml"], "unknown option"),
    (["HEAD", "gone.yaml"], "'gone.yaml' is not in git at "),
    (["HEAD", "gone/good.yaml"], "cannot read 'gone': there is no such folder"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=show)
def test_what_git_does_not_have(run: Run, repository: Path, words: list[str], message: str) -> None:
    result = run("diff", "--git", *words)
    assert result.code == 2
    assert result.err.startswith(f"argmap: {message}")
    assert repository.exists()


def test_shallow_clones_say_how_to_get_the_rest(run: Run, repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    result = run("diff", "--git", "HEAD~1", str(tmp_path / "clone/good.yaml"))
    assert result.code == 2
    assert result.err.endswith("this clone is shallow: run 'git fetch --unshallow'\n")


def test_no_repository_and_no_git(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    for words in (["diff", "--git", "HEAD", "good.yaml"], ["git-setup"]):
        result = run(*words)
        assert (result.code, result.out) == (2, "")
        assert "is not in the working tree of a git repository" in result.err
    monkeypatch.setenv("PATH", "")
    result = run("diff", "--git", "HEAD", "good.yaml")
    assert result.err == "argmap: cannot run git: install it, or put it on the PATH\n"
    assert result.code == 2


def test_workflow_comments_on_a_pull_request(repository: Path) -> None:
    """Its own commands are run, with something in place of `gh` that keeps what it is given."""
    workflow = read_file(ROOT / "docs/pull-request.yml").data
    assert isinstance(workflow, dict)
    steps = {step.get("name"): step for step in workflow["jobs"]["difference"]["steps"]}
    tools = repository / "tools"
    tools.mkdir()
    for name, script in {
        "argmap": f'"{sys.executable}" -m argmap "$@"',
        "gh": 'echo "$@" > called.txt',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    (repository / "maps").mkdir()
    for text in (GOOD, CHANGED):
        (repository / "maps/fees.yaml").write_text(text, encoding="utf-8")
        commit(repository)
    values = {"BASE": "HEAD~1", "NUMBER": "7", "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    for name in ("Compare maps", "Comment on the pull request"):
        assert steps[name]["env"].keys() <= {*values, "GH_TOKEN"}
        words = ["bash", "-e", "-c", steps[name]["run"]]
        subprocess.run(
            words, cwd=repository, env={**os.environ, **values, "PYTHONPATH": str(ROOT)}, check=True
        )
    assert (repository / "called.txt").read_text().startswith("pr comment 7 --edit-last")
    assert "~~the poorest~~ **everybody**" in (repository / "comment.md").read_text()


def test_git_setup_is_undone(run: Run, repository: Path) -> None:
    attributes, config = repository / ".gitattributes", repository / ".git/config"
    attributes.write_text("*.png binary", encoding="utf-8")
    before = config.read_text(encoding="utf-8")
    for _ in range(2):
        assert run("git-setup").code == 0
    assert attributes.read_text(encoding="utf-8").count("*.map.yaml diff=argmap merge=argmap\n") == 1
    assert "argmap merge --driver %O %A %B %P" in git(repository, "config", "merge.argmap.driver").stdout
    assert run("git-setup", "--undo").code == 0
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n"
    assert config.read_text(encoding="utf-8") == before


def drive(run: Run, folder: Path, case: str) -> tuple[int, str, str]:
    """Merge as git does: into the file of ours, which has no ending."""
    for side in ("base", "ours", "theirs"):
        shutil.copy(CASES / case / f"{side}.yaml", folder / f".merge_{side}")
    result = run("merge", "--driver", ".merge_base", ".merge_ours", ".merge_theirs", "fees.map.yaml")
    return result.code, (folder / ".merge_ours").read_text(encoding="utf-8"), result.err


def test_marks_say_what_to_look_at_again(run: Run, folder: Path) -> None:
    assert run("review-mark", "good.yaml", "fees-exclude").out == "1 relation marked in 'good.marks.json'\n"
    assert "suspect-relation" not in run("check", "good.yaml").out
    (folder / "good.yaml").write_text(CHANGED, encoding="utf-8")
    told = run("check", "good.yaml").out
    assert (
        "the support of 'fees-exclude' by 'blocked-cards' was looked at before 'fees-exclude' changed" in told
    )
    assert run("review-mark", "good.yaml", "--all").code == 0
    assert "suspect-relation" not in run("check", "good.yaml").out
    (folder / "good.marks.json").write_text("[]", encoding="utf-8")
    assert run("check", "good.yaml").code == 2


MARK_ERRORS = [
    (["review-mark", "good.yaml"], "name a file"),
    (["review-mark", "good.yaml", "fees"], "unknown statement or inference 'fees'"),
    (["impact", "good.yaml", "blocked-card"], "unknown statement or source 'blocked-card' (did you mean"),
]


@pytest.mark.parametrize(("words", "message"), MARK_ERRORS, ids=show)
def test_what_is_not_there_is_told(run: Run, words: list[str], message: str) -> None:
    result = run(*words)
    assert result.code == 2
    assert result.err.startswith(f"argmap: {message}")


def test_impact_lists_the_nearest_first(run: Run) -> None:
    result = run("impact", "good.yaml", "blocked-cards", "--format", "json")
    [leaning] = json.loads(result.out)["leaning"]
    assert (leaning["statement"], leaning["distance"], leaning["without"]) == (
        "fees-exclude",
        1,
        "unsupported",
    )
    assert run("impact", "good.yaml", "fees-exclude").out == "nothing leans on 'fees-exclude'\n"


DRIVEN = [
    ("both-append-a-premise", 0, ""),
    ("two-answers", 1, "verdict that neither"),
    ("both-reword", 1, "fees.map"),
]


@pytest.mark.parametrize(("case", "code", "message"), DRIVEN)
def test_git_merges_maps(run: Run, folder: Path, case: str, code: int, message: str) -> None:
    merged = (CASES / case / "merged.out").read_text(encoding="utf-8")
    found, text, err = drive(run, folder, case)
    assert (found, text) == (code, merged)
    assert err.startswith(message)


def test_git_merges_what_is_no_map_by_lines(run: Run, repository: Path) -> None:
    for side in ("base", "ours", "theirs"):
        (repository / side).write_text(f"argmap: 1\ntitle: {side}\nno: map\n", encoding="utf-8")
    result = run("merge", "--driver", "base", "ours", "theirs", "maps/a.yaml")
    assert result.code == 1
    assert "cannot merge 'maps/a.yaml' as maps, so lines are merged" in result.err
    assert "<<<<<<< ours" in (repository / "ours").read_text(encoding="utf-8")


def test_git_shows_differences(run: Run, repository: Path) -> None:
    shown = run("diff", "--driver", "good.yaml", "/dev/null", ".", ".", "good.yaml", "x", "100644")
    assert shown.code == 0
    assert "Statements: 2 added" in shown.out
    assert run("diff", "--driver", "good.yaml").out == "unmerged: good.yaml\n"
    words = ("a.yaml", "good.yaml", "x", "100644", "no-map.yaml", "x", "100644")
    assert "+titel: Late fees" in run("diff", "--driver", *words).out
    assert repository.exists()
