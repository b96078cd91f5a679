"""The page as a whole: its parts, and a policy that lets nothing else run or load."""

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from argmap.diagram import DiagramOptions, make_view
from argmap.diagram.outline import to_outline
from argmap.diagram.render import draw_view, refuse_options
from argmap.diagram.text import clean
from argmap.errors import ArgmapError
from argmap.evaluation import Explanations
from argmap.page.data import describe_map
from argmap.page.diagram import PageDiagrams
from argmap.page.groups import describe_view, group_parts, is_drawn, write_style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.diagram.view import View
    from argmap.edits import Path
    from argmap.finding import Finding
    from argmap.graph import Graph
    from argmap.passages.surroundings import Surroundings
    from argmap.schemes.questions import OpenQuestion

SCRIPTS = (
    *("data.js", "elements.js", "model.js", "tree.js", "long-list.js", "evaluate.js", "what-if.js"),
    *("diagram.js", "list.js", "poster.js", "outline.js", "shown.js", "why.js", "relations.js"),
    *("statement.js", "tabs.js", "search.js", "print.js", "page.js"),
)
"""The script of the page, in the order of its files."""

LIVE = "live.js"
"""The script of a page that is served: it reloads when the map was saved."""

EMBEDDED = "embedded.js"
"""The script of a page in an editor: cursor and box follow each other."""

_MASKED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def format_page(  # noqa: PLR0913 - each is known or not by whoever calls
    graph: "Graph",
    findings: "Sequence[Finding]" = (),
    options: DiagramOptions | None = None,
    stamp: str = "",
    explanations: Explanations | None = None,
    questions: "Iterable[OpenQuestion]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
    *,
    embedded: bool = False,
) -> str:
    """Return a map as an HTML page, in one file.

    Args:
        graph: the map.
        findings: the findings of a check, shown with their statements.
        options: how the diagram is drawn; the page shows all of the map.
        stamp: of a page that is served, the state of the file that it shows.
        explanations: why statements have their verdicts, if that is known already.
        questions: the open key questions of steps, shown at these.
        surroundings: the sentences around quotes, shown with their statements.
        embedded: whether an editor shows the page, and follows it with its cursor.

    Raises:
        ArgmapError: the options select a part of the map, or the theme is unknown.
        EngineError: there is no Graphviz engine, it failed or took too long.
    """
    options = options or DiagramOptions()
    _refuse_views(options)
    refuse_options(options, "svg")
    explanations = explanations or Explanations(graph)
    bare = replace(options, title=False, legend=False)  # the page has its own
    view = make_view(graph, explanations.evaluation, bare)
    view = replace(view, options=replace(bare, group=view.grouping))  # panels, however large it is
    panels, colours = _draw(view)
    content = describe_map(graph, explanations, findings, questions, surroundings)
    return _fill(
        "map.html",
        {"title": escape(content["title"]), "panels": panels, "outline": escape(to_outline(view))},
        {**content, **describe_view(view), "stamp": stamp},
        _read("page.css") + write_style(view.theme) + colours,
        [_read_vendored(), read_script([*SCRIPTS, *[LIVE] * bool(stamp), *[EMBEDDED] * embedded])],
    )


def _draw(view: "View") -> tuple[str, str]:
    """Return the diagrams, which its script shows when they are asked for, and the style of their colours."""
    if not is_drawn(view):
        return "", ""
    diagrams = PageDiagrams(draw_view(view, "svg"), view.graph, group_parts(view))
    panels = (
        f'<template id="Panel{number}">{panel}</template>' for number, panel in enumerate(diagrams.panels)
    )
    return "\n".join(panels), diagrams.style


def _refuse_views(options: DiagramOptions) -> None:
    views = (options.focus, options.root, options.section, options.kinds, options.overview, options.collapse)
    if any(views):
        raise ArgmapError("an HTML page always shows the whole map; leave the view out")


def format_faults(name: str, text: str, stamp: str) -> str:
    """Return the page that is served while the file `name` cannot be shown, with the reasons."""
    texts = {"title": escape(clean(f"{name} cannot be shown")), "text": escape(text)}
    scripts = [read_script(["data.js", LIVE])] if stamp else []
    return _fill("faults.html", texts, {"stamp": stamp, "faults": text}, _read("faults.css"), scripts)


def write_data(data: Any) -> str:
    r"""Return data as JSON that ends no script element, whatever is in it.

    >>> print(write_data("</script>"))
    "\u003c/script\u003e"
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_MASKED)


def read_script(names: Iterable[str]) -> str:
    """Return files of the script joined, in a scope of their own."""
    return '"use strict";\n{\n' + "\n".join(map(_read, names)) + "}\n"


def _fill(body: str, texts: dict[str, str], data: Any, style: str, scripts: list[str]) -> str:
    return Template(_read("page.html")).substitute(
        title=texts["title"],
        body=Template(_read(body)).substitute(texts),
        policy=_policy(scripts, style, live=bool(data["stamp"])),
        style=style,
        data=write_data(data),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _read_vendored() -> str:
    return f"/*\n{_read('vendor/panzoom.LICENSE')}*/\n{_read('vendor/panzoom.min.js')}"


def _read(name: str) -> str:
    return (files("argmap.page") / "parts" / name).read_text(encoding="utf-8")


def _policy(scripts: list[str], style: str, *, live: bool) -> str:
    """Return a Content-Security-Policy: just these scripts and this style, and no text becomes markup."""
    parts = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {_hash(style)}",
        "img-src data:",
        *(["connect-src 'self'"] if live else []),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(parts)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
