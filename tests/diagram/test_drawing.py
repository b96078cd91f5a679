"""Layouts within a time limit, pictures of bounded size, and what is said of that."""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.diagram import draw, sizes
from argmap.errors import DrawingWarning, EngineError

DOT = "digraph { a -> b }\n"
ENGINE = f"""\
#!{sys.executable}
import sys, time
words = sys.argv[1:]
layout = next((word for word in ("-Kosage", "-Gmclimit=0.1", "-Knop2") if word in words), "full")
if layout in {{slow}}:
    time.sleep(60)
drawn = next(word for word in words if word.startswith("-T"))
print('graph [bb="0,0,{{box}}"] ' if drawn == "-Tdot" else "", layout, *words)
"""


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if sys.platform == "win32":
        pytest.skip("scripts are started by their first line")
    monkeypatch.setenv("ARGMAP_DOT", str(tmp_path / "engine"))
    return tmp_path / "engine"


def write(engine: Path, slow: tuple[str, ...] = (), box: str = "90,80") -> None:
    engine.write_text(ENGINE.format(slow=slow, box=box), encoding="utf-8")
    engine.chmod(0o755)


FEWER = "laid out with less effort to avoid crossings and with straight lines, since .* timed out after 0.5 s"
ROWS = "laid out in plain rows, section by section, with straight lines, since"


@pytest.mark.parametrize(
    ("slow", "used", "said"),
    [(("full",), "-Gmclimit=0.1", FEWER), (("full", "-Gmclimit=0.1"), "-Kosage", ROWS)],
)
@pytest.mark.parametrize("wanted", ["svg", "png", "pdf"])
def test_a_simpler_layout_in_time(
    engine: Path, slow: tuple[str, ...], used: str, said: str, wanted: str
) -> None:
    write(engine, slow)
    with pytest.warns(DrawingWarning, match=said):
        drawn = draw(DOT, wanted, timeout=1.5).decode()
    assert drawn.split()[0] == (used if wanted == "svg" else "-Knop2")


def test_no_layout_in_time(engine: Path) -> None:
    write(engine, ("full", "-Gmclimit=0.1", "-Kosage"))
    with pytest.raises(EngineError, match=r"layout timed out after 0\.9 s; allow more time"):
        draw(DOT, timeout=0.9)


def test_the_full_layout_says_nothing(engine: Path, recwarn: pytest.WarningsRecorder) -> None:
    write(engine)
    assert draw(DOT).split() == [b"full", b"-Tsvg"]
    assert draw(DOT, "pdf").split() == [b"-Knop2", b"-Knop2", b"-Tpdf"]
    assert not recwarn.list


