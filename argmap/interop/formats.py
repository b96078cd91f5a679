"""Reading and writing files of other tools: which format a file is of, and the module for it."""

from collections import Counter
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, guard
from argmap.formats import Format, formats_for, formats_of_file, get_format
from argmap.gc_control import gc_disabled
from argmap.graph.references import find_lost_references, find_parts, find_references, read_reasons
from argmap.interop.carrying import Data, Loss, Options, Reading, Writing
from argmap.spelling import join_choices
from argmap.vocabulary import OTHER_NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from argmap.interop.carrying import FormatModule
    from argmap.plugins import Plugin


def load_format(name: str) -> "FormatModule":
    """Return the module of a format; raises `ArgmapError` where there is no such format."""
    module: FormatModule = get_format(name, formats_for("interchange")).load()
    return module


def read_text(
    source: bytes,
    name: str,
    format_name: str | None = None,
    recommendations: str | None = None,
    read_beside: "Callable[[str], bytes | None] | None" = None,
) -> Reading:
    """Return the map in the bytes of a file; without `format_name`, the format follows from `name`.

    `read_beside` returns the bytes of the file of the same name that has another ending, if there is one; by
    default, of that in the same folder.

    Raises:
        ArgmapError: the format is unknown or cannot be read, or no format is recognised.
        UnreadableError: the file is not of its format.
        FaultError: argmap, or a library that it uses, fails on it.
    """
    text, losses = _decode(source)
    with guard(name), gc_disabled():
        known = formats_for("interchange")
        format_ = find_readable(format_name, known) if format_name else _recognise(text, name)
        find = read_beside or partial(_read_beside, name)
        beside, more = _decode_beside(name, format_.beside, find) if format_.beside else (None, [])
        losses += more
        reading = format_.load().read(text, Options(_make_title(name), recommendations, beside))
        if format_.code:
            _check_reading(format_.code.plugin, reading)
    return Reading(reading.data, [*losses, *reading.losses])


def recognise(source: bytes, name: str) -> Format:
    """Return the format of a file, by its name and what it holds.

    Raises:
        ArgmapError: it is not told by them.
    """
    with guard(name):
        return _recognise(_decode(source)[0], name)


def _make_title(name: str) -> str:
    """Return the title of a map after the name of its file, which may have bytes that are not text."""
    return PurePath(name).stem.encode(errors="backslashreplace").decode()


def _decode(source: bytes) -> tuple[str, list[Loss]]:
    from argmap.syntax.foreign import decode_foreign

    text, problems = decode_foreign(source)
    return text, [Loss(f"line {line}", "the encoding of the file", message) for line, message in problems]


def _read_beside(name: str, ending: str) -> bytes | None:
    from argmap.syntax import read_source

    path = Path(name).with_suffix(ending) if name.strip("-.") else Path()
    return read_source(path) if path.is_file() else None


def _decode_beside(
    name: str, ending: str, read_beside: "Callable[[str], bytes | None]"
) -> tuple[str | None, list[Loss]]:
    """Return the text of the file beside that has another ending, or None where there is none to read."""
    source = read_beside(ending)
    if source is None:
        return None, []
    text, problems = _decode(source)
    file = f"{PurePath(name).stem}{ending}"
    return text, [loss._replace(id=f"{file}, {loss.id}") for loss in problems]


def write_data(data: Data, name: str, format_name: str | None) -> Writing:
    """Return the bytes of a file; without `format_name`, the format follows from `name`.

    Where several formats have such names, a map that comes from one of them is written in that format.

    Raises:
        ArgmapError: the format is unknown or cannot be written, or does not follow from the name.
    """
    known, origin = formats_for("interchange"), data.get("origin", {}).get("format")
    format_ = find_writable(format_name, known) if format_name else choose_writable(name, known, origin)
    with gc_disabled():
        from argmap.graph.graph import refuse_unread_files
        from argmap.shape import normalize

        whole = normalize(data)
        refuse_unread_files(whole)
        writing = format_.load().write(whole)
        if format_.code:
            _check_writing(format_.code.plugin, writing)
        return Writing(writing.content, [*find_lost(whole), *find_repeated(whole), *writing.losses])


