"""What all formats have in common, and that the registry and their tables say which ways they go."""

import pytest

from argmap.errors import ArgmapError, UnknownFormatError
from argmap.formats import CONVERTED, format_of_file, formats_for, get_format
from argmap.formats.table import FORMATS as ALL
from argmap.formats.table import Format, Purpose

FORMATS = formats_for("interchange")


@pytest.mark.parametrize("name", FORMATS)
def test_the_table_of_a_format_says_which_ways_it_goes(name: str) -> None:
    module, format_ = FORMATS[name].load(), FORMATS[name]
    assert getattr(module, "NAME", name) == name
    assert (format_.reads, format_.writes) == (hasattr(module, "read"), hasattr(module, "write"))
    _, carried_in, carried_out = zip(*module.CARRIED, strict=True)
    assert (set(carried_in) == {"no"}) != format_.reads
    assert (set(carried_out) == {"no"}) != format_.writes


@pytest.mark.parametrize(
    "format_", [one for known in ALL.values() for one in known], ids=lambda one: one.name
)
def test_modules_exist(format_: Format) -> None:
    assert format_.load().__name__ == format_.module
    assert all(ending.startswith(".") and ending == ending.lower() for ending in format_.endings)


@pytest.mark.parametrize("purposes", [*((purpose,) for purpose in ALL), CONVERTED, ("drawing", "graph")])
def test_names_are_used_once(purposes: tuple[Purpose, ...]) -> None:
    names = [format_.name for purpose in purposes for format_ in ALL[purpose]]
    assert sorted(names) == sorted(set(names))
    assert list(formats_for(*purposes)) == names


def test_an_unknown_format() -> None:
    message = r"unknown format 'apxx' \(did you mean 'apx'\?\); choose iccma, apx or tgf"
    with pytest.raises(UnknownFormatError, match=message):
        get_format("apxx", formats_for("framework"))
    message = "cannot tell the format of 'x.png': its name should end in .csv or .parquet, or use --format"
    with pytest.raises(ArgmapError, match=message):
        format_of_file("x.png", formats_for("table"), "--format")
    assert format_of_file("X.CSV", formats_for("table")).name == "csv"
