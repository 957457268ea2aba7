"""The record of the eight example reports, whatever their order: who is who, what differs, what followed."""

from __future__ import annotations

import random

import pytest
from making import assembled, everything

from verbale.assemble import assemble
from verbale.model import (
    RecordActor,
    RecordDivergence,
    RecordMeeting,
    RecordPosition,
    RecordQuestion,
    Story,
    Subject,
    Thread,
    judgement,
)


@pytest.fixture(scope="module")
def record(readings):
    return assembled(*readings)


@pytest.fixture(scope="module")
def numbers(readings):
    return {reading.document.id: number for number, reading in enumerate(readings, start=1)}


def sides(record, divergence):
    """The answers of a divergence, each with the reports that tell it."""
    positions = [record.item(position) for position in divergence.positions]
    assert all(isinstance(position, RecordPosition) and position.refs for position in positions)
    return positions


def divergences(record, kind, numbers):
    for divergence in record.items(RecordDivergence):
        if divergence.kind == kind:
            found = sides(record, divergence)
            yield divergence, {position.value: {numbers[ref.document] for ref in position.refs} for position in found}


def test_each_report_is_a_story_of_its_own(record):
    assert sorted(len(story.refs) for story in record.items(Story)) == [1] * 8


def test_the_envoys_are_one_each_and_nobody_else_is(record):
    persons = {
        actor.name: actor for actor in record.items(RecordActor) if actor.kind == "person" and len(actor.refs) > 1
    }
    assert {"Hassan Kazemi Qomi", "Ryan Crocker", "Hoshiyar Zebari", "Ali al-Dabbagh"} <= persons.keys()
    assert {"Hassan Kazemi-Qomi", "Kazemi"} <= set(persons["Hassan Kazemi Qomi"].variants)
    families = [
        {name.split()[-1].lstrip("al-") for name in (a.name, *a.variants) if " " in name} for a in persons.values()
    ]
    for family in families:
        assert sum(bool(family & other) for other in families) == 1


def test_each_state_is_one(record):
    states = [actor.country for actor in record.items(RecordActor) if actor.kind == "state"]
    assert sorted(states) == ["IRN", "IRQ", "USA"]


def test_the_first_round_is_one_meeting_of_three_reports(record, numbers):
    (held,) = [m for m in record.items(RecordMeeting) if m.when and m.when.start == "2007-05-28" and m.state == "held"]
    assert {numbers[ref.document] for ref in held.refs} == {1, 2, 4}
    assert [told.value for told in held.series] == ["first", "first meeting"]


def test_the_second_round_is_dated_by_what_was_agreed_there(record, numbers):
    (held,) = [m for m in record.items(RecordMeeting) if [told.value for told in m.series] == ["second round"]]
    assert held.when.start == "2007-07-24"
    assert {numbers[ref.document] for ref in held.refs} == {4, 5}


def test_when_to_meet_again_is_told_in_three_ways(record, numbers):
    found = [told for _, told in divergences(record, "timing", numbers)]
    (first,) = [told for told in found if "in less than a month (2007-05-28/2007-06-28)" in told]
    assert {1, 2} <= {number for reports in first.values() for number in reports}
    assert any("examined in Tehran" in value for value in first)
    assert any("once Iraq issued an invitation" in value for value in first)


def test_next_week_stands_against_no_known_date(record, numbers):
    (told,) = [t for _, t in divergences(record, "timing", numbers) if any("next week" in value for value in t)]
    assert any("did not know whether a date had been set" in value for value in told)


def test_more_than_two_weeks_are_thirteen_days(record, numbers):
    (told,) = [t for _, t in divergences(record, "timing", numbers) if "more than two weeks after" in t]
    assert told == {"more than two weeks after": {6}, "13 days (2007-07-24 to 2007-08-06)": {4}}


def test_agreed_in_one_sentence_stands_against_discussed_in_the_quoted_words(record, numbers):
    assert any(
        any("agreed on Tuesday" in value for value in told) and any("we discussed" in value for value in told)
        for _, told in divergences(record, "wording", numbers)
    )


def test_agreed_by_one_state_and_being_examined_by_another_is_a_difference_of_fact(record, numbers):
    (told,) = [t for _, t in divergences(record, "fact", numbers) if any("had agreed to establish" in v for v in t)]
    assert told == {
        "was examining the idea of a subcommittee": {5},
        "had agreed to establish the committee in their second session": {5},
    }


