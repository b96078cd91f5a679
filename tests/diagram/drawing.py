"""What the tests of drawings share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from argmap import load
from argmap.diagram import DiagramOptions, Direction, render
from argmap.diagram.options import Grouping
from argmap.evaluation import Evaluation
from argmap.graph import Graph

GOLDEN = Path(__file__).parent / "golden"
MAPS = sorted(GOLDEN.glob("*.yaml"))


def graph_of(path: Path) -> Graph:
    return Graph.of(load(path))


def dot_of(source: Graph | dict[str, Any], direction: Direction | None = None) -> str:
    graph = source if isinstance(source, Graph) else Graph.of(source)
    return render(graph, "dot", DiagramOptions(direction=direction)).decode()


def describe(graph: Graph, evaluation: Evaluation, options: DiagramOptions | None = None, **more: Any) -> str:
    return render(graph, "dot", options or DiagramOptions(), evaluation=evaluation, **more).decode()


def svg_of(
    source: Graph | dict[str, Any], direction: Direction | None = None, group: Grouping | None = None
) -> ET.Element:
    graph = source if isinstance(source, Graph) else Graph.of(source)
    return ET.fromstring(render(graph, "svg", DiagramOptions(direction=direction, group=group)))


def claims(*texts: str) -> dict[str, Any]:
    return {"argmap": 1, "title": "t", "claims": {f"c{n}": {"text": text} for n, text in enumerate(texts)}}


def words_of(svg: ET.Element) -> str:
    """All text that a reader sees, on one line."""
    return " ".join(" ".join(element.itertext()) for element in svg.iter() if element.tag.endswith("}text"))


def strings_of(svg: ET.Element) -> Iterator[str]:
    """Every text and every attribute of an SVG."""
    for element in svg.iter():
        yield element.text or ""
        yield from element.attrib.values()


def nodes_of(svg: ET.Element) -> list[str]:
    groups = [group for group in svg.iter() if group.get("class", "").startswith("node")]
    return [group.get("id", "") for group in groups if group.get("id", "").startswith("statement-")]
