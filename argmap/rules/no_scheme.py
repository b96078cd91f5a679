"""Steps that theses or recommendations rest on, and that name no argumentation scheme.

A scheme says what makes the premises of a step a reason for its conclusion: that an expert says so, that
they are a sign of it, that it serves a goal. Each scheme comes with the questions that a critical reader
asks. The finding, of which there is one for each map, names the step on which most hangs. A map with fewer
than ten such steps is left alone; the setting `steps` changes that number.

Fails:

```yaml
argmap: 1
title: Storks
thesis: [storks-bring-babies]
claims:
  storks-bring-babies:
    text: Storks bring babies.
    supported_by: [v1, v2, v3, v4, v5, v6, v7, v8, v9, v10]
premises:
  v1: {text: "In Alt there are storks, and many births.", sources: [census]}
  v2: {text: "In Bern there are storks, and many births.", sources: [census]}
  v3: {text: "In Cham there are storks, and many births.", sources: [census]}
  v4: {text: "In Dorf there are storks, and many births.", sources: [census]}
  v5: {text: "In Egg there are storks, and many births.", sources: [census]}
  v6: {text: "In Furt there are storks, and many births.", sources: [census]}
  v7: {text: "In Gail there are storks, and many births.", sources: [census]}
  v8: {text: "In Horn there are storks, and many births.", sources: [census]}
  v9: {text: "In Ins there are storks, and many births.", sources: [census]}
  v10: {text: "In Jona there are storks, and many births.", sources: [census]}
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
    supported_by: {premises: [v1, v2], scheme: correlation-to-cause}
premises:
  v1: {text: "In Alt there are storks, and many births.", sources: [census]}
  v2: {text: "In Bern there are storks, and many births.", sources: [census]}
sources:
  census: {title: Census of storks and people}
```

What to do: ask of each step what makes the premises a reason, and name its `scheme`; `argmap scheme` lists
them.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import MOST, name, name_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Step
    from argmap.rules.common.context import RuleContext

NAME = "no-scheme"
SEVERITY = Severity.INFO
SETTINGS = {"steps": 10}
ABOUT_MAP = True
LEAD = ("map has steps without a scheme", "maps have steps without a scheme")
WHY = "A scheme says what makes a step a step, and what to ask of it."

_ASK = {
    "recommendation": "does it serve a goal (practical-reasoning), do good or prevent harm "
    "(positive-consequences, negative-consequences), or follow a rule (rule)?",
    "": "is it a sign (sign), a cause (cause-to-effect) or a case (example) of it, or does somebody say so "
    "(expert-opinion)?",
}


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield one problem for all steps that carry a root and name no scheme."""
    steps = context.carrying_steps
    bare = [step for step in steps if not step.scheme]
    many = context.setting(NAME, "steps", SETTINGS["steps"])
    if len(bare) >= many:
        bare.sort(key=lambda step: -context.touched_roots.count(step.conclusion))
        yield _describe(bare, len(steps))


def _describe(bare: "list[Step]", total: int) -> Problem:
    first = bare[0]
    which = "that theses and recommendations rest on name no scheme; most hangs on that from {} to {}"
    counts = f"{len(bare):,}", f"{total:,}"
    message = Message(f"{{}} of the {{}} steps {which}", *counts, name_step(first), name(first.conclusion))
    ask = _ASK.get(first.conclusion.kind, _ASK[""])
    related = tuple(Related(step.path, "names no scheme") for step in bare[1:MOST])
    advice = f"ask what makes it a reason: {ask} 'argmap scheme' lists the schemes"
    return Problem(first.path, message, advice, related=related)
