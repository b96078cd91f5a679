"""`argmap`: finds the command, and turns errors into clear lines and exit code 2."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from argmap import __version__
from argmap.cli.errors import print_click_error, print_error
from argmap.cli.lazy import LazyGroup, with_help
from argmap.cli.streams import end_on_signals, give_up_output, prepare_streams
from argmap.errors import ArgmapError, cannot_use, describe_fault
from argmap.finding import InvalidMap
from argmap.notices import forward_warnings

GROUPS = {
    "Check": ("validate", "check", "report", "rule", "scheme"),
    "Ask": ("evaluate", "why", "what-if", "flip", "weight", "positions", "strength"),
    "Compare": ("diff", "merge", "git-setup", "review-mark", "impact"),
    "Draw": ("render", "serve"),
    "Convert": ("convert", "table", "framework", "sources"),
    "Write": ("new", "fmt", "edit", "text", "schema", "lsp", "mcp"),
    "Many maps": ("corpus",),
}
COMMANDS = tuple(command for commands in GROUPS.values() for command in commands)
_COMPLETE = "_ARGMAP_COMPLETE"
_MANY = 20_000
"""How many objects are made before the garbage collector looks for circles; starting alone makes many."""


class _Commands(LazyGroup):
    """Prints errors in one style."""

    headings = GROUPS

    def main(
        self,
        args: Any = None,
        prog_name: str | None = None,
        *_: Any,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        return _run(self, sys.argv[1:] if args is None else args, **extra)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="argmap %(version)s")
def argmap() -> None:
    """Check, evaluate and draw argument maps.

    A map lists a paper's claims, the premises they rest on, the challenges to them and its recommendations,
    in a YAML or JSON file. FILE is the path of a map, or - for standard input.

    Exit codes: 0 if there are no findings at or above --fail-on, 1 if there are, 2 if it could not run. If a
    message calls itself a fault of argmap, set ARGMAP_TRACEBACK=1 to see the traceback, and report it.
    """


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in clear lines and exit code 2."""
    gc.set_threshold(_MANY)
    atexit.register(gc.disable)  # nothing is left to collect when a process ends
    prepare_streams()
    with_help(argmap)
    end_on_signals()
    if instruction := os.environ.get(_COMPLETE):
        sys.exit(_complete(instruction))
    _run(argmap, sys.argv[1:])


def _complete(instruction: str) -> int:
    """Print the script that a shell sources, or what completes the words that it gives; return the code."""
    from click.shell_completion import shell_complete

    try:
        return shell_complete(argmap, {}, "argmap", _COMPLETE, instruction)
    except Exception:  # such as a broken plug-in: no shell shows errors while a person types
        return 2


def _run(group: click.Group, words: Sequence[str], **extra: Any) -> NoReturn:
    try:
        with (
            forward_warnings(print_error),
            group.make_context("argmap", list(words) or ["--help"], **extra) as context,
        ):
            group.invoke(context)
        sys.exit(0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        print_click_error(error, " ".join(["argmap", *words[:1]]))
    except InvalidMap as error:
        _print_findings(error)
    except ArgmapError as error:
        print_error(str(error))
    except (click.Abort, KeyboardInterrupt):
        print_error("interrupted")
    except MemoryError:
        print_error("out of memory")
    except OSError as error:
        if error.filename is None:
            sys.exit(give_up_output(error))
        print_error(str(cannot_use(error)))
    except Exception as error:  # a fault of argmap; no traceback ends with the code of findings
        from shlex import join

        print_error(str(describe_fault(f"'{join(['argmap', *words])}'", error)))
    sys.exit(2)


def _print_findings(error: InvalidMap) -> None:
    from argmap.report.text import format_findings

    click.echo(format_findings(error.findings), err=True, nl=False)
    print_error(f"'{error.findings[0].file}' is not a valid map; fix the errors above")
