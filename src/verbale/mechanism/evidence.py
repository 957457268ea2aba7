"""Evidence: who produced it, through whose hands it went, to whom it was shown, who takes it for genuine."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from verbale.mechanism.filing import By, filed_fields, held, kept, members, require
from verbale.mechanism.keeping import TAKEN_OUT
from verbale.model.acts import Act, AuthenticityStated, EvidencePassed, EvidenceProduced, EvidenceShown
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import Evidence, Holder, Item, Stand, State

__all__ = ["apply_evidence"]

DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def apply_evidence(state: State, act: Act, by: By) -> State | None:
    """The state after an act about evidence; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case EvidenceProduced():
            return _produced(state, act, by)
        case EvidenceShown():
            piece = _kept_by(state, act.evidence, by)
            require(bool(act.to), "to whom", "It must be said to whom the evidence was shown.")
            members(state, act.to, "to")
            return kept(state, replace(piece, shown={**piece.shown, **dict.fromkeys(act.to, by.at)}), by)
        case EvidencePassed():
            piece = _kept_by(state, act.evidence, by)
            require(bool(act.to.strip()), "to whom", "It must be said into whose hands the evidence went.")
            return kept(state, replace(piece, custody=(*piece.custody, Holder(act.to, by.author, by.at))), by)
        case AuthenticityStated():
            piece = held(state, Evidence, act.evidence, by)
            require(
                by.author in state.mechanism.party_ids, "parties decide",
                f"{by.author} is no party; parties say what they take for genuine.",
            )  # fmt: skip
            stand = Stand(act.stand, by.at, act.grounds)
            return kept(state, replace(piece, stands={**piece.stands, by.author: stand}), by)
        case _:
            return None


def _kept_by(state: State, evidence: str, by: By) -> Evidence:
    piece = held(state, Evidence, evidence, by)
    require(
        by.author in (piece.filed_by, SECRETARY), "evidence: who may file",
        f"{by.author} did not produce {piece.id}; whoever did, or the secretary, says where it went.",
    )  # fmt: skip
    return piece


def _produced(state: State, act: EvidenceProduced, by: By) -> State:
    about = held(state, Item, act.about, by)
    require(bool(act.what.strip()), "words", "Evidence must say what it is.")
    require(
        not act.sha256 or DIGEST.fullmatch(act.sha256) is not None or act.sha256 == TAKEN_OUT, "a file named",
        "The SHA-256 of a file has 64 hexadecimal digits in lower case.",
    )  # fmt: skip
    piece = Evidence(
        **filed_fields(state, act, by, "evidence", part_of=about),
        about=about.id, what=act.what, sha256=act.sha256,
        custody=tuple(Holder(who, by.author, by.at) for who in act.custody),
    )  # fmt: skip
    return kept(state, piece, by)
