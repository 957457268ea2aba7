"""Dates counted from the report or from another moment: "three days ago", "last week", "within 60 days"."""

from __future__ import annotations

from typing import cast

from verbale.annotate.dates.calendar_dates import CalendarDates
from verbale.annotate.dates.counted_meanings import Ahead, Aside, Deictic
from verbale.annotate.dates.intervals import Unit
from verbale.annotate.dates.meanings import Unplaced, When
from verbale.annotate.dates.reader import Found
from verbale.annotate.dates.words import DASHES, small_number
from verbale.annotate.grammar.tense import tense_at
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["CountedDates"]


class CountedDates(CalendarDates):
    """Reads dates that count units of time."""

    def _deictic(self, index: int) -> Found | None:
        start, edge = self.edge(index)
        shift = time_numbers("deictic")[self.low[index]]
        return Found(start, self.daypart_after(index + 1), Deictic("day", shift, edge))

    def _daypart(self, index: int) -> Found | None:
        """ "This morning", "last night", "that evening"."""
        shifts = {"this": 0, "last": -1}
        before = self.word(index - 1)
        if before in shifts:
            start, edge = self.edge(index - 1)
            return Found(start, index + 1, Deictic("day", shifts[before], edge))
        if before in time_words("context"):
            return Found(index - 1, index + 1, Aside("day", time_numbers("context")[before]))
        return None

    def _unit(self, index: int) -> Found | None:
        unit = cast(Unit, time_words("unit")[self.low[index]])
        if self.word(index + 1) in DASHES or self.doc[index].pos_ == "VERB":
            return None
        if unit == "century":
            return self._century(index)
        if unit == "quarter" or self.low[index] == "half":
            counted = self._quarter(index)
            if counted is not None:
                return counted
        before = self.word(index - 1)
        plural = self.low[index].endswith("s")
        number, start = self._count(index)
        if number is not None or start < index:
            return self._counted(index, unit, number, start)
        if plural:
            return self._vague(index, index, unit)
        if before in time_words("context") and unit not in ("hour", "minute", "decade"):
            start, _ = self.edge(self.article(index - 1))
            if before in ("that", "same") and unit == "day":
                return Found(start, index + 1, Aside(unit, 0))
            return Found(start, index + 1, Aside(unit, time_numbers("context")[before]))
        if before in time_words("shift"):
            return self._shifted(index, unit, time_numbers("shift")[before])
        if before == "the":
            return self._the_unit(index, unit)
        return None

    def _shifted(self, index: int, unit: Unit, shift: int) -> Found | None:
        """ "Last week", "this year", "the past month"; "over the next year" counts from now."""
        before = self.word(index - 1)
        if unit in ("hour", "minute", "decade", "day"):
            if unit == "day" and before == "next":
                return Found(self.article(index - 1), index + 1, Aside("day", 1))
            return None
        start = self.article(index - 1)
        if unit == "weekend":
            return Found(start, index + 1, Deictic(unit, shift))
        after = self.word(index + 1)
        if start < index - 1 or before in ("past", "coming"):
            if after == "of":
                return None
            if self.word(start - 1) in ("over", "in", "within", "during", "for", "of") or before == "past":
                return Found(start, index + 1, Ahead(unit, 1 if shift >= 0 else -1))
            if before in ("next", "last"):
                return Found(start, index + 1, Unplaced())
        start, edge = self.edge(start)
        return Found(start, index + 1, Deictic(unit, shift, edge))

    def _the_unit(self, index: int, unit: Unit) -> Found | None:
        """ "The end of the year", "within the week", "over the weekend"."""
        start = index - 1
        if unit == "weekend" and self.word(start - 1) in ("over", "during", "at"):
            return Found(start, index + 1, Deictic(unit, 0))
        if unit not in ("week", "month", "year") or self.word(index + 1) in ("of", "before", "after", "that"):
            return None
        if self.word(start - 1) == "within":
            return Found(start - 1, index + 1, Ahead(unit, 1))
        opened, edge = self.edge(start)
        if edge in ("end", "start", "mid") and opened < start:
            return Found(opened, index + 1, Deictic(unit, 0, edge))
        return None

    def _count(self, index: int) -> tuple[int | None, int]:
        """The number before a unit and where it starts; no number and an earlier start where it is vague."""
        at = index - 1
        if self.word(at) in DASHES:
            return None, index
        if self.word(at) == "of" and self.word(at - 1) in ("couple", "dozens"):
            at -= 1
        word = self.word(at)
        if word == "couple" or (word == "dozen" and self.word(at - 1) == "a"):
            return time_numbers("number")[word], at - 1 if self.word(at - 1) in ("a", "the") else at
        if word in time_words("vague"):
            start = at - 1 if self.word(at - 1) == "a" or (self.word(at - 1) == "the" and word == "coming") else at
            return None, start
        number = small_number(word)
        if number is None:
            return None, index
        if number < 10 and self.word(at - 1) in DASHES and (tens := small_number(self.word(at - 2))) is not None:
            return tens + number, at - 2
        if word in ("a", "an") and self.low[index].endswith("s"):
            return None, index
        return number, at

    def _counted(self, index: int, unit: Unit, number: int | None, start: int) -> Found | None:
        """ "Three days ago", "two weeks later", "in three days", "within 60 days", "the last three years"."""
        low = self.word
        if number is None:
            return self._vague(index, start, unit)
        if low(start - 1) == "and" or low(index + 1) == "and":
            return None
        limit = ""
        if low(start - 1) == "than" and low(start - 2) in ("less", "more", "fewer"):
            limit, start = ("over" if low(start - 2) == "more" else "under"), start - 2
        elif low(start - 1) in ("over", "under"):
            limit, start = low(start - 1), start - 1
        elif low(start - 1) in time_words("approximate"):
            start -= 1
        side = time_words("ago").get(low(index + 1))
        if side is not None:
            return self._aside(index, unit, number, start, limit, side)
        if low(start - 1) in time_words("shift") and low(start - 1) != "this":
            sign = time_numbers("shift")[low(start - 1)]
            opened = self.article(start - 1)
            if not sign or low(index + 1) == "of" or limit:
                return None
            opened = opened - 1 if low(opened - 1) in ("in", "within") and sign > 0 else opened
            return Found(opened, index + 1, Ahead(unit, sign * number))
        return self._inside(index, unit, number, start, limit)

    def _aside(self, index: int, unit: Unit, number: int, start: int, limit: str, side: str) -> Found:
        meaning: When
        if limit:
            meaning = Ahead(unit, -number) if limit == "under" and side == "ago" else Unplaced()
        elif side == "ago":
            meaning = Deictic(unit, -number) if unit != "hour" or number < 6 else Ahead(unit, -number)
        else:
            meaning = Aside(unit, number if side == "later" else -number)
        return Found(start, index + 2, meaning)

    def _inside(self, index: int, unit: Unit, number: int, start: int, limit: str) -> Found | None:
        """ "In three days", "in less than a month", "within 60 days", of what is still to come."""
        low = self.word
        lead = low(start - 1)
        if lead not in ("in", "within") or limit == "over" or low(index + 1) in ("of", "by", "from", "after", "before"):
            return None
        if low(index + 1) in ("to", "in") or self._superlative(start - 1):
            return None
        tense = tense_at(self.doc[start - 1])
        if tense not in ("future", "prospect") and not (lead == "within" and tense == "present"):
            return None
        if lead == "within" or limit:
            return Found(start - 1, index + 1, Ahead(unit, number))
        return Found(start - 1, index + 1, Deictic(unit, number))

    def _superlative(self, index: int) -> bool:
        """Whether "in N years" measures a first, an only one or a record."""
        return any(
            word in ("first", "worst", "only", "second", "third", "times") or self.doc[at].tag_ in ("JJS", "RBS")
            for at, word in enumerate(self.low[max(0, index - 5) : index], start=max(0, index - 5))
        )

    def _vague(self, index: int, start: int, unit: Unit) -> Found | None:
        """ "Several days ago", "in recent weeks", "in the coming days": a time, unplaced."""
        ago = self.word(index + 1) == "ago" or (start < index and self.word(index + 1) in time_words("ago"))
        if ago:
            return Found(start, index + 2, Unplaced())
        vague = self.word(index - 1)
        if start < index and self.word(index + 1) != "of":
            if vague in ("recent", "coming"):
                return Found(start, index + 1, Unplaced())
            if self.word(start - 1) in time_words("vague_lead"):
                return Found(self.article(start - 1), index + 1, Unplaced())
        if self.word(start - 1) == "within" and tense_at(self.doc[start - 1]) in ("future", "prospect"):
            return Found(start - 1, index + 1, Unplaced())
        return None
