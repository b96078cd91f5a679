"""What the statements and inferences of a map are called in Argdown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.graph import Graph, Statement, Step
from argmap.graph.steps import is_plain
from argmap.identifier import ID, Names
from argmap.interop.argdown.interpretation import Ref
from argmap.interop.argdown.markup import is_title
from argmap.interop.argdown.metadata import NAME
from argmap.interop.carrying import Loss
from argmap.interop.naming import slug
from argmap.interop.origin import origin_of

_GIVEN = re.compile(r"Untitled [0-9]+")
"""The titles that Argdown gives to what has none."""

_NO_TITLE = "Argdown can't have this title; the id stands in its place"


class Titles:
    """What everything in one map is called.

    Attributes:
        plain: the steps that are plain supports.
        arguments: the other steps that have an id, each of which is an argument with a structure.
        losses: titles that can't be written.
    """

    def __init__(self, graph: Graph) -> None:
        """Name everything."""
        self.losses: list[Loss] = []
        self.plain = [step for step in graph.steps if is_plain(step)]
        plain = {step.index for step in self.plain}
        structured = [step for step in graph.steps if step.index not in plain]
        self.arguments = [step for step in structured if step.id]
        plain_arguments = _find_plain_arguments(graph, structured)
        self._free = {"[": Names(), "<": Names()}
        self._statements = {
            it.index: self._name("<" if it.index in plain_arguments else "[", it.data, it.id, it.key)
            for it in graph.statements
        }
        self._steps = {
            it.index: self._name("<", it.data if _is_argument(it.data) else {}, it.id or "", it.id or "")
            for it in self.arguments
        }

    def of(self, part: Statement | Step) -> Ref:
        """Return how a statement or argument is referred to."""
        return (self._statements if isinstance(part, Statement) else self._steps)[part.index]

    def _name(self, bracket: str, data: Mapping[str, Any], id_: str, key: str) -> Ref:
        title = str(origin_of(data, NAME).get("id", ""))
        if _GIVEN.fullmatch(title):
            title = ""
        if title and not is_title(title):
            self.losses.append(Loss(id_, "its title", _NO_TITLE))
            title = ""
        return f"{bracket}{self._free[bracket].take(title or key)}{'>' if bracket == '<' else ']'}"


def _is_argument(data: Mapping[str, Any]) -> bool:
    return bool(origin_of(data, NAME).get("type") == "argument")


def _find_plain_arguments(graph: Graph, structured: Iterable[Step]) -> set[int]:
    """Return the statements that were arguments without a structure, and can still be that."""
    inner = {it.index for step in structured for it in (step.conclusion, *step.premises)}
    arguments = {it.index for it in graph.statements if _is_argument(it.data)} - inner
    for link in graph.contradictions:
        if link.start.index in arguments:
            arguments.discard(link.end.index)
    return arguments


def slug_or_id(title: str) -> str:
    """Return a title if it is an id, else an id of its words; the empty string where it has none."""
    return title if re.fullmatch(ID, title) else slug(title)


def scheme_of(rules: Sequence[str]) -> str:
    """Return the scheme that the rules of an inference stand for; the empty string unless it is one."""
    return slug_or_id(rules[0].lower()) if len(rules) == 1 else ""
