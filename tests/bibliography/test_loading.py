"""`bibliography` in a map: what is cited becomes a source; files are read in the map's folder only."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap.bibliography.loading import MAX_BYTES
from argmap.cli.main import argmap as command_line

MAP = """\
argmap: 1
title: Fees
thesis: [a]
bibliography: {bibliography}
sources:
  own: {{title: Own, derived_from: [base]}}
claims:
  a: {{text: A., supported_by: [p]}}
premises:
  p: {{text: P., sources: ["Okafor-2023, p. 3", own]}}
"""
BIB = """\
@book{Okafor:2023, title={Fines}, author={Okafor, Ada}, year=2023}
@misc{base, title={B}}
@misc{other, title={O}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    (home / "refs.bib").write_text(BIB, encoding="utf-8")
    (home / "below/more.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "outside.bib").write_text(BIB, encoding="utf-8")
    return home


def write(folder: Path, bibliography: str = "refs.bib") -> str:
    path = folder / "map.yaml"
    path.write_text(MAP.format(bibliography=bibliography), encoding="utf-8")
    return str(path)


def found(path: str) -> list[tuple[str, int | None, str]]:
    rules = ("unreadable-bibliography", "dangling-reference", "unused-source")
    return [(one.rule, one.line, one.message) for one in argmap.check(path) if one.rule in rules]


@pytest.mark.parametrize(
    "bibliography", ["refs.bib", "[refs.bib]", "below/more.bib", "[below/more.bib, refs.bib]"]
)
def test_what_is_cited_becomes_a_source(folder: Path, bibliography: str) -> None:
    path = write(folder, bibliography)
    map_ = argmap.load(path)
    assert list(map_.sources) == ["own", "Okafor-2023", "base"]
    assert map_.sources["Okafor-2023"].title == "Fines"
    assert map_.sources["Okafor-2023"].author[0].family == "Okafor"
    assert found(path) == []
    assert argmap.loads(argmap.dump(map_)) == map_
    assert [one.rule for one in argmap.check(map_) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("bibliography", "message"),
    [
        ("gone.bib", "cannot read 'gone.bib': there is no such file beside the map; check the name"),
        ("refs.txt", "cannot read 'refs.txt': there is no such file beside the map; check the name"),
        ("link.bib", "'link.bib' is not in the folder of the map or below: move it there"),
        ("pipe.bib", "cannot read 'pipe.bib': there is no such file beside the map; check the name"),
        ("below", "cannot read 'below': there is no such file beside the map; check the name"),
        (
            "odd.txt",
            "cannot tell the format of 'odd.txt': its name should end in .bib, .json, .yaml, .yml or .ris",
        ),
        ("latin.bib", "the file is not UTF-8, so it was read as Windows-1252"),
        ("broken.json", ""),
        ("list.yaml", "a list of works is expected here"),
    ],
)
def test_what_can_not_be_read_is_a_finding(folder: Path, bibliography: str, message: str) -> None:
    (folder / "link.bib").symlink_to(folder.parent / "outside.bib")
    os.mkfifo(folder / "pipe.bib")
    (folder / "odd.txt").write_text("x")
    (folder / "latin.bib").write_bytes(b"@misc{a, title={\xe9}}")
    (folder / "broken.json").write_text("[{")
    (folder / "list.yaml").write_text("just text")
    path = write(folder, bibliography)
    (finding,) = (one for one in argmap.check(path) if one.rule == "unreadable-bibliography")
    in_bibliography = bibliography in ("latin.bib", "broken.json", "list.yaml")
    file = folder / (bibliography if in_bibliography else "map.yaml")
    assert (finding.file, finding.line) == (str(file), 1 if in_bibliography else 4)
    assert finding.message.startswith(message)
    assert argmap.load(path).sources.keys() == {"own"}


def test_a_broken_entry_is_an_error_where_it_is_cited_and_the_rest_is_read(folder: Path) -> None:
    (folder / "refs.bib").write_text(
        "@misc{base, title={B}}\n\n@book{x, title={No end\n" + BIB.splitlines()[0]
    )
    path = write(folder)
    assert list(argmap.load(path).sources) == ["own", "base", "Okafor-2023"]
    assert [one.severity for one in argmap.check(path) if one.rule == "unreadable-bibliography"] == [
        "warning"
    ]
    Path(path).write_text(MAP.format(bibliography="refs.bib").replace("own]", "x]"), encoding="utf-8")
    broken = [one for one in argmap.check(path) if one.rule == "unreadable-bibliography"]
    assert [(one.file, one.line, one.column, one.excerpt, one.message) for one in broken] == [
        (
            str(folder / "refs.bib"),
            3,
            1,
            "@book{x, title={No end",
            "x: this entry can't be read: a brace, a quote or a comma is missing",
        )
    ]


@pytest.mark.parametrize(
    "bibliography", ["../outside.bib", "/etc/passwd", "below/../../outside.bib", "~/x.bib", "''", "3"]
)
def test_paths_out_of_the_folder_are_no_maps(folder: Path, bibliography: str) -> None:
    with pytest.raises(argmap.InvalidMap):
        argmap.load(write(folder, bibliography))


def test_a_large_file_is_not_read(folder: Path) -> None:
    with (folder / "refs.bib").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert any("larger than" in said for _, _, said in found(write(folder)))


def test_a_misspelt_key_has_a_hint(folder: Path) -> None:
    path = Path(write(folder))
    path.write_text(path.read_text().replace("Okafor-2023", "Okafer-2023"), encoding="utf-8")
    (finding,) = [finding for finding in argmap.check(str(path)) if finding.rule == "dangling-reference"]
    assert finding.advice == "did you mean 'Okafor-2023'?"


KEYS = """\
@misc{Brüning2020, title={A}}
@misc{Roe:1999, title={B}}
@misc{Roe-1999, title={C}}
@misc{DBLP:conf/x/Poe01, title={D}}
@misc{森1910, title={E}}
@misc{DBLP/conf/y/Moe02, title={F}}
@misc{DBLP/conf/z, title={G}}
@misc{DBLP-conf-z, title={H}}
"""


@pytest.mark.parametrize(
    ("citation", "meant"),
    [
        ("Brüning2020", "Bruning2020"),
        ("Brünning2020, p. 3", "Bruning2020"),
        ("Roe:1999", "Roe-1999-2"),
        ("@Roe:1999", "Roe-1999-2"),
        ("DBLP:conf/x/Poe01, ch. 2", "DBLP-conf-x-Poe01"),
        ("森1910", "u68ee1910"),
        ("Nobody:1800", ""),
    ],
)
@pytest.mark.parametrize("bibliography", ["refs.bib", "[gone.bib, refs.bib]"])
def test_the_key_of_a_file_has_a_hint(folder: Path, citation: str, meant: str, bibliography: str) -> None:
    (folder / "refs.bib").write_text(KEYS, encoding="utf-8")
    path = Path(write(folder, bibliography))
    path.write_text(path.read_text().replace("Okafor-2023, p. 3", citation), encoding="utf-8")
    (finding,) = argmap.check(str(path))
    assert (finding.rule, finding.line, finding.column) == ("invalid-value", 10, 27)
    assert finding.advice.startswith(f"did you mean '{meant}'?" if meant else "a citation is a source id")


@pytest.mark.parametrize(
    ("citation", "advice"),
    [
        ("DBLP/conf/y/Moe02, p. 3", "did you mean 'DBLP-conf-y-Moe02'?"),
        ("DBLP/conf/y/Moe2", "did you mean 'DBLP-conf-y-Moe02'?"),
        ("DBLP/conf/x/Poe01", "did you mean 'DBLP-conf-x-Poe01'?"),
        ("DBLP/conf/z", "did you mean 'DBLP-conf-z-2'?"),
        ("Nobody/x1800", "correct it, or add the source"),
    ],
)
def test_a_key_with_slashes_has_a_hint_though_it_looks_like_an_id_of_another_file(
    folder: Path, citation: str, advice: str
) -> None:
    (folder / "refs.bib").write_text(KEYS, encoding="utf-8")
    path = Path(write(folder, "refs.bib"))
    path.write_text(path.read_text().replace("Okafor-2023, p. 3", citation), encoding="utf-8")
    name = f"'{citation.partition(',')[0]}'"
    findings = [one for one in argmap.check(str(path)) if one.rule == "dangling-reference"]
    assert [one.advice for one in findings if name in one.message] == [advice]


def test_a_map_that_is_no_file_says_so(folder: Path) -> None:
    write(folder)
    map_ = argmap.loads(MAP.format(bibliography="refs.bib"))
    assert list(map_.sources) == ["own"]
    findings = [one for one in argmap.check(map_) if one.rule == "unreadable-bibliography"]
    assert [one.message for one in findings] == [
        "'refs.bib' can't be read, because the map was not read from a file: give the path of the map"
    ]


def test_without_the_extra_it_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "bibtexparser", None)
    assert any("run pip install 'argmap[bib]'" in said for _, _, said in found(write(folder)))


def test_validate_evaluate_and_convert_know_the_works(folder: Path) -> None:
    path = write(folder)
    run = CliRunner().invoke
    assert run(command_line, ["validate", path]).exit_code == 0
    result = run(command_line, ["evaluate", path, "--basis", "cited"])
    assert result.exit_code == 0
    assert result.stderr == ""
    (folder / "refs.bib").unlink()
    assert run(command_line, ["validate", path]).exit_code == 1
    assert "unreadable bibliography: cannot read 'refs.bib'" in run(command_line, ["evaluate", path]).stderr


def test_sources_of_a_map_are_written(folder: Path) -> None:
    run = CliRunner().invoke
    path = write(folder)
    result = run(command_line, ["sources", path, "--to", "biblatex"])
    assert result.exit_code == 0
    assert "@book{Okafor-2023,\n" in result.stdout
    assert "derivedfrom = {base}" in result.stdout
    assert run(command_line, ["sources", path, "-o", str(folder / "out.ris")]).exit_code == 0
    assert "TY  - BOOK\nID  - Okafor-2023\n" in (folder / "out.ris").read_text()
    assert (
        "own: RIS has no place for what is judged of it"
        in run(command_line, ["sources", path, "--to", "ris"]).stderr
    )


def test_works_become_a_block_of_sources(folder: Path) -> None:
    result = CliRunner().invoke(command_line, ["sources", str(folder / "refs.bib"), "--to", "yaml"])
    assert result.stdout.startswith("sources:\n  Okafor-2023:\n    type: book\n    title: Fines\n")
    map_ = argmap.loads(f"argmap: 1\ntitle: x\n{result.stdout}")
    assert list(map_.sources) == ["Okafor-2023", "base", "other"]


def test_a_file_without_works_is_refused(folder: Path) -> None:
    (folder / "x.bib").write_text("@book{x, title={No end")
    result = CliRunner().invoke(command_line, ["sources", str(folder / "x.bib")])
    assert result.exit_code == 2
    assert "x.bib:1:1: x: this entry" in result.output
