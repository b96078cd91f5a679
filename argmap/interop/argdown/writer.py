"""A map to Argdown text, in one fixed layout.

Under each heading, what stands in its section: each statement is a paragraph, with what relates to it below;
behind it, the arguments for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from argmap.errors import ArgmapError
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Named, Statement, Step
from argmap.interop.argdown.markup import escape, escape_rule, flatten, is_tag, read_markup, write_tags
from argmap.interop.argdown.metadata import KEY, NAME
from argmap.interop.argdown.modeller import parse
from argmap.interop.argdown.reader import fill
from argmap.interop.argdown.relation_writer import find_loops, list_relations
from argmap.interop.argdown.titles import Titles, scheme_of, slug_or_id
from argmap.interop.argdown.yaml_data import has_long_key, write_braces, write_front
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Loss, Options, Writing
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back, without
from argmap.interop.round_trip import keep
from argmap.interop.steps import find_broken
from argmap.syntax.document import MAX_DEPTH
from argmap.syntax.plain import check_plain

_ORDER: Final = "+-_>"
_DEEPEST_HEADING: Final = 100

_EMPTY = "Argdown has no document without a statement or heading: add a statement or a section to the map"
_LONG_KEY = "a key in it is longer than Argdown reads"
_NO_ANSWER = "Argdown has no answers: it is written as an undercut of the challenge"
_NO_SIGN = "Argdown has no way to say it beside the rest; it is kept"
_RULE = "Argdown can't have a rule of this name"


@gc_disabled()
def write(data: Data) -> Writing:
    """Return a map as Argdown; the same map gives the same bytes.

    Raises:
        ArgmapError: what an origin keeps is no plain data, or there is nothing to write.
    """
    check_plain(data, MAX_DEPTH)
    graph = Graph.of(data)
    if not graph.statements and not graph.sections:
        raise ArgmapError(_EMPTY)
    return _Writer(graph).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        own = kept_of(graph.data, NAME)
        self._front, self._headings = as_dict(own.get("front")), as_dict(own.get("headings"))
        self._titles = Titles(graph)
        strict = as_dict(self._front.get("model")).get("mode") == "strict"
        self._relations = list_relations(graph, self._titles, strict=strict)
        self._below = self._sort_relations()
        self._kept: Mapping[Named, Data] = {}
        self._unnamed: list[Step] = []
        """Structures without a title, in the order in which they are written."""
        self._losses: list[Loss] = []

    def write(self) -> Writing:
        builder, refs = self._read(self._compose_all({}))
        kept = keep(self._graph, refs, builder)
        self._kept = {part: kept.parts[ref] for part, ref in refs.items() if ref in kept.parts}
        self._losses = []
        text = self._compose_all(kept.head)
        ids = {ref: part.id or "" for part, ref in refs.items()}
        answers = [Loss.relation(it.start.id, "answers", it.end.id, _NO_ANSWER) for it in self._graph.answers]
        hidden = [
            Loss.relation(ids[start], relation, ids[end], _NO_SIGN)
            for relation, start, end in kept.hidden
            if relation != "in_tension_with"
        ]
        known = [*find_broken(self._graph), *self._titles.losses, *answers, *hidden, *kept.losses]
        known += find_loops(self._relations, ids)
        return Writing(text.encode(), [*known, *self._losses])

    def _read(self, text: str) -> tuple[MapBuilder, dict[Named, str]]:
        """Return what reading makes of a text, and how it refers to each part of the map."""
        options = Options(str(origin_of(self._graph.data, NAME).get("id", "")))
        parsed = parse(text)
        arguments = [it for it in parsed.model.arguments.values() if it.structure and it.auto]
        structures = {step: it.ref for step, it in zip(self._unnamed, arguments, strict=True)}
        structures |= {step: self._titles.of(step) for step in self._titles.arguments}
        refs: dict[Named, str] = {part: self._titles.of(part) for part in self._graph.statements}
        refs |= {step: f"{ref}\n{len(step.premises)}" for step, ref in structures.items()}
        return fill(parsed, options), refs

    def _compose_all(self, kept_head: Data) -> str:
        self._unnamed = []
        return self._write_head(kept_head) + "\n\n".join(self._write_paragraphs()) + "\n"

    def _write_head(self, kept: Data) -> str:
        is_name_of_file = "title" not in self._front and self._graph.title == origin_of(
            self._graph.data, NAME
        ).get("id")
        front = put_back({} if is_name_of_file else {"title": self._graph.title}, self._front, {KEY})
        return write_front({**front, **({KEY: kept} if kept else {})})

    def _write_paragraphs(self) -> Iterator[str]:
        sections, below = self._graph.sections, self._below
        statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._graph.statements:
            statements[self._section_of(statement)].append(statement)
        behind, apart = self._sort_arguments()
        guesses = {id_: slug_or_id(title.strip().lower()) for id_, title in sections.items()}
        count = Counter(map(str.lower, sections))
        for section in ("", *sections):
            if section:
                guess = guesses[section]
                yield self._write_heading(
                    section, is_guessed=guess == section and count[section.lower()] == 1
                )
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
        for sign, start, end in self._relations:
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

    def _write_heading(self, section: str, *, is_guessed: bool) -> str:
        own, part = as_dict(self._headings.get(section)), self._graph.data["sections"][section]
        level = own.get("level")
        level = level if type(level) is int and 0 < level <= _DEEPEST_HEADING else 1
        kept: Data = {} if is_guessed else {"id": section}
        kept |= {} if isinstance(part, str) else without(part, ("title",))
        title = self._graph.sections[section]
        tags = [tag for tag in as_names(own.get("tags")) if is_tag(tag)]
        written, is_whole = self._write_text(title, own)
        kept |= {} if is_whole else {"text": title}
        return f"{'#' * level} {written}{write_tags(tags)}{self._write_data(section, own, kept)}"

    def _write_definitions(self, ref: str, own: Data) -> Iterator[str]:
        """Yield other definitions of a statement or argument, which come before the one that counts."""
        for markup in as_names(own.get("definitions")):
            if read_markup(markup):
                yield f"{ref}: {markup}"

    def _write_statement(self, statement: Statement) -> str:
        own = kept_of(statement.data, NAME)
        tags = [tag for tag in dict.fromkeys(statement.tags) if is_tag(tag)]
        data = self._write_data(statement.id, own, self._kept.get(statement, {}))
        text, _ = self._write_text(statement.text, own)
        return f"{self._titles.of(statement)}: {text}{write_tags(tags)}{data}"

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
        else:
            self._unnamed.append(step)
        premises = [self._titles.of(premise) for premise in step.premises]
        lines = [f"({number}) {premise}" for number, premise in enumerate(premises, 1)]
        conclusion = f"({len(lines) + 1}) {self._titles.of(step.conclusion)}"
        yield "\n".join([*lines, self._write_inference(step, own), conclusion])

    def _write_inference(self, step: Step, own: Data) -> str:
        data = self._write_data(step.id or "", {"data": own.get("inference")}, self._kept.get(step, {}))
        inner = ", ".join(self._write_rules(step, own)) + data
        return f"-- {inner.strip()} --" if inner else "----"

    def _write_rules(self, step: Step, own: Data) -> list[str]:
        """Return the rules of an inference as they are written."""
        scheme, rules = step.scheme or "", as_names(own.get("rules"))
        if scheme_of(rules) != scheme:
            rules = [scheme] if scheme else []
        written = [escape_rule(rule) for rule in rules]
        lost = [rule for rule, it in zip(rules, written, strict=True) if it is None]
        self._losses += [Loss(step.id or "", f"the rule '{rule}'", _RULE) for rule in lost]
        return [it for it in written if it is not None]

    def _write_text(self, text: str, own: Data) -> tuple[str, bool]:
        """Return a text with the markup that it had, if it is still the same, and whether it is whole."""
        markup = own.get("markup")
        if read_markup(markup) == text:
            return str(markup), True
        written = escape(text)
        return (escape(flatten(text)) or "", False) if written is None else (written, True)

    def _write_data(self, id_: str, own: Data, kept: Data) -> str:
        data = put_back({}, as_dict(own.get("data")), {KEY}) | ({KEY: kept} if kept else {})
        if data and has_long_key(data):
            self._losses.append(Loss(id_, "its data", _LONG_KEY))
            return ""
        return write_braces(data)
