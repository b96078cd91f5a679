"""Tokens to a document: by descent for what can't be nested, with a stack for relations below relations.

After the grammar of Argdown 1.7.5. A paragraph with a fault in it is left out, and the next one is read.
"""

import re
from typing import NoReturn

from argmap.interop.argdown import faults
from argmap.interop.argdown import syntax_tree as tree
from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.tokens import Kind, Token

_CONTENT = frozenset({"text", "escape", "symbol", "link", "start", "tag", "mention", "break"})
_RULE = frozenset({"text", "escape", "symbol"})
_TITLED = frozenset({"definition", "reference"})
_TITLE = re.compile(r"[\[<](.+)[\]>]:?\Z")


class _FailureError(Exception):
    def __init__(self, at: int, message: str) -> None:
        self.fault = Fault(at, message)


class ArgdownParser:
    """Reads the tokens of one document."""

    def __init__(self, tokens: list[Token]) -> None:
        """Begin at the first token."""
        self._tokens, self._next = tokens, 0
        self._last: tree.TitledText | None = None
        self.faults: list[Fault] = []

    def run(self) -> tree.SyntaxTree:
        """Return the document without the paragraphs that have faults."""
        document = tree.SyntaxTree()
        self._optional("break")
        self._optional("blank")
        if self._peek == "front":
            document.front = self._take()
            self._optional("break")
            if self._peek not in {"blank", "eof"}:
                self.faults.append(Fault(self._tokens[self._next].at, faults.AFTER_FRONT))
            self._optional("blank")
        if self._peek == "eof" and not self.faults:
            self.faults.append(Fault(0, faults.EMPTY))
        while self._peek != "eof":
            self._add_paragraph(document)
        return document

    def _add_paragraph(self, document: tree.SyntaxTree) -> None:
        try:
            paragraph = self._paragraph()
            if self._peek not in {"blank", "eof"}:
                self._fail()
            document.paragraphs.append(paragraph)
        except _FailureError as failure:
            self.faults.append(failure.fault)
            while self._peek not in {"blank", "eof"}:
                self._next += 1
        self._optional("blank")

    @property
    def _peek(self) -> Kind:
        return self._tokens[self._next].kind

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += token.kind != "eof"
        return token

    def _optional(self, kind: Kind) -> Token | None:
        return self._take() if self._peek == kind else None

    def _fail(self, message: str | None = None) -> NoReturn:
        token = self._tokens[self._next]
        advice = message or faults.UNEXPECTED.get(token.kind, faults.NO_TEXT)
        if message is None and token.kind in _CONTENT and self._last:
            advice = faults.UNEXPECTED["data"] if self._last.data else faults.BEHIND_REFERENCE
        shown = " ".join(token.image.removesuffix(":")[:60].split())
        raise _FailureError(token.at, advice.replace("{}", shown))

    def _paragraph(self) -> tree.Paragraph:
        kind = self._peek
        if kind == "heading":
            return self._heading()
        if kind == "number":
            return self._structure()
        return self._list() if kind == "indent" else self._with_relations()

    def _with_relations(self, *, only_statement: bool = False) -> tree.TitledText:
        text = self._titled_text(only_statement=only_statement)
        self._relations(text.relations)
        return text

    def _heading(self) -> tree.HeadingLine:
        start = self._take()
        heading = tree.HeadingLine(start.at, len(start.image) - 1, self._content())
        heading.data = self._data()
        self._optional("break")
        return heading

    def _data(self) -> Token | None:
        data = self._optional("data")
        if data:
            self._optional("break")
        return data

    def _list(self) -> tree.TextList:
        self._take()
        kind, texts = self._peek, []
        if kind not in {"item", "ordered-item"}:
            self._fail()
        while self._optional(kind):
            texts.append(self._with_relations())
        if not self._optional("dedent"):
            self._fail()
        return tree.TextList(texts)

    def _structure(self) -> tree.Structure:
        structure = tree.Structure(self._tokens[self._next].at)
        structure.lines.append(self._numbered())
        while self._peek in {"number", "inference"}:
            structure.lines += [self._inference()] if self._peek == "inference" else []
            structure.lines.append(self._numbered())
        if len(structure.lines) == 1 or not isinstance(structure.lines[-2], tree.InferenceLine):
            self._fail(faults.STRUCTURE if self._peek in {"blank", "eof"} else None)
        return structure

    def _numbered(self) -> tree.NumberedLine:
        if self._peek != "number":
            self._fail("a conclusion is missing here: '(3) ...'")
        number = int(self._take().image.strip(" \t'()")[:18])
        return tree.NumberedLine(number, self._with_relations(only_statement=True))

    def _inference(self) -> tree.InferenceLine:
        start = self._take()
        inference = tree.InferenceLine(start.at)
        if self._peek == "break" and self._tokens[self._next + 1].kind in _RULE:
            self._take()
        if self._peek in _RULE:
            inference.rules = self._rules()
        self._optional("break")
        inference.data = self._data()
        if not self._optional("inference-end"):
            raise _FailureError(start.at, faults.NO_END)
        if not self._optional("break"):
            self._fail("the line has to end behind an inference")
        self._relations(inference.relations, only_undercuts=True)
        return inference

    def _rules(self) -> list[list[Token]]:
        rules = []
        while True:
            rule = []
            while self._peek in _RULE:
                rule.append(self._take())
            if not rule:
                self._fail("the name of a rule is missing here")
            rules.append(rule)
            if not self._optional("comma"):
                return rules

    def _titled_text(self, *, only_statement: bool = False) -> tree.TitledText:
        """Return a statement or argument, without its relations."""
        first = self._tokens[self._next]
        is_argument = first.kind in _TITLED and first.image.startswith("<")
        if only_statement and is_argument:
            self._fail(faults.NO_ARGUMENT)
        text = tree.TitledText(first.at, is_argument, None, first.kind == "reference", [])
        if first.kind in _TITLED:
            titled = _TITLE.match(self._take().image)
            text.title = titled[1] if titled else None
        if text.is_reference:
            while tag := self._optional("tag"):
                text.content.append(tag)
            self._optional("break")
        else:
            text.content = self._content()
        text.data = self._data()
        self._last = text
        return text

    def _content(self) -> list[Token]:
        content: list[Token] = []
        open_: list[Token] = []
        while self._peek in _CONTENT or (self._peek == "end" and open_):
            token = self._take()
            content.append(token)
            if token.kind == "start":
                open_.append(token)
            elif token.kind == "end":
                open_.pop()
        if open_:
            raise _FailureError(open_[-1].at, faults.OPEN.replace("{}", open_[-1].image))
        if not content:
            self._fail()
        return content

    def _relations(self, into: list[tree.RelationLine], *, only_undercuts: bool = False) -> None:
        """Take the relations below an element, and all below these."""
        levels: list[list[tree.RelationLine]] = []
        if not self._indent(levels, into):
            return
        while levels:
            token = self._tokens[self._next]
            if token.kind == "relation":
                if only_undercuts and len(levels) == 1 and token.image != "<_":
                    self._fail(faults.ONLY_UNDERCUT)
                self._indent(levels, self._relation(levels[-1]))
            elif token.kind == "dedent":
                self._take()
                levels.pop()
            else:
                self._fail()

    def _indent(self, levels: list[list[tree.RelationLine]], into: list[tree.RelationLine]) -> bool:
        """Begin a level below an element, if there is one."""
        indent = self._optional("indent")
        if indent and self._peek != "relation":
            self._fail()
        levels += [into] if indent else []
        return indent is not None

    def _relation(self, level: list[tree.RelationLine]) -> list[tree.RelationLine]:
        token = self._take()
        text = self._titled_text(only_statement=token.image == "><")
        level.append(tree.RelationLine(token.at, token.image, text))
        return text.relations
