"""Bytes to Document: what stands in a file or a page, where it comes from, and what of it is the report."""

from __future__ import annotations

import datetime
import hashlib

from verbale.errors import NoText
from verbale.ingest.dates import given_moment
from verbale.ingest.decoding import (
    check_surrogates,
    check_text,
    decode_page,
    decode_text,
    looks_like_html,
    refuse_binary,
    text_codec,
)
from verbale.ingest.layout import BLANK
from verbale.ingest.limits import DEFAULT_LIMITS, Limits
from verbale.ingest.masking import masked
from verbale.ingest.text import Known, document_of
from verbale.model import Document

__all__ = ["Limits", "from_bytes", "from_html", "from_text", "masked"]

Published = datetime.date | datetime.datetime | str | None


def from_bytes(
    raw: bytes,
    *,
    name: str = "",
    published: Published = None,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of a file's bytes, plain text or a saved web page.

    `name` is the file's name for messages (its ending helps to tell a page); `published` goes before any other date.

    Raises:
        InputError: it cannot be read; one sentence says why.
        UsageError: the date or the encoding is impossible.
    """
    subject = name or "The input"
    limits.check_bytes(len(raw), subject)
    if encoding is not None:
        text_codec(encoding)
    refuse_binary(raw, subject)
    if looks_like_html(raw, name):
        return from_html(raw, name=name, published=published, url=url, encoding=encoding, limits=limits)
    text = decode_text(raw, subject, encoding)
    return _from_text(text, hashlib.sha256(raw).hexdigest(), subject, published, url, limits)


def from_text(
    text: str, *, name: str = "", published: Published = None, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """The document of a plain text; its offsets are those of the string.

    Raises:
        InputError: it cannot be read; one sentence says why.
        UsageError: the date is impossible.
    """
    subject = name or "The text"
    limits.check_characters(len(text), subject)
    check_surrogates(text, subject)
    return _from_text(text, _hash(text), subject, published, url, limits)


def from_html(
    page: bytes | str,
    *,
    name: str = "",
    published: Published = None,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of a web page's article; its text is the article's paragraphs, joined by blank lines.

    Raises:
        InputError: it cannot be read, or holds no article; one sentence says why.
        UsageError: the date or the encoding is impossible.
    """
    from verbale.ingest.html import article_of, html_extractor

    subject = name or "The page"
    limits.check_bytes(len(page), subject)
    moment = given_moment(published) if published is not None else None
    if isinstance(page, str):
        check_surrogates(page, subject)
        source, digest = page, _hash(page)
    else:
        refuse_binary(page, subject)
        source, digest = decode_page(page, subject, encoding), hashlib.sha256(page).hexdigest()
    text, metadata = article_of(source, subject, limits)
    limits.check_characters(len(text), subject)
    known = Known(
        name=subject,
        sha256=digest,
        extractor=html_extractor(),
        published=moment or metadata.published,
        url=url or metadata.url,
        title=metadata.title,
        site=metadata.site,
        authors=metadata.authors,
        has_header=False,
    )
    return document_of(text, known)


def _from_text(text: str, digest: str, subject: str, published: Published, url: str | None, limits: Limits) -> Document:
    moment = given_moment(published) if published is not None else None
    limits.check_characters(len(text), subject)
    check_text(text, subject)
    if not text.strip(BLANK):
        raise NoText(f"{subject} is empty: give the text of a report.")
    return document_of(text, Known(name=subject, sha256=digest, published=moment, url=url))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
