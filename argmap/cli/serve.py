"""`argmap serve`: the page of a map in a browser, anew whenever the file is saved."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_document
from argmap.cli.switches import voice_options
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("serve")
@click.argument("file", metavar="FILE")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port to listen at.  [default: any that is free]",
)
@voice_options
@max_size_option
def command(file: str, port: int, voices: "Voices", max_size: int) -> None:
    """Show FILE in a browser: the page of `render`, anew whenever the file is saved.

    It can be read on this computer only, at the address that is printed. If the file is no map any longer,
    the findings are shown, and the page comes back when they are mended.
    """
    from argmap.page.server import Server

    if not Path(file).is_file():
        raise ArgmapError(f"there is no file '{file}'")
    with Server(Path(file), lambda stamp: _write(file, max_size, voices, stamp), port) as server:
        click.echo(f"{server.address}\nCtrl-C ends it.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _write(file: str, max_size: int, voices: "Voices", stamp: str) -> str:
    """Return the page of a file, or one that says what keeps it from being shown."""
    from argmap.checker import add_works, find_faults
    from argmap.cli.pages import make_page
    from argmap.graph import Graph
    from argmap.page import format_faults
    from argmap.report.text import format_findings

    try:
        document = read_document(file, max_size, places=True)
        if faults := find_faults(document):
            return format_faults(file, format_findings(faults), stamp)
        data, _ = add_works(document)
        return make_page(file, Graph.of(voices.choose(data).data), stamp=stamp)
    except ArgmapError as error:
        return format_faults(file, str(error), stamp)
