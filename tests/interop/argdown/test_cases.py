"""Documents as other people write them, and what becomes of them: a case is two files.

`NAME.argdown` is the document. `NAME.out` is what is written of it again, in the one layout, after a comment
for each loss.
"""

from pathlib import Path

import pytest

from argmap.interop import Loss, Options
from argmap.interop.argdown import read, write
from tests.interop.maps import normalise

CASES = sorted((Path(__file__).parent / "cases").glob("*.argdown"))


def write_loss(loss: Loss) -> str:
    return f"// {loss.id}: {loss.what}: {loss.reason}\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_is_written_in_the_one_layout(path: Path) -> None:
    reading = read(path.read_text(encoding="utf-8"), Options(path.stem))
    writing = write(reading.data)
    losses = "".join(map(write_loss, (*reading.losses, *writing.losses)))
    out = path.with_suffix(".out").read_text(encoding="utf-8")
    assert losses + writing.content.decode() == out


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_was_written_is_the_same_map_and_written_the_same(path: Path) -> None:
    first = read(path.read_text(encoding="utf-8"), Options(path.stem)).data
    text = write(first).content.decode()
    second = read(text, Options(path.stem)).data
    assert normalise(second, "argdown") == normalise(first, "argdown")
    assert write(second).content.decode() == text