def test_proposed_by_one_stands_against_discussed_by_all(record, numbers):
    (told,) = [t for _, t in divergences(record, "attribution", numbers)]
    assert {number for reports in told.values() for number in reports} == {1, 3}
    assert any("was discussed" in value for value in told)
    assert any("left one proposal" in value for value in told)


def test_the_committee_is_proposed_under_study_and_nothing_new(record, numbers):
    (told,) = [t for _, t in divergences(record, "interpretation", numbers) if any("proposal" in value for value in t)]
    assert any("decision for Washington" in value for value in told)
    assert any("sounded very much like the meeting" in value for value in told)


def test_a_date_set_stands_against_a_date_never_accepted(record, numbers):
    (told,) = [t for _, t in divergences(record, "fact", numbers) if "on March 6 (2008-03-06)" in t]
    assert "no date had been set" in told
    assert any("had not accepted that date" in value for value in told)


def test_the_next_meeting_is_one_question_over_time(record, numbers):
    (question,) = [q for q in record.items(RecordQuestion) if q.kind == "next_meeting"]
    assert {numbers[ref.document] for ref in question.refs} == {1, 2, 4, 5, 7, 8}


def test_what_followed_a_proposal_and_a_charge_is_threaded_without_a_verdict(record):
    threads = list(record.items(Thread))
    (proposal,) = [t for t in threads if t.kind == "proposal" and "trilateral mechanism" in t.text]
    assert {bearing.stance for bearing in proposal.bearings} == {"for", "answer"}
    charges = [thread for thread in threads if thread.kind == "accusation" and thread.bearings]
    assert charges
    assert {bearing.stance for thread in charges for bearing in thread.bearings} <= {"answer", "repeats"}


def test_every_item_of_the_record_rests_on_something_that_can_be_cited(record):
    for kind in (RecordPosition, RecordMeeting, Thread):
        for item in record.items(kind):
            assert item.refs
            assert all(record.entry(ref) is not None for ref in item.refs)


def test_the_order_of_loading_does_not_matter(record, readings):
    expected = everything(record)
    for seed in range(4):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert everything(assembled(*shuffled)) == expected


def test_several_at_once_give_the_same(record, readings):
    assert everything(assembled(*readings, batch=True)) == everything(record)


def test_assembling_again_changes_nothing(readings):
    record = assembled(*readings)
    before, judged = everything(record), len(record.judgements())
    assemble(record, *(reading.document.id for reading in readings))
    assert everything(record) == before
    assert len(record.judgements()) == judged


def test_withdrawn_reports_leave_nothing_behind(readings):
    record = assembled(*readings)
    for reading in readings[::3]:
        document = reading.document.id
        record.judge(judgement("withdrawn", (Subject(document, document),), by="Ada", at="2026-11-25T10:00:00Z"))
        assemble(record, document)
    assert everything(record) == everything(assembled(*(r for n, r in enumerate(readings) if n % 3)))


def test_a_rejected_statement_leaves_positions_and_threads(readings):
    record = assembled(*readings)
    position = next(p for p in record.items(RecordPosition) if "decision for Washington" in p.value)
    (ref,) = position.refs
    statement = record.entry(ref).item.statement
    record.judge(judgement("reject", (Subject(ref.document, statement),), by="Ada", at="2026-11-25T10:00:00Z"))
    assemble(record, ref.document)
    assert not [p for p in record.items(RecordPosition) if "decision for Washington" in p.value]


def test_a_corrected_speaker_takes_the_position(readings):
    record = assembled(*readings)
    position = next(p for p in record.items(RecordPosition) if "did not know whether" in p.value)
    (ref,) = position.refs
    statement = record.entry(ref).item.statement
    subject = Subject(ref.document, statement)
    record.judge(judgement("speaker", (subject,), by="Ada", at="2026-11-25T10:00:00Z", value="United States"))
    assemble(record, ref.document)
    position = next(p for p in record.items(RecordPosition) if "did not know whether" in p.value)
    assert record.item(position.actor).name == "United States"


def test_one_more_report_is_read_with_few_others(readings):
    record = assembled(*readings[:-1])
    record.add(readings[-1])
    record.asked = 0
    assemble(record, readings[-1].document.id)
    assert record.asked <= len(readings)


def test_what_the_three_agreed_to_do_is_undertaken_by_all_of_them(record):
    found = {thread.text: record.item(thread.by) for thread in record.items(Thread) if thread.kind == "commitment"}
    assert found["to form a security subcommittee"].name == "Iran, Iraq, United States"
    assert "to help Iraq's government restore national sovereignty" in found
