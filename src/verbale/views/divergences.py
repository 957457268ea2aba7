"""Where accounts differ, side by side; none is called right."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from verbale.model import RecordDivergence, RecordPosition, RecordQuestion
from verbale.views.page import Group, Line, Section, Sides, capped
from verbale.views.positions import answer, in_order, voice
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless
from verbale.views.wording import intervals

__all__ = ["divergences"]


def divergences(index: RecordIndex, scope: Scope) -> Section:
    """Each divergence with a side for every voice in it."""
    found = []
    made = {position.id: position for position in index.record.items(RecordPosition)}
    for divergence in index.record.items(RecordDivergence):
        sides = [made[one] for one in divergence.positions if one in made and index.live(made[one].refs)]
        days = [position.at.start[:10] for position in sides if position.at]
        inside = scope.holds_made(divergence, (position.actor for position in sides)) or (
            divergence.question in scope.questions
        )
        if len(sides) > 1 and inside and scope.in_time(max(days, default=None)):
            found.append((min(days, default="9999"), divergence, sides))
    found.sort(key=lambda one: (one[0], one[1].id))
    return Section(
        "divergences",
        "Divergences, side by side",
        capped(found, lambda one: _sides(index, one[1], one[2]), "verbale positions"),
        "Accounts that do not say the same. The order is that of days and sources and means nothing else.",
    )


def _sides(index: RecordIndex, divergence: RecordDivergence, positions: list[RecordPosition]) -> Sides:
    question = index.record.item(divergence.question)
    title = harmless(question.text) if isinstance(question, RecordQuestion) else "Told differently"
    ordered = in_order(index, positions)
    voices = [voice(index, position) for position in ordered]
    if len(set(voices)) == 1:
        voices = [_in_report(index, who, position) for who, position in zip(voices, ordered, strict=True)]
    said: dict[str, list[Line]] = defaultdict(list)
    for who, position in zip(voices, ordered, strict=True):
        said[who].append(_unnamed(index, position))
    sides = tuple(Group(who, tuple(lines)) for who, lines in said.items())
    note = f"differ in {divergence.kind}" + (f": {intervals(harmless(divergence.note))}" if divergence.note else "")
    return Sides(title, sides, note)


def _in_report(index: RecordIndex, who: str, position: RecordPosition) -> str:
    """A voice with the reports that tell it, where several tell it differently."""
    numbers = sorted({cite.source for cite in index.cites(position.refs)})
    return f"{who}, as {' and '.join(f'[{number}]' for number in numbers)} has it"


def _unnamed(index: RecordIndex, position: RecordPosition) -> Line:
    """A position without its voice, which stands above it."""
    return msgspec.structs.replace(answer(index, position), who="")
