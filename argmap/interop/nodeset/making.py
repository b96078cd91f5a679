"""The node of each part of a map, as it was in its file or new."""

from collections.abc import Mapping
from typing import Any

from argmap.interop.carrying import Data, Loss
from argmap.interop.nodeset.dialect import STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.kept import find_dialect
from argmap.interop.nodeset.node import Id, Node
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.wanted import Inference


class Maker:
    """Makes nodes in a format. What parts keep of files in other formats is a loss."""

    def __init__(self, dialect: Dialect, ids: Mapping[Ref, Id], recalled: set[Ref]) -> None:
        """Start with the ids of nodes that come from a file, and with the refs of all parts that do."""
        self._dialect, self._ids, self._recalled = dialect, ids, recalled
        self.losses: list[Loss] = []
        self.fresh: set[Ref] = set()
        """Refs of nodes that are new, or whose scheme is."""

    def make_statement(self, ref: Ref, data: Mapping[str, Any]) -> Node:
        """Return the node of a statement, which is plain data."""
        new = self.make(STATEMENT, ref, data["text"])
        origin, kept, rest = self._recall(ref, data)
        if "text" in kept and _show(_text(kept), origin["id"]) == data["text"]:
            new.text = _text(kept)
        if not self._dialect.reads(origin.get("format")):
            return new
        old = Node(new.id, origin.get("type") or new.type, new.text, rest)
        if self._dialect.role(old) != STATEMENT:
            self.losses.append(Loss(ref, f"its type '{old.type}'", "no statement of the format has it"))
            old.type = new.type
        self.fresh.discard(ref)
        return old

    def make_step(self, ref: Ref, inference: Inference) -> Node:
        """Return the node of an inference."""
        new = self.make(SUPPORT, ref, self._writable(inference.scheme))
        origin, kept, rest = self._recall(ref, inference.data)
        if not self._dialect.reads(origin.get("format")):
            return new
        old = Node(new.id, origin.get("type") or new.type, _text(kept), rest)
        if self._dialect.scheme(old) == inference.scheme:
            self.fresh.discard(ref)
            return old
        rest = {key: rest[key] for key in rest if key not in self._dialect.scheme_keys}
        return Node(new.id, new.type, new.text, {**rest, **new.rest})

    def make(self, role: str, ref: Ref, text: str = "") -> Node:
        """Return a new node."""
        made = self._dialect.make(role, ref, text)
        assert made is not None
        made.id = self._ids.get(ref, ref)
        self.fresh.add(ref)
        return made

    def _recall(self, ref: Ref, data: Mapping[str, Any]) -> tuple[Data, Data, Data]:
        """Return where a part comes from, what it was there, and that without its text."""
        origin: Data = data.get("origin", {})
        name = f"{origin.get('format', 'another file')} {origin.get('id', '')}".strip()
        if ref not in self._recalled:
            if origin:
                self.losses.append(Loss(ref, f"that it comes from {name}", "this format has no place for it"))
            return {}, {}, {}
        kept: Data = origin.get("data", {})
        rest = {key: value for key, value in kept.items() if key != "text"}
        if not self._dialect.reads(origin["format"]):
            source = find_dialect(origin["format"])
            known = source.scheme_keys if source else frozenset()
            lost = [
                key for key, value in rest.items() if key not in known and value not in (None, "", [], {})
            ]
            self.losses += [Loss(ref, f"'{key}' of {name}", "this format has no such key") for key in lost]
        return origin, kept, rest

    def _writable(self, scheme: str) -> str:
        """Return a scheme if the format can tell it from all else, else the default one."""
        made = self._dialect.make(SUPPORT, "", scheme)
        assert made is not None
        return scheme if self._dialect.role(made) == SUPPORT and self._dialect.scheme(made) == scheme else ""


def _text(kept: Data) -> str | None:
    text = kept.get("text")
    return text if isinstance(text, str) else None


def _show(text: str | None, ref: Ref) -> str:
    """Return a text as the map shows it."""
    return (text or "").strip() or f"[{ref}]"
