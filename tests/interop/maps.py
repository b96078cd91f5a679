"""Maps whose references lead somewhere, and what of a map two formats can be compared by."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from argmap.graph import find_references, name_kinds
from argmap.graph.references import TARGETS
from argmap.model import ArgumentMap
from tests.strategies import Change, Data, change, find_places, maps

SAMPLES = Path(__file__).parents[3] / "shared/samples"
WHY_SKIPPED = "the samples are not part of the project"
_STATEMENTS = ("claims", "premises", "challenges", "recommendations")


def mend(data: Data) -> Data:
    """Return a map without what names nothing, and without what is used twice."""
    data = ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data()
    taken: set[str] = set()
    for section in (*_STATEMENTS, "inferences"):
        for name in list(data.get(section, {})):
            if name in taken:
                del data[section][name]
            taken.add(name)
    while _drop_one_round(data):
        pass
    mended: Data = without_empty(data)
    return mended


def _drop_one_round(data: Data) -> bool:
    kinds = name_kinds(data)
    sources, sections = data.get("sources", {}), data.get("sections", {})
    lost = []
    for reference in find_references(data):
        if reference.relation in ("sources", "derived_from"):
            fits = reference.id in sources
        elif reference.relation == "section":
            fits = reference.id in sections
        else:
            fits = kinds.get(reference.id) in TARGETS[reference.relation]
        if not fits:
            lost.append(reference.path)
    for path in reversed(lost):
        _delete(data, path)
    bad = [("inferences", n) for n, one in data.get("inferences", {}).items() if not _is_whole(one)]
    bad += [("challenges", n) for n, one in data.get("challenges", {}).items() if not one.get("attacks")]
    for section, name in bad:
        del data[section][name]
    return bool(lost or bad)


def _is_whole(inference: Data) -> bool:
    return bool(inference.get("premises")) and "conclusion" in inference


def _delete(data: Any, path: tuple[str | int, ...]) -> None:
    for step in path[:-1]:
        data = data[step]
    del data[path[-1]]


def without_empty(value: Any) -> Any:
    """Return data without empty lists and mappings in mappings, but for what an origin keeps."""
    if isinstance(value, dict):
        inner = {k: v if k == "origin" else without_empty(v) for k, v in value.items()}
        return {k: v for k, v in inner.items() if v not in ([], {})}
    return [one for one in map(without_empty, value) if one != {}] if isinstance(value, list) else value


good_maps: st.SearchStrategy[Data] = maps.map(mend)


def normalise(given: Data, *formats: str) -> Data:
    """Return a map as steps and relations, without the origins in some formats and the ids of plain steps."""
    data: Data = without_empty(given)
    attacked = {target for one in data.get("challenges", {}).values() for target in one["attacks"]}
    steps: list[tuple[str, Data]] = []
    for name, given_step in data.pop("inferences", {}).items():
        step = _without_origin(given_step, formats)
        warrant = step.get("warrant")
        premises = sorted({one for one in step["premises"] if one != warrant}) or [warrant]
        step["premises"] = premises
        if premises == [warrant]:
            del step["warrant"]
        keeps_id = name in attacked or set(step) != {"premises", "conclusion"} or len(premises) > 1
        steps.append((name if keeps_id else "", step))
    for section in _STATEMENTS:
        statements: dict[str, Data] = data.get(section, {})
        for name, one in statements.items():
            reasons = one.pop("supported_by", [])
            steps += [("", {"premises": [premise], "conclusion": name}) for premise in reasons]
            for relation in ("attacks", "answers", "contradicts"):
                if relation in one:
                    one[relation] = sorted(set(one[relation]))
            statements[name] = {**_without_origin(one, formats), "text": one["text"].strip()}
    unique = {repr((name, sorted(step.items(), key=str))): (name, step) for name, step in steps}
    data["title"] = data["title"].strip()
    data["steps"] = [unique[key] for key in sorted(unique)]
    return _without_origin(data, formats)


def _without_origin(part: Data, formats: tuple[str, ...]) -> Data:
    if part.get("origin", {}).get("format") in formats:
        return {key: value for key, value in part.items() if key != "origin"}
    return dict(part)


_ODD: list[Any] = [None, True, 7, -1e300, "", "x", [], {}, [[]], ["x"], {"x": []}, [{}], {"": 1}]


def _replace_by(value: Any) -> Change:
    return lambda key, _: [(key, value)]


@st.composite
def damaged(draw: st.DrawFn, good: st.SearchStrategy[Any] | None = None, data: Any = None) -> Any:
    """Plain data with one to three values replaced by something else."""
    data = draw(good) if good is not None else data
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(list(find_places(data))))
        data = change(data, place, _replace_by(draw(st.sampled_from(_ODD))))
    return data
