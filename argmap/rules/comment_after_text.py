"""An unquoted text that ends at ` #`.

In YAML, a `#` after a blank begins a comment: of `text: We saw issue #4 fixed`, what is read is `We saw
issue`. No program can tell such a text from one with a comment that was meant.

Fails:

```yaml
argmap: 1
title: The leaking tap
thesis: tap-leaks
claims:
  tap-leaks:
    text: The tap leaks, as ticket #12 says.
    supported_by: puddle
premises:
  puddle:
    text: There is a puddle below it.
    assumption: The janitor saw it.
```

Passes:

```yaml
argmap: 1
title: The leaking tap
thesis: tap-leaks
claims:
  tap-leaks:
    text: "The tap leaks, as ticket #12 says."
    supported_by: puddle
premises:
  puddle:
    text: There is a puddle below it.
    assumption: The janitor saw it.
```

What to do: put the text in quotes; move a comment to a line of its own.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.shape import find_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.edits import Path
    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "comment-after-text"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = ("text ends at the sign of a comment", "texts end at the sign of a comment")
WHY = "What follows ` #` is a comment, and is not read."
_LONGEST = 40


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield every text that a comment follows."""
    if context.comment_after is not None:
        yield from find_cut_texts(graph.data, context.comment_after)


def find_cut_texts(data: object, comment_after: "Callable[[Path], str | None]") -> "Iterator[Problem]":
    """Yield every text in a map, or in what is not quite one, that a comment follows."""
    for path in find_texts(data):
        if comment := comment_after(path):
            shown = comment if len(comment) <= _LONGEST else comment[: _LONGEST - 1] + "…"
            yield Problem(
                path,
                f"the text ends before '{shown}', which is read as a comment",
                "put the text in quotes, or the comment on a line of its own",
            )
