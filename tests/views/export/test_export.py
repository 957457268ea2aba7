"""A record for other programs."""

import csv
import io
import json
import sys
import zipfile

import pytest
from pyld import jsonld

from verbale.errors import InputError, SetupError, UsageError
from verbale.model import ASSEMBLED, Subject, judgement
from verbale.views.export import TABLES, record_jsonl, record_jsonld, table_rows, to_pandas, write_csv, write_parquet
from verbale.views.export.jsonl import pieces


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_every_column(record, table):
    made = list(table_rows(record, table))
    assert all(tuple(row) == TABLES[table] for row in made)
    assert made or table == "judgements"


def test_a_row_says_where_it_comes_from(record):
    row = next(row for row in table_rows(record, "statements") if row["id"] == "st-a-sluice")
    text = record.document("doc-a").text
    assert text[row["start"] : row["end"]] == row["words"] == "Sudmark must open the sluice"
    assert (row["source"], row["line"], row["speaker_name"], row["record_speaker"]) == (
        1,
        3,
        "Elin Strand",
        "ra-strand",
    )


def test_who_presides_stands_beside_the_host(record):
    row = next(row for row in table_rows(record, "meetings") if row["id"] == "me-a-monday")
    assert (row["host"], row["chair"]) == ("", "Elin Strand")
    (meeting,) = table_rows(record, "record_meetings")
    assert (meeting["host"], meeting["chair"]) == (None, "ra-strand")


class TestCsv:
    """Tables in a folder or a zip."""

    def test_a_folder_and_a_zip_hold_the_same(self, record, tmp_path):
        write_csv(record, tmp_path / "out")
        write_csv(record, tmp_path / "out.zip")
        with zipfile.ZipFile(tmp_path / "out.zip") as packed:
            for table in TABLES:
                assert packed.read(f"{table}.csv") == (tmp_path / "out" / f"{table}.csv").read_bytes()

    def test_the_rows_come_back(self, record, tmp_path):
        write_csv(record, tmp_path)
        made = rows((tmp_path / "events.csv").read_text(encoding="utf-8-sig"))
        assert [row["root"] for row in made] == ["CONSULT", "REQUEST", "CONSULT", "REQUEST", "CONCEDE"]

    @pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@x"])
    def test_no_cell_is_a_formula(self, record, tmp_path, cell):
        record.judge(judgement("accept", (Subject("doc-a", "st-a-sluice"),), by=cell, at="2031-06-01"))
        write_csv(record, tmp_path)
        made = rows((tmp_path / "judgements.csv").read_text(encoding="utf-8-sig"))
        assert made[0]["by"] == f"'{cell}"


class TestParquet:
    """Tables as Parquet, where pyarrow is there."""

    def test_the_rows_come_back(self, record, tmp_path):
        parquet = pytest.importorskip("pyarrow.parquet")
        write_parquet(record, tmp_path)
        for table in TABLES:
            assert parquet.read_table(tmp_path / f"{table}.parquet").to_pylist() == list(table_rows(record, table))

    def test_without_pyarrow_one_sentence_says_what_to_do(self, record, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(SetupError, match=r"pip install verbale\[parquet\]"):
            write_parquet(record, tmp_path)


class TestPandas:
    """Tables as DataFrames, where pandas is there."""

    def test_a_table_is_a_frame(self, record):
        pytest.importorskip("pandas")
        frame = to_pandas(record, "statements")
        assert list(frame.columns) == list(TABLES["statements"])
        assert len(frame) == len(list(record.statements()))

    def test_an_empty_table_keeps_its_columns(self, record):
        pytest.importorskip("pandas")
        assert list(to_pandas(record, "judgements").columns) == list(TABLES["judgements"])

    def test_another_table_is_refused(self, record):
        with pytest.raises(UsageError, match="no table nonesuch"):
            to_pandas(record, "nonesuch")

    def test_without_pandas_one_sentence_says_what_to_do(self, record, monkeypatch):
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(SetupError, match="pip install pandas"):
            to_pandas(record)


class TestJsonld:
    """schema.org and PROV-O, read by pyld without a network."""

    @pytest.fixture
    def document(self, record):
        record.judge(judgement("withdrawn", (Subject("doc-c", "doc-c"),), by="Ann Ode", at="2031-06-01T00:00:00+00:00"))
        return json.loads("".join(record_jsonld(record)))

    def test_it_expands_with_its_own_context_alone(self, document):
        def nothing(url, options):
            raise AssertionError(url)

        nodes = jsonld.expand(document, {"documentLoader": nothing})
        assert len(nodes) == len(document["@graph"])
        quads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": nothing})
        assert "<http://www.w3.org/ns/prov#wasAttributedTo> <urn:x-verbale:ra-strand>" in quads
        assert "<https://schema.org/Quotation>" in quads

    def test_who_presides_over_a_meeting(self, document):
        (meeting,) = (node for node in document["@graph"] if node["@id"].endswith("me-a-monday"))
        assert meeting["vb:chair"] == [{"@id": "urn:x-verbale:ra-strand"}]

    def test_no_key_is_lost_in_it(self, document):
        for node in document["@graph"]:
            for key in node:
                assert key.startswith(("@", "schema:", "prov:", "vb:")), key

    def test_every_node_once_and_every_item_from_somewhere(self, document):
        ids = [node["@id"] for node in document["@graph"]]
        assert len(ids) == len(set(ids))
        quotations = [node for node in document["@graph"] if "schema:Quotation" in node["@type"]]
        assert all(node["prov:wasQuotedFrom"]["@id"] in ids for node in quotations)


class TestJsonl:
    """The whole record; the round trip is tested with the workflow that reads it."""

    def test_each_line_is_one_thing(self, record):
        head, held = pieces(record_jsonl(record))
        assert head.content == record.content_hash()
        assert len(list(held)) == 3 + sum(len(list(record.items(kind))) for kind in ASSEMBLED)

    @pytest.mark.parametrize(
        ("lines", "says"),
        [
            ([], "Line 1"),
            ([b"{}"], "Line 1"),
            ([b'{"schema": "verbale-record/9", "content": ""}'], "verbale-record/9"),
            ([b'{"schema": "verbale-record/1", "content": ""}', b"{}"], "Line 2"),
            ([b'{"schema": "verbale-record/1", "content": ""}', b"{"], "Line 2"),
            ([b'{"schema": "verbale-record/1", "content": ""}', b'{"assembled": {"type": "x"}}'], "Line 2"),
        ],
    )
    def test_other_lines_are_refused_by_number(self, lines, says):
        with pytest.raises(InputError, match=says):
            list(pieces(lines)[1])


@pytest.mark.parametrize("name", ["tables", "tables.zip"])
def test_tables_that_cannot_be_written_leave_nothing(record, tmp_path, monkeypatch, name):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verbale.views.export.spreadsheets.table_rows", full)
    with pytest.raises(OSError, match="No space"):
        write_csv(record, tmp_path / "out" / name)
    assert [path for path in tmp_path.rglob("*") if "tables" in path.name or "csv" in path.name] == []
