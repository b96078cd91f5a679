"""The maps that pages are made of, and what is read off a page again and again."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

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


def is_selected(page: Page, key: str) -> None:
    expect(page.locator(".node[aria-pressed=true]")).to_have_attribute("id", f"statement-{key}")


def shown(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".node:not(.gone)", "found => found.map((one) => one.id)"))


def ids(*keys: str) -> set[str]:
    return {f"statement-{key}" for key in keys}


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
    return str(page.evaluate("document.activeElement.id"))
