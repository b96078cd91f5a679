"""JSON-LD is JSON-LD for a processor that has never heard of us, and says what the map says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from argmap.interop import load_format
from tests.interop.maps import SAMPLES, WHY_SKIPPED
from tests.interop.nodesets import Data, nodeset, read
from tests.interop.test_nodeset_writing import WHOLE

AIF, TERM = "http://www.arg.dundee.ac.uk/aif#", "urn:argmap:term:"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def find_triples(data: Data) -> list[tuple[str, str, str]]:
    """Return the triples of a map, by a processor that may load nothing from elsewhere."""

    def refuse(url: str, _: Any) -> None:
        raise AssertionError(f"{url} is not in the file")

    document = json.loads(load_format("jsonld").write(data).content)
    graph = jsonld.to_rdf(document, {"documentLoader": refuse})["@default"]
    return [tuple(triple[end]["value"] for end in ("subject", "predicate", "object")) for triple in graph]


def count(triples: list[tuple[str, str, str]]) -> Counter[str]:
    """Return how often there is each term of AIF, as a property or as a type."""
    terms = [object_ if predicate == TYPE else predicate for _, predicate, object_ in triples]
    return Counter(term.removeprefix(AIF) for term in terms if term.startswith(AIF))


def test_a_map_by_hand() -> None:
    triples = find_triples(WHOLE)
    assert count(triples) == {
        "I-node": 9,
        "claimText": 9,
        "RA-node": 3,  # a reason, a step and its warrant
        "PracticalReasoning_Inference": 1,
        "CA-node": 5,  # two attacks, one answer and two for the contradiction
        "Premise": 1 + 2 + 1 + 5,
        "Conclusion": 1 + 1 + 1 + 5,
    }
    home = "urn:argmap:map:late-fees"
    said = {triple for triple in triples if not triple[0].startswith("_:")}
    assert said >= {
        (home, TYPE, f"{TERM}Map"),
        (home, "http://purl.org/dc/terms/title", "Late fees"),
        (home, f"{TERM}thesis", f"{home}:node:exclude"),
        (home, "http://purl.org/dc/terms/hasPart", f"{home}:node:drop"),
        (f"{home}:node:exclude", TYPE, f"{TERM}Claim"),
        (f"{home}:node:exclude", f"{TERM}expect", "defeated"),
        (f"{home}:node:exclude", f"{TERM}tags", "cost"),
        (f"{home}:node:needed", f"{TERM}assumption", "A rule."),
        (f"{home}:node:counted", f"{TERM}answers", f"{home}:node:old"),
        (f"{home}:node:fair", f"{TERM}contradicts", f"{home}:node:unfair"),
        (f"{home}:node:so", f"{TERM}warrant", f"{home}:node:needed"),
        (f"{home}:node:so", f"{TERM}scheme", "practical-reasoning"),
        (f"{home}:node:so", f"{AIF}Premise", f"{home}:node:exclude"),
        (f"{home}:node:so", f"{AIF}Conclusion", f"{home}:node:drop"),
        (f"{home}:work:audit", TYPE, f"{TERM}Work"),
        (f"{home}:work:audit", f"{TERM}issued", "2023"),
        (f"{home}:outline:findings", "http://purl.org/dc/terms/title", "Findings"),
    }
    cited = [triple[1:] for triple in triples if triple[0].startswith("_:")]
    assert (f"{TERM}source", f"{home}:work:audit") in cited
    assert (f"{TERM}place", "p. 1") in cited
    assert (f"{TERM}section", f"{home}:outline:findings") in cited


def test_voices_remarks_and_new_relations_are_terms() -> None:
    triples = find_triples(
        {
            "argmap": 1,
            "title": "T",
            "voices": {"editor": "The editor"},
            "sections": {"one": {"title": "One", "remarks": "Short."}},
            "claims": {
                "a": {"text": "A.", "denies": "x", "in_tension_with": ["b"], "by": "reviewer"},
                "b": {
                    "text": "B.",
                    "supported_by": [["a", "p"]],
                    "remarks": {"text": "Weak.", "by": "editor"},
                },
            },
            "premises": {"p": {"text": "P.", "implicit": True}},
            "challenges": {"x": {"text": "X.", "attacks": "p"}},
        }
    )
    home = "urn:argmap:map:t"
    assert set(triples) >= {
        (f"{home}:node:a", f"{TERM}denies", f"{home}:node:x"),
        (f"{home}:node:a", f"{TERM}in_tension_with", f"{home}:node:b"),
        (f"{home}:node:a", f"{TERM}by", f"{home}:voice:reviewer"),
        (f"{home}:node:p", f"{TERM}implicit", "true"),
        (f"{home}:voice:editor", f"{TERM}name", "The editor"),
        (f"{home}:voice:reviewer", f"{TERM}name", "the reviewer"),
        (f"{home}:outline:one", "http://purl.org/dc/terms/title", "One"),
    }
    said = [triple[1:] for triple in triples if triple[0].startswith("_:")]
    assert (f"{TERM}text", "Short.") in said
    assert (f"{TERM}by", f"{home}:voice:editor") in said
    assert count(triples) == {
        "I-node": 4,
        "claimText": 4,
        "RA-node": 1,
        "CA-node": 2,
        "Premise": 4,
        "Conclusion": 3,
    }


def test_a_debate_has_its_locutions() -> None:
    document = nodeset(
        "a:I b:I 1:RA l:L m:L y:YA z:YA t:TA u:YA r:MA x:EN",
        "a>1 1>b l>y y>a m>z z>b l>t t>m t>u u>1 a>r r>b a>b x>a",
    )
    document["nodes"][3]["timestamp"] = "2012"
    triples = find_triples(read(document).data)
    assert count(triples) == {
        "I-node": 2,
        "RA-node": 1,
        "L-node": 2,
        "YA-node": 3,
        "TA-node": 1,
        "MA-node": 1,
        "claimText": 4,
        "Premise": 2,
        "Conclusion": 2,
        "Locution": 2,
        "Anchor": 1,
        "IllocutionaryContent": 3,
        "StartLocution": 1,
        "EndLocution": 1,
    }
    home = "urn:argmap:map:debate:node:"
    assert (f"{home}a", f"{TERM}leadsTo", f"{home}b") in triples
    assert (f"{home}x", f"{TERM}leadsTo", f"{home}a") in triples
    assert (f"{home}l", f"{TERM}origin", '{"timestamp":"2012"}') in triples


def test_odd_ids_and_titles_are_whole_names() -> None:
    document = nodeset("a:I b:I 1:RA", "a>1 1>b")
    for node, id_ in zip(document["nodes"], ("a b/c?#", "//x", "é:1"), strict=True):
        node["nodeID"] = id_
    document["edges"] = [
        {"edgeID": "1", "fromID": "a b/c?#", "toID": "é:1"},
        {"edgeID": "2", "fromID": "é:1", "toID": "//x"},
    ]
    data = {**read(document).data, "title": "漢字 ?#"}
    home = "urn:argmap:map:map:node:"
    triples = find_triples(data)
    assert (f"{home}%C3%A9%3A1", f"{AIF}Premise", f"{home}a%20b%2Fc%3F%23") in triples
    assert (f"{home}%C3%A9%3A1", f"{AIF}Conclusion", f"{home}%2F%2Fx") in triples


def test_nothing_is_lost_but_what_names_nothing() -> None:
    whole = load_format("jsonld").write({**WHOLE, "origin": {"format": "kialo", "data": {"x": [1, None]}}})
    assert list(whole.losses) == []
    broken = {**WHOLE, "inferences": {"so": {**WHOLE["inferences"]["so"], "premises": ["gone"]}}}
    assert [(loss.id, loss.what) for loss in load_format("jsonld").write(broken).losses] == [
        ("so", "a step"),
        ("doubt", "'attacks' to 'so'"),
    ]


FILES = sorted((SAMPLES / "aif").glob("*/*.json"))


@pytest.mark.skipif(not FILES, reason=WHY_SKIPPED)
@pytest.mark.parametrize("path", FILES[::4], ids=lambda path: path.stem)
def test_samples_have_a_triple_for_each_node_and_each_usual_edge(path: Path) -> None:
    document = json.loads(path.read_bytes())
    found = count(find_triples(read(document).data))
    types = Counter(node["type"] for node in document["nodes"])
    assert {f"{type_}-node": number for type_, number in types.items()}.items() <= found.items()
    assert found["claimText"] == types["I"] + types["L"]
    steps = {node["nodeID"] for node in document["nodes"] if node["type"] in ("RA", "CA", "MA")}
    statements = {node["nodeID"] for node in document["nodes"] if node["type"] == "I"}
    pairs = [(edge["fromID"], edge["toID"]) for edge in document["edges"]]
    assert found["Premise"] == sum(start in statements and end in steps for start, end in pairs)
    assert found["Conclusion"] == sum(start in steps and end in statements | steps for start, end in pairs)
