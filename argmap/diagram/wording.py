"""A drawing in words, for those who don't see it: what is told of a statement, of a step and of the whole."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.diagram.citation import describe, place_in
from argmap.diagram.text import clean, count, shorten
from argmap.graph import Statement
from argmap.graph.references import KINDS, REVIEWER, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.diagram.view import View
    from argmap.graph import Named, Step

_NAME_CHARACTERS, _PAPER_CHARACTERS = 80, 300
"""A name is cut, as it is told with every relation."""

_MOST = 12


def title(view: "View") -> str:
    """Return what the map is called."""
    called: str = view.graph.data.get("title", "Argument map")
    return clean(called)


def name_paper(view: "View") -> str:
    """Return what the map is a map of; empty where it names no paper."""
    paper = describe(view.graph.paper)
    return f"Map of: {shorten(paper, _PAPER_CHARACTERS)}" if paper else ""


def summarise(view: "View") -> str:
    """Return in a few sentences what the map is of, what it has, and how the theses stand."""
    paper = name_paper(view)
    lost = f"{view.lost_note}." if view.lost_note else ""
    parts = [f"{paper}." if paper else "", count_statements(view), judge_roots(view), lost]
    return " ".join(part for part in parts if part)


def name(part: "Named") -> str:
    """Return what a part of the argument is called where others refer to it."""
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
    """Return kind, id, verdict and voice of a statement, its sentence, who shall act, and its grounds."""
    implicit = "implicit" if "implicit" in statement.data else ""
    head = [f"{name_kind(view, statement)} {name(statement)}", verdict_word(view, statement), implicit]
    head = [word for word in (*head, tell_voice(view, statement)) if word]
    return f"{', '.join(head)}: {' '.join([statement.text, *_notes(view, statement)])}"


_SAYS = {"challenge": "objects", "recommendation": "recommends it"}


def tell_voice(view: "View", statement: Statement) -> str:
    """Return who says a statement, such as "the reviewer objects"; empty for the author of the paper."""
    voice = view.voice(statement)
    return f"{voice} {_SAYS.get(statement.kind, 'says it')}" if voice else ""


def describe_remarks(view: "View", part: "Mapping[str, Any]") -> "Iterator[str]":
    """Yield the remarks on a part of the map, each with its kind and its weight, and who makes it."""
    for remark in part.get("remarks", ()):
        kind, severity = remark.get("kind", "weakness"), remark.get("severity", "medium")
        voice = view.voices.get(remark.get("by", REVIEWER))
        by = f", {voice}" if voice else ""
        yield f"{capitalise(kind)} ({severity}){by}: {remark['text']}"


def name_kind(view: "View", statement: Statement) -> str:
    """Return the kind of a statement, or that it is a thesis."""
    return "thesis" if statement.index in view.theses else statement.kind


def _notes(view: "View", statement: Statement) -> "Iterator[str]":
    if actors := statement.data.get("actor"):
        yield f"(for {', '.join(actors)})"
    if "assumption" in statement.data:
        yield "(assumption)"
    if citations := statement.data.get("sources"):
        short = (view.short.get(source_of(one), source_of(one)) + place_in(one) for one in citations)
        yield f"[{'; '.join(short)}]"
    if remarks := statement.data.get("remarks"):
        yield f"({count(len(remarks), 'remark')})"


def describe_step(view: "View", step: "Step") -> str:
    """Return what a step is called, by which scheme it leads, who draws it, and what it takes."""
    scheme = f"by {shorten(step.scheme, _NAME_CHARACTERS)}" if step.scheme else ""
    implicit = "implicit" if "implicit" in step.data else ""
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
    return " ".join(f"{kind}: {said}." for kind, said in parts.items() if said)


def capitalise(text: str) -> str:
    """Return a text with its first letter in upper case.

    >>> capitalise("thesis A")
    'Thesis A'
    """
    return text[:1].upper() + text[1:]
