"""YAML to plain data, from libyaml's stream of events: JSON types only, and never a recursion.

Of the plain scalars, JSON's numbers, `true`, `false`, `null`, `~` and nothing at all are values; all else
is text: `no`, `True`, `2023-06-01`, `0x10`, `.inf`. Quoted and block scalars are text, and so is every key.
Anchors, aliases, tags and a second document are refused; directives are allowed.

`read_fast` keeps no places and raises `DoubtError` at anything odd; `read_carefully` then tells all.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from argmap.errors import ArgmapError
from argmap.text.build import Builder, DoubtError, Reading, UnreadableError
from argmap.text.lines import Lines
from argmap.text.number import OUT_OF_RANGE, is_number, number
from argmap.text.yaml_errors import LIBYAML_DEPTH, TOO_DEEP, explain

try:
    from yaml._yaml import CParser
except ImportError as error:
    raise ArgmapError("PyYAML was installed without libyaml: install one of its wheels instead") from error

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_NAME = re.compile(r"[*&][\w-]{1,40}")

EMPTY = "the file is empty: begin a map with 'argmap: 1' and 'title: ...'"
_ALIAS = "aliases are not supported: write out what {} stands for; text that begins with '*' needs quotes"
_ANCHOR = "anchors are not supported: remove {}; text that begins with '&' needs quotes"
_TAG = "tags are not supported: remove it; text that begins with '!' needs quotes"
_SECOND = "a second document begins here, and a file holds one map: put it into a file of its own"


def read_fast(text: str, max_depth: int) -> object:
    """Return the data of a text with nothing odd in it.

    Raises:
        DoubtError: there is something odd in it, or too many levels.
    """
    try:
        return _read_fast(text, max_depth)
    except (YAMLError, ValueError) as error:
        raise DoubtError from error


def _read_fast(text: str, max_depth: int) -> object:  # noqa: C901, PLR0912 - the hot loop: no calls
    next_event: Callable[[], Any] = CParser(text).get_event
    documents: list[object] = []
    into: dict[str, object] | list[object] = documents
    key: str | None = None
    stack: list[dict[str, object] | list[object]] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if event.tag is not None or event.anchor is not None:
                raise DoubtError
            if into.__class__ is dict and key is None:
                if value in into:
                    raise DoubtError
                key = value
                continue
            if not event.style:
                value = _resolve(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or len(stack) >= max_depth:
                raise DoubtError
            value = {} if kind is MappingStartEvent else []
            stack.append(into)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            into = stack.pop()
            continue
        elif kind is AliasEvent or (kind is DocumentStartEvent and documents):
            raise DoubtError
        elif kind is StreamEndEvent:
            break
        else:
            continue
        if isinstance(into, list):
            into.append(value)
        elif key is None:
            raise DoubtError
        else:
            into[key] = value
            key = None
        if kind is not ScalarEvent:
            into = value
    if not documents:
        raise DoubtError
    return documents[0]


def _resolve(plain: str) -> object:
    if plain in _WORDS:
        return _WORDS[plain]
    return number(plain) if is_number(plain) else plain


def read_carefully(text: str, lines: Lines, max_depth: int) -> Reading:
    """Return the data with the place of every value, and all that is wrong, and read on if possible."""
    builder = Builder(lines, max_depth)
    try:
        for event in _events(text, builder):
            _take(event, text, builder)
    except UnreadableError:
        return builder.reading(readable=False)
    return builder.reading(readable=True)


def find_ends(text: str) -> dict[int, int]:
    """Return where each scalar and each bracketed value of a text without faults ends, by where it begins."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for event in _events(text, Builder(Lines(text), 0)):
        kind, end = event.__class__, event.end_mark.index if event.end_mark else 0
        if kind is ScalarEvent:
            ends[_offset(event)] = end
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            opened.append(_offset(event))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            start = opened.pop()
            if _offset(event) < end:  # a bracket closes it; in block style nothing does
                ends[start] = end
    return ends


def _events(text: str, builder: Builder) -> Iterator[Event]:
    """Yield the events of the first document."""
    parser = CParser(text)
    documents = count = 0
    try:
        while (event := parser.get_event()) is not None:
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                builder.note("several-documents", _SECOND, _offset(event))
                return
            yield event
            count += 1
    except YAMLError as error:
        message, at = explain(error, text, builder.lines)
        if message == TOO_DEEP:
            if (
                builder.max_depth < LIBYAML_DEPTH
            ):  # met ahead of the events; those of what is before tell where
                yield from islice(_events(text[:at], builder), count, None)
            raise builder.fail_of_depth(at, LIBYAML_DEPTH) from error
        raise builder.fail("syntax", message, at) from error
    if not documents:
        raise builder.fail("syntax", EMPTY, 0)


def _take(event: Any, text: str, builder: Builder) -> None:
    kind = event.__class__
    if kind is ScalarEvent:
        if event.tag is not None or event.anchor is not None:
            _refuse_properties(event, text, builder)
        _take_scalar(event, builder)
    elif kind is MappingEndEvent or kind is SequenceEndEvent:
        builder.close()
    elif kind is MappingStartEvent or kind is SequenceStartEvent:
        _refuse_properties(event, text, builder)
        builder.open({} if kind is MappingStartEvent else [], _offset(event))
    elif kind is AliasEvent:
        _take_alias(event, text, builder)


def _take_alias(event: AliasEvent, text: str, builder: Builder) -> None:
    at = _offset(event)
    builder.note("alias", _ALIAS.format(_name(text, at)), at)
    if builder.wants_key:
        builder.skip_key(at)
    else:
        builder.value(None, at)


def _take_scalar(event: ScalarEvent, builder: Builder) -> None:
    at = _offset(event)
    if builder.wants_key:
        builder.key(event.value, at)
        return
    try:
        value = event.value if event.style else _resolve(event.value)
    except ValueError:
        builder.note("syntax", OUT_OF_RANGE, at)
        value = None
    builder.value(value, at)


def _refuse_properties(
    event: ScalarEvent | MappingStartEvent | SequenceStartEvent, text: str, builder: Builder
) -> None:
    at = _offset(event)
    if event.tag is not None:
        builder.note("tag", _TAG, at)
    if event.anchor is not None:
        builder.note("alias", _ANCHOR.format(_name(text, at)), at)


def _offset(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _name(text: str, at: int) -> str:
    found = _NAME.match(text, at)
    return f"'{found[0]}'" if found else "it"
