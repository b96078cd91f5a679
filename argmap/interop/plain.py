"""JSON and YAML of other tools, read with the care that maps are read with."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.interop.carrying import UnreadableError
from argmap.syntax import Document, read

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.interop.carrying import Options

_MOST = 100
"""How many faults of one file are told."""


def load_json(text: str, options: "Options") -> Any:
    """Return the data in a JSON text; raises `UnreadableError` with the places of all that is wrong."""
    return _load(text, f"{options.name}.json").data


@dataclass(slots=True)
class Located:
    """The data of a file, and what is wrong with it, each with its line and column if there is a text."""

    data: Any
    document: Document | None = None
    faults: list[str] = field(default_factory=list)

    def fault(self, path: "Path", message: str) -> None:
        """Note what is wrong at a place."""
        if len(self.faults) < _MOST:
            place = self.document.find_range(path, at_key=True)[:2] if self.document else path
            self.faults.append(f"{':'.join(map(str, place))}: {message}")

    def finish(self) -> None:
        """Raise `UnreadableError` with all faults, if there are any."""
        if self.faults:
            raise UnreadableError("\n".join(self.faults))


def locate_yaml(text: str, options: "Options") -> Located:
    """Return the data in a YAML text, with places; raises `UnreadableError` for anchors and tags too."""
    document = _load(text, f"{options.name}.yaml")
    return Located(document.data, document)


def _load(text: str, name: str) -> Document:
    if not text.strip():
        raise UnreadableError("1:1: the file is empty")
    document = read(text, name, max_bytes=max(len(text), 1))
    if document.findings:
        lines = [
            f"{finding.line}:{finding.column}: {finding.message} [{finding.rule}]"
            for finding in document.findings
        ]
        raise UnreadableError("\n".join(lines))
    return document
