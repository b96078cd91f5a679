"""`argmap text extract`: the plain text of a paper."""

import click

from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, read_source, write_output
from argmap.cli.options import format_option
from argmap.cli.parameters import complete_files, standard_output_option


@click.command("extract")
@click.argument("file", metavar="PAPER", shell_complete=complete_files)
@standard_output_option
@format_option
@max_size_option
def command(file: str, output: str, output_format: str, max_size: int) -> None:
    """Write the plain text of PAPER.

    PAPER is JATS XML, PDF, DOCX, HTML, Markdown or text. PDF, DOCX and HTML need 'pip install
    "argmap[text]"'. Headings begin with #, notes with [^1]:, and pages with [page 1]. Compare the text with
    the paper, and correct it: all quotations are looked up in it.
    """
    from argmap.passages.extraction import extract_text
    from argmap.report.json import format_content

    extract = extract_text(read_source(file, max_size), file)
    if output_format == "json":
        write_output(output, format_content({"file": file, **extract.to_dict()}))
        return
    write_output(output, extract.text)
    print_error(str(extract))
