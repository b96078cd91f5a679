"""What is argued and how far it is shown, what is strong, and what the reader asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.report.review.blocks import Block, Heading, Item, Paragraph
from argmap.report.review.evidence import find_works
from argmap.report.review.notes import find_remarks, is_question
from argmap.report.review.words import amount, begin, end, join, join_some, number, ordinal, quote, tidy
from argmap.verdict import VERDICTS
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.finding import Finding
    from argmap.graph import Remark, Statement
    from argmap.report.review.phrasing import Phraser
    from argmap.report.review.reasons import Reasons

MOST_THESES = 8
MOST_NAMED = 2
MOST_WORKS = 4

_NOTED = 2
"""How many questions of readers come before those of a check."""
_SHORT = 12

_SHOWN = {
    "established": ("is argued for throughout", "are argued for throughout"),
    "granted": ("rests in part on what is given no evidence", "rest in part on what is given no evidence"),
    "questioned": ("meets objections without a reply", "meet objections without a reply"),
    "defeated": ("does not hold as it stands", "do not hold as they stand"),
    "contested": ("is left undecided", "are left undecided"),
    "unsupported": ("is given no support", "are given no support"),
}
_LOST = ("defeated", "unsupported")
_OPEN = ("established", "granted", "contested")


def write_summary(phraser: "Phraser", reasons: "Reasons") -> Iterator[Block]:
    """Yield what is argued, how far it is shown, and a verdict on the whole."""
    yield Heading(2, f"What {phraser.author} argues, and how far it is shown")
    yield Paragraph(f"{_bring_together(phraser)}{_argue(phraser)}")
    sentences = [*_judge_theses(phraser, reasons), *_judge_recommendations(phraser, reasons)]
    sentences += _tell_unanswered(phraser)
    if sentences:
        yield Paragraph(" ".join(sentences))


def _bring_together(phraser: "Phraser") -> str:
    """Return which maps a map includes; empty if it includes none."""
    titles = [quote(file.title) for file in phraser.graph.files.values()]
    return f"The map brings together {join_some(titles, MOST_WORKS)}. " if titles else ""


def _argue(phraser: "Phraser") -> str:
    """Return what is argued: the theses, and the recommendations where they are few."""
    theses, who, count = phraser.theses, begin(phraser.author), len(phraser.recommendations)
    if not theses and not count:
        return "Neither a thesis nor a recommendation is named, so it remains open what is argued for."
    parts = [f"{ordinal(rank)}, {phraser.clause(thesis)}" for rank, thesis in enumerate(theses[:MOST_THESES])]
    if len(theses) > MOST_THESES:
        parts.append(f"and {number(len(theses) - MOST_THESES)} more, which are listed under “The evidence”")
    many = f"{who} argues {number(len(theses))} things: {'; '.join(parts)}"
    argued = phraser.say(f"{who} argues", theses[0]) if len(theses) == 1 else many
    few = phraser.recommendations if count <= MOST_NAMED else []
    listed = (
        f": {join([phraser.clause(each) for each in few])}" if few else ", numbered in the list at the end"
    )
    makes = f"{who} makes {amount(count, 'recommendation')}{listed}" if count else ""
    return " ".join(end(part) for part in (argued * bool(theses), makes) if part)


def _judge_theses(phraser: "Phraser", reasons: "Reasons") -> Iterator[str]:
    """Yield a verdict on the theses as a whole, and what stands behind it where that is not plain."""
    if not phraser.theses:
        return
    if len(phraser.theses) > 1:
        parts = [f"{names} {shown}" for names, shown in _group(phraser, phraser.theses)]
        yield f"On the whole, {', while '.join(parts)}."
    plain = [thesis for thesis in phraser.theses if len(phraser.theses) == 1 or reasons.is_plain(thesis)]
    for thesis in plain[:MOST_NAMED]:
        yield end(f"{begin(phraser.name(thesis))} {reasons.predicate(thesis)}")


def _judge_recommendations(phraser: "Phraser", reasons: "Reasons") -> Iterator[str]:
    """Yield how far the recommendations are shown; of those without support, why."""
    recommendations = phraser.recommendations
    if len(recommendations) <= MOST_NAMED:
        yield from (
            end(f"{begin(phraser.name_roots([each.id])[0])} {reasons.predicate(each)}")
            for each in recommendations
        )
        return
    lost = [each for each in recommendations if phraser.evaluation.verdict(each) in _LOST][:MOST_NAMED]
    others = [each for each in recommendations if each not in lost]
    parts = [f"{names} {shown}" for names, shown in _group(phraser, others)]
    yield end(begin("; ".join([*parts[:1], *(part.removeprefix("recommendations ") for part in parts[1:])])))
    for each in lost:
        yield end(f"{begin(phraser.name_roots([each.id])[0])} {reasons.predicate(each)}")


def _group(phraser: "Phraser", roots: "list[Statement]") -> Iterator[tuple[str, str]]:
    """Yield theses or recommendations by verdict: which, their names, and how far they are shown."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for root in roots:
        groups[phraser.evaluation.verdict(root)].append(root)
    for verdict in (verdict for verdict in VERDICTS if verdict in groups):
        names, count = phraser.name_roots(root.id for root in groups[verdict])
        yield names, _SHOWN[verdict][count > 1]


