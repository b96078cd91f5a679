"""What a graph of nodes and edges means as a map, and which oddities are told."""

import pytest

from argmap.interop import Loss
from tests.interop.nodesets import nodeset, read, relations

ORIGIN = "it stays in the origin only"

MEANINGS = {
    "a reason": ("a:I b:I 1:RA", "a>1 1>b", {"a+b"}),
    "two reasons": ("a:I b:I c:I 1:RA 2:RA", "a>1 1>c b>2 2>c", {"a+c", "b+c"}),
    "linked premises": ("a:I b:I c:I 1:RA", "a>1 b>1 1>c", {"to-c: a,b+c"}),
    "several conclusions": ("a:I b:I c:I 1:RA", "a>1 1>b 1>c", {"a+b", "a+c"}),
    "linked premises of several conclusions": (
        "a:I b:I c:I d:I 1:RA",
        "a>1 b>1 1>c 1>d",
        {"to-c: a,b+c", "to-d: a,b+d"},
    ),
    "an attack": ("a:I b:I 1:CA", "a>1 1>b", {"a-b"}),
    "attackers together": ("a:I b:I c:I 1:CA", "a>1 b>1 1>c", {"a-c", "b-c"}),
    "an undercut": ("a:I b:I c:I 1:RA 2:CA", "a>1 1>b c>2 2>1", {"to-b: a+b", "c-to-b"}),
    "an undercut of both steps of a node": (
        "a:I b:I c:I d:I 1:RA 2:CA",
        "a>1 1>b 1>c d>2 2>1",
        {"to-b: a+b", "to-c: a+c", "d-to-b", "d-to-c"},
    ),
    "a contradiction": ("a:I b:I 1:CA 2:CA", "a>1 1>b b>2 2>a", {"a~b"}),
    "an attack from both sides, one of them answered": (
        "a:I b:I c:I 1:CA 2:CA 3:CA",
        "a>1 1>b b>2 2>a c>3 3>1",
        {"a-b", "b-a", "c?a"},
    ),
    "a contradiction of a challenge": (
        "a:I b:I c:I 1:CA 2:CA 3:CA",
        "a>1 1>b b>2 2>a a>3 3>c",
        {"a-c", "b~a"},
    ),
    "an attack on itself": ("a:I 1:CA", "a>1 1>a", {"a-a"}),
    "an answer": ("a:I b:I c:I 1:CA 2:CA", "a>1 1>b c>2 2>1", {"a-b", "c?a"}),
    "an answer by a challenge denies": (
        "a:I b:I c:I d:I 1:CA 2:CA 3:CA",
        "a>1 1>b c>2 2>1 c>3 3>d",
        {"a-b", "c-a", "c-d"},
    ),
    "a step that backs a step": ("a:I b:I w:I 1:RA 2:RA", "a>1 1>b w>2 2>1", {"to-b: a+b by w"}),
    "a chain of steps": ("a:I b:I 1:RA 2:RA 3:RA", "a>1 1>2 2>3 3>b", {"a+b"}),
    "a chain with two beginnings": ("a:I b:I c:I 1:RA 2:RA 3:RA", "a>1 b>2 1>3 2>3 3>c", {"to-c: a,b+c"}),
    "a circle of steps with a premise": ("a:I b:I 1:RA 2:RA", "a>1 1>2 2>1 2>b", {"a+b"}),
    "a circle of steps without one": ("b:I 1:RA 2:RA", "1>2 2>1 2>b", set()),
    "a statement that supports itself": ("a:I 1:RA", "a>1 1>a", {"a+a"}),
    "an edge twice": ("a:I b:I 1:RA", "a>1 a>1 1>b 1>b", {"a+b"}),
    "locutions": (
        "a:I b:I 1:RA l:L m:L y:YA z:YA t:TA u:YA",
        "l>y y>a m>z z>b l>t t>m t>u u>1 a>1 1>b",
        {"a+b"},
    ),
    "a rephrase": ("a:I b:I 1:MA", "a>1 1>b", set()),
    "a preference": ("a:I b:I 1:PA", "a>1 1>b", set()),
}


