"""What the templates of papers can speak of: facts of a mechanism as one reader may see them, without what is not to be
minuted."""

from __future__ import annotations

from typing import Final

import msgspec

from verbale.errors import NotInRecord, UsageError
from verbale.mechanism.markings import minutable
from verbale.mechanism.minutes import quotes
from verbale.model.proceedings import Complaint, Item, Meeting, Minutes, Paper, Session, State
from verbale.views.mechanism.complaints import complaint_steps
from verbale.views.mechanism.general_facts import general_facts
from verbale.views.mechanism.papers import minutes_notes
from verbale.views.mechanism.sessions import agenda_rows, attendance_rows
from verbale.views.mechanism.words import by_name, day, items_of, member, members, named, said
from verbale.views.page import Line
from verbale.views.paper import Facts, Grid

__all__ = ["ABOUT", "facts"]

ABOUT: Final[dict[str, type[Item] | None]] = {
    "invitation": Meeting,
    "agenda": Session,
    "minutes": Minutes,
    "chairs-statement": None,
    "aide-memoire": None,
    "joint-statement": None,
    "complaint": Complaint,
    "response": Complaint,
}
"""What kind of item each template is about; None for the mechanism as a whole."""
NOT_MINUTED: Final = "[not minuted]"


def facts(state: State, name: str, item_id: str | None) -> Facts:
    """The facts for a template.

    Args:
        state: as `seen_by` gives it for the reader.
        name: the template's; one that is not of `TEMPLATES` may speak of all that its item gives.
        item_id: what the paper is about.

    Raises:
        UsageError: the template needs an item and none is given.
        NotInRecord: there is no such item for this reader.
    """
    unsaid = [item for item in state.items.values() if not minutable(item)]
    kept = {key: _unquoting(item, unsaid) for key, item in state.items.items() if minutable(item)}
    state = msgspec.structs.replace(state, items=kept)
    made = dict(general_facts(state))
    kind = ABOUT.get(name)
    if item_id is None:
        if kind is not None:
            raise UsageError(f"A paper of the template {name} is about a {kind.__name__.lower()}: give its id.")
        issued = [one for one in items_of(state, Paper) if one.sort == name.replace("-", "_")]
        return {**made, "text": issued[-1].text} if issued else made
    item = state.items.get(item_id)
    if item is None or (kind is not None and not isinstance(item, kind)):
        wanted = kind.__name__.lower() if kind else "item"
        raise NotInRecord(f"There is no {wanted} {item_id}: take an id that the lists show.")
    if isinstance(item, Meeting):
        made.update(_meeting(state, item))
    elif isinstance(item, Session):
        made.update(_session(state, item))
    elif isinstance(item, Minutes):
        made.update(_minutes(state, item))
    elif isinstance(item, Complaint):
        made.update(_complaint(state, item))
    else:
        made["text"] = str(getattr(item, "text", "") or getattr(item, "words", ""))
    return made


def _unquoting(item: Item, unsaid: list[Item]) -> Item:
    """The item; of minutes not yet adopted without the clauses that quote what is not to be minuted."""
    if not isinstance(item, Minutes) or item.adopted is not None:
        return item
    versions = tuple(
        msgspec.structs.replace(
            version,
            clauses=tuple(NOT_MINUTED if any(quotes((c,), one) for one in unsaid) else c for c in version.clauses),
        )
        for version in item.versions
    )
    return msgspec.structs.replace(item, versions=versions)


def _meeting(state: State, one: Meeting) -> Facts:
    mechanism = state.mechanism
    answers = tuple(
        f"{member(mechanism, party)}: {answer.state}, {day(answer.at)}"
        + (f" ({'; '.join(answer.conditions)})" if answer.conditions else "")
        + (f" ({said(answer.reason)})" if answer.state == "declined" else "")
        for party, answer in one.answers.items()
    )
    invited = members(mechanism, one.answers) or "the parties"
    return {
        "meeting": one.title,
        "when": day(one.start) if one.start else one.window or "to be agreed",
        "place": one.place or "to be agreed",
        "body": one.body or "",
        "channel": one.channel,
        "answers": answers,
        "invited": invited,
        "addressees": invited,
        "state": f"State of the meeting: {one.state.replace('_', ' ')}.",
    }


def _session(state: State, one: Session) -> Facts:
    objections = tuple(f"{row[1]}: {row[2]}" for row in agenda_rows(state, one) if "objection" in row[2])
    control = f"Controlled by {one.venue_controlled_by}." if one.venue_controlled_by else ""
    return {
        "session": one.title or named(state, one.meeting),
        "when": day(one.happened or one.filed_at),
        "place": one.venue or "venue not stated",
        "control": control + (f" Seating: {one.seating}." if one.seating else ""),
        "attendance": Grid(("phase", "who", "there", "persons"), attendance_rows(state, one)),
        "agenda": Grid(("item", "subject", "scope", "in this session"), agenda_rows(state, one)),
        "objections": objections,
    }


def _minutes(state: State, one: Minutes) -> Facts:
    session = state.items.get(one.session)
    version = one.versions[-1] if one.adopted is None else one.versions[one.adopted - 1]
    notes = tuple(minutes_notes(state, one))
    errata = tuple(f"clause {slip.clause}: for “{slip.wrong}” read “{slip.right}”" for slip in one.errata)
    bare: Facts = {"session": one.session, "when": "not stated", "place": "not stated", "control": "",
                   "attendance": Grid((), ()), "agenda": Grid((), ())}  # fmt: skip
    return {
        **(_session(state, session) if isinstance(session, Session) else bare),
        "text": "\n\n".join(f"{n}. {clause}" for n, clause in enumerate(version.clauses, 1)),
        "clauses": version.clauses,
        "status": one.state + (f" by {one.adopted_by}" if one.adopted_by else ""),
        "version": str(version.number),
        "comments": tuple(note for note in notes if note.startswith("comment")),
        "reservations": tuple(note for note in notes if not note.startswith("comment")),
        "errata": errata,
        "accounts": _accounts(state, one.session),
    }


def _accounts(state: State, about: str) -> tuple[str, ...]:
    from verbale.model.proceedings import Account

    meeting = getattr(state.items.get(about), "meeting", None)
    return tuple(
        f"{by_name(state, one)}{_source(one)}: {one.text}"
        for one in items_of(state, Account)
        if one.about in (about, meeting)
    )


def _source(item: Item) -> str:
    return f" (reported {item.reported.citation})" if item.reported else ""


def _complaint(state: State, one: Complaint) -> Facts:
    steps = complaint_steps(state, one)
    due = one.since.get("transmitted")
    hours = state.mechanism.clocks.response
    limit = f"{hours} hours from {day(due)}" if due and hours else "no clock is running"
    responses = tuple(
        f"{member(state.mechanism, party)}: {answer.replace('_', ' ')}"
        + (f". {one.responses[party].text}" if party in one.responses and one.responses[party].text else "")
        for party, answer in one.answers.items()
    )
    return {
        "complaint": one.id,
        "filer": by_name(state, one),
        "respondent": members(state.mechanism, one.against),
        "filed": day(one.filed_at),
        "when": day(one.incident_at),
        "place": one.place or "place not stated",
        "text": one.incident,
        "state": one.state.replace("_", " "),
        "due": limit,
        "steps": tuple(map(_plain, steps)),
        "responses": responses,
    }


def _plain(line: Line) -> str:
    head = " ".join(part for part in (line.lead, line.who, line.act) if part)
    note = f" ({line.note})" if line.note else ""
    return f"{head}: {line.text}{note}" if line.text else f"{head}{note}"
