"""XML of other tools, read by expat without entities, external parts or recursion."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from argmap.interop.carrying import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

_DEEPEST = 1000


@dataclass(slots=True)
class Element:
    """An element: its name, attributes, text (of it alone) and children, and the line it begins on."""

    name: str
    attributes: dict[str, str]
    line: int
    depth: int
    pieces: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text, without that of its children."""
        return "".join(self.pieces)

    def walk(self) -> "Iterator[Element]":
        """Yield all elements in it, in the order of the file."""
        pending = self.children[::-1]
        while pending:
            element = pending.pop()
            yield element
            pending += element.children[::-1]


def read_xml(text: str, root: str) -> Element:
    """Return the root of an XML text, which has to have this name.

    Raises:
        UnreadableError: it is no XML, declares entities, is too deep, or has another root.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = expat.errors.messages[error.code]
        raise UnreadableError(f"{error.lineno}:{error.offset + 1}: this is not XML: {message}") from None
    assert reader.root is not None
    if reader.root.name != root:
        raise UnreadableError(f"{reader.root.line}:1: the root is '{reader.root.name}', not '{root}'")
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8")  # it is decoded already, as it declares
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse_entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            self._fail(f"elements are nested deeper than {_DEEPEST:,} levels")
        element = Element(name, attributes, self.parser.CurrentLineNumber, len(self._open))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _refuse_entity(self, name: str, *_: object) -> None:
        self._fail(f"it declares the entity '{name}', and entities are not read")

    def _fail(self, message: str) -> "NoReturn":
        place = f"{self.parser.CurrentLineNumber}:{self.parser.CurrentColumnNumber + 1}"
        raise UnreadableError(f"{place}: {message}")
