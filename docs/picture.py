"""Draw the part of the shipped map that the README shows."""

from pathlib import Path
from typing import Any

from argmap.diagram import render
from argmap.graph import Graph
from argmap.syntax import read_file
from argmap.vocabulary import KINDS, RELATIONS

ROOT = Path(__file__).parent.parent
MAP = ROOT / "maps/hayat-2023.yaml"
PICTURE = ROOT / "docs/images/hayat-2023-part.svg"
SHOWN = {
    "cooperation-can-grow",
    "imports-can-end-energy-crisis",
    "energy-by-import",
    "russia-leads-energy-exports",
    "pakistan-energy-crisis",
    "gas-shortfall",
    "sanctions-impede-engagement",
    "put-case-to-world",
    "people-face-hardship",
    "make-oil-permanent",
    "permanent-oil-builds-confidence",
    "oil-against-the-crisis",
    "first-oil-shipment",
}


def cut_out(data: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a map of some statements and inferences of a map, with what they have to do with each other."""
    part = {"argmap": 1, "title": "Can Russian energy end Pakistan's crisis?", "paper": data["paper"]}
    part["sources"] = data["sources"]
    for section in [*KINDS, "inferences"]:
        kept = {name: one for name, one in data[section].items() if name in names}
        part[section] = {name: _without_others(one, names) for name, one in kept.items()}
    return part


def _without_others(statement: dict[str, Any], names: set[str]) -> dict[str, Any]:
    lists = {key: [one for one in statement[key] if one in names] for key in RELATIONS if key in statement}
    return {**statement, **lists, "at": []}


if __name__ == "__main__":
    whole = read_file(MAP).data
    assert isinstance(whole, dict)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(render(Graph.of(cut_out(whole, SHOWN)), "svg"))
