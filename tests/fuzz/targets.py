"""What is fuzzed: every reader of the registry, those of settings, and a map all the way to its report."""

import atexit
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from argmap.analysis import Analysis
from argmap.baseline import suppress_known
from argmap.bibliography import read_works
from argmap.checker import Placer
from argmap.diagram import find_theme
from argmap.errors import ArgmapError, FaultError
from argmap.finding import Results
from argmap.formats import Format, formats_for
from argmap.interop import read_text
from argmap.schema_profile import Profile
from argmap.schemes.catalogue import read_schemes
from argmap.settings_file import load_configuration
from argmap.shape import find_shape_problems
from argmap.syntax.decode import decode
from tests.fuzz import seeds

Shape: TypeAlias = Literal["json", "yaml", "toml", "text"]

_FEW = 10
_LARGEST: dict[Shape, int] = {"json": 1000, "toml": 1000, "yaml": 500, "text": 300}
_WORKS = ("argmap.bibliography", "bibtexparser", "pybtex", "pylatexenc", "rispy")
_MAPS = ("argmap.shape", "argmap.syntax")


@dataclass(frozen=True)
class Target:
    """A reader: what it does with the bytes of a file, and files to start from.

    packages: the code whose edges are counted. The less, the faster: this reader's own, and no more.
    shape: how the content is built, so that whole values can be changed and not letters alone.
    largest: the size of the largest input, in bytes: small inputs are many inputs.
    """

    run: Callable[[bytes], object]
    find_seeds: Callable[[], Sequence[bytes]]
    packages: tuple[str, ...] = ()
    shape: Shape = "text"
    largest: int = 500

    def find_small_seeds(self) -> list[bytes]:
        """Return the files to start from that are not too large, and a few in any case."""
        seeds = sorted(self.find_seeds(), key=len)
        return [seed for number, seed in enumerate(seeds) if number < _FEW or len(seed) <= self.largest]

    def is_fine(self, content: bytes) -> None:
        """Read; the errors that argmap documents are fine, and all others go on."""
        try:
            self.run(content)
        except FaultError as error:
            raise error.__cause__ or error from None
        except ArgmapError:
            return


def _read_interchange(format_: Format, content: bytes) -> None:
    name = _folder() / f"debate{format_.endings[0]}"
    beside = name.with_suffix(format_.beside)
    if format_.beside and not beside.exists():
        beside.write_bytes(seeds.ESSAY)
    reading = read_text(content, str(name), format_.name, None)
    problems = list(find_shape_problems(reading.data))
    assert not problems, f"what was read is no map: {problems[0]}"


def _read_works(ending: str, content: bytes) -> None:
    text, _, bad = decode(content)
    if bad is None:
        shelf = read_works(text, f"works{ending}")
        problems = list(find_shape_problems({"argmap": 1, "title": "x", "sources": shelf.sources}))
        assert not problems, f"what was read are no sources: {problems[0]}"


def _read_map(ending: str, content: bytes) -> None:
    analysis = Analysis.from_text(content, f"m{ending}")
    for finding in analysis.faults:
        str(finding)


def _take_all_steps(content: bytes) -> None:
    """Check, evaluate, draw and review a map; what is wrong with its shape is taken out first."""
    analysis = Analysis.from_text(content, "m.yaml")
    if analysis.faults and analysis.document:
        analysis = Analysis.from_map(_take_out_faults(analysis.document.data))
    assert analysis.results.findings is not None
    analysis.verdicts()
    analysis.render("dot")
    analysis.report("markdown")


def _take_out_faults(data: Any) -> Any:
    for _, problem in list(find_shape_problems(data))[::-1]:
        holder = data
        for step in problem.path[:-1]:
            holder = holder[step]
        if problem.path and (not isinstance(holder, dict) or problem.path[-1] in holder):
            del holder[problem.path[-1]]
    return {"argmap": 1, "title": "x", **data} if isinstance(data, dict) else {}


