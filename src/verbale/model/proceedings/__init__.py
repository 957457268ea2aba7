"""What follows from a mechanism's log: its items as they stand after the last entry.

Nothing here is stored; `mechanism.fold` makes it from the entries. Every item knows the entry that made it, who filed
it, whose it is, the item it belongs to (whose marking it shares), and its own marking.
"""

from __future__ import annotations

from verbale.model.proceedings.docket import (
    Assessment,
    BearingAct,
    Commitment,
    Complaint,
    ComplaintState,
    DocketItem,
    DocketState,
    PartyPosition,
    PositionState,
)
from verbale.model.proceedings.items import (
    Item,
    Raising,
    Remark,
    SilenceProcedure,
)
from verbale.model.proceedings.notices import Evidence, Holder, Notification, Stand
from verbale.model.proceedings.papers import (
    Account,
    Erratum,
    Minutes,
    MinutesState,
    MinutesVersion,
    Paper,
    TermsClause,
)
from verbale.model.proceedings.state import (
    Key,
    Refused,
    Release,
    State,
)
from verbale.model.proceedings.talks import (
    AgendaItem,
    Answer,
    AnswerState,
    Attendance,
    Claim,
    Meeting,
    MeetingState,
    Message,
    Postponement,
    Session,
    StatementItem,
)

__all__ = [
    "Account",
    "AgendaItem",
    "Answer",
    "AnswerState",
    "Assessment",
    "Attendance",
    "BearingAct",
    "Claim",
    "Commitment",
    "Complaint",
    "ComplaintState",
    "DocketItem",
    "DocketState",
    "Erratum",
    "Evidence",
    "Holder",
    "Item",
    "Key",
    "Meeting",
    "MeetingState",
    "Message",
    "Minutes",
    "MinutesState",
    "MinutesVersion",
    "Notification",
    "Paper",
    "PartyPosition",
    "PositionState",
    "Postponement",
    "Raising",
    "Refused",
    "Release",
    "Remark",
    "Session",
    "SilenceProcedure",
    "Stand",
    "State",
    "StatementItem",
    "TermsClause",
]
