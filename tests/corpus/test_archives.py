"""Archives are read member by member, within limits, and nothing is extracted."""

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.corpus import Corpus, archives
from tests.corpus.conftest import ARGDOWN, SMALL, Files, good

Build = Callable[..., Corpus]


def _zip(files: Files, **options: object) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue()


def _tar(files: Mapping[str, Any], mode: str = "w:gz") -> bytes:
    output = io.BytesIO()
    with tarfile.open(fileobj=output, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            member = tarfile.TarInfo(name)
            data = content.encode() if isinstance(content, str) else content
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return output.getvalue()


def _link(name: str, target: str, type_: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = type_, target
    return member


def _contents(tables: Corpus) -> list[tuple[object, ...]]:
    file = "regexp_replace(path, '^in(/x\\.[a-z0-9.]+)?/', '') AS file, hash"
    query = f"SELECT {file}, title FROM maps UNION ALL SELECT {file}, kind FROM failures ORDER BY ALL"
    return tables.sql(query).fetchall()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("x.zip", _zip),
        ("x.tar", lambda files: _tar(files, "w")),
        ("x.tar.gz", _tar),
        ("x.tgz", _tar),
        ("x.tar.bz2", lambda files: _tar(files, "w:bz2")),
        ("x.tar.xz", lambda files: _tar(files, "w:xz")),
    ],
)
def test_archive_is_read_as_its_files(build: Build, name: str, pack: Callable[[Files], bytes]) -> None:
    files = {**SMALL, "exact.yaml": good("E").ljust(1024), ".hidden/x.yaml": good(), "p.png": b""}
    folder = _contents(build(files))
    assert len(folder) == 6
    packed = _contents(build({name: pack(files)}, f"in/{name}"))
    assert packed == folder


def test_annotations_in_a_zip_have_their_text(build: Build) -> None:
    files = {"e.ann": "T1\tMajorClaim 7 18\tLanes help.\n", "e.txt": "Title\n\nLanes help.\n"}
    tables = build({"x.zip": _zip(files)})
    assert tables.sql("SELECT path, title FROM maps").fetchall() == [("in/x.zip/e.ann", "Title")]


def _flip(content: bytes) -> bytes:
    """Damage what the first member holds."""
    at = content.index(b"a.yaml") + 20
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


GOOD_ZIP, GOOD_TAR = _zip({"b.argdown": ARGDOWN}), _tar({"b.argdown": ARGDOWN})
LINKS: dict[str, Any] = {
    "l.yaml": _link("l.yaml", "/etc/passwd"),
    "h.yaml": _link("h.yaml", "l.yaml", tarfile.LNKTYPE),
    "d.yaml": _link("d.yaml", "", tarfile.CHRTYPE),
    "../../b.argdown": ARGDOWN,
}
MEMBER, WHOLE = "cannot read it from the archive: ", "cannot read the archive: "


@pytest.mark.parametrize(
    ("name", "content", "maps", "reasons"),
    [
        ("x.zip", _zip({"in.zip": b"", "b.argdown": ARGDOWN}), 1, ["it is an archive within an archive"]),
        ("x.zip", _zip({"a.yaml": "x" * 5_000, "b.argdown": ARGDOWN}), 1, ["it is larger than 4,000 bytes"]),
        ("x.zip", _flip(_zip({"a.yaml": good(), "b.argdown": ARGDOWN})), 1, [MEMBER]),
        ("x.zip", GOOD_ZIP[:-5], 0, [f"{WHOLE}File is not a zip file"]),
        ("x.tgz", GOOD_TAR[:-50], 0, [f"{WHOLE}Compressed file ended before", MEMBER]),
        ("x.tar", _tar(LINKS, "w"), 1, []),
    ],
)
def test_hostile_member_is_a_failure(
    build: Build, name: str, content: bytes, maps: int, reasons: list[str]
) -> None:
    tables = build({name: content}, f"in/{name}", max_bytes=4_000)
    found = [str(reason) for [reason] in tables.sql("SELECT reason FROM failures ORDER BY path").fetchall()]
    assert tables.rows["maps"] == maps
    assert len(found) == len(reasons)
    assert all(reason.startswith(start) for reason, start in zip(found, reasons, strict=True))


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz"])
def test_archive_that_unpacks_to_too_much_is_read_no_further(
    build: Build, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(archives, "SMALL", 100_000)
    files: dict[str, str | bytes] = {
        "a.argdown": ARGDOWN,
        **{f"b{n}.yaml": b"\0" * 300_000 for n in range(5)},
    }
    packed = _zip(files) if name == "x.zip" else _tar(files)
    assert len(packed) * archives.RATIO < 1_500_000
    tables = build({name: packed}, max_bytes=1_000)
    assert tables.rows["maps"] == 1
    last = tables.sql("SELECT path, reason FROM failures WHERE kind = 'archive'").fetchall()
    assert last == [
        (
            f"in/{name}",
            "cannot read the archive: it unpacks to more than 200 times its size, and is read no further",
        )
    ]


def test_header_of_a_tar_that_asks_for_too_much_memory_is_refused(build: Build) -> None:
    member = tarfile.TarInfo("x")
    member.type, member.size = tarfile.XHDTYPE, 2**32
    content = member.tobuf() + b"\0" * 1024
    tables = build({"x.tar": content, "a.argdown": ARGDOWN})
    assert tables.sql("SELECT path, kind FROM failures").fetchall() == [("in/x.tar", "archive")]
    assert tables.rows["maps"] == 1


def test_encrypted_member_is_a_failure(build: Build) -> None:
    content = bytearray(_zip({"a.yaml": good()}))
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    tables = build({"x.zip": bytes(content)})
    [[reason]] = tables.sql("SELECT reason FROM failures").fetchall()
    assert "encrypted" in str(reason)


def test_files_behind_a_url(build: Build, tmp_path: Path) -> None:
    tables = build({"x.zip": _zip(SMALL), **SMALL}, (tmp_path / "in").as_uri())
    url = (tmp_path / "in").as_uri()
    assert tables.sql("SELECT path FROM maps WHERE path LIKE '%/a.yaml'").fetchall() == [
        (f"{url}/a.yaml",),
        (f"{url}/x.zip/a.yaml",),
    ]
    chained = build({}, f"zip://*.yaml::{url}/x.zip")
    assert chained.sql("SELECT path FROM maps").fetchall() == [(f"{url}/x.zip/a.yaml",)]
    copied = build({}, f"simplecache::{url}/x.zip")
    assert copied.sql("SELECT path FROM maps WHERE path LIKE '%/a.yaml'").fetchall() == [
        (f"{url}/x.zip/a.yaml",)
    ]
