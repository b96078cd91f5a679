"""What is said of a statement or a relation when one points at it."""

from itertools import islice
from typing import TYPE_CHECKING

from argmap.diagram import theme
from argmap.diagram.citation import place_in
from argmap.diagram.place import name_place
from argmap.diagram.text import cut
from argmap.diagram.wording import capitalise, describe_remarks, tell_voice
from argmap.graph.references import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.view import View
    from argmap.graph import Statement, Step

LINE_COUNT = 30


def statement_tooltip(view: "View", statement: "Statement") -> str:
    """Return kind, id, verdict, the full text, its place and its full sources."""
    kind = view.theme.kinds[statement.kind].word.lower()
    word = f"thesis, {kind}" if statement.index in view.theses else kind
    head = f"{statement.id} ({word}): {_verdict(view, statement)}"
    return _join([head, statement.text, *islice(_details(view, statement), LINE_COUNT)])


def _join(lines: "Iterable[str]") -> str:
    return "\n".join(cut(line, theme.TOOLTIP_CHARACTERS) for line in lines)


def _verdict(view: "View", statement: "Statement") -> str:
    verdict = view.evaluation.verdict(statement)
    if verdict != "unsupported":
        badge = view.badge(statement)
        return f"{verdict}: {badge.meaning}" if badge else verdict
    given = view.graph.supporting(statement)
    return "unsupported: its reasons do not stand" if given else "unsupported: no reason or source is given"


def _details(view: "View", statement: "Statement") -> "Iterator[str]":
    data = statement.data
    if voice := tell_voice(view, statement):
        yield f"{capitalise(voice)}."
    if "implicit" in data:
        yield "Implicit: the paper does not say it."
    for locator in data.get("at", ()):
        section = locator.get("section")
        place = [view.headings.get(section, section)] if section else []
        place += [name_place(locator), f"“{locator['quote']}”" if "quote" in locator else ""]
        yield "At: " + ", ".join(filter(None, place))
    for citation in data.get("sources", ()):
        name = source_of(citation)
        yield f"Source: {view.described.get(name, name)}{place_in(citation)}"
    for key in ("assumption", "note"):
        if key in data:
            yield f"{key.capitalize()}: {data[key]}"
    if "residual" in data:
        yield f"Left open ({data['residual']['severity']}): {data['residual']['rationale']}"
    yield from describe_remarks(view, data)


def step_tooltip(view: "View", step: "Step") -> str:
    """Return what a step leads from and to, and by which scheme."""
    names = ", ".join(premise.id for premise in step.premises[:LINE_COUNT])
    head = f"{step.id or 'step'}: {names} → {step.conclusion.id}"
    return _join([head, *islice(_step_details(view, step), LINE_COUNT)])


def _step_details(view: "View", step: "Step") -> "Iterator[str]":
    if voice := view.voice(step):
        yield f"By {voice}."
    if "implicit" in step.data:
        yield "Implicit: the paper does not draw this step in so many words."
    if step.scheme:
        yield f"Scheme: {step.scheme}"
    if step.warrant:
        yield f"Warrant: {step.warrant.id}"
    if "note" in step.data:
        yield f"Note: {step.data['note']}"
    yield from describe_remarks(view, step.data)
