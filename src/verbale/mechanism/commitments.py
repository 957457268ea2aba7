"""Commitments: what a party itself binds itself to, the acts for and against, assessments by named persons."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.accounts import stands
from verbale.mechanism.filing import By, binding, filed_fields, held, kept, members, require
from verbale.mechanism.times import claimed
from verbale.model.acts import (
    Act,
    ActLinked,
    Assessed,
    CommitmentAgreed,
    CommitmentMade,
    CommitmentWithdrawn,
    ScaleSet,
)
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import (
    Assessment,
    BearingAct,
    Claim,
    Commitment,
    DocketItem,
    Item,
    Minutes,
    Paper,
    Remark,
    State,
    StatementItem,
)

__all__ = ["apply_commitment"]

BINDING_FORCES: Final = frozenset({"commit", "assure", "accept"})
"""Forces by which a speaker binds himself; an offer, a prediction or a claim to agree does not."""


def apply_commitment(state: State, act: Act, by: By) -> State | None:
    """The state after an act about commitments; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case CommitmentMade():
            return _made(state, act, by)
        case CommitmentAgreed():
            commitment = held(state, Commitment, act.commitment, by)
            binding(commitment)
            require(by.author in commitment.to, "to whom it is owed", f"{commitment.id} is not owed to {by.author}.")
            require(by.author not in commitment.agreed_by, "once", f"{by.author} has agreed to {commitment.id} before.")
            _not_withdrawn(commitment)
            return kept(state, replace(commitment, agreed_by=(*commitment.agreed_by, by.author)), by)
        case CommitmentWithdrawn():
            commitment = held(state, Commitment, act.commitment, by)
            require(
                by.author == commitment.filed_by,
                "commitment: who may file",
                f"Only {commitment.filed_by} can take {commitment.id} back.",
            )
            _not_withdrawn(commitment)
            return kept(state, replace(commitment, withdrawn=Remark(by.author, act.reason, by.at)), by)
        case ActLinked():
            commitment = held(state, Commitment, act.commitment, by)
            require(bool(act.what.strip()), "words", "A linked act must say what was done.")
            linked = BearingAct(act.bearing, act.what, by.author, by.at, act.happened, act.source)
            return kept(state, replace(commitment, acts=(*commitment.acts, linked)), by)
        case ScaleSet():
            require(
                act.name not in state.scales, "scales stay", f"There is a scale {act.name!r}; give yours another name."
            )
            require(
                len(act.values) > 1 and len(set(act.values)) == len(act.values) and bool(act.name.strip()),
                "a scale's values",
                "A scale needs a name and two values or more, each once.",
            )
            return replace(state, scales={**state.scales, act.name: act.values})
        case Assessed():
            return _assessed(state, act, by)
        case _:
            return None


def _not_withdrawn(commitment: Commitment) -> None:
    require(commitment.withdrawn is None, "commitment: order of steps", f"{commitment.id} was withdrawn.")


def _made(state: State, act: CommitmentMade, by: By) -> State:
    require(bool(act.text.strip()), "words", "A commitment must say to what.")
    of = act.of or by.author
    require(of != SECRETARY, "parties commit", "The secretary binds nobody; a party makes its commitment itself.")
    members(state, act.to, "to")
    require(of not in act.to, "to another", f"{of} cannot owe a commitment to itself.")
    if act.due is not None:
        claimed(act.due)
    source = None if act.source is None else held(state, Item, act.source, by)
    if source is not None and act.reported is None:
        _sourced(source, of, act)
    commitment = Commitment(
        **filed_fields(state, act, by, "commitment", part_of=source),
        text=act.text, sort=act.sort, cls=act.cls, to=act.to, beneficiaries=act.beneficiaries,
        conditions=act.conditions, due=act.due, source=act.source,
    )  # fmt: skip
    return kept(state, commitment, by)


def _sourced(source: Item, of: str, act: CommitmentMade) -> None:
    rule = "an offer is not a commitment"
    match source:
        case StatementItem():
            require(source.of == of, "own words", f"{source.id} is what {source.of} said; {of} is not bound by it.")
            require(
                source.force in BINDING_FORCES, rule,
                f"{source.id} is of force {source.force!r}, by which nobody binds himself.",
            )  # fmt: skip
        case DocketItem():
            require(
                act.cls != "agreed_obligation" or source.state == "adopted", rule,
                f"{source.id} is {source.state}, not adopted; no agreed obligation follows from it.",
            )  # fmt: skip
        case Minutes():
            require(
                act.cls != "agreed_obligation" or source.state == "adopted", "convergence is not agreement",
                f"{source.id} is {source.state}, not adopted; no agreed obligation follows from it.",
            )  # fmt: skip
        case Paper():
            require(
                act.cls != "agreed_obligation" or stands(source), "convergence is not agreement",
                f"Not all have joined {source.id}; no agreed obligation follows from it.",
            )  # fmt: skip
        case Claim():
            raise RuleBroken(rule, f"{source.id} predicts a meeting; it is no commitment.")
        case _:
            pass


def _assessed(state: State, act: Assessed, by: By) -> State:
    commitment = held(state, Commitment, act.commitment, by)
    require(bool(act.assessor.strip()), "assessments are signed", "An assessment must carry the name of who assesses.")
    require(act.of is None or act.of == by.author, "nobody files for another", "Whoever assesses files it itself.")
    require(act.reported is None, "assessments are signed", "A reported verdict is an account, not an assessment.")
    values = state.scales.get(act.scale)
    if values is None:
        raise RuleBroken("known scale", f"There is no scale {act.scale!r}; set it first.")
    require(
        act.value in values, "known scale", f"{act.value!r} is not on the scale {act.scale!r}: {', '.join(values)}."
    )
    assessment = Assessment(
        **filed_fields(state, act, by, "assessment", part_of=commitment),
        commitment=commitment.id, assessor=act.assessor, scale=act.scale, value=act.value, grounds=act.grounds,
    )  # fmt: skip
    return kept(state, assessment, by)
