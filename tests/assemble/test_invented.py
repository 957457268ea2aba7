"""Two invented negotiations: every kind of divergence is found in one, and none is made up in the other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from making import assembled, everything

import verbale
from verbale.assemble import assemble
from verbale.model import RecordActor, RecordDivergence, RecordMeeting, RecordQuestion, Subject, judgement

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def reports():
    reader = verbale.load()
    return {name: list(reader.pipe(sorted((HERE / name).glob("*.txt")))) for name in ("fishery", "railway")}


@pytest.fixture(scope="module")
def fishery(reports):
    return assembled(*reports["fishery"])


@pytest.fixture(scope="module")
def railway(reports):
    return assembled(*reports["railway"])


def found(record, kind):
    """The words of each divergence of a kind, as sets, with the question."""
    for divergence in record.items(RecordDivergence):
        if divergence.kind == kind:
            positions = [record.item(position) for position in divergence.positions]
            yield record.item(divergence.question).text, {position.words for position in positions}


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("fact", "agreed on Tuesday to form a joint fisheries commission", "was still studying the idea"),
        ("fact", "would be held on March 18", "no date had been set"),
        ("fact", "of seizing trawlers inside Peruvian waters", "the charge"),
        ("number", "Eleven fishermen are being held", "nine fishermen were being held"),
        ("number", "released two fishermen", "four fishermen had been freed"),
        ("number", "have met twice", "have met three times"),
        ("number", "a second round of talks", "a third round of talks"),
        ("attribution", "Uruguay had proposed the commission", "Peru had proposed it"),
        ("attribution", "would be held on March 18", "would meet again in April"),
        ("timing", "agreed to form a joint fisheries commission", "more than three weeks after they agreed"),
    ],
)
def test_what_differs_is_found_with_both_sides(fishery, kind, first, second):
    sides = [words for _, words in found(fishery, kind)]
    assert any(any(first in one for one in words) and any(second in one for one in words) for words in sides)


def test_one_speaker_told_differently_says_so(fishery):
    (told,) = [d for d in fishery.items(RecordDivergence) if d.note.startswith("one speaker, told differently")]
    speakers = {fishery.item(fishery.item(position).actor).name for position in told.positions}
    assert speakers == {"Marta Quispe"}


def test_what_fits_is_no_divergence(railway):
    assert list(railway.items(RecordDivergence)) == []


def test_talks_of_others_are_another_question(railway):
    asked = [question for question in railway.items(RecordQuestion) if question.kind == "next_meeting"]
    assert sorted(len(question.refs) for question in asked) == [1, 3]


def test_nobody_is_taken_for_another(fishery, railway):
    for record in (fishery, railway):
        for actor in record.items(RecordActor):
            if actor.kind == "person":
                families = {name.split()[-1] for name in (actor.name, *actor.variants)}
                assert len(families) == 1, actor


def test_a_round_is_dated_by_what_its_parties_did(fishery):
    (first,) = [m for m in fishery.items(RecordMeeting) if [told.value for told in m.series] == ["first round"]]
    assert (first.when.start, first.when.basis) == ("2014-03-04", "inferred")


@pytest.mark.parametrize("name", ["fishery", "railway"])
def test_the_order_of_loading_does_not_matter(reports, name):
    expected = everything(assembled(*reports[name]))
    for seed in range(4):
        shuffled = random.Random(seed).sample(reports[name], len(reports[name]))
        assert everything(assembled(*shuffled)) == expected
    assert everything(assembled(*reports[name], batch=True)) == expected


@pytest.mark.parametrize("out", range(4))
def test_a_withdrawn_report_leaves_nothing_behind(reports, out):
    readings = reports["fishery"]
    record = assembled(*readings)
    document = readings[out].document.id
    record.judge(judgement("withdrawn", (Subject(document, document),), by="Ada", at="2026-11-25T10:00:00Z"))
    assemble(record, document)
    assert everything(record) == everything(assembled(*(r for n, r in enumerate(readings) if n != out)))
