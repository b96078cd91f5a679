"""The relations of a map as they are written, each with an identity that does not depend on its place."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from argmap.edits import Path
from argmap.graph.graph import Graph
from argmap.graph.references import list_premises, read_reasons
from argmap.vocabulary import KINDS, RELATIONS

SUPPORT = "supported_by"
_SYMMETRIC = frozenset({"contradicts", "in_tension_with"})

Key: TypeAlias = tuple[str, str, frozenset[str]]
"""The name of a relation, the id of the statement that has it, and the ids of what it names."""


class Relation(NamedTuple):
    """A relation of the statement `owner`: support by reasons that are needed together, or one to `others`.

    `id` and `data` are those of a step: an inference, or a reason that says more than ids. `path` is where it
    is written.
    """

    name: str
    owner: str
    others: frozenset[str]
    path: Path
    id: str | None = None
    data: Mapping[str, Any] = {}

    @property
    def key(self) -> Key:
        """What it is known by; that of a relation without a direction is the same from both ends."""
        if self.name in _SYMMETRIC:
            return self.name, "", self.others | {self.owner}
        return self.name, self.owner, self.others

    def rename(self, names: Mapping[str, str]) -> "Relation":
        """Return it with other ids of statements."""
        others = frozenset(names.get(name, name) for name in self.others)
        return self._replace(owner=names.get(self.owner, self.owner), others=others)

    @property
    def says(self) -> dict[str, Any]:
        """What a step says of itself, but for its id and its conclusion."""
        says = {key: value for key, value in self.data.items() if key not in ("id", "conclusion", "premises")}
        premises = self.data.get("premises")
        return says | {"roles": premises} if isinstance(premises, dict) else says


def read_relations(graph: Graph) -> Iterator[Relation]:
    """Yield the relations of a map in its order, also those that lead nowhere; those said twice once."""
    seen = set()
    for relation in _read_all(graph):
        if relation.data or relation.key not in seen:
            yield relation
        seen.add(relation.key)


def _read_all(graph: Graph) -> Iterator[Relation]:
    for section in KINDS:
        for owner, statement in graph.data.get(section, {}).items():
            path = (section, owner)
            for reason in read_reasons(path, statement):
                names = frozenset(name for _, name in reason.names)
                yield Relation(SUPPORT, owner, names, reason.path, reason.data.get("id"), reason.data)
            for name in RELATIONS:
                for number, other in enumerate(statement.get(name, ())):
                    yield Relation(name, owner, frozenset({other}), (*path, name, number))
    for name, step in graph.data.get("inferences", {}).items():
        names = frozenset([*list_premises(step), *([step["warrant"]] if "warrant" in step else [])])
        yield Relation(SUPPORT, step["conclusion"], names, ("inferences", name), name, step)
