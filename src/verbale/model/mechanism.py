"""A mechanism as it is set up: who takes part, under which rules, with which clocks.

A mechanism is a standing arrangement of parties. What is here is what its set-up file says; what happened since is in
the log (`model/log.py`), and follows from the acts filed in it (`model/acts`).
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

__all__ = [
    "PUBLIC",
    "SECRETARY",
    "UNATTRIBUTED",
    "Attribution",
    "Body",
    "BodyLevel",
    "ChairKind",
    "ChairRule",
    "Channel",
    "ChannelKind",
    "Circle",
    "Clocks",
    "Confidentiality",
    "DecisionRule",
    "Marking",
    "Mechanism",
    "Member",
    "Reported",
    "Scale",
    "Standing",
    "Subject",
    "Terms",
]

SECRETARY: Final = "secretary"
"""The author who keeps the record; it belongs to no party and sees every marked item."""
PUBLIC: Final = "public"
"""The reader who is no member: sees only what was released to the public."""
UNATTRIBUTED: Final = "not attributed"
"""What stands for an author whom a reader may not know."""

Standing = Literal["proposed", "agreed", "disputed"]
BodyLevel = Literal["ministerial", "ambassadorial", "expert", "military", "liaison"]
ChairKind = Literal["host", "fixed", "rotating"]
DecisionRule = Literal["consensus", "silence_procedure"]
ChannelKind = Literal["direct", "host", "protecting_power", "hotline"]
Circle = Literal["author", "parties", "members", "public"]
"""Who sees what carries no marking of its own: its author only, the parties, the observers too, everybody."""
Attribution = Literal["attributed", "chatham_house"]
"""Under the Chatham House Rule only parties learn whose words an item is."""


class Member(msgspec.Struct, frozen=True):
    """A party or an observer: the short id under which it acts, its name, and a code such as `IRNGOV`."""

    id: str
    name: str
    code: str | None = None


class ChairRule(msgspec.Struct, frozen=True):
    """Who presides: the host, one member, or the members of `order` in turn, one a meeting."""

    kind: ChairKind
    order: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True):
    """A body of the mechanism, its level, the body it answers to, and the names others use for it."""

    name: str
    level: BodyLevel
    parent: str | None = None
    aliases: tuple[str, ...] = ()


class Subject(msgspec.Struct, frozen=True):
    """A subject of the talks and what each party says of it: inside the scope, outside, or nothing yet."""

    name: str
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


class Terms(msgspec.Struct, frozen=True):
    """A clause of the terms of reference: who proposed it and which parties agreed; agreed once every party did."""

    text: str
    proposed_by: str | None = None
    agreed_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()


class Channel(msgspec.Struct, frozen=True):
    """How messages go: directly, through the host, through the protecting power named in `through`, by hotline."""

    kind: ChannelKind = "direct"
    through: str | None = None


class Confidentiality(msgspec.Struct, frozen=True):
    """Who sees an item without a marking, and whether its author is told."""

    circle: Circle = "members"
    attribution: Attribution = "attributed"


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """Time limits in hours; None where the mechanism sets none. All are above zero.

    `complaint` runs from the incident to the filing, `response` from the transmission, `verification` from the response
    or its absence, `finding` from the verification, `follow_up` from the measures, `escalation` from the filing.
    `silence` is the shortest silence procedure, `review` how long a capital has by default, `answer` how long an
    invitation may stay unanswered before it is shown, `comments` how long minutes circulate, `acknowledgement` how soon
    a message or notification is to be acknowledged, `notification` how long before an activity notice of it is asked.
    """

    complaint: int | None = None
    response: int | None = None
    verification: int | None = None
    finding: int | None = None
    follow_up: int | None = None
    escalation: int | None = None
    silence: int | None = None
    review: int | None = None
    answer: int | None = None
    comments: int | None = None
    acknowledgement: int | None = None
    notification: int | None = None


class Scale(msgspec.Struct, frozen=True):
    """A scale of assessment: its values from the lowest to the highest."""

    name: str
    values: tuple[str, ...]


class Mechanism(msgspec.Struct, frozen=True, kw_only=True):
    """A mechanism's set-up. `created` is ISO 8601 with zone: nothing is filed before it.

    `ladder` names the bodies to which a complaint goes up, the first rung first.
    """

    id: str
    name: str
    created: str
    parties: tuple[Member, ...]
    observers: tuple[Member, ...] = ()
    host: str | None = None
    chair: ChairRule = ChairRule("host")
    bodies: tuple[Body, ...] = ()
    ladder: tuple[str, ...] = ()
    scope: tuple[Subject, ...] = ()
    terms: tuple[Terms, ...] = ()
    decision: DecisionRule = "consensus"
    languages: tuple[str, ...] = ()
    channel: Channel = Channel()
    confidentiality: Confidentiality = Confidentiality()
    clocks: Clocks = Clocks()
    scales: tuple[Scale, ...] = ()
    template: str | None = None

    @property
    def party_ids(self) -> tuple[str, ...]:
        """The ids of the parties, in the order of the set-up."""
        return tuple(party.id for party in self.parties)

    @property
    def observer_ids(self) -> tuple[str, ...]:
        """The ids of the observers."""
        return tuple(observer.id for observer in self.observers)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who may file: parties, observers, the secretary."""
        return (*self.party_ids, *self.observer_ids, SECRETARY)


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """Who may see an item.

    `see` names the members that may, None where the mechanism's rule decides; `released` names readers (`public` among
    them) to whom it was released since. Before `embargo` (ISO 8601 with zone) only its author and the secretary see it.
    `not_minuted` keeps it out of minutes and documents, for every reader.
    """

    see: tuple[str, ...] | None = None
    released: tuple[str, ...] = ()
    attribution: Attribution | None = None
    embargo: str | None = None
    not_minuted: bool = False
    level: str | None = None


class Reported(msgspec.Struct, frozen=True):
    """A statement of a report that an item rests on: its document, its id there, its citation and its words.

    What is reported was never filed by the party it is told of.
    """

    document: str
    item: str
    citation: str = ""
    words: str = ""
