"""A map as a Mermaid flowchart, for Markdown on code hosts.

Nodes are numbered, so that no id is a keyword of Mermaid. Every character of a text that Mermaid, Markdown
or HTML could take for markup is written as its number.
"""

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.edges import find_edges
from argmap.diagram.text import clean, shorten
from argmap.diagram.traversal import name_parts
from argmap.diagram.wording import (
    capitalise,
    describe_voice,
    name_hidden,
    name_kind,
    summarise,
    title,
    verdict_word,
)
from argmap.errors import ArgmapError
from argmap.graph import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.edges import Edge
    from argmap.diagram.theme import Theme
    from argmap.diagram.view import View
    from argmap.graph import Named, Step

CHARACTERS, EDGES = 50_000, 500
"""What Mermaid draws at most (`maxTextSize`, `maxEdges`): only the host may change that, not the diagram."""

_CUTS = 1200, 120, 60
"""Texts are cut to the first of these lengths that makes the diagram small enough."""

_SHORTEST = 20
_RANKDIR = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
_SHAPES = {
    "claim": '("{}")',
    "premise": '["{}"]',
    "challenge": '{{{{"{}"}}}}',
    "recommendation": '[["{}"]]',
}
_ARROWS = {
    "support": "-->",
    "failing": "-->|in vain|",
    "attack": "-.-x|attacks|",
    "answer": "-.-o|answers|",
    "denial": "--x|denies|",
    "contradiction": "x--x|contradicts|",
    "tension": "-.-|in tension with|",
    "warrant": "-.->|licenses|",
}
_MARKUP = re.compile(
    r"[\"#$%&*+/:;<=>@\[\\\]^_`{|}~]"
    r"|^-|(?<=\d)[.)]"  # the start of a list
    r"|d(?=irection\s+(?:TB|BT|RL|LR|TD))"  # a command wherever it stands, and the rest of its line is lost
)
_JOINER = "\u2060"
_SPELLS = re.compile(r"(?<=\$)(?=\$)|(?<=:)(?=fa-)|(?<=\\)(?=n)")
"""Mermaid recognises formulas, icons and line breaks even as numbers: an invisible joiner separates them."""


def to_mermaid(view: "View", direction: str) -> str:
    """Return a flowchart; `direction` says where conclusions stand, as for `to_dot`.

    Texts that would make it too large are cut, as a comment notes. Sources, places and notes are left out.

    Raises:
        ArgmapError: it is still too large for hosts to draw.
    """
    edges = list(find_edges(view))
    if len(edges) <= EDGES and len(view.statements) <= CHARACTERS // _SHORTEST:
        for characters in _CUTS:
            text = "".join(f"{line}\n" for line in _lines(view, direction, edges, characters))
            if len(text.encode("utf-16-le")) // 2 <= CHARACTERS:
                return text
    raise ArgmapError(
        f"{len(view.statements):,} statements and {len(edges):,} relations are more than Mermaid can draw; "
        f"its limits are {CHARACTERS:,} characters and {EDGES:,} relations; draw a part of the map, or an SVG"
    )


def _lines(view: "View", direction: str, edges: "Iterable[Edge]", characters: int) -> "Iterator[str]":
    name = shorten(title(view), sizes.TITLE_CHARACTERS)
    shown = name.replace("<", "‹")  # of a title that is drawn, tags are taken out
    yield from ("---", f"title: {json.dumps(shown, ensure_ascii=False)}", "---")
    yield f"flowchart {_RANKDIR[direction]}"
    if any(len(statement.text) > characters for statement in view.statements):
        yield f"  %% Texts are cut to {characters:,} characters: hosts draw at most {CHARACTERS:,} in all."
    yield f"  accTitle: {_escape(name)}"
    yield f"  accDescr: {_escape(summarise(view))}"
    yield from _classes(view.theme)
    yield from _nodes(view, direction, characters)
    yield from _relations(view, edges)


def _classes(theme: "Theme") -> "Iterator[str]":
    for name, kind in theme.kinds.items():
        yield f"  classDef {name} fill:{kind.fill},stroke:{kind.line},color:{theme.ink}"
    claim = theme.kinds["claim"]
    yield f"  classDef thesis fill:{claim.fill},stroke:{claim.line},color:{theme.ink},stroke-width:4px"
    yield f"  classDef section fill:{theme.section_fill},stroke:{theme.section_line},color:{theme.ink}"
    joint = theme.lines["support"].colour
    yield f"  classDef joint fill:{theme.paper},stroke:{joint},color:{theme.soft_ink}"


def _nodes(view: "View", direction: str, characters: int) -> "Iterator[str]":
    """Yield the nodes, section by section in reading order, then those that belong to none.

    What has no relation to other sections would be drawn in a direction of its own, if none were given.
    """
    nodes: dict[str | None, list[str]] = defaultdict(list)
    for statement in view.statements:
        nodes[view.section(statement)].append(_statement(view, statement, characters))
    for step in filter(view.has_joint, view.steps):
        nodes[view.section(step.conclusion)].append(_joint(view, step))
    for rank, (name, heading) in enumerate(view.headings.items()):
        if name in nodes:
            yield f'  subgraph g{rank}["{_escape(shorten(heading, _CUTS[-1]))}"]'
            yield f"    direction {_RANKDIR[direction]}"
            yield from (f"    {node}" for node in nodes[name])
            yield from ("  end", f"  class g{rank} section")
    yield from (f"  {node}" for node in nodes[None])
    if hidden := name_hidden(view):
        yield f'  more["{hidden}"]:::joint'


def _statement(view: "View", statement: "Statement", characters: int) -> str:
    kind = name_kind(view, statement)
    marks = ["implicit" if statement.implicit else "", _escape(describe_voice(view, statement))]
    word = f"{view.number(statement)} {capitalise(kind)}".lstrip()
    marks += [f"in {statement.file}"] if statement.file and view.section(statement) is None else []
    head = ", ".join(filter(None, [word, verdict_word(view, statement), *marks]))
    label = f"{head}<br/>{_escape(shorten(statement.text, characters))}"
    return f"s{statement.index}{_SHAPES[statement.kind].format(label)}:::{kind}"


def _joint(view: "View", step: "Step") -> str:
    words = " · ".join(_escape(shorten(word, sizes.SCHEME_CHARACTERS)) for word in view.step_words(step))
    return f"i{step.index}" + (f'(["{words}"])' if words else '((" "))') + ":::joint"


def _relations(view: "View", edges: "Iterable[Edge]") -> "Iterator[str]":
    numbers = {node: _number(part) for node, part in name_parts(view).items()}
    for edge in edges:
        arrow = "---" if edge.style.headless else _ARROWS[edge.style.line]
        yield f"  {numbers[edge.start]} {arrow} {numbers[edge.end]}"


def _number(part: "Named") -> str:
    return f"{'s' if isinstance(part, Statement) else 'i'}{part.index}"


def _escape(text: str) -> str:
    """Return a text on a line, escaped for a label.

    >>> _escape('say "end"; #1 <b>')
    'say #34;end#34;#59; #35;1 #60;b#62;'
    """
    return _MARKUP.sub(lambda match: f"#{ord(match[0])};", _SPELLS.sub(_JOINER, clean(text)))
