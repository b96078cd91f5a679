"""Rules and formats of other distributions: an example is installed, used, and broken in every way."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.errors import ArgmapError
from argmap.formats import formats_for
from argmap.interop import read, write
from argmap.plugins import find_plugins
from argmap.rules import BUILTIN_RULES, all_rules

from .conftest import Result, Run

PLUGIN = Path(__file__).parents[1] / "plugin"
TERSE = """\
argmap: 1
title: Late fees
premises:
  cost: {text: The cost., assumption: Not disputed.}
"""


def install(site: Path, name: str = "argmap-house", points: dict[str, dict[str, str]] | None = None) -> None:
    """Write the metadata of a distribution, as pip does."""
    if points is None:
        project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        name, points = project["name"], project["entry-points"]
        shutil.copytree(PLUGIN / "argmap_house", site / "argmap_house")
    metadata = site / f"{name.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    said = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (metadata / "METADATA").write_text(said, encoding="utf-8")
    lines = [
        line
        for group, entries in points.items()
        for line in (f"[{group}]", *(f"{key} = {value}" for key, value in entries.items()))
    ]
    (metadata / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield an empty folder on the search path, whose modules are forgotten afterwards."""
    site = tmp_path_factory.mktemp("site")
    before = set(sys.modules)
    monkeypatch.syspath_prepend(site)
    yield site
    for name in set(sys.modules) - before:
        if str(site) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture
def house(site: Path) -> Path:
    install(site)
    return site


