"""Changing files at random: whole values where they can be parsed, else words and lines.

Letters changed at random only find the errors of a parser; these changes reach what comes after it.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from random import Random
from typing import Any

import yaml

from tests.fuzz.targets import Shape
from tests.oddities import ODD_KEYS, ODD_VALUES

_PIECE = re.compile(rb"<[^<>]{0,80}>|[^\W_]+|\s+|.", re.DOTALL)
_ODD_PIECES = [
    *[b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b" " * 200, b"\\" * 50, b"{" * 50, b"[" * 50],
    *["\u2028".encode(), "\u00a0".encode(), "\u0130".encode(), b"&#0;", b"]]>", b"<!--", b'"', b"'", b"#"],
    *[b"{\\'e}", b"\\href{", b"\\v ", b"\\begin{", b"$x_1$", b"@string{", b"crossref = {a},", b" and "],
    *[b"9" * 5000, b"1e999", b"-1", b"null", b"---", b"...", b"\\u0000", b"\xed\xa0\x80"],
]
LARGE = 100_000
_FEW = (1, 1, 1, 2, 3, 5)


class Mutator:
    """Changes inputs of one shape; the same seed makes the same change."""

    def __init__(self, shape: Shape, seeds: list[bytes]) -> None:
        """Take the inputs at the start, whose words are put into others."""
        self._form = _FORMS.get(shape)
        self._pieces = sorted({piece for seed in seeds for piece in _PIECE.findall(seed)}) + _ODD_PIECES
        self._lines = sorted({line for seed in seeds for line in seed.splitlines(keepends=True)}) or [b"\n"]

    def change(self, content: bytes, random: Random) -> bytes:
        """Return a changed input."""
        tree = self._read_tree(content) if random.random() < 0.8 else None
        if tree and self._form:
            _change_tree(tree, random)
            return self._form[1](tree, random)
        return self._change_text(content, random)

    def enlarge(self, content: bytes, random: Random) -> bytes:
        """Return an input of about `LARGE` bytes, in which a part of it stands over and over."""
        tree = self._read_tree(content) if random.random() < 0.7 else None
        places = list(_find_places(tree)) if tree else []
        if places and self._form:
            _enlarge_part(*random.choice(places))
            return self._form[1](tree, random)
        parts = _PIECE.findall(content) or [b"\n"]
        at = random.randrange(len(parts))
        run = b"".join(parts[at : at + random.choice((1, 1, 2, 3, 10))])
        return b"".join([*parts[:at], run * (LARGE // len(run)), *parts[at:]])

    def _read_tree(self, content: bytes) -> Any:
        text = _read_as_json(self._form[0], content) if self._form else "null"
        tree = json.loads(text)
        return tree if isinstance(tree, dict | list) else None

    def _change_text(self, content: bytes, random: Random) -> bytes:
        by_line = random.random() < 0.4
        parts = content.splitlines(keepends=True) if by_line else _PIECE.findall(content)
        known = self._lines if by_line else self._pieces
        for _ in range(random.choice(_FEW)):
            at = random.randrange(len(parts) + 1)
            end = at + random.choice((0, 1, 1, 2, 5, 20))
            new = (
                [random.choice(known)]
                if random.random() < 0.7
                else parts[at:end] * random.choice((0, 2, 2, 5))
            )
            parts[at:end] = new
        return b"".join(parts)


def _change_tree(tree: Any, random: Random) -> None:
    for _ in range(random.choice(_FEW)):
        places = list(_find_places(tree))
        if places:
            holder, key = random.choice(places)
            random.choice(_CHANGES)(holder, key, places, random)


def _find_places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each mapping or list in a tree with each of its keys or positions."""
    pending = [tree]
    while pending:
        holder = pending.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            yield holder, key
            if isinstance(value, dict | list):
                pending.append(value)


_Places = list[tuple[Any, Any]]


