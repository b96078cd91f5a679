"""Arguments and options that commands share, and what shells complete them with."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.errors import ArgmapError
from argmap.formats import Purpose, formats_for
from argmap.identifier import QUALIFIED_ID
from argmap.spelling import describe_unknown
from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_F = TypeVar("_F", bound=Callable[..., Any])
_SECTIONS = ("claims", "premises", "challenges", "recommendations")


class Choice(click.Choice):  # type: ignore[type-arg] # it has no arguments before click 8.2
    """One of several words; for another one, the error says which is near."""

    def __init__(self, choices: Iterable[str], noun: str) -> None:
        """`noun` is what errors call a word."""
        super().__init__(list(choices))
        self._noun = noun

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return the word."""
        if value not in self.choices:
            raise click.UsageError(describe_unknown(self._noun, value, self.choices), ctx)
        return str(value)


def format_choice(*purposes: Purpose) -> Choice:
    """Return the choice among the formats that are written for some purposes."""
    return Choice(formats_for(*purposes, writes=True), "format")


def complete_files(_: click.Context, __: click.Parameter, word: str) -> "list[CompletionItem]":
    """Let the shell complete the name of a file."""
    return [_item(word, type="file")]


def complete_formats(*, reads: bool = False, writes: bool = False) -> "Complete":
    """Return what completes the names of formats that `convert` reads or writes."""

    def complete(_: click.Context, __: click.Parameter, word: str) -> "list[CompletionItem]":
        from argmap.formats import CONVERTED

        known = formats_for(*CONVERTED, reads=reads, writes=writes).values()
        return _items(((format_.name, format_.title) for format_ in known), word)

    return complete


def complete_rules(_: click.Context, __: click.Parameter, word: str) -> "list[CompletionItem]":
    """Complete the name of a rule; of several with commas between, the last."""
    from argmap.rules.docs import find_rule_docs

    before, comma, last = word.rpartition(",")
    items = _items(((doc.name, doc.summary) for doc in find_rule_docs().values()), last)
    return [_item(f"{before}{comma}{item.value}", help=item.help) for item in items]


def complete_schemes(_: click.Context, __: click.Parameter, word: str) -> "list[CompletionItem]":
    """Complete the name of a scheme."""
    from argmap.schemes.catalogue import load_catalogue

    return _items(((scheme.name, scheme.use) for scheme in load_catalogue().schemes.values()), word)


def complete_from(*keys: str) -> "Complete":
    """Return what completes ids of the map in the argument FILE, from some of its sections."""

    def complete(ctx: click.Context, _: click.Parameter, word: str) -> "list[CompletionItem]":
        data = _read_map(ctx)
        return _items((item for key in keys for item in _list_ids(data.get(key))), word)

    return complete


complete_statements = complete_from(*_SECTIONS)
complete_parts = complete_from(*_SECTIONS, "inferences", "sources")
complete_sections = complete_from("sections")
complete_voices = complete_from("voices")


def _read_map(ctx: click.Context) -> Mapping[str, Any]:
    from argmap.syntax import read_file

    name = ctx.params.get("file") or next(iter([*(ctx.params.get("files") or ()), *ctx.args]), "-")
    try:
        data = {} if name == "-" else read_file(name).data
        if isinstance(data, dict) and "include" in data:
            from argmap.analysis import Analysis

            return Analysis.open(name, config=False).whole
    except ArgmapError:
        return {}  # there is nothing to complete, and no place to say why
    return data if isinstance(data, dict) else {}


def _list_ids(section: Any) -> Iterator[tuple[str, str]]:
    """Yield the ids of a section with their texts; the file may be anything."""
    for name, part in section.items() if isinstance(section, dict) else ():
        if isinstance(name, str) and re.fullmatch(QUALIFIED_ID, name):
            content = part if isinstance(part, dict) else {"title": part}
            text = content.get("text", content.get("title", content.get("name", "")))
            yield name, escape_controls(" ".join(str(text).split()))


def _items(pairs: Iterable[tuple[str, str]], word: str) -> "list[CompletionItem]":
    return [_item(name, help=text or None) for name, text in pairs if name.startswith(word)]


def _item(value: str, **more: Any) -> "CompletionItem":
    from click.shell_completion import CompletionItem  # only shells that complete pay for it

    return CompletionItem(value, **more)


def file_argument(function: _F) -> _F:
    """Add FILE."""
    return click.argument("file", metavar="FILE", shell_complete=complete_files)(function)


def files_argument(function: _F) -> _F:
    """Add FILE..."""
    argument = click.argument(
        "files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_files
    )
    return argument(function)


def output_option(
    words: str = "The file to write, or - for standard output.",
    metavar: str = "OUT",
    **more: Any,
) -> Callable[[_F], _F]:
    """Return what adds `--output`."""
    return click.option("-o", "--output", metavar=metavar, help=words, shell_complete=complete_files, **more)


standard_output_option = output_option("Write to this file.  [default: standard output]", default="-")


def id_argument(function: _F) -> _F:
    """Add ID, a statement of FILE; the command gets it as `name`."""
    return click.argument("name", metavar="ID", shell_complete=complete_statements)(function)
