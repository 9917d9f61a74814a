"""Servers on a real socket, as well or ill behaved as a test wants them."""

from __future__ import annotations

import contextlib
import json
import socketserver
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Served:
    """A running server, and what it was sent."""

    url: str
    heads: list[str] = field(default_factory=list[str])
    """The first line and the headers of each request, as they came."""
    closing: threading.Event = field(default_factory=threading.Event)

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond the end of the test."""
        if self.closing.wait(seconds):
            raise ConnectionAbortedError


Send = Callable[[bytes], object]
Behaviour = Callable[[Send, Served], object]
"""Answers one request; raises OSError or returns False to close the connection."""


@contextlib.contextmanager
def serving(behave: Behaviour) -> Generator[Served]:
    """A server on a free port that stops, with all its threads, at the end of the block."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 20

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                while head := self._head():
                    served.heads.append(head)
                    if behave(self.wfile.write, served) is False:
                        break

        def finish(self) -> None:
            with contextlib.suppress(OSError):
                super().finish()

        def _head(self) -> str:
            lines: list[bytes] = []
            while (line := self.rfile.readline()) not in (b"", b"\r\n"):
                lines.append(line)
            return b"".join(lines).decode("latin-1")

    class Server(socketserver.ThreadingTCPServer):
        request_queue_size = 64
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        served = Served(f"http://127.0.0.1:{server.server_address[1]}")
        loop = threading.Thread(target=server.serve_forever, args=[0.01])
        loop.start()
        try:
            yield served
        finally:
            served.closing.set()
            server.shutdown()
            loop.join()


def head(status: int = 200, *headers: str) -> bytes:
    """The head of a response."""
    return "\r\n".join([f"HTTP/1.1 {status} X", *headers, "", ""]).encode()


def whole(body: bytes, *headers: str, status: int = 200) -> bytes:
    """A response with its length."""
    return head(status, f"Content-Length: {len(body)}", *headers) + body


def chunk(body: bytes) -> bytes:
    """One chunk of a chunked body (RFC 9112, section 7.1)."""
    return b"%x\r\n%b\r\n" % (len(body), body)


def answering(response: bytes) -> Behaviour:
    """Sends the same whole response to each request."""
    return lambda send, _: send(response)


def answering_json(body: Any, *headers: str) -> Behaviour:
    kind = "Content-Type: application/json"
    return answering(whole(json.dumps(body).encode(), kind, *headers))
