"""Who speaks: the sources and addressees of statements resolved to actors, and pronouns and descriptions with them.

Runs after `verbale_attribution`. A speaker that the text does not give stays open, with the candidates that the text
allows; where nobody fits at all the place is marked as a lacuna.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.actors.bodies import tell_wire
from verbale.annotate.actors.cast import Cast, cast_of
from verbale.annotate.actors.rows import plural_beside, rows_of
from verbale.annotate.attribution.nesting import untangle
from verbale.annotate.drafts import (
    ActorDraft,
    Draft,
    LacunaDraft,
    MentionDraft,
    StatementDraft,
    TokenSpan,
    draft_of,
)
from verbale.annotate.speakers.description_referents import introduced, relate, resolve_description
from verbale.annotate.speakers.discourse import Discourse
from verbale.annotate.speakers.genders import note_genders
from verbale.annotate.speakers.late_actors import open_actor
from verbale.annotate.speakers.pronouns import resolve_pronoun
from verbale.annotate.speakers.shared_names import resolve_name
from verbale.annotate.speakers.source_phrases import SourcePhrases
from verbale.lexicon.reference import actor_words, pronouns

__all__ = ["resolve_speakers"]

PRONOUN_TRUST: Final = 0.85
DESCRIPTION_TRUST: Final = 0.95
OPEN_TRUST: Final = 0.7
"""Factors on a statement's confidence: speaker through a pronoun, through a description, left open."""


@Language.component("verbale_speakers")
def resolve_speakers(doc: Doc) -> Doc:
    """The Doc, with speakers, addressees and the mentions of its draft resolved where the text allows."""
    draft = draft_of(doc)
    if len(doc) and (draft.mentions or draft.statements):
        _Resolver(doc, draft, cast_of(doc)).resolve()
        untangle(doc, draft)
        draft.index_statements()
    return doc


