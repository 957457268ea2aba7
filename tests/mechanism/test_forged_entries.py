"""A member who writes into the file itself, with a good key, changes nothing that others filed."""

from __future__ import annotations

import pytest

from secretariat import Log
from verbale.mechanism import fold, remains_of, verify
from verbale.model.acts import DocketFiled, Marked, Redacted, StatementMade, act_body, act_of
from verbale.model.log import Filed
from verbale.model.proceedings import State


@pytest.fixture
def log() -> Log:
    log = Log()
    log.append(StatementMade(words="I did not"), "ARD")
    return log


def state(log: Log) -> State:
    entries = ((entry, log.payloads.get(entry.number)) for entry in log.entries)
    return fold(log.mechanism, [Filed(entry, act_of(said.body) if said else None) for entry, said in entries])


def forged(words: str) -> Redacted:
    return Redacted(5, "x", act_body(StatementMade(words=words)))


def test_a_redaction_by_a_member_puts_no_words_into_anothers_mouth(log: Log) -> None:
    log.append(forged("I did"), "BEL")
    assert state(log).items["statement-5"].words == "I did not"
    assert [one.rule for one in state(log).refused] == ["redaction: who may file"]
    del log.payloads[5]
    assert "statement-5" not in state(log).items
    found = verify(log.entries, log.payloads.get)
    assert [(fault.kind, fault.number) for fault in found.faults] == [("unreadable", 5)]


def test_a_redaction_by_the_secretary_leaves_words_taken_out_and_no_others(log: Log) -> None:
    log.append(forged("I did"))
    del log.payloads[5]
    assert "statement-5" not in state(log).items


def test_while_the_words_are_there_no_redaction_speaks_in_their_place(log: Log) -> None:
    log.append(Redacted(5, "x", act_body(remains_of(StatementMade(words="I did not")))))
    assert state(log).items["statement-5"].words == "I did not"
    del log.payloads[5]
    assert state(log).items["statement-5"].words == "[redacted]"
    assert verify(log.entries, log.payloads.get).sound


def test_what_is_left_of_one_kind_of_act_is_not_another(log: Log) -> None:
    log.append(Redacted(5, "x", act_body(remains_of(DocketFiled("concern", "y")))))
    del log.payloads[5]
    assert set(state(log).items) == set()


def test_a_marking_that_was_dropped_is_found_missing(log: Log) -> None:
    log.append(Marked("statement-5", see=("BEL",)), "ARD")
    log.append(Redacted(6, "x"))
    del log.payloads[6]
    assert [fault.number for fault in verify(log.entries, log.payloads.get).faults] == [6]
