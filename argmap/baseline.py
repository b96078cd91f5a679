"""Findings that are known and suppressed, recorded so that they stay suppressed when lines move.

A finding is known by its file, its rule, the keys that lead to it (without positions in lists) and its
message, and as often as it was there.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from argmap.errors import ArgmapError, guard
from argmap.finding import Finding, Results
from argmap.reading import is_there, read_bytes, resolve

Key: TypeAlias = tuple[str, str, str, str]
"""File, rule, path, message."""

VERSION = 1
FIELDS = ("file", "rule", "path", "message")


def update_baseline(results: Results, path: Path) -> tuple[str, int]:
    """Return the text of a baseline with the findings in place of what it knows of the same files.

    What it knows of other files stays, if they are still there: how many findings that is comes second.

    Raises:
        ArgmapError: there is such a file that cannot be read, or is not a baseline.
    """
    folder = resolve(path).parent
    kept = _find_kept(results, path, folder) if is_there(path) else Counter()
    counts = Counter(_keys(results.findings, folder)) | kept  # maps may share a bibliography with findings
    known = [dict(zip(FIELDS, key, strict=True)) | {"count": counts[key]} for key in sorted(counts)]
    text = json.dumps({"argmap": VERSION, "known": known}, indent=2, ensure_ascii=False) + "\n"
    return text, counts.total() - len(results.findings)


def _find_kept(results: Results, path: Path, folder: Path) -> Counter[Key]:
    known = _read_known(path, "remove it to write a new one")
    checked = {_relative(name, folder) for name in results.files}
    others = {file for file, *_ in known} - checked
    there = {file for file in others if is_there(folder / file)}
    return Counter({key: count for key, count in known.items() if key[0] in there})


def suppress_known(results: Results, path: Path) -> None:
    """Take the findings that a baseline knows out of the results, into what is suppressed.

    Raises:
        ArgmapError: the baseline cannot be read, or it is not a baseline.
    """
    left, folder = _read_known(path, "write one with --write-baseline"), resolve(path).parent
    findings, results.findings = results.findings, []
    for finding, key in zip(findings, _keys(findings, folder), strict=True):
        left[key] -= 1
        (results.findings if left[key] < 0 else results.suppressed).append(finding)


def _read_known(path: Path, advice: str) -> Counter[Key]:
    """Return how often each finding is known; `advice` is what to do if the file is not a baseline."""
    with guard(path):
        content = read_bytes(path)
        try:
            known = json.loads(content.decode())["known"]
            return Counter({_read_key(entry): _read_count(entry["count"]) for entry in known})
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ArgmapError(f"'{path}' is not a baseline; {advice}") from error


def _read_key(entry: dict[str, Any]) -> Key:
    file, rule, path, message = (str(entry[name]) for name in FIELDS)
    return file, rule, path, message


def _read_count(count: object) -> int:
    if type(count) is not int or count < 1:
        raise ValueError(count)
    return count


def _keys(findings: Sequence[Finding], folder: Path) -> Iterator[Key]:
    files = {name: _relative(name, folder) for name in {finding.file or "" for finding in findings}}
    for finding in findings:
        keys = [str(step) for step in finding.path if isinstance(step, str)]
        yield files[finding.file or ""], finding.rule, ".".join(keys), finding.message


def _relative(name: str, folder: Path) -> str:
    """Return a path as seen from a folder, with forward slashes."""
    path = resolve(name)
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()
