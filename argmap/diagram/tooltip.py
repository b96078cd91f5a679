"""What is said of a statement or a relation when one points at it."""

from itertools import islice
from typing import TYPE_CHECKING

from argmap.diagram import theme
from argmap.diagram.citation import place_in
from argmap.diagram.text import cut
from argmap.graph.references import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View
    from argmap.graph import Statement, Step

LINE_COUNT = 30


def statement_tooltip(view: "View", statement: "Statement") -> str:
    """Return kind, id, verdict, the full text, its place and its full sources."""
    kind = view.theme.kinds[statement.kind].word.lower()
    word = f"thesis, {kind}" if statement.index in view.theses else kind
    head = f"{statement.id} ({word}): {_verdict(view, statement)}"
    lines = [head, statement.text, *islice(_details(view, statement), LINE_COUNT)]
    return "\n".join(cut(line, theme.TOOLTIP_CHARACTERS) for line in lines)


def _verdict(view: "View", statement: "Statement") -> str:
    verdict = view.evaluation.verdict(statement)
    if verdict != "unsupported":
        return verdict
    given = view.graph.supporting(statement)
    return "unsupported: its reasons do not stand" if given else "unsupported: no reason or source is given"


def _details(view: "View", statement: "Statement") -> "Iterator[str]":
    data = statement.data
    for locator in data.get("at", ()):
        section = locator.get("section")
        place = [view.headings.get(section, section)] if section else []
        place += [f"paragraph {locator['paragraph']}"] if "paragraph" in locator else []
        place += [f"“{locator['quote']}”"] if "quote" in locator else []
        yield "At: " + ", ".join(place)
    for citation in data.get("sources", ()):
        name = source_of(citation)
        yield f"Source: {view.described.get(name, name)}{place_in(citation)}"
    for key in ("assumption", "note"):
        if key in data:
            yield f"{key.capitalize()}: {data[key]}"
    if "residual" in data:
        yield f"Left open ({data['residual']['severity']}): {data['residual']['rationale']}"


def step_tooltip(step: "Step") -> str:
    """Return what a step leads from and to, and by which scheme."""
    names = ", ".join(premise.id for premise in step.premises[:LINE_COUNT])
    text = f"{step.id or 'step'}: {names or 'nothing'} → {step.conclusion.id}"
    text += f"\nScheme: {step.scheme}" if step.scheme else ""
    text += f"\nWarrant: {step.warrant.id}" if step.warrant else ""
    return text + "\nA premise of it is missing." if step.broken else text
