"""The review in sentences: what it says, and that nothing in a map breaks out of it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import argmap
from argmap.analysis import Analysis
from argmap.graph import Graph
from argmap.report.review import compose, format_html, format_markdown
from argmap.report.review.blocks import Block, Items, Paragraph
from argmap.report.review.sentence_case import SentenceCase
from argmap.report.review.words import amount, join, number, ordinal
from argmap.rules.docs import find_rule_docs

from .test_formats import HOSTILE

ROOT = Path(__file__).parents[2]
PROLOG = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<!-- Title: --->\n'
SVG = PROLOG + '<svg width="1"><g/><!-- b --></svg>\n'


def review(text: str, svg: str = "") -> list[Block]:
    data = argmap.loads(text).to_data()
    return compose(Graph.of(data), Analysis.from_map(data).results, find_rule_docs(), svg=svg)


def markdown(text: str) -> str:
    return format_markdown(review(text))


LATE_FEES = (ROOT / "docs/examples/late-fees.yaml").read_text(encoding="utf-8")
SAYS = [
    "# Review of “Should Elmwood's library drop late fees?”",
    "**In short.** The thesis rests on what is cited or openly assumed. The recommendation is questioned "
    "only by what gives no grounds. One challenge is raised, which gives no grounds but has no reply that "
    "stands.",
    "In the map, it rests on what is cited or openly assumed; nothing in the map attacks it.",
    "**The thesis** is that late fees keep the poorest away.",
    "Two in five cards in the poorest district are blocked (Circulation audit 2023).",
    "This is raised against the recommendation that the city should drop late fees. Nothing in the map",
    "Only the challenge that without fees, books will come back late opposes it, and gives no grounds.",
    "Two independent reasons are given for it: the thesis (supported by one reason) and that late fees",
    "**One claim is given without a reason or a source.** A reader who doubts them has nothing",
    "## Works cited",
]


@pytest.mark.parametrize("sentence", SAYS)
def test_review_says(sentence: str) -> None:
    assert sentence in markdown(LATE_FEES)


HEAD = "argmap: 1\ntitle: T\nthesis: [a]\nclaims:\n  a: {text: The first.%s}\n"
OUTCOMES = [
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second., assumption: S., answers: [c]}\n"
        "challenges:\n  c: {text: The third., attacks: [a]",
        "This is raised against the thesis. The paper replies that the second.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.}\nchallenges:\n"
        "  c: {text: The third., attacks: [a], residual: {severity: low, rationale: Never mind}",
        "It is knowingly left open, with low severity, for this reason: “Never mind”.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.}\nchallenges:\n"
        "  c: {text: The third., attacks: [a]}\n  d: {text: The fourth., attacks: [c]",
        "It has no force, because the challenge that the fourth defeats it.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.}\n  r: {text: The fifth., answers: c}\n"
        "challenges:\n  c: {text: The third., attacks: [a], sources: s}\nsources: {s: {title: S}}\n"
        "recommendations:\n  x: {text: The sixth., supported_by: a",
        "The paper replies that the fifth, without a reason or a source.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second., sources: s, denies: c}\n"
        "sources: {s: {title: S}}\nchallenges:\n  c: {text: The third., attacks: [a]",
        "This is raised against the thesis. The paper denies that, holding that the second.\n",
    ),
    (
        ", supported_by: [b]}\n  b: {text: The second., sources: s}\nsources: {s: {title: S}}\nchallenges:\n"
        "  c: {text: The third., attacks: [b], sources: s",
        "because the challenge that the third defeats the claim that the second.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.",
        "It stands only if the premise that the second, which has no reason or source, is granted.",
    ),
    (
        ", supported_by: [[p, q]]}\npremises:\n  p: {text: The second.}\n  q: {text: The third.",
        "It stands only if statements without a reason or a source are granted, among them that the second "
        "and that the third.",
    ),
    (
        ", supported_by: [[p, q]], in_tension_with: p}\npremises:\n  p: {text: The second.}\n"
        "  q: {text: The third.",
        "The thesis (no place given) and the premise that the second (no place given) are in tension",
    ),
    (
        ", supported_by: [{premises: p, implicit: true}]}\npremises:\n  p: {text: The second.,"
        " implicit: true",
        "The second (left implicit in the paper; no source; a step that the paper leaves implicit).",
    ),
    (
        ", sources: s}\nsources: {s: {title: S}}\nchallenges:\n"
        "  c: {text: The third., attacks: a, by: reviewer",
        "We object that the third (merely raised).",
    ),
    (
        ", sources: s}\nsources: {s: {title: S}}\nvoices: {d: The defendant}\nchallenges:\n"
        "  c: {text: The third., attacks: a, by: d",
        "An objection by the defendant is that the third (merely raised).",
    ),
    (
        ", sources: s, remarks: [One town., {text: Clear., kind: strength}]}\nsources: {s: {title: S}",
        "### Strengths\n\n- On the thesis: Clear.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second., contradicts: [q]}\n  q: {text: The third.",
        "Whether it stands is left open: it depends on the premises that the second and that the third, and "
        "nothing settles which of these holds.",
    ),
    (
        ", supported_by: [b]}\n  b: {text: The second.",
        "It has no support that stands, because no reason is given for the claim",
    ),
    (", supported_by: [b]}\n  b: {text: The second., supported_by: [a]", "rests on itself in a circle"),
]


@pytest.mark.parametrize(("rest", "sentence"), OUTCOMES, ids=lambda _: "")
def test_outcomes_are_told(rest: str, sentence: str) -> None:
    assert sentence in markdown(HEAD.replace("%s}", rest + "}"))


def test_waivers_are_told_with_their_reasons() -> None:
    told = markdown(HEAD.replace("%s", ", allow: {unsupported-claim: Axiom of the field.}"))
    assert "The map waives one finding and gives its reasons." in told
    assert "The reason given: “Axiom of the field.”" in told


def test_no_id_is_left_in_the_review_of_the_paper() -> None:
    told = markdown((ROOT / "maps/hayat-2023.yaml").read_text(encoding="utf-8"))
    assert re.findall(r"'[a-z]+(?:-[a-z0-9]+){2,}'", told) == []
    assert "(Geostrategic Environment, ¶ 8; Bhutta 2023; supported by one reason)" in told


def test_large_maps_are_bounded() -> None:
    claims = "".join(f"  c{n}: {{text: Claim {n} holds.}}\n" for n in range(2000))
    told = markdown(
        f"argmap: 1\ntitle: T\nthesis: [{', '.join(f'c{n}' for n in range(57))}]\nclaims:\n{claims}"
    )
    assert "And thirty-seven more." in told
    assert len(told) < 60_000


def test_same_map_same_bytes() -> None:
    assert format_html(review(LATE_FEES, SVG)) == format_html(review(LATE_FEES, SVG))


def hostile_map(text: str) -> argmap.ArgumentMap:
    citation = {"sources": [f"s, {text}".replace("\n", " ")], "at": [{"section": "x", "paragraph": 1}]}
    data = {
        "argmap": 1,
        "title": text,
        "paper": {"title": text, "author": [{"family": text}]},
        "sections": {"x": text},
        "thesis": ["a"],
        "claims": {"a": {"text": text, "supported_by": ["p"]}, "b": {"text": text}},
        "premises": {"p": {"text": text, **citation}},
        "challenges": {
            "c": {"text": text, "attacks": ["a"], "residual": {"severity": "low", "rationale": text}}
        },
        "recommendations": {"r": {"text": text, "actor": [text], "supported_by": ["p"]}},
        "inferences": {"i": {"premises": ["p", "b"], "conclusion": "a", "scheme": "s"}},
        "sources": {"s": {"type": "book", "title": text, "publisher": text}},
    }
    return argmap.ArgumentMap.model_validate(data)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name in {"href", "src"} for name, _ in attrs)
        self.tags.add(tag)


TAGS = "html head meta title style body main h1 h2 h3 p strong ul li figure figcaption svg g"


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable() or "\n" in text])
def test_hostile_text_stays_text(text: str) -> None:
    graph = Graph.of(hostile_map(text))
    blocks = compose(graph, Analysis.from_map(dict(graph.data)).results, find_rule_docs(), svg=SVG)
    page, tags = format_html(blocks), Tags()
    tags.feed(page)
    assert tags.tags == set(TAGS.split())
    assert not re.search(r"(?<!\\)[<`]", format_markdown(blocks))


def test_html_runs_nothing_and_loads_nothing() -> None:
    page = format_html(review(LATE_FEES, SVG))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert '<html lang="en">' in page
    assert "<script" not in page
    assert "<?xml" not in page
    assert "<!--" not in page
    assert page.count("<!DOCTYPE") == 1


def test_markdown_lines_start_nothing_by_accident() -> None:
    blocks: list[Block] = [Paragraph("# one"), Paragraph("1. two"), Items(("- three", "+ four"))]
    assert format_markdown(blocks) == "\\# one\n\n1\\. two\n\n- \\- three\n- \\+ four\n"


TEXTS = ["The museum in Turin.", "We saw Turin and the museum.", "Museum prices rose."]
OPENINGS = [
    ("The city paid.", "the city paid"),
    ("Turin paid.", "Turin paid"),
    ("Museum prices rose.", "museum prices rose"),
    ("NATO grew.", "NATO grew"),
    ("Unheard of words.", None),
    ("One. Two.", None),
    ("Is it so?", None),
    ("2023 was dry.", "2023 was dry"),
]


@pytest.mark.parametrize(("sentence", "lowered"), OPENINGS)
def test_first_words_keep_capitals_that_are_theirs(sentence: str, lowered: str | None) -> None:
    assert SentenceCase(TEXTS).lower(sentence) == lowered


def test_words() -> None:
    assert [number(n) for n in (0, 1, 20, 21, 99, 100, 12345)] == [
        "no",
        "one",
        "twenty",
        "twenty-one",
        "ninety-nine",
        "100",
        "12,345",
    ]
    assert [ordinal(n) for n in (0, 11, 12, 20, 21, 110)] == [
        "first",
        "twelfth",
        "13th",
        "21st",
        "22nd",
        "111th",
    ]
    assert amount(2, "thesis") == "two theses"
    assert amount(2, "premise") == "two premises"
    assert join(["a; b", "c"]) == "a; b; and c"
