"""The text of a statement or argument of Argdown, and what an origin keeps of it."""

from collections.abc import Mapping

from argmap.interop.argdown.escaping import escape, has_tags, write_markup, write_tag
from argmap.interop.argdown.importing import Import, fill, keep_data, write_text
from argmap.interop.argdown.meaning import Ref
from argmap.interop.argdown.model import Member, Node
from argmap.interop.carrying import Data

_NO_TEXT = "its title stands in its place"


class Describer:
    """Describes the nodes of one document; `exceptions` are the relations that each says in its own way."""

    def __init__(self, document: Import, exceptions: Mapping[Ref, list[str]]) -> None:
        """Begin."""
        self._document, self._exceptions = document, exceptions

    def describe(self, node: Node) -> tuple[str, Data]:
        """Return the text of a node, and what else is said of it; `defined: False` where it has no text."""
        defined = [one for one in node.members if not one.is_reference and one.plain]
        counts = node.canonical if node.canonical in defined else defined[-1] if defined else None
        shown = counts.plain if counts else ""
        own = {
            "line": self._document.line(find_start(node)),
            "untitled": node.auto or None,
            "defined": None if shown else False,
            "markup": write_text(counts) if counts else None,
            "definitions": [_write_definition(one) for one in defined if one.plain != shown],
            **keep_data(node.data, _find_raw(node)),
            "relations": self._exceptions.get(node.ref),
        }
        return shown or self._find_other_text(node), fill(own)

    def _find_other_text(self, node: Node) -> str:
        """Return what stands in the place of a text: the title, or tags where there is none."""
        if not node.auto:
            return node.title
        if not node.tags and not node.steps:
            self._document.lose(node.at, "a statement without text", _NO_TEXT)
        return " ".join(map(write_tag, node.tags)) or node.title


def find_start(node: Node) -> int:
    """Return where a node is first defined, or stands first; of an argument, where its structure stands."""
    defined = [one.at for one in node.members if not one.is_reference] or [one.at for one in node.members]
    return node.at if node.steps else min(defined)


def _find_raw(node: Node) -> str | None:
    """Return the data of a node as it stands, where it stands at one place."""
    with_data = [one for one in node.members if one.data is not None]
    return with_data[0].raw if len(with_data) == 1 else None


def _write_definition(member: Member) -> str:
    """Return how a definition is written that does not count; its tags stand with the one that does."""
    return (escape(member.plain) or "") if has_tags(member.content) else write_markup(member.content)
