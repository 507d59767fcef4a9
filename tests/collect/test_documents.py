"""Kinds of bytes."""

from __future__ import annotations

import pytest

from sayso.collect import MAX_BYTES, Sidecar, collect_bytes
from sayso.errors import CollectError

TEXT = b"Both armies signed a truce at Oslava on Monday.\n"
PAGE = b"<!doctype html><html><body><p>Both armies signed a truce at Oslava, the governor said.</p></body></html>"


@pytest.mark.parametrize(
    ("original", "words"),
    [
        (b"%PDF-1.4", "is a PDF, which is not yet supported"),
        (b"PK\x03\x04", "is a zip archive"),
        (b"\x1f\x8b\x08", "is compressed"),
        (b"\x89PNG\r\n", "is an image"),
        (b"{\\rtf1", "is rich text"),
        (b"", "is empty"),
        (b"x" * (MAX_BYTES + 1), "larger than 50 MB, the limit"),
    ],
)
def test_other_kinds_are_refused_and_say_what_to_do(original: bytes, words: str) -> None:
    with pytest.raises(CollectError) as error:
        collect_bytes(original, name="a.txt")
    assert str(error.value).startswith(f"a.txt: {words}")
    assert ";" in str(error.value)


def test_an_unreadable_media_type_is_named() -> None:
    with pytest.raises(CollectError, match="'image/png', which cannot be read"):
        collect_bytes(TEXT, name="a", media_type="image/png")


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.html", None), ("a", "text/html; charset=utf-8"), ("a", None), ("A.HTM", None)]
)
def test_pages_are_known_by_name_type_or_content(name: str, media_type: str | None) -> None:
    assert collect_bytes(PAGE, name=name, media_type=media_type).media_type == (media_type or "text/html")


def test_plain_text_stays_plain_where_the_sender_says_so() -> None:
    assert collect_bytes(PAGE, name="a", media_type="text/plain").text == PAGE.decode()


@pytest.mark.parametrize(
    ("name", "stem"),
    [("truce.txt", "truce"), ("v1.2-truce", "v1.2-truce"), (".txt", ".txt"), ("a.b.md", "a.b"), ("", "report")],
)
def test_the_name_loses_a_known_ending(name: str, stem: str) -> None:
    assert collect_bytes(TEXT, name=name).name == stem


def test_the_sidecar_s_address_goes_before_the_fetched_one_and_names_an_outlet_at_last_resort() -> None:
    report = collect_bytes(
        TEXT, name="a", url="https://www.lowland.example/2", sidecar=Sidecar(url="https://old.example/1995/03/08/1")
    )
    assert (report.url, report.outlet, str(report.published)) == (
        "https://old.example/1995/03/08/1",
        "old.example",
        "1995-03-08",
    )


def test_the_charset_of_the_header_is_used() -> None:
    assert (
        collect_bytes("Ослава взята.".encode("koi8-r"), name="a", media_type="text/plain; charset=koi8-r").text
        == "Ослава взята."
    )


def test_the_digest_is_of_the_bytes_as_they_came() -> None:
    assert collect_bytes(b"\xef\xbb\xbf" + TEXT, name="a").digest != collect_bytes(TEXT, name="a").digest
