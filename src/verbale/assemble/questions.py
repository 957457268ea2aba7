"""One question across reports: the next meeting of the same parties, the same proposal, the same charge.

A proposed body goes by many names ("the committee", "a trilateral mechanism"): what a report calls it in full anywhere
counts for its question. A bare name joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import ClassVar, Final

import msgspec

from verbale.assemble.answers import answer
from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.wording import stems
from verbale.lexicon.answers import answer_words, number_adjectives
from verbale.lexicon.issue import issue_words
from verbale.lexicon.reference import pronouns
from verbale.lexicon.who import demonyms, names
from verbale.model import JudgementKind, Position, Question, QuestionKind, RecordQuestion, Ref, stable_id

__all__ = ["Questions", "about", "answer_in", "state_id"]

SAME: Final = 0.85
"""How sure a merge is that rests on the parties and what is at issue. Own order of trust."""

SHARED: Final = 2
"""Countries that must have a part in a report for a question of talks; stems that two charges must share to be one."""

KEYED: Final = 7
"""Stems of a charge that make keys; longer ones are cut there, in the order of letters."""

_NAMED: Final = re.compile(r"What is to become of this: (?P<name>.+)\?$", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")


class QuestionProfile(msgspec.Struct, frozen=True):
    """A question as one report asks it: its kind, the countries it is asked of (for a charge, who makes it and who is
    charged), and the stems of what is at issue."""

    kind: QuestionKind
    parties: tuple[str, ...]
    topic: tuple[str, ...] = ()


class Questions(Matter[RecordQuestion]):
    """How questions are joined."""

    kind = RecordQuestion
    prefix: ClassVar[str] = "rq"
    same: ClassVar[JudgementKind | None] = "same_question"
    apart: ClassVar[JudgementKind | None] = "not_same_question"
    implied: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def atoms(self, document: str) -> Iterator[Atom[RecordQuestion]]:
        """The questions of a document."""
        for question in self._desk.reading(document).questions:
            yield self._atom(document, question)

    def atom(self, ref: Ref) -> Atom[RecordQuestion] | None:
        """The question of a document again."""
        for question in self._desk.reading(ref.document).questions:
            if question.id == ref.item:
                return self._atom(ref.document, question)
        return None

    def blocks(self, profile: str) -> Iterable[str]:
        """The parties, with each stem of a proposal and each two of a charge; two of the parties with two stems of a
        proposal."""
        question = _profile(profile)
        if question.kind == "proposal":
            yield from (f"#proposal {' '.join(question.parties)} {stem}" for stem in question.topic)
            for two in combinations(question.parties, SHARED):
                yield from (f"#proposal of {' '.join((*two, *pair))}" for pair in combinations(question.topic, SHARED))
        elif question.kind == "accusation":
            for pair in combinations(question.topic[:KEYED], SHARED):
                yield f"#accusation {' '.join((*question.parties, *pair))}"
        else:
            yield f"#{question.kind} {' '.join((*question.parties, *question.topic))}"

    def alike(self, first: str, second: str) -> float | None:
        """The same matter between the same parties."""
        one, other = _profile(first), _profile(second)
        enough = {"proposal": 1, "accusation": SHARED}.get(one.kind, 0)
        shared = len(set(one.topic) & set(other.topic))
        if one.kind == "proposal" and shared >= SHARED and len(set(one.parties) & set(other.parties)) >= SHARED:
            return SAME
        return SAME if one.parties == other.parties and shared >= enough else None

    def sure(self, profile: str) -> float:
        """What is asked in the same terms is likely the same; the words may still mean two things."""
        return SAME

    def name(self, profile: str) -> str:
        """What one of its keys is made of: the kind, the parties and the first of what is at issue."""
        question = _profile(profile)
        first = {"proposal": 1, "accusation": SHARED}.get(question.kind)
        return " ".join([question.kind, *question.parties, *question.topic[:first]])

    def merge(self, items: Sequence[RecordQuestion]) -> RecordQuestion:
        """The question in the wording that says most."""
        clear = [item for item in items if _stands_alone(item.text)] or items
        fullest = max(clear, key=lambda item: (len(stems(item.text)), len(item.text), item.text))
        return RecordQuestion(
            "",
            joined_refs(items),
            kind=fullest.kind,
            text=fullest.text,
            about=tuple(sorted({actor for item in items for actor in item.about})),
        )

    def _atom(self, document: str, question: Question) -> Atom[RecordQuestion]:
        ref = Ref(document, question.id)
        profile = self._profile(document, question)
        parties = profile.parties if profile else ()
        made = RecordQuestion(
            "", (ref,), kind=question.kind, text=question.text, about=tuple(sorted(map(state_id, parties)))
        )
        positions = [p for p in self._desk.reading(document).positions if p.question == question.id]
        span = positions[0].evidence if positions else None
        return Atom(ref, msgspec.json.encode(profile).decode() if profile else None, made, span)

    def _profile(self, document: str, question: Question) -> QuestionProfile | None:
        positions = [p for p in self._desk.reading(document).positions if p.question == question.id]
        parties = tuple(sorted(self._desk.parties(document)))
        if question.kind == "accusation":
            return self._charge(document, question, positions)
        if len(parties) < SHARED:
            return None
        if question.kind == "proposal":
            named = _NAMED.match(question.text)
            called = named["name"] if named else question.text
            noun = _noun(called)
            topic = _modifiers(called) or self._modifiers_elsewhere(document, noun)
            return QuestionProfile("proposal", parties, tuple(sorted(topic))) if topic else None
        asked = () if question.kind == "next_meeting" else tuple(sorted(set(stems(question.text))))
        return QuestionProfile(question.kind, parties, asked)

    def _charge(self, document: str, question: Question, positions: list[Position]) -> QuestionProfile | None:
        """Who charges whom with what; None where a side is not known."""
        sides = [self._desk.side(document, position.actor) for position in positions]
        if len(sides) < 2 or sides[0] is None or sides[1] is None or sides[0] == sides[1]:
            return None
        told = {stem for text in (question.text, positions[0].value) for stem in about(text)}
        topic = tuple(sorted(told - _charging()))
        return QuestionProfile("accusation", (sides[0], sides[1]), topic) if len(topic) >= SHARED else None

    def _modifiers_elsewhere(self, document: str, noun: str) -> frozenset[str]:
        """What a body with a bare name is called in full by another part of the report, if that is one body."""
        called = [actor.name for actor in self._desk.reading(document).actors if _noun(actor.name) == noun]
        found = {modifiers for name in called if (modifiers := _modifiers(name))}
        return next(iter(found)) if len(found) == 1 else frozenset()


def answer_in(desk: Desk, document: str, position: Position, question: Question) -> str:
    """The answer of a document's position in terms that can be compared."""
    first = next((p for p in desk.reading(document).positions if p.question == question.id), None)
    accusing = question.kind == "accusation" and first is not None and first.id == position.id
    statement = desk.statement(document, position.statement)
    return answer(question.kind, position.value, statement, accusing=accusing)


