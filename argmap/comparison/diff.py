"""What differs between two maps, and what that does to the argument."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.analysis import Analysis
from argmap.comparison.blocks import Story
from argmap.comparison.changes import (
    Changes,
    PartChange,
    RelationChange,
    StatementChange,
    ValueChange,
    find_changes,
)
from argmap.comparison.effects import Effects, find_effects
from argmap.comparison.matching import Matching
from argmap.comparison.story import tell
from argmap.gc_control import gc_disabled
from argmap.result import Result
from argmap.verdict import Verdict


@dataclass(frozen=True, repr=False, eq=False)
class MapDiff(Result):
    """What differs between two maps: `str` tells it in words, and is short first.

    Attributes:
        old, new: the maps.
        matching: which statement of one is which of the other.
        changes: what differs in what is written.
        effects: what that does to the argument.
        old_name, new_name: what the maps are called.
    """

    old: Analysis
    new: Analysis
    matching: Matching
    changes: Changes
    effects: Effects
    old_name: str
    new_name: str

    @property
    def same(self) -> bool:
        """Whether the maps say the same."""
        return not self.changes and not self.effects.verdicts

    @property
    def statements(self) -> tuple[StatementChange, ...]:
        """The statements that are new, gone or changed."""
        return self.changes.statements

    @property
    def relations(self) -> tuple[RelationChange, ...]:
        """The relations that are new, gone or changed."""
        return self.changes.relations

    @property
    def parts(self) -> tuple[PartChange, ...]:
        """The sources, sections and voices that are new, gone or changed."""
        return self.changes.parts

    @property
    def map(self) -> tuple[ValueChange, ...]:
        """The keys of the map itself that changed."""
        return self.changes.map

    def verdict_of(self, change: StatementChange) -> Verdict:
        """Return the verdict on a statement; of one that is gone, that it had."""
        if change.after:
            return self.effects.after[change.after.key]
        assert change.before
        return self.effects.before[change.before.key]

    def count_root_verdicts(self) -> tuple[Counter[str], Counter[str]]:
        """Return how many theses and recommendations have each verdict, before and now."""
        pairs = ((self.effects.before, self.matching.old), (self.effects.after, self.matching.new))
        before, after = (
            Counter[str](verdicts[root.key] for root in graph.roots) for verdicts, graph in pairs
        )
        return before, after

    def __bool__(self) -> bool:
        return not self.same

    def __str__(self) -> str:
        from argmap.comparison.text import format_text

        return format_text(self._story)

    def to_markdown(self) -> str:
        """Return it as Markdown, for a comment on a pull request."""
        from argmap.comparison.markdown import format_markdown

        return format_markdown(self._story)

    def to_html(self) -> str:
        """Return it as a page, with a picture of what changed."""
        from argmap.comparison.html import format_page

        return format_page(self)

    def to_svg(self) -> str:
        """Return a picture of both maps in one, of what changed and what is next to it."""
        from argmap.comparison.picture import draw

        return draw(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _repr_html_(self) -> str:
        from argmap.comparison.html import format_story

        return format_story(self._story)

    @cached_property
    @gc_disabled()
    def _story(self) -> Story:
        return tell(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        from argmap.comparison.json import to_dict

        return to_dict(self)


@gc_disabled()
def compare(
    old: Analysis, new: Analysis, complete: bool | None = None, names: tuple[str, str] | None = None
) -> MapDiff:
    """Return what differs between two maps. See `argmap.diff`."""
    matching = Matching(old.graph, new.graph)
    effects = find_effects(old, new, matching, complete)
    old_name, new_name = names or (_name(old, "old"), _name(new, "new"))
    return MapDiff(old, new, matching, find_changes(matching), effects, old_name, new_name)


def _name(analysis: Analysis, default: str) -> str:
    return analysis.document.name if analysis.document else default
