"""Tampering: every changed, missing, doubled or moved entry is found, and with a receipt every cut."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from secretariat import PARTIES, Key, Log
from tampering import mutated
from verbale.errors import KeyUnusable, LogDamaged
from verbale.mechanism import (
    compose,
    entry_hash,
    key_words,
    read_receipt,
    receipt_for,
    receipt_holds,
    sign_entry,
    verify,
    write_receipt,
)
from verbale.model.acts import HeadSigned, KeyMade, KeyRevoked, KeyRotated, Redacted, StatementMade
from verbale.model.log import Payload

RUNS = 50


def long_log(count: int, seed: str = "") -> Log:
    log = Log(seed=seed)
    while len(log.entries) < count:
        log.append(StatementMade(words=f"statement {len(log.entries)}"), PARTIES[len(log.entries) % 3])
    return log


@pytest.fixture(scope="module")
def log() -> Log:
    return long_log(60)


@pytest.fixture
def fresh() -> Log:
    return long_log(8)


def kinds(log: Log, **options) -> list[tuple[str, int]]:
    found = verify(log.entries, log.payloads.get, **options)
    return [(fault.kind, fault.number) for fault in found.faults]


def test_a_sound_log_is_vouched_for_to_its_end_and_complete_with_a_receipt(log: Log) -> None:
    found = verify(log.entries, log.payloads.get, receipt=log.receipt())
    assert (found.sound, found.vouched, found.complete) == (True, 60, True)
    assert not verify(log.entries, log.payloads.get).complete


@pytest.mark.parametrize("run", range(RUNS))
def test_every_mutation_is_found_given_the_receipt_of_the_head(log: Log, run: int) -> None:
    how, entries, payloads = mutated(log, run)
    found = verify(entries, payloads.get, mechanism=log.mechanism.id, receipt=log.receipt())
    assert not found.sound, how
    assert not found.complete


def test_a_changed_entry_is_named(fresh: Log) -> None:
    fresh.entries[5] = replace(fresh.entries[5], at=fresh.entries[6].at)
    assert kinds(fresh) == [("wrong_signature", 6)]
    assert verify(fresh.entries, fresh.payloads.get).vouched == 5


def test_a_changed_payload_is_named(fresh: Log) -> None:
    fresh.payloads[7] = replace(fresh.payloads[7], body=fresh.payloads[7].body.replace("statement", "slander"))
    assert kinds(fresh) == [("payload_changed", 7)]


def test_a_missing_entry_is_named(fresh: Log) -> None:
    del fresh.entries[5]
    assert kinds(fresh)[0] == ("missing", 7)


def test_a_cut_is_found_only_with_a_receipt(fresh: Log) -> None:
    receipt = fresh.receipt()
    del fresh.entries[6:]
    assert kinds(fresh) == []
    assert kinds(fresh, receipt=receipt) == [("truncated", 7)]
    assert verify(fresh.entries, fresh.payloads.get, receipt=receipt).vouched == 6


def test_a_tail_rewritten_by_its_own_authors_is_found_with_a_receipt(fresh: Log) -> None:
    receipt = fresh.receipt()
    del fresh.entries[7:]
    fresh.append(StatementMade(words="another end"), "BEL")
    assert kinds(fresh) == []
    assert kinds(fresh, receipt=receipt) == [("changed", 8)]


def test_an_older_receipt_still_vouches_for_what_it_saw(fresh: Log) -> None:
    receipt = fresh.receipt()
    fresh.append(StatementMade(words="more"), "ARD")
    assert kinds(fresh, receipt=receipt) == []


def test_a_receipt_signed_with_a_strange_key_vouches_for_nothing(fresh: Log) -> None:
    receipt = receipt_for(fresh.entries[-1], Key("nobody"))
    assert receipt_holds(receipt)
    assert kinds(fresh, receipt=receipt) == [("wrong_receipt", 8)]


def test_a_receipt_is_one_line_and_reads_back(fresh: Log) -> None:
    line = write_receipt(fresh.receipt())
    assert "\n" not in line
    assert read_receipt(f"  {line}\n") == fresh.receipt()


@pytest.mark.parametrize("spoil", [lambda line: line[:-1], lambda line: line.replace("/1 ", "/2 "), lambda line: "x",
                                   lambda line: line.replace(" 8 ", " 7 "), lambda line: line.replace(" 8 ", " eight ")])  # fmt: skip
def test_a_spoilt_receipt_is_refused(fresh: Log, spoil) -> None:
    with pytest.raises(LogDamaged):
        read_receipt(spoil(write_receipt(fresh.receipt())))


def test_a_log_of_another_mechanism_is_not_this_ones(fresh: Log) -> None:
    other = long_log(8, seed="other")
    assert ("wrong_mechanism", 1) in kinds(other, mechanism=fresh.mechanism.id)
    assert ("wrong_receipt", 1) in kinds(fresh, receipt=other.receipt())


def test_an_entry_signed_for_another_is_found(fresh: Log) -> None:
    forged = replace(fresh.entries[7], author="BEL" if fresh.entries[7].author != "BEL" else "ARD")
    holder = next(key for key in fresh.keys.values() if key.public == forged.key)
    fresh.entries[7] = sign_entry(forged, holder)
    assert kinds(fresh) == [("unknown_key", 8)]


def test_a_revoked_key_signs_no_more(fresh: Log) -> None:
    fresh.append(KeyRevoked("ARD", fresh.keys["ARD"].public, "stolen"))
    fresh.append(StatementMade(words="x"), "ARD")
    assert kinds(fresh) == [("revoked_key", 10)]


@pytest.mark.parametrize(
    "act",
    [
        lambda log: KeyRevoked("BEL", log.keys["ARD"].public, "stolen"),
        lambda log: KeyRevoked("ARD", log.keys["ARD"].public, "stolen"),
        lambda log: KeyRotated("ARD", log.keys["ARD"].public, Key("x").public, "0" * 128),
        lambda log: KeyMade("BEL", Key("x").public, Key("x").sign(key_words(log.mechanism.id, "BEL", Key("x").public))),
        lambda log: KeyMade("ARD", Key("x").public, Key("x").sign(key_words(log.mechanism.id, "ARD", Key("x").public))),
        lambda log: KeyMade("OBS", Key("x").public, "0" * 128),
    ],
)
def test_no_key_is_brought_in_or_ended_by_whom_it_does_not_concern(fresh: Log, act) -> None:
    """An entry that the rules refuse must not change the keys by which the log is checked either."""
    fresh.append(act(fresh), "BEL")
    fresh.append(StatementMade(words="still mine"), "ARD")
    assert kinds(fresh) == [("unknown_key", 9)]


def test_the_secretary_gives_no_second_key_to_who_has_one(fresh: Log) -> None:
    second = Key("x")
    fresh.append(KeyMade("ARD", second.public, second.sign(key_words(fresh.mechanism.id, "ARD", second.public))))
    assert kinds(fresh) == [("unknown_key", 9)]


def test_after_a_rotation_the_new_key_signs_and_the_old_does_not(fresh: Log) -> None:
    old, new = fresh.keys["ARD"], Key("new")
    fresh.append(
        KeyRotated("ARD", old.public, new.public, new.sign(key_words(fresh.mechanism.id, "ARD", new.public))), "ARD"
    )
    fresh.keys["ARD"] = new
    fresh.append(StatementMade(words="x"), "ARD")
    assert kinds(fresh) == []
    fresh.keys["ARD"] = old
    fresh.append(StatementMade(words="y"), "ARD")
    assert kinds(fresh) == [("revoked_key", 11)]


def test_a_redacted_payload_leaves_the_chain_whole_and_an_undeclared_gap_does_not(fresh: Log) -> None:
    fresh.append(Redacted(7, "a court's order"))
    del fresh.payloads[7]
    found = verify(fresh.entries, fresh.payloads.get, receipt=fresh.receipt())
    assert (found.sound, found.withheld) == (True, (7,))
    del fresh.payloads[6]
    assert kinds(fresh) == [("unreadable", 6)]
    assert kinds(fresh, whole=False) == []


def test_without_the_payload_of_a_key_nothing_later_can_be_checked(fresh: Log) -> None:
    del fresh.payloads[2]
    assert kinds(fresh, whole=False)[0] == ("unreadable", 2)


def test_a_counter_signature_shows_a_rewritten_past(fresh: Log) -> None:
    fresh.append(HeadSigned(8, entry_hash(fresh.entries[7])), "BEL")
    assert verify(fresh.entries, fresh.payloads.get).countersigned == (("BEL", 8),)
    fresh.append(HeadSigned(7, "0" * 64), "BEL")
    assert kinds(fresh) == [("changed", 7)]


def test_the_hash_of_a_payload_tells_nothing_without_its_salt(fresh: Log) -> None:
    act = StatementMade(words="yes")
    options = {"author": "ARD", "at": "2031-03-02T00:00:00+00:00", "key": fresh.keys["ARD"].public}
    first, _ = compose("m", None, act, salt="00" * 32, **options)
    second, _ = compose("m", None, act, salt="11" * 32, **options)
    assert first.payload_hash != second.payload_hash
    for salt in ("00", "zz" * 32, "AA" * 32):
        with pytest.raises(LogDamaged):
            compose("m", None, act, salt=salt, **options)


def test_a_field_with_a_line_break_is_no_entry(fresh: Log) -> None:
    with pytest.raises(LogDamaged):
        entry_hash(replace(fresh.entries[3], author="ARD\nBEL"))
    fresh.entries[7] = replace(fresh.entries[7], kind="a\nb")
    assert kinds(fresh)[0][1] == 8


def test_a_signer_signs_only_what_names_its_key(fresh: Log) -> None:
    with pytest.raises(KeyUnusable):
        sign_entry(fresh.entries[3], Key("nobody"))


def test_an_empty_log_vouches_for_nothing() -> None:
    found = verify((), {}.get)
    assert [(fault.kind, found.vouched) for fault in found.faults] == [("missing", 0)]


def test_a_payload_that_is_no_act_is_found(fresh: Log) -> None:
    from verbale.mechanism import payload_hash

    odd = Payload("00" * 32, '{"kind":"nonsense"}')
    entry = replace(fresh.entries[7], payload_hash=payload_hash(odd))
    fresh.entries[7] = sign_entry(entry, next(key for key in fresh.keys.values() if key.public == entry.key))
    fresh.payloads[8] = odd
    assert kinds(fresh) == [("unreadable", 8)]
