"""The pages of all rules: those of this package, and the faults that keep a file from being a map."""

from collections.abc import Mapping
from functools import lru_cache
from textwrap import dedent
from typing import Any

from argmap.docstrings import read_docstring
from argmap.finding import RuleDoc, Severity
from argmap.rules import Rule, all_rules
from argmap.settings import ON_REQUEST


def find_rule_docs() -> Mapping[str, RuleDoc]:
    """Return all pages by rule name: faults first, then the rules in the order of a check."""
    return _read_all(tuple(all_rules().values()))


@lru_cache(maxsize=4)
def _read_all(rules: tuple[Any, ...]) -> Mapping[str, RuleDoc]:
    faults = [RuleDoc(name, Severity.ERROR, dedent(text).strip() + "\n") for name, text in FAULTS.items()]
    return {page.name: page for page in (*faults, *map(_read, rules))}


def _read(rule: Rule) -> RuleDoc:
    lead, why, remedy = (getattr(rule, name, default) for name, default in _PROSE)
    text = read_docstring(rule) + "\n"
    about_map, asks = (getattr(rule, name, False) for name in ("ABOUT_MAP", "ASKS"))
    if rule.NAME in ON_REQUEST:
        text += f"\n{_ON_REQUEST.format(name=rule.NAME)}\n"
    return RuleDoc(rule.NAME, rule.SEVERITY, text, lead, why, remedy, about_map, asks)


_ON_REQUEST = """\
It runs on request only: with `--select`, with a severity such as `--severity {name}=info`, or with a
table `[rules.{name}]` in the configuration."""


_PROSE: tuple[tuple[str, Any], ...] = (("LEAD", None), ("WHY", ""), ("REMEDY", ""))

FAULTS = {
    "encoding": """\
        Text that is not UTF-8.

        A map is text in UTF-8, with or without a byte order mark, or in UTF-16 with one. Anything else
        could be read in more than one way.

        What to do: save the file as UTF-8. In JSON, write a character beyond the basic plane as itself or
        as a whole pair of escapes.
        """,
    "size-limit": """\
        A file that is larger than is read.

        The limit keeps a wrong or hostile file from taking all memory.

        What to do: make sure that it is the file you mean; raise the limit with `--max-size` if it is.
        """,
    "depth-limit": """\
        Lists and mappings that stand in one another too deep.

        A map needs fewer than ten levels; no honest file comes near the limit of a hundred.

        What to do: look for brackets that are never closed, or for wrong indentation.
        """,
    "syntax": """\
        Text that is not well-formed YAML or JSON, or of another format.

        Nothing after this place could be read, so there may be more to mend. Where the file is no map but of
        another format, such as Argdown, AIF or a bibliography, that is all that is said of it.

        What to do: the message says what is missing or too much, or how to convert or use the file. In YAML,
        quote a text that holds `: ` or ` #`, or that starts with one of ``[ { > | * & ! % @ ` ' "``.
        """,
    "duplicate-key": """\
        A key that stands twice in one mapping.

        Most readers of YAML and JSON keep the last and drop the first without a word; here that would drop
        a statement.

        What to do: rename one of the two, or merge them.
        """,
    "alias": """\
        A YAML anchor or alias.

        With them a few lines can stand for gigabytes, and JSON has nothing of the kind.

        What to do: write the value out.
        """,
    "tag": """\
        A YAML tag.

        Tags make readers build objects of any type. A map is made of texts, numbers, lists and mappings.

        What to do: remove the tag; quote the value if it is a text.
        """,
    "too-many-problems": """\
        A file with more faults of its text than are listed.

        After a thousand of them it is likely no map at all, and reading stops.

        What to do: make sure that it is the file you mean, and mend what is listed first.
        """,
    "several-documents": """\
        A second YAML document in one file.

        A file is one map.

        What to do: move the second document to a file of its own, or remove the line `---`.
        """,
    "profile": """\
        What a profile asks for besides the published schema.

        A profile is a JSON Schema of a house or a course, given with `--profile`: it may want `at` on every
        claim, say.

        What to do: the message says what the profile wants.
        """,
    "wrong-type": """\
        A value of a type that its key can't have, or a key that is a list or a mapping.

        What to do: the message says which type is expected. Quote a key that begins with a bracket or a brace
        and is meant as text.
        """,
    "missing-key": """\
        A key that must be there.

        A map has `argmap: 1` and a `title`, a statement a `text`, a challenge what it `attacks`, and an
        inference its `premises` and its `conclusion`.

        What to do: add the key.
        """,
    "unknown-key": """\
        A key that does not exist there.

        It may be misspelt, or belong elsewhere: a claim, for instance, has no `assumption`, because it is
        argued for.

        What to do: correct it, move it, or put what it says into `note`.
        """,
    "failed-include": """\
        A file under `include` that cannot be a part of the map.

        There is no such file, it is outside of the folder of the map that includes it, it is no map or a
        broken one, it includes this file in turn, or its name cannot stand before ids. Without it the map
        would mean something else, so nothing is said of the map until it is there.

        What to do: the message says what is wrong, and `argmap check` of the file shows all that is. A file
        gets another name with `include: {name: path.yaml}`.
        """,
    "invalid-value": """\
        A value that its key cannot have.

        What to do: the message says what is allowed. Ids are letters (a-z, A-Z), digits, `-` and `_`,
        starting with a letter; dates are `2023`, `2023-06` or `2023-06-01`.
        """,
}
"""Pages of what keeps a file from being a map, by name. These can't be waived."""
