from __future__ import annotations

import msgspec
import pytest

import verbale
from verbale.model import Actor, Event, Moment, Place, Reading, Span
from verbale.views.event_table import COLUMNS, event_table

WORDS = Span(0, 4, "met\twith")


@pytest.fixture
def reading() -> Reading:
    day = Moment("2012-04-03", "2012-04-03", "day", "Tuesday", "published")
    month = Moment("2012-05-01", "2012-05-31", "month", "May", "published")
    actors = (
        Actor("a", "Norway", "state", "NOR", "NOR"),
        Actor("b", "Iraqi army", "organ", "IRQMIL", "IRQ"),
        Actor("c", "Ivo Brandt", "person"),
    )
    events = (
        Event("e", "CONSULT", WORDS, "occurred", cameo="042", sources=("a", "b"), targets=("c",), when=day,
              where=Place("Oslo", "NOR", WORDS)),
        Event("f", "ASSAULT", WORDS, "denied", cameo="1383", source_spans=(Span(0, 6, "gunmen"),), when=month),
    )  # fmt: skip
    return msgspec.structs.replace(verbale.read("Nothing happened."), actors=actors, events=events)


def table(reading: Reading, form) -> list[dict[str, str]]:
    head, *lines = event_table(reading, form).splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_a_line_an_event_with_the_names_of_gdelt(reading):
    first, second = table(reading, "cameo")
    assert (first["Day"], first["MonthYear"], first["Year"]) == ("20120403", "201204", "2012")
    assert (first["Actor1Code"], first["Actor1CountryCode"], first["Actor1Type1Code"]) == (
        "NOR;IRQMIL",
        "NOR;IRQ",
        "MIL",
    )
    assert (first["Actor2Code"], first["Actor2Name"]) == ("", "Ivo Brandt")
    assert (second["EventCode"], second["EventBaseCode"], second["EventRootCode"]) == ("1383", "138", "13")
    assert second["Actor1Name"] == "gunmen"
    assert second["Day"] == ""


def test_the_columns_of_plover(reading):
    first, second = table(reading, "plover")
    assert (first["event"], first["quad"], first["place"]) == ("CONSULT", "verbal cooperation", "Oslo")
    assert (second["date_start"], second["date_end"], second["status"]) == ("2012-05-01", "2012-05-31", "denied")


def test_every_line_has_every_cell_and_no_tab_inside(reading):
    for form in COLUMNS:
        lines = event_table(reading, form).splitlines()
        assert {line.count("\t") for line in lines} == {len(COLUMNS[form]) - 1}


def test_the_header_can_be_left_out(reading):
    assert len(event_table(reading, "cameo", header=False).splitlines()) == 2
