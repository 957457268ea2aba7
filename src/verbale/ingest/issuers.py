"""Who issues a communique: "The Foreign Ministers of A, B and C, meeting in D, issued the following statement"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.ingest.layout import Paragraph
from verbale.model import Part

__all__ = ["issuer_parts"]

HEAD = 5
"""Paragraphs at the top where a communique names its issuers."""
_PAPER = r"(?:statement|communiqu[eé]|declaration|press release|press statement|memorandum|text)"
_PARTIES = r"(?P<issuer>(?:[Tt]he )?[A-ZÀ-Þ][^.;:\n]{2,240}?)"
_ISSUED = (
    r"(?:(?:have |has )?(?:today |jointly )?(?:issued|adopted|released|agreed(?: on| to)?|made|approved)"
    r"(?: today| jointly)?)"
)
_MEETING = r"(?:, (?:meeting|gathered|having met|assembled|after (?:meeting|talks)|at the end of)[^.;]{0,200}?)"
_CIRCUMSTANCE = r"(?:On|At|In|After|Following|During|Meeting|Gathered)\b[^.\n]{0,120}?"
_PATTERNS = (
    re.compile(rf"(?:{_CIRCUMSTANCE}, )?{_PARTIES}{_MEETING}?,? {_ISSUED} the following (?:[\w-]+ ){{0,3}}{_PAPER}\b"),
    re.compile(
        rf"(?:(?:[Tt]he )?[Ff]ollowing (?:is (?:the )?(?:full )?(?:text of )?)?(?:a |the )?)(?:[\w-]+ ){{0,3}}{_PAPER}"
        rf" (?:was |as )?(?:(?:issued|released|adopted|made|agreed)(?: today| jointly)?(?: by)|of|by) {_PARTIES}"
        r"(?=[.:]|$|,? (?:on|at|in|after|following) )"
    ),
)
_TITLE = re.compile(
    r"(?:TEXT OF (?:THE |A )?)?"
    r"(?:(?:JOINT|TRILATERAL|TRIPARTITE|BILATERAL|QUADRILATERAL|COMMON|FINAL|OFFICIAL|PRESS|CONCLUDING) ){1,2}"
    rf"(?:STATEMENT|COMMUNIQU[EÉ]|DECLARATION|PRESS RELEASE) (?:ISSUED )?(?:OF|BY|FROM|BETWEEN) {_PARTIES}"
    r"(?=[.:]|$|,? (?:ON|AT|IN|AFTER|FOLLOWING|REGARDING|CONCERNING) )",
    re.IGNORECASE,
)


def issuer_parts(text: str, paragraphs: Sequence[Paragraph], skip: frozenset[int] = frozenset()) -> list[Part]:
    """The noun phrases that name the issuers of a communique, at most one a paragraph and only at the top."""
    body = [paragraph for paragraph in paragraphs if paragraph.start not in skip]
    return list(_found(text, body[:HEAD]))


def _found(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    for paragraph in paragraphs:
        for pattern in (*_PATTERNS, _TITLE):
            match = pattern.match(paragraph.words)
            if match and match["issuer"].removeprefix("the ")[:1].isupper():
                start, end = (paragraph.start + match.start("issuer"), paragraph.start + match.end("issuer"))
                yield Part(start, end, text[start:end], kind="issuer", value=match["issuer"])
                break
