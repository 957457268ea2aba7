"""Plain text to Document; the offsets are those of the input."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Final

import msgspec

from verbale.errors import NoText
from verbale.ingest.boilerplate import boilerplate_in
from verbale.ingest.dates import find_date, is_future, moment_of, parse_moment
from verbale.ingest.inserts import insert_parts
from verbale.ingest.issuers import issuer_parts
from verbale.ingest.item_labels import label_parts
from verbale.ingest.lacunae import lacunae_of
from verbale.ingest.language import check_language
from verbale.ingest.layout import Layout
from verbale.ingest.metadata import field_values, header_end, metadata_parts
from verbale.ingest.opening import opening_parts
from verbale.ingest.provenance import provenance_chain
from verbale.ingest.turns import turn_parts
from verbale.model import Document, Moment, Part, stable_id

__all__ = ["TEXT_EXTRACTOR", "Known", "document_of"]

TEXT_EXTRACTOR: Final = "verbale.ingest.text 1"
"""What makes the text of plain text: nothing but decoding. The number counts changes of that."""


class Known(msgspec.Struct, frozen=True):
    """What is known of a text besides its characters: from the user, from the bytes, from a page's tags."""

    name: str
    sha256: str
    extractor: str = TEXT_EXTRACTOR
    published: Moment | None = None
    url: str | None = None
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    has_header: bool = True


def document_of(text: str, known: Known) -> Document:
    """The document of a text, with its header, layout, boilerplate, date, provenance and lacunae.

    Raises:
        NoText: nothing is left to read.
        LanguageNotRead: the report is in a language that is not read.
    """
    header = metadata_parts(text) if known.has_header else ()
    paragraphs = Layout(text, header_end(header)).paragraphs
    boilerplate = boilerplate_in(text, paragraphs)
    furniture = frozenset(span.start for span in boilerplate)
    body = [paragraph for paragraph in paragraphs if paragraph.start not in furniture]
    if not body:
        what = "only header lines and page furniture" if header or boilerplate else "no text"
        raise NoText(f"{known.name} holds {what}: give the text of a report.")
    language = check_language("\n".join(paragraph.words for paragraph in body), known.name)

    titles = field_values(header, "title")
    title = titles[0].value if titles else known.title
    turns = turn_parts(text, paragraphs, furniture)
    spoken = furniture | {part.start for part in turns}
    opening = opening_parts(text, paragraphs, title, spoken)
    taken = spoken | {part.start for part in opening}
    parts = [
        *header,
        *opening,
        *label_parts(text, paragraphs, taken),
        *turns,
        *issuer_parts(text, paragraphs, furniture),
        *insert_parts(text, paragraphs, taken),
    ]
    parts.sort(key=lambda part: (part.start, part.end))
    headline = next((part.value for part in opening if part.kind == "headline"), None)

    published, date_note = _published(known.published, header, opening)
    urls = field_values(header, "url")
    url = known.url or (urls[0].value if urls else None)
    return Document(
        id=stable_id("doc", known.url or "", known.sha256),
        text=text,
        sha256=known.sha256,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        extractor=known.extractor,
        url=url,
        title=title or headline,
        published=published,
        language=language,
        provenance=provenance_chain(text, parts, boilerplate, url, known.site, known.authors, body[-1].end),
        boilerplate=boilerplate,
        lacunae=lacunae_of(
            text,
            body,
            parts,
            titled=title is not None,
            dated=published is not None,
            date_note=date_note,
            more=any(span.kind == "more" for span in boilerplate),
        ),
        parts=tuple(parts),
    )


def _published(known: Moment | None, header: Sequence[Part], opening: Sequence[Part]) -> tuple[Moment | None, str]:
    """The publication moment, and why a date that stands in the text is not used.

    A date the user gives goes before the header, the header before the page's tags, those before the dateline.
    """
    if known is not None and known.basis == "given":
        return known, ""
    note = ""
    for part in field_values(tuple(header), "date"):
        moment = parse_moment(part.value, "metadata")
        if moment is None:
            note = f"The header's date cannot be read: {part.value}."
        elif is_future(datetime.date.fromisoformat(moment.start[:10])):
            note = f"The header's date is in the future: {part.value}."
        else:
            return moment, ""
    if known is not None:
        return known, ""
    for part in opening:
        found = find_date(part.text) if part.kind == "dateline" else None
        if found is None:
            continue
        words = part.text[found.start : found.end]
        if found.year is None:
            note = note or f"The dateline gives no year: {words}."
            continue
        day = datetime.date(found.year, found.month, found.day)
        if not is_future(day):
            return moment_of(day, words, "dateline"), ""
        note = f"The dateline is in the future: {words}."
    return None, note
