"""`argmap`: finds the command, and turns errors into one clear line and exit code 2."""

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from argmap import __version__
from argmap.errors import ArgmapError

COMMANDS = ("validate", "check", "evaluate", "render", "schema", "rule")


class _Commands(click.Group):
    """Imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"argmap.cli.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="argmap %(version)s")
def argmap() -> None:
    """Check, weigh and draw argument maps.

    A map says in YAML or JSON what a paper claims, what each claim rests on, what speaks against it and
    what it recommends. FILE is the path of a map, or - for standard input.

    Exit codes: 0 all is well, 1 there are findings, 2 it could not be done.
    """


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in one clear line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(argmap(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
    except ArgmapError as error:
        click.echo(f"argmap: {error}", err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo("argmap: interrupted", err=True)
    except MemoryError:
        click.echo("argmap: out of memory", err=True)
    except BrokenPipeError:  # whoever read the output has gone, and needs no word about it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(2)
