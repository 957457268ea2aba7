"""The log of a mechanism: signed entries in a hash chain, their payloads apart, receipts of the head.

An entry names its payload only by a salted hash, so that dropping payload and salt leaves the chain whole and tells
nobody what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Final, Literal, Protocol

import msgspec

from verbale.model.acts import Act

__all__ = [
    "FIRST",
    "Fault",
    "FaultKind",
    "Filed",
    "LogEntry",
    "MechanismLog",
    "Payload",
    "Receipt",
    "Signer",
    "Verification",
]

FIRST: Final = "0" * 64
"""What the first entry names as the hash of the one before it."""

FaultKind = Literal[
    "changed", "missing", "out_of_order", "doubled", "wrong_mechanism", "wrong_signature", "unknown_key", "revoked_key",
    "payload_changed", "backwards", "truncated", "wrong_receipt", "unreadable",
]  # fmt: skip


class LogEntry(msgspec.Struct, frozen=True):
    """One entry: `number` counts from one, `at` (ISO 8601 with zone) is when it was filed, `kind` the kind of its act.

    `payload_hash` is the SHA-256 of salt and payload, `previous` the hash of the entry before, `key` the public key of
    the author (64 hexadecimal digits), `signature` the author's Ed25519 signature (128 digits).
    """

    mechanism: str
    number: int
    at: str
    author: str
    kind: str
    payload_hash: str
    previous: str
    key: str
    signature: str = ""


class Payload(msgspec.Struct, frozen=True):
    """What an entry says: the act as canonical JSON, and the salt (64 hexadecimal digits) that hides its hash."""

    salt: str
    body: str


class Filed(msgspec.Struct, frozen=True):
    """An entry and its act; None where the payload was redacted, or is hidden from whoever holds this copy."""

    entry: LogEntry
    act: Act | None


class Receipt(msgspec.Struct, frozen=True):
    """The head of a log as its author saw it, signed: by it a later truncation is found.

    `head` is the hash of entry `number`; `key` and `signature` are the author's.
    """

    mechanism: str
    number: int
    head: str
    at: str
    author: str
    key: str
    signature: str


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a log, at which entry, in a sentence."""

    kind: FaultKind
    number: int
    message: str


class Verification(msgspec.Struct, frozen=True):
    """What was found: `vouched` is the last entry up to which nothing is wrong, `complete` whether a receipt shows that
    nothing was cut off up to its number, `withheld` the entries whose payload is not there, `countersigned` who signed
    which head since."""

    vouched: int
    faults: tuple[Fault, ...]
    complete: bool
    withheld: tuple[int, ...] = ()
    countersigned: tuple[tuple[str, int], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


class Signer(Protocol):
    """Who signs: a private key that never leaves its holder."""

    @property
    def public(self) -> str:
        """The public key, 64 hexadecimal digits."""
        ...

    def sign(self, message: bytes) -> str:
        """The Ed25519 signature of the message, 128 hexadecimal digits."""
        ...


class MechanismLog(Protocol):
    """Where the entries of one mechanism are kept. Entries are only ever added; payloads may be dropped."""

    def writing(self) -> AbstractContextManager[None]:
        """One writer at a time: what is read inside is the newest, what is appended is kept whole or not at all."""
        ...

    def append(self, entry: LogEntry, payload: Payload | None) -> None:
        """Keep an entry that follows the head, and what it says; None where that was redacted or is hidden.

        Raises:
            LogDamaged: its number or the hash it names is not that of the head.
        """
        ...

    def entries(self, *, after: int = 0) -> Iterator[LogEntry]:
        """The entries by number, those after `after`."""
        ...

    def head(self) -> LogEntry | None:
        """The last entry; None in an empty log."""
        ...

    def payload(self, number: int) -> Payload | None:
        """What an entry says; None where it was dropped."""
        ...

    def drop(self, number: int) -> None:
        """Drop the payload and salt of an entry for good."""
        ...
