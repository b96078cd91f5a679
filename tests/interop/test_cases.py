"""Small files in each format: a case is such a file and, beside it, the map and the losses of reading it.

Where the format is written too, writing the map gives the content of the file again. To write the
expectations anew: `python -m tests.interop.test_cases`; then read what has changed.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.interop import load_format, read_text
from argmap.interop.carrying import Reading
from argmap.syntax.write import write_yaml
from argmap.vocabulary import KINDS
from tests.interop.maps import mend

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".out")


def read(path: Path) -> Reading:
    return read_text(path.read_bytes(), path.name, None, None)


def expect(path: Path) -> str:
    data, losses = read(path)
    listed = [" | ".join(loss) for loss in losses]
    return write_yaml({"map": data, "losses": listed})


def load(text: bytes | str) -> Any:
    """The data of a file that is JSON or YAML, by PyYAML's reader, not ours."""
    return yaml.safe_load(text)


def list_cases() -> Iterator[Any]:
    for path in FILES:
        module = load_format(read(path).data.get("origin", {}).get("format", "markdown"))
        if hasattr(module, "write"):
            yield pytest.param(path, module, id=path.name)


def list_words(value: Any) -> Iterator[str]:
    """All texts and keys in plain data; a relation of GSN as its ends."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from list_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_words(inner)
    else:
        yield from str(value).split(" -> ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_expected(path: Path) -> None:
    assert expect(path) == path.with_name(f"{path.name}.out").read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "module"), list(list_cases()))
def test_what_was_read_is_written_again(path: Path, module: Any) -> None:
    content, losses = module.write(read(path).data)
    assert load(content) == load(path.read_bytes())
    assert list(losses) == []


@pytest.mark.parametrize(("path", "module"), list(list_cases()))
def test_a_new_text_wins_over_the_old_one(path: Path, module: Any) -> None:
    data = read(path).data
    for section in KINDS:
        for id_, statement in data.get(section, {}).items():
            changed = deepcopy(data)
            changed[section][id_]["text"] = "Quite another text."
            words = set(list_words(load(module.write(changed).content)))
            assert "Quite another text." in words
            assert statement["text"] not in words


@pytest.mark.parametrize(("path", "module"), list(list_cases()))
def test_what_is_deleted_in_the_map_does_not_come_back(path: Path, module: Any) -> None:
    data = read(path).data
    before = set(list_words(load(path.read_bytes())))
    for section in KINDS:
        for id_, statement in data.get(section, {}).items():
            rest = deepcopy(data)
            del rest[section][id_]
            after = set(list_words(load(module.write(mend(rest)).content)))
            gone = statement["origin"]["id"]
            assert gone in before
            assert gone not in after, id_


if __name__ == "__main__":
    for file in FILES:
        file.with_name(f"{file.name}.out").write_text(expect(file), encoding="utf-8")
