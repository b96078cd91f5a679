"""Marks of pro and con before a text, and how outlines and Kialo's texts use them."""

import re
from typing import Any

import pytest

from argmap.interop import UnreadableError, read_text
from argmap.interop.stance import find_heading_stance, find_stance, read_mark

MARKS = {
    "attacks": """
        **Con:** T|**Con**: T|*Contra*: T|__Con__ – T|***Con:*** T|`con`: T|**Con: T**|~~Con: T~~|**Con** T
        [ ] con: T|[x] **Con:** T|☐ Con: T|> Con: T|1. Con: T|a) Con: T|• Con: T|- con: T
        Cons: T|Con 2: T|Con #2: T|Con (2): T|Con 2) T
        Con- T|Con; T|con... T|Con--T|Con1: T|Obj. 2: T|Contra-argument: T|Critics say: T
        Strongest objection: T|Opposing view: T|Anti: T|Con. T|CON - T|CON T|Con — T|Con -> T|Con：T|con:T
        Con (3): T
        Against: T|Rebuttal: T|Counter-argument 1: T|Counterclaim: T|Main objection: T|Argument against: T
        Reasons against: T|But: T|However: T|Problem: T|Drawback: T|Disadvantages: T|“Con”: T|No: T
        (con) T|#con T|#objection T|[Con] T|[Con]: T|{con} T|（con） T
        【反对】 T|<b>Con:</b> T|<i lang="en">Con</i>: T
        - T|(-) T|[-] T|– T|− T|**-** T|❌ T|👎🏽 T|➖T|⛔ T|:x: T|:-1: T|👎 Con: T
        Dagegen: T|Einwand 3: T|Contre : T|Objeción: T|Против: T|反对：T|反論: T
    """,
    "supports": """
        **Pro:** T|_Pro_: T|Pros: T|Pro 1: T|For: T|In favour: T|Because: T|Reason 2: T|Evidence: T|Support: T
        + T|(+) T|[+] T|➕ T|✅ T|👍 T|:+1: T|Dafür: T|Pour: T|Advantage – T|[x] Pro: T|Reasons for: T
    """,
    "answers": """
        Answer: T|**Reply:** T|Response 2: T|Rejoinder: T|Reply to objection: T|Answer to con 2: T|Antwort: T
    """,
    "unclear": """
        Pro/Con: T|Pros and cons: T|Neutral: T|Question: T|Not an objection: T|**Comment:** T|⚠️ T|✅ Con: T
    """,
}


@pytest.mark.parametrize(
    ("stance", "text"),
    [
        (stance, text)
        for stance, texts in MARKS.items()
        for text in filter(str.strip, re.split(r"\||\n", texts))
    ],
)
def test_marks(stance: str, text: str) -> None:
    mark = read_mark(text.strip())
    assert (mark.stance, mark.text) == (stance, "T")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Objection from cost: it is dear.", "attacks"),
        ("Objection (Okafor 2020): it is dear.", "attacks"),
        ("Con, cost: it is dear.", "attacks"),
        ("**Objection 1 (Okafor).** It is dear.", "attacks"),
        ("Against the fee: it is dear.", "attacks"),
        ("Reply to the first objection of Okafor: not so.", "answers"),
    ],
)
def test_what_more_a_mark_says_is_kept(text: str, stance: str) -> None:
    assert read_mark(text)[:2] == (stance, text)


NO_MARKS = [
    ("Con artists live here.", ""),
    ("Cost: it is dear.", "Cost:"),
    ("**Cost:** it is dear.", "Cost:"),
    ("Claim: it is dear.", ""),
    ("Risk assessment: done.", "Risk assessment:"),
    ("But the point is: it is dear.", "But the point is:"),
    ("But the main point here is: it is dear.", ""),
    ("-5 degrees are cold.", ""),
    ("*It* costs.", ""),
    ("https://example.org", ""),
    ("10:30 is late.", ""),
    ("A. Smith is against: fees.", "Smith is against:"),
    ("C. Smith is against fees.", ""),
    ("[C] it is dear.", "[C]"),
    ("(c) it is dear.", "(c)"),
    ("P) it is dear.", "P)"),
    ("<!-- con --> it is dear.", "<!-- con -->"),
    ("@con it is dear.", "@con"),
    ("con> it is dear.", "con>"),
    ("Con, it is dear.", "Con,"),
    ("|con| it is dear.", "|con|"),
    ("==con== it is dear.", "==con=="),
    ("/objection it is dear.", "/objection"),
    ("con = it is dear.", "con ="),
    ("<- it is dear.", "<-"),
    ("+/- it is dear.", "+/-"),
    ("It is dear. #con", "#con"),
    ("It is dear (con).", "(con)."),
    ("It is dear. <!-- con -->", "<!-- con -->"),
    ("It is dear (as of 2020).", ""),
    ("Con men are here.", ""),
    ("Counter-productive it is.", ""),
    ("Objection's raised.", ""),
    ("Answer him.", ""),
    ("#tag is dear.", ""),
    ("", ""),
    ("*" * 1000, ""),
]


