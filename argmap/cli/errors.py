"""What the command line says on standard error."""

import os

import click

from argmap.spelling import describe_unknown
from argmap.syntax.lines import escape_controls


def print_error(message: str) -> None:
    """Say why something could not be done, each line of it harmless for a terminal."""
    try:
        for line in message.split("\n"):
            click.echo(f"argmap: {escape_controls(line)}", err=True)
    except OSError:  # nobody hears it; the exit code still tells
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def print_click_error(error: click.ClickException, command: str) -> None:
    """Say what is wrong with a command line, and that the help of a command says more."""
    print_error(_describe(error))
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else command
        print_error(f"run '{path} --help' for help")


def _describe(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption) and error.ctx:
        return describe_unknown("option", error.option_name, _options(error.ctx), "")
    if isinstance(error, click.BadParameter) and error.param:
        type_ = error.param.type
        if isinstance(type_, click.IntRange | click.FloatRange):
            return f"invalid value for '{error.param.opts[-1]}'; choose {_describe_range(type_)}"
    message = error.format_message().rstrip(".")
    return message[:1].lower() + message[1:]


def _describe_range(type_: click.IntRange | click.FloatRange) -> str:
    noun = "a whole number" if isinstance(type_, click.IntRange) else "a number"
    return f"{noun} from {type_.min:,} " + ("upward" if type_.max is None else f"to {type_.max:,}")


def _options(context: click.Context) -> list[str]:
    parameters = context.command.get_params(context)
    return [
        name
        for option in parameters
        for name in (*option.opts, *option.secondary_opts)
        if name.startswith("--")
    ]
