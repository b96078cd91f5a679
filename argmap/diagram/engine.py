"""DOT to a picture: the only module that runs Graphviz.

The engine is a program that reads DOT and writes a picture. `$ARGMAP_DOT` names one; else it is the
`graphviz-pure` that argmap installs with itself, else a `dot` of the system. What `graphviz-pure` cannot
draw (PDF, and in PNG the scripts for which it has no letters) is left to a `dot`, or to pygraphviz.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from argmap.diagram import theme
from argmap.errors import EngineError

FORMATS = ("svg", "png", "pdf", "dot")
TIMEOUT = 120.0

_PURE = "graphviz-pure"
_PYGRAPHVIZ = """\
import sys
from pygraphviz import AGraph
graph = AGraph(string=sys.stdin.buffer.read().decode())
sys.stdout.buffer.write(graph.draw(format=sys.argv[1][2:], prog="dot"))
"""
_SIZE = re.compile(rb'<svg width="(\d+)pt" height="(\d+)pt"')
_PIXELS_PER_POINT = 96 / 72
_TOOLTIP = re.compile(r'tooltip="(?:[^"\\]|\\.)*"')
_FOREIGN = re.compile("[^\\u0000-\\u052f\\u0590-\\u05ff\\u1e00-\\u22ff\\u2500-\\u25ff\\ufb00-\\ufb4f\\ufffd]")
"""What the letters that `graphviz-pure` brings along do not cover; in SVG the viewer's are used."""


def draw(dot: str, format: str = "svg", *, timeout: float = TIMEOUT) -> bytes:  # noqa: A002
    """Return the picture of a DOT text: svg, png or pdf; or the text itself, encoded, for dot.

    Raises:
        EngineError: there is no engine for the format, it failed, it took more than `timeout` seconds,
            or a PNG would be too large.
        ValueError: the format is none of `FORMATS`.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    if format == "dot":
        return dot.encode()
    command = _engine_for(format, dot)
    if format == "png":
        _refuse_large(_run(command, "svg", dot, timeout))
    return _run(command, format, dot, timeout)


def find_engine() -> str | None:
    """Return the path of the program that draws, or None."""
    named = os.environ.get("ARGMAP_DOT")
    if named:
        found = shutil.which(named)
        if found is None:
            raise EngineError(f"ARGMAP_DOT names '{named}', which is no program: correct it, or unset it")
        return found
    return next(_candidates(), None)


def _candidates() -> Iterator[str]:
    folders = (sysconfig.get_path("scripts"), str(Path(sys.executable).parent), None)
    found = [shutil.which(_PURE, path=folder) for folder in folders]
    yield from (path for path in (*found, shutil.which("dot")) if path)


def _engine_for(format: str, dot: str) -> list[str]:  # noqa: A002
    """Return the command that draws a format."""
    foreign = _FOREIGN.search(_TOOLTIP.sub("", dot)) if format == "png" else None
    engine = find_engine()
    if engine and (os.environ.get("ARGMAP_DOT") or not _is_pure(engine)):
        return [engine]
    if engine and format != "pdf" and not foreign:
        return [engine]
    if system := shutil.which("dot"):
        return [system]
    if find_spec("pygraphviz"):
        return [sys.executable, "-c", _PYGRAPHVIZ]
    raise EngineError(_remedy(format, foreign.group() if foreign else None))


def _is_pure(engine: str) -> bool:
    return Path(engine).stem == _PURE


def _remedy(format: str, foreign: str | None) -> str:  # noqa: A002
    if format == "pdf":
        return "no engine writes PDF: install 'argmap[pdf]' or Graphviz, or draw an SVG and print it"
    if foreign:
        letter = f"'{foreign}'" if foreign.isprintable() else f"U+{ord(foreign):04X}"
        return f"no engine has a letter for {letter} in PNG: draw an SVG, or install Graphviz"
    return (
        "no Graphviz engine was found: run 'pip install graphviz-pure', or install Graphviz, "
        "or let ARGMAP_DOT name its 'dot'; the format 'dot' needs none"
    )


def _run(command: list[str], format: str, dot: str, timeout: float) -> bytes:  # noqa: A002
    try:
        done = subprocess.run(  # noqa: S603
            [*command, f"-T{format}"], input=dot.encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise EngineError(
            f"drawing took more than {timeout:g} seconds: make a map of a part, "
            "or write DOT and lay it out with another program (such as sfdp)"
        ) from None
    except OSError as error:
        raise EngineError(f"'{command[0]}' cannot be run: {error.strerror}") from None
    if done.returncode or not done.stdout:
        raise EngineError(f"'{Path(command[0]).name}' failed: {_first_line(done)}")
    return done.stdout


def _first_line(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if not line.startswith("Warning")]
    return next(iter(errors or lines), f"exit status {done.returncode}")[:300]


def _refuse_large(svg: bytes) -> None:
    size = _SIZE.search(svg)
    width, height = (int(int(side) * _PIXELS_PER_POINT) for side in size.groups()) if size else (0, 0)
    if width * height > theme.PIXELS:
        raise EngineError(
            f"the PNG would have {width:,} x {height:,} pixels, more than an engine can hold in memory: "
            "draw an SVG, which has no such limit"
        )
