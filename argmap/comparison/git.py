"""Files as they were in git: what `diff --git` reads."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.errors import ArgmapError
from argmap.marks import marks_name
from argmap.passages.seal import seal_name
from argmap.syntax import MAX_BYTES, Document, read

SECONDS = 60
"""How long git may take for one thing."""


class Revision(NamedTuple):
    """A commit: its full name, and what people call it: `9c63a1b (2026-11-02)`."""

    commit: str
    title: str


def run_git(folder: Path, *words: str, check: bool = True) -> bytes:
    """Return what git prints.

    Raises:
        ArgmapError: git is not installed, takes too long, or fails and `check` is set.
    """
    command = ["git", "-C", str(folder or Path()), *words]
    try:
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as error:
        raise ArgmapError("cannot run git: install it, or put it on the PATH") from error
    except subprocess.TimeoutExpired as error:
        raise ArgmapError(f"git timed out after {SECONDS} s") from error
    except (OSError, ValueError) as error:
        raise ArgmapError(f"cannot run git: {error}") from error
    if check and done.returncode:
        reason = done.stderr.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise ArgmapError(f"git failed: {reason or f'exit code {done.returncode}'}")
    return done.stdout if not done.returncode else b""


def find_root(folder: Path) -> Path:
    """Return the top folder of the repository that a folder is in.

    Raises:
        ArgmapError: it is in none.
    """
    if not folder.is_dir():
        raise ArgmapError(f"cannot read '{folder}': there is no such folder")
    top = run_git(folder, "rev-parse", "--show-toplevel", check=False).decode().strip()
    if not top:
        raise ArgmapError(f"'{folder}' is not in the working tree of a git repository")
    return Path(top)


def find_revision(folder: Path, name: str) -> Revision:
    """Return the commit that a name such as `HEAD~3` means.

    Raises:
        ArgmapError: there is none.
    """
    commit = run_git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", check=False
    )
    if not commit:
        shallow = run_git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        advice = "; this clone is shallow: run 'git fetch --unshallow'" if shallow else ""
        raise ArgmapError(f"git knows no revision '{name}'{advice}")
    found = commit.decode().strip()
    return Revision(found, run_git(folder, "log", "-1", "--format=%h (%cs)", found, "--").decode().strip())


@contextmanager
def open_revision(path: str, name: str, max_bytes: int = MAX_BYTES) -> Iterator[tuple[Analysis, Revision]]:
    """Give a map as it was at a revision, with its bibliography and text of then.

    Raises:
        ArgmapError: git cannot be run, or has no such repository, revision or file.
    """
    file = Path(path)
    find_root(file.parent)
    revision = find_revision(file.parent, name)
    with TemporaryDirectory(prefix="argmap-") as folder:
        content = _read_blob(file.parent, revision, file.name, max_bytes)
        if content is None:
            raise ArgmapError(f"'{path}' is not in git at {revision.title}")
        document = read(content, path, max_bytes=max_bytes)
        _copy_companions(document, file.parent, revision, Path(folder), max_bytes)
        yield Analysis(document.in_folder(Path(folder)), file.parent, folder=Path(folder)), revision


def _read_blob(folder: Path, revision: Revision, name: str, max_bytes: int) -> bytes | None:
    """Return a file of a folder as it was at a revision; None where it is not there.

    Raises:
        ArgmapError: it is larger than `max_bytes`.
    """
    blob = f"{revision.commit}:./{name}"
    size = run_git(folder, "cat-file", "-s", blob, check=False).strip()
    if not size:
        return None
    if int(size) > max_bytes:
        raise ArgmapError(
            f"'{name}' at {revision.title} is larger than {max_bytes:,} bytes; --max-size raises the limit"
        )
    return run_git(folder, "cat-file", "blob", blob)


def _copy_companions(
    document: Document, folder: Path, revision: Revision, target: Path, max_bytes: int
) -> None:
    """Copy the files that a map names, and those that the maps name which it includes."""
    pending, seen = [(document, Path())], set()
    while pending:
        one, place = pending.pop()
        included, others = _find_companions(one)
        for name in dict.fromkeys((*included, *others)):
            path = place / name
            content = None if path in seen else _read_blob(folder, revision, path.as_posix(), max_bytes)
            seen.add(path)
            if content is not None:
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (target / path).write_bytes(content)
                if name in included:
                    pending.append((read(content, path.name, max_bytes=max_bytes), path.parent))


def _find_companions(document: Document) -> tuple[list[str], list[str]]:
    """Return the maps that a map includes, and the other files that it names or that lie beside it."""
    data: Any = document.data if isinstance(document.data, Mapping) else {}
    include, paper = data.get("include", ()), data.get("paper", {})
    named = [*_many(data.get("bibliography", ())), paper.get("text") if isinstance(paper, Mapping) else None]
    beside = [name(Path(document.name).name) for name in (seal_name, marks_name)]
    included = _many(list(include.values()) if isinstance(include, Mapping) else include)
    return list(filter(_is_below, included)), [*filter(_is_below, named), *beside]


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _is_below(name: Any) -> bool:
    if not isinstance(name, str) or not name or "\0" in name:
        return False
    return not Path(name).is_absolute() and ".." not in Path(name).parts
