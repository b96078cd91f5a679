"""How a statement says that it bears on another one: by a word, by a label before its text, or by a sign.

What is understood is `supports`, `attacks` or `answers`; `unclear` is what says something else, or two things
at once. Nothing is guessed from sentences.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from argmap.interop import stance_words as known
from argmap.interop.stance_words import fold_words
from argmap.interop.unknown_marks import find_mark_at_end, find_unknown_mark

_STANCES = {
    word: stance
    for stance, words in (
        ("unclear", known.UNCLEAR),
        ("supports", known.SUPPORTS + known.REASONS),
        ("attacks", f"{known.ATTACKS} {known.BUTS}"),
        ("answers", known.ANSWERS),
    )
    for word in words.split()
}
_REASONS, _NEGATIONS = frozenset(known.REASONS.split()), frozenset(known.NEGATIONS.split())
_FILLERS, _PREPOSITIONS = frozenset(known.FILLERS.split()), frozenset(known.PREPOSITIONS.split())
_OPEN, _NOUNS, NEUTRAL = (frozenset(words.split()) for words in (known.OPEN, known.NOUNS, known.NEUTRAL))
_SIGNS = {sign: stance for stance, signs in known.SIGNS.items() for sign in signs.split()}

RELATIONS = ("supports", "attacks", "answers")
_MOST_WORDS = 8
_LONGEST = 200
"""How many letters a label has at most: tables have few of them, again and again."""
_HEAD = 300
"""How much of a text is searched for a mark."""

_LATEST = 16
"""Of how many texts what was read is kept: a reader asks several times about each, soon after each other."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_CLOSING_TAGS = re.compile(r"(?:</[a-zA-Z]{1,10}>)*+")
_CLOSING_TAGS_REVERSED = re.compile(r"(?:>[a-zA-Z]{1,10}/<)*+")
_EMPHASIS = re.compile(r"[*_~`]{1,3}")
_LEAD = re.compile(
    rf"(?:\s+|>|\[[ xX\u2713\u2714]?\]|[\u2610-\u2612\u2022\u2023\u25aa\u25e6\u00b7]|{_EMPHASIS.pattern}"
    rf"|{_TAG.pattern}|\(?(?:[0-9]{{1,3}}|[a-zA-Z])(?:\.[0-9]{{1,3}}){{0,5}}[.)](?=\s))*"
)
_TONES = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
_OPENED, _CLOSED = "[(\\[{\uff08\u3010]", "[)\\]}\uff09\u3011]"
_SIGN = re.compile(rf"({'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}){_TONES}")
_SIGN_IN_BRACKETS = re.compile(rf"{_OPENED}\s?{_SIGN.pattern}\s?{_CLOSED}")
_BRACKETED = re.compile(rf"{_OPENED}([^()\[\]{{}}<>\uff08\uff09\u3010\u3011\n]{{1,60}}){_CLOSED}")
_COLON = re.compile(r"([^:\uff1a\n]{1,80})[:\uff1a]")
_EMPHASISED = re.compile(r"([^*_~`<>\n]{1,60})(?:[*_~`]{1,3}|</[a-zA-Z]{1,10}>)")
_DASH = re.compile(r"([^\n]{1,60}?)\s*(?:(?<=\s)(?:[-\u2010-\u2013\u2212|]|[-=]>|\u2192)(?=\s)|\u2014|--)")
_HASHTAG = re.compile(r"#(\w{3,20})(?=\s)")
_COUNTED = re.compile(
    r"((?:pro|con|contra)|[^\W\d_]{2,20}\s?#?[0-9]{1,3})(?:[.);-]|\.\.\.|\u2026)(?=\s)", re.IGNORECASE
)
_CAPITALS = re.compile(r"(PRO|CON|CONTRA)(?=\s)")
_AFTER = re.compile(r"\s*(?:[:\uff1a]|[-\u2013\u2014](?=\s))?\s*")


class Mark(NamedTuple):
    """What is read at the beginning of a text.

    stance: `supports`, `attacks`, `answers`, `unclear`, or nothing. text: the sentence without its mark;
    empty if there is only a mark. label: the mark, or what may be one and is not understood.
    """

    stance: str
    text: str
    label: str = ""


def find_stance(label: str) -> str:
    """Return what a label says, if nothing else stands in it.

    >>> find_stance("Reasons against"), find_stance("Reply to con 2"), find_stance("Pros & cons")
    ('attacks', 'answers', 'unclear')
    """
    return _find_stance(label) if len(label) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _find_stance(label: str) -> str:
    sign = re.sub(_TONES, "", label.strip()).removesuffix("1")
    if sign in _SIGNS:
        return _SIGNS[sign]
    words = fold_words(label)
    if words in (["no"], ["yes"]):
        return "attacks" if words == ["no"] else "supports"
    return _weigh(words) if len(words) <= _MOST_WORDS and _count_known(words) == len(words) else ""


def _count_known(words: list[str]) -> int:
    """Return how many words there are before the first that says nothing of a stance."""
    known_words = (word in _STANCES or word in _FILLERS or word in _NEGATIONS for word in words)
    return next((place for place, is_known in enumerate(known_words) if not is_known), len(words))


