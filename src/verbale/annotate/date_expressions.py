"""Date expressions: where they stand in a Doc, and what each means before a clock fixes it.

A look-up of lower-case words finds the cores (a month, a weekday, a year, a unit, "yesterday"); the grammar then reads to
both sides of each. Names made of such words ("Black Friday"), the verbs "may" and "march" and bare durations ("for four
hours") are no date expressions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, cast

from spacy.tokens import Doc, Token

from verbale.annotate import intervals as when
from verbale.annotate.intervals import Edge, Unit, When
from verbale.annotate.tense import tense_at
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["Expression", "expressions"]

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Four digits outside these are no year."""

PLAIN_FIRST, PLAIN_LAST = 1800, 2100
"""A year between these needs no more than a word before it that leads in a year."""

DASHES: Final = frozenset({"-", "–", "—"})
YEAR_LEADS: Final = frozenset(
    "in since of by until till from during before after between to through around circa and or early late mid the its "
    "their a an 's ( year , - – —".split()
)
MONTH_LEADS: Final = frozenset(
    "in of by since last next early late mid this until till through from to and before after during between end "
    "beginning".split()
)
NO_YEAR_BEFORE: Final = frozenset(
    "resolution no. number article flight room highway route section page $ € £ no nos. chapter law".split()
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `[start, end)` that name a time; `core` is the token that the clause's tense is read from."""

    start: int
    end: int
    core: int
    meaning: When


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
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


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> str | None:
    """The class of a lower-case word that may be the core of a date expression."""
    kind = _cores().get(word)
    if kind is not None or not (word[:1].isdigit() or word[:4] == "mid-"):
        return kind
    if not word.isascii():
        return "years" if _year_pair(word) else None
    body = word[4:] if word.startswith("mid-") else word
    if body.isdigit():
        return "year" if len(body) == 4 and FIRST_YEAR <= int(body) <= LAST_YEAR else None
    if body.endswith("s") and body[:-1].isdigit() and body.endswith("0s") and len(body) == 5:
        return "decade"
    if len(_numbers(word)) == 3:
        return "numeric"
    return None


@cache
def _cores() -> dict[str, str]:
    words: dict[str, str] = {}
    for kind in ("unit", "season", "weekday", "month", "deictic", "daypart"):
        words.update(dict.fromkeys(time_words(kind), kind))
    return words


def _numbers(word: str) -> list[int]:
    """The three numbers of a date in figures ("28/05/2007", "2007-05-28"), else nothing."""
    for sign in "/.-":
        parts = word.split(sign)
        if len(parts) == 3 and all(part.isdigit() and part.isascii() and len(part) <= 4 for part in parts):
            return [int(part) for part in parts]
    return []


def _year_pair(word: str) -> tuple[int, int] | None:
    """Both years of "2003–2006" or "2003–06" in one token."""
    for dash in DASHES:
        first, sign, last = word.partition(dash)
        if sign and len(first) == 4 and first.isdecimal() and last.isdecimal() and len(last) in (2, 4):
            start = int(first)
            end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
            return (start, end) if FIRST_YEAR <= start < end <= LAST_YEAR else None
    return None


def _figure_date(parts: list[int]) -> When:
    """A date in figures; unplaced where day and month could be either."""
    first, second, third = parts
    if first > 31:
        return when.OnDate(first, second, third)
    year = third + 2000 if third < 100 else third
    if first > 12 or first == second:
        return when.OnDate(year, second, first)
    return when.OnDate(year, first, second) if second > 12 else when.Unplaced()


def _small_number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return time_numbers("number").get(word)


class _Grammar:
    """Reads date expressions around cores; never reaches back over `floor`."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.low = [token.lower_ for token in doc]
        self.size = len(doc)
        self.floor = 0
        self.cores = [index for index, word in enumerate(self.low) if _kind(word) is not None]
        self.rules: dict[str, Callable[[int], _Found | None]] = {
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

    def word(self, index: int) -> str:
        """The lower-case word there, "" outside the part of the text that may be read."""
        return self.low[index] if self.floor <= index < self.size else ""

    def read(self, index: int) -> _Found | None:
        """The expression around the core, with its range and its bounds."""
        found = self._core(index)
        if found is None:
            return None
        found = self._range(found) or found
        return self._bounded(found)

    def _core(self, index: int) -> _Found | None:
        kind = _kind(self.word(index))
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

    # cores

    def _numeric(self, index: int) -> _Found | None:
        return _Found(index, index + 1, _figure_date(_numbers(self.low[index])))

    def _years(self, index: int) -> _Found | None:
        pair = _year_pair(self.low[index])
        if pair is None:
            return None
        return _Found(index, index + 1, when.FromTo(when.YearOf(pair[0]), when.YearOf(pair[1])))

    def _decade(self, index: int) -> _Found | None:
        word = self.low[index]
        start, edge = self._edge(index)
        if word.startswith("mid-"):
            word, edge = word[4:], "mid"
        return _Found(self._article(start), index + 1, when.Decade(int(word[:-1]), edge))

    def _year(self, index: int) -> _Found | None:
        word = self.low[index]
        if word.startswith("mid-"):
            return _Found(index, index + 1, when.YearOf(int(word[4:]), "mid"))
        year = int(word)
        iso = self._iso(index, year)
        if iso is not None:
            return iso
        if not self._is_year(index, year):
            return None
        start, edge = self._edge(index)
        end = index + 1
        meaning: When = when.YearOf(year, edge)
        if self.word(end) in DASHES and self.word(end + 1).isdecimal():
            last = self.word(end + 1)
            second = int(last) if len(last) == 4 else year // 100 * 100 + int(last) if len(last) == 2 else 0
            if year < second <= LAST_YEAR:
                return _Found(start, end + 2, when.FromTo(meaning, when.YearOf(second)))
        return _Found(start, end, meaning)

    def _iso(self, index: int, year: int) -> _Found | None:
        low = self.word
        if low(index + 1) != "-" or low(index + 3) != "-":
            return None
        month, day = low(index + 2), low(index + 4)
        if month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2:
            return _Found(index, index + 5, when.OnDate(year, int(month), int(day)))
        return None

    def _is_year(self, index: int, year: int) -> bool:
        """Whether four digits are a year: by the word before, and by the recogniser where a count is as likely."""
        token = self.doc[index]
        before, after = self.word(index - 1), self.word(index + 1)
        if before in NO_YEAR_BEFORE or after in ("gmt", "hours", "%", "percent", "km", "miles", "utc"):
            return False
        dated = token.ent_type_ in ("DATE", "EVENT")
        if not PLAIN_FIRST <= year <= PLAIN_LAST:
            return dated and before in ("in", "since", "of")
        if before in ("in", "since", "during", "until", "till", "early", "late", "mid", "year", "circa"):
            return not self._counts(index) or dated
        if before in YEAR_LEADS:
            return dated and not (year % 100 == 0 and self._counts(index))
        return dated and (token.ent_iob_ == "I" or self._leads_sentence(index))

    def _counts(self, index: int) -> bool:
        """Whether the digits count the plural noun after them."""
        token = self.doc[index]
        head = token.head
        return token.dep_ == "nummod" and head.i > index and head.tag_ in ("NNS", "NNPS")

    def _leads_sentence(self, index: int) -> bool:
        return bool(self.doc[index].is_sent_start)

    def _month(self, index: int) -> _Found | None:
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
        start, shift = self._shift(index) if year is None and year_shift is None else (index, None)
        start, edge = self._edge(start)
        return _Found(start, end, when.MonthOf(month, year, edge, year_shift, shift))

    def _is_month(self, index: int) -> bool:
        """Whether a capitalised month word is the month and no verb, name or part of a name."""
        token = self.doc[index]
        before = self.word(index - 1)
        next_ = self.doc[index + 1] if index + 1 < self.size else None
        homograph = time_words("month_homograph").get(self.low[index])
        if homograph is None:
            return token.ent_type_ not in ("PERSON", "ORG", "GPE") or before in ("in", "last", "next", "since")
        if token.tag_ == "MD" or token.ent_type_ not in ("DATE", "") or before not in MONTH_LEADS:
            return False
        if before in ("in", "since", "last", "next", "early", "late", "mid", "this", "during"):
            return not (next_ is not None and next_.pos_ == "PROPN" and next_.ent_type_ != "DATE")
        return token.ent_type_ == "DATE"

    def _day_month(self, index: int, month: int) -> _Found | None:
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
        start = self._article(start) if self.word(start - 1) == "the" and start != index else start
        comma = start - 1 if self.word(start - 1) in (",", "the") else start
        if self.word(comma - 1) in time_numbers("weekday"):
            start, weekday = comma - 1, time_numbers("weekday")[self.word(comma - 1)]
        days: list[When] = [self._date(month, day, year, year_shift, weekday) for day in (first, last) if day]
        if last and last <= first:
            return _Found(start, end, when.Unplaced())
        return _Found(start, end, when.FromTo(days[0], days[1]) if last else days[0])

    def _date(self, month: int, day: int, year: int | None, year_shift: int | None, weekday: int | None) -> When:
        if year is not None:
            return when.OnDate(year, month, day)
        if year_shift is not None:
            return when.Unplaced()
        return when.DayOfMonth(month, day, weekday)

    def _days_right(self, index: int) -> tuple[int, int, int] | None:
        """The end, first and last day (0 if only one) of "28", "28th", "3-5", "3 to 5" at the index."""
        pair = self._dash_days(self.word(index))
        if pair:
            return index + 1, *pair
        first = self._day_number(index)
        if first is None or self._is_count(index):
            return None
        if self.word(index + 1) in DASHES:
            last = self._day_number(index + 2)
            if last is not None:
                return index + 3, first, last
        return index + 1, first, 0

    def _days_left(self, index: int) -> tuple[int, int, int] | None:
        """The start, first and last day of "28", "28th of", "3-5", "between 3 and 5" before the index."""
        at = index - 2 if self.word(index - 1) == "of" else index - 1
        pair = self._dash_days(self.word(at))
        if pair:
            return at, *pair
        last = self._day_number(at)
        if last is None or (at == index - 2 and self.word(at).isdecimal()):
            return None
        if self.word(at - 1) in DASHES and (first := self._day_number(at - 2)) is not None:
            return at - 2, first, last
        lead = {"and": "between", "to": "from"}.get(self.word(at - 1))
        if lead and self.word(at - 3) == lead and (first := self._day_number(at - 2)) is not None:
            return at - 3, first, last
        return at, last, 0

    def _dash_days(self, word: str) -> tuple[int, int] | None:
        for dash in ("–", "—"):
            first, sign, last = word.partition(dash)
            if sign and first.isdecimal() and last.isdecimal() and len(first) <= 2 and len(last) <= 2:
                return int(first), int(last)
        return None

    def _day_number(self, index: int) -> int | None:
        word = self.word(index)
        if word[-2:] in ("st", "nd", "rd", "th"):
            word = word[:-2]
        if not word.isdecimal() or len(word) > 2:
            return None
        return int(word) if 1 <= int(word) <= 31 else None

    def _is_count(self, index: int) -> bool:
        """Whether a number right after a month counts what follows ("In May 30 soldiers died")."""
        token = self.doc[index]
        if token.ent_type_ == "DATE" and token.ent_iob_ == "I":
            return False
        return self.word(index - 2) == "in" and self._counts(index)

    def _year_after(self, index: int) -> tuple[int, int | None, int | None]:
        """The end after ", 2007", "2007", "of 2007", "last year", and the year or its shift."""
        at = index
        if self.word(at) in (",", "of"):
            at += 1
        word = self.word(at)
        if _kind(word) == "year" and word.isdecimal() and not (at > index and self._counts(at)):
            return at + 1, int(word), None
        if word in ("last", "next", "this") and self.word(at + 1) == "year":
            return at + 2, None, time_numbers("shift")[word]
        return index, None, None

    def _weekday(self, index: int) -> _Found | None:
        token = self.doc[index]
        number = time_numbers("weekday")[self.low[index]]
        if self._names_next(index):
            return None
        joined = self._weekday_date(index)
        if joined is not None:
            return joined
        end = self._daypart_after(index + 1)
        week = self._week_after(end)
        if week is not None:
            return _Found(index, week[0], when.WeekdayOf(number, week[1]))
        start, shift = self._shift(index)
        if shift is None:
            start, _ = self._edge(index)
        attributive = token.dep_ in ("poss", "compound", "amod", "nmod")
        return _Found(start, end, when.Weekday(number, shift, attributive))

    def _names_next(self, index: int) -> bool:
        """Whether the weekday is the first or the last word of a longer name ("Sunday Herald")."""
        if self.doc[index].ent_type_ in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "FAC"):
            return index + 1 < self.size and self.doc[index + 1].pos_ == "PROPN"
        return self.word(index) != self.doc[index].text.lower()

    def _weekday_date(self, index: int) -> _Found | None:
        """A weekday with its date: read from the month, which takes the weekday along."""
        for at in range(index + 1, min(index + 6, self.size)):
            word = self.word(at)
            if word in time_numbers("month"):
                found = self._day_month(at, time_numbers("month")[word]) if self.doc[at].text[0].isupper() else None
                return found if found is not None and found.start == index else None
            if not (word in (",", "the", "of") or self._day_number(at)):
                return None
        return None

    def _week_after(self, index: int) -> tuple[int, int] | None:
        at = index + 1 if self.word(index) == "of" else index
        if self.word(at) in ("last", "next", "this") and self.word(at + 1) == "week":
            return at + 2, time_numbers("shift")[self.word(at)]
        return None

    def _daypart_after(self, index: int) -> int:
        return index + 1 if self.word(index) in time_words("daypart") else index

    def _deictic(self, index: int) -> _Found | None:
        start, edge = self._edge(index)
        shift = time_numbers("deictic")[self.low[index]]
        return _Found(start, self._daypart_after(index + 1), when.Deictic("day", shift, edge))

    def _daypart(self, index: int) -> _Found | None:
        """ "This morning", "last night", "that evening"."""
        shifts = {"this": 0, "last": -1}
        before = self.word(index - 1)
        if before in shifts:
            start, edge = self._edge(index - 1)
            return _Found(start, index + 1, when.Deictic("day", shifts[before], edge))
        if before in time_words("context"):
            return _Found(index - 1, index + 1, when.Aside("day", time_numbers("context")[before]))
        return None

    def _season(self, index: int) -> _Found | None:
        number = time_numbers("season")[self.low[index]]
        if self.doc[index].pos_ == "VERB":
            return None
        end, year, year_shift = self._year_after(index + 1)
        start, shift = self._shift(index) if year is None else (index, None)
        if year is None and shift is None and year_shift is None:
            placed = self.word(index - 1) in ("in", "this") or (
                self.word(index - 1) == "the" and self.word(index - 2) in ("in", "during", "over")
            )
            if not placed or self.low[index] in ("fall", "spring") or self.doc[index].ent_type_ != "DATE":
                return None
        if year_shift is not None:
            return _Found(start, end, when.Unplaced())
        start, edge = self._edge(start)
        return _Found(self._article(start), end, when.Season(number, year, shift, edge))

    def _unit(self, index: int) -> _Found | None:
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
            start, edge = self._edge(self._article(index - 1))
            if before in ("that", "same") and unit == "day":
                return _Found(start, index + 1, when.Aside(unit, 0))
            return _Found(start, index + 1, when.Aside(unit, time_numbers("context")[before]))
        if before in time_words("shift"):
            return self._shifted(index, unit, time_numbers("shift")[before])
        if before == "the":
            return self._the_unit(index, unit)
        return None

    def _shifted(self, index: int, unit: Unit, shift: int) -> _Found | None:
        """ "Last week", "this year", "the past month"; "over the next year" counts from now."""
        before = self.word(index - 1)
        if unit in ("hour", "minute", "decade", "day"):
            if unit == "day" and before == "next":
                return _Found(self._article(index - 1), index + 1, when.Aside("day", 1))
            return None
        start = self._article(index - 1)
        after = self.word(index + 1)
        if start < index - 1 or before in ("past", "coming"):
            if after == "of":
                return None
            if self.word(start - 1) in ("over", "in", "within", "during", "for", "of") or before == "past":
                return _Found(start, index + 1, when.Ahead(unit, 1 if shift >= 0 else -1))
            if before in ("next", "last"):
                return _Found(start, index + 1, when.Unplaced())
        start, edge = self._edge(start)
        return _Found(start, index + 1, when.Deictic(unit, shift, edge))

    def _the_unit(self, index: int, unit: Unit) -> _Found | None:
        """ "The end of the year", "within the week", "over the weekend"."""
        start = index - 1
        if unit == "weekend" and self.word(start - 1) in ("over", "during", "at"):
            return _Found(start, index + 1, when.Weekend())
        if unit not in ("week", "month", "year") or self.word(index + 1) in ("of", "before", "after", "that"):
            return None
        if self.word(start - 1) == "within":
            return _Found(start - 1, index + 1, when.Ahead(unit, 1))
        opened, edge = self._edge(start)
        if edge in ("end", "start", "mid") and opened < start:
            return _Found(opened, index + 1, when.Deictic(unit, 0, edge))
        return None

    def _century(self, index: int) -> _Found | None:
        at = index - 2 if self.word(index - 1) in DASHES else index - 1
        word = self.word(at)
        number = time_numbers("ordinal").get(word)
        if number is None and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and len(word) <= 4:
            number = int(word[:-2])
        if number is None or not 1 <= number <= 30 or (number < 10 and self.word(index + 1) == "bc"):
            return None
        if self.word(index + 1) in ("bc", "b.c."):
            return None
        start, edge = self._edge(at)
        return _Found(self._article(start), index + 1, when.Century(number, edge))

    def _quarter(self, index: int) -> _Found | None:
        """ "The first quarter of 2007", "the third quarter"."""
        number = time_numbers("ordinal").get(self.word(index - 1))
        if number is None or number > 4:
            return None
        end, year, shift = self._year_after(index + 1)
        if year is None and shift is None:
            if self.doc[index].ent_type_ != "DATE":
                return None
            return _Found(self._article(index - 1), index + 1, when.Unplaced())
        return _Found(self._article(index - 1), end, when.Quarter(number, 4, year, shift))

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
        number = _small_number(word)
        if number is None:
            return None, index
        if number < 10 and self.word(at - 1) in DASHES and (tens := _small_number(self.word(at - 2))) is not None:
            return tens + number, at - 2
        if word in ("a", "an") and self.low[index].endswith("s"):
            return None, index
        return number, at

    def _counted(self, index: int, unit: Unit, number: int | None, start: int) -> _Found | None:
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
            opened = self._article(start - 1)
            if not sign or low(index + 1) == "of" or limit:
                return None
            opened = opened - 1 if low(opened - 1) in ("in", "within") and sign > 0 else opened
            return _Found(opened, index + 1, when.Ahead(unit, sign * number))
        return self._inside(index, unit, number, start, limit)

    def _aside(self, index: int, unit: Unit, number: int, start: int, limit: str, side: str) -> _Found:
        meaning: When
        if limit:
            meaning = when.Ahead(unit, -number) if limit == "under" and side == "ago" else when.Unplaced()
        elif side == "ago":
            meaning = when.Deictic(unit, -number) if unit != "hour" or number < 6 else when.Ahead(unit, -number)
        else:
            meaning = when.Aside(unit, number if side == "later" else -number)
        return _Found(start, index + 2, meaning)

    def _inside(self, index: int, unit: Unit, number: int, start: int, limit: str) -> _Found | None:
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
            return _Found(start - 1, index + 1, when.Ahead(unit, number))
        return _Found(start - 1, index + 1, when.Deictic(unit, number))

    def _superlative(self, index: int) -> bool:
        """Whether "in N years" measures a first, an only one or a record."""
        return any(
            word in ("first", "worst", "only", "second", "third", "times") or self.doc[at].tag_ in ("JJS", "RBS")
            for at, word in enumerate(self.low[max(0, index - 5) : index], start=max(0, index - 5))
        )

    def _vague(self, index: int, start: int, unit: Unit) -> _Found | None:
        """ "Several days ago", "in recent weeks", "in the coming days": a time, unplaced."""
        ago = self.word(index + 1) == "ago"
        if ago:
            return _Found(start, index + 2, when.Unplaced())
        if start < index and self.word(index - 1) in ("recent", "coming") and self.word(index + 1) != "of":
            return _Found(start, index + 1, when.Unplaced())
        if self.word(start - 1) == "within" and tense_at(self.doc[start - 1]) in ("future", "prospect"):
            return _Found(start - 1, index + 1, when.Unplaced())
        return None

    # what stands to the left

    def _article(self, start: int) -> int:
        return start - 1 if self.word(start - 1) in ("the", "this") else start

    def _shift(self, start: int) -> tuple[int, int | None]:
        """The start with "last", "next" or "this" before it, and the shift."""
        before = self.word(start - 1)
        if before in ("last", "past", "next", "this", "coming"):
            shift = time_numbers("shift")[before]
            return (start - 2, shift) if before in ("coming", "past") and self.word(start - 2) in ("this", "the") else (
                start - 1,
                shift,
            )
        return start, None

    def _edge(self, start: int) -> tuple[int, Edge | None]:
        """The start with "early", "late on", "the end of" before it, and the part they pick."""
        edges = time_words("edge")
        at = start - 1
        if self.word(at) == "the" and self.word(at - 1) in ("of", "in"):
            at -= 1
        noun = self.word(at) == "of"
        if noun or self.word(at) in ("on", "in", *DASHES):
            at -= 1
        elif at != start - 1:
            return start, None
        word = self.word(at)
        if word not in edges:
            return start, None
        edge = cast(Edge, edges[word])
        if noun != (word in ("end", "beginning", "start", "middle", "outset", "close")) and not (
            noun and word in ("early", "late", "mid")
        ):
            return start, None
        if self.word(at + 1) in DASHES and word not in ("mid", "early", "late"):
            return start, None
        if self.word(at + 1) == "in" and word not in ("late", "early"):
            return start, None
        if word in ("later", "earlier") and self.word(at + 1) not in ("this", "in", "on", "today", "next", "last"):
            return (at, edge) if self.word(at + 1) in time_numbers("weekday") else (start, None)
        return (at - 1 if noun and self.word(at - 1) == "the" else at), edge

    # ranges and bounds

    def _range(self, found: _Found) -> _Found | None:
        """Two like expressions as one: "from March to May", "between 2003 and 2006", "May 3 to June 5"."""
        link = self.word(found.end)
        lead = self.word(found.start - 1)
        if link not in ("to", "and", "through", "until", "till") and link not in DASHES:
            return None
        if link == "and" and lead != "between":
            return None
        kind = _kind(self.word(found.end + 1))
        at = found.end + 1
        while kind is None and at < found.end + 4:
            if not (self._day_number(at) or self.word(at) in ("the", "early", "late", "mid", "-")):
                return None
            at += 1
            kind = _kind(self.word(at))
        if kind is None:
            return None
        floor, self.floor = self.floor, found.end + 1
        try:
            second = self._core(at)
        finally:
            self.floor = floor
        if second is None or second.start != found.end + 1:
            return None
        first = _with_year(found.meaning, second.meaning)
        if type(first) is not type(second.meaning):
            return None
        start = found.start - 1 if lead in ("from", "between") else found.start
        return _Found(start, second.end, when.FromTo(first, second.meaning))

    def _bounded(self, found: _Found) -> _Found:
        """The expression with "since", "until", "by", "before" or "after" where these govern it."""
        side = time_words("bound").get(self.word(found.start - 1))
        if side is None or isinstance(found.meaning, (when.FromTo, when.Ahead, when.Unplaced, when.Aside)):
            return found
        head = _head(self.doc, found.start, found.end)
        if head.head.i != found.start - 1 or self.word(found.end) in ("'s", "’s"):
            return found
        bound = when.Bounded(cast("when.Side", side), found.meaning)
        return _Found(found.start - 1, found.end, bound)


def _head(doc: Doc, start: int, end: int) -> Token:
    """The token of the span whose head lies outside."""
    for token in doc[start:end]:
        if not start <= token.head.i < end:
            return token
    return doc[start]


def _with_year(first: When, second: When) -> When:
    """The first end of a range with the year of the second, where it has none of its own."""
    if isinstance(first, when.MonthOf) and isinstance(second, when.MonthOf) and first.year is None:
        return replace(first, year=second.year)
    if isinstance(first, when.DayOfMonth) and isinstance(second, when.OnDate):
        return when.OnDate(second.year, first.month, first.day)
    if isinstance(first, when.Season) and isinstance(second, when.Season) and first.year is None:
        return replace(first, year=second.year)
    return first
