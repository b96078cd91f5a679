"""How far statements whose support fails are from what breaks it."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence

from argmap.graph import Statement


def find_levels(
    failing: Sequence[Statement], waits_for: Callable[[Statement], list[list[Statement]]]
) -> dict[int, int]:
    """Return a level for each statement, by its index.

    Args:
        failing: statements that fail.
        waits_for: for each of them, one list for each step to it that fails only because one of these
            others does.

    Returns:
        0 for what waits for nothing, else one more than that of the last of what it waits for. Statements
        that wait for each other in a circle get the number of statements.
    """
    waiting: dict[int, int] = {}
    watchers: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in failing:
        steps = waits_for(one)
        waiting[one.index] = len(steps)
        for number, premises in enumerate(steps):
            for premise in premises:
                watchers[premise.index].append((one.index, number))
    levels = {index: 0 for index, count in waiting.items() if not count}
    pending = deque(levels)
    met: set[tuple[int, int]] = set()
    while pending:
        index = pending.popleft()
        for step in watchers.get(index, ()):
            if step not in met:
                met.add(step)
                waiting[step[0]] -= 1
                if not waiting[step[0]]:
                    levels[step[0]] = levels[index] + 1
                    pending.append(step[0])
    return dict.fromkeys(waiting, len(failing)) | levels
