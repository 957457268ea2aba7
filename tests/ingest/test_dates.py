from __future__ import annotations

import datetime

import pytest

from verbale.errors import UsageError
from verbale.ingest import from_text
from verbale.ingest.dates import find_date, parse_moment
from verbale.model import Moment

BODY = "The envoys met in the harbour office and talked about nets."


def published(text: str) -> Moment | None:
    return from_text(text).published


@pytest.mark.parametrize(
    ("value", "start", "precision"),
    [
        ("2012-03-06", "2012-03-06", "day"),
        (datetime.date(2012, 3, 6), "2012-03-06", "day"),
        ("2012-03-06T17:45:00+03:00", "2012-03-06T17:45:00+03:00", "minute"),
        ("2012-03-06T17:45Z", "2012-03-06T17:45:00+00:00", "minute"),
        (datetime.datetime(2012, 3, 6, 17, 45), "2012-03-06T17:45:00", "minute"),
    ],
)
def test_given_date(value: str | datetime.date, start: str, precision: str) -> None:
    moment = from_text(f"Date: 2010-01-01\n\n{BODY}", published=value).published
    assert moment is not None
    assert (moment.start, moment.end, moment.precision, moment.basis) == (start, start, precision, "given")


@pytest.mark.parametrize("value", ["2007-02-30", "2007-13-01", "2012-03-06T25:00"])
def test_impossible_date_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="impossible"):
        from_text(BODY, published=value)


@pytest.mark.parametrize("value", ["yesterday", "", "2007", "06/03/2012", "2012-03-06 or so", 20120306])
def test_what_is_no_iso_date_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        from_text(BODY, published=value)


def test_future_date_is_refused_but_not_tomorrow() -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    from_text(BODY, published=today + datetime.timedelta(days=1))
    with pytest.raises(UsageError, match="in the future"):
        from_text(BODY, published=today + datetime.timedelta(days=3))


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("2012-03-06", "2012-03-06"),
        ("6 March 2012", "2012-03-06"),
        ("Tuesday, March 6, 2012", "2012-03-06"),
        ("Mar. 6, 2012", "2012-03-06"),
        ("Tue, 06 Mar 2012 17:45:00 +0300", "2012-03-06T17:45:00+03:00"),
        ("2012-03-06 17:45 +03:00", "2012-03-06T17:45:00+03:00"),
        ("26/03/2012", "2012-03-26"),
    ],
)
def test_date_of_the_header(line: str, start: str) -> None:
    moment = published(f"Publisher: The Harbour Times\nDate: {line}\n\n{BODY}")
    assert moment is not None
    assert (moment.start, moment.text, moment.basis) == (start, line, "metadata")


@pytest.mark.parametrize("line", ["03/04/2012", "Tuesday", "March 6", "30 February 2012", "spring 2012", "2999-01-01"])
def test_header_date_that_cannot_be_used_is_no_date(line: str) -> None:
    document = from_text(f"Publisher: The Harbour Times\nDate: {line}\n\n{BODY}")
    assert document.published is None
    (lacuna,) = [lacuna for lacuna in document.lacunae if lacuna.kind == "no_date"]
    assert line in lacuna.note


def test_dateline_with_a_year_is_a_date() -> None:
    moment = published(f"NORTHPORT, March 6, 2012 (AP) - {BODY}")
    assert moment == Moment("2012-03-06", "2012-03-06", "day", "March 6, 2012", "dateline")


@pytest.mark.parametrize("dateline", ["NORTHPORT, March 6 (AP) -", "NORTHPORT, Tuesday -", "NORTHPORT -"])
def test_dateline_without_a_year_is_not_made_a_date(dateline: str) -> None:
    document = from_text(f"{dateline} {BODY}")
    assert document.published is None
    assert [lacuna.kind for lacuna in document.lacunae] == ["no_date"]


def test_line_that_is_only_a_date_is_the_dateline() -> None:
    moment = published(f"Envoys talk nets\n\nTuesday, March 6, 2012\n\n{BODY}")
    assert moment is not None
    assert (moment.start, moment.basis) == ("2012-03-06", "dateline")


def test_may_the_verb_is_no_month() -> None:
    assert find_date("They may 12 times") is None or find_date("They may leave") is None
    assert parse_moment("It may rain in 2012", "metadata") is None
