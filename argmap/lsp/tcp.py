"""Serving one editor at a port of this computer.

A page in a browser can send to such a port, too: what does not begin as an editor does is not listened to.
"""

import asyncio
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

from pygls.io_ import run_async

from argmap.errors import ArgmapError
from argmap.page.server import LOOPBACK

if TYPE_CHECKING:
    from argmap.lsp.server import Server

_START = b"Content-"


class _Reader:
    """What an editor sends, whose first line was read already; the end, where a line is no header of it."""

    def __init__(self, first: bytes, stream: asyncio.StreamReader) -> None:
        self._first, self._stream = first, stream
        self.readexactly = stream.readexactly

    async def readline(self) -> bytes:
        line, self._first = self._first or await self._stream.readline(), b""
        return line if line.startswith(_START) or not line.strip() else b""


async def listen(server: "Server", port: int) -> None:
    """Wait for an editor, and serve it until it leaves.

    Raises:
        ArgmapError: the port is not free.
    """
    done, is_served = asyncio.Event(), False

    async def meet(stream: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal is_served
        first = await stream.readline()
        if is_served or not first.startswith(_START):
            writer.close()
            return
        is_served = True
        server.protocol.set_writer(writer)
        reader = _Reader(first, stream)
        with suppress(SystemExit):  # the editor says goodbye
            await run_async(Event(), reader, server.protocol, error_handler=server.report_server_error)
        done.set()

    try:
        listener = await asyncio.start_server(meet, LOOPBACK, port)
    except OSError as error:
        raise ArgmapError(f"port {port} is not available: {error.strerror}; choose another") from None
    async with listener:
        await done.wait()
