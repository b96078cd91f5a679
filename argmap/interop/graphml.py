"""GraphML, which yEd, Gephi and networkx open; written only.

Statements are nodes, and so is each step that has an id, with edges `premise` and `warrant` into it and
`concludes` out of it. Reasons that are enough by themselves are edges `supports`; others are `attacks`,
`answers` and `contradicts`. All other keys are attributes: texts as they are, lists joined by `; `, and what
is neither as JSON under `more`. yEd shows the texts, with a colour for each kind.
"""

import json
import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from argmap.evaluation import evaluate
from argmap.graph import Graph
from argmap.interop.carrying import Data, Loss, Writing

if TYPE_CHECKING:
    from argmap.graph import Named, Statement, Step

NAME = "graphml"
TITLE = "GraphML (yEd, Gephi, networkx)"
ENDINGS = (".graphml",)
CARRIED = (
    ("statements", "no", "nodes with `kind`, `label` and `verdict`"),
    ("steps with an id", "no", "nodes of the kind `inference`"),
    ("relations", "no", "edges with `relation`"),
    ("expectations", "no", "`expected`"),
    ("sources, tags, actors of statements", "no", "`sources`, `tags`, `actor`"),
    ("notes, assumptions, schemes", "no", "`note`, `assumption`, `scheme`"),
    ("locators, residual marks, waivers, origins", "no", "JSON in `more`"),
    ("title, thesis", "no", "`title`, `thesis` of the graph"),
    ("paper, sections, sources, origin of the map", "no", "JSON in `more` of the graph"),
    ("control characters", "no", "lost: XML has none"),
)

_TEXTS = ("label", "kind", "verdict", "expected", "scheme", "note", "assumption")
_LISTS = ("sources", "tags", "actor")
_RELATIONS = (
    "text",
    "supported_by",
    "attacks",
    "answers",
    "contradicts",
    "premises",
    "conclusion",
    "warrant",
)
_COLOURS = {
    "claim": "#DCE9F7",
    "premise": "#E6F2DC",
    "challenge": "#F9DEDC",
    "recommendation": "#FFF1CC",
    "inference": "#EEEEEE",
}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
"""


def write(data: Data) -> Writing:
    """Return the map as a file; the same map gives the same bytes."""
    graph = Graph.of(data)
    losses = [
        Loss(step.id, "an inference", "a premise of it is no statement")
        for step in graph.steps
        if step.broken and step.id
    ]
    lines = [_HEAD, *_declare(), '  <graph id="map" edgedefault="directed">\n', *_write_map(data)]
    lines += [line for one in _list_nodes(graph) for line in one]
    lines += [_edge(number, *edge) for number, edge in enumerate(_list_edges(graph), 1)]
    text = "".join([*lines, "  </graph>\n</graphml>\n"])
    if _NO_XML.search(text):
        losses.append(Loss("", "control characters", "XML has none; a mark stands in their place"))
        text = _NO_XML.sub("\ufffd", text)
    return Writing(text.encode(), losses)


def _declare() -> list[str]:
    keys = [("node", name) for name in (*_TEXTS, *_LISTS, "more")] + [("edge", "relation")]
    keys += [("graph", name) for name in ("title", "thesis", "more")]
    declared = [
        f'  <key id="{of[0]}-{name}" for="{of}" attr.name="{name}" attr.type="string"/>\n'
        for of, name in keys
    ]
    return [*declared, '  <key id="d-node" for="node" yfiles.type="nodegraphics"/>\n']


def _write_map(data: Data) -> list[str]:
    known = (
        "argmap",
        "title",
        "thesis",
        "claims",
        "premises",
        "challenges",
        "recommendations",
        "inferences",
        "expect",
    )
    more = {key: value for key, value in data.items() if key not in known}
    values = {"title": data["title"], "thesis": "; ".join(data.get("thesis", ())), "more": _dump(more)}
    return [_datum(f"g-{name}", value) for name, value in values.items() if value]


def _list_nodes(graph: Graph) -> "list[list[str]]":
    evaluation = evaluate(graph)
    expected = graph.data.get("expect", {})
    nodes = []
    for one in graph.statements:
        verdict = str(evaluation.verdict(one))
        values = {
            "label": one.text,
            "kind": one.kind,
            "verdict": verdict,
            "expected": expected.get(one.id, ""),
        }
        nodes.append(_node(_name(one), values, one.data))
    for step in graph.steps:
        if step.id and not step.broken:
            part = graph.data["inferences"][step.id]
            nodes.append(_node(_name(step), {"label": step.scheme or step.id, "kind": "inference"}, part))
    return nodes


def _node(name: str, values: Data, part: Any) -> list[str]:
    values = {**values, **{key: part[key] for key in _TEXTS if key in part}}
    values |= {key: "; ".join(part[key]) for key in _LISTS if part.get(key)}
    more = {key: value for key, value in part.items() if key not in (*_TEXTS, *_LISTS, *_RELATIONS)}
    values["more"] = _dump(more)
    shape = (
        '      <data key="d-node"><y:ShapeNode><y:Geometry height="60.0" width="240.0" x="0.0" y="0.0"/>'
        f'<y:Fill color="{_COLOURS[values["kind"]]}" transparent="false"/>'
        f'<y:NodeLabel autoSizePolicy="node_width" configuration="CroppingLabel">{escape(values["label"])}'
        '</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>\n'
    )
    data = [f"    {_datum(f'n-{key}', value)}" for key, value in values.items() if value]
    return [f"    <node id={quoteattr(name)}>\n", *data, shape, "    </node>\n"]


def _list_edges(graph: Graph) -> list[tuple[str, str, str]]:
    """Return start, relation and end of each edge."""
    edges = []
    for step in graph.steps:
        if step.broken:
            continue
        if step.id is None:
            edges += [(_name(one), "supports", _name(step.conclusion)) for one in step.premises]
            continue
        for one in step.premises:
            edges.append((_name(one), "warrant" if one is step.warrant else "premise", _name(step)))
        edges.append((_name(step), "concludes", _name(step.conclusion)))
    for attack in graph.attacks:
        if not getattr(attack.target, "broken", False):
            edges.append((_name(attack.challenge), "attacks", _name(attack.target)))
    edges += [(_name(link.start), "answers", _name(link.end)) for link in graph.answers]
    return edges + [(_name(link.start), "contradicts", _name(link.end)) for link in graph.contradictions]


def _name(part: "Named") -> str:
    """Return the id of a node; of a step it is none that a statement can have."""
    statement: Statement | Step = part
    return getattr(statement, "key", None) or f"inferences/{part.id}"


def _edge(number: int, start: str, relation: str, end: str) -> str:
    ends = f"source={quoteattr(start)} target={quoteattr(end)}"
    return f'    <edge id="e{number}" {ends}>\n    {_datum("e-relation", relation)}    </edge>\n'


def _datum(key: str, value: str) -> str:
    return f'  <data key="{key}">{escape(value)}</data>\n'


def _dump(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
