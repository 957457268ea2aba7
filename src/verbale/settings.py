"""What a run may use: numbers that a user can change, read from the workflows up."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from verbale.ingest.limits import DEFAULT_LIMITS, Limits

__all__ = ["BATCH_CHARACTERS", "BATCH_SIZE", "Limits", "Settings", "processes"]

BATCH_SIZE: Final = 32
"""Reports that go through the pipeline together. Own choice: results come soon and the model still works in batches."""

BATCH_CHARACTERS: Final = 400_000
"""A batch is closed early at this length; one million characters of parsed text take spaCy about a gigabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How much of a report is read, how reports are batched, and over how many processes they are spread."""

    limits: Limits = DEFAULT_LIMITS
    batch_size: int = BATCH_SIZE
    batch_characters: int = BATCH_CHARACTERS
    n_process: int = 1


def processes(asked: int) -> int:
    """The number of processes to start: `-1` asks for one per processor this process may use.

    >>> processes(2)
    2
    """
    if asked > 0:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
