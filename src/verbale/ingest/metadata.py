"""Leading `Key: value` lines of a text file: read as metadata, never as news."""

from __future__ import annotations

import re
from typing import Final

from verbale.ingest.dates import find_date
from verbale.ingest.layout import Line, lines_of
from verbale.lexicon.page import lone_keys, metadata_fields, turn_labels
from verbale.model import Part

__all__ = ["field_values", "header_end", "metadata_parts"]

_PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,2})[ \t]*:(?:[ \t]+(?P<value>\S.*)|[ \t]*$)")
_ENDS_LIKE_PROSE: Final = (".", "?", "!", '"', "”")
LONGEST_UNKNOWN = 120
"""Of the value of an unknown key; a longer one is prose after a label."""


def metadata_parts(text: str) -> tuple[Part, ...]:
    """The header lines at the top of the text, none where it has no header.

    A header is a run of `Key: value` lines that a blank line ends, with at least one known key or two short unknown
    ones; two known keys need no blank line.
    """
    block: list[tuple[Line, re.Match[str]]] = []
    ended = False
    for line in lines_of(text):
        if block and line.after_blank:
            ended = True
            break
        match = _PAIR.fullmatch(text, line.start, line.end)
        if match is None:
            break
        block.append((line, match))
    fields = metadata_fields()
    if not ended:
        known = 0
        while known < len(block) and block[known][1]["key"].lower() in fields:
            known += 1
        block = block[:known] if known > 1 else []
    elif not _is_header([match for _, match in block]):
        return ()
    return tuple(
        Part(
            line.start,
            line.end,
            text[line.start : line.end],
            kind="metadata",
            value=(match["value"] or "").strip(),
            key=match["key"].lower(),
        )
        for line, match in block
    )


def header_end(parts: tuple[Part, ...]) -> int:
    """Where the header ends and the report may begin."""
    return max((part.end for part in parts if part.kind == "metadata"), default=0)


def field_values(parts: tuple[Part, ...], field: str) -> list[Part]:
    """The header lines that fill a field ("date", "title", "publisher", ...) and have a value."""
    fields = metadata_fields()
    return [part for part in parts if part.key and part.value and fields.get(part.key) == field]


def _is_header(block: list[re.Match[str]]) -> bool:
    if not block:
        return False
    keys = [match["key"].lower() for match in block]
    fields = metadata_fields()
    speakers = turn_labels("role")
    if len(block) == 1:
        return keys[0] in lone_keys() and (fields[keys[0]] != "date" or find_date(block[0]["value"] or "") is not None)
    if any(key in fields for key in keys):
        return not any(key in speakers for key in keys)
    return (
        len(set(keys)) == len(keys)
        and not any(key in speakers or match["key"].isupper() for key, match in zip(keys, block, strict=True))
        and all(len(match["value"] or "") <= LONGEST_UNKNOWN for match in block)
        and not any((match["value"] or "").endswith(_ENDS_LIKE_PROSE) for match in block)
    )
