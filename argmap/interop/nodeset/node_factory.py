"""The node of each part of a map, as it was in its file or new."""

from collections.abc import Mapping

from argmap.graph import Named, Statement, Step
from argmap.graph.steps import is_empty
from argmap.interop.aif_schemes import canonical_id
from argmap.interop.carrying import Data, Loss
from argmap.interop.nodeset.dialect import STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Id, Node
from argmap.interop.nodeset.preserved_graph import find_dialect
from argmap.interop.nodeset.relations import Ref
from argmap.interop.origin import put_back, without


class NodeFactory:
    """Makes nodes in a format. What parts keep of files in other formats is a loss."""

    def __init__(self, dialect: Dialect, ids: Mapping[Ref, Id], recalled: set[Ref]) -> None:
        """Start with the ids of nodes that come from a file, and with the refs of all parts that do."""
        self._dialect, self._ids, self._recalled = dialect, ids, recalled
        self.losses: list[Loss] = []
        self.fresh: set[Ref] = set()
        """Refs of nodes that are new, or whose scheme is."""

    def make_statement(self, ref: Ref, statement: Statement) -> Node:
        """Return the node of a statement."""
        new = self.make(STATEMENT, ref, statement.text)
        origin, text, rest = self._recall(ref, statement)
        if origin and statement.text == ((text or "").strip() or f"[{origin['id']}]"):
            new.text = text if "text" in origin.get("data", {}) else new.text
        if not self._dialect.reads(origin.get("format")):
            return new
        old = Node(new.id, origin.get("type") or new.type, new.text, rest)
        if self._dialect.role(old) != STATEMENT:
            self.losses.append(Loss(ref, f"its type '{old.type}'", "no statement of the format has it"))
            old.type = new.type
        self.fresh.discard(ref)
        return old

    def make_step(self, ref: Ref, step: Step) -> Node:
        """Return the node of an inference."""
        new = self.make(SUPPORT, ref, self._writable(step.scheme or ""))
        origin, text, rest = self._recall(ref, step)
        if not self._dialect.reads(origin.get("format")):
            return new
        old = Node(new.id, origin.get("type") or new.type, text, rest)
        if self._dialect.scheme(old) == canonical_id(step.scheme or ""):
            self.fresh.discard(ref)
            return old
        new.rest = put_back(new.rest, rest, self._dialect.scheme_keys)
        return new

    def make(self, role: str, ref: Ref, text: str = "") -> Node:
        """Return a new node."""
        node = self._dialect.make(role, ref, text)
        assert node is not None
        node.id = self._ids.get(ref, ref)
        self.fresh.add(ref)
        return node

    def _recall(self, ref: Ref, part: Named) -> tuple[Data, str | None, Data]:
        """Return the origin of a part, its text there if that differs, and its other data there."""
        origin: Data = part.data.get("origin", {})
        id_ = part.id or ref
        name = f"{origin.get('format', 'another file')} {origin.get('id', '')}".strip()
        if ref not in self._recalled:
            if origin:
                self.losses.append(Loss(id_, f"that it comes from {name}", "this format has no place for it"))
            return {}, None, {}
        origin_data: Data = origin.get("data", {})
        rest = without(origin_data, ("text",))
        if not self._dialect.reads(origin["format"]):
            source = find_dialect(origin["format"])
            known = source.scheme_keys if source else frozenset()
            lost = [key for key, value in rest.items() if key not in known and not is_empty(value)]
            self.losses += [Loss(id_, f"'{key}' of {name}", "this format has no such key") for key in lost]
        text = origin_data.get("text")
        return origin, text if isinstance(text, str) else None, rest

    def _writable(self, scheme: str) -> str:
        """Return a scheme if the format can tell it from all else, else the default one."""
        node = self._dialect.make(SUPPORT, "", scheme)
        assert node is not None
        is_same = self._dialect.role(node) == SUPPORT and self._dialect.scheme(node) == canonical_id(scheme)
        return scheme if is_same else ""
