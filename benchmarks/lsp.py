"""How long a person who types waits for the language server, and how much memory it takes.

    python -m benchmarks.lsp [--sizes 1000 10000] [--statements 200] [--pause 0.6]

Into a generated map, statements are typed letter by letter; the editor asks what editors ask meanwhile.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Condition, Thread
from typing import Any, NamedTuple

from argmap.syntax.write import write_yaml
from benchmarks.generate import graph

ALLOWED = {1_000: 0.1, 10_000: 1.0}
"""Seconds within which 95 % of answers are to come, by the number of statements."""

SCREEN = 60
"""Lines that an editor shows."""


class Answer(NamedTuple):
    """How long an answer took, and how much CPU time the server."""

    method: str
    wall: float
    cpu: float


class Editor:
    """Speaks with a server of its own."""

    def __init__(self, folder: Path, text: str) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.answers: list[Answer] = []
        self.lines = text.split("\n")
        self._uri, self._version, self._number = (folder / "map.yaml").as_uri(), 0, 0
        self._answered: dict[int, Any] = {}
        self._news, self._reviews = Condition(), 0
        Thread(target=self._listen, daemon=True).start()
        hints = {"workspace": {"inlayHint": {"refreshSupport": True}}}
        actions = {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}
        capabilities = {**hints, "textDocument": {**actions, "publishDiagnostics": {"versionSupport": True}}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self._tell("initialized", {})
        file = {"uri": self._uri, "languageId": "yaml", "version": 0, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": file})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _listen(self) -> None:
        stream = self.server.stdout
        assert stream
        length = 0
        while line := stream.readline():
            if line.startswith(b"Content-Length"):
                length = int(line.split()[1])
            elif not line.strip():
                self._hear(json.loads(stream.read(length)))

    def _hear(self, message: dict[str, Any]) -> None:
        with self._news:
            if "method" not in message:
                self._answered[message["id"]] = message
            elif "id" in message:
                self._send({"id": message["id"], "result": None})
            self._reviews += message.get("method") == "textDocument/publishDiagnostics"
            self._news.notify_all()

    def ask(self, method: str, params: Any) -> Any:
        """Return the answer to a question, and note how long it took."""
        self._number += 1
        number, wall, cpu = self._number, time.perf_counter(), self._cpu()
        self._send({"id": number, "method": method, "params": params})
        with self._news:
            self._news.wait_for(lambda: number in self._answered)
        answer = self._answered.pop(number)
        assert "error" not in answer, answer
        self.answers.append(Answer(method, time.perf_counter() - wall, self._cpu() - cpu))
        return answer["result"]

    def ask_here(self, method: str, line: int, column: int) -> Any:
        """Ask about a position."""
        position = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self._uri}, "position": position})

    def ask_file(self, method: str, **more: Any) -> Any:
        """Ask about the file."""
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self._uri}, **more})

    def _cpu(self) -> float:
        """Return the CPU seconds of the server, without those of its other process."""
        return time.clock_gettime(~self.server.pid << 3 | 2)

    def type(self, line: int, column: int, sign: str) -> None:
        """Type a letter."""
        self._version += 1
        at = {"line": line, "character": column}
        change = {"range": {"start": at, "end": at}, "text": sign}
        file = {"uri": self._uri, "version": self._version}
        self._tell("textDocument/didChange", {"textDocument": file, "contentChanges": [change]})

    def wait_for_review(self) -> None:
        """Wait until the server says what it finds."""
        with self._news:
            before = self._reviews
            self._news.wait_for(lambda: self._reviews > before, timeout=60)

    def memory(self) -> list[int]:
        """Return the resident megabytes of the server and of its other process."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
        threads = Path(f"/proc/{self.server.pid}/task").glob("*/children")
        pids = {self.server.pid, *map(int, children)}
        pids |= {int(pid) for file in threads for pid in file.read_text().split()}
        pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in sorted(pids)]
        return [count * resource.getpagesize() // 2**20 for count in pages]

    def close(self) -> None:
        """End the server."""
        self.ask("shutdown", None)
        self._tell("exit", None)
        self.server.wait()


def write_statement(number: int, size: int) -> list[str]:
    """Return the lines of a statement that is typed."""
    reasons = f"typed-{number - 1}, n{number * 7 % size}" if number else f"n{size // 2}"
    return [
        f"  typed-{number}:",
        f"    text: The {number}th thing that somebody typed, and that follows from what is said above.",
        f"    supported_by: [{reasons}]",
    ]


def type_statement(editor: Editor, at: int, lines: list[str]) -> Iterator[int]:
    """Type lines from line `at` on, and ask what an editor asks; yield the edits."""
    for row, text in enumerate(lines, at):
        for column, sign in enumerate(text):
            editor.type(row, column, sign)
            yield 1
            starts_word = sign.isalpha() and not text[column - 1 : column].isalnum()
            if starts_word or sign in "[,-":
                editor.ask_here("completion", row, column + 1)
        editor.ask_here("documentHighlight", row, len(text) - 2)
        editor.type(row, len(text), "\n")
        yield 1
        first = max(at - SCREEN // 2, 0)
        start, end = {"line": first, "character": 0}, {"line": first + SCREEN, "character": 0}
        editor.ask_file("inlayHint", range={"start": start, "end": end})
        here = {"line": row, "character": 5}
        editor.ask_file("codeAction", range={"start": here, "end": here}, context={"diagnostics": []})
    for method in ("documentSymbol", "foldingRange", "documentLink"):
        editor.ask_file(method)
    editor.ask_here("definition", at + 2, len(lines[2]) - 2)


def measure(size: int, statements: int, pause: float) -> None:
    """Type statements into a map of a size, and print how long answers took."""
    text = write_yaml(graph(size))
    row = text.split("\n").index("premises:")
    edits = 0
    with TemporaryDirectory() as folder:
        editor = Editor(Path(folder), text)
        editor.wait_for_review()
        first: list[int] = []
        for number in range(statements):
            edits += sum(type_statement(editor, row + 3 * number, write_statement(number, size)))
            time.sleep(pause)
            if number % 10 == 9:  # somebody rests, and points at what was written
                editor.ask_here("hover", row + 3 * number, 5)
            first = first or editor.memory()
        last = editor.memory()
        editor.close()
    report(size, editor.answers[1:-1], edits, first, last)


def report(size: int, answers: list[Answer], edits: int, first: list[int], last: list[int]) -> None:
    """Print what was measured, by method and in all."""
    by_method: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_method[answer.method.rpartition("/")[2]].append(answer)
    by_method["all"] = answers
    print(f"{size:,} statements, {edits:,} edits, {len(answers):,} answers; milliseconds of wall (CPU)")
    for method, those in by_method.items():
        columns = [
            f"{_share(wall, share):7.0f} ({_share(cpu, share):5.0f})"
            for wall, cpu in [([one.wall for one in those], [one.cpu for one in those])]
            for share in (50, 95, 100)
        ]
        print(f"  {method:<20} {len(those):6,}   median {columns[0]}   95 % {columns[1]}   most {columns[2]}")
    limit = ALLOWED.get(size)
    if limit:
        within = sum(one.wall <= limit for one in answers) / len(answers)
        spent = sum(one.cpu <= limit for one in answers) / len(answers)
        print(f"  within {limit * 1000:.0f} ms: {within:.1%} by the clock, {spent:.1%} of CPU time")
    print(f"  memory of both processes: {first} MB after the first statement, {last} MB at the end")


def _share(values: list[float], share: int) -> float:
    """Return the milliseconds within which so many of a hundred are."""
    if share == 50 or len(values) < 3:
        return 1000 * (median(values) if share == 50 else max(values))
    return 1000 * (max(values) if share == 100 else quantiles(values, n=100, method="inclusive")[share - 1])


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument("--pause", type=float, default=0.6)
    options = parser.parse_args()
    for size in options.sizes:
        measure(size, options.statements, options.pause)


if __name__ == "__main__":
    main()
