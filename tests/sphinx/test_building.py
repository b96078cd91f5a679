"""Builders, what is built anew, and warnings."""

import re
import shutil
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from argmap.diagram import engine
from tests.sphinx.conftest import FEES, Project, find_pictures, find_statements, write_directive

OUTLINE = "Thesis fees-exclude, established: Late fees keep the poorest away."
BROKEN = FEES.replace("text: Late fees keep", "txt: Late fees keep").replace("argmap: 1", "argmap: 7")
DANGLING = FEES.replace("supported_by: [blocked-cards]", "supported_by: [blocked-card]")
NO_PDF = (
    "no engine writes PDF: install 'argmap[pdf]' or Graphviz, or draw an SVG and print it [argmap.engine]"
)


@pytest.mark.parametrize(
    ("builder", "page", "mark"),
    [("text", "index.txt", ""), ("man", "p.1", "\\"), ("texinfo", "p.texi", "@anchor")],
)
def test_outline_where_no_picture_can_be(project: Project, builder: str, page: str, mark: str) -> None:
    options = {"caption": "The caption.", "name": "fees"}
    project.write(index_rst=f"Title\n=====\n\n{write_directive(**options)}\nAfter, see :ref:`fees`.")
    out = project.build(
        builder, man_pages=[("index", "p", "d", [], 1)],
        texinfo_documents=[("index", "p", "t", "a", "p", "d", "m")],
    )  # fmt: skip
    text = (out / page).read_text(encoding="utf-8")
    assert project.warnings == ""
    assert mark in text
    assert OUTLINE in text.replace("\\-", "-")
    assert text.index(OUTLINE[-20:]) < text.index("The caption.") < text.index("After")


def test_overview_in_words(project: Project) -> None:
    project.write(index_rst=f"Title\n=====\n\n{write_directive(overview='')}")
    text = (project.build("text") / "index.txt").read_text(encoding="utf-8")
    assert "Should Elmwood's library drop late fees?" in text
    assert "5 statements: 2 claims, 1 premise, 1 challenge, 1 recommendation." in text
    assert project.warnings == ""


@pytest.mark.parametrize("pdf", [True, False])
def test_latex(project: Project, monkeypatch: pytest.MonkeyPatch, pdf: bool) -> None:
    if pdf and not (shutil.which("dot") or find_spec("pygraphviz")):
        pytest.skip("no engine writes PDF: install Graphviz or pygraphviz")
    if not pdf:
        monkeypatch.setattr(engine, "find_spec", lambda _: None)
        which = shutil.which
        monkeypatch.setattr(shutil, "which", lambda name, **where: name != "dot" and which(name, **where))
    project.write(index_rst=f"Title\n=====\n\n{write_directive(content='The caption.')}")
    out = project.build("latex", latex_documents=[("index", "p.tex", "p", "a", "manual")])
    (picture,) = out.glob("argmap-*")
    assert picture.read_bytes().startswith(b"%PDF" if pdf else b"\x89PNG")
    assert project.warnings == ("" if pdf else f"/index.rst:4: WARNING: {NO_PDF}\n")
    tex = (out / "p.tex").read_text(encoding="utf-8")
    assert "\\sphinxincludegraphics" in tex
    assert "\\caption{The caption.}" in tex


def test_epub(project: Project) -> None:
    project.write(index_rst=f"Title\n=====\n\n{write_directive(alt='Late fees')}")
    out = project.build("epub", version="1", epub_copyright="c")
    assert project.warnings == ""
    assert '<img alt="Late fees" src="_images/argmap-' in (out / "index.xhtml").read_text(encoding="utf-8")
    (picture,) = (out / "_images").iterdir()
    assert f'href="_images/{picture.name}" media-type="image/svg+xml"' in (out / "content.opf").read_text()


