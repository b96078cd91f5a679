"""References that lead nowhere, what they probably mean, and what is missing because of them.

One misspelt id would otherwise lead to many findings: the statement that it means looks unused, and the one
that names it unsupported. What is missing only because of such a reference is no finding of its own.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.graph import Statement, reach
from argmap.graph.references import list_premises, name_shelves
from argmap.spelling import Speller
from argmap.vocabulary import OTHER_NAMESPACES, SOURCE, TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.edits import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.common.context import RuleContext

_MOST_HINTS = 1000  # a map with more has other troubles than its spelling
_REASON = 4
"""How many keys lead to a reason: section, id, `supported_by`, index."""

_WORKS = ("sources", "derived_from")
_OUTWARD = ("attacks", "answers", "denies", "contradicts")
_GROUNDS = ("supported_by", "premises", "warrant", "conclusion", "sources")


class Dangling(NamedTuple):
    """A reference that leads nowhere.

    Attributes:
        reference: what is written.
        meant: the id that is nearest, if one is near enough.
        is_sure: whether no other id is about as near.
    """

    reference: "Reference"
    meant: str | None = None
    is_sure: bool = False


def find_dangling(graph: "Graph", context: "RuleContext") -> list[Dangling]:
    """Return the references whose target does not exist."""
    kinds, shelves = context.kinds, name_shelves(graph.data)
    dangling = [part for part in context.references if part.id not in shelves.get(part.relation, kinds)]
    if len(dangling) > _MOST_HINTS:
        return [Dangling(reference) for reference in dangling]
    works = dict.fromkeys(context.bibliography.works if context.bibliography else (), SOURCE)
    known = [pair for ids in (kinds, *shelves.values(), works) for pair in ids.items()]

    @cache
    def speller(fitting: frozenset[str]) -> Speller:
        return Speller(sorted(name for name, kind in known if kind in fitting))

    keys = context.bibliography.keys if context.bibliography else {}
    return [_find_meant(reference, speller(TARGETS[reference.relation]), keys) for reference in dangling]


def _find_meant(reference: "Reference", words: Speller, keys: "Mapping[str, str]") -> Dangling:
    """Return a reference with what it means: a work may be named by its key, `DBLP/conf/x`."""
    name = reference.id
    if "/" in name and reference.relation in _WORKS:
        from argmap.bibliography.works import make_id

        name = keys.get(name) or (name if words.nearest(name) else make_id(name))
    return Dangling(reference, words.nearest(name), words.only(name) is not None)


class Losses:
    """What a map lacks because of references that lead nowhere."""

    def __init__(self, graph: "Graph", dangling: list[Dangling], dependencies: list[list[int]]) -> None:
        """Take the references that lead nowhere, and what the truth of each statement depends on."""
        self.any = bool(dangling)
        self.meant = {part.meant for part in dangling}
        """The ids that were probably meant."""
        self.sources = any(part.reference.relation in _WORKS for part in dangling)
        """Whether a source is among what leads nowhere."""
        self.thesis = any(part.reference.relation == "thesis" for part in dangling)
        """Whether a thesis is."""
        self._groundless = {name for part in dangling for name in _find_groundless(graph.data, part)}
        self._cut_off: set[int] = set()
        if dangling:
            names = {name for part in dangling for name in _find_cut_off(graph.data, part)}
            statements = [part for name in names if isinstance(part := graph.named.get(name), Statement)]
            self._cut_off = reach([statement.index for statement in statements], dependencies.__getitem__)

    def has_lost_grounds(self, statement: Statement) -> bool:
        """Return whether a reason or source that is given for a statement leads nowhere."""
        return statement.id in self._groundless

    def has_cut_off(self, statement: Statement) -> bool:
        """Return whether a statement may matter through a reference that leads nowhere."""
        return statement.index in self._cut_off


def _find_groundless(data: "Mapping[str, Any]", dangling: Dangling) -> Iterator[str | None]:
    """Yield the ids of statements that a lost reference was to support."""
    reference, path = dangling.reference, dangling.reference.path
    if reference.relation not in _GROUNDS:
        return
    if path[0] == "inferences":
        yield data["inferences"][reference.owner]["conclusion"]
        yield dangling.meant if reference.relation == "conclusion" else None
    else:
        yield reference.owner


def _find_cut_off(data: "Mapping[str, Any]", dangling: Dangling) -> Iterator[str]:
    """Yield the ids of statements whose relation is lost: what is meant, and what stands beside it."""
    reference = dangling.reference
    if reference.relation in OTHER_NAMESPACES:
        return
    if dangling.meant is not None:
        yield dangling.meant
    if reference.relation in _OUTWARD and reference.owner is not None:
        yield reference.owner
    if step := find_step(reference.path):
        yield from find_names(find_part(data, step))


def find_step(path: "Path") -> "Path | None":
    """Return the path of the inference, or of the reason, that has a name at a path beside others."""
    if path[0] == "inferences":
        return path[:2]
    return path[:_REASON] if "supported_by" in path and len(path) > _REASON else None


def find_names(part: Any) -> Iterator[str]:
    """Yield what an inference, a reason or a list names."""
    if isinstance(part, list):
        yield from (name for name in part if isinstance(name, str))
    else:
        premises = list_premises(part) if "premises" in part else ()
        yield from (*premises, part.get("conclusion", ""), part.get("warrant", ""))


def find_part(data: Any, path: "Path") -> Any:
    """Return what is at a path."""
    for step in path:
        data = data[step]
    return data
