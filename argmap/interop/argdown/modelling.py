"""From a document to Argdown's own model of it, after its ModelPlugin; without recursion."""

from typing import NamedTuple, TypeAlias

from argmap.interop.argdown import relating, yaml_data
from argmap.interop.argdown.content import find_symbols, find_tags, write_plain
from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.model import (
    End,
    Inference,
    Member,
    Model,
    Node,
    RelationKind,
    Role,
    Section,
    Step,
)
from argmap.interop.argdown.model import Relation as Related
from argmap.interop.argdown.tokens import Token
from argmap.interop.argdown.tree import (
    Document,
    Element,
    Heading,
    Items,
    Numbered,
    Paragraph,
    Relation,
    Structure,
)
from argmap.interop.argdown.tree import Inference as InferenceLine

KINDS: dict[str, RelationKind] = {"+": "support", "-": "attack", "_": "undercut", "<": "contradictory"}

_SECOND = "<{}> has a premise-conclusion structure already: an argument has one"
_LINK = "a link stands on one line: '[text](address)'"
_BLANK = "a title or tag must not be blank"


class _Parent(NamedTuple):
    """What a relation stands below, and the relation."""

    end: End
    relation: Relation


class _Begin(NamedTuple):
    element: Element
    role: Role
    parent: _Parent | None


class _Finish(NamedTuple):
    member: Member


class _Relate(NamedTuple):
    parent: _Parent
    member: Member


_Task: TypeAlias = _Begin | _Finish | _Relate


