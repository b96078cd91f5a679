"""What README and docs say is true: generated pages, links, and every block that can be run."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from inspect import Parameter, signature
from pathlib import Path
from types import FunctionType, ModuleType
from typing import get_type_hints

import pytest
from _pytest.mark import ParameterSet
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import argmap
from argmap.cli.main import argmap as command_line
from argmap.report.findings_schema import generate_findings_schema
from argmap.rules.docs import find_rule_docs
from argmap.settings import Configuration
from argmap.settings_file import read_configuration
from argmap.sphinx.directive import MapDirective
from argmap.sphinx.options import DIAGRAM_OPTIONS, read_options

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
EXAMPLES = [*(ROOT / "docs/examples").iterdir(), *(ROOT / "maps").glob("*.yaml")]
DRAWN = re.compile(r"^```\{argmap\} (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _load_generator() -> ModuleType:
    spec = spec_from_file_location("generate", ROOT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(page: Path) -> str:
    """Return the text of a page without blocks that hold blocks."""
    return re.sub(r"^````.*?^````$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def _blocks(language: str) -> list[ParameterSet]:
    found: list[ParameterSet] = []
    for page in PAGES:
        text = _read(page)
        blocks = [body for name, body in BLOCK.findall(text) if name == language]
        found += [pytest.param(body, id=f"{page.stem}-{n}") for n, body in enumerate(blocks)]
    return found


SESSIONS = [
    pytest.param(page, body, id=f"{page.stem}-{n}")
    for page in PAGES
    for n, body in enumerate(body for name, body in BLOCK.findall(_read(page)) if name == "console")
]


@pytest.fixture
def in_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in EXAMPLES:
        (tmp_path / file.name).write_bytes(file.read_bytes())
        (tmp_path / "maps").mkdir(exist_ok=True)
        (tmp_path / "maps" / file.name).write_bytes(file.read_bytes())
    shutil.copytree(ROOT / "docs/examples", tmp_path / "docs/examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["rules.md", "cli.md", "interchange.md"])
def test_generated_pages_have_not_drifted(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == _load_generator().PAGES[name](), "run 'make generate'"


@pytest.mark.parametrize("text", _blocks("yaml"))
def test_yaml_is_a_map(text: str) -> None:
    assert argmap.loads(text).argmap == 1


@pytest.mark.parametrize("text", _blocks("json"))
def test_json_has_all_keys_of_findings(text: str) -> None:
    report, schema = json.loads(text), generate_findings_schema()
    Draft202012Validator(schema).validate(report)
    keys = schema["properties"]["findings"]["items"]["properties"]
    assert [set(finding) for finding in report["findings"]] == [set(keys)]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("README.md", "late-fees"),
        ("docs/gallery.md", "leaking-dam"),
        ("docs/gallery.md", "infusion-pump"),
        ("docs/gallery.md", "cycle-lane"),
        ("docs/limits.md", "reading-club"),
        ("docs/tutorial.md", "homework"),
        ("docs/several-files.md", "crossing"),
    ],
)
def test_page_shows_the_example_that_its_sessions_are_about(page: str, name: str) -> None:
    example = (ROOT / f"docs/examples/{name}.yaml").read_text(encoding="utf-8")
    text = (ROOT / page).read_text(encoding="utf-8")
    assert f"```yaml\n{example}```\n" in text
    assert re.search(rf"\n\$ argmap (?:check|evaluate) docs/examples/{name}.yaml\n", text)


def test_picture_of_readme_shows_its_example() -> None:
    """Compare the texts, since places depend on the engine."""
    drawn = argmap.render(argmap.load(ROOT / "docs/examples/late-fees.yaml"), "svg")
    shown = (ROOT / "docs/images/late-fees.svg").read_text(encoding="utf-8")
    assert _find_texts(shown) == _find_texts(drawn), "run 'make generate'"
    assert "(×) QUESTIONED" in _find_texts(shown)


def _find_texts(svg: str) -> list[str]:
    return sorted(re.findall(r"<text[^>]*>([^<]+)</text>", svg))


def test_gallery_shows_every_map_that_ships() -> None:
    drawn = {file for file, _ in DRAWN.findall(_read(ROOT / "docs/gallery.md"))}
    assert drawn >= {f"../maps/{path.name}" for path in (ROOT / "maps").glob("*.yaml")}


@pytest.mark.usefixtures("in_examples")
@pytest.mark.parametrize("code", _blocks("python"))
def test_python_runs(code: str) -> None:
    exec(compile(code, "<docs>", "exec"), {})


def _steps(session: str) -> list[tuple[str, str]]:
    """Return the commands of a session, each with its output."""
    steps = [step.partition("\n") for step in session.removeprefix("$ ").split("\n$ ")]
    return [(line, output.strip("\n")) for line, _, output in steps if not line.startswith(". ")]


def _run(line: str) -> str:
    program, *words = shlex.split(line)
    assert program == "argmap"
    return CliRunner().invoke(command_line, words, prog_name="argmap").output.strip("\n")


@pytest.mark.usefixtures("in_examples")
@pytest.mark.parametrize(("page", "session"), SESSIONS)
def test_session_prints_what_it_shows(page: Path, session: str, request: pytest.FixtureRequest) -> None:
    for line, output in _steps(session):
        printed = _run(line)
        if request.config.getoption("--regenerate"):
            text = page.read_text(encoding="utf-8").replace(f"$ {line}\n{output}", f"$ {line}\n{printed}")
            page.write_text(text, encoding="utf-8", newline="")
        else:
            assert printed == output


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are those of a POSIX shell")
@pytest.mark.usefixtures("in_examples")
def test_readme_works_as_typed(tmp_path: Path) -> None:
    venv.create(tmp_path / ".venv")
    program = tmp_path / ".venv/bin/argmap"
    script = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m argmap "$@"\n'
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    blocks = [body for language, body in BLOCK.findall(_read(ROOT / "README.md")) if language == "console"]
    lines = re.findall(r"^\$ (.*)$", "".join(blocks), re.MULTILINE)
    assert lines[0].startswith(". .venv/bin/activate ")
    outputs = [output for block in blocks for _, output in _steps(block)]
    words = ["sh", "-c", "\n".join(lines)]
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("".join(f"{output}\n" for output in outputs), "")


@pytest.mark.parametrize("text", _blocks("toml"))
def test_toml_is_a_configuration(tmp_path: Path, text: str) -> None:
    (tmp_path / "argmap.toml").write_text(text, encoding="utf-8")
    configuration = read_configuration(tmp_path / "argmap.toml")
    assert configuration != Configuration(file=configuration.file)


@pytest.mark.parametrize(
    ("page", "file", "options"),
    [(page, *found) for page in PAGES for found in DRAWN.findall(_read(page))],
)
def test_map_is_drawn(page: Path, file: str, options: str) -> None:
    words = dict(re.findall(r"^:([\w-]+): ?(.*)$", options, re.MULTILINE))
    looks = {name: DIAGRAM_OPTIONS[name](value) for name, value in words.items() if name in DIAGRAM_OPTIONS}
    assert set(words) <= set(MapDirective.option_spec)
    assert "</svg>" in argmap.render(page.parent / file, "svg", read_options(looks))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_page_is_in_the_site() -> None:
    trees = re.findall(
        r"^```\{toctree\}\n(.*?)^```$", _read(ROOT / "docs/index.md"), re.DOTALL | re.MULTILINE
    )
    names = [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
    assert sorted([*names, "index"]) == [page.stem for page in PAGES if page.parent == ROOT / "docs"]


def test_there_is_a_page_for_every_rule() -> None:
    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert [name for name in find_rule_docs() if f"\n### {name}\n" not in text] == []


def test_the_reference_has_each_public_name() -> None:
    text = (ROOT / "docs/library.md").read_text(encoding="utf-8")
    documented = re.findall(
        r"^\.\. auto(?:class|function|exception|data):: argmap\.(\w+)$", text, re.MULTILINE
    )
    assert sorted(documented) == sorted(argmap.__all__)
    bare = {name for name in documented if not getattr(argmap, name).__doc__}
    assert bare == {"Answer", "Basis", "Verdict"}  # Literals


def test_dir_shows_the_public_names() -> None:
    assert sorted(dir(argmap)) == sorted([*argmap.__all__, "__version__"])


PRIVATE = {"whole", "own", "files", "file_of", "bibliography", "evaluation", "explanations"}
"""Properties of `Analysis` for argmap's own layers, of types that are not public."""


