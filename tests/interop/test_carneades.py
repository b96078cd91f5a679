"""Carneades YAML: its own samples come back as they were, and our maps keep their meaning in it."""

import re
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

import argmap
from argmap.errors import ArgmapError
from argmap.evaluation import evaluate
from argmap.graph import Graph
from argmap.interop import Loss, UnreadableError, read, read_text, write_data
from argmap.interop.carneades import read as read_carneades
from argmap.interop.carneades import recognise, write
from argmap.interop.carneades.names import spell
from argmap.interop.carrying import Options
from argmap.syntax.write import write_yaml
from tests.effort import runs
from tests.evaluation.eight_oracle import random_map
from tests.interop.maps import SAMPLES, WHY_SKIPPED, damaged, good_maps, mend, normalise

FILES = sorted((SAMPLES / "carneades").glob("*.yml"))


def load(text: str) -> dict[str, Any]:
    return read_carneades(text, Options("debate")).data


def canonical(file: dict[str, Any]) -> dict[str, Any]:
    """What a file says, whichever way it says it; by PyYAML's data, not ours."""
    statements, assumed = {}, list(file.get("assumptions") or [])
    for name, value in (file.get("statements") or {}).items():
        statement = dict(value) if isinstance(value, dict) else {"text": value}
        if statement.pop("assumed", False):
            assumed.append(name)
        statements[name] = {**statement, "text": str(statement["text"]).strip()}
    meta = {key: str(value).strip() for key, value in (file.get("meta") or {}).items()}
    tests = {label: sorted(names) for label, names in (file.get("tests") or {}).items() if names}
    said = {
        **file,
        "meta": meta,
        "statements": {name: {"text": name} for name in assumed} | statements,
        "assumptions": sorted(assumed),
        "tests": tests,
    }
    return {key: value for key, value in said.items() if value}


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
def test_samples_come_back_as_they_were() -> None:
    assert len(FILES) == 22
    for path in FILES:
        map_, _ = read(path)
        written = write_data(map_.to_data(), "x.yml", "carneades")
        before, after = yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(written.content)
        assert canonical(after) == canonical(before), path.name
        assert written.losses == []
        rules = {one.rule for one in argmap.check(map_) if one.severity.value == "error"}
        assert rules <= {"unsupported-claim", "circular-support"}, path.name


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
def test_each_test_of_the_samples_is_an_expectation_or_a_loss() -> None:
    kept = lost = 0
    for path in FILES:
        map_, losses = read(path)
        tests = yaml.safe_load(path.read_text(encoding="utf-8")).get("tests") or {}
        tested = sum(len(set(names)) for names in tests.values())
        differ = [one for one in losses if one.what.startswith("the test")]
        assert len(map_.expect) + len(differ) == tested, path.name
        kept, lost = kept + len(map_.expect), lost + len(differ)
    assert (kept, lost) == (68, 21)


READ = """\
meta: {title: Tea, note: kept}
statements:
  tea: Tea is best.
  noTea: {text: Tea is not best., meta: {by: me}}
  hot: It is hot.
  cold: It is cold.
  odd: It is odd.
arguments:
  a1: {conclusion: tea, premises: [hot], undercutter: cold}
  a2: {conclusion: noTea, premises: {warrant: odd, minor: hot}, weight: 0.5}
  a3: {conclusion: noTea, premises: [hot]}
issues:
  i1: {positions: [tea, noTea]}
assumptions: [hot, cold, rain(today)]
tests: {out: [tea], undecided: [noTea]}
"""


