"""Graphs in AIF and its relatives for tests: small ones from a line of text, and odd ones at random."""

import json
from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any

from argmap.graph.references import read_reasons
from argmap.interop import Options, Reading, load_format
from argmap.model import ArgumentMap

Data = dict[str, Any]
FAMILY = ("aif", "xaif", "sadface", "arguebuf")
STATEMENTS = ("claims", "premises", "challenges", "recommendations")


def nodeset(nodes: str, edges: str = "") -> Data:
    """Return AIF: nodes such as `a:I 1:RA`, whose text is `Text a.`, and edges such as `a>1 1>b`."""
    pairs = [node.split(":") for node in nodes.split()]
    made = [
        {"nodeID": id_, "text": f"Text {id_}." if type_ in ("I", "L") else type_, "type": type_}
        for id_, type_ in pairs
    ]
    ends = [edge.split(">") for edge in edges.split()]
    joined = [{"edgeID": str(n), "fromID": start, "toID": end} for n, (start, end) in enumerate(ends)]
    return {"nodes": made, "edges": joined, "locutions": []}


def read(document: Any, format_: str = "aif", name: str = "debate") -> Reading:
    """Return the map in a document, which has the shape of a map."""
    reading: Reading = load_format(format_).read(json.dumps(document), Options(name))
    ArgumentMap.model_validate(reading.data, by_alias=True, by_name=False)
    return reading


def write(data: Data, format_: str = "aif") -> Any:
    """Return the document of a map."""
    return json.loads(load_format(format_).write(data).content)


def relations(data: Data) -> set[str]:
    """Return what a map says, by ids.

    `a+b` supports, `a-b` attacks, `a?b` answers, `a!b` denies, `a~b` contradicts; `a,b+c` is a linked reason.
    """
    said = set()
    signs = (("attacks", "-"), ("answers", "?"), ("denies", "!"), ("contradicts", "~"))
    for section in STATEMENTS:
        for name, one in data.get(section, {}).items():
            for reason in read_reasons((section, name), one):
                said.add(f"{','.join(end for _, end in reason.names)}+{name}")
            for relation, sign in signs:
                said |= {f"{name}{sign}{end}" for end in one.get(relation, [])}
    for name, one in data.get("inferences", {}).items():
        warrant = f" by {one['warrant']}" if "warrant" in one else ""
        said.add(f"{name}: {','.join(one['premises'])}+{one['conclusion']}{warrant}")
    return said


_IDS: list[str | int] = [1, 2, 3, 4, "5", "6", "a", "b", "c7", "x_1", "12", "13"]
_UUID = "d7bcef81-0d74-4ae5-96f9-bfb07031f1fa"
_TYPES = ["I"] * 5 + ["RA"] * 3 + ["CA"] * 3 + ["MA", "PA", "L", "YA", "TA", ""]
_TEXTS = ["A claim.", " A claim. ", "B said", "漢字", "Fees are bad", ""]
_NAMES = ["RA", "Default Inference", "Expert Opinion", "CA"]


def random_nodeset(random: Random) -> Data:
    """Return AIF with all types of node and all oddities: self-loops, chains, what is not or twice there."""
    ids = random.sample([*_IDS, _UUID], random.randint(3, 11))
    nodes = [_random_node(random, id_) for id_ in ids]
    if random.random() < 0.05:
        nodes.append(random.choice(nodes) | {"text": "second"})
    by_type: dict[str, list[str | int]] = defaultdict(list)
    for node in nodes:
        by_type[node["type"]].append(node["nodeID"])
    pairs = [*_random_pairs(random, by_type), *_stray_pairs(random, ids)]
    random.shuffle(pairs)
    edges = [
        {
            "edgeID": random.choice([n, str(n)]),
            "fromID": random.choice([start, start, start, str(start)]),
            "toID": end,
            **random.choice([{}, {"formEdgeID": None}, {"formEdgeID": None, "weight": 0.5}]),
        }
        for n, (start, end) in enumerate(pairs)
    ]
    said = [{"nodeID": id_, "personID": "9", "start": None} for id_ in by_type["L"]]
    return {"nodes": nodes, "edges": edges, "locutions": said, "participants": [{"participantID": 9}]}


