"""The syntax of Argdown by small documents: what Argdown 1.7.5 reads in them, and what it refuses.

`test_against_argdown` asks it again where it is installed.
"""

GOOD: dict[str, list[str]] = {
    "Some text.\n": ["[Untitled 1] Some text."],
    "[A]: one\n\n[A]\n\n[A]: two\n": ["[A] two | one"],
    "[A]: one {isCanonical: true}\n\n[A]: two\n": ["[A] one | two", "  data {'isCanonical': True}"],
    "<A>: why\n": ["<A> why"],
    "[A]: over\ntwo   \n  lines\n": ["[A] over two   lines"],
    "[A]\n  + [B]\n  - <C>\n  _ <D>\n  >< [E]\n": [
        *("[A]", "[B]", "[E]", "<C>", "<D>", "support [B] [A]", "attack <C> [A]"),
        *("undercut <D> [A]", "contradictory [A] [E]"),
    ],
    "[A]\n  +> [B]\n  -> <C>\n  _> <D>\n  <+ [E]\n  <- [F]\n  <_ [G]\n": [
        *("[A]", "[B]", "[E]", "[F]", "[G]", "<C>", "<D>", "support [A] [B]", "attack [A] <C>"),
        *("undercut [A] <D>", "support [E] [A]", "attack [F] [A]", "undercut [G] [A]"),
    ],
    "[A]\n\t- [B]\n\t\t- [C]\n\t+ [D]\n": [
        *("[A]", "[B]", "[C]", "[D]", "attack [C] [B]", "attack [B] [A]", "support [D] [A]"),
    ],
    "[A]\n        - [B]\n            - [C]\n          - [D]\n": [
        *("[A]", "[B]", "[C]", "[D]", "attack [C] [B]", "attack [B] [A]", "attack [D] [A]"),
    ],
    "[A]: - text\n": ["[A] - text"],
    "[A]\n  +\n": ["[A]", "[Untitled 1]", "support [Untitled 1] [A]"],
    "[A] #b #(c d)\n": ["[A]", "  tags b, c d"],
    "[A]: x #b y #b #c\n": ["[A] x #b y #b #c", "  tags b, c"],
    "===\nmodel:\n    removeTagsFromText: true\n===\n\n[A]: x #b y #c\n": ["[A] x y", "  tags b, c"],
    "[A]: x {a: 1, b: [c, true, null]}\n": ["[A] x", "  data {'a': 1, 'b': ['c', True, None]}"],
    "[A]: x\n{\n  a: {b: c}\n}\n  + [B]\n": ["[A] x", "  data {'a': {'b': 'c'}}", "[B]", "support [B] [A]"],
    "[A] {a: {b: 1}}\n\n[A]: x {a: {c: 2}}\n": ["[A] x", "  data {'a': {'b': 1, 'c': 2}}"],
    "# One {a: 1}\n\n[A]: x\n\n### Two #t\n\n[B]: y\n\n## Three\n\n[A]\n": [
        "# One",
        "  data {'a': 1}",
        "### Two #t",
        "## Three",
        *("[A] x", "  in s1", "[B] y", "  in s2"),
    ],
    "* one\n* <A>: two\n  + [B]\n": ["[Untitled 1] one", "[B]", "<A> two", "support [B] <A>"],
    "1. one\n2. two\n": ["[Untitled 1] one", "[Untitled 2] two"],
    "a **b _c_** d *e* __f__\n": ["[Untitled 1] a b c d e f"],
    "a [b c](http://d.e/f) g\n": ["[Untitled 1] a b c g"],
    "as @[A] says, and @<B>\n": ["[Untitled 1] as @[A] says, and @<B>"],
    "\\[A\\] \\#b \\*c \\_d \\\\ \\- e\n": ["[Untitled 1] [A] #b *c _d \\ - e"],
    "p .->. q :heart: .foo. e.g. x\n": ["[Untitled 1] p → q ❤ .foo. e.g. x"],
    "a // b\nc /* d\n\ne */ f\n\n<!-- g -->\n\nh\n": ["[Untitled 1] a c f", "[Untitled 2] h"],
    "see http://a.b\n": ["[Untitled 1] see http:"],
    "(1) p\n(2) q\n----\n(3) r\n": [
        *("[Untitled 2] p", "[Untitled 3] q", "[Untitled 4] r"),
        "<Untitled 1> 1 2 > 3",
    ],
    "<A>: why\n\n(1) [P]: p\n-- r, s {uses: [1]} --\n(2) [I]\n(3) [Q]\n--\nlast\n--\n(4) [C]\n  -> [D]\n": [
        *("[P] p", "[I]", "[Q]", "[C]", "[D]"),
        "<A> why 1 > 2 3 > 4 r, s; last {'uses': [1]}",
        "attack [C] [D]",
    ],
    "<A>\n\n(1) p\n----\n  <_ <U>\n(2) c\n": [
        *("[Untitled 1] p", "[Untitled 2] c", "<A> 1 > 2", "<U>", "undercut <U> <A>/1"),
    ],
    "<A>\n\n(1) p\n----\n(2) [C]\n\n<A>\n  _ [U]\n  - [X]\n  +> [D]\n": [
        *("[Untitled 1] p", "[C]", "[U]", "[X]", "[D]", "<A> 1 > 2"),
        *("undercut [U] <A>/1", "attack [X] <A>", "support [C] [D]"),
    ],
    "<A>\n\n(1) [P]\n----\n(2) c\n\n[X]\n  -> <A>\n  -> [P]\n": [
        *("[P]", "[Untitled 1] c", "[X]", "<A> 1 > 2", "attack [X] [P]"),
    ],
    "(1) p\n----\n(2) c\n\n[S]\n  <_ [U]\n": [
        *("[Untitled 2] p", "[Untitled 3] c", "[S]", "[U]"),
        *("<Untitled 1> 1 > 2", "undercut [U] <Untitled 1>/1"),
    ],
    "===\nmodel: {mode: strict}\n===\n\n[A]\n  + [B]\n  - [C]\n  - <D>\n  -> [C]\n": [
        *("[A]", "[B]", "[C]", "<D>", "entails [B] [A]", "contrary [C] [A]", "attack <D> [A]"),
    ],
    "===\nmodel: {transformArgumentRelations: false}\n===\n\n<A>\n  -> [B]\n\n(1) p\n----\n(2) [C]\n": [
        *("[B]", "[Untitled 1] p", "[C]", "<A> 1 > 2", "attack <A> [B]"),
    ],
    "[A]\n  >< [B]\n\n[B]\n  >< [A]\n\n[A]\n  + [B]\n  + [B]\n": [
        *("[A]", "[B]", "contradictory [A] [B]", "support [B] [A]"),
    ],
}
"""By document: its sections; its statements and arguments with other definitions, tags, data and section, and
the lines of structures with `>` for each inference, rules and data; its relations."""

