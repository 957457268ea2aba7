"""Brings statements of reports into a mechanism, marked as reported and never as filed by the party."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, get_args

from verbale.errors import NotInRecord, UsageError
from verbale.model import Filter, RecordReader, Ref, Span, Statement
from verbale.model.acts import AccountGiven, Act, CommitmentMade, DocketFiled, SchedulingClaimed
from verbale.model.mechanism import Reported
from verbale.views.judged import Judged
from verbale.views.whole_ids import whole_id
from verbale.workflows.places import only_place
from verbale.workflows.record import open as open_record

__all__ = ["BridgeKind", "bridged", "item_of", "reported"]

BridgeKind = Literal["concern", "proposal", "demand", "clarification", "claim", "commitment", "account"]
KINDS: Final[tuple[BridgeKind, ...]] = get_args(BridgeKind)
_TITLE: Final = 80


def bridged(
    path: Path,
    kind: BridgeKind,
    statement: str,
    *,
    of: str,
    title: str | None = None,
    about: str | None = None,
    to: tuple[str, ...] = (),
    note: str = "",
) -> Act:
    """The act that brings a statement in.

    Args:
        path: the record that holds the report.
        kind: what it becomes.
        statement: its id, or `N:WORDS`, words that stand once in source N.
        of: the member whose word it is by the report.
        title: for a docket item.
        about: the meeting or session of a claim or account.
        to: to whom it was said or promised.
        note: a remark.

    Raises:
        NotInRecord: there is no such statement, source or words.
        UsageError: an account is about nothing, or the words stand there more than once.
    """
    with open_record(path, mode="r") as record:
        found = reported(Judged(record.reader), statement)
    return item_of(kind, found, of=of, title=title, about=about, to=to, note=note)


def item_of(
    kind: BridgeKind,
    found: Reported,
    *,
    of: str,
    title: str | None = None,
    about: str | None = None,
    to: tuple[str, ...] = (),
    note: str = "",
) -> Act:
    """The act that makes an item of what is reported; see `bridged`."""
    if kind == "claim":
        return SchedulingClaimed(words=found.words, meeting=about, of=of, reported=found, note=note)
    if kind == "commitment":
        return CommitmentMade(text=found.words, to=to, of=of, reported=found, note=note)
    if kind == "account":
        if about is None:
            raise UsageError("An account is of a meeting or session: give its id with --about.")
        return AccountGiven(about=about, text=found.words, public=True, of=of, reported=found, note=note)
    head = title or (found.words if len(found.words) <= _TITLE else f"{found.words[:_TITLE].rsplit(' ', 1)[0]} ...")
    return DocketFiled(sort=kind, title=head, words=found.words, to=to, of=of, reported=found, note=note)


def reported(record: RecordReader, statement: str) -> Reported:
    """Where a statement stands: its document, citation and words.

    Raises:
        NotInRecord: there is no such statement, source or words.
        UsageError: the words stand there more than once.
    """
    number, colon, words = statement.partition(":")
    if colon and number.strip().isdecimal():
        return _by_words(record, int(number), words.strip())
    ref = record.find(whole_id(record, statement))
    entry = record.entry(ref) if ref else None
    if ref is None or entry is None or not isinstance(entry.item, Statement):
        raise NotInRecord(
            f"There is no statement {statement} in the record: take an id that verbale search shows, or give N:WORDS, "
            "words of source N."
        )
    said = " [...] ".join(span.text for span in entry.item.content)
    return Reported(ref.document, ref.item, str(entry.citation), " ".join(said.split()))


def _by_words(record: RecordReader, number: int, words: str) -> Reported:
    """The words themselves, and the statement whose content they overlap most; the document where no one said them."""
    source = next((one for one in record.sources() if one.n == number), None)
    if source is None:
        raise NotInRecord(f"There is no source {number} in the record: take a number that verbale brief shows.")
    span = only_place(record.document(source.document).text, words, f"source {number}")
    best, most = source.document, 0
    for entry in record.statements(Filter(source=number)):
        shared = sum(_shared(span, one) for one in entry.item.content)
        if shared > most:
            best, most = entry.item.id, shared
    ref = Ref(source.document, best)
    return Reported(ref.document, ref.item, str(record.cite(ref.document, span)), " ".join(span.text.split()))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
