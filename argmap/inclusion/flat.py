"""The whole as one map that includes nothing: qualified ids become plain ones."""

from collections.abc import Iterable
from typing import NamedTuple

from argmap.graph.references import find_references, name_kinds
from argmap.identifier import Names
from argmap.inclusion.renaming import rename
from argmap.shape import NormalMap

_SECTIONS = {"section": "sections", "sources": "sources", "derived_from": "sources", "by": "voices"}
"""What has ids of its own, by the relations that name it; statements and inferences share theirs."""


class Flat(NamedTuple):
    """A map that includes nothing, and what its parts are called by the ids that the whole has for them."""

    data: NormalMap
    ids: dict[str, str]


def flatten(whole: NormalMap) -> Flat:
    """Return the whole as a map without `include`: `other/fees-exclude` becomes `other-fees-exclude`."""
    data = {key: value for key, value in whole.items() if key != "include"}
    theses = [
        *whole.get("thesis", ()),
        *(id_ for file in whole["include"].values() for id_ in file["thesis"]),
    ]
    if theses:
        data["thesis"] = list(dict.fromkeys(theses))
    known = {section: list(whole.get(section, ())) for section in ("sections", "sources", "voices")}
    known[""] = list(name_kinds(whole))
    for reference in find_references(NormalMap(data)):  # what is not there is not to be there afterwards
        known[_SECTIONS.get(reference.relation, "")].append(reference.id)
    ids = {section: _shorten(dict.fromkeys(names)) for section, names in known.items()}

    def name_part(section: str, id_: str) -> str:
        return ids[section if section in ids else ""].get(id_, id_)

    def name_reference(relation: str, id_: str) -> str:
        return ids[_SECTIONS.get(relation, "")].get(id_, id_)

    flat = NormalMap(rename(NormalMap(data), name_part, name_reference))
    return Flat(flat, {id_: name for names in ids.values() for id_, name in names.items()})


def _shorten(ids: Iterable[str]) -> dict[str, str]:
    """Return plain ids for those that are qualified, all different."""
    plain = Names({id_ for id_ in ids if "/" not in id_})
    return {id_: plain.take(id_.replace("/", "-")) for id_ in ids if "/" in id_}
