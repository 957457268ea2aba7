"""Messages, prior notifications, evidence, markings and releases: who was told what, and who acknowledged it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verbale.model.proceedings import Evidence, Item, Message, Notification, State
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, named, titled
from verbale.views.page import Group, Line, Page, Section

__all__ = ["evidence_lines", "evidence_page", "markings_page", "messages_page", "notifications_page", "releases_page"]

_STANDS: Final = {"accepted": "takes it for genuine", "denied": "denies that it is genuine",
                  "not_examined": "has not examined it"}  # fmt: skip


def messages_page(state: State) -> Page:
    """The messages by the channel, and who has not acknowledged them."""
    lines = tuple(
        Line(
            one.text, lead=day(one.filed_at), who=by_name(state, one), act="tests the line" if one.test else "writes",
            note=_note(one.id, f"to {members(state.mechanism, one.to)}", _receipts(state, one.to, one.acknowledged),
                       mark(one)),
        )
        for one in items_of(state, Message)
    )  # fmt: skip
    return Page(f"Messages in {state.mechanism.name}", (Section("messages", "Messages", lines),))


def notifications_page(state: State) -> Page:
    """The prior notifications, those that came late marked so."""
    lines = []
    for one in items_of(state, Notification):
        until = f" to {day(one.ends)}" if one.ends else ""
        place = f", {one.place}" if one.place else ""
        late = "notice came late" if one.late else ""
        back = f"taken back {day(one.withdrawn.at)} {one.withdrawn.text}".strip() if one.withdrawn else ""
        receipts = _receipts(state, one.to, one.acknowledged)
        note = _note(one.id, f"filed {day(one.filed_at)}", late, back, receipts, mark(one))
        lines.append(
            Line(f"{one.activity}{place}", lead=f"{day(one.starts)}{until}", who=by_name(state, one), note=note)
        )
    return Page(f"Notifications in {state.mechanism.name}", (Section("notices", "Notifications", tuple(lines)),))


def evidence_page(state: State) -> Page:
    """Each piece of evidence: its chain of custody, and what each party holds of it."""
    groups = tuple(
        Group(
            titled(one), evidence_lines(state, one),
            _note(f"about {named(state, one.about)}" if one.about else "", by_name(state, one), mark(one)),
        )
        for one in items_of(state, Evidence)
    )  # fmt: skip
    return Page(f"Evidence in {state.mechanism.name}", (Section("evidence", "Evidence", groups),))


def evidence_lines(state: State, one: Evidence) -> tuple[Line, ...]:
    """What is on record of a piece of evidence; whether it is genuine is said by parties alone."""
    mechanism = state.mechanism
    lines = [Line(one.sha256, act="file, by its SHA-256")] if one.sha256 else []
    lines += [
        Line(member(mechanism, link.who), lead=day(link.at), act="in the hands of", note=_by(state, link.by))
        for link in one.custody
    ]
    lines += [Line(member(mechanism, who), lead=day(at), act="shown to") for who, at in one.shown.items()]
    lines += [
        Line(stand.grounds, lead=day(stand.at), who=member(mechanism, party), act=_STANDS[stand.stand])
        for party, stand in one.stands.items()
    ]
    return tuple(lines)


def markings_page(state: State) -> Page:
    """The items that carry a marking of their own."""
    lines = tuple(
        Line("", lead=day(one.filed_at), who=by_name(state, one), act=titled(one), note=mark(one))
        for one in items_of(state, Item)
        if mark(one)
    )
    rule = state.mechanism.confidentiality
    about = f"Others are for: {rule.circle}; {rule.attribution.replace('_', ' ')}."
    return Page(f"Markings in {state.mechanism.name}", (Section("markings", "Marked items", lines, about=about),))


def releases_page(state: State) -> Page:
    """The releases asked for: to whom, who consented, who refused, whether it came about."""
    groups = []
    for item_id, one in state.releases.items():
        item = state.items[item_id]
        done = set(one.to) <= set(item.marking.released)
        lines = [
            Line("", who=member(state.mechanism, one.asked_by), act=f"asks for {', '.join(one.to)}"),
            *(Line("", who=member(state.mechanism, party), act="consents") for party in one.consented),
            *(
                Line(remark.text, lead=day(remark.at), who=member(state.mechanism, remark.by), act="refuses")
                for remark in one.refused
            ),
        ]
        groups.append(Group(titled(item), tuple(lines), "released" if done else "not released"))
    return Page(f"Releases in {state.mechanism.name}", (Section("releases", "Releases", tuple(groups)),))


def _receipts(state: State, to: tuple[str, ...], acknowledged: Mapping[str, str]) -> str:
    there = [f"{member(state.mechanism, who)} {day(at)}" for who, at in acknowledged.items()]
    waiting = members(state.mechanism, [who for who in to if who not in acknowledged])
    return _note(f"acknowledged by {', '.join(there)}" if there else "", f"not yet by {waiting}" if waiting else "")


def _by(state: State, author: str) -> str:
    return f"filed by {member(state.mechanism, author)}"


def _note(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