def _random_node(random: Random, id_: str | int) -> Data:
    type_ = random.choice(_TYPES)
    node: Data = {
        "nodeID": id_,
        "text": random.choice(_TEXTS if type_ in ("I", "L") else _NAMES),
        "type": type_,
    }
    if random.random() < 0.2:
        node["scheme"] = random.choice(["ExpertOpinion", "Sign", "Default Inference"])
        node["schemeID"] = random.choice(["15", 30])
    if random.random() < 0.5:
        node["timestamp"] = "2012-04-12 17:20:31"
    return node


def _random_pairs(
    random: Random, by_type: dict[str, list[str | int]]
) -> Iterator[tuple[str | int, str | int]]:
    steps, statements = by_type["RA"] + by_type["CA"], by_type["I"]
    for step in steps:
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            if statements:
                yield random.choice(statements), step
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            yield step, random.choice(statements * 2 + steps)
    if len(statements) > 1 and len(by_type["CA"]) > 1:
        (one, other), (first, second) = random.sample(statements, 2), random.sample(by_type["CA"], 2)
        yield from [(one, first), (first, other), (other, second), (second, one)]


def _stray_pairs(random: Random, ids: list[str | int]) -> Iterator[tuple[str | int, str | int]]:
    for _ in range(random.randint(0, 2)):
        yield random.choice(ids), random.choice([*ids, "gone"])


def translate(document: Data, format_: str) -> Any:
    """Return a nodeset in another format of the family, by nothing but the names of keys and types."""
    if format_ in ("aif", "xaif"):
        around = {"text": "<b>A</b>", "OVA": {"firstname": "A", "nodes": [], "edges": []}, "dialog": True}
        return document if format_ == "aif" else {"AIF": document, **around}
    first = {str(node["nodeID"]): node for node in reversed(document["nodes"])}
    nodes = [first[ref] for ref in dict.fromkeys(str(node["nodeID"]) for node in document["nodes"])]
    return _to_sadface(document, nodes) if format_ == "sadface" else _to_arguebuf(document, nodes)


_SCHEMES = {"RA": "support", "CA": "conflict", "MA": "rephrase", "PA": "preference"}


def _to_sadface(document: Data, nodes: list[Data]) -> Data:
    atoms = [
        {
            "id": str(node["nodeID"]),
            "type": "atom",
            "text": node["text"],
            "sources": [],
            "metadata": {"x": {"y": 1}},
        }
        for node in nodes
        if node["type"] in ("I", "L")
    ]
    schemes = [
        {
            "id": str(node["nodeID"]),
            "type": "scheme",
            "name": _SCHEMES.get(node["type"], "Sign"),
            "metadata": {},
        }
        for node in nodes
        if node["type"] not in ("I", "L")
    ]
    edges = [
        {"id": f"e{n}", "source_id": str(edge["fromID"]), "target_id": str(edge["toID"])}
        for n, edge in enumerate(document["edges"])
    ]
    core = {"title": "A title", "version": "0.2", "notes": ""}
    return {
        "nodes": [*atoms, *schemes],
        "edges": edges,
        "metadata": {"core": core},
        "resources": [{"id": "r"}],
    }


_ENUM = {"RA": "support", "CA": "attack", "MA": "rephrase", "PA": "preference"}


def _to_arguebuf(document: Data, nodes: list[Data]) -> Data:
    made: Data = {}
    for node in nodes:
        kind = _ENUM.get(node["type"])
        if node["type"] in ("I", "L"):
            atom = {"text": node["text"], "reference": {"text": "quoted"}, "participant": "p"}
            made[str(node["nodeID"])] = {"atom": atom, "metadata": {"created": "2020-01-01T00:00:00Z"}}
        else:
            scheme = {kind: f"{kind}_DEFAULT".upper(), "premiseDescriptors": ["x"]} if kind else {}
            made[str(node["nodeID"])] = {"scheme": scheme, "userdata": {"x": 1}}
    edges = {
        f"e{n}": {"source": str(edge["fromID"]), "target": str(edge["toID"]), "metadata": {}}
        for n, edge in enumerate(document["edges"])
    }
    parts = {
        "resources": {"r": {"text": "All."}},
        "participants": {"p": {"name": "P"}},
        "analysts": {"z": {}},
    }
    claims = [ref for ref, node in made.items() if "atom" in node]
    return {"nodes": made, "edges": edges, **parts, "majorClaim": (claims or [""])[0], "schemaVersion": 1}
