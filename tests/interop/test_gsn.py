"""GSN YAML: gsn2x's own samples come back as they were, and our maps keep what they say in it."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings

import argmap
from argmap.errors import ArgmapError
from argmap.interop import UnreadableError, read, read_text, write_data
from argmap.interop.carrying import Options
from argmap.interop.gsn import read as read_gsn
from argmap.interop.gsn import recognise, write
from argmap.syntax.write import write_yaml
from tests.effort import runs
from tests.interop.maps import SAMPLES, WHY_SKIPPED, damaged, good_maps, normalise

FILES = sorted((SAMPLES / "gsn2x").rglob("*.yaml"))
REFUSED = {"empty.yaml": "the file is empty", "invalid1.yaml": "a GSN file is a mapping"}


def load(text: str) -> dict[str, Any]:
    return read_gsn(text, Options("case")).data


def canonical(file: dict[str, Any]) -> dict[str, Any]:
    """What a file says, whichever way it says it; by PyYAML's data, not ours."""
    said = {}
    for name, value in file.items():
        element = dict(value or {})
        for key in {"supportedBy", "inContextOf"} & element.keys():
            element[key] = [element[key]] if isinstance(element[key], str) else element[key]
        if "text" in element:
            element["text"] = element["text"].strip()
        said[name] = element
    return said


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
def test_samples_come_back_as_they_were() -> None:
    assert len(FILES) == 14
    for path in FILES:
        if path.name in REFUSED:
            with pytest.raises(UnreadableError, match=REFUSED[path.name]):
                read(path, "gsn")
            continue
        map_, _ = read(path)
        written = write_data(map_.to_data(), "x.yaml", "gsn")
        before, after = yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(written.content)
        assert canonical(after) == canonical(before), path.name
        assert written.losses == []
        rules = {one.rule for one in argmap.check(map_) if one.severity.value == "error"}
        assert rules <= {"unsupported-claim"}, path.name


READ = """\
module: {name: Pump, brief: kept}
G1: {text: The pump is safe., supportedBy: [S1], inContextOf: [C1]}
C1: {text: In the yard., url: https://example.org/yard}
S1: {text: By parts., supportedBy: [G2, Sn2], inContextOf: [A1, J1]}
A1: {text: No rain.}
J1: {text: Parts are all there is.}
G2: {text: The motor is safe., supportedBy: Sn1, classes: [red]}
G3: {text: Later., undeveloped: true}
Sn1: {text: Test.}
Sn2: {text: Review.}
CG1: {text: It leaks., challenges: S1, supportedBy: CSn1}
CSn1: {text: Puddle.}
CSn2: {text: Old test., challenges: G2 -> Sn1}
Reply: {nodeType: CounterSolution, text: That is rain., challenges: S1 -> CG1}
"""


