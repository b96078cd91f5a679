"""What can be said of a statement once everything in the map is weighed."""

from typing import Literal, TypeAlias, get_args

Verdict: TypeAlias = Literal["established", "answered", "defeated", "unsupported", "contested"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
