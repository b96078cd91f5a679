"""The maps that pages are made of, and what is read off a page again and again."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from argmap import load
from argmap.analysis import Analysis
from argmap.graph import Graph
from argmap.page import format_page

ROOT = Path(__file__).parents[2]
THESIS = "environment-opens-way"
"""The first thesis of the paper."""

MARKS = ROOT / "tests/diagram/golden/marks.yaml"
"""A small map with every mark and relation."""

MAPS = ("late-fees", "paper", pytest.param("thousand", marks=pytest.mark.long))


FILES = {"late-fees": "docs/examples/late-fees.yaml", "paper": "maps/hayat-2023.yaml"}
_LISTS = {"attacks", "answers", "denies", "contradicts", "in_tension_with", "premises"}
_NAMES = {"conclusion", "warrant"}


def _repeat(data: Mapping[str, Any], times: int) -> dict[str, Any]:
    """A map several times over, each time with ids of its own: of the paper's map, 1,100 statements."""

    def rename(part: Mapping[str, Any], number: int) -> dict[str, Any]:
        lists = {key: [f"{one}-{number}" for one in part[key]] for key in _LISTS & set(part)}
        names = {key: f"{part[key]}-{number}" for key in _NAMES & set(part)}
        reasons = [rename_reason(one, number) for one in part.get("supported_by", ())]
        return {**part, **lists, **names, **({"supported_by": reasons} if reasons else {})}

    def rename_reason(reason: Any, number: int) -> Any:
        if isinstance(reason, dict):
            return rename(reason | ({"id": f"{reason['id']}-{number}"} if "id" in reason else {}), number)
        return [f"{one}-{number}" for one in reason] if isinstance(reason, list) else f"{reason}-{number}"

    copies = {
        section: {f"{key}-{n}": rename(part, n) for n in range(times) for key, part in data[section].items()}
        for section in ("claims", "premises", "challenges", "recommendations", "inferences")
    }
    thesis = [f"{one}-{n}" for n in range(times) for one in data["thesis"]]
    return {**data, **copies, "thesis": thesis, "expect": {}}


@cache
def graph_of(name: str) -> Graph:
    if name == "thousand":
        return Graph.of(_repeat(graph_of("paper").data, 5))
    return graph_at(ROOT / FILES[name])


def graph_at(path: Path) -> Graph:
    return Graph.of(load(path))


@cache
def page_of(name: str) -> str:
    graph = graph_of(name)
    return format_page(graph, Analysis.from_map(graph.data).results.findings)


def box_of(page: Page, key: str) -> Locator:
    """The box of a statement in the diagram or the list that is shown."""
    return page.locator(f'.view:visible [data-part]:not(.again *) > .box[href="#{quote(key, safe="")}"]')


def is_selected(page: Page, key: str) -> None:
    expect(box_of(page, key)).to_have_attribute("aria-current", "true")
    assert page.locator(".box[aria-current=true]:visible").count() == 1


def shown(page: Page) -> set[str]:
    """The keys of the statements on the stage."""
    return keys_of(page, ".view .row:not(.again) .box, .scene .node > .box")


def keys_of(page: Page, boxes: str) -> set[str]:
    script = "found => found.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('href'))"
    found = page.eval_on_selector_all(boxes, script)
    return {unquote(one.removeprefix("#")) for one in found}


def transform(page: Page) -> str:
    page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    return str(page.evaluate("getComputedStyle(document.getElementById('Scene')).transform"))


def scale(page: Page) -> float:
    return float(re.findall(r"[\d.]+", transform(page))[0])


def go_to(page: Page, key: str) -> None:
    page.evaluate("(key) => (location.hash = encodeURIComponent(key))", key)
    is_selected(page, key)


def frame_of(page: Page, name: str) -> FloatRect:
    frame = page.locator(name).first.bounding_box()
    assert frame
    return frame


def focus_of(page: Page) -> str:
    """The id of what has the focus; of the box of a statement, its address."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')"))
