"""Citations that have not the shape of an id, because they are keys as the files of works have them."""

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from argmap.bibliography.loading import Bibliography, read_bibliography
from argmap.bibliography.works import make_id
from argmap.edits import Path
from argmap.finding import Finding
from argmap.spelling import Speller


def explain_citations(
    faults: Sequence[Finding], data: Mapping[str, Any], folder: FilePath | None
) -> list[Finding]:
    """Return faults of shape; where a citation is the key of a work, the advice is the id of that work."""
    cited = [_find_key(data, fault.path) if fault.rule == "invalid-value" else "" for fault in faults]
    names = data.get("bibliography")
    names = [names] if isinstance(names, str) else names
    if not names or not any(cited) or any(fault.path[:1] == ("bibliography",) for fault in faults):
        return list(faults)
    meant = _Meant(read_bibliography({"bibliography": names}, folder))
    advice = [meant.find(key) if key else None for key in cited]
    return [
        fault._replace(advice=f"did you mean '{id_}'?") if id_ else fault
        for fault, id_ in zip(faults, advice, strict=True)
    ]


def _find_key(data: Any, path: Path) -> str:
    """Return the key in a citation, without the signs that Markdown has around it; empty where it is none."""
    if "sources" not in path[1:] and "derived_from" not in path:
        return ""
    for step in path:
        data = data[step]
    return data.partition(",")[0].strip("[]@ ") if isinstance(data, str) else ""


class _Meant:
    """The works that citations by key mean."""

    def __init__(self, bibliography: Bibliography) -> None:
        self._bibliography = bibliography
        self._speller: Speller | None = None

    def find(self, key: str) -> str | None:
        """Return the id of a work by its key, by the id that its key would have, or by the nearest key."""
        keys, works = self._bibliography.keys, self._bibliography.works
        if key in keys or make_id(key) in works:
            return keys.get(key) or make_id(key)
        self._speller = self._speller or Speller(keys)
        near = self._speller.nearest(key)
        return keys[near] if near else None
