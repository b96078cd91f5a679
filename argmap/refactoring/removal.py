"""What goes with parts of one file that are removed, and what that changes in it."""

from collections.abc import Iterable, Iterator

from argmap.edits import Delete, Edit, Path
from argmap.errors import ArgmapError
from argmap.graph.references import Reference
from argmap.message import count
from argmap.refactoring.parts import Part, Parts
from argmap.syntax.plan import find_value

_STEP_KEYS = frozenset({"supported_by", "premises", "warrant", "conclusion"})


class Removal:
    """Finds what goes with parts that are removed, and what that changes.

    Attributes:
        parts: those of the file.
        gone: those that go, in the order in which they were found.
    """

    def __init__(self, parts: Parts) -> None:
        """Take the parts of a file, of which none goes yet."""
        self.gone: list[Part] = []
        self.parts = parts
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
                waiting += self.parts.inner.get(part.path, ())
                references = self.parts.references_to(part) if self.parts.is_only(part) else ()
                waiting += [lost for at in references for lost in self.cut_reference(part, at)]

    def cut(self, path: Path) -> None:
        """Take away what is at a path of the one form."""
        self._paths[path] = None

    @property
    def statements(self) -> dict[str, None]:
        """The ids of the statements that go."""
        return {part.id: None for part in self.gone if part.namespace == "statement"}

    def cuts(self, path: Path) -> bool:
        """Return whether what is at a path of the one form is taken away."""
        return path in self._paths

    def cut_reference(self, part: Part, reference: Reference) -> Iterator[Part]:
        """Take a reference away, and yield the parts that make no sense without it."""
        path, relation = reference.path, reference.relation
        if part.namespace == "voice":
            used = count(len(self.parts.references_to(part)), "place")
            raise ArgmapError(f"cannot remove the {part}: it speaks in {used}; merge it into another voice")
        if relation in _STEP_KEYS:
            yield from self._cut_step(path[:2] if path[0] == "inferences" else path[:4])
            return
        self.cut(path)
        if relation == "section":
            self.cut((*path[:-1], "paragraph"))
        attacked = find_value(self.parts.data, path[:-1], "remove") if relation == "attacks" else ()
        if attacked and all((*path[:-1], number) in self._paths for number in range(len(attacked))):
            yield self.parts.at[path[:2]]

    def _cut_step(self, path: Path) -> Iterator[Part]:
        step = find_value(self.parts.data, path, "remove")
        self.cut(path)
        if path[0] == "inferences":
            yield self.parts.at[path]
        elif isinstance(step, dict) and "id" in step:
            yield self.parts.at[*path, "id"]

    def edits(self) -> Iterable[Edit]:
        """Return the changes: what is within something that goes needs none of its own."""
        paths = [
            path for path in self._paths if not any(path[:end] in self._paths for end in range(len(path)))
        ]
        written = dict.fromkeys(self.parts.resolve(path) for path in paths if self._is_there(path))
        return [Delete(path) for path in written]

    def _is_there(self, path: Path) -> bool:
        inner = find_value(self.parts.data, path[:-1], "remove")
        return not isinstance(inner, dict) or path[-1] in inner
