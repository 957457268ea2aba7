"""The hash chain: how an entry is written, signed and checked, and what is wrong with a log.

An entry is nine lines of text: the format, the mechanism, the number, the time, the author, the kind of act, the hash
of the payload, the hash of the entry before, the author's public key. The signature is over these lines; the hash of
the entry is over these lines and the signature. A payload's hash is that of its salt and its canonical JSON.
"""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from verbale.errors import KeyUnusable, LogDamaged
from verbale.model.acts import Act, act_body
from verbale.model.log import FIRST, LogEntry, Payload, Signer

__all__ = [
    "compose",
    "entry_hash",
    "entry_lines",
    "key_words",
    "payload_hash",
    "sign_entry",
    "signature_holds",
]

ENTRY_FORMAT: Final = "verbale-entry/1"
KEY_FORMAT: Final = "verbale-key/1"


def entry_lines(entry: LogEntry) -> bytes:
    """The lines of an entry that its author signs, in UTF-8.

    Raises:
        LogDamaged: a field holds a line break or a surrogate, so that two entries could have the same lines.
    """
    fields = (
        ENTRY_FORMAT, entry.mechanism, str(entry.number), entry.at, entry.author, entry.kind, entry.payload_hash,
        entry.previous, entry.key,
    )  # fmt: skip
    if any("\n" in field for field in fields):
        raise LogDamaged(f"Entry {entry.number} has a field with a line break, which no entry has.")
    try:
        return "\n".join(fields).encode()
    except UnicodeEncodeError:
        raise LogDamaged(f"Entry {entry.number} has a field that is no text.") from None


def entry_hash(entry: LogEntry) -> str:
    """The SHA-256 of an entry with its signature, by which the next one and receipts name it."""
    return hashlib.sha256(entry_lines(entry) + b"\n" + entry.signature.encode()).hexdigest()


def payload_hash(payload: Payload) -> str:
    """The SHA-256 of a payload: the salt's bytes, then its text.

    Raises:
        LogDamaged: the salt is not 64 hexadecimal digits.
    """
    if len(payload.salt) != 64 or payload.salt != payload.salt.lower():
        raise LogDamaged("A payload's salt is not 64 hexadecimal digits.")
    try:
        salt = bytes.fromhex(payload.salt)
        body = payload.body.encode()
    except ValueError:
        raise LogDamaged("A payload's salt is not 64 hexadecimal digits, or its body is no text.") from None
    return hashlib.sha256(salt + body).hexdigest()


def compose(
    mechanism: str, head: LogEntry | None, act: Act, *, author: str, at: str, key: str, salt: str
) -> tuple[LogEntry, Payload]:
    """The entry that follows `head`, still to be signed, and its payload.

    `salt` is 32 fresh random bytes as 64 hexadecimal digits; `key` the public key by which it will be signed.
    """
    payload = Payload(salt, act_body(act))
    entry = LogEntry(
        mechanism=mechanism,
        number=1 if head is None else head.number + 1,
        at=at,
        author=author,
        kind=act.kind,
        payload_hash=payload_hash(payload),
        previous=FIRST if head is None else entry_hash(head),
        key=key,
    )
    return entry, payload


def sign_entry(entry: LogEntry, signer: Signer) -> LogEntry:
    """The entry with its author's signature.

    Raises:
        KeyUnusable: the signer's key is not the one that the entry names.
    """
    if signer.public != entry.key:
        raise KeyUnusable(f"Entry {entry.number} names another key than the one at hand; open the key of its author.")
    return msgspec.structs.replace(entry, signature=signer.sign(entry_lines(entry)))


def key_words(mechanism: str, holder: str, key: str) -> bytes:
    """What a new key signs to prove that its holder has it, in this mechanism and no other."""
    return "\n".join((KEY_FORMAT, mechanism, holder, key)).encode()


def signature_holds(key: str, message: bytes, signature: str) -> bool:
    """Whether the signature of the message is that key's; False for whatever is no key or no signature."""
    if len(key) != 64 or len(signature) != 128 or key != key.lower() or signature != signature.lower():
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True
