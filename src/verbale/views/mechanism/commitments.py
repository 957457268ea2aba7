"""Commitments: what each party bound itself to, what bears on its being kept, and who assessed it how."""

from __future__ import annotations

from verbale.model.proceedings import Assessment, Commitment, State
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, named
from verbale.views.page import Group, Line, Page, Section, Table

__all__ = ["COMMITMENT_COLUMNS", "commitment_rows", "commitments_page"]

COMMITMENT_COLUMNS = ("commitment", "by", "to", "what", "standing", "due", "for", "against", "assessed")


def commitments_page(state: State) -> Page:
    """The table of commitments, then each with what bears on it."""
    found = items_of(state, Commitment)
    table = Table("Commitments", COMMITMENT_COLUMNS, commitment_rows(state))
    return Page(
        f"Commitments in {state.mechanism.name}",
        (
            Section("table", "Table", (table,) if found else (), about="No verdict: an assessment is its author's."),
            Section("each", "Each commitment", tuple(_commitment(state, one) for one in found)),
        ),
    )


def commitment_rows(state: State) -> tuple[tuple[str, ...], ...]:
    """One row a commitment; acts for and against are counted, and assessments named with who made them."""
    return tuple(
        (
            one.id,
            member(state.mechanism, one.of),
            members(state.mechanism, one.to) or "not stated",
            f"{'abstain: ' if one.sort == 'abstention' else ''}{one.text}"
            + (f" (if {'; '.join(one.conditions)})" if one.conditions else ""),
            _standing(one),
            day(one.due),
            str(sum(act.bearing == "for" for act in one.acts)),
            str(sum(act.bearing == "against" for act in one.acts)),
            "; ".join(f"{a.value} ({a.assessor})" for a in _assessments(state, one)) or "not assessed",
        )
        for one in items_of(state, Commitment)
    )


def _standing(one: Commitment) -> str:
    words = one.standing.replace("_", " ")
    if one.reported is not None and one.reported.citation:
        words += f" {one.reported.citation}"
    return f"{words}, withdrawn" if one.withdrawn else words


def _assessments(state: State, one: Commitment) -> list[Assessment]:
    return [made for made in items_of(state, Assessment) if made.commitment == one.id]


def _commitment(state: State, one: Commitment) -> Group:
    lines = [Line(named(state, one.source), act="source")] if one.source else []
    if one.reported is not None:
        lines.append(Line(one.reported.words, act="in the report", note=one.reported.citation))
    if one.beneficiaries:
        lines.append(Line(members(state.mechanism, one.beneficiaries), act="for the benefit of"))
    if one.agreed_by:
        lines.append(Line(members(state.mechanism, one.agreed_by), act="agreed by"))
    for act in one.acts:
        source = f"reported {act.source.citation}" if act.source else f"linked by {member(state.mechanism, act.by)}"
        lines.append(Line(act.what, lead=day(act.happened), act=act.bearing, note=source))
    for made in _assessments(state, one):
        lines.append(Line(made.grounds, who=made.assessor, act=f"assesses {made.value}", note=made.scale))
    if one.withdrawn:
        lines.append(Line(one.withdrawn.text, lead=day(one.withdrawn.at), act="withdrawn"))
    note = "; ".join(part for part in (_standing(one), by_name(state, one), mark(one)) if part)
    return Group(f"{one.id} {one.text}", tuple(lines), note)
