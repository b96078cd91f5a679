"""The server gives its page to who has the address, on this computer, and nothing to anybody else."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, expect

from argmap.cli.serve import make_page
from argmap.errors import ArgmapError
from argmap.graph import Voices
from argmap.page import server
from argmap.page.server import Server
from tests.page.pages import transform

MAP = """\
argmap: 1
title: {}
thesis: [fees-exclude]
claims:
  fees-exclude: {{text: Late fees keep the poorest away., supported_by: [blocked-cards]}}
premises:
  blocked-cards: {{text: Two in five cards are blocked., assumption: Not disputed.}}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.yaml"
    path.write_text(MAP.format("Late fees"), encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return path


@pytest.fixture
def served(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(server, "HOLD", 1)
    monkeypatch.setattr(server, "PAUSE", 0.02)
    with Server(file, lambda stamp: make_page(str(file), 1, Voices(), stamp)) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(served: Server, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{served.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_the_page(served: Server) -> None:
    for host in (None, f"localhost:{served.server_port}"):
        status, text = ask(served, f"/{served.token}/", host)
        assert status == 200
        assert "Late fees keep the poorest away." in text
    assert served.server_address[0] == "127.0.0.1"
    assert served.address == f"http://127.0.0.1:{served.server_port}/{served.token}/"


REFUSED = [
    ("/", None, "GET", 404),
    ("/{token}", None, "GET", 404),
    ("/{token}x/", None, "GET", 404),
    ("/{token}/secret.txt", None, "GET", 404),
    ("/{token}/../secret.txt", None, "GET", 404),
    ("/{token}/map.yaml", None, "GET", 404),
    ("//[", None, "GET", 404),
    ("/%ff%c3/", None, "GET", 404),
    ("/{token}/", "example.org", "GET", 403),
    ("/{token}/", "127.0.0.1", "GET", 403),
    ("/{token}/", "localhost.example.org", "GET", 403),
    ("/{token}/changed", "example.org", "GET", 403),
    ("/{token}/", None, "POST", 501),
    ("/{token}/", None, "PUT", 501),
    ("/{token}/", None, "OPTIONS", 501),
]


@pytest.mark.parametrize(("path", "host", "method", "status"), REFUSED)
def test_what_is_refused(served: Server, path: str, host: str | None, method: str, status: int) -> None:
    found, text = ask(served, path.format(token=served.token), host, method)
    assert found == status
    assert "secret" not in text.replace("secret.txt", "")
    assert "Late fees" not in text


@pytest.mark.parametrize(
    ("without", "said"),
    [("reviewer", "Late fees keep the poorest away."), ("judge", "the map has no voice &#x27;judge&#x27;")],
)
def test_voices(file: Path, without: str, said: str) -> None:
    assert said in make_page(str(file), 1, Voices(without=frozenset({without})), "1-2")


def test_each_server_has_its_own_word(served: Server, file: Path) -> None:
    with Server(file, str) as other:
        assert other.token != served.token
        assert len(other.token) >= 32


def test_a_port_that_is_taken(served: Server, file: Path) -> None:
    with pytest.raises(ArgmapError, match=f"port {served.server_port} is not available"):
        Server(file, str, served.server_port)


def test_the_page_comes_anew(served: Server, file: Path, browser: Browser) -> None:
    page = browser.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.goto(f"{served.address}#blocked-cards")
    expect(page.locator("#Heading")).to_have_text("Two in five cards are blocked.")
    page.get_by_role("tab", name="What if").click()
    page.keyboard.press("+")
    before = transform(page)
    file.write_text(MAP.format("Late fees, again"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Late fees, again")
    expect(page.get_by_role("tab", name="What if")).to_have_attribute("aria-selected", "true")
    assert transform(page) == before, "the place survives"
    page.get_by_role("tab", name="Statement").click()
    expect(page.locator("#Heading")).to_have_text("Two in five cards are blocked.")
    file.write_text("argmap: 1\ntitel: <b>x</b>\n", encoding="utf-8")
    expect(page.locator("#Faults pre")).to_contain_text("'titel'")
    expect(page.locator("#Heading")).to_have_text("Two in five cards are blocked.")
    file.unlink()
    expect(page.locator("pre")).not_to_contain_text("'titel'")
    file.write_text(MAP.format("Mended"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Mended")
    page.close()
    assert [one for one in seen if not one.startswith(served.address)] == []


def test_a_file_that_becomes_a_pipe(served: Server, file: Path) -> None:
    assert ask(served, f"/{served.token}/")[0] == 200
    file.unlink()
    os.mkfifo(file)
    for _ in range(2):
        assert "is no longer a file" in ask(served, f"/{served.token}/")[1]
    file.unlink()
    file.write_text(MAP.format("Back"), encoding="utf-8")
    assert "Back" in ask(served, f"/{served.token}/")[1]


def test_a_page_that_blocks_holds_up_only_who_asks_for_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "LONGEST", 0.1)
    free = Event()

    def write(stamp: str) -> str:
        return str(free.wait(20)) if stamp.endswith(f"-{len(MAP)}") else "the next page"

    file.write_text("x" * len(MAP), encoding="utf-8")
    with Server(file, write) as running:
        Thread(target=running.page, daemon=True).start()
        while running._stamp == "":
            pass
        with pytest.raises(TimeoutError):
            running.page()
        file.write_text("changed", encoding="utf-8")
        assert running.page() == b"the next page"
        free.set()


def test_a_page_is_written_anew_where_a_file_that_the_map_includes_is_saved(tmp_path: Path) -> None:
    file, other = tmp_path / "debate.yaml", tmp_path / "late-fees.yaml"
    file.write_text("argmap: 1\ntitle: Debate\ninclude: late-fees.yaml\n", encoding="utf-8")

    def write(stamp: str) -> str:
        return make_page(str(file), 1, Voices(), stamp, running.watch)

    with Server(file, write) as running:
        assert b"no file" in running.page()
        stamp = running.stamp()
        assert running.stamp() == stamp
        other.write_text(MAP.format("Late fees"), encoding="utf-8")
        assert running.stamp() != stamp
        assert b"keep the poorest away" in running.page()
        stamp = running.stamp()
        other.write_text(MAP.format("Late fees").replace("poorest", "poor"), encoding="utf-8")
        assert running.stamp() != stamp
        assert b"keep the poor away" in running.page()


def test_a_cap_on_connections(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "CONNECTIONS", 1)
    with Server(file, str) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        with socket.create_connection(("127.0.0.1", running.server_port)) as first:
            first.sendall(b"GET /")
            with socket.create_connection(("127.0.0.1", running.server_port), timeout=10) as second:
                assert second.recv(1) == b""
        running.shutdown()
        thread.join()


def test_command(file: Path) -> None:
    command = [sys.executable, "-m", "argmap", "serve", str(file)]
    kept = signal.signal(signal.SIGINT, signal.SIG_DFL)  # what started the tests may ignore it
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        signal.signal(signal.SIGINT, kept)
        assert running.stdout
        assert running.stderr
        try:
            address = running.stdout.readline().strip()
            port, token = address.removeprefix("http://127.0.0.1:").rstrip("/").split("/")
            connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
            connection.request("GET", f"/{token}/")
            assert "Late fees keep the poorest away." in connection.getresponse().read().decode()
            running.send_signal(signal.SIGINT)
            assert running.wait(10) == 0
            assert running.stderr.read() == ""
        finally:
            running.kill()
