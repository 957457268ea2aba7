"""Keys of the authors: brought in, changed, revoked. The first one comes with the set-up."""

from __future__ import annotations

from msgspec.structs import replace

from verbale.mechanism.chain import key_words, signature_holds
from verbale.mechanism.filing import By, require
from verbale.model.acts import Act, KeyMade, KeyRevoked, KeyRotated, MechanismSetUp
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import Key, State

__all__ = ["apply_key", "key_of"]


def key_of(state: State, holder: str) -> str | None:
    """The public key by which a member or the secretary signs now; None where it has none."""
    return next((key for key, known in state.keys.items() if known.holder == holder and known.until is None), None)


def apply_key(state: State, act: Act, by: By) -> State | None:
    """The state after an act about keys, the set-up among them; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case MechanismSetUp():
            require(by.number == 1, "set up once", f"{state.mechanism.name!r} is set up; it is not set up again.")
            require(by.author == SECRETARY, "set-up: who may file", "The secretary sets a mechanism up.")
            require(
                act.mechanism.id == state.mechanism.id, "one log, one mechanism",
                f"This log is that of {state.mechanism.id}, not of {act.mechanism.id}.",
            )  # fmt: skip
            scales = {scale.name: scale.values for scale in act.mechanism.scales}
            stands: dict[str, dict[str, bool]] = {}
            for subject in act.mechanism.scope:
                said = {**dict.fromkeys(subject.inside, True), **dict.fromkeys(subject.outside, False)}
                stands[subject.name] = said
            return replace(
                state, mechanism=act.mechanism, keys={act.key: Key(SECRETARY, 1)}, scales=scales, stands=stands
            )
        case KeyMade():
            holders = state.mechanism.authors
            require(act.holder in holders, "known member", f"{act.holder!r} is no member of {state.mechanism.name!r}.")
            require(
                by.author in (SECRETARY, act.holder), "own key",
                f"{by.author} cannot bring in a key of {act.holder}; {act.holder} or the secretary can.",
            )  # fmt: skip
            require(
                key_of(state, act.holder) is None, "one key a holder",
                f"{act.holder} has a key; it changes that one itself, or has it revoked.",
            )  # fmt: skip
            _new(state, act.holder, act.key, act.proof)
            return replace(state, keys={**state.keys, act.key: Key(act.holder, by.number + 1)})
        case KeyRotated():
            require(by.author == act.holder, "own key", f"Only {act.holder} changes the key of {act.holder}.")
            require(
                key_of(state, act.holder) == act.old, "the key in use", f"That is not the key of {act.holder} in use."
            )
            _new(state, act.holder, act.new, act.proof)
            old = replace(state.keys[act.old], until=by.number, ended="rotated")
            return replace(state, keys={**state.keys, act.old: old, act.new: Key(act.holder, by.number + 1)})
        case KeyRevoked():
            require(
                by.author in (SECRETARY, act.holder), "own key",
                f"{by.author} cannot revoke a key of {act.holder}; {act.holder} or the secretary can.",
            )  # fmt: skip
            require(key_of(state, act.holder) == act.key, "the key in use", f"{act.holder} has no such key in use.")
            require(
                act.holder != SECRETARY, "the secretary signs",
                "The secretary's key cannot be revoked without another; rotate it.",
            )  # fmt: skip
            gone = replace(state.keys[act.key], until=by.number, ended=act.reason)
            return replace(state, keys={**state.keys, act.key: gone})
        case _:
            return None


def _new(state: State, holder: str, key: str, proof: str) -> None:
    require(key not in state.keys, "a new key", "This key has been in the log before; make a new one.")
    require(
        signature_holds(key, key_words(state.mechanism.id, holder, key), proof), "proof of the key",
        f"The proof that {holder} holds this key does not hold; make the key again.",
    )  # fmt: skip
