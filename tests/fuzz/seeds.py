"""What fuzzing starts from: the tests' own cases, and maps of these cases written in every format."""

import ast
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from argmap.analysis import Analysis
from argmap.bibliography import write_works
from argmap.formats import Format
from argmap.interop import write_data
from argmap.vocabulary import KINDS

TESTS = Path(__file__).parents[1]
LARGEST = 2048
"""The size of the largest input, in bytes: small inputs are many inputs."""

_SHORT = 20
_SIGNS = {"bibtex": "@", "ris": "TY  - ", "csl-json": '"id":', "csl-yaml": "id:"}
_THEMES = TESTS.parent / "argmap/diagram/themes"

CONFIGURATION = b"""\
select = ["no-challenge", "stale-source"]
ignore = ["orphan-statement"]
fail-on = "warning"
baseline = "baseline.json"
profile = "profile.json"
[severity]
no-challenge = "error"
[rules.stale-source]
years = 10
"""
PROJECT = b"""\
[project]
name = "maps"
[tool.argmap]
select = ["no-challenge"]
severity = {no-challenge = "info"}
[tool.argmap.rules]
stale-source.years = 10
"""
ESSAY = b"""\
Should trams run at night?

Trams should run at night. Shifts end at two. Some say the streets would be
all loud. New tracks are quiet, though.
"""
BASELINE = b"""\
{"argmap": 1, "known": [
  {"file": "m.yaml", "rule": "no-thesis", "path": "", "message": "no claim is the thesis", "count": 2},
  {"file": "m.yaml", "rule": "uncited-premise", "path": "premises.a", "message": "x", "count": 1}]}
"""
PROFILE = b"""\
{"$id": "urn:house", "$ref": "urn:argmap:schema:1", "type": "object", "required": ["paper", "thesis"],
 "properties": {"claims": {"minProperties": 2, "additionalProperties": {"required": ["section"]}},
                "title": {"type": "string", "pattern": "^[A-Z]", "errorMessage": "begin with a capital"},
                "thesis": {"allOf": [{"$ref": "#/$defs/few"}], "uniqueItems": true}},
 "$defs": {
   "few": {"type": "array", "maxItems": 3, "contains": {"const": "a"}, "items": {"enum": ["a", "b"]}}}}
"""


def find_files(*patterns: str) -> list[bytes]:
    """Return what small files of the tests' cases hold."""
    return _small(path.read_bytes() for pattern in patterns for path in sorted(TESTS.glob(pattern)))


def find_catalogues() -> list[bytes]:
    """Return a small catalogue of schemes."""
    return [(TESTS / "plugin/argmap_house/schemes.yaml").read_bytes()]


def find_themes() -> list[bytes]:
    """Return the themes that the package has."""
    return [path.read_bytes() for path in sorted(_THEMES.glob("*.toml"))]


def find_maps() -> list[bytes]:
    """Return the maps of the tests' cases."""
    return find_files("cases/*/*.yaml", "evaluation/cases/*.yaml")


def find_json_maps() -> list[bytes]:
    """Return maps in JSON."""
    return _small(json.dumps(data).encode() for data in _whole_maps())


def find_interchange(format_: Format) -> list[bytes]:
    """Return files in the format of another tool."""
    own = find_files(*(f"interop/**/cases/*{ending}" for ending in format_.endings))
    in_tests = (text.encode() for text in _find_texts() if format_.load().recognise(text))
    maps = _whole_maps() if format_.writes else []
    stated = [data for data in maps if any(data.get(section) for section in KINDS)]
    written = (write_data(data, "m", format_.name).content for data in stated)
    return own + _small(in_tests) + _small(written)


def find_works(format_name: str) -> list[bytes]:
    """Return bibliographies in a format."""
    works = [data["sources"] for data in _whole_maps() if data.get("sources")]
    written = (write_works(sources, format_name)[0].encode() for sources in works)
    sign = _SIGNS.get(format_name)
    return _small(written) + _small(text.encode() for text in _find_texts() if sign and sign in text)


def _small(contents: Iterable[bytes]) -> list[bytes]:
    return [content for content in contents if len(content) <= LARGEST]


@cache
def _find_texts() -> list[str]:
    """Return the texts in the code of the tests, which are files in all formats."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(TESTS.glob("*/**/test_*.py"))]
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return list(dict.fromkeys(text for text in texts if isinstance(text, str) and len(text) > _SHORT))


@cache
def _whole_maps() -> list[dict[str, Any]]:
    analyses = map(Analysis.from_text, find_maps())
    return [analysis.map.to_data() for analysis in analyses if not analysis.faults]
