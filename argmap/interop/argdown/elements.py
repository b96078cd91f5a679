"""How each statement, argument, inference and heading is written, with its tags and data."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from argmap.interop.argdown.arguments import Line
from argmap.interop.argdown.content import find_tags
from argmap.interop.argdown.data_writing import has_long_key, write_data
from argmap.interop.argdown.escaping import (
    escape,
    escape_rule,
    flatten,
    is_loose,
    is_tag,
    parse_content,
    parse_element,
    to_plain,
    write_tag,
)
from argmap.interop.argdown.identifying import scheme_of
from argmap.interop.argdown.keeping import KEY, STATEMENT, STEP, keep
from argmap.interop.argdown.meaning import Ref
from argmap.interop.argdown.outlining import Outliner
from argmap.interop.argdown.parts import Argument, Text, own_data
from argmap.interop.argdown.saying import Sayer
from argmap.interop.carrying import Data, Loss
from argmap.interop.kept import as_dict, as_names
from argmap.interop.steps import REASON

_DEEPEST_HEADING = 100
_LONG_KEY = "a key in it is longer than Argdown reads"
_RULE = "Argdown can't have a rule of this name"


class Elements:
    """Writes the parts of one map.

    `unguessed` are the refs whose ids have to be said, `astray` those that would be read in another section.
    """

    def __init__(
        self, outliner: Outliner, sayer: Sayer, unguessed: Collection[Ref], astray: Collection[Ref]
    ) -> None:
        """Begin without losses."""
        self._outliner, self._sayer = outliner, sayer
        self._unguessed, self._astray = unguessed, astray
        self._sections = outliner.graph.data.get("sections", {})
        self.losses: list[Loss] = []

    def statement(self, text: Text, *, titled: bool) -> str:
        """Return a statement or argument as it is defined, or a reference where its title is all there is."""
        data, own, ref = text.statement.data, text.own, text.ref
        shown, tags = text.statement.text, list(data.get("tags", ()))
        kept = self._keep(text)
        writable = list(dict.fromkeys(tag for tag in tags if is_tag(tag)))
        if writable != tags:
            kept["tags"] = tags
        if text.is_bare:
            return ref + self._tags(writable) + self._write_data(ref, own, kept)
        if own.get("defined") is False and not titled and self._tags(writable).strip() == shown:
            return shown + self._write_data(ref, own, kept)
        prefix = f"{ref}: " if titled else ""
        return prefix + self._compose(ref, shown, own, writable, kept)

    def _keep(self, text: Text) -> Data:
        statement, ref, sayer = text.statement, text.ref, self._sayer
        usual = "claim" if ref in sayer.supported else "premise"
        usual = "challenge" if ref in sayer.attackers else usual
        at = statement.data.get("at", [])
        is_native = ref not in self._astray and at == ([{"section": text.section}] if text.section else [])
        said = STATEMENT | {"tags"} | ({"at"} if is_native else set())
        kept: Data = {"id": statement.id} if ref in self._unguessed else {}
        kept |= {"kind": statement.kind} if statement.kind != usual else {}
        kept |= {"answers": sayer.marks[ref]} if ref in sayer.marks else {}
        kept |= {"denies": sayer.denials[ref]} if ref in sayer.denials else {}
        return kept | keep(statement.data, said)

    def argument(self, argument: Argument) -> str:
        """Return an argument as it is defined or named above its structure."""
        own, note = argument.own, argument.steps[-1].data.get("note")
        tags = [tag for tag in as_names(own.get("tags")) if is_tag(tag)]
        if not note:
            return argument.ref + self._tags(tags) + self._write_data(argument.ref, own, {})
        return f"{argument.ref}: {self._compose(argument.ref, note, own, tags, None)}"

    def inference(self, argument: Argument, index: int, line: Line) -> str:
        """Return the line between premises and the conclusion of a step of an argument."""
        step, ref = argument.steps[index], argument.refs[index]
        part, own = step.data, own_data(step.data)
        is_last = step is argument.steps[-1]
        rules, is_native = self._rules(part, own, step.id or "")
        said = STEP | ({"scheme"} if is_native else set())
        note = part.get("note", "")
        if is_last and (_is_written(note, argument.own.get("markup")) or escape(note) is not None):
            said |= {"note"}
        kept: Data = {"id": step.id} if ref in self._unguessed else {}
        kept |= {"kind": REASON} if step.id is None else {}
        kept |= {"warrant": self._outliner.texts[step.warrant.index].ref} if step.warrant else {}
        kept |= keep(part, said)
        data = {key: value for key, value in as_dict(own.get("inference")).items() if key != "uses"}
        data |= {"uses": line.uses} if line.uses is not None else {}
        written = self._write_data(ref, {"data": data, "raw": own.get("raw_inference")}, kept)
        inner = ", ".join(rules) + written
        return f"-- {inner.strip()} --" if inner else "----"

    def _rules(self, part: Mapping[str, Any], own: Data, id_: str) -> tuple[list[str], bool]:
        """Return the rules of an inference as they are written, and whether its scheme follows from them."""
        scheme = part.get("scheme", "")
        rules = as_names(own.get("rules"))
        if scheme_of(rules) != scheme:
            rules = [scheme] if scheme else []
        written = [escape_rule(rule) for rule in rules]
        self.losses += [
            Loss(id_, f"the rule '{rule}'", _RULE)
            for rule, one in zip(rules, written, strict=True)
            if one is None
        ]
        fits = [one for one in written if one is not None]
        return fits, scheme_of(rules) == scheme and len(fits) == len(rules)

    def heading(self, section: str, own: Data, id_: str | None) -> str:
        """Return a heading; `id_` is that of the section where it has to be said."""
        level = own.get("level")
        level = level if type(level) is int and 0 < level <= _DEEPEST_HEADING else 1
        tags = [tag for tag in as_names(own.get("tags")) if is_tag(tag)]
        kept: Data = {"id": id_} if id_ else {}
        said = self._sections[section]
        kept |= {} if isinstance(said, str) else keep(said, {"title"})
        title = said if isinstance(said, str) else said["title"]
        return f"{'#' * level} {self._compose(section, title, own, tags, kept)}"

    def definitions(self, ref: Ref, own: Data) -> list[str]:
        """Return other definitions of a statement or argument, which come before the one that counts."""
        return [
            f"{ref}: {markup}"
            for markup in as_names(own.get("definitions"))
            if markup.strip() and (content := parse_content(markup)) and not is_loose(content)
        ]

    def _compose(self, id_: str, text: str, own: Data, tags: list[str], kept: Data | None) -> str:
        """Return a text with its tags and data: as it was written, where that is known and still the same."""
        markup = own.get("markup")
        if isinstance(markup, str) and _is_written(text, markup):
            inline = find_tags(parse_content(markup) or [])
            data = self._write_data(id_, own, kept or {})
            composed = markup + self._tags(tags[len(inline) :]) + data
            element = parse_element(f"[x]: {composed}")
            if element and find_tags(element.content) == tags and bool(element.data) == bool(data):
                return composed
        written = escape(text)
        if written is None:
            written = escape(flatten(text)) or ""
            kept = {**kept, "text": text} if kept is not None else None
        return written + self._tags(tags) + self._write_data(id_, own, kept or {})

    def _tags(self, tags: Sequence[str]) -> str:
        return "".join(f" {write_tag(tag)}" for tag in tags)

    def _write_data(self, id_: str, own: Data, kept: Data) -> str:
        data = {key: value for key, value in as_dict(own.get("data")).items() if key != KEY}
        data |= {KEY: kept} if kept else {}
        if data and has_long_key(data):
            self.losses.append(Loss(id_, "its data", _LONG_KEY))
            return ""
        return f" {write_data(data, None if kept else own.get('raw'))}" if data else ""


def _is_written(text: str, markup: object) -> bool:
    """Return whether markup that is known is still that of a text."""
    content = parse_content(markup) if isinstance(markup, str) else None
    if not content or is_loose(content):
        return False
    return text in {to_plain(content), to_plain(content, tags=True)}
