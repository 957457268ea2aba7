"""From the drafts of a Doc to frozen records with stable ids, each object once."""

from __future__ import annotations

from typing import Final, cast

import msgspec
from spacy.tokens import Doc

from verbale.annotate.drafts import (
    ActorDraft,
    Draft,
    EventDraft,
    MeetingDraft,
    MentionDraft,
    OccasionDraft,
    PlaceDraft,
    QuestionDraft,
    StatementDraft,
    TokenSpan,
)
from verbale.model import (
    Actor,
    Anomaly,
    Attendance,
    Divergence,
    DivergenceKind,
    Document,
    Event,
    Gloss,
    Lacuna,
    Meeting,
    Mention,
    Occasion,
    Order,
    Place,
    Position,
    Question,
    QuestionKind,
    Reading,
    Silence,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    stable_id,
)

__all__ = ["Freezer"]

ISO_LENGTH: Final = 3


class Freezer:
    """Turns the drafts of one Doc into records, each object once."""

    def __init__(self, doc: Doc, draft: Draft, document: Document) -> None:
        self.doc = doc
        self.draft = draft
        self.document = document
        self.actors: dict[int, str] = {}
        self.statements: dict[int, str] = {}
        self.used: set[str] = set()

    def reading(self) -> Reading:
        """The reading: actors first, since every other record names them by id."""
        actors = self._actors()
        statements = self._statements()
        questions, positions, divergences = self._questions()
        draft = self.draft
        return Reading(
            document=self._document(),
            actors=actors,
            mentions=tuple(self._mention(m) for m in sorted(draft.mentions, key=lambda m: (m.start, -m.end))),
            statements=statements,
            events=tuple(self._event(e) for e in sorted(draft.events, key=lambda e: e.head)),
            meetings=tuple(self._meeting(m) for m in draft.meetings),
            silences=tuple(
                Silence(
                    self._id("si", s.kind, s.evidence),
                    s.kind,
                    self._actor(s.by),
                    self._span(s.about) if s.about else None,
                    self._actor(s.attested_by),
                    self._span(s.evidence),
                    self._span(s.party) if s.party else None,
                    self._span(s.referent) if s.referent else None,
                )
                for s in draft.silences
            ),
            glosses=tuple(
                Gloss(self._id("gl", g.evidence), self._span(g.evidence), self._statement_id(g.of))
                for g in draft.glosses
            ),
            moments=tuple(self._moments()),
            questions=questions,
            positions=positions,
            divergences=divergences,
        )

    def _id(self, prefix: str, *parts: object) -> str:
        """An id that no other record of the reading has; equal parts are told apart by their order."""
        found = stable_id(prefix, self.document.id, *parts)
        number = 1
        while found in self.used:
            number += 1
            found = stable_id(prefix, self.document.id, *parts, number)
        self.used.add(found)
        return found

    def _span(self, tokens: TokenSpan) -> Span:
        start, end = tokens
        if start >= end:
            at = self.doc[start].idx if start < len(self.doc) else len(self.document.text)
            return self.document.span(at, at)
        last = self.doc[end - 1]
        return self.document.span(self.doc[start].idx, last.idx + len(last))

    def _spans(self, spans: list[TokenSpan]) -> tuple[Span, ...]:
        return tuple(self._span(span) for span in sorted(set(spans)))

    def _document(self) -> Document:
        anomalies = [
            Anomaly(s.start, s.end, s.text, a.note) for a in self.draft.anomalies for s in [self._span(a.span)]
        ]
        lacunae = [
            Lacuna(s.start, s.end, s.text, item.kind, item.note)
            for item in self.draft.lacunae
            for s in [self._span(item.span)]
        ]
        document = self.document
        return msgspec.structs.replace(
            document, anomalies=(*document.anomalies, *anomalies), lacunae=(*document.lacunae, *lacunae)
        )

    def _known(self) -> list[ActorDraft]:
        """The actors that anything refers to, members before the plural that holds them."""
        ordered: dict[int, ActorDraft] = {}

        def add(actor: ActorDraft) -> None:
            if id(actor) not in ordered:
                ordered[id(actor)] = actor
                for member in actor.members:
                    add(member)

        for actor in self.draft.actors:
            add(actor)
        for statement in self.draft.statements:
            for actor in (*statement.candidates, *statement.addressees, *statement.beneficiaries):
                add(actor)
            if statement.speaker:
                add(statement.speaker)
        for event in self.draft.events:
            for actor in (*event.sources, *event.targets, *event.beneficiaries):
                add(actor)
        for meeting in self.draft.meetings:
            for attendance in meeting.attendance:
                add(attendance.actor)
        return list(ordered.values())

    def _actors(self) -> tuple[Actor, ...]:
        drafts = self._known()
        for actor in drafts:
            self.actors[id(actor)] = self._id("ac", actor.kind, actor.name, actor.code)
        return tuple(
            Actor(
                id=self.actors[id(actor)],
                name=actor.name,
                kind=actor.kind,
                code=_code(actor),
                country=actor.country,
                variants=tuple(dict.fromkeys(v for v in actor.variants if v != actor.name)),
                offices=tuple(dict.fromkeys(actor.offices)),
                members=tuple(self.actors[id(member)] for member in actor.members),
                listed=actor.listed,
            )
            for actor in drafts
        )

    def _actor(self, actor: ActorDraft | None) -> str | None:
        return self.actors.get(id(actor)) if actor is not None else None

    def _ids(self, actors: list[ActorDraft]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found for actor in actors if (found := self.actors.get(id(actor)))))

    def _mention(self, mention: MentionDraft) -> Mention:
        span = self._span((mention.start, mention.end))
        return Mention(span.start, span.end, span.text, self._actor(mention.actor), self._ids(mention.candidates))

    def _statements(self) -> tuple[Statement, ...]:
        drafts = self.draft.statements
        for statement in drafts:
            self.statements[id(statement)] = self._id("st", statement.cue, statement.content)
        return tuple(self._statement(statement) for statement in drafts)

    def _statement_id(self, statement: StatementDraft | None) -> str | None:
        return self.statements.get(id(statement)) if statement is not None else None

    def _statement(self, statement: StatementDraft) -> Statement:
        source = self._spans(statement.source)
        if statement.label is not None:
            label = statement.label
            source = (self.document.span(label.start, label.start + len(label.text.rstrip(" \t:"))),)
        order = None
        if statement.order is not None:
            span = self._span(statement.order[0])
            order = Order(span.start, span.end, span.text, statement.order[1])
        return Statement(
            id=self.statements[id(statement)],
            kind=statement.kind,
            speaker=Speaker(self._actor(statement.speaker), self._ids(statement.candidates)),
            source=source,
            cue=self._spans(statement.cue),
            content=self._spans(statement.content),
            quoted=self._spans(statement.quoted),
            manner=statement.manner,
            force=statement.force,
            polarity=statement.polarity,
            modality=statement.modality,
            addressees=self._ids(statement.addressees),
            beneficiaries=self._ids(statement.beneficiaries),
            parent=self._statement_id(statement.parent),
            occasion=self._occasion(statement.occasion),
            said=statement.said,
            order=order,
            confidence=round(statement.confidence, 3),
        )

    def _occasion(self, occasion: OccasionDraft | None) -> Occasion | None:
        if occasion is None:
            return None
        return Occasion(
            occasion.kind,
            self._span(occasion.evidence),
            self._place(occasion.place),
            self._span(occasion.outlet) if occasion.outlet else None,
            self._span(occasion.after) if occasion.after else None,
        )

    def _place(self, place: PlaceDraft | None) -> Place | None:
        if place is None:
            return None
        return Place(place.name, place.country, self._span(place.span), self._actor(place.control))

    def _event(self, event: EventDraft) -> Event:
        return Event(
            id=self._id("ev", event.root, event.trigger),
            root=event.root,
            trigger=self._span(event.trigger),
            status=event.status,
            mode=event.mode,
            contexts=tuple(event.contexts),
            cameo=event.cameo,
            sources=self._ids(event.sources),
            targets=self._ids(event.targets),
            source_spans=self._spans(event.source_spans),
            target_spans=self._spans(event.target_spans),
            beneficiaries=self._ids(event.beneficiaries),
            theme=self._spans(event.theme),
            when=event.when,
            where=self._place(event.where),
            statement=self._statement_id(event.statement),
            confidence=round(event.confidence, 3),
        )

    def _meeting(self, meeting: MeetingDraft) -> Meeting:
        return Meeting(
            id=self._id("me", meeting.state, meeting.evidence),
            state=meeting.state,
            evidence=self._spans(meeting.evidence),
            series=meeting.series,
            when=meeting.when,
            where=self._place(meeting.where),
            venue=self._span(meeting.venue) if meeting.venue else None,
            host=self._actor(meeting.host),
            attendance=tuple(
                Attendance(actor, item.phase, item.present, self._span(item.evidence))
                for item in meeting.attendance
                if (actor := self._actor(item.actor))
            ),
            format=meeting.format,
            direct=meeting.direct,
            level=meeting.level,
            chair=self._actor(meeting.chair),
            claimed_by=tuple(dict.fromkeys(found for s in meeting.claimed_by if (found := self._statement_id(s)))),
        )

    def _moments(self) -> list[TimeExpression]:
        found = []
        for moment in sorted(self.draft.moments, key=lambda m: (m.start, m.end)):
            span = self._span((moment.start, moment.end))
            found.append(TimeExpression(span.start, span.end, span.text, moment.moment))
        return found

    def _questions(self) -> tuple[tuple[Question, ...], tuple[Position, ...], tuple[Divergence, ...]]:
        questions, positions, divergences = [], [], []
        for draft in self.draft.questions:
            question = Question(self._id("qu", draft.kind, draft.text), cast(QuestionKind, draft.kind), draft.text)
            questions.append(question)
            own = self._positions(draft, question.id)
            positions.extend(own)
            if draft.divergence is not None and len(own) > 1:
                ids = tuple(position.id for position in own)
                kind = cast(DivergenceKind, draft.divergence)
                divergences.append(Divergence(self._id("di", question.id), question.id, kind, ids))
        return tuple(questions), tuple(positions), tuple(divergences)

    def _positions(self, draft: QuestionDraft, question: str) -> list[Position]:
        return [
            Position(
                self._id("po", question, item.evidence, item.value),
                question,
                self._actor(item.actor),
                item.value,
                self._statement_id(item.statement),
                self._span(item.evidence),
            )
            for item in draft.positions
        ]


def _code(actor: ActorDraft) -> str | None:
    """The actor's code; a state that no table lists has none, and so have its people."""
    unlisted = actor.country is not None and len(actor.country) != ISO_LENGTH
    return None if unlisted and (actor.code or "").startswith(actor.country or "") else actor.code
