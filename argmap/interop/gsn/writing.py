"""A map to GSN YAML."""

from typing import TYPE_CHECKING, Any

from argmap.graph import Graph, Statement, Step, find_components
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.gsn.elements import MODULE, NAME, SIDE, split_challenge, type_by_id
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
    rest_of,
)
from argmap.text.write import write_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANSWER = "GSN has no reply to a challenge as such; it is kept"
_CONTRADICTION = "GSN has no such relation; it is kept"
_RESIDUAL = "GSN has no challenge that is left open; it is kept, and stands like others"


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = []
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
        for step in graph.steps:
            conclusion = step.conclusion
            circular = any(component[one.index] == component[conclusion.index] for one in step.premises)
            if step.broken or circular or not step.premises:
                why = "circular support is an error in GSN" if circular else "a premise of it is no statement"
                self._losses.append(Loss(step.id or conclusion.id, f"a step to '{conclusion.id}'", why))
            else:
                self._steps.setdefault(conclusion.index, []).append(step)

    def _name_steps(self, statement: Statement) -> None:
        steps = self._steps.get(statement.index, [])
        if len(steps) > 1:
            what = f"that one of its {len(steps)} reasons is enough"
            self._losses.append(Loss(statement.id, what, "what supports a goal is taken together in GSN"))
        name = self._names[statement.key]
        for step in steps:
            plain = len(steps) == 1 and not (self._keys(step) or self._is_undercut(step) or _has_own_id(step))
            self._refs[step.index] = (
                step_ref(name) if plain else make_free(step.id or f"{name}-by-{step.index}", self._taken)
            )

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
        part: Data = self._graph.data["inferences"][step.id] if step.id else {}
        warrant = {"warrant": self._names[step.warrant.key]} if step.warrant else {}
        return {**rest_of(part, STEP_KEYS, NAME), **warrant}

    def _strategy(self, step: Step) -> Data:
        keys = self._keys(step)
        kept = {**keys, **({"own": True} if step.id else {})}
        text = keys.get("note") or (
            f"By {keys['scheme']}" if "scheme" in keys else "These together are a reason."
        )
        premises = [self._names[one.key] for one in step.premises]
        return {"nodeType": "Strategy", "text": text, "supportedBy": premises, "argmap": {"step": kept}}

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
        if kept or statement.kind != usual:
            element["argmap"] = {"kind": statement.kind, **kept}
        return element

    def _type(self, statement: Statement, origin: Data) -> str:
        if origin.get("type") in _TYPES:
            return str(origin["type"])
        supported = statement.index in self._steps
        if statement.kind == "challenge":
            return "CounterGoal" if supported else "CounterSolution"
        return "Solution" if statement.kind == "premise" else "Goal"

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
            for one in step.premises:
                in_context = origin_of(one.data, NAME).get("type") in SIDE
                (sides if in_context else names).append(self._names[one.key])
        if not names and sides:
            names, sides = sides, []
        came = as_names(_data_of(statement.data).get("inContextOf"))
        supporting = set(names)
        kept = [one for one in came if one in self._taken and one not in supporting]
        context = list(dict.fromkeys([*kept, *sides]))
        return {key: value for key, value in (("supportedBy", names), ("inContextOf", context)) if value}

    def _challenges(self, statement: Statement) -> tuple[str, Data]:
        """Return what an element challenges, and what of its relations is only kept."""
        native = ""
        kept: Data = {}
        for relation in ("attacks", "answers", "contradicts"):
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
        return self._relation_to(statement, target) if relation != "contradicts" else ""

    def _lose(self, statement: Statement, relation: str, target: str) -> None:
        why = {"answers": _ANSWER, "contradicts": _CONTRADICTION}
        usual = "an element challenges one other in GSN; it is kept"
        self._losses.append(Loss(statement.id, f"'{relation}' to '{target}'", why.get(relation, usual)))

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
_TYPES = ("Goal", "Strategy", "Solution", "CounterGoal", "CounterSolution", *SIDE)


def _has_own_id(step: Step) -> bool:
    """Return whether a linked step has another id than that which reading it would give it."""
    return len(step.premises) > 1 and step.id not in {None, f"to-{step.conclusion.id}"}


def _data_of(part: "Mapping[str, Any]") -> Data:
    """Return what the file said of a part that comes from this format."""
    return as_dict(origin_of(part, NAME).get("data"))
