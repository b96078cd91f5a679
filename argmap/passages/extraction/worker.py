"""Reading PDF, DOCX and HTML in a process of its own, with limits of time and memory.

`python -m argmap.passages.extraction.worker KIND` reads a file from standard input and writes JSON.
"""

import json
import subprocess
import sys
from collections import Counter
from importlib import import_module
from importlib.util import find_spec

from argmap.errors import ArgmapError

SECONDS = 120
MEMORY = 2 * 2**30
MOST_TEXT = 16 * 2**20
_PACKAGES = {"pdf": "pypdfium2", "docx": "mammoth", "html": "trafilatura"}


def run_worker(kind: str, source: bytes, name: str, changes: Counter[str]) -> str:
    """Return the text of a file as Markdown.

    Raises:
        ArgmapError: it cannot be read within the limits, or what reads it is not installed.
    """
    if find_spec(_PACKAGES[kind]) is None:
        raise ArgmapError(f"reading '{name}' needs {_PACKAGES[kind]}: run 'pip install \"argmap[text]\"'")
    command = [sys.executable, "-W", "ignore", "-m", __name__, kind]
    try:
        done = subprocess.run(command, input=source, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise ArgmapError(f"reading '{name}' timed out after {SECONDS} s") from None
    if done.returncode:
        raise ArgmapError(f"cannot read '{name}' as {kind.upper()}: {_find_reason(done)}")
    answer = json.loads(done.stdout)
    changes.update(answer["changes"])
    text: str = answer["text"]
    return text


def _find_reason(done: "subprocess.CompletedProcess[bytes]") -> str:
    """Return why a worker failed: what the library says, without the name of its error."""
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:300]
    name, _, words = last.partition(": ")
    if done.returncode < 0 or name.endswith("MemoryError"):
        return f"it takes more than {SECONDS} s or {MEMORY // 2**30} GiB"
    if name.endswith("RecursionError"):
        return "its parts are too deep in one another"
    return words if " " not in name and words else last or "it breaks the library that reads it"


def _limit() -> None:
    """Set the limits, where the system has any."""
    if find_spec("resource"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Read one file."""
    _limit()
    changes: Counter[str] = Counter()
    reader = import_module(f"argmap.passages.extraction.{sys.argv[1]}")
    text = reader.read(sys.stdin.buffer.read(), changes)[:MOST_TEXT]
    sys.stdout.write(json.dumps({"text": text, "changes": changes}))


if __name__ == "__main__":
    main()
