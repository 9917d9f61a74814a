"""A server on a raw socket that does wrong what it is told to do wrong.

Knows nothing of the client: it counts what reached it, and what is still open.
"""

from __future__ import annotations

import contextlib
import re
import select
import socket
import struct
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

PATIENCE = 15.0
"""Seconds after which the server gives up, so that a client without limits cannot hang it."""


@dataclass
class Peer:
    """A connection: what a fault does with it."""

    socket: socket.socket
    stopping: threading.Event

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def drip(self, drop: bytes) -> None:
        """Send `drop` again and again, until the client has had enough."""
        for _ in range(round(PATIENCE / 0.02)):
            self.send(drop)
            if self.is_left(0.02):
                raise ConnectionAbortedError

    def linger(self) -> None:
        """Say nothing until the client closes the connection."""
        for _ in range(round(PATIENCE / 0.1)):
            if self.is_left(0.1):
                break

    def is_left(self, seconds: float) -> bool:
        """Whether the client, or the test, is done; waits for that so long."""
        ready, _, _ = select.select([self.socket], [], [], seconds)
        return bool(ready) or self.stopping.is_set()

    def reset(self) -> None:
        """Close by a RST instead of a FIN."""
        hard = struct.pack("ii", 1, 0)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, hard)
        self.socket.close()


Behaviour = Callable[[Peer], object]
"""Answers one request; True keeps the connection for another one."""


@dataclass
class FaultServer:
    """A running server, what it was sent, and what is open."""

    port: int
    requests: list[bytes] = field(default_factory=list[bytes])
    open: set[socket.socket] = field(default_factory=set[socket.socket])
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def is_quiet(self) -> bool:
        """Whether every connection is closed, soon."""
        for _ in range(250):
            if not self.open:
                return True
            threading.Event().wait(0.02)
        return False


@contextlib.contextmanager
def faulty(behave: Behaviour, *, is_deaf: bool = False) -> Generator[FaultServer]:
    """A server that behaves so; a deaf one does not read what was sent."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = FaultServer(listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(PATIENCE)
            kept = True
            while kept and (request := _request(connection, is_deaf=is_deaf)):
                server.requests.append(request)
                peer = Peer(connection, server.stopping)
                kept = behave(peer) is True
        server.open.discard(connection)

    def accept() -> None:
        with contextlib.suppress(OSError):  # the end of the test shuts the listener
            while True:
                connection, _ = listener.accept()
                server.open.add(connection)
                thread = threading.Thread(target=serve, args=[connection])
                threads.append(thread)
                thread.start()

    threads.append(threading.Thread(target=accept))
    threads[0].start()
    try:
        yield server
    finally:
        server.stopping.set()
        listener.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()
        listener.close()


def _request(connection: socket.socket, *, is_deaf: bool) -> bytes:
    """One request with its body; nothing where the client closed."""
    if is_deaf:
        return connection.recv(65_536, socket.MSG_PEEK)
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65_536)
        if not more:
            return b""
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    while length and len(body) < int(length[1]):
        more = connection.recv(65_536)
        if not more:
            return b""
        body += more
    return head + b"\r\n\r\n" + body
