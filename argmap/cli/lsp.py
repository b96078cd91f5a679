"""`argmap lsp`: the language server."""

import click

from argmap.errors import ArgmapError


@click.command("lsp")
@click.option(
    "--tcp",
    "port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="Wait for an editor at this port of this computer, in place of standard input and output.",
)
def command(port: int | None) -> None:
    """Serve an editor in which maps are written: findings, completion.

    Editors start it themselves; docs/editors.md says what to tell them. It needs `pip install "argmap[lsp]"`.
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise ArgmapError("the language server needs pygls: run 'pip install \"argmap[lsp]\"'") from None
    from argmap.lsp.server import serve

    serve(port)
