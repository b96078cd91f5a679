"""A part of a map taken away, with every reference to it, and with what makes no sense without it."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Analysis, Source
from argmap.edits import Delete, Edit, Path
from argmap.errors import ArgmapError
from argmap.graph.references import Reference
from argmap.message import count
from argmap.refactoring.parts import Part, Parts, open_parts
from argmap.refactoring.refactoring import Refactoring
from argmap.syntax.plan import find_value

_STEP_KEYS = frozenset({"supported_by", "premises", "warrant", "conclusion"})


def remove_part(source: Source, name: str, *, namespace: str | None = None) -> Refactoring:
    """Return what removes a part of a map, and every reference to it in its file and in its seal.

    What needs it goes with it: a linked step of which it is a premise or the conclusion, and a challenge that
    attacks nothing else. The notes list these.

    Args:
        source: the path of a file, or an analysis of a file or text.
        name: the id of a statement, inference, section, source or voice.
        namespace: which of these it is, where the id alone does not say it, as for `rename_part`.

    Raises:
        ArgmapError: there is no such part, or it is a voice in which something is said.
        InvalidMap: the text or shape is not that of a map.
    """
    analysis = Analysis.of(source)
    parts = open_parts(analysis)
    part = parts.find(name, namespace)
    removal = Removal(parts)
    removal.add(part)
    gone = [other for other in removal.gone if other != part]
    references = sum(len(parts.references_to(other)) for other in removal.gone)
    return Refactoring(
        analysis,
        f"remove the {part}",
        tuple(removal.edits()),
        (f"{count(references, 'reference')} to what goes", *(f"with it goes the {other}" for other in gone)),
        {other.id: None for other in removal.gone if other.namespace == "statement"},
        {part.id: None} if part.namespace == "section" else {},
    )


class Removal:
    """Finds what goes with parts that are removed, and what that changes."""

    def __init__(self, parts: Parts) -> None:
        self.gone: list[Part] = []
        self._parts = parts
        self._paths: dict[Path, None] = {}

    def add(self, *parts: Part) -> None:
        """Take parts away.

        Raises:
            ArgmapError: one of them is a voice in which something is said.
        """
        waiting = list(parts)
        while waiting:
            part = waiting.pop(0)
            if part not in self.gone:
                self.gone.append(part)
                self.cut(part.path[:-1] if part.is_written_at_conclusion else part.path)
                waiting += self._parts.inner.get(part.path, ())
                references = self._parts.references_to(part) if self._parts.is_only(part) else ()
                waiting += [lost for at in references for lost in self.cut_reference(part, at)]

    def cut(self, path: Path) -> None:
        """Take away what is at a path of the one form."""
        self._paths[path] = None

    def cuts(self, path: Path) -> bool:
        """Return whether what is at a path of the one form is taken away."""
        return path in self._paths

    def cut_reference(self, part: Part, reference: Reference) -> Iterator[Part]:
        """Take a reference away, and yield the parts that make no sense without it."""
        path, relation = reference.path, reference.relation
        if part.namespace == "voice":
            used = count(len(self._parts.references_to(part)), "place")
            raise ArgmapError(f"cannot remove the {part}: it speaks in {used}; merge it into another voice")
        if relation in _STEP_KEYS:
            yield from self._cut_step(path[:2] if path[0] == "inferences" else path[:4])
            return
        self.cut(path)
        if relation == "section":
            self.cut((*path[:-1], "paragraph"))
        attacked = find_value(self._parts.data, path[:-1], "remove") if relation == "attacks" else ()
        if attacked and all((*path[:-1], number) in self._paths for number in range(len(attacked))):
            yield self._parts.at[path[:2]]

    def _cut_step(self, path: Path) -> Iterator[Part]:
        step = find_value(self._parts.data, path, "remove")
        self.cut(path)
        if path[0] == "inferences":
            yield self._parts.at[path]
        elif isinstance(step, dict) and "id" in step:
            yield self._parts.at[*path, "id"]

    def edits(self) -> Iterable[Edit]:
        """Return the changes: what is within something that goes needs none of its own."""
        paths = [
            path for path in self._paths if not any(path[:end] in self._paths for end in range(len(path)))
        ]
        written = dict.fromkeys(self._parts.resolve(path) for path in paths if self._is_there(path))
        return [Delete(path) for path in written]

    def _is_there(self, path: Path) -> bool:
        inner = find_value(self._parts.data, path[:-1], "remove")
        return not isinstance(inner, dict) or path[-1] in inner
