"""How sure it is that an act is told of: what the tagger and the tables say, and whether somebody public takes part.

A logistic regression; `training/calibrate_events.py` fits its weights on marked texts that were kept out of the
training of the tagger, and prints how often events of each confidence are right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["WEIGHTS", "event_confidence", "odds"]

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "bias": -0.62,
        "trigger": 0.37,
        "root": 0.23,
        "tables": 0.69,
        "tables_sure": 0.49,
        "other_root": 0.18,
        "refused": 0.82,
        "public": 0.26,
        "aside": -0.78,
        "page": -0.19,
        "private_page": -1.31,
        "performed": 0.00,
        "only_said": -0.81,
    }
)
"""What each mark of an act adds to the log odds that it is there and has its root.

`trigger` times the log odds that there is an act, by the tagger; `root` times the log probability of its root, given
that; `tables`: the trigger tables give the same root, `tables_sure` times the log odds of their own confidence;
`other_root`: they give another; `refused`: the rules have turned the word down (a private matter, a thing, nobody
known); `public`: a party is a state or somebody in public affairs; `aside` times how much the words around speak of
something else than public affairs (`Topic.aside`), `page` how much the whole text does so (`Topic.page`),
`private_page` the same where no party is public; `performed`: its word is the cue of a statement whose force is
such an act, `only_said`: of one whose force is none.
"""


def odds(chance: float) -> float:
    """The log odds of a probability, within bounds."""
    bounded = min(max(chance, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def event_confidence(marks: Mapping[str, float]) -> float:
    """The confidence of an act with these marks (see `WEIGHTS`; `bias` is always there)."""
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in marks.items())
    return round(1 / (1 + math.exp(-total)), 3)
