"""Findings that are known and stay quiet, recorded so that moving lines does not wake them.

A finding is known by its file, its rule, the keys that lead to it (without positions in lists) and its
message, and as often as it was there.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from argmap.errors import ArgmapError
from argmap.finding import Finding, Results

Key: TypeAlias = tuple[str, str, str, str]
"""File, rule, path, message."""

VERSION = 1
FIELDS = ("file", "rule", "path", "message")


def format_baseline(results: Results, folder: Path) -> str:
    """Return the findings as the text of a baseline file that will stand in `folder`."""
    counts = Counter(_keys(results.findings, folder))
    known = [dict(zip(FIELDS, key, strict=True)) | {"count": counts[key]} for key in sorted(counts)]
    return json.dumps({"argmap": VERSION, "known": known}, indent=2, ensure_ascii=False) + "\n"


def read_baseline(path: Path) -> Counter[Key]:
    """Return how often each finding is known.

    Raises:
        ArgmapError: it can't be read, or is no baseline.
    """
    try:
        content = json.loads(path.read_bytes().decode())
        return Counter({_read_key(one): int(one["count"]) for one in content["known"]})
    except OSError as error:
        raise ArgmapError(f"cannot read '{path}': {(error.strerror or str(error)).lower()}") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ArgmapError(f"'{path}' is no baseline: write it with --write-baseline") from error


def keep_new(results: Results, known: Counter[Key], folder: Path) -> Results:
    """Return the results without what is known; `known` says how many that are."""
    left = known.copy()
    new: list[Finding] = []
    for finding, key in zip(results.findings, _keys(results.findings, folder), strict=True):
        left[key] -= 1
        if left[key] < 0:
            new.append(finding)
    return Results(new, results.waived, results.files, len(results.findings) - len(new))


def _read_key(entry: dict[str, Any]) -> Key:
    file, rule, path, message = (str(entry[name]) for name in FIELDS)
    return file, rule, path, message


def _keys(findings: Sequence[Finding], folder: Path) -> Iterator[Key]:
    files = {name: _relative(name, folder) for name in {finding.file or "" for finding in findings}}
    for finding in findings:
        keys = [str(step) for step in finding.path if isinstance(step, str)]
        yield files[finding.file or ""], finding.rule, ".".join(keys), finding.message


def _relative(name: str, folder: Path) -> str:
    """Return a path as seen from a folder, with forward slashes; what lies outside stays as it is."""
    path = Path(name).resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name
