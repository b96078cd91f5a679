"""A recommendation that does not say who should act, or what they should do.

Nobody can tell whether someone has "considered", "engaged with" or "addressed" a matter, or given it "more
attention". What counts is the verb that follows "should", "must" and the like. It is vague if it is one of:

    acknowledge, address, appreciate, balance, consider, contemplate, cooperate, deal, deepen,
    engage, enhance, explore, foster, improve, intensify, look, promote, recognise, recognize,
    reconsider, reflect, regard, rethink, seek, strengthen, strive, tackle, think, try

or one of these (or "is needed") with one of the nouns below in the same sentence:

    adopt, bear, devote, find, give, have, join, keep, make, pay, play, put, raise, show, take,
    undertake, work

    account, action, approach, attention, awareness, care, consideration, effort, emphasis, focus,
    importance, measure, mind, priority, role, step, strategy, thought, together, way, weight

And if the recommendation is in the passive ("should be built") and names no `actor`, nobody is responsible.

Fails:

```yaml
argmap: 1
title: The river
recommendations:
  address-floods:
    text: The challenge of floods must be addressed in a proactive manner.
    actor: [City council]
    supported_by: [flooded]
premises:
  flooded:
    text: The river has flooded the old town four times in ten years.
    assumption: Everybody there remembers it.
```

Passes:

```yaml
argmap: 1
title: The river
recommendations:
  build-wall:
    text: A wall should be built along the old town.
    actor: [City council]
    supported_by: [flooded]
premises:
  flooded:
    text: The river has flooded the old town four times in ten years.
    assumption: Everybody there remembers it.
```

What to do: name the actor, and an action that can be observed. If the paper does not say it, waive this rule
there and give that as the reason.

Settings: `verbs`, a list of more verbs that are vague, is empty.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "vague-recommendation"
SEVERITY = Severity.INFO
SETTINGS: dict[str, list[str]] = {"verbs": []}
LEAD = (
    "recommendation is vague",
    "recommendations are vague",
)
WHY = "A reader cannot tell who should act, or how one could see that it was done."

VERBS = """
    acknowledge address appreciate balance consider contemplate cooperate deal deepen engage enhance
    explore foster improve intensify look promote recognise recognize reconsider reflect regard rethink
    seek strengthen strive tackle think try
"""
LIGHT_VERBS = "adopt bear devote find give have join keep make pay play put raise show take undertake work"
NOUNS = """
    account action approach attention awareness care consideration effort emphasis focus importance measure
    mind priority role step strategy thought together way weight
"""
_IRREGULAR = {
    "borne": "bear",
    "dealt": "deal",
    "found": "find",
    "given": "give",
    "kept": "keep",
    "made": "make",
    "paid": "pay",
    "rethought": "rethink",
    "shown": "show",
    "sought": "seek",
    "taken": "take",
    "thought": "think",
    "undertaken": "undertake",
}
_PARTICIPLE = (
    r"\w+ed|borne|built|cut|dealt|done|drawn|found|given|held|kept|made|met|paid|put|sent|set|shown|sought|spent"
    r"|taken|taught|thought|told|undertaken|withdrawn|written"
)
_MODAL = (
    r"\b(?P<modal>should|must|shall|ought to|needs? to|ha(?:s|ve) to|can|could|may|might)"
    r"(?: (?:not|also|at least|both|each|all|first|then|now|always|therefore|\w+ly))*"
    r"(?P<passive> be)?(?: \w+ly)* (?P<verb>[\w-]+)"
)
_NEEDED = r"\b(?:is|are) (?:\w+ly )?(?:necessary|needed|required)\b"
_WORD = r"[^\W\d_]+"
_LONGEST = 60
_EVERYTHING = "everything possible"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the recommendations in the passive without an actor, and those that ask for nothing definite."""
    vague = inflect_all(context.setting(NAME, "verbs", SETTINGS["verbs"]))
    for recommendation in graph.of_kind("recommendation"):
        text = recommendation.text.casefold()
        faults = []
        if not recommendation.actor and _is_passive(text):
            faults.append(("does not say who should act", "name the actor"))
        if wording := find_vague_wording(text, vague):
            faults.append(
                (f"says no more than “{wording[:_LONGEST]}”", "name an action that can be observed")
            )
        if faults:
            what, advice = (" and ".join(words) for words in zip(*faults, strict=True))
            yield Problem(recommendation.path, Message("{} {}", name(recommendation), what), advice)


def inflect_all(more: "Iterable[str]" = ()) -> set[str]:
    """Return the forms of the verbs that are vague, with some more verbs."""
    verbs = (*VERBS.split(), *(str(verb).casefold() for verb in more))
    return {form for verb in verbs for form in _inflect(verb)}


def _is_passive(text: str) -> bool:
    match = re.search(_MODAL, text)
    if not match or not match["passive"] or " by " in text:
        return False
    return re.fullmatch(_PARTICIPLE, match["verb"]) is not None


def find_vague_wording(text: str, vague: "set[str]") -> str | None:
    """Return what a recommendation, in lower case, says that is vague; `vague` are forms of verbs."""
    match = re.search(_MODAL, text)
    if match is None:
        noun = _find_noun(text) if re.search(_NEEDED, text) else None
        return f"{noun}” and “is needed" if noun else None
    verb = match["verb"]
    words = f"{match['modal']}{match['passive'] or ''} {verb}"
    if verb in vague or _IRREGULAR.get(verb) in vague:
        return words
    if _EVERYTHING in text:
        return f"{words} {_EVERYTHING}"
    noun = _find_noun(text) if verb in _LIGHT_FORMS or verb in _IRREGULAR else None
    return f"{words}” and “{noun}" if noun else None


def _find_noun(text: str) -> str | None:
    return next((word for word in re.findall(_WORD, text) if word in _NOUN_FORMS), None)


def _inflect(verb: str) -> "Iterator[str]":
    """Yield the base form, and the regular participle."""
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    yield from (verb, f"{stem}ied" if verb.endswith("y") else f"{stem}ed")


_LIGHT_FORMS = {form for verb in LIGHT_VERBS.split() for form in _inflect(verb)}
_NOUN_FORMS = {form for noun in NOUNS.split() for form in (noun, f"{noun}s", f"{noun[:-1]}ies")}
