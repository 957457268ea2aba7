"""The commands that show, judge and export a record."""

import json
import re
import zipfile

import pytest

from lake_talks import make

VIEWS = ("brief", "timeline", "positions", "accounts", "silences", "commitments", "network")


@pytest.fixture
def talks(tmp_path):
    """The lake talks in a file."""
    path = tmp_path / "lake.db"
    make(path).close()
    return path


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_printed(call, talks, view):
    done = call(view, talks)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(view.upper())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("given", "starts"), [("html", "<!doctype html>"), ("md", "# "), ("text", "")])
def test_each_view_comes_in_each_form(call, talks, view, given, starts):
    assert call(view, talks, "--format", given, "--about", "Sudmark", "--since", "2031-05-01").stdout.startswith(starts)


@pytest.mark.parametrize(
    ("name", "starts"), [("b.html", "<!doctype"), ("b.md", "# Brief"), ("b.txt", "BRIEF"), ("b", "BRIEF")]
)
def test_the_ending_of_the_file_decides_the_form(call, talks, tmp_path, name, starts):
    assert call("brief", talks, "-o", tmp_path / name).stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(starts)


@pytest.mark.parametrize("view", [*VIEWS, "review"])
def test_a_record_that_is_not_there_is_one_sentence(call, tmp_path, view):
    done = call(view, tmp_path / "none.db")
    assert done.exit_code == 1
    assert re.fullmatch(r"verbale: .*none\.db.*\n", done.stderr)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--about", "Nobody"], 1, "No actor or question of the record goes by Nobody: see"),
        (["--about", "Strant"], 1, "goes by Strant; there is Elin Strand: see"),
        (["--about", "The"], 1, "No actor or question of the record goes by The: see"),
        (["--about", ""], 1, "No actor or question of the record goes by no word: see"),
        (["--since", "yesterday"], 2, "The day 'yesterday' cannot be read"),
        (["--format", "pdf"], 2, "'pdf' is not one of"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(call, talks, options, code, says):
    done = call("timeline", talks, *options)
    assert done.exit_code == code
    assert says in done.stderr


def test_the_charts_are_files(call, talks, tmp_path):
    assert call("brief", talks, "--charts", tmp_path / "charts").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "charts").iterdir()) == [
        "activity.svg",
        "addressing.svg",
        "dyads.svg",
    ]


def test_charts_have_to_go_somewhere(call, talks, good):
    assert call("brief", talks, "--charts", good).exit_code == 2


