"""Argdown text to a map."""

import re
from typing import Any, NamedTuple

from argmap.interop.argdown import keeping
from argmap.interop.argdown.arguments import Line, Parts, join, split
from argmap.interop.argdown.escaping import escape, flatten, has_tags, write_markup, write_tag
from argmap.interop.argdown.identifying import name_part, name_support, scheme_of, slug_or_id
from argmap.interop.argdown.keeping import NAME
from argmap.interop.argdown.lexer import Fault, Lexer
from argmap.interop.argdown.meaning import (
    Meant,
    Outline,
    Ref,
    Rule,
    Said,
    Sign,
    find_exceptions,
    plain_step,
)
from argmap.interop.argdown.model import End, Inference, Member, Model, Node, RelationKind, Section
from argmap.interop.argdown.modelling import Modeller
from argmap.interop.argdown.parser import Parser
from argmap.interop.building import Builder
from argmap.interop.carrying import Data, Loss, Options, Reading, UnreadableError
from argmap.interop.kept import check_kept
from argmap.interop.naming import Namer, slug
from argmap.text.lines import Lines

SIGNS: dict[RelationKind, Sign] = {
    "support": "+>", "entails": "+>", "attack": "->", "contrary": "->",
    "contradictory": "><", "undercut": "_>",
}
_INCLUDE = re.compile(r"@include\([^)]+\)")
_MOST = 100

_INCLUDED = "other files are not read: put its text in its place"
_COMMENTS = "comments are no part of what Argdown reads"
_WHICH_PREMISE = "it supports one of several premises, and does not say which"
_NO_STEP = "there is no step for it to undercut, so that it is read as an attack on the text"
_ATTACKS_TOO = "what it undercuts attacks as well: that it is met there is not carried"
_USES = "'uses' names no lines above, so that all are taken which no inference has used"
_UNUSED = "no inference of the argument uses it"
_NO_TEXT = "its title stands in its place"
_OLD_ORIGIN = "the origin that it had before is kept instead"


class Parsed(NamedTuple):
    """A document that was read, its lines, and what of it is not in the model."""

    model: Model
    lines: Lines
    losses: list[Loss]


def read(text: str, options: Options) -> Reading:
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""
    return _Reader(parse(text), options).run()


