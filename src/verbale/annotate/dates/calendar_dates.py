"""Dates of the calendar: days, weekdays, months, seasons, years, decades, centuries."""

from __future__ import annotations

from verbale.annotate.dates.calendar_meanings import (
    Century,
    DayOfMonth,
    Decade,
    MonthOf,
    OnDate,
    Quarter,
    Season,
    Weekday,
    WeekdayOf,
    YearOf,
)
from verbale.annotate.dates.meanings import Unplaced, When
from verbale.annotate.dates.range_meanings import FromTo
from verbale.annotate.dates.reader import DateReader, Found
from verbale.annotate.dates.words import (
    DASHES,
    LAST_YEAR,
    core_kind,
    day_number,
    day_pair,
    figure_date,
    figures,
    year_pair,
)
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["CalendarDates"]

PLAIN_FIRST, PLAIN_LAST = 1800, 2100
"""A year between these needs no more than a word before it that leads in a year."""


class CalendarDates(DateReader):
    """Reads dates that name a part of the calendar."""

    def _numeric(self, index: int) -> Found | None:
        return Found(index, index + 1, figure_date(figures(self.low[index])))

    def _years(self, index: int) -> Found | None:
        pair = year_pair(self.low[index])
        if pair is None:
            return None
        return Found(index, index + 1, FromTo(YearOf(pair[0]), YearOf(pair[1])))

    def _decade(self, index: int) -> Found | None:
        word = self.low[index]
        start, edge = self.edge(index)
        if word.startswith("mid-"):
            word, edge = word[4:], "mid"
        return Found(self.article(start), index + 1, Decade(int(word[:-1]), edge))

    def _year(self, index: int) -> Found | None:
        word = self.low[index]
        if word.startswith("mid-"):
            return Found(index, index + 1, YearOf(int(word[4:]), "mid"))
        year = int(word)
        iso = self._iso(index, year)
        if iso is not None:
            return iso
        if not self._is_year(index, year):
            return None
        start, edge = self.edge(index)
        end = index + 1
        if year % 10 == 0 and self.word(index - 1) == "the" and self.word(end) in ("'s", "’s"):
            return Found(self.article(start), end + 1, Decade(year, edge))
        meaning: When = YearOf(year, edge)
        if self.word(end) in DASHES and self.word(end + 1).isdecimal():
            last = self.word(end + 1)
            second = int(last) if len(last) == 4 else year // 100 * 100 + int(last) if len(last) == 2 else 0
            if year < second <= LAST_YEAR:
                return Found(start, end + 2, FromTo(meaning, YearOf(second)))
        return Found(start, end, meaning)

    def _iso(self, index: int, year: int) -> Found | None:
        low = self.word
        if low(index + 1) != "-" or low(index + 3) != "-":
            return None
        month, day = low(index + 2), low(index + 4)
        if month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2:
            return Found(index, index + 5, OnDate(year, int(month), int(day)))
        return None

    def _is_year(self, index: int, year: int) -> bool:
        """Whether four digits are a year: by the word before, and by the recogniser where a count is as likely."""
        token = self.doc[index]
        before, after = self.word(index - 1), self.word(index + 1)
        if before in time_words("no_year_before") or after in time_words("no_year_after"):
            return False
        dated = token.ent_type_ in ("DATE", "EVENT")
        if not PLAIN_FIRST <= year <= PLAIN_LAST:
            return dated and before in ("in", "since", "of")
        if before in time_words("sure_year_lead"):
            return not self.counts(index) or dated
        if before in time_words("year_lead"):
            return dated and not (self.counts(index) and (year % 100 == 0 or before in ("of", "and", "or", "to", ",")))
        return dated and (token.ent_iob_ == "I" or bool(token.is_sent_start))

    def _month(self, index: int) -> Found | None:
        token = self.doc[index]
        word = self.low[index]
        if not token.text[0].isupper():
            return None
        month = time_numbers("month")[word]
        dated = self._day_month(index, month)
        if dated is not None:
            return dated
        end, year, year_shift = self._year_after(index + 1)
        if end == index + 1 and not self._is_month(index):
            return None
        start, shift = self.shift(index) if year is None and year_shift is None else (index, None)
        start, edge = self.edge(start)
        return Found(start, end, MonthOf(month, year, edge, year_shift, shift))

    def _is_month(self, index: int) -> bool:
        """Whether a capitalised month word is the month and no verb, name or part of a name."""
        token = self.doc[index]
        before = self.word(index - 1)
        next_ = self.doc[index + 1] if index + 1 < self.size else None
        if before in DASHES:
            before = self.word(index - 2)
        homograph = time_words("month_homograph").get(self.low[index])
        if homograph is None:
            return token.ent_type_ not in ("PERSON", "ORG", "GPE") or before in ("in", "last", "next", "since")
        if token.tag_ == "MD" or token.ent_type_ not in ("DATE", "") or before not in time_words("month_lead"):
            return False
        if before in time_words("sure_month_lead"):
            return not (next_ is not None and next_.pos_ == "PROPN" and next_.ent_type_ != "DATE")
        return token.ent_type_ == "DATE"

    def _day_month(self, index: int, month: int) -> Found | None:
        """A month with its day or days, on either side, with weekday and year."""
        after = self._days_right(index + 1)
        if after is not None:
            end, first, last = after
            start = index
        else:
            before = self._days_left(index)
            if before is None:
                return None
            start, first, last = before
            end = index + 1
        end, year, year_shift = self._year_after(end)
        weekday = None
        start = self.article(start) if self.word(start - 1) == "the" and start != index else start
        comma = start - 1 if self.word(start - 1) in (",", "the") else start
        if self.word(comma - 1) in time_numbers("weekday"):
            start, weekday = comma - 1, time_numbers("weekday")[self.word(comma - 1)]
        days: list[When] = [self._date(month, day, year, year_shift, weekday) for day in (first, last) if day]
        if last and last <= first:
            return Found(start, end, Unplaced())
        return Found(start, end, FromTo(days[0], days[1]) if last else days[0])

    def _date(self, month: int, day: int, year: int | None, year_shift: int | None, weekday: int | None) -> When:
        if year is not None:
            return OnDate(year, month, day)
        if year_shift is None and weekday is None and f"{month}-{day}" in time_words("named_day"):
            return Unplaced()
        return DayOfMonth(month, day, weekday, year_shift)

    def _days_right(self, index: int) -> tuple[int, int, int] | None:
        """The end, first and last day (0 if only one) of "28", "28th", "3-5", "3 and 4" at the index."""
        pair = day_pair(self.word(index))
        if pair:
            return index + 1, *pair
        first = self._day_at(index)
        if first is None or self._is_count(index):
            return None
        last, link = self._day_at(index + 2), self.word(index + 1)
        if last is None or (link == "and" and self.counts(index + 2)):
            return index + 1, first, 0
        joined = link in DASHES or (link == "and" and last == first + 1)
        return (index + 3, first, last) if joined else (index + 1, first, 0)

    def _days_left(self, index: int) -> tuple[int, int, int] | None:
        """The start, first and last day of "28", "28th of", "3-5", "3 and 4", "between 3 and 5" before the index."""
        at = index - 2 if self.word(index - 1) == "of" else index - 1
        pair = day_pair(self.word(at))
        if pair:
            return at, *pair
        last = self._day_at(at)
        if last is None or (at == index - 2 and self.word(at).isdecimal()):
            return None
        first = self._day_at(at - 2)
        if first is not None and (self.word(at - 1) in DASHES or (self.word(at - 1) == "and" and last == first + 1)):
            return at - 2 - (self.word(at - 3) == "between"), first, last
        lead = {"and": "between", "to": "from"}.get(self.word(at - 1))
        if lead and self.word(at - 3) == lead and first is not None:
            return at - 3, first, last
        return at, last, 0

    def _is_count(self, index: int) -> bool:
        """Whether a number right after a month counts what follows ("In May 30 soldiers died")."""
        token = self.doc[index]
        if token.ent_type_ == "DATE" and token.ent_iob_ == "I":
            return False
        return self.word(index - 2) == "in" and self.counts(index)

    def _year_after(self, index: int) -> tuple[int, int | None, int | None]:
        """The end after ", 2007", "2007", "of 2007", "last year", and the year or its shift."""
        at = index
        if self.word(at) in (",", "of"):
            at += 1
        word = self.word(at)
        if core_kind(word) == "year" and word.isdecimal() and not (at > index and self.counts(at)):
            return at + 1, int(word), None
        if word in ("last", "next", "this") and self.word(at + 1) == "year":
            return at + 2, None, time_numbers("shift")[word]
        return index, None, None

    def _weekday(self, index: int) -> Found | None:
        token = self.doc[index]
        number = time_numbers("weekday")[self.low[index]]
        if self._names_next(index):
            return None
        joined = self._weekday_date(index)
        if joined is not None:
            return joined
        end = self.daypart_after(index + 1)
        week = self._week_after(end)
        if week is not None:
            return Found(index, week[0], WeekdayOf(number, week[1]))
        start, shift = self.shift(index)
        if shift == 1 and self.word(start - 1) == "the":
            return Found(start - 1, end, Unplaced())
        if shift is None:
            start, _ = self.edge(index)
        attributive = token.dep_ in ("poss", "compound", "amod", "nmod")
        return Found(start, end, Weekday(number, shift, attributive))

    def _names_next(self, index: int) -> bool:
        """Whether the weekday is the first or the last word of a longer name ("Sunday Herald")."""
        if self.doc[index].ent_type_ in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "FAC"):
            return index + 1 < self.size and self.doc[index + 1].pos_ == "PROPN"
        return self.word(index) != self.doc[index].text.lower()

    def _weekday_date(self, index: int) -> Found | None:
        """A weekday with its date: read from the month, which takes the weekday along."""
        for at in range(index + 1, min(index + 6, self.size)):
            word = self.word(at)
            if word in time_numbers("month"):
                found = self._day_month(at, time_numbers("month")[word]) if self.doc[at].text[0].isupper() else None
                return found if found is not None and found.start == index else None
            if not (word in (",", "the", "of") or self._day_at(at)):
                return None
        return None

    def _week_after(self, index: int) -> tuple[int, int] | None:
        at = index + 1 if self.word(index) == "of" else index
        if self.word(at) in ("last", "next", "this") and self.word(at + 1) == "week":
            return at + 2, time_numbers("shift")[self.word(at)]
        return None

    def _season(self, index: int) -> Found | None:
        number = time_numbers("season")[self.low[index]]
        if self.doc[index].pos_ == "VERB":
            return None
        end, year, year_shift = self._year_after(index + 1)
        start, shift = self.shift(index) if year is None else (index, None)
        if year is None and shift is None and year_shift is None:
            placed = self.word(index - 1) in ("in", "this") or (
                self.word(index - 1) == "the" and self.word(index - 2) in ("in", "during", "over")
            )
            if not placed or self.low[index] in ("fall", "spring") or self.doc[index].ent_type_ != "DATE":
                return None
        if year_shift is not None:
            return Found(start, end, Unplaced())
        start, edge = self.edge(start)
        return Found(self.article(start), end, Season(number, year, shift, edge))

    def _century(self, index: int) -> Found | None:
        at = index - 2 if self.word(index - 1) in DASHES else index - 1
        word = self.word(at)
        number = time_numbers("ordinal").get(word)
        if number is None and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and len(word) <= 4:
            number = int(word[:-2])
        if number is None or not 1 <= number <= 30 or (number < 10 and self.word(index + 1) == "bc"):
            return None
        if self.word(index + 1) in ("bc", "b.c."):
            return None
        start, edge = self.edge(at)
        return Found(self.article(start), index + 1, Century(number, edge))

    def _quarter(self, index: int) -> Found | None:
        """ "The first quarter of 2007", "the third quarter"."""
        number = time_numbers("ordinal").get(self.word(index - 1))
        if number is None or number > 4:
            return None
        end, year, shift = self._year_after(index + 1)
        if year is None and shift is None:
            if self.doc[index].ent_type_ != "DATE":
                return None
            return Found(self.article(index - 1), index + 1, Unplaced())
        return Found(self.article(index - 1), end, Quarter(number, 4, year, shift))

    def _day_at(self, index: int) -> int | None:
        return day_number(self.word(index))
