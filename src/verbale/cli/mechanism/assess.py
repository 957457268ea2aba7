"""`verbale mechanism RECORD assess`: signed assessments of commitments, on a scale of one's own."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import Assessed, ScaleSet
from verbale.views.mechanism.commitments import commitments_page

__all__ = ["assess"]

assess = acts_group(
    "assess",
    "Assess a commitment by name, on a scale; any number of assessments stand beside one another.",
    (Verb("scale", ScaleSet, "name"), Verb("commitment", Assessed, "commitment")),
    view=commitments_page,
)
