"""`argmap rule`: what a rule finds, why, and what to do."""

import click

from argmap.cli.files import write_output
from argmap.cli.parameters import complete_rules
from argmap.errors import ArgmapError


@click.command("rule")
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_rules)
def command(name: str | None) -> None:
    """Explain the rule NAME, or list all rules."""
    from argmap.rules.docs import find_rule_docs

    pages = find_rule_docs()
    if name is None:
        width = max(map(len, pages))
        lines = [
            f"{page.name:<{width}}  {page.severity.value:<7}  {page.summary}{_mark(page.name)}\n"
            for page in pages.values()
        ]
        write_output("-", "".join(lines))
        return
    if name not in pages:
        from argmap.spelling import describe_unknown

        raise ArgmapError(describe_unknown("rule", name, pages, "'argmap rule' lists them"))
    write_output("-", f"{name} ({pages[name].severity.value})\n\n{pages[name].text}\n")


def _mark(name: str) -> str:
    from argmap.settings import ON_REQUEST

    return " (on request)" if name in ON_REQUEST else ""
