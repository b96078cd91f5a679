"""The steps that a graph means, and what backs them."""

from argmap.interop.nodeset.dialect import ATTACK, STATEMENT, SUPPORT
from argmap.interop.nodeset.links import Links
from argmap.interop.nodeset.relations import Backing, Pair, Ref, Relations, Step


def find_supports(links: Links, found: Relations) -> None:
    """Add the steps and their warrants."""
    supports = links.of_role(SUPPORT)
    for ref in supports:
        _find_steps(ref, links, found)
    steps = {step.node for step in found.steps}
    backed: set[Ref] = set()
    for ref in supports:
        _find_backings(ref, links, found, steps, backed)


def _find_steps(ref: Ref, links: Links, found: Relations) -> None:
    own = [(premise, ref) for premise in links.starts_of(ref)]
    before, after = links.of_role(SUPPORT, links.into[ref]), links.of_role(SUPPORT, links.out[ref])
    conclusions = links.of_role(STATEMENT, links.out[ref])
    pairs = own or (_gather(ref, links) if conclusions else [])
    if not pairs and (conclusions or not before):
        links.lose(ref, "a step without a premise", "a step has at least one")
    elif not conclusions and not after:
        links.lose(ref, "a step without a conclusion", "a step has one")
    elif conclusions and links.pays(ref, len(pairs) * len(conclusions)):
        premises, hops = zip(*pairs, strict=True)
        ways = () if own else tuple((one, ref) for one in before)
        found.steps += [Step(ref, premises, hops, ways, end) for end in conclusions]
    for attack in links.of_role(ATTACK, links.out[ref]):
        links.lose(ref, f"a step to the attack '{attack}'", "attacks are not supported")


def _gather(ref: Ref, links: Links) -> list[Pair]:
    """Return the premises of the steps before one that has none of its own, each with that step."""
    found: dict[Ref, Ref] = {}
    seen, pending = {ref}, [ref]
    while pending and links.budget >= 0:
        for before in links.of_role(SUPPORT, links.into[pending.pop()]):
            if before in seen:
                continue
            seen.add(before)
            own = links.starts_of(before)
            links.budget -= 1 + len(own)
            found.update((premise, before) for premise in own)
            pending += [] if own else [before]
    return list(found.items()) if links.budget >= 0 else []


def _find_backings(ref: Ref, links: Links, found: Relations, steps: set[Ref], backed: set[Ref]) -> None:
    premises = links.starts_of(ref)
    for step in links.of_role(SUPPORT, links.out[ref]):
        if not premises or not links.starts_of(step):
            continue  # a link of a chain
        is_premise = premises[0] in links.into[step]
        if len(premises) > 1 or is_premise or step not in steps or step in backed:
            why = "a step has one warrant, which is one statement and none of its premises"
            links.lose(ref, f"a step in support of the step '{step}'", why)
            continue
        backed.add(step)
        found.backings.append(Backing(ref, premises[0], step))
