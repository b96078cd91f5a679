"""`argmap schema`: the JSON Schema of maps."""

import json

import click

from argmap.cli.files import write_output


@click.command("schema")
@click.option("-o", "--output", default="-", metavar="OUT", help="Write to this file.  [default: -]")
def command(output: str) -> None:
    """Print the JSON Schema (2020-12) of maps, for editors and other programs."""
    from argmap.model.schema import generate_schema

    text = json.dumps(generate_schema(), indent=2, ensure_ascii=False) + "\n"
    write_output(output, text.encode())
