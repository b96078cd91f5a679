"""The steps of a map as arguments of Carneades."""

from typing import Any

from argmap.graph import Graph, Statement, Step
from argmap.graph.steps import is_plain, name_step
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import CONVERGENT, NAME
from argmap.interop.carrying import Data, Loss
from argmap.interop.kept import STEP_KEYS
from argmap.interop.kept_parts import KeptParts, make_free, name_all, pack_step, rest_of
from argmap.interop.naming import Named
from argmap.interop.origin import as_dict, kept_of, origin_of, put_back

_ONE_NAME = "the premises of a convergent argument have one name there"


class Arguments:
    """All arguments: one for each step, or for all with the same attackers of a convergent argument."""

    def __init__(self, graph: Graph, parts: KeptParts, attacks: Undercutting) -> None:
        """Group and name the steps of a map; `parts` gets those that have ids."""
        self._graph, self._parts, self._attacks = graph, parts, attacks
        self._names = parts.names
        self._plain: dict[str, dict[str, str]] = {}
        self.losses: list[Loss] = []
        groups = self._group_steps()
        names = name_all((key, self._origin_id(steps[0])) for key, steps in groups.items())
        self._steps = {names[key]: steps for key, steps in groups.items()}
        self.of_step = {step.index: name for name, steps in self._steps.items() for step in steps}
        """The name of the argument of each step, by its index."""
        for name, steps in self._steps.items():
            for step in filter(lambda step: step.id, steps):
                to = f"to-{step.conclusion.id}"
                parts.add(Named(name_step(graph, step), str(step.id), name, "", to))

    def write(self) -> Data:
        """Return the arguments by name."""
        return {name: self._write(name, steps) for name, steps in self._steps.items()}

    def _group_steps(self) -> dict[str, list[Step]]:
        groups: dict[str, list[Step]] = {}
        taken: set[str] = set()
        for step in self._graph.steps:
            key = step.id or f"{step.conclusion.key}-from-{step.premises[0].key}"
            if kept_of(step.data, NAME).get("scheme") == CONVERGENT:
                attackers = self._attacks.attackers.get(step.path, ())
                rest = repr(rest_of(step.data, STEP_KEYS, NAME))
                name = origin_of(step.data, NAME).get("id", key)
                key = " ".join([name, "convergent", str(step.id is None), rest, *attackers])
            else:
                key = make_free(key, taken)
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
        kept_keys = self._keep(steps, {**argument, **data})
        return put_back(argument | ({"meta": {"argmap": kept_keys}} if kept_keys else {}), data)

    def _keep(self, steps: list[Step], argument: Data) -> Data:
        """Return what is kept of the steps of an argument; reading one that is plain gives it no id."""
        first = steps[0]
        keys = rest_of(first.data, STEP_KEYS, NAME)
        if is_plain(first):
            return keys
        if first.warrant and all(premise is first.warrant for premise in first.premises):
            keys["warrant"] = self._names[first.warrant.key]  # which is the premise, too
        untold = [step for step in steps[1:] if self._parts.is_told(name_step(self._graph, step))]
        self.losses += [Loss(step.id or "", "its id", _ONE_NAME) for step in untold]
        is_read_with_id = keys or len(steps) > 1 or not self._looks_plain(argument)
        needs_no_id = first.id and is_read_with_id and not self._parts.is_told(name_step(self._graph, first))
        return keys if needs_no_id else pack_step(first.id, keys)

    def _looks_plain(self, argument: Data) -> bool:
        """Return whether reading an argument of which nothing is kept makes it a reason that is an id."""
        undercutter, premises = argument.get("undercutter"), argument.get("premises")
        is_undercut = undercutter is not None and undercutter not in self._attacks.names
        has_more = argument.keys() - {"conclusion", "premises", "undercutter"}
        return not (is_undercut or has_more) and isinstance(premises, list) and len(premises) == 1

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
