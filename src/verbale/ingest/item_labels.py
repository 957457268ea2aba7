"""Labels of the items of monitoring services: "Cairo, Radio Cairo, in Arabic, 3 May: ..."."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from verbale.ingest.dateline import Dateline, is_place
from verbale.ingest.dates import DATE_WORDS
from verbale.ingest.layout import Paragraph
from verbale.model import Part

__all__ = ["label_parts"]

_NAME: Final = r"[A-ZÀ-Þ][\w'’.-]*(?:[ \u00a0](?:[A-ZÀ-Þ0-9][\w'’.-]*|de|del|al|of|the|el)){0,6}"
_LABEL: Final = re.compile(
    rf"(?P<place>{_NAME}),\s+(?P<carrier>{_NAME})(?:,\s+in\s+[A-ZÀ-Þ]\w+)?,\s+(?P<date>{DATE_WORDS}):(?=\s+\S)"
)


def label_parts(text: str, paragraphs: Sequence[Paragraph], taken: Container[int] = ()) -> list[Part]:
    """The labels that open paragraphs, as datelines: a known place, who carries the item, and a date before a colon.

    Of several items none has the place of the whole text, nor its carrier.
    """
    found = [
        (paragraph, match)
        for paragraph in paragraphs
        if paragraph.start not in taken and (match := _LABEL.match(paragraph.words)) and is_place(match["place"])
    ]
    parts: list[Part] = []
    for paragraph, match in found:
        alone = len(found) == 1
        line = Dateline(0, 0, match["place"] if alone else None, match["date"], match["carrier"] if alone else None)
        end = paragraph.start + match.end()
        parts.append(Part(paragraph.start, end, text[paragraph.start : end], kind="dateline", value=line.value))
    return parts
