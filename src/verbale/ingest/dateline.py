"""Datelines: place, date and agency before the first sentence ("BAGHDAD, May 28 (AP) -"), and lines that are a date."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from verbale.ingest.dates import DATE_WORDS
from verbale.lexicon.agencies import agency_named
from verbale.lexicon.page import boilerplate_rules
from verbale.lexicon.who import capital_country, places

__all__ = ["Dateline", "dateline_at", "is_date_line", "is_place", "placed_date"]

_DASH = r"(?:\s*[—–]\s*|\s*--+\s*|\s+[-_―]\s+)"
_CAPS_WORD = (
    r"(?:[A-ZÀ-ÞŁŞĞİ]{2,}|[A-Z]\.(?:[A-Z]\.)+|[A-ZÀ-Þ]{1,4}[.'’-][A-ZÀ-Þ]+|ST\.|MT\.|FT\.)(?:[-'’/][A-ZÀ-ÞA-Za-z]+)*"
)
_CAPS_PLACE = rf"{_CAPS_WORD}(?:[ \u00a0]{_CAPS_WORD}){{0,4}}"
_TITLE_WORD = r"[A-ZÀ-Þ][\w'’.-]+"
_TITLE_PLACE = rf"{_TITLE_WORD}(?:[ \u00a0](?:{_TITLE_WORD}|de|del|al|of|the|el)){{0,3}}"
_REGION = rf",\s+(?P<region>(?!{DATE_WORDS})(?:{_TITLE_PLACE}|{_CAPS_PLACE}|[A-Z]\.(?:[A-Z]\.)*))"
_DATE = rf"(?P<date>{DATE_WORDS})"
_AGENCY = r"\((?P<agency>[A-Z][\w.'’&/ -]{1,40})\)"
_TAIL = (
    rf"(?:,?\s+{_DATE})?"
    rf"(?:,?\s*{_AGENCY}(?:{_DASH}|\s*[-:]\s*)|(?:,\s+(?P<bare>[A-Z]{{2,8}}))?{_DASH})"
)
_CAPS = re.compile(rf"(?P<place>{_CAPS_PLACE})(?:{_REGION})?(?:,)?{_TAIL}")
_TITLE = re.compile(rf"(?P<place>{_TITLE_PLACE})(?:{_REGION})?(?:,)?{_TAIL}")
_COLON = re.compile(rf"(?P<place>{_CAPS_PLACE})(?:{_REGION})?(?:,?\s+{_DATE})?:\s+")
_DATE_ONLY = re.compile(rf"{_DATE}(?:,?\s*{_AGENCY})?{_DASH}")
_AGENCY_ONLY = re.compile(rf"{_AGENCY}{_DASH}")
_POSTED = r"(?:(?:first )?(?:published|posted|issued|filed|date)(?: on| at)? ?:? ?)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
_DATE_LINE = re.compile(rf"{_POSTED}(?P<date>{DATE_WORDS}){_CLOCK}\.?", re.IGNORECASE)
_PLACED_DATE = re.compile(rf"(?P<place>{_CAPS_PLACE}|{_TITLE_PLACE})(?:{_REGION})?,?\s+(?:on )?{_DATE}\.?")
_OPENS_NEWS = re.compile(r"[\"“”'‘’`(\[]{0,2}[A-ZÀ-Þ0-9]")
LONGEST = 110
"""Characters of a dateline with its dash."""


class Dateline(NamedTuple):
    """A dateline `[start, end)` of a paragraph, its dash included, and its pieces as worded."""

    start: int
    end: int
    place: str | None = None
    date: str | None = None
    agency: str | None = None

    @property
    def value(self) -> str:
        """The pieces that there are, named: `place: BAGHDAD; date: May 28; agency: AP`."""
        pieces = (("place", self.place), ("date", self.date), ("agency", self.agency))
        return "; ".join(f"{name}: {words}" for name, words in pieces if words)


def dateline_at(words: str) -> Dateline | None:
    """The dateline that opens the paragraph, None where there is none.

    A place in capitals needs a dash and a sentence after it. A place in lower case also needs a date, an agency or a
    country, or has to be known; so has one in capitals before a colon ("SPRINGTOWN: ...").
    """
    opening = words[:LONGEST]
    match = _CAPS.match(opening)
    if match and _follows(words, match.end()) and not _is_slug(match["place"]):
        return _dateline(match)
    match = _COLON.match(opening)
    if match and _follows(words, match.end()) and is_place(match["place"]):
        return _dateline(match)
    match = _TITLE.match(opening)
    if match and _follows(words, match.end()):
        agency, region, place = match["agency"], match["region"], match["place"]
        if (
            match["date"]
            or (agency and agency_named(agency))
            or (region and _is_region(region) and "-" not in match.group()[-3:])
            or (not region and not agency and is_place(place))
        ):
            return _dateline(match)
    for pattern in (_DATE_ONLY, _AGENCY_ONLY):
        match = pattern.match(opening)
        if match and _follows(words, match.end()):
            agency = match["agency"]
            if pattern is _DATE_ONLY or (agency and agency_named(agency)):
                return _dateline(match)
    return None


def is_date_line(words: str) -> str | None:
    """The date, where the line holds nothing else ("Friday, March 3, 2006")."""
    match = _DATE_LINE.fullmatch(words)
    return match["date"] if match else None


def placed_date(words: str) -> Dateline | None:
    """The place and date, where the line holds nothing else ("Amman, 12 March 2018")."""
    match = _PLACED_DATE.fullmatch(words)
    if match is None or _is_slug(match["place"]):
        return None
    if not re.search(r"\d{4}", match["date"]) and not is_place(match["place"]):
        return None
    return _dateline(match)


def _dateline(match: re.Match[str]) -> Dateline:
    pieces = match.groupdict()
    place, region = pieces.get("place"), pieces.get("region")
    if place and region:
        place = f"{place}, {region}"
    bare = pieces.get("bare")
    agency = pieces.get("agency") or bare
    end = match.start() + len(match.group().rstrip())
    return Dateline(match.start(), end, place, pieces.get("date"), agency)


def _follows(words: str, position: int) -> bool:
    return _OPENS_NEWS.match(words, position) is not None


def _is_slug(place: str) -> bool:
    """Whether the capitals are an agency's name or a desk's mark ("EXCLUSIVE") and no place."""
    return agency_named(place) is not None or any(
        rule.kind == "slug" and rule.pattern.fullmatch(place) for rule in boilerplate_rules()
    )


def is_place(words: str) -> bool:
    """Whether the words are a capital or another listed place."""
    name = words.title() if words.isupper() else words
    return capital_country(name) is not None or name in places()


def _is_region(words: str) -> bool:
    return words.rstrip(".").lower() in _regions()


@cache
def _regions() -> frozenset[str]:
    """Countries, and the states and provinces that datelines name, in lower case."""
    import pycountry

    names = {country.name.lower() for country in pycountry.countries}
    names |= {country.common_name.lower() for country in pycountry.countries if hasattr(country, "common_name")}
    names |= {country.name.split(",")[0].lower() for country in pycountry.countries}
    for code in ("US", "CA", "AU"):
        parts = pycountry.subdivisions.get(country_code=code)  # type: ignore[no-untyped-call]
        names |= {part.name.lower() for part in parts}
    return frozenset(names)
