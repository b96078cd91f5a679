"""Argdown text to a map."""

from argmap.gc_control import gc_disabled
from argmap.interop.argdown.conversion import OLD_ORIGIN, Conversion, describe, find_markup
from argmap.interop.argdown.conversion import fill as fill_keys
from argmap.interop.argdown.faults import refuse
from argmap.interop.argdown.markup import flatten, write_tags
from argmap.interop.argdown.metadata import NAME, foreign_data
from argmap.interop.argdown.model import ArgdownNode
from argmap.interop.argdown.modeller import ParsedDocument, parse
from argmap.interop.argdown.relation_reader import RelationReader
from argmap.interop.argdown.structure_reader import StructureReader
from argmap.interop.argdown.titles import slug_or_id
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Options, Reading
from argmap.interop.naming import Namer, slug
from argmap.interop.origin import make_origin

_NO_TEXT = "its title stands in its place"


@gc_disabled()
def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    return fill(parse(text), options).build()


def fill(parsed: ParsedDocument, options: Options) -> MapBuilder:
    """Return a builder with all that a document holds; raises `UnreadableError` as `read` does."""
    return _Reader(Conversion(parsed, options), options).fill()


class _Reader:
    def __init__(self, conversion: Conversion, options: Options) -> None:
        self._conversion, self._options = conversion, options
        self._model, self._builder = conversion.model, conversion.builder
        self._names: dict[str, str] = {}
        """What statements without title are called, by their refs."""

    def fill(self) -> MapBuilder:
        conversion = self._conversion
        nodes = sorted(self._model.nodes(), key=lambda node: node.start)
        headings = self._read_sections()
        relations = RelationReader(conversion)
        for node in nodes:
            if not node.structure:
                self._add_statement(node)
        structures = StructureReader(conversion)
        for node in nodes:
            if node.structure:
                structures.add(node)
        relations.connect(self._names)
        self._read_head(headings)
        refuse(conversion.lines, conversion.faults)
        return self._builder

    def _add_statement(self, node: ArgdownNode) -> None:
        text, own = describe(node)
        if not text:
            if node.auto and not node.tags:
                self._conversion.lose(node.at, "a statement without text", _NO_TEXT)
            text = write_tags(node.tags).strip() if node.auto and node.tags else node.title
        if node.auto:
            self._names[node.ref] = slug(text)
        type_ = "argument" if node.is_argument else "statement"
        kept = self._conversion.kept_in(node.data, node.at)
        self._builder.add_node(
            node.ref,
            text,
            preferred_id="" if node.auto else slug_or_id(node.title),
            kept=kept,
            at=[{"section": self._conversion.section_id(node)}] if node.section else [],
            tags=node.tags,
            origin=self._conversion.origin(node, type_, own, kept),
        )

    def _read_sections(self) -> Data:
        """Add the sections, and return what an origin keeps of their headings."""
        namer = Namer()
        parts = {it: dict(self._conversion.kept_in(it.data, it.at)) for it in self._model.sections}
        ids = {it: str(part.pop("id", "")) for it, part in parts.items()}
        given = {it: id_ for it, id_ in ids.items() if namer.take(id_)}
        titles: Data = {}
        headings: Data = {}
        for section, part in parts.items():
            id_ = given.get(section) or namer.name(section.plain.lower(), section.plain, "section")
            self._conversion.section_ids[section] = id_
            whole = str(part.pop("text", ""))
            title = whole if whole and flatten(whole) == section.plain else section.plain
            title = title or write_tags(section.tags).strip() or id_
            titles[id_] = {"title": title, **part} if part else title
            level = section.level if section.level != 1 else None
            markup, data = find_markup(section), foreign_data(section.data)
            headings[id_] = fill_keys({"level": level, "markup": markup, "tags": section.tags, "data": data})
        self._builder.head["sections"] = titles
        return fill_keys(headings)

    def _read_head(self, headings: Data) -> None:
        front = self._model.front or {}
        head, kept = self._builder.head, self._conversion.kept_in(front, 0)
        title = front.get("title")
        if isinstance(title, str) and title.strip():
            head["title"] = title.rstrip("\n")
        if "origin" in kept and headings:
            self._builder.lose("", "headings and front matter", OLD_ORIGIN)
        own = fill_keys({"front": foreign_data(front), "headings": headings})
        head["origin"] = make_origin(NAME, own, id=self._options.name.strip())
        self._builder.kept_head = kept
