"""Posters: a card for each section or case, what it shows, and how its statements bear on other cards."""

import re
from collections import Counter
from itertools import combinations
from math import inf
from typing import Any

import pytest

from argmap import load
from argmap.diagram import DiagramOptions, make_view, render
from argmap.diagram.edges import find_edges
from argmap.diagram.poster import Card, find_cards
from argmap.diagram.poster_drawing import CardColumns, choose_columns, place_cards
from argmap.diagram.traversal import name_parts
from argmap.diagram.view import View
from argmap.evaluation import evaluate
from argmap.graph import Graph, Statement
from tests.diagram.drawing import GOLDEN
from tests.diagram.test_views import GRAPH, VERDICTS

PAPER = Graph.of(load(GOLDEN.parents[2] / "maps/hayat-2023.yaml"))


def view_of(graph: Graph, options: DiagramOptions | None = None) -> View:
    return make_view(graph, evaluate(graph), options or DiagramOptions(overview=True))


def tell(card: Card) -> tuple[str, str, list[str], dict[str, dict[str, int]]]:
    relations = {letter: dict(counts) for letter, counts in card.relations.items()}
    return card.letter, card.title, [one.id for one in card.shown], relations


def test_cards_of_sections() -> None:
    cards = list(map(tell, find_cards(make_view(GRAPH, VERDICTS))))
    assert [card[:2] for card in cards] == [
        ("A", "The first"),
        ("B", "The second"),
        ("C", "A heading"),
        ("D", "no section"),
    ]
    assert [card[3] for card in cards] == [
        {"B": {"support": 1}},
        {"A": {"support": 2}},
        {"B": {"support": 1}},
        {},
    ]


@pytest.mark.parametrize(("room", "columns"), [(inf, 3), (950, 3), (650, 2), (400, 1), (10, 1)])
def test_no_more_cards_stand_side_by_side_than_have_room(room: float, columns: int) -> None:
    assert choose_columns(view_of(PAPER), room) == columns


def test_a_poster_of_nothing_is_its_title() -> None:
    svg = render(Graph.of({"title": "Nothing yet"}), "svg", DiagramOptions(overview=True)).decode()
    assert "Nothing yet" in svg


def test_cards_of_cases_where_there_are_no_sections() -> None:
    data: dict[str, Any] = {
        "title": "t",
        "claims": {
            "a": {"text": "A.", "supported_by": ["p"]},
            "b": {"text": "B.", "supported_by": ["p", "q"]},
        },
        "premises": {"p": {"text": "P."}, "q": {"text": "Q."}},
    }
    assert list(map(tell, find_cards(view_of(Graph.of(data))))) == [
        ("A", "The case for A.", ["a", "p"], {"B": {"support": 1}}),
        ("B", "The case for B.", ["b", "q"], {}),
    ]


def test_every_relation_between_cards_is_counted_once() -> None:
    view = view_of(PAPER)
    cards = find_cards(view)
    parts = name_parts(view)
    between: Counter[bool] = Counter()
    for edge in find_edges(view):
        start, end = parts[edge.start], parts[edge.end]
        if isinstance(start, Statement):
            conclusion = end if isinstance(end, Statement) else end.conclusion
            between[view.section(start) != view.section(conclusion)] += 1
    told = sum(number for card in cards for counts in card.relations.values() for number in counts.values())
    assert told == between[True] > 0
    assert sum(card.size for card in cards) == len(PAPER.statements)
    assert view.theses <= {one.index for card in cards for one in card.shown}


def test_cards_do_not_overlap() -> None:
    for columns in (CardColumns(3), CardColumns(2, 900, 1000, 40)):
        areas = [card.area for card in place_cards(view_of(PAPER), columns)]
        for one, other in combinations(areas, 2):
            assert one.right <= other.left or other.right <= one.left or one.bottom <= other.top or (
                other.bottom <= one.top
            )  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "print"])
def test_cards_have_the_sizes_that_are_reserved_for_them(theme: str) -> None:
    options = DiagramOptions(overview=True, theme=theme)
    view = view_of(PAPER, options)
    svg = render(PAPER, "svg", options).decode()
    cards = place_cards(view, CardColumns(choose_columns(view, inf)))
    sections = svg.split('class="node section"')[1:]
    assert len(sections) == len(cards)
    for card, section in zip(cards, sections, strict=True):
        drawn = section.split('class="node')[0]
        downs = [
            float(y)
            for points in re.findall(r' points="([^"]*)"', drawn)
            for y in re.findall(r",(\S+)", points)
        ]
        assert max(downs) - min(downs) == pytest.approx(card.area.height, abs=3)


def test_a_poster_has_the_numbers_of_the_drawing() -> None:
    view = view_of(PAPER)
    svg = render(PAPER, "svg", DiagramOptions(overview=True)).decode()
    for card in find_cards(view):
        assert f">{card.letter} · " in svg
        for one in card.shown:
            assert re.search(f">{view.number(one)} (Thesis|{view.theme.kinds[one.kind].word})<", svg)
