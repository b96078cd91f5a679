"""Preferred labellings of an argumentation framework: largest consistent ways to accept and reject.

Strongly connected components are searched one by one, each given how those before it are labelled; whatever
is chosen in one leaves a choice in all that follow (Baroni, Giacomin and Guida, "SCC-recursiveness: a general
schema for argumentation semantics", 2005). So parts that are independent of each other cost the sum of
their searches, not the product.
"""

from collections.abc import Callable, Iterator, Sequence

from argmap.evaluation.positions.search import Budget, OutOfStepsError, Search
from argmap.evaluation.program import Truth
from argmap.graph import find_components, reach

_COPIES = 10
"""So many labels can be copied in the time of a step."""

_SHARE = 20
"""Any one question may take this part of all steps."""


def find_preferred(attackers: Sequence[Sequence[int]], budget: Budget) -> Iterator[list[Truth]]:
    """Yield the preferred labellings: for each argument whether it is in, out or undecided (None).

    Args:
        attackers: for each argument those that attack it, each once.
        budget: how many steps may be taken.

    Raises:
        OutOfStepsError: there may be more.
    """
    labels: list[Truth] = [None] * len(attackers)
    parts = list(find_components(range(len(attackers)), attackers.__getitem__))
    choices: list[tuple[int, Iterator[bool]]] = []
    start = 0
    while True:
        for place, part in enumerate(parts[start:], start + 1):
            if len(part) == 1:
                _label_one(part[0], attackers, labels, budget)
            else:
                choices.append((place, _label(sorted(part), attackers, labels, budget)))
                next(choices[-1][1])
        budget.spend(1 + len(labels) // _COPIES)
        yield labels.copy()
        while choices and not next(choices[-1][1], False):
            choices.pop()
        if not choices:
            return
        start = choices[-1][0]


def _label_one(
    argument: int, attackers: Sequence[Sequence[int]], labels: list[Truth], budget: Budget
) -> None:
    """Label an argument that is in no circle, unless it attacks itself."""
    budget.spend()
    seen = {None if other == argument else labels[other] for other in attackers[argument]}
    labels[argument] = False if True in seen else None if None in seen else True


def _label(
    part: list[int], attackers: Sequence[Sequence[int]], labels: list[Truth], budget: Budget
) -> Iterator[bool]:
    """Label a component in each way that is possible, given the labels of all that leads to it."""
    members = set(part)
    outer = {
        argument: {labels[other] for other in attackers[argument] if other not in members}
        for argument in part
    }
    rest = [argument for argument in part if True not in outer[argument]]
    places = {argument: place for place, argument in enumerate(rest)}
    inner = [[places[other] for other in attackers[argument] if other in places] for argument in rest]
    barred = {places[argument] for argument in rest if None in outer[argument]}
    for accepted in Search(inner, barred, budget).find_largest():
        for argument in part:
            labels[argument] = False
        for place, argument in enumerate(rest):
            if place in accepted or accepted.isdisjoint(inner[place]):
                labels[argument] = True if place in accepted else None
        yield True


class Acceptance:
    """What preferred labellings have in common, asked of one argument at a time."""

    def __init__(self, attackers: Sequence[Sequence[int]], steps: int) -> None:
        """Prepare for questions that take so many steps, together."""
        self._attackers, self._most, self._left = attackers, steps // _SHARE, steps
        self._search = Search(attackers, (), Budget(3 * len(attackers)))  # no label changes more often

    def is_in_some(self, argument: int) -> Truth:
        """Return whether an argument is in in any preferred labelling; None if that takes too long."""
        return self._ask(argument, self._search.can_defend)

    def is_in_all(self, argument: int) -> Truth:
        """Return whether an argument is in in every preferred labelling; None if that takes too long."""
        return self._ask(argument, self._is_in_all)

    def _ask(self, argument: int, question: Callable[[int], bool]) -> Truth:
        given = min(self._most, self._left)
        self._search.budget = Budget(given)
        try:
            return question(argument)
        except OutOfStepsError:
            return None
        finally:
            self._left -= given - self._search.budget.left

    def _is_in_all(self, argument: int) -> bool:
        """See first whether something can be in that attacks it, then whether it is undecided anywhere."""
        if any(map(self._search.can_defend, self._attackers[argument])):
            return False
        cone = sorted(reach([argument], self._attackers.__getitem__))
        self._search.budget.spend(len(cone))
        places = {other: place for place, other in enumerate(cone)}
        inner = [[places[other] for other in self._attackers[member]] for member in cone]
        return all(labels[places[argument]] for labels in find_preferred(inner, self._search.budget))
