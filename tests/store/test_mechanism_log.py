"""The log of a mechanism in a record: only added to, one chain whoever writes, payloads gone once dropped."""

import multiprocessing
import sqlite3
from itertools import pairwise

import msgspec
import pytest

from verbale.errors import LogDamaged, RecordError
from verbale.mechanism.chain import compose, entry_hash
from verbale.model.acts import MeetingIntended
from verbale.model.log import Payload
from verbale.store.copying import write_copy
from verbale.store.mechanism_log import LogFile

CANARY = "heron under the bridge"


def append(log, title="A meeting", author="nor"):
    """Append one entry as a writer does: what it follows is read while nobody else writes."""
    with log.writing():
        act = MeetingIntended(title=title)
        entry, payload = compose(
            log.mechanism, log.head(), act, author=author, at="2031-05-02T10:00:00+00:00", key="ab" * 32, salt="cd" * 32
        )
        log.append(msgspec.structs.replace(entry, signature="ef" * 64), payload)
    return entry.number


@pytest.fixture
def opened(path):
    with LogFile(path) as file:
        yield file


@pytest.fixture
def log(opened):
    return opened.log("lake", entry_hash)


def test_an_empty_log(opened, log):
    assert (opened.mechanisms(), log.head(), list(log.entries()), log.payload(1)) == ([], None, [], None)


def test_entries_come_back_as_they_were_filed(opened, log):
    assert [append(log, title) for title in ("one", "two")] == [1, 2]
    first, second = log.entries()
    assert second.previous == entry_hash(first)
    assert log.head() == second
    assert '"two"' in log.payload(2).body
    assert list(log.entries(after=1)) == [second]
    assert log.payloads() == {1: log.payload(1), 2: log.payload(2)}
    assert opened.mechanisms() == ["lake"]


def test_logs_of_one_record_are_apart(opened, log):
    append(log)
    other = opened.log("river", entry_hash)
    assert append(other) == 1
    assert opened.mechanisms() == ["lake", "river"]
    assert other.head().mechanism == "river"


@pytest.mark.parametrize("change", [{"number": 3}, {"number": 1}, {"previous": "00" * 32}, {"mechanism": "river"}])
def test_an_entry_that_does_not_follow_is_not_kept(log, change):
    append(log)
    entry, payload = compose(
        "lake",
        log.head(),
        MeetingIntended(title="x"),
        author="nor",
        at="2031-05-02T10:00:00+00:00",
        key="",
        salt="cd" * 32,
    )
    with pytest.raises(LogDamaged, match="does not follow entry 1 of lake"):
        log.append(msgspec.structs.replace(entry, **change), payload)
    assert log.head().number == 1


@pytest.mark.parametrize(
    "command",
    ["UPDATE log_entries SET author = 'sud'", "DELETE FROM log_entries", "UPDATE log_payloads SET body = '{}'"],
)
def test_other_tools_cannot_change_the_log_unnoticed(path, opened, log, command):
    append(log)
    with sqlite3.connect(path) as other, pytest.raises(sqlite3.IntegrityError, match="a log is only added to"):
        other.execute(command)
    other.close()


def test_a_failed_write_leaves_nothing(log):
    append(log)
    with pytest.raises(ZeroDivisionError), log.writing():
        append(log)
        _ = 1 / 0
    assert log.head().number == 1


def test_what_was_dropped_is_on_no_page(path, opened, log):
    for number in range(40):
        append(log, f"{CANARY} {number} " + "x" * 500)
    opened._pragma("wal_checkpoint(TRUNCATE)")
    assert CANARY.encode() in path.read_bytes()
    for number in range(1, 41):
        log.drop(number)
    opened.scrub()
    assert log.payload(7) is None
    for file in path.parent.iterdir():
        assert CANARY.encode() not in file.read_bytes(), file
    assert len(list(log.entries())) == 40


def test_scrubbing_says_when_another_program_is_in_the_way(path, opened, log):
    append(log, CANARY)
    log.drop(1)
    opened._pragma("busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM log_entries").fetchall()
    with pytest.raises(RecordError, match=r"is open in another program|is being written by another program"):
        opened.scrub()
    other.close()
    opened.scrub()
    assert CANARY.encode() not in path.read_bytes()


class TestCopy:
    """`write_copy`: what is not to be in the file is not."""

    @pytest.fixture
    def copied(self, path, opened, log, tmp_path):
        append(log, "open to all")
        for number in range(30):
            append(log, f"{CANARY} {number} " + "y" * 700)
        append(opened.log("river", entry_hash), f"{CANARY} of another mechanism")
        target = tmp_path / "out" / "copy.db"
        target.parent.mkdir()
        write_copy(path, target, mechanism="lake", keep={1}, reader="sud")
        return target

    def test_hidden_payloads_are_not_in_its_bytes(self, copied):
        assert CANARY.encode() not in copied.read_bytes()
        assert b"open to all" in copied.read_bytes()

    def test_it_is_a_record_whose_log_is_whole(self, copied):
        with LogFile(copied, mode="r") as file:
            assert file.copy_for() == "sud of lake"
            assert file.mechanisms() == ["lake"]
            log = file.log("lake", entry_hash)
            assert len(list(log.entries())) == 31
            assert list(log.payloads()) == [1]

    def test_nothing_is_left_beside_the_record(self, path, copied):
        assert {file.name for file in path.parent.iterdir()} <= {
            path.name,
            f"{path.name}-wal",
            f"{path.name}-shm",
            "out",
        }
        assert [file.name for file in copied.parent.iterdir()] == ["copy.db"]

    def test_the_record_is_as_it_was(self, copied, log, opened):
        assert len(log.payloads()) == 31
        assert opened.copy_for() is None

    def test_no_file_is_written_over(self, path, copied):
        with pytest.raises(Exception, match="is there already"):
            write_copy(path, copied, mechanism="lake", keep=set(), reader="sud")


def write_some(path, count, author):
    with LogFile(path) as file:
        log = file.log("lake", entry_hash)
        for number in range(count):
            append(log, f"{author} {number}", author)


def test_eight_writers_at_once_make_one_chain(path):
    with LogFile(path):
        pass
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_some, args=(path, 5, f"writer {n}")) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 8
    with LogFile(path, mode="r") as file:
        log = file.log("lake", entry_hash)
        entries = list(log.entries())
        assert [entry.number for entry in entries] == list(range(1, 41))
        assert all(entry.previous == entry_hash(before) for before, entry in pairwise(entries))
        titles = {payload.body for payload in log.payloads().values()}
        assert len(titles) == 40


def test_a_payload_is_what_it_was(log):
    append(log, "ünï ‘quoted’")
    assert log.payload(1) == Payload("cd" * 32, '{"kind":"meeting_intended","title":"ünï ‘quoted’"}')
