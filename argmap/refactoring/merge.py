"""Two parts of a map made one: what named the first then names the second, which takes over what it lacks."""

from argmap.analysis import Analysis, Source
from argmap.errors import ArgmapError
from argmap.graph import find_lost_references
from argmap.refactoring.across import Including, find_including, follow, rename_elsewhere
from argmap.refactoring.merging import Merging, merge_reference
from argmap.refactoring.parts import open_parts
from argmap.refactoring.refactoring import Refactoring


def merge_parts(source: Source, name: str, into: str, *, namespace: str | None = None) -> Refactoring:
    """Return what merges one part of a map into another of its kind, also for maps that include the file.

    All that names the first then names the second. The second keeps what it says, and takes over what it does
    not say: its lists get the entries that they lack. The notes list what is dropped. Qualified ids are those
    of parts of an included file.

    Args:
        source: the path of a file, or an analysis of a file or text.
        name: the id of a statement, section, source or voice, which goes.
        into: the id of the part that stays.
        namespace: which of these they are, where the ids alone do not say it, as for `rename_part`.

    Raises:
        ArgmapError: there is no such part, or the two cannot be one; says why.
        InvalidMap: the text or shape is not that of a map.
    """
    whole = Analysis.of(source)
    open_parts(whole)
    analysis, name, into = _follow(whole, name, into)
    merging = Merging(open_parts(analysis), name, into, namespace)
    edits = tuple(merging.edits())
    part = merging.part
    others = rename_elsewhere(merging.document, part, into, whole.folder, merge_reference)
    notes = (*merging.notes, *map(str, others))
    title = f"merge the {part} into '{into}'"
    for one in find_including(merging.document, whole.folder):
        _refuse_what_only_it_can_change(one, merging, title)
    refactoring = Refactoring(analysis, title, edits, notes, part.becomes(into), others)
    _refuse_new_faults(refactoring)
    return refactoring


def _follow(whole: Analysis, name: str, into: str) -> tuple[Analysis, str, str]:
    """Return the map in whose file two ids are given, and the ids that they have there."""
    (one, id_), (other, into_id) = follow(whole, name), follow(whole, into)
    if one.document and other.document and one.document.name != other.document.name:
        files = f"'{one.document.name}' and '{other.document.name}'"
        raise ArgmapError(f"only parts of one file can be merged: '{name}' and '{into}' are in {files}")
    return one, id_, into_id


def _refuse_what_only_it_can_change(other: Including, merging: Merging, title: str) -> None:
    """Refuse what another map would have to give up: there, only references change."""
    ends = [*other.references_to(merging.part), *other.references_to(merging.target)]
    concluded = {at.path[:2] for at in ends if at.relation == "conclusion"}
    circles = [at for at in ends if at.path[:2] in concluded and at.relation != "conclusion"]
    if lost := circles or [at for step in merging.gone for at in other.references_to(step)]:
        where = f"'{lost[0].path[1]}' of '{other.parts.document.name}'"
        raise ArgmapError(f"cannot {title}: {where} makes no sense then; change that first")


def _refuse_new_faults(refactoring: Refactoring) -> None:
    before = sum(1 for _ in find_lost_references(refactoring.before.whole))
    lost = list(find_lost_references(refactoring.after.whole))
    if len(lost) > before:
        places = " and ".join(sorted({f"'{reference.relation}'" for reference in lost}))
        raise ArgmapError(f"cannot {refactoring.title}: {places} cannot name a statement of that kind")
