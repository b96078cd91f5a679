"""A map to Argdown text."""

from collections.abc import Mapping
from typing import Any

from argmap.graph import Graph
from argmap.interop.argdown.data_writing import write_front
from argmap.interop.argdown.elements import Elements
from argmap.interop.argdown.keeping import HEAD, KEY, NAME, keep
from argmap.interop.argdown.outlining import Outliner
from argmap.interop.argdown.parts import own_data
from argmap.interop.argdown.planning import Planner
from argmap.interop.argdown.rendering import Renderer
from argmap.interop.argdown.saying import Sayer
from argmap.interop.argdown.surveying import Survey
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.kept import as_dict, origin_of
from argmap.pause import gc_paused
from argmap.text.document import MAX_DEPTH
from argmap.text.plain import check_plain

_EMPTY = "Argdown has no document without a statement or heading"


@gc_paused()
def write(data: Data) -> Writing:
    """Return a map as Argdown; the same map gives the same bytes.

    Raises:
        ArgmapError: what an origin keeps is no plain data.
    """
    check_plain(data, MAX_DEPTH)
    graph = Graph.of(data)
    outliner = Outliner(graph)
    sayer = Sayer(outliner)
    plan = Planner(outliner, sayer.said).run()
    survey = Survey(outliner, sayer, plan)
    elements = Elements(outliner, sayer, survey.unguessed, survey.astray)
    body = Renderer(graph, survey, elements).render(plan)
    losses = [*outliner.losses, *sayer.losses, *survey.losses, *elements.losses]
    if not plan:
        losses.append(Loss("", "the map", _EMPTY))
    return Writing((_write_head(graph.data) + body).encode(), losses)


def _write_head(data: Mapping[str, Any]) -> str:
    own = own_data(data)
    front = {key: value for key, value in as_dict(own.get("front")).items() if key != KEY}
    title = front.get("title")
    has_title = isinstance(title, str) and bool(title.strip())
    old = str(title).strip() if has_title else origin_of(data, NAME).get("id")
    if data["title"] != old:
        front = {"title": data["title"], **{key: front[key] for key in front if key != "title"}}
    kept = keep(data, HEAD)
    raw = own.get("raw") if not kept else None
    front |= {KEY: kept} if kept else {}
    return write_front(front, raw) if front else ""
