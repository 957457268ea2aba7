"""Statements of reports in a mechanism: cited, marked as reported, never filed by the party."""

import pytest

from lake_talks import make
from verbale.errors import NotInRecord, UsageError
from verbale.model.acts import AccountGiven, CommitmentMade, DocketFiled, SchedulingClaimed
from verbale.workflows.bridging import bridged


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("lake") / "talks.db"
    with make(path):
        pass
    return path


@pytest.mark.parametrize(
    "kind, made",
    [("demand", DocketFiled), ("claim", SchedulingClaimed), ("commitment", CommitmentMade), ("account", AccountGiven)],
)
def test_a_statement_becomes_an_item(record, kind, made):
    act = bridged(record, kind, "st-a-sluice", of="nor", about="meeting-6")
    assert isinstance(act, made)
    assert (act.of, act.reported.item, act.reported.words) == ("nor", "st-a-sluice", "Sudmark must open the sluice")
    assert act.reported.citation == "[1:3]"


def test_words_of_a_source_find_their_statement(record):
    act = bridged(record, "demand", "1: must open the sluice", of="nor")
    assert (act.reported.item, act.title) == ("st-a-sluice", "must open the sluice")


def test_words_that_nobody_said_are_of_the_document(record):
    act = bridged(record, "concern", "1: met on Monday in the lake town", of="nor")
    assert act.reported.item == act.reported.document == "doc-a"


@pytest.mark.parametrize(
    "statement, error, message",
    [
        ("st-none", NotInRecord, "There is no statement st-none"),
        ("ac-a-strand", NotInRecord, "There is no statement ac-a-strand"),
        ("77: words", NotInRecord, "There is no source 77"),
        ("1: nobody wrote this", NotInRecord, "do not stand in source 1"),
        ("1: the", UsageError, "give more of them"),
    ],
)
def test_what_is_not_there_is_told(record, statement, error, message):
    with pytest.raises(error, match=message):
        bridged(record, "demand", statement, of="nor")


def test_an_account_is_of_something(record):
    with pytest.raises(UsageError, match="give its id with --about"):
        bridged(record, "account", "st-a-sluice", of="nor")
