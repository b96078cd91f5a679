"""What speaks against the paper's argument, and how each challenge is met."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    "standing": ("Left standing", "is left standing", "are left standing"),
    "open": ("Undecided", "is left undecided", "are left undecided"),
    "residual": ("Left open knowingly", "is left open knowingly", "are left open knowingly"),
    "answered": ("Answered", "is answered", "are answered"),
    "refuted": (
        "Refuted or without force",
        "is refuted or rests on nothing",
        "are refuted or rest on nothing",
    ),
}


def sort_challenges(voice: "Voice") -> dict[str, list["Statement"]]:
    """Return the challenges by what became of them, the weightiest outcome first."""
    groups: dict[str, list[Statement]] = {name: [] for name in _GROUPS}
    names = {"established": "standing", "contested": "open", "answered": "answered"}
    for one in voice.graph.of_kind("challenge"):
        verdict = voice.evaluation.verdict(one)
        residual = verdict == "answered" and "residual" in one.data
        groups["residual" if residual else names.get(verdict, "refuted")].append(one)
    return {name: found for name, found in groups.items() if found}


def count_outcomes(groups: dict[str, list["Statement"]]) -> str:
    """Return a sentence: of fourteen challenges, one is left standing and thirteen are answered."""
    total = sum(map(len, groups.values()))
    if total == 1:
        return f"One challenge is raised, which {_GROUPS[next(iter(groups))][1]}."
    if len(groups) == 1:
        return f"{begin(amount(total, 'challenge'))} are raised, which {_GROUPS[next(iter(groups))][2]}."
    counts = [f"{number(len(found))} {_GROUPS[name][min(len(found), 2)]}" for name, found in groups.items()]
    return f"Of {amount(total, 'challenge')}, {join(counts)}."


class Opposition:
    """The attacks and answers of a graph, by challenge."""

    def __init__(self, voice: "Voice", reasons: "Reasons") -> None:
        """Sort them."""
        self._voice, self._reasons = voice, reasons
        self._targets: dict[Statement, list[Statement | Step]] = defaultdict(list)
        self._answers: dict[Statement, list[Statement]] = defaultdict(list)
        for attack in voice.graph.attacks:
            self._targets[attack.challenge].append(attack.target)
        for link in voice.graph.answers:
            self._answers[link.end].append(link.start)

    def targets(self, one: "Statement") -> str:
        """Return the names of what a challenge attacks."""
        return join_some([self._voice.name_target(target) for target in self._targets[one]], MOST_TARGETS)

    def tell(self, one: "Statement") -> str:
        """Return a challenge, what it tells against, and how it is met."""
        targets = self.targets(one)
        against = f" This tells against {targets}." if targets else ""
        return f"{self._voice.sentence(one, self._voice.ground(one))}{against} {self._outcome(one)}"

    def _outcome(self, one: "Statement") -> str:
        verdict = self._voice.evaluation.verdict(one)
        if verdict == "established":
            return self._unanswered(one)
        if verdict == "contested":
            return f"Whether it has force is left open: {self._reasons.why_not(one)}."
        if verdict != "answered":
            return f"It has no force, because {self._reasons.why_not(one)}."
        holding = [answer for answer in self._answers[one] if self._voice.evaluation.holds[answer.index]]
        parts = [_tell_residual(one)] if "residual" in one.data else []
        return " ".join([*parts, *([self._answer(holding)] if holding else [])])

    def _unanswered(self, one: "Statement") -> str:
        if not self._answers[one]:
            return "Nothing in the paper answers it."
        given = join_some([self._voice.that(answer) for answer in self._answers[one]], MOST_TARGETS)
        return f"No answer to it stands, though these are given: {given}."

    def _answer(self, answers: Sequence["Statement"]) -> str:
        given = join_some([self._voice.that(answer) for answer in answers], MOST_TARGETS)
        if len(answers) == 1:
            return f"The answer given is {given}."
        return f"{begin(amount(len(answers), 'answer'))} are given: {given}."


def _tell_residual(one: "Statement") -> str:
    residual = one.data["residual"]
    return end(
        f"It is left open knowingly, as a matter of {residual['severity']} weight, for this reason: "
        f"{quote(residual['rationale'])}"
    )


def tell_challenges(voice: "Voice", opposition: Opposition) -> Iterator[Block]:
    """Yield the challenges by outcome, and the contradictions within the paper."""
    yield Heading(2, "What speaks against it")
    groups = sort_challenges(voice)
    yield Paragraph(count_outcomes(groups) if groups else "No challenge is raised.")
    for name, found in groups.items():
        yield Heading(3, _GROUPS[name][0])
        told = [opposition.tell(one) for one in found[:MOST]]
        yield Items((*told, *([f"And {number(len(found) - MOST)} more."] if len(found) > MOST else [])))
    yield from _tell_contradictions(voice)


def _tell_contradictions(voice: "Voice") -> Iterator[Block]:
    links = voice.graph.contradictions
    if not links:
        return
    yield Heading(3, "In tension with itself")
    told = [_tell_contradiction(link.start, link.end, voice) for link in links[:MOST]]
    yield Items((*told, *([f"And {number(len(links) - MOST)} more."] if len(links) > MOST else [])))


def _tell_contradiction(one: "Statement", other: "Statement", voice: "Voice") -> str:
    both = join([f"{voice.that(each)} ({voice.place(each) or 'no place given'})" for each in (one, other)])
    holding = [each for each in (one, other) if voice.evaluation.holds[each.index]]
    open_ = any(voice.evaluation.holds[each.index] is None for each in (one, other))
    settled = "nothing settles which of the two holds" if open_ else "neither stands"
    if holding:
        settled = f"what stands is {voice.that(holding[0])}"
    return f"It is said {both}. These cannot both be true, and {settled}."
