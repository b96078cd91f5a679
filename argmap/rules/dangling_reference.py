"""A reference to something that the map does not have.

A relation to nothing is ignored: a misspelt reason does not support, and an inference that lacks a premise
does not support its conclusion. What is missing only because of it is not reported again. Sections, sources
and voices are looked up as well; only the voice `reviewer` needs no entry.

Fails:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
    supported_by: [bloked-cards]
premises:
  blocked-cards:
    text: Two in five cards in the lowest-income district are blocked.
```

Passes:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
    supported_by: [blocked-cards]
premises:
  blocked-cards:
    text: Two in five cards in the lowest-income district are blocked.
```

What to do: correct the id, or add what it names; a voice is named under `voices`.
"""

from typing import TYPE_CHECKING, Any

from argmap.edits import Replace
from argmap.finding import Fix, Problem, Severity
from argmap.message import Mention, Message, quote
from argmap.rules.common.dangling import find_names, find_part, find_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.edits import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.common.context import RuleContext
    from argmap.rules.common.dangling import Dangling

NAME = "dangling-reference"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = ("reference leads nowhere", "references lead nowhere")
WHY = "A relation to nothing is ignored."

_NOUNS = {
    "section": "section",
    "sources": "source",
    "derived_from": "source",
    "by": "voice",
    "attacks": "statement or inference",
}


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the references whose target does not exist."""
    corrections = _Corrections(graph.data)
    for dangling in context.dangling:
        reference, meant = dangling.reference, dangling.meant
        kind = _NOUNS.get(reference.relation, "statement")
        message = Message(
            "'{}' names {}, but no {} has that id", reference.relation, Mention(reference.id), kind
        )
        advice = f"did you mean {quote(meant)}?" if meant else _advise(graph, reference.id, kind)
        at_key = reference.relation == "expect"
        yield Problem(reference.path, message, advice, at_key=at_key, fixes=tuple(corrections.find(dangling)))


def _advise(graph: "Graph", id_: str, kind: str) -> str:
    file = id_.rpartition("/")[0]
    elsewhere = next((name for name in graph.files if f"{name}/{id_}" in graph.named), None)
    if elsewhere and kind.startswith("statement"):
        return f"did you mean {quote(f'{elsewhere}/{id_}')}?"
    if file and file not in graph.files and (graph.files or kind != "source"):
        return f"correct it, or include a file that is called {quote(file)}"
    where = f" to {quote(graph.files[file].path)}" if file in graph.files else ""
    return f"correct it, or add the {kind}{where}"


class _Corrections:
    """The fixes that are safe; what earlier ones write counts as written."""

    def __init__(self, data: "Mapping[str, Any]") -> None:
        self._data = data
        self._written: dict[Path, set[str]] = {}

    def find(self, dangling: "Dangling") -> "Iterator[Fix]":
        """Yield what makes a reference name what is meant, unless that is there already or its owner.

        A difference in digits is not a matter of spelling. What is expected is named by a key, which stays.
        """
        (reference, meant, is_sure) = dangling
        if meant is None or not is_sure or reference.relation == "expect":
            return
        if _digits(meant) != _digits(reference.id):
            return
        written, text = self._find_written(reference), meant + self._find_rest(reference)
        to_itself = meant == reference.owner and reference.relation not in ("section", "sources", "by")
        if not to_itself and text not in written:
            written.add(text)
            title = f"replace {quote(reference.id)} by {quote(meant)}"
            yield Fix(title, (Replace(reference.path, text),))

    def _find_written(self, reference: "Reference") -> set[str]:
        """Return the other entries of the list; of an inference or reason, everything that it names."""
        at = find_step(reference.path) or reference.path[:-1]
        if at not in self._written:
            self._written[at] = set(find_names(find_part(self._data, at)))
        return self._written[at]

    def _find_rest(self, reference: "Reference") -> str:
        """Return what follows the id: the place in a work."""
        text: str = find_part(self._data, reference.path)
        return text[len(reference.id) :]


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))
