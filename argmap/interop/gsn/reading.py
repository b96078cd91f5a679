"""GSN YAML to a map."""

from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.gsn.elements import NAME, SIDE, Element, Elements
from argmap.interop.kept import check_kept, unpack_head, unpack_statement, unpack_step
from argmap.interop.origin import as_dict, make_origin, without
from argmap.interop.plain import locate_yaml

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading

KINDS = {
    "Solution": "premise",
    "CounterSolution": "premise",
    "Assumption": "premise",
    "Justification": "premise",
}
GIVEN = {"Assumption": "an assumption of the argument", "Justification": "a justification of the argument"}


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with line and column of all that gsn2x calls an error."""
    return _Reader(Elements(locate_yaml(text, options)), options).read()


def step_ref(name: str) -> str:
    """Return how the step is referred to that has an element as its conclusion."""
    return f"{name} -> "


class _Reader:
    def __init__(self, file: Elements, options: "Options") -> None:
        self._file, self._builder = file, MapBuilder(NAME, options)
        self._steps = {
            name for name, part in file.elements.items() if "step" in as_dict(part.rest.get("argmap"))
        }
        """Strategies that only stand for a step of a map."""

    def read(self) -> "Reading":
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
        expected = self._read_head(contexts)
        reading = self._builder.build()
        names = self._builder.names
        expect = {names[name]: verdict for name, verdict in expected.items() if name in names}
        reading.data.update({"expect": expect} if expect else {})
        check_kept(reading.data, self._builder.losses)
        return reading

    def _read_head(self, contexts: "Data") -> "Data":
        module = without(self._file.module, ("name", "argmap"))
        head = unpack_head(self._file.module.get("argmap"))
        expected: Data = head.pop("expect", {})
        title = self._file.module.get("name")
        data: Data = {"contexts": contexts} if contexts else {}
        data |= {"module": module} if module else {}
        if isinstance(title, str) and title.strip():
            head["title"] = title.strip()
        else:
            data["name"] = title
        head.setdefault("origin", make_origin(NAME, data))
        for key in ("uses", "extends"):
            if key in module:
                self._builder.lose("", f"the modules that it {key}", "other files are not read")
        self._builder.head = head
        return expected

    def _add_element(self, name: str, element: Element) -> None:
        kept_statement = unpack_statement(element.rest.get("argmap"))
        data = without(element.rest, ("argmap",))
        data |= {"inContextOf": element.in_context_of} if element.in_context_of else {}
        data |= {"challenges": " -> ".join(element.challenges)} if element.challenges else {}
        data |= {} if element.text.strip() else {"text": element.text}
        keys: Data = {
            "kind": KINDS.get(element.type, "claim"),
            "kept_kind": kept_statement.kind,
            **kept_statement.keys,
        }
        if element.type in SIDE and not kept_statement.kind:
            keys["assumption"] = GIVEN[element.type]
        keys.setdefault("origin", make_origin(NAME, data, id=name, type=element.type))
        self._builder.add_node(name, element.text, name=kept_statement.id, **keys)

    def _add_step(self, name: str, element: Element) -> None:
        """Add the step to an element, or one step for each strategy that stands for a step."""
        strategies = [other for other in element.supported_by if other in self._steps]
        for ref in strategies:
            strategy = self._file.elements[ref]
            kept_step = unpack_step(as_dict(strategy.rest.get("argmap")).get("step"))
            premises = [*strategy.supported_by, *self._find_sides(strategy)]
            others = [premise for premise in premises if premise != kept_step.warrant]
            self._builder.add_step(
                ref,
                others or premises,
                name,
                warrant=kept_step.warrant,
                name=kept_step.id,
                is_reason=kept_step.is_reason,
                **kept_step.keys,
            )
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
        kept_statement = unpack_statement(element.rest.get("argmap"))
        for relation, targets in kept_statement.relations.items():
            for target in targets:
                self._builder.relate(name, relation, target)

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
