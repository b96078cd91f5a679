"""The functions of the library: each opens an `Analysis` and calls one of its methods.

A map is given as the path of its file (a `str` is always a path), as an `ArgumentMap`, as plain data, or as
an `Analysis`, which answers further questions about the same map faster.
"""

from collections.abc import Iterable
from os import PathLike
from typing import Literal, overload

import argmap  # noqa: TC001 - annotations name what it has, which is loaded when they are read
from argmap.analysis import Analysis, BinaryFormat, Network, Source, TextFormat
from argmap.syntax import MAX_BYTES, read_source


def load(path: str | PathLike[str], *, max_bytes: int = MAX_BYTES) -> "argmap.ArgumentMap":
    """Read a map from a YAML or JSON file.

    Raises:
        ArgmapError: the file cannot be read.
        InvalidMap: the text or shape is not that of a map; has all findings. References to nothing, and all
            other findings of `check`, do not prevent a map from being read.
    """
    return Analysis.open(path, max_bytes=max_bytes).map


def loads(text: str | bytes, name: str = "<text>") -> "argmap.ArgumentMap":
    """Read a map from text; `name` is its name in findings, and `*.json` means that it is JSON.

    Raises:
        InvalidMap: the text or shape is not that of a map; has all findings.
    """
    return Analysis.from_text(text, name).map


def dump(map: "argmap.ArgumentMap", format: Literal["yaml", "json"] = "yaml") -> str:  # noqa: A002
    """Return a map as the text of a file, formatted. The same map always gives the same text.

    Raises:
        ValueError: there is no such format.
    """
    from argmap.formats import formats_for, get_format
    from argmap.shape.order import sort_keys
    from argmap.syntax.write import write_json, write_yaml

    writers = {"yaml": write_yaml, "json": write_json}
    return writers[get_format(format, formats_for("map")).name](sort_keys(map.to_data()))


def check(
    source: Source, *, voices: Iterable[str] | None = None, without_voices: Iterable[str] = ()
) -> "argmap.Findings":
    """Return the findings of `argmap check` for a map, the most serious first.

    Findings in a file have lines and columns, and follow its configuration. Findings in a map that was built
    in Python have only paths, and follow the defaults.

    Args:
        source: a path, a map, plain data or an analysis.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the file, or its configuration, cannot be read, or the map has no such voice.
    """
    return Analysis.of(source, voices=voices, without_voices=without_voices).findings


def anchor(
    source: Source, *, voices: Iterable[str] | None = None, without_voices: Iterable[str] = ()
) -> "argmap.Anchors":
    """Return the quotes of a map, each with the passage of the paper's text that it quotes.

    The text is the file that `paper.text` names, in the folder of the map. Where it is not there, its seal
    says which quotes changed.

    Args:
        source: a path, a map, plain data or an analysis.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such voice.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source, voices=voices, without_voices=without_voices).anchors


def cover(
    source: Source, *, voices: Iterable[str] | None = None, without_voices: Iterable[str] = ()
) -> "argmap.Coverage":
    """Return which sentences of the paper's text the map has statements on, and which it has not.

    Args:
        source: a path, a map, plain data or an analysis.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the map or its text cannot be read, the map has no such voice, or what finds sentences is
            not installed.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source, voices=voices, without_voices=without_voices).cover()


def diff(
    old: Source, new: Source, *, complete: bool | None = None, names: tuple[str, str] | None = None
) -> "argmap.MapDiff":
    """Return what differs between two maps, and what that does to the argument.

    Statements are matched by id, then by text and neighbours: so it is seen that they were renamed, or moved
    to another kind or section. The result is true where the maps differ.

    Args:
        old: a path, a map, plain data or an analysis.
        new: the same.
        complete: whether findings, repairs and what roots depend on are compared as well as verdicts; by
            default only for maps of up to 2,000 statements.
        names: what the maps are called; by default, their files.

    Raises:
        ArgmapError: a file cannot be read.
        InvalidMap: the text or shape of one is not that of a map.
    """
    from argmap.comparison import compare

    return compare(Analysis.of(old), Analysis.of(new), complete, names)


