"""The whole id that the beginning of one stands for."""

from __future__ import annotations

import re
from typing import Final

from verbale.errors import NotInRecord
from verbale.model import RecordReader

__all__ = ["whole_id"]

_BEGINNING: Final = re.compile(r"[a-z]{2,}-[0-9a-f]{3,}")
"""What is taken for the beginning of an id: a name or number is none. Three digits, as git asks for four of a commit
among many more; what is ambiguous is refused anyway."""


def whole_id(record: RecordReader, given: str) -> str:
    """The id that begins so where there is one; what is given where nothing does, or where it begins no id.

    Raises:
        NotInRecord: several begin so.
    """
    if not _BEGINNING.fullmatch(given):
        return given
    found = record.ids(given)
    if len(found) < 2 or found[0] == given:
        return found[0] if found else given
    raise NotInRecord(f"{given} begins several ids ({', '.join(found)}): give more of the one you mean.")
