"""Every challenge, what it is raised against, and what is replied to it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Item, Items
from argmap.report.review.words import begin, end, join, join_some, quote

if TYPE_CHECKING:
    from argmap.graph import Statement
    from argmap.report.review.phrasing import Phraser
    from argmap.report.review.reasons import Reasons

MOST_TARGETS = 4

_GROUPS = {
    "unmet": ("Without a reply that holds", ("established", "granted")),
    "open": ("Undecided", ("contested",)),
    "parried": ("Replied to only with what is given no evidence", ("parried",)),
    "answered": ("Replied to", ("answered",)),
    "questioned": ("Questioned in turn", ("questioned",)),
    "refuted": ("Refuted, or without support", ("defeated", "unsupported")),
}
_REPLIES = {
    "established": "",
    "questioned": "; but objections to that are not met",
    "defeated": "; but that does not hold",
    "contested": "; but that is left undecided",
    "unsupported": "; but that is left without support",
}
_FORCE = ("It has no force, because", "Whether it has force is left open:")


def write_challenges(phraser: "Phraser", reasons: "Reasons") -> Iterator[Block]:
    """Yield all challenges by outcome, and the contradictions; nothing if there are none."""
    replies: dict[Statement, list[str]] = defaultdict(list)
    for links, say in ((phraser.graph.answers, phraser.reply), (phraser.graph.denials, phraser.denial)):
        for link in links:
            replies[link.end].append(_reply(say(link.start), link.start, reasons))
    targets: dict[Statement, list[str]] = defaultdict(list)
    for attack in phraser.graph.attacks:
        targets[attack.challenge].append(phraser.name_target(attack.target))
    challenges = phraser.graph.of_kind("challenge")
    if challenges:
        yield Heading(2, "Every challenge, and what is replied")
    for title, verdicts in _GROUPS.values():
        found = [each for each in challenges if phraser.evaluation.verdict(each) in verdicts]
        if found:
            yield Heading(3, title)
            yield Items(tuple(Item(_describe(each, targets[each], replies[each], reasons)) for each in found))
    contradictions = [(link.start, link.end) for link in phraser.graph.contradictions]
    if contradictions:
        yield Heading(3, "What cannot both be true")
        yield Items(tuple(Item(end(begin(join(list(map(phraser.name, pair)))))) for pair in contradictions))


def _describe(challenge: "Statement", names: list[str], replies: list[str], reasons: "Reasons") -> str:
    """Return a challenge, what it is raised against, and who replies what; not who is right."""
    phraser = reasons.phraser
    parts = [phraser.sentence(challenge, phraser.ground(challenge))]
    parts += [f"This is raised against {join_some(names, MOST_TARGETS)}."] if names else []
    if challenge.residual:
        severity, why = challenge.residual
        parts.append(
            end(f"It is knowingly left open, with {severity} severity, for this reason: {quote(why)}")
        )
    parts += replies or ([] if challenge.residual else [_explain(challenge, reasons)])
    return " ".join(parts)


def _explain(challenge: "Statement", reasons: "Reasons") -> str:
    """Return what becomes of a challenge to which nothing is replied."""
    verdict = reasons.phraser.evaluation.verdict(challenge)
    if verdict in ("defeated", "unsupported", "contested"):
        return f"{_FORCE[verdict == 'contested']} {reasons.why_not(challenge)}."
    if verdict == "questioned":
        return end(begin(reasons.doubt(challenge)))
    return "Nothing is replied to it."


def _reply(words: str, reply: "Statement", reasons: "Reasons") -> str:
    """Return a reply as a sentence, which says what it lacks."""
    verdict = reasons.phraser.evaluation.verdict(reply)
    if verdict != "granted":
        return f"{begin(words)}{_REPLIES[verdict]}."
    if reasons.diagnosis.granted(reply) == [reply]:
        return f"{begin(words)}; nothing is given for this."
    return f"{begin(words)}; that {reasons.condition(reply)}."
