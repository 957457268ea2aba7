"""States, bodies and what people decide about actors."""

from __future__ import annotations

import random

import pytest
from making import assembled, everything, groups, people, person, report

from verbale.assemble import assemble, subjects, unattached
from verbale.model import RecordActor, Ref, Subject, judgement

AT = "2026-11-25T10:00:00+00:00"


def named(number, *actors, day="2007-05-28"):
    return report(
        f"Report {number} tells of the talks in its own words, {'and at length ' * number}as it saw them.",
        *actors,
        day=day,
    )


def body(name, kind="organ", country=None, **more):
    return {"name": name, "kind": kind, "country": country, **more}


def test_a_state_is_one_by_its_code_whatever_it_is_called():
    record = assembled(
        named(1, body("Iran", "state", "IRN", code="IRN")),
        named(2, body("Iran", "state", "IRN", code="IRNGOV", variants=("Tehran",))),
    )
    (state,) = record.items(RecordActor)
    assert (state.name, state.code, state.variants) == ("Iran", "IRNGOV", ("Tehran",))


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        (body("Iranian Foreign Ministry", country="IRN"), body("Ministry of Foreign Affairs", country="IRN"), True),
        (body("Iraq's army", country="IRQ"), body("Iraqi army", country="IRQ"), True),
        (body("army", country="IRQ"), body("army", country="IRN"), False),
        (body("Foreign Ministry"), body("Foreign Ministry"), False),
        (body("U.S. Embassy", country="USA"), body("U.S. Embassy", country="USA"), False),
        (body("Revolutionary Guards", country="IRN"), body("Revolutionary Guards", country="IRN"), True),
        (body("Al-Qaeda", "organisation"), body("Al-Qaeda", "organisation"), True),
        (body("militants", "group"), body("militants", "group"), False),
        (body("Iranian experts", "group", "IRN"), body("Iranian experts", "group", "IRN"), False),
    ],
)
def test_bodies(first, second, merged):
    assert groups(assembled(named(1, first), named(2, second))) == ([2] if merged else [1, 1])


def test_each_merge_is_a_judgement_of_the_machine_with_a_score():
    record = assembled(
        named(1, person("Hassan Kazemi Qomi", "IRN", "Ambassador")), named(2, person("Qomi", "IRN", "ambassador"))
    )
    (made,) = record.judgements(("same_actor",))
    assert made.by.startswith("verbale ")
    assert 0.5 < made.score < 1
    assert {subject.document for subject in made.subjects} == {source.document for source in record.sources()}


def kazemis():
    return [
        named(1, person("Hassan Kazemi Qomi", "IRN", "Ambassador")),
        named(2, person("Hassan Kazemi Qomi", "IRN", "Ambassador")),
        named(3, person("Qomi", "IRN", "ambassador")),
    ]


def subject_of(reading):
    return Subject(
        reading.document.id,
        reading.actors[0].id,
        reading.document.span(reading.mentions[0].start, reading.mentions[0].end),
    )


def judged(record, *judgements):
    for made in judgements:
        record.judge(made)
        assemble(record, *(subject.document for subject in made.subjects))
    return record


def test_people_part_what_the_machine_joined():
    one, two, three = kazemis()
    record = assembled(one, two, three)
    assert groups(record) == [3]
    parting = judgement("not_same_actor", (subject_of(one), subject_of(two)), by="Ada", at=AT, value=two.actors[0].id)
    judged(record, parting)
    assert groups(record) == [2, 1]
    apart = next(actor for actor in record.items(RecordActor) if len(actor.refs) == 1)
    assert apart.refs == (Ref(two.document.id, two.actors[0].id),)


def test_what_people_parted_stays_apart_when_reports_come_in_another_order():
    readings = kazemis()
    one, two, _ = readings
    parting = judgement("not_same_actor", (subject_of(one), subject_of(two)), by="Ada", at=AT, value=two.actors[0].id)
    expected = everything(judged(assembled(*readings), parting))
    for seed in range(4):
        random.Random(seed).shuffle(readings)
        assert everything(judged(assembled(*readings), parting)) == expected


def test_people_join_what_the_machine_left_apart_even_a_description():
    one, two = named(1, person("Iraq's foreign minister", "IRQ")), named(2, person("Hoshyar Zebari", "IRQ"))
    joining = judgement("same_actor", (subject_of(one), subject_of(two)), by="Ada", at=AT)
    record = judged(assembled(one, two), joining)
    assert people(record) == [("Hoshyar Zebari", "Iraq's foreign minister")]
    assert next(record.items(RecordActor)).name == "Hoshyar Zebari"


def test_undoing_a_persons_judgement_gives_the_machines_answer_back():
    readings = kazemis()
    record = assembled(*readings)
    before = everything(record)
    parting = judgement("not_same_actor", tuple(map(subject_of, readings[:2])), by="Ada", at=AT)
    judged(record, parting)
    record.undo(parting.id, by="Ada", at=AT)
    assemble(record, *(reading.document.id for reading in readings[:2]))
    assert everything(record) == before


def test_undoing_the_machines_merge_parts_what_is_told_in_its_terms():
    readings = kazemis()
    record = assembled(*readings)
    made = next(made for made in record.judgements(("same_actor",)) if '"qomi"' in made.value)
    record.undo(made.id, by="Ada", at=AT)
    assemble(record, *(subject.document for subject in made.subjects))
    assert groups(record) == [2, 1]


def test_a_later_judgement_of_people_overrides_an_earlier_one():
    one, two, _ = kazemis()
    pair = (subject_of(one), subject_of(two))
    record = judged(
        assembled(one, two),
        judgement("not_same_actor", pair, by="Ada", at=AT),
        judgement("same_actor", pair, by="Grace", at="2026-11-25T11:00:00+00:00"),
    )
    assert groups(record) == [2]


def test_judgements_are_found_again_by_their_spans_when_a_document_is_read_anew():
    one, two, _ = kazemis()
    parting = judgement("not_same_actor", (subject_of(one), subject_of(two)), by="Ada", at=AT, value=two.actors[0].id)
    record = judged(assembled(one, two), parting)
    again = named(2, person("Hassan Kazemi Qomi", "IRN", "Ambassador", code="IRNGOV"))
    assert again.document.id == two.document.id
    assert again.actors[0].id != two.actors[0].id
    record.add(again, reader="test 2")
    assemble(record, again.document.id)
    assert groups(record) == [1, 1]
    assert unattached(record) == []
    record.add(named(2), reader="test 3")
    assemble(record, again.document.id)
    assert unattached(record) == [parting]


def test_a_withdrawn_report_leaves_nothing_behind_and_comes_back():
    one, two, three = kazemis()
    record = assembled(one, two, three)
    before = everything(record)
    withdrawn = judgement("withdrawn", (Subject(three.document.id, three.document.id),), by="Ada", at=AT)
    judged(record, withdrawn)
    assert people(record) == [("Hassan Kazemi Qomi",)]
    record.undo(withdrawn.id, by="Ada", at=AT)
    assemble(record, three.document.id)
    assert everything(record) == before


def test_subjects_name_what_an_item_of_the_record_rests_on():
    one, two, _ = kazemis()
    record = assembled(one, two)
    (actor,) = record.items(RecordActor)
    assert {(s.document, s.item) for s in subjects(record, actor.id)} == {
        (r.document.id, r.actors[0].id) for r in (one, two)
    }
    assert subjects(record, "ra-unknown") == ()
