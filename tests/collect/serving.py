"""A web server of our own on this machine, for what fetches pages: it serves what it is told to, and remembers it."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from sayso.collect import Fetched, fetch
from sayso.collect.fetching import Way

PAGE = """<html><head><title>Rockets hit Orsha</title><meta property="og:site_name" content="Osprey Post"></head>
<body><article><h1>Rockets hit Orsha</h1><p>Rockets hit Orsha on Friday, the governor said. Twelve people died.</p>
<p>Soldiers will hit Tamra next week, an officer said. Nobody else was there to be asked about it.</p></article></body>
</html>"""
CYRILLIC = "Ракеты упали на рынок в пятницу, сказал губернатор. Rockets hit Orsha."


class Answer(NamedTuple):
    """What the server says to one path; `drip` are seconds between two bytes."""

    body: bytes = b""
    kind: str | None = "text/html"
    status: int = 200
    more: tuple[tuple[str, str], ...] = ()
    drip: float = 0.0


ANSWERS = {
    "/orsha.html": Answer(PAGE.encode()),
    "/plain": Answer(b"Rockets hit Orsha.", "text/plain; charset=utf-8"),
    "/cyrillic": Answer(CYRILLIC.encode("cp1251"), "text/plain; charset=windows-1251"),
    "/packed": Answer(gzip.compress(PAGE.encode()), more=(("Content-Encoding", "gzip"),)),
    "/bomb": Answer(gzip.compress(bytes(40_000_000)), more=(("Content-Encoding", "gzip"),)),
    "/strange": Answer(b"?", more=(("Content-Encoding", "br"),)),
    "/large": Answer(b"x" * 10_000_001),
    "/picture": Answer(b"\x89PNG", "image/png"),
    "/nothing": Answer(b"", status=404),
    "/untyped": Answer(b"Rockets hit Orsha.", None),
    "/broken": Answer(b"Rockets", more=(("Content-Length", "5000"),)),
    "/slow": Answer(b"Rockets hit Orsha." * 10, drip=0.1),
    "/moved": Answer(status=302, more=(("Location", "/orsha.html"),)),
    "/moved-abroad": Answer(status=301, more=(("Location", "/ors\xc3\xa9?a b"),)),
    "/ring": Answer(status=302, more=(("Location", "/ring"),)),
    "/to-a-file": Answer(status=302, more=(("Location", "file:///etc/passwd"),)),
    "/to-this-machine": Answer(status=302, more=(("Location", "http://127.0.0.1/"),)),
    "/to-nonsense": Answer(status=302, more=(("Location", "http://[x"),)),
}


class Web(NamedTuple):
    """A server's address, and the paths that were asked for."""

    address: str
    port: int
    asked: list[str]


@contextmanager
def web(**answers: Answer) -> Iterator[Web]:
    """Serve ANSWERS, and more of them by name."""
    known = ANSWERS | {f"/{name}": answer for name, answer in answers.items()}
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = known.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            for name, value in answer.more:
                self.send_header(name, value)
            self.end_headers()
            try:
                if not answer.drip:
                    self.wfile.write(answer.body)
                for byte in answer.body if answer.drip else b"":
                    self.wfile.write(bytes([byte]))
                    time.sleep(answer.drip)
            except OSError:
                return  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    port = server.server_address[1]
    try:
        yield Web(f"http://127.0.0.1:{port}", port, asked)
    finally:
        server.shutdown()
        server.server_close()


def fetch_nearby(url: str) -> Fetched:
    """Fetch from this machine too, as no other program of ours does; a function of a module, for other processes."""
    return fetch(url, Way(allows=lambda _address, port: port != 80, seconds=60))