def test_a_file_is_a_map() -> None:
    data = load(READ)

    def came(id_: str, type_: str, **data: Any) -> dict[str, Any]:
        return {"format": "gsn", "id": id_, "type": type_, **({"data": data} if data else {})}

    context = {"C1": {"url": "https://example.org/yard", "text": "In the yard."}}
    assert data == {
        "argmap": 1,
        "title": "Pump",
        "origin": {"format": "gsn", "data": {"contexts": context, "module": {"brief": "kept"}}},
        "claims": {
            "G1": {
                "text": "The pump is safe.",
                "origin": came("G1", "Goal", inContextOf=["C1"]),
                "supported_by": ["S1"],
            },
            "S1": {
                "text": "By parts.",
                "origin": came("S1", "Strategy", inContextOf=["A1", "J1"]),
                "supported_by": [["G2", "Sn2", "A1", "J1"]],
            },
            "G2": {"text": "The motor is safe.", "origin": came("G2", "Goal", classes=["red"])},
            "G3": {"text": "Later.", "origin": came("G3", "Goal", undeveloped=True)},
        },
        "premises": {
            "A1": {
                "text": "No rain.",
                "assumption": "an assumption of the argument",
                "origin": came("A1", "Assumption"),
            },
            "J1": {
                "text": "Parts are all there is.",
                "assumption": "a justification of the argument",
                "origin": came("J1", "Justification"),
            },
            "Sn1": {"text": "Test.", "origin": came("Sn1", "Solution")},
            "Sn2": {"text": "Review.", "origin": came("Sn2", "Solution")},
            "CSn1": {"text": "Puddle.", "origin": came("CSn1", "CounterSolution")},
            "Reply": {
                "text": "That is rain.",
                "origin": came(
                    "Reply", "CounterSolution", nodeType="CounterSolution", challenges="S1 -> CG1"
                ),
                "answers": ["CG1"],
            },
        },
        "challenges": {
            "CG1": {
                "text": "It leaks.",
                "origin": came("CG1", "CounterGoal", challenges="S1"),
                "supported_by": ["CSn1"],
                "attacks": ["S1"],
            },
            "CSn2": {
                "text": "Old test.",
                "origin": came("CSn2", "CounterSolution", challenges="G2 -> Sn1"),
                "attacks": ["to-G2"],
            },
        },
        "inferences": {"to-G2": {"premises": ["Sn1"], "conclusion": "G2"}},
    }
    assert canonical(yaml.safe_load(write(data).content)) == canonical(yaml.safe_load(READ))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty"),
        ("- X1", "1:1: a GSN file is a mapping"),
        ("X1: {text: A}", "1:1: 'X1' is of no known type"),
        ("G1: [A]", "1:1: 'G1' has to be a mapping of attributes"),
        ("G1: {supportedBy: [Sn1]}", "1:6: there is no element 'Sn1'"),
        ("Goal1: {}\nG2: {supportedBy: [Gaol1]}", "2:6: there is no element 'Gaol1' (did you mean 'Goal1'?)"),
        ("G1: {supportedBy: [G1]}", "1:6: 'G1' names itself under 'supportedBy'"),
        ("G1: {supportedBy: [G2]}\nG2: {supportedBy: [G1]}", "1:6: a circle of 'supportedBy': G1, G2"),
        ("G1: {supportedBy: [A1]}\nA1: {}", "1:6: 'A1' is a Assumption, which can't stand"),
        ("G1: {supportedBy: {a: 1}}", "1:6: 'supportedBy' of 'G1' has to be an id or a list of ids"),
        ("G1: {supportedBy: [Sn1], undeveloped: true}\nSn1: {}", "1:1: 'G1' is undeveloped, but"),
        ("Sn1: {supportedBy: [Sn2]}\nSn2: {}", "1:1: 'Sn1' is a Solution: only goals"),
        ("CG1: {challenges: CG1}", "1:7: 'CG1' names itself"),
        ("CG1: {challenges: [G1, G2]}\nG1: {}\nG2: {}", "1:7: 'CG1' can challenge one"),
        ("G1: {}\nG1: {}", "2:1: key 'G1' is already on line 1"),
        ("G1: {argmap: {kind: x}}", "'x' under 'argmap' is no kind"),
    ],
)
def test_what_gsn2x_calls_an_error_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(message)):
        load(text)


def test_what_says_nothing_here_is_a_loss() -> None:
    text = """\
module: {uses: [other.yaml]}
G1: {text: A., supportedBy: [G9, Sn1, Sn1]}
G2: {text: B., inContextOf: [A1, C1]}
Sn1: {}
A1: {text: D.}
C1: {text: E.}
CG1: {text: F., challenges: G2 -> Sn1}
"""
    assert {(one.id, one.what) for one in read_gsn(text, Options()).losses} == {
        ("Sn1", "a node without text"),
        ("C1", "a context"),
        ("G1", "what 'supportedBy' names twice"),
        ("A1", "that it is in the context of 'G2'"),
        ("CG1", "that it challenges 'G2 -> Sn1'"),
        ("", "the modules that it uses"),
        ("G1", "'supportedBy' to 'G9'"),
    }


