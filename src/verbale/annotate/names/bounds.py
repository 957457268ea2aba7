"""Where a name begins and ends: titles and endings cut off, parts that hyphens, articles and "of" join added."""

from __future__ import annotations

import re
from typing import Final

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, POSSESSIVES
from verbale.lexicon.contents import credit_words
from verbale.lexicon.person_names import ARTICLES
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import titles

__all__ = ["behind_served", "is_clock", "joined", "person_bounds", "run", "trimmed", "whole"]

_CLOCK: Final = re.compile(r"[0-2]?\d[:.][0-5]\d(?:[ap]m)?")

SYLLABLE: Final = 5
"""Letters of the longest syllable of a Korean name as it is written in English."""


def is_clock(word: str) -> bool:
    """Whether a word is the time of day that an entry of a live report begins with: "14:50", "9.30am".

    >>> is_clock("14:50"), is_clock("747")
    (True, False)
    """
    return _CLOCK.fullmatch(word) is not None


def trimmed(found: Names, start: int, end: int) -> tuple[int, int]:
    """The span without article, marks and possessive endings, and without a preposition or conjunction at its end."""
    words = found.words
    while start < end and (words[start].lower() == "the" or not words[start][0].isalnum() or is_clock(words[start])):
        start += 1
    while start < end and (words[end - 1] in POSSESSIVES or not words[end - 1][-1].isalnum()):
        if words[end - 1][-1] == "." and len(words[end - 1]) > 1:
            break
        if words[end - 1] == ")" and "(" in words[start:end]:
            break
        end -= 1
    while start < end - 1 and found.tags[end - 1] in ("IN", "CC"):
        torn = words[end - 1] == "of" or (words[end - 1] == "and" and "of" in words[start:end])
        further = run(found, end) if torn else end
        if further > end:
            return start, further  # "Council of | Elders", "Ministry of Trade and | Industry" are one name each
        end -= 1
    for at in range(start + 1, end):
        if words[at] == "the" and found.tags[at - 1] not in ("IN", "CC", "TO"):
            return start, at
        if words[at].lower() in credit_words() and words[at + 1 : at + 2] == [":"]:
            return start, at
    return start, end


def whole(found: Names, start: int, end: int) -> int:
    """The end of a name of which spaCy has cut off what its "of" leads to: "Bank of | Scotland"."""
    if found.words[end - 1] == "of" and end - start > 1:
        while found.tags[end : end + 1] == ["NNP"] and (found.owner[end] or found.doc[end].ent_type_ != "PERSON"):
            end += 1
    return end


def person_bounds(found: Names, start: int, end: int) -> tuple[int, int]:
    """The name alone: titles, offices and nationalities cut off in front, parts joined to it added."""
    known = titles()
    while end - start > 1:
        owner = found.owner[start]
        if found.words[start] in known or f"{found.words[start]}." in known:
            start += 1
        elif owner is not None and owner.end < end and (owner.demonym is not None or owner.end in found.is_role_start):
            start = owner.end
        elif (behind := behind_served(found, start, end)) is not None:
            start = behind
        elif (ahead := found.role_from(start)) is not None and ahead.end < end:
            start = ahead.end
        elif start in found.titled and start - 1 in found.titled:
            start += 1  # the rest of an office that began before: "Secretary of | State Ann Lee"
        else:
            break
    for at in range(start + 1, end):
        if (
            found.words[at] == "the"
            or found.tags[at] in ("DT", "CC", "PRP$", "VBD", "VBZ", "MD", "WP")
            or found.words[at] in POSSESSIVES
        ):
            end = at
            break
    return joined(found, start, end)


def behind_served(found: Names, start: int, end: int) -> int | None:
    """Where the name of an office's holder starts that follows the state or body of the office without a comma:
    "Prime Minister of Chad | Ann Lee"; None where no such thing opens the span."""
    owner = found.owner[start]
    listed = owner is not None and owner.entry is not None and owner.end < end
    acronym = owner is None and found.words[start].isupper() and len(found.words[start]) > 2 and end - start > 2
    before = (owner.start if owner is not None else start) - 1
    before -= found.words[before] == "the"
    if not (listed or acronym) or before < 1 or found.words[before] != "of":
        return None
    office = found.role_at.get(before - 1)
    if office is None or office.role.kind != "office" or office.role.plural:
        return None
    return owner.end if owner is not None else start + 1


def joined(found: Names, start: int, end: int) -> tuple[int, int]:
    """The span with "al-" before it and hyphenated parts behind it."""
    words, doc, size = found.words, found.doc, len(found.words)
    while end + 1 < size and words[end] in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if not words[end + 1][:1].isupper() and not _korean(found, start, end):
            break
        end += 2
    while start > 1 and words[start - 1] in HYPHENS and not doc[start - 1].whitespace_:
        if doc[start - 2].whitespace_ or not (words[start - 2][:1].isupper() or words[start - 2] in ARTICLES):
            break
        start -= 2
    if end - 1 < size - 2 and words[end - 1].casefold() in ARTICLES and words[end] in HYPHENS:
        end += 2
    return start, end


def run(found: Names, start: int) -> int:
    """The end of a run of capitalised words that can be a person's name."""
    words, tags, at = found.words, found.tags, start
    while at < len(words):
        word = words[at]
        owner = found.owner[at]
        listed = owner is not None and owner.kind != "person" and (owner.entry is not None or owner.kind == "place")
        if listed or at in found.timed:
            break
        if tags[at].startswith("NNP") and word[:1].isupper():
            at += 1
        elif word.casefold() in ARTICLES and at + 2 < len(words) and words[at + 1] in HYPHENS:
            at += 2
        elif at > start and word in HYPHENS and not found.doc[at - 1].whitespace_ and not found.doc[at].whitespace_:
            at += 1
        else:
            break
    while at > start and words[at - 1] in HYPHENS:
        at -= 1
    return at


def _korean(found: Names, start: int, end: int) -> bool:
    """Whether the hyphen at `end` joins the syllables of a given name: "Song Min-ho", not "the Bush-era"."""
    syllables = (found.words[end - 1], found.words[end + 1])
    short = all(syllable.isalpha() and len(syllable) <= SYLLABLE for syllable in syllables)
    return short and end - start > 1 and syllables[1] not in actor_words("hyphened")