@pytest.mark.parametrize(("nodes", "edges", "said"), MEANINGS.values(), ids=MEANINGS)
def test_what_a_graph_means(nodes: str, edges: str, said: set[str]) -> None:
    assert relations(read(nodeset(nodes, edges)).data) == said


ODDITIES = {
    "a step without a premise": (
        "a:I 1:RA",
        "1>a",
        [Loss("1", "a step without a premise", f"a step has at least one; {ORIGIN}")],
    ),
    "a step without a conclusion": (
        "a:I 1:RA",
        "a>1",
        [Loss("1", "a step without a conclusion", f"a step has one; {ORIGIN}")],
    ),
    "an attack without an attacker": (
        "a:I 1:CA",
        "1>a",
        [Loss("1", "an attack without an attacker", f"an attack has one; {ORIGIN}")],
    ),
    "an attack without a target": (
        "a:I 1:CA",
        "a>1",
        [Loss("1", "an attack without a target", f"an attack has one; {ORIGIN}")],
    ),
    "an attack on what is no step": (
        "a:I b:I 1:RA 2:CA",
        "a>2 2>1 1>b",
        [
            Loss("1", "a step without a premise", f"a step has at least one; {ORIGIN}"),
            Loss("2", "an attack on '1'", f"that leads from no premise to a conclusion; {ORIGIN}"),
        ],
    ),
    "a step that supports an attack": (
        "a:I b:I c:I 1:CA 2:RA",
        "a>1 1>b c>2 2>1",
        [
            Loss("2", "a step without a conclusion", f"a step has one; {ORIGIN}"),
            Loss("2", "a step to the attack '1'", f"attacks are not supported; {ORIGIN}"),
        ],
    ),
    "an edge between statements": (
        "a:I b:I",
        "a>b",
        [
            Loss(
                "0",
                "an edge from statement 'a' to 'b'",
                f"it says not whether it supports or attacks; {ORIGIN}",
            )
        ],
    ),
    "an edge from a node to itself": (
        "l:L",
        "l>l",
        [
            Loss("0", "an edge from 'l' to itself", f"it says nothing; {ORIGIN}"),
            Loss("", "1 node of type 'L'", "a map has no part for that; it is kept in the origin"),
        ],
    ),
    "an edge that leads nowhere": (
        "a:I",
        "a>9",
        [Loss("0", "an edge from 'a' to '9'", f"there is no node '9'; {ORIGIN}")],
    ),
    "a locution as a premise": (
        "a:I b:I l:L 1:RA",
        "a>1 l>1 1>b",
        [
            Loss(
                "1",
                "an edge from 'l' to '1', with a L node",
                f"only statements are reasons and conclusions; {ORIGIN}",
            ),
            Loss("", "1 node of type 'L'", "a map has no part for that; it is kept in the origin"),
        ],
    ),
    "a second warrant": (
        "a:I b:I v:I w:I 1:RA 2:RA 3:RA",
        "a>1 1>b v>2 2>1 w>3 3>1",
        [
            Loss(
                "3",
                "a step in support of the step '1'",
                f"a step has one warrant, which is one statement and none of its premises; {ORIGIN}",
            )
        ],
    ),
    "an answer to no challenge": (
        "a:I b:I 1:CA 2:CA",
        "1>b a>2 2>1",
        [Loss("1", "an attack without an attacker", f"an attack has one; {ORIGIN}")],
    ),
    "an answer to itself": (
        "a:I b:I 1:CA 2:CA",
        "a>1 1>b a>2 2>1",
        [
            Loss(
                "2",
                "an attack on the attack '1'",
                f"what it attacks is no attack of another statement on a statement or step; {ORIGIN}",
            )
        ],
    ),
    "an answer to one attack of two": (
        "a:I b:I c:I d:I 1:CA 2:CA 3:CA",
        "a>1 1>b a>2 2>c d>3 3>1",
        [Loss("d", "that it meets only some attacks of 'a'", "an answer meets a challenge as a whole")],
    ),
}


