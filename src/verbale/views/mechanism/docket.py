"""The docket: concerns, proposals with each party's position, demands, requests for clarification."""

from __future__ import annotations

from typing import Final

from verbale.model.proceedings import DocketItem, State
from verbale.views.mechanism.words import by_name, day, items_of, mark, member, members, named, since
from verbale.views.page import Group, Line, Page, Section

__all__ = ["docket_page", "position_lines"]

_TITLES: Final = {
    "proposal": "Proposals",
    "concern": "Concerns",
    "demand": "Demands",
    "clarification": "Requests for clarification",
}


def docket_page(state: State) -> Page:
    """One section a kind of item."""
    items = items_of(state, DocketItem)
    return Page(
        f"Docket of {state.mechanism.name}",
        tuple(
            Section(sort, title, tuple(_item(state, item) for item in items if item.sort == sort))
            for sort, title in _TITLES.items()
        ),
    )


def _item(state: State, item: DocketItem) -> Group:
    lines = [Line(item.words, act="in the words")] if item.words else []
    if item.to:
        lines.append(Line(members(state.mechanism, item.to), act="addressed to"))
    lines += [Line(words, act="particulars") for words in item.particulars]
    if item.sort == "proposal":
        lines.append(Line(item.text or "no text has been tabled", act="text"))
    if item.counter_to:
        lines.append(Line(named(state, item.counter_to), act="counter to"))
    lines += position_lines(state, item)
    lines += [
        Line(answer.text, lead=day(answer.at), who=member(state.mechanism, answer.by), act="answers")
        for answer in item.answers
    ]
    if item.reason:
        lines.append(Line(item.reason, act="reason"))
    adopted = f" by {item.adopted_by}" if item.adopted_by else ""
    note = "; ".join(part for part in (f"{item.state}{adopted}", by_name(state, item), item.note, mark(item)) if part)
    return Group(f"{item.id} {item.title}", tuple(lines), note)


def position_lines(state: State, item: DocketItem) -> list[Line]:
    """Where each party stands on a proposal, and the silence procedure where there is one."""
    lines = []
    for party, one in item.positions.items():
        review = f", to answer by {day(one.review)}" if one.review else ""
        counter = f", see {named(state, one.counter)}" if one.counter else ""
        text = f"{since(one.since)}{review}{counter}" + (f": {one.words}" if one.words else "")
        act = "referred to capital" if one.state == "referred" else one.state.replace("_", " ")
        lines.append(Line(text, who=member(state.mechanism, party), act=act))
    if item.silence:
        lines.append(Line(_silence(state, item), act="silence procedure"))
    return lines


def _silence(state: State, item: DocketItem) -> str:
    procedure = item.silence
    if procedure is None:
        return ""
    if procedure.broken_by:
        reason = f" ({procedure.reason})" if procedure.reason else ""
        return f"broken by {member(state.mechanism, procedure.broken_by)}{reason}"
    if procedure.concluded:
        return f"nobody broke it by {day(procedure.deadline)}"
    return f"runs until {day(procedure.deadline)}"
