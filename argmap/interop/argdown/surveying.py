"""What of a plan has to be written, and what a reader finds without: titles, ids and sections."""

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.interop.argdown.elements import Elements
from argmap.interop.argdown.escaping import parse_element
from argmap.interop.argdown.identifying import name_part, name_support, slug_or_id
from argmap.interop.argdown.meaning import Ref
from argmap.interop.argdown.outlining import Outliner
from argmap.interop.argdown.parts import Argument, Text
from argmap.interop.argdown.planning import Block, HeadingBlock, Planned, StructureBlock
from argmap.interop.argdown.saying import Sayer
from argmap.interop.carrying import Loss
from argmap.interop.naming import Named, find_unguessed, slug

_NAMELESS = "a plain support has no name in Argdown"


class Survey:
    """Looks over one plan.

    Attributes:
        parts: statements and arguments by their refs.
        untitled: the refs of statements that are written without title.
        headless: those of arguments that are written without title, as their structure alone.
        unguessed: those of statements and steps whose ids have to be said.
        astray: those of statements that would be read in another section than theirs.
    """

    def __init__(self, outliner: Outliner, sayer: Sayer, plan: Sequence[Planned]) -> None:
        """Find all that."""
        self._plan = plan
        self._texts = {one.ref: one for one in outliner.texts.values()}
        self.parts: dict[Ref, Text | Argument] = {one.ref: one for one in outliner.arguments} | self._texts
        self._counts: Counter[Ref] = Counter()
        self._places: dict[Ref, int] = {}
        """In which order parts are defined."""
        self._sections: dict[Ref, str] = {}
        """Where parts stand first."""
        self._visit_all()
        texts = self._texts.values()
        self.astray = {
            one.ref for one in texts if one.is_grouped_elsewhere and self._sections[one.ref] != one.section
        }
        elements = Elements(outliner, sayer, (), self.astray)
        self.untitled = {one.ref for one in texts if one.is_auto and self._counts[one.ref] == 1}
        top = [one.ref for one in plan if isinstance(one, Block) and one.ref in self.untitled]
        self.untitled -= {
            ref for ref in top if not _reads_alone(elements.statement(self._texts[ref], titled=False))
        }
        self.headless = self._find_headless(elements)
        self.unguessed = find_unguessed([*self._name_texts(), *self._name_steps()])
        self.losses = list(self._find_nameless(sayer))

    def defined_before(self, block: Block) -> Iterator[Ref]:
        """Yield what has other definitions, which come before the paragraph."""
        if block.is_defined and self.parts[block.ref].own.get("definitions"):
            yield block.ref
        for _, other in block.below:
            yield from self.defined_before(other)

    def _visit_all(self) -> None:
        section = ""
        for paragraph in self._plan:
            section = paragraph.section if isinstance(paragraph, HeadingBlock) else section
            for block in find_blocks(paragraph):
                for ref in self.defined_before(block):
                    self._places.setdefault(ref, len(self._places))
            for block in find_blocks(paragraph):
                self._visit(block, section)

    def _visit(self, block: Block, section: str) -> None:
        self._counts[block.ref] += 1
        self._sections.setdefault(block.ref, section)
        part = self.parts[block.ref]
        if block.is_defined or (isinstance(part, Text) and part.is_bare):
            self._places.setdefault(block.ref, len(self._places))
        for _, other in block.below:
            self._visit(other, section)

    def _find_headless(self, elements: Elements) -> set[Ref]:
        headless = set()
        before: Planned | None = None
        for one in self._plan:
            if isinstance(one, StructureBlock) and not self._is_behind_argument(one, before):
                ref = one.argument.ref
                bare = one.argument.is_auto and self._counts[ref] == 1 and not one.head.below
                if bare and elements.argument(one.argument) == ref:
                    headless.add(ref)
            before = one
        return headless

    def _is_behind_argument(self, structure: StructureBlock, before: Planned | None) -> bool:
        """Return whether an argument stands above a structure, which would be taken for that argument's."""
        above = [ref for block in find_blocks(structure) for ref in self.defined_before(block)]
        above += [before.ref] if isinstance(before, Block) else []
        return any(ref.startswith("<") for ref in above)

    def _name_texts(self) -> Iterator[Named]:
        for ref in sorted(self._texts, key=lambda ref: self._places[ref]):
            text = self._texts[ref]
            wanted = "" if ref in self.untitled else slug_or_id(ref[1:-1])
            yield Named(ref, text.statement.id, wanted, text.statement.text.strip(), "statement")

    def _name_steps(self) -> Iterator[Named]:
        structures = [one.argument for one in self._plan if isinstance(one, StructureBlock)]
        for argument in structures:
            title = "" if argument.ref in self.headless else argument.ref[1:-1]
            concluding = [line.ref for line in argument.lines if line.concludes]
            for step, ref, end in zip(argument.steps, argument.refs, concluding, strict=True):
                index = int(ref.partition("\n")[2])
                wanted = slug_or_id(title) if step is argument.steps[-1] else name_part(title, index)
                if step.id:
                    yield Named(ref, step.id, wanted, "", f"to-{self._texts[end].statement.id}")

    def _find_nameless(self, sayer: Sayer) -> Iterator[Loss]:
        names = {
            ref: slug(one.statement.text) if ref in self.untitled else ref[1:-1]
            for ref, one in self._texts.items()
        }
        for id_, start, end in sayer.supports:
            if id_ != name_support(names[start], names[end]):
                yield Loss(id_, "its id", _NAMELESS)


def _reads_alone(written: str) -> bool:
    """Return whether a text without title can begin a paragraph."""
    element = parse_element(written)
    return element is not None and element.title is None


def find_blocks(planned: Planned) -> Iterator[Block]:
    """Yield what stands in a paragraph, in its order."""
    if isinstance(planned, Block):
        yield planned
    elif isinstance(planned, StructureBlock):
        yield planned.head
        for index, (_, block) in enumerate(planned.lines):
            yield from planned.undercuts.get(index, ())
            yield block
