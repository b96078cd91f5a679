"""Text to Argdown's own model of it, or to all that is wrong with the text, each at its place."""

import re
from collections.abc import Collection
from typing import NamedTuple

from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.lexer import Lexer
from argmap.interop.argdown.model import Model
from argmap.interop.argdown.modelling import Modeller
from argmap.interop.argdown.parser import Parser
from argmap.interop.carrying import Loss, UnreadableError
from argmap.text.lines import Lines

_INCLUDE = re.compile(r"@include\([^)]+\)")
_NOT_BREAK = re.compile(r"[^\n]")
_MOST = 100

_INCLUDED = "other files are not read: put its text in its place"
_COMMENTS = "comments are no part of what Argdown reads"


class Parsed(NamedTuple):
    """A document that was read, its lines, and what of it is not in the model."""

    model: Model
    lines: Lines
    losses: list[Loss]


def parse(text: str) -> Parsed:
    """Return what Argdown takes a text for; raises `UnreadableError` with all that is wrong."""
    had_returns = "\r\n" in text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(text)
    losses = [Loss(write_place(lines, one.start()), one[0], _INCLUDED) for one in _INCLUDE.finditer(text)]
    text = _INCLUDE.sub(lambda found: _NOT_BREAK.sub(" ", found[0]), text)
    lexer = Lexer(text if text.endswith("\n") else text + "\n", had_returns=had_returns)
    parser = Parser(lexer.run())
    modeller = Modeller(parser.run())
    refuse(lines, [*lexer.faults, *parser.faults])
    model = modeller.run()
    refuse(lines, modeller.faults)
    if lexer.comments:
        what = f"{lexer.comments:,} comment{'s' if lexer.comments > 1 else ''}"
        losses.append(Loss("", what, _COMMENTS))
    return Parsed(model, lines, losses)


def refuse(lines: Lines, faults: Collection[Fault]) -> None:
    """Raise `UnreadableError` if there are faults."""
    if faults:
        told = [f"{write_place(lines, at)}: {message}" for at, message in sorted(faults)[:_MOST]]
        more = [f"… and {len(faults) - _MOST:,} more"] if len(faults) > _MOST else []
        raise UnreadableError("\n".join(told + more))


def write_place(lines: Lines, at: int) -> str:
    """Return the line and column at an offset: `12:3`."""
    line, column = lines.place(at)
    return f"{line}:{column}"
