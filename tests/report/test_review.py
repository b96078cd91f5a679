"""The report in sentences: what it says, its grammar, and that nothing in a map breaks out of it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import argmap
from argmap.analysis import Analysis
from argmap.finding import Severity
from argmap.graph import Graph
from argmap.report.review import compose, format_html, format_markdown
from argmap.report.review.blocks import Block, Item, Items, Paragraph, Table
from argmap.report.review.compose import count_words
from argmap.report.review.figure import Chart, Part, draw
from argmap.report.review.sentence_case import SentenceCase
from argmap.report.review.words import amount, begin, end, join, number, ordinal, quote, split_sentence
from argmap.report.review.works import Works
from argmap.rules import BUILTIN_RULES
from argmap.rules.docs import find_rule_docs
from argmap.settings import Configuration, Settings

from .test_formats import HOSTILE

ROOT = Path(__file__).parents[2]
PROLOG = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<!-- Title: --->\n'
SVG = PROLOG + '<svg width="1"><g/><!-- b --></svg>\n'


def review(text: str, svg: str = "", *, full: bool = False) -> list[Block]:
    data = argmap.loads(text).to_data()
    asking = Configuration(Settings(severity={"incomplete-source": Severity.INFO}))
    results = Analysis.from_map(data, asking).results
    return compose(Graph.of(data), results, find_rule_docs(), length="full" if full else "short", svg=svg)


def markdown(text: str, *, full: bool = True) -> str:
    return format_markdown(review(text, full=full))


LATE_FEES = (ROOT / "docs/examples/late-fees.yaml").read_text(encoding="utf-8")
SAYS = [
    "# Review of “Should Elmwood's library drop late fees?”\n\n## What the author argues, and how far it is",
    "The author argues that late fees keep the poorest away. The author makes one recommendation: that the "
    "city should drop late fees.\n\nThe thesis is argued for throughout, from cited works or stated "
    "assumptions. The recommendation is argued for, but it is objected that without fees, books will come "
    "back late; no reply to that holds. One difficulty that the author "
    "raises itself has no reply that holds: that without fees,",
    "## What is strong\n\n- The thesis rests on Circulation audit 2023.\n",
    "1. **One claim is given without a reason or a source.**\n\n   - **The passage, in our words:** Late",
    "   - **Why it matters:** It is a reason for the recommendation.\n   - **What would mend it:** Give",
    "   - **Why it matters:** It tells against the recommendation.\n",
    "The thesis rests on one cited work alone.\n",
    "| meets objections without a reply | Circulation audit 2023 | does not stand as it is |",
    "| Thesis | Late fees keep the poorest away. | argued for throughout | Circulation audit 2023 | the one",
    "- Without fees, books will come back late (merely raised). This is raised against the recommendation. "
    "Nothing is replied to it.",
    "## Works cited\n\n- Circulation audit 2023. 2023.",
]


@pytest.mark.parametrize("sentence", SAYS)
def test_report_says(sentence: str) -> None:
    assert sentence in markdown(LATE_FEES)


def test_open_difficulties_keep_their_words() -> None:
    said = (
        "argmap: 1\ntitle: T\nvoices: {k: the council}\nthesis: [a]\nclaims:\n  a: {text: The first.}\n"
        "challenges:\n  c: {text: The dam was built., by: k, attacks: [a]}\n%s"
    )
    two = "  d: {text: The town was wasteful., by: k, attacks: [a]}\n"
    one = "One difficulty that was raised has no reply that holds: that the dam was built."
    assert one in markdown(said % "")
    many = (
        "Two of the difficulties that were raised have no reply that holds: that the dam was built and that "
    )
    assert f"{many}the town was wasteful." in markdown(said % two)


PAPER = "paper: {title: P, issued: 2020}\n"
HEAD = f"argmap: 1\ntitle: T\n{PAPER}thesis: [a]\nclaims:\n  a: {{text: The first.%s}}\n"
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
        "It has no force, because the challenge that the fourth tells against it, and is not met.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.}\n  r: {text: The fifth., answers: c}\n"
        "challenges:\n  c: {text: The third., attacks: [a], sources: s}\nsources: {s: {title: S}}\n"
        "recommendations:\n  x: {text: The sixth., supported_by: a",
        "The paper replies that the fifth; nothing is given for this.",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second., sources: s, denies: c}\n"
        "sources: {s: {title: S}}\nchallenges:\n  c: {text: The third., attacks: [a]",
        "This is raised against the thesis. The paper denies this, holding that the second.\n",
    ),
    (
        ", supported_by: [b]}\n  b: {text: The second., sources: s}\nsources: {s: {title: S}}\nchallenges:\n"
        "  c: {text: The third., attacks: [b], sources: s",
        "is left without support: the challenge that the third tells against the claim",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second.",
        "but one of the things it rests on is given no evidence: that the second.",
    ),
    (
        ", supported_by: [[p, q]]}\npremises:\n  p: {text: The second.}\n  q: {text: The third.",
        "but two of the things it rests on are given no evidence: that the second and that the third.",
    ),
    (
        ", supported_by: [[p, q, r]]}\npremises:\n  p: {text: The second.}\n  q: {text: The third.}\n"
        "  r: {text: The fourth.",
        "several of the things it rests on are given no evidence, such as that the second and that the",
    ),
    (
        ", sources: s}\nsources: {s: {title: S}}\nchallenges:\n"
        "  c: {text: The third., attacks: a, by: reviewer",
        "We object that the third (merely raised).",
    ),
    (
        ", sources: s}\nsources: {s: {title: S}}\nvoices: {d: The defendant}\nchallenges:\n"
        "  c: {text: The third., attacks: a, by: d",
        "The defendant objects that the third (merely raised).",
    ),
    (
        ", sources: s}\nsources: {s: {title: S}}\npremises:\n"
        "  p: {text: The third., answers: c, by: reviewer}\nchallenges:\n  c: {text: The fourth., attacks: a",
        "We reply that the third; nothing is given for this.",
    ),
    (
        ", sources: s, remarks: [One town., {text: Clear., kind: strength}]}\nsources: {s: {title: S}",
        "## What is strong\n\n- Clear. (On the thesis.)\n",
    ),
    (
        ", sources: s, remarks: [{text: How many?, kind: question}]}\nsources: {s: {title: S}",
        "## Questions to the author\n\n- How many? (On the thesis.)\n",
    ),
    (
        ", supported_by: [p]}\npremises:\n  p: {text: The second., contradicts: [q]}\n  q: {text: The third.",
        "The thesis is left undecided: it depends on the premises that the second and that the third, and "
        "nothing settles which of these holds.",
    ),
    (
        ", supported_by: [b]}\n  b: {text: The second.",
        "The thesis is left without support: nothing is given for the claim that the second.",
    ),
    (", supported_by: [b]}\n  b: {text: The second., supported_by: [a]", "rests on itself in a circle"),
    (
        ", supported_by: p}\npremises:\n  p: {text: The second., implicit: true, remarks: {text: How?, "
        "severity: high}",
        "- **The passage, in our words:** The second (left implicit in the paper).\n   - **Why it matters:** "
        "It is a reason for the thesis.",
    ),
]


@pytest.mark.parametrize(("rest", "sentence"), OUTCOMES, ids=lambda _: "")
def test_outcomes_are_told(rest: str, sentence: str) -> None:
    assert sentence in markdown(HEAD.replace("%s}", rest + "}"))


NAMES = [
    ("", "The author argues that the first."),
    ("paper: {title: P}", "The paper argues that the first."),
    ("paper: {type: legal_case, title: P}", "The judgment argues that the first."),
]


@pytest.mark.parametrize(("paper", "sentence"), NAMES)
def test_what_is_reviewed_has_its_name(paper: str, sentence: str) -> None:
    told = markdown(HEAD.replace(PAPER, f"{paper}\n").replace("%s", ""))
    assert sentence in told
    assert ("paper" in told) == ("paper" in sentence)


GRAMMAR = [
    ("That it rains is plain.", "argues: “That it rains is plain”."),
    ("Three things matter:", "argues that three things matter."),
    ("Is it so?", "argues: “Is it so?”"),
    ("It is “so” or not.", "argues that it is “so” or not."),
    ("First. Second.", "argues: “First. Second”."),
    ("The U.S. view of e.g. Dr. Lee holds.", "argues that the U.S. view of e.g. Dr. Lee holds."),
    ("Dr. Lee holds it.", "argues that Dr. Lee holds it."),
    ("The firm is Acme Inc.", "argues that the firm is Acme Inc."),
]


@pytest.mark.parametrize(("text", "sentence"), GRAMMAR)
def test_texts_fit_into_sentences(text: str, sentence: str) -> None:
    told = markdown(HEAD.replace("%s", "").replace("The first.", f"'{text}'"))
    assert f"The paper {sentence}" in told


def test_waivers_are_told_with_their_reasons() -> None:
    told = markdown(HEAD.replace("%s", ", allow: {unsupported-claim: Axiom of the field.}"))
    assert "## What the map waives" in told
    assert "The reason given: “Axiom of the field.”" in told


def cells(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


MAPS = ["drew-2013", "hayat-2023", "hotez-2007"]


@pytest.mark.parametrize("name", MAPS)
def test_a_whole_report(name: str) -> None:
    analysis = Analysis.open(ROOT / f"maps/{name}.yaml")
    blocks = compose(analysis.graph, analysis.results, find_rule_docs(), length="full")
    told = format_markdown(blocks)
    assert re.findall(r"'[a-z]+(?:-[a-z0-9]+){2,}'", told) == []  # ids
    assert [rule for rule in BUILTIN_RULES if f" {rule}" in told and "-" in rule] == []
    for wrong in ("that that", "nobody in particular", " …”", " …\n", "..", " ,", " .", "( ", "**."):
        assert wrong not in told, wrong
    texts = [remark.text for part in analysis.graph.statements for remark in part.remarks]
    plain = " ".join(told.replace("\\", "").replace("**", "").split())
    assert [text for text in texts if plain.count(text.strip().removesuffix(".")) != 1] == []
    cited = {work for part in analysis.graph.statements for work in part.sources}
    assert told.partition("## Works cited\n\n")[2].count("\n- ") + 1 == len(cited)


@pytest.mark.parametrize("name", MAPS)
def test_a_short_report_is_two_pages(name: str) -> None:
    analysis = Analysis.open(ROOT / f"maps/{name}.yaml")
    blocks = compose(analysis.graph, analysis.results, find_rule_docs())
    titles = [getattr(block, "text", "") for block in blocks]
    pages = blocks[: titles.index("The evidence")]
    assert 600 < count_words(pages) < 1250
    told = format_markdown(pages)
    for wrong in (
        " map",
        "full report",
        "residual",
        "granted that",
        "no support that stands",
        "\\&",
        " more is",
        "Cite one",
    ):
        assert wrong not in told, wrong
    remedies = [line for line in told.splitlines() if "**What would mend it:**" in line]
    assert len(remedies) == len(set(remedies))


def test_large_maps_are_bounded() -> None:
    claims = "".join(f"  c{n}: {{text: Claim {n} holds.}}\n" for n in range(2000))
    text = f"argmap: 1\ntitle: T\nthesis: [{', '.join(f'c{n}' for n in range(57))}]\nclaims:\n{claims}"
    told = markdown(text, full=False)
    assert "and forty-nine more, which are listed under “The evidence”" in told
    assert "**Fifty-seven claims" not in told
    assert "The same holds of the third, fourth, fifth" in told
    assert told.count("is left without support") == 2
    assert len(told) < 60_000


def test_same_map_same_bytes() -> None:
    assert format_html(review(LATE_FEES, SVG)) == format_html(review(LATE_FEES, SVG))


def hostile_map(text: str) -> argmap.ArgumentMap:
    citation = {"sources": [f"s, {text}".replace("\n", " ")], "at": [{"section": "x", "paragraph": 1}]}
    data = {
        "argmap": 1,
        "title": text,
        "paper": {"title": text, "author": [{"family": text}], "issued": "2020"},
        "sections": {"x": {"title": text, "remarks": [text]}},
        "thesis": ["a"],
        "remarks": [{"text": text, "kind": "question"}],
        "claims": {"a": {"text": text, "supported_by": ["p"]}, "b": {"text": text, "remarks": [text]}},
        "premises": {"p": {"text": text, **citation}} | {f"q{n}": {"text": text} for n in range(9)},
        "challenges": {
            "c": {"text": text, "attacks": ["a"], "residual": {"severity": "low", "rationale": text}}
        },
        "recommendations": {"r": {"text": text, "actor": [text], "supported_by": ["p"]}},
        "inferences": {"i": {"premises": ["p", "b"], "conclusion": "a", "scheme": "s"}},
        "sources": {"s": {"type": "book", "title": text, "publisher": text, "remarks": [text]}},
    }
    return argmap.ArgumentMap.model_validate(data)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name in {"href", "src"} for name, _ in attrs)
        self.tags.add(tag)


TAGS = (
    "html head meta title style body main h1 h2 h3 p b strong ul li section div table thead tbody tr th td "
    "figure figcaption svg g rect text"
)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable() or "\n" in text])
def test_hostile_text_stays_text(text: str) -> None:
    graph = Graph.of(hostile_map(text))
    results = Analysis.from_map(dict(graph.data)).results
    blocks = compose(graph, results, find_rule_docs(), length="full", svg=SVG)
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
    items = Items((Item("- three"), Item("+ four", "five")))
    blocks: list[Block] = [Paragraph("# one"), Paragraph("1. two"), items, Table(("a|b",), (("c",),))]
    assert format_markdown(blocks) == (
        "\\# one\n\n1\\. two\n\n- \\- three\n- **five** + four\n\n| a\\|b |\n| --- |\n| c |\n"
    )


def test_bars_are_as_long_as_their_counts() -> None:
    svg = draw(
        [Chart("A", [Part("x", (1, 2)), Part("y", (3, 3))], ("m", "n")), Chart("B", [Part("z", (4,))])]
    )
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)" height="13"', svg)]
    assert [round(width / widths[0], 1) for width in widths[:4]] == [1, 2, 3, 3]
    assert re.findall(r">([A-Zm-z0-9]+)</text>", svg) == [*"AmnxyB1z4".replace("x", "x")] or svg.count(
        "<text"
    )
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" role="img"')


WORKS = [
    (
        {
            "type": "article-journal",
            "author": [{"family": "Rej", "given": "Ann"}, {"family": "Lo", "given": "Bo"}],
            "title": "On it",
            "issued": "2017-03",
            "container-title": "Orbis",
            "volume": "3",
            "issue": "1",
            "page": "1-9",
            "DOI": "10.1/x",
        },
        "Rej, Ann, and Bo Lo. 2017. “On it.” Orbis 3 (1), March: 1–9. https://doi.org/10.1/x",
    ),
    ({"title": "Audit 2023", "issued": "2023"}, "Audit 2023. 2023."),
    (
        {
            "author": [{"literal": "City"}],
            "title": "What “it” is?",
            "URL": "https://x.org",
            "accessed": "2020-01-02",
        },
        "City. n.d. “What ‘it’ is?” accessed 2 January 2020. https://x.org",
    ),
]


@pytest.mark.parametrize(("source", "described"), WORKS)
def test_works_are_described_in_full(source: dict[str, object], described: str) -> None:
    assert Works({"s": source}).describe_all(["s"]) == [described]


TEXTS = ["The museum in Turin.", "We saw Turin and the museum.", "Museum prices rose."]
OPENINGS = [
    ("The city paid.", "the city paid"),
    ("Turin paid.", "Turin paid"),
    ("Museum prices rose.", "museum prices rose"),
    ("NATO grew.", "NATO grew"),
    ("Unheard of words.", None),
    ("One. Two.", None),
    ("Is it so?", None),
    ("That it is so.", None),
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
    assert (begin("ça va"), end("It holds:"), end("Why?")) == ("Ça va", "It holds.", "Why?")
    assert quote('What "India" and “it” do') == "“What ‘India’ and ‘it’ do”"
    assert split_sentence("The U.S. view holds. It does.") == ("The U.S. view holds.", "It does.")
