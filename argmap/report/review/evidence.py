"""The evidence: how much is cited, what kind of works they are, and what rests on which of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.evaluation import find_fallen_roots
from argmap.graph import Statement, reach
from argmap.report.review.blocks import Block, Figure, Heading, Paragraph, Table
from argmap.report.review.figure import Chart, Part, draw
from argmap.report.review.words import amount, begin, end, number, tidy
from argmap.report.review.works import find_year
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.report.review.phrasing import Phraser

FEWEST = 8
"""How many statements a map has for which a profile is drawn."""

MOST_ROOTS = 100
"""For how many theses and recommendations the works are listed."""

_GROUNDS = ("cites a work", "argued for", "merely stated", "left implicit")
_KINDS = {
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "newspaper article",
    "chapter": "book chapter",
    "legal_case": "judgment",
    "paper-conference": "conference paper",
    "post-weblog": "blog post",
    "webpage": "web page",
    "": "not said",
}
_AGES = ((0, "the same year"), (2, "1 to 2 years"), (5, "3 to 5 years"), (10, "6 to 10 years"))
_NOWHERE = "Without a place"
_LARGE = 0.1
"""What share of all points a section has that is compared with others."""

_OLD, _UNDATED = "over 10 years", "no date"
_HOW_FAR = {
    "established": "argued for throughout",
    "granted": "in part without evidence",
    "questioned": "meets objections without a reply",
    "defeated": "does not hold as it stands",
    "contested": "left undecided",
    "unsupported": "given no support",
}


def find_works(phraser: "Phraser", root: Statement) -> set[str]:
    """Return the works cited for a statement: by it, and along the steps that lead to it."""
    graph = phraser.graph

    def premises(index: int) -> list[int]:
        return [premise.index for step in graph.supports.get(index, ()) for premise in step.premises]

    grounds = (graph.statements[index] for index in reach([root.index], premises))
    return {citation.source for statement in grounds for citation in statement.citations}


def list_cited(phraser: "Phraser") -> list[str]:
    """Return the works that any statement cites."""
    citations = (citation for statement in phraser.graph.statements for citation in statement.citations)
    return list(dict.fromkeys(citation.source for citation in citations))


def write_evidence(phraser: "Phraser") -> Iterator[Block]:
    """Yield the profile of the evidence, and which thesis and recommendation rests on which works."""
    cited = list_cited(phraser)
    if not cited:
        return
    is_large = len(phraser.graph.statements) >= FEWEST
    yield Heading(2, "The evidence", on_new_page=is_large)
    if is_large:
        charts = make_charts(phraser, cited)
        yield Figure(draw(charts), _conclude(charts[0], len(cited), phraser), (_tabulate(charts),))
    roots = [*phraser.theses, *phraser.recommendations][:MOST_ROOTS]
    if roots:
        yield from _write_roots(roots, cited, phraser)


def _conclude(sections: Chart, works: int, phraser: "Phraser") -> str:
    """Return what the figure shows: how much cites a work, and which section cites least."""
    totals = [(sum(part.counts), part) for part in sections.parts]
    all_of_them, citing = sum(total for total, _ in totals), sum(part.counts[0] for _, part in totals)
    divided = f"into which we divide {phraser.author}".replace(" the author", " the argument")
    cite = "cites" if citing == 1 else "cite"
    sentences = [
        f"Of the {number(all_of_them)} points {divided}, {number(citing)} {cite} a work, "
        f"and {amount(works, 'work')} {'is' if works == 1 else 'are'} cited in all."
    ]
    large = [
        (part.counts[0] / total, part)
        for total, part in totals
        if total >= all_of_them * _LARGE and part.label != _NOWHERE
    ]
    least = min(large, key=lambda each: each[0])[1] if len(large) > 1 else None
    if least:
        share = f"{number(least.counts[0]) if least.counts[0] else 'none'} of {number(sum(least.counts))}"
        sentences.append(f"The section “{least.label}” cites least, for {share} of its points.")
    return " ".join(sentences)


def _own_statements(phraser: "Phraser") -> list[Statement]:
    return [statement for statement in phraser.graph.statements if statement.voice != REVIEWER]


def make_charts(phraser: "Phraser", cited: list[str]) -> list[Chart]:
    """Return the profile: by section, by kind of work, by age, and by who wrote the works."""
    works = [phraser.graph.sources[key] for key in cited]
    charts = [_chart_sections(phraser), _count("Kind of work", map(_name_kind, works))]
    if find_year(phraser.graph.paper):
        since = f"Age when {phraser.author} appeared"
        ages = _count(since, (_name_age(work, phraser.graph.paper) for work in works))
        order = [*(name for _, name in _AGES), _OLD, _UNDATED]
        charts.append(ages._replace(parts=sorted(ages.parts, key=lambda part: order.index(part.label))))
    return [*charts, _count("Who wrote it", (_name_maker(work, phraser.graph.paper) for work in works))]


def _chart_sections(phraser: "Phraser") -> Chart:
    totals = {tidy(title): [0] * len(_GROUNDS) for title in phraser.graph.sections.values()}
    for statement in _own_statements(phraser):
        title = phraser.section(statement) or (_NOWHERE if totals else "All statements")
        totals.setdefault(title, [0] * len(_GROUNDS))[_find_ground(statement, phraser)] += 1
    parts = [Part(title, tuple(counts)) for title, counts in totals.items() if any(counts)]
    return Chart("Points by section", parts, _GROUNDS)


def _find_ground(statement: Statement, phraser: "Phraser") -> int:
    if statement.implicit:
        return 3
    if statement.citations:
        return 0
    return 1 if phraser.graph.supporting(statement) or statement.assumption else 2


def _count(title: str, labels: Iterable[str]) -> Chart:
    return Chart(title, [Part(label, (count,)) for label, count in Counter(labels).most_common()])


def _name_kind(work: Mapping[str, Any]) -> str:
    kind: str = work.get("type", "")
    return _KINDS.get(kind, kind.replace("_", " ").replace("-", " "))


def _name_age(work: Mapping[str, Any], paper: Mapping[str, Any]) -> str:
    year = find_year(work)
    if not year:
        return _UNDATED
    age = int(find_year(paper)) - int(year)
    return next((name for limit, name in _AGES if age <= limit), _OLD)


def _name_maker(work: Mapping[str, Any], paper: Mapping[str, Any]) -> str:
    makers = work.get("author") or work.get("editor") or ()
    if _names(makers) & _names(paper.get("author", ())):
        return "an author of this text"
    if _affiliations(work) & _affiliations(paper):
        return "the author's institution"
    if work.get("derived_from"):
        return "reports another work"
    if not makers:
        return "nobody named"
    return "an organisation" if all("literal" in name for name in makers) else "named persons"


def _names(makers: Iterable[Mapping[str, str]]) -> set[tuple[str, str]]:
    """Return names as family and first initial, since works give initials where papers give names."""
    return {
        ((name.get("family") or name.get("literal", "")).casefold(), name.get("given", "")[:1].casefold())
        for name in makers
        if not name.get("others")
    }


def _affiliations(item: Mapping[str, Any]) -> set[str]:
    named = item.get("affiliation", ())
    return {name.casefold() for name in ([named] if isinstance(named, str) else named)}


def _tabulate(charts: list[Chart]) -> Table:
    """Return charts as one table: a row for each section, and one for each of the others."""
    sections, *others = charts
    rows = [(part.label, *map(str, part.counts)) for part in sections.parts]
    for chart in others:
        counts = "; ".join(f"{part.label} {part.counts[0]}" for part in chart.parts)
        rows.append((chart.title, counts, *[""] * (len(sections.legend) - 1)))
    return Table((sections.title, *sections.legend), tuple(rows))


def _write_roots(roots: list[Statement], cited: list[str], phraser: "Phraser") -> Iterator[Block]:
    """Yield what rests on one work or on none, and a table of theses and recommendations with their works."""
    found = find_fallen_roots(phraser.graph, roots, [[work] for work in cited])
    works = {root: find_works(phraser, root) for root in roots}
    alone = [root.id for root in roots if len(works[root]) == 1 and found[root] != []]
    falling = [root.id for root in roots if found[root] and root.id not in alone]
    bare = [root.id for root in roots if not works[root]]
    told = (
        (alone, "rests on one cited work alone", "rest on one cited work each"),
        (falling, "falls if a single work does not hold", "fall if a single work does not hold"),
        (bare, "rests on no cited work", "rest on no cited work"),
    )
    named = ((phraser.name_roots(ids), verbs) for ids, *verbs in told if ids)
    sentences = [f"{begin(names)} {verbs[count > 1]}." for (names, count), verbs in named]
    if sentences:
        yield Paragraph(" ".join(sentences))
    rows = []
    for root in roots:
        places = found[root]
        felling = None if places is None else {cited[place] for place in places}
        rows.append(_write_row(root, works[root], felling, phraser))
    yield Table(
        ("", "Thesis or recommendation", "How far it is shown", "Works cited for it", "Falls without"),
        tuple(rows),
    )
    left = len(phraser.theses) + len(phraser.recommendations) - len(roots)
    if left:
        yield Paragraph(
            f"{begin(amount(left, 'further recommendation'))} {'is' if left == 1 else 'are'} made."
        )


def _write_row(
    root: Statement, works: set[str], felling: set[str] | None, phraser: "Phraser"
) -> tuple[str, ...]:
    name, _ = phraser.name_roots([root.id])
    falls = "; ".join(phraser.works.names(felling or ())) or "no single work"
    if felling is None:
        falls = "not determined"
    if not phraser.evaluation.stands(root):
        falls = "does not stand as it is"
    elif not works:
        falls = "rests on no cited work"
    elif len(works) == 1 and felling == works:
        falls = "the one work it cites"
    return (
        begin(name.removeprefix("the ").removeprefix("recommendation ")),
        end(phraser.attribute(root)),
        _HOW_FAR[phraser.evaluation.verdict(root)],
        "; ".join(phraser.works.names(works)) or "none",
        falls,
    )
