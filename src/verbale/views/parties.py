"""The parties of a record and those who speak for them."""

from __future__ import annotations

from collections import Counter, defaultdict

from verbale.model import RecordActor, Ref
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless
from verbale.views.wording import plural, supported

__all__ = ["JOINT", "OTHERS", "parties"]

OTHERS = "Others"
JOINT = "Several together"


def parties(index: RecordIndex, scope: Scope) -> Section:
    """Each state with those of it who speak, the most heard first; then those who stand for no state."""
    said: Counter[str] = Counter()
    told: dict[str, list[Ref]] = defaultdict(list)
    for entry in index.statements(scope):
        for role in entry.roles:
            if role.role == "speaker" and role.record and entry.item.kind == "speech":
                said[role.record] += 1
                told[role.record] += index.told_by(entry)
    groups: dict[str, list[RecordActor]] = defaultdict(list)
    heard: Counter[str] = Counter()
    actors = [(actor, count) for identity, count in said.most_common() if (actor := index.actor(identity)) is not None]
    index.fetch(ref for actor, _ in actors for ref in index.few(actor.refs))
    for actor, count in actors:
        party = index.party(actor.id) or (JOINT if _is_joint(index, actor) else OTHERS)
        heard[party] += count
        groups[party].append(actor)

    def group(party: str) -> Group:
        return Group(
            party, capped(groups[party], lambda one: _voice(index, one, said[one.id], told[one.id]), "verbale search")
        )

    ordered = sorted(groups, key=lambda party: (party in (OTHERS, JOINT), party == OTHERS, -heard[party], party))
    return Section(
        "parties",
        "Parties and voices",
        capped(ordered, group, "verbale search"),
        "Whoever speaks, under the state they speak for where the reports say so.",
    )


def _is_joint(index: RecordIndex, actor: RecordActor) -> bool:
    """Whether the name stands for several actors."""
    return any(entry.item.members for entry in index.entries(index.few(actor.refs)))


def _voice(index: RecordIndex, actor: RecordActor, count: int, told: list[Ref]) -> Line:
    """A voice, cited where it is named; where no place names it alone, by its statements."""
    support = index.support(told)
    named_at = [entry.citation for entry in index.entries(index.few(actor.refs)) if entry.citation.span.text]
    named = actor.name.casefold()
    offices = [harmless(office) for office in actor.offices if office.casefold() not in named]
    variants = [harmless(name) for name in actor.variants if name.casefold() != named]
    also = f"also: {', '.join(variants[:6])}" if variants else ""
    heard = f"{plural(count, 'statement')} in {supported(support) or '1 report'}"
    return Line(
        "; ".join(offices[:3]),
        index.places(named_at) or index.cites(told),
        who=harmless(actor.name),
        note="; ".join(filter(None, (also, heard))),
    )