@pytest.mark.parametrize(("text", "label"), NO_MARKS)
def test_what_is_no_mark(text: str, label: str) -> None:
    assert read_mark(text) == ("", text, label)


HEADINGS = {
    "attacks": "Cons|Cons:|**Cons**|Arguments against|Arguments against the fee:|The case against fees|"
    "Objections|Reasons to oppose fees|Drawbacks|👎|Challenges|Gründe dagegen|❌ Cons|Counter-arguments",
    "supports": "Pros|For|Arguments for fees|Main arguments in favour of fees|✅ Pros|Advantages|👍",
    "answers": "Replies|Answers to objections",
    "unclear": "Pros and cons|Arguments for and against|Pro & Contra",
    "": "Why|Case study|Support for families|Evidence of harm|Points of order|Notes|Con: it costs|Questions|",
}


@pytest.mark.parametrize(
    ("stance", "text"), [(stance, text) for stance, texts in HEADINGS.items() for text in texts.split("|")]
)
def test_headings(stance: str, text: str) -> None:
    assert find_heading_stance(text) == stance


def test_a_word_alone() -> None:
    assert [find_stance(word) for word in ("con", "+1", "−", "zzz", "argument", "")] == [
        *("attacks", "supports", "attacks"),
        *("", "", ""),
    ]


def relations(data: dict[str, Any]) -> dict[str, Any]:
    """What the statements of a map say of each other, by the last letters of their texts."""
    statements = [
        (id_, one) for kind in ("claims", "premises", "challenges") for id_, one in data.get(kind, {}).items()
    ]
    letters = {id_: one["text"][-1] for id_, one in statements}
    said: dict[str, Any] = {}
    for _, one in statements:
        for key in ("supported_by", "attacks", "answers"):
            if key in one:
                said[one["text"][-1]] = (
                    said.get(one["text"][-1], "") + key[0] + "".join(letters[end] for end in one[key])
                )
    return said


OUTLINES = [
    (
        "- A\n  - **Con:** B\n    - Rebuttal: C\n      - reply: D\n  - E",
        {"A": "sE", "B": "aA", "C": "aB", "D": "aC"},
        [],
    ),
    ("- A\n  - Pros:\n    - B\n    - C\n  - **Cons**\n    - D\n    - pro: E", {"A": "sBCE", "D": "aA"}, []),
    ("# A\n## Pros\n- B\n  - but: C\n## Arguments against\n- D", {"A": "sB", "C": "aB", "D": "aA"}, []),
    ("# T\n- A\n\n**Cons:**\n\n- B\n\n**Pros:**\n\n- C", {"A": "sC", "B": "aA"}, []),
    ("# A\n### Cons\n#### Cost\n- B\n#### Time\n- C\n### Pros\n- D", {"A": "sD", "B": "aA", "C": "aA"}, []),
    ("# A\n## Con: B\n- C\n", {"A": "", "B": "sCaA"}, []),
    ("- A\n  - Con:\n", {}, ["line 2: 'Con:'"]),
    (
        "- A\n  - Pros and cons\n    - B\n    - con: C",
        {"C": "aA"},
        ["line 3: how it bears on the item above"],
    ),
    (
        "- A\n  - Neutral: B\n  - Cost: C\n  - Time: D",
        {"A": "sCD"},
        ["line 2: how it bears on the item above", ": what 'Cost:', 'Time:' means"],
    ),
    ("- A\n  - ~~Con: B~~\n", {"B": "aA"}, ["line 2: that it is struck out"]),
    ("## Cons\n- A\n", {}, ["line 2: that it attacks"]),
    (
        "- A\n  - The other side: C\n  - Sceptical folk:\n    - D:\n",
        {"A": "sC:", ":": "s:"},
        [": what 'The other side:', 'Sceptical folk:', 'D:' means"],
    ),
    (
        "- A\n  - Arguments against\n  - Objections:\n",
        {},
        ["line 2: 'Arguments against'", "line 3: 'Objections:'"],
    ),
    ("- Ban it\n\n  Con: cost\n  but more\n", {}, ["line 3: what 'Con: cost' says"]),
    ("- A\n  + B\n  - C\n  - D\n", {"A": "sBCD"}, ["line 3: what the bullets '+' and '-' mean"]),
    ("- A\n  + pro: B\n  - con: C\n", {"A": "sB", "C": "aA"}, []),
    (
        "# A\n## Arguments against fees\n### B\n## Else\n| Pro | Con |\n|---|---|\n",
        {},
        [
            "line 5: the text '| Pro | Con |'",
            "line 6: the text '|---|---|'",
            "line 3: the heading 'B'",
            "line 4: the heading 'Else'",
            "line 2: 'Arguments against fees'",
        ],
    ),
    (
        "- A\n  - B\n\n```text\n- C\n  - D\n```\n<!-- - E\n- F -->\n- - -\n",
        {"A": "sB"},
        ["line 4: a code block", "line 8: a comment"],
    ),
    (
        "---\ntags:\n  - C\n---\n- A\n  ~~~\n  - D\n  ~~~\n  - con: B",
        {"B": "aA"},
        ["line 1: the front matter", "line 6: a code block"],
    ),
    ("- A\n\n~~~~\n```\n- B\n~~~\n", {}, ["line 3: a code block"]),
    (
        "- A\n  - \\[Con\\] B\n  - &minus; C\n  - \\- D\n  - `\\x` \\_E",
        {"A": "sE", "B": "aA", "C": "aA", "D": "aA"},
        [],
    ),
    ("- A\n  - [P] B\n  - [C] C", {"A": "sBC"}, [": what '[P]', '[C]' means"]),
    ("- A\n  - (a) B\n  - (b) D\n  - (c) C", {"A": "sBDC"}, []),
]


