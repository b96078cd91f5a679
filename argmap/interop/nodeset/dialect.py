"""In what formats of the family differ: what their types mean, and how a node for a new part looks."""

from argmap.interop.carrying import Data
from argmap.interop.nodeset.node import Keys, Node, Nodeset
from argmap.interop.nodeset.speakers import Speakers
from argmap.interop.origin import without

STATEMENT, SUPPORT, ATTACK = "statement", "support", "attack"
REPHRASE, PREFERENCE, OTHER = "rephrase", "preference", "other"

OWN = "argmap_data"
"""The key under which a map's data goes along that a format has no key for."""


class Dialect:
    """One format of the family; a format's module has it as `DIALECT`."""

    name: str
    relatives: frozenset[str] = frozenset()
    """Names of formats whose nodes look the same."""

    document = ""
    """What messages call a whole."""

    node_keys, edge_keys = Keys("", "", ""), Keys("", "", "")
    """What a node and an edge are written with, where they are objects in lists."""

    box: str | None = None
    """The key for data of others in a node and in the whole, where a format has one."""

    usual_rest: Data = {}  # noqa: RUF012 - never changed
    """What the edges usually say beside their ends and id."""

    scheme_keys: frozenset[str] = frozenset()
    """The keys of a support that say its scheme, beside its text."""

    anchors: frozenset[str] = frozenset()
    """Types whose edges to steps and attacks say who performs them, which is no matter of the map."""

    is_numbered = False
    """Whether new parts are numbered, after the last one of the file."""

    def reads(self, format_name: object) -> bool:
        """Return whether nodes from files of a format are nodes of this one."""
        return format_name == self.name or format_name in self.relatives

    def role(self, node: Node) -> str:
        """Return what a node is in a map."""
        raise NotImplementedError

    def scheme(self, node: Node) -> str:
        """Return the id of the scheme of a support; the empty string for the default one."""
        raise NotImplementedError

    def find_speakers(self, graph: Nodeset) -> Speakers:  # noqa: ARG002
        """Return who says what; nobody, where the format does not tell."""
        return Speakers({}, {}, [])

    def make(self, role: str, name: str, text: str = "") -> Node | None:
        """Return a new node, or None where the format has none of this role.

        Args:
            role: what it is.
            name: its id.
            text: the sentence of a statement; the id of the scheme of a support, empty for the default one.
        """
        raise NotImplementedError

    def make_id(self, name: str) -> str:
        """Return an id for a new part, which is the same for the same name."""
        return name

    def make_edge_id(self, number: int) -> str:
        """Return an id for a new edge."""
        return str(number)

    def put(self, rest: Data, own: Data) -> Data:
        """Return what else is said of a part, with data of a map's own in it."""
        if not own:
            return rest
        box = rest.get(self.box, {}) if self.box else None
        if isinstance(box, dict) and self.box:
            return {**rest, self.box: {**box, OWN: own}}
        return {**rest, OWN: own}

    def take(self, rest: Data) -> tuple[Data, Data]:
        """Return what else is said of a part without data of a map's own, and that data."""
        box = rest.get(self.box) if self.box else None
        if isinstance(box, dict) and isinstance(box.get(OWN), dict):
            return {**rest, str(self.box): without(box, (OWN,))}, box[OWN]
        if isinstance(rest.get(OWN), dict):
            return without(rest, (OWN,)), rest[OWN]
        return rest, {}
