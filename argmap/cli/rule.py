"""`argmap rule`: what a rule finds, why, and what to do."""

import click

from argmap.errors import ArgmapError


@click.command("rule")
@click.argument("name", metavar="[NAME]", required=False)
def command(name: str | None) -> None:
    """Print the page of the rule NAME, or without a name the list of all rules."""
    from argmap.rules.pages import find_pages

    pages = find_pages()
    if name is None:
        width = max(map(len, pages))
        for page in pages.values():
            click.echo(f"{page.name:<{width}}  {page.severity.value:<7}  {page.summary}")
        return
    if name not in pages:
        from argmap.spelling import Speller

        raise ArgmapError(f"there is no rule '{name}'{Speller(pages).hint(name)}")
    click.echo(f"{name} ({pages[name].severity.value})\n\n{pages[name].text}")
