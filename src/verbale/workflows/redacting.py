"""Redacts entries: what they say is dropped from the record for good, the chain still verifies."""

from __future__ import annotations

from verbale.errors import NotInRecord
from verbale.mechanism.keeping import remains_of
from verbale.model.acts import Redacted, act_body
from verbale.model.log import Signer
from verbale.workflows.mechanism import Desk, Done

__all__ = ["redact"]


def redact(desk: Desk, number: int, reason: str, *, author: str, signer: Signer, at: str | None = None) -> Done | None:
    """File the redaction of an entry, drop its payload and salt, and write the file anew.

    Copies and backups made before keep what they hold.

    Returns:
        What was filed; None where the entry was redacted before, and only the file was written anew.

    Raises:
        NotInRecord: there is no such entry.
        RuleBroken: entries of this kind stay, or the author may not redact it.
        RecordLocked: another program has the file open; the payload is dropped, but traces may be left.
    """
    filed = next((one for one in desk.filed() if one.entry.number == number), None)
    if filed is None:
        raise NotInRecord(f"There is no entry {number} in the log of {desk.log.mechanism}: see the log.")
    done = None
    if number not in desk.state().redacted:
        with desk.log.writing():
            remains = act_body(remains_of(filed.act)) if filed.act else ""
            act = Redacted(number=number, reason=reason, remains=remains)
            done = desk.file(act, author=author, signer=signer, at=at)
            desk.log.drop(number)
        desk.forget()
    desk.file_of_record.scrub()
    return done
