"""Loading: whole, once, and the same whatever the order; sources and readings given back."""

import sqlite3
from contextlib import closing

import pytest

from by_hand import FixedClock
from verbale.errors import NotInRecord
from verbale.model import Citation, Filter, Span
from verbale.store.sql_record import SqlRecord


def ids(readings):
    return [reading.document.id for reading in readings]


def test_a_reading_comes_back_whole(record, make):
    record.add(make(), reader="1")
    assert list(record.readings()) == [make()]
    assert record.reading(make().document.id) == make()
    assert record.document(make().document.id) == make().document


def test_a_source_has_its_number_and_what_is_known_of_it(record, make):
    source = record.add(make(), reader="1.2")
    assert (source.n, source.title, source.reader, source.withdrawn) == (1, "Harbour talks", "1.2", False)
    assert source.added == "2030-01-02T12:00:00+00:00"
    assert source.published == make().document.published
    assert list(record.sources()) == [source]
    assert record.source(source.document) == source
    assert record.source("doc-none") is None


def test_numbers_count_up(filled, make):
    assert [source.n for source in filled.sources()] == [1, 2, 3]
    assert filled.add(make("four"), reader="1").n == 4


class TestTwice:
    """The same report twice is there once; a newer reader's reading takes the place of the older one."""

    def test_nothing_is_added_again(self, filled, make):
        before = [list(filled.statements()), filled.content_hash()]
        assert filled.add(make("one"), reader="1") is None
        assert [list(filled.statements()), filled.content_hash()] == before

    def test_a_newer_reading_counts_alone(self, filled, make):
        newer = make("one", published="2013-01-01")
        source = filled.add(newer, reader="2")
        assert (source.n, source.reader) == (1, "2")
        assert len(filled.sources()) == 3
        assert filled.reading(newer.document.id) == newer
        assert len(list(filled.statements())) == 6
        assert len(filled.search("patrols")) == 3

    def test_an_older_reading_does_not_come_back(self, filled, make):
        filled.add(make("one", published="2013-01-01"), reader="2")
        assert filled.add(make("one"), reader="1") is None
        assert filled.source(make("one").document.id).reader == "2"


class TestContentHash:
    """The hash tells what is held, not how it came."""

    def loaded(self, folder, make, names, hour=1, reader="1"):
        with SqlRecord(folder / f"{'-'.join(names)}-{hour}-{reader}.db", FixedClock(hour)) as record:
            for name in names:
                record.add(make(name), reader=reader)
            return record.content_hash()

    def test_order_and_time_do_not_matter(self, tmp_path, make):
        assert self.loaded(tmp_path, make, ["a", "b", "c"]) == self.loaded(tmp_path, make, ["c", "a", "b"], hour=9)

    def test_content_does(self, tmp_path, make):
        assert self.loaded(tmp_path, make, ["a", "b"]) != self.loaded(tmp_path, make, ["a"])

    def test_the_reader_does(self, tmp_path, make):
        assert self.loaded(tmp_path, make, ["a"]) != self.loaded(tmp_path, make, ["a"], reader="2")


class TestTransaction:
    """What is written inside is kept whole or not at all."""

    def test_a_fault_leaves_nothing(self, filled, make):
        before = filled.content_hash()
        with pytest.raises(RuntimeError, match="half way"), filled.transaction():
            filled.add(make("four"), reader="1")
            raise RuntimeError("half way")
        assert filled.content_hash() == before
        assert len(filled.search("patrols")) == 3
        assert filled.add(make("four"), reader="1").n == 4

    def test_a_row_that_cannot_be_kept_leaves_nothing(self, record, make, monkeypatch):
        rows = __import__("verbale.store.sql_record", fromlist=["item_rows"]).item_rows

        def broken(*arguments, **named):
            yield from rows(*arguments, **named)
            raise RuntimeError("half way")

        monkeypatch.setattr("verbale.store.sql_record.item_rows", broken)
        with pytest.raises(RuntimeError):
            record.add(make(), reader="1")
        assert list(record.sources()) == list(record.statements()) == []

    def test_two_of_one_record_see_what_is_finished(self, filled, path, make):
        with SqlRecord(path, FixedClock(), mode="r") as other, filled.transaction():
            filled.add(make("four"), reader="1")
            assert len(other.sources()) == 3
        with SqlRecord(path, FixedClock(), mode="r") as other:
            assert len(other.sources()) == 4


def test_a_citation_counts_lines(filled, make):
    document = make("two").document
    start = document.text.index("The café")
    span = Span(start, start + 8, "The café")
    assert filled.cite(document.id, span) == Citation(2, 5, span)


@pytest.mark.parametrize("ask", ["document", "reading"])
def test_a_document_that_is_not_there(filled, ask):
    with pytest.raises(NotInRecord, match="doc-none"):
        getattr(filled, ask)("doc-none")


def test_no_limit_is_too_large(filled):
    assert len(list(filled.statements(Filter(limit=1000)))) == 6


class TestMany:
    """A load of many waits for the disk now and then."""

    def setting(self, record):
        return record._database.connection.exec_driver_sql("PRAGMA synchronous").scalar_one()

    def test_only_inside_and_only_between_the_seconds(self, record, make, monkeypatch):
        full, normal = 2, 1
        with record.many():
            record.add(make("one"), reader="1")
            assert self.setting(record) == normal
            monkeypatch.setattr("verbale.store.database.SYNC_SECONDS", 0.0)
            record.add(make("two"), reader="1")
            assert self.setting(record) == full
        assert self.setting(record) == full
        assert len(record.sources()) == 2

    def test_after_a_fault_it_waits_again(self, record, make):
        with pytest.raises(RuntimeError), record.many():
            raise RuntimeError("half way")
        assert self.setting(record) == 2


def test_after_a_load_sqlite_looks_again_for_what_each_row_belongs_to(record, path, make):
    with record.many():
        for name in ("one", "two"):
            record.add(make(name), reader="1")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert record._database.ask("PRAGMA foreign_keys", {}) == [(1,)]
