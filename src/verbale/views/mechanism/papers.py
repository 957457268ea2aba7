"""Accounts side by side, and minutes with their versions, comments, reservations and errata."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from verbale.errors import NotInRecord
from verbale.model.proceedings import Account, Minutes, Paper, Remark, State
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, named, said_on
from verbale.views.page import Group, Line, Page, Section, Sides

__all__ = ["accounts_page", "compared", "minutes_notes", "minutes_page", "papers_page"]


def accounts_page(state: State) -> Page:
    """Each session or meeting with the parties' own accounts of it beside one another; none comes first."""
    accounts = items_of(state, Account)
    parts = []
    for about in dict.fromkeys(one.about for one in accounts):
        sides = tuple(
            Group(by_name(state, one), (Line(one.text, lead=said_on(one), note=one.id),), mark(one))
            for one in accounts
            if one.about == about
        )
        parts.append(Sides(named(state, about) or "a meeting that is not in this view", sides))
    return Page(f"Accounts in {state.mechanism.name}", (Section("accounts", "Accounts", tuple(parts)),))


def minutes_page(state: State) -> Page:
    """Each set of minutes: the newest version in force, and what parties said of it."""
    return Page(
        f"Minutes of {state.mechanism.name}",
        tuple(_minutes(state, one) for one in items_of(state, Minutes)),
    )


def _minutes(state: State, one: Minutes) -> Section:
    version = one.versions[-1] if one.adopted is None else one.versions[one.adopted - 1]
    clauses = tuple(Line(clause, lead=f"{n}.") for n, clause in enumerate(version.clauses, 1))
    accepted = tuple(
        Line(f"version {number}", who=member(state.mechanism, party), act="accepts")
        for party, number in one.accepted.items()
    )
    errata = tuple(
        Line(f"clause {slip.clause}: for “{slip.wrong}” read “{slip.right}”", lead=day(slip.at), act="erratum")
        for slip in one.errata
    )
    notes = tuple(Line(text) for text in minutes_notes(state, one))
    state_words = f"{one.state}, version {version.number} of {len(one.versions)}"
    adopted = f" by {one.adopted_by}" if one.adopted_by else ""
    about = "; ".join(part for part in (state_words + adopted, mark(one)) if part)
    return Section(
        one.id, f"{one.id} Minutes of {named(state, one.session)}", clauses + accepted + notes + errata, about
    )


def minutes_notes(state: State, one: Minutes) -> Iterator[str]:
    """Comments, reservations, disputes and interpretative statements, each with its clause and author."""
    kinds: tuple[tuple[str, Iterable[Remark]], ...] = (
        ("comment", one.comments),
        ("reservation", one.reservations),
        ("dispute", one.disputes),
        ("interpretative statement", one.interpretations),
    )
    for kind, remarks in kinds:
        for remark in remarks:
            clause = f" on clause {remark.clause}" if remark.clause else ""
            clause += f" of version {remark.version}" if remark.version else ""
            yield f"{kind}{clause}, {member(state.mechanism, remark.by)}: {remark.text}"


def compared(state: State, minutes_id: str, old: int, new: int) -> list[str]:
    """The clauses of two versions as a difference: lines begin with a space, `-` or `+`.

    Raises:
        NotInRecord: there are no such minutes or versions for this reader.
    """
    item = state.items.get(minutes_id)
    if not isinstance(item, Minutes):
        raise NotInRecord(f"There are no minutes {minutes_id}: take an id that the list shows.")
    known = {version.number: version for version in item.versions}
    for number in (old, new):
        if number not in known:
            raise NotInRecord(f"There is no version {number} of {minutes_id}: it has {len(known)}.")
    lines = difflib.ndiff(known[old].clauses, known[new].clauses)
    return [line.rstrip("\n") for line in lines if not line.startswith("?")]


def papers_page(state: State) -> Page:
    """Statements, notes and other papers that were issued; a joint one with who joined and who did not yet."""
    lines = []
    for one in items_of(state, Paper):
        missing = [who for who in one.joint if who not in one.joined]
        joint = f"not yet joined by {members(state.mechanism, missing)}" if missing else ""
        note = "; ".join(part for part in (one.id, joint, mark(one)) if part)
        lines.append(
            Line(
                one.text,
                lead=said_on(one),
                who=by_name(state, one),
                act=f"{one.sort.replace('_', ' ')}, {one.title}",
                note=note,
            )
        )
    return Page(f"Papers of {state.mechanism.name}", (Section("papers", "Papers", tuple(lines)),))
