"""One page from the network, because a person asked for it by its address; and nothing that only this machine can see.

1. The address is http or https, and carries no password. 2. Its name is looked up once, and all that it stands for
must be public: no loopback, no private or local network, no group. 3. The connection goes to what was checked and never
asks for the name again, so that a name which answers otherwise a moment later leads nowhere else. 4. A redirect is an
address like any other and begins at 1. 5. What comes is HTML or text, within a limit of size and of time.
"""

from __future__ import annotations

import io
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from sayso.collect.documents import HTML_TYPES
from sayso.errors import CollectError

MOST_BYTES: Final = 10_000_000  # of one page, unpacked; what collect takes of HTML
MOST_REDIRECTS: Final = 5
SECONDS: Final = 30.0  # for one page with all its redirects
LONGEST_ADDRESS: Final = 2_000  # characters, as browsers and servers take them
LONGEST_NAME: Final = 100  # characters of the name that a page is called by
PORTS: Final = frozenset({80, 443})  # of those below 1024, which are other services' for the most part
READABLE: Final = (*HTML_TYPES, "text/plain", "text/markdown")
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
OK: Final = 200
# Public by their number and yet not by their use: addresses at which hosters answer their own machines.
NOT_PUBLIC: Final = (ip_network("192.0.0.0/24"), ip_network("168.63.129.16/32"))
PLAIN: Final = "/%:@!$&'()*+,;=~?#[]"  # signs that stand in an address as they are
TRANSLATED: Final = ip_network("64:ff9b::/96")  # how networks of the newer kind reach servers of the older
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.IGNORECASE)
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: where it was in the end, its bytes unpacked, and what the server calls them."""

    url: str
    content: bytes
    media_type: str | None

    @property
    def name(self) -> str:
        """The name of its report: the last part of its address, else the name of the server."""
        parts = urlsplit(self.url)
        last = PurePosixPath(unquote(parts.path, errors="replace")).name
        return re.sub(r"[^\w.-]+", "-", last).strip("-.")[:LONGEST_NAME] or parts.hostname or "page"


Fetch = Callable[[str], Fetched]


def without_password(url: str) -> str:
    """Give an address as it may be shown and kept: without a name and password before the server's.

    >>> without_password("https://ada:secret@osprey.example/page")
    'https://…@osprey.example/page'
    """
    return re.sub(r"//[^/?#]*@", "//…@", url, count=1)


def look_up(host: str, port: int) -> Iterable[str]:
    """Give the numbers that a name stands for. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return dict.fromkeys(str(where[0]) for *_, where in found)


def is_public(address: Address, port: int) -> bool:
    """Tell whether a server there is one of the open internet, by its number and the door that is knocked at."""
    within = _within(address) if isinstance(address, IPv6Address) else None
    if within is not None:
        return is_public(within, port)
    if port not in PORTS and port < 1024:
        return False
    special = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not special and not any(address in each for each in NOT_PUBLIC)


