"""GraphML, which yEd, Gephi and networkx open; written only.

Statements are nodes. So are inferences, unless they are a single plain reason, with edges `premise` and
`warrant` into the node and `concludes` out of it. Plain reasons are edges `supports`; other relations are
edges `attacks`, `answers`, `denies`, `contradicts` and `in_tension_with`. All other keys are attributes:
texts and numbers unchanged, lists joined by `; `, and everything else as JSON under `more`. yEd shows the
texts, with a colour for each kind.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from argmap.evaluation import evaluate
from argmap.graph import Graph, Step
from argmap.graph.steps import ENDS, find_links, is_plain, name_step
from argmap.interop.carrying import Data, Loss, Writing
from argmap.interop.origin import without
from argmap.interop.steps import find_broken
from argmap.vocabulary import KINDS, RELATIONS

CARRIED = (
    ("statements", "no", "nodes with `kind`, `label` and `verdict`"),
    ("inferences, linked reasons, reasons in place", "no", "nodes of the kind `inference`"),
    ("relations", "no", "edges with `relation`"),
    ("expectations", "no", "`expected`"),
    ("sources, tags, actors of statements", "no", "`sources`, `tags`, `actor`"),
    ("notes, assumptions, schemes", "no", "`note`, `assumption`, `scheme`"),
    ("voices of statements and steps, `implicit`, `base_score`", "no", "`by`, `implicit`, `base_score`"),
    ("locators, remarks, residual marks, waivers, origins", "no", "JSON in `more`"),
    ("title, thesis", "no", "`title`, `thesis` of the graph"),
    ("paper, sections, sources, voices, remarks, origin of the map", "no", "JSON in `more` of the graph"),
    ("control characters", "no", "lost: XML has none"),
)

_TEXTS = ("label", "kind", "verdict", "expected", "scheme", "note", "assumption", "by")
_VALUES = ("implicit", "base_score")
_LISTS = ("sources", "tags", "actor")
_SAID = frozenset({"text", "supported_by", *RELATIONS, *ENDS})
"""What nodes and edges say."""

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
    losses = find_broken(graph)
    lines = [_HEAD, *_declare(), '  <graph id="map" edgedefault="directed">\n', *_write_map(graph.data)]
    lines += [line for node in _list_nodes(graph) for line in node]
    lines += [_edge(number, *edge) for number, edge in enumerate(_list_edges(graph), 1)]
    text = "".join([*lines, "  </graph>\n</graphml>\n"])
    if _NO_XML.search(text):
        losses.append(Loss("", "control characters", "XML has none; a mark stands in their place"))
        text = _NO_XML.sub("\ufffd", text)
    return Writing(text.encode(), losses)


def _declare() -> list[str]:
    keys = [("node", name) for name in (*_TEXTS, *_VALUES, *_LISTS, "more")] + [("edge", "relation")]
    keys += [("graph", name) for name in ("title", "thesis", "more")]
    declared = [
        f'  <key id="{of[0]}-{name}" for="{of}" attr.name="{name}" attr.type="string"/>\n'
        for of, name in keys
    ]
    return [*declared, '  <key id="d-node" for="node" yfiles.type="nodegraphics"/>\n']


def _write_map(data: Mapping[str, Any]) -> list[str]:
    more = without(data, ("argmap", "title", "thesis", *KINDS, "inferences", "expect"))
    values = {"title": data["title"], "thesis": "; ".join(data.get("thesis", ())), "more": _dump(more)}
    return [_datum(f"g-{name}", value) for name, value in values.items() if value]


def _list_nodes(graph: Graph) -> "list[list[str]]":
    evaluation = evaluate(graph)
    nodes = []
    for part in graph.statements:
        verdicts = {"verdict": str(evaluation.verdict(part)), "expected": graph.expect.get(part.id, "")}
        nodes.append(_node(part.key, {"label": part.text, "kind": part.kind, **verdicts}, part.data))
    for step in graph.steps:
        if not is_plain(step):
            label = step.scheme or step.id or "inference"
            nodes.append(_node(name_step(graph, step), {"label": label, "kind": "inference"}, step.data))
    return nodes


def _node(name: str, values: Data, part: Any) -> list[str]:
    values = {**values, **{key: part[key] for key in _TEXTS if key in part}}
    values |= {key: json.dumps(part[key]) for key in _VALUES if key in part}
    values |= {key: "; ".join(part[key]) for key in _LISTS if part.get(key)}
    values["more"] = _dump(without(part, _SAID.union(_TEXTS, _VALUES, _LISTS)))
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
        if is_plain(step):
            edges.append((step.premises[0].key, "supports", step.conclusion.key))
            continue
        name = name_step(graph, step)
        edges += [
            (part.key, "warrant" if part is step.warrant else "premise", name) for part in step.premises
        ]
        edges.append((name, "concludes", step.conclusion.key))
    for attack in graph.attacks:
        target = attack.target
        end = name_step(graph, target) if isinstance(target, Step) else target.key
        edges.append((attack.challenge.key, "attacks", end))
    return edges + [(start.key, relation, end.key) for relation, start, end in find_links(graph)]


def _edge(number: int, start: str, relation: str, end: str) -> str:
    ends = f"source={quoteattr(start)} target={quoteattr(end)}"
    return f'    <edge id="e{number}" {ends}>\n    {_datum("e-relation", relation)}    </edge>\n'


def _datum(key: str, value: str) -> str:
    return f'  <data key="{key}">{escape(value)}</data>\n'


def _dump(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
