"""A map to GSN YAML."""

from typing import TYPE_CHECKING, Any

from argmap.graph import Graph, Statement, Step, find_components
from argmap.graph.references import RELATIONS
from argmap.graph.steps import name_step
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.gsn.elements import MODULE, NAME, SIDE, SUPPORTED, split_challenge, type_by_id
from argmap.interop.gsn.reading import GIVEN, KINDS, step_ref
from argmap.interop.kept import (
    HEAD_KEYS,
    STATEMENT_KEYS,
    STEP_KEYS,
    as_dict,
    as_names,
    make_free,
    name_all,
    origin_of,
    pack_step,
    rest_of,
)
from argmap.interop.naming import Named, find_unguessed
from argmap.interop.steps import find_broken
from argmap.text.write import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ANSWER = "GSN has no reply to a challenge as such; it is kept"
_NO_RELATION = "GSN has no such relation; it is kept"
_RESIDUAL = "GSN has no challenge that is left open; it is kept, and stands like others"


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = find_broken(graph)
        self._origin = _data_of(graph.data)
        self._contexts = as_dict(self._origin.get("contexts"))
        self._names = name_all(
            [
                *((f"context {name}", name) for name in (*self._contexts, MODULE)),
                *((one.key, origin_of(one.data, NAME).get("id")) for one in graph.statements),
            ]
        )
        self._taken = set(self._names.values())
        self._attackers: dict[int, list[Statement]] = {}
        for attack in graph.attacks:
            if isinstance(attack.target, Step):
                self._attackers.setdefault(attack.target.index, []).append(attack.challenge)
        self._drop_circles()
        self._unguessed = find_unguessed(list(self._name_parts()))
        self._side_names = {self._names[one.key] for one in graph.statements if self._is_side(one)}
        self._refs: dict[int, str] = {}
        """What the steps are called: a strategy, or the relation of an element to those that support it."""
        for statement in graph.statements:
            self._name_steps(statement)

    def write(self) -> Writing:
        module = self._module()
        document: Data = {MODULE: module} if module else {}
        for statement in self._graph.statements:
            document[self._names[statement.key]] = self._element(statement)
            for step in self._steps.get(statement.index, ()):
                if not self._is_plain(step):
                    document[self._refs[step.index]] = self._strategy(step)
        for name, context in self._contexts.items():
            document[self._names[f"context {name}"]] = as_dict(context)
        return Writing(write_yaml(document).encode(), self._losses)

    def _drop_circles(self) -> None:
        """Find the steps that can be written: whole ones that are on no circle."""
        graph = self._graph
        follows = [
            [one.index for step in graph.supporting(conclusion) for one in step.premises]
            for conclusion in graph.statements
        ]
        component: dict[int, int] = {}
        for number, nodes in enumerate(find_components(range(len(follows)), follows.__getitem__)):
            component.update(dict.fromkeys(nodes, number))
        self._steps: dict[int, list[Step]] = {}
        self._alone: set[int] = set()
        """Assumptions and justifications that are all that a step rests on."""
        for step in graph.steps:
            conclusion = step.conclusion
            circular = any(component[one.index] == component[conclusion.index] for one in step.premises)
            if circular:
                why = "circular support is an error in GSN"
                self._losses.append(Loss(step.id or conclusion.id, f"a step to '{conclusion.id}'", why))
            else:
                self._steps.setdefault(conclusion.index, []).append(step)
                types = {origin_of(one.data, NAME).get("type") for one in step.premises}
                self._alone.update(one.index for one in step.premises if types <= set(SIDE))

    def _name_parts(self) -> "Iterator[Named]":
        """Yield statements, and attacked steps with an id: reading gives other steps none."""
        for one in self._graph.statements:
            yield Named(one.key, one.id, self._names[one.key], one.text.strip(), "statement")
        for step in self._graph.steps:
            if step.id and step.index in self._attackers:
                yield Named(name_step(self._graph, step), step.id, "", "", f"to-{step.conclusion.id}")

    def _name_steps(self, statement: Statement) -> None:
        steps = self._steps.get(statement.index, [])
        if len(steps) > 1:
            what = f"that one of its {len(steps)} reasons is enough"
            self._losses.append(Loss(statement.id, what, "what supports a goal is taken together in GSN"))
        name = self._names[statement.key]
        for step in steps:
            plain = len(steps) == 1 and not (
                self._keys(step) or self._is_undercut(step) or self._has_own_id(step)
            )
            self._refs[step.index] = (
                step_ref(name) if plain else make_free(step.id or f"{name}-by-{step.index}", self._taken)
            )

    def _has_own_id(self, step: Step) -> bool:
        """Return whether a step has an id that reading its relation would not give it."""
        is_guessed = step.index in self._attackers and name_step(self._graph, step) not in self._unguessed
        return step.id is not None and not is_guessed

    def _is_plain(self, step: Step) -> bool:
        return self._refs[step.index] == step_ref(self._names[step.conclusion.key])

    def _is_undercut(self, step: Step) -> bool:
        """Return whether a step is attacked otherwise than by what came as a challenge to its relation."""
        return any(not self._relation_to(one, step) for one in self._attackers.get(step.index, ()))

    def _relation_to(self, challenge: Statement, target: Statement | Step) -> str:
        """Return the relation that a challenge came with, if it is one of a step, or of a challenge."""
        came = _data_of(challenge.data).get("challenges")
        ends = split_challenge(came) if isinstance(came, str) else ()
        end = target.conclusion if isinstance(target, Step) else target
        return str(came) if len(ends) == 2 and self._names[end.key] in ends else ""  # noqa: PLR2004

    def _keys(self, step: Step) -> Data:
        warrant = {"warrant": self._names[step.warrant.key]} if step.warrant else {}
        return {**rest_of(step.data, STEP_KEYS, NAME), **warrant}

    def _strategy(self, step: Step) -> Data:
        keys = self._keys(step)
        text = keys.get("note") or (
            f"By {keys['scheme']}" if "scheme" in keys else "These together are a reason."
        )
        names, sides = self._split(step)
        rests_on = {"supportedBy": names, **({"inContextOf": sides} if sides else {})}
        return {
            "nodeType": "Strategy",
            "text": text,
            **rests_on,
            "argmap": {"step": pack_step(step.id, keys)},
        }

    def _split(self, step: Step) -> tuple[list[str], list[str]]:
        """Return what supports the conclusion of a step, and what stands in its context."""
        found: tuple[list[str], list[str]] = ([], [])
        for one in step.premises:
            found[self._is_side(one)].append(self._names[one.key])
        return found

    def _is_side(self, statement: Statement) -> bool:
        """Return whether a statement can still be an assumption or justification, as which it came."""
        came_so = origin_of(statement.data, NAME).get("type") in SIDE
        return came_so and not {statement.index} & (self._alone | self._steps.keys())

    def _element(self, statement: Statement) -> Data:
        origin = origin_of(statement.data, NAME)
        data = {key: value for key, value in _data_of(statement.data).items() if key not in _DERIVED}
        type_ = self._type(statement, origin)
        element: Data = {}
        if type_by_id(self._names[statement.key]) != type_ or "nodeType" in _data_of(statement.data):
            element["nodeType"] = type_
        if not ("text" in _data_of(statement.data) and statement.text == f"[{origin.get('id')}]"):
            element["text"] = statement.text
        element |= self._support(statement)
        if type_ in ("Goal", "Strategy") and "supportedBy" not in element and not origin:
            element["undeveloped"] = True
        element |= {
            key: value
            for key, value in data.items()
            if not (key == "undeveloped" and "supportedBy" in element)
        }
        challenged, kept = self._challenges(statement)
        element |= {"challenges": challenged} if challenged else {}
        kept = {**kept, **self._keep(statement, type_, bool(origin))}
        usual = "challenge" if statement.kind == "challenge" else KINDS.get(type_, "claim")
        kept |= {"id": statement.id} if statement.key in self._unguessed else {}
        if kept or statement.kind != usual:
            element["argmap"] = {"kind": statement.kind, **kept}
        return element

    def _type(self, statement: Statement, origin: Data) -> str:
        type_ = str(origin.get("type"))
        supported = statement.index in self._steps
        if type_ in SIDE if self._is_side(statement) else type_ in (SUPPORTED if supported else _TYPES):
            return type_
        if statement.kind == "challenge":
            return "CounterGoal" if supported else "CounterSolution"
        return "Solution" if statement.kind == "premise" and not supported else "Goal"

    def _keep(self, statement: Statement, type_: str, own: bool) -> Data:
        kept = rest_of(statement.data, STATEMENT_KEYS, NAME)
        if own and kept.get("assumption") == GIVEN.get(type_, ""):
            del kept["assumption"]
        return kept

    def _support(self, statement: Statement) -> Data:
        """Return what an element rests on: what supports it, and the context that it came with."""
        names: list[str] = []
        sides: list[str] = []
        for step in self._steps.get(statement.index, ()):
            if not self._is_plain(step):
                names.append(self._refs[step.index])
                continue
            names, sides = self._split(step)
        came = as_names(_data_of(statement.data).get("inContextOf"))
        gone = self._side_names.difference(sides) if sides or names else set()
        kept = [one for one in came if one in self._taken and one not in gone.union(names)]
        context = list(dict.fromkeys([*kept, *sides]))
        return {key: value for key, value in (("supportedBy", names), ("inContextOf", context)) if value}

    def _challenges(self, statement: Statement) -> tuple[str, Data]:
        """Return what an element challenges, and what of its relations is only kept."""
        native = ""
        kept: Data = {}
        for relation in RELATIONS:
            for target in map(self._graph.named.get, statement.data.get(relation, ())):
                if target is None:
                    continue
                name = self._name_of(target)
                told = self._tell(statement, relation, target) if name else ""
                if told and not native:
                    native = told
                elif name:
                    kept.setdefault(relation, []).append(name)
                    self._lose(statement, relation, target.id or "")
        if statement.data.get("residual"):
            self._losses.append(Loss(statement.id, "that it is left open knowingly", _RESIDUAL))
        return native, kept

    def _name_of(self, target: Statement | Step) -> str:
        return self._names[target.key] if isinstance(target, Statement) else self._refs.get(target.index, "")

    def _tell(self, statement: Statement, relation: str, target: Statement | Step) -> str:
        """Return what `challenges` says of a relation; empty where it can't say it."""
        if relation == "attacks" and isinstance(target, Statement):
            return self._names[target.key] if target is not statement else ""
        if relation == "attacks" and isinstance(target, Step) and not self._is_plain(target):
            return self._refs[target.index]
        return self._relation_to(statement, target) if relation in ("attacks", "answers") else ""

    def _lose(self, statement: Statement, relation: str, target: str) -> None:
        why = {"answers": _ANSWER, "attacks": "an element challenges one other in GSN; it is kept"}
        self._losses.append(
            Loss(statement.id, f"'{relation}' to '{target}'", why.get(relation, _NO_RELATION))
        )

    def _module(self) -> Data:
        data = self._graph.data
        head: Data = rest_of(data, HEAD_KEYS - {"title"}, NAME)
        if "thesis" in head:
            head["thesis"] = [self._rename(id_) for id_ in head["thesis"]]
        if "expect" in head:
            head["expect"] = {self._rename(id_): verdict for id_, verdict in head["expect"].items()}
        name: Any = self._origin.get("name") if "name" in self._origin else data["title"]
        module = {**({"name": name} if name is not None else {}), **as_dict(self._origin.get("module"))}
        return module | ({"argmap": head} if head else {})

    def _rename(self, id_: str) -> str:
        statement = self._graph.named.get(id_)
        return self._names[statement.key] if isinstance(statement, Statement) else id_


_DERIVED = ("inContextOf", "challenges", "text", "nodeType")
_TYPES = (*SUPPORTED, "Solution", "CounterSolution")


def _data_of(part: "Mapping[str, Any]") -> Data:
    """Return what the file said of a part that comes from this format."""
    return as_dict(origin_of(part, NAME).get("data"))
