"""Maps whose references lead somewhere, and what of a map two formats can be compared by."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from argmap.graph import find_lost_references
from argmap.graph.references import find_own_ids, read_reasons
from argmap.model import ArgumentMap
from argmap.vocabulary import RELATIONS
from tests.strategies import Change, Data, change, find_places, maps

SAMPLES = Path(__file__).parents[3] / "shared/samples"
WHY_SKIPPED = "the samples are not part of the project"
_STATEMENTS = ("claims", "premises", "challenges", "recommendations")


def to_data(data: Data) -> Data:
    """Return a map in its one form."""
    return ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data()


def mend(data: Data) -> Data:
    """Return a map without what names nothing, and without what is used twice."""
    data = to_data(data)
    taken: set[str] = set()
    for section in (*_STATEMENTS, "inferences"):
        for name in list(data.get(section, {})):
            if name in taken:
                del data[section][name]
            taken.add(name)
    for path, name in list(find_own_ids(data)):
        if name in taken:
            _delete(data, path)
        taken.add(name)
    while _drop_one_round(data):
        pass
    return to_data(without_empty(data))


def _drop_one_round(data: Data) -> bool:
    lost = [reference.path for reference in find_lost_references(data)]
    for path in reversed(lost):
        _delete(data, path)
    bad = [("inferences", n) for n, one in data.get("inferences", {}).items() if not _is_whole(one)]
    bad += [("challenges", n) for n, one in data.get("challenges", {}).items() if not one.get("attacks")]
    for section, name in bad:
        del data[section][name]
    for statement in _statements(data):
        reasons = statement.get("supported_by", [])
        statement["supported_by"] = [
            one for one in reasons if (_has_premises(one) if isinstance(one, dict) else one)
        ]
    return bool(lost or bad)


def _statements(data: Data) -> list[Data]:
    return [one for section in _STATEMENTS for one in data.get(section, {}).values()]


def _is_whole(inference: Data) -> bool:
    return _has_premises(inference) and "conclusion" in inference


def _has_premises(step: Data) -> bool:
    premises = step.get("premises")
    return any(premises.values()) if isinstance(premises, dict) else bool(premises)


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
    """Return a map as statements and steps, without the origins in some formats.

    It is the same to write a step at its conclusion or under `inferences`, to give a premise, reason or
    thesis twice, and to name a warrant among the premises too.
    """
    data: Data = without_empty(to_data(given))
    steps = [(name, _normalise_step(one, formats)) for name, one in data.pop("inferences", {}).items()]
    for section in _STATEMENTS:
        statements: dict[str, Data] = data.get(section, {})
        for name, one in statements.items():
            for reason in read_reasons((section, name), one):
                ends = {"premises": [end for _, end in reason.names], "conclusion": name}
                step = {**reason.data, **ends}
                steps.append((step.pop("id", ""), _normalise_step(step, formats)))
            one.pop("supported_by", None)
            for relation in set(RELATIONS) & one.keys():
                one[relation] = sorted(set(one[relation]))
            statements[name] = {**_without_origin(one, formats), "text": one["text"].strip()}
    unique = {repr((name, sorted(step.items(), key=str))): (name, step) for name, step in steps}
    data["title"] = data["title"].strip()
    if "thesis" in data:
        data["thesis"] = list(dict.fromkeys(data["thesis"]))
    data["steps"] = [unique[key] for key in sorted(unique)]
    return _without_origin(data, formats)


def _normalise_step(given: Data, formats: tuple[str, ...]) -> Data:
    step = _without_origin(given, formats)
    warrant = step.get("warrant")
    named = step["premises"]
    if isinstance(named, dict):  # by their roles
        named = [one for ones in named.values() for one in ([ones] if isinstance(ones, str) else ones)]
    premises = sorted({one for one in named if one != warrant}) or [warrant]
    step["premises"] = premises
    if premises == [warrant]:
        del step["warrant"]
    return step


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


def edits(pieces: list[str]) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    """A few changes of a text: where, how many characters go, and what comes in their place."""
    one = st.tuples(st.integers(0, 3000), st.integers(0, 9), st.sampled_from(pieces))
    return st.lists(one, min_size=1, max_size=6)


def edit(text: str, changes: list[tuple[int, int, str]]) -> str:
    """Return a text with these changes made, one after the other."""
    for place, length, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    return text
