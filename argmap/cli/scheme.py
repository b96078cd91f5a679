"""`argmap scheme`: the argumentation schemes, and the questions that they ask."""

import json
from typing import TYPE_CHECKING

import click

from argmap.cli.files import write_output
from argmap.cli.options import format_option
from argmap.cli.parameters import complete_files, complete_schemes
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.schemes.catalogue import Catalogue
    from argmap.schemes.scheme import Scheme


@click.command("scheme")
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_schemes)
@click.option(
    "--config",
    metavar="TOML",
    shell_complete=complete_files,
    help="Read settings from this file instead of the nearest argmap.toml.",
)
@format_option
def command(name: str | None, config: str | None, output_format: str) -> None:
    """Explain the scheme NAME, or list all argumentation schemes.

    A scheme comes with its critical questions. It is found by its other names as well. Catalogues that the
    configuration names, and those of plug-ins, are included.
    """
    catalogue = _read_catalogue(config)
    chosen = list(catalogue.schemes.values()) if name is None else [_find(catalogue, name)]
    if output_format == "json":
        data = [scheme.to_dict() for scheme in chosen]
        text = json.dumps(data[0] if name else data, indent=2, ensure_ascii=False) + "\n"
    else:
        text = chosen[0].describe() if name else _list(chosen)
    write_output("-", text)


def _read_catalogue(config: str | None) -> "Catalogue":
    from pathlib import Path

    from argmap.schemes.catalogue import load_catalogue
    from argmap.settings_file import load_configuration

    configuration = load_configuration(Path(config) if config else None, Path())
    return load_catalogue(configuration.settings.schemes)


def _find(catalogue: "Catalogue", name: str) -> "Scheme":
    scheme = catalogue.find(name)
    if scheme is None:
        near = catalogue.nearest(name)
        hint = f" (did you mean '{near}'?)" if near else ""
        raise ArgmapError(f"unknown scheme '{name}'{hint}; 'argmap scheme' lists them")
    return scheme


def _list(schemes: "list[Scheme]") -> str:
    width = max(len(scheme.name) for scheme in schemes)
    return "".join(f"{scheme.name:<{width}}  {scheme.use}\n" for scheme in schemes)
