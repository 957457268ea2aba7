"""How sure the tagger is of an attribution, by itself and with what the rules say of its cue."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from verbale.annotate.tagger.decoding import LinkedCue

__all__ = ["confidence", "confidence_features"]


def confidence(cue: LinkedCue, weights: Mapping[str, float], rule: float | None = None) -> float:
    """The probability that the attribution is right (source, cue and content each meet a true one's)."""
    values = confidence_features(cue, rule)
    total = weights["bias"] + sum(weights[name] * value for name, value in values.items())
    return float(1 / (1 + np.exp(-total)))


def confidence_features(cue: LinkedCue, rule: float | None = None) -> dict[str, float]:
    """What the confidence of an attribution is weighed from; `rule` is what the rules say of its cue, 0 for nothing."""
    values = {
        "cue": _log_odds(cue.probability),
        "content": cue.content_certainty,
        "source": cue.source_certainty,
        "sourceless": 0.0 if cue.source else 1.0,
    }
    if rule is not None:
        values["rule"] = _log_odds(rule) if rule else 0.0
        values["unruled"] = 0.0 if rule else 1.0
    return values


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 0.005), 0.995)
    return float(np.log(bounded / (1 - bounded)))
