"""Minutes: drafted, circulated, commented on, adopted or disputed; then only added to."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from msgspec.structs import replace

from verbale.mechanism.filing import By, Role, Step, Table, addressed, filed_fields, held, kept, require, step
from verbale.mechanism.keeping import TAKEN_OUT
from verbale.mechanism.markings import minutable, visible
from verbale.mechanism.times import after, instant
from verbale.model.acts import (
    Act,
    ErratumAdded,
    InterpretationMade,
    MinutesAccepted,
    MinutesCirculated,
    MinutesCommented,
    MinutesDisputed,
    MinutesDrafted,
    MinutesReserved,
    MinutesRevised,
)
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import Erratum, Item, Minutes, MinutesVersion, Remark, Session, State, StatementItem

__all__ = ["MINUTES_STEPS", "Change", "apply_minutes", "compare", "not_quoting", "quotes"]

KEEPERS: Final[frozenset[Role]] = frozenset({"owner", "secretary"})
PARTY: Final[frozenset[Role]] = frozenset({"party"})
OUT: Final = frozenset({"circulated", "disputed"})

MINUTES_STEPS: Final[Table] = {
    MinutesRevised: Step(KEEPERS, frozenset({"draft"}) | OUT, "draft"),
    MinutesCirculated: Step(KEEPERS, frozenset({"draft"}), "circulated"),
    MinutesCommented: Step(frozenset({"party", "observer"}), OUT),
    MinutesReserved: Step(PARTY, OUT),
    MinutesAccepted: Step(PARTY, OUT),
    MinutesDisputed: Step(PARTY, OUT, "disputed"),
    InterpretationMade: Step(PARTY, frozenset({"adopted"})),
    ErratumAdded: Step(frozenset({"party", "secretary"}), frozenset({"adopted"})),
}
"""Steps of minutes. `adopted` follows from every party's acceptance of one version, or from a silence procedure."""


class Change(NamedTuple):
    """What became of some clauses between two versions: kept, added, dropped or reworded."""

    how: Literal["kept", "added", "dropped", "reworded"]
    before: tuple[str, ...]
    after: tuple[str, ...]