@pytest.mark.parametrize(("text", "said", "losses"), OUTLINES)
def test_outlines(text: str, said: dict[str, str], losses: list[str]) -> None:
    data, told = read_text(text.encode(), "x.md", None, None)
    assert relations(data) == {letter: words for letter, words in said.items() if words}
    assert [f"{loss.id}: {loss.what}" for loss in told] == losses


def test_many_labels_are_counted() -> None:
    words = [f"L{chr(97 + number)}" for number in range(25)]
    text = "- A\n" + "".join(f"  - {word}: B\n" for word in words)
    (loss,) = read_text(text.encode(), "x.md", None, None).losses
    first = ", ".join(f"'{word}:'" for word in words[:20])
    assert loss.what == f"what {first} and 5 more means"


def test_an_outline_of_another_program_has_the_same_marks() -> None:
    text = (
        "<opml><body><outline text='A'><outline text='Cons'><outline text='B'/></outline>"
        "<outline text='&lt;b&gt;Con:&lt;/b&gt; C'/><outline text='D' type='con'/></outline></body></opml>"
    )
    data, losses = read_text(text.encode(), "x.opml", None, None)
    assert (relations(data), losses) == ({"B": "aA", "C": "aA", "D": "aA"}, [])


ARGDOWN = """\
# Fees
- Not this.

```argdown
[A]: A
  - <B>: B
```

1. text

   ~~~{.argdown-map}
   [A]
     + <C>: C
   ~~~
"""


def test_argdown_in_markdown_is_argdown() -> None:
    data, losses = read_text(ARGDOWN.encode(), "x.md", None, None)
    assert (data["title"], data["origin"]["format"]) == ("Fees", "argdown")
    assert relations(data) == {"A": "sC", "B": "aA"}
    assert [(loss.id, loss.what) for loss in losses] == [("line 2", "'Not this.'"), ("line 9", "'text'")]


def test_argdown_in_markdown_that_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(UnreadableError, match=r"^8:1: a premise-conclusion structure"):
        read_text(b"# T\n\n```argdown\n(1) A\n(2) B\n\n```\n", "x.md", None, None)


KIALO = """\
Discussion Title: T

1. A
1.1. PRO: B
1.1.1. con: C
  1.1.1.1. Contra: D
1.2. **Con:** E
1. in its text: E
1.2.1. F
1.3. Comment: G
1.2. Pro: H
PRO: no number
1.4 Con: H
"""


def test_marks_in_kialo() -> None:
    data, losses = read_text(KIALO.encode(), "x.txt", None, None)
    assert relations(data) == {"A": "sBH", "C": "aB", "D": "aC", "E": "aA"}
    assert [(loss.id, loss.what) for loss in losses] == [
        ("1.2", "the number of a second claim"),
        ("1.2, claim 8", "what 'PRO: no number' says"),
        ("1.2, claim 8", "what '1.4 Con: H' says"),
        ("1.2.1", "that it stands below '1.2'"),
        ("1.3", "that it stands below '1'"),
    ]


@pytest.mark.parametrize(
    "text", ["- a\n" * 4_000, "```\n" * 4_001, "- " + "**" * 100_000, "<!--\n" * 4_000 + "- a"]
)
def test_size_is_no_trouble(text: str) -> None:
    read_text(f"- b\n{text}".encode(), "x.md", None, None)
