"""What a position answers in terms that can be compared: a time, or one of the answers of its kind of question."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from verbale.assemble.wording import stems
from verbale.lexicon.answers import answer_words
from verbale.model import QuestionKind, Statement

__all__ = ["OTHER", "TIME", "answer", "claimed_time"]

TIME: Final = "time"
OTHER: Final = "other"

_INTERVAL: Final = re.compile(r"\((\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?\)$")
_NEGATION: Final = frozenset({"no", "not", "never", "without", "nor"})
_BY_FORCE: Final = {
    "next_meeting": {"defer": "open", "decline": "withheld"},
    "accusation": {"accuse": "alleged", "deny": "denied", "reject": "denied"},
}


def claimed_time(value: str) -> tuple[str, str] | None:
    """The first and last day of the time that the value of a position gives; None where it gives none.

    >>> claimed_time("in less than a month (2007-05-28/2007-06-28)")
    ('2007-05-28', '2007-06-28')
    """
    found = _INTERVAL.search(value)
    return (found[1], found[2] or found[1]) if found else None


def answer(kind: QuestionKind, value: str, statement: Statement | None, *, accusing: bool = False) -> str:
    """The answer of a position: `time` for a stated time, `other` where the words give none that is known.

    Args:
        kind: what kind of question it is.
        value: the position as the reading has it.
        statement: the statement that takes it, if one does.
        accusing: whether the position is the charge that the question is about.

    >>> answer("next_meeting", "did not know whether a date had been set", None)
    'unknown'
    >>> answer("proposal", "was examining the idea of a subcommittee", None)
    'being considered'
    """
    if accusing:
        return "alleged"
    if kind == "next_meeting" and claimed_time(value) is not None:
        return TIME
    by_force = _BY_FORCE.get(kind, {}).get(statement.force) if statement is not None else None
    if by_force is not None:
        return by_force
    words = value.casefold().replace("n't", " not").replace("n’t", " not").split()
    plain = [word.strip(".,;:\"“”'’()") for word in words]
    negated = bool(_NEGATION.intersection(plain))
    told = f" {' '.join(stems(value))} "
    if kind == "next_meeting":
        return _next_meeting(
            plain, told, negated=negated or (statement is not None and statement.polarity == "negative")
        )
    found = [(told.index(f" {mark} "), -len(mark), given) for mark, given in _marks(kind) if f" {mark} " in told]
    return min(found)[2] if found else OTHER


def _next_meeting(words: list[str], told: str, *, negated: bool) -> str:
    """The answer on a further meeting: who does not know denies nothing, and what is not yet decided is open."""
    given = {found for mark, found in _marks("next_meeting") if f" {mark} " in told}
    given |= {found for word, found in answer_words("next_meeting").items() if word in words}
    if negated and "unknown" in given:
        return "unknown"
    if "put off" in given:
        return "put off"
    if "open" in given or ("conditional" in given and not negated):
        return "open"
    return "denied" if negated else OTHER


@cache
def _marks(kind: str) -> tuple[tuple[str, str], ...]:
    """The stems of the words of a kind of question, with their answers."""
    marks = ((" ".join(stems(word)), given) for word, given in answer_words(kind).items())
    return tuple((mark, given) for mark, given in marks if mark)
