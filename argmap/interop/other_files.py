"""Which format a file is of that was given where a map is expected, and what to do with it."""

import re
from pathlib import PurePath
from shlex import quote
from typing import TYPE_CHECKING

from argmap.formats import formats_for, formats_of_file
from argmap.syntax.own_map import looks_like_map

if TYPE_CHECKING:
    from argmap.formats import Format

_HEAD = 5_000
_SECTION = re.compile(r"""^["']?(?:claims|premises|challenges|recommendations)["']?[ \t]*:""", re.MULTILINE)
_BY_NAME_ONLY = ("markdown",)
"""Formats whose texts look like those of YAML."""

_ENTRIES = (
    "article|book|booklet|collection|comment|inbook|incollection|inproceedings|conference|manual|mastersthesis"
    "|misc|online|phdthesis|preamble|proceedings|report|string|techreport|thesis|unpublished"
)
_ITS_SOURCE = "give the file that it was made from"
_PACKED = "unpack it first"
_FILES: tuple[tuple[str, str, str], ...] = (
    # what it begins with, what it is, and what to do
    (r"%PDF-", "a PDF document", ""),
    (r"\x1f\ufffd", "a gzip archive", _PACKED),
    (r"BZh[1-9]1AY", "a bzip2 archive", _PACKED),
    (r"\ufffd7zXZ|7z\ufffd", "a compressed archive", _PACKED),
    (r"\(\ufffd/\ufffd", "a Zstandard archive", _PACKED),
    (r"PK\x03\x04", "a ZIP archive, as documents of Word, Excel and LibreOffice are", ""),
    (r"\ufffd\ufffd\x11[\s\S]{5}", "an old document of Word or Excel", ""),
    (r"\ufffdPNG|GIF8[79]a|[\s\S]{6}(?:JFIF|Exif)|RIFF[\s\S]{4}WEBP", "a picture", ""),
    (r"\{\\rtf", "an RTF document", ""),
    (r"SQLite format 3", "an SQLite database", ""),
    (r"\x7fELF|MZ[\s\S]{0,200}This program", "a program", ""),
    (rf"[\s\S]*?^[ \t]*@(?:{_ENTRIES})\s*[{{(]", "BibTeX", "works"),
    (r"\s*\[\s*\{(?=[^}]*\"id\")(?=[\s\S]*\"type\"\s*:)", "CSL-JSON", "works"),
    (r"(?:---\s*)?references:\s*\n", "CSL-YAML", "works"),
    (r"\s*TY  -", "RIS", "works"),
    (r"""\s*(?:strict\s+)?(?:di)?graph\b\s*(?:(?:\w+|"[^"\n]*")\s*)?\{""", "Graphviz DOT", "written"),
    (r'\s*\{\s*"@context"', "JSON-LD", "written"),
    (r"\s*(?:flowchart|graph)[ \t]+(?:TB|TD|BT|LR|RL)\b", "Mermaid", "written"),
    (r"p af [0-9]+\s*$", "an ICCMA framework", "written"),
    (r"\s*arg\([^()\n]*\)\.", "an ASPARTIX framework", "written"),
    (r"[\s\S]*<graphml\b", "GraphML", "written"),
    (r"\s*(?:<!DOCTYPE html|<html)", "HTML", ""),
    (r"[\s\S]*<svg\b", "SVG", "written"),
    (r"\s*<(?:\?xml|[a-zA-Z!])", "XML", ""),
    (r'''\{\s*"arguments"[\s\S]*"relationType"''', "Argdown's own JSON", _ITS_SOURCE),
    (r"""[\s\S]*"\$schema"\s*:\s*"[^"\n]*sarif""", "a SARIF report", ""),
    (r"""[\s\S]*"\$schema"\s*:\s*"[^"\n]*json-schema\.org""", "a JSON Schema", "give it with --profile"),
    (r"""\{[\s\S]*"nbformat"\s*:""", "a Jupyter notebook", ""),
    (r"\s*\\(?:documentclass|begin|section)\b", "LaTeX", ""),
    (r"version https://git-lfs", "a pointer of Git LFS", "fetch the file itself with 'git lfs pull'"),
)
_SIGNATURES = [
    (re.compile(sign, re.IGNORECASE | re.MULTILINE), title, advice) for sign, title, advice in _FILES
]


def describe_other_format(text: str, name: str) -> str | None:
    """Return what to say of a file that is no map but of another known format; None where it is of none."""
    if not text or looks_like_map(text) or _SECTION.search(text):
        return None
    by_content = describe_foreign_map(text, name) or _describe_by_signature(text[:_HEAD], name)
    return by_content or _describe_by_name(name)


def describe_foreign_map(text: str, name: str) -> str | None:
    """Return what to say of a file that is a map of another program; None where it is none."""
    readable = formats_for("interchange", reads=True)
    by_name = formats_of_file(name, readable)
    for format_ in [*by_name, *(one for one in readable.values() if one not in by_name)]:
        if (format_ in by_name or format_.name not in _BY_NAME_ONLY) and format_.load().recognise(text):
            return _advise(format_, name, is_told=format_ in by_name)
    return None


def _describe_by_name(name: str) -> str | None:
    """Return what to say of a file by its name alone, where that is not the name of a map."""
    if formats_of_file(name, formats_for("map")):
        return None
    if PurePath(name).suffix.lower() == ".txt":
        return _say("plain text", "", name)
    if readable := formats_of_file(name, formats_for("interchange", reads=True)):
        return _advise(readable[0], name, is_told=True)
    if works := formats_of_file(name, formats_for("works")):
        return _say(works[0].title, "works", name)
    written = formats_of_file(name, formats_for("graph", "framework"))
    return _say(written[0].title, "written", name) if written else None


def _advise(format_: "Format", name: str, is_told: bool) -> str:
    file = "-" if name == "<stdin>" else name
    option = "" if is_told else f"--from {format_.name} "
    path = PurePath(name)
    ending = ".map.yaml" if formats_of_file(name, formats_for("map")) else ".yaml"
    out = "map.yaml" if file == "-" else f"{path.stem}{ending}"
    return f"this is {format_.title}, not a map: run 'argmap convert {quote(file)} {option}-o {quote(out)}'"


def _describe_by_signature(head: str, name: str) -> str | None:
    """Return what to say of a file by what it begins with."""
    found = next((entry for entry in _SIGNATURES if entry[0].match(head)), None)
    if found is None:
        return None
    return _say(found[1], found[2], name)


def _say(title: str, advice: str, name: str) -> str:
    if advice == "works":
        advice = f"name it under 'bibliography' in a map, or run 'argmap sources {quote(name)}'"
    elif advice == "written":
        advice = "argmap writes it and does not read it; give the map that it was made from"
    return f"this is {title}, not a map: {advice or 'a map is YAML or JSON that begins with argmap: 1'}"
