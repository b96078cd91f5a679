"""Argdown text to a map."""

from collections.abc import Iterator

from argmap.graph.references import KINDS
from argmap.interop.argdown import keeping
from argmap.interop.argdown.connecting import Connector
from argmap.interop.argdown.describing import Describer, find_start
from argmap.interop.argdown.identifying import slug_or_id
from argmap.interop.argdown.importing import OLD_ORIGIN, Import, choose_text, fill, keep_data, write_text
from argmap.interop.argdown.keeping import NAME, Kept
from argmap.interop.argdown.model import Node, Section
from argmap.interop.argdown.parsing import parse, refuse
from argmap.interop.argdown.reasoning import Reasoner
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.kept import check_kept
from argmap.interop.naming import Namer, slug
from argmap.pause import gc_paused

_HOMES = {"assumption": "premises", "residual": "challenges", "actor": "recommendations"}
_MISPLACED = "it was kept for another kind of statement than this is by its relations"
_RIVAL = "a recommendation contradicts nothing, so it is read as a claim or premise"
_FIRST_KEYS = ("argmap", "title", "paper", "sections", "thesis", "sources")


@gc_paused()
def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    parsed = parse(text)
    document = Import(parsed, options)
    reader = _Reader(document, options)
    head = reader.run()
    refuse(parsed.lines, document.faults)
    reading = document.builder.build()
    data = {**reading.data, **head}
    data = {**{key: data[key] for key in _FIRST_KEYS if key in data}, **data}
    losses = [*reading.losses, *_drop_misplaced(data)] if document.is_kept else reading.losses
    if document.is_kept:
        check_kept(data)
    return Reading(data, losses)


def _drop_misplaced(data: Data) -> Iterator[Loss]:
    """Take out what is kept for another kind than a statement has by now, and yield it."""
    for section in KINDS:
        for id_, statement in data.get(section, {}).items():
            for key in [key for key in statement if _HOMES.get(key, section) != section]:
                del statement[key]
                yield Loss(id_, f"'{key}'", _MISPLACED)


class _Reader:
    def __init__(self, document: Import, options: Options) -> None:
        self._document, self._options = document, options
        self._sections: dict[Section, str] = {}
        self._names: dict[str, str] = {}
        """What statements without title are called, by their refs."""

    def run(self) -> Data:
        """Add everything to the map, and return the keys of the map that the front matter keeps."""
        document = self._document
        nodes = sorted(document.model.nodes(), key=find_start)
        kept = {
            one: document.unpack(one.data, one.at, keeping.unpack_statement) for one in nodes if not one.steps
        }
        headings = self._read_sections()
        answers = [(node.ref, end) for node, one in kept.items() for end in one.answers]
        denials = [(node.ref, end) for node, one in kept.items() for end in one.denies]
        connector = Connector(document, answers, denials)
        self._describer = Describer(document, connector.exceptions)
        for node, one in kept.items():
            if one.kind == "recommendation" and node.ref in connector.rivals:
                document.lose(node.at, f"the kind of {node.ref}", _RIVAL)
                one = one._replace(kind="")  # noqa: PLW2901
            self._add_node(node, one)
        reasoner = Reasoner(document, self._describer)
        for node in nodes:
            if node.steps:
                reasoner.add(node, self._sections[node.section] if node.section else None)
        connector.connect(self._names)
        return self._read_head(headings)

    def _add_node(self, node: Node, kept: Kept) -> None:
        text, own = self._describer.describe(node)
        if "origin" in kept.keys and own.keys() - {"line", "untitled"}:
            self._document.lose(node.at, f"data of {node.ref}", OLD_ORIGIN)
        if node.auto:
            self._names[node.ref] = slug(text)
        at = [{"section": self._sections[node.section]}] if node.section else []
        type_ = "argument" if node.is_argument else "statement"
        origin = {"format": NAME, "id": node.title, "type": type_, "data": own}
        self._document.builder.add_node(
            node.ref,
            choose_text(kept.text, text),
            wanted="" if node.auto else slug_or_id(node.title),
            kept_kind=kept.kind,
            name=kept.id,
            **{"at": at, "tags": node.tags, "origin": origin, **kept.keys},
        )

    def _read_sections(self) -> Data:
        """Add the sections, and return what an origin keeps of their headings."""
        namer = Namer()
        sections = self._document.model.sections
        kept = {one: self._document.unpack(one.data, one.at, keeping.unpack_section) for one in sections}
        given = {one: part.id for one, part in kept.items() if part.id and namer.take(part.id)}
        texts: Data = {}
        headings: Data = {}
        for one in sections:
            id_ = given.get(one) or namer.name(one.plain.lower(), one.plain, "section")
            self._sections[one] = id_
            text = choose_text(kept[one].text, one.plain) or one.title or id_
            texts[id_] = {"title": text, **kept[one].keys} if kept[one].keys else text
            level = one.level if one.level != 1 else None
            own = {
                "level": level,
                "markup": write_text(one),
                "tags": one.tags,
                **keep_data(one.data, one.raw),
            }
            headings[id_] = fill(own)
        self._document.builder.head["sections"] = texts
        return fill(headings)

    def _read_head(self, headings: Data) -> Data:
        document, model = self._document, self._document.model
        front = model.front or {}
        kept: Data = document.unpack(front, 0, keeping.unpack_head)
        title = front.get("title")
        if isinstance(title, str) and title.strip():
            document.builder.head["title"] = title.strip()
        raw = model.raw_front if keeping.KEY not in front else None
        own = fill({"front": keeping.rest(front), "headings": headings, "raw": raw})
        if "origin" in kept and own.keys() - {"front"}:
            document.builder.lose("", "headings and front matter", OLD_ORIGIN)
        document.builder.head["origin"] = fill(
            {"format": NAME, "id": self._options.name.strip(), "data": own}
        )
        return kept
