"""A drawing in words, for those who do not see it: descriptions of statements, of steps and of the whole."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.diagram.citation import cite, describe
from argmap.diagram.text import clean, shorten
from argmap.graph import Statement
from argmap.message import count
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.diagram.view import View
    from argmap.graph import Named, Step

_NAME_CHARACTERS, _PAPER_CHARACTERS = 80, 300
"""Names are short, as they are repeated with every relation."""

_MOST = 12


def title(view: "View") -> str:
    """Return the title of the map."""
    return clean(view.graph.title)


def name_paper(view: "View") -> str:
    """Return the paper that the map is of; empty if it names none."""
    paper = describe(view.graph.paper)
    return f"Map of: {shorten(paper, _PAPER_CHARACTERS)}" if paper else ""


def summarise(view: "View") -> str:
    """Return a summary: the paper, the number of statements, and the verdicts on the theses."""
    paper = name_paper(view)
    lost = f"{view.lost_note}." if view.lost_note else ""
    parts = [f"{paper}." if paper else "", count_statements(view), judge_roots(view), lost]
    return " ".join(part for part in parts if part)


def name(part: "Named") -> str:
    """Return the name by which others refer to a part of the argument."""
    if isinstance(part, Statement):
        return shorten(part.key, _NAME_CHARACTERS)
    return shorten(f"step {part.id}" if part.id else f"a step to {part.conclusion.key}", _NAME_CHARACTERS)


def enumerate_names(names: "Sequence[str]") -> str:
    """Return the first names of a list, and how many more there are.

    >>> enumerate_names(["a", "b", "c"]), enumerate_names([])
    ('a, b and c', '')
    """
    shown = [*names[:_MOST], *([f"{len(names) - _MOST:,} more"] if len(names) > _MOST else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)


def verdict_word(view: "View", statement: Statement) -> str:
    """Return the word on the badge of a statement, or its verdict."""
    badge = view.badge(statement)
    return badge.word.lower() if badge else view.evaluation.verdict(statement)


def describe_statement(view: "View", statement: Statement) -> str:
    """Return kind, id, verdict and voice of a statement, its sentence, its actors and its grounds."""
    implicit = "implicit" if statement.implicit else ""
    head = [f"{number_kind(view, statement)} {name(statement)}", verdict_word(view, statement), implicit]
    head = [word for word in (*head, describe_voice(view, statement)) if word]
    return f"{', '.join(head)}: {' '.join([statement.text, *_notes(view, statement)])}"


_SAID_BY = {"challenge": "objection by", "recommendation": "recommended by"}


def describe_voice(view: "View", statement: Statement) -> str:
    """Return the voice of a statement, as in "said by the reviewer", and of a step that no frame shows.

    The author of the paper is not named.
    """
    voice, drawer = view.voice(statement), view.drawn_by.get(statement.index, "")
    said = f"{_SAID_BY.get(statement.kind, 'said by')} {voice}" if voice else ""
    return ", ".join(filter(None, [said, f"step drawn by {drawer}" if drawer else ""]))


def describe_remarks(view: "View", part: "Named") -> "Iterator[str]":
    """Yield the remarks on a part of the map, each with its kind, severity and voice."""
    for remark in part.remarks:
        voice = view.voices.get(remark.voice)
        by = f", {voice}" if voice else ""
        yield f"{capitalise(remark.kind)} ({remark.severity}){by}: {remark.text}"


def name_kind(view: "View", statement: Statement) -> str:
    """Return the kind of a statement, or that it is a thesis."""
    return "thesis" if statement.index in view.theses else statement.kind


def number_kind(view: "View", statement: Statement) -> str:
    """Return the kind of a statement after its number, if it has one."""
    return f"{view.number(statement)} {name_kind(view, statement)}".lstrip()


def _notes(view: "View", statement: Statement) -> "Iterator[str]":
    if statement.actor:
        yield f"(for {', '.join(statement.actor)})"
    if statement.assumption:
        yield "(assumption)"
    if statement.citations:
        yield f"[{'; '.join(cite(citation, view.short) for citation in statement.citations)}]"
    if statement.remarks:
        yield f"({count(len(statement.remarks), 'remark')})"


def describe_step(view: "View", step: "Step") -> str:
    """Return the name of a step, its scheme, its voice, and whether it needs all of its premises."""
    scheme = f"by {shorten(step.scheme, _NAME_CHARACTERS)}" if step.scheme else ""
    implicit = "implicit" if step.implicit else ""
    voice = view.voice(step) and f"drawn by {view.voice(step)}"
    needs = "which needs all of its premises" if len(step.premises) > 1 else ""
    return ", ".join(filter(None, [name(step), scheme, implicit, voice, needs]))


def count_statements(view: "View") -> str:
    """Return how many statements are shown, of which kinds, and how many more the map has."""
    counts = Counter(statement.kind for statement in view.statements)
    kinds = ", ".join(count(counts[kind], kind) for kind in KINDS.values() if counts[kind])
    hidden = name_hidden(view)
    more = f"; {hidden}" if hidden else ""
    return count(len(view.statements), "statement") + (f": {kinds}" if kinds else "") + more + "."


def name_hidden(view: "View") -> str:
    """Return how many statements of the map are not shown; empty where all are."""
    hidden = len(view.graph.statements) - len(view.statements)
    return f"{hidden:,} more in the map" if hidden else ""


def judge_roots(view: "View") -> str:
    """Return the verdicts on the theses, and how many recommendations have which verdict."""
    shown = set(view.statements)
    roots = [root for root in view.graph.roots if root in shown]
    theses = [f"{name(root)} is {verdict_word(view, root)}" for root in roots if root.kind == "claim"]
    others = Counter(verdict_word(view, root) for root in roots if root.kind != "claim")
    recommended = ", ".join(f"{number:,} {verdict}" for verdict, number in others.items())
    parts = {"Theses": enumerate_names(theses), "Recommendations": recommended}
    return " ".join(f"{kind}: {verdicts}." for kind, verdicts in parts.items() if verdicts)


def capitalise(text: str) -> str:
    """Return a text with its first letter in upper case.

    >>> capitalise("thesis A")
    'Thesis A'
    """
    return text[:1].upper() + text[1:]
