"""Reading the TOML files that users write: configurations and themes."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from argmap.errors import ArgmapError
from argmap.reading import read_bytes

MAX_BYTES = 2**20
MOST = 100


def refuse_problems(path: Path, problems: Iterable[str]) -> None:
    """Raise an error that lists what is wrong with a file, if anything is; the first hundred problems of it.

    Raises:
        ArgmapError: there are problems.
    """
    shown = [f"{path}: {problem}" for problem in islice(problems, MOST + 1)]
    if len(shown) > MOST:
        shown[MOST:] = [f"{path}: more is wrong than these {MOST} problems"]
    if shown:
        raise ArgmapError("\n".join(shown))


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        ArgmapError: it cannot be read, is larger than a MiB, or is not TOML.
    """
    import tomllib

    content = read_bytes(path, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise ArgmapError(f"{path}: the file is larger than {MAX_BYTES:,} bytes, the most that is read")
    try:
        data = tomllib.loads(content.decode())
        repr(data)  # errors quote values; a hexadecimal number may be too long for that
        return data
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ArgmapError(f"{path}: invalid TOML: {error}") from error
    except RecursionError as error:
        raise ArgmapError(f"{path}: invalid TOML: brackets are nested too deeply") from error
    except Exception as error:  # such as a number of thousands of digits
        reason = str(error).partition(";")[0] or type(error).__name__
        raise ArgmapError(f"{path}: cannot be read as TOML: {reason}") from error
