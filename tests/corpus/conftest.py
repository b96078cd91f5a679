from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from argmap import corpus
from argmap.corpus import isolation
from argmap.corpus.parts import Part
from argmap.corpus.processing import Record, process

Files: TypeAlias = Mapping[str, str | bytes]

GOOD = """\
argmap: 1
title: {title}
thesis: [lane]
claims:
  lane:
    text: The street should have a lane for bicycles.
    supported_by: [{{premises: [safer], scheme: cause-to-effect}}]
premises:
  safer:
    text: Bicycle lanes make {who} safer.
    sources: [count]
challenges:
  parking:
    text: A lane takes away places to park.
    attacks: [lane]
    sources: [survey]
sources:
  count: {{title: Count of accidents, DOI: 10.1000/ABC, issued: '2020', author: [{{family: Rider}}]}}
  survey: {{title: Survey {title}}}
"""
ARGDOWN = "[Lane]: The street should have a lane.\n  + <Safer>: Lanes make streets safer.\n"


def good(title: str = "A", who: str = "all riders of the street") -> str:
    return GOOD.format(title=title, who=who)


SMALL: Files = {
    "a.yaml": good("A"),
    "b.json": '{"argmap": 1, "title": "B", "claims": {"c": {"text": "Claim C."}}}',
    "sub/c.argdown": ARGDOWN,
    "sub/broken.yaml": "argmap: 1\ntitle: [\n",
    "sub/other.yaml": "something: else\n",
}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Path]:
    """Write files to a folder that is the current one."""
    monkeypatch.chdir(tmp_path)

    def write_files(files: Files) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write_files


def process_here(part: Part) -> Record:
    """Process a part in this process, which is cheaper."""
    *_, record = process(part, {})
    assert isinstance(record, Record)
    return record


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "process_part", process_here)


@pytest.fixture
def build(write: Callable[[Files], Path], here: None) -> Callable[..., corpus.Corpus]:  # noqa: ARG001
    """Write files, read them into tables in this process, and open these."""

    def build_corpus(files: Files, *sources: str, **options: object) -> corpus.Corpus:
        write({f"in/{name}": content for name, content in files.items()})
        corpus.build(sources or ["in"], "out", jobs=1, **options)  # type: ignore[arg-type]
        return corpus.open("out")

    return build_corpus


def read_bytes(folder: Path) -> dict[str, bytes]:
    """Return all files of a corpus with their contents."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
