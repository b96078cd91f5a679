"""The elements of a GSN file: their types, their relations, and what gsn2x would refuse of them."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.graph import find_components
from argmap.interop.carrying import Data
from argmap.interop.origin import without
from argmap.spelling import Speller

if TYPE_CHECKING:
    from argmap.interop.plain import Located

NAME = "gsn"
MODULE = "module"
PREFIXES = {
    "CG": "CounterGoal",
    "G": "Goal",
    "CSn": "CounterSolution",
    "Sn": "Solution",
    "S": "Strategy",
    "C": "Context",
    "A": "Assumption",
    "J": "Justification",
}
"""Types by the beginning of an id; the first that fits counts."""

SIDE = ("Assumption", "Justification")
"""What stands in the context of a step and has to hold for it."""

SUPPORTED = ("Goal", "Strategy", "CounterGoal")
_SUPPORTS = (*SUPPORTED, "Solution", "CounterSolution")
_IN_CONTEXT = (*SIDE, "Context")
_SIGNED = re.compile(r"[+-]?[0-9]{1,9}\Z")
_TRUE = (True, "True", "TRUE")


@dataclass(slots=True)
class Element:
    """An element; `challenges` is an element or a pair of them, and `rest` what is kept as it is.

    `elsewhere` has by their keys the names of elements of other modules, which stand under no other key.
    """

    type: str
    text: str
    supported_by: list[str]
    in_context_of: list[str]
    challenges: tuple[str, ...]
    rest: Data
    elsewhere: dict[str, list[str]] = field(default_factory=dict)


def split_challenge(text: str) -> tuple[str, ...]:
    """Return the element that is challenged, or the two of a relation: `G1 -> Sn1`."""
    return tuple(part.strip() for part in text.split("->", 1))


def type_by_id(name: str) -> str:
    """Return the type that an id tells by its beginning; empty where it tells none."""
    return next((type_ for prefix, type_ in PREFIXES.items() if name.startswith(prefix)), "")


class Elements:
    """Takes a file apart; what gsn2x calls an error is a fault at its place."""

    def __init__(self, located: "Located") -> None:
        """Read the elements; raises `UnreadableError` with all that is wrong."""
        self._located = located
        self.elements: dict[str, Element] = {}
        self.module: Data = {}
        self.twice: list[tuple[str, str]] = []
        """Elements, and what they name twice."""
        data = located.data
        if not isinstance(data, dict):
            located.fault((), "a GSN file is a mapping from ids to elements")
            located.finish()
        for name, value in data.items():
            if name == MODULE:
                self.module = self._mapping(name, value)
            else:
                self.elements[name] = self._element(name, self._mapping(name, value))
        self.is_open = bool(self.module.get("uses") or self.module.get("extends"))
        """Whether elements of other modules may be meant."""
        self._check()
        located.finish()

    def _mapping(self, name: str, value: Any) -> Data:
        if not isinstance(value, dict | None):
            self._located.fault((name,), f"'{name}' has to be a mapping of attributes")
            return {}
        return value or {}

    def _element(self, name: str, data: Data) -> Element:
        type_ = data.get("nodeType") or type_by_id(name)
        if type_ not in PREFIXES.values():
            why = "name it with 'nodeType', or begin the id with " + ", ".join(PREFIXES)
            self._located.fault((name,), f"'{name}' is of no known type: {why}")
            type_ = "Goal"
        challenges = self._names(name, data, "challenges")
        if len(challenges) > 1:
            self._located.fault((name, "challenges"), f"'{name}' can challenge one element or relation only")
        text = data.get("text")
        if isinstance(text, dict | list):
            self._located.fault((name, "text"), f"the text of '{name}' has to be a text")
        used = ("text", "supportedBy", "inContextOf", "challenges")
        index = data.get("horizontalIndex")
        if isinstance(index, dict) and _SIGNED.match(str(index.get("relative"))):  # `+1` is text to us
            data = {**data, "horizontalIndex": {**index, "relative": int(index["relative"])}}
        return Element(
            type_,
            "" if text is None else str(text),
            self._names(name, data, "supportedBy"),
            self._names(name, data, "inContextOf"),
            split_challenge(challenges[0]) if challenges else (),
            without(data, used),
        )

    def _names(self, name: str, data: Data, key: str) -> list[str]:
        value = data.get(key)
        names = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(other, str) for other in names):
            self._located.fault((name, key), f"'{key}' of '{name}' has to be an id or a list of ids")
            return []
        unique = list(dict.fromkeys(names))
        if len(unique) < len(names):
            self.twice.append((name, key))
        return unique

    def _check(self) -> None:
        speller = Speller(self.elements)
        for name, element in self.elements.items():
            self._check_names(name, "supportedBy", list(element.supported_by), _SUPPORTS, speller)
            self._check_names(name, "inContextOf", list(element.in_context_of), _IN_CONTEXT, speller)
            self._check_names(name, "challenges", list(element.challenges), (), speller)
            if (element.supported_by or element.in_context_of) and element.type not in SUPPORTED:
                self._located.fault(
                    (name,), f"'{name}' is a {element.type}: only goals and strategies rest on others"
                )
            if element.supported_by and element.rest.get("undeveloped") in _TRUE:
                self._located.fault((name,), f"'{name}' is undeveloped, but something supports it")
        self._check_circles()

    def _check_names(
        self, name: str, key: str, names: list[str], types: tuple[str, ...], speller: Speller
    ) -> None:
        for other in names:
            element = self.elements.get(other)
            if element is None and self.is_open:
                self._move(name, key, other)
            elif element is None:
                self._located.fault((name, key), f"there is no element '{other}'{speller.hint(other)}")
            elif element and types and element.type not in types:
                fault = f"'{other}' is a {element.type}, which can't stand under '{key}'"
                self._located.fault((name, key), fault)
            elif other == name and (key != "challenges" or len(names) == 1):
                self._located.fault((name, key), f"'{name}' names itself under '{key}'")

    def _move(self, name: str, key: str, other: str) -> None:
        """Take what is in another module out of what an element names; a relation as a whole."""
        element = self.elements[name]
        if key == "challenges":
            other, element.challenges = " -> ".join(element.challenges) or other, ()
        else:
            (element.supported_by if key == "supportedBy" else element.in_context_of).remove(other)
        if other not in element.elsewhere.setdefault(key, []):
            element.elsewhere[key].append(other)

    def _check_circles(self) -> None:
        index = {name: number for number, name in enumerate(self.elements)}
        names = list(self.elements)
        follows = [
            [index[other] for other in element.supported_by if other in index]
            for element in self.elements.values()
        ]
        for component in find_components(range(len(names)), follows.__getitem__):
            if len(component) > 1:
                circle = ", ".join(names[number] for number in sorted(component)[:5])
                self._located.fault(
                    (names[min(component)], "supportedBy"), f"a circle of 'supportedBy': {circle}"
                )
