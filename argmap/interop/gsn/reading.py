"""GSN YAML to a map."""

from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.gsn.elements import NAME, SIDE, Element, Elements
from argmap.interop.origin import as_dict, make_origin, without
from argmap.interop.plain import locate_yaml

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading
    from argmap.interop.plain import Located

KINDS = {
    "Solution": "premise",
    "CounterSolution": "premise",
    "Assumption": "premise",
    "Justification": "premise",
}
GIVEN = {"Assumption": "an assumption of the argument", "Justification": "a justification of the argument"}

_ELSEWHERE = "it is in another module, which is not read; it is kept"


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with line and column of all that gsn2x calls an error."""
    return fill(locate_yaml(text, options), options).build()


def fill(located: "Located", options: "Options") -> MapBuilder:
    """Return a builder with all that a file holds; raises `UnreadableError` as `read` does."""
    return _Reader(Elements(located), options).fill()


def step_ref(name: str) -> str:
    """Return how the step is referred to that has an element as its conclusion."""
    return f"{name} -> "


class _Reader:
    def __init__(self, file: Elements, options: "Options") -> None:
        self._file, self._builder = file, MapBuilder(NAME, options)
        self._kept = {name: dict(as_dict(part.rest.get("argmap"))) for name, part in file.elements.items()}
        self._steps = {name for name, kept in self._kept.items() if "step" in kept}
        """Strategies that only stand for a step of a map."""

    def fill(self) -> MapBuilder:
        contexts: Data = {}
        for name, element in self._file.elements.items():
            if element.type == "Context":
                contexts[name] = {**element.rest, **({"text": element.text} if element.text else {})}
                self._builder.lose(name, "a context", "a context is no statement; it is kept")
            elif name not in self._steps:
                self._add_element(name, element)
        for name, key in self._file.twice:
            self._builder.lose(name, f"what '{key}' names twice", "once is enough")
        for name, element in self._file.elements.items():
            if element.type != "Context" and name not in self._steps:
                self._add_step(name, element)
                self._add_challenge(name, element)
        self._read_head(contexts)
        self._builder.tell_renamed()
        return self._builder

    def _read_head(self, contexts: "Data") -> None:
        module = without(self._file.module, ("name", "argmap"))
        title = self._file.module.get("name")
        data: Data = {"contexts": contexts} if contexts else {}
        data |= {"module": module} if module else {}
        head = self._builder.head
        if isinstance(title, str) and title.strip():
            head["title"] = title.strip()
        else:
            data["name"] = title
        name = self._builder.title if "name" in data else ""
        head["origin"] = make_origin(NAME, data, id=name)
        for key in ("uses", "extends"):
            if key in module:
                self._builder.lose("", f"the modules that it {key}", "other files are not read")
        self._builder.kept_head = as_dict(self._file.module.get("argmap"))

    def _add_element(self, name: str, element: Element) -> None:
        kept = self._kept[name]
        self._builder.keep(step_ref(name), kept.pop("relation", None))
        data = without(element.rest, ("argmap",))
        data |= {"inContextOf": element.in_context_of} if element.in_context_of else {}
        data |= {"challenges": " -> ".join(element.challenges)} if element.challenges else {}
        data |= {"elsewhere": element.elsewhere} if element.elsewhere else {}
        for key, names in element.elsewhere.items():
            for other in names:
                self._builder.lose(name, f"'{key}' to '{other}'", _ELSEWHERE)
        data |= {} if element.text.strip() else {"text": element.text}
        self._builder.add_node(
            name,
            element.text,
            kind=KINDS.get(element.type, "claim"),
            kept=kept,
            assumption=None if element.challenges else GIVEN.get(element.type),
            origin=make_origin(NAME, data, id=name, type=element.type),
        )

    def _add_step(self, name: str, element: Element) -> None:
        """Add the step to an element, or one step for each strategy that stands for a step."""
        strategies = [other for other in element.supported_by if other in self._steps]
        for ref in strategies:
            strategy = self._file.elements[ref]
            premises = [*strategy.supported_by, *self._find_sides(strategy)]
            self._builder.add_step(ref, premises, name, preferred_id=ref, kept=self._kept[ref]["step"])
        premises = [other for other in element.supported_by if other not in self._steps]
        sides = self._find_sides(element)
        if premises:
            self._builder.add_step(step_ref(name), [*premises, *sides], name)
        elif not strategies:
            for side in sides:
                reason = f"nothing supports '{name}', on which it could bear"
                self._builder.lose(side, f"that it is in the context of '{name}'", reason)

    def _find_sides(self, element: Element) -> list[str]:
        """Return the assumptions and justifications in whose context an element stands."""
        elements = self._file.elements
        return [side for side in element.in_context_of if side in elements and elements[side].type in SIDE]

    def _add_challenge(self, name: str, element: Element) -> None:
        if len(element.challenges) == 1:
            target = element.challenges[0]
            self._builder.relate(name, "attacks", target)
        elif element.challenges:
            self._challenge_relation(name, *element.challenges)

    def _challenge_relation(self, name: str, start: str, end: str) -> None:
        """Answer the challenge that a relation is, or undercut the step that it belongs to."""
        elements = self._file.elements
        for owner, other in ((start, end), (end, start)):
            if owner not in elements:
                continue
            if elements[owner].challenges == (other,):
                self._builder.relate(name, "answers", owner)
                return
            if other in (*elements[owner].supported_by, *elements[owner].in_context_of):
                self._builder.relate(name, "attacks", step_ref(owner))
                return
        self._builder.lose(name, f"that it challenges '{start} -> {end}'", "there is no such relation")
