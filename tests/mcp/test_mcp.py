"""The server for assistants, asked by the client of the SDK."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from argmap import Analysis, ArgmapError
from argmap.cli.main import main
from argmap.marks import Mark, format_marks, read_marks
from argmap.mcp.answers import limit
from argmap.mcp.folder import Folder, hash_source
from argmap.mcp.lock import lock
from argmap.mcp.server import Tools, make_server, read_guide

ROOT = Path(__file__).parents[2]
PAPER = """\
Late fees keep the poorest residents away from the library. Two in five of their cards are blocked.

Without fees, books may come back late. The city should drop late fees.
"""
ENCODING: list[dict[str, Any]] = [
    {"do": "create", "title": "Late fees", "text": "paper.txt"},
    {
        "do": "add",
        "section": "premises",
        "id": "blocked",
        "value": {"text": "Two in five cards are blocked.", "at": {"quote": "Two in five of"}},
    },
    {
        "do": "add",
        "section": "claims",
        "id": "away",
        "value": {
            "text": "Fees keep the poorest away.",
            "at": {"quote": "Late fees keep"},
            "supported_by": ["blocked"],
        },
    },
    {
        "do": "add",
        "section": "recommendations",
        "id": "drop",
        "value": {"text": "The city should drop late fees.", "actor": "The city", "supported_by": "away"},
    },
    {
        "do": "add",
        "section": "challenges",
        "id": "late",
        "value": {
            "text": "Books may come back late.",
            "at": {"quote": "books may come"},
            "attacks": ["drop"],
        },
    },
    {"do": "quote", "id": "drop", "quote": "The city should drop late fees"},
    {"do": "change", "key": "thesis", "value": ["away"]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/paper.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "outside.yaml").write_text("argmap: 1\ntitle: Outside\n", encoding="utf-8")
    return tmp_path / "maps"


def talk(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
    """Return whether each call fails, and its answer."""

    async def run() -> list[tuple[bool, str]]:
        async with Client(server) as client:
            results = [await client.call_tool(tool, words) for tool, words in calls]
        return [(bool(result.is_error), result.content[0].text) for result in results]  # type: ignore[union-attr]

    return asyncio.run(run())


def encode(folder: Path) -> str:
    """Encode the paper, and return the version of the map."""
    ((failed, answer),) = talk(
        make_server(folder, write=True), ("apply", {"map": "m.yaml", "edits": ENCODING})
    )
    assert not failed, answer
    return answer.split()[1]


def test_a_short_text_is_encoded_over_stdio_in_few_calls(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = ["-m", "argmap", "mcp", "--write", "--root", str(folder)]
    server = StdioServerParameters(command=sys.executable, args=words, env=environment)
    calls: list[tuple[str, dict[str, Any]]] = [
        ("apply", {"map": "m.yaml", "edits": ENCODING}),
        ("read", {"map": "m.yaml", "view": "text"}),
        ("read", {"map": "m.yaml", "view": "statements"}),
        ("check", {"map": "m.yaml"}),
        ("ask", {"map": "m.yaml", "question": "why", "ids": ["away"]}),
        ("read", {}),
    ]
    applied, text, statements, checked, why, maps = talk(server, *calls)
    assert [failed for failed, _ in (applied, text, statements, checked, why, maps)] == [False] * 6
    assert "verdict: 'away' is new, and granted" in applied[1]
    assert PAPER.splitlines()[0] in text[1]
    assert "blocked (premise, granted): Two in five cards are blocked." in statements[1]
    assert json.loads(checked[1].splitlines()[1]).keys() >= {"severity", "code", "message", "range"}
    assert "away" in why[1]
    assert maps[1] == "m.yaml"
    analysis = Analysis.open(folder / "m.yaml")
    assert len(analysis.anchors.anchors) == 4
    assert analysis.anchors.are_sure
    assert not [finding for finding in analysis.findings if finding.severity == "error"]


def test_an_edit_tells_what_changes(folder: Path) -> None:
    version = encode(folder)
    edits = [
        {"do": "rename", "id": "blocked", "to": "cards"},
        {"do": "change", "id": "cards", "key": "assumption", "value": "Counted."},
        {"do": "remove", "id": "late"},
    ]
    ((failed, answer),) = talk(
        make_server(folder, write=True), ("apply", {"map": "m.yaml", "edits": edits, "version": version})
    )
    assert not failed
    assert "verdict: 'away' changes from granted to established" in answer
    assert "gone: " in answer
    assert Analysis.open(folder / "m.yaml").verdicts()["cards"] == "established"


HOSTILE = [
    ("../outside.yaml", "is outside of the folder that this server may use"),
    ("/etc/passwd.yaml", "is outside of the folder that this server may use"),
    ("link.yaml", "is outside of the folder that this server may use"),
    ("away/outside.yaml", "is outside of the folder that this server may use"),
    ("a\0.yaml", "is empty or has a NUL character"),
    ("paper.txt", "is not a map: its name ends neither in .yaml nor in .json"),
    ("loop.yaml", "loop.yaml"),
    ("x" * 5000 + ".yaml", "cannot use"),
]


@pytest.mark.parametrize(("name", "message"), HOSTILE)
def test_no_path_leads_out_of_the_folder(folder: Path, name: str, message: str) -> None:
    (folder / "link.yaml").symlink_to(folder.parent / "outside.yaml")
    (folder / "away").symlink_to(folder.parent)
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    answers = talk(
        make_server(folder, write=True),
        ("read", {"map": name}),
        ("apply", {"map": name, "edits": ENCODING}),
    )
    for failed, answer in answers:
        assert failed
        assert message in answer
    assert (folder.parent / "outside.yaml").read_text(encoding="utf-8") == "argmap: 1\ntitle: Outside\n"


ADD = {"do": "add", "section": "claims", "id": "new", "value": {"text": "New."}}
REFUSED: list[tuple[list[Any], str]] = [
    ([], "0 edits were given; give 1 to 500"),
    ([{"do": "destroy"}], "edit 1: unknown edit 'destroy'; choose create, add"),
    ([{"do": "add"}], "edit 1 is incomplete or of another form: 'section'"),
    ([ADD, ADD], "edit 2: 'new' is the id of the claim already"),
    ([{**ADD, "id": "a b"}], "edit 1: invalid id 'a b'"),
    ([{**ADD, "section": "paper"}], "edit 1: unknown section 'paper'"),
    ([{**ADD, "value": {"txt": "New."}}], "a claim has no key 'txt': did you mean 'text'?"),
    ([ADD, {"do": "remove", "id": "gone"}], "edit 2: unknown id 'gone'"),
    (
        [ADD, {"do": "quote", "id": "new", "quote": "books never come back"}],
        "the quotation of 'new' is not in the text",
    ),
    (
        [ADD, {"do": "change", "id": "new", "key": "supported_by", "value": ["gone"]}],
        "'supported_by' of 'new' names 'gone'",
    ),
    (
        [{"do": "change", "key": "paper", "value": {"text": "../../etc/passwd"}}],
        "'../../etc/passwd' is not valid",
    ),
    ([{"do": "create", "title": "Again"}], "edit 1: unknown edit 'create'"),
]


@pytest.mark.parametrize(("edits", "message"), REFUSED)
def test_all_edits_are_made_or_none(folder: Path, edits: list[Any], message: str) -> None:
    version = encode(folder)
    before = (folder / "m.yaml").read_bytes()
    ((failed, answer),) = talk(
        make_server(folder, write=True), ("apply", {"map": "m.yaml", "edits": edits, "version": version})
    )
    assert failed
    assert message in answer
    assert (folder / "m.yaml").read_bytes() == before


def test_what_somebody_else_wrote_is_never_overwritten(folder: Path) -> None:
    version = encode(folder)
    theirs = (folder / "m.yaml").read_text(encoding="utf-8") + "# theirs\n"
    (folder / "m.yaml").write_text(theirs, encoding="utf-8")
    words = {"map": "m.yaml", "edits": [ADD]}
    answers = talk(
        make_server(folder, write=True),
        ("apply", {**words, "version": version}),
        ("apply", words),
        ("apply", {**words, "edits": ENCODING}),
    )
    for failed, answer in answers:
        assert failed
        assert "read it again" in answer
    assert (folder / "m.yaml").read_text(encoding="utf-8") == theirs


def test_a_server_without_write_only_reads(folder: Path) -> None:
    ((failed, answer),) = talk(
        make_server(folder, write=False), ("apply", {"map": "m.yaml", "edits": ENCODING})
    )
    assert failed
    assert "this server only reads" in answer
    assert not (folder / "m.yaml").exists()


def test_hostile_maps(folder: Path) -> None:
    (folder / "broken.yaml").write_text("argmap: [" * 500, encoding="utf-8")
    (folder / "bytes.yaml").write_bytes(b"argmap: 1\ntitle: \xff\x00\n")
    (folder / "out.yaml").write_text("argmap: 1\ntitle: x\npaper: {text: /etc/passwd}\n", encoding="utf-8")
    calls = [("check", {"map": name}) for name in ("broken.yaml", "bytes.yaml", "out.yaml")]
    broken, encoding, out = talk(
        make_server(folder, write=False), *calls, ("read", {"map": "out.yaml", "view": "text"})
    )[:3]
    assert '"code": "depth-limit"' in broken[1] or '"code": "syntax"' in broken[1]
    assert '"code": "encoding"' in encoding[1]
    assert "root:" not in out[1]


def test_answers_are_short_and_say_what_they_leave_out() -> None:
    lines = [f"line {number:04}" for number in range(2_000)]
    answer = limit(lines)
    assert len(answer) < 6_100
    *shown, last = answer.splitlines()
    offset = len(shown)
    assert last == f"({2_000 - offset:,} more lines are left out; ask again with offset {offset})"
    assert limit(lines, offset).startswith(f"line {offset:04}")
    assert len(limit(["x" * 100_000])) < 6_100
    assert limit([]) == ""


def test_the_guide_is_a_prompt_and_a_command(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask() -> str:
        async with Client(make_server(folder, write=False)) as client:
            result = await client.get_prompt("guide")
        return str(result.messages[0].content.text)  # type: ignore[union-attr]

    assert asyncio.run(ask()) == read_guide()
    monkeypatch.setattr(sys, "argv", ["argmap", "mcp", "--guide"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0
    assert capsys.readouterr().out == read_guide()


def test_changes_wait_for_each_other_and_none_is_overwritten(tmp_path: Path) -> None:
    """While another process has the lock, nothing is written; what it wrote is noticed afterwards."""
    file = tmp_path / "m.yaml"
    file.write_bytes(b"old")
    folder, said = Folder(tmp_path), []

    def change() -> None:
        try:
            folder.write("m.yaml", b"mine", hash_source(b"old"), {})
        except ArgmapError as error:
            said.append(str(error))

    with lock(tmp_path):
        thread = Thread(target=change)
        thread.start()
        thread.join(0.1)
        assert thread.is_alive()
        file.write_bytes(b"theirs")
    thread.join(5)
    assert file.read_bytes() == b"theirs"
    assert hash_source(b"theirs") in said[0]


CHANGE = """
import sys
from pathlib import Path
from argmap.mcp.server import Tools
tools = Tools(Path(sys.argv[1]), write=True)
for number in range(3):
    while True:
        version = tools.read("m.yaml").split()[1]
        value = {"text": f"By {sys.argv[2]}.", "assumption": "x"}
        edit = {"do": "add", "section": "premises", "id": f"{sys.argv[2]}-{number}", "value": value}
        try:
            tools.apply("m.yaml", [edit], version)
        except Exception as error:
            assert "version" in str(error), error
            continue
        break
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("argmap: 1\ntitle: x\n")
    running = [subprocess.Popen([sys.executable, "-c", CHANGE, tmp_path, name]) for name in ("a", "b")]
    assert [process.wait(60) for process in running] == [0, 0]
    premises = Analysis.open(tmp_path / "m.yaml").own["premises"]
    assert set(premises) == {f"{name}-{number}" for name in ("a", "b") for number in range(3)}


