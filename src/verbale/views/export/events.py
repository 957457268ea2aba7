"""The events of a record as the field's tables have them: see `views.event_table`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from verbale.model import RecordReader, Ref
from verbale.views.event_table import event_table

__all__ = ["record_events"]


def record_events(record: RecordReader, form: Literal["cameo", "plover"]) -> Iterator[str]:
    """Tab-separated lines, the header first, then a line an event by source and place in the text.

    Args:
        record: what to export; events that it does not give back, as those that people rejected, are left out.
        form: whose columns.
    """
    held = {entry.ref for entry in record.events()}
    header = True
    for reading in record.readings():
        events = tuple(event for event in reading.events if Ref(reading.document.id, event.id) in held)
        yield event_table(msgspec.structs.replace(reading, events=events), form, header=header)
        header = False
