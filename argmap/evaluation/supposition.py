"""From what a reader supposes, in the ids of the map, to an intervention: without this, if that were so."""

from collections.abc import Collection, Iterable
from typing import TypeAlias

from argmap.errors import ArgmapError
from argmap.evaluation.intervention import Intervention
from argmap.graph import Graph, Named, Statement, Step, find_lost_works

SOURCES = "sources/"
"""What is set before the id of a source where a statement or inference has the same id."""

Parts: TypeAlias = tuple[frozenset[Named], frozenset[str]]
"""Statements and steps, and the ids of sources."""


def suppose(
    graph: Graph, without: Iterable[str] = (), accept: Iterable[str] = (), reject: Iterable[str] = ()
) -> Intervention:
    """Return an intervention, from ids of statements, inferences and sources.

    Args:
        graph: the map.
        without: what is taken away: a statement neither holds nor carries anything, an inference carries
            nothing, and a source does not count (see `withdraw_works`).
        accept: what holds whatever attacks it; nothing undercuts an inference that is accepted; of a source
            that is accepted, what cites it holds.
        reject: what is defeated, whatever supports it; of a source, what nothing but it carries.

    Raises:
        ArgmapError: there is no such id; says so of all of them.
    """
    named = {address: find_part(graph, address) for address in dict.fromkeys([*without, *accept, *reject])}
    _refuse_unknown(graph, [address for address, part in named.items() if part is None])
    gone, gone_works = _split(named[address] for address in without)
    accepted, accepted_works = _split(named[address] for address in accept)
    rejected, rejected_works = _split(named[address] for address in reject)
    citing = {statement for statement in graph.statements if accepted_works.intersection(statement.sources)}
    intervention = Intervention(
        withdrawn=gone, accepted=accepted | citing, rejected=rejected | find_carried(graph, rejected_works)
    )
    return intervention.join(withdraw_works(graph, gone_works))


def withdraw_works(graph: Graph, works: Collection[str]) -> Intervention:
    """Return an intervention in which some works don't count, nor what draws on nothing else.

    What only these carry does not stand by itself any longer, though it may stand by its reasons.
    """
    return Intervention(unasserted=find_carried(graph, works))


def find_carried(graph: Graph, works: Collection[str]) -> frozenset[Statement]:
    """Return what stands by nothing but some works: it cites no other, and no assumption is stated."""
    lost = find_lost_works(graph.sources, works)
    carriers = ((statement, find_carriers(graph, statement)) for statement in graph.statements)
    return frozenset(statement for statement, carrying in carriers if carrying and lost.issuperset(carrying))


def find_carriers(graph: Graph, statement: Statement) -> list[str]:
    """Return the works of which one at least has to count for a statement to stand by itself.

    There are none where a premise states an assumption, or where nothing is cited that the map has.
    """
    known = graph.sources
    cited = dict.fromkeys(source for source in statement.sources if source in known)
    return [] if statement.assumption else list(cited)


def find_part(graph: Graph, address: str) -> Named | str | None:
    """Return what is meant by an id: a statement, a step, or the id of a source.

    `premises/x` is the premise x, where the id is used twice, and `sources/x` is the source.
    """
    if address.startswith(SOURCES):
        address = address.removeprefix(SOURCES)
    elif (part := _find_named(graph, address)) is not None:
        return part
    return address if address in graph.sources else None


def find_statements(graph: Graph, addresses: Iterable[str]) -> list[Statement]:
    """Return the statements with some ids, each once.

    Raises:
        ArgmapError: there are none with some of the ids; says so of all of them.
    """
    statements: dict[Statement, None] = {}
    errors = []
    for address in dict.fromkeys(addresses):
        try:
            statements[find_statement(graph, address)] = None
        except ArgmapError as error:
            errors.append(str(error))
    if errors:
        raise ArgmapError("\n".join(errors))
    return list(statements)


def find_statement(graph: Graph, address: str) -> Statement:
    """Return the statement with an id.

    Raises:
        ArgmapError: there is none.
    """
    part = _find_named(graph, address)
    if isinstance(part, Statement):
        return part
    if part is not None:
        raise ArgmapError(f"'{address}' is an inference; give the id of a statement")
    hint = _Hints(statement.key for statement in graph.statements)(address)
    raise ArgmapError(f"the map has no statement '{address}'{hint}")


def _find_named(graph: Graph, address: str) -> Named | None:
    if address in graph.named or "/" not in address:
        return graph.named.get(address)
    section, _, name = address.partition("/")
    named: list[Named] = [*graph.statements, *graph.steps]
    parts = (part for part in named if part.path == (section, name))
    return next(parts, None)


def _split(parts: Iterable[Named | str | None]) -> Parts:
    listed = list(parts)
    named = frozenset(part for part in listed if isinstance(part, Statement | Step))
    return named, frozenset(part for part in listed if isinstance(part, str))


def _refuse_unknown(graph: Graph, addresses: list[str]) -> None:
    if not addresses:
        return
    hint = _Hints([*graph.named, *graph.sources])
    what = "the map has no statement, inference or source"
    raise ArgmapError("\n".join(f"{what} '{address}'{hint(address)}" for address in addresses))


class _Hints:
    """Says what may be meant by an unknown id: one of an included file, or one that is spelt alike."""

    def __init__(self, known: Iterable[str]) -> None:
        from argmap.spelling import Speller

        ids = list(known)
        self._speller = Speller(ids)
        self._included = {id_.rpartition("/")[2]: id_ for id_ in reversed(ids) if "/" in id_}

    def __call__(self, address: str) -> str:
        meant = self._included.get(address)
        return f" (did you mean '{meant}'?)" if meant else self._speller.hint(address)
