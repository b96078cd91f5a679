"""Names of BibTeX as names of CSL, and back.

`von Last, Jr, First` is a non-dropping particle, a family name, a suffix and given names; a name that is in
braces as a whole is literal. A dropping particle is written with the given names, where it stands in print.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from argmap.bibliography.formats import need_extra


def read_people(value: str) -> list[dict[str, str]]:
    """Return the names in a field, their parts still as LaTeX."""
    names = need_extra("bibtexparser.middlewares.names")
    people = []
    for text in names.split_multiple_persons_names(value):
        if _is_braced(text):
            people.append({"literal": text[1:-1]})
            continue
        parts = names.parse_single_name_into_parts(text, strict=False)
        name = {
            "family": " ".join(parts.last),
            "given": " ".join(parts.first),
            "non-dropping-particle": " ".join(parts.von),
            "suffix": " ".join(parts.jr),
        }
        people.append(
            {
                part: text[1:-1] if _is_braced(text) else text
                for part, text in name.items()
                if text.strip(" {}")
            }
        )
    return [person for person in people if person]


def _is_braced(text: str) -> bool:
    """Return whether one pair of braces is around the whole."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return index == len(text) - 1
    return False


def write_people(people: Sequence[Mapping[str, Any]], encode: Callable[[str], str]) -> str:
    """Return names as the text of a field."""
    return " and ".join(_write_name(person, encode) for person in people)


def _write_name(name: Mapping[str, Any], encode: Callable[[str], str]) -> str:
    if "family" not in name:
        whole = name.get("literal") or " ".join(map(str, name.values()))
        return "{" + encode(whole) + "}"
    given = " ".join(name[part] for part in ("given", "dropping-particle") if part in name)
    particle = f"{name['non-dropping-particle']} " if "non-dropping-particle" in name else ""
    parts = [f"{particle}{{{encode(name['family'])}}}"]
    parts += [f"{{{encode(name['suffix'])}}}"] if "suffix" in name else []
    return ", ".join(
        [*parts, f"{{{encode(given)}}}"]
    )  # braces without a given name keep it from being literal