def _within(address: IPv6Address) -> IPv4Address | None:
    """Give the older kind of number that one of the newer kind only wraps; None for one that stands for itself."""
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How pages are reached: who looks names up, what may be asked, and how many seconds one page may take."""

    lookup: Callable[[str, int], Iterable[str]] = look_up
    allows: Callable[[Address, int], bool] = is_public
    seconds: float = SECONDS


OPEN: Final = Way()


class _Target(NamedTuple):
    """An address taken apart; `asked` is what the server is asked for."""

    scheme: str
    host: str
    port: int
    asked: str
    named: str  # as the server knows itself


def fetch(url: str, way: Way = OPEN) -> Fetched:
    """Fetch the page at an address. Raises CollectError, saying why it was not, in which case nothing was sent on."""
    until = time.monotonic() + way.seconds
    at = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        try:
            came = _ask(at, way, until)
            if isinstance(came, Fetched):
                return came
            led, at = at, urljoin(at, came)
            if led.startswith("https:") and not at.startswith("https:"):
                raise CollectError(f"{led}: leads on to an address without TLS; save the page")
        except TimeoutError as fault:
            raise CollectError(f"{at}: gave no whole page within {way.seconds:.0f} seconds; try again later") from fault
        except ssl.SSLError as fault:
            why = getattr(fault, "verify_message", None) or fault.reason or "no TLS"
            raise CollectError(f"{at}: does not prove to be that server ({why}); nothing was read") from fault
        except (OSError, HTTPException, zlib.error, ValueError) as fault:
            why = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
            raise CollectError(f"{at}: could not be fetched ({why}); check the address, or save the page") from fault
    raise CollectError(f"{url}: leads from address to address, more than {MOST_REDIRECTS} times; name the last one")


def _ask(url: str, way: Way, until: float) -> Fetched | str:
    """Ask one server; give the page, or where it sends us."""
    target = _read_address(url)
    with _connect(target, url, way, until) as connection:
        connection.sendall(_request(target))
        response = HTTPResponse(_Clocked(connection, until))  # type: ignore[arg-type]  # it asks for makefile alone
        response.begin()
        led_on = response.headers.get("Location")
        if response.status in REDIRECTS and led_on:
            return quote(led_on, safe=PLAIN, encoding="latin-1")  # the bytes that were sent, as an address holds them
        if response.status != OK:
            raise CollectError(f"{url}: the server answered {response.status}; open it in a browser and save the page")
        told = response.headers.get("Content-Type")
        kind = (told or "").split(";")[0].strip().lower()
        if kind and kind not in READABLE:
            raise CollectError(f"{url}: is '{kind[:80]}', which cannot be read; give the address of a page or a text")
        content = response.read(MOST_BYTES + 1)
        if response.length and len(content) <= MOST_BYTES:
            raise CollectError(f"{url}: broke off before its end; try again later")
        return Fetched(url=url, content=_unpacked(content, response, url), media_type=told)


def _read_address(url: str) -> _Target:
    """Take an address apart. Raises CollectError where it is none that a page is fetched from."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as fault:  # and UnicodeError: a name that no server can have
        raise CollectError(f"{url}: is no address of a page; check the spelling") from fault
    if parts.scheme not in ("http", "https"):
        raise CollectError(f"{url}: is no page of the web; an address begins with http:// or https://")
    if not _HOST.fullmatch(host) or _UNFIT.search(url) or len(url) > LONGEST_ADDRESS:
        raise CollectError(f"{url[:200]}: is no address of a page; check the spelling")
    if parts.username is not None or parts.password is not None:
        raise CollectError(f"{without_password(url)}: carries a name or password; take it out, or save the page")
    plain = quote(parts.path or "/", safe=PLAIN)
    query = quote(parts.query, safe=PLAIN)
    shown = f"[{host}]" if ":" in host else host
    named = shown if parts.port is None else f"{shown}:{port}"
    return _Target(parts.scheme, host, port, f"{plain}?{query}" if query else plain, named)


def _connect(target: _Target, url: str, way: Way, until: float) -> socket.socket:
    """Connect to what the name stands for, once all of that has been found public."""
    numbers = [ip_address(each.partition("%")[0]) for each in way.lookup(target.host, target.port)]
    if not numbers:
        raise OSError(None, "the name stands for nothing")
    if not all(way.allows(each, target.port) for each in numbers):
        raise CollectError(f"{url}: is not on the open internet but on a network of your own; save the page")
    fault: OSError | None = None
    for number in numbers:
        try:
            plain = socket.create_connection((str(number), target.port), timeout=_left(until))
        except OSError as refused:
            fault = refused
            continue
        if target.scheme == "http":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
        except OSError:
            plain.close()
            raise
    assert fault is not None
    raise fault


def _request(target: _Target) -> bytes:
    lines = (
        f"GET {target.asked} HTTP/1.1",
        f"Host: {target.named}",
        "User-Agent: Sayso (a reader of reports; fetches single pages that a person asks for)",
        f"Accept: {', '.join(READABLE)}",
        "Accept-Language: en",
        "Accept-Encoding: gzip",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _unpacked(content: bytes, response: HTTPResponse, url: str) -> bytes:
    """Unpack a page, never more of it than is taken."""
    packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing in ("gzip", "x-gzip"):
        content = zlib.decompressobj(31).decompress(content, MOST_BYTES + 1)
    elif packing != "identity":
        raise CollectError(f"{url}: is packed in a way that was not asked for; save the page")
    if len(content) > MOST_BYTES:
        raise CollectError(f"{url}: larger than {MOST_BYTES // 1_000_000} MB, the limit for a page; save it as text")
    return content


def _left(until: float) -> float:
    """Give the seconds that are left. Raises TimeoutError where none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Clocked(io.RawIOBase):
    """What a server sends: each piece may be waited for only as long as there is time for the whole."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's is wider than what is passed
        self._connection.settimeout(_left(self._until))
        return self._connection.recv_into(buffer)
