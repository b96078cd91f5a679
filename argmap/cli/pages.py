"""The page of a map, with what a check of it finds: for `render` and `serve`."""

from typing import TYPE_CHECKING

from argmap.cli.plan import Plan, make_plans

if TYPE_CHECKING:
    from argmap.diagram import Picture
    from argmap.graph import Graph


def make_page(file: str, graph: "Graph", picture: "Picture | None" = None, stamp: str = "") -> str:
    """Return the page of a map that was read from `file`; see `format_page` for the rest."""
    from argmap.checker import check_data
    from argmap.page import format_page

    (plan,) = make_plans([file], None, Plan(file))
    findings = check_data(graph.data, settings=plan.settings).findings
    return format_page(graph, findings, picture, stamp)
