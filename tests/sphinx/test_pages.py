"""Maps in pages of HTML: what is shown, by which options, and how it is told."""

import re
from dataclasses import fields
from html import escape
from html.parser import HTMLParser
from json import dumps
from pathlib import Path

import click
import pytest
from playwright.sync_api import Browser

from argmap.cli.render import command
from argmap.diagram import DiagramOptions, find_theme, render
from argmap.graph import Graph
from argmap.page.dark import darken
from argmap.sphinx.directive import MapDirective
from argmap.sphinx.options import DIAGRAM_OPTIONS, read_options
from argmap.sphinx.style import format_style
from argmap.syntax import read_file
from tests.page.test_hostile import RUN, TEXTS
from tests.sphinx.conftest import FEES, Project, find_pictures, find_statements, write_directive

ALL = {"fees-exclude", "fees-pointless", "blocked-cards", "returns-fall", "drop-fees"}
SECTIONS = FEES + "sections: {findings: What was found}\n"
PLACED = SECTIONS.replace("sources: [audit-2023]", "sources: [audit-2023], at: [{section: findings}]")
PAPER = {"paper", "fit"}
SHAPES = {"svg", "title", "desc", "g", "polygon", "polyline", "path", "text"}
ROOT = Path(__file__).parent.parent.parent


def test_options_are_those_of_the_command_line() -> None:
    others = {"output", "format", "split", "voices", "without-voice", "max-size", "help"}
    names = {
        name.removeprefix("--")
        for option in command.params
        if isinstance(option, click.Option)
        for name in (option.secondary_opts or option.opts[:1])
        if name.startswith("--")
    }
    assert names - others - PAPER == set(DIAGRAM_OPTIONS)
    assert set(DIAGRAM_OPTIONS) | {"alt", "caption", "align", "class", "name", "page"} == set(
        MapDirective.option_spec
    )


def test_every_choice_of_a_picture_has_an_option() -> None:
    words = {"direction": "up", "kind": "claim", "group": "section"}
    options = {name: None if name in _flags() else reader(words.get(name, "100"))
               for name, reader in DIAGRAM_OPTIONS.items()}  # fmt: skip
    picture, usual = read_options(options), DiagramOptions()
    for choice in [one for one in fields(DiagramOptions) if one.name not in PAPER]:
        assert getattr(picture, choice.name) != getattr(usual, choice.name), choice.name


def _flags() -> set[str]:
    return {"overview", "hide-sources", "no-verdicts", "findings", "collapse", "no-legend", "no-title"}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, ALL),
        ({"focus": "fees-pointless"}, {"fees-pointless", "drop-fees"}),
        ({"focus": "drop-fees", "depth": "0"}, {"drop-fees"}),
        ({"root": "fees-exclude"}, {"fees-exclude", "blocked-cards"}),
        ({"section": "findings"}, {"blocked-cards"}),
        ({"kind": "claim"}, {"fees-exclude", "fees-pointless"}),
        ({"kind": "premise, challenge"}, {"blocked-cards", "returns-fall"}),
        ({"root": "drop-fees", "kind": "claim"}, {"fees-exclude", "fees-pointless"}),
        ({"overview": ""}, set()),
    ],
)
def test_views(project: Project, options: dict[str, str], shown: set[str]) -> None:
    project.write(fees_yaml=PLACED)
    (picture,) = find_pictures(project.show(write_directive(**options)))
    assert find_statements(picture) == shown


@pytest.mark.parametrize(
    ("options", "look"),
    [
        ({"hide_sources": ""}, DiagramOptions(sources=False)),
        ({"no_verdicts": ""}, DiagramOptions(verdicts=False)),
        ({"no_legend": ""}, DiagramOptions(legend=False)),
        ({"collapse": ""}, DiagramOptions(collapse=True)),
        ({"theme": "print", "width": "120"}, DiagramOptions(theme="print", width=120)),
        ({"direction": "right"}, DiagramOptions(direction="right")),
    ],
)
def test_looks(project: Project, options: dict[str, str], look: DiagramOptions) -> None:
    data = read_file(project.source / "fees.yaml").data
    assert isinstance(data, dict)
    project.show(write_directive(**options))
    (file,) = (project.folder / "html/_images").iterdir()
    assert file.read_bytes() == render(Graph.of(data), "svg", look)
    assert file.read_bytes() != render(Graph.of(data), "svg")


def test_findings_are_marked(project: Project) -> None:
    assert "1 FINDING" in project.show(write_directive(findings=""))
    assert "FINDING" not in project.show(write_directive())


def test_a_picture_is_told(project: Project) -> None:
    page = project.show(write_directive())
    (picture,) = find_pictures(page)
    texts = {element.get("id"): element.text for element in picture.iter()}
    assert picture.get("role") == "graphics-document document"
    assert texts[picture.get("aria-labelledby")] == "Should Elmwood's library drop late fees?"
    assert str(texts[picture.get("aria-describedby")]).startswith("5 statements: 2 claims")
    labels = [element.get("aria-label", "") for element in picture.findall(".//{*}g")]
    assert any(label.startswith("Thesis fees-exclude, established: Late fees keep") for label in labels)
    frame = 'role="group" aria-label="Should Elmwood&#x27;s library drop late fees?" tabindex="0"'
    assert frame in page


