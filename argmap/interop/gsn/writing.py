"""A map to GSN YAML."""

from typing import Any

from argmap.graph import Graph, Named, Statement, Step
from argmap.interop.carrying import Data, Loss, Options, Writing
from argmap.interop.gsn.elements import MODULE, NAME, SIDE, SUPPORTED, type_by_id
from argmap.interop.gsn.reading import fill
from argmap.interop.gsn.strategies import Strategies
from argmap.interop.naming import name_all
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back
from argmap.interop.plain import Located
from argmap.interop.round_trip import keep
from argmap.interop.steps import find_broken
from argmap.syntax.write import write_yaml

_ONE_ONLY = "an element challenges one other in GSN; it is kept"
_ANSWER = "GSN has no reply to a challenge as such; it is kept"
_NO_RELATION = "GSN has no such relation; it is kept"
_RESIDUAL = "GSN has no challenge that is left open; it is kept, and stands like others"
_DERIVED = ("argmap", "elsewhere", "inContextOf", "challenges", "text", "nodeType")
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
        self._steps = Strategies(graph, self._names)
        self._side_names = {self._names[part.key] for part in graph.statements if self._steps.is_side(part)}
        self._context_names = {self._names[f"context {name}"] for name in self._contexts} | self._side_names
        self._losses = [*find_broken(graph), *self._steps.losses]

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
        self._keep(document)
        return Writing(write_yaml(document).encode(), self._losses)

    def _keep(self, document: Data) -> None:
        """Put into a document what reading it would miss, and note what can't be read or seen in it."""
        graph, refs = self._graph, dict[Named, str]()
        refs |= {part: self._names[part.key] for part in graph.statements}
        refs |= {step: self._steps.refs[step.index] for step in graph.steps if step.index in self._steps.refs}
        kept = keep(
            graph,
            refs,
            fill(Located(document), Options(str(origin_of(self._graph.data, NAME).get("id", "")))),
        )
        ids = {ref: part.id or "" for part, ref in refs.items()}
        for relation, start, end in kept.hidden:
            why = {"answers": _ANSWER, "attacks": _ONE_ONLY}.get(relation, _NO_RELATION)
            if relation != "supported_by":  # a circle, which is told
                self._losses.append(Loss.relation(ids[start], relation, ids[end], why))
        self._losses += kept.losses
        if kept.head:
            document.setdefault(MODULE, {})["argmap"] = kept.head
        for ref, keys in kept.parts.items():
            if "argmap" in document.get(ref, ()):
                document[ref]["argmap"] = {"step": keys}
            elif ref in document:
                document[ref].setdefault("argmap", {}).update(keys)
        for step in graph.steps:
            ref = refs.get(step, "")
            if kept.parts.get(ref) and ref not in document:
                owner = self._names[step.conclusion.key]
                document[owner].setdefault("argmap", {})["relation"] = kept.parts[ref]

    def _element(self, statement: Statement) -> Data:
        origin, data = origin_of(statement.data, NAME), kept_of(statement.data, NAME)
        type_ = self._type(statement, origin)
        element: Data = {}
        if type_by_id(self._names[statement.key]) != type_ or "nodeType" in data:
            element["nodeType"] = type_
        if not ("text" in data and statement.text == f"[{origin.get('id')}]"):
            element["text"] = statement.text
        element |= self._support(statement) if type_ in SUPPORTED else {}
        is_supported = "supportedBy" in element
        if type_ in ("Goal", "Strategy") and not is_supported and not origin:
            element["undeveloped"] = True
        element = put_back(element, data, (*_DERIVED, "undeveloped") if is_supported else _DERIVED)
        challenged = self._challenged(statement)
        element |= {"challenges": challenged} if challenged else {}
        return self._add_elsewhere(element, as_dict(data.get("elsewhere")), type_)

    def _add_elsewhere(self, element: Data, elsewhere: Data, type_: str) -> Data:
        """Add what an element names of other modules, as far as the map still comes from such a file."""
        module = as_dict(self._origin.get("module"))
        if not (module.get("uses") or module.get("extends")):
            return element
        names = {key: as_names(listed) for key, listed in elsewhere.items()}
        if type_ in SUPPORTED:
            for key in ("supportedBy", "inContextOf"):
                element |= {key: [*element.get(key, []), *names[key]]} if names.get(key) else {}
        if names.get("challenges") and "challenges" not in element:
            element["challenges"] = names["challenges"][0]
        return element

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
        context = [name for name in came if name in self._context_names - gone]
        rests_on = {"supportedBy": names, "inContextOf": list(dict.fromkeys([*context, *sides]))}
        return {key: value for key, value in rests_on.items() if value}

    def _challenged(self, statement: Statement) -> str:
        """Return what an element challenges: the first that GSN can say."""
        if statement.residual:
            self._losses.append(Loss(statement.id, "that it is left open knowingly", _RESIDUAL))
        for relation in ("answers", "attacks"):
            for target in map(self._graph.named.get, statement.data.get(relation, ())):
                challenged = self._challenge(statement, relation, target) if target else ""
                if challenged:
                    return challenged
        return ""

    def _challenge(self, statement: Statement, relation: str, target: Statement | Step) -> str:
        """Return what `challenges` says of a relation; empty where it can't say it."""
        if relation == "attacks" and isinstance(target, Statement):
            return self._names[target.key] if target is not statement else ""
        if isinstance(target, Step) and target.index not in self._steps.refs:
            return ""
        if relation == "attacks" and isinstance(target, Step) and not self._steps.is_plain(target):
            return self._steps.refs[target.index]
        return self._steps.relation_to(statement, target)

    def _module(self) -> Data:
        name: Any = self._origin.get("name") if "name" in self._origin else self._graph.title
        return put_back({} if name is None else {"name": name}, as_dict(self._origin.get("module")))
