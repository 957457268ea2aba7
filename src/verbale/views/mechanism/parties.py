"""The mechanism itself: members, bodies, rules, clocks, terms of reference and scope, each party's word on them."""

from __future__ import annotations

import msgspec

from verbale.model.mechanism import Mechanism
from verbale.model.proceedings import State, TermsClause
from verbale.views.mechanism.words import by_name, items_of, mark, member, members
from verbale.views.page import Line, Page, Section, Table

__all__ = ["parties_page"]


def parties_page(state: State) -> Page:
    """What the set-up says and what parties said of it since; the public, who sees no key, is shown no rules."""
    mechanism = state.mechanism
    return Page(
        mechanism.name,
        (
            Section("members", "Members", (Table("Members", ("id", "name", "code", "as"), _members(mechanism)),)),
            *((Section("rules", "Rules", tuple(_rules(mechanism))),) if state.keys else ()),
            Section("scope", "Scope", tuple(_scope(state))),
            Section("terms", "Terms of reference", tuple(_terms(state))),
            Section("keys", "Keys", tuple(_keys(state)), about="A key is good from the entry that brought it in."),
        ),
        (f"Set up {mechanism.created}", f"Id {mechanism.id}"),
    )


def _members(mechanism: Mechanism) -> tuple[tuple[str, ...], ...]:
    rows = [(one.id, one.name, one.code or "", "party") for one in mechanism.parties]
    rows += [(one.id, one.name, one.code or "", "observer") for one in mechanism.observers]
    return tuple(rows)


def _rules(mechanism: Mechanism) -> list[Line]:
    chair = mechanism.chair.kind + (f": {members(mechanism, mechanism.chair.order)}" if mechanism.chair.order else "")
    through = f" through {mechanism.channel.through}" if mechanism.channel.through else ""
    facts = [
        ("host", member(mechanism, mechanism.host) if mechanism.host else "none"),
        ("chair", chair),
        ("decision", mechanism.decision.replace("_", " ")),
        ("channel", mechanism.channel.kind.replace("_", " ") + through),
        ("languages", ", ".join(mechanism.languages)),
        ("seen by default by", mechanism.confidentiality.circle),
        ("attribution", mechanism.confidentiality.attribution.replace("_", " ")),
        ("ladder", " > ".join(mechanism.ladder)),
    ]
    lines = [Line(words, act=name) for name, words in facts if words]
    for body in mechanism.bodies:
        aliases = f", also {', '.join(body.aliases)}" if body.aliases else ""
        under = f", under {body.parent}" if body.parent else ""
        lines.append(Line(f"{body.name} ({body.level}{under}{aliases})", act="body"))
    for name, hours in msgspec.structs.asdict(mechanism.clocks).items():
        if hours is not None:
            lines.append(Line(f"{hours} hours", act=f"clock: {name.replace('_', ' ')}"))
    return lines


def _scope(state: State) -> list[Line]:
    mechanism = state.mechanism
    lines = []
    for subject in {**{one.name: None for one in mechanism.scope}, **dict.fromkeys(state.stands)}:
        stands = state.stands.get(subject, {})
        inside = members(mechanism, [who for who, within in stands.items() if within]) or "nobody"
        outside = members(mechanism, [who for who, within in stands.items() if not within]) or "nobody"
        lines.append(Line(f"inside: {inside}; outside: {outside}", who=subject))
    return lines


def _terms(state: State) -> list[Line]:
    mechanism = state.mechanism
    lines = [
        Line(one.text, note=f"set-up; agreed by {members(mechanism, one.agreed_by) or 'nobody'}")
        for one in mechanism.terms
    ]
    for clause in items_of(state, TermsClause):
        agreed = f"agreed by {members(mechanism, clause.agreed_by) or 'nobody'}"
        disputed = ", ".join(f"disputed by {member(mechanism, one.by)}: {one.text}" for one in clause.disputes)
        note = "; ".join(part for part in (clause.id, agreed, disputed, mark(clause)) if part)
        lines.append(Line(clause.text, who=by_name(state, clause), act="proposes", note=note))
    return lines


def _keys(state: State) -> list[Line]:
    return [
        Line(
            f"{public[:16]}... from entry {key.since}" + (f" to entry {key.until} ({key.ended})" if key.until else ""),
            who=member(state.mechanism, key.holder),
        )
        for public, key in state.keys.items()
    ]
