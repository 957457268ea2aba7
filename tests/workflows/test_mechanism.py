"""A mechanism in a record: acts are checked, signed and appended, or refused with nothing changed."""

import multiprocessing
import shutil
import sqlite3

import pytest

from lake_mechanism import CHEAP, MEMBERS, PHRASE, founded, lake
from verbale.errors import InputError, KeyUnusable, NoRecord, NotInRecord, RuleBroken, UsageError, VerbaleError
from verbale.model.acts import DocketFiled, HeadSigned, MeetingHeld, MeetingProposed, StatementMade
from verbale.workflows.copies import copy_for
from verbale.workflows.enacting import enact
from verbale.workflows.exchange import export_record, import_record
from verbale.workflows.founding import Founding, found
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import open_mechanism
from verbale.workflows.redacting import redact
from verbale.workflows.signing import bring_in, counter_signature, good_keys, open_key, revoke, rotate

CANARY = "bittern"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    founded(folder)
    return folder


@pytest.fixture
def place(first, tmp_path):
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path / "talks.db", KeyRing(tmp_path / "keys", costs=CHEAP)


@pytest.fixture
def talks(place, tmp_path):
    path, ring = place
    with open_mechanism(path, mode="a") as desk:
        yield lake(tmp_path, desk, ring)


def entries(talks):
    return [entry.number for entry in talks.desk.log.entries()]


class TestFiling:
    """One act, one entry."""

    def test_the_receipt_is_of_the_entry(self, talks):
        done = talks.file("nor", DocketFiled(sort="concern", title="The sluice"))
        assert done.receipt.number == talks.desk.log.head().number == 6
        assert done.items == ("concern-6",)
        assert talks.desk.verify(done.receipt).complete

    def test_what_a_rule_refuses_changes_nothing(self, talks):
        meeting = talks.make("est", MeetingProposed(title="Round", start="2021-05-01T00:00:00+00:00"))
        before = entries(talks)
        with pytest.raises(RuleBroken, match="needs it to be confirmed"):
            talks.file("est", MeetingHeld(meeting=meeting))
        assert entries(talks) == before

    def test_a_stranger_cannot_file(self, talks):
        with pytest.raises(UsageError, match=r"'xyz' is no member .* take one of nor, sud, est, obs, secretary"):
            talks.desk.file(StatementMade(words="x"), author="xyz", signer=talks.keys["nor"])

    def test_nobody_signs_for_another(self, talks):
        before = entries(talks)
        with pytest.raises(KeyUnusable, match="is not one of sud's"):
            talks.desk.file(StatementMade(words="x"), author="sud", signer=talks.keys["nor"])
        assert entries(talks) == before

    def test_dates_never_run_backwards(self, talks):
        talks.file("nor", StatementMade(words="x"))
        with pytest.raises(RuleBroken, match="dates never run backwards"):
            talks.file("nor", StatementMade(words="y"), at="2021-05-01T00:06:00+00:00")

    def test_nothing_is_filed_before_the_mechanism_existed(self, talks):
        with pytest.raises(RuleBroken, match="before 'Lake commission' existed"):
            talks.file("nor", StatementMade(words="y"), at="2020-05-01T00:06:00+00:00")

    def test_nothing_is_filed_in_the_future(self, talks):
        with pytest.raises(UsageError, match="is still to come"):
            talks.file("nor", StatementMade(words="y"), at="2999-01-01T00:00:00+00:00")

    @pytest.mark.parametrize("at", ["tomorrow", "2021-05-02", "2021-05-02T10:00:00"])
    def test_a_time_needs_its_zone(self, talks, at):
        with pytest.raises(RuleBroken, match=r"no time|no zone"):
            talks.file("nor", StatementMade(words="y"), at=at)

    def test_a_clock_that_went_back_is_told(self, place, tmp_path):
        from by_hand import FixedClock

        path, ring = place
        with open_mechanism(path, mode="a", clock=FixedClock()) as desk:
            talks = lake(tmp_path, desk, ring)
            if desk.now() < desk.state().at:
                with pytest.raises(RuleBroken, match="set the clock right"):
                    desk.file(StatementMade(words="x"), author="nor", signer=talks.keys["nor"])


