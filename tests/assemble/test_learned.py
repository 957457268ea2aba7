"""What is kept from one portion of a load to the next changes nothing."""

from __future__ import annotations

import random
from itertools import pairwise

from making import assembled, everything
from memory import MemoryRecord

from verbale.assemble import Assembling, learned


def in_portions(readings, assemble, cuts):
    record = MemoryRecord()
    for start, end in pairwise(sorted({0, *cuts, len(readings)})):
        for reading in readings[start:end]:
            record.add(reading)
        assemble(record, [reading.document.id for reading in readings[start:end]])
    return record


def test_one_load_in_portions_is_the_same_as_at_once(readings):
    chance = random.Random(3)
    order = chance.sample(readings, len(readings))
    record = in_portions(order, Assembling(), range(1, len(order), 2))
    assert everything(record) == everything(assembled(*readings, batch=True))


def test_what_is_withdrawn_and_comes_back_is_learned_anew(readings):
    assemble = Assembling()
    record = in_portions(readings, assemble, [2, 5])
    expected = everything(record)
    gone = [reading.document.id for reading in readings[::2]]
    record.hide(gone)
    assemble(record, gone)
    assert everything(record) != expected
    record.hide(gone, withdrawn=False)
    assemble(record, gone)
    assert everything(record) == expected


def test_little_room_for_what_was_learned_gives_the_same(readings, monkeypatch):
    monkeypatch.setattr(learned, "TEXTS", 2)
    monkeypatch.setattr(learned, "SAID", 3)
    record = in_portions(readings, Assembling(), range(len(readings)))
    assert everything(record) == everything(assembled(*readings, batch=True))


def test_nothing_is_kept_where_another_program_wrote(readings):
    assemble, record = Assembling(), MemoryRecord()
    for number, reading in enumerate(readings):
        record.add(reading)
        record.version = lambda number=number: number
        assemble(record, [reading.document.id])
    assert everything(record) == everything(assembled(*readings, batch=True))
