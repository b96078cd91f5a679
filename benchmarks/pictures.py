"""What the default pictures of maps are like: crossings, lines through boxes, size, letters on paper, chips.

    python -m benchmarks.pictures [--browser "DejaVu Sans" ...] [--keep FOLDER] [MAP ...]

The maps are those that are shipped, a debate in Argdown, a nodeset of AIF, and made ones of 1,000 statements.
All is measured in the SVG that `argmap render` writes, and the sheets in its PDF. `--browser` draws the SVG
in Chromium with a font, and counts boxes whose texts stick out.
"""

import argparse
import json
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argmap import ArgumentMap, DiagramOptions, load, loads, render
from argmap.errors import EngineError
from argmap.interop import read
from benchmarks.generate import Data, graph, tree
from benchmarks.interop import make
from benchmarks.picture_measures import COLUMNS, measure

ROOT = Path(__file__).parents[1]


def _shipped(name: str) -> ArgumentMap:
    return load(ROOT / "maps" / f"{name}.yaml")


def _debate() -> ArgumentMap:
    return read(ROOT / "benchmarks/maps/childbed-fever.argdown").map


def _nodeset() -> ArgumentMap:
    with TemporaryDirectory() as folder:
        file = Path(folder, "nodeset.json")
        file.write_text(json.dumps(make(150, is_debate=False)), "utf-8")
        return read(file).map


def _made(data: Data) -> ArgumentMap:
    return loads(json.dumps(data))


MAPS: dict[str, Callable[[], ArgumentMap]] = {
    "paper": partial(_shipped, "hayat-2023"),
    "debate": _debate,
    "nodeset": _nodeset,
    "drew": partial(_shipped, "drew-2013"),
    "hotez": partial(_shipped, "hotez-2007"),
    "tree": lambda: _made(tree(1000)),
    "graph": lambda: _made(graph(1000)),
}


def main() -> None:
    """Print a line for each map."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.pictures", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("maps", nargs="*", metavar="MAP", help=f"of {', '.join(MAPS)}; by default all")
    parser.add_argument("--browser", action="append", default=[], metavar="FONT")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the pictures are written")
    parser.add_argument("--no-paper", action="store_true", help="do not draw the sheets")
    chosen = parser.parse_args()
    overs = [f"over border, {font}" for font in chosen.browser]
    print("| map | " + " | ".join([*COLUMNS, "A4 sheets", "letters on them, pt", *overs]) + " |")
    print("|---" * (3 + len(COLUMNS) + len(overs)) + "|")
    for name in chosen.maps or MAPS:
        cells = _describe(MAPS[name](), chosen, name)
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def _describe(source: ArgumentMap, chosen: argparse.Namespace, name: str) -> Iterator[str]:
    svg = render(source, "svg")
    sheets = b"" if chosen.no_paper else _draw_sheets(source)
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
        (chosen.keep / f"{name}.svg").write_text(svg, "utf-8")
        (chosen.keep / f"{name}.pdf").write_bytes(sheets)
    measured = measure(svg)
    yield from (str(measured[column]) for column in COLUMNS)
    yield from _measure_sheets(sheets) if sheets else ("–", "–")
    for font in chosen.browser:
        from benchmarks.picture_browser import count_over

        yield str(count_over(svg, font))


def _draw_sheets(source: ArgumentMap) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return render(source, "pdf", DiagramOptions(paper="a4"))
        except EngineError:  # too small to read
            return b""


def _measure_sheets(pdf: bytes) -> Iterator[str]:
    """Yield how many sheets there are, and how large the letters of statements are on them."""
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(pdf)).pages
    yield str(len(pages))
    contents: Any = pages[-1]["/Contents"].get_object()
    scale = float(contents.get_data().split(b" cm")[0].split()[-6])
    yield f"{11 * scale:.1f}"


if __name__ == "__main__":
    main()