def _stands_alone(text: str) -> bool:
    """Whether a question can be understood without its report: it does not ask what "it" did."""
    return not any(word.casefold() in pronouns() for word in text.split()[:2])


def state_id(country: str) -> str:
    """The id of the record's actor for a state; the id itself where it is no country's code."""
    return country if country.startswith("ra-") else stable_id("ra", f"state {country}")


@lru_cache(maxsize=16384)
def _profile(profile: str) -> QuestionProfile:
    return msgspec.json.decode(profile, type=QuestionProfile)


@lru_cache(maxsize=1)
def _charging() -> frozenset[str]:
    """Stems that make a charge and are none."""
    words = ["found", "whether", "say", *issue_words("charge"), *answer_words("accusation"), "accuse", "must", "stop"]
    return frozenset(stem for word in words for stem in stems(word))


@lru_cache(maxsize=65536)
def about(text: str) -> frozenset[str]:
    """The stems of a text without the names of states and peoples."""
    return frozenset(stems(" ".join(word for word in _WORD.findall(text) if not is_state(word))))


def is_state(word: str) -> bool:
    plain = word.replace("’", "'").removesuffix("'s")
    entry = names().get(plain) or names().get(plain.removesuffix("."))
    people = demonyms().get(plain)
    if people is not None and people.entry.kind == "state":
        return True
    return entry is not None and (entry.kind == "state" or entry.seat)


def _noun(name: str) -> str:
    """The last noun of a name that a body can have, else its last word."""
    words = [word.strip("\"“”'.,?").casefold() for word in name.split()]
    bodies = [word for word in words if word in issue_words("body")]
    return bodies[-1] if bodies else (words[-1] if words else "")


def _modifiers(name: str) -> frozenset[str]:
    """The stems of what stands before the noun of a body's name; adjectives of number as numbers."""
    noun = _noun(name)
    words = [word.strip("\"“”'.,?").casefold() for word in name.split()]
    if noun in words:
        words = words[: words.index(noun)]
    numbers = {f"of {number_adjectives()[word]}" for word in words if word in number_adjectives()}
    plain = " ".join(word for word in words if word not in number_adjectives() and word not in issue_words("body"))
    return frozenset(numbers | {stem for stem in stems(plain) if stem not in stems("idea plan proposal")})