def _pick(places: _Places, random: Random) -> Any:
    """Return a value: an odd one, or one from elsewhere in the tree."""
    holder, key = random.choice(places)
    inside = key in holder if isinstance(holder, dict) else key < len(holder)
    return deepcopy(holder[key] if inside and random.random() < 0.6 else random.choice(ODD_VALUES))


def _replace(holder: Any, key: Any, places: _Places, random: Random) -> None:
    if isinstance(holder, dict) or key < len(holder):
        holder[key] = _pick(places, random)


def _delete(holder: Any, key: Any, _: _Places, __: Random) -> None:
    if isinstance(holder, dict):
        holder.pop(key, None)
    else:
        del holder[key : key + 1]


def _add(holder: Any, key: Any, places: _Places, random: Random) -> None:
    value = _pick(places, random)
    if isinstance(holder, list):
        holder.insert(key, value)
    else:
        others = [name for other, name in places if isinstance(other, dict)]
        holder[random.choice(others if random.random() < 0.7 else ODD_KEYS)] = value


def _rename(holder: Any, key: Any, places: _Places, random: Random) -> None:
    if isinstance(holder, dict) and key in holder:
        value = holder.pop(key)
        names = [str(name) for _, name in places]
        holder[random.choice(names if random.random() < 0.6 else ODD_KEYS)] = value


def _wrap(holder: Any, key: Any, _: _Places, random: Random) -> None:
    if isinstance(holder, dict) or key < len(holder):
        value = holder.get(key) if isinstance(holder, dict) else holder[key]
        holder[key] = random.choice(([value], {"text": value}, [value, deepcopy(value)], str(value)))


def _edit(holder: Any, key: Any, _: _Places, random: Random) -> None:
    """Put something odd into a text."""
    value = holder.get(key) if isinstance(holder, dict) else (holder[key : key + 1] or [None])[0]
    if isinstance(value, str):
        at = random.randrange(len(value) + 1)
        piece = random.choice(_ODD_PIECES).decode("utf-8", "replace")
        holder[key] = value[:at] + piece + value[at + random.choice((0, 0, 1, 5)) :]


_CHANGES = (_replace, _replace, _replace, _delete, _add, _add, _rename, _wrap, _edit)


def _enlarge_part(holder: Any, key: Any) -> None:
    part = holder[key]
    count = LARGE // (len(str(part)) + 3)
    if isinstance(part, dict):
        holder[key] = {f"{name}-{number}": value for number in range(count) for name, value in part.items()}
    elif isinstance(part, str | list):
        holder[key] = part * count
    else:
        holder[key] = [part] * count


def _dump_json(tree: Any, random: Random) -> bytes:
    return json.dumps(tree, default=str, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=4096)
def _read_as_json(load: Callable[[bytes], Any], content: bytes) -> str:
    """Return content as JSON, which is read much faster: most inputs are changed many times."""
    try:
        return json.dumps(load(content), default=str, skipkeys=True)
    except (ValueError, yaml.YAMLError, RecursionError):
        return "null"


def _load_yaml(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return yaml.load(content, yaml.CSafeLoader)


def _dump_yaml(tree: Any, random: Random) -> bytes:
    if random.random() < 0.8:
        return _dump_json(tree, random)
    try:
        return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()
    except (yaml.YAMLError, UnicodeError):
        return _dump_json(tree, random)


def _load_toml(content: bytes) -> Any:
    return tomllib.loads(content.decode())


def _dump_toml(tree: Any, _: Random) -> bytes:
    rows = tree.items() if isinstance(tree, dict) else []
    return "".join(f"{json.dumps(str(key))} = {_write_toml(value)}\n" for key, value in rows).encode()


def _write_toml(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(str(key))} = {_write_toml(one)}" for key, one in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_write_toml, value)) + "]"
    return json.dumps("" if value is None else value, default=str)


_FORMS: dict[str, tuple[Callable[[bytes], Any], Callable[[Any, Random], bytes]]] = {
    "json": (json.loads, _dump_json),
    "yaml": (_load_yaml, _dump_yaml),
    "toml": (_load_toml, _dump_toml),
}