class Modeller:
    """Builds the model of one document."""

    def __init__(self, document: Document) -> None:
        """Prepare an empty model."""
        self._document = document
        self.model = Model()
        self.faults: list[Fault] = []
        self._relations = relating.Relations()
        self._section: Section | None = None
        self._inference: Inference | None = None
        self._untitled = 0

    def run(self) -> Model:
        """Return the model."""
        model = self.model
        if self._document.front:
            model.front, model.raw_front, faults = yaml_data.load_front(self._document.front)
            self.faults += faults
        self._symbols = find_symbols(model.setting("shortcodes"))
        self._with_tags = not model.is_set("removeTagsFromText")
        before: Paragraph | None = None
        for paragraph in self._document.paragraphs:
            self._add(paragraph, before)
            before = paragraph
        for node in model.nodes():
            node.section = node.section or (node.members[0].section if node.members else None)
        model.relations = self._relations.all
        relating.settle(model)
        return model

    def _add(self, paragraph: Paragraph, before: Paragraph | None) -> None:
        if isinstance(paragraph, Heading):
            self._add_section(paragraph)
        elif isinstance(paragraph, Structure):
            self._add_structure(paragraph, _title_above(before))
        elif isinstance(paragraph, Items):
            for element in paragraph.elements:
                self._add_element(element, "")
        else:
            self._add_element(paragraph, "top-level-statement")

    def _add_section(self, heading: Heading) -> None:
        parent = self._section
        while parent and parent.level >= heading.level:
            parent = parent.parent
        data, raw = self._data(heading.data)
        self._section = Section(
            id=f"s{len(self.model.sections) + 1}",
            at=heading.at,
            level=heading.level,
            title=self._text(heading.content, tags=self._with_tags).strip(),
            plain=self._text(heading.content, tags=False).strip(),
            content=heading.content,
            tags=self._tags(heading.content),
            data=data,
            raw=raw,
            parent=parent,
        )
        self.model.sections.append(self._section)

    def _add_structure(self, structure: Structure, title: str | None) -> None:
        argument = self._node(title, is_argument=True, at=structure.at)
        argument.section, argument.at = self._section or argument.section, structure.at
        if argument.steps:
            self.faults.append(Fault(structure.at, _SECOND.replace("{}", argument.title)))
            return
        inference: Inference | None = None
        for index, line in enumerate(structure.steps):
            if isinstance(line, Numbered):
                role: Role = "intermediary-conclusion" if inference else "premise"
                role = "main-conclusion" if index == len(structure.steps) - 1 else role
                member = self._add_element(line.element, role)
                argument.steps.append(Step(line.number, member, inference))
                inference = None
            else:
                inference = self._add_inference(line, argument)

    def _add_inference(self, line: InferenceLine, argument: Node) -> Inference:
        rules = [self._text(rule, tags=True).strip() for rule in line.rules]
        data, raw = self._data(line.data)
        inference = Inference(line.at, argument, len(argument.steps), rules, data, raw)
        self._inference = inference
        for relation in line.relations:
            self._add_element(relation.element, "relation-statement", _Parent(inference, relation))
        return inference

    def _add_element(self, element: Element, role: Role, parent: _Parent | None = None) -> Member:
        """Add an element and all below it, in the order in which Argdown meets them."""
        tasks: list[_Task] = []
        first = self._begin(_Begin(element, role, parent), tasks)
        while tasks:
            task = tasks.pop()
            if isinstance(task, _Begin):
                self._begin(task, tasks)
            elif isinstance(task, _Finish):
                self._finish(task.member)
            else:
                self._relate(*task)
        return first

    def _begin(self, task: _Begin, tasks: list[_Task]) -> Member:
        """Return the member that an element is, and note what has to be done after."""
        element, role, parent = task
        if element.title is not None and not element.title.strip():
            self.faults.append(Fault(element.at, _BLANK))
        data, raw = self._data(element.data)
        content = element.content
        member = Member(
            at=element.at,
            title=element.title,
            is_argument=element.is_argument,
            is_reference=element.is_reference and element.title is not None,
            role="argument-description" if element.is_argument else role,
            content=content,
            text=self._text(content, tags=self._with_tags),
            plain=self._text(content, tags=False).strip(),
            tags=self._tags(content),
            data=data,
            raw=raw,
            section=self._section,
        )
        tasks += [_Relate(parent, member)] if parent else []
        tasks.append(_Finish(member))
        if element.relations:
            node = self._node_of(member)
            below = [
                _Begin(one.element, "relation-statement", _Parent(node, one)) for one in element.relations
            ]
            tasks += reversed(below)
        return member

    def _finish(self, member: Member) -> None:
        node = self._node_of(member)
        node.tags += [tag for tag in member.tags if tag not in node.tags]
        if member.data is not None:
            node.data = member.data if node.data is None else yaml_data.merge(node.data, member.data)
        node.members.append(member)
        grouped = member.data.get("isInGroup") if member.data and "isInGroup" in member.data else ...
        if grouped is True or (not member.is_reference and grouped is ... and node.section is None):
            node.section = member.section

    def _relate(self, parent: _Parent, member: Member) -> None:
        sign, end, node = parent.relation.sign, parent.end, self._node_of(member)
        kind = KINDS["<" if sign == "><" else sign.strip("<>")]
        at = parent.relation.at
        if sign.startswith("<"):
            if kind == "undercut" and isinstance(end, Node) and not end.is_argument and self._inference:
                end = self._inference  # as in Argdown: of the last inference before
            self._relations.add(Related(kind, node, end, at))
        elif isinstance(end, Node):
            self._relations.add(Related(kind, end, node, at))

    def _node_of(self, member: Member) -> Node:
        node = self._node(member.title, is_argument=member.is_argument, at=member.at)
        member.title = node.title
        return node

    def _node(self, title: str | None, *, is_argument: bool, at: int) -> Node:
        nodes = self.model.arguments if is_argument else self.model.statements
        auto = not title
        if not title:
            self._untitled += 1
            title = f"Untitled {self._untitled}"
        if title not in nodes:
            nodes[title] = Node(title, is_argument, at, auto)
        return nodes[title]

    def _text(self, content: list[Token], *, tags: bool) -> str:
        return write_plain(content, self._symbols, tags=tags)

    def _tags(self, content: list[Token]) -> list[str]:
        for token in content:
            if token.kind == "link" and "\n" in token.image[: token.image.index("](")]:
                self.faults.append(Fault(token.at, _LINK))
        tags = find_tags(content)
        if not all(tag.strip() for tag in tags):
            self.faults.append(Fault(content[0].at, _BLANK))
        self.model.tags.update(dict.fromkeys(tags))
        return tags

    def _data(self, token: Token | None) -> "tuple[dict[str, object] | None, str | None]":
        if token is None:
            return None, None
        value, raw, faults = yaml_data.load_data(token)
        self.faults += faults
        return value, raw


def _title_above(before: Paragraph | None) -> str | None:
    """Return the title of the argument that a structure stands below."""
    return before.title if isinstance(before, Element) and before.is_argument else None
