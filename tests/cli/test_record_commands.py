"""`verbale read -o RECORD`, `verbale search` and `verbale show`."""

import json
import re
import sqlite3

import pytest


@pytest.fixture
def talks(call, good, tmp_path):
    """A record of one report."""
    path = tmp_path / "talks.db"
    assert call("read", good, "-o", path).exit_code == 0
    return path


class TestRead:
    """Reports into a record."""

    @pytest.mark.parametrize("name", ["new.db", "new.SQLITE", "new.sqlite3"])
    def test_one_line_says_what_was_added(self, call, good, tmp_path, name):
        done = call("read", good, "-o", tmp_path / name)
        assert (done.exit_code, done.stderr) == (0, "")
        found = r"1 report added \(2 statements, \d+ events?, \d+ meetings?\), 0 there already"
        assert re.fullmatch(rf"{re.escape(str(tmp_path / name))}: {found}\n", done.stdout)

    def test_the_same_again_adds_nothing(self, call, good, talks):
        assert (
            "0 reports added (0 statements, 0 events, 0 meetings), 1 there already"
            in call("read", good, "-o", talks).stdout
        )

    def test_what_is_there_is_not_read_again(self, call, good, talks, monkeypatch):
        def fail(*reports, **options):
            raise AssertionError("read again")

        monkeypatch.setattr("verbale.workflows.reading.attempt", fail)
        done = call("read", good, "-o", talks)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "1 there already" in done.stdout

    def test_another_date_makes_another_reading_and_stays_until_there_is_a_third(self, call, good, talks):
        def published():
            found = json.loads(call("show", talks, "1", "--format", "json").stdout)["published"]
            return found and found["start"]

        assert published() is None
        done = call("read", good, "-o", talks, "--published", "2009-08-07")
        assert "0 reports added, 1 read again (2 statements" in done.stdout
        assert published() == "2009-08-07"
        assert "1 there already" in call("read", good, "-o", talks).stdout
        assert published() == "2009-08-07"
        call("read", good, "-o", talks, "--published", "2009-08-08")
        assert "1 read again" in call("read", good, "-o", talks, "--published", "2009-08-07").stdout
        assert published() == "2009-08-07"

    def test_what_cannot_be_read_is_named_and_the_others_are_added(self, call, good, tmp_path):
        done = call("read", tmp_path / "missing.txt", good, "-o", tmp_path / "new.db")
        assert done.exit_code == 1
        assert done.stderr == f"verbale: {tmp_path / 'missing.txt'}: does not exist: check the name.\n"
        assert "1 report added" in done.stdout

    def test_a_record_has_one_format(self, call, good, tmp_path):
        done = call("read", good, "-o", tmp_path / "new.db", "--format", "json")
        assert done.exit_code == 2
        assert not (tmp_path / "new.db").exists()

    def test_two_processes_add_what_one_adds(self, call, good, tmp_path):
        for name, jobs in (("one.db", "1"), ("two.db", "2")):
            assert call("read", good, good.parent, "-o", tmp_path / name, "--jobs", jobs).exit_code == 0
        found = [call("search", tmp_path / name, "meet").stdout for name in ("one.db", "two.db")]
        assert found[0] == found[1] != ""

    def test_another_file_is_left_as_it_is(self, call, good, tmp_path):
        path = tmp_path / "other.db"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE things (n)")
        database.close()
        before = path.read_bytes()
        done = call("read", good, "-o", path)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == f"verbale: {path} is not a record of Verbale's: give the name of one, or of a new file.\n"
        assert path.read_bytes() == before