def test_a_figure_is_a_figure(project: Project) -> None:
    options = {"name": "fees", "class": "wide", "align": "right", "alt": 'Fees & "books"'}
    page = project.show(
        write_directive(content="The *caption*.\n\nThe legend.", **options) + "\nSee :ref:`fees`.\n"
    )
    assert '<figure class="wide align-right" id="fees">' in page
    assert re.search(r"<figcaption>\s*<p><span class=\"caption-text\">The <em>caption</em>\.", page)
    assert re.search(r'<div class="legend">\s*<p>The legend\.</p>', page)
    assert f'aria-label="{escape(options["alt"])}"' in page
    assert 'href="#fees"' in page


@pytest.mark.parametrize(
    ("caption", "content", "legend"),
    [("By *option*.", "", False), ("By *option*.", "A legend.", True), ("", "By *option*.", False)],
)
def test_captions(project: Project, caption: str, content: str, legend: bool) -> None:
    page = project.show(write_directive(content=content, **({"caption": caption} if caption else {})))
    assert 'class="caption-text">By <em>option</em>.' in page
    assert ('<div class="legend">' in page) is legend


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_ids_are_unique(project: Project, builder: str) -> None:
    two = f"{write_directive()}\n{write_directive()}\n{write_directive(root='fees-exclude')}"
    project.write(other_rst=f"Other\n=====\n\n{two}")
    project.write(index_rst=f"Title\n=====\n\n.. toctree::\n\n   other\n\n{two}")
    page = (project.build(builder) / "index.html").read_text(encoding="utf-8")
    assert project.warnings == ""
    assert len(find_pictures(page)) == (6 if builder == "singlehtml" else 3)
    ids = [name for picture in find_pictures(page) for one in picture.iter() if (name := one.get("id"))]
    assert len(ids) == len(set(ids)) > 30
    for picture in find_pictures(page):
        assert {picture.get("aria-labelledby"), picture.get("aria-describedby")} <= set(ids)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_links_lead_to_files(project: Project, builder: str) -> None:
    (project.source / "deep").mkdir()
    (project.source / "deep/er.rst").write_text(
        "Deep\n====\n\n" + write_directive("/fees.yaml", page="", focus="drop-fees")
    )
    project.write(index_rst="Title\n=====\n\n.. toctree::\n\n   deep/er\n")
    page = {"html": "deep/er.html", "dirhtml": "deep/er/index.html", "singlehtml": "index.html"}[builder]
    file = project.build(builder) / page
    assert project.warnings == ""
    links = dict(re.findall(r'<a href="([^"]*argmap-[^"]*)">([^<]*)</a>', file.read_text(encoding="utf-8")))
    assert list(links.values()) == ["Full size", "Explore the map"]
    picture, whole = links
    assert (file.parent / picture).read_bytes().startswith(b"<?xml")
    assert whole.endswith(".html#drop-fees")
    assert "<title>Should Elmwood" in (file.parent / whole.partition("#")[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(("theme", "adapts"), [("light", True), ("dark", False), ("print", False)])
def test_light_pictures_adapt(project: Project, theme: str, adapts: bool) -> None:
    page = project.show(write_directive(theme=theme))
    assert ("argmap-adapts" in page) is adapts
    assert '<link rel="stylesheet" type="text/css" href="_static/argmap.css' in page
    assert (project.folder / "html/_static/argmap.css").read_text(encoding="utf-8") == format_style()


@pytest.mark.parametrize("overview", [True, False])
def test_every_colour_has_a_dark_one(overview: bool) -> None:
    data = read_file(ROOT / "maps/hayat-2023.yaml").data
    assert isinstance(data, dict)
    svg = render(Graph.of(data), "svg", DiagramOptions(overview=overview)).decode()
    style = format_style()
    used = set(re.findall(r'(fill|stroke)="(#[^"]+)"', svg))
    assert ("fill", find_theme("light").paper) in used
    for paint, colour in used:
        assert f'[{paint}="{colour}"] {{ {paint}: light-dark({colour}, {darken(colour)}); }}' in style


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_hostile_text_stays_text(project: Project, browser: Browser) -> None:
    safe = [text for text in TEXTS if "\ud800" not in text]
    data = {
        "argmap": 1,
        "title": safe[0],
        "thesis": ["c0"],
        "sections": {"s": safe[2]},
        "claims": {
            f"c{n}": {"text": text, "note": text, "at": [{"section": "s"}], "sources": ["w"]}
            for n, text in enumerate(safe)
        },
        "sources": {"w": {"title": safe[1]}},
    }
    project.write(bad_json=dumps(data))
    page = project.show(write_directive("bad.json", page="", name="fees"))
    figure = re.findall(r"<figure\b.*?</figure>", page, re.DOTALL)
    markup = _Markup()
    markup.feed("".join(figure))
    assert markup.tags <= {"figure", "div", "p", "a", *SHAPES}
    assert not {name for name in markup.attributes if name.startswith("on")}
    opened = browser.new_page()
    opened.goto((project.folder / "html/index.html").as_uri())
    assert opened.evaluate("window.hacked") is None
    assert str(opened.locator("figure svg").text_content()).count(RUN) > 5
    opened.close()
