"""The docket: concerns, demands, requests for clarification, and proposals with what each capital says of them."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from verbale.mechanism.filing import (
    By,
    Step,
    Table,
    addressed,
    binding,
    filed_fields,
    held,
    kept,
    members,
    require,
    step,
)
from verbale.mechanism.markings import circle
from verbale.mechanism.times import after, instant
from verbale.model.acts import (
    Act,
    DocketFiled,
    ItemAnswered,
    ItemClosed,
    ItemWithdrawn,
    ProposalAccepted,
    ProposalAcceptedInPrinciple,
    ProposalCountered,
    ProposalDeclined,
    ProposalLapsed,
    ProposalOvertaken,
    ProposalReferred,
    ProposalReserved,
    ProposalTabled,
)
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import DocketItem, PartyPosition, Remark, State

__all__ = ["MATTER_STEPS", "PROPOSAL_STEPS", "apply_docket"]

LIVE: Final = frozenset({"floated", "tabled"})

MATTER_STEPS: Final[Table] = {
    ItemAnswered: Step(frozenset({"party", "secretary"}), frozenset({"open", "answered"}), "answered"),
    ItemClosed: Step(frozenset({"owner"}), frozenset({"open", "answered"}), "closed"),
    ItemWithdrawn: Step(frozenset({"owner"}), frozenset({"open", "answered"}), "withdrawn"),
}
"""Steps of concerns, demands and requests for clarification."""

PROPOSAL_STEPS: Final[Table] = {
    ProposalTabled: Step(frozenset({"owner"}), LIVE, "tabled"),
    ProposalReferred: Step(frozenset({"party"}), LIVE),
    ProposalAccepted: Step(frozenset({"party"}), frozenset({"tabled"})),
    ProposalAcceptedInPrinciple: Step(frozenset({"party"}), LIVE),
    ProposalReserved: Step(frozenset({"party"}), LIVE),
    ProposalDeclined: Step(frozenset({"party"}), LIVE),
    ProposalCountered: Step(frozenset({"party"}), LIVE),
    ProposalOvertaken: Step(frozenset({"owner", "secretary"}), LIVE, "overtaken"),
    ProposalLapsed: Step(frozenset({"secretary"}), LIVE, "lapsed"),
    ItemWithdrawn: Step(frozenset({"owner"}), LIVE, "withdrawn"),
}
"""Steps of proposals. No step leads to `adopted`: that follows from the consent of all, or from a silence procedure."""


def apply_docket(state: State, act: Act, by: By) -> State | None:
    """The state after an act about the docket; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case DocketFiled():
            require(bool(act.title.strip()), "title", "An item of the docket must have a title.")
            members(state, act.to, "to")
            item = DocketItem(
                **filed_fields(state, act, by, act.sort, told=True),
                sort=act.sort, title=act.title, words=act.words, to=act.to, particulars=act.particulars,
                state="floated" if act.sort == "proposal" else "open",
            )  # fmt: skip
            addressed(state, item, act.to)
            return kept(state, item, by)
        case ItemAnswered():
            item = _item(state, act.item, by, proposal=False)
            to = step(MATTER_STEPS, state, act, item, by)
            require(by.author != item.of, "own item", f"{item.id} is {by.author}'s own; others answer it.")
            require(
                not item.to or by.author in item.to, "addressee", f"{item.id} is addressed to {', '.join(item.to)}."
            )
            answers = (*item.answers, Remark(by.author, act.answer, by.at))
            return kept(state, replace(item, state=to, answers=answers), by)
        case ItemClosed():
            item = _item(state, act.item, by, proposal=False)
            return kept(state, replace(item, state=step(MATTER_STEPS, state, act, item, by)), by)
        case ItemWithdrawn():
            item = held(state, DocketItem, act.item, by)
            table = PROPOSAL_STEPS if item.sort == "proposal" else MATTER_STEPS
            to = step(table, state, act, item, by)
            _silence_not_over(item, by)
            return kept(state, replace(item, state=to, reason=act.reason), by)
        case ProposalTabled():
            item = _item(state, act.item, by, proposal=True)
            to = step(PROPOSAL_STEPS, state, act, item, by)
            binding(item)
            require(bool(act.text.strip()), "a tabled text", f"{item.id} cannot be tabled without a text.")
            _no_silence_running(item)
            return kept(state, replace(item, state=to, text=act.text, positions={}, silence=None), by)
        case ProposalOvertaken():
            item = _item(state, act.item, by, proposal=True)
            to = step(PROPOSAL_STEPS, state, act, item, by)
            _no_silence_running(item)
            return kept(state, replace(item, state=to, reason=act.by_what), by)
        case ProposalLapsed():
            return _lapsed(state, act, by)
        case ProposalCountered():
            return _countered(state, act, by)
        case ProposalReferred():
            return _referred(state, act, by)
        case ProposalAccepted():
            return _accepted(state, act, by)
        case ProposalAcceptedInPrinciple():
            return _position(state, act, act.item, by, PartyPosition("accepted_in_principle", by.at, words=act.note))
        case ProposalReserved():
            require(bool(act.reservation.strip()), "a reservation's words", "A reservation must say what it is.")
            return _position(state, act, act.item, by, PartyPosition("reserved", by.at, words=act.reservation))
        case ProposalDeclined():
            return _declined(state, act, by)
        case _:
            return None


