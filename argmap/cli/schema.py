"""`argmap schema`: the JSON Schemas of maps and of findings."""

import json

import click

from argmap.cli.files import write_output
from argmap.cli.parameters import Choice, standard_output_option


@click.command("schema")
@click.option(
    "--of",
    "subject",
    type=Choice(["map", "findings"], "schema"),
    default="map",
    show_default=True,
    help="What the schema describes: maps, or the JSON output of `check`.",
)
@standard_output_option
def command(subject: str, output: str) -> None:
    """Write the JSON Schema of maps or findings, for editors and tools.

    The schema uses draft 2020-12.
    """
    from argmap.model.schema import generate_schema
    from argmap.report.findings_schema import generate_findings_schema

    schema = generate_schema() if subject == "map" else generate_findings_schema()
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    write_output(output, text)