def _from_file(name: str, read: Callable[[Path], object], content: bytes) -> None:
    path = _folder() / name
    path.write_bytes(content)
    try:
        read(path)
    finally:
        path.unlink()


@cache
def _folder() -> Path:
    """Return a folder that lasts as long as the process, with a name that no other has."""
    folder = tempfile.TemporaryDirectory(prefix="argmap-fuzz-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _check_with_profile(path: Path) -> None:
    data = {"argmap": 1, "title": "x", "thesis": ["a", "a"], "claims": {"a": {"text": "x"}}}
    Profile(path).check(data, Placer())


def _check_with_works(path: Path) -> None:
    """Check and review a map that cites all works of a bibliography."""
    premises = {"p": {"text": "It is so.", "sources": list(read_works(path.read_bytes(), path.name).sources)}}
    data = {"argmap": 1, "title": "x", "bibliography": [path.name], "premises": premises}
    analysis = Analysis.from_map(data, folder=path.parent)
    assert analysis.results.findings is not None
    analysis.report("markdown")


def _load_configuration(path: Path) -> None:
    load_configuration(None, path.parent)


_SETTINGS = ("argmap.settings", "argmap.settings_file", "argmap.toml")
_FILES: dict[str, tuple[Callable[[Path], object], Callable[[], list[bytes]], tuple[str, ...]]] = {
    "argmap.toml": (_load_configuration, lambda: [seeds.CONFIGURATION], _SETTINGS),
    "pyproject.toml": (_load_configuration, lambda: [seeds.PROJECT], _SETTINGS),
    "theme.toml": (lambda path: find_theme(str(path)), seeds.find_themes, ("argmap.diagram", "argmap.toml")),
    "catalogue.yaml": (read_schemes, seeds.find_catalogues, ("argmap.schemes", "argmap.syntax")),
    "baseline.json": (
        lambda path: suppress_known(Results(), path),
        lambda: [seeds.BASELINE],
        ("argmap.baseline", "argmap.syntax"),
    ),
    "profile.json": (
        _check_with_profile,
        lambda: [seeds.PROFILE],
        ("argmap.schema_profile", "argmap.linear_keywords", "jsonschema"),
    ),
    "cited.bib": (_check_with_works, lambda: seeds.find_works("bibtex"), ("argmap",)),
    "cited.json": (_check_with_works, lambda: seeds.find_works("csl-json"), ("argmap",)),
}


def list_targets() -> dict[str, Target]:
    """Return all targets by their names: first the readers, those that most people use, then all the rest."""
    targets = {
        "map.yaml": _reader(".yaml", partial(_read_map, ".yaml"), seeds.find_maps, _MAPS),
        "map.json": _reader(".json", partial(_read_map, ".json"), seeds.find_json_maps, _MAPS),
    }
    for format_ in formats_for("works", reads=True).values():
        if format_.endings:
            ending, find_works = format_.endings[0], partial(seeds.find_works, format_.name)
            targets[format_.name] = _reader(ending, partial(_read_works, ending), find_works, _WORKS)
    for format_ in formats_for("interchange", reads=True).values():
        run, find_files = partial(_read_interchange, format_), partial(seeds.find_interchange, format_)
        targets[format_.name] = _reader(format_.endings[0], run, find_files, ("argmap.interop",))
    for name, (read, find, packages) in _FILES.items():
        targets[name] = _reader(Path(name).suffix, partial(_from_file, name, read), find, packages)
    targets["map"] = Target(_take_all_steps, seeds.find_maps, ("argmap",), "yaml", seeds.LARGEST)
    return targets


def _reader(
    ending: str,
    run: Callable[[bytes], object],
    find_seeds: Callable[[], Sequence[bytes]],
    packages: tuple[str, ...],
) -> Target:
    shapes: dict[str, Shape] = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}
    shape = shapes.get(ending, "text")
    return Target(run, find_seeds, packages, shape, _LARGEST[shape])
