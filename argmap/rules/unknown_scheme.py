"""A scheme, a role or a question that the catalogue does not have.

A map may name any scheme. One that the catalogue knows can be asked its critical questions, so the name is
worth checking. The same holds for the roles of premises, for the questions that a step answers, and for what
a challenge `asks`. `argmap scheme` lists what is known; a catalogue of your own can add to it.

Fails:

```yaml
argmap: 1
title: Storks
thesis: [storks-bring-babies]
claims:
  storks-bring-babies:
    text: Storks bring babies.
    supported_by:
      - {premises: [midwives-say-so], scheme: expert-opinon}
premises:
  midwives-say-so:
    text: The midwives of the district say so.
    sources: [interviews]
sources:
  interviews: {title: Talks with midwives}
```

Passes:

```yaml
argmap: 1
title: Storks
thesis: [storks-bring-babies]
claims:
  storks-bring-babies:
    text: Storks bring babies.
    supported_by:
      - premises: [midwives-say-so]
        scheme: expert-opinion
        questions: {field: They have the training.}
premises:
  midwives-say-so:
    text: The midwives of the district say so.
    sources: [interviews]
sources:
  interviews: {title: Talks with midwives}
```

What to do: correct the name, choose one that `argmap scheme` lists, or add the scheme to a catalogue of your
own.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.common.words import quote
from argmap.spelling import Speller, join_choices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.edits import Path
    from argmap.graph import Graph, Named, Statement, Step
    from argmap.rules.common.context import RuleContext

NAME = "unknown-scheme"
OTHER = "other"
"""The role of premises that have none of the scheme."""
SEVERITY = Severity.INFO
ABOUT_MAP = True
LEAD = (
    "name of a scheme, role or question is not known",
    "names of schemes, roles or questions are not known",
)
WHY = "No questions can be asked of what nobody knows."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what steps and challenges name and the catalogue does not have."""
    for step in (*graph.steps, *graph.broken):
        if step.scheme:
            yield from _check_step(context, step, step.scheme)
    asking = [challenge for challenge in graph.of_kind("challenge") if challenge.asks]
    questions = _find_questions(graph, context) if asking else {}
    for challenge in asking:
        targets = [graph.named.get(target) for target in challenge.data["attacks"]]
        known = {id_: None for target in targets if target for id_ in questions.get(target, ())}
        if challenge.asks not in known:
            yield _describe_unasked(challenge, known)


def _check_step(context: "RuleContext", step: "Step", name: str) -> "Iterator[Problem]":
    scheme = context.catalogue.find(name)
    if scheme is None:
        message, near = f"no scheme is called '{name}'", context.catalogue.nearest(name)
        yield _report((*step.path, "scheme"), message, near, "'argmap scheme' lists them")
        return
    roles = step.data["premises"] if step.roles else ()
    known = {"premises": (roles, [*scheme.premises, OTHER]), "questions": (step.replies, [*scheme.questions])}
    for key, (names, choices) in known.items():
        kind = "role" if key == "premises" else "question"
        for unknown in (name for name in names if name not in choices):
            message = f"the scheme '{scheme.name}' has no {kind} '{unknown}'"
            near = Speller(choices).nearest(unknown)
            yield _report(
                (*step.path, key, unknown), message, near, f"use {join_choices(choices)}", at_key=True
            )


def _find_questions(graph: "Graph", context: "RuleContext") -> "dict[Named, list[str]]":
    """Return, for each step with a scheme and each of its premises and conclusions, the questions."""
    questions: dict[Named, list[str]] = defaultdict(list)
    for step in graph.steps:
        around: list[Named] = [step, step.conclusion, *step.premises]
        if scheme := context.catalogue.find(step.scheme or ""):
            for part in around:
                questions[part] += scheme.questions
    return questions


def _describe_unasked(challenge: "Statement", known: "Collection[str]") -> Problem:
    path, asks = (*challenge.path, "asks"), str(challenge.asks)
    if not known:
        message = f"'{asks}' is not a question of any step here, because no step names a known scheme"
        return Problem(path, message, "name the scheme of the step that it attacks, or remove 'asks'")
    message = f"no step that {quote(challenge.id)} is about has a question '{asks}'"
    return _report(path, message, Speller(known).nearest(asks), f"use {join_choices(known)}")


def _report(path: "Path", message: str, near: str | None, otherwise: str, *, at_key: bool = False) -> Problem:
    return Problem(path, message, f"did you mean '{near}'?" if near else otherwise, at_key=at_key)
