"""A map to GSN YAML."""

from typing import Any

from argmap.graph import Graph, Statement, Step
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.gsn.elements import MODULE, NAME, SIDE, SUPPORTED, type_by_id
from argmap.interop.gsn.reading import GIVEN, KINDS
from argmap.interop.gsn.strategies import Strategies
from argmap.interop.kept_parts import KeptParts, name_all
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back
from argmap.interop.steps import find_broken, find_trimmed
from argmap.syntax.write import write_yaml
from argmap.vocabulary import RELATIONS

_NOT_WRITTEN = "that step is not written"
_ONE_ONLY = "an element challenges one other in GSN; it is kept"
_ANSWER = "GSN has no reply to a challenge as such; it is kept"
_NO_RELATION = "GSN has no such relation; it is kept"
_RESIDUAL = "GSN has no challenge that is left open; it is kept, and stands like others"
_DERIVED = ("inContextOf", "challenges", "text", "nodeType")
_TYPES = (*SUPPORTED, "Solution", "CounterSolution")


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._origin = kept_of(graph.data, NAME)
        self._contexts = as_dict(self._origin.get("contexts"))
        others = [(f"context {name}", name) for name in (*self._contexts, MODULE)]
        came = [(part.key, origin_of(part.data, NAME).get("id")) for part in graph.statements]
        self._names = name_all([*others, *came])
        self._known = frozenset(self._names.values())
        self._parts = KeptParts(graph, NAME, self._names, graph.statements)
        self._steps = Strategies(graph, self._parts)
        self._side_names = {self._names[part.key] for part in graph.statements if self._steps.is_side(part)}
        self._losses = [*find_trimmed(graph), *find_broken(graph), *self._steps.losses]

    def write(self) -> Writing:
        module = self._module()
        document: Data = {MODULE: module} if module else {}
        for statement in self._graph.statements:
            document[self._names[statement.key]] = self._element(statement)
            for step in self._steps.to(statement):
                if not self._steps.is_plain(step):
                    document[self._steps.refs[step.index]] = self._steps.write(step)
        for name, context in self._contexts.items():
            document[self._names[f"context {name}"]] = as_dict(context)
        return Writing(write_yaml(document).encode(), self._losses)

    def _element(self, statement: Statement) -> Data:
        origin, data = origin_of(statement.data, NAME), kept_of(statement.data, NAME)
        type_ = self._type(statement, origin)
        element: Data = {}
        if type_by_id(self._names[statement.key]) != type_ or "nodeType" in data:
            element["nodeType"] = type_
        if not ("text" in data and statement.text == f"[{origin.get('id')}]"):
            element["text"] = statement.text
        element |= self._support(statement)
        is_supported = "supportedBy" in element
        if type_ in ("Goal", "Strategy") and not is_supported and not origin:
            element["undeveloped"] = True
        element = put_back(element, data, (*_DERIVED, "undeveloped") if is_supported else _DERIVED)
        challenged, relations = self._challenges(statement)
        element |= {"challenges": challenged} if challenged else {}
        usual = "challenge" if statement.kind == "challenge" else KINDS.get(type_, "claim")
        kept_keys = self._parts.keep(statement, usual, GIVEN.get(type_), relations)
        return element | ({"argmap": kept_keys} if kept_keys else {})

    def _type(self, statement: Statement, origin: Data) -> str:
        type_ = str(origin.get("type"))
        supported = bool(self._steps.to(statement))
        likely = SUPPORTED if supported else _TYPES
        if type_ in (SIDE if self._steps.is_side(statement) else likely):
            return type_
        if statement.kind == "challenge":
            return "CounterGoal" if supported else "CounterSolution"
        return "Solution" if statement.kind == "premise" and not supported else "Goal"

    def _support(self, statement: Statement) -> Data:
        """Return what an element rests on: what supports it, and the context that it came with."""
        names: list[str] = []
        sides: list[str] = []
        for step in self._steps.to(statement):
            if self._steps.is_plain(step):
                names, sides = self._steps.split(step)
            else:
                names.append(self._steps.refs[step.index])
        gone = (self._side_names.difference(sides) if sides or names else set()).union(names)
        came = as_names(kept_of(statement.data, NAME).get("inContextOf"))
        context = [name for name in came if name in self._known and name not in gone]
        rests_on = {"supportedBy": names, "inContextOf": list(dict.fromkeys([*context, *sides]))}
        return {key: value for key, value in rests_on.items() if value}

    def _challenges(self, statement: Statement) -> tuple[str, Data]:
        """Return what an element challenges, and the relations that are only kept."""
        native = ""
        kept_relations: Data = {}
        for relation in RELATIONS:
            for target in map(self._graph.named.get, statement.data.get(relation, ())):
                name = self._name_of(target) if target else ""
                challenged = self._challenge(statement, relation, target) if target and name else ""
                if challenged and not native:
                    native = challenged
                elif target:
                    if name:
                        kept_relations.setdefault(relation, []).append(name)
                    why = {"answers": _ANSWER, "attacks": _ONE_ONLY}.get(relation, _NO_RELATION)
                    self._losses.append(
                        Loss.relation(statement.id, relation, target.id, why if name else _NOT_WRITTEN)
                    )
        if statement.kind == "challenge" and not native and "attacks" not in kept_relations:
            self._losses.append(Loss(statement.id, "that it is a challenge", "nothing it attacks is written"))
        if statement.residual:
            self._losses.append(Loss(statement.id, "that it is left open knowingly", _RESIDUAL))
        return native, kept_relations

    def _name_of(self, target: Statement | Step) -> str:
        if isinstance(target, Statement):
            return self._names[target.key]
        return self._steps.refs.get(target.index, "")

    def _challenge(self, statement: Statement, relation: str, target: Statement | Step) -> str:
        """Return what `challenges` says of a relation; empty where it can't say it."""
        if relation == "attacks" and isinstance(target, Statement):
            return self._names[target.key] if target is not statement else ""
        if relation == "attacks" and isinstance(target, Step) and not self._steps.is_plain(target):
            return self._steps.refs[target.index]
        return self._steps.relation_to(statement, target) if relation in ("attacks", "answers") else ""

    def _module(self) -> Data:
        head = self._parts.head()
        name: Any = self._origin.get("name") if "name" in self._origin else self._graph.title
        module = put_back({} if name is None else {"name": name}, as_dict(self._origin.get("module")))
        return module | ({"argmap": head} if head else {})
