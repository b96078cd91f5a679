"""The attacks that a graph means: on statements, on steps, and on other attacks."""

from collections import defaultdict

from argmap.interop.carrying import Loss
from argmap.interop.nodeset.dialect import ATTACK, SUPPORT
from argmap.interop.nodeset.links import Links
from argmap.interop.nodeset.relations import Answer, Conflict, Pair, Ref, Relations

_NO_CHALLENGE = "what it attacks is no attack of another statement on a statement or step"
_NO_ANSWER = (
    "it attacks something itself, so it is a challenge, which answers none; it is taken to attack the other"
)


def find_attacks(links: Links, relations: Relations) -> None:
    """Add the attacks, which of them are contradictions, and answers; steps come before."""
    steps = {step.node for step in relations.steps}
    replies: list[Answer] = []
    for ref in links.of_role(ATTACK):
        starts = links.starts_of(ref)
        if not starts:
            links.lose(ref, "an attack without an attacker", "an attack has one")
        elif not links.out[ref]:
            links.lose(ref, "an attack without a target", "an attack has one")
        else:
            if len(starts) > 1:
                what = f"that {', '.join(starts[:5])} attack only together"
                links.losses.append(Loss(ref, what, "each of them is taken to attack by itself"))
            for target in links.out[ref]:
                replies += _find_attacks_on(target, ref, links, relations, steps)
    _find_rivals(relations, {reply.attack for reply in replies})
    _sort_replies(replies, links, relations)


def _find_attacks_on(
    target: Ref, ref: Ref, links: Links, relations: Relations, steps: set[Ref]
) -> list[Answer]:
    """Add the attacks on a statement or step; return those on an attack, to be sorted later."""
    starts = links.starts_of(ref)
    if links.roles[target] == ATTACK:
        challenges = links.starts_of(target)
        if links.pays(ref, len(starts) * len(challenges)):
            return [Answer(ref, start, challenge, target) for start in starts for challenge in challenges]
    elif links.roles[target] == SUPPORT and target not in steps:
        links.lose(ref, f"an attack on '{target}'", "that leads from no premise to a conclusion")
    elif links.pays(ref, len(starts)):
        relations.attacks += [Conflict(ref, start, target) for start in starts]
    return []


def _find_rivals(relations: Relations, answered: set[Ref]) -> None:
    pairs: set[Pair] = set()
    spoilt: set[Pair] = set()
    for node, start, target in relations.attacks:
        pairs.add((start, target))
        if node in answered or start == target:
            spoilt.update([(start, target), (target, start)])
    for _, start, target in relations.attacks:
        if (target, start) in pairs and (start, target) not in spoilt:
            relations.rivals[start, target] = None


def _sort_replies(replies: list[Answer], links: Links, relations: Relations) -> None:
    """Tell answers from denials: only challenges are answered, and not by challenges."""
    attacks: dict[Ref, set[Ref]] = defaultdict(set)
    for node, start, target in relations.attacks:
        if (start, target) not in relations.rivals:
            attacks[start].add(node)
    met: dict[Pair, set[Ref]] = defaultdict(set)
    for reply in replies:
        if reply.attack not in attacks[reply.challenge] or reply.start == reply.challenge:
            links.lose(reply.node, f"an attack on the attack '{reply.attack}'", _NO_CHALLENGE)
        elif attacks[reply.start]:
            relations.rebuttals.append(reply)
            what = f"that it attacks only the attack by '{reply.challenge}'"
            links.losses.append(Loss(reply.start, what, _NO_ANSWER))
        else:
            relations.answers.append(reply)
            met[reply.start, reply.challenge].add(reply.attack)
    for (start, challenge), nodes in met.items():
        if len(nodes) < len(attacks[challenge]):
            what = f"that it meets only some attacks of '{challenge}'"
            links.losses.append(Loss(start, what, "an answer meets a challenge as a whole"))