class TestOpening:
    """Which mechanism, in which file."""

    def test_a_missing_file_is_named_and_not_made(self, tmp_path):
        with pytest.raises(NoRecord, match="does not exist"), open_mechanism(tmp_path / "no.db", mode="a"):
            pass
        assert not (tmp_path / "no.db").exists()

    def test_a_record_without_one(self, tmp_path):
        from verbale.workflows.record import open as open_record

        open_record(tmp_path / "bare.db").close()
        with pytest.raises(NotInRecord, match="holds no mechanism"), open_mechanism(tmp_path / "bare.db"):
            pass

    def test_several_need_a_name(self, place, tmp_path):
        path, ring = place
        other = Founding(name="Bay commission", parties=("nor=Norland", "est=Estia"))
        found(path, other, ring, lambda: PHRASE, at="2021-06-01T00:00:00+00:00")
        with pytest.raises(UsageError, match=r"holds 2 mechanisms: give --mechanism .*Bay"), open_mechanism(path):
            pass
        with open_mechanism(path, "bay commission") as desk:
            assert desk.mechanism.party_ids == ("nor", "est")
        with pytest.raises(NotInRecord, match="holds no mechanism x"), open_mechanism(path, "x"):
            pass

    def test_two_of_one_name_are_refused(self, place, tmp_path):
        path, ring = place
        before = list(ring.folder.iterdir())
        with pytest.raises(UsageError, match="holds Lake commission already"):
            found(path, tmp_path / "setup.yaml", ring, lambda: PHRASE, at="2021-06-01T00:00:00+00:00")
        assert list(ring.folder.iterdir()) == before

    def test_readers_are_members_or_the_public(self, talks):
        assert talks.desk.seen("public").items == {}
        with pytest.raises(UsageError, match="'xyz' is no member"):
            talks.desk.seen("xyz")


class TestKeys:
    """Made, rotated, revoked."""

    def test_a_rotated_key_signs_and_the_old_one_does_not(self, talks):
        old = talks.keys["nor"]
        rotate(talks.desk, talks.ring, old=old, passphrase=PHRASE, at="2021-05-02T00:00:00+00:00")
        (new,) = good_keys(talks.desk, "nor")
        assert new != old.public
        with pytest.raises(KeyUnusable, match="was given up at entry 6"):
            talks.desk.file(StatementMade(words="x"), author="nor", signer=old)
        signer = open_key(talks.desk, talks.ring, "nor", lambda: PHRASE)
        talks.desk.file(StatementMade(words="x"), author="nor", signer=signer)
        assert talks.desk.verify().sound

    def test_a_revoked_key_signs_no_more(self, talks):
        key = talks.keys["sud"]
        revoke(
            talks.desk, key.public[:10], "stolen", author="secretary", signer=talks.keys["secretary"],
            at="2021-05-02T00:00:00+00:00",
        )  # fmt: skip
        with pytest.raises(KeyUnusable, match="was given up"):
            talks.desk.file(StatementMade(words="x"), author="sud", signer=key)
        with pytest.raises(KeyUnusable, match="sud has no key"):
            open_key(talks.desk, talks.ring, "sud", lambda: PHRASE)

    def test_a_key_that_is_not_taken_leaves_no_file(self, talks):
        before = sorted(talks.ring.folder.iterdir())
        with pytest.raises(RuleBroken, match="has a key"):
            bring_in(talks.desk, talks.ring, "nor", passphrase=PHRASE, signer=talks.keys["secretary"])
        assert sorted(talks.ring.folder.iterdir()) == before

    def test_a_key_that_is_elsewhere_is_told(self, talks, tmp_path):
        with pytest.raises(KeyUnusable, match="give the folder where it is with --keys"):
            open_key(talks.desk, KeyRing(tmp_path / "none"), "nor", lambda: PHRASE)

    def test_a_head_is_counter_signed(self, talks):
        talks.desk.file(counter_signature, author="sud", signer=talks.keys["sud"])
        assert talks.desk.verify().countersigned == (("sud", 5),)


