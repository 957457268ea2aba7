"""What the pages say of records that were read: two invented negotiations."""

from __future__ import annotations

from pathlib import Path

import pytest

import verbale
from verbale.views.brief import brief
from verbale.views.page import Group, Line, Sides

REPORTS = Path(__file__).parents[1] / "assemble"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    reader = verbale.load()
    made = {}
    for name in ("fishery", "railway"):
        with verbale.open(tmp_path_factory.mktemp(name) / "talks.db") as record:
            record.add_all(reader.pipe(sorted((REPORTS / name).glob("*.txt"))))
            made[name] = brief(record.reader)
    return made


def parts(page, key, kind):
    return [part for section in page.sections if section.key == key for part in section.parts if isinstance(part, kind)]


def test_a_meeting_that_was_held_stands_among_what_happened(pages):
    groups = {group.title: group.lines for group in parts(pages["railway"], "chronology", Group)}
    assert any("Kenya and Tanzania met" in line.text for line in groups["2016-09-27"])
    announced = groups["Announced, expected, conditional or only possible"]
    assert not any("meet again" in line.text for line in announced)


def test_what_fits_is_no_question(pages):
    titles = [group.title for group in parts(pages["railway"], "positions", Group)]
    assert titles
    assert not any(title.startswith("How long") for title in titles)


def test_a_voice_is_one_side_and_one_told_differently_is_a_side_for_each_report(pages):
    for divergence in parts(pages["fishery"], "divergences", Sides):
        titles = [side.title for side in divergence.sides]
        assert len(titles) == len(set(titles)) > 1
    told = [d for d in parts(pages["fishery"], "divergences", Sides) if "one speaker" in d.note]
    assert [[side.title for side in one.sides] for one in told] == [
        ["Marta Quispe, as [1] has it", "Marta Quispe, as [2] has it"]
    ]


def test_what_dates_come_to_is_nobodys_word(pages):
    sides = [side for divergence in parts(pages["fishery"], "divergences", Sides) for side in divergence.sides]
    (reckoned,) = [side for side in sides if any("16 days" in line.text for line in side.lines)]
    assert reckoned.title == "by the dates in the record"


def test_those_who_speak_together_are_cited_where_they_speak(pages):
    (joint,) = [g for g in parts(pages["fishery"], "parties", Group) if g.title == "Several together"]
    assert all(cite.line > 5 for line in joint.lines for cite in line.cites)


def test_a_charge_is_to_who_is_charged(pages):
    lines = parts(pages["fishery"], "accusation", Line)
    assert [(line.who, line.note) for line in lines] == [("Marta Quispe", "to Chile")]
