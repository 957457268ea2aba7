"""Two sides' accounts and counts in one report, as divergences of the record."""

from __future__ import annotations

import pytest
from making import assembled

import verbale
from verbale.model import RecordDivergence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad says the truce began on Monday. Sudan says it began on Tuesday.", "timing"),
        ("Chile says Peru asked for the meeting. Peru says Chile asked for it.", "attribution"),
        ("Kenya said Uganda called off the talks. Uganda said it had not called off the talks.", "fact"),
        ("The army said 12 people were killed in Gao. The rebels said 40 people were killed in Gao.", "number"),
    ],
)
def test_they_differ_in_the_record_as_in_the_report(text, kind):
    record = assembled(verbale.load()(f"Date: 2007-05-28\n\n{text}\n"))
    (divergence,) = record.items(RecordDivergence)
    assert (divergence.kind, len(divergence.positions)) == (kind, 2)
