"""brat's standoff annotation (`.ann`), as in the argument annotated essays; read only.

Text-bound annotations are statements. `MajorClaim` is a thesis; a `Claim` supports or challenges every major
claim, as its `Stance` says (`For` or `Against`). Relations such as `supports` and `attacks` go from `Arg1` to
`Arg2`; other words of pro and con are understood too. Notes of annotators are notes.

The file `essay.txt` beside `essay.ann` gives the title, its first line where a blank line follows, and the
quotations, if it has the annotated text at its offsets; what it has instead, and its absence, are losses.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.origin import make_origin
from argmap.interop.stance import RELATIONS, find_stance

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "brat"
CARRIED = (
    ("text-bound annotations, also of several spans", "statements, with `quote` in `at`", "no"),
    ("their types and spans", "kept; `MajorClaim` is the thesis", "no"),
    ("`Stance` of claims", "`supported_by`, `attacks` of all major claims", "no"),
    ("other attributes", "kept", "no"),
    ("relations `supports`, `attacks`", "`supported_by`, `attacks`", "no"),
    ("notes of annotators", "`note`", "no"),
    ("other relations, events, equivalences, normalisations", "lost", "no"),
    ("the text beside", "title; it is not copied", "no"),
)

_SPANS = r"[0-9]{1,12} [0-9]{1,12}(?:;[0-9]{1,12} [0-9]{1,12})*"
_UNIT = re.compile(rf"(T\S+)\t(\S+) ({_SPANS})\t(.*)")
_ATTRIBUTE = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (.*))?")
_RELATION = re.compile(r"(R\S+)\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*")
_NOTE = re.compile(r"(#\S+)\t(\S+) (\S+)\t(.*)")
_FIRST = re.compile(rf"\s*T[0-9]+\t\S+ {_SPANS}\t")
_MOST = 100
_KINDS = {"majorclaim": "claim", "claim": "claim", "premise": "premise"}


def recognise(text: str) -> bool:
    """Return whether a text begins with a text-bound annotation."""
    return bool(_FIRST.match(text[:10_000]))


@dataclass(slots=True)
class _Annotations:
    units: list[tuple[str, str, str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    relations: list[tuple[str, str, str, str]] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with the lines of all that is wrong."""
    builder = MapBuilder(NAME, options)
    annotations = _parse(text, builder)
    if not annotations.units:
        raise UnreadableError("1:1: there is no annotation of a text: it begins with 'T1'")
    if options.beside is None:
        builder.lose(
            "", f"the text '{options.name}.txt'", "there is no such file beside: no offset is checked"
        )
    else:
        title = re.match(r"\s*(\S[^\n]*)\n[ \t]*\n", options.beside)
        builder.head |= {"title": title[1].strip()} if title else {}
    for unit in annotations.units:
        _add_unit(builder, unit, annotations, options.beside)
    _add_stances(builder, annotations)
    for name, type_, start, end in annotations.relations:
        stance = find_stance(type_)
        if stance in RELATIONS:
            builder.relate(start, stance, end)
        else:
            builder.lose(name, f"'{type_}' from '{start}' to '{end}'", "it is neither pro nor con")
    return builder.build()


def _parse(text: str, builder: MapBuilder) -> _Annotations:
    found, faults = _Annotations(), []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if match := _UNIT.match(line):
            found.units.append(match.groups())  # type: ignore[arg-type]
        elif match := _ATTRIBUTE.match(line):
            found.attributes[match[3]][match[2]] = match[4] or "true"
        elif match := _RELATION.match(line):
            found.relations.append(match.groups())  # type: ignore[arg-type]
        elif match := _NOTE.match(line):
            found.notes[match[3]].append(match[4].strip())
        elif line[:1] in ("E", "N", "*", "#") and "\t" in line:
            builder.lose(f"line {number}", f"'{line.strip()[:60]}'", "a map has nothing of the kind")
        elif line.strip():
            faults.append(f"{number}:1: this is no annotation: '{line.strip()[:60]}'")
    if faults:
        raise UnreadableError("\n".join(faults[:_MOST]))
    return found


def _add_unit(
    builder: MapBuilder, unit: tuple[str, str, str, str], annotations: _Annotations, beside: str | None
) -> None:
    name, type_, spans, text = unit
    attributes = {key: value for key, value in annotations.attributes[name].items() if key != "Stance"}
    data: Data = {"spans": spans} | ({"attributes": attributes} if attributes else {})
    builder.add_node(
        name,
        text,
        kind=_KINDS.get(type_.casefold()),
        at=[{"quote": text}] if _is_in_place(builder, name, spans, text, beside) else [],
        note="\n".join(annotations.notes.get(name, ())),
        origin=make_origin(NAME, data, id=name, type=type_),
    )


def _is_in_place(builder: MapBuilder, name: str, spans: str, text: str, beside: str | None) -> bool:
    """Return whether the text beside has what is annotated at its place; tells what it has instead."""
    if beside is None:
        return False
    pairs = [span.split(" ") for span in spans.split(";")]
    parts = [beside[int(start) : int(end)] for start, end in pairs]
    has = " ".join(" ".join(parts).split())
    if has != " ".join(text.split()):
        builder.lose(name, f"its place, {spans}", f"the text beside has '{has[:60]}' there")
        return False
    return bool(text.strip()) and len(parts) == 1


def _add_stances(builder: MapBuilder, annotations: _Annotations) -> None:
    """Let each claim bear on the major claims, which state one thesis in several places."""
    major = [name for name, type_, _, _ in annotations.units if type_.casefold() == "majorclaim"]
    builder.head["thesis"] = list(dict.fromkeys(major))
    for name, type_, _, _ in annotations.units:
        said = annotations.attributes[name].get("Stance", "")
        stance = find_stance(said)
        if stance in RELATIONS and major and name not in major:
            for end in builder.head["thesis"]:
                builder.relate(name, stance, end)
        elif said:
            why = "it is neither for nor against" if major else "there is no major claim"
            why = "it is a major claim itself" if name in major else why
            builder.lose(name, f"its stance '{said[:60]}'", why)
        elif type_.casefold() == "claim" and major:
            builder.lose(name, "how it bears on the major claim", "it has no stance")
