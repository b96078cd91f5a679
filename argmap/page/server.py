"""A page that is served to this computer only, and reloads when its file was saved.

Its address has a random token, without which nobody can read it. Requests for another host name are refused,
as another page could send them (DNS rebinding). Nothing but the page is ever served.
"""

import secrets
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from stat import S_ISREG
from threading import BoundedSemaphore, Lock
from typing import Any

from argmap.errors import ArgmapError

LOOPBACK = "127.0.0.1"
HOLD, PAUSE = 20.0, 0.25
"""How long a request for changes is held, and how often the file is checked meanwhile, in seconds."""
CONNECTIONS, LONGEST = 64, 150.0
"""How many requests are answered at a time, and how long one may wait for the page, in seconds."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Server(ThreadingHTTPServer):
    """Serves the page of a file until it is shut down."""

    daemon_threads = True

    def __init__(self, file: Path, write: Callable[[str], str], port: int = 0) -> None:
        """Listen at a port, by default any that is free.

        `write` returns the page, given a stamp: the state of the file that it shows.

        Raises:
            ArgmapError: the port is not free.
        """
        self._file, self._write = file, write
        self._lock = Lock()
        self._stamp, self._page = "", Future[bytes]()
        self._others: dict[Path, str] = {}
        self._changes = 0
        self._free = BoundedSemaphore(CONNECTIONS)
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            raise ArgmapError(f"port {port} is not available: {error.strerror}; choose another") from None

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    def stamp(self) -> str:
        """Return the state of the file, as a word that changes when it, or a file it depends on, is saved."""
        with self._lock:
            others = {file: _read_state(file) for file in self._others}
            self._changes += others != self._others
            self._others = others
            return _read_state(self._file) + (f"-{self._changes}" if self._changes else "")

    def watch(self, others: Iterable[Path]) -> None:
        """Show the file anew also when one of these is saved."""
        with self._lock:
            self._others = {file: _read_state(file) for file in others}

    def page(self) -> bytes:
        """Return the page, written again if the file was saved."""
        stamp = self.stamp()
        with self._lock:
            is_new = self._stamp != stamp
            if is_new:
                self._stamp, self._page = stamp, Future()
            page = self._page
        if is_new:  # outside of the lock: a file that blocks holds up nobody who asks after the next change
            try:
                page.set_result(self._write(stamp).encode())
            except BaseException as error:
                page.set_exception(error)
                self._stamp = ""  # whoever asks next tries again
                raise
        return page.result(timeout=LONGEST)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start a thread for a request, unless there are too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def wait_for_change(self, since: str) -> bytes:
        """Return the state of the file, as soon as it differs from `since`, or after a while."""
        end = time.monotonic() + HOLD
        while self.stamp() == since and time.monotonic() < end:
            time.sleep(PAUSE)
        return self.stamp().encode()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless a browser closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _read_state(file: Path) -> str:
    try:
        state = file.stat()
    except OSError:
        return "gone"
    if not S_ISREG(state.st_mode):  # reading a pipe may take for ever
        return f"no file {state.st_mode} {state.st_ino}"
    return f"{state.st_mtime_ns}-{state.st_size}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 30

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        hosts = {f"{name}:{self.server.server_port}" for name in (LOOPBACK, "localhost")}
        if self.headers.get("Host") not in hosts:
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"wrong host\n")
        elif self._leads_to(path, ""):
            try:
                self._answer(HTTPStatus.OK, "text/html", self.server.page())
            except TimeoutError:
                self._answer(
                    HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", b"the file cannot be read in time\n"
                )
        elif self._leads_to(path, "changed"):
            stamp = self.server.wait_for_change(query.removeprefix("since="))
            self._answer(HTTPStatus.OK, "text/plain", stamp)
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"nothing here\n")

    def _leads_to(self, path: str, name: str) -> bool:
        return secrets.compare_digest(path.encode(), f"/{self.server.token}/{name}".encode())

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def version_string(self) -> str:
        """Return a name without versions."""
        return "argmap"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Do not log requests."""