class TestRedaction:
    """Gone from the file, and the chain still holds."""

    @pytest.fixture
    def redacted(self, talks):
        for number in range(20):
            talks.file("nor", DocketFiled(sort="concern", title=f"{CANARY} {number}", words=f"{CANARY} " * 100))
        talks.file("sud", StatementMade(words="stays"))
        receipt = talks.file("sud", StatementMade(words="stays too")).receipt
        for number in range(6, 26):
            done = redact(talks.desk, number, "named a source", author="secretary", signer=talks.keys["secretary"])
            assert done is not None
        return receipt

    def test_it_is_on_no_page_and_in_no_copy(self, talks, redacted, tmp_path):
        copy_for(talks.desk, "secretary", tmp_path / "copy.db")
        talks.desk.file_of_record.close()
        for file in [*tmp_path.glob("talks.db*"), tmp_path / "copy.db"]:
            assert CANARY.encode() not in file.read_bytes(), file
            assert b"stays too" in file.read_bytes() or file.name != "talks.db"

    def test_the_chain_verifies_up_to_a_receipt_from_before(self, talks, redacted):
        found = talks.desk.verify(redacted)
        assert (found.faults, found.complete, len(found.withheld)) == ((), True, 20)

    def test_what_followed_still_stands(self, talks, redacted):
        state = talks.desk.state()
        assert state.items["concern-6"].title == "[redacted]"
        assert not state.refused

    def test_again_only_clears(self, talks, redacted):
        assert redact(talks.desk, 6, "again", author="secretary", signer=talks.keys["secretary"]) is None

    def test_keys_and_the_set_up_stay(self, talks):
        for number in (1, 2):
            with pytest.raises(RuleBroken, match="never redacted"):
                redact(talks.desk, number, "x", author="secretary", signer=talks.keys["secretary"])
        assert talks.desk.log.payload(1) is not None
        with pytest.raises(NotInRecord, match="There is no entry 99"):
            redact(talks.desk, 99, "x", author="secretary", signer=talks.keys["secretary"])


class TestCopy:
    """What leaves the house."""

    def test_it_holds_what_its_reader_may_see(self, talks, tmp_path):
        talks.file("nor", StatementMade(words=f"{CANARY} hidden", see=("est",)))
        talks.file("nor", StatementMade(words="heron open"))
        assert copy_for(talks.desk, "sud", tmp_path / "sud.db") == 1
        data = (tmp_path / "sud.db").read_bytes()
        assert CANARY.encode() not in data and b"heron open" in data
        with open_mechanism(tmp_path / "sud.db") as desk:
            assert desk.verify().sound
            assert [item.words for item in desk.seen("sud").items.values()] == ["heron open"]

    def test_nobody_files_in_a_copy(self, talks, tmp_path):
        copy_for(talks.desk, "sud", tmp_path / "sud.db")
        with (
            open_mechanism(tmp_path / "sud.db", mode="a") as desk,
            pytest.raises(UsageError, match="is a copy made for"),
        ):
            desk.file(StatementMade(words="x"), author="sud", signer=talks.keys["sud"])

    def test_reports_are_in_it(self, talks, tmp_path):
        copy_for(talks.desk, "sud", tmp_path / "sud.db")
        with sqlite3.connect(tmp_path / "sud.db") as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert copy.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'log_%no%'").fetchone() == (3,)
        copy.close()


def file_some(path, folder, member, count):
    with open_mechanism(path, mode="a") as desk:
        signer = open_key(desk, KeyRing(folder / "keys"), member, lambda: PHRASE)
        for number in range(count):
            desk.file(StatementMade(words=f"{member} {number}"), author=member, signer=signer)


