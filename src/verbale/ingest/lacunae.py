"""Places where a text as a whole lacks something: it opens mid-story, has no date, or breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.ingest.layout import Paragraph, ends_sentence
from verbale.lexicon.page import turn_labels
from verbale.model import Lacuna, Part

__all__ = ["NO_DATE", "OPENS_MID_STORY", "TRUNCATED", "lacunae_of"]

NO_DATE = "no_date"
OPENS_MID_STORY = "opens_mid_story"
TRUNCATED = "truncated"

FEWEST_WORDS = 8
"""Words of a last line without a full stop from which it counts as broken off; shorter ones are signatures."""
TITLE_SHARE = 0.5
"""Of the words of a last line begin with a capital: then it is a title, not a sentence that broke off."""
SENTENCE_SHARE = 0.5
"""Of the paragraphs must end as sentences do before a last one without a full stop counts as broken off."""
_MORE_FOLLOWED = "The text ends with a mark that more followed."
LONGEST_TAIL = 200
"""Characters at the end in which marks and addresses are looked for."""
_CUE = (
    r"(?:said|told|added|called|noted|acknowledged|insisted|stressed|declined|denied|warned|continued|asked|did not"
    r"|didn['’]t|would not|refused|repeated|described|went on)"
)
_AGAIN = r"(?:later|also|earlier|then|too|again|further|furthermore|nevertheless|however|meanwhile|still|in turn)"
_LATER = re.compile(
    rf"(?:(?:The|This|That|These|Those|His|Her|Their|Its)\s+(?:[\w.'’-]+\s+){{1,5}}|[A-Z][\w'’-]+\s+|[Hh]e\s+|[Ss]he\s+|They\s+|It\s+)"
    rf"{_AGAIN},?\s+{_CUE}\b"
)
_PRONOUN = re.compile(rf"(?:He|She|They|His|Her|Their)\s+(?:{_AGAIN}\s+)?\w")
_CONNECTIVE = re.compile(
    r"(?:But|And|Also|Meanwhile|However|Nevertheless|Moreover|Furthermore|In addition|Besides|Otherwise|Still),?\s+\w"
)
_SURNAME = re.compile(rf"(?P<name>[A-Z][\w'’-]{{2,}})\s+(?:{_AGAIN}\s+)?{_CUE}\b")
_MARKS = re.compile(
    r"(?:\.\.\.|…|\[\s?(?:\.\.\.|…)\s?\]|\(\s?(?:\.\.\.|…|more(?:\.\.\.)?)\s?\)|-+\s?more\s?-+|\bmore\s?[»›→])[\"”’]?$",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(r"(?:https?://|www\.|@|\.com|\.org)\S*$|\)$|\d$")


def lacunae_of(
    text: str,
    body: Sequence[Paragraph],
    parts: Sequence[Part],
    *,
    titled: bool,
    dated: bool,
    date_note: str = "",
    more: bool = False,
) -> tuple[Lacuna, ...]:
    """What the text lacks; each place has no width.

    `body` holds the paragraphs that are neither header nor boilerplate, `titled` says whether a title is known,
    `dated` whether a publication date is; `date_note` tells why a date that stands there is not used, `more` whether a
    line of its own says that more followed.
    """
    found = []
    if not body:
        return ()
    first, last = body[0], body[-1]
    head = {"headline", "byline", "dateline", "issuer", "turn_label"}
    if not titled and not any(part.kind in head for part in parts):
        note = _mid_story(first.words, text)
        if note:
            found.append(_point(first.start, OPENS_MID_STORY, note))
    if not dated:
        note = date_note or "No publication date is given, in the header, the page or the dateline."
        found.append(_point(first.start, NO_DATE, note))
    captions = {part.start for part in parts if part.kind in {"caption", "byline", "metadata", "headline"}}
    if more or last.start not in captions:
        note = _MORE_FOLLOWED if more else _broken_off(last, body)
        if note:
            found.append(_point(last.end, TRUNCATED, note))
    return tuple(found)


def _point(position: int, kind: str, note: str) -> Lacuna:
    return Lacuna(position, position, "", kind=kind, note=note)


def _mid_story(opening: str, text: str) -> str:
    if _LATER.match(opening):
        return "The first sentence goes on from an earlier one; what stood before is missing."
    if _PRONOUN.match(opening):
        return "The first sentence opens with a pronoun; what it stands for is missing."
    if _CONNECTIVE.match(opening):
        return "The first sentence opens with a connective; what it follows is missing."
    surname = _SURNAME.match(opening)
    if surname and _titled_elsewhere(surname["name"], text):
        return "The first sentence names a person without an introduction; what stood before is missing."
    return ""


def _titled_elsewhere(name: str, text: str) -> bool:
    """Whether a title before the name shows that it is a person's ("Ambassador Roe", "Mr. Roe")."""
    titles = turn_labels("title")
    before = re.finditer(rf"(?:\b(\w+)\.?\s)?\b(\w+)\.?\s{re.escape(name)}\b", text)
    return any(word and word[0].isupper() and word.lower() in titles for match in before for word in match.groups())


def _broken_off(last: Paragraph, body: Sequence[Paragraph]) -> str:
    words = last.words
    tail = words[-LONGEST_TAIL:]
    if _MARKS.search(tail):
        return _MORE_FOLLOWED
    sentences = sum(ends_sentence(paragraph.words) for paragraph in body)
    if (
        not ends_sentence(words)
        and not _OPEN_ENDED.search(tail)
        and (words[-1].isalnum() or words[-1] in ",-–—")
        and len(words.split()) >= FEWEST_WORDS
        and sum(word[0].isupper() for word in words.split()) < TITLE_SHARE * len(words.split())
        and (sentences >= SENTENCE_SHARE * len(body) or re.search(r"[.?!][\"”’]?\s+[A-Z]", words))
    ):
        return "The text ends in the middle of a sentence."
    return ""
