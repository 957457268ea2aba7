"""Whose key signs: the newest good one of a member that the key ring holds; new keys brought in, changed, revoked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from verbale.errors import KeyUnusable, LogDamaged
from verbale.mechanism.chain import entry_hash, key_words
from verbale.model.acts import HeadSigned, KeyMade, KeyRevoked, KeyRotated
from verbale.model.mechanism import SECRETARY
from verbale.workflows.keyring import HeldKey, KeyRing
from verbale.workflows.mechanism import Desk, Done

__all__ = ["bring_in", "counter_signature", "good_keys", "open_key", "revoke", "rotate"]

Reason = Literal["lost", "stolen", "retired", "left"]


def good_keys(desk: Desk, author: str) -> list[str]:
    """The public keys of a member that are good, the newest first."""
    known = [(key.since, public) for public, key in desk.state().keys.items() if key.holder == author and not key.until]
    return [public for _, public in sorted(known, reverse=True)]


def open_key(desk: Desk, ring: KeyRing, author: str, passphrase: Callable[[], str]) -> HeldKey:
    """The newest good key of a member that is in the ring.

    Raises:
        KeyUnusable: the member has none, none of them is in the ring, or the pass phrase is wrong.
    """
    good = good_keys(desk, author)
    if not good:
        raise KeyUnusable(
            f"{author} has no key in {desk.log.mechanism}: the secretary brings one in "
            f"(verbale mechanism RECORD keys make {author} --as secretary)."
        )
    held = {key.public for key in ring.keys(desk.log.mechanism, author)}
    for public in good:
        if public in held:
            return ring.open(desk.log.mechanism, author, public, passphrase())
    raise KeyUnusable(
        f"The key {good[0][:12]} of {author} is not in {ring.folder}: give the folder where it is with --keys."
    )


def bring_in(
    desk: Desk, ring: KeyRing, holder: str, *, passphrase: str, signer: HeldKey, at: str | None = None
) -> Done:
    """A new key for a member, made in the ring and brought into the log by the secretary.

    Raises:
        RuleBroken: the holder has a good key already, or is no member.
    """
    mechanism = desk.log.mechanism
    made = ring.make(mechanism, holder, passphrase)
    try:
        proof = made.sign(key_words(mechanism, holder, made.public))
        act = KeyMade(holder=holder, key=made.public, proof=proof)
        return desk.file(act, author=SECRETARY, signer=signer, at=at)
    except BaseException:
        ring.forget(made.public)
        raise


def rotate(desk: Desk, ring: KeyRing, *, old: HeldKey, passphrase: str, at: str | None = None) -> Done:
    """A new key in place of a member's old one, signed in with the old one."""
    mechanism, holder = desk.log.mechanism, old.author
    made = ring.make(mechanism, holder, passphrase)
    try:
        proof = made.sign(key_words(mechanism, holder, made.public))
        act = KeyRotated(holder=holder, old=old.public, new=made.public, proof=proof)
        return desk.file(act, author=holder, signer=old, at=at)
    except BaseException:
        ring.forget(made.public)
        raise


def revoke(desk: Desk, public: str, reason: Reason, *, author: str, signer: HeldKey, at: str | None = None) -> Done:
    """A key is not good from here on.

    Raises:
        KeyUnusable: there is no one good key that begins so.
    """
    found = [(key.holder, one) for one, key in desk.state().keys.items() if public and one.startswith(public)]
    if len(found) != 1:
        raise KeyUnusable(f"{len(found)} keys of {desk.log.mechanism} begin with {public!r}: give more of it.")
    ((holder, whole),) = found
    return desk.file(KeyRevoked(holder=holder, key=whole, reason=reason), author=author, signer=signer, at=at)


def counter_signature(desk: Desk) -> HeadSigned:
    """The act by which somebody counter-signs the log as it stands.

    Raises:
        LogDamaged: the log is empty.
    """
    head = desk.log.head()
    if head is None:
        raise LogDamaged(f"The log of {desk.log.mechanism} is empty: there is nothing to counter-sign.")
    return HeadSigned(number=head.number, head=entry_hash(head))
