"""Runs a mechanism in a record: set up, file acts, read as a member, verify.

The one truth is the log. Each act is signed by its author, checked against the state that follows from the log, and
appended by one writer at a time; what can be read follows from the log by `fold` and passes `seen_by`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from verbale.errors import KeyUnusable, LogDamaged, NotInRecord, RuleBroken, UsageError
from verbale.mechanism import advance, fold, seen_by
from verbale.mechanism.chain import compose, entry_hash, sign_entry
from verbale.mechanism.filing import By
from verbale.mechanism.markings import entry_visible
from verbale.mechanism.receipts import receipt_for
from verbale.mechanism.times import instant
from verbale.mechanism.verification import verify
from verbale.model import Clock
from verbale.model.acts import Act, HeadSigned, MechanismSetUp, act_of
from verbale.model.log import Filed, LogEntry, Payload, Receipt, Signer, Verification
from verbale.model.mechanism import PUBLIC, SECRETARY, Mechanism
from verbale.model.proceedings import State
from verbale.store.mechanism_log import LogFile, SqlMechanismLog
from verbale.store.opening import Mode
from verbale.workflows.record import SystemClock

__all__ = ["Desk", "Done", "open_mechanism", "set_up"]

SLACK: Final = timedelta(minutes=5)
"""How far the machine's clock may stand behind the last entry, as where several machines write; more is an error."""

ActOf = Callable[["Desk"], Act]
"""What makes an act from the newest log, called while nobody else writes."""


class Done(NamedTuple):
    """What came of filing: the receipt, and the ids of the items that the entry made or touched."""

    receipt: Receipt
    items: tuple[str, ...]


