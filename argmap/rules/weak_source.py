"""A claim or premise that rests on weak sources only.

A source may be weak by its kind: a post, a film or video, a broadcast, a song, a talk or a personal message
can hardly be looked up, and nobody has reviewed it. And by the Admiralty code a source may say how reliable
it is (`reliability`, A to F) and how credible is what it says (`credibility`, 1 to 6); the two are
independent, and either makes it weak: a reliability of D (not usually reliable), E (unreliable) or F
(cannot be judged), a credibility of 4 (doubtful), 5 (improbable) or 6 (cannot be judged). F and 6 are not
bad marks, but a source that nobody can judge proves nothing by itself. A source of a weak kind with better
marks is not weak. A statement is reported where all its sources are weak, no reason that stands supports
it, and it states no assumption. Where no thesis and no recommendation depends on it, the finding is an
info.

Fails:

```yaml
argmap: 1
title: The dam
thesis: [dam-leaks]
sources:
  forum-post: {title: The dam leaks!, author: [{literal: riverman}], issued: 2024, reliability: E}
claims:
  dam-leaks:
    text: The dam has leaked since the spring.
    sources: [forum-post]
```

Passes:

```yaml
argmap: 1
title: The dam
thesis: [dam-leaks]
sources:
  forum-post: {title: The dam leaks!, author: [{literal: riverman}], issued: 2024, reliability: E}
  inspection: {title: Inspection of the dam, publisher: County, issued: 2024, reliability: A, credibility: 2}
claims:
  dam-leaks:
    text: The dam has leaked since the spring.
    sources: [forum-post, inspection]
```

What to do: cite a better source, or say less.

Settings: `reliability` is D and `credibility` 4: these marks and worse ones are weak. `types`, the CSL
types that are weak, are broadcast, motion_picture, personal_communication, post, post-weblog, song and
speech.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, MOST, list_ids, list_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "weak-source"
SEVERITY = Severity.WARNING
TYPES = {
    "broadcast": "a broadcast",
    "motion_picture": "a film or video",
    "personal_communication": "a personal message",
    "post": "a post",
    "post-weblog": "a blog post",
    "song": "a recording",
    "speech": "a talk",
}
"""Kinds of sources that are weak, by their types in CSL, in words."""

SETTINGS: dict[str, int | str | list[str]] = {"reliability": "D", "credibility": 4, "types": list(TYPES)}
LEAD = (
    "passage rests on weak sources only",
    "passages rest on weak sources only",
)


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the sets of weak sources that claims and premises rest on, and nothing besides."""
    weak = _find_weak(graph, context)
    resting: dict[tuple[str, ...], list[Statement]] = {}
    for statement in graph.of_kind("claim", "premise"):
        cited = statement.sources
        if cited and weak.keys() >= set(cited) and not _stands_otherwise(graph, context, statement):
            resting.setdefault(tuple(dict.fromkeys(cited)), []).append(statement)
    for sources, statements in resting.items():
        matters = any(map(context.touched_roots.matters, statements))
        why = weak[sources[0]] if len(sources) == 1 else "which are weak"
        yield _describe(sources, why, statements, None if matters else Severity.INFO)


def _describe(
    sources: tuple[str, ...], why: str, statements: "list[Statement]", severity: Severity | None
) -> Problem:
    rest = "rests" if len(statements) == 1 else "rest"
    message = Message(f"{{}} {rest} only on {{}}, {why}", list_statements(statements, FEW), list_ids(sources))
    related = tuple(Related(statement.path, "rests on the same") for statement in statements[1:MOST])
    return Problem(
        statements[0].path, message, "cite a better source, or say less", severity, related=related
    )


def _find_weak(graph: "Graph", context: "RuleContext") -> dict[str, str]:
    """Return the sources that are weak, and why."""
    reliability = context.setting(NAME, "reliability", "D").upper()
    credibility = context.setting(NAME, "credibility", 4)
    types = context.setting(NAME, "types", list(TYPES))
    weak = {}
    for key, source in graph.sources.items():
        marks = [
            f"{mark} {source[mark]}"
            for mark, worst in (("reliability", reliability), ("credibility", credibility))
            if mark in source and source[mark] >= worst
        ]
        if marks:
            weak[key] = f"of {' and '.join(marks)}"
        elif source.get("type") in types and source.keys().isdisjoint({"reliability", "credibility"}):
            weak[key] = TYPES.get(source["type"], f"of the type {source['type']}")
    return weak


def _stands_otherwise(graph: "Graph", context: "RuleContext", statement: "Statement") -> bool:
    steps = graph.supporting(statement)
    return statement.assumption is not None or any(context.asserted.fires(step) for step in steps)
