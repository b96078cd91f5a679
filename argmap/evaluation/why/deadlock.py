"""What a statement hangs on that a run leaves open: a circle that nothing breaks, and the way to it."""

from collections import deque
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluation.why.explanation import Ground, Key, sort_steps
from argmap.graph import Statement, Step, find_components

if TYPE_CHECKING:
    from argmap.evaluation.why.attack_index import AttackIndex
    from argmap.evaluation.why.explained_run import ExplainedRun


class _Edge(NamedTuple):
    """An open point hangs on another one, `target`; `denies` if it would be so where the other is not."""

    target: Key
    grounds: tuple[Ground, ...]
    denies: bool = False


class Deadlock:
    """Finds the nearest circle in the open part of a graph, with the way to it."""

    def __init__(self, explained: "ExplainedRun", attack_index: "AttackIndex") -> None:
        self._explained, self._graph, self._run = explained, explained.graph, explained.run
        self._attack_index = attack_index
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
        grounds: dict[Key, tuple[Ground, ...]] = {}
        while key not in grounds:
            edge = edges[key]
            if edge.grounds[-1].kind == "open-contradiction":
                back = next(back_edge for back_edge in self._edges_of(edge.target) if back_edge.target == key)
                return {**_until(grounds, edge.target), edge.target: back.grounds, key: edge.grounds}
            grounds[key] = edge.grounds
            key = edge.target
        return grounds

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
                    return self._close(key, edge, {keys[members] for members in circles[number]})
        raise AssertionError("what is open hangs on a circle of denials")

    def _close(self, key: Key, edge: _Edge, within: set[Key]) -> dict[Key, _Edge]:
        came_from = self._explore(edge.target, within)
        edges = {key: edge}
        while key != edge.target:
            key, step = came_from[key]
            edges[key] = step
        return edges

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
        if not self._explained.is_given(statement):
            for step in sort_steps(self._graph.supporting(statement)):
                yield from self._of_step(step)
        yield from self._of_opponents(statement)

    def _of_step(self, step: Step) -> Iterator[_Edge]:
        if self._run.fires(step) is not None:
            return
        for premise in step.premises:
            key = Key(premise, "holds")
            if self._is_open(key):
                yield _Edge(key, (Ground("open-step", step, (key,)),))
        for opponent in self._attack_index.opponents_of(step):
            if self._is_open(opponent.key):
                grounds = (Ground("open-step", step), opponent.ground("open-{}"))
                yield _Edge(opponent.key, grounds, denies=True)

    def _of_opponents(self, statement: Statement) -> Iterator[_Edge]:
        granted = Ground("given" if self._explained.is_given(statement) else "granted", statement)
        for opponent in self._attack_index.opponents_of(statement):
            if self._is_open(opponent.key) and not self._explained.is_ignored(opponent):
                yield _Edge(opponent.key, (granted, opponent.ground("open-{}")), denies=True)

    def _of_force(self, challenge: Statement) -> Iterator[_Edge]:
        holds = Key(challenge, "holds")
        if self._is_open(holds):
            yield _Edge(holds, (Ground("open-stands", challenge, (holds,)),))
            return
        for link in self._attack_index.answers_to(challenge):
            key = Key(link.start, "holds")
            if self._is_open(key):
                yield _Edge(key, (Ground("open-answer", link, (key,)),), denies=True)


def _until(grounds: dict[Key, tuple[Ground, ...]], end: Key) -> dict[Key, tuple[Ground, ...]]:
    """Return what comes before a key, all if it does not come."""
    return dict(takewhile(lambda item: item[0] != end, grounds.items()))
