from __future__ import annotations

import pytest

import verbale
from verbale.lexicon.holders import COLUMNS

ROWS = [
    (
        "Elin Strand",
        "",
        "f",
        "foreign minister",
        "government of Norway",
        "NOR",
        "NORGOV",
        "2011-05-01",
        "2013-05-31",
        "own",
    ),
    ("Ivo Brandt", "", "m", "president", "government of Austria", "AUT", "AUTGOV", "2012", "2016", "own"),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "actors.tsv"
    path.write_text("\n".join("\t".join(row) for row in (COLUMNS, *ROWS)) + "\n", encoding="utf-8")
    return verbale.load(actors=str(path))


def actor(reading: verbale.Reading, name: str):
    return next(actor for actor in reading.actors if actor.name == name)


def test_a_name_is_known_at_the_date_of_the_report(reader):
    found = actor(reader("Elin Strand said the talks would go on.", published="2012-04-03"), "Elin Strand")
    assert (found.code, found.country) == ("NORGOV", "NOR")
    assert found.listed.office == "foreign minister"
    assert found.offices == ()


def test_who_has_left_the_office_belongs_to_the_elites(reader):
    found = actor(reader("Elin Strand said the talks had failed.", published="2015-04-03"), "Elin Strand")
    assert (found.code, found.listed) == ("NORELI", None)


def test_the_words_of_the_text_come_first(reader):
    text = "Elin Strand, the Swedish ambassador, said the talks would go on."
    found = actor(reader(text, published="2012-04-03"), "Elin Strand")
    assert (found.country, found.listed) == ("SWE", None)


def test_a_surname_alone_is_not_enough(reader):
    found = [a for a in reader("Brandt said it was over.", published="2013-01-01").actors if "Brandt" in a.name]
    assert all(a.code is None for a in found)


LISTED = ("Edda Quelm", "Quelm", "f", "prime minister", "government of Iceland", "ISL", "ISLGOV", "2012", "2016", "own")
MINISTER = (
    "Odo Lindqvist",
    "Lindqvist",
    "m",
    "trade minister",
    "government of Poland",
    "POL",
    "POLGOV",
    "2012",
    "2016",
    "own",
)


@pytest.fixture(scope="module")
def knows_surnames(tmp_path_factory):
    path = tmp_path_factory.mktemp("surnames") / "actors.tsv"
    path.write_text("\n".join("\t".join(row) for row in (COLUMNS, LISTED, MINISTER)) + "\n", encoding="utf-8")
    return verbale.load(actors=str(path))


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("Quelm warned Denmark on Monday.", "2013-01-01", "ISLGOV"),
        ("Quelm warned Denmark on Monday.", "2019-01-01", None),
        ("Quelm, a baker, warned Denmark on Monday.", "2013-01-01", None),
        ("Ivo Quelm warned Denmark on Monday.", "2013-01-01", None),
        ("Lindqvist warned Denmark on Monday.", "2013-01-01", None),
        ("Lindqvist warned Denmark on Monday. Poland wants cheaper ferries.", "2013-01-01", "POLGOV"),
    ],
)
def test_a_listed_surname_alone_is_for_heads_and_for_whose_state_is_named(knows_surnames, text, published, code):
    found = [a for a in knows_surnames(text, published=published).actors if "Quelm" in a.name or "Lindqvist" in a.name]
    assert [a.code for a in found] == [code]


def test_a_surname_with_the_office_is(reader):
    reading = reader("President Brandt said it was over.", published="2013-01-01")
    assert any(a.code == "AUTGOV" for a in reading.actors)


def test_without_the_table_nobody_is_known_by_it():
    reading = verbale.load(listed=False)("Kofi Annan said it was over.", published="2003-01-01")
    assert actor(reading, "Kofi Annan").code is None
