"""The brief of the example reports, as `docs/brief-of-the-talks.md` and `.html` show it.

The two pages carry a mark of the readings that they rest on. Where a machine reads the examples in the very same way,
the pages must be the same to the letter; rounding in the reader's 8-bit arithmetic differs between processors, and then
most of them must be.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import verbale
from verbale.model import Reading
from verbale.views.brief import brief
from verbale.views.judged import Judged
from verbale.views.page_html import page_html
from verbale.views.page_markdown import page_markdown

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.txt"))
PAGES = {form: HERE / f"brief-of-the-talks.{form}" for form in ("md", "html")}
ALIKE = 0.9
"""Share of the lines that must be the same where the readings are not. Own choice."""

_MARK = re.compile(r"<!-- Readings: ([0-9a-f]+)")


def talks() -> dict[str, str]:
    """The pages by form, made anew from the examples."""
    readings = list(verbale.load().pipe(EXAMPLES))
    with tempfile.TemporaryDirectory() as folder, verbale.open(Path(folder) / "talks.db") as record:
        record.add_all(readings)
        page = brief(Judged(record.reader))
    mark = (
        f"<!-- Readings: {_fingerprint(readings)}. Made by `verbale read examples/*.txt -o talks.db` and "
        "`verbale brief talks.db`; `python docs/refresh.py` makes it anew. -->\n"
    )
    return {"md": mark + page_markdown(page), "html": page_html(page).replace("<head>\n", f"<head>\n{mark}", 1)}


def mark_of(page: str) -> str:
    """The mark of the readings that a page rests on."""
    found = _MARK.search(page)
    return found[1] if found else ""


def likeness(first: str, second: str) -> float:
    """The share of lines that two pages have in common, in [0, 1]."""
    return difflib.SequenceMatcher(None, first.splitlines()[1:], second.splitlines()[1:], autojunk=False).ratio()


def _fingerprint(readings: list[Reading]) -> str:
    """A hash of what was read, without how surely."""
    found = [_without_confidence(reading.to_dict()) for reading in readings]
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]


def _without_confidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_confidence(one) for key, one in value.items() if key not in ("confidence", "extractor")}
    return [_without_confidence(one) for one in value] if isinstance(value, list) else value
