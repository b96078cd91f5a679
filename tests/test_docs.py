"""What README and docs say is true: generated pages, links, and every block that can be run."""

import re
import shlex
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.mark import ParameterSet
from click.testing import CliRunner

import argmap
from argmap.cli.main import argmap as command_line
from argmap.configuration import read_configuration
from argmap.rules.pages import find_pages
from argmap.sphinx.directive import MapDirective
from argmap.sphinx.options import LOOKS, make_picture

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
EXAMPLES = [*(ROOT / "docs/examples").iterdir(), ROOT / "maps/hayat-2023.yaml"]
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


@pytest.fixture
def in_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in EXAMPLES:
        (tmp_path / file.name).write_bytes(file.read_bytes())
        (tmp_path / "maps").mkdir(exist_ok=True)
        (tmp_path / "maps" / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["rules.md", "cli.md", "interchange.md"])
def test_generated_pages_have_not_drifted(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == _load_generator().PAGES[name](), "run 'make generate'"


@pytest.mark.parametrize("text", _blocks("yaml"))
def test_yaml_is_a_map(text: str) -> None:
    assert argmap.loads(text).argmap == 1


def test_readme_shows_the_example_that_its_sessions_are_about() -> None:
    example = (ROOT / "docs/examples/late-fees.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{example}```\n" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("in_examples")
@pytest.mark.parametrize("code", _blocks("python"))
def test_python_runs(code: str) -> None:
    exec(compile(code, "<docs>", "exec"), {})


@pytest.mark.usefixtures("in_examples")
@pytest.mark.parametrize("session", _blocks("console"))
def test_session_prints_what_it_shows(session: str) -> None:
    for step in session.removeprefix("$ ").split("\n$ "):
        line, _, expected = step.partition("\n")
        program, *words = shlex.split(line)
        assert program == "argmap"
        result = CliRunner().invoke(command_line, words, prog_name="argmap")
        assert result.output.rstrip() == expected.rstrip()


@pytest.mark.parametrize("text", _blocks("toml"))
def test_toml_is_a_configuration(tmp_path: Path, text: str) -> None:
    (tmp_path / "argmap.toml").write_text(text, encoding="utf-8")
    assert read_configuration(tmp_path / "argmap.toml").fail_on == "warning"


@pytest.mark.parametrize(
    ("page", "file", "options"),
    [(page, *found) for page in PAGES for found in DRAWN.findall(_read(page))],
)
def test_map_is_drawn(page: Path, file: str, options: str) -> None:
    words = dict(re.findall(r"^:([\w-]+): ?(.*)$", options, re.MULTILINE))
    looks = {name: LOOKS[name](value) for name, value in words.items() if name in LOOKS}
    assert set(words) <= set(MapDirective.option_spec)
    assert b"</svg>" in argmap.render(argmap.load(page.parent / file), "svg", make_picture(looks))


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
    assert sorted([*names, "index"]) == [page.stem for page in PAGES if page.parent.name == "docs"]


def test_there_is_a_page_for_every_rule() -> None:
    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert [name for name in find_pages() if f"\n### {name}\n" not in text] == []
