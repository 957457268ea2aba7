"""What is wrong with a log, entry by entry: changed, missing, doubled, out of order, wrongly signed, cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from verbale.errors import LogDamaged, RuleBroken
from verbale.mechanism.chain import entry_hash, entry_lines, key_words, payload_hash, signature_holds
from verbale.mechanism.keeping import KEPT_KINDS
from verbale.mechanism.receipts import receipt_holds
from verbale.mechanism.times import instant
from verbale.model.acts import Act, HeadSigned, KeyMade, KeyRevoked, KeyRotated, MechanismSetUp, Redacted, act_of
from verbale.model.log import FIRST, Fault, FaultKind, LogEntry, Payload, Receipt, Verification
from verbale.model.mechanism import SECRETARY

__all__ = ["KEY_ACTS", "verify"]

KEY_ACTS = ("mechanism_set_up", "key_made", "key_rotated", "key_revoked")
"""The kinds of entry without whose payload no later signature can be checked."""


class _Wrong(Exception):
    def __init__(self, kind: FaultKind, message: str) -> None:
        super().__init__(message)
        self.kind: FaultKind = kind


@dataclass
class _Keys:
    """Who holds which key: good from the entry after the one that brought it, to the one that ended it."""

    spans: dict[str, tuple[str, int, int | None]] = field(default_factory=dict)

    def add(self, holder: str, key: str, since: int) -> None:
        if key in self.spans:
            raise _Wrong("unknown_key", "brings in a key that the log has had before")
        if any(known == holder and until is None for known, _, until in self.spans.values()):
            raise _Wrong("unknown_key", f"brings in a second key for {holder!r}, who has one")
        self.spans[key] = (holder, since, None)

    def end(self, holder: str, key: str, number: int) -> None:
        known, since, until = self.spans.get(key, ("", 0, None))
        if known != holder or until is not None:
            raise _Wrong("unknown_key", f"gives up a key that {holder!r} does not have")
        self.spans[key] = (known, since, number)

    def check(self, key: str, holder: str, number: int) -> None:
        known = self.spans.get(key)
        if known is None or known[0] != holder or number < known[1]:
            raise _Wrong("unknown_key", f"is signed with a key that is not known as that of {holder!r}")
        if known[2] is not None and number > known[2]:
            raise _Wrong("revoked_key", f"is signed with a key of {holder!r} that was given up at entry {known[2]}")


def verify(
    entries: Iterable[LogEntry],
    payload_of: Callable[[int], Payload | None],
    *,
    mechanism: str | None = None,
    receipt: Receipt | None = None,
    whole: bool = True,
) -> Verification:
    """What a log is worth: every fault found, one an entry, and the last entry before the first of them.

    Args:
        entries: the log as it stands in the store, in the store's order.
        payload_of: the payload of a number; None where it is not there.
        mechanism: the id that the log must have; that of its first entry where it is None.
        receipt: a head that somebody kept. Without one nobody can tell whether the end was cut off.
        whole: False for a copy made for a party, in which payloads are missing without a redaction.
    """
    faults: list[Fault] = []
    keys, log = _Keys(), list(entries)
    absent: dict[int, str] = {}
    redacted: set[int] = set()
    signed: list[tuple[str, int, str]] = []
    hashes: dict[int, str] = {}
    named = mechanism if mechanism is not None or not log else log[0].mechanism
    before: LogEntry | None = None
    latest: datetime | None = None
    trusted = True
    for place, entry in enumerate(log, start=1):
        try:
            _in_place(entry, place, before, named, trusted=trusted)
            latest = _forward(entry, latest)
            act = _act(entry, payload_of(entry.number))
            if act is None and entry.kind in KEY_ACTS:
                raise _Wrong("unreadable", "lacks its payload, without which no later signature can be checked")
            if place == 1:
                _first(act, entry, keys)
            keys.check(entry.key, entry.author, entry.number)
            if not signature_holds(entry.key, entry_lines(entry), entry.signature):
                raise _Wrong("wrong_signature", "does not carry its author's signature: it was changed or forged")
            _take_up(act, entry, keys)
        except _Wrong as wrong:
            faults.append(Fault(wrong.kind, entry.number, f"Entry {entry.number} {wrong}."))
            trusted = False
        except LogDamaged as damage:
            faults.append(Fault("changed", entry.number, str(damage)))
            trusted = False
        else:
            trusted = True
            hashes[entry.number] = entry_hash(entry)
            if act is None:
                absent[entry.number] = entry.kind
            elif isinstance(act, Redacted) and entry.author == SECRETARY:
                redacted.add(act.number)
            elif isinstance(act, HeadSigned):
                signed.append((entry.author, act.number, act.head))
        before = entry
    if not log:
        faults.append(Fault("missing", 1, "The log is empty: not even its first entry is there."))
    if whole:
        faults += [
            Fault("unreadable", number, f"Entry {number} lacks its payload, and no entry says that it was redacted.")
            for number, kind in absent.items()
            if number not in redacted or kind in KEPT_KINDS
        ]
    countersigned = []
    for author, number, head in signed:
        if hashes.get(number) == head:
            countersigned.append((author, number))
        elif number in hashes:
            faults.append(Fault("changed", number, f"Entry {number} is not the one that {author} counter-signed."))
    if receipt is not None:
        faults += _against(receipt, log, keys, named)
    faults.sort(key=lambda fault: fault.number)
    last = len(log) if not faults else min(fault.number for fault in faults) - 1
    return Verification(
        vouched=max(0, min(last, len(log))),
        faults=tuple(faults),
        complete=receipt is not None and not faults,
        withheld=tuple(sorted(absent)),
        countersigned=tuple(countersigned),
    )


def _in_place(entry: LogEntry, place: int, before: LogEntry | None, named: str | None, *, trusted: bool) -> None:
    if entry.mechanism != named:
        raise _Wrong("wrong_mechanism", f"belongs to the log of another mechanism, {entry.mechanism!r}")
    expected = 1 if before is None else before.number + 1
    if entry.number > expected:
        raise _Wrong("missing", f"follows {expected - 1}: what stood between is missing")
    if entry.number < expected:
        kind: FaultKind = "doubled" if entry.number == expected - 1 else "out_of_order"
        raise _Wrong(kind, f"stands at place {place}, after entry {expected - 1}")
    previous = FIRST if before is None else entry_hash(before)
    if entry.previous != previous and trusted:
        raise _Wrong("changed", f"does not follow entry {expected - 1} as that stands: one of the two was changed")


def _forward(entry: LogEntry, latest: datetime | None) -> datetime:
    try:
        at = instant(entry.at)
    except RuleBroken:
        raise _Wrong("changed", "has a date that is none") from None
    if latest is not None and at < latest:
        raise _Wrong("backwards", f"is dated {entry.at}, before the entry in front of it")
    return at


def _act(entry: LogEntry, payload: Payload | None) -> Act | None:
    if payload is None:
        return None
    try:
        if payload_hash(payload) != entry.payload_hash:
            raise _Wrong("payload_changed", "says something else than was filed: its payload was changed")
        act = act_of(payload.body)
    except LogDamaged:
        raise _Wrong("payload_changed", "has a damaged payload") from None
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise _Wrong("unreadable", "holds no act that this version knows") from None
    if act.kind != entry.kind:
        raise _Wrong("changed", f"calls itself {entry.kind!r} but holds {act.kind!r}")
    return act


def _first(act: Act | None, entry: LogEntry, keys: _Keys) -> None:
    if not isinstance(act, MechanismSetUp) or entry.author != SECRETARY:
        raise _Wrong("missing", "is not a set-up by the secretary, with which every log begins")
    if act.mechanism.id != entry.mechanism:
        raise _Wrong("wrong_mechanism", f"sets up {act.mechanism.id!r}, not {entry.mechanism!r}")
    keys.add(SECRETARY, act.key, entry.number)


def _take_up(act: Act | None, entry: LogEntry, keys: _Keys) -> None:
    if isinstance(act, KeyMade):
        if entry.author not in (SECRETARY, act.holder):
            raise _Wrong("unknown_key", f"brings in a key for {act.holder!r}, which is not its author's to do")
        _proved(entry.mechanism, act.holder, act.key, act.proof)
        keys.add(act.holder, act.key, entry.number + 1)
    elif isinstance(act, KeyRotated):
        if entry.author != act.holder:
            raise _Wrong("unknown_key", f"changes the key of {act.holder!r}, which is not its author's to do")
        _proved(entry.mechanism, act.holder, act.new, act.proof)
        keys.end(act.holder, act.old, entry.number)
        keys.add(act.holder, act.new, entry.number + 1)
    elif isinstance(act, KeyRevoked):
        if entry.author not in (SECRETARY, act.holder):
            raise _Wrong("unknown_key", f"revokes a key of {act.holder!r}, which is not its author's to do")
        keys.end(act.holder, act.key, entry.number)


def _proved(mechanism: str, holder: str, key: str, proof: str) -> None:
    if not signature_holds(key, key_words(mechanism, holder, key), proof):
        raise _Wrong("unknown_key", f"brings in a key for {holder!r} without its proof")


def _against(receipt: Receipt, log: list[LogEntry], keys: _Keys, named: str | None) -> list[Fault]:
    number = receipt.number
    if not receipt_holds(receipt):
        return [Fault("wrong_receipt", number, "The signature of the receipt does not hold; ask for the receipt anew.")]
    if receipt.mechanism != named:
        return [Fault("wrong_receipt", 1, f"The receipt is of another mechanism, {receipt.mechanism!r}.")]
    there = [entry for entry in log if entry.number == number]
    if not there:
        last = max((entry.number for entry in log), default=0)
        message = f"The receipt is of entry {number}, the log ends at {last}: its end was cut off."
        return [Fault("truncated", last + 1, message)]
    if receipt.head not in {_hash_or_none(entry) for entry in there}:
        message = f"Entry {number} is not the one of the receipt: the log was rewritten up to there."
        return [Fault("changed", number, message)]
    known = keys.spans.get(receipt.key)
    if known is None or known[0] != receipt.author:
        message = f"The key of the receipt is not known as that of {receipt.author!r}; it vouches for nothing."
        return [Fault("wrong_receipt", number, message)]
    return []


def _hash_or_none(entry: LogEntry) -> str | None:
    try:
        return entry_hash(entry)
    except LogDamaged:
        return None
