"""Another id for a statement, inference, section, source or voice, everywhere in a map."""

from collections.abc import Iterator

from argmap.analysis import Analysis, Source
from argmap.edits import Edit, Move, Replace
from argmap.graph.references import Reference
from argmap.message import count
from argmap.refactoring.parts import Part, Parts, open_parts
from argmap.refactoring.refactoring import Refactoring
from argmap.syntax.plan import find_value


def rename_part(source: Source, old: str, new: str, *, namespace: str | None = None) -> Refactoring:
    """Return what gives a part of a map another id, everywhere in its file and in its seal.

    Args:
        source: the path of a file, or an analysis of a file or text.
        old: the id of a statement, inference, section, source or voice.
        new: the new id.
        namespace: which of these it is, where the id alone does not say it: `statement` (also for
            inferences), `section`, `source` or `voice`.

    Raises:
        ArgmapError: there is no such part, or the new id is taken or no id.
        InvalidMap: the text or shape is not that of a map.
    """
    analysis = Analysis.of(source)
    parts = open_parts(analysis)
    part = parts.find(old, namespace)
    parts.check_free(new, part.namespace)
    references = parts.references_to(part)
    edits = tuple(_rename(parts, part, references, new))
    names = {old: new}
    return Refactoring(
        analysis,
        f"rename the {part} to '{new}'",
        edits,
        (f"{count(len(references), 'reference')} to it",),
        names if part.namespace == "statement" else {},
        names if part.namespace == "section" else {},
    )


def _rename(parts: Parts, part: Part, references: list[Reference], new: str) -> Iterator[Edit]:
    if part.is_written_at_conclusion:
        yield Replace(parts.resolve(part.path), new)
    else:
        yield Move(part.path, (*part.path[:-1], new))
    for reference in references:
        yield change_reference(parts, reference, new)


def change_reference(parts: Parts, reference: Reference, new: str) -> Edit:
    """Return what lets a reference name another part; a citation keeps its place in the work."""
    path = parts.resolve(reference.path)
    if reference.relation == "expect":
        return Move(path, (*path[:-1], new))
    written = find_value(parts.data, reference.path, "rename")
    return Replace(path, new + written.removeprefix(reference.id))
