"""What roots hang on, as text and as JSON."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.report.json import format_content
from argmap.report.lines import shorten_text
from argmap.text.lines import show_harmless

if TYPE_CHECKING:
    from argmap.evaluation.weight import PartWeight, RootWeight, Weights
    from argmap.graph import Graph
    from argmap.verdict import Basis

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


def format_weights(graph: "Graph", weights: "Weights") -> str:
    """Return the cut sets of each root, a line for each, and then on what most hangs."""
    noun = _NOUNS[weights.by]
    if not weights.roots:
        return "the map has no thesis and no recommendation: name a statement\n"
    what = "Each line below a root is a minimal cut set"
    head = [f"{what}: without these {noun}s it falls, and without only some of them it does not."]
    blocks = [head, *(list(_tell(root, noun)) for root in weights.roots)]
    blocks += [list(_tabulate(graph, weights))] if weights.parts else []
    blocks += [[f"The search was stopped: {show_harmless(weights.stopped)}"]] if weights.stopped else []
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _tell(root: "RootWeight", noun: str) -> Iterator[str]:
    if not root.holds:
        yield f"{root.id}: {root.verdict}, so there is nothing without which it falls"
        return
    yield f"{root.id}: {root.verdict}, {_grade(root, noun)}"
    single = root.single_points
    yield from (f"    {one}" for one in single[:MOST_SINGLE])
    if len(single) > MOST_SINGLE:
        yield f"    … and {len(single) - MOST_SINGLE:,} more {noun}s, each by itself"
    yield from (f"    {_join(ids)}" for ids in root.cut_sets[len(single) :])
    if root.complete_to is not None:
        yield f"  {_WAYS[root.gap].format(f'{_count(root.complete_to + 1, noun)} or more')}"
    if root.only_work is not None:
        yield f"  all that is cited for it comes from {root.only_work}"
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


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _tabulate(graph: "Graph", weights: "Weights") -> Iterator[str]:
    texts: Mapping[str, str] = {one.key: one.text for one in graph.statements}
    if weights.by == "source":
        texts = {name: source.get("title", "") for name, source in graph.sources.items()}
    shown = weights.parts[:MOST_ROWS]
    width = max(len(one.id) for one in shown)
    yield f"roots  sets  {_NOUNS[weights.by]}"
    for one in shown:
        counts = f"{len(one.roots):>5,}  {one.cut_sets:>4,}"
        yield f"{counts}  {one.id:<{width}}  {shorten_text(texts[one.id])}".rstrip()
    if len(weights.parts) > len(shown):
        yield f"… and {len(weights.parts) - len(shown):,} more"


def format_json(file: str, basis: "Basis | None", residual: bool, weights: "Weights") -> str:
    """Return all of it as JSON."""
    return format_content(
        {
            "file": file,
            "by": weights.by,
            "basis": basis,
            "residual": residual,
            "roots": [_root(one) for one in weights.roots],
            "parts": [_part(one) for one in weights.parts],
            "stopped": weights.stopped,
        }
    )


def _root(root: "RootWeight") -> dict[str, Any]:
    return {
        "statement": root.id,
        "verdict": root.verdict,
        "holds": root.holds,
        "corroboration": root.corroboration,
        "single_points": list(root.single_points),
        "cut_sets": [list(ids) for ids in root.cut_sets],
        "complete_to": root.complete_to,
        "gap": root.gap,
        "only_work": root.only_work,
        "conflict": None if root.conflict is None else list(root.conflict),
    }


def _part(part: "PartWeight") -> dict[str, Any]:
    return {"id": part.id, "roots": list(part.roots), "cut_sets": part.cut_sets}
