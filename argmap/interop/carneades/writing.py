"""A map to Carneades YAML."""

from functools import cached_property
from typing import Any

from argmap.evaluation import evaluate, is_asserted
from argmap.graph import Graph, Statement
from argmap.interop.carneades.arguments import Arguments
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import ARGUMENT, ASSUMED, DERIVED, NAME
from argmap.interop.carneades.shape import LABELS
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.kept_parts import KeptParts, name_all
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back, without
from argmap.interop.steps import find_broken, find_trimmed
from argmap.syntax.write import write_yaml

_CAPITAL = (
    "what begins with a capital is a variable in Carneades: it is called '{}' there, and the id is kept"
)
_MARK = {"meta": {"argmap": DERIVED}}
_OWN = ("meta", "title", "issues", "tests")
_DERIVED_DATA = ("arguments", "assumed")


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = [*find_trimmed(graph), *find_broken(graph)]
        self._origin = kept_of(graph.data, NAME)
        self._real = [part for part in graph.statements if not _is_stand_in(part)]
        self._names = self._name_statements()
        self._attacks = Undercutting(graph, self._names, as_dict(self._origin.get("issues")))
        self._parts = KeptParts(graph, NAME, self._names, self._real)
        self._arguments = Arguments(graph, self._parts, self._attacks)

    def write(self) -> Writing:
        statements: Data = {self._names[part.key]: self._statement(part) for part in self._real}
        arguments = self._arguments.write()
        asserted = [part for part in self._real if is_asserted(self._graph, part)]
        given = {part.key for part in asserted if part.key not in self._attacks.attacked}
        assumptions = [
            self._names[part.key]
            for part in self._real
            if part.key in given or kept_of(part.data, NAME).get("assumed")
        ]
        for part in asserted:
            if part.key not in given:
                name = self._names[part.key]
                argument: Data = {"conclusion": name, "undercutter": self._attacks.against(part)}
                arguments[self._attacks.free(f"given-{name}", arguments)] = argument | _MARK
        for name, text, premises in self._attacks.derived:
            statements[name] = {"text": text, **_MARK}
            for number, (premise, undercutter) in enumerate(premises, 1):
                argument = {"conclusion": name, "premises": [premise]}
                argument |= {"undercutter": undercutter} if undercutter else {}
                arguments[f"{name}/{number}"] = argument | _MARK
        document = {
            "meta": self._meta(),
            **without(self._origin, _OWN),
            "statements": statements,
            "issues": self._attacks.issues,
            "arguments": arguments,
            "assumptions": assumptions,
            "tests": self._tests(),
        }
        document = {key: value for key, value in document.items() if value or key == "statements"}
        losses = [*self._attacks.losses, *self._losses, *self._arguments.losses]
        return Writing(write_yaml(document).encode(), losses)

    def _name_statements(self) -> dict[str, str]:
        """Name statements as they came, else by their keys; no name that is new begins with a capital."""
        came = {part.key: origin_of(part.data, NAME).get("id") for part in self._real}
        names = name_all(came.items(), lambda key: key[:1].lower() + key[1:])
        for part in self._real:
            if not came[part.key] and names[part.key] != part.key:
                self._losses.append(Loss(part.id, "its id", _CAPITAL.format(names[part.key])))
        return names

    def _statement(self, statement: Statement) -> Any:
        is_own = bool(origin_of(statement.data, NAME))
        usual = "premise" if is_own and is_asserted(self._graph, statement) else "claim"
        usual = "challenge" if statement.kind == "challenge" else usual
        relations = self._attacks.remaining_relations(statement, self._arguments.of_step)
        kept_keys = self._parts.keep(statement, usual if is_own else "", ASSUMED, relations)
        made = {"text": statement.text, **({"meta": {"argmap": kept_keys}} if kept_keys else {})}
        written = put_back(made, kept_of(statement.data, NAME), _DERIVED_DATA)
        return written if len(written) > 1 else statement.text

    def _meta(self) -> Data:
        head = self._parts.head()
        expected, labels = head.pop("expect", {}), self._labels
        if any(name not in labels or self._tested.get(name) != labels[name] for name in expected):
            head["expect"] = expected
        title = {} if "title" in self._origin else {"title": self._graph.title}
        return put_back({**title, **({"argmap": head} if head else {})}, as_dict(self._origin.get("meta")))

    @cached_property
    def _tested(self) -> dict[str, str]:
        """The labels of the tests that the map came with, by statement."""
        known = set(self._names.values())
        tests = as_dict(self._origin.get("tests"))
        return {name: label for label in LABELS for name in as_names(tests.get(label)) if name in known}

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The labels of statements whose verdict is as expected: a verdict alone does not tell one."""
        labels: dict[str, str] = {}
        if not self._graph.expect:
            return labels
        evaluation = evaluate(self._graph)
        for id_, verdict in self._graph.expect.items():
            statement = self._graph.named.get(id_)
            if isinstance(statement, Statement) and evaluation.verdict(statement) == verdict:
                labels[self._parts.rename(id_)] = str(evaluation.asserted.answer(statement))
        return labels

    def _tests(self) -> Data:
        tests: Data = {}
        for name, label in (self._tested | self._labels).items():
            tests.setdefault(label, []).append(name)
        return tests


def _is_stand_in(statement: Statement) -> bool:
    """Return whether a statement is but the premise that an argument without premises was given."""
    is_given = origin_of(statement.data, NAME).get("type") == ARGUMENT
    return is_given and statement.data.keys() <= {"text", "assumption", "origin"}