def test_each_link_to_another_module_is_told_and_written_again() -> None:
    text = """\
module: {name: Index, uses: [brakes.yaml, doors.yaml]}
G1: {text: The train is safe., supportedBy: [S1, DoorsG1], inContextOf: [DoorsC1, C1]}
S1: {text: By parts., supportedBy: [BrakesG1], inContextOf: [BrakesJ1]}
C1: {text: On rails.}
CG1: {text: They fail., challenges: BrakesG1}
CG2: {text: It rains., challenges: S1 -> BrakesG1}
"""
    reading = read_gsn(text, Options())
    assert [(loss.id, loss.what) for loss in reading.losses if loss.id not in ("", "C1")] == [
        ("G1", "'supportedBy' to 'DoorsG1'"),
        ("G1", "'inContextOf' to 'DoorsC1'"),
        ("S1", "'supportedBy' to 'BrakesG1'"),
        ("S1", "'inContextOf' to 'BrakesJ1'"),
        ("CG1", "'challenges' to 'BrakesG1'"),
        ("CG2", "'challenges' to 'S1 -> BrakesG1'"),
    ]
    assert reading.data["claims"]["G1"]["supported_by"] == ["S1"]
    writing = write(reading.data)
    assert writing.losses == []
    again = canonical(yaml.safe_load(writing.content))
    for name, element in canonical(yaml.safe_load(text)).items():
        for key, value in element.items():
            assert sorted(again[name][key]) == sorted(value)


def test_long_ids_are_kept_and_names_that_are_no_ids_are_told() -> None:
    """Nor does a name made of a text take what another element is called."""
    long = "G_the_seven_brakes_of_the_train_stop_it_on_every_line"
    others = f"{long}: {{text: T}}\nGTrains-stop: {{text: U}}\n"
    text = f"G1.1: {{text: Trains stop, supportedBy: [{long}]}}\n{others}"
    reading = read_gsn(text, Options())
    assert list(reading.data["claims"]) == ["trains-stop", long, "GTrains-stop"]
    assert [tuple(loss) for loss in reading.losses] == [
        (
            "G1.1",
            "its name",
            "ids have letters, digits, '-' and '_', and differ in more than case: it is 'trains-stop' here",
        )
    ]


@settings(max_examples=runs(300))
@given(good_maps)
def test_maps_come_back(data: dict[str, Any]) -> None:
    """All of a map is kept but circular support, and gsn2x finds no error."""
    written = write(data)
    assume(not any("circular" in one.reason for one in written.losses))
    back = read_gsn(written.content.decode(), Options())
    assert normalise(back.data, "gsn") == normalise(data, "gsn")


def test_what_gsn_has_no_word_for_is_a_loss() -> None:
    data = {
        "argmap": 1,
        "title": "x",
        "claims": {
            "a": {"text": "A.", "supported_by": ["p", "q"]},
            "b": {"text": "B.", "supported_by": ["b"], "contradicts": ["a"], "answers": ["c"]},
        },
        "premises": {"p": {"text": "P."}, "q": {"text": "Q."}},
        "challenges": {
            "c": {"text": "C.", "attacks": ["a", "p"], "residual": {"severity": "low", "rationale": "R."}}
        },
    }
    assert [(one.id, one.what) for one in write(data).losses] == [
        ("b", "a step to 'b'"),
        ("a", "that one of its 2 reasons is enough"),
        ("c", "that it is left open knowingly"),
        ("c", "'attacks' to 'p'"),
        ("b", "'answers' to 'c'"),
        ("b", "'contradicts' to 'a'"),
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
@given(
    damaged(data={"contexts": {"C1": {}}, "module": {"x": 1}, "challenges": "a -> b", "inContextOf": ["C1"]})
)
def test_damaged_origins_are_written(kept: Any) -> None:
    data = load(READ)
    data["origin"]["data"] = kept if isinstance(kept, dict) else {}
    for section in ("claims", "challenges", "premises"):
        for part in data[section].values():
            part["origin"]["data"] = data["origin"]["data"]
    write(argmap.ArgumentMap.model_validate(data, by_alias=True, by_name=False).to_data())


def test_it_is_recognised() -> None:
    assert recognise(READ)
    assert recognise("G1: {}\nSn1: {}")
    assert not recognise("argmap: 1\ntitle: x\nclaims:\n  G1: {text: x}")
    assert read_text(READ.encode(), "pump.yaml", None, None).data["title"] == "Pump"


@pytest.mark.parametrize("name", ["together", "to-g1"])
def test_the_id_of_a_linked_step_comes_back(name: str) -> None:
    step = {"premises": ["g2", "g3"], "conclusion": "g1"}
    data = {"argmap": 1, "title": "t", "claims": {one: {"text": "x"} for one in ("g1", "g2", "g3")}}
    back = read_gsn(write({**data, "inferences": {name: step}}).content.decode(), Options()).data
    assert back["inferences"] == {name: step}