def test_a_file_is_a_map() -> None:
    data = load(READ)
    assert data == {
        "argmap": 1,
        "title": "Tea",
        "origin": {
            "format": "carneades",
            "data": {
                "meta": {"note": "kept"},
                "issues": {"i1": {"positions": ["tea", "noTea"]}},
                "tests": {"out": ["tea"], "undecided": ["noTea"]},
            },
        },
        "claims": {
            "tea": {
                "text": "Tea is best.",
                "origin": {"format": "carneades", "id": "tea"},
                "contradicts": ["noTea"],
            },
            "noTea": {
                "text": "Tea is not best.",
                "origin": {
                    "format": "carneades",
                    "id": "noTea",
                    "data": {"meta": {"by": "me"}, "arguments": {"a3": "hot"}},
                },
                "supported_by": ["hot"],
            },
            "odd": {"text": "It is odd.", "origin": {"format": "carneades", "id": "odd"}},
        },
        "expect": {"tea": "contested"},
        "premises": {
            "hot": {
                "text": "It is hot.",
                "assumption": "assumed",
                "origin": {"format": "carneades", "id": "hot"},
            },
            "rain-today": {
                "text": "rain(today)",
                "assumption": "assumed",
                "origin": {"format": "carneades", "id": "rain(today)"},
            },
        },
        "challenges": {
            "cold": {
                "text": "It is cold.",
                "origin": {"format": "carneades", "id": "cold"},
                "attacks": ["a1"],
            }
        },
        "inferences": {
            "a1": {
                "premises": ["hot"],
                "conclusion": "tea",
                "origin": {"format": "carneades", "id": "a1"},
            },
            "a2": {
                "premises": ["hot"],
                "conclusion": "noTea",
                "warrant": "odd",
                "origin": {
                    "format": "carneades",
                    "id": "a2",
                    "data": {"weight": 0.5, "roles": {"warrant": "odd", "minor": "hot"}},
                },
            },
        },
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- x", "1:1: the file has to be a mapping of names, not a list"),
        ("statements: {a: A}\narguments: {a1: {conclusion: b}}", "there is no statement 'b'"),
        ("statements: {alpha: A}\narguments: {a1: {conclusion: alpa}}", "did you mean 'alpha'?"),
        ("statements: {a: A}\narguments: {a1: {premises: [a]}}", "2:13: an argument has a 'conclusion'"),
        ("statements: {a: A}\nissues: {i: {positions: a}}", "2:14: 'positions' has to be a list"),
        ("statements: {a: [A]}", "1:14: a text is expected here, not a list"),
        ("statements: {a: &x A}", "anchors are not supported"),
        ("statements: {a: {text: A, meta: {argmap: {kind: fact}}}}", "'fact' under 'argmap' is no kind"),
        ("statements: {a: {text: A, meta: {argmap: {id: 1}}}}", "'id' under 'argmap' has to be a text"),
        ("statements: {a: {text: A, meta: {argmap: {kind: claim, at: 1}}}}", "claims.a.at"),
        (
            "meta: {argmap: {thesis: 1}}",
            "what is kept under 'argmap' is not part of a map:\nthesis: expected a text or a list",
        ),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(message)):
        load(text)


def test_semantic_differences_are_losses() -> None:
    text = """\
statements: {p: P, q: Q, r: R, u: U}
arguments:
  a1: {conclusion: p, premises: [q, r], scheme: cumulative, undercutter: u}
  a2: {conclusion: q}
issues: {i: {positions: [p, r], standard: BRD}}
assumptions: [p, r]
"""
    assert {(one.id, one.what) for one in read_carneades(text, Options()).losses} == {
        ("arguments/a1", "its weight by 'cumulative'"),
        ("u", "that it undercuts 'a1'"),
        ("arguments/a2", "that it has no premises"),
        ("p", "that it is assumed"),
        ("i", "its proof standard 'BRD'"),
        ("p", "that it can't be attacked"),
        ("r", "that it can't be attacked"),
    }


def label(file: dict[str, Any]) -> dict[str, str]:
    """Grounded labels of a file without issues, all arguments linked (Carneades 4, `GroundedLabelling`)."""
    arguments: dict[str, list[dict[str, Any]]] = {name: [] for name in file["statements"]}
    for argument in file.get("arguments", {}).values():
        arguments[argument["conclusion"]].append(argument)
    labels = {name: "in" if name in file.get("assumptions", ()) else "" for name in arguments}

    def state(argument: dict[str, Any]) -> str:
        """Whether an argument is `in` (weighs), `out` (weighs nothing, for good), or open."""
        undercut = labels[argument["undercutter"]] if "undercutter" in argument else "out"
        premises = argument.get("premises", [])
        premises = premises.values() if isinstance(premises, dict) else premises
        states = {labels[one] for one in premises}
        if undercut == "in":
            return "out"
        if undercut != "out" or "" in states:
            return ""
        return "out" if "out" in states else "in"

    changed = True
    while changed:
        changed = False
        for name, own in arguments.items():
            states = [state(one) for one in own]
            new = "in" if "in" in states else "out" if all(one == "out" for one in states) else ""
            if new and not labels[name]:
                labels[name], changed = new, True
    return {name: one or "undecided" for name, one in labels.items()}


FORCE = {True: "in", False: "out", None: "undecided"}