class Desk:
    """A mechanism in a record; `open_mechanism` opens one."""

    def __init__(self, file: LogFile, mechanism: str, clock: Clock) -> None:
        self.file_of_record = file
        self.log: SqlMechanismLog = file.log(mechanism, entry_hash)
        self._clock = clock
        self._state: State | None = None

    @property
    def mechanism(self) -> Mechanism:
        """The set-up."""
        return self.state().mechanism

    def filed(self) -> list[Filed]:
        """The entries with their acts, where those are there.

        Raises:
            LogDamaged: the log cannot be replayed; `verify` says what is wrong with it.
        """
        payloads = self.log.payloads()
        return [Filed(entry, self._act(entry, payloads.get(entry.number))) for entry in self.log.entries()]

    def filed_for(self, reader: str) -> list[Filed]:
        """The entries, each with its act where a reader may see that."""
        state, now = self.state(), self.now()
        self.reader(reader)
        return [
            one if entry_visible(state, one.entry.number, reader, at=now) else Filed(one.entry, None)
            for one in self.filed()
        ]

    def forget(self) -> None:
        """Read the log anew when it is next asked for, as after a payload was dropped."""
        self._state = None

    def state(self) -> State:
        """What follows from the whole log: only for checking acts, and for the secretary."""
        head = self.log.head()
        if head is None:
            raise LogDamaged(f"The log of {self.log.mechanism} is empty: take a copy of the record from before.")
        if self._state is None or self._state.number != head.number:
            filed = self.filed()
            first = filed[0].act
            if not isinstance(first, MechanismSetUp):
                raise LogDamaged(
                    f"The log of {self.log.mechanism} does not begin with a set-up: see what is wrong "
                    "(verbale mechanism RECORD verify)."
                )
            self._state = fold(first.mechanism, filed)
        return self._state

    def seen(self, reader: str) -> State:
        """What a member, the secretary or the public may see.

        Raises:
            UsageError: there is no such member.
        """
        return seen_by(self.state(), self.reader(reader), at=self.now())

    def reader(self, reader: str) -> str:
        """The reader, who is a member, the secretary or the public.

        Raises:
            UsageError: there is no such member.
        """
        known = (*self.mechanism.authors, PUBLIC)
        if reader not in known:
            raise UsageError(f"{reader!r} is no member of {self.mechanism.name}: take one of {', '.join(known)}.")
        return reader

    def writer(self, author: str) -> str:
        """The author, who is a member or the secretary.

        Raises:
            UsageError: there is no such member, or this is a copy, in which nobody files.
        """
        copy_for = self.file_of_record.copy_for()
        if copy_for is not None:
            raise UsageError(
                f"{self.file_of_record.path} is a copy made for {copy_for}: file in the record that it was made from."
            )
        known = self.mechanism.authors
        if author not in known:
            raise UsageError(f"{author!r} is no member of {self.mechanism.name}: take one of {', '.join(known)}.")
        return author

    def file(self, act: Act | ActOf, *, author: str, signer: Signer, at: str | None = None) -> Done:
        """File an act as somebody: checked, signed and appended, or refused with nothing changed.

        Args:
            act: the act, or what makes it from the newest log.
            author: a member's id, or the secretary.
            signer: the author's key.
            at: when it is filed, instead of now; for exercises, and for entering an old process.

        Raises:
            RuleBroken: it is against a rule, which the message names; a counter-signature is of a head that was none.
            KeyUnusable: the key is not the author's, or no longer good.
        """
        with self.log.writing():
            self.writer(author)
            state = self.state()
            self._check_key(state, author, signer)
            when = self._at(state, at)
            made = act(self) if callable(act) else act
            if isinstance(made, HeadSigned):
                self._check_head(made)
            then = advance(state, made, By(author, when, state.number + 1))
            receipt = self._append(made, author, when, signer)
        self._state = then
        return Done(receipt, tuple(then.about.get(receipt.number, ())))

    def verify(self, receipt: Receipt | None = None) -> Verification:
        """What the log is worth; with a receipt, whether its end was cut off too."""
        return verify(
            self.log.entries(),
            self.log.payloads().get,
            mechanism=self.log.mechanism,
            receipt=receipt,
            whole=self.whole,
        )

    @property
    def whole(self) -> bool:
        """Whether this is the record itself, and no copy made for one reader."""
        return self.file_of_record.copy_for() is None

    def now(self) -> str:
        """The present time, or that of the last entry where this is later, as it is written in the log."""
        now = self._clock.now().astimezone(UTC)
        head = self.log.head()
        latest = max(now, instant(head.at)) if head and instant(head.at) - now < SLACK else now
        return latest.isoformat(timespec="seconds")

    def _at(self, state: State, at: str | None) -> str:
        if at is None:
            now = self.now()
            if instant(now) < instant(state.at):
                raise RuleBroken(
                    "dates never run backwards",
                    f"The last entry is dated {state.at}, after this machine's clock ({now}): set the clock right, or "
                    "give the time of filing with --at.",
                )
            return now
        return _given(at, self._clock.now()).isoformat(timespec="seconds")

    def _append(self, act: Act, author: str, at: str, signer: Signer) -> Receipt:
        entry, payload = compose(
            self.log.mechanism, self.log.head(), act, author=author, at=at, key=signer.public,
            salt=secrets.token_hex(32),
        )  # fmt: skip
        signed = sign_entry(entry, signer)
        self.log.append(signed, payload)
        return receipt_for(signed, signer)

    def _check_head(self, act: HeadSigned) -> None:
        """Nothing, where the entry has this hash: else one false counter-signature would make a sound log look bad."""
        entry = next(self.log.entries(after=act.number - 1), None) if act.number > 0 else None
        if entry is None or entry_hash(entry) != act.head:
            raise RuleBroken("a head that was", f"Entry {act.number} has another hash than the one counter-signed.")

    def _check_key(self, state: State, author: str, signer: Signer) -> None:
        known = state.keys.get(signer.public)
        if known is None or known.holder != author:
            raise KeyUnusable(
                f"The key {signer.public[:12]} is not one of {author}'s in {self.log.mechanism}: bring it in first "
                "(verbale mechanism RECORD keys make)."
            )
        if known.until is not None:
            raise KeyUnusable(
                f"The key {signer.public[:12]} of {author} was given up at entry {known.until}: sign with a newer one."
            )

    def _act(self, entry: LogEntry, payload: Payload | None) -> Act | None:
        try:
            return act_of(payload.body) if payload else None
        except msgspec.MsgspecError as error:
            raise LogDamaged(
                f"Entry {entry.number} of {self.log.mechanism} cannot be read: see what is wrong "
                "(verbale mechanism RECORD verify)."
            ) from error


