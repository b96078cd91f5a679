"""Questions to a corpus: SQL that only reads, numbers, duplicates and works."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap import corpus
from argmap.cli.main import argmap as command_line
from argmap.corpus import Corpus
from argmap.corpus.duplicates import find_duplicates, find_pairs
from argmap.corpus.stats import Count, Statistics
from argmap.corpus.works import list_works
from tests.corpus.conftest import SMALL, Files, good

Build = Callable[..., Corpus]

CORPUS: Files = {
    **SMALL,
    "d.yaml": good("D", "nearly all riders of the street"),
    "e.yaml": good("E", "no riders of the street").replace("10.1000/ABC", "https://doi.org/10.1000/abc"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that is only read."""
    from argmap.corpus import isolation
    from tests.corpus.conftest import process_here

    folder = tmp_path_factory.mktemp("corpus")
    for name, content in CORPUS.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(content), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolation, "process_part", process_here)
        patch.chdir(folder)
        corpus.build(["in"], "out")
    return folder


@pytest.fixture
def ask(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run a command on the corpus: its code, and what it writes."""
    monkeypatch.chdir(folder)

    def run(*words: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(command_line, ["corpus", *words], prog_name="argmap")
        return result.exit_code, result.stdout, result.stderr

    return run


Ask = Callable[..., tuple[int, str, str]]


def test_sql_in_text_csv_and_json(ask: Ask) -> None:
    query = "SELECT format, count(*) AS maps, list(title ORDER BY title) AS titles FROM maps GROUP BY ALL"
    query += " ORDER BY format"
    assert ask("sql", "out", query) == (
        0,
        "format   maps  titles\nargdown     1  c\njson        1  B\nyaml        3  A, D, E\n",
        "",
    )
    _, text, _ = ask("sql", "out", query, "--format", "csv")
    assert text == "format,maps,titles\nargdown,1,c\njson,1,B\nyaml,3,A; D; E\n"
    _, text, _ = ask("sql", "out", query, "--format", "json")
    assert json.loads(text)["rows"][2] == {"format": "yaml", "maps": 3, "titles": ["A", "D", "E"]}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT content FROM read_text('/etc/passwd')",
        "FROM read_parquet('out/maps/*.parquet')",
        "COPY maps TO 'stolen.csv'",
        "EXPLAIN ANALYZE COPY maps TO 'stolen.csv'",
        "EXPORT DATABASE 'stolen'",
        "ATTACH 'stolen.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA version",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW maps",
        "SELECT 1; SELECT 2",
        "SELECT * FROM query('COPY maps TO ''stolen.csv''')",
        "SELEC",
        "SELECT nothing FROM maps",
        "SELECT * FROM folder",
        "",
    ],
)
def test_sql_that_does_more_than_read_is_refused(ask: Ask, folder: Path, query: str) -> None:
    code, text, error = ask("sql", "out", query)
    assert (code, text) == (2, "")
    assert error.startswith(("argmap: cannot run the query: ", "argmap: only one statement is run"))
    assert not list(folder.glob("stolen*"))


def test_tables_for_arrow_and_datasets(folder: Path) -> None:
    tables = corpus.open(folder / "out")
    assert tables.arrow("maps").column("title").to_pylist() == ["A", "B", "D", "E", "c"]
    assert tables.dataset("statements").count_rows() == tables.rows["statements"] == 12
    with pytest.raises(argmap.ArgmapError, match=r"unknown table 'map' \(did you mean 'maps'\?\)"):
        tables.arrow("map")


def test_tables_for_pandas(folder: Path) -> None:
    pytest.importorskip("pandas")
    assert list(corpus.open(folder / "out").pandas("maps")["title"]) == ["A", "B", "D", "E", "c"]


def test_stats_count_each_measure(ask: Ask) -> None:
    _, text, _ = ask("stats", "out")
    blocks = dict(block.split("\n", 1) for block in text.rstrip("\n").split("\n\n"))
    assert list(blocks) == [
        "maps",
        "kinds of statements",
        "schemes of steps",
        "verdicts",
        "verdicts on theses and recommendations",
        "depth",
        "maps with findings",
        "failures",
    ]
    assert [line.split() for line in blocks["kinds of statements"].splitlines()] == [
        ["claim", "5", "41.7%"],
        ["premise", "4", "33.3%"],
        ["challenge", "3", "25.0%"],
    ]
    assert [line.split() for line in blocks["schemes of steps"].splitlines()] == [
        ["cause-to-effect", "3", "75.0%"]
    ]
    assert [line.split() for line in blocks["depth"].splitlines()] == [
        ["1", "1", "20.0%"],
        ["2", "4", "80.0%"],
    ]


def test_stats_by_folder_and_format(ask: Ask) -> None:
    _, text, _ = ask("stats", "out", "--by", "folder", "--format", "csv")
    assert text.splitlines()[:3] == [
        "measure,part,name,number,share",
        "maps,all,in,4,0.8",
        "maps,all,in/sub,1,0.2",
    ]
    _, text, _ = ask("stats", "out", "--by", "format")
    assert text.startswith("maps\n  yaml                3   60.0%\n  argdown             1   20.0%\n")
    assert re.search(r"\n  argdown: claim +1 +50\.0%\n", text)


def test_stats_page_has_a_plot_for_each_part_of_a_few() -> None:
    counts = [Count("depth", f"part {n:02}", "1", 1, 1.0) for n in range(45)]
    page = Statistics(counts, "folder").format("html")
    assert (page.count("<h3>"), page.count("<svg"), page.count("<tr><td>")) == (40, 40, 45)
    assert "<p>5 more parts are only in the table.</p>" in page


def test_stats_page_is_harmless(build: Build) -> None:
    build({"<script>/x.yaml": good(), "<script>/y.yaml": "no: map"})
    words = ["corpus", "stats", "out", "--by", "folder", "-o", "s.html"]
    result = CliRunner().invoke(command_line, words)
    assert result.exit_code == 0
    page = Path("s.html").read_text(encoding="utf-8")
    assert page.count("<h2>") == page.count("<svg") == 8
    assert "<script" not in page


def test_duplicates_are_listed_and_never_merged(ask: Ask) -> None:
    code, text, _ = ask("duplicates", "out", "--format", "json")
    rows = [(row["group"], row["similarity"], row["path"], row["id"]) for row in json.loads(text)["rows"]]
    assert code == 0
    lane = [(3, 1.0, f"in/{name}.yaml", "lane") for name in "ade"]
    parking = [(1, 1.0, f"in/{name}.yaml", "parking") for name in "ade"]
    assert rows[:3] + rows[6:] == parking + lane
    assert rows[3:6] == [
        (2, 1.0, "in/a.yaml", "safer"),
        (2, 0.94, "in/e.yaml", "safer"),
        (2, 0.877, "in/d.yaml", "safer"),
    ]


def test_duplicates_in_the_same_words_alone(folder: Path) -> None:
    listing = find_duplicates(corpus.open(folder / "out"), least=1, most=1)
    assert [(row[0], row[2], row[3]) for row in listing.rows] == [
        (1, f"in/{name}.yaml", "parking") for name in "ade"
    ]


def test_pairs_of_many_similar_texts_take_linear_time() -> None:
    texts = [
        f"statement {n:05} says something of about the usual length about a branch" for n in range(3_000)
    ]
    assert sum(1 for _ in find_pairs(texts, 0.85)) < 16 * 2 * len(texts)


def test_sources_are_the_same_work_by_their_doi(ask: Ask, folder: Path) -> None:
    rows = [(*row[:4], row[5]) for row in list_works(corpus.open(folder / "out"), 10).rows]
    assert rows[0] == (3, 3, 0, 0, "doi:10.1000/abc")
    code, text, _ = ask("sources", "out", "--most", "1")
    assert code == 0
    assert text.splitlines()[-1] == "… and 3 more works"
    _, text, error = ask("sources", "out", "--most", "1", "--format", "csv")
    assert (len(text.splitlines()), error) == (2, "argmap: … and 3 more works\n")


def test_what_falls_without_a_work(build: Build) -> None:
    files = {f"{name}.yaml": good(name).replace("attacks: [lane]", "attacks: [count-x]") for name in "ab"}
    text = files["a.yaml"].replace("challenges:\n  parking:", "claims-x:\n  parking:")
    text = text[: text.index("claims-x:")] + text[text.index("sources:\n  count") :]
    build({"a.yaml": text, "b.yaml": text})
    run = CliRunner().invoke(command_line, ["corpus", "sources", "out", "--without", "doi:10.1000/abc"])
    assert [line.split()[:4] for line in run.output.splitlines()[1:]] == [
        [f"in/{name}.yaml", "count", "lane", "established"] for name in "ab"
    ]
    run = CliRunner().invoke(command_line, ["corpus", "sources", "out", "--without", "nothing"])
    assert run.exit_code == 2
    assert "no map has the work 'nothing'; name it as the column 'work' of the list does" in run.output


@pytest.mark.parametrize(
    ("module", "words", "message"),
    [
        ("pyarrow", ["build", "in", "-o", "new"], "a corpus needs pyarrow: run pip install 'argmap[corpus]'"),
        ("fsspec", ["build", "file://in", "-o", "new"], "'file://in' needs fsspec: run pip install"),
        (
            "joblib",
            ["build", "in", "-o", "new", "--engine", "joblib:loky"],
            "the engine 'joblib' needs joblib: run",
        ),
        ("duckdb", ["stats", "out"], "SQL needs duckdb: run pip install 'argmap[corpus]'"),
        ("datasketch", ["duplicates", "out"], "'corpus duplicates' needs datasketch: run pip install"),
    ],
)
def test_missing_package_is_named(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, module: str, words: list[str], message: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    code, text, error = ask(*words)
    assert (code, text) == (2, "")
    assert error.startswith(f"argmap: {message}")


@pytest.mark.usefixtures("here")
def test_build_from_the_command_line(ask: Ask) -> None:
    code, text, error = ask("build", "in", "-o", "built", "--jobs", "1")
    assert (code, error) == (0, "")
    assert text.startswith("read 7 files: 5 maps, 2 failures\nrows: maps 5, statements 12, ")
    assert ask("sql", "nowhere", "SELECT 1") == (
        2,
        "",
        "argmap: there is no corpus in 'nowhere'; 'argmap corpus build SOURCE -o DIR' makes one\n",
    )


@pytest.mark.usefixtures("here")
def test_terminal_shows_progress(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    _, _, error = ask("build", "in", "-o", "shown", "--jobs", "1")
    assert "files/s, 2 failures" in error
    assert "7/7" in error
