"""Acts about the docket: concerns, proposals, demands, requests for clarification; and about commitments."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing
from verbale.model.mechanism import Reported

__all__ = [
    "ActLinked",
    "Assessed",
    "Bearing",
    "CommitmentAgreed",
    "CommitmentClass",
    "CommitmentMade",
    "CommitmentWithdrawn",
    "DocketFiled",
    "DocketSort",
    "ItemAnswered",
    "ItemClosed",
    "ItemWithdrawn",
    "ProposalAccepted",
    "ProposalAcceptedInPrinciple",
    "ProposalCountered",
    "ProposalDeclined",
    "ProposalLapsed",
    "ProposalOvertaken",
    "ProposalReferred",
    "ProposalReserved",
    "ProposalTabled",
    "ScaleSet",
    "SilenceBroken",
    "SilenceConcluded",
    "SilenceOpened",
]

DocketSort = Literal["concern", "proposal", "demand", "clarification"]
CommitmentClass = Literal["principle", "undertaking", "agreed_obligation"]
Bearing = Literal["for", "against"]


class DocketFiled(Filing, frozen=True):
    """A new item of the docket. A proposal has no text until it is tabled; `words` floated it."""

    sort: DocketSort
    title: str
    words: str = ""
    to: tuple[str, ...] = ()
    particulars: tuple[str, ...] = ()


class ItemAnswered(Act, frozen=True):
    """An answer to a concern, demand or request for clarification."""

    item: str
    answer: str


class ItemClosed(Act, frozen=True):
    """Whoever filed a concern, demand or request holds that it is settled."""

    item: str


class ItemWithdrawn(Act, frozen=True):
    """Whoever filed an item of the docket takes it back."""

    item: str
    reason: str = ""


class ProposalTabled(Act, frozen=True):
    """Its proposer gives a proposal its text."""

    item: str
    text: str


class ProposalReferred(Act, frozen=True):
    """A party refers a proposal to its capital (ad referendum), which will answer by `review` (ISO 8601)."""

    item: str
    review: str | None = None


class ProposalAccepted(Act, frozen=True):
    """A party accepts the tabled text."""

    item: str


class ProposalAcceptedInPrinciple(Act, frozen=True):
    """A party accepts the idea, which is not the text."""

    item: str


class ProposalReserved(Act, frozen=True):
    """A party keeps its position open."""

    item: str
    reservation: str


class ProposalDeclined(Act, frozen=True):
    """A party declines a proposal."""

    item: str
    reason: str | None = None


class ProposalCountered(Act, frozen=True):
    """A party answers a proposal with one of its own, which is a new item."""

    item: str
    title: str
    text: str


class ProposalOvertaken(Act, frozen=True):
    """Its proposer holds that events have overtaken a proposal."""

    item: str
    by_what: str


class ProposalLapsed(Act, frozen=True):
    """The secretary notes that a review date went by without an answer."""

    item: str


class SilenceOpened(Act, frozen=True):
    """A silence procedure is opened on a proposal or on circulated minutes: adopted at the deadline (ISO 8601 with
    zone) unless a party breaks the silence."""

    item: str
    deadline: str


class SilenceBroken(Act, frozen=True):
    """A party breaks the silence before the deadline."""

    item: str
    reason: str = ""


class SilenceConcluded(Act, frozen=True):
    """The secretary notes that the deadline passed and nobody broke the silence."""

    item: str


class CommitmentMade(Filing, frozen=True):
    """A party (`of`, else the author) binds itself to an act or an abstention.

    `source` is the item of the mechanism in which it was said: a statement, a proposal, minutes.
    """

    text: str
    sort: Literal["act", "abstention"] = "act"
    cls: CommitmentClass = "undertaking"
    to: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    due: str | None = None
    source: str | None = None


class CommitmentAgreed(Act, frozen=True):
    """One to whom an obligation is owed agrees to it."""

    commitment: str


class CommitmentWithdrawn(Act, frozen=True):
    """A party takes back its own commitment; what it said stays on record."""

    commitment: str
    reason: str = ""


class ActLinked(Act, frozen=True):
    """A later act that speaks for or against a commitment's being kept."""

    commitment: str
    bearing: Bearing
    what: str
    source: Reported | None = None


class ScaleSet(Act, frozen=True):
    """A scale of assessment, from the lowest value to the highest."""

    name: str
    values: tuple[str, ...]


class Assessed(Filing, frozen=True):
    """A named person's assessment of a commitment; it stands beside all others."""

    commitment: str
    assessor: str
    scale: str
    value: str
    grounds: str = ""
