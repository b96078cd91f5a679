"""Reading and writing files of other tools: which format a file is of, and the module for it."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.formats import Format, formats_for, formats_of_file, get_format
from argmap.gc_control import gc_disabled
from argmap.interop.carrying import Data, Loss, Options, Reading, Writing
from argmap.spelling import join_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.interop.carrying import FormatModule
    from argmap.plugins import Plugin


def load_format(name: str) -> "FormatModule":
    """Return the module of a format; raises `ArgmapError` where there is no such format."""
    module: FormatModule = get_format(name, formats_for("interchange")).load()
    return module


def read_text(source: bytes, name: str, format_name: str | None, recommendations: str | None) -> Reading:
    """Return the map in the bytes of a file; without `format_name`, the format follows from `name`.

    Raises:
        ArgmapError: the format is unknown or cannot be read, or no format is recognised.
        UnreadableError: the file is not of its format.
    """
    text, losses = _decode(source)
    format_ = (
        find_readable(format_name, formats_for("interchange")) if format_name else _recognise(text, name)
    )
    with gc_disabled():
        reading = format_.load().read(text, Options(PurePath(name).stem, recommendations))
        if format_.code:
            _check_reading(format_.code.plugin, reading)
    return Reading(reading.data, [*losses, *reading.losses])


def write_data(data: Data, name: str, format_name: str | None) -> Writing:
    """Return the bytes of a file; without `format_name`, the format follows from `name`.

    Where several formats have such names, a map that comes from one of them is written in that format.

    Raises:
        ArgmapError: the format is unknown or cannot be written, or does not follow from the name.
    """
    known, origin = formats_for("interchange"), data.get("origin", {}).get("format")
    format_ = find_writable(format_name, known) if format_name else choose_writable(name, known, origin)
    with gc_disabled():
        from argmap.shape import normalize

        whole = normalize(data)
        writing = format_.load().write(whole)
        if format_.code:
            _check_writing(format_.code.plugin, writing)
        return Writing(writing.content, [*find_lost(whole), *writing.losses])


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
    from argmap.graph.references import find_lost_references
    from argmap.vocabulary import OTHER_NAMESPACES

    for lost in find_lost_references(data):
        if lost.relation not in OTHER_NAMESPACES:
            yield Loss(lost.owner or "", f"'{lost.relation}' to '{lost.id}'", "the map has no such part")


def _recognise(text: str, name: str) -> Format:
    readable = formats_for("interchange", reads=True)
    likely = formats_of_file(name, readable) or list(readable.values())
    for format_ in likely:
        if format_.load().recognise(text):
            return format_
    if len(likely) == 1:
        return likely[0]
    raise ArgmapError(f"cannot tell the format of '{name}': use --from with {join_choices(readable)}")


def _decode(source: bytes) -> tuple[str, list[Loss]]:
    """Return the text of a file: UTF-8 or UTF-16, else what old Windows programs write."""
    from argmap.syntax.decode import decode

    text, _, bad = decode(source)
    if bad is None:
        return text, []
    why = "it is not UTF-8, so it was read as Windows-1252: see whether its letters are right"
    return source.decode("cp1252", "replace"), [Loss("", "the encoding of the file", why)]
