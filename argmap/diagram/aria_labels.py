"""Labels of the boxes of a drawing for screen readers: what stands in a box, and where its lines lead."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.diagram.edges import find_edges
from argmap.diagram.place import first_place, name_place
from argmap.diagram.text import cut, shorten
from argmap.diagram.traversal import name_parts, traverse
from argmap.diagram.wording import capitalise, describe_statement, describe_step, enumerate_names, name
from argmap.graph import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View
    from argmap.graph import Named

_CHARACTERS, _HEADING_CHARACTERS = 1500, 80

_COMING = {
    "support": "supported by {}",
    "failing": "supported in vain by {}",
    "warrant": "licensed by {}",
    "attack": "attacked by {}",
    "answer": "answered by {}",
    "denial": "denied by {}",
    "contradiction": "cannot stand with {}",
    "tension": "in tension with {}",
}
_GOING = {
    "support": "supports {}",
    "failing": "supports {} in vain",
    "warrant": "licenses {}",
    "attack": "attacks {}",
    "answer": "answers {}",
    "denial": "denies {}",
    "contradiction": "cannot stand with {}",
    "tension": "in tension with {}",
}
_PHRASES = list(dict.fromkeys([*_COMING.values(), *_GOING.values()]))


def label_parts(view: "View") -> dict[str, str]:
    """Return the label of every statement and joint, by the names of their nodes, in reading order."""
    parts = name_parts(view)
    relations = _find_relations(view, {node: name(part) for node, part in parts.items()})
    nodes = {part: node for node, part in parts.items()}
    ordered = (visit.part for visit in traverse(view) if not visit.again)
    return {nodes[part]: _label(view, part, relations[nodes[part]]) for part in ordered}


def _find_relations(view: "View", names: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Return, for each node, the names of those that its lines lead to, by the phrases for these lines."""
    relations: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edge in find_edges(view):
        relations[edge.end][_COMING[edge.style.line]].append(names[edge.start])
        relations[edge.start][_GOING[edge.style.line]].append(names[edge.end])
    return relations


def _label(view: "View", part: "Named", relations: dict[str, list[str]]) -> str:
    sentences = list(_describe(view, part))
    phrases = (phrase for phrase in _PHRASES if phrase in relations)
    sentences += [phrase.format(enumerate_names(relations[phrase])) for phrase in phrases]
    return " ".join(_end(capitalise(sentence)) for sentence in sentences)


def _describe(view: "View", part: "Named") -> "Iterator[str]":
    if not isinstance(part, Statement):
        yield describe_step(view, part)
        return
    yield cut(describe_statement(view, part), _CHARACTERS)
    if section := view.section(part):
        place = [shorten(view.headings[section], _HEADING_CHARACTERS), name_place(first_place(part))]
        yield f"in {', '.join(filter(None, place))}"


def _end(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
