"""Argdown text to tokens, in one pass, with the indentation of relations and lists as tokens of its own.

After the lexer of Argdown 1.7.5, with its modes and its stacks of indentation and of emphasis. Unlike there,
a blank line ends an inference that was not closed, so that what follows is read as usual.
"""

import re

from argmap.interop.argdown import tokens as t
from argmap.interop.argdown.faults import BACKSLASH, Fault
from argmap.interop.argdown.tokens import DataFinder, Finder, Kind, Token


class Lexer:
    """Reads one text, whose lines end in a line feed, the last one too."""

    def __init__(self, text: str, *, had_returns: bool = False) -> None:
        """Begin at the start; `had_returns` says that a carriage return stood before each line feed."""
        self.text, self.at = text, 0
        self._breaks = t.COMMENT_BREAKS_AFTER_RETURNS if had_returns else t.COMMENT_BREAKS
        self.tokens: list[Token] = []
        self.faults: list[Fault] = []
        self.comments = 0
        self._last: Kind | None = None
        self._in_inference = False
        self._indents = [0]
        self._emphasis: list[str] = []
        self._data = DataFinder(text)
        self._finders: dict[str, Finder] = {}

    def run(self) -> list[Token]:
        """Return the tokens."""
        end = len(self.text)
        while self.at < end:
            char = self.text[self.at]
            taken = self._inference(char) if self._in_inference else self._plain(char)
            if not taken:
                self.faults.append(Fault(self.at, BACKSLASH))
                self.at += 1
        if self._last == "blank":
            self.tokens.pop()
        self._dedent()
        self.tokens.append(Token("eof", "", end))
        return self.tokens

    def _plain(self, char: str) -> bool:
        return (
            (char in "/<" and self._comment())
            or (char == "=" and self._match("front", t.FRONT))
            or (char == "{" and self._take_data())
            or (char == "\\" and self._match("escape", t.ESCAPE))
            or (char in ".:" and self._match("symbol", t.SYMBOL))
            or (char in " \t\n" and self._line_end())
            or (self._last in {None, "break", "blank"} and self._line_start())
            or (char in "*_" and self._take_emphasis())
            or (char in "[<@#" and self._bracketed(char))
            or self._free()
        )

    def _inference(self, char: str) -> bool:
        if char in " \t\n" and (blank := t.BLANK.match(self.text, self.at)):
            self._in_inference = False
            return self._take("blank", blank.end())
        return (
            (char in "/<" and self._comment())
            or (char in " \t\n" and self._match("break", t.BREAK))
            or (char == "\\" and self._match("escape", t.ESCAPE))
            or (char in ".:" and self._match("symbol", t.SYMBOL))
            or (char == "-" and self._end_inference())
            or (char == "{" and self._take_data())
            or (char == "," and self._take("comma", self.at + 1))
            or self._free()
        )

    def _take(self, kind: Kind, end: int, image: str | None = None) -> bool:
        self.tokens.append(Token(kind, self.text[self.at : end] if image is None else image, self.at))
        self._last, self.at = kind, end
        return True

    def _match(self, kind: Kind, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        return match is not None and self._take(kind, match.end())

    def _find(self, sought: str, start: int, use: str = "") -> int:
        finder = self._finders.get(sought + use)
        if finder is None:
            finder = self._finders[sought + use] = Finder(self.text, sought)
        return finder.find(start)

    def _free(self) -> bool:
        if spaces := t.SPACES.match(self.text, self.at):
            self.at = spaces.end()
            return True
        return self._match("text", t.FREE) or self._match("text", t.CONTROL)

    def _comment(self) -> bool:
        text, end = self.text, 0
        for start, close in (("<!--", "-->"), ("/*", "*/"), ("//", "\n")):
            if text.startswith(start, self.at):
                at = self._find(close, self.at + len(start), "comment")
                end = at + (len(close) if close != "\n" else 0) if at < len(text) else 0
                break
        if not end:
            return False
        if self._last == "blank":
            end = self._breaks.match(text, end).end()  # type: ignore[union-attr]
        elif self._last == "break" and (line_end := t.COMMENT_BREAK.match(text, end)):
            end = line_end.end()
        self.at = end
        self.comments += 1
        return True

    def _take_data(self) -> bool:
        end = self._data.find(self.at)
        return end > 0 and self._take("data", end)

    def _line_end(self) -> bool:
        blank = t.BLANK.match(self.text, self.at) if self._last != "blank" else None
        if not blank:
            return self._match("break", t.BREAK)
        if blank.end() < len(self.text):
            self._dedent()
        return self._take("blank", blank.end())

    def _line_start(self) -> bool:
        line = t.LINE.match(self.text, self.at)
        if not line:
            return False
        name, end, indent = line.lastgroup, line.end(), line["indent"] or ""
        if name == "inference" and self._last == "blank":
            name, end = "relation", end - 1
        if name == "relation":
            self._indent(len(indent))
            self.at += len(indent)
            mark = self.text[self.at : end]
            return self._take("relation", end, t.RELATIONS.get(mark, mark))
        if name in {"ordered", "item"}:
            self._indent(len(indent) + 1)
            return self._take("item" if name == "item" else "ordered-item", end)
        if name == "heading":
            return self._take("heading", end)
        self._dedent()
        self._in_inference = name == "inference"
        return self._take("inference" if self._in_inference else "number", end)

    def _end_inference(self) -> bool:
        self._in_inference = not self._match("inference-end", t.INFERENCE_END)
        return not self._in_inference

    def _indent(self, width: int) -> None:
        if width > self._indents[-1]:
            self._indents.append(width)
            self.tokens.append(Token("indent", "", self.at))
        self._dedent(width)

    def _dedent(self, width: int = 0) -> None:
        while len(self._indents) > 1 and width < self._indents[-1]:
            self._indents.pop()
            self.tokens.append(Token("dedent", "", self.at))

    def _take_emphasis(self) -> bool:
        open_ = self._emphasis[-1] if self._emphasis else ""
        if open_ and (end := t.ENDS[open_].match(self.text, self.at)):
            self._emphasis.pop()
            return self._take("end", end.end())
        if start := t.START.match(self.text, self.at):
            self._emphasis.append(start[1])
            return self._take("start", start.end())
        return False

    def _bracketed(self, char: str) -> bool:
        if char == "[":
            return self._link() or self._titled("[", "]")
        if char == "<":
            return self._titled("<", ">")
        if char == "@":
            return self._mention("[", "]") or self._mention("<", ">")
        return self._tag()

    def _link(self) -> bool:
        close = self._find("]", self.at + 1, "link")
        if close == self.at + 1 or not self.text.startswith("(", close + 1):
            return False
        end = self._find(")", close + 2, "link")
        return close + 2 < end < len(self.text) and self._take("link", self._with_space(end + 1))

    def _titled(self, start: str, end: str) -> bool:
        defined = self._find(end + ":", self.at + 2)
        if defined < self._find("\n", self.at + 1, start):
            return self._take("definition", defined + 2)
        if self.text.startswith("-", self.at + 1):
            return False
        close = self._find(end, self.at + 2)
        return close < self._find("\n", self.at + 2, "reference") and self._take("reference", close + 1)

    def _mention(self, start: str, end: str) -> bool:
        if not self.text.startswith(start, self.at + 1):
            return False
        close = self._find(end, self.at + 3, "mention")
        is_on_line = close < self._find("\n", self.at + 2, "mention")
        return is_on_line and self._take("mention", self._with_space(close + 1))

    def _tag(self) -> bool:
        if not self.text.startswith("(", self.at + 1):
            return self._match("tag", t.TAG)
        close = self._find(")", self.at + 2, "tag")
        return self.at + 2 < close < len(self.text) and self._take("tag", self._with_space(close + 1))

    def _with_space(self, end: int) -> int:
        return end + 1 if self.text.startswith((" ", "\t"), end) else end
