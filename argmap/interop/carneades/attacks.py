"""Attacks, answers and contradictions of a map as what Carneades has: undercutters, and issues."""

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from argmap.graph import Graph, Named, Statement, Step
from argmap.identifier import Names
from argmap.interop.carrying import Data, Loss
from argmap.interop.origin import as_dict, as_names

if TYPE_CHECKING:
    from argmap.edits import Path

_MOST_POSITIONS = 50


class Undercutting:
    """Encodes attacks; what is derived for it are statements, each with premises that argue for it.

    A challenge has force as itself, or, where it is answered, as a derived statement for which it argues
    and which the answers undercut. What is attacked as a whole has a derived statement against it, which
    undercuts all its arguments.
    """

    def __init__(self, graph: Graph, names: dict[str, str], issues: Data) -> None:
        """Encode the attacks of a map whose statements have these names, with the issues it came with."""
        self._graph, self._names = graph, names
        self._known = frozenset(names.values())
        self._free = Names(self._known, "_")
        self.derived: list[tuple[str, str, list[tuple[str, str | None]]]] = []
        """Name, text, and the premises that argue for it, each with what undercuts that argument."""
        self.names: set[str] = set()
        """The names of what is derived."""
        self.losses: list[Loss] = []
        self.attackers: dict[Path, list[str]] = defaultdict(list)
        """Names of what has force against a step or statement, by its path."""
        self._against: dict[str, str] = {}
        self._covered = self._cover(issues)
        self._add_attackers()
        self.attacked = {part.key for part in graph.statements if self.attackers.get(part.path)}

    def _cover(self, issues: Data) -> set[frozenset[str]]:
        """Keep the issues that are still true; return the pairs of rivals that they cover."""
        graph, names = self._graph, self._names
        attacks = {
            (attack.challenge.key, attack.target.key)
            for attack in graph.attacks
            if isinstance(attack.target, Statement) and attack.challenge is not attack.target
        }
        rivals = [pair for pair in attacks if pair[::-1] in attacks]
        rivals += [(link.start.key, link.end.key) for link in graph.contradictions]
        pairs = {frozenset(names.get(key, "") for key in pair) for pair in rivals}
        known = self._known
        self.issues: Data = {}
        covered: set[frozenset[str]] = set()
        for name, given in issues.items():
            issue = as_dict(given)
            positions = [name for name in as_names(issue.get("positions")) if name in known]
            if len(positions) > _MOST_POSITIONS:
                self.issues[name] = {**issue, "positions": positions}
                continue
            all_ = {frozenset(pair) for pair in combinations(positions, 2)}
            if all_ <= pairs:
                self.issues[name] = {**issue, "positions": positions}
                covered |= all_
        return covered

    def _is_covered(self, *ends: Named) -> bool:
        names = frozenset(self._names.get(end.key, "") for end in ends if isinstance(end, Statement))
        return names in self._covered

    def _add_attackers(self) -> None:
        force = self._find_force()
        for attack in self._graph.attacks:
            name = force.get(attack.challenge.key)
            if name is None:
                why = "a residual challenge has no force, and Carneades has no such mark"
                self.losses.append(Loss(attack.challenge.id, f"its attack on '{attack.target.id}'", why))
            elif not self._is_covered(attack.challenge, attack.target):
                self.attackers[attack.target.path].append(name)
        for link in self._graph.contradictions:
            if not self._is_covered(link.start, link.end):
                self.attackers[link.end.path].append(self._names[link.start.key])
                self.attackers[link.start.path].append(self._names[link.end.key])
        for link in self._graph.denials:
            self.attackers[link.end.path].append(self._names[link.start.key])

    def _find_force(self) -> dict[str, str | None]:
        """Return by the key of each challenge what is `in` when it has force; None for residual ones."""
        answers: dict[str, list[str]] = defaultdict(list)
        for link in self._graph.answers:
            answers[link.end.key].append(self._names[link.start.key])
        force: dict[str, str | None] = {}
        for challenge in self._graph.of_kind("challenge"):
            name = self._names[challenge.key]
            if challenge.residual:
                force[challenge.key] = None
            elif challenge.key in answers:
                text = f"An answer meets: {challenge.text}"
                met = self._any(f"answered_{name}", text, answers[challenge.key])
                text = f"It is open that: {challenge.text}"
                force[challenge.key] = self._derive(f"force_{name}", text, [(name, met)])
            else:
                force[challenge.key] = name
        return force

    def against(self, statement: Statement) -> str | None:
        """Return what undercuts all arguments for a statement, if anything attacks it."""
        attackers = self.attackers.get(statement.path)
        if attackers and statement.key not in self._against:
            text = f"Something tells against: {statement.text}"
            pairs: list[tuple[str, str | None]] = [(name, None) for name in dict.fromkeys(attackers)]
            self._against[statement.key] = self._derive(f"against_{self._names[statement.key]}", text, pairs)
        return self._against.get(statement.key)

    def undercutter(self, step: Step, argument: str, native: str | None) -> str | None:
        """Return what undercuts the argument of a step, if anything does."""
        against = self.against(step.conclusion)
        names = [*self.attackers.get(step.path, ()), *([against] if against else [])]
        names += [native] if native in self._known and not names else []
        return self._any(f"undercut_{argument}", f"Something undercuts {argument}.", [n for n in names if n])

    def _any(self, name: str, text: str, names: list[str]) -> str | None:
        """Return what is `in` when one of these is."""
        names = list(dict.fromkeys(names))
        if len(names) < 2:  # noqa: PLR2004
            return names[0] if names else None
        return self._derive(name, text, [(premise, None) for premise in names])

    def _derive(self, name: str, text: str, premises: list[tuple[str, str | None]]) -> str:
        free = self.free(name, ())
        self.derived.append((free, text, premises))
        self.names.add(free)
        return free

    def free(self, name: str, others: Any) -> str:
        """Return a name that is neither a statement's nor among others."""
        while name in others:
            name += "_2"
        return self._free.take(name)
