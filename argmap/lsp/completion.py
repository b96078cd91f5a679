"""Completion: keys by place, ids by kind with words and verdicts, and all else that has a fixed name."""

from asyncio import to_thread
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol.types import (
    TEXT_DOCUMENT_COMPLETION,
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    CompletionOptions,
    CompletionParams,
    MarkupContent,
    MarkupKind,
    Range,
    TextEdit,
)

from argmap.edits import Path
from argmap.graph import name_voices
from argmap.lsp.context import Spot, find_spot
from argmap.lsp.files import State
from argmap.lsp.names import KINDS_OF_PARTS
from argmap.shape import find_schema
from argmap.syntax.document import find_reader
from argmap.vocabulary import INFERENCE, KINDS, SECTION, SOURCE, TARGETS, VOICE

if TYPE_CHECKING:
    from argmap.lsp.server import Server

OPTIONS = {TEXT_DOCUMENT_COMPLETION: CompletionOptions(trigger_characters=["[", ",", " ", '"', "-"])}

MOST = 200
"""How many are offered at a time; typing on brings others."""
_SHOWN = 80
_STARTS_ID = "^[A-Za-z]"


class Offer(NamedTuple):
    """What may be written: `more` follows a key, and `words` may be typed for it too."""

    word: str
    detail: str = ""
    about: str = ""
    kind: CompletionItemKind = CompletionItemKind.Value
    words: str = ""
    more: str = ""


async def answer(server: "Server", state: State, params: CompletionParams) -> CompletionList | None:  # noqa: ARG001
    """Return what may stand at a position, by the last text that could be read.

    It waits for nothing else: not even the present text is read for it.
    """
    return await to_thread(_complete, state, params)


def _complete(state: State, params: CompletionParams) -> CompletionList | None:
    text = state.text
    is_json = find_reader(state.file.name, text.text).__name__.endswith("json")
    spot = find_spot(text.text, text.lines, text.offset(params.position), is_json=is_json)
    if spot is None:
        return None
    good = state.file.good or state.good
    data = good.data if isinstance(good.data, dict) else {}
    offers = chain(
        _offer_keys(data, spot) if spot.takes_key else (),
        _offer_values(state, data, spot) if spot.takes_value else (),
    )
    found = list(islice(_match(offers, spot.word), MOST + 1))
    part = Range(text.position(spot.start), params.position)
    quote = '"' if is_json and not spot.is_quoted else ""
    items = [_make_item(offer, part, quote, number) for number, offer in enumerate(found[:MOST])]
    return CompletionList(is_incomplete=len(found) > MOST, items=items)


def _match(offers: Iterator[Offer], word: str) -> Iterator[Offer]:
    """Yield the offers that what is typed may mean: by the start of the word, then by what is in it."""
    typed, rest = word.lower(), []
    for offer in offers:
        if offer.word.lower().startswith(typed):
            yield offer
        elif typed in offer.word.lower() or typed in offer.words.lower():
            rest.append(offer)
    yield from rest


def _make_item(offer: Offer, part: Range, quote: str, number: int) -> CompletionItem:
    text = f"{quote}{offer.word}{quote}{offer.more}"
    return CompletionItem(
        label=offer.word,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=MarkupContent(MarkupKind.PlainText, offer.about) if offer.about else None,
        filter_text=f"{quote}{offer.word} {offer.words[:_SHOWN]}".rstrip(),
        sort_text=f"{number:05}",
        text_edit=TextEdit(part, text),
    )


def _offer_keys(data: Any, spot: Spot) -> Iterator[Offer]:
    """Yield the keys that a mapping may have and has not."""
    schema = find_schema(spot.path)
    more = "" if spot.is_quoted else ": "
    there = _find(data, spot.path)
    known = there if isinstance(there, dict) else {}
    for key, member in schema.get("properties", {}).items():
        if key not in known or key == spot.word:
            about = "required" if key in schema.get("required", ()) else ""
            text = member.get("description", "")
            yield Offer(key, about, text, CompletionItemKind.Property, more=more)
    if spot.path[-1:] == ("allow",):
        yield from (offer._replace(more=more) for offer in _offer_rules())
    elif spot.path == ("expect",):
        yield from (offer._replace(more=more) for offer in _offer_ids(data, {}, frozenset(KINDS.values())))