def boxes(svg: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each node of a plain layout."""
    nodes = re.findall(r'<g id="node\d+" class="node">.*?</g>', svg.decode(), re.DOTALL)
    return [box for node in nodes for box in find_box(node)]


def find_box(node: str) -> Iterator[tuple[float, float, float, float]]:
    found = re.search(r'points="([^"]+)"', node)
    assert found
    points = [tuple(map(float, point.split(","))) for point in found.group(1).split()]
    across, down = [point[0] for point in points], [point[1] for point in points]
    yield min(across), min(down), max(across), max(down)


def sections(count: int) -> str:
    """Some sections of five boxes, with lines across."""
    lines = ["node [shape=box]"]
    for number in range(count):
        names = [f"n{number}x{one}" for one in range(5)]
        lines += [f"subgraph cluster_{number} {{", *names, "}"]
        lines += [f"n{number}x{one} -> n{(number * 7 + one) % count}x{one}" for one in range(5)]
    return "\n".join(["digraph {", *lines, "}"])


@pytest.mark.parametrize("level", [1, 2])
def test_simpler_layouts_leave_nothing_out(level: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.diagram import layout

    full = boxes(draw(sections(30)))
    layouts = list(layout._layouts(sections(30)))
    monkeypatch.setattr(layout, "_layouts", lambda _: iter(layouts[level:]))
    with pytest.warns(DrawingWarning, match=layouts[level][1]):
        simple = draw(sections(30))
    drawn = boxes(simple)
    assert len(drawn) == len(full) == 150
    assert simple.count(b'class="edge"') == 150
    for number, (left, top, right, bottom) in enumerate(drawn):
        for one in drawn[number + 1 :]:
            assert right <= one[0] or one[2] <= left or bottom <= one[1] or one[3] <= top


def test_plain_rows_of_sections_are_shorter_than_rows_of_boxes() -> None:
    from argmap.diagram import layout

    def columns(dot: str) -> str:
        *_, (arguments, _) = layout._layouts(dot)
        return arguments[-1]

    plain = "\n".join(["digraph {", *(f"n{number}" for number in range(16 * 99)), "}"])
    assert columns(plain) == "-Gpackmode=array_it10"
    assert columns(plain.replace("n0", "subgraph cluster_0 {n0}", 1)) == "-Gpackmode=array_it4"


@pytest.mark.parametrize(
    ("box", "dpi"), [("90,80", "96"), ("5000,8300", "86.1"), ("10,37000", "63.7"), ("1e+02,3.2e+04", "73.6")]
)
def test_large_pngs_are_drawn_smaller(engine: Path, box: str, dpi: str) -> None:
    write(engine, box=box)
    if dpi == "96":
        drawn = draw(DOT, "png")
    else:
        with pytest.warns(
            DrawingWarning,
            match=r"drawn at \d\d% of its size, since the limit is (60,000,000 pixels|32,767 pixels a side)",
        ):
            drawn = draw(DOT, "png")
    assert drawn.split()[2].decode().startswith(f"-Gdpi={dpi}")


@pytest.mark.parametrize("box", ["10000,10000", "10,60000"])
def test_a_png_that_nobody_could_read(engine: Path, box: str) -> None:
    write(engine, box=box)
    with pytest.raises(EngineError, match=r"would have [\d,]+ x [\d,]+ pixels.* draw an SVG, .* or an atlas"):
        draw(DOT, "png")


def test_the_pixels_of_a_png_that_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    def size(png: bytes) -> int:
        return int.from_bytes(png[16:20]) * int.from_bytes(png[20:24])

    full = size(draw("digraph { pad=0.2; a -> b }", "png"))
    monkeypatch.setattr(sizes, "PIXELS", full / 2)
    with pytest.warns(DrawingWarning, match="drawn at 7"):
        assert size(draw("digraph { pad=0.2; a -> b }", "png")) == pytest.approx(full / 2, rel=0.05)


def test_an_engine_that_lays_out_nothing(engine: Path) -> None:
    write(engine, box="none")
    with pytest.raises(EngineError, match="output is not a Graphviz layout"):
        draw(DOT, "png")


def test_a_page_that_is_larger_than_readers_show(engine: Path) -> None:
    write(engine, box="100,20000")
    with pytest.warns(DrawingWarning, match="larger than some PDF readers can show; choose a paper size"):
        draw(DOT, "pdf")


@pytest.mark.parametrize("timeout", [float("inf"), float("nan"), 1e300])
def test_all_the_time_of_the_world(timeout: float) -> None:
    assert draw(DOT, timeout=timeout).startswith(b"<?xml")


def test_what_an_engine_has_started_is_stopped_with_it(engine: Path) -> None:
    marks = engine.parent / "marks"
    marks.mkdir()
    child = f"import time; time.sleep(1.5); open(f'{marks}/{{time.time()}}', 'w')"
    engine.write_text(
        f"#!{sys.executable}\nimport subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])\n",
        encoding="utf-8",
    )
    engine.chmod(0o755)
    with pytest.raises(EngineError, match="layout timed out"):
        draw(DOT, timeout=1.2)
    time.sleep(2)
    assert list(marks.iterdir()) == []
