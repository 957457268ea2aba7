"""`verbale mechanism RECORD docket`: concerns, proposals, demands, requests for clarification."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import (
    DocketFiled,
    ItemAnswered,
    ItemClosed,
    ItemWithdrawn,
    ProposalAccepted,
    ProposalAcceptedInPrinciple,
    ProposalCountered,
    ProposalDeclined,
    ProposalLapsed,
    ProposalOvertaken,
    ProposalReferred,
    ProposalReserved,
    ProposalTabled,
    SilenceBroken,
    SilenceConcluded,
    SilenceOpened,
)
from verbale.views.mechanism.docket import docket_page

__all__ = ["docket"]

docket = acts_group(
    "docket",
    "The docket: file items, refer proposals to the capital, accept, reserve, decline, or open a silence procedure.",
    (
        Verb("file", DocketFiled),
        Verb("answer", ItemAnswered, "item"),
        Verb("close", ItemClosed, "item"),
        Verb("withdraw", ItemWithdrawn, "item"),
        Verb("table", ProposalTabled, "item"),
        Verb("refer", ProposalReferred, "item"),
        Verb("accept", ProposalAccepted, "item"),
        Verb("accept-in-principle", ProposalAcceptedInPrinciple, "item"),
        Verb("reserve", ProposalReserved, "item"),
        Verb("decline", ProposalDeclined, "item"),
        Verb("counter", ProposalCountered, "item"),
        Verb("overtaken", ProposalOvertaken, "item"),
        Verb("lapsed", ProposalLapsed, "item"),
        Verb("silence", SilenceOpened, "item"),
        Verb("break-silence", SilenceBroken, "item"),
        Verb("conclude-silence", SilenceConcluded, "item"),
    ),
    view=docket_page,
)