def _offer_rules() -> Iterator[Offer]:
    from argmap.rules.docs import find_rule_docs

    for page in find_rule_docs().values():
        yield Offer(page.name, page.severity.value, page.text, CompletionItemKind.EnumMember)


def _offer_values(state: State, data: Any, spot: Spot) -> Iterator[Offer]:
    schema = find_schema(spot.path)
    for choice in schema.get("enum", ()):
        yield Offer(str(choice), kind=CompletionItemKind.EnumMember)
    if schema.get("const") is True and not spot.is_quoted:
        yield Offer("true", kind=CompletionItemKind.Keyword)
    if schema.get("properties") and spot.path and not (spot.is_quoted or spot.is_flow or spot.takes_key):
        keys = ", ".join(f"{key}: " for key in schema.get("required") or schema["properties"])
        yield Offer(f"{{{keys}}}", kind=CompletionItemKind.Struct)
    key = spot.path[-1] if spot.path else ""
    if key == "scheme":
        yield from _offer_schemes()
    elif str(schema.get("pattern", "")).startswith(_STARTS_ID) and (relation := _find_relation(spot.path)):
        own = str(spot.path[1]) if len(spot.path) > 1 else ""
        offers = _offer_named(state, data, TARGETS[relation])
        yield from (offer for offer in offers if offer.word != own)


def _find_relation(path: Path) -> str | None:
    """Return the key that says what an id at a path means."""
    keys = path[:1] if path[0] == "thesis" else path[2:]
    return next((key for key in reversed(keys) if isinstance(key, str) and key in TARGETS), None)


def _offer_named(state: State, data: Any, kinds: frozenset[str]) -> Iterator[Offer]:
    if SOURCE in kinds:
        yield from _offer_parts(data, "sources", "title")
    elif SECTION in kinds:
        yield from _offer_parts(data, "sections", "title")
    elif VOICE in kinds:
        for name, called in name_voices({"voices": _part(data, "voices")}).items():
            yield Offer(name, VOICE, str(called), CompletionItemKind.Variable)
    else:
        yield from _offer_ids(data, state.file.verdicts, kinds)


def _offer_ids(data: Any, verdicts: Any, kinds: frozenset[str]) -> Iterator[Offer]:
    for section, kind in {**KINDS, "inferences": INFERENCE}.items():
        if kind in kinds:
            for offer in _offer_parts(data, section, "text"):
                verdict = verdicts.get(offer.word)
                yield offer._replace(detail=f"{kind}, {verdict}" if verdict else kind)


def _offer_parts(data: Any, section: str, key: str) -> Iterator[Offer]:
    for name, part in _part(data, section).items():
        text = part if isinstance(part, str) else part.get(key, "") if isinstance(part, dict) else ""
        words = text if isinstance(text, str) else ""
        yield Offer(name, KINDS_OF_PARTS[section], words, CompletionItemKind.Reference, words)


def _offer_schemes() -> Iterator[Offer]:
    from argmap.schemes.catalogue import load_catalogue

    for scheme in load_catalogue().schemes.values():
        yield Offer(scheme.name, scheme.title, scheme.use, CompletionItemKind.EnumMember, scheme.title)


def _part(data: Any, section: str) -> dict[str, Any]:
    part = data.get(section)
    return part if isinstance(part, dict) else {}


def _find(data: Any, path: Path) -> Any:
    """Return what stands at a path; None if nothing does."""
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


ANSWERS = {TEXT_DOCUMENT_COMPLETION: answer}
