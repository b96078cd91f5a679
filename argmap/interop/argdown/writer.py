"""A map to Argdown text, in one fixed layout.

Under each heading, what stands in its section: each statement is a paragraph, with what relates to it below;
behind it, the arguments for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Statement, Step
from argmap.interop.argdown.markup import escape, escape_rule, flatten, is_tag, read_markup, write_tags
from argmap.interop.argdown.metadata import HEAD, HEADING, KEY, NAME, STATEMENT, STEP, pack
from argmap.interop.argdown.relation_writer import RelationWriter
from argmap.interop.argdown.titles import Titles, find_unguessed, scheme_of
from argmap.interop.argdown.yaml_data import has_long_key, write_braces, write_front
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back
from argmap.interop.steps import REASON, find_broken
from argmap.syntax.document import MAX_DEPTH
from argmap.syntax.plain import check_plain

_ORDER: Final = "+-_>"
_DEEPEST_HEADING: Final = 100

_EMPTY = "Argdown has no document without a statement or heading"
_LONG_KEY = "a key in it is longer than Argdown reads"
_RULE = "Argdown can't have a rule of this name"


@gc_disabled()
def write(data: Data) -> Writing:
    """Return a map as Argdown; the same map gives the same bytes.

    Raises:
        ArgmapError: what an origin keeps is no plain data.
    """
    check_plain(data, MAX_DEPTH)
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        own = kept_of(graph.data, NAME)
        self._front, self._headings = as_dict(own.get("front")), as_dict(own.get("headings"))
        self._titles = Titles(graph)
        strict = as_dict(self._front.get("model")).get("mode") == "strict"
        self._relations = RelationWriter(graph, self._titles, strict=strict)
        self._losses: list[Loss] = []
        self._marks: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, pairs in (("answers", self._relations.answers), ("denies", self._relations.denials)):
            for start, end in pairs:
                self._marks[start][key].append(end)

    def write(self) -> Writing:
        paragraphs = list(self._write_paragraphs())
        if not paragraphs:
            self._losses.append(Loss("", "the map", _EMPTY))
        text = self._write_head() + "\n\n".join(paragraphs) + "\n"
        known = [*find_broken(self._graph), *self._titles.losses, *self._relations.losses]
        return Writing(text.encode(), [*known, *self._losses])

    def _write_head(self) -> str:
        data = self._graph.data
        is_name_of_file = "title" not in self._front and self._graph.title == origin_of(data, NAME).get("id")
        front = put_back({} if is_name_of_file else {"title": self._graph.title}, self._front, {KEY})
        metadata = pack(data, HEAD.native)
        return write_front({**front, **({KEY: metadata} if metadata else {})})

    def _write_paragraphs(self) -> Iterator[str]:
        sections = self._graph.sections
        titles = [(id_, id_, title.strip().lower()) for id_, title in sections.items()]
        unguessed = find_unguessed(titles)
        below = self._sort_relations()
        statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._graph.statements:
            statements[self._section_of(statement)].append(statement)
        behind, apart = self._sort_arguments()
        for section in ("", *sections):
            if section:
                yield self._write_heading(section, section in unguessed)
            for statement in statements[section]:
                ref = self._titles.of(statement)
                yield from self._write_definitions(ref, kept_of(statement.data, NAME))
                yield "\n".join([self._write_statement(statement), *below[ref]])
                for step in behind[statement.index]:
                    yield from self._write_argument(step, below)
            for step in apart[section]:
                yield from self._write_argument(step, below)

    def _sort_relations(self) -> dict[str, list[str]]:
        """Return the lines below each part; Argdown may leave out a relation to itself unless it is first."""
        arguments = {self._titles.of(step) for step in self._titles.arguments}
        below: dict[str, list[tuple[int, bool, str]]] = defaultdict(list)
        for sign, start, end in self._relations.relations:
            at_start = sign == "><" or (sign == "_>" and end not in arguments)
            shown = f"{sign} {end}" if at_start else f"{sign[0]} {start}"
            place = (_ORDER.index(sign[0]), start != end)
            below[start if at_start else end].append((*place, f"  {shown}"))
        ordered = {ref: sorted(lines, key=lambda line: line[:2]) for ref, lines in below.items()}
        return defaultdict(list, {ref: [line for *_, line in lines] for ref, lines in ordered.items()})

    def _sort_arguments(self) -> tuple[dict[int, list[Step]], dict[str, list[Step]]]:
        """Return the arguments behind each statement, and those that stand in another section than it."""
        behind: dict[int, list[Step]] = defaultdict(list)
        apart: dict[str, list[Step]] = defaultdict(list)
        plain = {step.index for step in self._titles.plain}
        for step in self._graph.steps:
            own = str(kept_of(step.data, NAME).get("section", ""))
            if step.id and own in self._graph.sections and own != self._section_of(step.conclusion):
                apart[own].append(step)
            elif step.index not in plain:
                behind[step.conclusion.index].append(step)
        return behind, apart

    def _section_of(self, statement: Statement) -> str:
        section = statement.section or ""
        return section if section in self._graph.sections else ""

    def _write_heading(self, section: str, is_unguessed: bool) -> str:
        own, part = as_dict(self._headings.get(section)), self._graph.data["sections"][section]
        level = own.get("level")
        level = level if type(level) is int and 0 < level <= _DEEPEST_HEADING else 1
        metadata: Data = {"id": section} if is_unguessed else {}
        metadata |= {} if isinstance(part, str) else pack(part, HEADING.native)
        title = self._graph.sections[section]
        tags = [tag for tag in as_names(own.get("tags")) if is_tag(tag)]
        return f"{'#' * level} {self._compose(section, title, own, tags, metadata)}"

    def _write_definitions(self, ref: str, own: Data) -> Iterator[str]:
        """Yield other definitions of a statement or argument, which come before the one that counts."""
        for markup in as_names(own.get("definitions")):
            if read_markup(markup):
                yield f"{ref}: {markup}"

    def _write_statement(self, statement: Statement) -> str:
        data, own, ref = statement.data, kept_of(statement.data, NAME), self._titles.of(statement)
        tags = list(statement.tags)
        writable = list(dict.fromkeys(tag for tag in tags if is_tag(tag)))
        usual = "claim" if self._graph.supporting(statement) else "premise"
        usual = "challenge" if ref in self._relations.attackers else usual
        section = self._section_of(statement)
        is_moved = "isInGroup" in as_dict(own.get("data"))
        is_native = not is_moved and data.get("at", []) == ([{"section": section}] if section else [])
        metadata: Data = {"id": statement.id} if ref in self._titles.unguessed else {}
        metadata |= {"kind": statement.kind} if statement.kind != usual else {}
        metadata |= self._marks.get(ref, {})
        metadata |= {} if writable == tags else {"tags": tags}
        metadata |= {} if is_native else {"at": data.get("at", [])}
        metadata |= pack(data, STATEMENT.native | {"tags", "at"})
        return f"{ref}: {self._compose(statement.id, statement.text, own, writable, metadata)}"

    def _write_argument(self, step: Step, below: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Yield the paragraphs of an argument: its head, if it has an id, and its structure."""
        own, note = kept_of(step.data, NAME), step.note or ""
        is_described = bool(step.id and note) and self._write_text(note, own)[1]
        if step.id:
            ref = self._titles.of(step)
            tags = [tag for tag in as_names(own.get("tags")) if is_tag(tag)]
            rest = f"{write_tags(tags)}{self._write_data(step.id, own, {})}"
            yield from self._write_definitions(ref, own)
            head = f"{ref}: {self._write_text(note, own)[0]}{rest}" if is_described else f"{ref}{rest}"
            yield "\n".join([head, *below[ref]])
        premises = [self._titles.of(premise) for premise in _list_premises(step)]
        lines = [f"({number}) {premise}" for number, premise in enumerate(premises, 1)]
        conclusion = f"({len(lines) + 1}) {self._titles.of(step.conclusion)}"
        yield "\n".join([*lines, self._write_inference(step, own, is_described=is_described), conclusion])

    def _write_inference(self, step: Step, own: Data, *, is_described: bool) -> str:
        rules, is_native = self._write_rules(step, own)
        written = STEP.native | ({"scheme"} if is_native else set()) | ({"note"} if is_described else set())
        is_unguessed = step.id and self._titles.of(step) in self._titles.unguessed
        metadata: Data = {"id": step.id} if is_unguessed else {"kind": REASON} if step.id is None else {}
        metadata |= {"warrant": self._titles.of(step.warrant)} if step.warrant else {}
        metadata |= pack(step.data, written)
        inner = ", ".join(rules) + self._write_data(step.id or "", {"data": own.get("inference")}, metadata)
        return f"-- {inner.strip()} --" if inner else "----"

    def _write_rules(self, step: Step, own: Data) -> tuple[list[str], bool]:
        """Return the rules of an inference as they are written, and whether its scheme follows from them."""
        scheme, rules = step.scheme or "", as_names(own.get("rules"))
        if scheme_of(rules) != scheme:
            rules = [scheme] if scheme else []
        written = [escape_rule(rule) for rule in rules]
        lost = [rule for rule, it in zip(rules, written, strict=True) if it is None]
        self._losses += [Loss(step.id or "", f"the rule '{rule}'", _RULE) for rule in lost]
        return [it for it in written if it is not None], not lost and scheme_of(rules) == scheme

    def _compose(self, id_: str, text: str, own: Data, tags: Sequence[str], metadata: Data) -> str:
        """Return a text with its tags and data."""
        written, is_whole = self._write_text(text, own)
        metadata |= {} if is_whole else {"text": text}
        return written + write_tags(tags) + self._write_data(id_, own, metadata)

    def _write_text(self, text: str, own: Data) -> tuple[str, bool]:
        """Return a text with the markup that it had, if it is still the same, and whether it is whole."""
        markup = own.get("markup")
        if read_markup(markup) == text:
            return str(markup), True
        written = escape(text)
        return (escape(flatten(text)) or "", False) if written is None else (written, True)

    def _write_data(self, id_: str, own: Data, metadata: Data) -> str:
        data = put_back({}, as_dict(own.get("data")), {KEY}) | ({KEY: metadata} if metadata else {})
        if data and has_long_key(data):
            self._losses.append(Loss(id_, "its data", _LONG_KEY))
            return ""
        return write_braces(data)


def _list_premises(step: Step) -> list[Statement]:
    """Return the premises and then the warrant, which is named twice where the map does so."""
    if step.warrant is None:
        return list(step.premises)
    is_premise_too = step.warrant.id in step.data["premises"]
    premises = [it for it in step.premises if is_premise_too or it is not step.warrant]
    return [*premises, step.warrant]
