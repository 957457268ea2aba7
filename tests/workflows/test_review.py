"""Judgements of people: made with a name, kept beside the machine's answer, undone."""

import json

import pytest

from lake_talks import Clock, make
from verbale.errors import NoRecord, NotInRecord, UsageError
from verbale.model import RecordActor, Ref, Speaker
from verbale.views.judged import Judged
from verbale.workflows.review import Reviewer, reviewing, source_numbered

SLUICE = Ref("doc-a", "st-a-sluice")


@pytest.fixture
def touched():
    return []


@pytest.fixture
def reviewer(record, touched):
    return Reviewer(record, by="Ann Ode", clock=Clock(), after=lambda documents: touched.extend(documents))


def test_a_judgement_has_a_name_a_time_and_its_evidence(record, reviewer, touched):
    made = reviewer.accept("st-a-sluice")
    assert record.judgements() == [made]
    assert (made.kind, made.by, made.at) == ("accept", "Ann Ode", "2031-06-01T12:00:00+00:00")
    assert made.subjects[0].span.text == "Sudmark must open the sluice"
    assert touched == ["doc-a"]


@pytest.mark.parametrize("name", ["", "  ", "verbale 9", "Verbale"])
def test_nobody_judges_without_a_name_or_by_the_programs(record, name):
    with pytest.raises(UsageError, match="needs the name"):
        Reviewer(record, by=name, clock=Clock())


def test_a_rejection_is_taken_back(record, reviewer):
    made = reviewer.reject("ev-b-opened")
    assert Judged(record).entry(Ref("doc-b", "ev-b-opened")) is None
    undone = reviewer.undo(made.id)
    assert undone.undone.by == "Ann Ode"
    assert Judged(record).entry(Ref("doc-b", "ev-b-opened")) is not None


@pytest.mark.parametrize("item", ["ra-brand", "th-sluice"])
def test_what_is_assembled_can_be_judged(reviewer, item):
    assert reviewer.reject(item).subjects[0] == reviewer.reject(item).subjects[0]


def test_an_id_that_nothing_has(reviewer):
    with pytest.raises(NotInRecord, match="st-none"):
        reviewer.accept("st-none")
    with pytest.raises(NotInRecord):
        reviewer.undo("ju-none")


def test_a_merge_names_all_that_becomes_one(reviewer):
    made = reviewer.merge(["ra-strand", "ac-b-fishermen"])
    assert made.kind == "same_actor"
    assert {subject.item for subject in made.subjects} == {"ac-a-strand", "ac-c-strand", "ac-b-fishermen"}


@pytest.mark.parametrize(
    "items", [["ra-strand"], ["ra-strand", "ra-strand"], ["ra-strand", "rm-1"], ["th-sluice", "th-data"]]
)
def test_what_cannot_be_one_is_refused(reviewer, items):
    with pytest.raises(UsageError):
        reviewer.merge(items)


def test_reports_and_meetings_can_be_merged(reviewer):
    assert reviewer.merge(["doc-a", "doc-b"]).kind == "same_story"
    assert reviewer.merge(["me-a-monday", "me-b-talks"]).kind == "same_meeting"


def test_a_split_says_what_is_taken_out(reviewer):
    made = reviewer.split("ac-b-brand")
    assert (made.kind, made.value) == ("not_same_actor", "ac-b-brand")
    assert {subject.item for subject in made.subjects} == {"ac-a-brand", "ac-b-brand", "ac-c-brand"}


@pytest.mark.parametrize("item", ["ac-b-fishermen", "ra-brand", "st-a-sluice"])
def test_what_is_in_no_company_is_not_split(reviewer, item):
    with pytest.raises(UsageError):
        reviewer.split(item)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Ivo Brand", "ac-a-brand"), ("ac-a-brand", "ac-a-brand"), ("ra-brand", "ra-brand"), ("Somebody", "Somebody")],
)
def test_a_speaker_is_taken_by_name_or_id(record, reviewer, given, kept):
    assert reviewer.speaker("st-a-sluice", given, new=given == "Somebody").value == kept
    entry = Judged(record).entry(SLUICE)
    assert entry.item.speaker == Speaker("ac-a-brand" if given != "Somebody" else "Somebody")


def test_a_name_that_several_bear_is_nobodys(record, reviewer):
    for number in (1, 2):
        actor = RecordActor(f"ra-lund-{number}", (Ref("doc-b", "ac-b-brand"),), "Lund", "person")
        record.put(actor, keys=("name:lund",))
    with pytest.raises(UsageError, match="ra-lund-1, ra-lund-2"):
        reviewer.speaker("st-a-sluice", "Lund", new=True)


def test_an_event_has_no_speaker(reviewer):
    with pytest.raises(UsageError, match="no statement"):
        reviewer.speaker("ev-a-met", "Ivo Brand")


def test_a_missed_statement_has_its_place_in_the_text(record, reviewer):
    made = reviewer.add("2", "The  talks of 2 May by the lake ended\nearly", speaker="Brand", force="assert")
    assert made.subjects[0].span.text == "The talks of 2 May by the lake ended early"
    assert json.loads(made.value)["speaker"]["actor"] == "ac-b-brand"
    added = Judged(record).entry(Ref("doc-b", made.subjects[0].item))
    assert str(added.citation) == "[2:1]"
    assert reviewer.accept(added.ref.item).subjects[0].item == added.ref.item


@pytest.mark.parametrize(
    ("words", "more", "error"),
    [
        ("words that are not there", {}, NotInRecord),
        ("the", {}, UsageError),
        ("", {}, NotInRecord),
        ("no date was set", {"cue": "shouted"}, NotInRecord),
        ("no date was set", {"force": "sing"}, UsageError),
    ],
)
def test_nothing_comes_in_without_its_words(record, reviewer, words, more, error):
    with pytest.raises(error):
        reviewer.add("2", words, **more)
    assert record.judgements() == []


def test_a_cue_is_the_nearest(reviewer):
    made = reviewer.add("1", "Strand said the next meeting would be in June", cue="said")
    assert json.loads(made.value)["cue"][0]["start"] > 150


@pytest.mark.parametrize("report", ["2", "doc-b"])
def test_a_source_is_withdrawn_by_number_or_id(record, reviewer, report):
    made = reviewer.withdraw(report, "asked for by its publisher")
    assert made.value == "asked for by its publisher"
    assert [source.n for source in record.sources()] == [1, 3]
    assert source_numbered(record, report).withdrawn
    reviewer.undo(made.id)
    assert len(record.sources()) == 3


def test_a_report_that_is_not_there(reviewer):
    with pytest.raises(NotInRecord, match="no report 9"):
        reviewer.withdraw("9")


def test_a_record_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(NoRecord), reviewing(tmp_path / "none.db", by="Ann Ode"):
        pass
    assert not (tmp_path / "none.db").exists()


def test_nothing_is_half_judged(record):
    def fail(documents):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Reviewer(record, by="Ann Ode", clock=Clock(), after=fail).accept("st-a-sluice")
    assert record.judgements() == []


def test_the_file_is_put_together_anew(tmp_path):
    make(tmp_path / "talks.db").close()
    with reviewing(tmp_path / "talks.db", by="Ann Ode") as reviewer:
        assert reviewer.reject("st-a-data").kind == "reject"
