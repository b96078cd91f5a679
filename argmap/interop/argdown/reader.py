"""Argdown text to a map."""

from collections.abc import Iterator

from argmap.gc_control import gc_disabled
from argmap.interop.argdown.conversion import OLD_ORIGIN, Conversion, describe, fill, find_markup
from argmap.interop.argdown.faults import refuse
from argmap.interop.argdown.markup import flatten, write_tags
from argmap.interop.argdown.metadata import HEAD, HEADING, NAME, STATEMENT, Metadata, foreign_data
from argmap.interop.argdown.model import ArgdownNode
from argmap.interop.argdown.modeller import parse
from argmap.interop.argdown.relation_reader import RelationReader
from argmap.interop.argdown.structure_reader import StructureReader
from argmap.interop.argdown.titles import slug_or_id
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.kept import check_kept
from argmap.interop.naming import Namer, slug
from argmap.interop.origin import make_origin
from argmap.vocabulary import KINDS

_HOMES = {"assumption": "premises", "residual": "challenges", "actor": "recommendations"}
_FIRST_KEYS = ("argmap", "title", "paper", "sections", "thesis", "sources")

_MISPLACED = "it belongs to another kind of statement than the relations make this one"
_RIVAL = "a recommendation contradicts nothing, so it is read as a claim or premise"
_NO_TEXT = "its title stands in its place"


@gc_disabled()
def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    return _Reader(Conversion(parse(text), options), options).read()


class _Reader:
    def __init__(self, conversion: Conversion, options: Options) -> None:
        self._conversion, self._options = conversion, options
        self._model, self._builder = conversion.model, conversion.builder
        self._names: dict[str, str] = {}
        """What statements without title are called, by their refs."""
        self._texts: dict[str, str] = {}
        """Texts by refs, as they have to be: the builder takes off white space around them."""

    def read(self) -> Reading:
        conversion = self._conversion
        nodes = sorted(self._model.nodes(), key=lambda node: node.start)
        texts = {it: conversion.unpack(it.data, it.at, STATEMENT) for it in nodes if not it.structure}
        headings = self._read_sections()
        relations = RelationReader(conversion, texts)
        for node, metadata in texts.items():
            is_rival = metadata.kind == "recommendation" and node.ref in relations.rivals
            if is_rival:
                conversion.lose(node.at, f"the kind of {node.ref}", _RIVAL)
            self._add_statement(node, metadata._replace(kind="") if is_rival else metadata)
        structures = StructureReader(conversion)
        for node in nodes:
            if node.structure:
                structures.add(node)
        relations.connect(self._names)
        head = self._read_head(headings)
        refuse(conversion.lines, conversion.faults)
        return self._build(head)

    def _add_statement(self, node: ArgdownNode, metadata: Metadata) -> None:
        text, own = describe(node)
        if not text:
            if node.auto and not node.tags:
                self._conversion.lose(node.at, "a statement without text", _NO_TEXT)
            text = write_tags(node.tags).strip() if node.auto and node.tags else node.title
        if node.auto:
            self._names[node.ref] = slug(text)
        type_ = "argument" if node.is_argument else "statement"
        origin = self._conversion.origin(node, type_, own, metadata)
        at = [{"section": self._conversion.section_id(node)}] if node.section else []
        self._texts[node.ref] = text = _choose_text(metadata.text, text)
        self._builder.add_node(
            node.ref,
            text,
            preferred_id="" if node.auto else slug_or_id(node.title),
            kept_kind=metadata.kind,
            name=metadata.id,
            **{"at": at, "tags": node.tags, **metadata.keys, "origin": origin},
        )

    def _read_sections(self) -> Data:
        """Add the sections, and return what an origin keeps of their headings."""
        namer = Namer()
        parts = {it: self._conversion.unpack(it.data, it.at, HEADING) for it in self._model.sections}
        given = {it: part.id for it, part in parts.items() if part.id and namer.take(part.id)}
        titles: Data = {}
        headings: Data = {}
        for section, part in parts.items():
            id_ = given.get(section) or namer.name(section.plain.lower(), section.plain, "section")
            self._conversion.section_ids[section] = id_
            title = _choose_text(part.text, section.plain) or write_tags(section.tags).strip() or id_
            titles[id_] = {"title": title, **part.keys} if part.keys else title
            level = section.level if section.level != 1 else None
            markup, data = find_markup(section), foreign_data(section.data)
            headings[id_] = fill({"level": level, "markup": markup, "tags": section.tags, "data": data})
        self._builder.head["sections"] = titles
        return fill(headings)

    def _read_head(self, headings: Data) -> Data:
        """Return the keys of the map that the front matter keeps; add its title and origin."""
        front = self._model.front or {}
        metadata = self._conversion.unpack(front, 0, HEAD)
        title = front.get("title")
        if isinstance(title, str) and title.strip():
            self._builder.head["title"] = title.rstrip("\n")
        own = fill({"front": foreign_data(front), "headings": headings})
        if "origin" in metadata.keys and headings:
            self._builder.lose("", "headings and front matter", OLD_ORIGIN)
        self._builder.head["origin"] = make_origin(NAME, own, id=self._options.name.strip())
        return metadata.keys

    def _build(self, head: Data) -> Reading:
        reading = self._builder.build()
        data = {**reading.data, **head}
        data = {**{key: data[key] for key in _FIRST_KEYS if key in data}, **data}
        for ref, text in self._texts.items():
            if text != text.strip():
                section = next(it for it in KINDS if self._builder.names[ref] in data.get(it, {}))
                data[section][self._builder.names[ref]]["text"] = text
        if not self._conversion.has_metadata:
            return Reading(data, reading.losses)
        losses = [*reading.losses, *_drop_misplaced(data)]
        check_kept(data, losses)
        return Reading(data, losses)


def _choose_text(whole: str, shown: str) -> str:
    """Return the whole text that stands in the metadata, unless what is shown of it was changed since."""
    return whole if whole and flatten(whole) == shown else shown


def _drop_misplaced(data: Data) -> Iterator[Loss]:
    """Take out what belongs to another kind than a statement has by now, and yield it."""
    for section in KINDS:
        for id_, statement in data.get(section, {}).items():
            for key in [key for key in statement if _HOMES.get(key, section) != section]:
                del statement[key]
                yield Loss(id_, f"'{key}'", _MISPLACED)