def has_circle(file: dict[str, Any]) -> bool:
    """Whether the label of a statement hangs on itself, by premises and undercutters."""
    follows: dict[str, set[str]] = {name: set() for name in file["statements"]}
    for argument in file.get("arguments", {}).values():
        premises = argument.get("premises", [])
        follows[argument["conclusion"]].update(premises.values() if isinstance(premises, dict) else premises)
        follows[argument["conclusion"]].update({argument.get("undercutter")} - {None})
    for _ in follows:
        follows = {one: near | {b for a in near for b in follows[a]} for one, near in follows.items()}
    return any(one in near for one, near in follows.items())


def test_written_maps_have_the_same_labels_there() -> None:
    seen = set()
    for seed in range(runs(3000, part=30)):
        data = mend(random_map(Random(seed)))
        file = yaml.safe_load(write(data).content)
        labels, may_differ = label(file), has_circle(file)
        graph = Graph.of(data)
        run = evaluate(graph).asserted
        for statement in graph.statements:
            there, here = labels[spell(statement.key)], run.answer(statement)
            assert there == here or (there == "undecided" and may_differ), (seed, statement.id, data)
            force = labels.get(f"force_{spell(statement.key)}", there)
            has_force = FORCE[run.force[statement.index]]
            residual = "residual" in statement.data
            assert force == has_force or residual or (force == "undecided" and may_differ), (
                seed,
                statement.id,
            )
            seen.add((there, here, force))
    assert seen >= {(one, one, one) for one in ("in", "out", "undecided")} | {
        ("in", "in", "out"),
        ("in", "in", "undecided"),
    }


@pytest.mark.parametrize("hindrance", ["undercutter", "premise"])
def test_an_argument_with_a_premise_that_is_out_may_be_undecided_there(hindrance: str) -> None:
    """Carneades looks at premises only where no undercutter and no premise of the argument is undecided."""
    data: dict[str, Any] = {
        "argmap": 1,
        "title": "x",
        "claims": {"c": {"text": "C."}, "none": {"text": "Nothing is given for it."}},
        "premises": {"p": {"text": "P.", "contradicts": "q"}, "q": {"text": "Q."}, "r": {"text": "R."}},
        "inferences": {
            "i": {"premises": ["none", "p" if hindrance == "premise" else "r"], "conclusion": "c"}
        },
    }
    if hindrance == "undercutter":
        data["challenges"] = {"x": {"text": "X.", "attacks": "i", "supported_by": "p"}}
    graph = Graph.of(data)
    [here] = [evaluate(graph).asserted.answer(part) for part in graph.statements if part.id == "c"]
    assert (label(yaml.safe_load(write(data).content))["c"], here) == ("undecided", "out")


@settings(max_examples=runs(300))
@given(good_maps)
def test_maps_come_back(data: dict[str, Any]) -> None:
    """All of a map is kept: kinds, relations, sources, places, expectations."""
    back = read_carneades(write(data).content.decode(), Options())
    assert normalise(back.data, "carneades") == normalise(data, "carneades")
    assert write(back.data).content == write(back.data).content


def test_a_residual_challenge_is_a_loss() -> None:
    data = {
        "argmap": 1,
        "title": "x",
        "premises": {"p": {"text": "P."}},
        "challenges": {
            "c": {"text": "C.", "attacks": ["p"], "residual": {"severity": "low", "rationale": "Rare."}}
        },
    }
    losses = write(data).losses
    assert losses == [
        Loss("c", "its attack on 'p'", "a residual challenge has no force, and Carneades has no such mark")
    ]


@settings(max_examples=runs(200))
@given(damaged(data=yaml.safe_load(READ)))
def test_damaged_files_are_read_or_refused(file: Any) -> None:
    try:
        data = load(write_yaml(file))
    except ArgmapError:
        return
    write(argmap.ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data())


@settings(max_examples=runs(200))
@given(damaged(data=load(READ)["origin"]["data"]))
def test_damaged_origins_are_written(kept: Any) -> None:
    data = load(READ)
    data["origin"]["data"] = kept if isinstance(kept, dict) else {}
    for part in data["claims"].values():
        part["origin"]["data"] = data["origin"]["data"]
    write(argmap.ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data())


def test_it_is_recognised() -> None:
    assert recognise(READ)
    assert not recognise("argmap: 1\ntitle: x\nclaims: {}")
    assert read_text(READ.encode(), "tea.yml", None, None).data["title"] == "Tea"
