"""Words that the views of a mechanism share: names of members, days, states, marks of what is reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from verbale.model.mechanism import UNATTRIBUTED, Mechanism
from verbale.model.proceedings import Item, State

__all__ = [
    "by_name",
    "day",
    "items_of",
    "mark",
    "member",
    "members",
    "named",
    "said",
    "said_on",
    "since",
    "titled",
]

Kind = TypeVar("Kind", bound=Item)

_TITLES: Final = ("title", "subject", "activity", "what")


def items_of(state: State, kind: type[Kind]) -> list[Kind]:
    """The items of one kind, in the order in which they were filed."""
    found = [item for item in state.items.values() if isinstance(item, kind)]
    return sorted(found, key=lambda item: (item.entry, item.id))


def member(mechanism: Mechanism, author: str) -> str:
    """The name of a party or observer; others by their own word.

    >>> from verbale.model.mechanism import Member
    >>> member(Mechanism(id="m", name="M", created="", parties=(Member("nor", "Norland"),)), "nor")
    'Norland'
    """
    return next((one.name for one in (*mechanism.parties, *mechanism.observers) if one.id == author), author)


def members(mechanism: Mechanism, authors: Iterable[str]) -> str:
    """The names of several, in this order."""
    return ", ".join(member(mechanism, author) for author in authors)


def by_name(state: State, item: Item) -> str:
    """Whose an item is, and who filed it where that is somebody else."""
    whose = member(state.mechanism, item.of)
    if item.of == item.filed_by or UNATTRIBUTED in (item.of, item.filed_by):
        return whose
    return f"{whose}, filed by {member(state.mechanism, item.filed_by)}"


def named(state: State, item_id: str) -> str:
    """A short name for an item: its id and its title or first words; the id alone where it is not to be seen."""
    item = state.items.get(item_id)
    return titled(item) if item else item_id


def titled(item: Item) -> str:
    """An item's id, and its title or what stands for one."""
    title = next((words for name in _TITLES if (words := getattr(item, name, ""))), "")
    return f"{item.id} {title}".strip()


def said_on(item: Item) -> str:
    """When its author says it took place, else when it was filed."""
    return day(item.happened) if item.happened else f"filed {day(item.filed_at)}"


def mark(item: Item) -> str:
    """Where an item comes from a report: that it does, and the place there; how it is marked."""
    notes = []
    if item.reported is not None:
        notes.append(f"reported {item.reported.citation}".strip() + ", not filed by the party")
    if item.marking.see is not None:
        notes.append(f"only for {', '.join(item.marking.see) or 'its author'}")
    if item.marking.level:
        notes.append(item.marking.level)
    if item.marking.not_minuted:
        notes.append("not minuted")
    if item.marking.embargo:
        notes.append(f"embargo until {day(item.marking.embargo)}")
    return "; ".join(notes)


def day(at: str | None) -> str:
    """The day of a time, with its hour where that is not midnight.

    >>> day("2007-05-28T10:00+03:00"), day("2007-05-28T10:00:00+00:00"), day("2007-05-28"), day(None)
    ('2007-05-28 10:00+03:00', '2007-05-28 10:00', '2007-05-28', 'not stated')
    """
    if not at:
        return "not stated"
    when = datetime.fromisoformat(at)
    if "T" not in at or (when.hour, when.minute, when.utcoffset()) == (0, 0, timedelta(0)):
        return when.date().isoformat()
    zone = "" if not when.utcoffset() else when.isoformat()[-6:]
    return f"{when.date().isoformat()} {when.hour:02}:{when.minute:02}{zone}"


def since(at: str | None) -> str:
    """`since` and a day."""
    return f"since {day(at)}"


def said(reason: str | None) -> str:
    """A reason, or that none was given."""
    return reason or "no reason given"
