"""A recommendation that does not say who should act, or what they should do.

If no actor is named, nobody is responsible; and nobody can tell whether someone has "considered", "engaged
with" or "addressed" a matter. A recommendation names its `actor`, and has a verb of action
("should abolish", "should be abolished"; not "ways of abolishing", which may come to nothing). These are:

    abolish, adopt, allocate, allow, amend, appoint, ask, ban, bill, build, buy, cancel, change, close,
    collect, compile, connect, convene, coordinate, create, cut, demand, deploy, discuss, diversify,
    draft, drop, elect, employ, enact, encourage, end, enforce, establish, exchange, exempt, expand,
    explain, extend, form, found, fund, give, grant, hire, hold, host, impose, increase,
    inform, inspect, install, introduce, invest, invite, issue, join, label, launch, lead, learn, lend,
    let, levy, license, lift, limit, listen, lower, make, mandate, measure, meet, merge, move, name,
    negotiate, offer, open, oppose, order, organise, organize, outlaw, pay, permit, plant, print,
    produce, prohibit, propose, protect, provide, publish, put, raise, ratify, recruit, reduce, reform,
    refuse, register, regulate, release, remove, rename, repair, repeal, replace, report, require,
    restore, restrict, run, sell, send, set, share, sign, spend, start, stop, submit, subsidise,
    subsidize, supply, suspend, tax, teach, tell, terminate, test, train, translate, turn, vote, warn,
    withdraw, withhold, write

It judges words, and so runs on request only: with `--severity vague-recommendation=info`, say, or with
`[rules.vague-recommendation]` in the configuration.

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

Settings: `verbs`, a list of more verbs of action, is empty.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    abolish adopt allocate allow amend appoint ask ban bill build buy cancel change close collect
    compile connect convene coordinate create cut demand deploy discuss diversify draft drop elect
    employ enact encourage end enforce establish exchange exempt expand explain extend form
    found fund give grant hire hold host impose increase inform inspect install introduce invest invite
    issue join label launch lead learn lend let levy license lift limit listen lower make mandate
    measure meet merge move name negotiate offer open oppose order organise organize outlaw pay permit
    plant print produce prohibit propose protect provide publish put raise ratify recruit reduce reform
    refuse register regulate release remove rename repair repeal replace report require restore restrict
    run sell send set share sign spend start stop submit subsidise subsidize supply suspend tax teach
    tell terminate test train translate turn vote warn withdraw withhold write
"""
IRREGULAR = """
    bought built cut drawn given held hung led lent let made met paid put run sent set sold spent taught told
    withdrawn withheld written
"""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the recommendations without an actor, or without any verb of action."""
    verbs = [
        *VERBS.split(),
        *(str(verb).casefold() for verb in context.setting(NAME, "verbs", SETTINGS["verbs"])),
    ]
    forms = {form for verb in verbs for form in _inflect(verb)}.union(IRREGULAR.split())
    for recommendation in graph.of_kind("recommendation"):
        acts = not forms.isdisjoint(_WORD.findall(recommendation.text.casefold()))
        faults = [] if recommendation.actor else [("does not say who should act", "name the actor")]
        faults += [] if acts else [("has no verb of action", "name an action that can be observed")]
        if faults:
            what, advice = (" and ".join(words) for words in zip(*faults, strict=True))
            yield Problem(recommendation.path, Message("{} {}", name(recommendation), what), advice)


def _inflect(verb: str) -> "Iterator[str]":
    """Yield the regular forms of a verb but that in -ing, and a few forms that no verb has."""
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    yield from (verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}{verb[-1:]}ed")
    yield from (f"{stem}ed", f"{stem}ies", f"{stem}ied")
