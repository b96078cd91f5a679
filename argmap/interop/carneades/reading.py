"""Carneades YAML to a map."""

from itertools import combinations
from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.carneades.argument_reader import ArgumentReader
from argmap.interop.carneades.labels import find_expected
from argmap.interop.carneades.names import ASSUMED, DERIVED, NAME, WEIGHED, kept_in, rest_of_meta
from argmap.interop.carneades.shape import File, Shaper
from argmap.interop.carrying import Reading
from argmap.interop.origin import as_dict, make_origin, without
from argmap.interop.plain import locate_yaml

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options
    from argmap.interop.plain import Located

_MOST_POSITIONS = 50


def read(text: str, options: "Options") -> Reading:
    """Return the map; raises `UnreadableError` with line and column of all that is wrong."""
    file = Shaper(locate_yaml(text, options)).shape()
    builder = _Reader(file, options).fill()
    data, losses = builder.build()
    if "expect" not in builder.kept_head:
        expected, lost = find_expected(file, data, builder)
        data |= {"expect": expected} if expected else {}
        return Reading(data, [*losses, *lost])
    return Reading(data, losses)


def fill(located: "Located", options: "Options") -> MapBuilder:
    """Return a builder with all of a file but its tests; raises `UnreadableError` as `read` does."""
    return _Reader(Shaper(located).shape(), options).fill()


class _Reader:
    def __init__(self, file: File, options: "Options") -> None:
        self._file, self._builder = file, MapBuilder(NAME, options)
        self._assumed = set(file.assumptions)
        self._derived = {name for name, part in file.statements.items() if kept_in(part) == DERIVED}
        for argument in file.arguments.values():
            if kept_in(argument.rest) == DERIVED and not argument.premises:
                self._assumed.add(argument.conclusion)
        self._arguments = {n: a for n, a in file.arguments.items() if kept_in(a.rest) != DERIVED}
        self._supported = {argument.conclusion for argument in self._arguments.values()}
        self._undercutters = {argument.undercutter for argument in self._arguments.values()}
        self._argument_reader = ArgumentReader(self._builder, self._derived, self._has_force)

    def fill(self) -> MapBuilder:
        for name, argument in self._arguments.items():
            self._argument_reader.add(name, argument)
        for name in self._file.statements:
            if name not in self._derived:
                self._add_statement(name)
        for undercutter, ref in self._argument_reader.undercuts:
            self._builder.relate(undercutter, "attacks", ref)
        self._add_issues()
        self._read_head()
        self._lose_rules()
        self._builder.tell_renamed()
        return self._builder

    def _add_statement(self, name: str) -> None:
        statement = self._file.statements[name]
        kept = kept_in(statement)
        data = {**without(statement, ("text", "meta", "assumed")), **rest_of_meta(statement)}
        if name in self._argument_reader.plain:
            data["arguments"] = self._argument_reader.plain[name]
        keys: Data = {"kind": "claim"}
        if name in self._assumed:
            if name in self._supported and not kept:
                data["assumed"] = True
                self._builder.lose(name, "that it is assumed", "it has arguments, and hangs on these here")
            elif name not in self._undercutters and name not in self._supported:
                keys = {"kind": "premise", "assumption": ASSUMED}
        keys["origin"] = make_origin(NAME, data, id=name)
        self._builder.add_node(name, statement["text"], kept=kept, **keys)

    def _has_force(self, name: str) -> bool:
        return name in self._assumed or name in self._supported

    def _add_issues(self) -> None:
        for name, issue in self._file.issues.items():
            positions = issue["positions"]
            if len(positions) > _MOST_POSITIONS:
                reason = f"it has more than {_MOST_POSITIONS} positions, too many to pair"
                self._builder.lose(name, "that its positions exclude each other", reason)
                continue
            if issue.get("standard") not in (None, "PE", "pe"):
                self._builder.lose(name, f"its proof standard '{issue['standard']}'", WEIGHED)
            for first, second in combinations(positions, 2):
                self._builder.relate(first, "contradicts", second)
            for position in positions:
                if position in self._assumed and len(positions) > 1:
                    reason = "a position that is assumed wins its issue there; here it can be contested"
                    self._builder.lose(position, "that it can't be attacked", reason)

    def _read_head(self) -> None:
        meta = dict(self._file.meta)
        kept_head = as_dict(meta.pop("argmap", None))
        title = meta.pop("title", None)
        data = dict(self._file.rest)
        data |= {"meta": meta} if meta else {}
        issues = {
            name: {key: value for key, value in issue.items() if value is not None}
            for name, issue in self._file.issues.items()
        }
        data |= {"issues": issues} if issues else {}
        tests = {label: names for label, names in self._file.tests.items() if names}
        data |= {"tests": tests} if tests and "expect" not in kept_head else {}
        head = self._builder.head
        if isinstance(title, str) and title.strip():
            head["title"] = title.strip()
        else:
            data["title"] = title
        name = self._builder.title if "title" in data else ""
        head["origin"] = make_origin(NAME, data, id=name)
        self._builder.kept_head = kept_head

    def _lose_rules(self) -> None:
        for key in ("argument_schemes", "issue_schemes", "weighing_functions", "language"):
            if self._file.rest.get(key):
                self._builder.lose("", f"'{key}'", "it is kept as it is; rules are not run here")
