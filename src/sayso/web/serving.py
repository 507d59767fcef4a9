"""`sayso serve`: the desk on an address, until Ctrl-C."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from sayso.web.guards import House, is_loopback

TOKEN_BYTES = 18  # 144 bits: nobody guesses it, and it still fits on a line


def make_house(host: str, port: int, token: str | None) -> House:
    """Say where the desk stands; where strangers can reach it, it asks for a token, made here if none is given."""
    return House(
        host=host, port=port, token=token or (None if is_loopback(host) else secrets.token_urlsafe(TOKEN_BYTES))
    )


def serve(ledger: Path, house: House, tell: Callable[[str], None]) -> None:
    """Serve a ledger until interrupted; `tell` is told the address. Raises StoreError, OSError, and ImportError with
    the name of the extra where the desk's libraries are missing.
    """
    try:
        import uvicorn

        from sayso.web.application import make_application
    except ImportError as missing:
        raise ImportError(f"the desk needs {missing.name}: pip install 'sayso[desk]'") from missing
    app = make_application(ledger, house)
    shown = f"[{house.host}]" if ":" in house.host else house.host
    tell(f"The desk of {ledger.name} is at http://{shown}:{house.port}/ (Ctrl-C ends it)")
    if house.token:
        tell(f"Its token: {house.token}")
    uvicorn.run(app, host=house.host, port=house.port, log_level="warning", server_header=False, access_log=False)
