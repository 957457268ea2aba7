"""Opening: what is no record, or not to be used, is one clear sentence; nothing is lost."""

import os
import re
import sqlite3

import pytest

from by_hand import FixedClock, made
from verbale.errors import (
    DiskFull,
    NewerRecord,
    NoRecord,
    RecordDamaged,
    RecordError,
    RecordLocked,
    RecordReadOnly,
)
from verbale.store import opening
from verbale.store.sql_record import SqlRecord

SENTENCE = re.compile(r"[^\n]+: [^\n]+\.")


def opened(path, mode="a"):
    return SqlRecord(path, FixedClock(), mode=mode)


def refused(kind, path, mode="a"):
    with pytest.raises(kind) as caught:
        opened(path, mode).close()
    assert SENTENCE.fullmatch(str(caught.value)), caught.value
    assert str(path) in str(caught.value)


@pytest.fixture
def kept(path):
    """A record of one report, closed."""
    with opened(path) as record:
        record.add(made(), reader="1")
    return path


def test_a_new_one_is_made(path):
    with opened(path) as record:
        assert list(record.sources()) == []
    assert [file.name for file in path.parent.iterdir()] == ["talks.db"]


def test_no_log_is_left_beside_it(kept):
    with opened(kept, "r") as record:
        assert len(record.search("patrols")) == 1
    assert [file.name for file in kept.parent.iterdir()] == ["talks.db"]


def test_an_empty_file_becomes_one(path):
    path.touch()
    opened(path).close()
    opened(path, "r").close()


@pytest.mark.parametrize("name", ["ä ö.db", "100%.db", "a?b#c.db", "quo'te.db"])
def test_odd_names(tmp_path, name):
    with opened(tmp_path / name) as record:
        record.add(made(), reader="1")
    with opened(tmp_path / name, "r") as record:
        assert len(record.sources()) == 1


class TestNoRecord:
    """What is something else, or nothing."""

    def test_no_file_to_read(self, path):
        refused(NoRecord, path, "r")
        assert not path.exists()

    def test_no_folder(self, tmp_path):
        refused(RecordError, tmp_path / "none" / "talks.db")

    @pytest.mark.parametrize("mode", ["a", "r"])
    def test_a_folder(self, tmp_path, mode):
        refused(NoRecord, tmp_path, mode)

    @pytest.mark.parametrize("mode", ["a", "r"])
    def test_some_text(self, path, mode):
        path.write_text("The envoy said no. " * 300, encoding="utf-8")
        refused(NoRecord, path, mode)
        assert path.read_text(encoding="utf-8").startswith("The envoy")

    @pytest.mark.parametrize("mode", ["a", "r"])
    def test_another_database(self, path, mode):
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE sources (n)")
        database.close()
        before = path.read_bytes()
        refused(NoRecord, path, mode)
        assert path.read_bytes() == before

    def test_an_empty_file_to_read(self, path):
        path.touch()
        refused(NoRecord, path, "r")


@pytest.mark.parametrize("mode", ["a", "r"])
def test_a_newer_version(kept, mode):
    with sqlite3.connect(kept) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    refused(NewerRecord, kept, mode)


def test_a_locked_one_can_be_read_but_not_added_to(kept, monkeypatch):
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    with opened(kept) as first, first.transaction(), opened(kept) as second:
        assert len(second.sources()) == 1
        with pytest.raises(RecordLocked) as caught:
            second.add(made("two"), reader="1")
    assert SENTENCE.fullmatch(str(caught.value))


class TestReadOnly:
    """What may not be written."""

    def test_a_file(self, kept, monkeypatch):
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        refused(RecordReadOnly, kept)

    def test_it_can_be_read(self, kept, monkeypatch):
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        with opened(kept, "r") as record:
            assert len(list(record.statements())) == 2

    def test_opened_to_read(self, kept):
        with opened(kept, "r") as record, pytest.raises(RecordReadOnly) as caught:
            record.add(made("two"), reader="1")
        assert SENTENCE.fullmatch(str(caught.value))


class TestFull:
    """A disk without room: what was there before is unharmed, and loading goes on when there is room."""

    def test_in_the_middle_of_a_report(self, kept):
        with opened(kept) as record:
            connection = record._database.connection
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            before = record.content_hash()
            with pytest.raises(DiskFull) as caught:
                record.add(made("two", text=made().document.text + "sand " * 9000), reader="1")
            assert SENTENCE.fullmatch(str(caught.value))
            assert record.content_hash() == before
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
            assert record.add(made("two"), reader="1").n == 2

    def test_at_the_making(self, path, monkeypatch):
        connect = sqlite3.connect

        def small(*arguments, **named):
            made = connect(*arguments, **named)
            made.execute("PRAGMA max_page_count = 5")
            return made

        monkeypatch.setattr(sqlite3, "connect", small)
        refused(DiskFull, path)
        monkeypatch.undo()
        opened(path).close()


def test_a_damaged_one(kept):
    size = kept.stat().st_size
    with kept.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    with pytest.raises(RecordDamaged) as caught, opened(kept, "r") as record:
        list(record.statements())
    assert SENTENCE.fullmatch(str(caught.value))


def test_a_cut_one(kept):
    with kept.open("r+b") as file:
        file.truncate(5000)
    with pytest.raises((RecordDamaged, NoRecord)), opened(kept, "r") as record:
        list(record.readings())