def _check_reading(plugin: "Plugin", reading: object) -> None:
    """Raise an error that names the plug-in if it has not read a map."""
    from argmap.shape import find_shape_problems

    if not isinstance(reading, Reading):
        plugin.refuse(f"'read' has to return a Reading, not {type(reading).__name__}")
    for _, problem in find_shape_problems(reading.data):
        plugin.refuse(f"'read' returns no map: {'/'.join(map(str, problem.path))}: {problem.text}")


def _check_writing(plugin: "Plugin", writing: object) -> None:
    if not (isinstance(writing, Writing) and isinstance(writing.content, bytes)):
        plugin.refuse(f"'write' has to return a Writing with bytes, not {type(writing).__name__}")


def find_readable(name: str, known: "Mapping[str, Format]") -> Format:
    """Return a format that is read; raises `ArgmapError` where there is none of this name."""
    if name in known and not known[name].reads:
        raise ArgmapError(f"{known[name].title} is only written, not read: use another format with --from")
    return get_format(name, {key: format_ for key, format_ in known.items() if format_.reads})


def find_writable(name: str, known: "Mapping[str, Format]") -> Format:
    """Return a format that is written; raises `ArgmapError` where there is none of this name."""
    if name in known and not known[name].writes:
        raise ArgmapError(f"{known[name].title} is only read, not written: use another format with --to")
    return get_format(name, {key: format_ for key, format_ in known.items() if format_.writes})


def choose_writable(file: str, known: "Mapping[str, Format]", origin: str | None) -> Format:
    """Return the format for the name of a file: argmap's own, that of the map's origin, or the only one.

    Raises:
        ArgmapError: the name does not tell it.
    """
    writable = {name: format_ for name, format_ in known.items() if format_.writes}
    fitting = formats_of_file(file, writable)
    likely = [format_ for format_ in fitting if format_.name in ("yaml", origin)] or fitting
    if len(likely) == 1 or (likely and likely[0].name == "yaml"):
        return likely[0]
    names = join_choices([format_.name for format_ in fitting] or writable)
    raise ArgmapError(f"cannot tell the format of '{file}': use --to with {names}")


def find_lost(data: "Mapping[str, Any]") -> "Iterator[Loss]":
    """Yield the relations that are in no format, because what they name is not in the map."""
    for lost in find_lost_references(data):
        if lost.relation not in OTHER_NAMESPACES:
            yield Loss(lost.owner or "", f"'{lost.relation}' to '{lost.id}'", "the map has no such part")


def find_repeated(data: "Mapping[str, Any]") -> "Iterator[Loss]":
    """Yield what a part names twice by one key: formats have it once, as graphs do."""
    counted: Counter[tuple[Any, ...]] = Counter()
    for found in find_references(data):
        is_in_list = isinstance(found.path[-1], int)
        place = found.path[:-1] if is_in_list else found.path
        if found.relation not in OTHER_NAMESPACES and place[-1] != "supported_by":
            counted[place, found.relation, found.id, found.owner or ""] += 1
    for (_, relation, id_, owner), times in counted.items():
        if times > 1:
            yield Loss(owner, f"'{relation}' to '{id_}', {times} times", "once is enough")
    yield from _find_repeated_reasons(data)


def _find_repeated_reasons(data: "Mapping[str, Any]") -> "Iterator[Loss]":
    """Yield the reasons of which nothing is said but the same premises, in whatever order."""
    for path, part in find_parts(data):
        reasons = [reason for reason in read_reasons(path, part) if not reason.data.keys() - {"premises"}]
        for ids, times in Counter(frozenset(id_ for _, id_ in it.names) for it in reasons).items():
            if times > 1:
                named = "', '".join(sorted(ids))
                yield Loss(str(path[-1]), f"'supported_by' to '{named}', {times} times", "once is enough")


class UnknownFormatError(ArgmapError):
    """A file is in no format that its text tells."""


def _recognise(text: str, name: str) -> Format:
    readable = formats_for("interchange", reads=True)
    likely = formats_of_file(name, readable) or list(readable.values())
    for format_ in likely:
        if format_.load().recognise(text):
            return format_
    if len(likely) == 1:
        return likely[0]
    raise UnknownFormatError(f"cannot tell the format of '{name}': use --from with {join_choices(readable)}")
