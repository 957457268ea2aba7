"""What pages and files look like: boilerplate lines, header keys, turn labels, meta tags, file signatures."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from verbale.lexicon.tables import table

__all__ = [
    "BoilerplateRule",
    "FileSignature",
    "Zone",
    "boilerplate_rules",
    "english_words",
    "file_signatures",
    "lone_keys",
    "metadata_fields",
    "page_fields",
    "turn_labels",
]

Zone = Literal["any", "edge", "top", "bottom"]


class BoilerplateRule(NamedTuple):
    """What a line of boilerplate looks like as a whole, and in which part of a page it counts."""

    kind: str
    zone: Zone
    pattern: re.Pattern[str]


class FileSignature(NamedTuple):
    """The bytes at a fixed offset that tell a kind of file that is not text."""

    magic: bytes
    offset: int
    name: str


@cache
def boilerplate_rules() -> tuple[BoilerplateRule, ...]:
    """The boilerplate rules in the order of their table."""
    return tuple(
        BoilerplateRule(row["kind"], cast(Zone, row["zone"]), re.compile(row["pattern"], re.IGNORECASE))
        for row in table("boilerplate")
    )


@cache
def file_signatures() -> tuple[FileSignature, ...]:
    """The signatures of files that hold no plain text."""
    return tuple(
        FileSignature(bytes.fromhex(row["magic"]), int(row["offset"]), row["name"]) for row in table("file_signatures")
    )


@cache
def metadata_fields() -> dict[str, str]:
    """The known keys of leading `Key: value` lines, in lower case, each with the field it fills."""
    return {row["key"]: row["field"] for row in table("metadata_keys")}


@cache
def lone_keys() -> frozenset[str]:
    """The keys that make a header of one line; the others need company, as headlines begin like them too."""
    return frozenset(row["key"] for row in table("metadata_keys") if row["alone"])


@cache
def page_fields() -> dict[str, tuple[str, ...]]:
    """For each field of a web page the names of the meta tags that give it, the most telling first."""
    fields: dict[str, list[str]] = {}
    for row in table("page_metadata"):
        fields.setdefault(row["field"], []).append(row["key"])
    return {field: tuple(keys) for field, keys in fields.items()}


@cache
def turn_labels(kind: Literal["role", "title", "nobody", "not_label"]) -> frozenset[str]:
    """The words of one kind in the labels of a transcript, in lower case: roles, titles before a name, parts in
    the conversation that are nobody in particular, and words with a colon that are no label."""
    return frozenset(row["label"].lower() for row in table("turn_labels") if row["kind"] == kind)


@cache
def english_words() -> frozenset[str]:
    """The most frequent function words of English news, in lower case."""
    return frozenset(row["word"] for row in table("english_words"))
