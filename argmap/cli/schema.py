"""`argmap schema`: the JSON Schemas of maps, of findings, of differences and of catalogues of schemes."""

import json
from typing import Any

import click

from argmap.cli.files import write_output
from argmap.cli.parameters import Choice, standard_output_option


@click.command("schema")
@click.option(
    "--of",
    "subject",
    type=Choice(["map", "findings", "schemes", "difference"], "schema"),
    default="map",
    show_default=True,
    help="What the schema describes: maps, what `check` and `diff` write as JSON, or catalogues of schemes.",
)
@standard_output_option
def command(subject: str, output: str) -> None:
    """Write the JSON Schema of maps, findings, differences or schemes.

    The schema is for editors and other tools, and uses draft 2020-12.
    """
    text = json.dumps(_find_schema(subject), indent=2, ensure_ascii=False) + "\n"
    write_output(output, text)


def _find_schema(subject: str) -> dict[str, Any]:
    if subject == "schemes":
        from argmap.schemes.catalogue import load_catalogue_schema

        return load_catalogue_schema()
    if subject == "difference":
        from argmap.comparison.schema import generate_difference_schema

        return generate_difference_schema()
    if subject == "findings":
        from argmap.report.findings_schema import generate_findings_schema

        return generate_findings_schema()
    from argmap.model.schema import generate_schema

    return generate_schema()
