"""A mechanism of three parties by a lake for the tests: a desk that files acts, and a log with real signatures."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism import advance, compose, entry_hash, fold, key_words, read_setup, receipt_for, sign_entry
from verbale.mechanism.filing import By
from verbale.model.acts import (
    Act,
    InvitationAccepted,
    InvitationIssued,
    KeyMade,
    MechanismSetUp,
    MeetingProposed,
    SessionOpened,
)
from verbale.model.log import Filed, LogEntry, Payload, Receipt
from verbale.model.mechanism import Mechanism

CREATED = "2031-03-01T08:00:00+00:00"
PARTIES = ("ARD", "BEL", "COR")
SETUP = """\
name: Lake mechanism
parties:
  - {id: ARD, name: Ardal}
  - {id: BEL, name: Belmar}
  - {id: COR, name: Corvia}
observers:
  - {id: OBS, name: The observers}
host: COR
bodies:
  - {name: plenary, level: ambassadorial}
  - {name: ministers, level: ministerial, parent: plenary}
ladder: [plenary, ministers]
decision: silence_procedure
clocks: {complaint: 24 hours, response: 2 days, silence: 3 days, review: 14 days, escalation: 5 days, answer: 7 days, comments: 7 days}
scales:
  deeds: [none seen, some, all]
"""


class Key:
    """An Ed25519 key made from a word, for tests only."""

    def __init__(self, word: str) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(word.encode()).digest())
        self.public = self._key.public_key().public_bytes_raw().hex()

    def sign(self, message: bytes) -> str:
        return self._key.sign(message).hex()


def lake(**changes: object) -> Mechanism:
    """The mechanism by the lake."""
    return replace(read_setup(SETUP, created=CREATED), **changes)


class Desk:
    """A state to which acts are filed, an hour apart unless a time is given."""

    def __init__(self, mechanism: Mechanism | None = None) -> None:
        self.mechanism = mechanism or lake()
        self.now = datetime.fromisoformat(CREATED)
        self.state = fold(self.mechanism, ())
        self.file(MechanismSetUp(self.mechanism, Key("secretary").public))

    @property
    def at(self) -> str:
        return self.now.isoformat()

    def wait(self, hours: float) -> Desk:
        self.now += timedelta(hours=hours)
        return self

    def until(self, at: str) -> Desk:
        self.now = max(self.now, datetime.fromisoformat(at))
        return self

    def file(self, act: Act, by: str = "secretary") -> str:
        """The id of the item that the entry made or touched first, "" where there is none."""
        self.state = advance(self.state, act, By(by, self.at, self.state.number + 1))
        self.now += timedelta(hours=1)
        about = self.state.about.get(self.state.number, ())
        return about[0] if about else ""

    def refused(self, act: Act, by: str = "secretary") -> str:
        """The rule that the act breaks; the state stays as it was."""
        before = self.state
        try:
            advance(self.state, act, By(by, self.at, self.state.number + 1))
        except RuleBroken as broken:
            assert self.state is before
            assert broken.message.endswith(".")
            return broken.rule
        raise AssertionError(f"{act.kind} was allowed")

    def item(self, item_id: str):
        return self.state.items[item_id]

    def meeting(self, *, start: str = "2031-04-01T10:00:00+00:00") -> str:
        return self.file(MeetingProposed(title="First round", start=start, end=start.replace("T10", "T14")), "ARD")

    def confirmed(self) -> str:
        meeting = self.meeting()
        self.file(InvitationIssued(meeting), "COR")
        for party in PARTIES:
            self.file(InvitationAccepted(meeting, self.item(meeting).start), party)
        return meeting

    def session(self) -> str:
        meeting = self.confirmed()
        self.until(self.item(meeting).start)
        return self.file(SessionOpened(meeting=meeting, title="First session"))


class Log:
    """A signed log in memory, with its payloads apart."""

    def __init__(self, mechanism: Mechanism | None = None, seed: str = "") -> None:
        self.mechanism = mechanism or replace(lake(), id=f"mechanism-{seed or 'lake'}")
        self.keys = {name: Key(name + seed) for name in (*PARTIES, "secretary")}
        self.entries: list[LogEntry] = []
        self.payloads: dict[int, Payload] = {}
        self.now = datetime.fromisoformat(CREATED)
        self.append(MechanismSetUp(self.mechanism, self.keys["secretary"].public))
        for party in PARTIES:
            key = self.keys[party]
            proof = key.sign(key_words(self.mechanism.id, party, key.public))
            self.append(KeyMade(party, key.public, proof))

    def append(self, act: Act, author: str = "secretary") -> LogEntry:
        key = self.keys[author]
        head = self.entries[-1] if self.entries else None
        salt = hashlib.sha256(f"salt {len(self.entries)}".encode()).hexdigest()
        entry, payload = compose(
            self.mechanism.id, head, act, author=author, at=self.now.isoformat(), key=key.public, salt=salt
        )
        entry = sign_entry(entry, key)
        self.entries.append(entry)
        self.payloads[entry.number] = payload
        self.now += timedelta(minutes=10)
        return entry

    def receipt(self) -> Receipt:
        head = self.entries[-1]
        return receipt_for(head, self.keys[head.author])

    def filed(self, act_of) -> list[Filed]:
        return [
            Filed(entry, act_of(self.payloads[entry.number].body) if entry.number in self.payloads else None)
            for entry in self.entries
        ]

    def head(self) -> str:
        return entry_hash(self.entries[-1])
