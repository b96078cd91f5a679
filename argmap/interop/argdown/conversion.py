"""A document on its way to a map, and what an origin keeps of its parts."""

from argmap.interop.argdown.faults import Fault, write_place
from argmap.interop.argdown.inline import SHORT_CODES, has_markup
from argmap.interop.argdown.markup import write_markup
from argmap.interop.argdown.metadata import NAME, foreign_data, kept_in
from argmap.interop.argdown.model import ArgdownNode, HeadingSection, Member, YamlData
from argmap.interop.argdown.modeller import ParsedDocument
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Options, UnreadableError
from argmap.interop.origin import make_origin

OLD_ORIGIN = "the origin that it had before is kept instead"


class Conversion:
    """The model of a document, the map that is built of it, and what is wrong.

    Attributes:
        section_ids: the ids of sections in the map.
    """

    def __init__(self, parsed: ParsedDocument, options: Options) -> None:
        """Begin with an empty map."""
        self.model, self.lines, losses = parsed
        self.builder = MapBuilder(NAME, options)
        self.builder.losses += losses
        self.faults: list[Fault] = []
        self.section_ids: dict[HeadingSection, str] = {}

    def lose(self, at: int, what: str, reason: str) -> None:
        """Note what is lost, by its place."""
        self.builder.lose(write_place(self.lines, at), what, reason)

    def kept_in(self, data: YamlData, at: int) -> Data:
        """Return what the data of a part keeps; what is wrong with it is a fault."""
        try:
            return kept_in(data)
        except UnreadableError as error:
            self.faults.append(Fault(at, str(error)))
            return {}

    def origin(self, node: ArgdownNode, type_: str, data: Data, kept: Data) -> Data:
        """Return the origin of a part; where another one is kept of it, what is said here is a loss."""
        if data and "origin" in kept:
            self.lose(node.at, f"data of {node.ref}", OLD_ORIGIN)
        return make_origin(NAME, data, id="" if node.auto else node.title, type=type_)

    def section_id(self, node: ArgdownNode) -> str:
        """Return the id of the section in which a node stands; the empty string if it stands in none."""
        return self.section_ids[node.section] if node.section else ""


def describe(node: ArgdownNode) -> tuple[str, Data]:
    """Return the text of a node, empty where it has none, and what an origin keeps of the node."""
    definitions = node.definitions
    if not definitions:
        return "", fill({"data": foreign_data(node.data)})
    *others, last = definitions
    earlier = [write_markup(it.content) for it in others if it.plain != last.plain]
    own = {"markup": find_markup(last), "definitions": earlier, "data": foreign_data(node.data)}
    return last.plain, fill(own)


def find_markup(part: Member | HeadingSection) -> str | None:
    """Return how a text is written, where its plain text does not say it."""
    return write_markup(part.content) if has_markup(part.content, SHORT_CODES) else None


def fill(data: Data) -> Data:
    """Return data without the keys that have nothing."""
    return {key: value for key, value in data.items() if value is not None and value not in ([], {}, "")}
