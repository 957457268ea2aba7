"""The codebook in docs/events.md is what the reader does: each of its examples is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import verbale

PAGE = (Path(__file__).parents[1] / "docs" / "events.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z]+) \| [^|]+ \| ([^|]+) \| ([^|]*) \|$", PAGE.split("<!-- roots -->")[1], re.MULTILINE)


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def test_every_root_has_an_example():
    assert len(ROWS) == 16


@pytest.mark.parametrize(("root", "text", "sides"), ROWS, ids=[row[0] for row in ROWS])
def test_the_example_of_a_root(reader, root, text, sides):
    (event,) = reader(text).events
    source, target = (side.strip() for side in sides.split(">"))
    assert event.root == root
    assert ", ".join(span.text for span in event.source_spans) == source
    assert ", ".join(span.text for span in event.target_spans) == target
