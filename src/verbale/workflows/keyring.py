"""Private keys on a disk: each in a file of its own, outside the record, encrypted with a pass phrase.

The pass phrase becomes a key by Argon2id (RFC 9106), which encrypts the Ed25519 key by ChaCha20-Poly1305 (RFC 8439).
What stands beside it in the clear (whose key it is, the public key, the costs) is authenticated with it, so that a file
which was tampered with does not open.
"""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from verbale.errors import KeyUnusable

__all__ = ["COSTS", "Costs", "HeldKey", "KeyFile", "KeyRing"]


class Costs(NamedTuple):
    """What one guess of a pass phrase costs: rounds, memory in KiB, lanes."""

    rounds: int
    memory: int
    lanes: int


COSTS: Final = Costs(rounds=3, memory=64 * 1024, lanes=4)
"""RFC 9106, section 4, the second recommended choice: about a tenth of a second on one core."""

_LIMITS: Final = Costs(rounds=64, memory=4 * 1024 * 1024, lanes=64)
"""Costs beyond which a file is not tried, lest a forged one take all memory."""

_PRIVATE: Final = 0o600
_FOLDER: Final = 0o700
_SALT: Final = 16
_NONCE: Final = 12
_KEY: Final = 32


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A key as it lies on the disk: the public key in hexadecimal digits, other bytes as base64."""

    format: str = "verbale-key/1"
    mechanism: str
    author: str
    public: str
    rounds: int
    memory: int
    lanes: int
    salt: str
    nonce: str
    sealed: str = ""

    def head(self) -> bytes:
        """What is authenticated with the sealed key: all but it."""
        return msgspec.json.encode(msgspec.structs.replace(self, sealed=""), order="sorted")


class HeldKey:
    """An opened key, which signs; it never shows itself."""

    def __init__(self, author: str, private: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._private = Ed25519PrivateKey.from_private_bytes(private)
        self.author = author
        self.public = self._private.public_key().public_bytes_raw().hex()

    def __repr__(self) -> str:
        return f"HeldKey({self.author!r}, {self.public[:12]!r})"

    def sign(self, message: bytes) -> str:
        """The Ed25519 signature of the message, 128 hexadecimal digits."""
        return self._private.sign(message).hex()


class KeyRing:
    """The private keys in a folder."""

    def __init__(self, folder: Path, *, costs: Costs | None = None) -> None:
        self.folder = folder
        self._costs = costs or COSTS

    def make(self, mechanism: str, author: str, passphrase: str) -> HeldKey:
        """A new key, kept in a file that only its owner may read.

        Raises:
            KeyUnusable: the pass phrase is empty, or the folder cannot be written.
        """
        if not passphrase.strip():
            raise KeyUnusable(f"The key of {author} needs a pass phrase: give one that is not empty.")
        private = os.urandom(_KEY)
        held = HeldKey(author, private)
        head = KeyFile(
            mechanism=mechanism, author=author, public=held.public,
            rounds=self._costs.rounds, memory=self._costs.memory, lanes=self._costs.lanes,
            salt=_text(os.urandom(_SALT)), nonce=_text(os.urandom(_NONCE)),
        )  # fmt: skip
        sealed = _cipher(head, passphrase).encrypt(_bytes(head.nonce), private, head.head())
        self._write(msgspec.structs.replace(head, sealed=_text(sealed)))
        return held

    def keys(self, mechanism: str, author: str | None = None) -> Sequence[KeyFile]:
        """The key files of a mechanism, of one author or of all, by name; files of another kind are passed over."""
        found = (self._read(path) for path in sorted(self.folder.glob("*.key.json")) if self.folder.is_dir())
        return [one for one in found if one and one.mechanism == mechanism and author in (None, one.author)]

    def open(self, mechanism: str, author: str, public: str, passphrase: str) -> HeldKey:
        """The key that has this public key, opened.

        Raises:
            KeyUnusable: it is not in the folder, its pass phrase is another, or its file was changed.
        """
        from cryptography.exceptions import InvalidTag

        held = next((one for one in self.keys(mechanism, author) if one.public == public), None)
        if held is None:
            raise KeyUnusable(
                f"The key {public[:12]} of {author} is not in {self.folder}: give its folder with --keys, or rotate it "
                "(verbale mechanism RECORD keys rotate)."
            )
        try:
            private = _cipher(held, passphrase).decrypt(_bytes(held.nonce), _bytes(held.sealed), held.head())
            opened = HeldKey(author, private)
        except (InvalidTag, ValueError) as error:
            raise KeyUnusable(
                f"The key {public[:12]} of {author} does not open: the pass phrase is wrong or its file was changed."
            ) from error
        if opened.public != public:
            raise KeyUnusable(f"The file of the key {public[:12]} of {author} holds another key: fetch it from a copy.")
        return opened

    def forget(self, public: str) -> None:
        """Take the file of a key away, as where it was not brought in."""
        (self.folder / f"{public}.key.json").unlink(missing_ok=True)

    def _write(self, key: KeyFile) -> None:
        path = self.folder / f"{key.public}.key.json"
        try:
            self.folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(msgspec.json.format(msgspec.json.encode(key), indent=2) + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise KeyUnusable(
                f"{path} cannot be written ({error.strerror}): give another folder with --keys."
            ) from error

    def _read(self, path: Path) -> KeyFile | None:
        try:
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise KeyUnusable(f"{path} may be read by others: take that right away (chmod 600) and rotate the key.")
            return msgspec.json.decode(path.read_bytes(), type=KeyFile)
        except OSError as error:
            raise KeyUnusable(f"{path} cannot be read ({error.strerror}): change its permissions.") from error
        except msgspec.MsgspecError as error:
            raise KeyUnusable(f"{path} is not a key of Verbale's ({error}): take it out of the folder.") from error


def _cipher(key: KeyFile, passphrase: str) -> ChaCha20Poly1305:  # type: ignore[name-defined]  # noqa: F821
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    costs = Costs(key.rounds, key.memory, key.lanes)
    if any(not 0 < cost <= limit for cost, limit in zip(costs, _LIMITS, strict=True)):
        raise KeyUnusable(f"The file of the key {key.public[:12]} asks for impossible costs: fetch it from a copy.")
    secret = hash_secret_raw(
        passphrase.encode(), _bytes(key.salt), costs.rounds, costs.memory, costs.lanes, _KEY, Type.ID
    )
    return ChaCha20Poly1305(secret)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise KeyUnusable("A key file holds what is not base64: fetch it from a copy.") from error
