"""A map to Carneades YAML."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.evaluation import Evaluation, evaluate, is_asserted
from argmap.graph import Graph, Statement, Step
from argmap.graph.steps import is_plain, name_step
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import ARGUMENT, ASSUMED, CONVERGENT, DERIVED, NAME
from argmap.interop.carneades.shape import LABELS
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
    pack_step,
    rest_of,
)
from argmap.interop.naming import Named, find_unguessed
from argmap.interop.steps import find_broken
from argmap.text.write import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CAPITAL = (
    "what begins with a capital is a variable in Carneades: it is called '{}' there, and the id is kept"
)
_CONVERGENT = "the premises of a convergent argument have one name there"
_MARK = {"meta": {"argmap": DERIVED}}


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = find_broken(graph)
        self._plain: dict[str, dict[str, str]] = {}
        self._origin = _data_of(graph.data)
        self._real = [one for one in graph.statements if not _is_stand_in(one)]
        self._names = self._name_statements()
        self._attacks = Undercutting(graph, self._names, as_dict(self._origin.get("issues")))
        self._groups = self._group_steps()
        ids = ((key, self._origin_id(steps[0])) for key, steps in self._groups.items())
        self._arguments = name_all(ids)
        self._argument_of = {
            step.index: self._arguments[key] for key, steps in self._groups.items() for step in steps
        }
        self._unguessed = find_unguessed(list(self._name_parts()))

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

    def _name_statements(self) -> dict[str, str]:
        """Name statements as they came, else by their keys; no name that is new begins with a capital."""
        came = {one.key: origin_of(one.data, NAME).get("id") for one in self._real}
        names = name_all(came.items(), lambda key: key[:1].lower() + key[1:])
        for one in self._real:
            if not came[one.key] and names[one.key] != one.key:
                self._losses.append(Loss(one.id, "its id", _CAPITAL.format(names[one.key])))
        return names

    def _name_parts(self) -> "Iterator[Named]":
        """Yield all that has an id, in the order in which reading gives ids."""
        for one in self._real:
            yield Named(one.key, one.id, self._names[one.key], one.text.strip(), "statement")
        for key, steps in self._groups.items():
            for step in steps:
                if step.id:
                    name = self._arguments[key]
                    yield Named(name_step(self._graph, step), step.id, name, "", f"to-{step.conclusion.id}")

    @cached_property
    def _evaluation(self) -> Evaluation:
        return evaluate(self._graph)

    def _group_steps(self) -> dict[str, list[Step]]:
        """Return the steps of each argument: one, or all with the same attackers of a convergent one."""
        groups: dict[str, list[Step]] = {}
        taken: set[str] = set()
        for step in self._graph.steps:
            convergent = _data_of(step.data).get("scheme") == CONVERGENT
            key = step.id or f"{step.conclusion.key}-from-{step.premises[0].key}"
            if convergent:
                attackers = self._attacks.attackers.get(step.path, ())
                kept = repr(rest_of(step.data, STEP_KEYS, NAME))
                name = origin_of(step.data, NAME).get("id", key)
                key = " ".join([name, "convergent", str(step.id is None), kept, *attackers])
            groups.setdefault(key if convergent else make_free(key, taken), []).append(step)
        return groups

    def _origin_id(self, step: Step) -> str | None:
        """Return what the argument of a step was called; its conclusion knows that of a plain reason."""
        if not is_plain(step):
            return origin_of(step.data, NAME).get("id")
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
        kept |= {"id": statement.id} if statement.key in self._unguessed else {}
        usual = "premise" if own and is_asserted(self._graph, statement) else "claim"
        native = own and not kept and (statement.kind in {usual, "challenge"})
        return {} if native else {"kind": statement.kind, **kept}

    def _argument(self, key: str, steps: list[Step]) -> Data:
        first = steps[0]
        data = dict(_data_of(first.data))
        undercutter = self._attacks.undercutter(first, self._arguments[key], data.pop("undercutter", None))
        premises = [one for step in steps for one in step.premises if one.key in self._names]
        argument: Data = {"conclusion": self._names[first.conclusion.key]}
        if premises:
            argument["premises"] = self._premises(premises, first.warrant, as_dict(data.pop("roles", None)))
        argument |= {"undercutter": undercutter} if undercutter else {}
        kept = self._keep_steps(steps, {**argument, **data})
        if kept:
            data["meta"] = {**as_dict(data.get("meta")), "argmap": kept}
        return {**argument, **data}

    def _keep_steps(self, steps: list[Step], argument: Data) -> Data:
        """Return what is kept of the steps of an argument; reading one that is plain gives it no id."""
        first = steps[0]
        keys = rest_of(first.data, STEP_KEYS, NAME)
        if is_plain(first):
            return keys
        self._losses += [
            Loss(step.id or "", "its id", _CONVERGENT)
            for step in steps[1:]
            if name_step(self._graph, step) in self._unguessed
        ]
        undercutter = argument.get("undercutter")
        is_native = undercutter is not None and undercutter not in self._attacks.names
        looks_plain = not keys and not is_native and len(argument) - ("undercutter" in argument) == 2  # noqa: PLR2004
        looks_plain = looks_plain and len(steps) == 1 and isinstance(argument.get("premises"), list)
        is_guessed = first.id is not None and name_step(self._graph, first) not in self._unguessed
        is_guessed = is_guessed and not (looks_plain and len(argument["premises"]) == 1)
        return keys if is_guessed else pack_step(first.id, keys)

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
        found = self._find_labels()
        if any(name not in found or tested.get(name) != found[name] for name in expected):
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
        return {name: label for label in LABELS for name in as_names(tests.get(label)) if name in known}

    def _find_labels(self) -> "dict[str, str]":
        """Return the labels of statements whose verdict is as expected: a verdict alone does not tell one."""
        found = {}
        for id_, verdict in self._graph.data.get("expect", {}).items():
            one = self._graph.named.get(id_)
            if isinstance(one, Statement) and self._evaluation.verdict(one) == verdict:
                found[self._names.get(one.key, id_)] = str(self._evaluation.asserted.answer(one))
        return found

    def _tests(self) -> Data:
        labels = self._find_labels()
        tests: Data = {}
        for name, label in {**self._tested(), **labels}.items():
            tests.setdefault(label, []).append(name)
        return tests


def _is_stand_in(statement: Statement) -> bool:
    """Return whether a statement is but the premise that an argument without premises was given."""
    is_given = origin_of(statement.data, NAME).get("type") == ARGUMENT
    return is_given and statement.data.keys() <= {"text", "assumption", "origin"}


def _data_of(part: "Mapping[str, Any]") -> Data:
    """Return what the file said of a part that comes from this format."""
    return as_dict(origin_of(part, NAME).get("data"))


_OWN = ("meta", "title", "issues", "tests")
_DERIVED_DATA = ("arguments", "assumed")
