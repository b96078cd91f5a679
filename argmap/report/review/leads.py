"""How a review introduces what a rule found: how many cases there are, and why they matter."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from argmap.finding import Page
from argmap.report.review.words import begin, number, quote


class Lead(NamedTuple):
    """What one finding, and what several findings, of a rule are; and why that matters."""

    one: str
    many: str
    what: str
    why: str


_ROOT = ("thesis or recommendation", "theses and recommendations")
_LEADS = {
    "unsupported-claim": Lead(
        "claim is",
        "claims are",
        "given without a reason or a source",
        "A reader who doubts such a claim finds nothing to weigh.",
    ),
    "failed-support": Lead(
        "statement is",
        "statements are",
        "given reasons of which none stands",
        "The support is there on paper only: it breaks further down.",
    ),
    "circular-support": Lead(
        "line of support runs",
        "lines of support run",
        "back into itself",
        "What supports itself is supported by nothing.",
    ),
    "uncited-premise": Lead(
        "premise is",
        "premises are",
        "stated without a source",
        "Each is a matter of fact that a reader has to take on trust, so a source or a stated assumption "
        "is wanted.",
    ),
    "rests-on-uncited": Lead(
        f"{_ROOT[0]} hangs",
        f"{_ROOT[1]} hang",
        "on premises without a source",
        "If only premises with a source or a stated assumption counted, none of these would stand; so their "
        "sources are wanted first.",
    ),
    "unanswered-challenge": Lead(
        "challenge has",
        "challenges have",
        "no reply that stands",
        "What is raised and not met tells against the argument.",
    ),
    "failed-root": Lead(
        f"{_ROOT[0]} is",
        f"{_ROOT[1]} are",
        "not upheld by the map",
        "Whatever else holds, this is what the argument is for.",
    ),
    "unsupported-challenge": Lead(
        "challenge is",
        "challenges are",
        "merely raised, without a reason or a source",
        "A fair reader hears such a doubt all the same, but cannot tell how serious it is.",
    ),
    "orphan-statement": Lead(
        "statement bears",
        "statements bear",
        "on no thesis and no recommendation",
        "The argument would be the same without it.",
    ),
    "unused-source": Lead("work is", "works are", "listed and never cited", ""),
    "unlocated-statement": Lead(
        "statement has",
        "statements have",
        "no place in the paper",
        "A reader cannot look up what the paper says.",
    ),
    "certainty-word": Lead(
        "claim is",
        "claims are",
        "worded with more certainty than the reasons bear out",
        "A word such as “will” or “always” leaves no room for doubt, and so needs more than one reason.",
    ),
    "vague-recommendation": Lead(
        "recommendation is",
        "recommendations are",
        "vague",
        "It leaves open who should act, or how one could see that it was done.",
    ),
    "no-challenge": Lead(
        f"{_ROOT[0]} is",
        f"{_ROOT[1]} are",
        "never questioned",
        "Either nobody could object, or the paper has not looked for objections.",
    ),
    "single-line-of-support": Lead(
        f"{_ROOT[0]} rests",
        f"{_ROOT[1]} rest",
        "on a single step",
        "One objection to that step would be enough to bring it down.",
    ),
    "load-bearing-premise": Lead(
        "premise carries",
        "premises carry",
        "more than the number of reasons suggests",
        "Several lines of support look like safety, but here they lead back to the same premise.",
    ),
    "double-counting": Lead(
        "case was found",
        "cases were found",
        "of reasons that are offered as independent and come from the same work",
        "An error in that work would take away all of them at once.",
    ),
    "incomplete-source": Lead(
        "work is",
        "works are",
        "described too thinly",
        "A reader could hardly find it, or tell how old it is.",
    ),
    "stale-source": Lead(
        "statement about the present rests",
        "statements about the present rest",
        "on an old source",
        "What is so now cannot be known from what was written years ago.",
    ),
}

PLAIN = frozenset(
    {
        "unsupported-claim",
        "uncited-premise",
        "unsupported-challenge",
        "orphan-statement",
        "unlocated-statement",
    }
)
"""Rules of which the lead tells all, so that naming the statements is enough."""

ADVISED = frozenset({"rests-on-uncited"})
"""Rules of which the lead says already what to do."""

_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z])")


def lead(rule: str, count: int, pages: Mapping[str, Page]) -> str:
    """Return how many findings of a rule there are and of what kind, as a sentence."""
    if rule in _LEADS:
        known = _LEADS[rule]
        return begin(f"{number(count)} {known.one if count == 1 else known.many} {known.what}.")
    kind = pages[rule].summary.replace("`", "") if rule in pages else f"the rule {quote(rule)}."
    findings = "finding is" if count == 1 else "findings are"
    return begin(f"{number(count)} {findings} of this kind: {kind[:1].lower()}{kind[1:]}")


def meaning(rule: str, pages: Mapping[str, Page]) -> str:
    """Return why findings of a rule matter; of a rule that is not known here, as its page has it."""
    if rule in _LEADS:
        return _LEADS[rule].why
    paragraphs = pages[rule].text.split("\n\n") if rule in pages else []
    if len(paragraphs) < 2 or paragraphs[1].startswith(("Fails:", "What to do:", "It ")):  # noqa: PLR2004
        return ""
    return " ".join(_SENTENCE.split(paragraphs[1])[0].replace("`", "").split())
