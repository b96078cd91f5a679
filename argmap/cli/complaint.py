"""What the command line says on standard error."""

import click

from argmap.text.lines import show_harmless


def complain(message: str) -> None:
    """Say why something could not be done, each line of it harmless for a terminal."""
    for line in message.split("\n"):
        click.echo(f"argmap: {show_harmless(line)}", err=True)
