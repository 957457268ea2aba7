"""`verbale mechanism RECORD commit`: commitments, and later acts that bear on them."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import ActLinked, CommitmentAgreed, CommitmentMade, CommitmentWithdrawn
from verbale.views.mechanism.commitments import commitments_page

__all__ = ["commit"]

commit = acts_group(
    "commit",
    "Commitments: make one, agree to one that is owed to you, link a later act for or against its being kept.",
    (
        Verb("make", CommitmentMade),
        Verb("agree", CommitmentAgreed, "commitment"),
        Verb("withdraw", CommitmentWithdrawn, "commitment"),
        Verb("link", ActLinked, "commitment"),
    ),
    view=commitments_page,
)
