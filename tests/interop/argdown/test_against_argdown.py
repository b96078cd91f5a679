"""Argdown itself as the judge, where it is installed.

Set `ARGDOWN_CORE` to the folder of the npm package `@argdown/core` 1.7.5 (`npm install @argdown/cli@1.7.5`
brings it), and `ARGDOWN_DOCUMENTS` to the number of random documents.
"""

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.interop.argdown import read, write
from argmap.interop.carrying import Options
from tests.interop.argdown.documents import write_documents
from tests.interop.argdown.facts import find_facts, read_export
from tests.interop.argdown.grammar import BAD, GOOD

CORE = os.environ.get("ARGDOWN_CORE", "")
COUNT = int(os.environ.get("ARGDOWN_DOCUMENTS", "300"))
NODE = shutil.which("node") or ""

pytestmark = pytest.mark.skipif(
    not (CORE and NODE), reason="Argdown is not installed, or ARGDOWN_CORE not set"
)

_SCRIPT = """
const { argdown } = require(process.argv[1] + "/dist/argdown");
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const response = {};
  try {
    const process = ["parse-input", "build-model", "export-json"];
    argdown.run({ input: JSON.parse(line), process, logExceptions: false, throwExceptions: true }, response);
  } catch (error) { response.json = null; }
  const good = response.json && !response.parserErrors.length;
  console.log(JSON.stringify(good ? JSON.parse(response.json) : null));
});
"""


def judge(texts: list[str]) -> list[Any]:
    """Return what Argdown exports of each text; None where it finds errors."""
    script = [NODE, "--stack-size=30000", "-e", _SCRIPT, CORE]
    given = "".join(f"{json.dumps(text)}\n" for text in texts)
    result = subprocess.run(script, input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


def is_read(text: str) -> bool:
    try:
        read(text, Options())
    except ArgmapError:
        return False
    return True


def test_the_grammar_is_as_written_down() -> None:
    exports = judge([*GOOD, *BAD])
    assert [read_export(export) for export in exports[: len(GOOD)]] == [find_facts(text) for text in GOOD]
    assert exports[len(GOOD) :] == [None] * len(BAD)


@pytest.mark.parametrize("seed", range(3))
def test_random_documents_are_read_alike(seed: int) -> None:
    texts = list(write_documents(seed, COUNT))
    for text, export in zip(texts, judge(texts), strict=True):
        if export is None:
            assert not is_read(text), text
        else:
            assert find_facts(text) == read_export(export), text


def test_what_is_written_is_read_alike() -> None:
    maps = [read(text, Options()).data for text in write_documents(9, COUNT) if is_read(text)]
    texts = [write(data).content.decode() for data in maps]
    for text, export in zip(texts, judge(texts), strict=True):
        assert export is not None, text
        assert find_facts(text) == read_export(export), text
