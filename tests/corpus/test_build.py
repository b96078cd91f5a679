"""What a corpus is made of: rows for every map, and for every file that is none."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyarrow import parquet

import argmap
from argmap import corpus
from argmap.corpus import Corpus, Progress
from argmap.corpus.tables import TABLES
from argmap.corpus.writing import TableWriter
from tests.corpus.conftest import ARGDOWN, SMALL, Files, good, read_bytes

Build = Callable[..., Corpus]


def _rows(tables: Corpus, query: str) -> list[tuple[object, ...]]:
    return tables.sql(query).fetchall()


def test_tables_have_the_rows_of_each_map(build: Build) -> None:
    tables = build(SMALL)
    assert _rows(tables, "SELECT path, format, title, claims, premises, challenges, depth FROM maps") == [
        ("in/a.yaml", "yaml", "A", 1, 1, 1, 2),
        ("in/b.json", "json", "B", 1, 0, 0, 1),
        ("in/sub/c.argdown", "argdown", "c", 1, 1, 0, 2),
    ]
    assert _rows(tables, "SELECT id, kind, position FROM statements WHERE path = 'in/a.yaml'") == [
        ("lane", "claim", 0),
        ("parking", "challenge", 2),
        ("safer", "premise", 1),
    ]
    assert _rows(
        tables, "SELECT from_id, relation, to_id, scheme FROM relations WHERE path LIKE '%a.yaml'"
    ) == [
        ("parking", "attacks", "lane", None),
        ("safer", "supports", "lane", "cause-to-effect"),
    ]
    assert _rows(tables, "SELECT id, doi, statements, falls FROM sources") == [
        ("count", "10.1000/ABC", 1, []),
        ("survey", None, 1, []),
    ]
    assert _rows(tables, "SELECT path, kind FROM failures") == [
        ("in/sub/broken.yaml", "invalid"),
        ("in/sub/other.yaml", "no-map"),
    ]
    assert _rows(tables, "SELECT DISTINCT rule FROM findings WHERE path LIKE '%broken%'") == [("syntax",)]


@pytest.mark.usefixtures("build")
def test_verdicts_and_findings_are_those_of_a_check(build: Build) -> None:
    tables = build({"a.yaml": good()})
    analysis = argmap.Analysis.from_text(good())
    bases: list[argmap.Verdicts] = [
        analysis.verdicts(),
        analysis.verdicts("asserted"),
        analysis.verdicts("cited"),
    ]
    expected = [(id_, *(str(verdicts[id_]) for verdicts in bases)) for id_ in sorted(bases[0])]
    assert _rows(tables, "SELECT id, verdict, asserted, cited FROM verdicts") == expected
    found = sorted((f.rule, str(f.message), f.line) for f in analysis.findings)
    assert _rows(tables, "SELECT rule, message, line FROM findings ORDER BY ALL") == found
    assert found


def test_works_without_which_roots_fall(build: Build) -> None:
    tables = build({"a.yaml": re.sub("challenges:.*(?=sources:\n)", "", good(), flags=re.DOTALL)})
    assert _rows(tables, "SELECT id, falls FROM sources") == [("count", ["lane"]), ("survey", [])]


def test_losses_of_other_formats_are_rows(build: Build) -> None:
    tables = build({"x.csv": "id,text,supported_by\na,Claim A.,nothing\n"})
    query = "SELECT path, what, reason FROM losses"
    assert _rows(tables, query) == [
        ("in/x.csv", "a step to 'line 2'", "it names 'nothing', which is no statement")
    ]


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"x.yaml": "argmap: 1\ntitle: [\n"}, "invalid"),
        ({"x.yaml": b"\xff\xfe\x00argmap: 1"}, "no-map"),
        ({"x.json": "{}"}, "no-map"),
        ({"x.argdown": "]["}, None),
        ({"x.yaml": "argmap: 1\ntitle: T\n" + "x" * 2_000}, "too-large"),
        ({"x.zip": "PK\x03\x04 broken"}, "archive"),
        ({"x.tar.gz": b"\x1f\x8b broken"}, "archive"),
        ({"x.yaml": "&a [*a]"}, "no-map"),
        ({"x.yaml": "[" * 1_000}, "no-map"),
        (
            {"x.xml": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><arggraph>&b;</arggraph>"},
            "no-map",
        ),
    ],
)
def test_file_that_is_no_map_is_a_failure(build: Build, files: Files, kind: str | None) -> None:
    tables = build({"good.yaml": good(), **files}, max_bytes=2_000)
    failures = _rows(tables, "SELECT kind, reason FROM failures")
    assert [row[0] for row in failures] == ([kind] if kind else [])
    assert all(reason for _, reason in failures)
    assert tables.rows["maps"] == 1 + (kind is None)


def test_text_that_no_file_can_have_is_escaped() -> None:
    writer = TableWriter("failures")
    writer.add([["a", "no-map", "a \ud800", None, 1]])
    assert parquet.read_table(BytesIO(writer.finish()))["reason"].to_pylist() == [r"a \ud800"]


def test_second_build_reads_only_what_has_changed(build: Build, tmp_path: Path) -> None:
    files = {f"{n:02}.yaml": good(str(n)) for n in range(60)}
    build(files)
    before = read_bytes(tmp_path / "out")
    again = corpus.build(["in"], "out")
    assert (again.new, again.files) == (0, 60)
    assert read_bytes(tmp_path / "out") == before
    (tmp_path / "in/07.yaml").write_text(good("changed"), encoding="utf-8")
    changed = corpus.build(["in"], "out")
    assert 0 < changed.new < 60
    corpus.build(["in"], "fresh")
    assert read_bytes(tmp_path / "out") == read_bytes(tmp_path / "fresh")


def test_build_follows_files_that_maps_name(build: Build, tmp_path: Path) -> None:
    head = "argmap: 1\ntitle: T\nbibliography: [refs.bib]\nclaims: {c: {text: C., sources: [rider]}}\n"
    query = "SELECT title FROM sources"
    build({"a.yaml": head, "refs.bib": "@book{rider, title = {One}}"})
    assert _rows(corpus.open("out"), query) == [("One",)]
    (tmp_path / "in/refs.bib").write_text("@book{rider, title = {Two}}", encoding="utf-8")
    assert corpus.build(["in"], "out").new == 1
    assert _rows(corpus.open("out"), query) == [("Two",)]


def test_build_follows_maps_that_maps_include(build: Build, tmp_path: Path) -> None:
    whole = "argmap: 1\ntitle: Whole\ninclude: {part: part.yaml}\nclaims: {c: {text: C.}}\n"
    build({"whole.yaml": whole, "part.yaml": "argmap: 1\ntitle: Part\nclaims: {d: {text: D.}, e: 1}\n"})
    query = "SELECT path, id FROM statements"
    assert _rows(corpus.open("out"), query) == []
    (tmp_path / "in/part.yaml").write_text(
        "argmap: 1\ntitle: Part\nclaims: {d: {text: D.}}\n", encoding="utf-8"
    )
    assert corpus.build(["in/whole.yaml"], "out").new == 1
    assert _rows(corpus.open("out"), query) == [("in/whole.yaml", "c"), ("in/whole.yaml", "part/d")]
    (tmp_path / "in/part.yaml").write_text(
        "argmap: 1\ntitle: Part\nclaims: {f: {text: D.}}\n", encoding="utf-8"
    )
    assert corpus.build(["in/whole.yaml"], "out").new == 1
    assert _rows(corpus.open("out"), query) == [("in/whole.yaml", "c"), ("in/whole.yaml", "part/f")]


def test_other_settings_are_another_corpus(build: Build, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('select = ["unused-source"]\n', encoding="utf-8")
    query = "SELECT count(*) FROM findings"
    assert _rows(build({"a.yaml": good()}), query) != [(0,)]
    corpus.build(["in"], "out", config="argmap.toml")
    assert _rows(corpus.open("out"), query) == [(0,)]


def test_annotations_are_read_with_the_text_beside(build: Build) -> None:
    tables = build({"e.ann": "T1\tMajorClaim 7 18\tLanes help.\n", "e.txt": "Title\n\nLanes help.\n"})
    assert _rows(tables, "SELECT path, title FROM maps") == [("in/e.ann", "Title")]
    assert tables.rows["failures"] == 0


def test_sources_may_be_patterns_and_files(build: Build) -> None:
    sources = ["in/*.yaml", "in/a.yaml", "in/sub"]
    assert _rows(build(SMALL, *sources), "SELECT path FROM maps") == [("in/a.yaml",), ("in/sub/c.argdown",)]


def test_files_of_other_kinds_are_counted(build: Build) -> None:
    build({"a.yaml": good(), "picture.png": b"", "sub/more.png": b"", "Makefile": "", ".git/x.yaml": good()})
    built = corpus.build(["in"], "out")
    assert built.skipped == {".png": 2, "Makefile": 1}
    assert str(built).endswith("not read, because no format has such names: 2 .png, 1 Makefile")


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        (["nowhere"], "cannot read 'nowhere': there is no such file; check the name"),
        (["no*.yaml"], "no file matches 'no*.yaml'; check the pattern"),
        (["empty"], "no file to read in 'empty'; name other sources"),
        (["nothing://x"], "cannot read 'nothing://x': Protocol not known: nothing"),
        (["file:///nowhere"], "cannot read 'file:///nowhere': there is no such file; check the URL"),
    ],
)
@pytest.mark.usefixtures("here")
def test_wrong_sources_are_errors(write: Callable[[Files], Path], sources: list[str], message: str) -> None:
    write({"empty/.hidden": ""})
    with pytest.raises(argmap.ArgmapError, match="^" + message.replace("*", r"\*") + "$"):
        corpus.build(sources, "out")


def test_corpus_stays_whole_where_a_build_cannot_start(build: Build) -> None:
    before = build(SMALL)
    for sources, options in ((["nowhere"], {}), (["in"], {"engine": "magic"})):
        with pytest.raises(argmap.ArgmapError):
            corpus.build(sources, "out", **options)  # type: ignore[arg-type]
        assert corpus.open("out") == before


def test_what_was_built_is_told(build: Build) -> None:
    build({"a.yaml": good(), "b.yaml": "no: map"})
    assert str(corpus.build(["in"], "out")).startswith(
        "read 2 files (2 of them earlier): 1 map, 1 failure\nrows: maps 1, statements 3, relations 2, "
    )


def test_file_of_no_format_is_told_without_an_option_that_is_not_there(build: Build) -> None:
    tables = build({"b.yaml": "no: map"})
    assert _rows(tables, "SELECT reason FROM failures") == [
        ("'in/b.yaml' looks like none of the formats that are read",)
    ]


def test_folder_with_other_files_is_left_alone(build: Build, tmp_path: Path) -> None:
    build(SMALL)
    with pytest.raises(argmap.ArgmapError, match=r"'.*' has other files; name a new folder"):
        corpus.build(["in"], "in")
    assert (tmp_path / "in/a.yaml").exists()


def test_progress_ends_with_all_files(build: Build) -> None:
    seen: list[Progress] = []
    build(SMALL, on_progress=seen.append)
    assert seen[-1] == Progress(5, 5, 2)


def test_manifest_has_all_tables(build: Build, tmp_path: Path) -> None:
    build({"x.argdown": ARGDOWN})
    data = json.loads((tmp_path / "out/corpus.json").read_bytes())
    assert list(data["rows"]) == list(TABLES)
    for table in TABLES:
        assert [path.stem for path in (tmp_path / "out" / table).iterdir()] == data["parts"]


@pytest.mark.parametrize("broken", ["corpus.json", "maps"])
def test_corpus_that_is_not_whole_is_not_opened(build: Build, tmp_path: Path, broken: str) -> None:
    build(SMALL)
    path = tmp_path / "out" / broken
    if broken == "maps":
        for file in path.iterdir():
            file.unlink()
        assert corpus.build(["in"], "out").new == 5
        return
    path.unlink()
    with pytest.raises(argmap.ArgmapError, match="the build of 'out' was stopped; run the same"):
        corpus.open("out")
