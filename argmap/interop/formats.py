"""Which formats there are, and which one a file is of. A format is imported only when it is asked for."""

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.interop.carrying import Data, Loss, Options, Reading, Writing
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.interop.carrying import Format

FORMATS: dict[str, str] = {
    "carneades": "argmap.interop.carneades",
    "gsn": "argmap.interop.gsn",
    "kialo": "argmap.interop.kialo",
    "arggraph": "argmap.interop.arggraph",
    "csv": "argmap.interop.table",
    "opml": "argmap.interop.opml",
    "markdown": "argmap.interop.markdown",
    "graphml": "argmap.interop.graphml",
    "aif": "argmap.interop.aif",
    "xaif": "argmap.interop.xaif",
    "sadface": "argmap.interop.sadface",
    "arguebuf": "argmap.interop.arguebuf",
    "jsonld": "argmap.interop.jsonld",
    "argdown": "argmap.interop.argdown",
}
"""The modules by the name of their format."""


def find_format(name: str) -> "Format":
    """Return a format by its name; raises `ArgmapError` where there is none."""
    if name not in FORMATS:
        from argmap.spelling import Speller

        raise ArgmapError(
            f"there is no format '{name}'{Speller(FORMATS).hint(name)}: use one of {', '.join(FORMATS)}"
        )
    format_: Format = import_module(FORMATS[name])
    return format_


def read_text(source: bytes, name: str, wanted: str | None, recommendations: str | None) -> Reading:
    """Return the map in the bytes of a file, whose `name` tells the format where `wanted` does not.

    Raises:
        ArgmapError: there is no such format, it is not read, or none is recognised.
        UnreadableError: the file is not of its format.
    """
    text, losses = _decode(source)
    format_ = find_format(wanted) if wanted else _guess(text, name)
    if not hasattr(format_, "read"):
        raise ArgmapError(f"{format_.TITLE} is only written, not read: name another format with --from")
    with gc_paused():
        reading = format_.read(text, Options(PurePath(name).stem, recommendations))
    return Reading(reading.data, [*losses, *reading.losses])


def write_data(data: Data, name: str, wanted: str | None) -> Writing:
    """Return the bytes of a file, whose `name` tells the format where `wanted` does not.

    Where several formats have such names, a map that comes from one of them is written in that.

    Raises:
        ArgmapError: there is no such format, it is not written, or none is written to files of this name.
    """
    format_ = find_format(wanted) if wanted else _by_ending(name, data.get("origin", {}).get("format"))
    if not hasattr(format_, "write"):
        raise ArgmapError(f"{format_.TITLE} is only read, not written: name another format with --to")
    with gc_paused():
        from argmap.shape import normalize

        whole = normalize(data)
        content, losses = format_.write(whole)
        return Writing(content, [*find_lost(whole), *losses])


def find_lost(data: "Mapping[str, Any]") -> "Iterator[Loss]":
    """Yield the relations that are in no format, because what they name is not in the map."""
    from argmap.graph.references import APART, find_lost_references

    for one in find_lost_references(data):
        if one.relation not in APART:
            yield Loss(one.owner or "", f"'{one.relation}' to '{one.id}'", "the map has no such part")


def _guess(text: str, name: str) -> "Format":
    ending = PurePath(name).suffix.lower()
    readable = [one for one in map(find_format, FORMATS) if hasattr(one, "read")]
    likely = [one for one in readable if ending in one.ENDINGS] or readable
    for format_ in likely:
        if format_.recognise(text):
            return format_
    if len(likely) == 1:
        return likely[0]
    raise ArgmapError(f"can't tell the format of '{name}': name it with --from, one of {', '.join(FORMATS)}")


def _by_ending(name: str, origin: str | None) -> "Format":
    ending = PurePath(name).suffix.lower()
    written = [one for one in map(find_format, FORMATS) if hasattr(one, "write") and ending in one.ENDINGS]
    likely = [one for one in written if origin == one.NAME] or written
    if len(likely) == 1:
        return likely[0]
    names = ", ".join(one.NAME for one in written) or ", ".join(FORMATS)
    raise ArgmapError(f"can't tell a format from '{name}': name it with --to, one of {names}")


def _decode(source: bytes) -> tuple[str, list[Loss]]:
    """Return the text of a file: UTF-8 or UTF-16, else what old Windows programs write."""
    from argmap.text.decode import decode

    text, _, bad = decode(source)
    if bad is None:
        return text, []
    why = "it is not UTF-8, so it was read as Windows-1252: see whether its letters are right"
    return source.decode("cp1252", "replace"), [Loss("", "the encoding of the file", why)]
