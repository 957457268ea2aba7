"""Compares a file with the evidence that names it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from verbale.errors import InputError, NotInRecord
from verbale.model.proceedings import Evidence, State

__all__ = ["same_file"]


def same_file(state: State, evidence: str, file: Path) -> bool:
    """Whether the bytes of a file are those that a piece of evidence names.

    Raises:
        NotInRecord: there is no such evidence for the reader of this state, or it names no file.
        InputError: the file cannot be read.
    """
    piece = state.items.get(evidence)
    if not isinstance(piece, Evidence) or not piece.sha256:
        raise NotInRecord(f"There is no evidence {evidence} that names a file: take an id that the list shows.")
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == piece.sha256
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give another file.") from error
