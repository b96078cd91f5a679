"""Letters of wider fonts are set smaller, and nothing else of a drawing changes."""

import re
from typing import Any

import pytest

from argmap.diagram import font_fit, render
from argmap.diagram.engine import find_engine
from argmap.diagram.text_length import name_fonts
from argmap.graph import Graph

TEXTS = [
    'fontsize=12 and POINT-SIZE="9"',
    "a > b fontsize=9 < c",
    "<FONT POINT-SIZE=\"8\"><B>x</B></FONT> 'q'",
]
_SIZE = re.compile(r'(?:(?<=POINT-SIZE=")|(?<=[\[ ]fontsize=))[\d.]+(?=[",\]])')


def dot_of(text: str) -> bytes:
    data: dict[str, Any] = {
        "title": text,
        "claims": {"c": {"text": text, "note": text, "supported_by": ["p", "q"]}},
        "premises": {"p": {"text": "P."}, "q": {"text": text}},
        "recommendations": {"r": {"text": "R.", "actor": [text]}},
    }
    return render(Graph.of(data), "dot")


@pytest.mark.parametrize("text", TEXTS)
def test_only_sizes_change(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_fit, "_find_stretches", lambda *_: (1.25, 2.0))
    dot = name_fonts(dot_of(text)).decode()
    fitted = font_fit.fit_fonts(["dot"], dot_of(text), 60).decode()
    before, after = list(map(float, _SIZE.findall(dot))), list(map(float, _SIZE.findall(fitted)))
    pairs = {(one, other) for one, other in zip(before, after, strict=True) if one != other}
    assert {(11, 8.8), (8, 6.4), (8, 4), (20, 10)} <= pairs
    assert {round(one / other, 2) for one, other in pairs} == {1.25, 2}
    assert _SIZE.sub("", fitted) == _SIZE.sub("", dot)


def test_a_font_that_is_hardly_wider_keeps_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_fit, "_find_stretches", lambda *_: (1.006, 1.005))
    dot = dot_of("Plain.")
    assert font_fit.fit_fonts(["dot"], dot, 60) == name_fonts(dot)


def test_an_engine_says_how_wide_it_sets_a_font() -> None:
    engine = find_engine()
    assert engine
    for stretch in font_fit._find_stretches((engine,), "Helvetica", 60):
        assert 1 <= stretch < 1.1
    assert font_fit._find_stretches((engine,), "Courier", 60)[0] > 1.1
