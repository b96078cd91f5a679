"""What speaks against the paper's argument, and how each challenge is met."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.words import amount, begin, end, join, join_some, number, quote

if TYPE_CHECKING:
    from argmap.graph import Residual, Statement, Step
    from argmap.report.review.phrasing import Phraser
    from argmap.report.review.reasons import Reasons

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
    "residual": ("Knowingly left open", "is knowingly left open", "are knowingly left open"),
    "parried": (
        "Answered only by what is not established",
        "is answered only by what is not established",
        "are answered only by what is not established",
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


def sort_challenges(phraser: "Phraser") -> dict[str, list["Statement"]]:
    """Return the challenges by outcome, the weightiest first."""
    groups: dict[str, list[Statement]] = {name: [] for name in _GROUPS}
    answered = {link.end for link in phraser.graph.answers if phraser.evaluation.stands(link.start)}
    for statement in phraser.graph.of_kind("challenge"):
        groups[_find_group(statement, phraser, is_answered=statement in answered)].append(statement)
    return {name: statements for name, statements in groups.items() if statements}


def _find_group(statement: "Statement", phraser: "Phraser", *, is_answered: bool) -> str:
    verdict = phraser.evaluation.verdict(statement)
    if verdict in ("established", "granted"):
        return "raised" if statement in phraser.evaluation.bare else "standing"
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
    counts = [
        f"{number(len(statements))} {_GROUPS[name][min(len(statements), 2)]}"
        for name, statements in groups.items()
    ]
    return f"Of {amount(total, 'challenge')}, {join(counts)}."


class ChallengePhraser:
    """The attacks, answers and denials of a graph, by challenge."""

    def __init__(self, phraser: "Phraser", reasons: "Reasons") -> None:
        """Sort them."""
        self._phraser, self._reasons = phraser, reasons
        self._targets: dict[Statement, list[Statement | Step]] = defaultdict(list)
        self._answers: dict[Statement, list[Statement]] = defaultdict(list)
        self._denials: dict[Statement, list[Statement]] = defaultdict(list)
        for attack in phraser.graph.attacks:
            self._targets[attack.challenge].append(attack.target)
        for link in phraser.graph.answers:
            self._answers[link.end].append(link.start)
        for link in phraser.graph.denials:
            self._denials[link.end].append(link.start)

    def targets(self, statement: "Statement") -> str:
        """Return the names of what a challenge attacks."""
        return join_some(
            [self._phraser.name_target(target) for target in self._targets[statement]], MOST_TARGETS
        )

    def describe(self, statement: "Statement") -> str:
        """Return a challenge, its targets, and the replies to it."""
        targets = self.targets(statement)
        against = f"This is raised against {targets}." if targets else ""
        sentence = self._phraser.sentence(statement, self._phraser.ground(statement))
        return " ".join(part for part in (sentence, against, *self._outcome(statement)) if part)

    def _outcome(self, statement: "Statement") -> Iterator[str]:
        """Yield sentences on the outcome of a challenge. They say who replies what, and not who is right."""
        verdict, diagnosis = self._phraser.evaluation.verdict(statement), self._reasons.diagnosis
        if statement.residual:
            yield _describe_residual(statement.residual)
        replies = [
            self._describe_reply(reply, self._phraser.reply(reply)) for reply in self._answers[statement]
        ]
        replies += [
            self._describe_reply(reply, self._phraser.denial(reply)) for reply in self._denials[statement]
        ]
        yield from replies[:MOST_TARGETS]
        if len(replies) > MOST_TARGETS:
            yield f"There are {number(len(replies) - MOST_TARGETS)} more replies."
        if verdict == "contested":
            yield f"Whether it has force is left open: {self._reasons.why_not(statement)}."
        elif verdict == "questioned" and not self._is_by_denials(statement, diagnosis.doubts(statement)):
            yield self._reasons.doubt(statement)
        elif verdict in _FAILED and not self._is_by_denials(statement, diagnosis.attackers(statement)):
            yield f"It has no force, because {self._reasons.why_not(statement)}."
        elif verdict in ("established", "granted") and not replies:
            yield "Nothing in the map replies to it."

    def _is_by_denials(self, statement: "Statement", by: "list[Statement]") -> bool:
        """Return whether what opposes a challenge is what denies it, which is listed already."""
        return bool(by) and set(by).issubset(self._denials[statement])

    def _describe_reply(self, reply: "Statement", words: str) -> str:
        """Return a reply as a sentence, which says on what condition it stands, or that it does not."""
        verdict = self._phraser.evaluation.verdict(reply)
        if verdict != "granted":
            return f"{begin(words)}{_REPLIES[verdict]}."
        if self._reasons.diagnosis.granted(reply) == [reply]:
            return f"{begin(words)}, without a reason or a source."
        return f"{begin(words)}; but that {self._reasons.condition(reply)}."


def _describe_residual(residual: "Residual") -> str:
    return end(
        f"It is knowingly left open, with {residual.severity} severity, for this reason: "
        f"{quote(residual.rationale)}"
    )


def write_challenges(phraser: "Phraser", writer: ChallengePhraser) -> Iterator[Block]:
    """Yield the challenges by outcome, and the contradictions and tensions of the paper."""
    yield Heading(2, "What speaks against it")
    groups = sort_challenges(phraser)
    yield Paragraph(count_outcomes(groups) if groups else "No challenge is raised.")
    for name, statements in groups.items():
        yield Heading(3, _GROUPS[name][0])
        yield _list([writer.describe(statement) for statement in statements[:MOST]], len(statements))
    for title, links, tell in (
        ("Contradictions", phraser.graph.contradictions, _describe_contradiction),
        ("Tensions", phraser.graph.tensions, _describe_tension),
    ):
        if links:
            yield Heading(3, title)
            yield _list([tell(link.start, link.end, phraser) for link in links[:MOST]], len(links))


def _list(items: list[str], total: int) -> Items:
    return Items((*items, *([f"And {number(total - MOST)} more."] if total > MOST else [])))


def _name_both(statement: "Statement", other: "Statement", phraser: "Phraser") -> str:
    both = [
        f"{phraser.name(each)} ({phraser.place(each) or 'no place given'})" for each in (statement, other)
    ]
    return begin(" and ".join(both))


def _describe_tension(statement: "Statement", other: "Statement", phraser: "Phraser") -> str:
    return f"{_name_both(statement, other, phraser)} are in tension, although neither refutes the other."


def _describe_contradiction(statement: "Statement", other: "Statement", phraser: "Phraser") -> str:
    standing = [each for each in (statement, other) if phraser.evaluation.stands(each)]
    undecided = any(phraser.evaluation.asserted.holds[each.index] is None for each in (statement, other))
    settled = "nothing settles which of the two holds" if undecided else "neither stands in the map"
    if standing:
        settled = f"the map upholds {phraser.name(standing[0])}"
    return f"{_name_both(statement, other, phraser)} cannot both be true, and {settled}."
