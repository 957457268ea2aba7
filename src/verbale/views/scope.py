"""The part of a record that is asked for: about an actor or a question, since a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, get_args

import msgspec

from verbale.errors import NotInRecord, UsageError
from verbale.lexicon.function_words import function_words
from verbale.model import Assembled, Entry, Filter, QuestionKind, RecordActor, RecordQuestion, RecordReader, Ref
from verbale.views.near_names import near_names
from verbale.views.terminal_text import harmless
from verbale.views.whole_ids import whole_id

__all__ = ["WHOLE", "Scope", "scope"]

_FEW: Final = 12
"""Up to so many actors are asked for one by one rather than looked for among all. Own choice."""


class Scope(msgspec.Struct, frozen=True):
    """What is in: everything, or what touches these actors or questions, from a day on.

    `actors` and `questions` are ids of the record; `refs` the items of documents that stand behind the questions.
    `told` says in words what was asked for.
    """

    actors: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    refs: frozenset[Ref] = frozenset()
    about: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    told: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether only a part of the actors and questions is asked for."""
        return bool(self.actors or self.questions)

    def holds(self, entry: Entry[Any]) -> bool:
        """Whether an item of a document is in."""
        if self.since and (entry.day is None or entry.day < self.since):
            return False
        if self.until and (entry.day is None or entry.day > self.until):
            return False
        return not self.narrow or entry.ref in self.refs or any(role.record in self.actors for role in entry.roles)

    def holds_made(self, item: Assembled, players: Iterable[str | None]) -> bool:
        """Whether an assembled item is in by those who play a part in it, or what it rests on."""
        if not self.narrow or item.id in self.about:
            return True
        return any(player in self.actors for player in players) or not self.refs.isdisjoint(item.refs)

    def in_time(self, day: str | None) -> bool:
        """Whether a day is in; the undated are out where a day is asked for."""
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or "") <= day <= (self.until or "9999")

    def where(self) -> Filter:
        """A filter that leaves out what the days leave out."""
        return Filter(since=self.since, until=self.until)

    def filters(self, limit: int | None = None) -> list[Filter]:
        """Filters that together let through all that is in, at most `limit` each where no more can be needed."""
        where = msgspec.structs.replace(self.where(), limit=limit)
        if not self.narrow:
            return [where]
        if self.questions or len(self.actors) > _FEW:
            return [self.where()]
        return [msgspec.structs.replace(where, actor=actor) for actor in sorted(self.actors)]


WHOLE: Final = Scope()


def scope(
    record: RecordReader, *, about: str | None = None, since: str | None = None, until: str | None = None
) -> Scope:
    """The part of the record that the words and days ask for.

    A state stands for all that speak for it. Where several actors or questions go by the same words, all are in: the
    record may hold one actor twice rather than two as one.

    Args:
        record: where to look.
        about: an id or the beginning of one, the name of an actor, or words of a question.
        since: the first day, ISO 8601.
        until: the last day, ISO 8601.

    Raises:
        NotInRecord: nobody and nothing goes by these words, or several ids begin so.
        UsageError: a day is no ISO date.
    """
    for day in (since, until):
        if day is not None:
            _check(day)
    if since is not None and until is not None and since > until:
        raise UsageError(f"Nothing is both since {since} and until {until}: give the earlier day as --since.")
    days = [f"since {since}"] * bool(since) + [f"until {until}"] * bool(until)
    if about is None:
        return Scope(since=since, until=until, told=tuple(days))
    about = whole_id(record, about)
    actors = _actors(record, about)
    questions = [] if actors else _questions(record, about)
    if not actors and not questions:
        raise NotInRecord(_nothing(record, about))
    names = [actor.name for actor in actors if _named(actor, about)] or [question.text for question in questions]
    names = names or [actor.name for actor in actors]
    states = {actor.country for actor in actors if actor.kind == "state" and actor.country}
    return Scope(
        actors=frozenset(actor.id for actor in actors).union(*map(record.of_country, sorted(states))),
        questions=frozenset(question.id for question in questions),
        refs=frozenset(ref for question in questions for ref in question.refs),
        about=frozenset(item for question in questions for item in (question.id, *question.about)),
        since=since,
        until=until,
        told=(f"about {', '.join(dict.fromkeys(map(harmless, names)))}", *days),
    )


def _check(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day} is no day; write it as 2007-05-28.") from error


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _named(actor: RecordActor, about: str) -> bool:
    wanted = _folded(about)
    return actor.id == about or wanted in map(_folded, (actor.name, *actor.variants))


def _actors(record: RecordReader, about: str) -> list[RecordActor]:
    """The actors of this id or name, else those with the words in their names, unless a question is put so."""
    known = record.item(about)
    found = [known] if isinstance(known, RecordActor) else list(record.called(RecordActor, about))
    if (
        found
        or not _telling(about)
        or isinstance(known, RecordQuestion)
        or next(record.called(RecordQuestion, about), None) is not None
    ):
        return found
    return list(record.called(RecordActor, about, whole=False))


def _questions(record: RecordReader, about: str) -> list[RecordQuestion]:
    """The questions of this id, of this kind or with these words."""
    known = record.item(about)
    if isinstance(known, RecordQuestion):
        return [known]
    found = {question.id: question for question in record.called(RecordQuestion, about, whole=not _telling(about))}
    if about in get_args(QuestionKind):
        found |= {question.id: question for question in record.items(RecordQuestion) if question.kind == about}
    return [found[identity] for identity in sorted(found)]


def _telling(about: str) -> bool:
    """Whether any of the words tells what is asked for; "the" stands in every other name."""
    return not function_words().issuperset(_folded(about).split())


def _nothing(record: RecordReader, about: str) -> str:
    near = near_names(record, about)
    return f"No actor or question of the record goes by {harmless(about) or 'no word'}{near}: see `verbale positions`."
