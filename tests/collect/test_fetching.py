from __future__ import annotations

import time
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from sayso.collect import collect_bytes, fetch
from sayso.collect.fetching import Fetched, Way, is_public
from sayso.errors import CollectError
from tests.collect.serving import CYRILLIC, PAGE, Answer, Web, fetch_nearby, web


@pytest.fixture(scope="module")
def near() -> Iterator[Web]:
    with web() as server:
        yield server


def test_a_page_comes_with_its_name_and_what_the_server_calls_it(near: Web) -> None:
    came = fetch_nearby(f"{near.address}/orsha.html")
    assert came == Fetched(url=f"{near.address}/orsha.html", content=PAGE.encode(), media_type="text/html")
    assert came.name == "orsha.html"


@pytest.mark.parametrize("path", ["/moved", "/packed"])
def test_redirects_are_followed_and_packed_pages_unpacked(near: Web, path: str) -> None:
    assert fetch_nearby(near.address + path).content == PAGE.encode()


def test_what_a_server_calls_its_letters_is_kept_with_the_report(near: Web) -> None:
    came = fetch_nearby(f"{near.address}/cyrillic")
    report = collect_bytes(came.content, name=came.name, media_type=came.media_type, url=came.url)
    assert report.text == CYRILLIC and report.media_type == "text/plain; charset=windows-1251"
    assert collect_bytes(came.content, name=report.name, media_type=report.media_type).text == report.text


@pytest.mark.parametrize(
    "there",
    [
        *("http://127.0.0.1:{port}/plain", "http://localhost:{port}/plain", "http://2130706433:{port}/plain"),
        *("http://0x7f.1:{port}/plain", "http://[::1]:{port}/plain", "http://[::ffff:127.0.0.1]:{port}/plain"),
        *("http://0.0.0.0:{port}/plain", "http://169.254.169.254/latest/", "http://10.0.0.1/", "http://[fe80::1]/"),
    ],
)
def test_this_machine_and_networks_of_ones_own_are_never_asked(near: Web, there: str) -> None:
    before = len(near.asked)
    with pytest.raises(CollectError, match=r"not on the open internet|could not be fetched"):
        fetch(there.format(port=near.port), Way(seconds=3))
    assert len(near.asked) == before


def test_a_redirect_is_checked_like_any_address(near: Web) -> None:
    with web() as inner:
        led = Answer(status=302, more=(("Location", f"{inner.address}/plain"),))
        with web(led=led) as outer:
            only_outer = Way(allows=lambda _address, port: port == outer.port)
            with pytest.raises(CollectError, match=f"{inner.address}/plain: is not on the open internet"):
                fetch(f"{outer.address}/led", only_outer)
            assert outer.asked == ["/led"] and inner.asked == []
            assert fetch(f"{outer.address}/led", Way(allows=lambda *_: True)).url == f"{inner.address}/plain"
    with pytest.raises(CollectError, match=r"http://127\.0\.0\.1/: is not on the open internet"):
        fetch_nearby(f"{near.address}/to-this-machine")


