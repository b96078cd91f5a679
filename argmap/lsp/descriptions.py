"""What there is to know of a name in a map, as Markdown.

The words for citations are imported where they are needed: the server itself never needs them.
"""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.graph import Locator, Statement, Step
from argmap.lsp.names import STATEMENT
from argmap.report.markup import escape
from argmap.vocabulary import SECTION, SOURCE, VOICE

_WHY = 3
"""How many lines of an explanation are shown."""


def describe(analysis: Analysis, shelf: str, name: str) -> str:
    """Return what a name on a shelf stands for; empty if nothing does."""
    if analysis.faults:
        return ""
    graph = analysis.graph
    if shelf == STATEMENT:
        part = graph.named.get(name)
        if isinstance(part, Statement):
            return "\n\n".join(_describe_statement(analysis, part))
        return _describe_step(part) if part else ""
    if shelf == SOURCE:
        from argmap.diagram.citation import describe as describe_work

        source = graph.sources.get(name)
        return escape(describe_work(source)) if source else ""
    words = {SECTION: graph.sections, VOICE: graph.voices}[shelf].get(name, "")
    return escape(words)


def _describe_statement(analysis: Analysis, statement: Statement) -> Iterator[str]:
    verdict = analysis.evaluation().verdict(statement)
    yield f"**{verdict}** {statement.kind} `{statement.id}`"
    yield escape(statement.text)
    yield "\n".join(f"- {escape(line)}" for line in _explain(analysis, statement))
    if statement.assumption:
        yield f"Assumed: {escape(statement.assumption)}"
    if statement.citations:
        from argmap.diagram.citation import cite, shorten_source

        short = {name: shorten_source(source) for name, source in analysis.graph.sources.items()}
        yield "Sources: " + "; ".join(escape(cite(citation, short)) for citation in statement.citations)
    for index, locator in enumerate(statement.locators):
        yield from _describe_place(analysis, (*statement.path, "at", index), locator)


def _explain(analysis: Analysis, statement: Statement) -> Iterator[str]:
    """Yield why it has its verdict: what is said first, in a few lines."""
    lines = [line.strip().removeprefix("- ") for line in str(analysis.why(statement.id)).splitlines()[1:]]
    said = [line for line in lines if line]
    yield from said[:_WHY]
    more = len(said) - _WHY
    if more > 0:
        yield f"and {more:,} more lines: `argmap why`"


def _describe_place(analysis: Analysis, path: tuple[str | int, ...], locator: Locator) -> Iterator[str]:
    from argmap.diagram.place import name_place

    section = analysis.graph.sections.get(locator.section or "", locator.section or "")
    place = ", ".join(filter(None, (section, name_place(locator))))
    pieces = analysis.surroundings.get(path)
    if pieces:
        shown = (
            f"**{escape(piece)}**" if number % 2 else escape(piece) for number, piece in enumerate(pieces)
        )
        yield f"> {''.join(shown)}"
    elif locator.quote:
        yield f"> {escape(locator.quote)}"
    if place:
        yield f"In the paper: {escape(place)}"


def _describe_step(step: Step) -> str:
    premises = ", ".join(f"`{premise.id}`" for premise in step.premises)
    scheme = f" by {escape(step.scheme)}" if step.scheme else ""
    return f"**inference** `{step.id}`: {premises} to `{step.conclusion.id}`{scheme}"
