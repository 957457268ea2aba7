"""The silence procedure: a text is adopted at a deadline unless a party breaks the silence.

Silence is consent only here: where the mechanism's decision rule allows it, the procedure was opened in the open, and
nobody has spoken against the text.
"""

from __future__ import annotations

from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.filing import By, addressed, held, kept, plain, require
from verbale.mechanism.minutes import not_quoting
from verbale.mechanism.times import after, instant
from verbale.model.acts import Act, SilenceBroken, SilenceConcluded, SilenceOpened
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import DocketItem, Item, Minutes, SilenceProcedure, State

__all__ = ["apply_silence"]

AGAINST = ("reserved", "declined", "countered", "broke_silence")


def apply_silence(state: State, act: Act, by: By) -> State | None:
    """The state after an act of a silence procedure; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case SilenceOpened():
            return _opened(state, act, by)
        case SilenceBroken():
            item = _subject(state, act.item, by)
            silence = _running(item)
            require(
                by.author in state.mechanism.party_ids, "parties decide", f"{by.author} is no party; parties may break."
            )
            require(
                instant(by.at) <= instant(silence.deadline),
                "deadline of silence",
                f"The silence on {item.id} ended at {silence.deadline}; it can no longer be broken.",
            )
            return kept(state, replace(item, silence=replace(silence, broken_by=by.author, reason=act.reason)), by)
        case SilenceConcluded():
            item = _subject(state, act.item, by)
            silence = _running(item)
            require(by.author == SECRETARY, "silence: who may file", "The secretary notes how a silence ended.")
            require(
                instant(by.at) > instant(silence.deadline),
                "deadline of silence",
                f"The silence on {item.id} runs until {silence.deadline}.",
            )
            silence = replace(silence, concluded=by.at)
            if isinstance(item, Minutes):
                not_quoting(state, item.session, item.versions[(item.circulated or 1) - 1].clauses, by)
                adopted: Item = replace(
                    item, silence=silence, state="adopted", adopted=item.circulated, adopted_by="silence"
                )
            else:
                adopted = replace(item, silence=silence, state="adopted", adopted_by="silence")
            return kept(state, adopted, by)
        case _:
            return None


def _subject(state: State, item_id: str, by: By) -> DocketItem | Minutes:
    item = held(state, Item, item_id, by)
    if not isinstance(item, DocketItem | Minutes):
        raise RuleBroken("silence procedure", f"{item.id} is neither a proposal nor minutes.")
    return item


def _running(item: DocketItem | Minutes) -> SilenceProcedure:
    silence = item.silence
    if silence is None or silence.broken_by is not None or silence.concluded is not None:
        raise RuleBroken("silence procedure", f"No silence procedure runs on {item.id}.")
    require(
        item.state in ("tabled", "circulated"),
        "silence procedure",
        f"{item.id} is {plain(item.state)}; the silence on it has no more effect.",
    )
    return silence


def _opened(state: State, act: SilenceOpened, by: By) -> State:
    item = _subject(state, act.item, by)
    require(
        by.author in (SECRETARY, state.mechanism.host),
        "silence: who may file",
        f"{by.author} may not open a silence procedure; the secretary or host may.",
    )
    require(
        state.mechanism.decision == "silence_procedure",
        "silence is not consent",
        f"{state.mechanism.name!r} decides by consensus; its terms know no silence procedure.",
    )
    require(
        item.state in ("tabled", "circulated"),
        "silence procedure",
        f"{item.id} is {plain(item.state)}; silence needs a tabled proposal or circulated minutes.",
    )
    running = item.silence is not None and item.silence.broken_by is None
    require(not running, "silence procedure", f"A silence procedure runs on {item.id} already.")
    shortest = max(1, state.mechanism.clocks.silence or 1)
    require(
        instant(act.deadline) >= instant(after(by.at, shortest)),
        "shortest silence",
        f"The silence on {item.id} must last {shortest} hours at least, to {after(by.at, shortest)}.",
    )
    if isinstance(item, Minutes):
        against = [dispute.by for dispute in item.disputes if dispute.version == item.circulated]
    else:
        against = [party for party, position in item.positions.items() if position.state in AGAINST]
    require(
        not against,
        "silence is not consent",
        f"{', '.join(against)} spoke against {item.id}; silence cannot stand for consent.",
    )
    addressed(state, item, state.mechanism.party_ids, at=by.at)
    return kept(state, replace(item, silence=SilenceProcedure(by.at, act.deadline)), by)
