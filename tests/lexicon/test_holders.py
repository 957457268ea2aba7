from __future__ import annotations

import datetime
import re

import pycountry
import pytest

from verbale.errors import InputError, NotFound
from verbale.lexicon.holders import COLUMNS, holders, name_key, read_holders
from verbale.lexicon.tables import table

ROW = (
    "Elin Strand",
    "E. Strand",
    "f",
    "foreign minister",
    "government of Norway",
    "NOR",
    "NORGOV",
    "2011-05",
    "2013",
    "own",
)


def written(path, *rows: tuple[str, ...], header: tuple[str, ...] = COLUMNS):
    path.write_text("\n".join("\t".join(cells) for cells in (header, *rows)) + "\n", encoding="utf-8")
    return path


def test_every_row_of_ours_has_a_reference_and_a_form_that_can_be_used():
    countries = {country.alpha_3 for country in pycountry.countries}
    rows = list(table("office_holders"))
    assert len(rows) >= 200
    for row in rows:
        assert row["source"], row
        assert re.fullmatch(r"[A-Z]{3,12}", row["code"]), row
        assert row["country"] in countries or not row["country"], row
        assert not (row["from"] and row["to"]) or row["from"][:4] <= row["to"][:4], row
    assert len({(row["name"], row["office"], row["from"]) for row in rows}) == len(rows)


def test_names_are_found_without_accents_and_hyphens():
    assert name_key("Élin-Maria Strånd’s") == "elin maria strands"


def test_a_month_and_a_year_are_their_first_and_last_days(tmp_path):
    (row,) = read_holders(written(tmp_path / "own.tsv", ROW))
    assert (row.start, row.end) == (datetime.date(2011, 5, 1), datetime.date(2013, 12, 31))
    assert row.holds(datetime.date(2013, 12, 31))
    assert not row.holds(datetime.date(2011, 4, 30))


def test_an_added_row_takes_the_place_of_ours(tmp_path):
    added = holders(written(tmp_path / "own.tsv", ("Kofi Annan", *ROW[1:])))
    assert [row.code for row in added[name_key("Kofi Annan")]] == ["NORGOV"]
    assert name_key("Ban Ki-moon") in added


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("gender", "x", "gender"),
        ("code", "nor", "capital letters"),
        ("country", "NO", "ISO 3166"),
        ("from", "May 2011", "from is a date"),
        ("to", "2011-13", "to is a date"),
        ("to", "2009", "ends before it begins"),
        ("source", "", "needs a name and a source"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path, column, value, told):
    row = tuple(value if name == column else cell for name, cell in zip(COLUMNS, ROW, strict=True))
    with pytest.raises(InputError, match=f"Line 2 of .*{told}"):
        list(read_holders(written(tmp_path / "own.tsv", row)))


def test_a_short_row_and_another_header_are_named(tmp_path):
    with pytest.raises(InputError, match=r"Line 3 .* 2 cells"):
        list(read_holders(written(tmp_path / "own.tsv", ROW, ("a", "b"))))
    with pytest.raises(InputError, match="first line"):
        list(read_holders(written(tmp_path / "other.tsv", ROW, header=("name", "office"))))
    with pytest.raises(NotFound):
        list(read_holders(tmp_path / "none.tsv"))
