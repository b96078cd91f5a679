"""The findings: by severity, then by rule, each rule with a sentence on what it means."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.finding import Finding, Results, RuleDoc, Severity
from argmap.graph import Citation, Statement, Step
from argmap.message import Mention, Message
from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.words import amount, begin, end, join, number, shorten, tidy
from argmap.report.review.words import quote as quote_text
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.report.review.phrasing import Phraser

MOST = 60
"""The most findings of one rule that are listed."""

_FEW = 20
_OWN, _OTHER = 160, 70
_WHOLE_SECTIONS = {(section,) for section in KINDS}
_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}


def write_findings(results: Results, pages: Mapping[str, RuleDoc], phraser: "Phraser") -> Iterator[Block]:
    """Yield all findings, the heaviest first, and what the map waives."""
    yield Heading(2, "Findings")
    totals = {severity: total for severity, total in results.count().items() if total}
    nouns = {Severity.INFO: "note"}
    counts = join([amount(total, nouns.get(severity, severity.value)) for severity, total in totals.items()])
    yield Paragraph(f"The check reports {counts}." if counts else "The check reports no findings.")
    for severity in totals:
        yield Heading(3, _TITLES[severity])
        for rule, findings in _group(results.findings, severity, phraser).items():
            whole = [finding for finding in findings if finding.path in _WHOLE_SECTIONS]
            for finding in whole:
                yield Paragraph(f"What to do: {finding.advice}.", f"{begin(finding.message)}.")
            if rest := [finding for finding in findings if finding not in whole]:
                yield from _write_rule(rest, pages.get(rule), phraser)
    if results.waived:
        yield Heading(3, "Waived")
        waived = [
            f"{write_finding(part.finding, phraser)} The reason given: {end(quote_text(part.reason))}"
            for part in results.waived
        ]
        yield Paragraph(f"The map waives {amount(len(waived), 'finding')} and gives its reasons.")
        yield Items(_cut(waived))


def introduce(rule: str, count: int, page: RuleDoc | None) -> str:
    """Return how many findings of a rule there are and of what kind, as a sentence."""
    if page and page.lead:
        return f"{begin(number(count))} {page.lead[count > 1]}."
    kind = page.summary.replace("`", "") if page else f"the rule {quote_text(rule)}."
    findings = "finding is" if count == 1 else "findings are"
    return f"{begin(number(count))} {findings} of this kind: {kind[:1].lower()}{kind[1:]}"


def _group(findings: Sequence[Finding], severity: Severity, phraser: "Phraser") -> dict[str, list[Finding]]:
    """Return the findings of one severity by rule, in the order of the map."""

    def place(finding: Finding) -> int:
        subject = phraser.find(finding.path)
        return -1 if subject is None else subject.index

    chosen = [finding for finding in findings if finding.severity is severity]
    groups: dict[str, list[Finding]] = {finding.rule: [] for finding in chosen}
    for finding in sorted(chosen, key=place):
        groups[finding.rule].append(finding)
    return groups


def _write_rule(findings: Sequence[Finding], page: RuleDoc | None, phraser: "Phraser") -> Iterator[Block]:
    shared = {finding.advice for finding in findings}
    advice = tidy(shared.pop()) if len(shared) == 1 else ""
    parts = [page.why if page else "", f"What to do: {advice}." if advice else ""]
    yield Paragraph(
        " ".join(part for part in parts if part), introduce(findings[0].rule, len(findings), page)
    )
    if advice and page and page.lead and all(_names_only_its_statement(finding) for finding in findings):
        subjects = [phraser.find(finding.path) for finding in findings]
        yield Items(_list_statements([subject for subject in subjects if subject], phraser))
        return
    bare = [finding._replace(advice="") if advice else finding for finding in findings[: MOST + 1]]
    yield Items(_cut([write_finding(finding, phraser) for finding in bare], len(findings)))


def _names_only_its_statement(finding: Finding) -> bool:
    """Return whether a list of statements says as much as the messages do."""
    message = finding.message
    return (
        isinstance(message, Message)
        and all(isinstance(value, Mention) for value in message.values)
        and [mention.id for mention in message.mentions] == [finding.statement]
    )


def _list_statements(statements: Sequence[Statement], phraser: "Phraser") -> tuple[str, ...]:
    if len(statements) > _FEW and any(map(phraser.section, statements)):
        return _list_by_section(statements, phraser)
    return _cut([phraser.sentence(statement) for statement in statements])


def _cut(items: Sequence[str], total: int | None = None) -> tuple[str, ...]:
    left = (len(items) if total is None else total) - MOST
    return (*items[:MOST], f"And {number(left)} more.") if left > 0 else tuple(items)


def _list_by_section(statements: Sequence[Statement], phraser: "Phraser") -> tuple[str, ...]:
    """Return an item for each section of the paper, with the statements that stand there."""
    sections: dict[str, list[str]] = defaultdict(list)
    for statement in statements[:MOST]:
        paragraphs = phraser.paragraphs(statement)
        place = f" ({paragraphs})" if paragraphs else ""
        sections[phraser.section(statement)].append(f"{phraser.short(statement)}{place}")
    items = [f"{title or 'Without a place'}: {'; '.join(texts)}." for title, texts in sections.items()]
    left = len(statements) - MOST
    return (*items, f"And {number(left)} more.") if left > 0 else tuple(items)


def write_finding(finding: Finding, phraser: "Phraser") -> str:
    """Return a finding as a sentence that quotes statements rather than naming ids."""
    subject = phraser.find(finding.path)
    own: list[Statement] = []

    def name(mention: Mention) -> str:
        statement = phraser.graph.named.get(mention.id)
        if isinstance(statement, Step):
            return _name_step(statement)
        if statement is None:
            return "".join(phraser.works.cite([Citation(mention.id)])) or str(mention)
        is_own = statement is subject and not own
        if is_own:
            own.append(statement)
        return _name_statement(statement, mention.noun, phraser, is_own)

    text = ": ".join(_render(part, name) for part in (finding.message, finding.advice) if part)
    if subject is not None and not own:
        text += f" (this is about {_name_statement(subject, '', phraser, True)})"
    return end(begin(text))


def _render(text: str, name: Callable[[Mention], str]) -> str:
    return tidy(text.render(name) if isinstance(text, Message) else text)


def _name_step(step: Step) -> str:
    first, *others = [f"“{shorten(premise.text, _OTHER)}”" for premise in step.premises] or ["nothing"]
    more = f" and {amount(len(others), 'other reason')}" if others else ""
    return f"the step from {first}{more}"


def _name_statement(statement: Statement, noun: str, phraser: "Phraser", is_own: bool) -> str:
    place = f" ({phraser.place(statement)})" if is_own and phraser.place(statement) else ""
    if statement in phraser.theses:
        return f"{phraser.name(statement)}{place}"
    text = f"“{shorten(statement.text, _OWN if is_own else _OTHER)}”{place}"
    return f"{noun} {text}" if noun else text
