"""Date expressions: where they stand in a Doc, and what each means before a clock fixes it.

A look-up of lower-case words finds the cores (a month, a weekday, a year, a unit, "yesterday"); the grammar then reads
to both sides of each. Names made of such words ("Black Friday"), the verbs "may" and "march" and bare durations ("for
four hours") are no date expressions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, cast

from spacy.tokens import Doc, Token

from verbale.annotate.dates.calendar_meanings import DayOfMonth, MonthOf, OnDate, Season, Weekday
from verbale.annotate.dates.counted_dates import CountedDates
from verbale.annotate.dates.counted_meanings import Ahead, Aside
from verbale.annotate.dates.intervals import day_of
from verbale.annotate.dates.meanings import Unplaced, When
from verbale.annotate.dates.part_meanings import HalfOf, WeekOf
from verbale.annotate.dates.range_meanings import Bounded, FromTo, Side
from verbale.annotate.dates.reader import Found
from verbale.annotate.dates.words import DASHES, core_kind, day_number
from verbale.annotate.grammar.syntax import FINITE, SUBJECTS
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["Expression", "expressions"]

LEAP_YEAR: Final = 2000
"""A year that has every day of the calendar."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `[start, end)` that name a time; `core` is the token that the clause's tense is read from."""

    start: int
    end: int
    core: int
    meaning: When


def expressions(doc: Doc) -> list[Expression]:
    """The date expressions of a Doc in text order, without overlaps."""
    grammar = _Grammar(doc)
    found: list[Expression] = []
    for index in grammar.cores:
        if index < grammar.floor:
            continue
        read = grammar.read(index)
        if read is not None:
            found.append(Expression(read.start, read.end, index, read.meaning))
            grammar.floor = read.end
    return found


class _Grammar(CountedDates):
    """All rules together, with ranges and bounds."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.cores = [index for index, word in enumerate(self.low) if core_kind(word) is not None]
        self.rules: dict[str, Callable[[int], Found | None]] = {
            "unit": self._unit,
            "season": self._season,
            "weekday": self._weekday,
            "month": self._month,
            "deictic": self._deictic,
            "daypart": self._daypart,
            "year": self._year,
            "years": self._years,
            "decade": self._decade,
            "numeric": self._numeric,
        }

    def read(self, index: int) -> Found | None:
        """The expression around the core, with its range, its part or its week, and its bounds."""
        found = self._core(index)
        if found is None:
            return None
        found = self._range(found) or self._part(found) or found
        return self._bounded(found)

    def _core(self, index: int) -> Found | None:
        kind = core_kind(self.word(index))
        if kind is None or self._named(index):
            return None
        return self.rules[kind](index)

    def _named(self, index: int) -> bool:
        """Whether the core is part of a name such as "Black Friday" or "Sunday Times"."""
        names = time_words("not_a_date")
        low = self.word
        for start in range(index - 2, index + 1):
            words = [low(start)]
            for end in range(start + 1, start + 4):
                words.append(low(end))
                if end >= index and " ".join(words) in names:
                    return True
        return False

    def _range(self, found: Found) -> Found | None:
        """Two like expressions as one: "from March to May", "between 2003 and 2006", "May 3 to June 5", "on Monday and
        Tuesday"."""
        link = self.word(found.end)
        lead = self.word(found.start - 1)
        if link not in ("to", "and", "through", "until", "till") and link not in DASHES:
            return None
        kind = core_kind(self.word(found.end + 1))
        at = found.end + 1
        while kind is None and at < found.end + 4:
            if not (day_number(self.word(at)) or self.word(at) in ("the", "early", "late", "mid", "-")):
                return None
            at += 1
            kind = core_kind(self.word(at))
        if kind is None:
            return None
        floor, self.floor = self.floor, found.end
        try:
            second = self._core(at)
        finally:
            self.floor = floor
        if second is None or second.start != found.end + 1:
            return None
        first = _with_year(found.meaning, second.meaning)
        if type(first) is not type(second.meaning):
            return None
        if link == "and" and lead != "between" and not self._next_day(first, second):
            return None
        start = found.start - 1 if lead in ("from", "between") else found.start
        return Found(start, second.end, FromTo(first, second.meaning))

    def _part(self, found: Found) -> Found | None:
        """ "The week of 12 April", "the week beginning 12 April", "the second half of May"."""
        link, noun = self.word(found.start - 1), self.word(found.start - 2)
        if noun == "week" and link in time_words("week_link") and isinstance(found.meaning, (DayOfMonth, OnDate)):
            return Found(self.article(found.start - 2), found.end, WeekOf(found.meaning))
        number = time_numbers("half").get(self.word(found.start - 3))
        if noun == "half" and link == "of" and number is not None:
            return Found(self.article(found.start - 3), found.end, HalfOf(number, found.meaning))
        return None

    def _next_day(self, first: When, second: Found) -> bool:
        """Whether the second is the day after the first, and told of the same ("met on Monday and Tuesday")."""
        after = self.doc[second.end] if second.end < self.size else None
        if after is not None and (after.tag_ == "POS" or after.tag_ in FINITE or after.dep_ in SUBJECTS):
            return False
        if _head(self.doc, second.start, second.end).dep_ in SUBJECTS:
            return False
        return _is_next_day(first, second.meaning)

    def _bounded(self, found: Found) -> Found:
        """The expression with "since", "until", "by", "before" or "after" where these govern it."""
        side = time_words("bound").get(self.word(found.start - 1))
        if side is None or isinstance(found.meaning, (FromTo, Ahead, Unplaced, Aside)):
            return found
        head = _head(self.doc, found.start, found.end)
        if head.head.i != found.start - 1 or self.word(found.end) in ("'s", "’s"):
            return found
        bound = Bounded(cast("Side", side), found.meaning)
        return Found(found.start - 1, found.end, bound)


def _head(doc: Doc, start: int, end: int) -> Token:
    """The token of the span whose head lies outside."""
    for token in doc[start:end]:
        if not start <= token.head.i < end:
            return token
    return doc[start]


def _with_year(first: When, second: When) -> When:
    """The first end of a range with the year of the second, where it has none of its own."""
    if isinstance(first, MonthOf) and isinstance(second, MonthOf) and first.year is None:
        return replace(first, year=second.year)
    if isinstance(first, DayOfMonth) and isinstance(second, OnDate):
        return OnDate(second.year, first.month, first.day)
    if isinstance(first, Season) and isinstance(second, Season) and first.year is None:
        return replace(first, year=second.year)
    return first


def _is_next_day(first: When, second: When) -> bool:
    """Whether the second is the day after the first, be it a day of the month or of the week."""
    if isinstance(first, Weekday) and isinstance(second, Weekday):
        return (first.number + 1) % 7 == second.number and first.shift == second.shift is None
    if isinstance(first, OnDate) and isinstance(second, OnDate):
        days = [day_of(k.year, k.month, k.day) for k in (first, second)]
    elif isinstance(first, DayOfMonth) and isinstance(second, DayOfMonth):
        days = [day_of(LEAP_YEAR, k.month, k.day) for k in (first, second)]
    else:
        return False
    start, end = days
    return start is not None and end is not None and (end - start).days == 1
