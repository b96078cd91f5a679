"""Files that are written over: their owner, mode and names stay, or they are left as they are."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest

from argmap import writing
from argmap.errors import ArgmapError
from argmap.writing import atomic_write, write_files

is_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.yaml"
    path.write_bytes(b"old, and longer")
    return path


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    atomic_write(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", mode)
    assert list(file.parent.iterdir()) == [file]


def test_a_hard_link_stays(file: Path) -> None:
    other = file.with_name("other.yaml")
    other.hardlink_to(file)
    atomic_write(file, b"new")
    assert other.read_bytes() == b"new"
    assert file.samefile(other)


def test_a_symbolic_link_stays(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_read_only_file_is_refused(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(
        ArgmapError, match=r"cannot write '.*': the file is read-only; make it writable first"
    ):
        atomic_write(file, b"new")
    assert file.read_bytes() == b"old, and longer"
    assert list(file.parent.iterdir()) == [file]


@is_root
def test_the_owner_stays(file: Path) -> None:
    os.chown(file, 12345, 12346)
    atomic_write(file, b"new")
    assert (file.read_bytes(), file.stat().st_uid, file.stat().st_gid) == (b"new", 12345, 12346)


def _temporary(file: Path) -> list[Path]:
    """Return the folders of a file below that for temporary files."""
    return [folder for folder in file.parents if Path(gettempdir()) in folder.parents]


@is_root
@pytest.mark.parametrize("mode", [0o777, 0o755])
def test_the_file_of_somebody_else_stays_theirs(file: Path, mode: int) -> None:
    file.chmod(0o666)
    for folder in _temporary(file):
        folder.chmod(0o755)
    file.parent.chmod(mode)
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom argmap.writing import atomic_write\n"
        "os.setgid(12345); os.setuid(12345)\natomic_write(Path(sys.argv[1]), b'new')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)
    assert (file.read_bytes(), file.stat().st_uid) == (b"new", 0)


def test_what_was_in_a_linked_file_comes_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.with_name("other.yaml").hardlink_to(file)
    fill, fails = writing._fill, iter([True])

    def fill_disk(path: Path, content: bytes) -> None:
        is_full = next(fails, False)
        fill(path, content[:1] if is_full else content)
        if is_full:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_fill", fill_disk)
    with pytest.raises(ArgmapError, match="no space left on device"):
        atomic_write(file, b"new")
    assert file.read_bytes() == b"old, and longer"


def test_one_read_only_file_among_several_is_told_before_any_is_written(file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_bytes(b"other")
    other.chmod(0o444)
    with pytest.raises(ArgmapError, match="read-only"):
        write_files({file: b"new", other: b"new"})
    assert (file.read_bytes(), other.read_bytes()) == (b"old, and longer", b"other")


def test_a_folder_may_be_made_by_another_process_in_the_meantime(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, make = tmp_path / "out" / "relations", Path.mkdir

    def be_late(path: Path) -> None:
        make(path)
        make(path)

    monkeypatch.setattr(Path, "mkdir", be_late)
    write_files({folder / "part": b"rows"}, folder)
    assert (folder / "part").read_bytes() == b"rows"
