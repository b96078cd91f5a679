"""Tokens to a document: by descent for what can't be nested, with a stack for relations below relations.

After the grammar of Argdown 1.7.5. A paragraph with a fault in it is left out, and the next one is read.
"""

import re
from typing import NoReturn

from argmap.interop.argdown.lexer import Fault
from argmap.interop.argdown.tokens import Kind, Token
from argmap.interop.argdown.tree import (
    Document,
    Element,
    Heading,
    Inference,
    Items,
    Numbered,
    Paragraph,
    Relation,
    Structure,
)

_CONTENT = frozenset({"text", "escape", "symbol", "link", "start", "tag", "mention", "break"})
_RULE = frozenset({"text", "escape", "symbol"})
_TITLED = frozenset({"definition", "reference"})
_TITLE = re.compile(r"[\[<](.+)[\]>]:?\Z")

_EMPTY = "there is nothing in this file: write a statement, such as '[Title]: Some text.'"
_AFTER_FRONT = "an empty line has to follow the front matter"
_INDENTED = (
    "only relations, such as '+ <Reason>', are indented below a statement; a list needs an empty line before"
)
_NO_TEXT = "text is missing here, or the title of a statement or argument"
_OPEN = "'{}' opens emphasis that is not closed: add the closing '{}', or write '\\{}' for the sign itself"
_NO_ARGUMENT = "{}: an argument can't stand here, only a statement: '[Title]' or text"
_NO_END = "the inference that begins here is not closed: end it with '--', or write '----'"
_STRUCTURE = "a premise-conclusion structure goes on here with '(2) ...', or with '----' and a conclusion"
_ONLY_UNDERCUT = "below an inference only an undercut can stand: '<_ ...'"
_UNEXPECTED: dict[str, str] = {
    "relation": "a relation has to be indented below the statement or argument that it belongs to",
    "inference": "an inference line stands only between numbered premises and a conclusion: '(1) ...'",
    "number": "a numbered statement begins a paragraph: put an empty line before it",
    "heading": "a heading begins a paragraph: put an empty line before it",
    "item": "a list begins a paragraph: put an empty line before it",
    "ordered-item": "a list begins a paragraph: put an empty line before it",
    "indent": _INDENTED,
    "front": "front matter ('===') stands only at the beginning of a file",
    "data": "data in braces stands only at the end, once; write '\\{' for the sign itself",
    "definition": "{} begins a paragraph, or stands behind a relation sign; put an empty line before it",
    "reference": "{} stands alone, with nothing but tags and data; write '@{}' to mention it in a text",
    "end": "this closes emphasis that is not open; write a backslash before it for the sign itself",
    "blank": "an empty line can't stand here",
    "eof": "the file ends too early",
}
_BEHIND_REFERENCE = (
    "text can't follow a reference: '[Title]: ...' defines a statement, '@[Title]' mentions one"
)


class _FailureError(Exception):
    def __init__(self, at: int, message: str) -> None:
        self.fault = Fault(at, message)


