"""YAML to plain data, from libyaml's stream of events: JSON types only, and never a recursion.

Of the plain scalars, JSON's numbers, `true`, `false`, `null`, `~` and nothing at all are values; all else
is text: `no`, `True`, `2023-06-01`, `0x10`, `.inf`. Quoted and block scalars are text, and so is every key.
Anchors, aliases, tags and a second document are refused; directives are allowed.

`read_fast` raises `SlowPathNeeded` at anything odd; `read_carefully` then reports it.
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
from argmap.syntax.build import Builder, Reading, SlowPathNeeded, UnreadableError
from argmap.syntax.lines import Lines
from argmap.syntax.marks import Marks
from argmap.syntax.number import OUT_OF_RANGE, is_number, number

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


def read_fast(text: str, max_depth: int, marks: Marks) -> object:
    """Return the data of a text with nothing odd in it, and add to `marks` where its values are.

    Raises:
        SlowPathNeeded: there is something odd in it, or too many levels.
    """
    try:
        return _read_fast(text, max_depth, marks.append)
    except (YAMLError, ValueError) as error:
        raise SlowPathNeeded from error


def _read_fast(  # noqa: C901, PLR0912 - the hot loop: no calls
    text: str, max_depth: int, mark: Callable[[int], None]
) -> object:
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
                raise SlowPathNeeded
            at, end = event.start_mark.index, event.end_mark.index
            mark(at)
            mark(_trim_block(text, at, end) if event.style in _BLOCK else end)
            if into.__class__ is dict and key is None:
                if value in into:
                    raise SlowPathNeeded
                key = value
                continue
            if not event.style:
                value = _resolve(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or len(stack) >= max_depth:
                raise SlowPathNeeded
            mark(event.start_mark.index)
            value = {} if kind is MappingStartEvent else []
            stack.append(into)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            end = event.end_mark.index
            mark(end if event.start_mark.index < end else 0)  # only a bracket has a width
            into = stack.pop()
            continue
        elif kind is AliasEvent or (kind is DocumentStartEvent and documents):
            raise SlowPathNeeded
        elif kind is StreamEndEvent:
            break
        else:
            continue
        if isinstance(into, list):
            into.append(value)
        elif key is None:
            raise SlowPathNeeded
        else:
            into[key] = value
            key = None
        if kind is not ScalarEvent:
            into = value
    if not documents:
        raise SlowPathNeeded
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


def _events(text: str, builder: Builder) -> Iterator[Event]:
    """Yield the events of the first document."""
    parser = CParser(text)
    documents = count = 0
    event: Event | None = None
    try:
        while (following := parser.get_event()) is not None:
            event = following
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                builder.note("several-documents", _SECOND, _offset(event))
                return
            yield event
            count += 1
    except YAMLError as error:
        from argmap.syntax.yaml_errors import LIBYAML_DEPTH, TOO_DEEP, explain

        message, at = explain(error, text, builder.lines, event)
        if message == TOO_DEEP:
            if builder.max_depth < LIBYAML_DEPTH:  # raised early; the events before it lead to the place
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
        _take_scalar(event, text, builder)
    elif kind is MappingEndEvent or kind is SequenceEndEvent:
        end = event.end_mark.index
        builder.close(end if _offset(event) < end else None)  # only a bracket has a width
    elif kind is MappingStartEvent or kind is SequenceStartEvent:
        _refuse_properties(event, text, builder)
        builder.open({} if kind is MappingStartEvent else [], _offset(event))
    elif kind is AliasEvent:
        _take_alias(event, text, builder)


def _take_alias(event: Any, text: str, builder: Builder) -> None:
    at = _offset(event)
    builder.note("alias", _ALIAS.format(_name(text, at)), at)
    if builder.wants_key:
        builder.skip_key(at)
    else:
        builder.value(None, at, event.end_mark.index)


_BLOCK = ("|", ">")
"""The styles of block scalars."""


def _take_scalar(event: Any, text: str, builder: Builder) -> None:
    at, end = event.start_mark.index, event.end_mark.index
    if event.style in _BLOCK:
        end = _trim_block(text, at, end)
    if builder.wants_key:
        builder.key(event.value, at, end)
        return
    try:
        value = event.value if event.style else _resolve(event.value)
    except ValueError:
        builder.note("syntax", OUT_OF_RANGE, at)
        value = None
    builder.value(value, at, end)


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


def _trim_block(text: str, at: int, end: int) -> int:
    """Return where the content of a block scalar ends, which counts the blank lines after it as its own."""
    return at + len(text[at:end].rstrip(" \t\r\n"))


def _name(text: str, at: int) -> str:
    match = _NAME.match(text, at)
    return f"'{match[0]}'" if match else "it"
