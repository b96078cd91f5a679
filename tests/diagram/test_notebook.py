"""A map shows itself in a notebook."""

import json
import shutil
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import nbformat
import pytest
from nbclient import NotebookClient

import argmap
from argmap.diagram import engine
from tests.diagram.drawing import GOLDEN, nodes_of

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARY = GOLDEN / "library.yaml"
LOAD = f"import argmap\nmap = argmap.load({str(LIBRARY)!r})"


def run(*cells: str) -> list[list[dict[str, Any]]]:
    """The outputs of the cells of a notebook."""
    code: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    parts = [{**code, "id": f"cell-{number}", "source": cell} for number, cell in enumerate(cells)]
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": parts})
    read: Callable[..., Any] = nbformat.reads
    notebook = read(text, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return [cell["outputs"] for cell in notebook["cells"]]


def test_in_a_real_notebook() -> None:
    first, [shown] = run(LOAD, "map")
    assert first == []
    assert sorted(shown["data"]) == ["image/svg+xml", "text/plain"]
    drawn = nodes_of(ET.fromstring(shown["data"]["image/svg+xml"]))
    assert sorted(drawn) == sorted(f"statement-{name}" for name in argmap.evaluate(argmap.load(LIBRARY)))
    assert shown["data"]["text/plain"].startswith("Should the city library drop late fees?\n")


def test_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    monkeypatch.setattr(engine, "_candidates", lambda: iter(()))
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    library = argmap.load(LIBRARY)
    shown = argmap.Analysis.from_map(library)._repr_mimebundle_()
    outline = argmap.render(library, "text")
    assert list(shown) == ["text/plain"]
    assert shown["text/plain"].startswith(f"{outline}\nNo picture: no Graphviz engine was found")


def test_the_extension_and_answers() -> None:
    *_, [shown], [verdicts] = run(
        "import argmap.model\n%reload_ext argmap", LOAD, "map", "argmap.evaluate(map)"
    )
    assert sorted(shown["data"]) == ["image/svg+xml", "text/plain"]
    expected = argmap.evaluate(argmap.load(LIBRARY))
    assert verdicts["data"]["text/plain"] == str(expected)
    assert verdicts["data"]["text/html"] == expected._repr_html_()
