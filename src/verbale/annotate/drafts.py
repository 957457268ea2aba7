"""What the pipeline components hand to one another: mutable drafts over the tokens of one spaCy Doc.

Each component adds to `doc._.draft`; `annotate.reading` turns the finished drafts into the frozen records of `model`.
Positions are token indices: a token span is `(start, end)`, end exclusive, into the Doc.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from spacy.tokens import Doc, Token

from verbale.model import (
    ActorKind,
    Document,
    Force,
    Format,
    Level,
    Listed,
    Manner,
    MeetingState,
    Modality,
    Moment,
    OccasionKind,
    Part,
    Phase,
    Polarity,
    Root,
    SilenceKind,
    StatementKind,
    Status,
)

if TYPE_CHECKING:
    from verbale.annotate.grammar.columns import Columns
    from verbale.annotate.grammar.quotations import Quotation
    from verbale.annotate.tagger.tagger import Encoded

__all__ = [
    "ActorDraft",
    "AnomalyDraft",
    "AttendanceDraft",
    "Draft",
    "EventDraft",
    "GlossDraft",
    "LacunaDraft",
    "MeetingDraft",
    "MentionDraft",
    "MentionKind",
    "MomentDraft",
    "OccasionDraft",
    "PlaceDraft",
    "PositionDraft",
    "QuestionDraft",
    "SilenceDraft",
    "StatementDraft",
    "TokenSpan",
    "draft_of",
]

TokenSpan = tuple[int, int]
MentionKind = Literal["name", "description", "demonym", "pronoun"]


@dataclass(slots=True, eq=False)
class ActorDraft:
    """An actor of the document; compared by identity. `gender` is `m`, `f` or None where the text does not give it."""

    name: str
    kind: ActorKind = "unknown"
    code: str | None = None
    country: str | None = None
    variants: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    members: list[ActorDraft] = field(default_factory=list)
    gender: Literal["m", "f"] | None = None
    plural: bool = False
    listed: Listed | None = None


@dataclass(slots=True, eq=False)
class MentionDraft:
    """A name, description, demonym or pronoun; `head` is the index of its head token."""

    start: int
    end: int
    head: int
    kind: MentionKind
    actor: ActorDraft | None = None
    candidates: list[ActorDraft] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class PlaceDraft:
    """A place named in the text; `span` is its evidence."""

    name: str
    span: TokenSpan
    country: str | None = None
    control: ActorDraft | None = None


@dataclass(slots=True, eq=False)
class MomentDraft:
    """A date expression and its interval, None while nothing anchors it."""

    start: int
    end: int
    moment: Moment | None = None


@dataclass(slots=True, eq=False)
class OccasionDraft:
    """Where and to what public a statement was made."""

    kind: OccasionKind
    evidence: TokenSpan
    place: PlaceDraft | None = None
    outlet: TokenSpan | None = None
    after: TokenSpan | None = None


@dataclass(slots=True, eq=False)
class StatementDraft:
    """One attribution. `cue_head` is the index of the cue's main token (None for a cue-less continuation), `lemma` its
    lemma in lower case; `addressee_spans` are noun phrases ("told the Americans"). `label` is the turn label that names
    the speaker of a transcript's turn; it is blanked in the Doc, so that `source` is empty there."""

    source: list[TokenSpan]
    cue: list[TokenSpan]
    content: list[TokenSpan]
    quoted: list[TokenSpan] = field(default_factory=list)
    cue_head: int | None = None
    lemma: str = ""
    kind: StatementKind = "speech"
    manner: Manner = "indirect"
    force: Force = "assert"
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speaker: ActorDraft | None = None
    candidates: list[ActorDraft] = field(default_factory=list)
    addressee_spans: list[TokenSpan] = field(default_factory=list)
    addressees: list[ActorDraft] = field(default_factory=list)
    beneficiaries: list[ActorDraft] = field(default_factory=list)
    parent: StatementDraft | None = None
    occasion: OccasionDraft | None = None
    said: Moment | None = None
    order: tuple[TokenSpan, Literal["earlier", "later"]] | None = None
    construction: str = ""
    label: Part | None = None
    confidence: float = 1.0

    def covers(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return any(start <= token < end for start, end in self.content)


@dataclass(slots=True, eq=False)
class EventDraft:
    """One coded act; `trigger` is the words of the act, `head` the index of their main token."""

    root: Root
    trigger: TokenSpan
    head: int
    status: Status = "occurred"
    mode: str | None = None
    contexts: list[str] = field(default_factory=list)
    cameo: str | None = None
    sources: list[ActorDraft] = field(default_factory=list)
    targets: list[ActorDraft] = field(default_factory=list)
    source_spans: list[TokenSpan] = field(default_factory=list)
    target_spans: list[TokenSpan] = field(default_factory=list)
    beneficiaries: list[ActorDraft] = field(default_factory=list)
    theme: list[TokenSpan] = field(default_factory=list)
    when: Moment | None = None
    where: PlaceDraft | None = None
    statement: StatementDraft | None = None
    confidence: float = 1.0


@dataclass(slots=True, eq=False)
class AttendanceDraft:
    """One participant in one phase of a meeting, present or absent."""

    actor: ActorDraft
    phase: Phase
    present: bool
    evidence: TokenSpan


@dataclass(slots=True, eq=False)
class MeetingDraft:
    """A meeting as the report tells it."""

    state: MeetingState
    evidence: list[TokenSpan]
    series: str | None = None
    when: Moment | None = None
    where: PlaceDraft | None = None
    venue: TokenSpan | None = None
    host: ActorDraft | None = None
    chair: ActorDraft | None = None
    attendance: list[AttendanceDraft] = field(default_factory=list)
    format: Format | None = None
    direct: bool | None = None
    level: Level | None = None
    claimed_by: list[StatementDraft] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class SilenceDraft:
    """A declared absence."""

    kind: SilenceKind
    evidence: TokenSpan
    by: ActorDraft | None = None
    about: TokenSpan | None = None
    attested_by: ActorDraft | None = None
    party: TokenSpan | None = None
    referent: TokenSpan | None = None


@dataclass(slots=True, eq=False)
class GlossDraft:
    """The reporter's own reading."""

    evidence: TokenSpan
    of: StatementDraft | None = None


@dataclass(slots=True, eq=False)
class PositionDraft:
    """One voice's answer to a question."""

    value: str
    evidence: TokenSpan
    actor: ActorDraft | None = None
    statement: StatementDraft | None = None


@dataclass(slots=True, eq=False)
class QuestionDraft:
    """A question with its positions; `divergence` is the kind of difference between them, None where they agree."""

    kind: str
    text: str
    positions: list[PositionDraft]
    divergence: str | None = None


@dataclass(slots=True, eq=False)
class AnomalyDraft:
    """Something improbable in the source."""

    span: TokenSpan
    note: str


@dataclass(slots=True, eq=False)
class LacunaDraft:
    """A place where text is missing, as the annotation shows it (a speaker cut away)."""

    span: TokenSpan
    kind: str
    note: str


KEPT_AT: Final = "verbale"
"""Where in a Doc's `user_data` its drafts are."""


@dataclass(slots=True, eq=False)
class Draft:
    """All drafts of one Doc; `document` is None when a component runs in somebody else's pipeline."""

    document: Document | None = None
    encoded: Encoded | None = None
    quotations: list[Quotation] | None = None
    columns: Columns | None = None
    paragraphs: list[int] | None = None
    actors: list[ActorDraft] = field(default_factory=list)
    mentions: list[MentionDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    moments: list[MomentDraft] = field(default_factory=list)
    events: list[EventDraft] = field(default_factory=list)
    meetings: list[MeetingDraft] = field(default_factory=list)
    silences: list[SilenceDraft] = field(default_factory=list)
    glosses: list[GlossDraft] = field(default_factory=list)
    questions: list[QuestionDraft] = field(default_factory=list)
    anomalies: list[AnomalyDraft] = field(default_factory=list)
    lacunae: list[LacunaDraft] = field(default_factory=list)
    by_token: dict[int, MentionDraft] = field(default_factory=dict)
    over: dict[int, list[StatementDraft]] = field(default_factory=dict)
    indexed: int = 0

    @property
    def published(self) -> Moment | None:
        """When the document was published, if known."""
        return self.document.published if self.document else None

    def add_mention(self, mention: MentionDraft) -> None:
        """Keep a mention and index its tokens; of nested mentions the innermost answers for a token."""
        self.mentions.append(mention)
        for token in range(mention.start, mention.end):
            known = self.by_token.get(token)
            if known is None or known.end - known.start > mention.end - mention.start:
                self.by_token[token] = mention

    def mention_of(self, token: Token) -> MentionDraft | None:
        """The mention headed by the token, else the innermost one that holds it."""
        return self.by_token.get(token.i)

    def statements_over(self, token: int) -> Iterator[StatementDraft]:
        """The statements whose content holds the token, in text order (an outer one before what it nests)."""
        if len(self.statements) != self.indexed:
            self.index_statements()
        return (statement for statement in self.over.get(token, ()) if statement.covers(token))

    def index_statements(self) -> None:
        """Note which statements lie over each token; `statements_over` does so whenever their number has changed."""
        self.over = {}
        for statement in self.statements:
            for start, end in statement.content:
                for token in range(start, end):
                    self.over.setdefault(token, []).append(statement)
        self.indexed = len(self.statements)


def draft_of(doc: Doc) -> Draft:
    """The drafts of a Doc, made on first use.

    A reader puts the Document there before the pipeline runs; in a plain spaCy pipeline there is none.
    """
    draft: Draft | None = doc.user_data.get(KEPT_AT)
    if draft is None:
        draft = doc.user_data[KEPT_AT] = Draft()
    return draft


Doc.set_extension("draft", getter=draft_of, force=True)
