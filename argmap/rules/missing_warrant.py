"""A recommendation that only facts support, and no aim or value.

Facts alone do not say what to do: that takes an aim, a value or a rule as well. It may be so obvious that
the paper leaves it out, but then it is worth writing down, since readers may not share it. A finding means
that every step to the recommendation starts from nothing but premises that cite a source, and that no step
names a warrant or a scheme. A claim, an assumption or an uncited premise among the reasons may well be
the value that is meant, so it counts as one; and so does a source for the recommendation itself.

Fails:

```yaml
argmap: 1
title: Heat in classrooms
recommendations:
  plant-trees:
    text: The school should plant trees on its south side.
    supported_by: [hot-rooms]
premises:
  hot-rooms:
    text: In June the classrooms on the south side reach 34 degrees.
    sources: [log]
sources:
  log: {title: Temperature log}
```

Passes:

```yaml
argmap: 1
title: Heat in classrooms
recommendations:
  plant-trees:
    text: The school should plant trees on its south side.
    supported_by: {premises: hot-rooms, warrant: bearable}
premises:
  hot-rooms:
    text: In June the classrooms on the south side reach 34 degrees.
    sources: [log]
  bearable:
    text: A school owes its pupils rooms in which they can learn.
    assumption: It is the purpose of a school.
sources:
  log: {title: Temperature log}
```

What to do: link the facts with the aim or value that licenses the step (`supported_by: [[a, aim]]`), or name
that as its `warrant`, or name the step's `scheme`.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.common.context import RuleContext

NAME = "missing-warrant"
SEVERITY = Severity.INFO
LEAD = (
    "recommendation is supported by facts alone",
    "recommendations are supported by facts alone",
)
WHY = "Facts alone do not say what to do: that takes an aim, a value or a rule as well."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the recommendations all of whose steps lead from mere facts, without warrant or scheme."""
    for recommendation in graph.of_kind("recommendation"):
        steps = graph.supporting(recommendation)
        if steps and not recommendation.sources and all(map(_is_from_mere_facts, steps)):
            message = Message("all reasons for {} are facts", name(recommendation))
            advice = "name the aim or value that leads from them to it as the warrant of the step"
            yield Problem(recommendation.path, message, advice)


def _is_from_mere_facts(step: "Step") -> bool:
    if step.warrant or step.scheme:
        return False
    return all(_is_fact(premise) for premise in step.premises)


def _is_fact(statement: "Statement") -> bool:
    cited = statement.kind == "premise" and bool(statement.sources)
    return cited and not statement.assumption
