"""Random documents in Argdown: most of them are good, and they use all of its syntax."""

from collections.abc import Sequence
from random import Random

TITLES = ("A", "B", "C", "Late Fees", "x_y", "Straße", "The other one", "d-e", "Q?", "1a")
_WORDS = (
    *(
        "fees",
        "keep",
        "people",
        "away",
        "naß",
        "e.g.",
        "1.5",
        "(or so)",
        "100%",
        "—",
        "'q'",
        '"q"',
        "a/b",
        "x+y",
    ),
    *("http:\\//x.y", "a\\_b", "\\#no", "**bold**", "_it_", "*it*", "__b i__", "**b _i_**", "\\\\", "&amp;"),
    *("[link](http://a.b/c)", "@[A]", "@<B>", ".^.", ":heart:", ".foo.", "#tag", "#(two words)", "::", "="),
)
_TAGS = ("#tag", "#(two words)", "#t-2", "#(a]b)")
_DATA = (
    *("{a: 1}", '{source: "C1a"}', "{isInMap: false}", "{a: {b: [1, 2, {c: d}]}}", "{isInGroup: true}"),
    *(
        "{isInGroup: false}",
        "{isCanonical: true}",
        "{a: null, b: 'x y'}",
        "{foo}",
        "{\n  a: 1\n  b: [x, y]\n}",
    ),
)
_SIGNS = ("+", "-", "+>", "->", "<+", "<-", "><", "_", "_>", "<_")
_RULES = ("Modus ponens", "rule 2", "x: y", "(a) .^. b", "p\\-q")
_SETTINGS = ("mode: strict", "removeTagsFromText: true", "transformArgumentRelations: false")


class Writer:
    """Writes documents; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def document(self) -> str:
        paragraphs = [self._paragraph() for _ in range(self._random.randint(1, 7))]
        between = self._pick("\n\n", "\n\n", "\n\n\n", "\n \n")
        return self._front() + between.join(paragraphs) + self._pick("\n", "\n\n", "\n  \n")

    def _pick(self, *options: str) -> str:
        return self._random.choice(options)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _front(self) -> str:
        if self._chance(0.65):
            return ""
        lines = [self._pick("title: T", "author: x\nlist: [1, 2]"), "model:"]
        lines += [f"    {one}" for one in _SETTINGS if self._chance(0.4)]
        return "===\n" + "\n".join(lines if len(lines) > 2 else lines[:1]) + "\n===\n\n"

    def _paragraph(self) -> str:
        kind = self._random.random()
        if kind < 0.15:
            marks = "#" * self._random.randint(1, 4)
            return f"{marks} {self._text().replace(chr(10), ' ')}{self._tags()}{self._data()}"
        if kind < 0.32:
            return self._structure()
        if kind < 0.42:
            mark = self._pick("* ", "1. ")
            return "\n".join(mark + self._element() for _ in range(self._random.randint(1, 3)))
        if kind < 0.47:
            return self._pick("/* comment\n\n two */", "// line", "<!-- x -->")
        return self._element()

    def _element(self) -> str:
        return self._head() + self._relations("", 0)

    def _head(self, *, only_statement: bool = False) -> str:
        kind = self._random.random()
        brackets = "[]" if only_statement or self._chance(0.6) else "<>"
        title = brackets[0] + self._pick(*TITLES) + brackets[1]
        rest = self._tags() + self._data()
        if kind < 0.3 and brackets == "[]":
            return self._text() + rest
        return f"{title}:{self._pick(' ', '', chr(10))}{self._text()}{rest}" if kind < 0.65 else title + rest

    def _text(self) -> str:
        words = [self._pick(*_WORDS) for _ in range(self._random.randint(1, 8))]
        text = "w" if words[0] == "=" else words[0]
        for word in words[1:]:
            text += self._pick(*[" "] * 12, "  ", "\t", "\n", "\n   ", " \n") + word
        return text + (" // aside" if self._chance(0.1) else "")

    def _tags(self) -> str:
        return "".join(f" {self._pick(*_TAGS)}" for _ in range(self._random.choice((0, 0, 0, 1, 2))))

    def _data(self) -> str:
        return self._pick(" ", "", "\n  ", "\n") + self._pick(*_DATA) if self._chance(0.15) else ""

    def _relations(self, indent: str, depth: int) -> str:
        many = (0, 1, 2) if depth == 0 else (0, 0, 1, 1, 2, 3)
        inner, text = indent + self._pick("  ", "    ", " ", "\t"), ""
        for _ in range(self._random.choice(many)):
            if self._chance(0.05):
                inner = indent + " " * self._random.randint(1, 6)
            sign = self._pick(*_SIGNS)
            text += f"\n{inner}{sign}{self._pick(' ', '  ', chr(9))}{self._head(only_statement=sign == '><')}"
            text += f"\n{inner}// comment" if self._chance(0.05) else ""
            text += self._relations(inner, depth + 1) if depth < 4 and self._chance(0.4) else ""
        return text

    def _structure(self) -> str:
        lines: list[str] = []
        for _ in range(self._random.randint(1, 3)):
            self._add_numbered(lines)
        for _ in range(self._random.choice((1, 1, 1, 2, 3))):
            if self._chance(0.3):
                self._add_numbered(lines)
            lines.append(self._inference())
            self._add_numbered(lines)
        described = f": {self._text()}" if self._chance(0.5) else ""
        head = f"<{self._pick(*TITLES)}>{described}{self._tags()}\n\n" if self._chance(0.7) else ""
        return head + "\n".join(lines)

    def _add_numbered(self, lines: list[str]) -> None:
        number = 1 + sum("(" in line[:4] for line in lines)
        relations = self._relations("  ", 0) if self._chance(0.3) else ""
        lines.append(f"{self._pick('', '  ')}({number}) {self._head(only_statement=True)}{relations}")

    def _inference(self) -> str:
        undercuts = "".join(f"\n  <_ {self._head()}" for _ in range(2)) if self._chance(0.1) else ""
        if self._chance(0.5):
            return "-" * self._random.randint(4, 7) + undercuts
        rules = ", ".join(self._pick(*_RULES) for _ in range(self._random.randint(1, 3)))
        uses = self._pick(" ", "\n") + self._pick("{uses: [1,2]}", "{a: b, uses: [2]}", "{\n uses: [1]\n}")
        start, end = self._pick(" ", "\n"), self._pick(" ", "\n")
        return f"--{start}{rules}{uses if self._chance(0.4) else ''}{end}--{undercuts}"


def write_documents(seed: int, count: int) -> Sequence[str]:
    """Return random documents."""
    writer = Writer(seed)
    return [writer.document() for _ in range(count)]
