"""The plain data of a map, from which the script of its page shows, filters and evaluates.

Parts of the map refer to each other by their positions.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.diagram.citation import describe, shorten_source
from argmap.diagram.place import name_place
from argmap.diagram.text import clean, mask
from argmap.evaluation import is_asserted
from argmap.graph import Locator, Part, Remark, Statement, Step, find_lost_references, find_origins
from argmap.page.why import explain_all
from argmap.report.groups import group_by_cause

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.evaluation import Explanations
    from argmap.finding import Finding
    from argmap.graph import Attack, Graph
    from argmap.passages.surroundings import Surroundings
    from argmap.schemes.questions import OpenQuestion

_ADDRESSES = ("URL", "DOI")


def describe_map(
    graph: "Graph",
    explanations: "Explanations",
    findings: "Iterable[Finding]" = (),
    questions: "Iterable[OpenQuestion]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
) -> dict[str, Any]:
    """Return the content of a page.

    `questions` are those that steps leave open, `surroundings` the sentences around quotes.
    """
    points, starts = explain_all(graph, explanations)
    roots = set(graph.roots)
    content = describe_structure(graph)
    sections = {name: number for number, name in enumerate(graph.sections)}
    voices = {name: clean(voice) for name, voice in graph.voices.items()}
    for statement, part, why in zip(graph.statements, content["statements"], starts, strict=True):
        verdict = explanations.evaluation.verdict(statement)
        part.update({"root": statement in roots, "verdict": verdict, "why": why})
        part.update(_describe(statement, sections), **_describe_part(statement, voices))
        for index, place in enumerate(part["places"]):
            if pieces := (surroundings or {}).get((*statement.path, "at", index)):
                place["passage"] = list(map(mask, pieces))
    asked = {question.step: clean(str(question)) for question in questions}
    for step, part in zip(graph.steps, content["steps"], strict=True):
        part.update(_describe_part(step, voices), question=asked.get(step, ""))
    remarks = graph.source_remarks
    for part, source in zip(content["sources"], graph.sources.values(), strict=True):
        work = {name: value for name, value in source.items() if name not in _ADDRESSES}
        part.update({"text": clean(describe(work)), "address": _find_address(source)})
        part["short"] = clean(shorten_source(source))
        part["remarks"] = _describe_remarks(remarks.get(part["id"], ()), voices)
    return {
        "title": clean(graph.title),
        "paper": clean(describe(graph.paper)),
        "sections": [clean(heading) for heading in graph.sections.values()],
        "remarks": _describe_whole(graph, voices),
        "lost": sum(1 for _ in find_lost_references(graph.data)),
        **content,
        "points": points,
        "findings": list(_describe_findings(graph, findings)),
    }


def describe_structure(graph: "Graph") -> dict[str, Any]:
    """Return what verdicts depend on: statements, their relations, and the sources they cite."""
    numbers = {name: number for number, name in enumerate(graph.sources)}
    return {
        "statements": [_describe_role(graph, statement, numbers) for statement in graph.statements],
        "steps": list(map(_describe_step, graph.steps)),
        "attacks": list(map(_describe_attack, graph.attacks)),
        **{
            name: [{"by": link.start.index, "on": link.end.index} for link in getattr(graph, name)]
            for name in ("answers", "denials", "contradictions", "tensions")
        },
        "sources": _describe_origins(graph, numbers),
    }


def _describe_role(graph: "Graph", statement: Statement, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "key": statement.key,
        "kind": statement.kind,
        "asserted": is_asserted(graph, statement),
        "grounded": is_asserted(graph, statement, "sourced"),
        "assumed": statement.assumption is not None,
        "residual": statement.residual is not None,
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


def _describe_origins(graph: "Graph", numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return for each source whether it is an origin itself, and on which others it draws."""
    origins = find_origins(graph.sources)
    return [
        {
            "id": name,
            "origin": name in origins[name],
            "draws_on": [numbers[id_] for id_ in source.get("derived_from", ()) if id_ in numbers],
        }
        for name, source in graph.sources.items()
    ]


def _describe(statement: Statement, sections: Mapping[str, int]) -> dict[str, Any]:
    """Return the texts of a statement."""
    residual = statement.residual
    return {
        "text": clean(statement.text),
        "places": [_describe_place(locator, sections) for locator in statement.locators],
        "citations": [
            {"source": citation.source, "place": clean(citation.locator)} for citation in statement.citations
        ],
        "actors": list(map(clean, statement.actor)),
        "tags": list(map(clean, statement.tags)),
        "assumption": clean(statement.assumption or ""),
        "left_open": f"{residual.severity}: {clean(residual.rationale)}" if residual else "",
    }


def _describe_part(part: Part, voices: Mapping[str, str]) -> dict[str, Any]:
    """Return the voice of a statement or step, whether it is implicit, its remarks and its note."""
    return {
        "voice": voices.get(part.voice or "", ""),
        "implicit": part.implicit,
        "remarks": _describe_remarks(part.remarks, voices),
        "note": clean(part.note or ""),
    }


def _describe_whole(graph: "Graph", voices: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the remarks on the map as a whole, and on its sections."""
    own = (
        {**remark, "about": clean(graph.sections[section])}
        for section, remarks in graph.section_remarks.items()
        for remark in _describe_remarks(remarks, voices)
    )
    return [*_describe_remarks(graph.remarks, voices), *own]


def _describe_remarks(remarks: Iterable[Remark], voices: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "kind": remark.kind,
            "severity": remark.severity,
            "voice": voices.get(remark.voice, ""),
            "text": clean(remark.text),
        }
        for remark in remarks
    ]


def _describe_place(locator: Locator, sections: Mapping[str, int]) -> dict[str, Any]:
    return {
        "section": sections.get(locator.section or ""),
        "within": name_place(locator),
        "quote": clean(locator.quote or ""),
    }


def _find_address(source: Mapping[str, Any]) -> str:
    if "URL" in source or "DOI" not in source:
        return clean(source.get("URL", ""))
    name = source["DOI"].removeprefix("doi:").strip()
    return clean(name if "://" in name else f"https://doi.org/{name}")


def _describe_findings(graph: "Graph", findings: "Iterable[Finding]") -> "Iterable[dict[str, Any]]":
    """Yield findings as a check orders them, consequences after their cause.

    Each has its statement; for an inference, the conclusion.
    """
    owners = {statement.path: statement.index for statement in graph.statements}
    owners |= {step.path: step.conclusion.index for step in graph.steps if step.path[0] == "inferences"}
    owners |= {
        ("expect", name): part.index for name, part in graph.named.items() if isinstance(part, Statement)
    }
    for cause, *consequences in group_by_cause(list(findings)):
        for finding in (cause, *consequences):
            yield {
                "severity": finding.severity.value,
                "rule": finding.rule,
                "message": clean(finding.text),
                "stakes": clean(finding.stakes),
                "statement": owners.get(finding.path[:2]),
                "is_consequence": finding is not cause,
            }
