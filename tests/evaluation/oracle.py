"""A second opinion on a single run, by definition rather than by algorithm, for small maps only.

Every argument that a map contains is built: a tree over an asserted statement or over a step with an
argument for each premise, with no statement twice on a branch; and for each argument of a challenge
its force, which answers can take away. Attacks go from arguments to all arguments that use what is
attacked. Then Dung's grounded labelling ("On the acceptability of arguments", 1995) is computed as in
the textbooks, and what holds is read off. Nothing here is shared with `argmap.evaluation`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
SECTIONS = ("claims", "premises", "challenges", "recommendations")


class TooManyError(Exception):
    """A map has more arguments than an oracle should look at."""


@dataclass(frozen=True)
class Argument:
    """`says` is the conclusion; `uses` all statements and steps inside; `force` marks an attack by it."""

    says: str
    uses: frozenset[str]
    force: bool = False


class Oracle:
    """One run on a map whose ids are unique, in its one form."""

    def __init__(self, data: Data, basis: str, residual: bool, limit: int = 300) -> None:
        self.kinds = {name: section for section in SECTIONS for name in data.get(section, {})}
        self.parts: Data = {name: data[section][name] for name, section in self.kinds.items()}
        self.inferences: Data = data.get("inferences", {})
        self.sources: Data = data.get("sources", {})
        self.basis, self.residual, self.limit = basis, residual, limit
        self.steps = list(self._steps())
        self.arguments = {Argument(one, uses) for one in self.kinds for uses in self._trees(one, frozenset())}
        self.arguments |= {
            Argument(one.says, one.uses, force=True)
            for one in self.arguments
            if self._may_have_force(one.says)
        }
        if len(self.arguments) > limit:
            raise TooManyError
        self.attackers = {one: self._attackers_of(one) for one in self.arguments}
        self.labels = self._label()

    def _steps(self) -> Iterator[tuple[str, str, list[str]]]:
        """All steps that lack nothing."""
        for step, conclusion, premises in self._written_steps():
            if conclusion in self.kinds and all(premise in self.kinds for premise in premises):
                yield step, conclusion, premises

    def _written_steps(self) -> Iterator[tuple[str, str, list[str]]]:
        for name, part in self.parts.items():
            for reason in part.get("supported_by", ()):
                premises = [reason] if isinstance(reason, str) else reason
                yield f"{' and '.join(premises)} -> {name}", name, premises
        for name, part in self.inferences.items():
            yield name, part["conclusion"], [*part["premises"], *filter(None, [part.get("warrant")])]

    def _is_asserted(self, name: str) -> bool:
        part, kind = self.parts[name], self.kinds[name]
        said = kind == "challenges" or (kind == "premises" and self.basis == "asserted")
        if said and name not in {conclusion for _, conclusion, _ in self.steps}:
            return True
        cited = any(citation.split(",")[0] in self.sources for citation in part.get("sources", ()))
        return cited or "assumption" in part

    def _trees(self, name: str, branch: frozenset[str]) -> list[frozenset[str]]:
        """What the argument trees for a statement use, below statements that must not come again."""
        found = [frozenset({name})] if self._is_asserted(name) else []
        for step, conclusion, premises in self.steps:
            if conclusion == name and not {name, *branch} & set(premises):
                parts = [self._trees(premise, branch | {name}) for premise in premises]
                found += [frozenset({name, step}).union(*choice) for choice in product(*parts)]
        if len(found) > self.limit:
            raise TooManyError
        return list(dict.fromkeys(found))

    def _may_have_force(self, name: str) -> bool:
        return self.kinds[name] == "challenges" and (self.residual or "residual" not in self.parts[name])

    def _attackers_of(self, argument: Argument) -> set[Argument]:
        found = {one for one in self.arguments for hit in argument.uses if self._hits(one, hit)}
        if argument.force:
            found |= {
                one
                for one in self.arguments
                if not one.force and argument.says in self.parts[one.says].get("answers", ())
            }
        return found

    def _hits(self, one: Argument, target: str) -> bool:
        if one.force:
            return target in self.parts[one.says]["attacks"]
        if self.kinds.get(target) == "challenges" and target in self.parts[one.says].get("denies", ()):
            return True
        return self._contradict(one.says, target) or self._contradict(target, one.says)

    def _contradict(self, start: str, end: str) -> bool:
        said = self.parts.get(start, {}).get("contradicts", ())
        return end in said and self.kinds.get(end, "recommendations") != "recommendations"

    def _label(self) -> dict[Argument, bool]:
        """In (True), out (False), or undecided (absent)."""
        labels: dict[Argument, bool] = {}
        changed = True
        while changed:
            changed = False
            for one in self.arguments - labels.keys():
                against = [labels.get(attacker) for attacker in self.attackers[one]]
                if True in against or all(label is False for label in against):
                    labels[one] = True not in against
                    changed = True
        return labels

    def _truth(self, arguments: list[Argument]) -> bool | None:
        labels = [self.labels.get(one) for one in arguments]
        return True if True in labels else None if None in labels else False

    def list_attackers(self) -> list[list[int]]:
        """For each argument those that attack it, by their positions."""
        places = {one: place for place, one in enumerate(self.attackers)}
        return [[places[one] for one in against] for against in self.attackers.values()]

    def read(self, name: str, labels: list[bool | None]) -> tuple[bool | None, bool | None]:
        """Read off labels whether a statement holds, and whether it has force as a challenge."""
        self.labels = {
            one: label for one, label in zip(self.attackers, labels, strict=True) if label is not None
        }
        return tuple(  # type: ignore[return-value]
            self._truth([one for one in self.arguments if one.says == name and one.force is force])
            for force in (False, True)
        )

    def find_truths(self, name: str) -> tuple[bool | None, bool | None, bool | None]:
        """Read off the labels whether a statement holds, has force as a challenge, and is attacked."""
        holds = self._truth([one for one in self.arguments if one.says == name and not one.force])
        force = self._truth([one for one in self.arguments if one.says == name and one.force])
        attacked = self._truth([one for one in self.arguments if self._hits(one, name)])
        return holds, force if self.kinds[name] == "challenges" else holds, attacked
