"""A map to Carneades YAML."""

from functools import cached_property
from typing import Any

from argmap.evaluation import evaluate, is_asserted
from argmap.graph import Graph, Named, Statement
from argmap.interop.carneades.arguments import Arguments
from argmap.interop.carneades.attacks import Undercutting
from argmap.interop.carneades.names import ARGUMENT, DERIVED, NAME, put_kept, spell
from argmap.interop.carneades.reading import fill
from argmap.interop.carneades.shape import LABELS
from argmap.interop.carrying import Data, Loss, Options, Writing
from argmap.interop.naming import name_all
from argmap.interop.origin import as_dict, as_names, kept_of, origin_of, put_back, without
from argmap.interop.plain import Located
from argmap.interop.round_trip import keep
from argmap.interop.steps import find_broken
from argmap.syntax.write import write_yaml

_RENAMED = "Carneades reads names as terms: '{}' is called '{}' there; the ids are kept"
_MARK = {"meta": {"argmap": DERIVED}}
_OWN = ("meta", "title", "issues", "tests")
_DERIVED_DATA = ("arguments", "assumed")


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    return _Writer(Graph.of(data)).write()


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._losses: list[Loss] = find_broken(graph)
        self._origin = kept_of(graph.data, NAME)
        self._real = [part for part in graph.statements if not self._is_stand_in(part)]
        self._names = self._name_statements()
        self._attacks = Undercutting(graph, self._names, as_dict(self._origin.get("issues")))
        self._arguments = Arguments(graph, self._names, self._attacks)

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
                arguments[self._attacks.free(f"given_{name}", arguments)] = argument | _MARK
        for name, text, premises in self._attacks.derived:
            statements[name] = {"text": text, **_MARK}
            for number, (premise, undercutter) in enumerate(premises, 1):
                argument = {"conclusion": name, "premises": [premise]}
                argument |= {"undercutter": undercutter} if undercutter else {}
                arguments[f"{name}_{number}"] = argument | _MARK
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
        losses = [*self._attacks.losses, *self._losses, *self._keep(document)]
        return Writing(write_yaml(document).encode(), losses)

    def _keep(self, document: Data) -> list[Loss]:
        """Put into a document what reading it would miss, and return what is lost even so."""
        statements: dict[Named, str] = {part: self._names[part.key] for part in self._real}
        refs = statements | self._arguments.refs
        kept = keep(
            self._graph,
            refs,
            fill(Located(document), Options(str(origin_of(self._graph.data, NAME).get("id", "")))),
        )
        self._arguments.keep(document.get("arguments", {}), kept.parts)
        for name in statements.values():
            if name in kept.parts:
                written = document["statements"][name]
                statement = written if isinstance(written, dict) else {"text": written}
                put_kept(statement, kept.parts[name])
                document["statements"][name] = statement
        head = dict(kept.head)
        labels = self._labels
        if all(name in labels and self._tested.get(name) == labels[name] for name in head.get("expect", ())):
            head.pop("expect", None)  # the tests say it
        if head:
            document["meta"] = {**document.get("meta", {}), "argmap": head}
        return kept.losses

    def _name_statements(self) -> dict[str, str]:
        """Name statements as they came, else by atoms like their keys."""
        came = {part.key: origin_of(part.data, NAME).get("id") for part in self._real}
        names = name_all(came.items(), spell, "_")
        renamed = [part for part in self._real if not came[part.key] and names[part.key] != part.id]
        if renamed:
            what = f"{len(renamed):,} {'id' if len(renamed) == 1 else 'ids'}"
            example = renamed[0].id, names[renamed[0].key]
            self._losses.append(Loss("", what, _RENAMED.format(*example)))
        return names

    def _statement(self, statement: Statement) -> Any:
        made = {"text": statement.text}
        written = put_back(made, kept_of(statement.data, NAME), _DERIVED_DATA)
        return written if len(written) > 1 else statement.text

    def _meta(self) -> Data:
        title = {} if "title" in self._origin else {"title": self._graph.title}
        return put_back(title, as_dict(self._origin.get("meta")))

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
                labels[self._names[statement.key]] = str(evaluation.asserted.answer(statement))
        return labels

    def _tests(self) -> Data:
        tests: Data = {}
        for name, label in (self._tested | self._labels).items():
            tests.setdefault(label, []).append(name)
        return tests

    def _is_stand_in(self, statement: Statement) -> bool:
        """Return whether a statement is but the premise that an argument without premises was given."""
        came = origin_of(statement.data, NAME)
        is_given = came.get("type") == ARGUMENT and statement.data.keys() <= {"text", "assumption", "origin"}
        uses = [step for step in self._graph.steps if is_given and statement in step.premises]
        ids = {origin_of(step.data, NAME).get("id") for step in uses if len(step.premises) == 1}
        return len(uses) == 1 and ids == {came.get("id")}
