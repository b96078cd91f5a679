"""What argmap raises: one family, so that callers can catch it by one name."""


class ArgmapError(Exception):
    """Something could not be done; the message says what and what to do about it."""


class UnknownFormatError(ArgmapError, ValueError):
    """There is no format of this name, or none for this purpose; the message says which there are."""


class EngineError(ArgmapError):
    """No Graphviz engine was found, or the engine failed or ran out of time."""


class DrawingWarning(UserWarning):
    """A picture is laid out more simply or drawn smaller than usual, and why."""


def cannot_read(path: object, error: OSError) -> ArgmapError:
    """Return the error for a file that the system does not let us read."""
    return ArgmapError(f"cannot read '{path}': {(error.strerror or str(error)).lower()}")
