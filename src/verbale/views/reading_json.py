"""One reading as JSON bytes: the `verbale/1` object, the same bytes for the same reading."""

from __future__ import annotations

import msgspec

from verbale.model import Reading

__all__ = ["reading_json", "reading_jsonl"]


def reading_json(reading: Reading) -> bytes:
    """The object over several lines, indented by two, in UTF-8, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(reading.to_dict()), indent=2) + b"\n"


def reading_jsonl(reading: Reading) -> bytes:
    """The object on one line, in UTF-8, ending in a newline."""
    return msgspec.json.encode(reading.to_dict()) + b"\n"
