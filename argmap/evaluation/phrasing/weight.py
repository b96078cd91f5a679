"""What roots hang on, in words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.evaluation.phrasing.lines import shorten_text
from argmap.message import count
from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from argmap.evaluation.weight.weights import RootWeight, Weights

MOST_SINGLE = 50
"""How many single points of a root are shown."""

MOST_IDS = 12
"""How many ids of a larger cut set are shown."""

MOST_ROWS = 20
"""How many rows of the table are shown."""

_NOUNS = {"premise": "premise", "source": "work"}
_WAYS = {
    "most": "there are more, of {}: --most shows more",
    "stopped": "there may be more, of {}: the search was stopped",
    "no-solver": "there may be more, of {}: pip install 'argmap[sat]' finds them",
}


def format_weights(weights: "Weights") -> str:
    """Return the cut sets of each root, a line for each, and then on what most hangs."""
    noun = _NOUNS[weights.by]
    if not weights.roots:
        return "the map has no thesis and no recommendation: name a statement"
    what = "Each line below a root is a minimal cut set"
    head = [f"{what}: without these {noun}s it falls, and without only some of them it does not."]
    blocks = [head, *(list(_format_root(root, noun)) for root in weights.roots)]
    blocks += [list(_tabulate(weights))] if weights.parts else []
    blocks += [list(_suggest_voices(weights))] if any(root.against for root in weights.roots) else []
    blocks += [[f"The search was stopped: {escape_controls(weights.stopped)}"]] if weights.stopped else []
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _suggest_voices(weights: "Weights") -> Iterator[str]:
    """Yield how to leave out those who object, where they are not the author."""
    named = weights.graph.named
    against = (named.get(id_) for root in weights.roots for id_ in root.against)
    voices = sorted({part.voice for part in against if part is not None and part.voice})
    if voices:
        options = " ".join(f"--without-voice {voice}" for voice in voices)
        yield f"{options} shows what the argument depends on without these objections"


def _format_root(root: "RootWeight", noun: str) -> Iterator[str]:
    if not root.holds:
        yield f"{root.id}: {root.verdict}, so there is nothing without which it falls"
        if root.against:
            yield f"  because of {_join(root.against)}; 'argmap flip FILE {root.id}' shows what would help"
        return
    yield f"{root.id}: {root.verdict}, {_grade(root, noun)}"
    if root.repair:
        source = "a source" if len(root.repair) == 1 else "sources"
        yield f"  {source} for {_join(root.repair)} would establish it"
    single = root.single_points
    yield from (f"    {part}" for part in single[:MOST_SINGLE])
    if len(single) > MOST_SINGLE:
        yield f"    … and {len(single) - MOST_SINGLE:,} more {noun}s, each by itself"
    yield from (f"    {_join(ids)}" for ids in root.cut_sets[len(single) :])
    if root.complete_to is not None:
        yield f"  {_WAYS[root.gap].format(f'{count(root.complete_to + 1, noun)} or more')}"
    if root.only_work is not None:
        yield f"  all that stands for it comes from one work, {root.only_work}"
    if root.conflict is not None:
        yield f"  it rests on both {' and '.join(root.conflict)}, which contradict each other"


def _grade(root: "RootWeight", noun: str) -> str:
    if root.corroboration is not None:
        return f"corroboration {root.corroboration:,}"
    if root.complete_to is None:
        return f"whichever {noun}s are withdrawn"
    return f"corroboration {root.complete_to + 1} or more"


def _join(ids: tuple[str, ...]) -> str:
    left = len(ids) - MOST_IDS
    return ", ".join(ids) if left <= 0 else f"{', '.join(ids[:MOST_IDS])} and {left:,} more"


def _tabulate(weights: "Weights") -> Iterator[str]:
    texts: Mapping[str, str] = {statement.key: statement.text for statement in weights.graph.statements}
    if weights.by == "source":
        texts = {name: source.get("title", "") for name, source in weights.graph.sources.items()}
    shown = weights.parts[:MOST_ROWS]
    width = max(len(part.id) for part in shown)
    yield f"roots  sets  {_NOUNS[weights.by]}"
    for part in shown:
        counts = f"{len(part.roots):>5,}  {part.cut_sets:>4,}"
        yield f"{counts}  {part.id:<{width}}  {shorten_text(texts[part.id])}".rstrip()
    if len(weights.parts) > len(shown):
        yield f"… and {len(weights.parts) - len(shown):,} more"
