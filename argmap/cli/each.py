"""Commands that write something for each of several maps."""

from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.cli.files import write_output, write_outputs
from argmap.cli.jobs import find_files
from argmap.errors import ArgmapError
from argmap.formats import formats_for
from argmap.identifier import Names
from argmap.reading import is_folder


def is_single(files: Sequence[str]) -> bool:
    """Return whether what is given is one file, rather than several or a folder."""
    return len(files) == 1 and (files[0] == "-" or not is_folder(Path(files[0])))


def write_each(
    files: Sequence[str], output: str, format_name: str, make: Callable[[str], bytes | str]
) -> None:
    """Write what is made of a file; of several files, or those of a folder, each to a file in a folder.

    Raises:
        ArgmapError: a file cannot be read, or what is made of it cannot be written.
    """
    if is_single(files):
        write_output(output, make(files[0]))
        return
    if output == "-":
        raise ArgmapError("several maps make several files; name a folder with --output")
    names, ending = Names(), formats_for("drawing", "graph", "report")[format_name].endings[0]
    made = {name: make(name) for name in find_files(files)}
    contents = {
        str(Path(output, f"{names.take(Path(name).stem)}{ending}")): (
            content if isinstance(content, bytes) else content.encode(errors="backslashreplace")
        )
        for name, content in made.items()
    }
    write_outputs(contents, output)