@pytest.fixture
def terse(folder: Path) -> Path:
    (folder / "terse.yaml").write_text(TERSE, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("house", "terse")
class TestRule:
    def test_it_runs_before_the_waivers_are_looked_at(self) -> None:
        assert [*all_rules()][-2:] == ["terse-statement", "unused-waiver"]
        assert len(all_rules()) == len(BUILTIN_RULES) + 1

    def test_check_runs_it(self, run: Run) -> None:
        result = run("check", "terse.yaml", "--select", "terse-statement", "--fail-on", "warning")
        assert (result.code, result.err) == (1, "")
        assert "terse.yaml:4:16: warning: 'cost' has 2 words: write a sentence of at least 4" in result.out
        assert "[terse-statement]" in result.out
        assert "terse-statement" not in run("check", "terse.yaml", "--ignore", "terse-statement").out

    def test_the_library_runs_it(self, terse: Path) -> None:
        assert "terse-statement" in {finding.rule for finding in argmap.check(terse / "terse.yaml")}

    def test_a_configuration_sets_it(self, run: Run, terse: Path) -> None:
        configuration = terse / "argmap.toml"
        configuration.write_text("[rules.terse-statement]\nwords = 2\n")
        assert "terse-statement" not in run("check", "terse.yaml").out
        configuration.write_text('[severity]\nterse-statement = "error"\n')
        assert run("check", "terse.yaml").code == 1
        configuration.write_text("[rules.terse-statement]\nword = 2\n")
        message = "the rule 'terse-statement' has no setting 'word' (did you mean 'words'?)"
        assert message in run("check", "terse.yaml").err

    def test_a_map_waives_it(self, run: Run, terse: Path) -> None:
        waived = TERSE.replace("disputed.", "disputed., allow: {terse-statement: A heading.}")
        (terse / "terse.yaml").write_text(waived, encoding="utf-8")
        result = run("check", "terse.yaml", "--show-waived")
        assert "unused-waiver" not in result.out
        assert "A heading." in result.out

    def test_it_is_explained(self, run: Run) -> None:
        assert run("rule", "terse-statement").out.startswith(
            "terse-statement (warning)\n\nA statement with very few words.\n"
        )
        assert "did you mean 'terse-statement'?" in run("rule", "terse-statment").err
        assert "\nterse-statement " in run("rule").out

    def test_sarif_has_its_page(self, run: Run) -> None:
        (log,) = json.loads(run("check", "terse.yaml", "--format", "sarif").out)["runs"]
        known = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
        assert known["terse-statement"]["shortDescription"]["text"] == "A statement with very few words."
        assert "terse-statement" in {result["ruleId"] for result in log["results"]}

    def test_its_page_is_true(self) -> None:
        rule = all_rules()["terse-statement"]
        fails, passes = rule.__doc__.split("```yaml\n")[1:]
        for text, expected in ((fails, 1), (passes, 0)):
            findings = argmap.check(argmap.loads(text.partition("```")[0]))
            assert sum(finding.rule == "terse-statement" for finding in findings) == expected


@pytest.mark.usefixtures("house")
class TestSchemes:
    def test_they_are_listed_and_shown(self, run: Run) -> None:
        assert "\nhouse-rule " in run("scheme").out
        assert run("scheme", "House rule").out.startswith("house-rule: House rule\n")
        assert json.loads(run("scheme", "house-rule", "--format", "json").out)["questions"][0]["key"] is True

    def test_they_are_asked(self, run: Run, folder: Path) -> None:
        (folder / "bus.yaml").write_text(HOUSE_RULE, encoding="utf-8")
        result = run("check", "bus.yaml", "--select", "open-question")
        assert "Why does the house do so: “The house runs a bus”? (answer it" in result.out


HOUSE_RULE = """\
argmap: 1
title: The bus
premises: {bus: {text: The house runs a bus., assumption: Not disputed.}}
recommendations:
  go-on: {text: The house should run a bus., supported_by: {premises: bus, scheme: house-rule}}
"""


@pytest.mark.usefixtures("house", "terse")
class TestFormat:
    def test_it_is_the_last_one(self) -> None:
        assert [*formats_for("interchange")][-1] == "bullets"

    def test_it_is_read_and_written(self, run: Run, terse: Path) -> None:
        result = run("convert", "good.yaml", "-o", "good.bullets")
        assert result.code == 0
        assert (terse / "good.bullets").read_text(encoding="utf-8") == "* Two in five cards are blocked.\n"
        assert "not converted: fees-exclude: a statement: only premises are bullets" in result.err
        assert run("convert", "good.bullets", "-o", "back.yaml").code == 0
        assert argmap.load("back.yaml").premises["p1"].text == "Two in five cards are blocked."

    def test_it_is_recognised_by_its_content(self, run: Run, terse: Path) -> None:
        (terse / "list").write_text("* One.\n", encoding="utf-8")
        assert "text: One." in run("convert", "list", "-o", "-").out

    def test_errors_of_the_file_are_its_own(self, run: Run, terse: Path) -> None:
        (terse / "bad.bullets").write_text("* One.\nTwo.\n", encoding="utf-8")
        result = run("convert", "bad.bullets", "-o", "-")
        assert (result.code, result.err) == (2, "argmap: bad.bullets:2:1: a line begins with '* '\n")

    def test_the_library_knows_it(self, terse: Path) -> None:
        losses = write(argmap.load("good.yaml"), terse / "x", "bullets")
        assert [loss.id for loss in losses] == ["fees-exclude"]
        assert read(terse / "x", "bullets").map.premises["p1"].text == "Two in five cards are blocked."

    def test_help_and_errors_list_it(self, run: Run) -> None:
        assert "bullets" in run("convert", "--help").out
        wrong = run("convert", "good.yaml", "-o", "x", "--to", "bulets").err
        assert wrong.startswith(
            "argmap: unknown format 'bulets' (did you mean 'bullets'?); choose yaml, json, "
        )
        assert wrong.endswith(", mermaid or bullets\n")


MISSING = "ModuleNotFoundError: No module named 'nothing_of_the_kind'"
NO_ATTRIBUTE = " failed: AttributeError: '{}' object has no attribute 'nothing'"
RULE = 'from argmap.finding import Problem, Severity\nNAME = "mine"\nSEVERITY = Severity.INFO\n'
CHECK = "def check(graph, context):\n"
BROKEN_RULES = {
    "import nothing_of_the_kind": f"cannot load 'theirs': {MISSING}",
    "x = (": "cannot load 'theirs': SyntaxError: '(' was never closed",
    '"""Page."""': ": NAME has to be of type str, not NoneType",
    f'"""Page."""\n{RULE}NAME = "Not a name"': ": NAME is 'Not a name': use lower-case",
    f'"""Page."""\n{RULE}SEVERITY = "eror"': ": SEVERITY has to be of type Severity, not str",
    f'"""Page."""\n{RULE}': ": there is no function 'check'",
    f"{RULE}{CHECK} yield": ": __doc__ has to be of type str, not NoneType",
    f'"""Page."""\n{RULE}SETTINGS = 3\n{CHECK} yield': ": SETTINGS has to be of type Mapping, not int",
    f'"""Page."""\n{RULE}NAME = "no-thesis"\n{CHECK} yield': ": the name 'no-thesis' is taken by argmap",
}
FAILING_RULES = {
    "return graph.nothing": NO_ATTRIBUTE.format("Graph"),
    "yield 3": ": 'check' has to yield problems, not int",
}
FORMAT = 'NAME = "mine"\nTITLE = "Mine"\nENDINGS = (".mine",)\n'
BROKEN_FORMATS = {
    "1 / 0": "cannot load 'theirs': ZeroDivisionError: division by zero",
    'NAME = "mine"': ": TITLE has to be of type str, not NoneType",
    f'{FORMAT}ENDINGS = ".mine"': ": ENDINGS has to be of type tuple, not str",
    f'{FORMAT}ENDINGS = ("mine",)': ": ENDINGS has to be endings of file names, such as ('.map',)",
    FORMAT: ": there is neither 'read' nor 'write'",
    f'{FORMAT}NAME = "aif"\ndef read(text, options): ...': ": the name 'aif' is taken by argmap itself",
    f"{FORMAT}def read(text, options): return text": ": 'read' has to return a Reading, not str",
    f"{FORMAT}def read(text, options): return options.nothing": NO_ATTRIBUTE.format("Options"),
    f"{FORMAT}from argmap.interop import Reading\ndef read(*_): return Reading({{}})": ": 'read' returns",
}


BROKEN_SCHEMES = {
    "1 / 0": "cannot load 'theirs': ZeroDivisionError: division by zero",
    'NAME = "mine"': ": CATALOGUE has to be of type str, not NoneType",
    'CATALOGUE = "schemes.yaml"': ": NAME has to be of type str, not NoneType",
}


def check_one_line(run: Run, site: Path, group: str, code: str, message: str, *words: str) -> Result:
    install(site, "their-plugin", {group: {"entry": "theirs"}})
    (site / "theirs.py").write_text(code, encoding="utf-8")
    result = run(*words)
    separator = "" if message.startswith((":", " ")) else " "
    start = f"argmap: plug-in 'entry' of distribution 'their-plugin'{separator}{message}"
    assert result.code == 2
    assert result.err.startswith(start)
    assert result.err.count("\n") == 1
    return result


@pytest.mark.parametrize(("code", "message"), BROKEN_RULES.items())
def test_a_broken_rule_is_one_line(run: Run, site: Path, code: str, message: str) -> None:
    words = ("check", "good.yaml", "unsupported.yaml")
    assert check_one_line(run, site, "argmap.rules", code, message, *words).out == ""


@pytest.mark.parametrize(("code", "message"), FAILING_RULES.items())
def test_a_rule_that_fails_is_one_line_for_each_file(run: Run, site: Path, code: str, message: str) -> None:
    check_one_line(
        run, site, "argmap.rules", f'"""Page."""\n{RULE}{CHECK} {code}', message, "check", "good.yaml"
    )


@pytest.mark.parametrize(("code", "message"), BROKEN_FORMATS.items())
def test_a_broken_format_is_one_line(run: Run, site: Path, folder: Path, code: str, message: str) -> None:
    (folder / "in.mine").write_text("text", encoding="utf-8")
    words = ("convert", "in.mine", "-o", "out.yaml")
    assert check_one_line(run, site, "argmap.formats", code, message, *words).out == ""


@pytest.mark.parametrize(("code", "message"), BROKEN_SCHEMES.items())
def test_a_broken_catalogue_is_one_line(run: Run, site: Path, code: str, message: str) -> None:
    check_one_line(run, site, "argmap.schemes", code, message, "scheme")


def test_two_with_one_name(house: Path) -> None:
    install(house, "their-plugin", {"argmap.rules": {"again": "argmap_house.terse_statement"}})
    message = "the name 'terse-statement' is taken by distribution 'argmap-house'"
    with pytest.raises(ArgmapError, match=f"plug-in 'again' of distribution 'their-plugin': {message}"):
        all_rules()


def test_broken_metadata(site: Path) -> None:
    install(site, "their-plugin", {"argmap.rules": {"x": "y"}})
    (site / "their_plugin-1.0.dist-info/METADATA").unlink()
    with pytest.raises(ArgmapError, match="cannot read the metadata of a plug-in in"):
        all_rules()


@pytest.mark.usefixtures("house")
def test_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "argmap-house", {"argmap.rules": {"old": "nowhere"}})
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert [plugin.entry_point.name for plugin in find_plugins("argmap.rules")] == ["terse-statement"]


