"""Findings that are known and suppressed, recorded so that they stay suppressed when lines move.

A finding is known by its file, its rule, the keys that lead to it (without positions in lists) and its
message, and as often as it was there.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from argmap.errors import ArgmapError, cannot_read
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


def suppress_known(results: Results, path: Path) -> None:
    """Take the findings that a baseline knows out of the results, into what is suppressed.

    Raises:
        ArgmapError: the baseline cannot be read, or it is not a baseline.
    """
    left, folder = _read_known(path), path.resolve().parent
    findings, results.findings = results.findings, []
    for finding, key in zip(findings, _keys(findings, folder), strict=True):
        left[key] -= 1
        (results.findings if left[key] < 0 else results.suppressed).append(finding)


def _read_known(path: Path) -> Counter[Key]:
    """Return how often each finding is known."""
    try:
        content = json.loads(path.read_bytes().decode())
        return Counter({_read_key(entry): int(entry["count"]) for entry in content["known"]})
    except OSError as error:
        raise cannot_read(path, error) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ArgmapError(f"'{path}' is not a baseline; write one with --write-baseline") from error


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
