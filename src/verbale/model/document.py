"""A source text as it came, with what is known of its origin."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.spans import Moment, Span

__all__ = ["Anomaly", "Boilerplate", "Document", "Lacuna", "Part", "PartKind", "Provenance", "ProvenanceRole"]

ProvenanceRole = Literal["agency", "publisher", "portal", "repost"]
PartKind = Literal["metadata", "headline", "byline", "dateline", "turn_label", "issuer", "subheading", "caption"]


class Provenance(msgspec.Struct, frozen=True, gc=False):
    """One link of the chain agency > publisher > portal > repost, and the words that say so."""

    role: ProvenanceRole
    name: str
    evidence: Span | None = None


class Boilerplate(Span, frozen=True):
    """Text of the page that is not the report: kept in the capture, never read as news."""

    kind: str = "page"


class Lacuna(Span, frozen=True):
    """A place where text is missing; zero width (`start == end`) where only the position is known.

    Kinds: `opens_mid_story`, `speaker_missing`, `antecedent_missing`, `no_date`, `truncated`.
    """

    kind: str = "lacuna"
    note: str = ""


class Anomaly(Span, frozen=True):
    """Something improbable in the source, left as it stands."""

    note: str = ""


class Part(Span, frozen=True):
    """A piece of the layout: `value` is its normalised content (a label without its colon, a header's value), `key` the
    lower-case key of a metadata line."""

    kind: PartKind = "metadata"
    value: str = ""
    key: str | None = None


class Document(msgspec.Struct, frozen=True, gc=False):
    """A report, transcript or communique as stored; every offset of a reading indexes `text`.

    `sha256` is of the raw bytes, `text_sha256` of `text` in UTF-8, both hexadecimal. `extractor` names what made `text`
    from the bytes, with its version. `language` is an ISO 639-1 code or None where the text is too short to tell.
    """

    id: str
    text: str
    sha256: str
    text_sha256: str
    extractor: str
    url: str | None = None
    title: str | None = None
    published: Moment | None = None
    language: str | None = None
    provenance: tuple[Provenance, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    lacunae: tuple[Lacuna, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    parts: tuple[Part, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` with the words that stand there."""
        return Span(start, end, self.text[start:end])
