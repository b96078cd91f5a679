"""Unknown keys: what was meant, by spelling and by meaning, and where it belongs."""

import pytest

from argmap import Analysis

CLAIM = "claims: {c: {text: 'A', KEY: [x]}}"
PREMISE = "premises: {c: {text: 'A', KEY: [x]}}"
CHALLENGE = "challenges: {c: {text: 'A', attacks: [b], KEY: [x]}}"
HINTS = [
    (CLAIM, "because", "did you mean 'supported_by'?"),
    (CLAIM, "Reasons", "did you mean 'supported_by'?"),
    (CLAIM, "evidence", "did you mean 'supported_by'?"),
    (CLAIM, "supports", "did you mean 'supported_by'? it stands at the statement that is supported"),
    (CLAIM, "suported_by", "did you mean 'supported_by'?"),
    (CLAIM, "attack", "did you mean 'attacks'? that belongs to a challenge"),
    (CLAIM, "objections", "did you mean 'attacks'? it stands at the challenge that attacks"),
    (CLAIM, "attacked_by", "did you mean 'attacks'? it stands at the challenge that attacks"),
    (CLAIM, "answered_by", "did you mean 'answers'? it stands at the statement that answers"),
    (CLAIM, "citations", "did you mean 'sources'?"),
    (CLAIM, "assumption", "it belongs to a premise"),
    (CLAIM, "Attacked by", "did you mean 'attacks'? it stands at the challenge that attacks"),
    (CLAIM, "Rebuttal", "did you mean 'attacks'? it stands at the challenge that attacks"),
    (CLAIM, "implies", "did you mean 'supported_by'? it stands at the statement that is supported"),
    (CLAIM, "opposes", "did you mean 'attacks'? that belongs to a challenge"),
    (CLAIM, "url", "did you mean 'sources'?"),
    (CLAIM, "colour", ""),
    (PREMISE, "references", "did you mean 'sources'?"),
    (CHALLENGE, "undercuts", "did you mean 'attacks'?"),
    (CHALLENGE, "answered_by", "did you mean 'answers'? it stands at the statement that answers"),
    ("KEY: x", "statements", "did you mean 'claims'?"),
    ("KEY: x", "objections", "did you mean 'challenges'?"),
    ("KEY: x", "reasons", "did you mean 'premises'?"),
    ("KEY: x", "version", "did you mean 'argmap'?"),
    ("sources: {s: {KEY: x}}", "journal", "did you mean 'container-title'?"),
    ("paper: {KEY: x}", "licence", "did you mean 'license'?"),
    ("paper: {KEY: x}", "copyright", "did you mean 'license'?"),
    ("sources: {s: {KEY: x}}", "year", "did you mean 'issued'?"),
]


@pytest.mark.parametrize(("template", "key", "advice"), HINTS)
def test_an_unknown_key_is_told_what_was_meant(template: str, key: str, advice: str) -> None:
    text = f"argmap: 1\ntitle: T\n{template.replace('KEY', key)}\n"
    (finding,) = Analysis.from_text(text).faults
    assert (finding.rule, finding.message[-len(key) - 2 :]) == ("unknown-key", f"'{key}'")
    assert finding.advice == advice


def test_several_ids_need_brackets() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  c:\n    text: A\n    supported_by: b, d\n"
    (finding,) = Analysis.from_text(text).faults
    assert (finding.rule, finding.advice) == ("invalid-value", "write several in brackets: [b, d]")


def test_a_map_without_its_version_is_told_what_to_write() -> None:
    (finding,) = Analysis.from_text("title: T\n").faults
    assert finding.text == (
        "an argument map needs the key 'argmap': write 'argmap: 1', the version of the format"
    )
