"""Structured argument maps: read them, check them, weigh them, draw them.

    import argmap

    map = argmap.load("maps/hayat-2023.yaml")
    for finding in argmap.check("maps/hayat-2023.yaml"):
        print(finding.line, finding.message)
    print(argmap.evaluate(map)["fees-exclude"])
    open("map.svg", "wb").write(argmap.render(map))

Whatever is imported from here is loaded when it is first used, so that importing argmap costs nothing.
"""

from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.errors import ArgmapError, EngineError
    from argmap.evaluation import Basis, Change, Explanation, Flips
    from argmap.finding import Finding, InvalidMap, Severity
    from argmap.graph import Graph
    from argmap.model import (
        ArgumentMap,
        Challenge,
        Claim,
        Inference,
        Locator,
        Name,
        Paper,
        Premise,
        Recommendation,
        Residual,
        Source,
    )
    from argmap.verdict import Verdict

__version__ = "0.1.0"

__all__ = [
    "ArgmapError",
    "ArgumentMap",
    "Challenge",
    "Change",
    "Claim",
    "EngineError",
    "Explanation",
    "Finding",
    "Flips",
    "Graph",
    "Inference",
    "InvalidMap",
    "Locator",
    "Name",
    "Paper",
    "Premise",
    "Recommendation",
    "Residual",
    "Severity",
    "Source",
    "Verdict",
    "check",
    "dump",
    "evaluate",
    "flip",
    "load",
    "loads",
    "render",
    "what_if",
    "why",
]

_HOMES = {
    "argmap.errors": ("ArgmapError", "EngineError"),
    "argmap.evaluation": ("Change", "Explanation", "Flips"),
    "argmap.finding": ("Finding", "InvalidMap", "Severity"),
    "argmap.graph": ("Graph",),
    "argmap.verdict": ("Verdict",),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    home = next((home for home, names in _HOMES.items() if name in names), "argmap.model")
    return getattr(import_module(home), name)


def load(path: str | PathLike[str], *, max_bytes: int = 64 * 2**20) -> "ArgumentMap":
    """Read a map from a YAML or JSON file.

    Raises:
        ArgmapError: the file can't be read.
        InvalidMap: it is not a map by its text or shape; has all findings. References that lead nowhere,
            and all else that `check` reports, don't keep a map from being read.
    """
    from argmap.checker import build_map
    from argmap.text import read_file

    return build_map(read_file(path, max_bytes=max_bytes))


def loads(text: str | bytes, name: str = "<text>") -> "ArgumentMap":
    """Read a map from text; `name` is what findings call it, and `*.json` makes it JSON.

    Raises:
        InvalidMap: it is not a map by its text or shape; has all findings.
    """
    from argmap.checker import build_map
    from argmap.text import read

    return build_map(read(text, name))


def dump(map: "ArgumentMap", format: Literal["yaml", "json"] = "yaml") -> str:  # noqa: A002
    """Return a map as the text of a file: the same map gives the same text.

    Raises:
        ValueError: there is no such format.
    """
    from argmap.text.write import write_json, write_yaml

    writers = {"yaml": write_yaml, "json": write_json}
    if format not in writers:
        raise ValueError(f"unknown format '{format}': use yaml or json")
    return writers[format](map.to_data())


def check(source: "ArgumentMap | str | PathLike[str]") -> "list[Finding]":
    """Return all that is wrong with a map, the heaviest first.

    Given the path of a file, each finding has its line and column. Given a map, it has its path only.

    Raises:
        ArgmapError: the file can't be read.
    """
    from argmap.checker import check_data, check_document
    from argmap.text import read_file

    if isinstance(source, str | PathLike):
        return check_document(read_file(source)).findings
    return check_data(source.to_data()).findings


def evaluate(
    map: "ArgumentMap",  # noqa: A002
    basis: "Basis" = "asserted",
    residual: bool = False,
) -> "dict[str, Verdict]":
    """Return the verdict on every statement, by its id.

    Args:
        map: the map.
        basis: with `cited`, a premise counts only if it has a source or a stated assumption.
        residual: whether challenges that are left open knowingly have force like any other.

    Raises:
        ValueError: there is no such basis.
    """
    from argmap.evaluation import evaluate as evaluate_graph
    from argmap.graph import Graph

    _refuse_unknown(basis)
    return evaluate_graph(Graph.of(map), basis, residual).verdicts


def why(
    map: "ArgumentMap",  # noqa: A002
    id: str,  # noqa: A002
    basis: "Basis" = "asserted",
    residual: bool = False,
) -> "Explanation":
    """Return why a statement has its verdict.

    Args:
        map: the map.
        id: of the statement.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the map has no such statement.
        ValueError: there is no such basis.
    """
    from argmap.evaluation import Explainer, find_statement
    from argmap.graph import Graph

    _refuse_unknown(basis)
    graph = Graph.of(map)
    return Explainer(graph, basis, residual).explain(find_statement(graph, id))


def what_if(
    map: "ArgumentMap",  # noqa: A002
    without: "Iterable[str]" = (),
    accept: "Iterable[str]" = (),
    reject: "Iterable[str]" = (),
    basis: "Basis" = "asserted",
    residual: bool = False,
) -> "list[Change]":
    """Return the verdicts that change if something is supposed, those on theses and recommendations first.

    Args:
        map: the map.
        without: ids of statements, inferences and sources that are taken away.
        accept: ids of what holds, whatever attacks it.
        reject: ids of what is defeated, whatever supports it.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the map lacks one of the ids; says so of all of them.
        ValueError: there is no such basis.
    """
    from argmap.evaluation import find_changes, suppose
    from argmap.graph import Graph

    _refuse_unknown(basis)
    graph = Graph.of(map)
    return find_changes(graph, suppose(graph, without, accept, reject), basis, residual)


def flip(
    map: "ArgumentMap",  # noqa: A002
    id: str,  # noqa: A002
    basis: "Basis" = "asserted",
    residual: bool = False,
) -> "Flips":
    """Return the smallest changes after which a statement is established, or not any longer.

    Args:
        map: the map.
        id: of the statement.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the map has no such statement.
        ValueError: there is no such basis.
    """
    from argmap.evaluation import find_flips, find_statement
    from argmap.graph import Graph

    _refuse_unknown(basis)
    graph = Graph.of(map)
    return find_flips(graph, find_statement(graph, id), basis, residual)


def _refuse_unknown(basis: str) -> None:
    if basis not in ("asserted", "cited"):
        raise ValueError(f"unknown basis '{basis}': use asserted or cited")


def render(
    map: "ArgumentMap",  # noqa: A002
    format: Literal["svg", "png", "pdf", "dot", "html"] = "svg",  # noqa: A002
    direction: Literal["up", "left", "down", "right"] | None = None,
) -> bytes:
    """Return a map as a diagram, or as a page with the diagram to explore.

    Args:
        map: the map.
        format: `dot` is the source for Graphviz, in UTF-8, and needs no engine; `html` is one file that
            needs nothing else, and shows what `check` finds as well.
        direction: where conclusions stand, seen from their reasons; by default up, or left for large maps.

    Raises:
        EngineError: there is no Graphviz engine for the format, or it failed.
        ValueError: there is no such format or direction.
    """
    from argmap.diagram import render as render_graph
    from argmap.graph import Graph

    graph = Graph.of(map)
    if format == "html":
        from argmap.checker import check_data
        from argmap.page import format_page

        return format_page(graph, check_data(graph.data).findings, direction=direction).encode()
    return render_graph(graph, format, direction=direction)
