"""What a statement hangs on that a run leaves open: a circle that nothing breaks, and the way to it."""

from collections import deque
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluation.explanation import Ground, GroundKind, Key, sort_steps
from argmap.graph import Attack, Link, Statement, Step, find_components

if TYPE_CHECKING:
    from argmap.evaluation.opposition import Opposition
    from argmap.evaluation.view import View


class _Edge(NamedTuple):
    """An open point hangs on another one, `target`; `denies` if it would be so where the other is not."""

    target: Key
    grounds: tuple[Ground, ...]
    denies: bool = False


class Deadlock:
    """Finds the nearest circle in the open part of a graph, with the way to it."""

    def __init__(self, view: "View", opposition: "Opposition") -> None:
        self._view, self._graph, self._run = view, view.graph, view.run
        self._opposition = opposition
        self._edges: dict[Key, list[_Edge]] = {}

    def find(self, root: Key) -> dict[Key, tuple[Ground, ...]]:
        """Return the grounds of an open point, and of those it hangs on up to where the circle closes."""
        came_from = self._explore(root)
        circle = self._find_circle(list(came_from))
        entry = next(key for key in came_from if key in circle)
        way = {}
        while entry != root:
            entry, edge = came_from[entry]
            way[entry] = edge
        return self._follow(root, {**way, **circle})

    def _follow(self, key: Key, edges: dict[Key, _Edge]) -> dict[Key, tuple[Ground, ...]]:
        """Return the grounds on the way; two statements that contradict each other are a circle already."""
        found: dict[Key, tuple[Ground, ...]] = {}
        while key not in found:
            edge = edges[key]
            if edge.grounds[-1].kind == "open-contradiction":
                back = next(one for one in self._edges_of(edge.target) if one.target == key)
                return {**_until(found, edge.target), edge.target: back.grounds, key: edge.grounds}
            found[key] = edge.grounds
            key = edge.target
        return found

    def _explore(self, start: Key, within: "set[Key] | None" = None) -> "dict[Key, tuple[Key, _Edge]]":
        """Return, nearest first, what a point hangs on, and from where; the start itself leads nowhere."""
        came_from: dict[Key, tuple[Key, _Edge]] = {start: (start, _Edge(start, ()))}
        pending = deque([start])
        while pending:
            key = pending.popleft()
            for edge in self._edges_of(key):
                if edge.target not in came_from and (within is None or edge.target in within):
                    came_from[edge.target] = (key, edge)
                    pending.append(edge.target)
        return came_from

    def _find_circle(self, keys: list[Key]) -> dict[Key, _Edge]:
        """Return the edges along a circle with a denial in it: of the nearest such denial, the shortest."""
        numbers = {key: number for number, key in enumerate(keys)}
        following = [[numbers[edge.target] for edge in self._edges_of(key)] for key in keys]
        circles: dict[int, list[int]] = {}
        for members in find_components(range(len(keys)), following.__getitem__):
            circles.update(dict.fromkeys(members, members))
        for number, key in enumerate(keys):
            for edge in self._edges_of(key):
                if edge.denies and circles[numbers[edge.target]] is circles[number]:
                    return self._close(key, edge, {keys[one] for one in circles[number]})
        raise AssertionError("what is open hangs on a circle of denials")

    def _close(self, key: Key, edge: _Edge, within: set[Key]) -> dict[Key, _Edge]:
        came_from = self._explore(edge.target, within)
        found = {key: edge}
        while key != edge.target:
            key, step = came_from[key]
            found[key] = step
        return found

    def _edges_of(self, key: Key) -> list[_Edge]:
        if key not in self._edges:
            edges = (
                self._of_force(key.statement) if key.aspect == "force" else self._of_holding(key.statement)
            )
            self._edges[key] = list(edges)
        return self._edges[key]

    def _is_open(self, key: Key) -> bool:
        values = self._run.force if key.aspect == "force" else self._run.holds
        return values[key.statement.index] is None

    def _of_holding(self, statement: Statement) -> Iterator[_Edge]:
        if not self._view.is_given(statement):
            for step in sort_steps(self._graph.supporting(statement)):
                yield from self._of_step(step)
        yield from self._of_attacks(statement)

    def _of_step(self, step: Step) -> Iterator[_Edge]:
        if self._run.fires(step) is not None:
            return
        for premise in step.premises:
            key = Key(premise, "holds")
            if self._is_open(key):
                yield _Edge(key, (Ground("open-step", step, (key,)),))
        for attack in self._opposition.attacks_on(step):
            key = Key(attack.challenge, "force")
            if self._is_open(key):
                undercut = Ground("open-undercut", attack, (key,))
                yield _Edge(key, (Ground("open-step", step), undercut), denies=True)

    def _of_attacks(self, statement: Statement) -> Iterator[_Edge]:
        against: list[tuple[Key, GroundKind, Attack | Link]]
        against = [
            (Key(one.challenge, "force"), "open-attack", one)
            for one in self._opposition.attacks_on(statement)
        ]
        against += [
            (Key(one.statement, "holds"), "open-denial" if one.denies else "open-contradiction", one.link)
            for one in self._opposition.rivals_of(statement)
            if not self._view.is_ignored(one)
        ]
        granted = Ground("given" if self._view.is_given(statement) else "granted", statement)
        for key, kind, part in against:
            if self._is_open(key):
                yield _Edge(key, (granted, Ground(kind, part, (key,))), denies=True)

    def _of_force(self, challenge: Statement) -> Iterator[_Edge]:
        holds = Key(challenge, "holds")
        if self._is_open(holds):
            yield _Edge(holds, (Ground("open-stands", challenge, (holds,)),))
            return
        for link in self._opposition.answers_to(challenge):
            key = Key(link.start, "holds")
            if self._is_open(key):
                yield _Edge(key, (Ground("open-answer", link, (key,)),), denies=True)


def _until(found: dict[Key, tuple[Ground, ...]], end: Key) -> dict[Key, tuple[Ground, ...]]:
    """Return what comes before a key, all if it does not come."""
    return dict(takewhile(lambda item: item[0] != end, found.items()))
