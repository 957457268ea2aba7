"""A record out and in again: the same record."""

import msgspec
import pytest

import verbale
from lake_talks import Clock, make
from verbale.errors import InputError, UsageError
from verbale.model import ASSEMBLED
from verbale.store.sql_record import SqlRecord
from verbale.views.export import record_jsonl
from verbale.workflows.exchange import import_record
from verbale.workflows.review import Reviewer


@pytest.fixture
def lines(record):
    reviewer = Reviewer(record, by="Ann Ode", clock=Clock())
    reviewer.speaker("st-a-sluice", "Ivo Brand")
    reviewer.add("2", "The talks of 2 May")
    reviewer.undo(reviewer.reject("ev-b-opened").id)
    reviewer.withdraw("3")
    return list(record_jsonl(record))


def test_the_round_trip_loses_nothing(record, lines, tmp_path):
    path = tmp_path / "again.db"
    assert import_record(lines, path) == 3
    with SqlRecord(path, Clock(), mode="r") as again:
        assert list(record_jsonl(again)) == lines
        assert again.content_hash() == record.content_hash()
        assert again.sources(withdrawn=True) == record.sources(withdrawn=True)
        assert again.judgements(undone=True) == record.judgements(undone=True)
        assert list(again.statements()) == list(record.statements())
        assert again.search("sluice") == record.search("sluice")
        for kind in ASSEMBLED:
            assert list(again.items(kind)) == list(record.items(kind))


def test_what_assembly_finds_its_items_by_comes_along(record, tmp_path):
    story = next(record.items(ASSEMBLED[0]))
    record.put(msgspec.structs.replace(story, keys=("k",)), keys=("k",))
    import_record(record_jsonl(record), tmp_path / "again.db")
    with SqlRecord(tmp_path / "again.db", Clock()) as again:
        assert [one.id for one in again.lookup(ASSEMBLED[0], ["k"])] == [story.id]


@pytest.mark.parametrize("damage", [slice(None, 2), slice(2, None), slice(0, 3)])
def test_a_part_of_the_lines_makes_no_record(lines, tmp_path, damage):
    path = tmp_path / "again.db"
    with pytest.raises(InputError):
        import_record(lines[damage], path)
    assert list(tmp_path.glob("again.db*")) == []


def test_what_is_there_is_not_written_over(lines, tmp_path):
    make(tmp_path / "there.db").close()
    before = (tmp_path / "there.db").read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        import_record(lines, tmp_path / "there.db")
    assert (tmp_path / "there.db").read_bytes() == before


def test_a_record_gives_its_tables_to_pandas(tmp_path):
    pytest.importorskip("pandas")
    make(tmp_path / "talks.db").close()
    with verbale.open(tmp_path / "talks.db", mode="r") as record:
        assert list(record.to_pandas("silences")["by"]) == ["Ivo Brand", "Ivo Brand"]
