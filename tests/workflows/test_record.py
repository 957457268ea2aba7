"""A record as Python uses it: open, add, search, show."""

import gc
import sqlite3

import pytest

import verbale
from by_hand import made
from verbale.errors import NoRecord, NotInRecord, RecordError, RecordReadOnly
from verbale.model import (
    Filter,
    RecordActor,
    RecordEvent,
    RecordMeeting,
    RecordPosition,
    Ref,
    Story,
    Subject,
    judgement,
)
from verbale.store.sql_record import SqlRecord
from verbale.workflows.record import Added, Record, SystemClock, reader_version


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.db"


@pytest.fixture
def record(path):
    with verbale.open(path) as opened:
        opened.add_all(made(name) for name in ("one", "two"))
        yield opened


def test_readings_come_back_after_closing(path):
    with verbale.open(str(path)) as record:
        assert record.add(made()).n == 1
        assert record.add(made()) is None
    with verbale.open(path, mode="r") as record:
        assert list(record.readings()) == [made()]
        assert [source.reader for source in record.sources()] == [reader_version()]


def test_what_is_only_read_is_not_made_or_changed(path):
    with pytest.raises(NoRecord):
        verbale.open(path, mode="r")
    verbale.open(path).close()
    with verbale.open(path, mode="r") as record, pytest.raises(RecordReadOnly):
        record.add(made())


class TestAddAll:
    """Streams of readings, counted."""

    def test_what_was_added(self, path):
        with verbale.open(path) as record:
            assert record.add_all([made("one"), made("one"), made("two")]) == Added(
                reports=2, known=1, statements=4, events=2, meetings=2
            )
            assert record.add_all([]) == Added()

    def test_what_a_newer_version_reads_again(self, record, path, monkeypatch):
        monkeypatch.setattr("verbale.workflows.record.reader_version", lambda: "99")
        with verbale.open(path) as newer:
            added = newer.add_all([made("one"), made("three")])
            assert (added.reports, added.again, added.known) == (1, 1, 0)
            assert str(added) == "1 report added, 1 read again (4 statements, 2 events, 2 meetings), 0 there already"

    def test_each_is_kept_as_soon_as_it_comes(self, path):
        def broken():
            yield made("one")
            raise RuntimeError("the reader fell over")

        with verbale.open(path) as record:
            with pytest.raises(RuntimeError):
                record.add_all(broken())
            assert len(record.sources()) == 1


class TestAssembly:
    """What follows from a report is kept with it or not at all."""

    def record(self, path, assembler):
        return Record(verbale.open(path).writer, reader="1", assembler=lambda: assembler)

    def test_each_new_report_is_put_together_once(self, path):
        called = []

        def note(store, documents):
            called.extend(documents)
            for document in documents:
                store.put(Story(f"so-{document}", (Ref(document, document),)))

        with self.record(path, note) as record:
            record.add_all([made("one"), made("one"), made("two")])
            assert called == [made("one").document.id, made("two").document.id]
            assert len(list(record.reader.items(Story))) == 2
            record.add_all([made("two"), made("three")])
            assert called[2:] == [made("three").document.id]

    def test_where_it_fails_the_report_is_not_kept(self, path):
        def fail(store, documents):
            store.put(Story("so-1", ()))
            raise RuntimeError("cannot be put together")

        with self.record(path, fail) as record:
            with pytest.raises(RuntimeError):
                record.add(made())
            assert list(record.sources()) == list(record.reader.items(Story)) == []

    def test_a_load_that_was_broken_off_is_put_together_by_the_next(self, path):
        with self.record(path, lambda store, documents: None) as record:
            record.add_all([made("one")])
        with verbale.open(path) as record:
            record.add_all([made("two")])
            assert len({ref.document for story in record.reader.items(Story) for ref in story.refs}) == 2

    def test_a_record_is_put_together_as_it_is_loaded(self, path):
        with verbale.open(path) as record:
            record.add_all([made("one"), made("two")])
            assert [story.refs[0].document for story in record.reader.items(Story)]


def test_one_by_one_or_at_once_and_in_any_order_gives_the_same_record(tmp_path):
    def content(name, *portions):
        with verbale.open(tmp_path / name) as record:
            for portion in portions:
                record.add_all(made(one) for one in portion)
            kinds = (Story, RecordActor, RecordEvent, RecordMeeting, RecordPosition)
            return record.reader.content_hash(), [list(record.reader.items(kind)) for kind in kinds]

    names = ["one", "two", "three", "four"]
    expected = content("once.db", names)
    assert content("single.db", *([name] for name in reversed(names))) == expected
    assert content("parts.db", names[2:], names[:2]) == expected


class TestShow:
    """One thing by its id."""

    def test_a_source_by_number_or_id(self, record):
        assert record.show("2") == record.sources()[1] == record.show(made("two").document.id)

    @pytest.mark.parametrize("kind", ["actors", "statements", "events", "meetings", "silences", "positions"])
    def test_an_item(self, record, kind):
        item = getattr(made("two"), kind)[0]
        assert record.show(item.id).item == item

    def test_an_assembled_item(self, record):
        actor = RecordActor("ra-1", (), name="Elin Strand", kind="person")
        record.writer.put(actor)
        assert record.show("ra-1") == actor

    def test_a_judgement(self, record):
        made_by = judgement("reject", (Subject("d", "st-1"),), by="Ana Lind", at="2030-01-02T12:00:00+00:00")
        record.writer.judge(made_by)
        assert record.show(made_by.id) == made_by

    @pytest.mark.parametrize("item_id", ["", "0", "99", "st-0", "²", "\0"])
    def test_what_is_not_there(self, record, item_id):
        with pytest.raises(NotInRecord):
            record.show(item_id)