def merge(base: Source, ours: Source, theirs: Source) -> "argmap.MergeResult":
    """Return what two sides changed since a base, in one map, and what that does that neither side did.

    Maps are merged by statement and key. Only where both sides changed the same value there is a conflict.

    Args:
        base: a path, a map, plain data or an analysis.
        ours: the same; the text of the merge is that of ours where nothing else is said.
        theirs: the same.

    Raises:
        ArgmapError: a file cannot be read, or the maps cannot be merged.
        InvalidMap: the text or shape of one is not that of a map.
    """
    from argmap.comparison.merging import merge_maps

    return merge_maps(Analysis.of(base), Analysis.of(ours), Analysis.of(theirs))


def extract(path: str | PathLike[str], *, max_bytes: int = MAX_BYTES) -> "argmap.Extract":
    """Return the plain text of a paper in JATS XML, PDF, DOCX, HTML, Markdown or text.

    Raises:
        ArgmapError: the file cannot be read, or what reads it is not installed.
    """
    from argmap.passages.extraction import extract_text

    return extract_text(read_source(path, max_bytes), str(path))


def draft(path: str | PathLike[str], text: str = "", *, max_bytes: int = MAX_BYTES) -> "argmap.Draft":
    """Return a first draft of the map of a paper: its title, outline and sources, and no statements.

    Args:
        path: the paper, in any format that `extract` reads.
        text: what the map is to call the file of the plain text, relative to the map.
        max_bytes: the most that is read.

    Raises:
        ArgmapError: the file cannot be read, or what reads it is not installed.
    """
    from argmap.drafting.reading import draft_paper

    return draft_paper(read_source(path, max_bytes), str(path), text, text)


def evaluate(
    source: Source,
    basis: "argmap.Basis | None" = None,
    *,
    residual: bool = False,
    voices: Iterable[str] | None = None,
    without_voices: Iterable[str] = (),
) -> "argmap.Verdicts":
    """Return the verdict on every statement, by its id.

    Args:
        source: a path, a map, plain data or an analysis.
        basis: a single run instead of verdicts, with the answers in, out and undecided: with `asserted` all
            premises count, with `cited` only those with a source or a stated assumption.
        residual: whether challenges that are knowingly left open have force like any other.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such voice.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such basis.
    """
    analysis = Analysis.of(source, voices=voices, without_voices=without_voices)
    return analysis.verdicts(basis, residual=residual)


def why(
    source: Source,
    id: str,  # noqa: A002
    basis: "argmap.Basis | None" = None,
    *,
    residual: bool = False,
) -> "argmap.Explanation":
    """Return why a statement has its verdict; on a basis, why it is in, out or undecided.

    Args:
        source: a path, a map, plain data or an analysis.
        id: the id of the statement.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such statement.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such basis.
    """
    return Analysis.of(source).why(id, basis, residual=residual)


def what_if(
    source: Source,
    without: Iterable[str] = (),
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    basis: "argmap.Basis | None" = None,
    *,
    residual: bool = False,
) -> "argmap.Changes":
    """Return the verdicts that change under an intervention, those on theses and recommendations first.

    Args:
        source: a path, a map, plain data or an analysis.
        without: ids of statements, inferences and sources to leave out.
        accept: ids of parts that hold, whatever attacks them.
        reject: ids of parts that are defeated, whatever supports them.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the file cannot be read, or the map lacks some of the ids; reports all of them.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such basis.
    """
    return Analysis.of(source).what_if(without, accept, reject, basis, residual=residual)


def impact(source: Source, id: str) -> "argmap.Impact":  # noqa: A002
    """Return what leans on a statement or a source, the nearest first: the order to look at it again.

    Args:
        source: a path, a map, plain data or an analysis.
        id: the id of the statement or source.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such statement or source.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source).impact(id)


def flip(source: Source, id: str, *, residual: bool = False) -> "argmap.Flips":  # noqa: A002
    """Return the smallest changes that would change a verdict.

    If a statement does not stand, they make it stand; if it is granted, they make it established; if it is
    established, they make it no longer established.

    Args:
        source: a path, a map, plain data or an analysis.
        id: the id of the statement.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such statement.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source).flip(id, residual=residual)


