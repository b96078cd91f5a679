"""Findings as diagnostics: faults while somebody types, and a whole review after a pause."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    PublishDiagnosticsParams,
    Range,
)
from pygls.exceptions import JsonRpcException

from argmap.errors import ArgmapError
from argmap.finding import Finding, Related, Severity
from argmap.lsp.files import OpenFile, State
from argmap.lsp.questions import find_findings, find_verdicts

if TYPE_CHECKING:
    from argmap.lsp.server import Server

FIRST_PAUSE, SECOND_PAUSE = 0.3, 0.3
"""Seconds without a change after which faults and verdicts are looked for, and how long before a review."""

RULES = "https://github.com/argmap/argmap/blob/main/docs/rules.md#{}"

_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_UNUSED = {"unused-source", "unused-waiver"}
_WAITS = "\nEverything else that may be wrong is told when the errors of text and shape are corrected."
_AT_START = Range(Position(0, 0), Position(0, 0))


class Watcher:
    """Reviews a file whenever it has changed and rests."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._task: asyncio.Task[None] | None = None
        self._has_faults = False

    def start(self, file: OpenFile, pause: float | None = None) -> None:
        """Begin anew, after a pause."""
        if self._task:
            self._task.cancel()
        pauses = (FIRST_PAUSE, SECOND_PAUSE) if pause is None else (pause, pause)
        self._task = asyncio.ensure_future(self._watch(file.state, *pauses))

    def stop(self, uri: str) -> None:
        """Take back what was said of a file."""
        if self._task:
            self._task.cancel()
        self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, []))

    async def _watch(self, state: State, first: float, second: float) -> None:
        with suppress(JsonRpcException):  # it has changed
            await asyncio.sleep(first)
            await self._show_faults(state)
            await self._show_verdicts(state)
            await asyncio.sleep(second)
            await self._review(state)

    async def _show_faults(self, state: State) -> None:
        """Show faults at once; what a review said before stays until the next one, if there are none."""
        faults = await self._server.run(state, lambda: state.faults)
        had_faults, self._has_faults = self._has_faults, bool(faults)
        if faults or had_faults:
            self._publish(state, faults)

    async def _show_verdicts(self, state: State) -> None:
        """Let the editor ask for verdicts anew; what a hover is asked for is worked out with them."""
        with suppress(ArgmapError):  # the review tells it
            if verdicts := await self._server.ask(state, find_verdicts):
                state.file.verdicts = verdicts
                self._server.refresh_hints()

    async def _review(self, state: State) -> None:
        try:
            findings = await self._server.ask(state, find_findings)
        except ArgmapError as error:
            findings = [Finding("", Severity.ERROR, str(error), state.file.name, 1, 1, 1, 1)]
        if state.file.state is state:
            state.file.findings = findings
            self._publish(state, findings)

    def _publish(self, state: State, findings: Sequence[Finding]) -> None:
        diagnostics = list(make_diagnostics(state, findings))
        if diagnostics and self._has_faults:
            diagnostics[0].message += _WAITS
        self._server.text_document_publish_diagnostics(
            PublishDiagnosticsParams(state.file.uri, diagnostics, state.version)
        )


def make_diagnostics(state: State, findings: Iterable[Finding]) -> Iterable[Diagnostic]:
    """Yield findings as diagnostics of the version that they were found in."""
    for finding in findings:
        is_here = finding.file == state.file.name
        yield Diagnostic(
            range=_find_range(state, finding) if is_here else _AT_START,
            message=finding.text,
            severity=_SEVERITIES[finding.severity],
            code=finding.rule or None,
            code_description=CodeDescription(RULES.format(finding.rule)) if finding.rule else None,
            source="argmap",
            tags=[DiagnosticTag.Unnecessary] if finding.rule in _UNUSED else None,
            related_information=list(_relate(state, finding)) or None,
        )


def _find_range(state: State, finding: Finding | Related) -> Range:
    """Return the range of a finding in the version it was found in.

    Of a whole entry it is that of its key, and of the whole file that of the first key.
    """
    if finding.line is None or finding.column is None:
        return _AT_START
    lines, place = state.document.lines, state.place_told(finding.path)
    start = lines.offset(finding.line, finding.column)
    end = lines.offset(finding.end_line or finding.line, finding.end_column or finding.column)
    if not finding.path and place and place.key is not None and start == state.good.root.at:
        start, end = place.key, place.key_end
    elif place and place.items and place.key == start:
        end = place.key_end
    return state.text.range(start + state.marks, end + state.marks)


def _relate(state: State, finding: Finding) -> Iterable[DiagnosticRelatedInformation]:
    for related in finding.related:
        if related.file == state.file.name:
            place = Location(state.file.uri, _find_range(state, related))
            yield DiagnosticRelatedInformation(place, str(related.message))
    if finding.file and finding.line and finding.file != state.file.name:
        start = Position(finding.line - 1, 0)
        place = Location(FilePath(finding.file).absolute().as_uri(), Range(start, start))
        yield DiagnosticRelatedInformation(place, str(finding.message))
