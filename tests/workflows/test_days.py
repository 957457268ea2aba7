"""Days, months and years that narrow an answer."""

import pytest

from verbale.errors import UsageError
from verbale.workflows.days import first_day, last_day


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2007-05-28", "2007-05-28", "2007-05-28"),
        ("2007-05", "2007-05-01", "2007-05-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2007", "2007-01-01", "2007-12-31"),
        (" 2007 ", "2007-01-01", "2007-12-31"),
    ],
)
def test_first_and_last_day(given, first, last):
    assert (first_day(given), last_day(given)) == (first, last)


@pytest.mark.parametrize("given", ["", "May", "2007-13", "2007-02-30", "0000", "0000-01", "2007-5-1", "28.05.2007"])
@pytest.mark.parametrize("day", [first_day, last_day])
def test_what_is_no_day(day, given):
    with pytest.raises(UsageError):
        day(given)
