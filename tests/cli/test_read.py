"""`verbale read` on good input: formats, folders, standard input, output files."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from verbale.model import Reading, json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE = (
    "<!doctype html><html lang='en'><head><title>Harbour talks</title></head><body><nav>Home News Sport</nav><article>"
    "<h1>Harbour talks</h1><p>Foreign Minister Elin Strand said on Tuesday that the two sides would meet again in May, "
    "after a long day of talks about the harbour and the ships that use it.</p><p>“We are not there yet,” she told "
    "reporters outside the town hall, where delegates of both governments had been at work since early morning.</p>"
    "<p>Her counterpart, Ivo Brandt, declined to comment on the timetable when he left the building in the evening.</p>"
    "</article><footer>Contact us</footer></body></html>"
)


def test_text_is_the_default(call, good):
    done = call("read", good)
    assert done.exit_code == 0
    assert "WHO SAID WHAT" in done.stdout
    assert '"We are not there yet,"' in done.stdout
    assert done.stderr == ""


def test_json_is_one_object_that_fits_the_schema(call, good):
    done = call("read", good, "--format", "json")
    data = json.loads(done.stdout)
    Draft202012Validator(json_schema()).validate(data)
    assert data["document"]["text"] == good.read_text(encoding="utf-8")
    assert Reading.from_dict(data).to_dict() == data


def test_jsonl_is_one_line_an_input_in_input_order(call, good, tmp_path):
    other = tmp_path / "another.txt"
    other.write_text("The envoy denied that any ship had been stopped.", encoding="utf-8")
    done = call("read", good, other, good, "--format", "jsonl")
    texts = [json.loads(line)["document"]["text"] for line in done.stdout.splitlines()]
    assert texts == [good.read_text(), other.read_text(), good.read_text()]


def test_the_same_input_gives_the_same_bytes(call, good):
    assert call("read", good, "--format", "json").stdout_bytes == call("read", good, "--format", "json").stdout_bytes


def test_several_texts_are_kept_apart_by_a_rule(call, good):
    done = call("read", good, good)
    assert done.stdout.count("=" * 100) == 1


def test_several_inputs_do_not_fit_into_one_json_object(call, good):
    done = call("read", good, good, "--format", "json")
    assert done.exit_code == 2
    assert "jsonl" in done.stderr


def test_standard_input(call, good):
    done = call("read", "-", "--format", "json", stdin=good.read_bytes())
    assert json.loads(done.stdout)["document"]["text"] == good.read_text()


def test_standard_input_is_read_once(call):
    done = call("read", "-", "-", stdin=b"The envoy said no.")
    assert done.exit_code == 2
    assert "only once" in done.stderr


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(call, good, tmp_path):
    folder = tmp_path / "reports"
    (folder / "b").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("b/two.txt", "a.HTML", "README.md", "notes.pdf", ".hidden/three.txt"):
        (folder / name).write_text(PAGE if name.endswith("HTML") else good.read_text(), encoding="utf-8")
    done = call("read", folder, "--format", "jsonl")
    assert done.exit_code == 0, done.stderr
    extractors = [json.loads(line)["document"]["extractor"] for line in done.stdout.splitlines()]
    assert len(extractors) == 2
    assert extractors[0] != extractors[1]


def test_a_web_page_is_read_without_its_furniture(call, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    data = json.loads(call("read", page, "--format", "json", "--url", "https://news.example/harbour").stdout)
    assert data["document"]["url"] == "https://news.example/harbour"
    assert data["document"]["title"] == "Harbour talks"
    assert any("would meet again" in span["text"] for said in data["statements"] for span in said["content"])
    assert not any("Sport" in span["text"] for said in data["statements"] for span in said["content"])


def test_one_address_is_not_given_to_two_pages(call, good):
    done = call("read", good, good, "--url", "https://news.example/harbour")
    assert done.exit_code == 2
    assert "--url" in done.stderr


def test_a_given_date_is_kept_with_its_basis(call, good):
    data = json.loads(call("read", good, "--format", "json", "--published", "2012-04-03").stdout)
    assert data["document"]["published"]["start"] == "2012-04-03"
    assert data["document"]["published"]["basis"] == "given"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_given_encoding_is_used(call, tmp_path, encoding):
    path = tmp_path / "report.txt"
    text = "The envoy, Zoë Müller, said “no”."
    path.write_bytes(text.encode(encoding))
    data = json.loads(call("read", path, "--format", "json", "--encoding", encoding).stdout)
    assert data["document"]["text"].lstrip("\ufeff") == text


def test_an_odd_number_of_quotation_marks_is_read(call, tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text('"We will come, the envoy said. "We will go," he added, "and “stay', encoding="utf-8")
    done = call("read", path, "--format", "json")
    assert done.exit_code == 0, done.stderr


def test_terminal_commands_in_a_source_do_nothing(call, tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text("The envoy said \x1b[2J\x1b]0;owned\x07 that it was over.", encoding="utf-8")
    assert "\x1b" not in call("read", path).output


def test_two_processes_give_what_one_gives(call, good):
    inputs = [good, EXAMPLES, good, good.with_name("missing.txt"), good]
    one = call("read", *inputs, "--format", "jsonl")
    two = call("read", *inputs, "--format", "jsonl", "--jobs", "2")
    assert one.exit_code == two.exit_code == 1
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stderr == two.stderr


class TestOutputFile:
    """`-o FILE` appears whole or not at all."""

    @pytest.mark.parametrize(("name", "begins"), [("a.json", '{\n  "schema"'), ("a.jsonl", '{"schema"'), ("a.txt", "")])
    def test_its_ending_chooses_the_format(self, call, good, tmp_path, name, begins):
        target = tmp_path / "out" / name
        target.parent.mkdir()
        done = call("read", good, "-o", target)
        assert (done.exit_code, done.stdout) == (0, "")
        assert target.read_text(encoding="utf-8").startswith(begins)
        assert [path.name for path in target.parent.iterdir()] == [name]

    def test_a_given_format_goes_before_its_ending(self, call, good, tmp_path):
        call("read", good, "-o", tmp_path / "a.json", "--format", "text")
        assert "WHO SAID WHAT" in (tmp_path / "a.json").read_text(encoding="utf-8")

    def test_an_ending_that_says_nothing_needs_a_format(self, call, good, tmp_path):
        done = call("read", good, "-o", tmp_path / "a.xyz")
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{tmp_path / 'a.xyz'}: nothing known ends in .xyz; give --format" in done.stderr
        assert not (tmp_path / "a.xyz").exists()
        assert call("read", good, "-o", tmp_path / "a.xyz", "--format", "text").exit_code == 0

    def test_a_file_that_is_replaced_keeps_its_mode(self, call, good, tmp_path):
        target = tmp_path / "a.json"
        target.write_text("old", encoding="utf-8")
        target.chmod(0o600)
        call("read", good, "-o", target)
        assert target.read_text(encoding="utf-8") != "old"
        assert target.stat().st_mode & 0o777 == 0o600

    def test_the_old_file_stays_where_nothing_could_be_read(self, call, tmp_path):
        target = tmp_path / "a.json"
        target.write_text("old", encoding="utf-8")
        assert call("read", tmp_path / "missing.txt", "-o", target).exit_code == 1
        assert target.read_text(encoding="utf-8") == "old"
        assert len(list(tmp_path.iterdir())) == 1

    def test_what_could_be_read_is_written_beside_what_could_not(self, call, good, tmp_path):
        target = tmp_path / "a.jsonl"
        assert call("read", tmp_path / "missing.txt", good, "-o", target).exit_code == 1
        assert target.read_text(encoding="utf-8").count("\n") == 1

    def test_a_fault_half_way_leaves_nothing(self, call, good, tmp_path, monkeypatch):
        def broken(reading):
            raise RuntimeError("half way")

        monkeypatch.setattr("verbale.views.reading_json.reading_jsonl", broken)
        done = call("read", good, "-o", tmp_path / "a.jsonl")
        assert done.exit_code == 1
        assert "RuntimeError: half way" in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == [good.name]

    @pytest.mark.parametrize("place", ["", "no/such/folder/a.json"])
    def test_a_place_that_cannot_be_written_is_a_usage_error(self, call, good, tmp_path, place):
        done = call("read", good, "-o", tmp_path / place)
        assert done.exit_code == 2
        assert "give -o" in done.stderr

    def test_a_device_is_written_as_it_is(self, call, good):
        assert call("read", good, "-o", os.devnull).exit_code == 0

    def test_a_dash_is_standard_output(self, call, good):
        assert "WHO SAID WHAT" in call("read", good, "-o", "-").stdout


def test_what_is_less_sure_can_be_left_out(call, good):
    everything = json.loads(call("read", good, "--format", "json").stdout)
    sure = json.loads(call("read", good, "--format", "json", "--min-confidence", "1").stdout)
    assert everything["statements"]
    assert sure["statements"] == []
    assert call("read", good, "--min-confidence", "2").exit_code == 2


@pytest.mark.parametrize("form", ["cameo", "plover"])
def test_a_table_has_one_header_for_all_inputs(call, tmp_path, form):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Chad accused Sudan of arming the rebels.", encoding="utf-8")
    lines = call("read", tmp_path, "--format", form).stdout.splitlines()
    assert len(lines) == 3
    assert len({line.count("\t") for line in lines}) == 1
    assert sum("ACCUSE" in line or "\t11" in line for line in lines[1:]) == 2


def test_a_table_of_actors_that_cannot_be_used_is_told_before_anything_is_read(call, good, tmp_path):
    path = tmp_path / "actors.tsv"
    path.write_text("name\toffice\n", encoding="utf-8")
    done = call("read", good, "--actors", path)
    assert done.exit_code == 1
    assert "The first line of" in done.stderr
    assert done.stdout == ""
    assert call("read", good, "--actors", path, "--no-office-holders").exit_code == 2
