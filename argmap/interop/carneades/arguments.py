"""The steps of a map as arguments of Carneades."""

from collections.abc import Mapping
from typing import Any

from argmap.graph import Graph, Named, Statement, Step
from argmap.graph.steps import is_plain
from argmap.identifier import Names
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import CONVERGENT, NAME, argument_ref, put_kept, spell
from argmap.interop.carrying import Data
from argmap.interop.naming import name_all
from argmap.interop.origin import as_dict, kept_of, origin_of, put_back


class Arguments:
    """All arguments: one for each step, or for all with the same attackers of a convergent argument."""

    def __init__(self, graph: Graph, names: Mapping[str, str], attacks: Undercutting) -> None:
        """Group and name the steps of a map whose statements have names."""
        self._graph, self._names, self._attacks = graph, names, attacks
        self._plain: dict[str, dict[str, str]] = {}
        groups = self._group_steps()
        named = ((key, self._origin_id(steps[0])) for key, steps in groups.items())
        arguments = name_all(named, spell, "_")
        self._steps = {arguments[key]: steps for key, steps in groups.items()}
        self.refs: dict[Named, str] = {
            step: argument_ref(name) + (f"/{index + 1}" if index else "")
            for name, steps in self._steps.items()
            for index, step in enumerate(steps)
        }
        self.refs |= {
            premise: f"{self.refs[step]}/premise"
            for step in self._graph.steps
            for premise in step.premises
            if premise.key not in names
        }
        """How reading refers to the step of each argument, and to what stands for the premise of one."""

    def write(self) -> Data:
        """Return the arguments by name."""
        return {name: self._write(name, steps) for name, steps in self._steps.items()}

    def keep(self, arguments: Data, kept: Mapping[str, Data]) -> None:
        """Put into arguments what is kept of their steps, by refs: a list for those of several."""
        for name, steps in self._steps.items():
            each = [kept.get(self.refs[step], {}) for step in steps]
            if any(each):
                put_kept(arguments[name], each if len(each) > 1 else each[0])

    def _group_steps(self) -> dict[str, list[Step]]:
        groups: dict[str, list[Step]] = {}
        names = Names()
        for step in self._graph.steps:
            key = step.id or f"{step.conclusion.key}-from-{step.premises[0].key}"
            if kept_of(step.data, NAME).get("scheme") == CONVERGENT:
                name = origin_of(step.data, NAME).get("id", key)
                key = " ".join([name, "convergent", *self._attacks.attackers.get(step.path, ())])
            else:
                key = names.take(key)
            groups.setdefault(key, []).append(step)
        return groups

    def _origin_id(self, step: Step) -> str | None:
        """Return what the argument of a step was called; its conclusion knows that of a plain reason."""
        if not is_plain(step):
            return origin_of(step.data, NAME).get("id")
        end = step.conclusion
        if end.key not in self._plain:
            came = as_dict(kept_of(end.data, NAME).get("arguments"))
            self._plain[end.key] = {
                premise: name for name, premise in reversed(came.items()) if isinstance(premise, str)
            }
        return self._plain[end.key].get(self._names.get(step.premises[0].key, ""))

    def _write(self, name: str, steps: list[Step]) -> Data:
        first = steps[0]
        data = dict(kept_of(first.data, NAME))
        undercutter = self._attacks.undercutter(first, name, data.pop("undercutter", None))
        premises = [premise for step in steps for premise in step.premises if premise.key in self._names]
        argument: Data = {"conclusion": self._names[first.conclusion.key]}
        if premises:
            argument["premises"] = self._premises(premises, first.warrant, as_dict(data.pop("roles", None)))
        argument |= {"undercutter": undercutter} if undercutter else {}
        return put_back(argument, data)

    def _premises(self, premises: list[Statement], warrant: Statement | None, roles: Data) -> Any:
        names = [self._names[premise.key] for premise in premises]
        if roles and sorted(map(str, roles.values())) == sorted(names):
            return roles
        if warrant is None:
            return names
        others = [name for name in names if name != self._names[warrant.key]]
        if not others:
            return names
        numbered = {str(number): name for number, name in enumerate(others, 1)}
        return {**numbered, "warrant": self._names[warrant.key]}
