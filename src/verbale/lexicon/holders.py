"""Who held which office when: `office_holders.tsv`, and tables of the same form that a user adds.

A row says that a person held an office from one day to another; its source column names the public reference it was
checked against. An empty `to` means that the reference shows no end: in an added table that somebody holds the office
still, in ours that somebody held it when the reference was made.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from verbale.errors import InputError, NotFound
from verbale.lexicon.tables import cells, table

__all__ = ["COLUMNS", "Holder", "holders", "name_key", "read_holders"]

COLUMNS: Final = ("name", "variants", "gender", "office", "body", "country", "code", "from", "to", "source")
SEEN: Final = datetime.date(2022, 12, 31)
"""Most references of our table were made in 2021 and 2022; what they show without an end is taken to hold so long."""
A_YEAR: Final = datetime.timedelta(days=365)
"""How long an office is taken to be held that began after that and of which no end is known."""
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_CODE: Final = re.compile(r"[A-Z]{3,12}\Z")
_GENDERS: Final = frozenset({"m", "f", ""})


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: a person in one office; `start` and `end` are the first and the last day that the row allows."""

    name: str
    variants: tuple[str, ...]
    gender: str
    office: str
    body: str
    country: str | None
    code: str
    start: datetime.date | None
    end: datetime.date | None
    source: str

    def holds(self, day: datetime.date) -> bool:
        """Whether the person is in office on that day, as far as the row knows."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def name_key(name: str) -> str:
    """A name in a form for comparison: no accents, apostrophes or hyphens, in lower case.

    >>> name_key("Moshe Ya'alon") == name_key("moshe yaalon")
    True
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"['\u2019.]", "", letters).replace("-", " ").split())


@cache
def holders(added: Path | None = None) -> Mapping[str, tuple[Holder, ...]]:
    """The rows under each form of the name, the earliest first; rows of an added table take the place of ours.

    >>> holders()[name_key("Kofi Annan")][0].code
    'IGOUNO'

    Raises:
        InputError: the added table cannot be used; the message says what and where.
    """
    own = _by_name(_as_seen(_holder(row)) for row in table("office_holders"))
    theirs = _by_name(read_holders(added)) if added is not None else {}
    return {**own, **theirs}


def _by_name(rows: Iterable[Holder]) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for row in rows:
        for name in (row.name, *row.variants):
            found.setdefault(name_key(name), []).append(row)
    return {name: tuple(sorted(rows, key=_since)) for name, rows in found.items()}


def _as_seen(row: Holder) -> Holder:
    """The row, ended where its reference says no more."""
    if row.end is not None:
        return row
    return replace(row, end=max(SEEN, row.start + A_YEAR) if row.start else SEEN)


def _since(row: Holder) -> datetime.date:
    return row.start or datetime.date.min


def read_holders(path: Path) -> Iterator[Holder]:
    """The rows of a table of the same form: tab-separated, with the header `COLUMNS`.

    Raises:
        NotFound: there is no such file.
        InputError: it is not UTF-8, or a row has another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise NotFound(f"There is no table of actors {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The table of actors {path} cannot be read ({error}); save it as UTF-8 text.") from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise InputError(f"The first line of {path} must be these names with tabs between: {', '.join(COLUMNS)}.")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        values = line.split("\t")
        if len(values) != len(COLUMNS):
            raise InputError(f"Line {number} of {path} has {len(values)} cells, not {len(COLUMNS)}.")
        row = dict(zip(COLUMNS, values, strict=True))
        wrong = _wrong(row)
        if wrong:
            raise InputError(f"Line {number} of {path}: {wrong}.")
        yield _holder(row)


def _wrong(row: Mapping[str, str]) -> str | None:
    """What is wrong with a row; None for nothing."""
    if not row["name"] or not row["source"]:
        return "a row needs a name and a source"
    if row["gender"] not in _GENDERS:
        return f"the gender is m, f or empty, not {row['gender']!r}"
    if not _CODE.match(row["code"]):
        return f"the actor code has three to twelve capital letters (IRNGOV), not {row['code']!r}"
    if row["country"] and not re.match(r"[A-Z]{3}\Z", row["country"]):
        return f"the country is an ISO 3166 code of three capital letters, not {row['country']!r}"
    for column in ("from", "to"):
        if row[column] and not _is_date(row[column]):
            return f"{column} is a date like 2007, 2007-05 or 2007-05-28, not {row[column]!r}"
    if row["from"] and row["to"] and _first_day(row["from"]) > _last_day(row["to"]):
        return "it ends before it begins"
    return None


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.match(text)) and _first_day(text) is not None
    except ValueError:
        return False


def _holder(row: Mapping[str, str]) -> Holder:
    return Holder(
        name=row["name"],
        variants=cells(row["variants"]),
        gender=row["gender"],
        office=row["office"],
        body=row["body"],
        country=row["country"] or None,
        code=row["code"],
        start=_first_day(row["from"]) if row["from"] else None,
        end=_last_day(row["to"]) if row["to"] else None,
        source=row["source"],
    )


def _first_day(text: str) -> datetime.date:
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def _last_day(text: str) -> datetime.date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
