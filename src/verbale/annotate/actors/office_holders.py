"""Persons whom the table of office-holders knows at the date of the report, where the text does not say what they are.

The text's own words come first: whoever has a code by them keeps it. A surname needs an office in the text that fits
the table's. Alone it is enough only where the table lists it as a form of one person's name, a head of state or of
government, or somebody whose state the text names, and the text says nothing else of its bearer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.actors.cast import cast_of
from verbale.annotate.actors.persons import Person, title_fits
from verbale.annotate.drafts import draft_of
from verbale.lexicon.holders import Holder, holders, name_key
from verbale.lexicon.page import english_words
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import first_names
from verbale.model import Listed

__all__ = ["OfficeHolders"]

FORMER = "ELI"
"""CAMEO's sector for those who no longer hold an office."""


@Language.factory("verbale_office_holders", default_config={"actors": None})
def make_office_holders(nlp: Language, name: str, actors: str | None) -> OfficeHolders:
    """The component; `actors` is the path of a table that a user adds."""
    return OfficeHolders(holders(Path(actors) if actors else None))


class OfficeHolders:
    """Gives persons of a Doc the country, code and gender that the table has for them."""

    def __init__(self, table: Mapping[str, tuple[Holder, ...]]) -> None:
        self._table = table
        self._surnames: dict[str, list[Holder]] = {}
        for row in dict.fromkeys(row for rows in table.values() for row in rows):
            self._surnames.setdefault(name_key(row.name).rsplit(" ", 1)[-1], []).append(row)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its actors completed."""
        cast, published = cast_of(doc), draft_of(doc).published
        day = datetime.date.fromisoformat(published.start[:10]) if published is not None else None
        states = {state.country for state in cast.states()}
        for person in cast.persons:
            rows = list(self._rows(person)) or self._known_by_surname(person, day, states)
            if rows:
                _complete(person, rows, day)
        return doc

    def _rows(self, person: Person) -> Iterator[Holder]:
        """The rows of the names that the text gives somebody: those of one person of the table, or of one side."""
        found: dict[str, list[Holder]] = {}
        for name in person.names:
            key = name_key(name.text)
            for row in (*self._table.get(key, ()), *(self._surnames.get(key, ()) if name.given is None else ())):
                if name.given is not None or any(title_fits(office.title, row.office) for office in person.offices):
                    found.setdefault(row.name, []).append(row)
        rows = list(dict.fromkeys(row for own in found.values() for row in own))
        if len(found) == 1 or len({(row.country, row.code, row.gender) for row in rows}) == 1:
            yield from rows

    def _known_by_surname(self, person: Person, day: datetime.date | None, states: set[str | None]) -> list[Holder]:
        """The rows of a surname of which the text says nothing and the table knows one bearer, then in office."""
        actor = person.actor
        if len(person.names) != 1 or person.names[0].given is not None or person.offices or person.hints or person.ties:
            return []
        key = name_key(person.names[0].text)
        rows = self._table.get(key, ())
        if key in english_words() or key.title() in first_names() or actor.country is not None:
            return []
        if len({row.name for row in (*rows, *self._surnames.get(key, ()))}) != 1:
            return []
        held = [row for row in rows if day is None or row.holds(day)]
        return held if all(row.office in actor_words("head") or row.country in states for row in held) else []


def _complete(person: Person, rows: list[Holder], day: datetime.date | None) -> None:
    actor = person.actor
    countries = {row.country for row in rows}
    if actor.country is not None and actor.country not in countries:
        return  # the text speaks of somebody else of that name
    actor.gender = actor.gender or ("m" if rows[0].gender == "m" else "f" if rows[0].gender == "f" else None)
    held = [row for row in rows if day is None or row.holds(day)]
    if day is None and len({row.code for row in rows}) > 1:
        held = []
    row = held[-1] if held else None
    if actor.code is None:
        sector = next((office.sector for office in person.offices if office.sector and not office.former), None)
        country = next(iter(countries)) if len(countries) == 1 else None
        if row is not None:
            actor.country = actor.country or row.country
            actor.code = row.country + sector if row.country and sector else row.code
        elif country is not None:
            over = day is not None and all(known.end is not None and known.end < day for known in rows)
            actor.country = actor.country or country
            actor.code = country + (sector or (FORMER if over else ""))
    if row is not None and len({row.name for row in rows}) == 1:
        actor.listed = Listed(row.office, row.body, _iso(row.start), _iso(row.end), row.source)


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day is not None else None
