"""What would turn a verdict, as suggestions in words and as JSON."""

from typing import TYPE_CHECKING

from argmap.report.json import format_content
from argmap.report.lines import format_statements

if TYPE_CHECKING:
    from argmap.evaluation import Flip, Flips
    from argmap.evaluation.flips import Move

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
    if not flips.found:
        return f"{verdict}, and {_say_none(flips)}\n"
    shown = flips.found[:MOST]
    lines = [f"{verdict}; {'this' if len(flips.found) == 1 else 'each of these'} would turn that:\n"]
    lines += [f"- {_suggest(flip)}: then it is {flip.verdict}\n" for flip in shown]
    if more := len(flips.found) - len(shown):
        lines.append(f"- … and {more:,} more\n")
    if not flips.exhausted:
        lines.append(f"These are what {flips.tried:,} tries have found; there may be more.\n")
    named = dict.fromkeys(move.statement for flip in shown for move in flip.moves)
    return "".join(lines) + "\n" + format_statements(list(named))


def _say_none(flips: "Flips") -> str:
    if flips.exhausted:
        return "no challenge answered, no statement cited, supported or withdrawn would turn that"
    return f"{flips.tried:,} sets of changes were tried, of which none turns that"


def _suggest(flip: "Flip") -> str:
    words = [_say(move) for move in flip.moves]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _say(move: "Move") -> str:
    names = (move.statement.kind, move.statement.key)
    return _WORDS[move.kind].format(*names[-_WORDS[move.kind].count("{}") :])


def format_json(file: str, flips: "Flips") -> str:
    """Return all suggestions as JSON."""
    return format_content(
        {
            "file": file,
            "statement": flips.statement.key,
            "verdict": flips.verdict,
            "flips": [
                {
                    "moves": [{"kind": one.kind, "statement": one.statement.key} for one in flip.moves],
                    "verdict": flip.verdict,
                }
                for flip in flips.found
            ],
            "exhausted": flips.exhausted,
            "tried": flips.tried,
        }
    )
