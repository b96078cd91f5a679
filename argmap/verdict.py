"""What can be said of a statement once everything in the map is weighed."""

from typing import Literal, TypeAlias, get_args

Verdict: TypeAlias = Literal[
    "established",
    "granted",
    "answered",
    "parried",
    "questioned",
    "defeated",
    "contested",
    "unsupported",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""All of them, in the order in which they are listed."""

Basis: TypeAlias = Literal["asserted", "cited"]
"""Which premises count in a single run: all, or those with a source or a stated assumption."""

Answer: TypeAlias = Literal["in", "out", "undecided"]
"""What a single run says of a statement."""

MET_BY: dict[str, frozenset[str]] = {
    "granted": frozenset({"granted", "established"}),
    "parried": frozenset({"parried", "answered"}),
}
"""Which verdicts meet an expectation, where it is not that verdict alone: more grounds never break one."""
