"""The place of a report's dateline, which is "here" where the reporter writes it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from verbale.lexicon.who import names, places
from verbale.model import Document

__all__ = ["dateline_place"]

SMALL: Final = re.compile(r"(?<=-)(Au|De|La|El|Es|Di|Of)(?=-)")
"""Words inside a name that are not in capitals."""
PLACE: Final = re.compile(r"place: ([^;]+)")


def dateline_place(document: Document) -> str | None:
    """The place of the dateline; None where there is none."""
    line = next((part.value or "" for part in document.parts if part.kind == "dateline"), "")
    place = PLACE.search(line)
    if place is None or not place[1].isupper():
        return place[1] if place else None
    return _in_capitals().get(place[1]) or SMALL.sub(lambda found: found[1].lower(), place[1].title())


@cache
def _in_capitals() -> dict[str, str]:
    """The names of listed places, by how a dateline has them."""
    return {name.upper(): name for name in (*names(), *places())}