def weight(
    source: Source,
    roots: Iterable[str] | None = None,
    by: Literal["premise", "source"] = "premise",
    basis: "argmap.Basis | None" = None,
    *,
    residual: bool = False,
    most: int = 16,
) -> "argmap.Weights":
    """Return the smallest sets of premises or works without which statements fall.

    Sets of three or more need the extra `sat`; the result says up to which size it is complete.

    Args:
        source: a path, a map, plain data or an analysis.
        roots: ids of the statements; the theses and recommendations by default.
        by: withdraw premises, or works together with the statements that cite nothing else.
        basis: as for `evaluate`.
        residual: as for `evaluate`.
        most: how many sets of two or more to list for each statement.

    Raises:
        ArgmapError: the file cannot be read, or the map lacks some of the ids; reports all of them.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such basis, `by` is neither, or `most` is negative.
    """
    return Analysis.of(source).weight(roots, by, basis, residual=residual, most=most)


def positions(
    source: Source, basis: "argmap.Basis" = "asserted", *, residual: bool = False, most: int = 16
) -> "argmap.Positions":
    """Return the consistent sides one can take on undecided statements, and what they have in common.

    Positions are the preferred extensions of the map's argumentation framework; those that decide every
    statement are its stable extensions (Dung 1995). If nothing is undecided, there is one position.

    Args:
        source: a path, a map, plain data or an analysis.
        basis: the run: with `asserted` all premises count, with `cited` only those with a source or a stated
            assumption.
        residual: as for `evaluate`.
        most: how many positions to return; `more` then says whether there are others.

    Raises:
        ArgmapError: the file cannot be read, or the undecided part is too large or too entangled to find a
            position.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such basis, or `most` is less than 1.
    """
    return Analysis.of(source).positions(basis, residual=residual, most=most)


def strength(source: Source, *, residual: bool = False) -> "argmap.Strengths":
    """Return how strong every statement is, by its id: two numbers from 0 to 1, which are not verdicts.

    The numbers follow the DF-QuAD (Rago et al. 2016) and the quadratic energy (Potyka 2018) semantics.

    Args:
        source: a path, a map, plain data or an analysis; base scores are the `base_score` of its statements,
            or 0.5.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the file cannot be read, or the strengths of statements in a circle do not converge.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source).strength(residual=residual)


@overload
def render(
    source: Source,
    format: TextFormat = "svg",
    options: "argmap.DiagramOptions | None" = None,
    *,
    voices: Iterable[str] | None = None,
    without_voices: Iterable[str] = (),
) -> str: ...


@overload
def render(
    source: Source,
    format: BinaryFormat,
    options: "argmap.DiagramOptions | None" = None,
    *,
    voices: Iterable[str] | None = None,
    without_voices: Iterable[str] = (),
) -> bytes: ...


def render(
    source: Source,
    format: TextFormat | BinaryFormat = "svg",  # noqa: A002
    options: "argmap.DiagramOptions | None" = None,
    *,
    voices: Iterable[str] | None = None,
    without_voices: Iterable[str] = (),
) -> str | bytes:
    """Return a map as a diagram, as a page for exploring the diagram, or as a text outline.

    Args:
        source: a path, a map, plain data or an analysis.
        format: `dot` is text for Graphviz, `mermaid` text for Markdown on code hosts, and `text` an outline;
            these need no engine. `html` is a single, self-contained file that also shows the
            findings of `check`. `png` and `pdf` are bytes; all others are text, to be written as UTF-8.
        options: which part of the map to draw, and how: `DiagramOptions(root="fees-exclude", theme="dark")`.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the file cannot be read, the map lacks a statement or section that the options name,
            there is no such voice or theme, or the map is too large for Mermaid.
        EngineError: there is no Graphviz engine for the format, or it failed.
        InvalidMap: the text or shape is not that of a map.
        ValueError: there is no such format or direction.
    """
    return Analysis.of(source, voices=voices, without_voices=without_voices).render(format, options)


def to_networkx(source: Source) -> Network:
    """Return a map as a graph of networkx.

    Nodes are the statements and the inferences, by id. A node has `kind` and all its keys from the map; a
    statement also has `verdict` and `root` (a thesis or recommendation), an inference `carries`: yes, no or
    open. Edges have a `relation`: `supports` (from a reason to its conclusion, through the node of an
    inference if there is one; with `carries` and `warrant`), `attacks`, `answers` or `contradicts`. The
    rest of the map is in attributes of the graph, including `left_out`: references without an edge,
    because their target does not exist or has the wrong kind. Attributes are texts or truth values; lists
    and mappings are JSON text.

    Raises:
        ArgmapError: the file cannot be read, or networkx is not installed; says how to install it.
        InvalidMap: the text or shape is not that of a map.
    """
    return Analysis.of(source).to_networkx()
