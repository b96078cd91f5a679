"""A plan to the text of a document."""

from collections.abc import Iterator, Sequence

from argmap.graph import Graph
from argmap.interop.argdown.elements import Elements
from argmap.interop.argdown.parts import Argument, own_data
from argmap.interop.argdown.planning import Block, HeadingBlock, Planned, StructureBlock
from argmap.interop.argdown.surveying import Survey, find_blocks
from argmap.interop.kept import as_dict
from argmap.interop.naming import Named, find_unguessed


class Renderer:
    """Writes one plan."""

    def __init__(self, graph: Graph, survey: Survey, elements: Elements) -> None:
        """Write the headings."""
        self._survey, self._elements = survey, elements
        sections = graph.sections
        own = as_dict(own_data(graph.data).get("headings"))
        titles = {id_: text.strip() for id_, text in sections.items()}
        unguessed = find_unguessed(
            [Named(id_, id_, title.lower(), title, "section") for id_, title in titles.items()]
        )
        self._headings = {
            id_: elements.heading(id_, as_dict(own.get(id_)), id_ if id_ in unguessed else None)
            for id_ in sections
        }

    def render(self, plan: Sequence[Planned]) -> str:
        """Return the text."""
        return "\n\n".join(text for one in plan for text in self._paragraphs(one)) + "\n"

    def _paragraphs(self, planned: Planned) -> Iterator[str]:
        if isinstance(planned, HeadingBlock):
            yield self._headings[planned.section]
            return
        for block in find_blocks(planned):
            for ref in self._survey.defined_before(block):
                yield from self._elements.definitions(ref, self._survey.parts[ref].own)
        if isinstance(planned, Block):
            yield "\n".join(self._lines(planned, ""))
            return
        if planned.argument.ref not in self._survey.headless:
            yield "\n".join(self._lines(planned.head, ""))
        yield "\n".join(self._structure(planned))

    def _structure(self, structure: StructureBlock) -> Iterator[str]:
        step = 0
        for index, (line, block) in enumerate(structure.lines):
            if line.concludes:
                yield self._elements.inference(structure.argument, step, line)
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
        part = self._survey.parts[block.ref]
        if isinstance(part, Argument):
            return self._elements.argument(part)
        return self._elements.statement(part, titled=block.ref not in self._survey.untitled)
