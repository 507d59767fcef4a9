"""A web page into text and metadata: trafilatura finds the article, this module the page's own word on title and days.

1. Decode (byte order mark, header, <meta charset>, UTF-8, Windows-1252). 2. Read the metadata tags. 3. Let
trafilatura take the article's text out; tables and lists stay as lines, scripts never. 4. Where it finds none, take
all visible words of the page and note it. The title stands above the text, so that claims made in it have an
offset.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from sayso.collect.dates import read_date
from sayso.collect.encoding import decode_text
from sayso.collect.text import Received
from sayso.collect.witnesses import Page
from sayso.errors import CollectError
from sayso.records import Note

# Pages larger than this are not parsed: a page of text has some 10 to 500 KB.
MAX_HTML_BYTES: Final = 10_000_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_SILENT: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "textarea", "select", "button"}
)
_BREAKING: Final = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "figcaption",
        "table",
        "ul",
        "ol",
        "pre",
        "main",
        "aside",
        "nav",
    ]
)
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_OUTLETS: Final = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
)
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
)
_DAYS: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "pubdate", "publishdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "og:published_time",
)  # fmt: skip
_CHANGED: Final = ("article:modified_time", "datemodified", "last-modified", "dcterms.modified", "og:updated_time")


def collect_html(
    original: bytes, *, name: str, stem: str, charset: str | None = None, url: str | None = None
) -> tuple[Received, Page]:
    """Take text and metadata out of a page; raise CollectError where it holds no words or cannot be parsed."""
    if len(original) > MAX_HTML_BYTES:
        raise CollectError(f"{name}: a web page of more than 10 MB; save the article's text as a .txt file")
    declared = _META_CHARSET.search(original[:4096])
    markup, notes = decode_text(
        original, name=name, charset=charset or (declared[1].decode("ascii") if declared else None)
    )
    tags = _read_tags(markup)
    article = _extract(markup, url)
    if not article:
        article = "\n\n".join(tags.lines())
        notes = (*notes, Note(step="collect", text="no article found in the page; all its visible words are kept"))
    if not article.strip():
        raise CollectError(
            f"{name}: the page shows no words (a frame, or made by a script); save the article's text as a .txt file"
        )
    page = tags.page(url)
    text = _with_title(article, page.title)
    received = Received(name=stem, original=original, text=text, media_type="text/html", notes=notes)
    return received, page


def _extract(markup: str, url: str | None) -> str:
    """Let trafilatura find the article; its lines become paragraphs, list and table rows stay lines."""
    import trafilatura  # heavy, like lxml below; loaded only where a page is read
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml ships no types

    try:
        found = trafilatura.extract(
            markup,
            url=url,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    except (
        LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
    ):  # broken markup trips it at times
        return ""
    lines = [line.strip() for line in (found or "").replace("\x00", "").splitlines() if line.strip(" |-")]
    text = ""
    for index, line in enumerate(lines):
        row = line.startswith(("- ", "| ", "|")) and index > 0 and lines[index - 1].startswith(("- ", "| ", "|"))
        text += ("" if not index else "\n" if row else "\n\n") + line
    return text


def _with_title(article: str, title: str | None) -> str:
    if not title:
        return article
    first = article.lstrip().split("\n", 1)[0]
    bare = re.sub(r"\W+", "", title).casefold()
    folded = re.sub(r"\W+", "", first).casefold()
    return article if folded and (bare.startswith(folded) or folded.startswith(bare)) else f"{title}\n\n{article}"


class _Tags(HTMLParser):
    """Gathers metadata tags, the first heading, times, and the visible words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.canonical: str | None = None
        self.times: list[str] = []
        self.ld: list[str] = []
        self.title = ""
        self.heading = ""
        self.words: list[str] = []
        self.open: str | None = None
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if key and given.get("content"):
                self.meta.setdefault(key, []).append(" ".join(given["content"].split()))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split() and not self.canonical:
            self.canonical = given.get("href") or None
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])
        elif tag == "script" and "ld+json" in given.get("type", ""):
            self.open = "ld"
            self.ld.append("")
        elif tag in ("title", "h1") and self.open is None and not (tag == "h1" and self.heading.strip()):
            self.open = tag
        if tag in _SILENT:
            self.silent += 1
        if tag in _BREAKING:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "h1", "script") and self.open:
            self.open = None
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in _BREAKING:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.open == "ld":
            self.ld[-1] += data
        elif self.open == "title":
            self.title += data
        elif self.open == "h1":
            self.heading += data
        if not self.silent:
            self.words.append(" ".join(data.split()) + (" " if data[-1:].isspace() else ""))

    def lines(self) -> list[str]:
        """Give the visible words, a line for each block."""
        return [words for line in "".join(self.words).split("\n") if (words := " ".join(line.split()))]

    def page(self, url: str | None) -> Page:
        """Give what the tags say."""
        linked = tuple(_linked_data(self.ld))
        days = [(day, "json-ld") for name, value in linked if name == "datePublished" and (day := read_date(value))]
        days += [(day, "meta") for key in _DAYS for value in self.meta.get(key, []) if (day := read_date(value))]
        days += [(day, "time") for value in self.times[:1] if (day := read_date(value))]
        days += [(day, "updated") for key in _CHANGED for value in self.meta.get(key, []) if (day := read_date(value))]
        authors = [value for name, value in linked if name == "author"] or self._first(_AUTHORS)
        address = self.canonical or next(iter(self._first(("og:url",))), None) or url
        return Page(
            title=next(iter([value for name, value in linked if name == "headline"] + self._first(_TITLES)), None)
            or _flat(self.heading)
            or _flat(self.title),
            outlet=next(iter(self._first(_OUTLETS) or [value for name, value in linked if name == "publisher"]), None),
            byline=tuple(dict.fromkeys(name for name in authors if name and not name.startswith(("http", "@")))),
            url=address if address and address.startswith(("http://", "https://")) else url,
            days=tuple(dict.fromkeys(days)),
        )

    def _first(self, keys: tuple[str, ...]) -> list[str]:
        return next((self.meta[key] for key in keys if self.meta.get(key)), [])


def _read_tags(markup: str) -> _Tags:
    tags = _Tags()
    try:
        tags.feed(markup)
        tags.close()
    except (AssertionError, ValueError):  # html.parser gives up on some broken declarations; what it saw stands
        return tags
    return tags


def _linked_data(blocks: list[str]) -> Iterator[tuple[str, str]]:
    """Give (field, value) of articles in JSON-LD blocks; broken blocks are passed over."""
    for block in blocks:
        try:
            content = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for entry in _entries(content):
            for key in ("headline", "datePublished"):
                if isinstance(entry.get(key), str):
                    yield key, " ".join(str(entry[key]).split())
            for key in ("author", "publisher"):
                for value in _named(entry.get(key)):
                    yield key, value


def _entries(content: object) -> Iterator[dict[str, object]]:
    entries = content if isinstance(content, list) else [content]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        graph = entry.get("@graph")
        yield from (
            part
            for part in (graph if isinstance(graph, list) else [entry])
            if isinstance(part, dict) and "datePublished" in part
        )


def _named(value: object) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())


def _flat(words: str) -> str | None:
    return " ".join(words.split()) or None
