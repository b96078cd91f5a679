"""Converting from and to Argdown on the command line."""

from pathlib import Path

from tests.cli.conftest import Run

DEBATE = Path(__file__).parents[1] / "interop/argdown/cases/debate.argdown"


def test_convert_goes_both_ways(run: Run, tmp_path: Path) -> None:
    map_, second = tmp_path / "a.yaml", tmp_path / "b.argdown"
    assert run("convert", str(DEBATE), "-o", str(map_)).code == 0
    assert run("validate", str(map_)).code == 0
    assert run("evaluate", str(map_)).code in {0, 1}
    assert run("convert", str(map_), "-o", str(second)).code == 0
    expected = DEBATE.with_suffix(".out").read_text(encoding="utf-8")
    assert expected.endswith(second.read_text(encoding="utf-8"))


def test_convert_tells_all_faults(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.argdown"
    path.write_text("- x\n\n[A] y\n", encoding="utf-8")
    result = run("convert", str(path), "-o", "-")
    assert result.code == 2
    assert f"{path}:1:1: a relation has to be indented" in result.err
    assert f"{path}:3:5: text can't follow a reference" in result.err
