"""AIF, xAIF, SADFace and arguebuf JSON are written back as they were, also after the map was changed.

The comparison is one of raw JSON: our own reader has no part in it.
"""

import json
from pathlib import Path
from random import Random

import pytest

import argmap
from argmap.graph import find_lost_references
from argmap.interop.formats import read_text, write_data
from tests.effort import runs
from tests.interop.maps import SAMPLES, WHY_SKIPPED
from tests.interop.nodesets import FAMILY, random_nodeset, read, translate, write

GRAPHS = runs(400)
FOLDERS = {
    "aif/araucaria": "aif",
    "aif/iac": "aif",
    "aif/microtexts": "aif",
    "aif/qt30": "aif",
    "aif/us-2016": "aif",
    "aif-odd": "aif",
    "xaif": "xaif",
    "sadface": "sadface",
    "arguebuf": "arguebuf",
}
FILES = [
    pytest.param(path, name, id=path.stem)
    for folder, name in FOLDERS.items()
    for path in sorted((SAMPLES / folder).glob("*.json"))
]


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
@pytest.mark.parametrize(("path", "name"), FILES)
def test_samples_come_back_as_they_were(path: Path, name: str) -> None:
    source = path.read_bytes()
    reading = read_text(source, str(path), None, None)
    assert reading.data["origin"]["format"] == name
    map_ = argmap.ArgumentMap.model_validate(reading.data, by_alias=True, by_name=False)
    assert list(find_lost_references(map_.to_data())) == []
    argmap.evaluate(map_)
    writing = write_data(map_.to_data(), str(path), None)
    assert writing.losses == []
    assert json.loads(writing.content) == json.loads(source)


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
def test_the_samples_are_all_there() -> None:
    assert len(FILES) == 5 * 9 + 1 + 4 + 3 + 7


@pytest.mark.parametrize("name", FAMILY)
def test_odd_graphs_come_back_as_they_were(name: str) -> None:
    for seed in range(GRAPHS):
        document = translate(random_nodeset(Random(seed)), name)
        data = read(document, name).data
        assert write(data, name) == document, seed


def test_maps_of_odd_graphs_have_no_wrong_reference() -> None:
    for seed in range(GRAPHS):
        data = read(random_nodeset(Random(seed))).data
        map_ = argmap.ArgumentMap.model_validate(data, by_alias=True, by_name=False)
        assert list(find_lost_references(map_.to_data())) == [], seed
