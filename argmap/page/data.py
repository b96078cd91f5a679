"""What a page knows of its map: the plain data from which its script shows, filters and evaluates.

Parts of the map name each other by their positions, which no id can be mistaken for.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.diagram.citation import describe, place_in
from argmap.diagram.place import name_place
from argmap.diagram.text import clean
from argmap.evaluation import is_asserted
from argmap.graph import Statement, Step, find_lost_references, find_origins
from argmap.graph.references import REVIEWER, source_of
from argmap.page.why import explain_all

if TYPE_CHECKING:
    from argmap.evaluation import Explanations
    from argmap.finding import Finding
    from argmap.graph import Attack, Graph, Link

_ADDRESSES = ("URL", "DOI")


def describe_map(
    graph: "Graph", explanations: "Explanations", findings: "Iterable[Finding]" = ()
) -> dict[str, Any]:
    """Return the content of a page."""
    points, starts = explain_all(graph, explanations)
    roots = set(graph.roots)
    content = describe_structure(graph)
    sections = {name: number for number, name in enumerate(graph.sections)}
    voices = {name: clean(voice) for name, voice in graph.voices.items()}
    for statement, part, why in zip(graph.statements, content["statements"], starts, strict=True):
        verdict = explanations.evaluation.verdict(statement)
        part.update({"root": statement in roots, "verdict": verdict, "why": why})
        part.update(_describe(statement, sections), **_describe_saying(statement.data, voices))
    for step, part in zip(graph.steps, content["steps"], strict=True):
        part.update(_describe_saying(step.data, voices))
    for part, source in zip(content["sources"], graph.sources.values(), strict=True):
        work = {name: value for name, value in source.items() if name not in _ADDRESSES}
        part.update({"text": clean(describe(work)), "address": _find_address(source)})
        part["remarks"] = _describe_remarks(source, voices)
    return {
        "title": clean(graph.data.get("title", "Argument map")),
        "paper": clean(describe(graph.paper)),
        "sections": [clean(heading) for heading in graph.sections.values()],
        "remarks": _describe_whole(graph, voices),
        "lost": sum(1 for _ in find_lost_references(graph.data)),
        **content,
        "points": points,
        "findings": list(_describe_findings(graph, findings)),
    }


def describe_structure(graph: "Graph") -> dict[str, Any]:
    """Return what verdicts follow from: statements, their relations, and the sources they cite."""
    numbers = {name: number for number, name in enumerate(graph.data.get("sources", {}))}
    return {
        "statements": [_describe_role(graph, one, numbers) for one in graph.statements],
        "steps": list(map(_describe_step, graph.steps)),
        "attacks": list(map(_describe_attack, graph.attacks)),
        "answers": list(map(_describe_link, graph.answers)),
        "denials": list(map(_describe_link, graph.denials)),
        "contradictions": list(map(_describe_link, graph.contradictions)),
        "tensions": list(map(_describe_link, graph.tensions)),
        "sources": _describe_origins(graph, numbers),
    }


def _describe_role(graph: "Graph", statement: Statement, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "key": statement.key,
        "kind": statement.kind,
        "asserted": is_asserted(graph, statement),
        "grounded": is_asserted(graph, statement, "sourced"),
        "assumed": "assumption" in statement.data,
        "residual": "residual" in statement.data,
        "cites": [numbers[source] for source in statement.sources if source in numbers],
    }


def _describe_step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "conclusion": step.conclusion.index,
        "premises": [premise.index for premise in step.premises],
        "warrant": step.warrant.index if step.warrant else None,
        "scheme": clean(step.scheme or ""),
    }


def _describe_attack(attack: "Attack") -> dict[str, Any]:
    return {"by": attack.challenge.index, "on": attack.target.index, "step": isinstance(attack.target, Step)}


def _describe_link(link: "Link") -> dict[str, Any]:
    return {"by": link.start.index, "on": link.end.index}


def _describe_origins(graph: "Graph", numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return of each source whether it is an origin itself, and on which others it draws."""
    known = graph.data.get("sources", {})
    origins = find_origins(known)
    return [
        {
            "id": name,
            "origin": name in origins[name],
            "draws_on": [numbers[one] for one in source.get("derived_from", ()) if one in numbers],
        }
        for name, source in known.items()
    ]


def _describe(statement: Statement, sections: Mapping[str, int]) -> dict[str, Any]:
    """Return what a reader wants to know of a statement besides."""
    data = statement.data
    residual = data.get("residual")
    return {
        "text": clean(statement.text),
        "places": [_describe_place(locator, sections) for locator in data.get("at", ())],
        "citations": [_describe_citation(citation) for citation in data.get("sources", ())],
        "actors": list(map(clean, data.get("actor", ()))),
        "tags": list(map(clean, data.get("tags", ()))),
        "assumption": clean(data.get("assumption", "")),
        "left_open": f"{residual['severity']}: {clean(residual['rationale'])}" if residual else "",
    }


def _describe_saying(data: Mapping[str, Any], voices: Mapping[str, str]) -> dict[str, Any]:
    """Return who says a statement or draws a step, whether the paper does not, and what is noted there."""
    return {
        "voice": voices.get(data.get("by", ""), ""),
        "implicit": "implicit" in data,
        "remarks": _describe_remarks(data, voices),
        "note": clean(data.get("note", "")),
    }


def _describe_whole(graph: "Graph", voices: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the remarks on the map as a whole, and on its sections."""
    sections = graph.data.get("sections", {})
    parts = [one for one in sections.values() if isinstance(one, Mapping)]
    own = (
        {**remark, "about": clean(part["title"])}
        for part in parts
        for remark in _describe_remarks(part, voices)
    )
    return [*_describe_remarks(graph.data, voices), *own]


def _describe_remarks(data: Mapping[str, Any], voices: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "kind": remark.get("kind", "weakness"),
            "severity": remark.get("severity", "medium"),
            "voice": voices.get(remark.get("by", REVIEWER), ""),
            "text": clean(remark["text"]),
        }
        for remark in data.get("remarks", ())
    ]


def _describe_place(locator: Mapping[str, Any], sections: Mapping[str, int]) -> dict[str, Any]:
    return {
        "section": sections.get(locator.get("section", "")),
        "within": name_place(locator),
        "quote": clean(locator.get("quote", "")),
    }


def _describe_citation(citation: str) -> dict[str, Any]:
    return {"source": source_of(citation), "place": clean(place_in(citation).lstrip(", "))}


def _find_address(source: Mapping[str, Any]) -> str:
    if "URL" in source or "DOI" not in source:
        return clean(source.get("URL", ""))
    name = source["DOI"].removeprefix("doi:").strip()
    return clean(name if "://" in name else f"https://doi.org/{name}")


def _describe_findings(graph: "Graph", findings: "Iterable[Finding]") -> "Iterable[dict[str, Any]]":
    """Yield findings, each with the statement that it is about; of an inference, its conclusion."""
    owners = {one.path: one.index for one in graph.statements}
    owners |= {step.path: step.conclusion.index for step in graph.steps if step.path[0] == "inferences"}
    owners |= {
        ("expect", name): part.index for name, part in graph.named.items() if isinstance(part, Statement)
    }
    for finding in findings:
        yield {
            "severity": finding.severity.value,
            "rule": finding.rule,
            "message": clean(finding.message),
            "statement": owners.get(finding.path[:2]),
        }