def test_a_plugin_in_an_archive(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = shutil.make_archive(str(tmp_path / "house"), "zip", house)
    monkeypatch.setattr(sys, "path", [archive, *(entry for entry in sys.path if entry != str(house))])
    assert all_rules()["terse-statement"].SEVERITY == "warning"


def _modules(site: Path, *words: str) -> set[str]:
    script = (
        "import sys\nfrom argmap.cli.main import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *filter(None, sys.path)])}
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.usefixtures("folder")
def test_without_plugins_nothing_more_is_imported(site: Path) -> None:
    assert "importlib.metadata" not in _modules(site, "check", "good.yaml")
    install(site)
    assert {"importlib.metadata", "argmap_house.terse_statement"} <= _modules(site, "check", "good.yaml")
    assert "argmap_house.bullets" not in _modules(site, "check", "good.yaml")


def test_pip_installs_it(tmp_path: Path) -> None:
    """The example is a real package: its metadata is what the tests above write."""
    pytest.importorskip("setuptools")
    pytest.importorskip("wheel")
    source = shutil.copytree(PLUGIN, tmp_path / "source")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*pip, "--target", str(tmp_path / "site"), str(source)], check=True)
    points = next((tmp_path / "site").glob("*.dist-info")) / "entry_points.txt"
    assert "terse-statement = argmap_house.terse_statement" in points.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "argmap_house/terse_statement.py", "argmap_house/bullets.py"]
)
def test_the_docs_show_the_example(name: str) -> None:
    page = (PLUGIN.parents[1] / "docs/plugins.md").read_text(encoding="utf-8")
    assert f"\n{(PLUGIN / name).read_text(encoding='utf-8')}````\n" in page
