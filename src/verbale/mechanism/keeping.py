"""Acts about the record itself: terms and scope, markings and release, redaction, keys, counter-signatures."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.filing import By, filed_fields, held, kept, plain, require, touch
from verbale.mechanism.growing import plus
from verbale.mechanism.markings import OPEN_KINDS
from verbale.model.acts import (
    Act,
    EvidencePassed,
    HeadSigned,
    Redacted,
    ResponseFiled,
    ScopeStated,
    TermsAgreed,
    TermsDisputed,
    TermsProposed,
    act_of,
)
from verbale.model.mechanism import SECRETARY, Reported
from verbale.model.proceedings import Remark, State, TermsClause

__all__ = ["KEPT_KINDS", "TAKEN_OUT", "apply_keeping", "is_what_remains", "remains_of"]

KEPT_KINDS: Final = OPEN_KINDS | {
    "redacted", "marked", "embargoed", "not_minuted", "release_asked", "release_consented", "release_refused",
    "release_compelled", "scale_set",
}  # fmt: skip
"""Kinds of entry that are never redacted: without them the chain could not be checked, hidden items would show, or
assessments would stand on no scale."""
WORDS: Final = frozenset(
    {
        "activity", "answer", "assessor", "beneficiaries", "by_what", "channel", "clauses", "conditions", "custody",
        "evidence", "grounds", "incident", "interpreters", "law", "note", "particulars", "persons", "place", "reason",
        "reservation", "right", "scope", "seating", "sha256", "speaker", "subject", "team", "text", "title", "venue",
        "venue_controlled_by", "what", "where", "who", "window", "words", "wrong",
    }
)  # fmt: skip
"""Fields of acts that hold what somebody wrote, and no id, member, time or state."""
TAKEN_OUT: Final = "[redacted]"
"""What stands in place of words that were redacted."""


def remains_of(act: Act) -> Act:
    """The act with everything that somebody wrote taken out, so that what followed still stands on something."""
    changes: dict[str, object] = {}
    for name in act.__struct_fields__:
        value = getattr(act, name)
        if isinstance(value, Reported):
            changes[name] = replace(value, words=TAKEN_OUT, citation="")
        elif name not in WORDS or (isinstance(act, ResponseFiled) and name == "answer"):
            continue
        elif isinstance(value, tuple):
            changes[name] = tuple(TAKEN_OUT for _ in value)
        elif value:
            changes[name] = TAKEN_OUT
    if isinstance(act, EvidencePassed):
        changes["to"] = TAKEN_OUT
    return replace(act, **changes)


def is_what_remains(act: Act, kind: str) -> bool:
    """Whether an act is one of this kind with every word taken out, as a redaction leaves it."""
    return act.kind == kind and kind not in KEPT_KINDS and remains_of(act) == act


def apply_keeping(state: State, act: Act, by: By) -> State | None:
    """The state after an act about the mechanism itself; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case TermsProposed():
            require(bool(act.text.strip()), "words", "A clause must have a text.")
            fields = filed_fields(state, act, by, "terms")
            proposer = (by.author,) if by.author in state.mechanism.party_ids else ()
            return kept(state, TermsClause(**fields, text=act.text, agreed_by=proposer), by)
        case TermsAgreed():
            clause = held(state, TermsClause, act.terms, by)
            _party(state, by)
            require(by.author not in clause.agreed_by, "once", f"{by.author} has agreed to {clause.id} before.")
            disputes = tuple(dispute for dispute in clause.disputes if dispute.by != by.author)
            return kept(state, replace(clause, agreed_by=(*clause.agreed_by, by.author), disputes=disputes), by)
        case TermsDisputed():
            clause = held(state, TermsClause, act.terms, by)
            _party(state, by)
            agreed = tuple(party for party in clause.agreed_by if party != by.author)
            disputes = (*clause.disputes, Remark(by.author, act.grounds, by.at))
            return kept(state, replace(clause, agreed_by=agreed, disputes=disputes), by)
        case ScopeStated():
            _party(state, by)
            require(bool(act.subject.strip()), "words", "A subject must have a name.")
            stands = {**state.stands.get(act.subject, {}), by.author: act.inside}
            return replace(state, stands={**state.stands, act.subject: stands})
        case Redacted():
            return _redacted(state, act, by)
        case HeadSigned():
            require(
                1 <= act.number <= state.number,
                "a head that was",
                f"The log has {state.number} entries; nobody can have seen entry {act.number}.",
            )
            hexadecimal = len(act.head) == 64 and set(act.head) <= set("0123456789abcdef")
            require(hexadecimal, "a head that was", "A head is the hash of an entry: 64 hexadecimal digits.")
            return replace(state, countersigned=(*state.countersigned, (by.author, act.number, act.head)))
        case _:
            return None


def _party(state: State, by: By) -> None:
    require(by.author in state.mechanism.party_ids, "parties decide", f"{by.author} is no party; this is for parties.")


def _redacted(state: State, act: Redacted, by: By) -> State:
    require(by.author == SECRETARY, "redaction: who may file", "Only the secretary redacts.")
    require(bool(act.reason.strip()), "reasons given", "A redaction must give its reason.")
    kind = state.kinds.get(act.number)
    if kind is None:
        raise RuleBroken("known entry", f"There is no entry {act.number}; the log has {state.number}.")
    require(
        kind not in KEPT_KINDS, "never redacted", f"Entry {act.number} is {plain(kind)!r}, without which nothing holds."
    )
    require(act.number not in state.redacted, "once", f"Entry {act.number} was redacted before.")
    if act.remains:
        try:
            remains = act_of(act.remains)
        except (msgspec.ValidationError, msgspec.DecodeError):
            raise RuleBroken("what remains", "What remains of a redacted entry must be an act.") from None
        require(
            is_what_remains(remains, kind), "what remains",
            f"What remains of entry {act.number} must be {plain(kind)!r} with every word taken out.",
        )  # fmt: skip
    items = [state.items[item_id] for item_id in state.about.get(act.number, ()) if item_id in state.items]
    return touch(replace(state, redacted=plus(state.redacted, act.number, by.number)), by, *items)
