"""The positions on the record's questions: each voice's answer on a day, as all reports that have it tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar, Final

import msgspec

from verbale.assemble.answers import claimed_time
from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.moments import closest, day_of, week_of
from verbale.assemble.questions import answer_in
from verbale.assemble.wording import stems
from verbale.model import Mention, Moment, Position, Question, RecordPosition, RecordQuestion, Ref, Span

__all__ = [
    "PROPOSED_BY",
    "UNDATED",
    "PositionProfile",
    "Positions",
    "answers_key",
    "profile_of",
    "week_key",
]

PROPOSED_BY: Final = "proposed by "
"""How the detail of a position begins that tells by whom a thing was proposed; the sides follow."""

_BY: Final = re.compile(r"\bby\s+(?:the\s+)?$")

UNDATED: Final = "undated"


class PositionProfile(msgspec.Struct, frozen=True):
    """A position as one report tells it.

    `actor` is a record actor's id, None for the report's own voice and for speakers that are not known; `day` is when
    the position was taken, `told` the day of the report, `answer` one of `answers`, `detail` the time it gives, the
    sides that proposed a thing, or the stems of its words; `state` is the one state that its words speak of.
    """

    question: str
    actor: str | None
    day: str | None
    told: str | None
    answer: str
    detail: str
    state: str | None = None

    def key(self) -> str:
        """What is the same for all reports of the position."""
        return f"#{self.question} {self.actor} {self.day} {self.answer} {self.detail}"


class Positions(Matter[RecordPosition]):
    """How positions are joined: those of one voice on one day that answer the same."""

    kind = RecordPosition
    prefix: ClassVar[str] = "rp"
    implied: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked: dict[Ref, str] = {}

    def atoms(self, document: str) -> Iterator[Atom[RecordPosition]]:
        """The positions of a document."""
        reading = self._desk.reading(document)
        questions = {question.id: question for question in reading.questions}
        for position in reading.positions:
            yield self._atom(document, position, questions[position.question])

    def atom(self, ref: Ref) -> Atom[RecordPosition] | None:
        """The position of a document again."""
        reading = self._desk.reading(ref.document)
        for position in reading.positions:
            if position.id == ref.item:
                question = next(q for q in reading.questions if q.id == position.question)
                return self._atom(ref.document, position, question)
        return None

    def blocks(self, profile: str) -> Iterable[str]:
        """The position itself."""
        yield profile_of(profile).key()

    def found_under(self, profile: str) -> Iterable[str]:
        """The week of the question in which it was told, and the question with the day."""
        position = profile_of(profile)
        yield week_key(position.question, week_of(position.told))
        yield f"{answers_key(position.question)} {position.day or UNDATED}"

    def alike(self, first: str, second: str) -> float | None:
        """The same answer of the same voice on the same day is one position, on whatever day it is told."""
        return 1.0 if profile_of(first).key() == profile_of(second).key() else None

    def name(self, profile: str) -> str:
        """The position without the day on which it was told."""
        return profile_of(profile).key()

    def merge(self, items: Sequence[RecordPosition]) -> RecordPosition:
        """The position in the words that say most."""
        fullest = max(items, key=lambda item: (len(item.words), item.words, item.value))
        return RecordPosition(
            "",
            joined_refs(items),
            question=fullest.question,
            actor=fullest.actor,
            value=fullest.value,
            words=fullest.words,
            at=closest(item.at for item in items),
        )

    def _atom(self, document: str, position: Position, question: Question) -> Atom[RecordPosition]:
        desk, ref = self._desk, Ref(document, position.id)
        statement = desk.statement(document, position.statement)
        who = desk.who(document, position.actor)
        at: Moment | None = (statement.said if statement is not None else None) or desk.published(document)
        asked = self._question(Ref(document, question.id))
        given = answer_in(desk, document, position, question)
        time = claimed_time(position.value)
        spoken_of = self._sides_in(document, position.evidence)
        named = {country for countries in spoken_of.values() for country in countries if not country.startswith("ra-")}
        proposed = self._proposed(position, spoken_of) if question.kind == "proposal" and given == "proposed" else ""
        profile = PositionProfile(
            asked,
            who.id if who else None,
            day_of(at) or desk.day(document),
            desk.day(document),
            given,
            "/".join(time) if time else proposed or " ".join(stems(position.value if who else position.evidence.text)),
            next(iter(named)) if len(named) == 1 else None,
        )
        made = RecordPosition(
            "",
            (ref,),
            question=asked,
            actor=who.id if who else None,
            value=position.value,
            words=position.evidence.text,
            at=at,
        )
        return Atom(ref, msgspec.json.encode(profile).decode(), made, position.evidence)

    def _sides_in(self, document: str, span: Span) -> dict[Mention, list[str]]:
        """For whom those speak whom the words name, in their order; a plural stands for its members."""
        found = {}
        for mention in sorted(self._desk.reading(document).mentions, key=lambda one: (one.start, one.end)):
            if span.start <= mention.start < span.end and mention.actor is not None:
                members = self._desk.members(document, (mention.actor,))
                found[mention] = sorted({side for one in members if (side := self._desk.side(document, one))})
        return found

    def _proposed(self, position: Position, spoken_of: Mapping[Mention, list[str]]) -> str:
        """By whom the words say that a thing was proposed; nothing where they do not say it."""
        words, start = position.evidence.text, position.evidence.start
        for mention, sides in spoken_of.items():
            if _BY.search(words[: mention.start - start]):
                return PROPOSED_BY + " ".join(sides) if sides else ""
        first = next(iter(spoken_of), None)
        if first is None or first.start - start > len("the "):
            return ""
        return PROPOSED_BY + " ".join(spoken_of[first]) if spoken_of[first] else ""

    def _question(self, ref: Ref) -> str:
        """The record's question for one of a document's."""
        if ref not in self._asked:
            own = {Ref(ref.document, question.id) for question in self._desk.reading(ref.document).questions}
            self._asked.update(self._desk.record.ids_of(RecordQuestion, own))
        return self._asked.get(ref, ref.item)


@lru_cache(maxsize=16384)
def profile_of(profile: str) -> PositionProfile:
    """The profile that a key holds."""
    return msgspec.json.decode(profile, type=PositionProfile)


def answers_key(question: str) -> str:
    """How the keys begin under which the positions on a question are found; a day follows, and its order is theirs."""
    return f"answers {question}"


def week_key(question: str, week: str) -> str:
    """The key under which the positions on a question that were told in a week are found."""
    return f"week {week} {question}"