def test_search_is_that_of_the_store(record):
    hits = record.search("patrols", verbale.Filter(source=2))
    assert [str(hit.citation) for hit in hits] == ["[2:4]"]


class TestJudged:
    """What people rejected and withdrew is not found, and comes back when that is undone."""

    AT = "2030-01-02T12:00:00+00:00"

    def judge(self, record, kind, document, item, value=None):
        made_by = judgement(kind, (Subject(document, item),), by="Ana Lind", at=self.AT, value=value)
        record.writer.judge(made_by)
        record.assemble_again([document])
        return made_by

    def test_a_rejected_statement(self, record):
        reading = made("one")
        demanded = reading.statements[1]
        made_by = self.judge(record, "reject", reading.document.id, demanded.id)
        found = {hit.entry.ref.document for hit in record.search("patrols") if hit.entry}
        assert found == {made("two").document.id}
        with pytest.raises(NotInRecord, match=rf"rejected by Ana Lind: `verbale undo RECORD {made_by.id}`"):
            record.show(demanded.id)
        record.writer.undo(made_by.id, by="Ana Lind", at=self.AT)
        assert record.show(demanded.id).item == demanded

    def test_a_corrected_speaker(self, record):
        reading = made("one")
        demanded, strand = reading.statements[1], reading.actors[0]
        self.judge(record, "speaker", reading.document.id, demanded.id, strand.id)
        (corrected,) = [hit.entry for hit in record.search("patrols") if hit.entry.ref.item == demanded.id]
        assert corrected.item.speaker.actor == strand.id == record.show(demanded.id).item.speaker.actor
        assert demanded.id in [
            hit.entry.ref.item for hit in record.search("patrols", Filter(actor=strand.name, roles=("speaker",)))
        ]

    def test_a_withdrawn_source(self, record):
        reading = made("one")
        document = reading.document.id
        made_of_it = [actor.id for actor in record.reader.items_from(RecordActor, document) if len(actor.refs) == 1]
        self.judge(record, "withdrawn", document, document)
        assert all(hit.citation.source == 2 for hit in record.search("patrols"))
        for item_id in (reading.statements[0].id, reading.events[0].id, reading.actors[0].id, *made_of_it):
            with pytest.raises(NotInRecord):
                record.show(item_id)
        assert record.show(document).withdrawn


@pytest.mark.parametrize("collecting", [True, False])
def test_a_load_leaves_the_search_for_unused_cycles_as_it_was(path, collecting):
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        with verbale.open(path) as record:
            record.add_all([made()])
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def names_of_chairs(entry):
    return tuple(role.name for role in entry.roles if role.role == "chair")


def test_who_presides_is_a_role_and_part_of_the_meeting_that_is_put_together(path):
    with verbale.open(path) as record:
        record.add(made())
        (entry,) = record.reader.meetings()
        (meeting,) = record.reader.items(RecordMeeting)
        (strand,) = record.reader.called(RecordActor, "Elin Strand")
        assert names_of_chairs(entry) == ("Elin Strand",)
        assert meeting.chair == strand.id


class TestOfAnOlderVersion:
    """A record made before what is put together was found by its words and knew who presides."""

    @pytest.fixture
    def old(self, path):
        with verbale.open(path) as record:
            record.add_all(made(name) for name in ("one", "two"))
            record.writer.judge(
                judgement("accept", (Subject("", "ev-1"),), by="Ann Ode", at="2030-01-02T12:00:00+00:00")
            )
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 2")
            database.execute("UPDATE alembic_version SET version_num = '0002'")
            database.execute("DELETE FROM assembled_keys WHERE key LIKE 'name:%' OR key LIKE 'text:%'")
            database.execute("DELETE FROM roles WHERE role = 'chair'")
        database.close()
        return path

    def test_reading_it_says_what_to_do(self, old):
        with pytest.raises(
            RecordError, match=r"load its reports again to renew it \(verbale read REPORTS -o talks.db\)"
        ):
            verbale.open(old, mode="r")

    def test_opening_it_to_add_puts_it_together_anew(self, old):
        with verbale.open(old) as record:
            assert len(list(record.reader.called(RecordActor, "Elin Strand"))) == 1
            assert [one.by for one in record.reader.judgements(("accept",))] == ["Ann Ode"]
            assert {names_of_chairs(entry) for entry in record.reader.meetings()} == {("Elin Strand",)}
            assert record.add(made("one")) is None

    def test_reading_it_puts_it_together_where_the_power_went_before_that(self, old):
        SqlRecord(old, SystemClock()).close()
        with verbale.open(old, mode="r") as record:
            assert len(list(record.reader.called(RecordActor, "Elin Strand"))) == 1

    def test_reading_it_does_without_where_it_may_not_be_written(self, old):
        SqlRecord(old, SystemClock()).close()
        with sqlite3.connect(old, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with verbale.open(old, mode="r") as record:
                assert len(list(record.reader.meetings())) == 2
                assert list(record.reader.items(RecordActor)) == []
        other.close()