BAD: dict[str, list[str]] = {
    "[A] text\n": ["1:5: text can't follow a reference"],
    "[A]: x {a: 1} y\n": ["1:15: data in braces stands only at the end"],
    "[A]: a_b\n": ["1:7: '_' opens emphasis that is not closed"],
    "- [A]\n": ["1:1: a relation has to be indented right below"],
    "[A]\n\n  + [B]\n": ["3:3: a relation has to be indented right below"],
    "[A]\n+ [B]\n": ["2:1: a relation has to be indented right below"],
    "[A]\n    + [B]\n  + [C]\n": ["3:3: a relation has to be indented right below"],
    "[A]\n  >< <B>\n": ["2:6: <B>: an argument can't stand here"],
    "[A]: x\n# B\n": ["2:1: a heading begins a paragraph"],
    "[A]: x\n* y\n": ["2:1: a list begins a paragraph"],
    "* x\n1. y\n": ["2:1: a list begins a paragraph"],
    "(1) x\n": ["2:1: a premise-conclusion structure goes on here"],
    "(1) x\n\n----\n\n(2) y\n": ["1:6: a premise-conclusion", "3:1: a relation", "6:1: a premise-conclusion"],
    "(1) x\n----\n": ["3:1: a conclusion is missing here"],
    "(1) <A>\n----\n(2) y\n": ["1:5: <A>: an argument can't stand here"],
    "(1) x\n-- rule\n(2) y\n\n[A] b\n": [
        "2:1: the inference that begins here is not closed",
        "5:5: text can't follow",
    ],
    "(1) x\n-- a, --\n(2) y\n": ["2:7: the name of a rule is missing here"],
    "(1) x\n---- y\n(2) z\n": ["2:6: the line has to end behind an inference"],
    "(1) x\n----\n  - [A]\n(2) y\n": ["3:3: below an inference only an undercut can stand"],
    "===\na: 1\n===\n[A]\n": ["4:1: an empty line has to follow the front matter"],
    "===\na: 1\n===\n\n": ["1:1: there is nothing in this file"],
    "x\n\n=== a ===\n": ["3:1: front matter ('===') stands only"],
    "a \\\n": ["1:3: a backslash at the end of a line"],
    "\n": ["1:1: there is nothing in this file"],
    "[A]: x {a: [}\n": ["1:13: "],
    "===\na: {\n===\n\nx\n": ["3:1: a value is missing here"],
    "<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) p\n----\n(2) c\n": [
        "9:1: <A> has a premise-conclusion structure already"
    ],
    "[a\nb](c) d\n": ["1:1: a link stands on one line"],
}
"""By document: how the messages begin."""
