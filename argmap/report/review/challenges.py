"""What speaks against the paper's argument, and how each challenge is met."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.words import amount, begin, end, join, join_some, number, quote

if TYPE_CHECKING:
    from argmap.graph import Statement, Step
    from argmap.report.review.reasons import Reasons
    from argmap.report.review.voice import Voice

MOST = 50
MOST_TARGETS = 4

_GROUPS = {
    "standing": ("Without a reply that stands", "has no reply that stands", "have no reply that stands"),
    "raised": (
        "Raised without grounds, and without a reply that stands",
        "gives no grounds but has no reply that stands",
        "give no grounds but have no reply that stands",
    ),
    "open": ("Undecided", "is left undecided", "are left undecided"),
    "residual": ("Left open knowingly", "is left open knowingly", "are left open knowingly"),
    "parried": (
        "Met only by what is not established",
        "is met only by what is not established",
        "are met only by what is not established",
    ),
    "answered": (
        "Replied to with grounds",
        "is replied to with what is cited or openly assumed",
        "are replied to with what is cited or openly assumed",
    ),
    "questioned": (
        "Questioned in turn",
        "is questioned by challenges that give no grounds",
        "are questioned by challenges that give no grounds",
    ),
    "refuted": (
        "Defeated or without support",
        "is defeated or has no support that stands",
        "are defeated or have no support that stands",
    ),
}
_REPLIES = {
    "established": "",
    "questioned": "; but that is questioned",
    "defeated": "; but that is defeated",
    "contested": "; but whether that stands is left open",
    "unsupported": "; but that has no support that stands",
}
_FAILED = ("defeated", "unsupported")
_NAMES = {"contested": "open", "defeated": "refuted", "unsupported": "refuted"}


def sort_challenges(voice: "Voice") -> dict[str, list["Statement"]]:
    """Return the challenges by what became of them, the weightiest outcome first."""
    groups: dict[str, list[Statement]] = {name: [] for name in _GROUPS}
    answered = {link.end for link in voice.graph.answers if voice.evaluation.stands(link.start)}
    for one in voice.graph.of_kind("challenge"):
        groups[_find_group(one, voice, is_answered=one in answered)].append(one)
    return {name: found for name, found in groups.items() if found}


def _find_group(one: "Statement", voice: "Voice", *, is_answered: bool) -> str:
    verdict = voice.evaluation.verdict(one)
    if verdict in ("established", "granted"):
        return "raised" if one in voice.evaluation.bare else "standing"
    if verdict == "answered" and not is_answered:
        return "residual"
    return _NAMES.get(verdict, verdict)


def count_outcomes(groups: dict[str, list["Statement"]]) -> str:
    """Return a sentence: of fourteen challenges, one has no reply that stands and thirteen are questioned."""
    total = sum(map(len, groups.values()))
    if total == 1:
        return f"One challenge is raised, which {_GROUPS[next(iter(groups))][1]}."
    if len(groups) == 1:
        return f"{begin(amount(total, 'challenge'))} are raised, which {_GROUPS[next(iter(groups))][2]}."
    counts = [f"{number(len(found))} {_GROUPS[name][min(len(found), 2)]}" for name, found in groups.items()]
    return f"Of {amount(total, 'challenge')}, {join(counts)}."


class Opposition:
    """The attacks, answers and denials of a graph, by challenge."""

    def __init__(self, voice: "Voice", reasons: "Reasons") -> None:
        """Sort them."""
        self._voice, self._reasons = voice, reasons
        self._targets: dict[Statement, list[Statement | Step]] = defaultdict(list)
        self._answers: dict[Statement, list[Statement]] = defaultdict(list)
        self._denials: dict[Statement, list[Statement]] = defaultdict(list)
        for attack in voice.graph.attacks:
            self._targets[attack.challenge].append(attack.target)
        for link in voice.graph.answers:
            self._answers[link.end].append(link.start)
        for link in voice.graph.denials:
            self._denials[link.end].append(link.start)

    def targets(self, one: "Statement") -> str:
        """Return the names of what a challenge attacks."""
        return join_some([self._voice.name_target(target) for target in self._targets[one]], MOST_TARGETS)

    def tell(self, one: "Statement") -> str:
        """Return a challenge, what it tells against, and how it is met."""
        targets = self.targets(one)
        against = f"This is raised against {targets}." if targets else ""
        said = self._voice.sentence(one, self._voice.ground(one))
        return " ".join(part for part in (said, against, *self._outcome(one)) if part)

    def _outcome(self, one: "Statement") -> Iterator[str]:
        """Yield sentences on what becomes of a challenge. They say who replies what, and not who is right."""
        verdict, diagnosis = self._voice.evaluation.verdict(one), self._reasons.diagnosis
        if "residual" in one.data:
            yield _tell_residual(one)
        replies = [self._tell_reply(reply, self._voice.reply(reply)) for reply in self._answers[one]]
        replies += [self._tell_reply(reply, self._voice.denial(reply)) for reply in self._denials[one]]
        yield from replies[:MOST_TARGETS]
        if len(replies) > MOST_TARGETS:
            yield f"There are {number(len(replies) - MOST_TARGETS)} replies more."
        if verdict == "contested":
            yield f"Whether it has force is left open: {self._reasons.why_not(one)}."
        elif verdict == "questioned" and not self._is_by_denials(one, diagnosis.doubts(one)):
            yield self._reasons.doubt(one)
        elif verdict in _FAILED and not self._is_by_denials(one, diagnosis.attackers(one)):
            yield f"It has no force, because {self._reasons.why_not(one)}."
        elif verdict in ("established", "granted") and not replies:
            yield "Nothing in the map replies to it."

    def _is_by_denials(self, one: "Statement", by: "list[Statement]") -> bool:
        """Return whether what tells against a challenge was told already, as what denies it."""
        return bool(by) and set(by).issubset(self._denials[one])

    def _tell_reply(self, reply: "Statement", told: str) -> str:
        """Return a reply as a sentence, which says on what condition it stands, or that it does not."""
        verdict = self._voice.evaluation.verdict(reply)
        if verdict != "granted":
            return f"{begin(told)}{_REPLIES[verdict]}."
        if self._reasons.diagnosis.granted(reply) == [reply]:
            return f"{begin(told)}, for which nothing is given."
        return f"{begin(told)}; but that {self._reasons.condition(reply)}."


def _tell_residual(one: "Statement") -> str:
    residual = one.data["residual"]
    return end(
        f"It is left open knowingly, as a matter of {residual['severity']} weight, for this reason: "
        f"{quote(residual['rationale'])}"
    )


def tell_challenges(voice: "Voice", opposition: Opposition) -> Iterator[Block]:
    """Yield the challenges by outcome, and where the paper is at odds with itself."""
    yield Heading(2, "What speaks against it")
    groups = sort_challenges(voice)
    yield Paragraph(count_outcomes(groups) if groups else "No challenge is raised.")
    for name, found in groups.items():
        yield Heading(3, _GROUPS[name][0])
        yield _list([opposition.tell(one) for one in found[:MOST]], len(found))
    for title, links, tell in (
        ("Contradictions", voice.graph.contradictions, _tell_contradiction),
        ("Tensions", voice.graph.tensions, _tell_tension),
    ):
        if links:
            yield Heading(3, title)
            yield _list([tell(link.start, link.end, voice) for link in links[:MOST]], len(links))


def _list(told: list[str], total: int) -> Items:
    return Items((*told, *([f"And {number(total - MOST)} more."] if total > MOST else [])))


def _name_both(one: "Statement", other: "Statement", voice: "Voice") -> str:
    both = [f"{voice.name(each)} ({voice.place(each) or 'no place given'})" for each in (one, other)]
    return begin(" and ".join(both))


def _tell_tension(one: "Statement", other: "Statement", voice: "Voice") -> str:
    return f"{_name_both(one, other, voice)} sit badly together, although neither refutes the other."


def _tell_contradiction(one: "Statement", other: "Statement", voice: "Voice") -> str:
    standing = [each for each in (one, other) if voice.evaluation.stands(each)]
    undecided = any(voice.evaluation.asserted.holds[each.index] is None for each in (one, other))
    settled = "nothing settles which of the two holds" if undecided else "neither stands in the map"
    if standing:
        settled = f"what stands in the map is {voice.name(standing[0])}"
    return f"{_name_both(one, other, voice)} cannot both be true, and {settled}."
