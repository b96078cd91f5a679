"""The statements and inferences of a map, as the statements and arguments of Argdown that they become."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.graph import Statement, Step
from argmap.interop.argdown.arguments import Line
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.meaning import Outline, Ref
from argmap.interop.carrying import Data
from argmap.interop.kept import as_dict, origin_of


@dataclass(slots=True, eq=False)
class Text:
    """A statement of the map, which is a statement or argument of Argdown.

    `own` is what its origin in Argdown keeps; `is_auto` says that it has no title there.
    """

    ref: Ref
    statement: Statement
    own: Data
    is_auto: bool
    section: str

    @property
    def is_bare(self) -> bool:
        """Whether its title stands for its text, so that it is only referred to."""
        return self.own.get("defined") is False and self.statement.text == self.ref[1:-1]

    @property
    def is_grouped_elsewhere(self) -> bool:
        """Whether its section is that in which it stands first, not that in which it is defined."""
        return self.is_bare or as_dict(self.own.get("data")).get("isInGroup", True) is not True


@dataclass(slots=True, eq=False)
class Argument:
    """Inferences of the map that make up an argument with a premise-conclusion structure.

    `lines` are those of the structure, `refs` those of the steps.
    """

    ref: Ref
    steps: list[Step]
    own: Data
    is_auto: bool
    section: str
    lines: list[Line] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)

    @property
    def outline(self) -> Outline:
        """The premises, the conclusion and the steps."""
        premises = [line.ref for line in self.lines if not line.concludes]
        return Outline(premises, self.lines[-1].ref, self.refs)


def own_data(part: Mapping[str, object]) -> Data:
    """Return what the origin of a part in Argdown keeps."""
    return as_dict(origin_of(part, NAME).get("data"))


def line_of(part: Text | Argument) -> int:
    """Return where a part stood in the file that it comes from; 0 if it comes from none."""
    line = part.own.get("line")
    return line if type(line) is int and line > 0 else 0


def old_ref(part: Mapping[str, object]) -> Ref:
    """Return how a part was referred to in the file that it comes from."""
    origin = origin_of(part, NAME)
    title = origin.get("id", "")
    return f"<{title}>" if origin.get("type") == "argument" else f"[{title}]"
