"""Complaints with every step of their procedure; who is right is not said."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.model.proceedings import Complaint, Evidence, Remark, State
from verbale.views.mechanism.notices import evidence_lines
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, titled
from verbale.views.page import Group, Line, Page, Section

__all__ = ["complaint_steps", "complaints_page"]


def complaints_page(state: State) -> Page:
    """One group a complaint."""
    found = items_of(state, Complaint)
    groups = tuple(
        Group(
            f"{one.id} {one.incident}",
            complaint_steps(state, one),
            "; ".join(part for part in (one.state.replace("_", " "), by_name(state, one), mark(one)) if part),
        )
        for one in found
    )
    return Page(f"Complaints in {state.mechanism.name}", (Section("complaints", "Complaints", groups),))


def complaint_steps(state: State, one: Complaint) -> tuple[Line, ...]:
    """The steps, in the order of the procedure."""
    mechanism = state.mechanism
    where = f", {one.place}" if one.place else ""
    lines = [
        Line(f"{day(one.incident_at)}{where}", act="incident, as complained of"),
        Line(members(mechanism, one.against), act="against"),
        *(Line(words, act="evidence brought") for words in one.evidence),
    ]
    for piece in items_of(state, Evidence):
        if piece.about == one.id:
            lines.append(Line(titled(piece), lead=day(piece.filed_at), who=by_name(state, piece), act="evidence"))
            lines += evidence_lines(state, piece)
    lines += _remarks(state, "disputes admissibility", one.disputes)
    for party, answer in one.answers.items():
        remark = one.responses.get(party)
        lines.append(
            Line(
                remark.text if remark else "",
                lead=day(remark.at) if remark else "",
                who=member(mechanism, party),
                act=answer.replace("_", " "),
            )
        )
    lines += _remarks(state, "refused access", one.access_refused)
    lines += _remarks(state, "verification", one.verification)
    if one.finding:
        agreed = members(mechanism, one.finding_agreed_by) or "nobody"
        lines.append(Line(one.finding, act="finding proposed", note=f"agreed by {agreed}"))
    lines += _remarks(state, "own view", one.views)
    lines += _remarks(state, "measure", one.measures)
    lines += _remarks(state, "follow-up", one.follow_ups)
    if one.rungs:
        lines.append(Line(" > ".join(one.rungs), act="escalated to"))
    lines += [Line(day(at), act=f"{step.replace('_', ' ')} since") for step, at in one.since.items()]
    return tuple(lines)


def _remarks(state: State, act: str, remarks: Iterable[Remark]) -> list[Line]:
    return [
        Line(one.text, lead=day(one.at), who=member(state.mechanism, one.by) if one.by else "", act=act)
        for one in remarks
    ]
