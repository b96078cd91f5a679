"""A statement with very few words.

Readers must understand a statement without the paper: a heading or a catchword cannot be true or false.

Fails:

```yaml
argmap: 1
title: Late fees
premises:
  cost: {text: The cost., assumption: Not disputed.}
```

Passes:

```yaml
argmap: 1
title: Late fees
premises:
  cost: {text: Late fees cost more than they bring in., assumption: Not disputed.}
```

What to do: write a complete sentence. The setting `words` is the minimum number of words; 4 by default.
"""

from collections.abc import Iterator

from argmap.finding import Problem, Severity
from argmap.graph import Graph
from argmap.rules.common.context import RuleContext

NAME = "terse-statement"
SEVERITY = Severity.WARNING
SETTINGS = {"words": 4}


def check(graph: Graph, context: RuleContext) -> Iterator[Problem]:
    """Yield the statements with too few words."""
    least = context.setting(NAME, "words", SETTINGS["words"])
    for statement in graph.statements:
        count = len(statement.text.split())
        if count < least:
            message = f"'{statement.id}' has {count} words: write a sentence of at least {least}"
            yield Problem((*statement.path, "text"), message)