class TestJudging:
    """review, undo, withdraw, add."""

    def judged(self, done):
        assert done.exit_code == 0, done.stderr
        return re.match(r"(ju-[0-9a-f]{16})  ", done.stdout)[1]

    def test_the_list_gives_the_ids_that_the_options_take(self, call, talks):
        listed = call("review", talks).stdout
        item = re.search(r"- (st-\S+) ", listed)[1]
        self.judged(call("review", talks, "--reject", item, "--by", "Ann Ode"))
        assert f"- {item} " not in call("review", talks).stdout

    def test_what_is_rejected_leaves_the_brief_until_it_is_undone(self, call, talks):
        before = call("silences", talks).stdout
        first = self.judged(call("review", talks, "--reject", "si-a-when", "--reject", "si-c-when", "--by", "Ann Ode"))
        assert "Not disclosed" not in call("silences", talks).stdout
        assert self.judged(call("undo", talks, first, "--by", "Bea Lund")) == first
        assert "[1:4]" in call("silences", talks).stdout
        assert call("silences", talks).stdout != before

    @pytest.mark.parametrize(
        "options",
        [["--accept", "st-a-data"], ["--merge", "ra-strand", "--merge", "ra-fishermen"], ["--split", "ac-b-brand"],
         ["--speaker", "st-a-data", "Elin Strand"]],
    )  # fmt: skip
    def test_every_judgement_needs_a_name(self, call, talks, options):
        done = call("review", talks, *options)
        assert done.exit_code == 2
        assert "--by" in done.stderr
        self.judged(call("review", talks, *options, "--by", "Ann Ode"))

    def test_a_corrected_speaker_speaks_in_every_view(self, call, talks):
        self.judged(call("review", talks, "--speaker", "st-b-nodate", "fishermen", "--by", "Ann Ode"))
        assert "fishermen said: no date was set" in call("timeline", talks, "--statements").stdout

    def test_a_withdrawn_report_comes_back(self, call, talks):
        made = self.judged(call("withdraw", talks, "2", "--by", "Ann Ode", "--because", "asked for"))
        assert "[2:" not in call("brief", talks).stdout
        self.judged(call("undo", talks, made, "--by", "Ann Ode"))
        assert "[2:" in call("brief", talks).stdout

    def test_a_withdrawn_report_is_not_withdrawn_again(self, call, talks):
        made = self.judged(call("withdraw", talks, "2", "--by", "Ann Ode"))
        done = call("withdraw", talks, "2", "--by", "Bea Lund")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            f"verbale: Report 2 is withdrawn already, by Ann Ode: `verbale undo RECORD {made}` takes that back.\n"
        )
        self.judged(call("undo", talks, made, "--by", "Ann Ode"))
        self.judged(call("withdraw", talks, "2", "--by", "Bea Lund"))

    @pytest.mark.parametrize(
        "given",
        [
            ["add", "2", "no date was set", "--speaker", "Ivo Brant"],
            ["review", "--speaker", "st-b-nodate", "Ivo Brant"],
        ],
    )
    def test_a_speaker_nobody_knows_has_to_be_called_new(self, call, talks, given):
        command, *options = given
        done = call(command, talks, *options, "--by", "Ann Ode")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == (
            "verbale: No actor of the record goes by Ivo Brant; there is Ivo Brand: check it, or say with --new that it is "
            "a new one.\n"
        )
        self.judged(call(command, talks, *options, "--new", "--by", "Ann Ode"))
        assert "Ivo Brant said: no date was set" in call("timeline", talks, "--statements").stdout

    def test_an_added_statement_is_cited(self, call, talks):
        words = "The talks of 2 May by the lake ended early"
        self.judged(call("add", talks, "2", words, "--speaker", "Brand", "--force", "regret", "--by", "Ann Ode"))
        assert re.search(rf"Brand regretted: {words}\s+\[2:1\]", call("timeline", talks, "--statements").stdout)

    def test_words_that_are_not_there_are_one_sentence(self, call, talks):
        done = call("add", talks, "2", "never said", "--by", "Ann Ode")
        assert done.exit_code == 1
        assert "do not stand in report 2" in done.stderr


class TestExport:
    """export and import."""

    @pytest.mark.parametrize("form", ["csv", "parquet"])
    def test_tables_go_into_a_folder(self, call, talks, tmp_path, form):
        if form == "parquet":
            pytest.importorskip("pyarrow")
        assert call("export", talks, "--format", form, "-o", tmp_path / "out").exit_code == 0
        assert (tmp_path / "out" / f"statements.{form}").exists()
        assert call("export", talks, "--format", form).exit_code == 2

    def test_tables_go_into_a_zip(self, call, talks, tmp_path):
        assert call("export", talks, "--format", "csv", "-o", tmp_path / "out.zip").exit_code == 0
        assert "statements.csv" in zipfile.ZipFile(tmp_path / "out.zip").namelist()

    def test_a_record_goes_out_and_comes_in(self, call, talks, tmp_path):
        lines = call("export", talks, "--format", "jsonl").stdout_bytes
        done = call("import", "-", tmp_path / "again.db", stdin=lines)
        assert (done.exit_code, done.stdout) == (0, "")
        assert call("brief", tmp_path / "again.db").stdout == call("brief", talks).stdout

    def test_jsonld_is_json(self, call, talks):
        assert json.loads(call("export", talks, "--format", "jsonld").stdout)["@context"]["prov"]

    @pytest.mark.parametrize("form", ["cameo", "plover"])
    def test_events_are_a_table_and_a_rejected_one_is_not_in_it(self, call, talks, form):
        pytest.importorskip("verbale.views.event_table")
        table = call("export", talks, "--format", form).stdout.splitlines()
        assert len(table) == 6
        call("review", talks, "--reject", "ev-b-opened", "--by", "Ann Ode")
        assert len(call("export", talks, "--format", form).stdout.splitlines()) == 5

    def test_a_file_in_the_way_of_a_folder(self, call, talks, good):
        done = call("export", talks, "--format", "csv", "-o", good)
        assert done.exit_code == 2
        assert "cannot be written" in done.stderr
