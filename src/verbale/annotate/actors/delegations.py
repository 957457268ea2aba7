"""Whose delegates they are who speak before a state in brackets.

"Ms. Souza (Brazil) rejected" in a summary of a debate, "Ms. Souza (Brazil): We reject" in its record.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from verbale.annotate.actors.persons import Person
from verbale.annotate.actors.roll import Roll
from verbale.annotate.names.delegates import is_sent, state_behind
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.page import turn_labels
from verbale.lexicon.who import sender_in_brackets

__all__ = ["seat_delegates", "send_delegates"]

GOVERNMENT: Final = "GOV"
ARTICLES: Final = frozenset({"a", "an", "the"})
SEATED: Final = "representative"
"""What those are whom the record of a council names with their state."""


def send_delegates(who: Roll, spans: list[NameSpan]) -> None:
    """Give those who speak before a state in brackets its code, unless they are said to be of another."""
    for span in spans:
        country = state_behind(who.found, span.end) if span.kind == "person" else None
        person = who.person_at[span.start][0] if country is not None else None
        if country is None or person is None or not is_sent(who.found, span) or not _may_serve(person, country):
            continue
        sector = next((office.sector for office in person.offices if office.sector and not office.former), GOVERNMENT)
        person.actor.country = country
        person.actor.code = person.actor.code or country + sector


def seat_delegates(who: Roll) -> None:
    """Know the representatives of states and organisations by the labels of their turns."""
    document = who.draft.document
    labels = [part for part in document.parts if part.kind == "turn_label"] if document is not None else []
    offsets = [token.idx for token in who.doc] if labels else []
    for label in labels:
        sender = sender_in_brackets(label.text[len(label.value) :])
        if sender is None or label.value.lower() in turn_labels("role") or label.value.split()[0].lower() in ARTICLES:
            continue
        name = label.value.title() if label.value.isupper() else label.value
        person = who.cast.persons.titled_name(name)
        person.first = bisect_left(offsets, label.end) if person.first < 0 else person.first
        if sender.country is not None and not _may_serve(person, sender.country):
            continue
        person.hints.setdefault(SEATED, False)
        person.actor.country = sender.country
        code = sender.country + GOVERNMENT if sender.country and sender.kind == "state" else sender.code
        person.actor.code = person.actor.code or code


def _may_serve(person: Person, country: str) -> bool:
    """Whether the text says of somebody nothing else than an office that can be of the country."""
    actor = person.actor
    if actor.code is not None and not actor.code.startswith(country):
        return False
    return actor.country in (None, country) and not person.bodies and person.ties <= {country}
