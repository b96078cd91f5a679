"""A step that theses or recommendations rest on, whose key question the map leaves open.

Each argumentation scheme comes with questions that a critical reader asks; `argmap scheme NAME` lists them.
The first is the key question. It is asked here of each step that names a scheme and carries a thesis or a
recommendation. It is not asked where the map answers it (`questions`), where a challenge raises it (`asks`)
or attacks the step or the premise in doubt, or where a reader remarks on the step. With `--questions all`,
or `questions = "all"` under `[rules.open-question]`, all open questions are listed.

Fails:

```yaml
argmap: 1
title: Storks
thesis: [storks-bring-babies]
claims:
  storks-bring-babies:
    text: Storks bring babies.
    supported_by:
      - {premises: [more-storks], scheme: correlation-to-cause}
premises:
  more-storks:
    text: Villages with more storks have more births.
    sources: [census]
sources:
  census: {title: Census of storks and people}
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
      - premises: [more-storks]
        scheme: correlation-to-cause
        questions:
          third-factor: The villages are alike in size, age and trade.
premises:
  more-storks:
    text: Villages with more storks have more births.
    sources: [census]
sources:
  census: {title: Census of storks and people}
```

What to do: answer the question in the paper, and under `questions` in the map; or raise it as a challenge.
"""

from typing import TYPE_CHECKING

from argmap.edits import Insert, Replace
from argmap.finding import Fix, Problem, Severity
from argmap.graph import Statement
from argmap.identifier import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.edits import Edit
    from argmap.graph import Graph, Step
    from argmap.rules.common.context import RuleContext
    from argmap.schemes.questions import OpenQuestion

NAME = "open-question"
SEVERITY = Severity.INFO
ASKS = True
SETTINGS = {"questions": "key"}
LEAD = ("question is left open", "questions are left open")
WHY = "A critical reader asks them first of the steps that theses and recommendations rest on."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the open questions of the steps that carry a root."""
    asks_all = context.setting(NAME, "questions", SETTINGS["questions"]) == "all"
    if not any(step.scheme for step in graph.steps):
        return
    questions = context.open_questions
    for step in context.carrying_steps:
        if step.scheme:
            for asked in questions.of(step) if asks_all else filter(None, [questions.key_of(step)]):
                yield _describe(graph, asked)


def _describe(graph: "Graph", asked: "OpenQuestion") -> Problem:
    words = str(asked)
    advice = f"answer it under 'questions', as '{asked.question.id}', or raise it as a challenge"
    fix = Fix("raise it as a challenge by the reviewer", tuple(_raise(graph, asked, words)), safe=False)
    return Problem((*asked.step.path, "scheme"), words, advice, fixes=(fix,))


def _raise(graph: "Graph", asked: "OpenQuestion", words: str) -> "Iterator[Edit]":
    """Yield the edits that make a challenge of a question; a step that it attacks gets an id."""
    target, names = asked.target, Names(graph.named)
    name = names.take(f"{asked.question.id}-of-{asked.step.conclusion.id}")
    attacked = target.id
    if not isinstance(target, Statement) and attacked is None:
        attacked = names.take(f"to-{target.conclusion.id}")
        yield _name_step(graph, target, attacked)
    challenge = {"text": words, "by": "reviewer", "attacks": [attacked], "asks": asked.question.id}
    if graph.data.get("challenges"):
        yield Insert(("challenges", name), challenge)
    else:
        yield Insert(("challenges",), {name: challenge})


def _name_step(graph: "Graph", step: "Step", name: str) -> "Edit":
    written = graph.value_at(step.path)
    if isinstance(written, dict):
        return Insert((*step.path, "id"), name)
    return Replace(step.path, {"id": name, "premises": written})