def compare(minutes: Minutes, first: int, second: int) -> tuple[Change, ...]:
    """What changed from one version to another, clause by clause, in order.

    Raises:
        IndexError: there is no such version.
    """
    before, then = minutes.versions[first - 1].clauses, minutes.versions[second - 1].clauses
    names: dict[str, Literal["kept", "added", "dropped", "reworded"]] = {
        "equal": "kept", "insert": "added", "delete": "dropped", "replace": "reworded",
    }  # fmt: skip
    return tuple(
        Change(names[tag], before[a:b], then[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, before, then, autojunk=False).get_opcodes()
    )


def apply_minutes(state: State, act: Act, by: By) -> State | None:
    """The state after an act about minutes; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    if isinstance(act, MinutesDrafted):
        return _drafted(state, act, by)
    if type(act) not in MINUTES_STEPS:
        return None
    minutes_id: str = getattr(act, "minutes")  # noqa: B009 - all of these acts have one
    minutes = held(state, Minutes, minutes_id, by)
    to = step(MINUTES_STEPS, state, act, minutes, by)
    changed = _stepped(state, act, minutes, by)
    if changed.state == minutes.state and to != minutes.state:
        changed = replace(changed, state=to)
    return kept(state, changed, by)


def _drafted(state: State, act: MinutesDrafted, by: By) -> State:
    session = held(state, Session, act.session, by)
    require(
        by.author in (SECRETARY, *state.mechanism.party_ids), "minutes: who may file",
        f"{by.author} may not draft minutes; parties and the secretary may.",
    )  # fmt: skip
    _clauses(act.clauses)
    not_quoting(state, session.id, act.clauses, by)
    minutes = Minutes(
        **filed_fields(state, act, by, "minutes", part_of=session),
        session=session.id, state="draft", versions=(MinutesVersion(1, act.clauses, by.author, by.at),),
    )  # fmt: skip
    return kept(state, minutes, by)


def _clauses(clauses: tuple[str, ...]) -> None:
    require(
        bool(clauses) and all(clause.strip() for clause in clauses),
        "clauses",
        "Minutes need clauses, none of them empty.",
    )


def not_quoting(state: State, session: str, clauses: tuple[str, ...], by: By) -> None:
    """Nothing, where the clauses quote nothing of the session that is not to be minuted, as far as the author sees.

    Raises:
        RuleBroken: they do.
    """
    for item in state.items.values():
        if isinstance(item, StatementItem) and item.session == session and not minutable(item):
            require(
                not visible(state, item, by.author, at=by.at) or not quotes(clauses, item), "not minuted",
                f"The minutes quote {item.id}, which is not minuted.",
            )  # fmt: skip


def quotes(clauses: tuple[str, ...], item: Item) -> bool:
    """Whether the words of a statement stand in the clauses, whatever their case, spaces and marks."""
    words = _bare(item.words) if isinstance(item, StatementItem) and item.words != TAKEN_OUT else ""
    return bool(words) and any(f" {words} " in f" {_bare(clause)} " for clause in clauses)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _stepped(state: State, act: Act, minutes: Minutes, by: By) -> Minutes:
    """The minutes with what the act adds, and the state that follows where the table leaves it open."""
    match act:
        case MinutesRevised():
            silence = minutes.silence
            require(
                silence is None or silence.broken_by is not None, "silence procedure",
                f"A silence procedure runs on {minutes.id}; it must be broken or end first.",
            )  # fmt: skip
            _clauses(act.clauses)
            not_quoting(state, minutes.session, act.clauses, by)
            version = MinutesVersion(len(minutes.versions) + 1, act.clauses, by.author, by.at)
            return replace(minutes, versions=(*minutes.versions, version), silence=None)
        case MinutesCirculated():
            not_quoting(state, minutes.session, minutes.versions[-1].clauses, by)
            shown = replace(minutes, circulated=minutes.versions[-1].number)
            addressed(state, shown, state.mechanism.party_ids, at=by.at)
            due = act.comment_by
            if due is None and state.mechanism.clocks.comments is not None:
                due = after(by.at, state.mechanism.clocks.comments)
            if due is not None:
                require(
                    instant(due) > instant(by.at), "deadline ahead", f"Comments by {due} cannot be asked at {by.at}."
                )
            return replace(shown, comment_by=due)
        case MinutesCommented():
            return replace(minutes, comments=(*minutes.comments, _remark(minutes, act.text, act.clause, by)))
        case MinutesReserved():
            return replace(minutes, reservations=(*minutes.reservations, _remark(minutes, act.text, act.clause, by)))
        case MinutesAccepted():
            return _accepted(state, act, minutes, by)
        case MinutesDisputed():
            silence = minutes.silence
            if silence is not None and silence.broken_by is None:
                require(
                    instant(by.at) <= instant(silence.deadline), "deadline of silence",
                    f"The silence on {minutes.id} ended unbroken; the secretary notes that they are adopted.",
                )  # fmt: skip
                silence = replace(silence, broken_by=by.author, reason=act.grounds)
            accepted = {party: version for party, version in minutes.accepted.items() if party != by.author}
            dispute = _remark(minutes, act.grounds, 0, by)
            return replace(minutes, disputes=(*minutes.disputes, dispute), accepted=accepted, silence=silence)
        case InterpretationMade():
            remark = _remark(minutes, act.text, act.clause, by)
            return replace(minutes, interpretations=(*minutes.interpretations, remark))
        case ErratumAdded():
            _remark(minutes, act.right, act.clause, by)
            clause = minutes.versions[(minutes.adopted or 1) - 1].clauses[act.clause - 1]
            there = act.wrong in clause or clause == TAKEN_OUT
            require(
                act.clause > 0 and act.wrong != "" and there, "erratum of what stands there",
                f"Clause {act.clause} of {minutes.id} does not read {act.wrong!r}.",
            )  # fmt: skip
            erratum = Erratum(act.clause, act.wrong, act.right, by.author, by.at)
            return replace(minutes, errata=(*minutes.errata, erratum))
        case _:
            return minutes


def _remark(minutes: Minutes, text: str, clause: int, by: By) -> Remark:
    version = minutes.adopted or minutes.circulated or 1
    count = len(minutes.versions[version - 1].clauses)
    require(0 <= clause <= count, "a clause that is there", f"{minutes.id} has {count} clauses, no clause {clause}.")
    require(bool(text.strip()), "words", "A remark on minutes must have words.")
    return Remark(by.author, text, by.at, clause=clause, version=version)


def _accepted(state: State, act: MinutesAccepted, minutes: Minutes, by: By) -> Minutes:
    require(
        act.version == minutes.circulated,
        "the version circulated",
        f"{minutes.id} circulates in version {minutes.circulated}; nobody can accept version {act.version}.",
    )
    not_quoting(state, minutes.session, minutes.versions[act.version - 1].clauses, by)
    accepted = {**minutes.accepted, by.author: act.version}
    if all(accepted.get(party) == act.version for party in state.mechanism.party_ids):
        return replace(minutes, accepted=accepted, state="adopted", adopted=act.version, adopted_by="consent")
    disputing = {dispute.by for dispute in minutes.disputes if dispute.version == act.version}
    settled = not any(accepted.get(party) != act.version for party in disputing)
    return replace(minutes, accepted=accepted, state="circulated" if settled else minutes.state)
