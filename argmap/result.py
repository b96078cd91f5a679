"""What the answers to questions about a map have in common."""

from abc import ABC, abstractmethod
from typing import Any


class Result(ABC):
    """An answer: `str` gives it in words, `to_dict` as data for JSON; a notebook shows the words."""

    __slots__ = ()

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return it as data that `json.dumps` takes: what `--format json` prints, without the file."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.to_dict()})"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(str(self))
