"""`sayso serve`: the desk on an address, until Ctrl-C. The desk's libraries load here and nowhere sooner."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from sayso.errors import SaysoError

TOKEN_BYTES = 18  # 144 bits: nobody guesses it, and it still fits on a line


def serve(ledger: Path, host: str, port: int, token: str | None, tell: Callable[[str], None]) -> None:
    """Serve a ledger until interrupted; `tell` is told the address and the token.

    Where strangers can reach the address a token is asked for, made here if none is given. Raises StoreError for the
    ledger, SaysoError for an address that cannot be had.
    """
    import uvicorn

    from sayso.web.application import make_application
    from sayso.web.guards import House, is_loopback

    own = None if is_loopback(host) else secrets.token_urlsafe(TOKEN_BYTES)
    house = House(host=host, port=port, token=token or own)
    app = make_application(ledger, house)
    threading.Thread(target=app.state.desk.warm, daemon=True).start()
    with listen(host, port) as listening:
        tell(f"The desk of {ledger.name}: http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")
        if house.token:
            tell(f"Its token: {house.token}")
        settings = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(settings).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Take an address before anything else is done. Raises SaysoError where it cannot be had."""
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # Connections take this over. Without it an answer's second packet waits 40 ms for word of the first.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise SaysoError(f"cannot listen on {host}, port {port} ({why}); name others with --host and --port") from fault