def test_tooltips_and_the_page_show_the_sentences_around_quotes(project: Project) -> None:
    quoting = FEES.replace("sources: [audit-2023]", "sources: [audit-2023], at: two in five")
    quoting += "paper: {title: Fines, text: fines.txt}\n"
    told = []
    for words in ("Of the cards, two in five are blocked.", "We think that two in five were."):
        project.write(fees_yaml=quoting, fines_txt=f"Nothing else. {words} The end.\n")
        shown = project.show(write_directive(page=""))
        (page,) = [link for link in re.findall(r'href="(_images/[^"]*)"', shown) if link.endswith(".html")]
        linked = (project.folder / "html" / page).read_text(encoding="utf-8")
        told += [f"paper's words: “{words}”" in unescape(shown), words.partition("two")[0] in linked]
    assert told == [True] * 4


def test_captions_are_translated(project: Project) -> None:
    project.write(index_rst=f"Title\n=====\n\n{write_directive(content='The caption.')}")
    out = project.build("gettext")
    assert 'msgid "The caption."' in (out / "index.pot").read_text(encoding="utf-8")


def test_without_engine_there_is_an_outline(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "no-such-program")
    project.write(index_rst=f"Title\n=====\n\n{write_directive()}")
    page = (project.build() / "index.html").read_text(encoding="utf-8")
    assert OUTLINE in page
    assert project.warnings.startswith("/index.rst:4: WARNING: ARGMAP_DOT names 'no-such-program'")
    assert project.warnings.endswith("[argmap.engine]\n")


@pytest.mark.usefixtures("slow_engine")
def test_a_layout_that_takes_too_long(project: Project) -> None:
    project.write(index_rst=f"Title\n=====\n\n{write_directive(timeout='3')}")
    (picture,) = find_pictures((project.build() / "index.html").read_text(encoding="utf-8"))
    assert len(find_statements(picture)) == 5
    assert project.warnings.startswith("/index.rst:4: WARNING: laid out in plain rows, section by section")
    assert project.warnings.endswith("[argmap.layout]\n")
    project.write(other_rst=f"Other\n=====\n\n{write_directive(timeout='3')}", conf_py="")
    project.build()
    assert "/other.rst:4: WARNING: laid out in plain rows" in project.warnings


@pytest.mark.parametrize(
    ("directive", "expected"),
    [
        (
            write_directive("nothing.yaml"),
            "cannot read '/nothing.yaml': there is no such file; check the name [argmap.map]",
        ),
        (
            write_directive(root="fees-exclud"),
            "the map has no statement 'fees-exclud' (did you mean 'fees-exclude'?) [argmap.view]",
        ),
        (write_directive(section="one"), "the map has no section 'one' [argmap.view]"),
        (
            write_directive(theme="drak"),
            "unknown theme 'drak' (did you mean 'dark'?); "
            "choose light, dark, print, contrast, or a .toml file [argmap.view]",
        ),
        (
            write_directive(theme="own.toml"),
            "/own.toml: 'ink' is 'red'; use a colour such as '#1a1a1a'\n"
            "/own.toml: a theme has no key 'fnt' (did you mean 'font'?) [argmap.view]",
        ),
        (
            write_directive("broken.yaml"),
            "this is not a map:\n"
            "/broken.yaml:1:9: error: expected the version of the format, found the number 7: write "
            "'argmap: 1', the only version that this argmap reads [invalid-value]\n"
            "/broken.yaml:5:3: error: a claim needs the key 'text': write one sentence that could be true or "
            "false (of a recommendation: be followed) [missing-key]\n"
            "/broken.yaml:5:18: error: a claim has no key 'txt': did you mean 'text'? [unknown-key] "
            "[argmap.map]",
        ),
    ],
)
def test_warnings(project: Project, directive: str, expected: str) -> None:
    project.write(index_rst=f"Title\n=====\n\n{directive}\nAfter.", own_toml='ink = "red"\nfnt = "x"\n')
    project.write(broken_yaml=BROKEN)
    page = (project.build() / "index.html").read_text(encoding="utf-8")
    assert project.warnings == f"/index.rst:4: WARNING: {expected}\n"
    assert "After." in page
    assert "<figure" not in page
    project.write(index_rst=f"Title\n=====\n\n{directive}\nAgain.")
    project.build(suppress_warnings=["argmap"])
    assert project.warnings == ""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            {"kind": "clam"},
            '"clam" unknown; choose from "claim", "premise", "challenge"',
        ),
        ({"kind": ""}, "argument required but none supplied"),
        ({"width": "12"}, "a text is 80 to 800 points wide"),
        ({"depth": "-1"}, "negative value"),
        ({"direction": "away"}, '"away" unknown; choose from'),
        ({"overview": "yes"}, "no argument is allowed"),
        ({"focs": "x"}, "unknown option"),
    ],
)
def test_options_are_read_carefully(project: Project, options: dict[str, str], expected: str) -> None:
    project.write(index_rst=f"Title\n=====\n\n{write_directive(**options)}")
    project.build()
    assert project.warnings.startswith('/index.rst:4: ERROR: Error in "argmap" directive:')
    assert expected in project.warnings


