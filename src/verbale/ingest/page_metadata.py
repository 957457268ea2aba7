"""What the tags of a web page say of its article: title, authors, site, address, and when it was published."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from verbale.ingest.dates import is_future, parse_moment
from verbale.lexicon.page import page_fields
from verbale.model import Moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

__all__ = ["PageMetadata", "page_metadata"]

LONGEST_JSON = 500_000
"""Characters of a JSON-LD block; an article's has a few thousand."""
LONGEST_VALUE = 400
MOST_NODES = 1_000
"""Objects of a JSON-LD block that are looked at."""
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|Posting|WebPage)$")
_TIME_PATHS = (
    "//time[@pubdate and @datetime]/@datetime",
    "//time[@itemprop='datePublished' and @datetime]/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//abbr[contains(@class,'published')]/@title",
    "//time[contains(@class,'publish') and @datetime]/@datetime",
    "//time[contains(@class,'entry-date') and @datetime]/@datetime",
    "//article//header//time/@datetime",
)
_TITLE_PATHS = (
    "//*[@itemprop='headline' and not(@content)]",
    "//*[contains(concat(' ',@class,' '),' entry-title ') or contains(concat(' ',@class,' '),' post-title ')]",
)


class PageMetadata(msgspec.Struct, frozen=True):
    """What a page's tags say; None or empty where they do not."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None


def page_metadata(tree: HtmlElement) -> PageMetadata:
    """The metadata in a page's JSON-LD, meta tags and time elements.

    Time and zone are kept. Dates in the future and ambiguous ones are passed over.
    """
    metas = _meta_tags(tree)
    articles = list(_articles(tree))
    return PageMetadata(
        title=_first(*(_text(item.get("headline")) for item in articles), *_tagged(metas, "title"), *_headings(tree)),
        site=_first(*_tagged(metas, "site"), *(_name(item.get("publisher")) for item in articles)),
        url=next(
            (
                url
                for url in (*_tagged(metas, "url"), *tree.xpath("//link[@rel='canonical']/@href"))
                if _is_address(url)
            ),
            None,
        ),
        authors=_authors(metas, articles),
        published=_published(tree, metas, articles),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            key = element.get(attribute)
            if key:
                metas.setdefault(key.strip().lower(), []).append(content)
    return metas


def _tagged(metas: dict[str, list[str]], field: str) -> Iterator[str]:
    for key in page_fields().get(field, ()):
        yield from metas.get(key, ())


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        source = script.text or ""
        if not source.strip() or len(source) > LONGEST_JSON:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting, seen = [data], 0
        while waiting and seen < MOST_NODES:
            seen += 1
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                    yield node
                graph = node.get("@graph")
                if isinstance(graph, list | dict):
                    waiting.append(graph)


def _published(tree: HtmlElement, metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> Moment | None:
    stated = [
        *(_text(item.get("datePublished")) for item in articles),
        *_tagged(metas, "published"),
        *(_text(value) for path in _TIME_PATHS for value in tree.xpath(path)),
    ]
    times = {str(value) for value in tree.xpath("//time/@datetime")}
    if len(times) == 1:
        stated += times
    for words in stated:
        moment = parse_moment(words, "metadata") if words else None
        if moment and not is_future(datetime.date.fromisoformat(moment.start[:10])):
            return moment
    return None


def _authors(metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> tuple[str, ...]:
    names: list[str | None] = []
    for item in articles:
        author = item.get("author")
        names += [_name(one) for one in (author if isinstance(author, list) else [author])]
    names += _tagged(metas, "author")
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _headings(tree: HtmlElement) -> Iterator[str]:
    """Titles that stand on the page; of several equal headings none is the article's."""
    for path in _TITLE_PATHS:
        marked = tree.xpath(path)
        if len(marked) == 1:
            yield _text(marked[0].text_content()) or ""
    headings = tree.xpath("//h1")
    if len(headings) == 1:
        yield _text(headings[0].text_content()) or ""
    for title in tree.xpath("//head/title")[:1]:
        yield _text(title.text_content()) or ""


def _name(value: object) -> str | None:
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: object) -> str | None:
    """A short string without runs of white space, None for anything else."""
    if not isinstance(value, str) or len(value) > 20 * LONGEST_VALUE:
        return None
    words = " ".join(value.split())
    return words if 0 < len(words) <= LONGEST_VALUE else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))
