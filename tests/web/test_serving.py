from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from sayso.errors import SaysoError, StoreError
from sayso.web.serving import listen, serve


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    assert isinstance(port, int)
    return port


def test_a_missing_ledger_is_said_before_anything_listens(tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(StoreError):
        serve(tmp_path / "none.sayso", "127.0.0.1", free_port(), None, told.append)
    assert told == []


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SaysoError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(("host", "lines"), [("127.0.0.1", 1), ("0.0.0.0", 2)])
def test_the_command_serves_until_it_is_interrupted(ledger_file: Path, host: str, lines: int) -> None:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "sayso",
        "serve",
        "--ledger",
        str(ledger_file),
        "--host",
        host,
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(lines)]
        try:
            assert f"http://{host}:{port}/" in told[0]
            assert _status(f"http://127.0.0.1:{port}/enter") == 200
        finally:
            process.terminate()
    if lines == 2:
        assert len(told[1].split()[-1]) >= 24


def _status(address: str) -> int:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                status = answer.status
                assert isinstance(status, int)
                return status
        except OSError:
            time.sleep(0.1)
    return 0


def test_the_desk_costs_nothing_until_it_is_served() -> None:
    heavy = ("fastapi", "starlette", "jinja2", "uvicorn")
    asked = f"import sys, sayso, sayso.cli; print([each for each in {heavy!r} if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
