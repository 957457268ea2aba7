"""Numbers that reports give of one thing: how many people were held, how often the parties met, which round it was.

Each number that a report gives stands in the record as a position; the question is put where two reports give different
ones. Numbers of two days are two numbers, and so are those of two places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from verbale.assemble.answers import OTHER
from verbale.assemble.counted_meetings import counted_meetings
from verbale.assemble.counted_people import counted_people
from verbale.assemble.desk import Desk
from verbale.assemble.matter import joined_refs
from verbale.assemble.moments import week_of
from verbale.assemble.positions import UNDATED, PositionProfile, answers_key, week_key
from verbale.assemble.tally import Tally
from verbale.model import RecordPosition, RecordQuestion, Ref, stable_id

__all__ = ["tell_tallies"]


def tell_tallies(desk: Desk, documents: Iterable[str]) -> None:
    """Brings the numbers that these documents give up to date, and the questions on which they differ from others."""
    keys: set[str] = set()
    for document in documents:
        old = [one for one in desk.record.items_from(RecordPosition, document) if _is_tally(one)]
        told = {made.id: made for tally in _tallies(desk, document) if (made := _position(desk, document, tally))}
        gone = [one.id for one in old if one.id not in told]
        keys |= {one.keys[0] for one in old if told.get(one.id) != one}
        keys |= {made.keys[0] for made in told.values() if made not in old}
        desk.record.drop(gone)
        for made in told.values():
            if made not in old:
                profile = msgspec.json.decode(made.keys[1][1:], type=PositionProfile)
                asked = f"{answers_key(made.question)} {profile.day or UNDATED}"
                desk.record.put(made, keys=[made.keys[0], week_key(made.question, week_of(profile.told)), asked])
    for key in sorted(keys):
        _ask(desk, key)


def _tallies(desk: Desk, document: str) -> Iterator[Tally]:
    if desk.is_held(document):
        yield from counted_people(desk, document)
        yield from counted_meetings(desk, document)


def _is_tally(position: RecordPosition) -> bool:
    return bool(position.keys) and position.keys[0].startswith("tally ")


def _question_id(key: str) -> str:
    return stable_id("rq", key)


def _position(desk: Desk, document: str, tally: Tally) -> RecordPosition:
    """A number as a position; it is set beside others of its matter whenever they were told."""
    key = f"tally {tally.key}"
    who = desk.who(document, tally.actor)
    published = desk.published(document)
    at = published.start[:10] if published else None
    number = " ".join([str(tally.number), *sorted(tally.sides)])
    profile = PositionProfile(_question_id(key), who.id if who else None, at, tally.beside, OTHER, number)
    return RecordPosition(
        stable_id("rp", key, document, tally.item, tally.words),
        (Ref(document, tally.item),),
        question=_question_id(key),
        actor=who.id if who else None,
        value=tally.value,
        words=tally.words,
        at=published,
        keys=(key, f"={msgspec.json.encode(profile).decode()}", f"?{tally.asked}"),
    )


def _ask(desk: Desk, key: str) -> None:
    """Puts the question where reports give different numbers, and takes it out where they do not or no longer do."""
    given = sorted(desk.record.lookup(RecordPosition, (key,)), key=lambda one: one.id)
    told = [_detail(position) for position in given]
    numbers = {number for number, _ in told}
    stated = [sides for _, sides in told if sides]
    together = all(one & other for one in stated for other in stated)
    question = _question_id(key)
    if len(numbers) < 2 or not together:
        desk.record.drop([question])
        return
    text = min(position.keys[2][1:] for position in given)
    refs = joined_refs(given)
    desk.record.put(RecordQuestion(question, refs, kind="number", text=text, keys=(key,)), keys=(key,))


def _detail(position: RecordPosition) -> tuple[str, frozenset[str]]:
    number, *sides = msgspec.json.decode(position.keys[1][1:], type=PositionProfile).detail.split()
    return number, frozenset(sides)
