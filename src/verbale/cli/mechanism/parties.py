"""`verbale mechanism RECORD parties`: members and rules, terms of reference, scope."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import ScopeStated, TermsAgreed, TermsDisputed, TermsProposed
from verbale.views.mechanism.parties import parties_page

__all__ = ["parties"]

parties = acts_group(
    "parties",
    "Members, rules and clocks; terms of reference and scope, as each party proposes, agrees or disputes them.",
    (
        Verb("propose-terms", TermsProposed),
        Verb("agree-terms", TermsAgreed, "terms"),
        Verb("dispute-terms", TermsDisputed, "terms"),
        Verb("scope", ScopeStated, "subject"),
    ),
    view=parties_page,
)
