"""The record of one document, and its JSON form."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from verbale.errors import InputError
from verbale.model.actor import Actor, Mention
from verbale.model.document import Document
from verbale.model.event import Event, Meeting
from verbale.model.question import Divergence, Position, Question
from verbale.model.spans import Moment, Span
from verbale.model.statement import Gloss, Silence, Statement

__all__ = ["SCHEMA", "Reading", "TimeExpression", "json_schema"]

SCHEMA: Final = "verbale/1"


class TimeExpression(Span, frozen=True):
    """A date expression of the text; `moment` is None where nothing anchors it."""

    moment: Moment | None = None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """All that Verbale found in one document; every derived item holds spans of `document.text`."""

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    silences: tuple[Silence, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    moments: tuple[TimeExpression, ...] = ()
    questions: tuple[Question, ...] = ()
    positions: tuple[Position, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    schema: Literal["verbale/1"] = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the `verbale/1` interface, made of plain dicts, lists and strings."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))  # to_builtins would leave tuples
        return {"schema": built.pop("schema"), **built}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Reading:
        """The reading that `to_dict` wrote; lossless.

        Raises:
            InputError: the object is not a `verbale/1` reading; the message names the place.
        """
        try:
            return msgspec.convert(data, cls)
        except msgspec.ValidationError as error:
            raise InputError(f"This is not a {SCHEMA} reading: {error}.") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Reading.to_dict()`, generated from the record types."""
    (schema,), components = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema, "$defs": components}
