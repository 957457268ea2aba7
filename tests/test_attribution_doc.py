"""The right examples of docs/attribution.md are read as the page says; the wrong ones may get better."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import verbale

PAGE = (Path(__file__).parents[1] / "docs" / "attribution.md").read_text(encoding="utf-8")
RIGHT = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE.split("<!-- right -->")[1].split("###")[0], re.MULTILINE)[1:]
WRONG = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE.split("<!-- wrong -->")[1], re.MULTILINE)[1:]


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def told(reading: verbale.Reading) -> str:
    """The statements as the page writes them."""
    found = []
    for statement in reading.statements:
        parts = (statement.source, statement.cue, statement.content)
        found.append(" / ".join(" … ".join(span.text for span in spans) or "-" for spans in parts))
    return "; ".join(found) or "-"


def test_there_are_twenty_of_each():
    assert (len(RIGHT), len(WRONG)) == (20, 20)


@pytest.mark.parametrize(("text", "read"), RIGHT)
def test_what_is_right(reader, text, read):
    assert told(reader(text)) == read
