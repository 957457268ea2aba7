"""The secretariat's rules as pure functions: what may be filed, what follows from a log, who sees what.

A workflow reads the log, folds it into a `State`, checks an act with `file`, makes the entry with `compose`, signs it
with `sign_entry`, appends it and gives back `receipt_for`. Every read path goes through `seen_by`, which rests on
`visible`; a copy of a log for a party keeps the payloads for which `entry_visible` holds.
"""

from verbale.mechanism.accounts import stands
from verbale.mechanism.chain import compose, entry_hash, entry_lines, key_words, payload_hash, sign_entry
from verbale.mechanism.clocks import Due, due
from verbale.mechanism.keeping import remains_of
from verbale.mechanism.keys import key_of
from verbale.mechanism.ledger import advance, file, fold
from verbale.mechanism.markings import attributed, entry_visible, minutable, seen_by, visible
from verbale.mechanism.meetings import clashes, unanswered
from verbale.mechanism.minutes import compare
from verbale.mechanism.receipts import read_receipt, receipt_for, receipt_holds, write_receipt
from verbale.mechanism.setup import read_setup
from verbale.mechanism.verification import verify

__all__ = [
    "Due",
    "advance",
    "attributed",
    "clashes",
    "compare",
    "compose",
    "due",
    "entry_hash",
    "entry_lines",
    "entry_visible",
    "file",
    "fold",
    "key_of",
    "key_words",
    "minutable",
    "payload_hash",
    "read_receipt",
    "read_setup",
    "receipt_for",
    "receipt_holds",
    "remains_of",
    "seen_by",
    "sign_entry",
    "stands",
    "unanswered",
    "verify",
    "visible",
    "write_receipt",
]
