"""Maps as outlines and as Mermaid, as a whole. `pytest --regenerate` rewrites the golden files."""

from pathlib import Path

import pytest

from argmap.diagram import render
from tests.diagram.drawing import MAPS, graph_of


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize(("wanted", "ending"), [("text", ".txt"), ("mermaid", ".mmd")])
def test_text_is_golden(path: Path, wanted: str, ending: str, request: pytest.FixtureRequest) -> None:
    golden = path.with_suffix(ending)
    text = render(graph_of(path), wanted)
    if request.config.getoption("--regenerate"):
        golden.write_bytes(text)
    assert text == golden.read_bytes()
