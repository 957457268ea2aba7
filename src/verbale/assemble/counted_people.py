"""How many people were killed, held, released, as a report counts them on a day or at a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from verbale.assemble.desk import Desk
from verbale.assemble.moments import day_of, week_of
from verbale.assemble.tally import Tally, carrier
from verbale.assemble.wording import sentence_span, stems
from verbale.lexicon.calendar import time_numbers
from verbale.lexicon.issue import issue_words
from verbale.lexicon.who import demonyms, names
from verbale.model import Reading

__all__ = ["counted_people"]

LASTING: Final = frozenset({"hold", "detain", "displace"})
"""What goes on: in one week at one place it is one count. What happens in a moment is told by its day."""

OFTEN: Final = frozenset({"kill", "wound", "abduct", "seize", "capture", "arrest"})
"""What may happen at two places on a day: only with its place it is one count."""

_NAME: Final = re.compile(r"[A-Z][^\W\d_]+")
_INEXACT: Final = frozenset(
    {"about", "around", "almost", "nearly", "some", "over", "than", "least", "most", "to", "another", "other"}
)
"""Words before a number that leave it open."""


def counted_people(desk: Desk, document: str) -> Iterator[Tally]:
    """The exact numbers of people to whom something was done, where the sentence tells the day or the place."""
    reading = desk.reading(document)
    text, told = reading.document.text, desk.day(document)
    for found in _pattern().finditer(text):
        number = found["number"] or found["count"]
        before = text[: found.start("number" if found["number"] else "count")].split()[-1:]
        if before and before[0].casefold().strip("\"“”'‘(,") in _INEXACT:
            continue
        noun, did = found["noun"] or found["people"], found["done"] or found["did"]
        first, last = sentence_span(text, found.start(), found.end())
        held_by = carrier(reading, *found.span("number" if found["number"] else "count"))
        days = {day_of(one.moment) for one in reading.moments if first <= one.start < last and one.moment}
        places = sorted(_places(reading, first, last))
        deed = issue_words("counted_form")[did.casefold()]
        known = days or places if deed in LASTING else days and (places or deed not in OFTEN)
        if held_by is None or told is None or None in days or len(days) > 1 or not known:
            continue
        day = days.pop() if days else None
        yield Tally(
            " ".join(("count", deed, *stems(noun), day or week_of(told), *places)),
            f"How many {noun.casefold()}: {did.casefold()}?",
            _number(number),
            f"{number} {noun}",
            " ".join(found.group().split()),
            held_by[0],
            held_by[1],
            day or told,
            frozenset(_countries(text[first:last])),
        )


def _places(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Names in a sentence that are those of no actor and no time: where a thing was done."""
    taken = [(one.start, one.end) for one in (*reading.mentions, *reading.moments)]
    for found in _NAME.finditer(reading.document.text, start, end):
        at = found.start()
        opening = not reading.document.text[start:at].strip('"“ \n')
        if not opening and not any(first <= at < last for first, last in taken) and found.group() not in names():
            yield found.group()


def _countries(text: str) -> Iterator[str]:
    """The countries that words of a text name, as names and as adjectives."""
    for found in _NAME.finditer(text):
        entry = names().get(found.group())
        people = demonyms().get(found.group())
        known = entry or (people.entry if people else None)
        if known is not None and known.country is not None:
            yield known.country


def _number(words: str) -> int:
    plain = words.casefold().replace(",", "")
    return int(plain) if plain.isdigit() else time_numbers("number")[plain]


@cache
def _pattern() -> re.Pattern[str]:
    """ "Nine fishermen were being held" and "released nine fishermen"."""
    numbers = "|".join(sorted((w for w, n in time_numbers("number").items() if n > 1), key=len, reverse=True))
    forms = "|".join(sorted(issue_words("counted_form"), key=len, reverse=True))
    persons = r"(?:[a-z-]+s|[a-z-]*(?:men|women|people|children|persons))"
    between = r"(?:(?:who|that|had|have|has|were|was|are|is|being|been|now|still|are|reported|reportedly)\s+){0,4}"
    return re.compile(
        rf"\b(?P<number>\d[\d,]*|{numbers})\s+(?:[a-z-]+\s+){{0,2}}?(?P<noun>{persons})\s+{between}(?P<done>{forms})\b"
        rf"|\b(?P<did>{forms})\s+(?P<count>\d[\d,]*|{numbers})\s+(?:[a-z-]+\s+){{0,2}}?(?P<people>{persons})\b",
        re.IGNORECASE,
    )
