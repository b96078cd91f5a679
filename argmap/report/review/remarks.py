"""What readers note: weaknesses, strengths and questions, the gravest first."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.graph.references import REVIEWER
from argmap.report.review.blocks import Block, Heading, Items
from argmap.report.review.words import begin, end, number, quote, tidy

if TYPE_CHECKING:
    from argmap.report.review.voice import Voice

MOST = 60
"""The most remarks of one kind that are told."""

_TITLES = {"weakness": "Weaknesses", "question": "Questions", "strength": "Strengths"}
_LEVELS = ("high", "medium", "low")


class _Remark(NamedTuple):
    """A remark, and what it is about, in words."""

    about: str
    data: Mapping[str, Any]


def tell_remarks(voice: "Voice") -> Iterator[Block]:
    """Yield the remarks of the map by kind; nothing where there is none."""
    remarks = list(_find_remarks(voice))
    if remarks:
        yield Heading(2, "What we note")
    for kind, title in _TITLES.items():
        found = [one for one in remarks if one.data.get("kind", "weakness") == kind]
        found.sort(key=lambda one: _LEVELS.index(one.data.get("severity", "medium")))
        if found:
            yield Heading(3, title)
            more = [f"And {number(len(found) - MOST)} more."] if len(found) > MOST else []
            yield Items((*(_tell(one, voice) for one in found[:MOST]), *more))


def _tell(remark: _Remark, voice: "Voice") -> str:
    by = remark.data.get("by", REVIEWER)
    whose = [f"noted by {voice.who(by)}"] if by != REVIEWER and by in voice.graph.voices else []
    grave = ["grave"] if remark.data.get("severity") == "high" else []
    details = f" ({', '.join([*grave, *whose])})" if grave or whose else ""
    return end(f"{begin(remark.about)}{details}: {tidy(remark.data['text'])}")


def _find_remarks(voice: "Voice") -> Iterator[_Remark]:
    graph = voice.graph
    yield from _read("on the whole", graph.data)
    for name, section in graph.data.get("sections", {}).items():
        if isinstance(section, dict):
            yield from _read(f"on the section {quote(graph.sections[name])}", section)
    for name, source in graph.data.get("sources", {}).items():
        if "remarks" in source:
            yield from _read(f"on {voice.works.cite([name])[0]}", source)
    for statement in graph.statements:
        if "remarks" in statement.data:
            yield from _read(f"on {voice.name(statement)}", statement.data)
    for step in graph.steps:
        if "remarks" in step.data:
            yield from _read(f"on {voice.name_target(step)}", step.data)


def _read(about: str, part: Mapping[str, Any]) -> Iterator[_Remark]:
    return (_Remark(about, remark) for remark in part.get("remarks", ()))
