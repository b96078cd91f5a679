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

    from argmap.asking import evaluate, flip, positions, strength, to_networkx, weight, what_if, why
    from argmap.diagram import Picture
    from argmap.errors import ArgmapError, DrawingWarning, EngineError
    from argmap.evaluation import Change, Explanation, Flips
    from argmap.evaluation.positions import Position, Positions
    from argmap.evaluation.strength import Strength
    from argmap.evaluation.weight import PartWeight, RootWeight, Weights
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
        Reason,
        Recommendation,
        Remark,
        Residual,
        Section,
        Source,
    )
    from argmap.verdict import Answer, Basis, Verdict

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "ArgmapError",
    "ArgumentMap",
    "Basis",
    "Challenge",
    "Change",
    "Claim",
    "DrawingWarning",
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
    "PartWeight",
    "Picture",
    "Position",
    "Positions",
    "Premise",
    "Reason",
    "Recommendation",
    "Remark",
    "Residual",
    "RootWeight",
    "Section",
    "Severity",
    "Source",
    "Strength",
    "Verdict",
    "Weights",
    "check",
    "dump",
    "evaluate",
    "flip",
    "load",
    "loads",
    "positions",
    "render",
    "strength",
    "to_networkx",
    "weight",
    "what_if",
    "why",
]

_HOMES = {
    "argmap.asking": ("evaluate", "flip", "positions", "strength", "to_networkx", "weight", "what_if", "why"),
    "argmap.diagram": ("Picture",),
    "argmap.errors": ("ArgmapError", "DrawingWarning", "EngineError"),
    "argmap.evaluation": ("Change", "Explanation", "Flips"),
    "argmap.evaluation.positions": ("Position", "Positions"),
    "argmap.evaluation.strength": ("Strength",),
    "argmap.evaluation.weight": ("PartWeight", "RootWeight", "Weights"),
    "argmap.finding": ("Finding", "InvalidMap", "Severity"),
    "argmap.graph": ("Graph",),
    "argmap.verdict": ("Answer", "Basis", "Verdict"),
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


def check(
    source: "ArgumentMap | str | PathLike[str]",
    *,
    voices: "Iterable[str] | None" = None,
    without_voices: "Iterable[str]" = (),
) -> "list[Finding]":
    """Return all that is wrong with a map, the heaviest first.

    Args:
        source: the path of a file, of which each finding has its line and column; or a map, of which it has
            its path only.
        voices: the voices that count beside the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such voice.
    """
    from argmap.checker import Placer, check_data, check_document
    from argmap.graph import choose_voices
    from argmap.text import read_file

    chosen = choose_voices(voices, without_voices)
    if isinstance(source, str | PathLike):
        return check_document(read_file(source), voices=chosen).findings
    silenced = chosen.choose(source.to_data())
    return check_data(silenced.data, Placer(resolve=silenced.resolve)).findings


def render(
    map: "ArgumentMap",  # noqa: A002
    format: Literal["svg", "png", "pdf", "dot", "html", "text", "mermaid"] = "svg",  # noqa: A002
    picture: "Picture | None" = None,
    *,
    voices: "Iterable[str] | None" = None,
    without_voices: "Iterable[str]" = (),
) -> bytes:
    """Return a map as a diagram, as a page with the diagram to explore, or as an outline in words.

    Args:
        map: the map.
        format: `dot` is the source for Graphviz, `mermaid` one for Markdown on code hosts, `text` an outline;
            these are in UTF-8, and need no engine. `html` is one file that needs nothing else, and shows what
            `check` finds as well.
        picture: what of the map is drawn, and how: `Picture(root="fees-exclude", theme="dark")`.
        voices: the voices that count beside the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the map lacks what the picture is about, there is no such voice or theme, or the map is
            too large for Mermaid.
        EngineError: there is no Graphviz engine for the format, or it failed.
        ValueError: there is no such format or direction.
    """
    from argmap.asking import read_graph
    from argmap.checker import check_data
    from argmap.diagram import Picture
    from argmap.diagram import render as render_graph

    chosen = picture or Picture()
    graph = read_graph(map, voices, without_voices)
    findings = check_data(graph.data).findings if chosen.findings or format == "html" else ()
    if format == "html":
        from argmap.page import format_page

        return format_page(graph, findings, chosen).encode()
    return render_graph(graph, format, chosen, findings=findings)
