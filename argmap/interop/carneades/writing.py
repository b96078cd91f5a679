"""A map to Carneades YAML."""

from typing import TYPE_CHECKING, Any

from argmap.evaluation import is_asserted
from argmap.graph import Graph, Statement, Step
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import ARGUMENT, ASSUMED, CONVERGENT, DERIVED, NAME
from argmap.interop.carneades.reading import VERDICTS_OF
from argmap.interop.carrying import Data, Loss, Writing
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
    from collections.abc import Iterable, Mapping

_LABELS = {verdict: label for label, verdicts in VERDICTS_OF.items() for verdict in verdicts}
_LABELS["answered"] = "in"
_MARK = {"meta": {"argmap": DERIVED}}


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = []
        self._plain: dict[str, dict[str, str]] = {}
        self._origin = _data_of(graph.data)
        self._real = [one for one in graph.statements if origin_of(one.data, NAME).get("type") != ARGUMENT]
        self._names = name_all((one.key, origin_of(one.data, NAME).get("id")) for one in self._real)
        self._attacks = Undercutting(graph, self._names, as_dict(self._origin.get("issues")))
        self._groups = self._group_steps()
        ids = ((key, self._origin_id(steps[0])) for key, steps in self._groups.items())
        self._arguments = name_all(ids)
        self._argument_of = {
            step.index: self._arguments[key] for key, steps in self._groups.items() for step in steps
        }

    def write(self) -> Writing:
        statements: Data = {self._names[one.key]: self._statement(one) for one in self._real}
        arguments = {self._arguments[key]: self._argument(key, steps) for key, steps in self._groups.items()}
        assumptions = [
            self._names[one.key]
            for one in self._real
            if _data_of(one.data).get("assumed")
            or (is_asserted(self._graph, one) and one.key not in self._attacks.attacked)
        ]
        for one in self._real:
            if is_asserted(self._graph, one) and one.key in self._attacks.attacked:
                arguments[self._attacks.free(f"given-{self._names[one.key]}", self._arguments)] = {
                    "conclusion": self._names[one.key],
                    "undercutter": self._attacks.against(one),
                    **_MARK,
                }
        for name, text, premises in self._attacks.derived:
            statements[name] = {"text": text, **_MARK}
            for number, (premise, undercutter) in enumerate(premises, 1):
                argument = {"conclusion": name, "premises": [premise]}
                argument |= {"undercutter": undercutter} if undercutter else {}
                arguments[f"{name}/{number}"] = {**argument, **_MARK}
        document = {
            "meta": self._meta(),
            **{key: value for key, value in self._origin.items() if key not in _OWN},
            "statements": statements,
            "issues": self._attacks.issues,
            "arguments": arguments,
            "assumptions": assumptions,
            "tests": self._tests(),
        }
        document = {key: value for key, value in document.items() if value or key == "statements"}
        return Writing(write_yaml(document).encode(), [*self._attacks.losses, *self._losses])

    def _group_steps(self) -> dict[str, list[Step]]:
        """Return the steps of each argument: one, or all with the same attackers of a convergent one."""
        groups: dict[str, list[Step]] = {}
        taken: set[str] = set()
        for step in self._graph.steps:
            name = step.id or step.premises[0].key if step.premises else ""
            if step.broken or not step.premises:
                self._losses.append(Loss(name, "a step", "a premise of it is no statement"))
                continue
            part = self._part(step)
            convergent = _data_of(part).get("scheme") == CONVERGENT
            key = step.id or f"{step.conclusion.key}-from-{step.premises[0].key}"
            if convergent:
                attackers = self._attacks.attackers.get(step.path, ())
                key = " ".join([origin_of(part, NAME).get("id", key), "convergent", *attackers])
            groups.setdefault(key if convergent else make_free(key, taken), []).append(step)
        return groups

    def _part(self, step: Step) -> Data:
        part: Data = self._graph.data["inferences"][step.id] if step.id else {}
        return part

    def _origin_id(self, step: Step) -> str | None:
        """Return what the argument of a step was called; its conclusion knows that of a plain reason."""
        if step.id:
            return origin_of(self._part(step), NAME).get("id")
        return self._plain_arguments(step.conclusion).get(self._names.get(step.premises[0].key, ""))

    def _plain_arguments(self, conclusion: Statement) -> dict[str, str]:
        """Return what the arguments from one premise were called, by the name of the premise."""
        if conclusion.key not in self._plain:
            came = as_dict(_data_of(conclusion.data).get("arguments"))
            self._plain[conclusion.key] = {
                premise: name for name, premise in reversed(came.items()) if isinstance(premise, str)
            }
        return self._plain[conclusion.key]

    def _statement(self, statement: Statement) -> Any:
        data = {key: value for key, value in _data_of(statement.data).items() if key not in _DERIVED_DATA}
        kept = self._keep(statement, bool(origin_of(statement.data, NAME)))
        if kept:
            meta = data.get("meta", {})
            data["meta"] = {**(meta if isinstance(meta, dict) else {"meta": meta}), "argmap": kept}
        return {"text": statement.text, **data} if data else statement.text

    def _keep(self, statement: Statement, own: bool) -> Data:
        rest = rest_of(statement.data, STATEMENT_KEYS, NAME)
        if own and rest.get("assumption") == ASSUMED:
            del rest["assumption"]
        kept = {**self._attacks.kept(statement, self._argument_of), **rest}
        usual = "premise" if own and is_asserted(self._graph, statement) else "claim"
        native = own and not kept and (statement.kind in {usual, "challenge"})
        return {} if native else {"kind": statement.kind, **kept}

    def _argument(self, key: str, steps: list[Step]) -> Data:
        first = steps[0]
        part = self._part(first)
        data = dict(_data_of(part))
        undercutter = self._attacks.undercutter(first, self._arguments[key], data.pop("undercutter", None))
        kept = rest_of(part, STEP_KEYS, NAME)
        premises = [one for step in steps for one in step.premises if one.key in self._names]
        argument: Data = {"conclusion": self._names[first.conclusion.key]}
        if premises:
            argument["premises"] = self._premises(premises, first.warrant, as_dict(data.pop("roles", None)))
        argument |= {"undercutter": undercutter} if undercutter else {}
        if kept:
            data["meta"] = {**as_dict(data.get("meta")), "argmap": kept}
        return {**argument, **data}

    def _premises(self, premises: list[Statement], warrant: Statement | None, roles: Data) -> Any:
        names = [self._names[one.key] for one in premises]
        if roles and sorted(map(str, roles.values())) == sorted(names):
            return roles
        if warrant is None:
            return names
        others = [name for name in names if name != self._names[warrant.key]]
        numbered = {str(number): name for number, name in enumerate(others, 1)}
        return {**numbered, "warrant": self._names[warrant.key]}

    def _meta(self) -> Data:
        data = self._graph.data
        head = rest_of(data, HEAD_KEYS - {"title", "expect"}, NAME)
        if "thesis" in head:
            names = self._rename(head["thesis"])
            head["thesis"] = [names[id_] for id_ in head["thesis"]]
        expected = {name: data["expect"][id_] for id_, name in self._rename(data.get("expect", ())).items()}
        tested = self._tested()
        if any(tested.get(name) != _LABELS[verdict] for name, verdict in expected.items()):
            head["expect"] = expected
        title = {} if "title" in self._origin else {"title": data["title"]}
        meta = {**title, **as_dict(self._origin.get("meta"))}
        return meta | ({"argmap": head} if head else {})

    def _rename(self, ids: "Iterable[str]") -> dict[str, str]:
        """Return what statements are called in the file, by their ids; what is no statement as it is."""
        found = {id_: self._graph.named.get(id_) for id_ in ids}
        return {
            id_: self._names.get(one.key, id_) if isinstance(one, Statement) else id_
            for id_, one in found.items()
        }

    def _tested(self) -> dict[str, str]:
        """Return the labels of the tests that the map came with, by statement."""
        known = set(self._names.values())
        tests = as_dict(self._origin.get("tests"))
        return {name: label for label in VERDICTS_OF for name in as_names(tests.get(label)) if name in known}

    def _tests(self) -> Data:
        expected = self._graph.data.get("expect", {})
        labels = {
            name: _LABELS[expected[id_]]
            for id_, name in self._rename(expected).items()
            if not (expected[id_] == "contested" and name in self._attacks.answered)
        }
        tests: Data = {}
        for name, label in {**self._tested(), **labels}.items():
            tests.setdefault(label, []).append(name)
        return tests


def _data_of(part: "Mapping[str, Any]") -> Data:
    """Return what the file said of a part that comes from this format."""
    return as_dict(origin_of(part, NAME).get("data"))


_OWN = ("meta", "title", "issues", "tests")
_DERIVED_DATA = ("arguments", "assumed")
