"""The docket, complaints and commitments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from verbale.model.acts.docket import Bearing, CommitmentClass, DocketSort
from verbale.model.mechanism import Reported
from verbale.model.proceedings.items import Item, Raising, Remark, SilenceProcedure

__all__ = [
    "Assessment",
    "BearingAct",
    "Commitment",
    "Complaint",
    "ComplaintState",
    "DocketItem",
    "DocketState",
    "PartyPosition",
    "PositionState",
]

DocketState = Literal[
    "open", "answered", "closed", "withdrawn", "floated", "tabled", "adopted", "declined", "overtaken", "lapsed"
]  # fmt: skip
"""Concerns, demands, requests: open, answered, closed, withdrawn. Proposals: the rest, and withdrawn."""
PositionState = Literal[
    "referred", "accepted", "accepted_in_principle", "reserved", "declined", "countered", "broke_silence"
]  # fmt: skip
ComplaintState = Literal[
    "filed", "admissible", "admissibility_disputed", "transmitted", "answered", "unanswered", "verification",
    "verified", "finding_proposed", "finding_agreed", "differing_views", "no_finding", "measures", "follow_up",
    "withdrawn", "closed",
]  # fmt: skip


class PartyPosition(msgspec.Struct, frozen=True):
    """Where a party stands on a proposal, since when; `review` is the date its capital set, `words` its reservation or
    reason, `counter` the item it answered with."""

    state: PositionState
    since: str
    review: str | None = None
    words: str = ""
    counter: str | None = None


class DocketItem(Item, frozen=True, kw_only=True):
    """A concern, proposal, demand or request for clarification."""

    sort: DocketSort
    title: str
    state: DocketState
    words: str = ""
    to: tuple[str, ...] = ()
    particulars: tuple[str, ...] = ()
    text: str | None = None
    positions: Mapping[str, PartyPosition] = {}
    answers: tuple[Remark, ...] = ()
    silence: SilenceProcedure | None = None
    counter_to: str | None = None
    reason: str = ""
    adopted_by: Literal["consent", "silence"] | None = None
    raised: tuple[Raising, ...] = ()


class Complaint(Item, frozen=True, kw_only=True):
    """A complaint and every step of its procedure; `clocks` holds when each running step began."""

    against: tuple[str, ...]
    incident: str
    incident_at: str
    state: ComplaintState
    place: str = ""
    evidence: tuple[str, ...] = ()
    disputes: tuple[Remark, ...] = ()
    responses: Mapping[str, Remark] = {}
    answers: Mapping[str, Literal["admitted", "denied", "partial", "none_by_deadline"]] = {}
    verification: tuple[Remark, ...] = ()
    access_refused: tuple[Remark, ...] = ()
    finding: str | None = None
    finding_agreed_by: tuple[str, ...] = ()
    views: tuple[Remark, ...] = ()
    measures: tuple[Remark, ...] = ()
    follow_ups: tuple[Remark, ...] = ()
    rungs: tuple[str, ...] = ()
    since: Mapping[ComplaintState, str] = {}
    rung_since: str | None = None


class BearingAct(msgspec.Struct, frozen=True):
    """A later act for or against a commitment's being kept, by whom it was linked."""

    bearing: Bearing
    what: str
    by: str
    at: str
    happened: str | None = None
    source: Reported | None = None


class Commitment(Item, frozen=True, kw_only=True):
    """What a party binds itself to. `cls` is what it claims to be; see `standing` for what it is."""

    text: str
    sort: Literal["act", "abstention"]
    cls: CommitmentClass
    to: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    due: str | None = None
    source: str | None = None
    agreed_by: tuple[str, ...] = ()
    acts: tuple[BearingAct, ...] = ()
    withdrawn: Remark | None = None

    @property
    def standing(self) -> Literal["reported", "principle", "undertaking", "agreed_obligation"]:
        """What it is: an obligation only once everybody to whom it is owed has agreed; what is told of a party by a
        report is reported and nothing more."""
        if self.reported is not None:
            return "reported"
        if self.cls == "agreed_obligation" and not (self.to and set(self.to) <= set(self.agreed_by)):
            return "undertaking"
        return self.cls


class Assessment(Item, frozen=True, kw_only=True):
    """A named person's assessment of a commitment, one of any number."""

    commitment: str
    assessor: str
    scale: str
    value: str
    grounds: str = ""
