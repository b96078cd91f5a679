"""Groups of commands that are imported only when they are asked for."""

from collections.abc import Mapping, Sequence
from importlib import import_module

import click

from argmap.docstrings import read_docstring
from argmap.spelling import describe_unknown


class LazyGroup(click.Group):
    """Commands under headings, each in a module of its own, that has it as `command`."""

    headings: Mapping[str, Sequence[str]] = {}
    module = "argmap.cli.{}"

    @property
    def names(self) -> list[str]:
        """The names of all commands."""
        return [name for names in self.headings.values() for name in names]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return self.names

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, which is imported now."""
        if cmd_name not in self.names:
            return None
        command: click.Command = import_module(self.module.format(cmd_name.replace("-", "_"))).command
        return with_help(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for; of another word, say what is near."""
        if args[0] not in self.names and not ctx.resilient_parsing:
            ctx.fail(describe_unknown("command", args[0], self.names, ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings."""
        width = max(map(len, self.names))
        for title, names in self.headings.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:<{width}}", self._summarise(ctx, name)) for name in names])

    def _summarise(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        assert command is not None
        return command.get_short_help_str(limit=200).rstrip(".")


def with_help(command: click.Command) -> click.Command:
    """Give a command its help, also where Python drops docstrings."""
    command.help = command.help or read_docstring(command.callback)
    return command
