"""Another id for a statement, inference, section, source or voice, everywhere in a map."""

from collections.abc import Iterator

from argmap.analysis import Analysis, Source
from argmap.edits import Edit, Move, Replace
from argmap.graph.references import Reference
from argmap.message import count
from argmap.refactoring.across import follow, rename_elsewhere
from argmap.refactoring.parts import Part, Parts, change_reference, open_parts
from argmap.refactoring.refactoring import Refactoring


def rename_part(source: Source, old: str, new: str, *, namespace: str | None = None) -> Refactoring:
    """Return what gives a part of a map another id: in its file, in its seal, and in maps that include it.

    A qualified id is that of a part of an included file, which is then the one that changes.

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
    whole = Analysis.of(source)
    open_parts(whole)
    analysis, old = follow(whole, old)
    parts = open_parts(analysis)
    part = parts.find(old, namespace)
    parts.check_free(new, part.namespace)
    references = parts.references_to(part)
    edits = tuple(_rename(parts, part, references, new))
    others = rename_elsewhere(parts.document, part, new, whole.folder)
    return Refactoring(
        analysis,
        f"rename the {part} to '{new}'",
        edits,
        (f"{count(len(references), 'reference')} to it", *map(str, others)),
        part.becomes(new),
        others,
    )


def _rename(parts: Parts, part: Part, references: list[Reference], new: str) -> Iterator[Edit]:
    if part.is_written_at_conclusion:
        yield Replace(parts.resolve(part.path), new)
    else:
        yield Move(part.path, (*part.path[:-1], new))
    for reference in references:
        yield change_reference(parts, reference, new)
