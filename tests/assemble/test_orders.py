"""What is assembled follows from what the record holds: not from the order or the portions in which it came."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from making import assembled, everything
from memory import MemoryRecord

from verbale.assemble import assemble, desk
from verbale.model import Reading, stable_id

_ID = re.compile(r'"((?:doc|ac|st|ev|me|si|gl|qu|po|di))-([0-9a-f]{16})"')
_DATE = re.compile(r'"(\d{4}-\d\d-\d\d)(?=[T"])')
SHIFTS = (0, 3, 40)
"""Days by which each report comes again: a copy of its week, and two that are told at another time."""


def shifted(reading, days):
    """The reading as one of another document, told so many days later."""
    body = msgspec.json.encode(reading).decode()
    body = _DATE.sub(lambda found: f'"{date.fromisoformat(found[1]) + timedelta(days=days)}', body)
    body = _ID.sub(lambda found: f'"{stable_id(found[1], found[2], days)}"', body)
    return msgspec.json.decode(body, type=Reading)


@pytest.fixture(scope="module")
def many(readings):
    return [shifted(reading, days) for days in SHIFTS for reading in readings]


@pytest.fixture(scope="module")
def expected(many):
    return everything(assembled(*many, batch=True))


@pytest.fixture(scope="module")
def fewer(many):
    """What comes of every report but each third one."""
    return everything(assembled(*(reading for n, reading in enumerate(many) if n % 3), batch=True))


def in_portions(readings, chance):
    """A record of the readings in any order, put together in portions of any size."""
    record = MemoryRecord()
    order = chance.sample(readings, len(readings))
    for reading in order:
        record.add(reading)
    cuts = chance.sample(range(len(order)), chance.randrange(len(order)))
    for start, end in pairwise(sorted({0, *cuts, len(order)})):
        assemble(record, *(reading.document.id for reading in order[start:end]))
    return record


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_portions_nor_assembling_again_matter(many, expected, seed):
    chance = random.Random(seed)
    record = in_portions(many, chance)
    assert everything(record) == expected
    assemble(record, *(reading.document.id for reading in chance.sample(many, 6)))
    assert everything(record) == expected


@pytest.mark.parametrize("seed", range(3))
def test_what_came_and_went_leaves_nothing_behind(many, fewer, seed):
    chance = random.Random(seed)
    record = in_portions(many, chance)
    gone = [reading.document.id for reading in many[::3]]
    record.hide(gone)
    assemble(record, *chance.sample(gone, len(gone)))
    assert everything(record) == fewer
    record.hide(gone, withdrawn=False)
    for document in gone:
        assemble(record, document)
    assert everything(record) == everything(in_portions(many, chance))


def test_few_readings_kept_open_give_the_same(many, expected, monkeypatch):
    monkeypatch.setattr(desk, "KEPT", 3)
    monkeypatch.setattr(desk, "PASSING", 2)
    assert everything(assembled(*many, batch=True)) == expected
