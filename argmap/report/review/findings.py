"""What the review finds: by weight, then by rule, each rule with a sentence of what it means."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.finding import Finding, Page, Results, Severity
from argmap.graph import Statement, Step
from argmap.report.review.blocks import Block, Heading, Items, Paragraph
from argmap.report.review.leads import ADVISED, PLAIN, lead, meaning
from argmap.report.review.words import amount, begin, end, join, number, quote, shorten, tidy

if TYPE_CHECKING:
    from argmap.report.review.voice import Voice

MOST = 60
"""The most findings of one rule that are told."""

_FEW = 20
_OWN, _OTHER = 160, 70
_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}
_NAMED = re.compile(
    r"(?:the (?:claim|premise|challenge|recommendation|source|inference) )?'([A-Za-z][A-Za-z0-9_-]*)'"
)


def tell_findings(results: Results, pages: Mapping[str, Page], voice: "Voice") -> Iterator[Block]:
    """Yield all findings, the heaviest first, and what the map waives."""
    yield Heading(2, "What the review finds")
    totals = {severity: total for severity, total in results.count().items() if total}
    nouns = {Severity.INFO: "note"}
    counts = join([amount(total, nouns.get(severity, severity.value)) for severity, total in totals.items()])
    yield Paragraph(f"The review comes to {counts}." if counts else "The review finds nothing amiss.")
    for severity in totals:
        yield Heading(3, _TITLES[severity])
        for rule, found in _group(results.findings, severity, voice).items():
            yield from _tell_rule(rule, found, pages, voice)
    if results.waived:
        yield Heading(3, "Waived")
        told = [
            f"{tell(one.finding, voice)} The reason given: {end(quote(one.reason))}" for one in results.waived
        ]
        yield Paragraph(f"The map itself sets {amount(len(told), 'finding')} aside, and says why.")
        yield Items(_cut(told))


def _group(findings: Sequence[Finding], severity: Severity, voice: "Voice") -> dict[str, list[Finding]]:
    """Return the findings of one severity by rule, in the order of the map."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: _rank(one, voice)):
        if finding.severity is severity:
            groups[finding.rule].append(finding)
    order = dict.fromkeys(one.rule for one in findings if one.severity is severity)
    return {rule: groups[rule] for rule in order}


def _rank(finding: Finding, voice: "Voice") -> int:
    subject = _subject(finding, voice)
    return -1 if subject is None else subject.index


def _subject(finding: Finding, voice: "Voice") -> Statement | None:
    return voice.find(finding.path)


def _tell_rule(
    rule: str, found: Sequence[Finding], pages: Mapping[str, Page], voice: "Voice"
) -> Iterator[Block]:
    advice = _common_advice(found) if rule not in PLAIN | ADVISED else ""
    what_to_do = f"What to do in each case: {advice}." if advice else ""
    parts = [meaning(rule, pages), what_to_do]
    yield Paragraph(" ".join(part for part in parts if part), lead(rule, len(found), pages))
    subjects = [_subject(finding, voice) for finding in found]
    if rule in PLAIN and None not in subjects:
        statements = [one for one in subjects if one is not None]
        if len(statements) > _FEW and any(map(voice.section, statements)):
            yield Items(_by_section(statements, voice))
            return
        yield Items(_cut([voice.sentence(one) for one in statements]))
        return
    bare = [_without_advice(finding, rule, advice) for finding in found[: MOST + 1]]
    yield Items(_cut([tell(finding, voice) for finding in bare], len(found)))


def _cut(items: Sequence[str], total: int | None = None) -> tuple[str, ...]:
    left = (len(items) if total is None else total) - MOST
    return (*items[:MOST], f"And {number(left)} more.") if left > 0 else tuple(items)


def _by_section(statements: Sequence[Statement], voice: "Voice") -> tuple[str, ...]:
    """Return an item for each section of the paper, with what stands there."""
    sections: dict[str, list[str]] = defaultdict(list)
    for one in statements[:MOST]:
        paragraphs = voice.paragraphs(one)
        sections[voice.section(one)].append(f"{voice.short(one)}{f' ({paragraphs})' if paragraphs else ''}")
    told = [f"{title or 'Without a place'}: {'; '.join(texts)}." for title, texts in sections.items()]
    left = len(statements) - MOST
    return (*told, f"And {number(left)} more.") if left > 0 else tuple(told)


def _common_advice(found: Sequence[Finding]) -> str:
    """Return the advice at the end of all messages, if it is the same."""
    advice = {one.message.rpartition(": ")[2] for one in found if ": " in one.message}
    same = len(advice) == 1 and len(found) > 1 and all(": " in one.message for one in found)
    return tidy(advice.pop()) if same and not _NAMED.search(found[0].message.rpartition(": ")[2]) else ""


def _without_advice(finding: Finding, rule: str, advice: str) -> Finding:
    what, _, last = finding.message.rpartition(": ")
    return finding._replace(message=what) if what and (rule in ADVISED or last == advice) else finding


def tell(finding: Finding, voice: "Voice") -> str:
    """Return the message of a finding as a sentence that quotes statements rather than naming ids."""
    subject = _subject(finding, voice)
    told = {"own": False}

    def put(found: re.Match[str]) -> str:
        statement = voice.graph.named.get(found[1])
        if isinstance(statement, Statement):
            own = statement is subject and not told["own"]
            told["own"] = told["own"] or own
            return _refer(statement, found[0].partition("'")[0], voice, own)
        if statement is not None:
            return _refer_to_step(statement)
        return "".join(voice.works.cite([found[1]])) or found[0]

    text = _NAMED.sub(put, tidy(finding.message))
    if subject is not None and not told["own"]:
        text += f" (this is about {_refer(subject, '', voice, True)})"
    return end(begin(text))


def _refer_to_step(step: Step) -> str:
    first, *others = [f"“{shorten(one.text, _OTHER)}”" for one in step.premises] or ["nothing"]
    more = f" and {amount(len(others), 'other reason')}" if others else ""
    return f"the step from {first}{more}"


def _refer(one: Statement, before: str, voice: "Voice", own: bool) -> str:
    place = f" ({voice.place(one)})" if own and voice.place(one) else ""
    if one in voice.theses:
        return f"{voice.name(one)}{place}"
    return f"{before}“{shorten(one.text, _OWN if own else _OTHER)}”{place}"