def _tell_unanswered(phraser: "Phraser") -> Iterator[str]:
    """Yield which difficulties that are raised in the text are left without a reply that holds."""
    raised = [each for each in phraser.graph.of_kind("challenge") if each.voice != REVIEWER]
    left = [each for each in raised if phraser.evaluation.verdict(each) in _OPEN]
    if not left:
        return
    is_one, is_own = len(left) == 1, all(each.voice is None for each in raised)
    which = "One difficulty" if is_one else f"{begin(number(len(left)))} of the difficulties"
    whose = f"{phraser.author} raises itself" if is_own else "was raised" if is_one else "were raised"
    shown = join_some([phraser.clause(each) for each in left], MOST_NAMED)
    yield end(f"{which} that {whose} {'has' if is_one else 'have'} no reply that holds: {shown}")


def list_strengths(phraser: "Phraser") -> list[Item]:
    """Return what readers find strong."""
    return list(_list_remarks("strength", phraser))


def list_established(phraser: "Phraser") -> list[Item]:
    """Return which theses, or else recommendations, are documented throughout, and by which works."""
    groups = [
        [root for root in roots if phraser.evaluation.verdict(root) == "established"]
        for roots in (phraser.theses, phraser.recommendations)
    ]
    return [
        Item(_establish(root, phraser))
        for root in (groups[0] or groups[1][:MOST_NAMED])
        if find_works(phraser, root)
    ]


def _establish(root: "Statement", phraser: "Phraser") -> str:
    works = phraser.works.names(find_works(phraser, root))
    name = (
        phraser.name(root)
        if root in phraser.theses
        else f"{phraser.name_roots([root.id])[0]} ({phraser.short(root)})"
    )
    shown = join([*works[:MOST_WORKS], *(["others (listed at the end)"] if len(works) > MOST_WORKS else [])])
    return f"{begin(name)} rests on {shown}."


def _note(path: "Path", remark: "Remark", phraser: "Phraser") -> Item:
    """Return a remark, and what it is about."""
    verb = "asks" if remark.kind == "question" else "notes"
    whose = "" if remark.voice == REVIEWER else f"{begin(phraser.who(remark.voice))} {verb}: "
    return Item(f"{whose}{end(tidy(remark.text))}{_name_about(path, phraser)}")


def _name_about(path: "Path", phraser: "Phraser") -> str:
    """Return what a remark is about, with its place, in parentheses."""
    subject = phraser.find(path)
    section, name, *_ = (*path, "", "")
    if subject is not None:
        place = phraser.paragraph(subject)
        is_short = len(subject.text.split()) <= _SHORT or not place
        return f" (On {'; '.join(filter(None, [phraser.name(subject) * is_short, place]))}.)"
    if section == "sections":
        return f" (On the section {quote(phraser.graph.sections[str(name)])}.)"
    return f" (On {phraser.works.name(str(name))}.)" if section == "sources" else ""


def list_questions(phraser: "Phraser", findings: "Iterable[Finding]") -> list[Item]:
    """Return what there is to ask: two questions that readers note, those of a check, the readers' others."""
    noted = list(_list_remarks("question", phraser))
    return [*noted[:_NOTED], *(_ask(finding, phraser) for finding in findings), *noted[_NOTED:]]


def _ask(finding: "Finding", phraser: "Phraser") -> Item:
    """Return an open question with its place, and with what depends on the step that it doubts."""
    subject = phraser.find(finding.path)
    place = phraser.paragraph(subject) if subject else ""
    roots, count = phraser.name_roots(finding.roots)
    hangs = f"{roots} {'depends' if count == 1 else 'depend'} on the step" if roots else ""
    about = "; ".join(filter(None, [place and f"on {place}", hangs]))
    return Item(f"{tidy(finding.message)} ({begin(about)}.)" if about else tidy(finding.message))


def _list_remarks(kind: str, phraser: "Phraser") -> Iterator[Item]:
    """Yield the remarks of a kind, the weightiest first; what asks nothing is no question."""
    found = [(path, remark) for path, remark in find_remarks(phraser.graph) if remark.kind == kind]
    for path, remark in sorted(found, key=lambda each: each[1].severity != "high"):
        if kind == "strength" or is_question(remark):
            yield _note(path, remark, phraser)
