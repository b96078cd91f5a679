"""The changes that would change a verdict, as suggestions in words."""

from typing import TYPE_CHECKING

from argmap.evaluation.phrasing.lines import format_statements

if TYPE_CHECKING:
    from argmap.evaluation import Flip, Flips
    from argmap.evaluation.why.flips import FlipMove

MOST = 20
"""How many suggestions are shown."""

_WORDS = {
    "answer": "answer the challenge '{}'",
    "cite": "cite a source for the {} '{}'",
    "support": "give a reason that stands, or a source, for the {} '{}'",
    "withdraw": "withdraw the {} '{}'",
}


def format_flips(flips: "Flips") -> str:
    """Return a line for each suggestion, and below what the statements say that it names."""
    verdict = f"'{flips.statement.key}' is {flips.verdict}"
    if not flips.flips:
        return f"{verdict}, and {_explain_none(flips)}"
    shown = flips.flips[:MOST]
    lines = [
        f"{verdict}; {'to change that' if len(flips.flips) == 1 else 'any of these would change that'}:\n"
    ]
    lines += [f"- {_suggest(flip)}: then it is {flip.verdict}\n" for flip in shown]
    if more := len(flips.flips) - len(shown):
        lines.append(f"- … and {more:,} more\n")
    if not flips.exhausted:
        lines.append(f"The search stopped after {flips.tried:,} tries; there may be more.\n")
    named = dict.fromkeys(move.statement for flip in shown for move in flip.moves)
    return "".join(lines) + "\n" + format_statements(list(named))


def _explain_none(flips: "Flips") -> str:
    if flips.exhausted:
        return "no answer, citation, support or withdrawal would change that"
    return f"none of the {flips.tried:,} sets of changes tried would change that"


def _suggest(flip: "Flip") -> str:
    words = [_format_move(move) for move in flip.moves]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _format_move(move: "FlipMove") -> str:
    names = (move.statement.kind, move.statement.key)
    return _WORDS[move.kind].format(*names[-_WORDS[move.kind].count("{}") :])