@contextmanager
def open_mechanism(
    path: Path, mechanism: str | None = None, *, mode: Mode = "r", clock: Clock | None = None
) -> Iterator[Desk]:
    """A mechanism in a record.

    Args:
        path: the record.
        mechanism: its id or name; it may be left out where the record holds one only.
        mode: `r` to read, `a` to file too.
        clock: what tells the time, else the machine's.

    Raises:
        NotInRecord: there is none, or no such.
        UsageError: there are several, and none is named.
        RecordError: the record cannot be opened.
    """
    if mode == "a" and not path.exists():
        mode = "r"  # which says that there is no such file
    with LogFile(path, mode=mode) as file:
        known = file.mechanisms()
        if not known:
            raise NotInRecord(
                f"{path} holds no mechanism: set one up first (verbale mechanism {path.name} setup FILE)."
            )
        yield Desk(file, _which(file, path, known, mechanism), clock or SystemClock())


def _which(file: LogFile, path: Path, known: Sequence[str], wanted: str | None) -> str:
    """The id of the mechanism that is wanted, by its id or name; the only one where none is named."""
    if wanted in known:
        return str(wanted)
    if wanted is None and len(known) == 1:
        return known[0]
    names = {one: _name(file, one) for one in known}
    listed = ", ".join(f"{one} ({name})" for one, name in names.items())
    if wanted is None:
        raise UsageError(f"{path} holds {len(known)} mechanisms: give --mechanism one of {listed}.")
    found = [one for one, name in names.items() if name.casefold() == wanted.casefold()]
    if not found:
        raise NotInRecord(f"{path} holds no mechanism {wanted}: take one of {listed}.")
    return found[0]


def set_up(
    path: Path, mechanism: Mechanism, *, signer: Signer, at: str | None = None, clock: Clock | None = None
) -> Receipt:
    """Set a mechanism up in a record, which is made where there is none; the receipt of its first entry.

    Raises:
        UsageError: the record holds a mechanism of this id or name already.
        RuleBroken: the time is before the mechanism existed.
    """
    with LogFile(path) as file:
        if file.copy_for() is not None:
            raise UsageError(f"{path} is a copy made for {file.copy_for()}: set up in a record of your own.")
        _another_name(file, path, mechanism.name)
        log = file.log(mechanism.id, entry_hash)
        now = (clock or SystemClock()).now().astimezone(UTC)
        when = _given(at, now) if at else now
        if when < instant(mechanism.created):
            raise RuleBroken(
                "nothing before the mechanism existed",
                f"{when.isoformat(timespec='seconds')} is before {mechanism.created}, when {mechanism.id} was created: "
                "give a later --at.",
            )
        with log.writing():
            if log.head() is not None:
                raise UsageError(
                    f"{path} holds a mechanism {mechanism.id} already: give another id in the set-up file."
                )
            entry, payload = compose(
                mechanism.id, None, MechanismSetUp(mechanism=mechanism, key=signer.public),
                author=SECRETARY, at=when.isoformat(timespec="seconds"), key=signer.public, salt=secrets.token_hex(32),
            )  # fmt: skip
            signed = sign_entry(entry, signer)
            log.append(signed, payload)
    return receipt_for(signed, signer)


def _another_name(file: LogFile, path: Path, name: str) -> None:
    """Nothing, where no mechanism of the record has this name: two of one name nobody could tell apart."""
    if any(_name(file, known).casefold() == name.casefold() for known in file.mechanisms()):
        raise UsageError(f"{path} holds {name} already: give another name, or another record.")


def _name(file: LogFile, mechanism: str) -> str:
    """The name of a mechanism, "" where its set-up cannot be read."""
    first = file.log(mechanism, entry_hash).payload(1)
    try:
        act = act_of(first.body) if first else None
    except msgspec.MsgspecError:
        return ""
    return act.mechanism.name if isinstance(act, MechanismSetUp) else ""


def _given(at: str, now: datetime) -> datetime:
    given = instant(at)
    if given > now + SLACK:
        raise UsageError(f"{at} is still to come: an act is filed now or was filed before.")
    return given
