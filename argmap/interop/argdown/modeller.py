"""From a document to Argdown's own model of it, after its ModelPlugin; without recursion."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from argmap.interop.argdown import faults, yaml_data
from argmap.interop.argdown import syntax_tree as tree
from argmap.interop.argdown.faults import Fault, refuse, write_place
from argmap.interop.argdown.inline import find_short_codes, find_tags, write_plain
from argmap.interop.argdown.lexer import Lexer
from argmap.interop.argdown.model import (
    ArgdownModel,
    ArgdownNode,
    HeadingSection,
    Member,
    ModelRelation,
    RelationEnd,
    RelationKind,
    StructureInference,
    StructureStatement,
    YamlData,
)
from argmap.interop.argdown.parser import ArgdownParser
from argmap.interop.argdown.tokens import Token
from argmap.interop.carrying import Loss
from argmap.syntax.lines import Lines

_KINDS: dict[str, RelationKind] = {"+": "support", "-": "attack", "_": "undercut", "": "contradictory"}
_INCLUDE = re.compile(r"@include\([^)]+\)")
_NOT_BREAK = re.compile(r"[^\n]")

_INCLUDED = "other files are not read: put its text in its place"
_COMMENTS = "comments are no part of what Argdown reads"


class ParsedDocument(NamedTuple):
    """A document that was read, its lines, and what of it is not in the model."""

    model: ArgdownModel
    lines: Lines
    losses: list[Loss]


def parse(text: str) -> ParsedDocument:
    """Return what Argdown takes a text for; raises `UnreadableError` with all that is wrong."""
    had_returns = "\r\n" in text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(text)
    losses = [Loss(write_place(lines, it.start()), it[0], _INCLUDED) for it in _INCLUDE.finditer(text)]
    text = _INCLUDE.sub(lambda include: _NOT_BREAK.sub(" ", include[0]), text)
    lexer = Lexer(text if text.endswith("\n") else text + "\n", had_returns=had_returns)
    parser = ArgdownParser(lexer.run())
    modeller = Modeller(parser.run())
    refuse(lines, [*lexer.faults, *parser.faults])
    model = modeller.run()
    refuse(lines, modeller.faults)
    if lexer.comments:
        losses.append(Loss("", f"{lexer.comments:,} comment{'s'[: lexer.comments > 1]}", _COMMENTS))
    return ParsedDocument(model, lines, losses)


class Modeller:
    """Builds the model of one document."""

    def __init__(self, document: tree.SyntaxTree) -> None:
        """Prepare an empty model."""
        self._tree = document
        self.model = ArgdownModel()
        self.faults: list[Fault] = []
        self._known: set[tuple[RelationKind, RelationEnd, RelationEnd]] = set()
        self._entered: set[tuple[RelationKind, RelationEnd]] = set()
        self._section: HeadingSection | None = None
        self._inference: StructureInference | None = None
        self._untitled = 0

    def run(self) -> ArgdownModel:
        """Return the model."""
        model = self.model
        if self._tree.front:
            model.front = yaml_data.load_front(self._tree.front, self.faults)
        self._codes = find_short_codes(model.setting("shortcodes"))
        before: tree.Paragraph | None = None
        for paragraph in self._tree.paragraphs:
            self._add(paragraph, before)
            before = paragraph
        for node in model.nodes():
            node.section = node.section or (node.members[0].section if node.members else None)
        return model

    def _add(self, paragraph: tree.Paragraph, before: tree.Paragraph | None) -> None:
        if isinstance(paragraph, tree.HeadingLine):
            self._add_section(paragraph)
        elif isinstance(paragraph, tree.Structure):
            is_below = isinstance(before, tree.TitledText) and before.is_argument
            self._add_structure(paragraph, before.title if is_below else None)  # type: ignore[union-attr]
        else:
            for text in paragraph.texts if isinstance(paragraph, tree.TextList) else [paragraph]:
                self._add_text(text)

    def _add_section(self, heading: tree.HeadingLine) -> None:
        parent = self._section
        while parent and parent.level >= heading.level:
            parent = parent.parent
        self._section = HeadingSection(
            id=f"s{len(self.model.sections) + 1}",
            at=heading.at,
            level=heading.level,
            plain=write_plain(heading.content, self._codes).strip(),
            content=heading.content,
            tags=self._tags(heading.content),
            data=self._data(heading.data),
            parent=parent,
        )
        self.model.sections.append(self._section)

    def _add_structure(self, structure: tree.Structure, title: str | None) -> None:
        argument = self._node_of(title, is_argument=True, at=structure.at)
        argument.section, argument.at = self._section or argument.section, structure.at
        if argument.structure:
            message = faults.SECOND_STRUCTURE.replace("{}", argument.title)
            self.faults.append(Fault(structure.at, message))
            return
        inference: StructureInference | None = None
        for line in structure.lines:
            if isinstance(line, tree.NumberedLine):
                member = self._add_text(line.text)
                argument.structure.append(StructureStatement(line.number, member, inference))
                inference = None
            else:
                inference = self._add_inference(line, argument)

    def _add_inference(self, line: tree.InferenceLine, argument: ArgdownNode) -> StructureInference:
        rules = [write_plain(rule, self._codes, tags=True).strip() for rule in line.rules]
        data = self._data(line.data)
        inference = StructureInference(line.at, argument, len(argument.structure), rules, data)
        self._inference = inference
        for relation in line.relations:
            self._add_text(relation.text, partial(self._relate, inference, relation))
        return inference

    def _add_text(self, text: tree.TitledText, relate: Callable[[Member], None] | None = None) -> Member:
        """Add a statement or argument and all below it, in the order in which Argdown meets them."""
        tasks: list[Callable[[], object]] = []
        first = self._begin(text, relate, tasks)
        while tasks:
            tasks.pop()()
        return first

    def _begin(
        self,
        text: tree.TitledText,
        relate: Callable[[Member], None] | None,
        tasks: list[Callable[[], object]],
    ) -> Member:
        """Return the member that a text is, and note what has to be done after."""
        if text.title is not None and not text.title.strip():
            self.faults.append(Fault(text.at, faults.BLANK_TITLE))
        data, plain = self._data(text.data), write_plain(text.content, self._codes).strip()
        is_reference = text.is_reference and text.title is not None
        tags = self._tags(text.content)
        member = Member(
            *(text.at, text.title or "", text.is_argument, is_reference, text.content, plain, tags),
            *(data, self._section),
        )
        tasks += [partial(relate, member)] if relate else []
        tasks.append(partial(self._finish, member))
        if text.relations:
            node = self._node_of_member(member)
            tasks += [
                partial(self._begin, line.text, partial(self._relate, node, line), tasks)
                for line in reversed(text.relations)
            ]
        return member

    def _finish(self, member: Member) -> None:
        node = self._node_of_member(member)
        node.tags += [tag for tag in member.tags if tag not in node.tags]
        if member.data is not None:
            node.data = member.data if node.data is None else yaml_data.merge(node.data, member.data)
        node.members.append(member)
        grouped = member.data.get("isInGroup") if member.data and "isInGroup" in member.data else ...
        if grouped is True or (not member.is_reference and grouped is ... and node.section is None):
            node.section = member.section

    def _relate(self, end: RelationEnd, line: tree.RelationLine, member: Member) -> None:
        node, kind = self._node_of_member(member), _KINDS[line.sign.strip("<>")]
        if line.sign.startswith("<"):
            if kind == "undercut" and isinstance(end, ArgdownNode) and not end.is_argument:
                end = self._inference or end  # as in Argdown: of the last inference before
            self._add_relation(ModelRelation(kind, node, end, line.at))
        elif isinstance(end, ArgdownNode):
            self._add_relation(ModelRelation(kind, end, node, line.at))

    def _add_relation(self, relation: ModelRelation) -> None:
        """Add a relation, unless it is known; one to itself counts as known where any enters its end."""
        kind, start, end = relation.kind, relation.start, relation.end
        known = (kind, start, end) in self._known or (start is end and (kind, end) in self._entered)
        if known or (kind == "contradictory" and (kind, end, start) in self._known):
            return
        self._known.add((kind, start, end))
        self._entered.add((kind, end))
        self.model.relations.append(relation)

    def _node_of_member(self, member: Member) -> ArgdownNode:
        node = self._node_of(member.title, is_argument=member.is_argument, at=member.at)
        member.title = node.title
        return node

    def _node_of(self, title: str | None, *, is_argument: bool, at: int) -> ArgdownNode:
        nodes = self.model.arguments if is_argument else self.model.statements
        auto = not title
        if not title:
            self._untitled += 1
            title = f"Untitled {self._untitled}"
        if title not in nodes:
            nodes[title] = ArgdownNode(title, is_argument, at, auto)
        return nodes[title]

    def _tags(self, content: list[Token]) -> list[str]:
        for token in content:
            if token.kind == "link" and "\n" in token.image[: token.image.index("](")]:
                self.faults.append(Fault(token.at, faults.LINK))
        tags = find_tags(content)
        if not all(tag.strip() for tag in tags):
            self.faults.append(Fault(content[0].at, faults.BLANK_TITLE))
        return tags

    def _data(self, token: Token | None) -> YamlData:
        return yaml_data.load_data(token, self.faults) if token else None