def _weigh(words: list[str]) -> str:
    """Return what several words say together: a reason against is against, a reply to a con is a reply."""
    places = [place for place, word in enumerate(words) if word in _STANCES]
    if not places or not _NEGATIONS.isdisjoint(words):
        return "unclear" if places else ""
    strong = [place for place in places if words[place] not in _REASONS] or places
    first = _STANCES[words[strong[0]]]
    after = words[strong[0] + 1 : strong[0] + 2]
    is_one = all(_STANCES[words[place]] == first for place in strong)
    return first if is_one or not _PREPOSITIONS.isdisjoint(after) else "unclear"


def _find_open_stance(label: str) -> str:
    """Return what a label says that goes on after an objection or answer: objection from cost."""
    core = re.split(r"[(,\[\uff08]", label, maxsplit=1)[0]
    words = fold_words(core)
    count = _count_known(words)
    if not words or not _OPEN.intersection(words[:count]) or len(words) > _MOST_WORDS:
        return ""
    if count < len(words) and words[count - 1] not in _FILLERS | _PREPOSITIONS:
        return ""
    return _weigh(words[:count])


@lru_cache(maxsize=_LATEST)
def find_heading_stance(text: str) -> str:
    """Return what a heading, or an item above other items, says of all that is below it, or nothing.

    >>> find_heading_stance("Arguments against the fee:"), find_heading_stance("Support for families")
    ('attacks', '')
    """
    mark = read_mark(text)
    if mark.stance and mark.text and not find_stance(mark.text):
        return ""
    label = _EMPHASIS.sub("", _TAG.sub("", text[:_HEAD])).strip().rstrip(":\uff1a")
    words = fold_words(label)
    first = words[: _count_known(words)]
    strong = {_STANCES.get(word, "unclear") for word in first if word not in _REASONS} - {"unclear"}
    stance = find_stance(label)
    if stance and (stance != "unclear" or strong):
        return stance
    return _weigh(first) if strong and _NOUNS.intersection(first) else ""


@lru_cache(maxsize=_LATEST)
def read_mark(text: str) -> Mark:
    """Return how a text says that it bears on another one, and its sentence.

    >>> read_mark("**Con:** it costs")[:2], read_mark("[ ] Counter-argument 2 - it costs")[:2]
    (('attacks', 'it costs'), ('attacks', 'it costs'))
    """
    head = text[:_HEAD]
    lead = _LEAD.match(head)
    assert lead is not None
    sign = _SIGN_IN_BRACKETS.match(head, lead.end()) or _match_sign(head, lead.end())
    if sign:
        stance, inner = _SIGNS[sign[1]], _read_label(text, sign.end(), lead[0])
        if inner and inner.stance in (stance, "unclear"):
            return inner
        return inner._replace(stance="unclear") if inner else _cut(stance, text, sign[0], sign.end(), lead[0])
    if mark := _read_label(text, lead.end(), lead[0]):
        return mark
    return Mark("", text, find_unknown_mark(head, lead.end()) or find_mark_at_end(text))


def _match_sign(head: str, start: int) -> re.Match[str] | None:
    """Return a sign; what is also punctuation counts only before a space, a colon or the end of emphasis."""
    sign = _SIGN.match(head, start)
    if sign and (sign[1] in "+-\uff0b\u2013\u2014\u2212\u2012\uff0d\u00b1"):
        after = head[sign.end() : sign.end() + 1]
        return sign if not after or after.isspace() or after in ":\uff1a*_`" else None
    return sign


def _read_label(text: str, start: int, lead: str) -> Mark | None:
    head = text[:_HEAD]
    emphasised = _EMPHASISED if _EMPHASIS.search(lead) or _TAG.search(lead) else None
    for pattern in (_BRACKETED, _HASHTAG, _COLON, emphasised, _DASH, _COUNTED, _CAPITALS):
        label = pattern.match(head, start) if pattern else None
        if not label:
            continue
        words = _TAG.sub("", label[1])
        if stance := find_stance(words):
            return _cut(stance, text, label[0], label.end(), lead)
        if pattern in (_COLON, emphasised) and (stance := _find_open_stance(words)):
            is_whole = not _EMPHASIS.sub("", text[label.end() :]).strip()
            return Mark(stance, "" if is_whole else text, words.strip())
    return None


def _cut(stance: str, text: str, label: str, end: int, lead: str) -> Mark:
    """Return a mark; emphasis that begins before it ends before the sentence, or after it."""
    open_signs = [sign for sign in _EMPHASIS.findall(_TAG.sub("", lead)) if sign not in label]
    rest = _skip_separator(text[end:])
    for sign in reversed(open_signs):
        if rest.startswith(sign):
            rest = rest[len(sign) :]
        elif rest.endswith(sign):
            rest = rest[: -len(sign)]
    if _TAG.search(lead):
        rest = _strip_closing_tags(rest.strip())
    return Mark(stance, _skip_separator(rest).strip(), label.strip())


def _strip_closing_tags(text: str) -> str:
    begin, end = _CLOSING_TAGS.match(text), _CLOSING_TAGS_REVERSED.match(text[::-1])
    assert begin
    assert end
    return text[begin.end() : max(begin.end(), len(text) - end.end())]


def _skip_separator(text: str) -> str:
    separator = _AFTER.match(text)
    assert separator is not None
    return text[separator.end() :]
