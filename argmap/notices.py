"""What is noteworthy about a drawing or a report, told in a way of one's own."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from argmap.errors import DrawingWarning, ReportWarning

_OURS = (DrawingWarning, ReportWarning)


@contextmanager
def forward_warnings(tell: Callable[[str], None]) -> Iterator[None]:
    """Have every warning of argmap told by a function; other warnings go where they always go."""
    with warnings.catch_warnings():
        for category in _OURS:
            warnings.simplefilter("always", category)
        show = warnings.showwarning

        def show_or_tell(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
            if issubclass(category, _OURS):
                tell(str(message))
            else:
                show(message, category, *rest, **more)

        warnings.showwarning = show_or_tell
        yield
