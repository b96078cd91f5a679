"""The changes that would change a verdict, as suggestions in words."""

from typing import TYPE_CHECKING

from argmap.evaluation.phrasing.lines import format_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_IF = {
    "answer": "the challenge '{}' were answered",
    "cite": "a source were cited for the {} '{}'",
    "support": "a reason or a source were given for the {} '{}'",
    "withdraw": "the {} '{}' did not hold",
}


def format_flips(flips: "Flips") -> str:
    """Return a line for each suggestion, and below what the statements say that it names."""
    verdict = f"'{flips.statement.key}' is {flips.verdict}"
    if not flips.flips:
        return f"{verdict}, and {_explain_none(flips)}"
    shown, stands = flips.flips[:MOST], flips.verdict == "established"
    lines = [f"{verdict}{_introduce(flips, stands)}:\n"]
    lines += [f"- {_suggest(flip, _IF if stands else _WORDS)}: then it is {flip.verdict}\n" for flip in shown]
    if more := len(flips.flips) - len(shown):
        lines.append(f"- … and {more:,} more\n")
    if not flips.exhausted:
        lines.append(f"The search stopped after {flips.tried:,} tries; there may be more.\n")
    named = dict.fromkeys(move.statement for flip in shown for move in flip.moves)
    return "".join(lines) + "\n" + format_statements(list(named))


def _introduce(flips: "Flips", stands: bool) -> str:
    if stands:
        return ", so nothing needs repair; it would no longer be established if"
    return f"; {'to change that' if len(flips.flips) == 1 else 'any of these would change that'}"


def _explain_none(flips: "Flips") -> str:
    if flips.exhausted:
        return "no answer, citation, support or withdrawal would change that"
    return f"none of the {flips.tried:,} sets of changes tried would change that"


def _suggest(flip: "Flip", words: "Mapping[str, str]") -> str:
    moves = [_format_move(move, words[move.kind]) for move in flip.moves]
    return " and ".join([", ".join(moves[:-1]), moves[-1]] if len(moves) > 1 else moves)


def _format_move(move: "FlipMove", words: str) -> str:
    names = (move.statement.kind, move.statement.key)
    return words.format(*names[-words.count("{}") :])
