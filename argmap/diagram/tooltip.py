"""The tooltips of statements and relations."""

from itertools import islice
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.citation import cite
from argmap.diagram.place import name_place
from argmap.diagram.text import cut
from argmap.diagram.wording import capitalise, describe_remarks, describe_voice

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
    return "\n".join(cut(line, sizes.TOOLTIP_CHARACTERS) for line in lines)


def _verdict(view: "View", statement: "Statement") -> str:
    verdict = view.evaluation.verdict(statement)
    if verdict != "unsupported":
        badge = view.badge(statement)
        return f"{verdict}: {badge.meaning}" if badge else verdict
    given = view.graph.supporting(statement)
    return "unsupported: its reasons do not stand" if given else "unsupported: no reason or source is given"


def _details(view: "View", statement: "Statement") -> "Iterator[str]":
    if voice := describe_voice(view, statement):
        yield f"{capitalise(voice)}."
    if statement.implicit:
        yield "Implicit: the paper does not say it."
    if statement.file:
        yield f"In: {view.graph.files[statement.file].title}"
    for index, locator in enumerate(statement.locators):
        section = view.headings.get(locator.section, locator.section) if locator.section else ""
        place = [section, name_place(locator), f"“{locator.quote}”" if locator.quote else ""]
        yield "At: " + ", ".join(filter(None, place))
        if pieces := view.surroundings.get((*statement.path, "at", index)):
            yield f"In the paper's words: “{''.join(pieces)}”"
    for citation in statement.citations:
        yield f"Source: {cite(citation, view.described)}"
    if statement.assumption:
        yield f"Assumption: {statement.assumption}"
    if statement.note:
        yield f"Note: {statement.note}"
    if residual := statement.residual:
        yield f"Left open ({residual.severity}): {residual.rationale}"
    yield from describe_remarks(view, statement)


def step_tooltip(view: "View", step: "Step") -> str:
    """Return the premises and the conclusion of a step, its scheme and its details."""
    names = ", ".join(premise.id for premise in step.premises[:LINE_COUNT])
    head = f"{step.id or 'step'}: {names} → {step.conclusion.id}"
    return _join([head, *islice(_step_details(view, step), LINE_COUNT)])


def _step_details(view: "View", step: "Step") -> "Iterator[str]":
    if voice := view.voice(step):
        yield f"By {voice}."
    if step.implicit:
        yield "Implicit: the paper does not draw this step in so many words."
    if step.scheme:
        yield f"Scheme: {step.scheme}"
    if step.warrant:
        yield f"Warrant: {step.warrant.id}"
    if step.note:
        yield f"Note: {step.note}"
    yield from describe_remarks(view, step)
