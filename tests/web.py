"""A web server of a test, on 127.0.0.1."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """What a server answers by path, and what it was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.released = threading.Event()
        self.url = ""

    def put(
        self, path: str, text: str | bytes, status: int = 200, **headers: str
    ) -> str:
        data = text.encode() if isinstance(text, str) else text
        self.pages[path] = status, headers, data
        return self.url + path


@contextlib.contextmanager
def served() -> Generator[Site]:
    """A server on this machine, for as long as it is needed."""
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            if self.path == "/slow":
                found.released.wait(20)
            status, headers, data = found.pages.get(self.path, (404, {}, b""))
            with contextlib.suppress(OSError):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

        def log_request(self, code: object = "", size: object = "") -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.released.set()
        server.shutdown()
