"""Write the answer to a question: as words or as JSON."""

from typing import TYPE_CHECKING

from argmap.cli.files import write_output

if TYPE_CHECKING:
    from argmap.result import Result


def write_result(result: "Result", file: str, output_format: str, output: str = "-") -> None:
    """Write what was asked of a map file.

    Raises:
        ArgmapError: it cannot be written.
    """
    from argmap.report.json import format_content

    as_json = output_format == "json"
    text = format_content({"file": file, **result.to_dict()}) if as_json else f"{result}\n"
    write_output(output, text)
