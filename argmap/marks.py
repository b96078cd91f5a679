"""Review marks: that somebody looked at a relation, as the texts of both of its ends then stood.

`MAP.marks.json` has the hashes of these texts, as Doorstop has them of linked items: so a check says which
relations are to be looked at again, and nobody has to remember it.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.graph import Graph, Statement
from argmap.graph.written import Relation, read_relations
from argmap.reading import is_there, read_bytes, resolve_below

MAX_BYTES = 16 * 2**20


class Mark(NamedTuple):
    """That a relation was looked at: its name, the statement that has it, and a hash for each of its ends."""

    relation: str
    statement: str
    ends: dict[str, str]

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """The relation that it is about."""
        return self.relation, self.statement, frozenset(self.ends)


def marks_name(map_name: str) -> str:
    """Return the name of the file of marks, beside its map: `map.marks.json` for `map.yaml`."""
    return f"{FilePath(map_name).stem}.marks.json"


def make_mark(graph: Graph, relation: Relation) -> Mark:
    """Return the mark of a relation as its ends are now."""
    names = sorted({relation.owner, *relation.others})
    return Mark(relation.name, relation.owner, {name: _hash(graph, name) for name in names})


def _hash(graph: Graph, name: str) -> str:
    """Return the hash of what an id stands for: the text of a statement, or of all that a step joins."""
    part = graph.named.get(name)
    if part is None:
        return ""
    parts = [part] if isinstance(part, Statement) else [part.conclusion, *part.premises]
    texts = (" ".join(one.text.split()) for one in parts)
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def find_marked(graph: Graph, names: Iterable[str]) -> list[Relation]:
    """Return the relations of which one of these is an end, or that are the step of this id."""
    wanted = set(names)
    return [one for one in read_relations(graph) if one.id in wanted or wanted & {one.owner, *one.others}]


def update_marks(graph: Graph, marks: Iterable[Mark], looked_at: Iterable[Relation]) -> list[Mark]:
    """Return marks with those of relations that were looked at now; those of relations that are gone go."""
    there = {_key(relation) for relation in read_relations(graph)}
    kept = {mark.key: mark for mark in marks if mark.key in there}
    new = (make_mark(graph, relation) for relation in looked_at)
    marked = kept | {mark.key: mark for mark in new}
    return sorted(marked.values(), key=lambda mark: (*mark[:2], sorted(mark.ends)))


def find_suspects(graph: Graph, marks: Iterable[Mark]) -> Iterator[tuple[Relation, list[str]]]:
    """Yield the marked relations of which an end says something else than then, with these ends."""
    known = {mark.key: mark for mark in marks}
    for relation in read_relations(graph):
        mark = known.get(_key(relation))
        changed = [name for name, old in mark.ends.items() if _hash(graph, name) != old] if mark else []
        if changed:
            yield relation, changed


def _key(relation: Relation) -> tuple[str, str, frozenset[str]]:
    return relation.name, relation.owner, relation.others | {relation.owner}


def format_marks(marks: Iterable[Mark]) -> str:
    """Return marks as the text of their file: a line for each."""
    lines = ",\n  ".join(json.dumps(mark._asdict(), ensure_ascii=False) for mark in marks)
    return f'{{"argmap": 1,\n "marks": [\n  {lines}\n ]}}\n'


def read_marks(name: str, folder: FilePath) -> list[Mark] | None:
    """Return the marks in a file beside a map; None where there is none.

    Raises:
        ArgmapError: it cannot be read, or has no marks.
    """
    file = resolve_below(name, folder)
    if not is_there(file):
        return None
    try:
        return [_read_mark(mark) for mark in json.loads(read_bytes(file, MAX_BYTES))["marks"]]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise ArgmapError(
            f"cannot read '{name}': it is not a file of review marks; remove it, and run 'argmap review-mark'"
        ) from None


def _read_mark(mark: Any) -> Mark:
    ends = {str(name): str(hash_) for name, hash_ in mark["ends"].items()}
    return Mark(str(mark["relation"]), str(mark["statement"]), ends)
