"""What `argmap[corpus]` installs, and what to say where it is missing."""

from importlib import import_module
from typing import Any

from argmap.errors import ArgmapError


def need(module: str, purpose: str, install: str = "'argmap[corpus]'") -> Any:
    """Return a module that is optional.

    Raises:
        ArgmapError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        missing = (error.name or module).partition(".")[0]
        raise ArgmapError(f"{purpose} needs {missing}: run pip install {install}") from error
