"""What was said, and what was pointedly not said."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.spans import Moment, Place, Span

__all__ = [
    "Force",
    "Gloss",
    "Manner",
    "Modality",
    "Occasion",
    "OccasionKind",
    "Order",
    "Polarity",
    "Silence",
    "SilenceKind",
    "Speaker",
    "Statement",
    "StatementKind",
]

StatementKind = Literal["speech", "attitude", "document"]
Manner = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "necessary", "intended", "ready", "conditional", "hoped"]
Force = Literal[
    "assert", "characterise", "predict", "propose", "offer", "request", "demand", "accuse", "threaten", "warn", "deny",
    "reject", "accept", "assure", "commit", "defer", "decline", "praise", "regret", "converge", "hold",
]  # fmt: skip
OccasionKind = Literal[
    "session", "press_conference", "interview", "written_statement", "speech", "broadcast", "call", "visit",
    "unspecified",
]  # fmt: skip
SilenceKind = Literal["not_raised", "not_answered", "not_disclosed", "did_not_attend", "not_stated_by_source"]


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who speaks: an actor, or None with the candidates the text allows."""

    actor: str | None = None
    candidates: tuple[str, ...] = ()


class Order(Span, frozen=True):
    """A statement's place in the order of utterances where no clock time is given ("later said")."""

    direction: Literal["earlier", "later"] = "later"


class Occasion(msgspec.Struct, frozen=True, gc=False):
    """Where and to what public a statement was made; `after` is the occasion it followed, as worded."""

    kind: OccasionKind
    evidence: Span
    place: Place | None = None
    outlet: Span | None = None
    after: Span | None = None


class Statement(msgspec.Struct, frozen=True, gc=False):
    """One attribution: source, cue, content (each a list of spans), who speaks, and with what force.

    `parent` is the statement that reports this one ("he said that he told the Americans that ..."). `confidence` is in
    [0, 1].
    """

    id: str
    kind: StatementKind
    speaker: Speaker
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    manner: Manner
    force: Force
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    addressees: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    parent: str | None = None
    occasion: Occasion | None = None
    said: Moment | None = None
    order: Order | None = None
    confidence: float = 1.0


class Silence(msgspec.Struct, frozen=True, gc=False):
    """A declared absence: not raised, not answered, not disclosed, did not attend, not stated by the source.

    `by` is who was silent, `attested_by` who says so (None: the report itself). `party` is the text's word for who was
    silent ("He"), `referent` what `about` points back to ("that charge"), where one thing only can be meant.
    """

    id: str
    kind: SilenceKind
    by: str | None
    about: Span | None
    attested_by: str | None
    evidence: Span
    party: Span | None = None
    referent: Span | None = None


class Gloss(msgspec.Struct, frozen=True, gc=False):
    """The reporter's own reading of something; `of` is the statement it reads."""

    id: str
    evidence: Span
    of: str | None = None
