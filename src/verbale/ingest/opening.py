"""The head of a report: headline, byline, date line and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.ingest.dateline import Dateline, dateline_at, is_date_line, placed_date
from verbale.ingest.dates import DATE_NAMES
from verbale.ingest.layout import Paragraph, ends_sentence
from verbale.model import Part

__all__ = ["opening_parts"]

HEAD = 8
"""Paragraphs at the top that may hold the head of a report."""
LONGEST_HEADLINE = 160
LONGEST_BYLINE = 160
MOST_HEADLINES = 2
_PARTICLES = "de|van|von|der|bin|ibn|el|al|da|di|la|le"
_NAME_WORD = rf"(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.|al-[A-Z][\w'’-]+|{_PARTICLES})"
_NAME = rf"[A-ZÀ-Þ][\w'’.-]*(?: {_NAME_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:(?:[Ww]ritten|[Rr]eported) )?[Bb][Yy]:? (?P<names>{_NAME}(?:(?:,| and|, and| AND| &|;) {_NAME})*)"
    r"(?:(?:,| [|/–—•·-]| in| of| for) ?(?P<desk>[^.?!]{2,80}))?"
)
_DESK_BYLINE = re.compile(
    r"by (?:the |our )?(?P<names>[\w.'’ -]{2,60}?"
    r"(?:staff|reporters?|correspondents?|writers?|desk|agencies|press|news service))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(rf"\b(?:{DATE_NAMES}|the|an?)\b", re.IGNORECASE)


def opening_parts(
    text: str, paragraphs: Sequence[Paragraph], title: str | None = None, skip: frozenset[int] = frozenset()
) -> list[Part]:
    """The parts of the head, in text order.

    `skip` holds the starts of paragraphs that are boilerplate or turns of a transcript; `title` is the title known from
    elsewhere: a first line that repeats it is a headline whatever it ends with.
    """
    body = [paragraph for paragraph in paragraphs if paragraph.start not in skip]
    parts: list[Part] = []
    headlines = 0
    for index, paragraph in enumerate(body[:HEAD]):
        byline = _byline(paragraph.words)
        if byline:
            parts.append(_part(text, paragraph, "byline", byline))
            continue
        date = is_date_line(paragraph.words)
        if date:
            parts.append(_part(text, paragraph, "dateline", f"date: {date}"))
            continue
        alone = placed_date(paragraph.words)
        if alone:
            parts.append(_part(text, paragraph, "dateline", alone.value))
            continue
        line = dateline_at(paragraph.words)
        if line:
            start, end = paragraph.start + line.start, paragraph.start + line.end
            parts.append(Part(start, end, text[start:end], kind="dateline", value=line.value))
            break
        follower = body[index + 1] if index + 1 < len(body) else None
        if index == headlines < MOST_HEADLINES and _is_headline(paragraph, follower, title, first=index == 0):
            parts.append(_part(text, paragraph, "headline", paragraph.words))
            headlines += 1
        elif ends_sentence(paragraph.words):
            break
    return parts


def _part(text: str, paragraph: Paragraph, kind: str, value: str) -> Part:
    start, end = paragraph.start, paragraph.end
    return Part(start, end, text[start:end], kind=kind, value=value)  # type: ignore[arg-type]


def _byline(words: str) -> str | None:
    if len(words) > LONGEST_BYLINE:
        return None
    match = _BYLINE.fullmatch(words)
    if match:
        desk = (match["desk"] or "").strip()
        if _NO_NAME.search(match["names"]) or desk[:1].islower():
            return None
        return words[match.start("names") :].strip()
    match = _DESK_BYLINE.fullmatch(words)
    return match["names"].strip() if match else None


def _is_headline(paragraph: Paragraph, follower: Paragraph | None, title: str | None, first: bool) -> bool:
    words = paragraph.words
    if follower is None or len(words) > LONGEST_HEADLINE:
        return False
    if title and words.casefold().strip(" .") == title.casefold().strip(" ."):
        return True
    before_dateline: Dateline | str | None = (
        dateline_at(follower.words) or is_date_line(follower.words) or placed_date(follower.words)
    )
    if ends_sentence(words) and words[-1] not in "?!…'\"’”":
        return first and before_dateline is not None and words.count(". ") == 0
    if words[-1] in ",;:—–-" or words[0].islower():
        return False
    if not first:  # a second line below the headline: only right before the report proper
        return before_dateline is not None or _byline(follower.words) is not None
    return (
        before_dateline is not None
        or _byline(follower.words) is not None
        or (len(follower.words) > len(words) and ends_sentence(follower.words))
        or follower.after_blank
    )
