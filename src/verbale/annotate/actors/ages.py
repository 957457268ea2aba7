"""Persons by their age: "Ann Lee, 52," and, later, "the 52-year-old"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from verbale.annotate.actors.persons import Person
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan

__all__ = ["age_said", "aged_phrases", "of_age"]

OLDEST: Final = 120
PHRASE: Final = ("-", "year", "-", "old")
ARTICLES: Final = frozenset({"the", "this"})


def age_said(found: Names, span: NameSpan) -> int | None:
    """The age that stands beside a name: "Ann Lee, 52,", "Ann Lee (52)", "52-year-old Ann Lee"."""
    words, end = found.words, span.end
    if words[end : end + 1] in ([","], ["("]) and words[end + 2 : end + 3] in ([","], [")"], ["."], [";"]):
        return _age(words[end + 1])
    before = span.start - len(PHRASE)
    if before > 0 and tuple(words[before : span.start]) == PHRASE:
        return _age(words[before - 1])
    return None


def aged_phrases(found: Names) -> Iterator[tuple[int, int, int, bool]]:
    """The phrases that name an age: start, end, age, and whether one is "the 52-year-old" by itself."""
    words = found.words
    for at in range(1, len(words) - len(PHRASE)):
        if words[at] != "-" or tuple(words[at : at + len(PHRASE)]) != PHRASE:
            continue
        age, end = _age(words[at - 1]), at + len(PHRASE)
        if age is None:
            continue
        alone = end == len(words) or not (found.tags[end].startswith(("NN", "JJ", "CD")) or found.owner[end])
        start = at - 2 if at > 1 and found.tags[at - 2] == "DT" else at - 1
        yield start, end, age, alone and words[start].lower() in ARTICLES


def of_age(persons: Iterable[Person], age: int) -> ActorDraft | None:
    """The one person of that age; the one of unknown age and trade where the age is news of somebody."""
    known = list(persons)
    fitting = [person for person in known if person.age == age]
    if not fitting:
        open_to = [person for person in known if person.age is None]
        fitting = open_to if len(open_to) == 1 else [p for p in open_to if not p.offices and not p.hints]
    if len(fitting) != 1:
        return None
    fitting[0].age = age
    return fitting[0].actor


def _age(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and 0 < int(word) < OLDEST else None
