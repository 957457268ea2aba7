"""What bears on a thread: later statements and events, for it, against it, in answer to it, or saying it again.

A side that a demand or an offer is to may accept, refuse or put it off; a charge may be denied; what was promised or
demanded may be reported as done. Only words on the same matter count, or those that a report sets against it. None of
it is a verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from verbale.assemble.desk import Desk
from verbale.assemble.joining import put
from verbale.assemble.learned import Against
from verbale.assemble.moments import days_in, quarter_after, quarter_of
from verbale.assemble.questions import about, answer_in
from verbale.assemble.said import Quarter, Said
from verbale.assemble.threads import (
    ANYBODY,
    KINDS,
    SHARED,
    ThreadProfile,
    Threads,
    bearing_key,
    borne_key,
    kind_of,
    thread_profile,
)
from verbale.model import (
    Bearing,
    Event,
    Filter,
    Force,
    QuestionKind,
    Ref,
    Role,
    Root,
    Stance,
    Statement,
    Thread,
    ThreadKind,
)

__all__ = ["tell_bearings"]

ANSWERS: Final[dict[Force, Stance]] = {
    "accept": "for", "commit": "for", "assure": "for", "reject": "against", "deny": "against", "decline": "against",
    "defer": "answer", "threaten": "against",
}  # fmt: skip
"""How what the other side says bears on a demand, an offer or a proposal; on an accusation all of it is an answer."""

DEEDS: Final[dict[Root, Stance]] = {
    "AID": "for", "COOPERATE": "for", "CONCEDE": "for", "RETREAT": "for", "SUPPORT": "for", "REJECT": "against",
}  # fmt: skip
"""How a reported act bears on what was promised or demanded of who does it."""

BY_ANSWER: Final[dict[str, Stance]] = {
    "agreed": "for", "welcomed": "for", "refused": "against", "denied": "against",
}  # fmt: skip
"""How a position on the same question bears on what was proposed, offered or demanded; others answer it."""

ASKED: Final[dict[ThreadKind, tuple[QuestionKind, ...]]] = {
    "accusation": ("accusation",), "demand": ("accusation",), "proposal": ("proposal", "next_meeting"),
    "offer": ("proposal",), "commitment": (),
}  # fmt: skip
"""The questions on which a position answers a thread of each kind."""

STATE_WORDS: Final = 16


def tell_bearings(desk: Desk, documents: Iterable[str], written: Iterable[str]) -> None:
    """Brings what bears on threads up to date: on those that were written, and on those that these documents touch."""
    documents = list(documents)
    told = _Told(desk, documents)
    threads = {one.id: one for thread in written if isinstance(one := desk.record.item(thread), Thread)}
    touched = [*desk.record.items_from(Thread, *documents), *desk.record.lookup(Thread, map(borne_key, documents))]
    threads |= {thread.id: thread for thread in (*touched, *_borne_on(desk, told))}
    changed = []
    for thread in threads.values():
        bearings = tuple(sorted(set(_bearings(desk, thread, told)), key=_order))
        made = msgspec.structs.replace(thread, bearings=bearings, state=_state(desk, bearings))
        if made != thread:
            changed.append(made)
    put(desk.record, Threads(desk), changed)


class _Told:
    """What was said and done in each quarter that can bear on a thread; `fresh` is what the documents at hand tell."""

    def __init__(self, desk: Desk, documents: Sequence[str]) -> None:
        self._desk = desk
        self.fresh = [one for document in documents if desk.is_held(document) for one in self._said_in(document)]
        desk.learned.touch(documents)
        for one in self.fresh:
            if (quarter := desk.learned.quarters.get(quarter_of(one.day))) is not None:
                quarter.add(one)

    def __call__(self, quarter: str) -> Quarter:
        """The statements and events of a quarter."""
        known = self._desk.learned.quarters
        if quarter not in known:
            first, last = days_in(quarter)
            record = self._desk.record
            found: list[Said | None] = []
            said = Filter(since=first, until=last, forces=tuple(sorted({*ANSWERS, *KINDS})))
            found += [self.statement(e.ref.document, e.item, e.day, e.roles) for e in record.statements(said)]
            done = Filter(since=first, until=last, roots=tuple(DEEDS))
            found += [self.event(e.ref.document, e.item, e.day, e.roles) for e in record.events(done)]
            for document, added in self._desk.corrections.added.items():
                found += [self.statement(document, one, self._desk.day(document, one.said)) for one in added]
            known[quarter] = Quarter(one for one in found if one is not None and first <= one.day <= last)
        return known[quarter]

    def _said_in(self, document: str) -> Iterator[Said]:
        """What a document tells that may bear on a thread."""
        desk, reading = self._desk, self._desk.reading(document)
        said = [self.statement(document, s, desk.day(document, s.said)) for s in reading.statements if _bears(s.force)]
        said += [self.event(document, e, desk.day(document, e.when)) for e in reading.events if e.root in DEEDS]
        return (one for one in said if one is not None)

    def statement(
        self, document: str, statement: Statement, day: str | None, roles: Iterable[Role] = ()
    ) -> Said | None:
        """A statement as it may bear on a thread; None where it cannot."""
        ref = Ref(document, statement.id)
        named = self._desk.corrections.speakers.get(ref)
        made = next((role.record for role in roles if role.role == "speaker" and role.record), None)
        sides = self._desk.sides(document, named or made or statement.speaker.actor)
        if not sides or day is None or ref in self._desk.corrections.rejected:
            return None
        words = about(" ".join(span.text for span in statement.content))
        return Said(ref, sides, statement.said, day, statement.force, kind_of(statement), None, False, words)

    def event(self, document: str, event: Event, day: str | None, roles: Iterable[Role] = ()) -> Said | None:
        """A reported act as it may bear on a thread; None where it cannot."""
        ref = Ref(document, event.id)
        made = {role.actor: role.record for role in roles if role.role == "source"}
        first = event.sources[0] if event.sources else None
        sides = self._desk.sides(document, made.get(first or "") or first)
        if not sides or day is None or ref in self._desk.corrections.rejected:
            return None
        if event.status not in ("occurred", "reported", "denied"):
            return None
        words = about(" ".join(span.text for span in (event.trigger, *event.theme)))
        return Said(ref, sides, event.when, day, None, None, event.root, event.status == "denied", words)


def _borne_on(desk: Desk, told: _Told) -> Iterator[Thread]:
    """The threads on which something in the documents at hand bears."""
    under: dict[str, list[Said]] = defaultdict(list)
    for one in told.fresh:
        quarter = quarter_of(one.day)
        for asked in (quarter, quarter_after(quarter, -1)):
            for side in (*one.sides, ANYBODY):
                for stem in one.stems:
                    under[bearing_key(asked, side, stem)].append(one)
    matter = Threads(desk)
    for thread in desk.record.lookup(Thread, sorted(under)):
        themes = [frozenset(profile.theme) for profile in _profiles(thread)]
        keys = {under_key for key in thread.keys for under_key in matter.found_under(key[1:].split("\t")[0])}
        near = (one for key in keys for one in under.get(key, ()))
        if any(len(one.stems & theme) >= SHARED for one in near for theme in themes):
            yield thread


def _bears(force: Force) -> bool:
    """Whether what is said with this force may bear on a thread."""
    return force in ANSWERS or force in KINDS


def _bearings(desk: Desk, thread: Thread, told: _Told) -> Iterator[Bearing]:
    """What bears on the thread in its quarter and the next, and what its own reports set against it."""
    yield from _set_against(desk, thread)
    profiles = _profiles(thread)
    if not profiles or thread.at is None:
        return
    sides = {side for profile in profiles for side in profile.to}
    theme = frozenset(stem for profile in profiles for stem in profile.theme)
    quarter = quarter_of(thread.at.start[:10])
    own = frozenset(thread.refs)
    for one in (*told(quarter).about(theme, SHARED), *told(quarter_after(quarter)).about(theme, SHARED)):
        if one.ref in own or one.day < thread.at.start[:10]:
            continue
        stance = _stance(thread.kind, profiles[0].sides, sides, one)
        if stance is not None:
            yield Bearing(one.ref, stance, one.at or desk.published(one.ref.document))


def _stance(kind: ThreadKind, by: frozenset[str], sides: set[str], one: Said) -> Stance | None:
    """How something on the same matter bears on a thread of this kind; None where it does not."""
    own = not by.isdisjoint(one.sides)
    concerned = not sides.isdisjoint(one.sides) if sides else not own
    if one.root is not None:
        doer = concerned if kind == "demand" else own and kind in ("commitment", "offer")
        return ("against" if one.denied else DEEDS[one.root]) if doer else None
    if one.force in ANSWERS and concerned:
        return "answer" if kind == "accusation" else ANSWERS[one.force]
    if one.kind == kind and own:
        return "repeats"
    return None


def _set_against(desk: Desk, thread: Thread) -> Iterator[Bearing]:
    """What the reports of the thread themselves set against it, by the questions on which both are positions."""
    side = desk.side("", thread.by)
    for ref in thread.refs:
        for voice, bearing in desk.learned.against(ref, thread.kind, partial(_against, desk, ref, thread.kind)):
            early = bearing.at is not None and thread.at is not None and bearing.at.end[:10] < thread.at.start[:10]
            if voice != side and not early:
                yield bearing


def _against(desk: Desk, told: Ref, kind: ThreadKind) -> Against:
    """What a report sets against something that it tells."""
    reading, found = desk.reading(told.document), []
    asked = {
        question.id: question
        for question in reading.questions
        if question.kind in ASKED[kind]
        and any(p.question == question.id and told.item in (p.statement, p.id) for p in reading.positions)
    }
    for position in reading.positions:
        if position.question not in asked or told.item in (position.statement, position.id):
            continue
        voice = desk.side(told.document, position.actor)
        given = answer_in(desk, told.document, position, asked[position.question])
        if voice is None and (position.statement is not None or given == "other"):
            continue
        stance: Stance = "answer" if kind == "accusation" else BY_ANSWER.get(given, "answer")
        statement = desk.statement(told.document, position.statement)
        at = (statement.said if statement else None) or desk.published(told.document)
        found.append((voice, Bearing(Ref(told.document, position.statement or position.id), stance, at)))
    return tuple(found)


def _state(desk: Desk, bearings: Iterable[Bearing]) -> str | None:
    """The words of the last thing said or done for, against or in answer to the thread."""
    said = [bearing for bearing in bearings if bearing.stance in ("for", "against", "answer")]
    if not said:
        return None
    last = said[-1].ref
    reading = desk.reading(last.document)
    spans = [s for one in reading.statements if one.id == last.item for s in (*one.cue, *one.content)]
    spans += [s for one in reading.events if one.id == last.item for s in (one.trigger, *one.theme)]
    spans += [one.evidence for one in reading.positions if one.id == last.item]
    words = " ".join(span.text for span in sorted(spans, key=lambda span: span.start)).split()
    return " ".join(words if len(words) <= STATE_WORDS else [*words[:STATE_WORDS], "…"]) or None


def _profiles(thread: Thread) -> list[ThreadProfile]:
    return [thread_profile(profile) for key in thread.keys if (profile := key[1:].split("\t")[0])]


def _order(bearing: Bearing) -> tuple[str, Ref, str]:
    return bearing.at.start if bearing.at else "", bearing.ref, bearing.stance
