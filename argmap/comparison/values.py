"""Values of keys in words: of lists, what came and what went."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.comparison.changes import ValueChange, is_quotation

_LONGEST = 200
_NAMES = {
    "at": "place",
    "by": "voice",
    "supported_by": "reasons",
    "thesis": "theses",
    "expect": "expected verdicts",
    "base_score": "base score",
    "allow": "waived rules",
}


def name_key(key: str) -> str:
    """Return what people call a key."""
    return _NAMES.get(key, key)


def describe_change(change: ValueChange) -> Iterator[str]:
    """Yield another value in words."""
    name = "quotation" if is_quotation(change) else name_key(change.key)
    if isinstance(change.before or [], list) and isinstance(change.after or [], list):
        yield from _compare_items(name, _show_all(change.before or ()), _show_all(change.after or ()))
    elif isinstance(change.before, Mapping) and isinstance(change.after, Mapping):
        for key in dict.fromkeys([*change.before, *change.after]):
            values = change.before.get(key), change.after.get(key)
            yield from (
                describe_change(ValueChange(f"{name} {key}", *values)) if values[0] != values[1] else ()
            )
    elif change.before is None:
        yield f"{name}: + {show(change.after)}"
    elif change.after is None:
        yield f"{name}: - {show(change.before)}"
    else:
        yield f"{name}: {show(change.before)} -> {show(change.after)}"


def _compare_items(name: str, before: dict[str, None], after: dict[str, None]) -> Iterator[str]:
    came = [item for item in after if item not in before]
    went = [item for item in before if item not in after]
    if len(came) == len(went) == 1:
        yield f"{name}: {went[0]} -> {came[0]}"
        return
    yield from (f"{name}: + {item}" for item in came)
    yield from (f"{name}: - {item}" for item in went)
    if not came and not went:
        yield f"{name}: the same in another order or number"


def _show_all(values: Iterable[Any]) -> dict[str, None]:
    return dict.fromkeys(map(show, values))


_PLACE = {"section": "{}", "paragraph": "¶ {}", "page": "p. {}", "label": "{}", "quote": "“{}”"}


def show(value: Any) -> str:
    """Return a value on one line of readable length."""
    if isinstance(value, Mapping):
        if _PLACE.keys() >= value.keys():
            return clip(" ".join(words.format(value[key]) for key, words in _PLACE.items() if key in value))
        if "text" in value:
            more = ", ".join(f"{key} {show(item)}" for key, item in value.items() if key != "text")
            return clip(f"{value['text']} ({more})" if more else str(value["text"]))
        return clip(", ".join(f"{key}: {show(item)}" for key, item in value.items()))
    if isinstance(value, list):
        return clip(", ".join(map(show, value)))
    return "yes" if value is True else clip(str(value))


def clip(text: str) -> str:
    """Return a text on one line, cut to a readable length."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
