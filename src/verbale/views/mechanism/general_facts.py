"""Facts of a mechanism as a whole, for papers: tables, what is adopted, what is awaited, where views differ."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.model.proceedings import Account, Claim, Commitment, DocketItem, Meeting, Minutes, Paper, State
from verbale.views.mechanism.due import due_lines
from verbale.views.mechanism.tables import TABLES
from verbale.views.mechanism.words import day, items_of, member, members, named
from verbale.views.paper import Facts, Grid

__all__ = ["general_facts"]


def general_facts(state: State) -> Facts:
    """What every template can speak of."""
    mechanism = state.mechanism
    chair = members(mechanism, mechanism.chair.order[:1]) or member(mechanism, mechanism.host or "the chair")
    grids = {name: Grid(columns, rows(state)) for name, (columns, rows) in TABLES.items()}
    joint = [one for one in items_of(state, Paper) if one.sort == "joint_statement"]
    open_docket = tuple(row for row in grids["docket"].rows if row[4] in ("open", "answered", "floated", "tabled"))
    return {
        **grids,
        "docket": Grid(grids["docket"].columns, open_docket),
        "mechanism": mechanism.name,
        "parties": members(mechanism, mechanism.party_ids),
        "host": member(mechanism, mechanism.host) if mechanism.host else "The secretariat",
        "chair": chair,
        "chair_authority": f"the authority of the chair ({mechanism.chair.kind})",
        "day": day(state.at),
        "entry": str(state.number),
        "text": "",
        "adopted": tuple(_adopted(state)),
        "obligations": tuple(_obligations(state)),
        "reservations": tuple(_reservations(state)),
        "awaited": tuple(_awaited(state)),
        "differences": tuple(_differences(state)),
        "joint_status": _joint(state, joint[-1]) if joint else "no joint statement has been issued",
    }


def _adopted(state: State) -> Iterator[str]:
    for item in items_of(state, DocketItem):
        if item.state == "adopted":
            yield f"{item.id} {item.title}, by {item.adopted_by}: {item.text}"
    for minutes in items_of(state, Minutes):
        if minutes.state == "adopted":
            yield f"{minutes.id} Minutes of {named(state, minutes.session)}, version {minutes.adopted}"


def _obligations(state: State) -> Iterator[str]:
    for one in items_of(state, Commitment):
        if one.standing == "agreed_obligation" and not one.withdrawn:
            yield f"{member(state.mechanism, one.of)}: {one.text} (due {day(one.due)})"


def _reservations(state: State) -> Iterator[str]:
    for item in items_of(state, DocketItem):
        for party, where in item.positions.items():
            if where.state == "reserved":
                yield f"{item.id} {item.title}, {member(state.mechanism, party)}: {where.words}"
    for minutes in items_of(state, Minutes):
        for remark in minutes.reservations:
            clause = f", clause {remark.clause}" if remark.clause else ""
            yield f"{minutes.id}{clause}, {member(state.mechanism, remark.by)}: {remark.text}"


def _awaited(state: State) -> Iterator[str]:
    yield from due_lines(state, state.at)
    for item in items_of(state, DocketItem):
        for party, where in item.positions.items():
            if where.state == "referred" and where.review is None and item.state in ("floated", "tabled"):
                who = member(state.mechanism, party)
                yield f"{who}, {item.id} {item.title}: under study since {day(where.since)}, no date given"


def _differences(state: State) -> Iterator[str]:
    """Accounts of one thing, and claims about one meeting, by more than one voice, each with whose it is."""
    told: dict[str, list[tuple[str, str]]] = {}
    told_items: list[Account | Claim] = [*items_of(state, Account), *items_of(state, Claim)]
    for one in told_items:
        about, words = (one.about, one.text) if isinstance(one, Account) else (one.meeting, one.words)
        source = f"reported {one.reported.citation}" if one.reported else "filed"
        if about:
            told.setdefault(about, []).append((one.of, f"{member(state.mechanism, one.of)} ({source}): {words}"))
    for about, voices in told.items():
        if len({who for who, _ in voices}) > 1:
            yield f"{named(state, about)}: " + " / ".join(words for _, words in voices)
    for meeting in items_of(state, Meeting):
        answers = {answer.state for answer in meeting.answers.values()}
        if "accepted" in answers and len(answers) > 1:
            spread = "; ".join(f"{member(state.mechanism, who)} {a.state}" for who, a in meeting.answers.items())
            yield f"{meeting.id} {meeting.title}, {day(meeting.start)}: {spread}"


def _joint(state: State, one: Paper) -> str:
    missing = [who for who in one.joint if who not in one.joined]
    if missing:
        return f"a draft, not yet joined by {members(state.mechanism, missing)}"
    return f"issued by {members(state.mechanism, one.joint)}"
