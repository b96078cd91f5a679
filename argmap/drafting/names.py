"""Names as people write them: `Okafor, Ada, and Ben Marsh`, `Okafor A, Marsh B`, `A. Okafor`."""

import re
from collections.abc import Iterator
from typing import Any

_RANK = re.compile(
    r"^(?:(?:dr|prof|professor|sir|gen|col|brig|lt|maj|adm|mr|mrs|ms)\b\.?(?:\s*\([^)]*\))?\s+)+",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:the|of|for|ministry|department|office|council|institute|agency|university|house|government|embassy|bureau"
    r"|commission|committee|union|bank|association|society|foundation|organi[sz]ation|group|center|centre|press"
    r"|team|collective|consortium|network|collaboration|inc|ltd|corp)\b",
    re.IGNORECASE,
)
_LETTER = r"[\w\u0300-\u036f'’]"
_FAMILY_FIRST = re.compile(rf"^([^\W\d_]{_LETTER}*(?:[ -]{_LETTER}+){{0,4}}),\s*(\S.{{0,60}})$")
_INITIALS = re.compile(rf"^([^\W\d_]{_LETTER}*(?:[ -]{_LETTER}+){{0,4}}) ([A-Z](?:[-.]?[A-Z]){{0,3}})\.?$")
_CONNECTOR = re.compile(r",? (?:and|und|&|et) |, ?& ?| / ")
_ET_AL = re.compile(r"[,\s]{0,5}(?:\bet al\b\.?|\band others\b|\bu\. ?a\.(?=\s{0,5}$)|(?:…|\.\.\.)(?=,? |$))")
_EDITORS = re.compile(r"[\s,]{0,5}\(?\b(?:eds?|editors?|Hrsg)\.?\)?\.?\s{0,5}$")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]\.$")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "ter", "van", "von", "zu")
)
_SMALL = _PARTICLES | {"of", "the", "for", "on", "and", "des", "für", "und", "et", "to", "in", "at", "y", "e"}
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_MOST_WORDS = 4
_MOST_INITIALS = 6
_ACRONYM = 5
_PAIR = 2


def read_names(words: str) -> list[dict[str, Any]]:
    """Return the people or institutions that words name, one after the other."""
    words = _EDITORS.sub("", words).strip(" ,")
    words = words if _ENDS_IN_INITIAL.search(words) else words.rstrip(".")
    words, has_more = _ET_AL.subn("", words)
    people = [_read_name(name) for name in _split_names(words.strip(" ,"))]
    return [*filter(None, people), *([{"others": True}] if has_more else [])]


def is_initials(words: str) -> bool:
    """Return whether words are the initials of given names, such as `A. B.`, `J.-M.`, or `S. J. van der`."""
    parts = [part for part in re.split(r"[\s.’'-]+", words) if part]
    while parts and parts[-1] in _PARTICLES | _SUFFIXES:
        parts.pop()
    letters = "".join(parts)
    return bool(letters) and letters.isupper() and letters.isalpha() and _are_short(parts)


def _are_short(parts: list[str]) -> bool:
    return sum(map(len, parts)) <= _MOST_INITIALS and all(len(part) < _MOST_WORDS for part in parts)


def is_family_and_initials(words: str) -> bool:
    """Return whether words are a name such as `Okafor AB`."""
    return _INITIALS.match(words) is not None


def may_be_names(words: str) -> bool:
    """Return whether words can be names: few in a row, and with capitals."""
    names = [name for part in words.split(";") for name in _CONNECTOR.sub(", ", part).split(",")]
    return all(map(_may_be_name, filter(str.strip, (_ET_AL.sub("", name) for name in names))))


def are_inverted(words: str) -> bool:
    """Return whether words are `Okafor, Ada` or several such names that `;` or `/` part."""
    names = [name.strip() for name in re.split("[;/]", _ET_AL.sub("", words))]
    return may_be_names(words) and all(name.count(",") == 1 and _has_one_family(name) for name in names)


def _has_one_family(name: str) -> bool:
    first, *others = name.partition(",")[0].split() or [""]
    return not others or first.lower() in _PARTICLES


def _may_be_name(name: str) -> bool:
    words = [word for word in name.split() if word[0].isalpha() and word not in _SMALL]
    return len(words) <= 2 * _MOST_WORDS and all(word[0].isupper() for word in words)


def _split_names(words: str) -> Iterator[str]:
    if ";" in words:
        yield from (re.sub(r"^(?:and|&) ", "", part.strip()) for part in words.split(";"))
        return
    parts = [
        [part] if _INSTITUTION.search(part) else [piece.strip() for piece in part.split(",") if piece.strip()]
        for part in _CONNECTOR.split(words)
    ]
    later = [piece for part in parts[1:] for piece in part]
    for number, pieces in enumerate(parts):
        yield from _pair(pieces, [] if number else later, number == 0)


def _pair(pieces: list[str], later: list[str], is_first: bool) -> Iterator[str]:
    """Yield names, with the family names and the given names that commas part put together."""
    are_whole = bool(pieces) and is_family_and_initials(pieces[0])
    index = 0
    while index < len(pieces):
        piece, following = pieces[index], pieces[index + 1 : index + 2]
        is_pair = bool(following) and (
            is_initials(following[0])
            or (index == 0 and _is_inverted(piece, following[0], [*pieces[2:], *later], is_first=is_first))
        )
        size = 2 if is_pair and not are_whole else 1
        yield ", ".join(pieces[index : index + size])
        index += size


def _is_inverted(family: str, given: str, rest: list[str], *, is_first: bool) -> bool:
    """Return whether the first two pieces of a list of names are one name."""
    counts = len(family.split()), len(given.split())
    is_acronym = family.isupper() and not given.isupper() and len(family) < _ACRONYM
    if min(counts) > 1 and family.split(maxsplit=1)[0].lower() not in _PARTICLES:
        return False
    are_whole = all(len(name.split()) > 1 for name in rest) if is_first else not rest
    return are_whole and _is_given(given) and not is_acronym and max(counts) < _MOST_WORDS


def _is_given(words: str) -> bool:
    parts = words.split()
    return (
        len(parts) < _MOST_WORDS
        and all(part[0].isupper() for part in parts)
        and not _INSTITUTION.search(words)
    )


def _read_name(name: str) -> dict[str, Any] | None:
    name = _RANK.sub("", name.strip(" ,;*_"))
    if not re.search(r"[^\W\d_]", name):
        return None
    if not _INSTITUTION.search(name):
        if match := _FAMILY_FIRST.match(name):
            return {"family": _recase(match[1].strip()), "given": _recase(match[2].strip())}
        if match := _INITIALS.match(name):
            return {"family": match[1], "given": match[2]}
    words = name.split()
    is_person = 1 < len(words) <= _MOST_WORDS + 1 and not _INSTITUTION.search(name)
    if not is_person or not all(word[0].isupper() or word in _PARTICLES for word in words):
        return {"literal": name}
    first = next((index for index, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    return (
        {"family": " ".join(words[first:]), "given": " ".join(words[:first])} if first else {"literal": name}
    )


def _recase(name: str) -> str:
    """Return a name that is written in capitals as it is usually written."""
    words = name.split(" ")
    return " ".join(word.title() if word.isupper() and len(word) > _PAIR else word for word in words)
