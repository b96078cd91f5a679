"""The questions that one asks of a map: its verdicts, why, what if, what would turn them, what hangs on what.

Each is imported when it is first asked.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import MultiDiGraph

    from argmap.evaluation import Change, Explanation, Flips
    from argmap.evaluation.positions import Positions
    from argmap.evaluation.strength import Strength
    from argmap.evaluation.weight import Weights
    from argmap.graph import Graph
    from argmap.model import ArgumentMap
    from argmap.verdict import Answer, Basis, Verdict


def evaluate(
    map: "ArgumentMap",  # noqa: A002
    basis: "Basis | None" = None,
    residual: bool = False,
    *,
    voices: "Iterable[str] | None" = None,
    without_voices: "Iterable[str]" = (),
) -> "Mapping[str, Verdict | Answer]":
    """Return the verdict on every statement, by its id.

    Args:
        map: the map.
        basis: a single run in place of verdicts, with the answers in, out and undecided: on `asserted` all
            premises count, on `cited` only those with a source or a stated assumption.
        residual: whether challenges that are left open knowingly have force like any other.
        voices: the voices that count beside the author of the paper; all by default.
        without_voices: voices that do not count.

    Raises:
        ArgmapError: the map has no such voice.
        ValueError: there is no such basis.
    """
    from argmap.evaluation import read_answers

    _refuse_unknown(basis)
    return read_answers(read_graph(map, voices, without_voices), basis, residual)


def read_graph(
    map: "ArgumentMap",  # noqa: A002
    voices: "Iterable[str] | None" = None,
    without_voices: "Iterable[str]" = (),
) -> "Graph":
    """Return the graph of a map, without what is said by voices that do not count.

    Raises:
        ArgmapError: the map has no such voice.
    """
    from argmap.graph import Graph, choose_voices

    return Graph.of(choose_voices(voices, without_voices).choose(map.to_data()).data)


def why(
    map: "ArgumentMap",  # noqa: A002
    id: str,  # noqa: A002
    basis: "Basis | None" = None,
    residual: bool = False,
) -> "Explanation":
    """Return why a statement has its verdict; on a basis, why it is in, out or undecided.

    Args:
        map: the map.
        id: of the statement.
        basis: as for `evaluate`.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the map has no such statement.
        ValueError: there is no such basis.
    """
    from argmap.evaluation import Explanations, find_statement
    from argmap.graph import Graph

    _refuse_unknown(basis)
    graph = Graph.of(map)
    statement, explanations = find_statement(graph, id), Explanations(graph, residual)
    return explanations.explain_run(statement, basis) if basis else explanations.explain(statement)


def what_if(
    map: "ArgumentMap",  # noqa: A002
    without: "Iterable[str]" = (),
    accept: "Iterable[str]" = (),
    reject: "Iterable[str]" = (),
    basis: "Basis | None" = None,
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
    residual: bool = False,
) -> "Flips":
    """Return the smallest changes that turn a verdict.

    What does not stand is turned where it comes to stand, what is granted where it is established, and what
    is established where it no longer is.

    Args:
        map: the map.
        id: of the statement.
        residual: as for `evaluate`.

    Raises:
        ArgmapError: the map has no such statement.
    """
    from argmap.evaluation import find_flips, find_statement
    from argmap.graph import Graph

    graph = Graph.of(map)
    return find_flips(graph, find_statement(graph, id), residual)


def weight(
    map: "ArgumentMap",  # noqa: A002
    roots: "Iterable[str] | None" = None,
    by: Literal["premise", "source"] = "premise",
    basis: "Basis | None" = None,
    residual: bool = False,
    *,
    most: int = 16,
) -> "Weights":
    """Return what statements hang on: the smallest sets of premises or works without which they fall.

    Sets of three or more are found with the extra `sat`; what is returned says how far it goes.

    Args:
        map: the map.
        roots: ids of the statements; the theses and recommendations by default.
        by: what is withdrawn: premises; or works, and with them what nothing else carries.
        basis: as for `evaluate`.
        residual: as for `evaluate`.
        most: how many sets of two or more are listed for each of them.

    Raises:
        ArgmapError: the map lacks one of the ids; says so of all of them.
        ValueError: there is no such basis, `by` is neither, or `most` is negative.
    """
    from argmap.evaluation.weight import weigh
    from argmap.graph import Graph

    _refuse_unknown(basis)
    if by not in ("premise", "source"):
        raise ValueError(f"can't withdraw by '{by}': use premise or source")
    if most < 0:
        raise ValueError(f"can't list {most} sets: use a number from 0")
    return weigh(Graph.of(map), roots, by, basis, residual, most)


def positions(
    map: "ArgumentMap",  # noqa: A002
    basis: "Basis" = "asserted",
    residual: bool = False,
    *,
    most: int = 16,
) -> "Positions":
    """Return the coherent positions on what a run leaves undecided, and what they have in common.

    They are the preferred extensions of the map's argumentation framework; those that decide everything are
    its stable extensions. Where nothing is undecided there is one position.

    Args:
        map: the map.
        basis: the run: on `asserted` all premises count, on `cited` only those with a source or a stated
            assumption.
        residual: as for `evaluate`.
        most: how many positions to return; `more` then says whether there are others.

    Raises:
        ArgmapError: what is undecided is too large or too entangled to find a position.
        ValueError: there is no such basis, or `most` is less than 1.
    """
    from argmap.evaluation.positions import find_positions
    from argmap.graph import Graph

    _refuse_unknown(basis)
    if most < 1:
        raise ValueError(f"cannot return {most} positions: ask for 1 or more")
    return find_positions(Graph.of(map), basis, residual, most=most)


def to_networkx(map: "ArgumentMap") -> "MultiDiGraph[str]":  # noqa: A002
    """Return a map as a graph of networkx.

    Nodes are the statements and the inferences, by id. A node has `kind` and all that the map says of it; a
    statement has `verdict` and `root` (a thesis or recommendation), an inference `carries`: yes, no or open.
    Edges have a `relation`: `supports` (from a reason to its conclusion, through the node of an inference if
    there is one; with `carries` and `warrant`), `attacks`, `answers` or `contradicts`. The rest of the map is
    in attributes of the graph, and among them `left_out`: references that are no edges, because nothing fit
    is where they lead. Attributes are texts or truth values; lists and mappings are JSON text.

    Raises:
        ArgmapError: networkx is not installed; says how to install it.
    """
    from argmap.graph import Graph
    from argmap.interop.networkx import to_networkx as convert

    return convert(Graph.of(map))


def strength(map: "ArgumentMap", residual: bool = False) -> "dict[str, Strength]":  # noqa: A002
    """Return how strong every statement is, by its id: two numbers from 0 to 1, which are no verdict.

    Args:
        map: the map; base scores are the `base_score` of its statements, or 0.5.
        residual: whether challenges that are left open knowingly have force like any other.

    Raises:
        ArgmapError: statements that stand in a circle have no strength that they settle at.
    """
    from argmap.evaluation.strength import measure_strength
    from argmap.graph import Graph

    return measure_strength(Graph.of(map), residual)


def _refuse_unknown(basis: str | None) -> None:
    if basis not in (None, "asserted", "cited"):
        raise ValueError(f"unknown basis '{basis}': use asserted or cited")
