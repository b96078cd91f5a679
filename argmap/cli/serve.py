"""`argmap serve`: the page of a map in a browser, anew whenever the file is saved."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, open_map
from argmap.cli.options import voice_options
from argmap.cli.parameters import file_argument
from argmap.errors import ArgmapError
from argmap.reading import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.graph import Voices


@click.command("serve")
@file_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port to listen on.  [default: any free port]",
)
@voice_options
@max_size_option
def command(file: str, port: int, voices: "Voices", max_size: int) -> None:
    """Show FILE in a browser, and update it when the file is saved.

    The page is the same as the HTML output of `argmap render`. It can be opened only on this computer, at the
    address that is printed. It is also updated when a file that FILE includes is saved. While FILE is not a
    valid map, the last page stays, below the findings.
    """
    from argmap.page.server import Server

    if not Path(file).is_file():
        raise ArgmapError(f"there is no file '{file}'")

    def write(stamp: str) -> str:
        return make_page(file, max_size, voices, stamp, server.watch)

    with Server(Path(file), write, port) as server:
        click.echo(f"{server.address}\nCtrl-C ends it.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def make_page(
    file: str,
    max_size: int,
    voices: "Voices",
    stamp: str,
    watch: "Callable[[Iterable[Path]], object]" = list,
) -> str:
    """Return the page of a file, or one that says what keeps it from being shown.

    `watch` gets the other files that it depends on.
    """
    from argmap.page import format_faults

    try:
        if not is_there(Path(file)):
            return format_faults(file, f"'{file}' is no longer a file", stamp)
        analysis = open_map(file, max_size, voices)
        watch(analysis.inputs)
        return analysis.page_or_faults(stamp)
    except ArgmapError as error:
        return format_faults(file, str(error), stamp)
