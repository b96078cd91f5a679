"""The whole review: what is reviewed, what it comes to, and then the parts one after another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.evaluation import Evaluation, evaluate
from argmap.finding import Results, RuleDoc, Severity
from argmap.report.review.blocks import Block, Figure, Heading, Items, Paragraph
from argmap.report.review.challenges import (
    ChallengePhraser,
    count_outcomes,
    sort_challenges,
    write_challenges,
)
from argmap.report.review.findings import introduce, write_findings
from argmap.report.review.phrasing import Phraser
from argmap.report.review.reasons import Reasons
from argmap.report.review.recommendations import write_recommendations
from argmap.report.review.remarks import write_remarks
from argmap.report.review.standing import count_verdicts
from argmap.report.review.theses import write_theses
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
    pages: Mapping[str, RuleDoc],
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
    phraser = Phraser(graph, evaluation or evaluate(graph))
    reasons = Reasons(phraser)
    results = replace(results, findings=[finding for finding in results.findings if finding.rule != "remark"])
    blocks: list[Block] = [
        *_introduce(phraser),
        Paragraph(" ".join(_sum_up(phraser, results, pages)), "In short."),
        *write_theses(phraser, reasons),
        *write_challenges(phraser, ChallengePhraser(phraser, reasons)),
        *write_recommendations(phraser, reasons),
        *write_remarks(phraser),
        *write_findings(results, pages, phraser),
    ]
    if svg:
        blocks += [Heading(2, "The argument as a diagram"), Figure(svg, "The map with its verdicts.")]
    return [*blocks, *_list_works(phraser)]


def _introduce(phraser: Phraser) -> Iterator[Block]:
    paper, title = phraser.graph.paper, phraser.graph.title
    yield Heading(1, f"Review of {quote(paper.get('title', title))}")
    names = [whole_name(name) for name in paper.get("author", ())]
    few = len(names) <= 3 and all(names)  # noqa: PLR2004
    authors = join(names) if few else join_names(paper["author"])
    by = f" by {authors}" if authors else ""
    issued = f" ({tidy(paper['issued'])})" if paper.get("issued") else ""
    kinds = ("claim", "premise", "challenge", "recommendation")
    counts = [(len(phraser.graph.of_kind(kind)), kind) for kind in kinds]
    parts = join([_count(count, kind) for count, kind in counts if count]) or "no statements"
    sources = len(phraser.graph.sources)
    cites = f", and draws on {_count(sources, 'work')}" if sources else ""
    what = f"the argument {end(quote(title))}"
    if paper.get("title"):
        work = f"the paper {quote(paper['title'])}{by}{issued}"
        what = f"{work}, made from a map of its argument under the title {end(quote(title))}"
    yield Paragraph(f"This is a review of {what} The map has {parts}{cites}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _sum_up(phraser: Phraser, results: Results, pages: Mapping[str, RuleDoc]) -> Iterator[str]:
    if phraser.theses:
        yield count_verdicts(phraser, "thesis", phraser.theses)
    recommended = phraser.graph.of_kind("recommendation")
    if recommended:
        yield count_verdicts(phraser, "recommendation", recommended)
    challenges = sort_challenges(phraser)
    if challenges:
        yield count_outcomes(challenges)
    gravest = min(
        (finding.severity for finding in results.findings), key=lambda severity: severity.rank, default=None
    )
    if gravest in (Severity.ERROR, Severity.WARNING):
        rules = [finding.rule for finding in results.findings if finding.severity is gravest]
        leads = [introduce(rule, rules.count(rule), pages.get(rule)) for rule in dict.fromkeys(rules)]
        yield f"What weighs most: {' '.join([leads[0][:1].lower() + leads[0][1:], *leads[1:]])}"
    if phraser.graph.statements:
        yield _CAVEAT


def _list_works(phraser: Phraser) -> Iterator[Block]:
    works = phraser.works.list_cited()
    if works:
        more = [f"And {number(len(works) - MOST_WORKS)} more."] if len(works) > MOST_WORKS else []
        yield Heading(2, "Works cited")
        yield Items((*works[:MOST_WORKS], *more))
