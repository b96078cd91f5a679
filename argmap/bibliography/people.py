"""Names of BibTeX as names of CSL, and back.

`von Last, Jr, First` is a non-dropping particle, a family name, a suffix and given names; a name that is in
braces as a whole is literal; `others` at the end is the mark for "and others". BibLaTeX's own form
(`family=..., given=..., prefix=...`) is read, and written where the shorter one would lose something.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from argmap.bibliography.latex import decode_with_braces, finish, join_words

OTHERS: dict[str, Any] = {"others": True}
"""The mark that there are more people than are named."""
_MARKS = re.compile(r"[{}]|,|\band\b", re.IGNORECASE)
_ET_AL = re.compile(r"(?:(?<=[\s,])|\A)(?:\{et\.? al\b\.?\}|et\.? al\b\.?)\s*\Z", re.IGNORECASE)
_BEFORE_ET_AL = re.compile(r"(?<![\s,])(?:[\s,]|(?<=\s)and(?=\s))+\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"[;&]|\sand\s")
_EXTENDED = re.compile(r"\s*+\"?\s*+(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*+=", re.IGNORECASE)
_PARTS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}
_MOST_COMMAS = 2
_TAIL = 40
"""How many signs at the end of a list of names may be `and et al.`."""
_BRACES = str.maketrans("", "", "{}")


def read_people(value: str) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Return the names in a field in LaTeX, and what is noted about it."""
    decoded = decode_with_braces(value)
    text, has_more = _cut_et_al(join_words(decoded.text))
    names = [join_words(name) for name in _split(text, "and")]
    notes = list(decoded.notes)
    people = []
    for name in filter(None, names):
        if name.lower() == "others":
            people.append(OTHERS)
        elif person := _read_name(name):
            people.append(dict(person))
            notes += _doubt(name, dict(person))
        else:
            notes.append(f"the name '{finish(name.translate(_BRACES))}' is empty")
    return [*people, *([OTHERS] if has_more else [])], tuple(notes)


def _cut_et_al(text: str) -> tuple[str, bool]:
    """Return names without an `et al.` at their end, and whether it is there."""
    match = _ET_AL.search(text[-_TAIL:])
    if not match:
        return text, False
    rest = text[: len(text) - len(match[0])]
    end = _BEFORE_ET_AL.search(rest[-_TAIL:])
    return rest[: len(rest) - len(end[0])] if end else rest, True


def _doubt(name: str, person: Mapping[str, str]) -> list[str]:
    """Return what is noted of a name that looks like several."""
    if _EXTENDED.match(name):
        return []
    has_most = name.count(",") > _MOST_COMMAS < len(list(_split(name, ","))) - 1
    if has_most or _SEVERAL.search(person.get("suffix", "")):
        what = "has too many commas" if has_most else "looks like several"
        return [f"the name '{name}' {what}; 'and' goes between people"]
    return []


def _split(text: str, mark: str) -> Iterator[str]:
    """Yield what is between marks outside of braces: commas, or the word `and` with spaces around it."""
    if "{" not in text and mark == ",":
        yield from text.split(",")
        return
    depth = start = 0
    for match in _MARKS.finditer(text):
        found = match[0].lower()
        depth = max(0, depth + (found == "{") - (found == "}"))
        if depth or found != mark:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if mark == "," or ((not before or before.isspace()) and (not after or after.isspace())):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


@lru_cache(maxsize=8192)
def _read_name(name: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of one name; nothing where it has none."""
    if _is_braced(name):
        named = {"literal": name}
    elif _EXTENDED.match(name):
        named = _read_extended(name)
    else:
        named = _read_classic(name)
    plain = {part: finish(join_words(text.translate(_BRACES))) for part, text in named.items() if text}
    return tuple((part, text) for part, text in plain.items() if text.strip())


def _read_extended(name: str) -> dict[str, str]:
    parts = {}
    for part in _split(name, ","):
        key, _, value = part.strip().strip('"').partition("=")
        parts[key.strip().lower()] = value.strip()
    named = {csl: parts[key] for key, csl in _PARTS.items() if key in parts}
    if parts.get("useprefix") == "false" and "non-dropping-particle" in named:
        named["dropping-particle"] = named.pop("non-dropping-particle")
    return named


def _read_classic(name: str) -> dict[str, str]:
    sections = [_split_words(section) for section in _split(name, ",")]
    while len(sections) > 1 and not sections[-1]:
        sections.pop()
    if len(sections) == 1:
        words = sections[0]
        given = _count_given(words)
        first, sections[0] = words[:given], words[given:]
        suffix: list[str] = []
    else:
        first = sections[-1]
        suffix = [word for section in sections[1:-1] for word in section]
    last = sections[0]
    particle = _count_particle(last)
    return {
        "family": " ".join(last[particle:]),
        "given": " ".join(first),
        "non-dropping-particle": " ".join(last[:particle]),
        "suffix": " ".join(suffix),
    }


def _split_words(text: str) -> list[str]:
    """Return the words of a text; braces keep words together."""
    if "{" not in text:
        return text.strip(" ").split(" ") if text.strip(" ") else []
    words, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign == "{") - (sign == "}"))
        if sign == " " and depth == 0:
            words.append("")
        else:
            words[-1] += sign
    return [word for word in words if word]


def _count_given(words: Sequence[str]) -> int:
    """Return how many words stand before the particle, or before the last one where there is no particle."""
    for index, word in enumerate(words[:-1]):
        if _is_lower(word):
            return index
    return max(0, len(words) - 1)


def _count_particle(words: Sequence[str]) -> int:
    """Return how many words of `von Last` are the particle: those before the first capital."""
    for index, word in enumerate(words):
        if not _is_lower(word):
            return index
    return max(0, len(words) - 1)


def _is_lower(word: str) -> bool:
    """Return whether a word is a particle by its first letter; what is in braces is none."""
    for sign in word:
        if sign == "{":
            return False
        if sign.isalpha():
            return sign.islower()
    return False


def _is_braced(text: str) -> bool:
    """Return whether one pair of braces is around the whole."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return index == len(text) - 1
    return False


def write_people(people: Sequence[Mapping[str, Any]], encode: Callable[[str], str]) -> str:
    """Return names as the text of a field."""
    return " and ".join(_write_name(person, encode) for person in people)


def _write_name(name: Mapping[str, Any], encode: Callable[[str], str]) -> str:
    if name.get("others"):
        return "others"
    if "family" not in name and set(name) <= {"literal"}:
        return "{" + encode(name["literal"]) + "}"
    written = _write_classic(name, encode)
    return written if read_people(written)[0] == [dict(name)] else _write_extended(name, encode)


def _write_classic(name: Mapping[str, Any], encode: Callable[[str], str]) -> str:
    """Return `von {Last}, {Jr}, {First}`; braces without a given name keep it from being literal."""
    particle = f"{encode(name['non-dropping-particle'])} " if "non-dropping-particle" in name else ""
    parts = [f"{particle}{{{encode(name.get('family', ''))}}}"]
    parts += [f"{{{encode(name['suffix'])}}}"] if "suffix" in name else []
    return ", ".join([*parts, f"{{{encode(name.get('given', ''))}}}"])


def _write_extended(name: Mapping[str, Any], encode: Callable[[str], str]) -> str:
    keys = {**{csl: key for key, csl in _PARTS.items()}, "dropping-particle": "prefix", "literal": "family"}
    parts = [f"{keys[part]}={{{encode(str(text))}}}" for part, text in name.items()]
    return ", ".join([*parts, *(["useprefix=false"] if "dropping-particle" in name else [])])
