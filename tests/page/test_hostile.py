"""A map full of hostile text runs nothing, and its text is shown as it is."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Error, expect

from argmap.analysis import Analysis
from argmap.diagram.text import clean
from argmap.graph import Graph
from argmap.page import format_page
from argmap.page.diagram import PageDiagrams
from argmap.page.page import SCRIPTS, read_script, write_data
from tests.page.conftest import Open
from tests.page.pages import go_to, page_of

RUN = "window.hacked=1"
TEXTS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style></title></textarea></svg><img src=x onerror={RUN}>",
    f'" onmouseover="{RUN}" autofocus onfocus=\'{RUN}\' x=`',
    f"<svg onload={RUN}><a xlink:href='javascript:{RUN}'>x</a></svg>",
    f"]]> --> <!-- <![CDATA[ &lt;script&gt; ${{{RUN}}} $title {{{{{RUN}}}}} %s",
    f"javascript:{RUN}",
    "\u202eabc\u2066def\u2028ghi\u2029jkl\x00\x1b[31m\ud800\ufffe",
    "'constructor' and '__proto__' and 'drop-fees'",
    "W" * 10_000,
    "図" * 2000,
    "<!DOCTYPE x [<!ENTITY e 'boom'>]> &e; <?xml version='1.0'?>",
]
ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "file:///etc/passwd",
    "//example.org/x",
    f'https://example.org/" onclick="{RUN}',
]
KEYS = [
    "constructor",
    "prototype",
    "valueof",
    "edge1",
    "graph0",
    "data",
    "a--",
    "statement-a",
    "hasownproperty",
]


def _hostile() -> dict[str, Any]:
    """Every text in every place."""
    numbers = range(len(TEXTS))
    claims = {
        key: {
            "text": TEXTS[n % len(TEXTS)],
            "note": TEXTS[(n + 1) % len(TEXTS)],
            "tags": TEXTS,
            "at": [{"section": f"s{n}", "quote": TEXTS[(n + 2) % len(TEXTS)]}],
            "supported_by": [f"p{n}"],
            "sources": [f"w{n % len(ADDRESSES)}, {TEXTS[n % len(TEXTS)]}"],
        }
        for n, key in enumerate([*KEYS, *(f"c{n}" for n in numbers)])
    }
    return {
        "title": TEXTS[1],
        "paper": {"title": TEXTS[0], "URL": ADDRESSES[0]},
        "thesis": ["constructor"],
        "sections": {f"s{n}": text for n, text in enumerate(TEXTS)},
        "sources": {f"w{n}": {"title": TEXTS[n], "URL": one} for n, one in enumerate(ADDRESSES)},
        "claims": claims,
        "premises": {
            f"p{n}": {"text": TEXTS[n % len(TEXTS)], "assumption": TEXTS[n % len(TEXTS)]}
            for n in range(len(claims))
        },
        "challenges": {
            f"x{n}": {
                "text": text,
                "attacks": ["constructor"],
                "residual": {"severity": "low", "rationale": text},
            }
            for n, text in enumerate(TEXTS)
        },
        "recommendations": {f"r{n}": {"text": text, "actor": [text]} for n, text in enumerate(TEXTS)},
        "inferences": {"i": {"premises": ["p0", "p1"], "conclusion": "constructor", "scheme": TEXTS[4]}},
    }


@pytest.fixture(scope="module")
def hostile() -> tuple[Graph, str]:
    graph = Graph.of(_hostile())
    return graph, format_page(graph, Analysis.from_map(graph.data).results.findings)


def test_nothing_runs_and_all_is_shown(open_html: Open, hostile: tuple[Graph, str]) -> None:
    graph, html = hostile
    page = open_html(html, f"#<img src=x onerror={RUN}>")
    expect(page.locator(".alert")).to_contain_text("onerror")
    assert page.title() == page.locator("h1").inner_text() == clean(TEXTS[1])
    for tab in ("Findings", "Filter", "What if"):
        page.get_by_role("tab", name=tab).click()
        page.eval_on_selector_all("#Content details", "found => found.forEach((one) => (one.open = true))")
        if tab != "Findings":
            page.locator("#Content input").first.check()
    for statement in [*graph.statements[: len(KEYS) + 3], *graph.of_kind("challenge")]:
        go_to(page, statement.key)
        assert page.locator("#Heading").text_content() == clean(statement.text)
        page.eval_on_selector_all("#Content details", "found => found.forEach((one) => (one.open = true))")
        page.locator("#Only").click()
        assert page.locator("#List .row .box").first.text_content() == clean(statement.text)
    page.locator("#Query").fill(f"<script>{RUN}")
    page.keyboard.press("Enter")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('script').length") == 3
    assert page.locator("body :is(img, image, iframe, object), body :not(#Scene) > svg").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_only_addresses_of_the_web_are_links(open_html: Open, hostile: tuple[Graph, str]) -> None:
    page = open_html(hostile[1])
    page.get_by_role("tab", name="What if").click()
    page.get_by_text("Sources (").click()
    assert page.eval_on_selector_all("#Content a.out", "found => found.map((one) => one.href)") == [
        "https://example.org/%22%20onclick=%22window.hacked=1"
    ]
    for address in ADDRESSES[:7]:
        expect(page.locator("#Content")).to_contain_text(clean(address))


def test_no_event_attribute_and_no_style_attribute(open_html: Open, hostile: tuple[Graph, str]) -> None:
    panels = re.findall("<template[^>]*>(.*?)</template>", hostile[1], re.DOTALL)
    svgs = [ET.fromstring(panel) for panel in panels]
    assert len(svgs) > 1
    elements = [element for svg in svgs for element in svg.iter()]
    names = {name for element in elements for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    links = {element.get("href") for element in elements if element.tag == "a"}
    assert links == {f"#{statement.key}" for statement in hostile[0].statements}
    assert {element.tag for element in elements} <= {
        "svg",
        "g",
        "a",
        "path",
        "polygon",
        "polyline",
        "ellipse",
        "text",
    }
    page = open_html(hostile[1])
    found = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
        ".filter(({ name, value }) => name.startsWith('on') || /^\\\\s*javascript:/i.test(value)).length"
    )
    assert found == 0


EVIL = f"""<?xml version="1.0"?>
<!DOCTYPE svg>
<svg width="9pt" height="9pt" viewBox="0 0 9 9" onload="{RUN}" xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink">
<g class="graph" transform="translate(1 1)" onclick="{RUN}"><script>{RUN}</script>
<style>* {{ fill: url(javascript:{RUN}) }}</style>
<foreignObject><b>html</b></foreignObject><image href="https://example.org/x.png"/>
<use href="#x"/><animate attributeName="href" to="javascript:{RUN}"/>
<g class="node x&quot;&gt;&lt;script&gt;" id="statement-a"><a xlink:href="javascript:{RUN}" xlink:title="t">
<path d="M0 0" fill="url(javascript:{RUN})" style="fill: red" onclick="{RUN}"/>
<text x="1" onload="{RUN}">a &lt;b&gt; <tspan onclick="{RUN}">c</tspan></text></a></g>
</g></svg>"""


def test_an_svg_is_taken_over_without_what_is_not_drawn() -> None:
    graph = Graph.of({"title": "t", "claims": {"a": {"text": "x"}}})
    [markup] = PageDiagrams(EVIL.encode(), graph, {}).panels
    assert "a &lt;b&gt; c</text>" in markup
    assert markup.count("href") == markup.count('href="#a"') == 1
    for word in ("hacked", "script>", "style", "html", "use", "animate", "image"):
        assert word not in markup, word
    ET.fromstring(markup)


def test_entities_are_refused() -> None:
    evil = EVIL.replace("<!DOCTYPE svg>", "<!DOCTYPE svg [<!ENTITY e 'x'>]>").replace("a &lt;b", "&e; &lt;b")
    with pytest.raises(ET.ParseError):
        PageDiagrams(evil.encode(), Graph.of({"title": "t", "claims": {"a": {"text": "x"}}}), {})


def test_data_ends_no_element() -> None:
    assert not set("<>&\u2028\u2029") & set(write_data(TEXTS))


def test_scripts_make_no_markup_of_text() -> None:
    script = read_script([*SCRIPTS, "live.js"])
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "</script",
        "<!--",
    ):
        assert word not in script, word


def test_the_policy_holds(browser: Browser, tmp_path: Path) -> None:
    """What somebody puts into the file besides does not run, and is not fetched."""
    more = (
        f"<script>{RUN}</script><img src=x.png onerror={RUN}><p id=P style='color: red' onclick={RUN}>p</p>"
    )
    file = tmp_path / "map.html"
    file.write_text(page_of("late-fees").replace("</body>", f"{more}</body>"), encoding="utf-8")
    page = browser.new_page()
    requests: list[str] = []
    page.on("requestfinished", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    page.locator("html.ready").wait_for()
    page.locator("#P").dispatch_event("click")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("getComputedStyle(document.getElementById('P')).color") != "rgb(255, 0, 0)"
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    assert requests == [file.as_uri()]
    page.close()