def test_a_process_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.mcp.lock.LONGEST", 0)
    with (
        lock(tmp_path),
        pytest.raises(ArgmapError, match="another process has been changing maps"),
        lock(tmp_path),
    ):
        pass


def test_what_reaches_into_other_files_is_refused(tmp_path: Path) -> None:
    one = "argmap: 1\ntitle: x\npremises: {a: {text: A., assumption: x}}\n"
    (tmp_path / "one.yaml").write_text(one)
    (tmp_path / "two.yaml").write_text("argmap: 1\ntitle: y\ninclude: one.yaml\nthesis: one/a\n")
    tools = Tools(tmp_path, write=True)
    for name, id_, other in [("one.yaml", "a", "two.yaml"), ("two.yaml", "one/a", "one.yaml")]:
        version = tools.read(name).split()[1]
        for kind in ("rename", "remove"):
            with pytest.raises(ArgmapError, match=f"to {kind} the premise 'a'.* also changes '{other}'"):
                tools.apply(name, [{"do": kind, "id": id_, "to": "b"}], version)
    assert (tmp_path / "one.yaml").read_text() == one


def test_review_marks_are_renamed_with_the_map(tmp_path: Path) -> None:
    """Also where what was renamed is renamed again, and where its old id is given to something else."""
    premises = "premises: {b: {text: B., assumption: x}}\n"
    (tmp_path / "m.yaml").write_text(
        f"argmap: 1\ntitle: x\nclaims: {{a: {{text: A., supported_by: b}}}}\n{premises}"
    )
    mark = Mark("supported_by", "a", {"a": "1", "b": "2"})
    (tmp_path / "m.marks.json").write_text(format_marks([mark]))
    tools = Tools(tmp_path, write=True)
    edits: list[dict[str, Any]] = [
        {"do": "rename", "id": "b", "to": "c"},
        {"do": "rename", "id": "c", "to": "d"},
        {"do": "rename", "id": "a", "to": "b"},
        {"do": "rename", "id": "b", "to": "e"},
    ]
    tools.apply("m.yaml", edits, tools.read("m.yaml").split()[1])
    assert read_marks("m.marks.json", tmp_path) == [Mark("supported_by", "e", {"e": "1", "d": "2"})]
