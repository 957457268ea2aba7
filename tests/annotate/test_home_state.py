"""Whose office it is where only the dateline or the agency tells."""

from __future__ import annotations

import pytest

import verbale


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("TEHRAN, July 3, 2009 (IRNA) - Foreign Ministry spokesman Ali Karimi said the road was open.", "IRN"),
        ("TEHRAN, July 3, 2009 (Reuters) - Foreign Ministry spokesman Ali Karimi said the road was open.", "IRN"),
        ("July 3, 2009 (IRNA) - Army spokesman Ali Karimi said the road was open.", "IRN"),
        ("TEHRAN, July 3, 2009 (Reuters) - Army spokesman Ali Karimi said the road was open.", None),
        ("PORT-AU-PRINCE, July 3, 2009 (Reuters) - Foreign Minister Ali Karimi said the road was open.", "HTI"),
        ("WASHINGTON, July 3, 2009 (Reuters) - Foreign Minister Ali Karimi said the road was open.", None),
        ("BRUSSELS, July 3, 2009 (Reuters) - Foreign Minister Ali Karimi said the road was open.", None),
        ("PARIS, July 3, 2009 (IRNA) - President Ali Karimi said the road was open.", None),
        ("TEHRAN, July 3, 2009 (IRNA) - Ambassador Ali Karimi said the road was open.", None),
        ("TEHRAN, July 3, 2009 (IRNA) - Turkish Foreign Minister Ali Karimi said the road was open.", "TUR"),
        ("The foreign ministry spokesman, Ali Karimi, said the road was open.", None),
    ],
)
def test_an_office_at_home(reader: verbale.Reader, text: str, country: str | None) -> None:
    (person,) = (actor for actor in reader(text).actors if actor.kind == "person")
    assert person.country == country
