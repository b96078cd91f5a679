r"""Kialo, as its 'export discussion' writes it to a text file; read only.

Each claim is a statement, whose id is made from its words; its number is stored under `origin`. `Pro:`
supports the claim above it as an independent reason, and `Con:` challenges it. `-> See 1.2.` relates the
claim 1.2 to one more claim. A claim continues until the next line that begins like a claim, and `\(` means
`(`.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import UnreadableError
from argmap.interop.chains import find_ends
from argmap.interop.origin import make_origin

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "kialo"
CARRIED = (
    ("title of the discussion", "title", "no"),
    ("claims, over several lines too", "statements", "no"),
    ("numbers, Pro or Con", "kept", "no"),
    ("Pro", "`supported_by`", "no"),
    ("Con", "`attacks`", "no"),
    ("links to other claims", "relations to these", "no"),
    ("theses below a question", "statements; their place is lost", "no"),
    ("votes, comments, sources", "not in the export", "no"),
)

_TITLE = re.compile(r"\s*Discussion Title:(.*)", re.IGNORECASE)
_CLAIM = re.compile(r"([0-9]+(?:\.[0-9]+){0,500})\.\s+(?:(Pro|Con):\s*)?(.*)")
_LINK = re.compile(r"->\s*See\s+([0-9]+(?:\.[0-9]+)*)\.?\s*\Z")
_STANCES = {"Pro": "supports", "Con": "attacks"}
_ESCAPED = re.compile(r"\\([^\w\s])")


def recognise(text: str) -> bool:
    """Return whether a text begins with a discussion's title, or has a first claim and a Pro or Con to it."""
    return bool(
        _TITLE.match(text[:1000]) or re.search(r"^1\.1\. (?:Pro|Con): ", text[:100_000], re.MULTILINE)
    )


class _Claim(NamedTuple):
    number: str
    stance: str
    lines: list[str]


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` where there is no claim."""
    builder = MapBuilder(NAME, options)
    claims = _split(text, builder)
    if not claims:
        raise UnreadableError("1:1: there is no claim: the first one begins with '1. '")
    meant = _follow_links(claims)
    for claim in claims:
        target = meant.get(claim.number)
        ref = claim.number if target is None else target
        if target is None:
            text_of_claim = _ESCAPED.sub(r"\1", "\n".join(claim.lines))
            origin = make_origin(NAME, id=claim.number, type=claim.stance)
            builder.add_node(claim.number, text_of_claim, origin=origin)
        _relate(builder, claim, ref, meant)
    builder.head["thesis"] = [claims[0].number]
    return builder.build()


def _split(text: str, builder: MapBuilder) -> list[_Claim]:
    claims: list[_Claim] = []
    seen: set[str] = set()
    for line in text.splitlines():
        claim = _CLAIM.match(line)
        if claim and _begins_claim(claim[1], claim[2], seen):
            seen.add(claim[1])
            claims.append(_Claim(claim[1], claim[2] or "", [claim[3]]))
        elif claims:
            claims[-1].lines.append(line)
        elif title := _TITLE.match(line):
            builder.head |= {"title": title[1].strip()} if title[1].strip() else {}
        elif line.strip():
            builder.lose("", f"the line '{line.strip()[:60]}'", "it stands before the first claim")
    return claims


def _begins_claim(number: str, stance: str | None, seen: set[str]) -> bool:
    """Tell a claim from a list in one: without stance, only the root and a thesis below it are claims."""
    thesis = number.count(".") == 1 and number.partition(".")[0] in seen and number not in seen
    return bool(stance) or not seen or thesis


def _follow_links(claims: list[_Claim]) -> dict[str, str]:
    """Return the numbers of the claims that links mean, in the end, by the number of the link."""
    links = {claim.number: _LINK.match("\n".join(claim.lines).strip()) for claim in claims}
    return find_ends({number: link[1] for number, link in links.items() if link})


def _relate(builder: MapBuilder, claim: _Claim, ref: str, meant: dict[str, str]) -> None:
    parent, _, _ = claim.number.rpartition(".")
    parent = meant.get(parent, parent)
    if claim.stance:
        builder.relate(ref, _STANCES[claim.stance], parent)
    elif parent:
        builder.lose(claim.number, f"that it stands below '{parent}'", "it is neither Pro nor Con")