class _Resolver:
    """One pass over one Doc."""

    def __init__(self, doc: Doc, draft: Draft, cast: Cast) -> None:
        self.doc = doc
        self.draft = draft
        self.cast = cast
        self.discourse = Discourse(doc, draft, cast)
        self.sources: dict[int, list[MentionDraft]] = {}
        self.traced: set[int] = set()
        self.phrases = SourcePhrases(doc, draft, cast)

    def resolve(self) -> None:
        for statement in self.draft.statements:
            if statement.speaker is None and not statement.candidates:
                self.sources[id(statement)] = self.phrases.of(statement)
            for mention in self.sources.get(id(statement), ()):
                self.discourse.salience.source_heads[mention.head] = statement
                self.discourse.salience.sources[id(statement)] = mention
        ordered = sorted(self.draft.mentions, key=lambda m: (m.start, -m.end))
        for row in rows_of(self.doc, ordered):
            weight = self.discourse.salience.equal(row)
            described = plural_beside(row, ordered, self.cast.descriptions, self.doc)
            self.discourse.parties.named_row(row, weight, described)
        note_genders(self.discourse, ordered)
        self._walk(ordered, final=False, quoted=False)
        self.discourse.parties.complete(ordered)
        for statement in self.draft.statements:
            self._speaker(statement)
        self._walk([m for m in ordered if self.discourse.salience.quoted[m.head] is not None], final=False, quoted=True)
        self.discourse.parties.complete(ordered)
        self._walk([m for m in ordered if m.actor is None and m.kind == "pronoun"], final=True, quoted=True)
        for statement in self.draft.statements:
            self._speaker(statement)
        for statement in self.draft.statements:
            self._finish(statement)

    def _walk(self, mentions: list[MentionDraft], *, final: bool, quoted: bool) -> None:
        """Resolve mentions in text order: first outside quotations, then inside, at last first persons."""
        forms = pronouns()
        for mention in mentions:
            waits = not quoted and self.discourse.salience.quoted[mention.head] is not None
            known = mention.actor is not None
            if not known and not waits:
                if mention.kind == "pronoun":
                    if final == (forms[self.doc[mention.head].lower_].person == "1"):
                        resolve_pronoun(self.discourse, mention)
                elif mention.kind in ("name", "demonym"):
                    if not final and mention.candidates:
                        resolve_name(self.discourse, mention)
                elif not final and (description := self.cast.descriptions.get(id(mention))) is not None:
                    resolve_description(self.discourse, mention, description)
            if (
                known
                and not waits
                and not final
                and (description := self.cast.descriptions.get(id(mention))) is not None
            ):
                relate(self.discourse, mention, description)
            if not final and id(mention) not in self.traced and (mention.actor is not None or not waits):
                self.traced.add(id(mention))
                self._pair(mention)
                self.discourse.salience.trace(mention)

    def _pair(self, mention: MentionDraft) -> None:
        """Two or three states named in a row are the parties that follow as "the two sides"."""
        if mention.actor is None or mention.actor.kind != "state" or self._row(mention.start - 1, -1) is not None:
            return
        together = [mention.actor]
        following = self._row(mention.end, 1)
        while following is not None and following.actor is not None:
            if following.actor not in together:
                together.append(following.actor)
            following = self._row(following.end, 1)
        if len(together) > 1:
            self.discourse.parties.row(mention.head, together)

    def _row(self, at: int, step: int) -> MentionDraft | None:
        """The state that stands next in a row: behind "and", a comma, an article."""
        joined = False
        while 0 <= at < len(self.doc):
            word = self.doc[at].lower_
            if word in ("and", ","):
                joined = True
            elif word != "the":
                break
            at += step
        known = self.draft.by_token.get(at)
        if not joined or known is None or known.kind == "pronoun" or known.actor is None or known.actor.kind != "state":
            return None
        return known

    def _speaker(self, statement: StatementDraft) -> None:
        mentions = self.sources.get(id(statement))
        if statement.speaker is not None or not mentions:
            return
        actors: list[ActorDraft] = []
        for mention in mentions:
            if mention.actor is None:
                self._late(mention)
            if mention.actor is not None and mention.actor not in actors:
                actors.append(mention.actor)
        if any(mention.actor is None for mention in mentions):
            statement.candidates = [c for m in mentions for c in ([m.actor] if m.actor else m.candidates)]
            return
        statement.candidates = []
        if len(actors) == 1:
            statement.speaker = actors[0]
        elif actors:
            statement.speaker = self.discourse.parties.several(actors)

    def _late(self, mention: MentionDraft) -> None:
        """An actor of its own for a description that speaks and that nobody known fits."""
        description = self.cast.descriptions.get(id(mention))
        if description is not None and description.role.title in actor_words("matching"):
            resolve_description(self.discourse, mention, description)
        if description is not None and mention.actor is None:
            open_actor(self.doc, self.draft, self.cast, mention, introduced(self.discourse, mention, description))

    def _late_hearer(self, mention: MentionDraft) -> None:
        """The same for a bare office that is spoken to ("The envoy was told")."""
        description = self.cast.descriptions.get(id(mention))
        bare = description is not None and description.role.kind != "group" and not description.qualifier()
        if mention.actor is None and bare:
            self._late(mention)

    def _finish(self, statement: StatementDraft) -> None:
        for start, end in statement.addressee_spans:
            for mention in self.phrases.within(start, end) if start < end else ():
                self._late_hearer(mention)
                itself = mention.actor is statement.speaker and mention.kind != "pronoun"
                if mention.actor is not None and not itself and mention.actor not in statement.addressees:
                    statement.addressees.append(mention.actor)
                    tell_wire(mention.actor)
        mentions = self.sources.get(id(statement))
        if not mentions:
            return
        if statement.speaker is None:
            statement.confidence *= OPEN_TRUST
            if not statement.candidates:
                self._lacuna(statement, mentions)
        elif mentions[0].kind == "pronoun":
            statement.confidence *= PRONOUN_TRUST
        elif mentions[0].kind == "description":
            statement.confidence *= DESCRIPTION_TRUST

    def _lacuna(self, statement: StatementDraft, mentions: list[MentionDraft]) -> None:
        for mention in mentions:
            form = pronouns().get(self.doc[mention.head].lower_)
            if mention.kind == "pronoun" and form is not None and form.gender in ("m", "f"):
                span: TokenSpan = (mention.start, mention.end)
                word = self.doc[mention.head].text
                note = f'Nobody whom the text has named by then fits "{word}".'
                self.draft.lacunae.append(LacunaDraft(span, "speaker_missing", note))
                return
