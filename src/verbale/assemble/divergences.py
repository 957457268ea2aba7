"""Where positions on one question do not say the same. No side is chosen, and none is left out.

What was told in one week is set side by side. A claim about a time to come stands longer: until that time is over, a
later denial belongs to it; what is said to be agreed stands for a month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from verbale.assemble.answers import TIME
from verbale.assemble.desk import Desk
from verbale.assemble.matter import joined_refs
from verbale.assemble.moments import week_after, week_of
from verbale.assemble.positions import PROPOSED_BY, PositionProfile, profile_of, week_key
from verbale.model import (
    DivergenceKind,
    QuestionKind,
    RecordDivergence,
    RecordPosition,
    RecordQuestion,
    Ref,
    Story,
    stable_id,
)

__all__ = ["DURATION", "tell_divergences"]

DURATION: Final = "duration"
"""The answer of positions on how long something took, which `durations` puts in the record."""

WEEKS: Final = 9
STANDS: Final = 7 * WEEKS
"""Weeks, and days, after which no later position is held against a claim about a time. Own choice."""

AGREED_STANDS: Final = 31
DENYING: Final = frozenset({"denied"})
OPPOSING: Final = frozenset({"open", "unknown", "put off", "discussed", "being considered", "refused"})
AGAINST_CLAIMS: Final = DENYING | OPPOSING
"""The answers that are held against a claim of an earlier week."""

ORDER: Final[tuple[DivergenceKind, ...]] = ("fact", "number", "timing", "attribution", "wording", "interpretation")
"""What a divergence is called where its positions differ in several ways, the gravest first."""

AGAINST: Final[dict[tuple[str, str], DivergenceKind]] = {
    ("agreed", "discussed"): "fact",
    ("agreed", "being considered"): "fact",
    ("agreed", "refused"): "fact",
    ("proposed", "discussed"): "attribution",
    ("welcomed", "being considered"): "interpretation",
    ("welcomed", "refused"): "interpretation",
    ("being considered", "likened"): "interpretation",
    ("proposed", "likened"): "interpretation",
    ("alleged", "denied"): "fact",
    ("alleged", "other"): "interpretation",
}
"""How two answers of two voices differ."""

DIFFERENT: Final[dict[QuestionKind, DivergenceKind]] = {
    "number": "number", "detainees": "number", "attendance": "fact", "other": "interpretation",
}  # fmt: skip
"""How two answers differ to a question whose answers are compared by their words alone."""

ASKED: Final[tuple[tuple[str, DivergenceKind], ...]] = (
    ("Who ", "attribution"),
    ("By whom: ", "attribution"),
    ("When: ", "timing"),
    ("Whether: ", "fact"),
)
"""How two accounts of one act differ, by how the question begins that a report asks of them."""


class _Stand(NamedTuple):
    """A position as it was told on a day, the country of its voice (where that is not known, the one it speaks of), and
    the stories that tell it."""

    position: RecordPosition
    profile: PositionProfile
    side: str | None
    stories: frozenset[str]


def tell_divergences(desk: Desk, documents: Iterable[str]) -> None:
    """Brings the divergences of the record up to date with the positions told by these documents."""
    touched: set[tuple[str, str]] = set()
    documents = list(documents)
    for position in desk.record.items_from(RecordPosition, *documents):
        for profile in _profiles(position):
            told = week_of(profile.told)
            reach = WEEKS if profile.answer in AGAINST_CLAIMS else 0
            touched |= {(profile.question, week_after(told, -back)) for back in range(reach + 1)}
    for divergence in desk.record.items_from(RecordDivergence, *documents):
        if not divergence.keys:
            desk.record.drop([divergence.id])
            continue
        touched.add((divergence.question, divergence.keys[0].split(" ")[1]))
    stands = _Stands(desk, touched)
    questions = {question: desk.record.item(question) for question in {one for one, _ in touched}}
    known: dict[tuple[str, str], dict[str, RecordDivergence]] = defaultdict(dict)
    for divergence in desk.record.lookup(RecordDivergence, sorted(week_key(*one) for one in touched)):
        known[divergence.question, divergence.keys[0].split(" ")[1]][divergence.id] = divergence
    gone: set[str] = set()
    changed: list[RecordDivergence] = []
    for question, week in sorted(touched):
        asked, before = questions[question], known[question, week]
        made = list(_divergences(stands, asked, week)) if isinstance(asked, RecordQuestion) else []
        gone |= before.keys() - {one.id for one in made}
        changed += [one for one in made if before.get(one.id) != one]
    desk.record.drop(gone)
    desk.record.put_all((one, one.keys) for one in changed)


class _Stands:
    """The positions on the questions that are touched, by the week in which they were told."""

    def __init__(self, desk: Desk, touched: set[tuple[str, str]]) -> None:
        self._desk = desk
        self._told: dict[tuple[str, str], list[_Stand]] = defaultdict(list)
        asked = {(question, week_after(week, more)) for question, week in touched for more in range(WEEKS + 1)}
        found = list(desk.record.lookup(RecordPosition, sorted(week_key(*one) for one in asked)))
        documents = {Ref(ref.document, ref.document) for position in found for ref in position.refs}
        stories = {ref.document: story for ref, story in desk.record.ids_of(Story, documents).items()}
        for position in found:
            voice = desk.record_actor(position.actor)
            told = frozenset(stories[ref.document] for ref in position.refs if ref.document in stories)
            for profile in _profiles(position):
                side = (voice.country if voice else None) or profile.state
                self._told[profile.question, week_of(profile.told)].append(_Stand(position, profile, side, told))

    def __call__(self, question: str, week: str) -> list[_Stand]:
        """The positions told in the week, in the order of day and id."""
        return sorted(self._told[question, week], key=lambda stand: (stand.profile.day or "", stand.position.id))


def _divergences(stands: _Stands, question: RecordQuestion, week: str) -> Iterator[RecordDivergence]:
    """What differs in what was told in the week, and in what was told later against it: one for each way in which
    voices differ, the gravest first, and one for each voice that is told in several ways."""
    base = stands(question.id, week)
    differing: dict[DivergenceKind, dict[str, _Stand]] = defaultdict(dict)
    told_apart: dict[str, dict[str, _Stand]] = defaultdict(dict)
    for first, second in _pairs(stands, question, week, base):
        kind = _difference(question, first, second)
        if kind is None:
            continue
        alone = first.profile.actor is not None and first.profile.actor == second.profile.actor
        found = told_apart[first.profile.actor or ""] if alone else differing[kind]
        found.update({first.position.id: first, second.position.id: second})
    shown: set[str] = set()
    for kind in ORDER:
        if not shown.issuperset(differing[kind]):
            shown.update(differing[kind])
            yield _made(question, week, kind, list(differing[kind].values()), kind)
    for actor, apart in sorted(told_apart.items()):
        yield _made(question, week, "attribution", list(apart.values()), actor, told="one speaker, told differently: ")


def _pairs(
    stands: _Stands, question: RecordQuestion, week: str, base: Sequence[_Stand]
) -> Iterator[tuple[_Stand, _Stand]]:
    """The positions to set against one another, a claim or what came first before the other."""
    for at, first in enumerate(base):
        yield from ((first, second) for second in base[at + 1 :])
    claims = [stand for stand in base if _until(stand) is not None]
    if claims and week:
        last = max(until for claim in claims if (until := _until(claim)))
        for weeks in range(1, WEEKS + 1):
            if week_after(week, weeks) > week_of(last):
                break
            for later in stands(question.id, week_after(week, weeks)):
                told = later.profile.told or ""
                yield from (
                    (claim, later)
                    for claim in claims
                    if told <= (_until(claim) or "") and later.profile.answer in AGAINST_CLAIMS
                )


def _until(claim: _Stand) -> str | None:
    """The last day on which a later position is held against this one; None where it makes no such claim."""
    told, answer = claim.profile.told, claim.profile.answer
    if told is None or answer not in (TIME, "agreed"):
        return None
    stands = (date.fromisoformat(told) + timedelta(days=STANDS if answer == TIME else AGREED_STANDS)).isoformat()
    return min(stands, claim.profile.detail.split("/")[-1]) if answer == TIME else stands


def _difference(question: RecordQuestion, first: _Stand, second: _Stand) -> DivergenceKind | None:
    """How two positions differ; None where they can both be meant by all who take them."""
    one, other = first.profile, second.profile
    one_voice = one.actor is not None and one.actor == other.actor
    if one_voice and not _told_apart(first, second):
        return None
    if one.answer == other.answer == TIME:
        mine, theirs = one.detail.split("/"), other.detail.split("/")
        return "timing" if mine[-1] < theirs[0] or theirs[-1] < mine[0] else None
    answers = one.answer, other.answer
    if DURATION in answers:
        return "timing" if answers == (DURATION, DURATION) and one.detail != other.detail else None
    if one.detail.startswith(PROPOSED_BY) and other.detail.startswith(PROPOSED_BY):
        return "attribution" if one.detail != other.detail else None
    if TIME in answers:
        against = other.answer if one.answer == TIME else one.answer
        return "fact" if against in DENYING else "timing" if against in OPPOSING and not one_voice else None
    found = AGAINST.get(answers) or AGAINST.get((answers[1], answers[0]))
    if found == "fact" and question.kind == "proposal" and not _of_two_states(first.side, second.side):
        return "wording"
    if found is not None:
        return None if one_voice and found != "fact" else found
    asked = next((kind for opening, kind in ASKED if question.text.startswith(opening)), DIFFERENT.get(question.kind))
    told = asked if one.detail != other.detail else None
    return None if one_voice and told != "number" else told


def _of_two_states(first: str | None, second: str | None) -> bool:
    """Whether two voices are known to speak for two countries."""
    return first is not None and second is not None and first != second


def _told_apart(first: _Stand, second: _Stand) -> bool:
    """Whether two reports that are no copies tell one speaker's words of one day."""
    return first.profile.day == second.profile.day and not first.stories & second.stories


def _made(
    question: RecordQuestion, week: str, kind: DivergenceKind, stands: Sequence[_Stand], mark: str, *, told: str = ""
) -> RecordDivergence:
    ordered = sorted(stands, key=lambda stand: (stand.profile.day or "", stand.position.id))
    positions = [stand.position for stand in ordered]
    answers = [s.profile.detail if s.profile.answer == TIME else s.profile.answer for s in ordered]
    proposers = {s.profile.detail for s in ordered if s.profile.detail.startswith(PROPOSED_BY)}
    worded = {"other", DURATION} | ({"proposed"} if len(proposers) > 1 else set())
    plain = [s.position.value if a in worded else a for s, a in zip(ordered, answers, strict=True)]
    return RecordDivergence(
        stable_id("rd", question.id, week, mark),
        joined_refs(positions),
        question=question.id,
        kind=kind,
        positions=tuple(position.id for position in positions),
        note=told + " / ".join(dict.fromkeys(plain)),
        keys=(week_key(question.id, week),),
    )


def _profiles(position: RecordPosition) -> list[PositionProfile]:
    """The position as each report tells it that has its own day."""
    return [profile_of(key[1:].split("\t")[0]) for key in position.keys if key[0] in "=~"]