def _item(state: State, item_id: str, by: By, *, proposal: bool) -> DocketItem:
    item = held(state, DocketItem, item_id, by)
    require(
        (item.sort == "proposal") is proposal,
        "the right sort",
        f"{item.id} is a {item.sort}; this step is for {'proposals' if proposal else 'what is no proposal'}.",
    )
    return item


def _no_silence_running(item: DocketItem) -> None:
    silence = item.silence
    running = silence is not None and silence.broken_by is None and silence.concluded is None
    require(not running, "silence procedure", f"A silence procedure runs on {item.id}; it must be broken or end first.")


def _silence_not_over(item: DocketItem, by: By) -> None:
    silence = item.silence
    over = silence is not None and silence.broken_by is None and instant(by.at) > instant(silence.deadline)
    require(
        not over, "deadline of silence",
        f"The silence on {item.id} ended unbroken; the secretary notes that it is adopted, and nothing else is filed.",
    )  # fmt: skip


def _position(state: State, act: Act, item_id: str, by: By, position: PartyPosition) -> State:
    """The state with the party's position; one that is against the text breaks a silence that runs on it."""
    item = _item(state, item_id, by, proposal=True)
    to = step(PROPOSAL_STEPS, state, act, item, by)
    require(
        by.author != item.of or item.filed_by != item.of,
        "own proposal",
        f"{item.id} is {by.author}'s own proposal; the others take positions on it.",
    )
    _silence_not_over(item, by)
    silence = item.silence
    opposes = position.state in ("reserved", "declined", "countered")
    if opposes and silence is not None and silence.broken_by is None:
        silence = replace(silence, broken_by=by.author, reason=position.words)
    positions = {**item.positions, by.author: position}
    return kept(state, replace(item, state=to, positions=positions, silence=silence), by)


def _referred(state: State, act: ProposalReferred, by: By) -> State:
    review = act.review
    if review is None and state.mechanism.clocks.review is not None:
        review = after(by.at, state.mechanism.clocks.review)
    if review is not None:
        require(instant(review) > instant(by.at), "deadline ahead", f"A review at {review} is not ahead of {by.at}.")
    return _position(state, act, act.item, by, PartyPosition("referred", by.at, review=review, words=act.note))


def _accepted(state: State, act: ProposalAccepted, by: By) -> State:
    then = _position(state, act, act.item, by, PartyPosition("accepted", by.at))
    item = held(then, DocketItem, act.item, by)
    consents = {party for party, position in item.positions.items() if position.state == "accepted"} | {item.of}
    if set(state.mechanism.party_ids) <= consents:
        return kept(then, replace(item, state="adopted", adopted_by="consent"), by)
    return then


def _declined(state: State, act: ProposalDeclined, by: By) -> State:
    position = PartyPosition("declined", by.at, words=act.reason or "")
    then = _position(state, act, act.item, by, position)
    item = held(then, DocketItem, act.item, by)
    others = [party for party in state.mechanism.party_ids if party != item.of]
    if all(party in item.positions and item.positions[party].state == "declined" for party in others):
        return kept(then, replace(item, state="declined"), by)
    return then


def _countered(state: State, act: ProposalCountered, by: By) -> State:
    require(bool(act.text.strip()), "a tabled text", "A counter-proposal must have a text.")
    item = _item(state, act.item, by, proposal=True)
    readers = item.marking.see if item.marking.see is None else tuple(sorted(circle(state, item) - {SECRETARY}))
    counter = DocketItem(
        id=f"proposal-{by.number}", entry=by.number, filed_by=by.author, filed_at=by.at, of=by.author, part_of=item.id,
        marking=replace(item.marking, see=readers, released=()), happened=act.happened, note=act.note,
        sort="proposal", title=act.title, state="tabled", text=act.text, counter_to=item.id,
    )  # fmt: skip
    position = PartyPosition("countered", by.at, counter=counter.id)
    return kept(_position(state, act, item.id, by, position), counter, by)


def _lapsed(state: State, act: ProposalLapsed, by: By) -> State:
    item = _item(state, act.item, by, proposal=True)
    to = step(PROPOSAL_STEPS, state, act, item, by)
    _no_silence_running(item)
    late = any(
        position.state == "referred" and position.review is not None and instant(position.review) < instant(by.at)
        for position in item.positions.values()
    )
    require(late, "review date past", f"No capital has let the review date of {item.id} go by.")
    return kept(state, replace(item, state=to), by)
