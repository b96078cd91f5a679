"""What there is to know of a name in a map, as Markdown.

The words for citations are imported where they are needed: the server itself never needs them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

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
    yield from _explain(analysis, statement)
    if statement.assumption:
        yield f"Assumed: {escape(statement.assumption)}"
    if statement.citations:
        from argmap.diagram.citation import cite, shorten_source

        short = {name: shorten_source(source) for name, source in analysis.graph.sources.items()}
        yield "Sources: " + "; ".join(escape(cite(citation, short)) for citation in statement.citations)
    for index, locator in enumerate(statement.locators):
        yield from _describe_place(analysis, (*statement.path, "at", index), locator)


def _explain(analysis: Analysis, statement: Statement) -> Iterator[str]:
    """Yield why it has its verdict: sentences, and the lists that they introduce, as far as there is room."""
    room = _WHY
    lines = [line for line in str(analysis.why(statement.id)).splitlines()[1:] if line.strip()]
    for are_items, group in groupby(lines, _is_item):
        part = list(group)
        if are_items and room > 0:
            yield "\n".join(f"{_indent(line)[2:]}- {escape(line.strip()[2:])}" for line in part[:room])
        elif room > 0:
            yield "  \n".join(map(escape, part))
        room -= len(part) if are_items else 0
    if room < 0:
        yield "and more: `argmap why`"


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _describe_place(analysis: Analysis, path: tuple[str | int, ...], locator: Locator) -> Iterator[str]:
    from argmap.diagram.place import name_place

    section = analysis.graph.sections.get(locator.section or "", locator.section or "")
    place = ", ".join(filter(None, (section, name_place(locator))))
    pieces = analysis.surroundings.get(path)
    if pieces:
        yield f"> {mark_quotes(pieces)}"
    elif locator.quote:
        yield f"> {escape(locator.quote)}"
    if place:
        yield f"In the paper: {escape(place)}"


def mark_quotes(pieces: Sequence[str]) -> str:
    """Return a passage in which each second piece is quoted; the blanks between pieces stay outside.

    >>> mark_quotes(["In Oslo, ", "traffic fell ", "by a fifth."])
    'In Oslo, **traffic fell** by a fifth.'
    """
    shown = ""
    for number, piece in enumerate(pieces):
        words = escape(piece)
        before, after = (" " * end.isspace() for end in (piece[:1], piece[-1:]))
        shown += f"{before}**{words}**{after}" if number % 2 and words else f"{before}{words}{after}"
    return shown.strip()


def _describe_step(step: Step) -> str:
    premises = ", ".join(f"`{premise.id}`" for premise in step.premises)
    scheme = f" by {escape(step.scheme)}" if step.scheme else ""
    return f"**inference** `{step.id}`: {premises} to `{step.conclusion.id}`{scheme}"
