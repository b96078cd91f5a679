"""What reading needs everywhere: the model, the map that is built, and what is wrong or lost."""

from collections.abc import Callable
from typing import TypeVar

from argmap.interop.argdown import keeping
from argmap.interop.argdown.escaping import escape, flatten, write_markup
from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.model import Member, Section
from argmap.interop.argdown.parsing import Parsed, write_place
from argmap.interop.building import Builder
from argmap.interop.carrying import Data, Options, UnreadableError

_T = TypeVar("_T")

OLD_ORIGIN = "the origin that it had before is kept instead"


class Import:
    """A document on its way to a map."""

    def __init__(self, parsed: Parsed, options: Options) -> None:
        """Begin with an empty map."""
        self.model, self._lines, losses = parsed
        self.builder = Builder(NAME, options)
        self.builder.losses += losses
        self.faults: list[Fault] = []
        self.is_kept = False
        """Whether anything stood under `argmap`."""

    def line(self, at: int) -> int:
        """Return the line of an offset."""
        return self._lines.place(at)[0]

    def lose(self, at: int, what: str, reason: str) -> None:
        """Note what is not carried, by its place."""
        self.builder.lose(write_place(self._lines, at), what, reason)

    def unpack(self, data: Data | None, at: int, unpack: Callable[[Data | None], _T]) -> _T:
        """Return what data keeps for a map; what is wrong with it is a fault."""
        nothing = unpack(None)
        try:
            kept = unpack(data)
        except UnreadableError as error:
            self.faults.append(Fault(at, str(error)))
            return nothing
        self.is_kept |= kept != nothing
        return kept


def choose_text(kept: str, shown: str) -> str:
    """Return the text that is kept beside what is shown of it, or that where it was changed since."""
    return kept if kept and flatten(kept) == shown else shown


def write_text(part: Member | Section) -> str | None:
    """Return how a text is written, where that would not be guessed."""
    markup = write_markup(part.content)
    return markup if markup != escape(part.plain) else None


def keep_data(data: Data | None, raw: str | None) -> Data:
    """Return what an origin keeps of data in braces."""
    own = keeping.rest(data)
    return fill({"data": own, "raw": raw if own is data else None})


def fill(data: Data) -> Data:
    """Return data without the keys that have nothing."""
    return {key: value for key, value in data.items() if value is not None and value not in ([], {})}
