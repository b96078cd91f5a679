"""`argmap`: finds the command, and turns errors into one clear line and exit code 2."""

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from argmap import __version__
from argmap.cli.complaint import complain
from argmap.errors import ArgmapError
from argmap.notices import notices_told

COMMANDS = (
    "validate",
    "check",
    "evaluate",
    "why",
    "what-if",
    "flip",
    "weight",
    "positions",
    "strength",
    "report",
    "render",
    "serve",
    "convert",
    "framework",
    "table",
    "sources",
    "schema",
    "rule",
)


class _Commands(click.Group):
    """Imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"argmap.cli.{cmd_name.replace('-', '_')}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="argmap %(version)s")
def argmap() -> None:
    """Check, evaluate and draw argument maps.

    A map says in YAML or JSON what a paper claims, what each claim rests on, what speaks against it and
    what it recommends. Its statements are established, granted, answered, parried, questioned, defeated,
    contested or unsupported. FILE is the path of a map, or - for standard input.

    Exit codes: 0 all is well, 1 there are findings, 2 it could not be done.
    """


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in one clear line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with notices_told(complain), argmap.make_context("argmap", sys.argv[1:]) as context:
            argmap.invoke(context)
        sys.exit(0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
    except ArgmapError as error:
        complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
    except MemoryError:
        complain("out of memory")
    except OSError as error:
        _give_up_output(error)
    sys.exit(2)


def _give_up_output(error: OSError) -> None:
    """Tell that standard output failed, unless its reader has gone, and keep Python from trying again."""
    if not isinstance(error, BrokenPipeError):
        complain(f"cannot write: {error.strerror or error}")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