def test_eight_processes_file_at_once(place, tmp_path):
    path, _ = place
    context = multiprocessing.get_context("spawn")
    filers = [context.Process(target=file_some, args=(path, tmp_path, MEMBERS[n % 4], 3)) for n in range(8)]
    for filer in filers:
        filer.start()
    for filer in filers:
        filer.join()
    assert [filer.exitcode for filer in filers] == [0] * 8
    with open_mechanism(path) as desk:
        assert desk.verify().sound
        assert [entry.number for entry in desk.log.entries()] == list(range(1, 5 + 24 + 1))
        assert not desk.state().refused


class TestWhatOnlyOtherCommandsFile:
    """Acts that need more than their fields."""

    def test_a_false_counter_signature_is_refused(self, talks):
        for number, head in ((1, "0" * 64), (0, "0" * 64), (99, "0" * 64)):
            with pytest.raises(RuleBroken) as broken:
                talks.file("nor", HeadSigned(number=number, head=head))
            assert broken.value.rule == "a head that was"
        assert talks.desk.verify().sound

    @pytest.mark.parametrize("do", ["redacted", "head_signed", "key_made", "key_rotated", "mechanism_set_up"])
    def test_a_file_of_acts_cannot_file_them(self, talks, tmp_path, do):
        file = tmp_path / "acts.yaml"
        file.write_text(f"- do: {do}\n  as: secretary\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"line 1.*by a command of its own"):
            list(enact(talks.path, file, talks.ring, lambda author, new=False: PHRASE))


class TestJsonLines:
    """The mechanism in the whole record's export, and back."""

    @pytest.fixture
    def filled(self, talks):
        talks.make("nor", StatementMade(words="for all"))
        talks.make("nor", StatementMade(words="for one", see=("est",)))
        number = talks.file("nor", StatementMade(words="gone")).receipt.number
        redact(talks.desk, number, "a name", author="secretary", signer=talks.keys["secretary"])
        return talks

    def test_the_round_trip_loses_nothing(self, filled, tmp_path):
        lines = list(export_record(filled.path, "secretary"))
        assert import_record(lines, tmp_path / "again.db") == 0
        with open_mechanism(tmp_path / "again.db", mode="a") as desk:
            assert list(desk.log.entries()) == list(filled.desk.log.entries())
            assert desk.log.payloads() == filled.desk.log.payloads()
            assert desk.state() == filled.desk.state()
            assert desk.verify().sound and desk.whole
            desk.file(StatementMade(words="goes on"), author="nor", signer=filled.keys["nor"])
        assert list(export_record(filled.path, "secretary")) == lines

    def test_a_members_lines_make_a_copy(self, filled, tmp_path):
        lines = list(export_record(filled.path, "sud"))
        assert b"for all" in b"".join(lines) and b"for one" not in b"".join(lines)
        import_record(lines, tmp_path / "again.db")
        with open_mechanism(tmp_path / "again.db", mode="a") as desk:
            assert not desk.whole and desk.verify().sound
            with pytest.raises(UsageError, match="is a copy made for sud"):
                desk.writer("sud")

    def test_a_missing_or_changed_line_makes_no_record(self, filled, tmp_path):
        lines = list(export_record(filled.path, "secretary"))
        changed = [line.replace(b"for all", b"for any") for line in lines]
        for damaged in (lines[:-1], lines[:1], lines[:-2] + lines[-1:], [lines[0], *lines[2:]], changed):
            with pytest.raises(VerbaleError):
                import_record(damaged, tmp_path / "again.db")
            assert list(tmp_path.glob("again*")) == []

    def test_it_is_said_for_whom(self, filled):
        with pytest.raises(UsageError, match="say for whom"):
            next(export_record(filled.path, None))
        with pytest.raises(UsageError, match="'xyz' is no member"):
            next(export_record(filled.path, "xyz"))
        assert len(list(export_record(filled.path, "public"))) == 1