@pytest.mark.parametrize(("nodes", "edges", "losses"), ODDITIES.values(), ids=ODDITIES)
def test_oddities_are_told(nodes: str, edges: str, losses: list[Loss]) -> None:
    assert list(read(nodeset(nodes, edges)).losses) == losses


def test_a_node_with_many_ends_on_both_sides_is_told_and_not_multiplied() -> None:
    many = 2_000
    nodes = " ".join(f"p{n}:I c{n}:I" for n in range(many))
    edges = " ".join(f"p{n}>1 1>c{n}" for n in range(many))
    reading = read(nodeset(f"{nodes} 1:RA", edges))
    assert [loss.what for loss in reading.losses] == ["4,000,000 relations by way of one node"]
    assert "inferences" not in reading.data


def test_a_long_chain_of_steps_has_the_premise_of_its_beginning() -> None:
    length = 20_000
    nodes = " ".join(f"{n}:RA" for n in range(length))
    edges = " ".join(f"{n}>{n + 1}" for n in range(length - 1))
    reading = read(nodeset(f"a:I b:I {nodes}", f"a>0 {edges} {length - 1}>b"))
    assert relations(reading.data) == {"a+b"}


def test_ids_may_be_numbers_and_be_there_twice_and_stand_in_lists() -> None:
    document = nodeset("a:I b:I 1:RA", "a>1 1>b")
    for node, id_ in zip(document["nodes"], (7, "8", 9), strict=True):
        node["nodeID"] = id_
    document["edges"] = [{"fromID": "7", "toID": 9}, [[{"fromID": 9, "toID": 8, "edgeID": 1}]]]
    document["nodes"] = [document["nodes"][:2], document["nodes"][2], dict(document["nodes"][1], text="B.")]
    reading = read(document)
    assert reading.data["claims"] == {
        "text-b": {
            "text": "Text b.",
            "supported_by": ["text"],
            "origin": {"format": "aif", "id": "8", "type": "I"},
        }
    }
    assert [tuple(loss) for loss in reading.losses] == [
        ("nodes", "lists within the list", "what is in them is read as if it stood in one list"),
        ("edges", "lists within the list", "what is in them is read as if it stood in one list"),
        (
            "8",
            "a second node of the same id",
            "ids are unique; the first one is read, this one stays in the origin only",
        ),
    ]


def test_what_has_no_part_in_the_map_is_kept_in_few_lines() -> None:
    document = nodeset("a:I b:I l:L 1:RA 2:RA", "a>1 1>b l>2")
    document["nodes"][0]["timestamp"] = "2012"
    document["nodes"][3]["scheme"] = "ExpertOpinion"
    document["edges"][0]["formEdgeID"] = None
    data = read(document).data
    assert data["premises"]["a"]["origin"] == {
        "format": "aif",
        "id": "a",
        "type": "I",
        "data": {"timestamp": "2012"},
    }
    assert data["inferences"]["to-b"] == {
        "premises": ["a"],
        "conclusion": "b",
        "scheme": "expert-opinion",
        "origin": {
            "format": "aif",
            "id": "1",
            "type": "RA",
            "data": {"scheme": "ExpertOpinion", "text": "RA"},
        },
    }
    assert data["origin"] == {
        "format": "aif",
        "id": "debate",
        "data": {
            "nodes": ["a", "b", ["l", "L", "Text l."], ["1"], ["2", "RA", "RA"]],
            "edges": [["a", "1", "0"], ["1", "b", "1", {}], ["l", "2", "2", {}]],
            "more": {"locutions": []},
        },
    }


def test_texts_are_shown_without_white_space_around_them_and_blank_ones_by_their_id() -> None:
    document = nodeset("a:I b:I c:I d:I")
    for node, text in zip(document["nodes"], (" A. ", "", None, "   "), strict=True):
        node["text"] = text
    data = read(document).data
    assert {one["text"] for one in data["premises"].values()} == {"A.", "[b]", "[c]", "[d]"}