class Parser:
    """Reads the tokens of one document."""

    def __init__(self, tokens: list[Token]) -> None:
        """Begin at the first token."""
        self._tokens, self._next = tokens, 0
        self.faults: list[Fault] = []

    def run(self) -> Document:
        """Return the document without the paragraphs that have faults."""
        document = Document()
        self._optional("break")
        self._optional("blank")
        if self._peek == "front":
            document.front = self._take()
            self._optional("break")
            if self._peek not in {"blank", "eof"}:
                self.faults.append(Fault(self._tokens[self._next].at, _AFTER_FRONT))
            self._optional("blank")
        if self._peek == "eof" and not self.faults:
            self.faults.append(Fault(0, _EMPTY))
        while self._peek != "eof":
            self._add_paragraph(document)
        return document

    def _add_paragraph(self, document: Document) -> None:
        try:
            paragraph = self._paragraph()
            if self._peek not in {"blank", "eof"}:
                self._fail_behind(paragraph)
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
        told = message or _UNEXPECTED.get(token.kind, _NO_TEXT)
        raise _FailureError(token.at, told.replace("{}", token.image.removesuffix(":")[:60]))

    def _fail_behind(self, paragraph: Paragraph) -> NoReturn:
        behind = isinstance(paragraph, Element) and self._peek in _CONTENT
        self._fail(_BEHIND_REFERENCE if behind else None)

    def _paragraph(self) -> Paragraph:
        kind = self._peek
        if kind == "heading":
            return self._heading()
        if kind == "number":
            return self._structure()
        if kind == "indent":
            return self._items()
        element = self._element()
        self._relations(element.relations)
        return element

    def _heading(self) -> Heading:
        start = self._take()
        heading = Heading(start.at, len(start.image) - 1, self._content())
        heading.data = self._optional("data")
        self._optional("break")
        return heading

    def _items(self) -> Items:
        self._take()
        kind, elements = self._peek, []
        if kind not in {"item", "ordered-item"}:
            self._fail()
        while self._optional(kind):
            element = self._element()
            self._relations(element.relations)
            elements.append(element)
        if not self._optional("dedent"):
            self._fail()
        return Items(elements)

    def _structure(self) -> Structure:
        structure = Structure(self._tokens[self._next].at)
        structure.steps.append(self._numbered())
        while True:
            while self._peek == "number":
                structure.steps.append(self._numbered())
            if self._peek != "inference":
                break
            structure.steps += [self._inference(), self._numbered()]
        if len(structure.steps) == 1 or not isinstance(structure.steps[-2], Inference):
            self._fail(_STRUCTURE if self._peek in {"blank", "eof"} else None)
        return structure

    def _numbered(self) -> Numbered:
        if self._peek != "number":
            self._fail("a conclusion is missing here: '(3) ...'")
        number = int(self._take().image.strip(" \t'()")[:18])
        element = self._element(only_statement=True)
        self._relations(element.relations)
        return Numbered(number, element)

    def _inference(self) -> Inference:
        start = self._take()
        inference = Inference(start.at)
        if self._peek == "break" and self._tokens[self._next + 1].kind in _RULE:
            self._take()
        if self._peek in _RULE:
            inference.rules = self._rules()
        self._optional("break")
        if data := self._optional("data"):
            inference.data = data
            self._optional("break")
        if not self._optional("inference-end"):
            raise _FailureError(start.at, _NO_END)
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

    def _element(self, *, only_statement: bool = False) -> Element:
        """Return a statement or argument, without its relations."""
        first = self._tokens[self._next]
        is_argument = first.kind in _TITLED and first.image.startswith("<")
        if only_statement and is_argument:
            self._fail(_NO_ARGUMENT)
        element = Element(first.at, is_argument, None, first.kind == "reference", [])
        if first.kind in _TITLED:
            titled = _TITLE.match(self._take().image)
            element.title = titled[1] if titled else None
        if element.is_reference:
            while tag := self._optional("tag"):
                element.content.append(tag)
            self._optional("break")
        else:
            element.content = self._content()
        if data := self._optional("data"):
            element.data = data
            self._optional("break")
        return element

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
            raise _FailureError(open_[-1].at, _OPEN.replace("{}", open_[-1].image))
        if not content:
            self._fail()
        return content

    def _relations(self, into: list[Relation], *, only_undercuts: bool = False) -> None:
        """Take the relations below an element, and all below these."""
        levels: list[list[Relation]] = []
        fresh = True
        while True:
            if self._peek == "indent" and fresh:
                self._take()
                if self._peek != "relation":
                    self._fail()
                levels.append(into)
            elif self._peek == "relation" and levels:
                if only_undercuts and len(levels) == 1 and self._tokens[self._next].image.strip() != "<_":
                    self._fail(_ONLY_UNDERCUT)
                into = self._relation(levels[-1])
            elif levels and self._optional("dedent"):
                levels.pop()
            else:
                break
            fresh = self._tokens[self._next - 1].kind not in {"indent", "dedent"}
        if levels:
            self._fail()

    def _relation(self, level: list[Relation]) -> list[Relation]:
        token = self._take()
        element = self._element(only_statement=token.image == "><")
        level.append(Relation(token.at, token.image, element))
        return element.relations
