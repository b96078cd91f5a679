"""The whole review: what is reviewed, what it comes to, and then the parts one after another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.evaluation import Evaluation, evaluate
from argmap.finding import Page, Results, Severity
from argmap.report.review.blocks import Block, Heading, Items, Paragraph, Picture
from argmap.report.review.challenges import Opposition, count_outcomes, sort_challenges, tell_challenges
from argmap.report.review.findings import tell_findings
from argmap.report.review.leads import lead
from argmap.report.review.reasons import Reasons
from argmap.report.review.recommendations import tell_recommendations
from argmap.report.review.remarks import tell_remarks
from argmap.report.review.standing import count_verdicts
from argmap.report.review.theses import tell_theses
from argmap.report.review.voice import Voice
from argmap.report.review.words import end, join, number, quote, tidy
from argmap.report.review.works import join_names, whole_name

if TYPE_CHECKING:
    from argmap.graph import Graph

MOST_WORKS = 200
_CAVEAT = (
    "This is drawn from the structure of the argument alone: it says what follows if each step holds and if "
    "what is cited or assumed is true, and not whether that is so."
)


def compose(
    graph: "Graph",
    results: Results,
    pages: Mapping[str, Page],
    *,
    evaluation: Evaluation | None = None,
    svg: str = "",
) -> list[Block]:
    """Return the review of a map.

    Args:
        graph: the map.
        results: what a check of it found.
        pages: the documentation of the rules, by name.
        evaluation: the verdicts; by default those of `evaluate(graph)`.
        svg: a drawing of the map, or nothing.
    """
    voice = Voice(graph, evaluation or evaluate(graph))
    reasons = Reasons(voice)
    results = replace(results, findings=[one for one in results.findings if one.rule != "remark"])
    blocks: list[Block] = [
        *_introduce(voice),
        Paragraph(" ".join(_sum_up(voice, results, pages)), "In short."),
        *tell_theses(voice, reasons),
        *tell_challenges(voice, Opposition(voice, reasons)),
        *tell_recommendations(voice, reasons),
        *tell_remarks(voice),
        *tell_findings(results, pages, voice),
    ]
    if svg:
        blocks += [Heading(2, "The argument as a diagram"), Picture(svg, "The map with its verdicts.")]
    return [*blocks, *_list_works(voice)]


def _introduce(voice: Voice) -> Iterator[Block]:
    paper, title = voice.graph.paper, voice.graph.data["title"]
    yield Heading(1, f"Review of {quote(paper.get('title', title))}")
    names = [whole_name(name) for name in paper.get("author", ())]
    authors = join(names) if len(names) <= 3 else join_names(paper["author"])  # noqa: PLR2004
    by = f" by {authors}" if authors else ""
    issued = f" ({tidy(paper['issued'])})" if paper.get("issued") else ""
    kinds = ("claim", "premise", "challenge", "recommendation")
    counts = [(len(voice.graph.of_kind(kind)), kind) for kind in kinds]
    parts = join([_count(count, kind) for count, kind in counts if count]) or "no statements"
    sources = len(voice.graph.sources)
    cites = f", and draws on {_count(sources, 'work')}" if sources else ""
    what = f"the argument {end(quote(title))}"
    if paper.get("title"):
        work = f"the paper {quote(paper['title'])}{by}{issued}"
        what = f"{work}, made from a map of its argument under the title {end(quote(title))}"
    yield Paragraph(f"This is a review of {what} The map holds {parts}{cites}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _sum_up(voice: Voice, results: Results, pages: Mapping[str, Page]) -> Iterator[str]:
    if voice.theses:
        yield count_verdicts(voice, "thesis", voice.theses)
    recommended = voice.graph.of_kind("recommendation")
    if recommended:
        yield count_verdicts(voice, "recommendation", recommended)
    challenges = sort_challenges(voice)
    if challenges:
        yield count_outcomes(challenges)
    gravest = min((one.severity for one in results.findings), key=lambda one: one.rank, default=None)
    if gravest in (Severity.ERROR, Severity.WARNING):
        rules = [one.rule for one in results.findings if one.severity is gravest]
        leads = [lead(rule, rules.count(rule), pages) for rule in dict.fromkeys(rules)]
        yield f"What weighs most: {' '.join([leads[0][:1].lower() + leads[0][1:], *leads[1:]])}"
    if voice.graph.statements:
        yield _CAVEAT


def _list_works(voice: Voice) -> Iterator[Block]:
    works = voice.works.list_cited()
    if works:
        more = [f"And {number(len(works) - MOST_WORKS)} more."] if len(works) > MOST_WORKS else []
        yield Heading(2, "Works cited")
        yield Items((*works[:MOST_WORKS], *more))
