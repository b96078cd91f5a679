r"""Kialo, as its 'export discussion' writes it to a text file; read only.

Each claim is a statement, whose id is made from its words; its number is stored under `origin`. `Pro:`
supports the claim above it as an independent reason, and `Con:` challenges it; so do other marks, such as
`Contra:`. `-> See 1.2.` relates the claim 1.2 to one more claim. A claim continues until the next line that
begins like a claim, and `\(` means `(`.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import UnreadableError
from argmap.interop.chains import find_ends
from argmap.interop.origin import make_origin
from argmap.interop.stance import RELATIONS, Mark, find_stance, read_mark

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
_CLAIM = re.compile(r"\s*([0-9]+(?:\.[0-9]+){0,500})\.\s+(.*)")
_NUMBER = re.compile(r"\A\s*[0-9.]{0,500}\)?\s*")
_FIRST = re.compile(r"^1\.1\. (?:Pro|Con): ", re.MULTILINE | re.IGNORECASE)
_LINK = re.compile(r"->\s*See\s+([0-9]+(?:\.[0-9]+)*)\.?\s*\Z")
_ESCAPED = re.compile(r"\\([^\w\s])")


def recognise(text: str) -> bool:
    """Return whether a text begins with a discussion's title, or has a first claim and a Pro or Con to it."""
    return bool(_TITLE.match(text[:1000]) or _FIRST.search(text[:100_000]))


class _Claim(NamedTuple):
    ref: str
    number: str
    mark: Mark
    lines: list[str]


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` where there is no claim."""
    builder = MapBuilder(NAME, options)
    claims = _split(text, builder)
    if not claims:
        raise UnreadableError("1:1: there is no claim: the first one begins with '1. '")
    meant = _follow_links(claims)
    for claim in claims:
        target = meant.get(claim.ref)
        ref = claim.ref if target is None else target
        if target is None:
            text_of_claim = _ESCAPED.sub(r"\1", "\n".join(claim.lines))
            origin = make_origin(NAME, id=claim.number, type=claim.mark.label.rstrip(":"))
            builder.add_node(ref, text_of_claim, preferred_id="", origin=origin)
        _relate(builder, claim, ref, meant)
    builder.head["thesis"] = [claims[0].number]
    return builder.build()


def _split(text: str, builder: MapBuilder) -> list[_Claim]:
    claims: list[_Claim] = []
    seen: set[str] = set()
    for line in text.splitlines():
        claim = _CLAIM.match(line)
        if claim and _begins_claim(claim[1], mark := read_mark(claim[2]), seen):
            ref = claim[1]
            if ref in seen:
                builder.lose(ref, "the number of a second claim", "links lead to the first one")
                ref += f", claim {len(claims) + 1}"
            seen.add(claim[1])
            claims.append(_Claim(ref, claim[1], mark, [mark.text]))
        elif claims:
            claims[-1].lines.append(line)
            label = read_mark(_NUMBER.sub("", line)).label
            if label[:1].isalpha() and find_stance(label) in RELATIONS:
                why = "the line begins with no new number, so it is text of this claim"
                builder.lose(claims[-1].ref, f"what '{line.strip()[:60]}' says", why)
        elif title := _TITLE.match(line):
            builder.head |= {"title": title[1].strip()} if title[1].strip() else {}
        elif line.strip():
            builder.lose("", f"the line '{line.strip()[:60]}'", "it stands before the first claim")
    return claims


def _begins_claim(number: str, mark: Mark, seen: set[str]) -> bool:
    """Tell a claim from a list in one: what has no mark is one at first, or below a claim."""
    parent = number.rpartition(".")[0]
    return bool(mark.stance and parent) or not seen or (parent in seen and number not in seen)


def _follow_links(claims: list[_Claim]) -> dict[str, str]:
    """Return the numbers of the claims that links mean, in the end, by the number of the link."""
    links = {claim.ref: _LINK.match("\n".join(claim.lines).strip()) for claim in claims}
    return find_ends({number: link[1] for number, link in links.items() if link})


def _relate(builder: MapBuilder, claim: _Claim, ref: str, meant: dict[str, str]) -> None:
    parent, _, _ = claim.number.rpartition(".")
    parent = meant.get(parent, parent)
    if claim.mark.stance in RELATIONS and parent:
        builder.relate(ref, claim.mark.stance, parent)
    elif parent:
        builder.lose(claim.number, f"that it stands below '{parent}'", "it is neither Pro nor Con")
