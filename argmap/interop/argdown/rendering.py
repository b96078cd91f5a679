"""A plan to the text of a document."""

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.interop.argdown.elements import Elements
from argmap.interop.argdown.escaping import parse_element
from argmap.interop.argdown.identifying import (
    Named,
    find_unguessed,
    name_part,
    name_support,
    slug_or_id,
)
from argmap.interop.argdown.meaning import Ref
from argmap.interop.argdown.outlining import Argument, Outliner, Text, own_data
from argmap.interop.argdown.planning import Block, HeadingBlock, Planned, StructureBlock
from argmap.interop.carrying import Loss
from argmap.interop.kept import as_dict
from argmap.interop.naming import slug

_NAMELESS = "a plain support has no name in Argdown"


class Renderer:
    """Writes one plan."""

    def __init__(self, outliner: Outliner, plan: Sequence[Planned]) -> None:
        """Find which titles and ids have to be written."""
        self._outliner, self._plan = outliner, plan
        self._texts = {one.ref: one for one in outliner.texts.values()}
        self._parts: dict[Ref, Text | Argument] = {one.ref: one for one in outliner.arguments} | self._texts
        self._counts: Counter[Ref] = Counter()
        self._places: dict[Ref, int] = {}
        self._sections: dict[Ref, str] = {}
        section = ""
        for paragraph in plan:
            section = paragraph.section if isinstance(paragraph, HeadingBlock) else section
            for block in _blocks(paragraph):
                for ref in self._defined_before(block):
                    self._places.setdefault(ref, len(self._places))
            for block in _blocks(paragraph):
                self._visit(block, section)
        self._untitled = {
            one.ref for one in outliner.texts.values() if one.is_auto and self._counts[one.ref] == 1
        }
        astray = {
            one.ref
            for one in outliner.texts.values()
            if one.is_grouped_elsewhere and self._sections[one.ref] != one.section
        }
        self.elements = Elements(outliner, (), astray)
        self._untitled -= {
            one.ref for one in plan if isinstance(one, Block) and not self._reads_alone(one.ref)
        }
        self._headless = self._find_headless()
        unguessed = find_unguessed([*self._name_texts(), *self._name_steps()])
        self.elements = Elements(outliner, unguessed, astray)
        self.losses = self._find_nameless()

    def run(self) -> str:
        """Return the text."""
        self._headings = self._write_headings()
        return "\n\n".join(text for one in self._plan for text in self._paragraphs(one)) + "\n"

    def _visit(self, block: Block, section: str) -> None:
        """Count how often each part is named, and note in which order parts are defined, and where they stand first."""
        self._counts[block.ref] += 1
        self._sections.setdefault(block.ref, section)
        part = self._parts[block.ref]
        if block.is_defined or (isinstance(part, Text) and part.is_bare):
            self._places.setdefault(block.ref, len(self._places))
        for _, other in block.below:
            self._visit(other, section)

    def _defined_before(self, block: Block) -> Iterator[Ref]:
        """Yield what has other definitions, which come before the paragraph."""
        if block.is_defined and self._parts[block.ref].own.get("definitions"):
            yield block.ref
        for _, other in block.below:
            yield from self._defined_before(other)

    def _reads_alone(self, ref: Ref) -> bool:
        """Return whether a text without title can begin a paragraph."""
        if ref not in self._untitled:
            return True
        element = parse_element(self.elements.statement(self._texts[ref], titled=False))
        return element is not None and element.title is None

    def _find_headless(self) -> set[Ref]:
        """Return the arguments that need no title above their structure."""
        headless = set()
        before: Planned | None = None
        for one in self._plan:
            if isinstance(one, StructureBlock):
                ref = one.argument.ref
                behind = isinstance(before, Block) and before.ref.startswith("<")
                behind |= any(
                    ref.startswith("<") for block in _blocks(one) for ref in self._defined_before(block)
                )
                bare = one.argument.is_auto and self._counts[ref] == 1 and not one.head.below
                if bare and not behind and self.elements.argument(one.argument) == ref:
                    headless.add(ref)
            before = one
        return headless

    def _name_texts(self) -> Iterator[Named]:
        for ref in sorted(self._texts, key=lambda ref: self._places[ref]):
            text = self._texts[ref]
            wanted = "" if ref in self._untitled else slug_or_id(ref[1:-1])
            yield Named(ref, text.statement.id, wanted, text.statement.text.strip(), "statement")

    def _name_steps(self) -> Iterator[Named]:
        structures = [one.argument for one in self._plan if isinstance(one, StructureBlock)]
        for argument in structures:
            title = "" if argument.ref in self._headless else argument.ref[1:-1]
            concluding = [line.ref for line in argument.lines if line.concludes]
            for step, ref, end in zip(argument.steps, argument.refs, concluding, strict=True):
                index = int(ref.partition("\n")[2])
                wanted = slug_or_id(title) if step is argument.steps[-1] else name_part(title, index)
                yield Named(ref, step.id or "", wanted, f"to-{self._texts[end].statement.id}", "step")

    def _find_nameless(self) -> list[Loss]:
        names = {
            ref: slug(one.statement.text) if ref in self._untitled else ref[1:-1]
            for ref, one in self._texts.items()
        }
        supports = self._outliner.supports
        return [
            Loss(id_, "its id", _NAMELESS)
            for id_, start, end in supports
            if id_ != name_support(names[start], names[end])
        ]

    def _write_headings(self) -> dict[str, str]:
        sections = self._outliner.graph.data.get("sections", {})
        own = as_dict(own_data(self._outliner.graph.data).get("headings"))
        named = [Named(id_, id_, text.strip(), text.strip(), "section") for id_, text in sections.items()]
        unguessed = find_unguessed(named)
        return {
            id_: self.elements.heading(id_, as_dict(own.get(id_)), id_ if id_ in unguessed else None)
            for id_ in sections
        }

    def _paragraphs(self, planned: Planned) -> Iterator[str]:
        if isinstance(planned, HeadingBlock):
            yield self._headings[planned.section]
            return
        for block in _blocks(planned):
            for ref in self._defined_before(block):
                yield from self.elements.definitions(ref, self._parts[ref].own)
        if isinstance(planned, Block):
            yield "\n".join(self._lines(planned, ""))
            return
        if planned.argument.ref not in self._headless:
            yield "\n".join(self._lines(planned.head, ""))
        yield "\n".join(self._structure(planned))

    def _structure(self, structure: StructureBlock) -> Iterator[str]:
        step = 0
        for index, (line, block) in enumerate(structure.lines):
            if line.concludes:
                yield self.elements.inference(structure.argument, step, line)
                for undercut in structure.undercuts[index]:
                    yield from self._lines(undercut, "  <_ ")
                step += 1
            yield from self._lines(block, f"({line.number}) ")

    def _lines(self, block: Block, start: str) -> Iterator[str]:
        """Yield the line of a statement or argument, and those below it; no deeper than the plan is."""
        yield start + self._head(block)
        indent = " " * (len(start) - len(start.lstrip(" ")) + 2)
        for sign, other in block.below:
            yield from self._lines(other, f"{indent}{sign} ")

    def _head(self, block: Block) -> str:
        if not block.is_defined:
            return block.ref
        part = self._parts[block.ref]
        if isinstance(part, Argument):
            return self.elements.argument(part)
        return self.elements.statement(part, titled=block.ref not in self._untitled)


def _blocks(planned: Planned) -> Iterator[Block]:
    """Yield what stands in a paragraph, in its order."""
    if isinstance(planned, Block):
        yield planned
    elif isinstance(planned, StructureBlock):
        yield planned.head
        for index, (_, block) in enumerate(planned.lines):
            yield from planned.undercuts.get(index, ())
            yield block
