"""What is noteworthy about a drawing, told in a way of one's own."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from argmap.errors import DrawingWarning


@contextmanager
def forward_warnings(tell: Callable[[str], None]) -> Iterator[None]:
    """Have every `DrawingWarning` told by a function; other warnings go where they always go."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DrawingWarning)
        show = warnings.showwarning

        def show_or_tell(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
            if issubclass(category, DrawingWarning):
                tell(str(message))
            else:
                show(message, category, *rest, **more)

        warnings.showwarning = show_or_tell
        yield
