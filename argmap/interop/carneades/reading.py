"""Carneades YAML to a map."""

from itertools import combinations
from typing import TYPE_CHECKING, Any

from argmap.interop.building import Builder
from argmap.interop.carneades.names import ARGUMENT, ASSUMED, CONVERGENT, DERIVED, NAME, argument_ref
from argmap.interop.carneades.shape import Argument, File, Shaper
from argmap.interop.kept import KeptStep, check_kept, unpack_head, unpack_statement, unpack_step
from argmap.interop.plain import locate_yaml

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading

_MOST_POSITIONS = 50
_WEIGHED = "arguments are not weighed here: one is as good as another"


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with line and column of all that is wrong."""
    file = Shaper(locate_yaml(text, options)).shape()
    return _Reader(file, options).read()


class _Reader:
    def __init__(self, file: File, options: "Options") -> None:
        self._file, self._builder = file, Builder(NAME, options)
        self._assumed = set(file.assumptions)
        self._derived = {name for name, one in file.statements.items() if _kept(one) == DERIVED}
        for argument in file.arguments.values():
            if _kept(argument.rest) == DERIVED and not argument.premises:
                self._assumed.add(argument.conclusion)
        self._arguments = {n: a for n, a in file.arguments.items() if _kept(a.rest) != DERIVED}
        self._supported = {argument.conclusion for argument in self._arguments.values()}
        self._undercutters = {argument.undercutter for argument in self._arguments.values()}
        self._undercuts: list[tuple[str, str]] = []
        self._plain: dict[str, Data] = {}
        """By conclusion: names and premises of the arguments that a list of reasons is enough for."""

    def read(self) -> "Reading":
        for name, argument in self._arguments.items():
            self._add_argument(name, argument)
        for name in self._file.statements:
            if name not in self._derived:
                self._add_statement(name)
        for undercutter, ref in self._undercuts:
            self._builder.add_attack(undercutter, ref)
        self._add_issues()
        kept = self._read_head()
        self._lose_rules()
        reading = self._builder.build()
        self._expect(reading.data, kept.get("expect"))
        check_kept(reading.data)
        return reading

    def _add_statement(self, name: str) -> None:
        statement = self._file.statements[name]
        kept = unpack_statement(_kept(statement))
        data = {**_without(statement, "text", "meta", "assumed"), **_rest_of_meta(statement)}
        if name in self._plain:
            data["arguments"] = self._plain[name]
        keys: Data = {"kind": "claim", "kept_kind": kept.kind, **kept.keys}
        if name in self._assumed and not kept.kind:
            if name in self._supported:
                data["assumed"] = True
                self._builder.lose(name, "that it is assumed", "it has arguments, and hangs on these here")
            elif name not in self._undercutters:
                keys |= {"kind": "premise", "assumption": ASSUMED}
        keys.setdefault("origin", _origin(name, data))
        self._builder.add_node(name, statement["text"], name=kept.id, **keys)
        for relation, targets in kept.relations.items():
            for target in targets:
                self._builder.relate(name, relation, target)

    def _add_argument(self, name: str, argument: Argument) -> None:
        kept = unpack_step(_kept(argument.rest))
        data = {**_without(argument.rest, "meta"), **_rest_of_meta(argument.rest)}
        undercutter = "" if argument.undercutter in self._derived else argument.undercutter
        named_roles = any(role for role, _ in argument.premises)
        if len(argument.premises) == 1 and not (data or kept or undercutter or named_roles):
            premise = argument.premises[0][1]
            self._plain.setdefault(argument.conclusion, {})[name] = premise
            self._builder.add_step(argument_ref(name), [premise], argument.conclusion, wanted=name)
            return
        if named_roles:
            data["roles"] = dict(argument.premises)
        if undercutter and not self._has_force(undercutter):
            data["undercutter"] = undercutter
            reason = "it is neither assumed nor argued for, as a challenge would be here"
            self._builder.lose(undercutter, f"that it undercuts '{name}'", reason)
            undercutter = ""
        self._add_steps(name, argument, undercutter, kept, _origin(name, data))

    def _add_steps(
        self, name: str, argument: Argument, undercutter: str, kept: KeptStep, origin: "Data"
    ) -> None:
        """Add the step of an argument; of a convergent one, a step for each premise."""
        scheme = argument.rest.get("scheme")
        if scheme not in (None, "linked", CONVERGENT):
            self._builder.lose(argument_ref(name), f"its weight by '{scheme}'", _WEIGHED)
        warrant = next((one for role, one in argument.premises if role == "warrant"), None)
        premises = [one for _, one in argument.premises if one != warrant]
        if warrant and not premises:
            premises, warrant = [warrant], None
        premises = premises or [self._stand_in(name)]
        groups = [[one] for one in premises] if scheme == CONVERGENT else [premises]
        for index, group in enumerate(groups):
            ref = argument_ref(name) + (f"/{index + 1}" if index else "")
            self._builder.add_step(
                ref,
                group,
                argument.conclusion,
                wanted=name,
                warrant=warrant,
                name="" if index else kept.id,
                is_reason=kept.is_reason,
                **{"origin": origin, **kept.keys},
            )
            if undercutter:
                self._undercuts.append((undercutter, ref))

    def _stand_in(self, name: str) -> str:
        """Add the premise of an argument that has none."""
        ref = f"{argument_ref(name)}/premise"
        origin = {"format": NAME, "id": name, "type": ARGUMENT}
        self._builder.add_node(
            ref, f"[{name}]", wanted=f"given-{name}", kind="premise", assumption=ASSUMED, origin=origin
        )
        reason = f"a step has premises; the premise '[{name}]' stands for it"
        self._builder.lose(argument_ref(name), "that it has no premises", reason)
        return ref

    def _has_force(self, name: str) -> bool:
        kept = _kept(self._file.statements[name])
        return name in self._assumed or name in self._supported or isinstance(kept, dict)

    def _add_issues(self) -> None:
        for name, issue in self._file.issues.items():
            positions = issue["positions"]
            if len(positions) > _MOST_POSITIONS:
                reason = f"it has more than {_MOST_POSITIONS} positions, too many to pair"
                self._builder.lose(name, "that its positions exclude each other", reason)
                continue
            if issue.get("standard") not in (None, "PE", "pe"):
                self._builder.lose(name, f"its proof standard '{issue['standard']}'", _WEIGHED)
            for one, other in combinations(positions, 2):
                self._builder.add_contradiction(one, other)
            for one in positions:
                if one in self._assumed and len(positions) > 1:
                    reason = "a position that is assumed wins its issue there; here it can be contested"
                    self._builder.lose(one, "that it can't be attacked", reason)

    def _read_head(self) -> "Data":
        meta = dict(self._file.meta)
        kept = unpack_head(meta.pop("argmap", None))
        title = meta.pop("title", None)
        data = dict(self._file.rest)
        data |= {"meta": meta} if meta else {}
        issues = {
            name: {key: value for key, value in issue.items() if value is not None}
            for name, issue in self._file.issues.items()
        }
        data |= {"issues": issues} if issues else {}
        tests = {label: names for label, names in self._file.tests.items() if names}
        data |= {"tests": tests} if tests and "expect" not in kept else {}
        self._builder.head = {key: value for key, value in kept.items() if key != "expect"}
        if isinstance(title, str) and title.strip():
            self._builder.head["title"] = title.strip()
        else:
            data["title"] = title
        self._builder.head.setdefault("origin", _origin(None, data))
        return kept

    def _lose_rules(self) -> None:
        for key in ("argument_schemes", "issue_schemes", "weighing_functions", "language"):
            if self._file.rest.get(key):
                self._builder.lose("", f"'{key}'", "it is kept as it is; rules are not run here")

    def _expect(self, data: "Data", kept: "Data | None") -> None:
        """Turn labels into expectations, where the map has such a verdict."""
        names = self._builder.names
        expected = {names[name]: verdict for name, verdict in (kept or {}).items() if name in names}
        tests = {name: label for label, tested in self._file.tests.items() for name in tested}
        if kept is None and tests:
            from argmap.evaluation import evaluate
            from argmap.graph import Graph

            graph = Graph.of(data)
            evaluation = evaluate(graph)
            statements = {one.id: one for one in graph.statements}
            for name, label in tests.items():
                statement = statements.get(names.get(name, ""))
                here = evaluation.asserted.answer(statement) if statement else "no statement"
                if statement and here == label:
                    expected[statement.id] = evaluation.verdict(statement)
                else:
                    reason = f"it is {here} here: {_DIFFERENT.get((label, here), _OTHERWISE)}"
                    self._builder.lose(name, f"the test that it is {label}", reason)
        if expected:
            data["expect"] = expected


_OTHERWISE = "Carneades weighs arguments, and takes assumptions for immune"
_DIFFERENT = {
    ("out", "undecided"): "a tie between the positions of an issue loses there, and is open here",
    ("undecided", "out"): "a circle of supports is undecided there, and is no support here",
}


def _kept(part: "Data") -> Any:
    meta = part.get("meta")
    return meta.get("argmap") if isinstance(meta, dict) else None


def _rest_of_meta(part: "Data") -> "Data":
    meta = part.get("meta")
    rest = {key: value for key, value in meta.items() if key != "argmap"} if isinstance(meta, dict) else meta
    return {"meta": rest} if rest else {}


def _without(part: "Data", *keys: str) -> "Data":
    return {key: value for key, value in part.items() if key not in keys}


def _origin(name: str | None, data: "Data") -> "Data":
    return {"format": NAME, **({"id": name} if name else {}), **({"data": data} if data else {})}