def test_a_name_that_changes_its_answer_leads_nowhere_else(near: Web) -> None:
    """The name is looked up once, and the connection goes to what was checked."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    seen: list[str] = []

    def allows(address: object, _port: int) -> bool:
        seen.append(str(address))
        return True

    way = Way(lookup=lambda _host, _port: next(answers), allows=allows)
    assert fetch(f"http://changing.example:{near.port}/plain", way).content == b"Rockets hit Orsha."
    assert seen == ["127.0.0.1"] and next(answers) == ["10.0.0.1"]


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(CollectError, match="not on the open internet"):
        fetch("http://mixed.example/", Way(lookup=lambda _host, _port: ["203.0.114.5", "192.168.1.1"]))
    with pytest.raises(CollectError, match="stands for nothing"):
        fetch("http://empty.example/", Way(lookup=lambda _host, _port: []))


def test_of_several_addresses_the_first_that_answers_is_asked(near: Web) -> None:
    way = Way(lookup=lambda _host, _port: ["::1", "127.0.0.1"], allows=lambda *_: True)  # it listens on the second
    assert fetch(f"http://two.example:{near.port}/plain", way).content == b"Rockets hit Orsha."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/bomb", "larger than 10 MB"),
        ("/large", "larger than 10 MB"),
        ("/strange", "packed in a way"),
        ("/picture", "is 'image/png', which cannot be read"),
        ("/nothing", "answered 404"),
        ("/broken", "broke off"),
        ("/ring", "more than 5 times"),
        ("/to-a-file", "is no page of the web"),
        ("/to-nonsense", "could not be fetched|no address of a page"),
        ("/moved-abroad", r"/ors%C3%A9\?a%20b: the server answered 404"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(near: Web, path: str, said: str) -> None:
    with pytest.raises(CollectError, match=said):
        fetch_nearby(near.address + path)


def test_a_server_that_keeps_one_waiting_is_left(near: Web) -> None:
    begun = time.monotonic()
    with pytest.raises(CollectError, match="no whole page within"):
        fetch(f"{near.address}/slow", Way(allows=lambda *_: True, seconds=0.5))
    assert time.monotonic() - begun < 5


def test_a_server_without_a_proof_of_its_name_is_not_read(near: Web) -> None:
    with pytest.raises(CollectError, match="does not prove"):
        fetch_nearby(f"https://127.0.0.1:{near.port}/plain")
    assert "/plain" not in near.asked[-1:]


def test_a_server_that_is_not_there_is_said() -> None:
    with web() as gone:
        pass
    with pytest.raises(CollectError, match=r"could not be fetched \(Connection refused\)"):
        fetch_nearby(gone.address)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://osprey.example/", "no page of the web"),
        ("javascript:alert(1)", "no page of the web"),
        ("osprey.example/news", "no page of the web"),
        ("http://", "no address"),
        ("http://[x", "no address"),
        ("http://osprey.example:port/", "no address"),
        ("http://a b.example/", "no address"),
        ("http://osprey.example/\r\nHost: other", "no address"),
        ("http://.example/", "no address"),
        ("http://osprey.example\\@127.0.0.1/", "no address"),
        ("http://" + "a" * 3000 + ".example/", "no address"),
        ("http://ada:secret@osprey.example/", "carries a name or password"),
    ],
)
def test_what_is_no_address_of_a_page_is_said_and_no_password_repeated(url: str, said: str) -> None:
    with pytest.raises(CollectError, match=said) as refusal:
        fetch(url, Way(lookup=lambda _host, _port: pytest.fail("nothing is to be looked up")))
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        *(("93.184.216.34", True), ("2606:2800:220:1::1", True), ("8.8.8.8", True), ("64:ff9b::808:808", True)),
        *(("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.0.1", False)),
        *(("169.254.169.254", False), ("100.100.100.200", False), ("0.0.0.0", False), ("255.255.255.255", False)),
        *(("224.0.0.1", False), ("192.0.0.192", False), ("168.63.129.16", False), ("198.18.0.1", False)),
        *(
            ("::1", False),
            ("::", False),
            ("fe80::1", False),
            ("fc00::1", False),
            ("fec0::1", False),
            ("ff02::1", False),
        ),
        *(("::ffff:10.0.0.1", False), ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("::127.0.0.1", False)),
    ],
)
def test_only_numbers_of_the_open_internet_are_public(number: str, public: bool) -> None:
    assert is_public(ip_address(number), 443) is public
    assert not is_public(ip_address(number), 25)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://osprey.example/news/bor%20falls.html?x=1", "bor-falls.html"),
        ("https://osprey.example/", "osprey.example"),
        ("https://osprey.example/a/..%2F..%2Fetc", "etc"),
        ("https://osprey.example/" + "n" * 300, "n" * 100),
    ],
)
def test_a_page_is_called_by_the_end_of_its_address(url: str, name: str) -> None:
    assert Fetched(url=url, content=b"", media_type=None).name == name


def test_a_page_behind_tls_does_not_lead_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.collect.fetching._ask", lambda *_: "http://kestrel.example/plain")
    with pytest.raises(CollectError, match="without TLS"):
        fetch("https://kestrel.example/page")
