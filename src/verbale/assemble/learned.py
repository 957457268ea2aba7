"""What assembly learned of documents and need not read again when the next ones come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

from verbale.assemble.said import Quarter
from verbale.assemble.texts import Text
from verbale.model import Bearing, Moment, Ref, ThreadKind

__all__ = ["Against", "Learned"]

TEXTS: Final = 12_000
"""Texts that are kept, about 8 KB each; those that are kept longest go first."""

SAID: Final = 100_000
"""Things said that are kept beyond a portion of a load, about 1 KB each."""

Against = tuple[tuple[str | None, Bearing], ...]
"""What a report sets against something that it tells: for whom that is said, and how it bears."""


class Learned:
    """What was made of documents; it holds until they change, or another program writes to the record."""

    def __init__(self) -> None:
        self.published: dict[str, Moment | None] = {}
        self.quarters: dict[str, Quarter] = {}
        self._texts: dict[str, Text] = {}
        self._against: dict[str, dict[tuple[str, ThreadKind], Against]] = {}

    def forget(self, documents: Iterable[str]) -> None:
        """These documents are read again, withdrawn or back."""
        for document in documents:
            self.published.pop(document, None)
            self._texts.pop(document, None)

    def has_text(self, document: str) -> bool:
        """Whether the text of a document is at hand."""
        return document in self._texts

    def text(self, document: str, made: Callable[[], Text]) -> Text:
        """The text of a document, made where it is not at hand."""
        if document not in self._texts:
            if len(self._texts) >= TEXTS:
                for oldest in list(islice(self._texts, TEXTS // 2)):
                    del self._texts[oldest]
            self._texts[document] = made()
        return self._texts[document]

    def against(self, ref: Ref, kind: ThreadKind, made: Callable[[], Against]) -> Against:
        """What the report of an item sets against it as a thread of this kind, made where it is not at hand."""
        known = self._against.setdefault(ref.document, {})
        if (ref.item, kind) not in known:
            known[ref.item, kind] = made()
        return known[ref.item, kind]

    def touch(self, documents: Iterable[str]) -> None:
        """Who speaks in these documents, and for whom, may be told otherwise now."""
        if sum(map(len, self.quarters.values())) > SAID:
            self.quarters.clear()
        if len(self._against) > TEXTS:
            self._against.clear()
        for document in documents:
            self._against.pop(document, None)
            for quarter in self.quarters.values():
                quarter.forget(document)
