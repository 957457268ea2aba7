"""Receipts: the head of a log, signed, in one line that fits into a letter."""

from __future__ import annotations

from typing import Final

import msgspec

from verbale.errors import LogDamaged
from verbale.mechanism.chain import entry_hash, signature_holds
from verbale.model.log import LogEntry, Receipt, Signer

__all__ = ["read_receipt", "receipt_for", "receipt_holds", "write_receipt"]

RECEIPT_FORMAT: Final = "verbale-receipt/1"
FIELDS: Final = 8


def _words(receipt: Receipt) -> str:
    return " ".join(
        (
            RECEIPT_FORMAT, receipt.mechanism, str(receipt.number), receipt.head, receipt.at, receipt.author,
            receipt.key,
        )
    )  # fmt: skip


def receipt_for(entry: LogEntry, signer: Signer, *, author: str | None = None, at: str | None = None) -> Receipt:
    """The receipt of a log whose head is `entry`, signed by whoever is at hand: its author, unless another is named."""
    unsigned = Receipt(
        entry.mechanism, entry.number, entry_hash(entry), at or entry.at, author or entry.author, signer.public, ""
    )
    return msgspec.structs.replace(unsigned, signature=signer.sign(_words(unsigned).encode()))


def receipt_holds(receipt: Receipt) -> bool:
    """Whether its signature is that of the key it names; whose key that is, the log says."""
    return signature_holds(receipt.key, _words(receipt).encode(), receipt.signature)


def write_receipt(receipt: Receipt) -> str:
    """The receipt as one line of eight words."""
    return f"{_words(receipt)} {receipt.signature}"


def read_receipt(line: str) -> Receipt:
    """The receipt of such a line.

    Raises:
        LogDamaged: it is no receipt, or its signature does not hold.
    """
    words = line.split()
    if len(words) != FIELDS or words[0] != RECEIPT_FORMAT or not words[2].isascii() or not words[2].isdigit():
        raise LogDamaged(f"This is no receipt: it has not the {FIELDS} words of one; copy the whole line again.")
    receipt = Receipt(words[1], int(words[2]), *words[3:])
    if not receipt_holds(receipt):
        raise LogDamaged(f"The signature of the receipt of entry {receipt.number} does not hold; ask for it anew.")
    return receipt
