"""Items of documents: cited, with their roles, in order, and narrowed by a filter."""

import pytest

from verbale.model import Filter, RecordActor, Ref, Role, Subject, judgement, stable_id


def words(entries):
    return [(entry.citation.source, entry.item.force) for entry in entries]


def test_an_entry_is_cited_and_has_its_roles(filled, make):
    reading = make("one")
    _, entry = filled.statements(Filter(source=1))
    assert entry.item == reading.statements[1]
    assert entry.ref == Ref(reading.document.id, entry.item.id)
    assert str(entry.citation) == "[1:4]"
    assert entry.citation.span == reading.statements[1].content[0]
    assert entry.day == "2011-04-03"
    strand, brandt = (actor.id for actor in reading.actors)
    assert set(entry.roles) == {Role("speaker", brandt, "Ivo Brandt"), Role("addressee", strand, "Elin Strand")}


def test_by_day_then_place_and_the_undated_last(filled):
    expected = [(1, "assert"), (1, "demand"), (2, "assert"), (2, "demand"), (3, "assert"), (3, "demand")]
    assert words(filled.statements()) == expected
    assert words(filled.statements(Filter(limit=3))) == expected[:3]


@pytest.mark.parametrize(
    ("where", "count"),
    [
        (Filter(force="demand"), 3),
        (Filter(force="offer"), 0),
        (Filter(kinds=("attitude",)), 0),
        (Filter(kinds=("attitude", "speech")), 6),
        (Filter(root="REQUEST"), 3),
        (Filter(root="ACCUSE"), 0),
        (Filter(since="2011-04-03", until="2011-04-03"), 2),
        (Filter(since="2011-04-04"), 2),
        (Filter(until="2011"), 0),
        (Filter(source=2), 2),
        (Filter(source=9), 0),
        (Filter(limit=0), 0),
        (Filter(actor="Elin Strand"), 6),
        (Filter(actor="  elin STRAND "), 6),
        (Filter(actor="Elin Strand", roles=("speaker",)), 3),
        (Filter(actor="strand", roles=("addressee",), source=1), 1),
        (Filter(actor="Elin"), 6),
        (Filter(actor="Eli"), 0),
        (Filter(actor="%"), 0),
        (Filter(actor=""), 0),
        (Filter(actor="Nobody"), 0),
        (Filter(actor="Ivo Brandt", force="assert"), 0),
    ],
)
def test_filters(filled, where, count):
    assert len(list(filled.statements(where))) == count


def test_an_actor_by_the_id_of_one_document(filled, make):
    brandt = make("two").actors[1].id
    assert words(filled.statements(Filter(actor=brandt))) == [(2, "demand")]


class TestRecordActors:
    """What is taken for one actor across reports is asked for as one."""

    @pytest.fixture
    def merged(self, filled, make):
        refs = tuple(
            Ref(make(name).document.id, make(name).actors[number].id) for name, number in (("one", 0), ("two", 1))
        )
        filled.put(RecordActor("ra-1", refs, name="The envoy", kind="person"))
        return filled

    @pytest.mark.parametrize("actor", ["ra-1", "the envoy"])
    def test_by_id_or_name(self, merged, actor):
        assert words(merged.statements(Filter(actor=actor, roles=("speaker",)))) == [(1, "assert"), (2, "demand")]

    def test_roles_name_the_record_actor(self, merged):
        roles = [role for entry in merged.statements() for role in entry.roles if role.record]
        assert {(role.name, role.record) for role in roles} == {("Elin Strand", "ra-1"), ("Ivo Brandt", "ra-1")}


@pytest.mark.parametrize("kind", ["events", "meetings", "silences", "positions"])
def test_every_kind_comes_back(filled, make, kind):
    entries = list(getattr(filled, kind)())
    assert [entry.item for entry in entries if entry.citation.source == 1] == list(getattr(make("one"), kind))
    assert len(entries) == 3
    assert len(list(getattr(filled, kind)(Filter(actor="Ivo Brandt")))) == (0 if kind == "meetings" else 3)


def test_events_go_by_their_own_day(filled):
    assert [entry.day for entry in filled.events()] == ["2011-04-01"] * 3


def test_actors_are_cited_at_their_first_mention(filled):
    entry = next(filled.actors(Filter(actor="Strand")))
    assert (str(entry.citation), entry.citation.span.text, entry.roles) == ("[1:3]", "Elin Strand", ())
    assert len(list(filled.actors(Filter(actor="Strand")))) == 3


def test_one_item_is_found_by_its_id(filled, make):
    reading = make("two")
    for items in (reading.actors, reading.statements, reading.events, reading.silences, reading.positions):
        ref = filled.find(items[0].id)
        assert ref == Ref(reading.document.id, items[0].id)
        assert filled.entry(ref).item == items[0]


def test_what_is_not_there_is_none(filled, make):
    assert filled.find("st-0") is None
    assert filled.entry(Ref(make("one").document.id, "st-0")) is None
    assert filled.entry(Ref(make("one").document.id, make("two").statements[0].id)) is None


def test_a_withdrawn_source_leaves_everything(filled, make):
    document = make("one").document.id
    withdrawn = judgement("withdrawn", (Subject(document, document),), by="Ana Lind", at="2030-01-02T12:00:00+00:00")
    filled.judge(withdrawn)
    assert [source.n for source in filled.sources()] == [2, 3]
    assert [source.n for source in filled.sources(withdrawn=True)] == [1, 2, 3]
    assert filled.source(document).withdrawn
    assert len(list(filled.statements())) == len(list(filled.actors())) == 4
    assert len(list(filled.readings())) == 2
    assert filled.find(make("one").statements[0].id) is None
    assert filled.entry(Ref(document, make("one").statements[0].id)) is None
    assert {hit.citation.source for hit in filled.search("patrols")} == {2, 3}
    filled.undo(withdrawn.id, by="Ana Lind", at="2030-01-03T12:00:00+00:00")
    assert len(filled.sources()) == 3
    assert len(filled.search("patrols")) == 3


def test_many_entries_come_in_chunks(record, make):
    for number in range(260):
        record.add(make(stable_id("x", number)), reader="1")
    entries = list(record.statements())
    assert len(entries) == 520
    assert all(entry.roles for entry in entries)
