"""`argmap sources`: the works of a map for reference managers, and theirs for a map."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.complaint import complain
from argmap.cli.files import max_size_option, read_map, read_source, write_output
from argmap.cli.plan import looks_like_map
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.bibliography import Trouble

_OWN = "yaml"
_FORMATS = ("bibtex", "biblatex", "csl-json", "csl-yaml", "ris", _OWN)
_SHOWN = 20


@click.command("sources")
@click.argument("file", metavar="FILE")
@click.option("--to", "target", type=click.Choice(_FORMATS), help="By default what OUT ends with, else yaml.")
@click.option(
    "-o", "--output", default="-", metavar="OUT", help="The file to write; standard output if not given."
)
@max_size_option
def command(file: str, target: str | None, output: str, max_size: int) -> None:
    """Write the works of FILE in another format.

    FILE is a map, whose sources are written, those of its bibliography that it cites included; or a file of
    works: BibTeX (.bib), RIS (.ris), CSL (.json, .yaml). With --to yaml they are a block 'sources:' to paste.
    """
    from argmap.bibliography.formats import ENDINGS, write_works
    from argmap.text.write import write_yaml

    sources, troubles = _read(file, max_size)
    chosen = target or ENDINGS.get(PurePath(output).suffix.lower(), _OWN)
    if chosen == _OWN:
        text = write_yaml({"sources": sources})
    else:
        text, lost = write_works(sources, chosen)
        troubles = [*troubles, *lost]
    write_output(output, text.encode())
    _tell(file, troubles)


def _read(file: str, max_size: int) -> "tuple[dict[str, Any], Sequence[Trouble]]":
    from argmap.bibliography.formats import ENDINGS, read_works
    from argmap.text.decode import decode

    is_works = file != "-" and PurePath(file).suffix.lower() in ENDINGS and not looks_like_map(Path(file))
    if not is_works:
        from argmap.graph.sources import read_sources

        return read_sources(read_map(file, max_size)), []
    text, _, bad = decode(read_source(file, max_size))
    if bad is not None:
        raise ArgmapError(f"'{file}' is not UTF-8 text: save it as UTF-8")
    shelf = read_works(text, file)
    if not shelf.sources and shelf.troubles:
        raise ArgmapError("\n".join(_say(file, one) for one in shelf.troubles[:_SHOWN]))
    return shelf.sources, shelf.troubles


def _tell(file: str, troubles: "Sequence[Trouble]") -> None:
    for trouble in troubles[:_SHOWN]:
        complain(_say(file, trouble))
    if len(troubles) > _SHOWN:
        complain(f"… and {len(troubles) - _SHOWN:,} more")


def _say(file: str, trouble: "Trouble") -> str:
    place = f"{file}:{trouble.line}: " if trouble.line else f"{file}: "
    return f"{place}{f'{trouble.key}: ' if trouble.key else ''}{trouble.message}"