def parse(text: str) -> Parsed:
    """Return what Argdown takes a text for; raises `UnreadableError` with all that is wrong."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(text)
    losses = [Loss(_place(lines, one.start()), one[0], _INCLUDED) for one in _INCLUDE.finditer(text)]
    text = _INCLUDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    lexer = Lexer(text if text.endswith("\n") else text + "\n")
    parser = Parser(lexer.run())
    modeller = Modeller(parser.run())
    refuse(lines, [*lexer.faults, *parser.faults])
    model = modeller.run()
    refuse(lines, modeller.faults)
    if lexer.comments:
        losses.append(Loss("", f"{lexer.comments:,} comment{'s' if lexer.comments > 1 else ''}", _COMMENTS))
    return Parsed(model, lines, losses)


def refuse(lines: Lines, faults: list[Fault]) -> None:
    """Raise `UnreadableError` if there are faults."""
    if faults:
        told = [f"{_place(lines, at)}: {message}" for at, message in sorted(faults)[:_MOST]]
        more = [f"… and {len(faults) - _MOST:,} more"] if len(faults) > _MOST else []
        raise UnreadableError("\n".join(told + more))


def _place(lines: Lines, at: int) -> str:
    line, column = lines.place(at)
    return f"{line}:{column}"


class _Reader:
    def __init__(self, parsed: Parsed, options: Options) -> None:
        self._model, self._lines, losses = parsed
        self._builder = Builder(NAME, options)
        self._builder.losses += losses
        self._options = options
        self._faults: list[Fault] = []
        self._sections: dict[Section, str] = {}
        self._exceptions: dict[Ref, list[str]] = {}
        self._names: dict[Ref, str] = {}
        """What statements without title are called."""
        self._is_kept = False

    def run(self) -> Reading:
        nodes = sorted(self._model.nodes(), key=_start)
        self._steps = {node.ref: self._split(node) for node in nodes if node.steps}
        kept = {node: self._unpack(node.data, node.at) for node in nodes if not node.steps}
        self._read_sections()
        meanings = self._interpret({node.ref: one.answers for node, one in kept.items()})
        for node, one in kept.items():
            self._add_node(node, one)
        for node in nodes:
            if node.steps:
                self._add_argument(node)
        self._relate(meanings)
        head = self._head()
        refuse(self._lines, self._faults)
        reading = self._builder.build()
        data = {**reading.data, **head}
        first = ("argmap", "title", "paper", "sections", "thesis", "sources")
        data = {**{key: data[key] for key in first if key in data}, **data}
        if self._is_kept:
            check_kept(data)
        return Reading(data, reading.losses)

    def _unpack(self, data: Data | None, at: int, unpack: Any = keeping.unpack_statement) -> Any:
        try:
            kept = unpack(data)
        except UnreadableError as error:
            self._faults.append(Fault(at, str(error)))
            return unpack(None)
        self._is_kept |= kept != unpack(None)
        return kept

    def _lose(self, at: int, what: str, reason: str) -> None:
        self._builder.lose(_place(self._lines, at), what, reason)

    def _read_sections(self) -> None:
        namer = Namer()
        sections = self._model.sections
        kept = {one: self._unpack(one.data, one.at, keeping.unpack_section) for one in sections}
        given = {one: part.id for one, part in kept.items() if part.id and namer.take(part.id)}
        texts, headings = {}, {}
        for one in sections:
            id_ = given.get(one) or namer.name(one.plain, one.plain, "section")
            self._sections[one] = id_
            shown, markup = _write_text(one)
            texts[id_] = _kept_text(kept[one].text, shown) or shown or one.title or id_
            own = {
                "level": one.level if one.level != 1 else None,
                "markup": markup,
                "tags": one.tags,
                **_data(one.data, one.raw),
            }
            headings[id_] = _filled(own)
        self._builder.head["sections"] = texts
        self._headings = _filled(headings)

    def _head(self) -> Data:
        front = self._model.front or {}
        kept: Data = self._unpack(front, 0, keeping.unpack_head)
        title = front.get("title")
        if isinstance(title, str) and title.strip():
            self._builder.head["title"] = title.strip()
        own = _filled({"front": keeping.rest(front), "headings": self._headings})
        if self._model.raw_front and keeping.KEY not in front:
            own["raw"] = self._model.raw_front
        if "origin" in kept and own.keys() - {"front"}:
            self._builder.lose("", "headings and front matter", _OLD_ORIGIN)
        origin = {"format": NAME, "id": self._options.name.strip(), "data": own}
        self._builder.head["origin"] = _filled(origin)
        return kept

    def _split(self, argument: Node) -> list[Parts]:
        lines = [
            Line(
                one.number,
                f"[{one.member.title}]",
                one.inference is not None,
                (one.inference.data or {}).get("uses") if one.inference else None,
            )
            for one in argument.steps
        ]
        parts, unused = split(lines)
        inferences = [one.inference for one in argument.steps if one.inference]
        for part, inference in zip(parts, inferences, strict=True):
            if part.odd:
                self._lose(inference.at, f"'uses' in {argument.ref}", _USES)
        for line in unused:
            self._lose(argument.at, f"({line.number}) in {argument.ref}", _UNUSED)
        return parts

    def _interpret(self, answers: dict[Ref, tuple[str, ...]]) -> list[list[Meant]]:
        outlines = {}
        for node in self._model.arguments.values():
            if node.steps:
                steps = [_step_ref(node, one.inference) for one in node.steps if one.inference]
                premises = [f"[{one.member.title}]" for one in node.steps if not one.inference]
                outlines[node.ref] = Outline(premises, f"[{node.steps[-1].member.title}]", steps)
        relations = sorted(self._model.relations, key=lambda one: one.at)
        said = [Said(SIGNS[one.kind], one.start.ref, _end_ref(one.end)) for one in relations]
        pairs = {(start, end) for start, ends in answers.items() for end in ends}
        rule = Rule(outlines, self._model.is_strict, pairs)
        meanings = rule.interpret(said)
        for one in find_exceptions(said, meanings, outlines):
            self._exceptions.setdefault(one.start, []).append(f"{one.sign} {one.end}")
        for relation, one, meant in zip(relations, said, meanings, strict=True):
            reason = _find_loss(one, meant, rule)
            if reason:
                self._lose(relation.at, f"'{one.sign}' from {one.start} to {one.end}", reason)
        return meanings

    def _add_node(self, node: Node, kept: Any) -> None:
        text, own = self._describe(node)
        if "origin" in kept.keys and own.keys() - {"line", "untitled"}:
            self._lose(node.at, f"data of {node.ref}", _OLD_ORIGIN)
        if node.auto:
            self._names[node.ref] = slug(text)
        at = [{"section": self._sections[node.section]}] if node.section else []
        origin = {"format": NAME, "id": node.title, "type": "argument" if node.is_argument else "statement"}
        keys = {"at": at, "tags": node.tags, "origin": {**origin, "data": own}, **kept.keys}
        text = _kept_text(kept.text, text) or text
        name = kept.id
        self._builder.add_node(
            node.ref, text, wanted=_wanted(node), kind=kept.kind or None, name=name, **keys
        )

    def _describe(self, node: Node) -> tuple[str, Data]:
        """Return the text of a node, and what else is said of it."""
        defined = [one for one in node.members if not one.is_reference and one.plain]
        canonical = node.canonical if node.canonical in defined else defined[-1] if defined else None
        shown, markup = _write_text(canonical) if canonical else ("", None)
        raw = next((one.raw for one in node.members if one.raw), None)
        single = sum(one.data is not None for one in node.members) == 1
        own = {
            "line": self._lines.place(_start(node))[0],
            "untitled": node.auto or None,
            "defined": None if shown else False,
            "markup": markup,
            "definitions": [_write_definition(one) for one in defined if one.plain != shown],
            **_data(node.data, raw if single else None),
            "relations": self._exceptions.get(node.ref),
        }
        if shown or not node.auto:
            return shown or node.title, _filled(own)
        if not node.tags and not node.steps:
            self._lose(node.at, "a statement without text", _NO_TEXT)
        return " ".join(map(write_tag, node.tags)) or node.title, _filled(own)

    def _add_argument(self, node: Node) -> None:
        text, own = self._describe(node)
        defined = "defined" not in own
        own |= {"tags": node.tags, "section": self._sections.get(node.section) if node.section else None}
        lines = [(one.number, f"[{one.member.title}]", one.inference is not None) for one in node.steps]
        parts = self._steps[node.ref]
        if lines != [line[:3] for line in join(parts)]:
            own["lines"] = [
                told
                for number, ref, concludes in lines
                for told in (*(["----"] if concludes else []), f"({number}) {ref}")
            ]
        inferences = [one.inference for one in node.steps if one.inference]
        for part, inference in zip(parts, inferences, strict=True):
            is_last = inference is inferences[-1]
            note = text if is_last and defined else None
            self._add_step(part, inference, own if is_last else {}, note)

    def _add_step(self, part: Parts, inference: Inference, own: Data, note: str | None) -> None:
        node = inference.argument
        is_described = own and keeping.KEY not in (inference.data or {})
        kept = self._unpack(node.data if is_described else inference.data, inference.at, keeping.unpack_step)
        rules = inference.rules
        scheme = scheme_of(rules)
        data = _data(inference.data, inference.raw)
        more = {
            "inference": data.get("data"),
            "raw_inference": data.get("raw"),
            "rules": rules if rules != [scheme] else None,
        }
        origin = {"format": NAME, "id": node.title, "type": "argument" if own else "inference"}
        if "origin" in kept.keys and (
            own.keys() - {"line", "untitled", "defined", "section"} or _filled(more)
        ):
            self._lose(inference.at, f"data of {node.ref}", _OLD_ORIGIN)
        keys = {
            "scheme": scheme,
            "note": note,
            "origin": _filled({**origin, "data": _filled({**own, **more})}),
        }
        title = "" if node.auto else node.title
        wanted = slug_or_id(title) if own else name_part(title, inference.conclusion)
        premises = [ref for ref in part.premises if ref != kept.warrant] or [kept.warrant]
        self._builder.add_step(
            _step_ref(node, inference),
            premises,
            part.conclusion,
            wanted=wanted,
            warrant=kept.warrant or None,
            name=kept.id,
            **{**keys, **kept.keys},
        )

    def _relate(self, meanings: list[list[Meant]]) -> None:
        builder = self._builder
        meant = list(dict.fromkeys(one for some in meanings for one in some))
        targets = {one.end for one in meant if one.kind == "attacks"}
        for kind, start, end in meant:
            if kind == "supports":
                ref = plain_step(start, end)
                keys = {"origin": {"format": NAME, "type": "support"}} if ref in targets else {}
                names = [self._names.get(one, one[1:-1]) for one in (start, end)]
                builder.add_step(ref, [start], end, wanted=name_support(*names), **keys)
            elif kind == "attacks":
                builder.add_attack(start, end)
            elif kind == "answers":
                builder.add_answer(start, end)
            else:
                builder.add_contradiction(start, end)


def _find_loss(said: Said, meant: list[Meant], rule: Rule) -> str:
    if not meant:
        return _WHICH_PREMISE
    if said.sign != "_>" or meant[0].kind != "attacks":
        return ""
    if meant[0].end == said.end and "\n" not in said.end:
        return _NO_STEP
    return _ATTACKS_TOO if rule.attacks(said.end) else ""


def _start(node: Node) -> int:
    """Return where a node is first defined, or stands first."""
    defined = [one.at for one in node.members if not one.is_reference] or [one.at for one in node.members]
    return node.at if node.steps else min(defined)


def _end_ref(end: End) -> Ref:
    if isinstance(end, Node):
        return end.ref
    is_last = end is end.argument.steps[-1].inference
    return end.argument.ref if is_last else _step_ref(end.argument, end)


def _step_ref(node: Node, inference: Inference) -> Ref:
    return f"{node.ref}\n{inference.conclusion}"


def _wanted(node: Node) -> str:
    return "" if node.auto else slug_or_id(node.title)


def _kept_text(kept: str, shown: str) -> str:
    """Return the text that is kept beside what is shown of it, unless that was changed since."""
    return kept if kept and flatten(kept) == shown else ""


def _write_text(part: Member | Section) -> tuple[str, str | None]:
    """Return the text of a part without tags, and how it is written where that would not be guessed."""
    markup = write_markup(part.content)
    return part.plain, markup if markup != escape(part.plain) else None


def _write_definition(member: Member) -> str:
    """Return how a definition is written that does not count; its tags stand with the one that does."""
    markup = write_markup(member.content)
    return (escape(member.plain) or "") if has_tags(member.content) else markup


def _data(data: Data | None, raw: str | None) -> Data:
    """Return what an origin keeps of data in braces."""
    own = keeping.rest(data)
    return _filled({"data": own, "raw": raw if own is data else None}) if own is not None else {}


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None and value != [] and value != {}}
