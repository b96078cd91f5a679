"""Reading the TOML files that users write: configurations and themes."""

from pathlib import Path
from typing import Any

from argmap.errors import ArgmapError, cannot_read


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        ArgmapError: it cannot be read, or is not TOML.
    """
    import tomllib

    try:
        return tomllib.loads(path.read_bytes().decode())
    except OSError as error:
        raise cannot_read(path, error) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ArgmapError(f"{path}: invalid TOML: {error}") from error
