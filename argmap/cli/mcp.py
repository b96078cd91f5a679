"""`argmap mcp`: the server for assistants."""

from pathlib import Path

import click

from argmap.cli.files import write_output
from argmap.cli.parameters import complete_files
from argmap.errors import ArgmapError


@click.command("mcp")
@click.option(
    "--root",
    type=Path,
    default=".",
    show_default=True,
    metavar="FOLDER",
    shell_complete=complete_files,
    help="The folder of the maps; nothing outside is read or written.",
)
@click.option("--write", is_flag=True, help="Let assistants change maps.")
@click.option("--guide", is_flag=True, help="Print what tells assistants how to encode a text, and exit.")
def command(root: Path, write: bool, guide: bool) -> None:
    """Serve assistants with maps, over standard input and output.

    The tools are read, check, ask and apply. Without --write, no map is changed. Assistants start the server
    themselves; docs/assistants.md says what to tell them. It needs `pip install "argmap[mcp]"`.
    """
    try:
        from argmap.mcp.server import make_server, read_guide
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise ArgmapError("the server needs the MCP SDK: run 'pip install \"argmap[mcp]\"'") from None
    if guide:
        write_output("-", read_guide())
        return
    make_server(root, write=write).run("stdio")
