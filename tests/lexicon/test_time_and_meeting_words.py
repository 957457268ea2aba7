"""The tables of words of time and of meetings."""

from __future__ import annotations

import pytest

from verbale.lexicon.calendar import time_numbers, time_words
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.tables import table
from verbale.model import Format, MeetingState


@pytest.mark.parametrize("name", ["time_words", "meeting_words"])
def test_every_word_is_in_lower_case_and_has_a_source(name: str) -> None:
    rows = list(table(name))
    assert all(row["word"] == row["word"].lower() and row["source"] for row in rows)
    pairs = [(row["class"], row["word"]) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_the_calendar_is_complete() -> None:
    assert set(time_numbers("weekday").values()) == set(range(7))
    assert set(time_numbers("month").values()) == set(range(1, 13))
    assert set(time_numbers("season").values()) == {1, 2, 3, 4}


def test_a_class_that_is_not_there_is_empty() -> None:
    assert not time_words("no such class")
    assert not meeting_words("no such class")


def test_states_and_formats_are_those_of_the_model() -> None:
    kinds = {row["class"] for row in table("meeting_words") if row["class"].startswith("state_")}
    states = {value for kind in kinds | {"act_noun", "modifier_state"} for value in meeting_words(kind).values()}
    assert states <= set(MeetingState.__args__)
    assert set(meeting_words("format").values()) <= set(Format.__args__)
