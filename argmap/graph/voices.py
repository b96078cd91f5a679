"""A map as it is without some of the voices that speak in it: what they say counts as not written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.graph.references import find_own_ids, list_premises, name_voices
from argmap.shape import NormalMap, normalize
from argmap.spelling import Speller
from argmap.vocabulary import KINDS, RELATIONS, REVIEWER

AUTHOR = "author"
"""What the author of the paper is called where voices are chosen."""

_LISTS = frozenset({"supported_by", "thesis", "remarks", "shown_by", *RELATIONS})


@dataclass(frozen=True)
class Silenced:
    """A map without what some voices say.

    data: the map.
    places: by the path of each list that became shorter, the places that its entries have in the whole map.
    """

    data: NormalMap
    places: dict[Path, list[int]] = field(default_factory=dict)

    def resolve(self, path: Path) -> Path:
        """Return the path that leads to the same value in the whole map."""
        return tuple(
            self.places[path[:length]][step]
            if isinstance(step, int) and path[:length] in self.places
            else step
            for length, step in enumerate(path)
        )


class Voices(NamedTuple):
    """Which voices of a map count.

    only: those that count beside the author of the paper; None for all. `author` may be among them.
    without: those that do not count.
    """

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def choose(self, data: Mapping[str, Any]) -> Silenced:
        """Return a map, given as plain data, without what is said by voices that do not count.

        Raises:
            ArgmapError: the map has no such voice; says so of all of them.
        """
        whole = normalize(data)
        if self == ALL_VOICES:
            return Silenced(whole)
        known = name_voices(whole)
        self._refuse_unknown(known)
        left_out = self.without if self.only is None else self.without | (known.keys() - self.only)
        return silence(whole, left_out)

    def _refuse_unknown(self, known: Iterable[str]) -> None:
        if AUTHOR in self.without:
            raise ArgmapError("the author of the paper cannot be left out")
        unknown = sorted({*(self.only or ()), *self.without}.difference(known, [AUTHOR]))
        if unknown:
            speller = Speller([*known, AUTHOR])
            lines = (f"the map has no voice '{voice}'{speller.hint(voice)}" for voice in unknown)
            raise ArgmapError("\n".join(lines))


ALL_VOICES = Voices()


def choose_voices(only: Iterable[str] | None = None, without: Iterable[str] = ()) -> Voices:
    """Return a choice of voices from the ids of those that count, or do not."""
    return Voices(None if only is None else frozenset(only), frozenset(without))


def silence(data: NormalMap, voices: Collection[str]) -> Silenced:
    """Return a map, given in its one form, without what some voices say, nor any reference to that.

    An inference that loses a premise, or its conclusion, goes whole. No reference to what is left out
    remains, so that it is nowhere found missing.
    """
    return _Silencer(data, voices).run() if voices else Silenced(data)


class _Silencer:
    def __init__(self, data: NormalMap, voices: Collection[str]) -> None:
        self._data, self._voices = data, voices
        self._places: dict[Path, list[int]] = {}
        self._gone: set[str] = set()

    def run(self) -> Silenced:
        data = dict(self._data)
        for section in data.keys() & KINDS.keys():
            data[section] = self._leave_out(section)
        self._gone |= set(self._find_lost_steps(data))
        for section in data.keys() & {*KINDS, "inferences", "sources", "sections"}:
            data[section] = {
                name: self._filter((section, name), part)
                for name, part in data[section].items()
                if section != "inferences" or not self._loses(part)
            }
        if "expect" in data:
            data["expect"] = {name: word for name, word in data["expect"].items() if name not in self._gone}
        return Silenced(NormalMap(self._filter((), data)), self._places)

    def _leave_out(self, section: str) -> dict[str, Any]:
        """Return a section without what such a voice says; an id that another section has stays known."""
        own = {name for name, statement in self._data[section].items() if statement.get("by") in self._voices}
        others = [self._data.get(other, {}) for other in KINDS if other != section]
        self._gone |= {name for name in own if not any(name in other for other in others)}
        return {name: statement for name, statement in self._data[section].items() if name not in own}

    def _find_lost_steps(self, data: dict[str, Any]) -> Iterable[str]:
        """Yield the ids of inferences that go, or are written at a statement that goes."""
        yield from (name for name, step in data.get("inferences", {}).items() if self._loses(step))
        for (section, owner, _, place, _), name in find_own_ids(self._data):
            reason = self._data[str(section)][owner]["supported_by"][place]
            if owner not in data[str(section)] or self._loses(reason):
                yield name

    def _loses(self, step: Any) -> bool:
        """Return whether a step goes, given as an inference or as a reason in any of its forms."""
        if isinstance(step, str):
            return step in self._gone
        if isinstance(step, list):
            return not self._gone.isdisjoint(step)
        named = (*list_premises(step), step.get("conclusion"), step.get("warrant"))
        return step.get("by") in self._voices or not self._gone.isdisjoint(named)

    def _goes(self, key: str, entry: Any) -> bool:
        if key == "supported_by":
            return self._loses(entry)
        if key == "remarks":
            return entry.get("by", REVIEWER) in self._voices
        return entry in self._gone

    def _filter(self, path: Path, part: Any) -> Any:
        """Return a part of the map without what goes from its lists."""
        if not isinstance(part, dict):
            return part
        changed = dict(part)
        for key in _LISTS & part.keys():
            remaining = [place for place, entry in enumerate(part[key]) if not self._goes(key, entry)]
            entries = ((*path, key, place) for place in range(len(remaining)))
            changed[key] = [
                self._filter(at, part[key][old]) for at, old in zip(entries, remaining, strict=True)
            ]
            if len(remaining) < len(part[key]):
                self._places[(*path, key)] = remaining
        if "questions" in part:
            replies = part["questions"].items()
            kept = {name: self._filter((*path, "questions", name), reply) for name, reply in replies}
            changed["questions"] = {name: reply for name, reply in kept.items() if any(reply.values())}
        return changed