class TestSearch:
    """Words in a record."""

    def test_a_hit_is_cited(self, call, talks):
        done = call("search", talks, "meet", "again")
        assert done.exit_code == 0
        assert done.stdout.startswith("[1:3]   ")
        assert "the two sides would meet again in May" in done.stdout

    def test_nothing_found_is_exit_code_1_and_one_sentence(self, call, talks):
        done = call("search", talks, "submarine")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == f"verbale: Nothing in {talks} matches submarine.\n"
        narrowed = call("search", talks, "meet", "again", "--force", "offer", "--format", "jsonl")
        assert (narrowed.exit_code, narrowed.stdout) == (1, "")
        assert narrowed.stderr == f"verbale: Nothing in {talks} matches meet again, narrowed so.\n"

    def test_jsonl_is_a_hit_a_line(self, call, talks):
        hits = [json.loads(line) for line in call("search", talks, "meet", "--format", "jsonl").stdout.splitlines()]
        assert hits[0]["citation"]["source"] == 1
        assert hits[0]["entry"]["item"]["force"] == "assert"

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            (["--actor", "strand"], 0),
            (["--actor", "Nobody"], 1),
            (["--force", "ASSERT"], 0),
            (["--force", "offer"], 1),
            (["--root", "accuse"], 1),
            (["--source", "1", "--limit", "1"], 0),
            (["--source", "2"], 1),
        ],
    )
    def test_options_narrow(self, call, talks, options, code):
        assert call("search", talks, "meet", *options).exit_code == code

    @pytest.mark.parametrize(
        ("options", "code"), [(["--since", "2011"], 0), (["--since", "2011-04-04"], 1), (["--until", "2011-04"], 0)]
    )
    def test_days_narrow(self, call, good, tmp_path, options, code):
        call("read", good, "--published", "2011-04-03", "-o", tmp_path / "dated.db")
        assert call("search", tmp_path / "dated.db", "not", "there", *options).exit_code == code

    @pytest.mark.parametrize("options", [["--force", "x"], ["--root", "x"], ["--since", "x"], ["--limit", "0"]])
    def test_impossible_options(self, call, talks, options):
        done = call("search", talks, "meet", *options)
        assert (done.exit_code, done.stdout) == (2, "")

    def test_a_record_that_is_not_there(self, call, tmp_path):
        done = call("search", tmp_path / "none.db", "meet")
        assert done.exit_code == 1
        assert done.stderr.startswith(f"verbale: {tmp_path / 'none.db'} does not exist")
        assert done.stderr.count("\n") == 1


class TestShow:
    """One thing of a record."""

    def test_a_source(self, call, talks):
        assert call("show", talks, "1").stdout.startswith("[1] ")

    def test_a_hit_of_a_search(self, call, talks):
        identity = call("search", talks, "meet").stdout.split()[-1]
        done = call("show", talks, identity)
        assert done.exit_code == 0
        assert "the two sides would meet again" in done.stdout
        assert json.loads(call("show", talks, identity, "--format", "json").stdout)["ref"]["item"] == identity

    def test_what_is_not_there(self, call, talks):
        done = call("show", talks, "st-0")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "st-0" in done.stderr

    def test_the_beginning_of_an_id_will_do(self, call, talks):
        identity = call("search", talks, "meet").stdout.split()[-1]
        assert call("show", talks, identity[:8]).stdout == call("show", talks, identity).stdout

    def test_a_beginning_of_several_ids_is_one_sentence(self, call, talks, monkeypatch):
        monkeypatch.setattr("verbale.store.sql_record.ids_beginning", lambda *asked: ["st-ab1", "st-ab2"])
        done = call("show", talks, "st-ab0")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == "verbale: st-ab0 begins several ids (st-ab1, st-ab2): give more of the one you mean.\n"

    def test_a_beginning_will_do_wherever_an_id_is_asked_for(self, call, talks):
        identity = call("search", talks, "meet").stdout.split()[-1][:8]
        made = [
            call("review", talks, "--accept", identity, "--by", "Ann Ode"),
            call("review", talks, "--speaker", identity, "Strand", "--by", "Ann Ode"),
            call("withdraw", talks, json.loads(call("show", talks, "1", "--format", "json").stdout)["document"][:9],
                 "--by", "Ann Ode"),
        ]  # fmt: skip
        assert [done.stderr for done in made] == ["", "", ""]
        for done in made:
            judgement = done.stdout.split()[0]
            assert call("undo", talks, judgement[:9], "--by", "Ann Ode").stdout.startswith(judgement)
        actor = re.search(r"ra-[0-9a-f]{16}", call("show", talks, identity, "--format", "json").stdout)[0]
        assert "Strand" in call("brief", talks, "--about", actor[:9]).stdout
        assert call("search", talks, "meet", "--actor", actor[:9]).exit_code == 0
