"""A record as people judged it."""

import msgspec
import pytest

from verbale.model import Filter, RecordDivergence, RecordReader, Ref, Speaker, Statement, Subject, judgement
from verbale.views.judged import Judged
from verbale.views.review import doubtful, review

AT = "2031-06-01T00:00:00+00:00"
SLUICE = Ref("doc-a", "st-a-sluice")


def judge(record, kind, document, item, value=None, by="Ann Ode"):
    entry = record.entry(Ref(document, item)) if document else None
    made = judgement(
        kind, (Subject(document, item, entry.citation.span if entry else None),), by=by, at=AT, value=value
    )
    record.judge(made)
    return made


def ids(entries):
    return [entry.ref.item for entry in entries]


def test_without_judgements_it_is_the_record(record):
    judged: RecordReader = Judged(record)
    for ask in ("statements", "events", "meetings", "silences", "positions", "actors"):
        assert list(getattr(judged, ask)()) == list(getattr(record, ask)())
    assert judged.content_hash() == record.content_hash()


@pytest.mark.parametrize(
    ("kind", "item"),
    [("statements", "st-a-data"), ("events", "ev-a-met"), ("meetings", "me-a-monday"), ("silences", "si-a-when")],
)
def test_what_is_rejected_is_gone_until_it_is_undone(record, kind, item):
    made = judge(record, "reject", "doc-a", item)
    assert item not in ids(getattr(Judged(record), kind)())
    assert Judged(record).entry(Ref("doc-a", item)) is None
    assert item in ids(getattr(record, kind)()), "the machine's answer is kept"
    record.undo(made.id, by="Ann Ode", at=AT)
    assert item in ids(getattr(Judged(record), kind)())


def test_a_limit_counts_what_is_left(record):
    judge(record, "reject", "doc-a", "st-a-sluice")
    judge(record, "speaker", "doc-c", "st-c-sluice", "Ivo Brand")
    assert len(list(Judged(record).statements(Filter(limit=4)))) == 4


def test_an_assembled_item_can_be_rejected(record):
    judge(record, "reject", "", "rd-1")
    judged = Judged(record)
    assert list(judged.items(RecordDivergence)) == []
    assert judged.item("rd-1") is None


def test_a_corrected_speaker_is_found_by_the_new_name_alone(record):
    judge(record, "speaker", "doc-a", "st-a-sluice", "ac-a-brand")
    judged = Judged(record)
    entry = judged.entry(SLUICE)
    assert entry.item.speaker == Speaker("ac-a-brand")
    assert [(role.name, role.record) for role in entry.roles if role.role == "speaker"] == [("Ivo Brand", "ra-brand")]
    asked = {
        name: ids(judged.statements(Filter(actor=name, roles=("speaker",), source=1)))
        for name in ("Ivo Brand", "Elin Strand")
    }
    assert asked == {"Ivo Brand": ["st-a-sluice", "st-a-data"], "Elin Strand": ["st-a-june"]}
    assert record.entry(SLUICE).item.speaker == Speaker("ac-a-strand")


def test_an_added_statement_stands_in_its_place(record):
    span = record.document("doc-b").span(13, 22)
    added = Statement("st-new", "speech", Speaker("ac-b-brand"), (), (), (span,), (), "indirect", "assure")
    value = msgspec.json.encode(added).decode()
    record.judge(judgement("added_statement", (Subject("doc-b", "st-new", span),), by="Ann Ode", at=AT, value=value))
    judged = Judged(record)
    assert ids(judged.statements(Filter(source=2))) == ["st-new", "st-b-nodate", "st-b-opened"]
    assert ids(judged.statements(Filter(force="assure"))) == ["st-new"]
    assert ids(judged.statements(Filter(since="2031-05-11"))) == []
    assert judged.find("st-new") == Ref("doc-b", "st-new")
    assert str(judged.entry(Ref("doc-b", "st-new")).citation) == "[2:1]"


def test_a_search_leaves_out_what_is_rejected(record):
    before = Judged(record).search("sluice")
    judge(record, "reject", "doc-a", "st-a-sluice")
    after = Judged(record).search("sluice")
    assert len(after) == len(before) - 1


class TestReview:
    """What a person should look at."""

    def test_the_least_sure_are_listed_with_their_ids(self, record):
        section = review(record).sections[0]
        assert [line.lead for line in section.parts] == ["st-a-data", "st-c-data", "ev-b-opened"]
        assert "confidence 0.40" in section.parts[0].note

    def test_what_a_person_judged_is_listed_no_more(self, record):
        judge(record, "accept", "doc-a", "st-a-data")
        assert "st-a-data" not in ids(doubtful(record))

    def test_more_than_the_limit_is_said(self, record):
        assert review(record, limit=1).sections[0].parts[-1].text == "2 more items: a higher --limit"

    def test_merges_of_the_machine_come_with_their_scores(self, record):
        subjects = (Subject("doc-a", "ac-a-brand"), Subject("doc-b", "ac-b-brand"))
        record.judge(judgement("same_actor", subjects, by="verbale 0.1", at=AT, score=0.91))
        (group,) = review(record).sections[1].parts
        assert group.title == "Actors taken for one"
        assert group.lines[0].text == "Ivo Brand (ac-a-brand), Brand (ac-b-brand)"
        assert "score 0.91" in group.lines[0].note

    def test_a_judgement_that_fits_no_longer_is_listed(self, record):
        record.judge(judgement("reject", (Subject("doc-a", "st-a-gone"),), by="Ann Ode", at=AT))
        assert [line.act for line in review(record).sections[3].parts] == ["reject"]