def _find_callables(part: object) -> Iterator[tuple[str, object]]:
    """Yield a public function or class, and the public methods and properties of a class."""
    if not isinstance(part, type):
        if isinstance(part, FunctionType):
            yield part.__name__, part
        return
    yield part.__name__, part
    for name, value in list(vars(part).items()):
        function = (
            getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
        )
        if isinstance(function, FunctionType) and not name.startswith("_") and name not in PRIVATE:
            yield f"{part.__name__}.{name}", function


@pytest.mark.parametrize("name", argmap.__all__)
def test_annotations_can_be_read(name: str) -> None:
    for where, part in _find_callables(getattr(argmap, name)):
        assert isinstance(get_type_hints(part), dict), where


@pytest.mark.parametrize("name", ["check", "merge_parts", "remove_part", "rename_part"])
def test_annotations_can_be_read_whatever_was_read_before(name: str) -> None:
    code = f"import argmap, typing; typing.get_type_hints(argmap.{name})"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", argmap.__all__)
def test_switches_are_keywords(name: str) -> None:
    for where, part in _find_callables(getattr(argmap, name)):
        if isinstance(part, FunctionType):
            for parameter in signature(part).parameters.values():
                if get_type_hints(part).get(parameter.name) is bool:
                    assert parameter.kind is Parameter.KEYWORD_ONLY, where
