"""Configuration files, options that choose rules, baselines, profiles, folders and jobs."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from .conftest import DANGLING, GOOD, UNSUPPORTED, Run, show

ROOT = Path(__file__).parents[2]

WRONG = [
    ('selct = ["unsupported-claim"]', "unknown setting 'selct' (did you mean 'select'?)"),
    (
        'select = ["no-thesi"]',
        "unknown rule 'no-thesi' (did you mean 'no-thesis'?); 'argmap rule' lists them",
    ),
    ("ignore = 3", "'ignore' is a list of rule names"),
    ('fail-on = "eror"', "'fail-on' is 'eror' (did you mean 'error'?); choose error, warning or info"),
    ("[severity]\nunsupported-claim = 3", "'severity.unsupported-claim' is 3; choose error, warning or info"),
    ("severity = 3", "'severity' is a table, by rule name"),
    ("[rules.unsupported-claim]\nmost = 3", "the rule 'unsupported-claim' has no setting 'most'"),
    ("[rules]\nunsupported-claim = 3", "'rules.unsupported-claim' is a table of settings"),
    ("baseline = 3", "'baseline' is the path of a file"),
    ("select = [", "invalid TOML"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_wrong_configuration(run: Run, folder: Path, text: str, message: str) -> None:
    (folder / "argmap.toml").write_text(text)
    result = run("check", "good.yaml")
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_all_that_is_wrong_at_once(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('selct = []\nfail-on = "x"\n')
    assert len(run("check", "good.yaml").err.splitlines()) == 2


def test_a_hundred_problems_are_told_at_most(run: Run, folder: Path) -> None:
    text = "".join(f"no-thesi-{number} = 'error'\n" for number in range(20_000))
    (folder / "argmap.toml").write_text(f"[severity]\n{text}")
    start = time.process_time()
    lines = run("check", "good.yaml").err.splitlines()
    assert time.process_time() - start < 2
    assert (len(lines), lines[-1]) == (
        101,
        f"argmap: {folder}/argmap.toml: more is wrong than these 100 problems",
    )


def test_a_wrong_configuration_stops_its_own_files_alone(run: Run, folder: Path) -> None:
    (folder / "papers").mkdir()
    (folder / "papers/argmap.toml").write_text("ignore = 3\n")
    for name in ("first", "second"):
        (folder / f"papers/{name}.yaml").write_text(UNSUPPORTED)
    result = run("check", "papers/first.yaml", "unsupported.yaml", "papers/second.yaml")
    assert (result.code, result.err.count("'ignore' is a list of rule names")) == (2, 1)
    assert "\nunsupported.yaml:5:3: error: " in result.out
    assert "first.yaml" not in result.out


@pytest.mark.parametrize("name", ["argmap.toml", "pyproject.toml"])
def test_configuration_is_found_upward(run: Run, folder: Path, name: str) -> None:
    table = "[tool.argmap]\n" if name == "pyproject.toml" else ""
    (folder / name).write_text(f'{table}ignore = ["unsupported-claim"]\n')
    below = folder / "papers" / "first"
    below.mkdir(parents=True)
    (below / "map.yaml").write_text(UNSUPPORTED)
    assert "unsupported-claim" not in run("check", "papers/first/map.yaml").out
    assert "unsupported-claim" not in run("check", str(below / "map.yaml")).out


def test_project_without_settings_is_passed_over(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('ignore = ["unsupported-claim"]\n')
    (folder / "papers").mkdir()
    (folder / "papers/pyproject.toml").write_text("[project]\nname = 'x'\n")
    (folder / "papers/map.yaml").write_text(UNSUPPORTED)
    assert "unsupported-claim" not in run("check", "papers/map.yaml").out


def test_named_configuration_replaces_the_one_found(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('ignore = ["unsupported-claim"]\n')
    (folder / "strict.toml").write_text('[severity]\nunsupported-claim = "warning"\n')
    result = run("check", "unsupported.yaml", "--config", "strict.toml")
    assert "warning: nothing supports" in result.out
    assert result.code == 0


OPTIONS = [
    (["--ignore", "unsupported-claim,no-thesis"], 0, False),
    (["--select", "unsupported-claim"], 1, True),
    (["--select", "no-thesis"], 0, False),
    (["--severity", "unsupported-claim=info"], 0, True),
    (["--severity", "unsupported-claim=info", "--fail-on", "info"], 1, True),
]


@pytest.mark.parametrize(("words", "code", "found"), OPTIONS, ids=show)
def test_options(run: Run, words: list[str], code: int, found: bool) -> None:
    result = run("check", "unsupported.yaml", *words)
    assert result.code == code
    assert ("[unsupported-claim]" in result.out) is found


REFUSED = [
    (["--select", "unsuported-claim"], "did you mean 'unsupported-claim'?"),
    (["--ignore", "nothing"], "unknown rule 'nothing'"),
    (["--severity", "unsupported-claim=high"], "unknown severity 'high'; choose"),
    (["--severity", "unsupported-claim"], "invalid severity 'unsupported-claim'; use RULE=LEVEL"),
    (["--config", "missing.toml"], "cannot read 'missing.toml'"),
    (["--profile", "missing.json"], "missing.json"),
    (["--profile", "good.yaml"], "not a JSON Schema"),
    (["--baseline", "missing.json"], "missing.json"),
    (["--baseline", "good.yaml"], "'good.yaml' is not a baseline"),
    (["-o", "nowhere/out.txt"], "cannot write 'nowhere/out.txt'"),
    (["--write-baseline", "nowhere/known.json"], "cannot write 'nowhere/known.json'"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, folder: Path, words: list[str], message: str) -> None:
    if "good.yaml" in words and "--profile" in words:
        (folder / "good.yaml").write_text('{"type": 3}')
        words = [word.replace("good.yaml", "profile.json") for word in words]
        (folder / "profile.json").write_text('{"type": 3}')
    result = run("check", "unsupported.yaml", *words)
    assert result.code == 2
    assert message in result.err


def test_baseline_keeps_known_findings_quiet(run: Run, folder: Path) -> None:
    (folder / "map.yaml").write_text(UNSUPPORTED)
    assert run("check", "map.yaml", "--write-baseline", "known.json").code == 0
    (folder / "map.yaml").write_text("# a remark\n\n" + UNSUPPORTED)
    moved = run("check", "map.yaml", "--baseline", "known.json")
    assert moved.code == 0
    assert "unsupported-claim" not in moved.out
    assert "suppressed in 1 file" in moved.out
    (folder / "map.yaml").write_text(UNSUPPORTED + "  second: {text: Another one.}\n")
    new = run("check", "map.yaml", "--baseline", "known.json", "--fail-on", "warning")
    assert new.code == 1
    assert "claim 'second'" in new.out
    assert "claim 'fees-exclude'" not in new.out


def known_files(path: Path) -> dict[str, int]:
    files = Counter[str]()
    for entry in json.loads(path.read_text(encoding="utf-8"))["known"]:
        files[entry["file"]] += entry["count"]
    return dict(files)


def test_a_baseline_is_merged(run: Run, folder: Path) -> None:
    (folder / "deep").mkdir()
    names = ["dangling", "unsupported", "residual", "no-map"]
    for name in names:
        assert run("check", f"{name}.yaml", "--write-baseline", "deep/known.json").code == 0
    in_batches = known_files(folder / "deep/known.json")
    assert run("check", *(f"{name}.yaml" for name in names), "--write-baseline", "deep/all.json").code == 0
    assert in_batches == known_files(folder / "deep/all.json")
    assert run("check", *(f"{name}.yaml" for name in names), "--baseline", "deep/known.json").code == 0
    (folder / "unsupported.yaml").write_text(GOOD.replace(", assumption: Not disputed.", ""))
    (folder / "no-map.yaml").unlink()
    result = run("check", "unsupported.yaml", "--write-baseline", "deep/known.json")
    assert result.out == "wrote 1 finding to baseline 'deep/known.json'; kept 3 of other files\n"
    left = known_files(folder / "deep/known.json")
    assert left == {"../dangling.yaml": 1, "../residual.yaml": 2, "../unsupported.yaml": 1}


def test_what_is_not_a_baseline_is_not_written_over(run: Run, folder: Path) -> None:
    (folder / "notes.json").write_text("{}")
    result = run("check", "unsupported.yaml", "--write-baseline", "notes.json")
    assert (result.code, result.err) == (
        2,
        "argmap: 'notes.json' is not a baseline; remove it to write a new one\n",
    )
    assert (folder / "notes.json").read_text() == "{}"


def test_baseline_from_configuration(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('baseline = "known.json"\n')
    run("check", "unsupported.yaml", "--write-baseline", "known.json")
    assert run("check", "unsupported.yaml").code == 0


def test_profile_findings_are_placed(run: Run, folder: Path) -> None:
    profile = {"properties": {"claims": {"additionalProperties": {"required": ["at"]}}}}
    (folder / "profile.json").write_text(json.dumps(profile))
    result = run("check", "good.yaml", "--profile", "profile.json")
    assert result.code == 1
    assert "good.yaml:5:3: error: the profile wants 'at' here [profile]" in result.out


def test_profile_fetches_nothing(run: Run, folder: Path) -> None:
    (folder / "profile.json").write_text('{"$ref": "http://localhost:9/schema.json"}')
    result = run("check", "good.yaml", "--profile", "profile.json")
    assert result.code == 2
    assert "refers to 'http://localhost:9/schema.json', which is not in it" in result.err


def test_example_profile(run: Run) -> None:
    profile = str(ROOT / "schemas/profiles/coursework.schema.json")
    result = run("check", "good.yaml", "--profile", profile)
    assert "coursework raises at least one challenge" not in result.out
    assert "the profile wants 'paper', 'sections', 'expect' here" in result.out
    paper = run("check", str(ROOT / "maps/hayat-2023.yaml"), "--profile", profile, "--select", "no-thesis")
    faults = [line for line in paper.out.splitlines() if "error: " in line]
    assert len(faults) == 4  # the paper does not say who should act
    assert all("the profile wants 'actor' here" in fault for fault in faults)


def test_folders_stand_for_the_maps_in_them(run: Run, folder: Path) -> None:
    (folder / "maps/.hidden").mkdir(parents=True)
    (folder / "maps/a.yaml").write_text(DANGLING)
    (folder / "maps/b.json").write_text('{"argmap": 1, "title": "x"}')
    (folder / "maps/c.yml").write_text("services: {}\n")
    (folder / "maps/.hidden/d.yaml").write_text(DANGLING)
    result = run("validate", "maps")
    assert "in 2 files" in result.out
    assert str(Path("maps", "a.yaml")) in result.out


def test_folder_without_maps(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert (result.code, result.out) == (2, "")
    assert "no map in 'empty'" in result.err


def test_jobs_change_nothing(run: Run, folder: Path) -> None:
    for number in range(4):
        (folder / f"map-{number}.yaml").write_text(UNSUPPORTED if number % 2 else GOOD)
    names = [f"map-{number}.yaml" for number in range(4)]
    assert run("check", *names, "--jobs", "2") == run("check", *names)


def test_output_file(run: Run, folder: Path) -> None:
    result = run("check", "unsupported.yaml", "-o", "findings.txt")
    assert (result.code, result.out) == (1, "")
    assert "[unsupported-claim]" in (folder / "findings.txt").read_text()