def test_lost_references_are_told_and_left_out(project: Project) -> None:
    project.write(fees_yaml=DANGLING, index_rst=f"Title\n=====\n\n{write_directive()}")
    page = (project.build() / "index.html").read_text(encoding="utf-8")
    assert project.warnings == (
        "/index.rst:4: WARNING: this map has faults:\n"
        "/fees.yaml:5:73: error: 'supported_by' names 'blocked-card', but no statement has that id: "
        "did you mean 'blocked-cards'? [dangling-reference] [argmap.reference]\n"
    )
    assert "fees-exclude" in find_statements(find_pictures(page)[0])


def _build_again(project: Project, **files: str) -> set[str]:
    project.write(**files)
    project.build()
    return project.built


def test_what_changes_is_built_anew(project: Project) -> None:
    project.write(
        index_rst="Title\n=====\n\n.. toctree::\n\n   one\n   two\n",
        one_rst=f"One\n===\n\n{write_directive(theme='own.toml')}",
        two_rst=f"Two\n===\n\n{write_directive('new.yaml')}",
        own_toml="",
    )
    project.build()
    assert project.warnings.startswith("/two.rst:4: WARNING: cannot read")
    assert _build_again(project, new_yaml=FEES) == {"two"}
    assert _build_again(project) == set()
    assert _build_again(project, fees_yaml=FEES.replace("the poorest", "the poor")) == {"one"}
    assert "Late fees keep the poor away." in (project.folder / "html/one.html").read_text(encoding="utf-8")
    assert _build_again(project, own_toml='paper = "#fafafa"\n') == {"one"}
    assert "#fafafa" in (project.folder / "html/one.html").read_text(encoding="utf-8")
    bibliography = '[{"id": "w", "type": "book", "title": "A book"}]'
    cited = FEES.replace("argmap: 1", "argmap: 1\nbibliography: works.json").replace("[audit-2023]", "[w]")
    assert _build_again(project, new_yaml=cited, works_json=bibliography) == {"two"}
    assert _build_again(project, works_json=bibliography.replace("A book", "No book")) == {"two"}
    assert "No book" in (project.folder / "html/two.html").read_text(encoding="utf-8")
    debate = "argmap: 1\ntitle: Debate\ninclude: part.yaml\n"
    assert _build_again(project, new_yaml=debate, part_yaml=FEES) == {"two"}
    assert _build_again(project, part_yaml=FEES.replace("poorest", "poor")) == {"two"}


def test_builds_are_the_same_in_parallel_and_elsewhere(project: Project, tmp_path: Path) -> None:
    names = [f"doc{n}" for n in range(6)]
    toctree = "".join(f"   {name}\n" for name in names)
    project.write(index_rst=f"Title\n=====\n\n.. toctree::\n\n{toctree}", own_toml='ink = "#222222"\n')
    for name in names:
        directives = [write_directive(page=""), write_directive(theme="own.toml", kind="claim")]
        project.write(**{f"{name}_rst": f"{name}\n====\n\n" + "\n".join(directives)})
    one = _read_all(project.build())
    elsewhere = Project(tmp_path / "elsewhere")
    shutil.copytree(project.source, elsewhere.source)
    assert _read_all(elsewhere.build(parallel=3)) == one
    assert elsewhere.warnings == ""
    assert sum(name.startswith("_images/argmap-") for name in one) == 3


def _read_all(out: Path) -> dict[str, bytes]:
    kept = [*out.glob("*.html"), *out.glob("_images/*")]
    return {str(file.relative_to(out)): file.read_bytes() for file in kept}
