"""Sections of the paper with premises that nothing is given for."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluation import is_asserted

if TYPE_CHECKING:
    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

_ONE_IN = 10
"""Where at most one premise in so many has grounds, the section cites next to nothing."""


class UncitedSection(NamedTuple):
    """A section by its id, how many premises it has, and those of them that nothing is given for."""

    id: str
    total: int
    premises: "list[Statement]"

    @property
    def cites_nothing(self) -> bool:
        """Whether nearly all of its premises lack grounds."""
        return (self.total - len(self.premises)) * _ONE_IN <= self.total


def find_uncited_sections(
    graph: "Graph", context: "RuleContext", min_premises: int
) -> "list[UncitedSection]":
    """Return the sections with enough premises of the author that nothing is given for."""
    stated: dict[str, list[Statement]] = {section: [] for section in graph.sections}
    for premise in graph.of_kind("premise"):
        is_own = premise.voice is None and not premise.implicit and not graph.supporting(premise)
        lost = context.losses.has_lost_grounds(premise) or context.is_told_of_import(premise)
        if is_own and not lost and premise.section in stated:
            stated[premise.section].append(premise)
    sections = []
    for section, premises in stated.items():
        uncited = [premise for premise in premises if not is_asserted(graph, premise, "cited")]
        if len(uncited) >= max(min_premises, 1):
            sections.append(UncitedSection(section, len(premises), uncited))
    return sections
