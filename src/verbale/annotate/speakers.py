"""Who speaks: the sources and addressees of statements resolved to actors, and pronouns and descriptions with them.

Runs after `verbale_attribution`. A speaker that the text does not give stays open, with the candidates that the text
allows; where nobody fits at all the place is marked as a lacuna.
"""

from __future__ import annotations

from typing import Final, Literal

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.cast import Cast, cast_of, possessive
from verbale.annotate.coreference import Discourse
from verbale.annotate.drafts import (
    ActorDraft,
    Draft,
    LacunaDraft,
    MentionDraft,
    StatementDraft,
    TokenSpan,
    draft_of,
)
from verbale.annotate.nesting import untangle
from verbale.annotate.rows import plural_beside, rows_of
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.reference import document_kinds, indefinite_pronouns, pronouns

__all__ = ["resolve_speakers"]

PRONOUN_TRUST: Final = 0.85
DESCRIPTION_TRUST: Final = 0.95
OPEN_TRUST: Final = 0.7
"""Factors on a statement's confidence: speaker through a pronoun, through a description, left open."""

LONGEST_NAME: Final = 12
"""Tokens of a source that may name an actor of its own."""

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
CUTTERS: Final = frozenset({"who", "which", "that", "whose", ",", "(", "-", "--", "\u2014", ";", ":"})


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
        self.texts: list[tuple[int, str, ActorDraft]] = []

    def resolve(self) -> None:
        for statement in self.draft.statements:
            if statement.speaker is None and not statement.candidates:
                self.sources[id(statement)] = self._source_mentions(statement)
            for mention in self.sources.get(id(statement), ()):
                self.discourse.salience.source_heads[mention.head] = statement
                self.discourse.salience.sources[id(statement)] = mention
        ordered = sorted(self.draft.mentions, key=lambda m: (m.start, -m.end))
        for row in rows_of(self.doc, ordered):
            weight = self.discourse.salience.equal(row)
            described = plural_beside(row, ordered, self.cast.descriptions, self.doc)
            self.discourse.parties.named_row(row, weight, described)
        self.discourse.note_genders(ordered)
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
                        self.discourse.pronoun(mention)
                elif mention.kind in ("name", "demonym"):
                    if not final and mention.candidates:
                        self.discourse.name(mention)
                elif not final and (description := self.cast.descriptions.get(id(mention))) is not None:
                    self.discourse.description(mention, description)
            if (
                known
                and not waits
                and not final
                and (description := self.cast.descriptions.get(id(mention))) is not None
            ):
                self.discourse.relate(mention, description)
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

    def _source_mentions(self, statement: StatementDraft) -> list[MentionDraft]:
        found = []
        for start, end in statement.source:
            if start < end:
                found.extend(self._mentions_of(start, end))
        return found

    def _mentions_of(self, start: int, end: int) -> list[MentionDraft]:
        """The mentions that a noun phrase is about: its head, or each member of a list."""
        named = self._name_in_front(start, end) or self._name_at_end(start, end)
        if named is not None:
            return [named]
        head = self._head(start, end)
        known = self.draft.by_token.get(head.i)
        if known is not None and (known.head == head.i or known.kind == "name" or not self._belongs(known, head)):
            mention = known
        elif head.lower_ in indefinite_pronouns() or head.pos_ not in NOMINAL:
            return []
        else:
            mention = self._own(start, end, head)
        found = [mention]
        for other in head.conjuncts:
            if start <= other.i < end and not mention.start <= other.i < mention.end:
                more = self.draft.by_token.get(other.i)
                if more is None and other.pos_ in NOMINAL:
                    more = self._own(other.left_edge.i, min(end, other.right_edge.i + 1), other)
                if more is not None and more not in found:
                    found.append(more)
        apposed = next((child for child in head.rights if child.dep_ == "appos" and child.i < end), None)
        if apposed is not None and mention.actor is None:
            more = self.draft.by_token.get(apposed.i)
            if more is not None and more.actor is not None and more.actor.kind == "person":
                mention.actor = more.actor
        return found

    def _belongs(self, mention: MentionDraft, head: Token) -> bool:
        """Whether the mention only holds the token inside its complement."""
        if mention.kind not in ("description", "demonym") or mention.head == head.i:
            return False
        description = self.cast.descriptions.get(id(mention))
        return description is None or not description.span.start <= head.i < description.span.end

    def _name_in_front(self, start: int, end: int) -> MentionDraft | None:
        """The name that opens the phrase and that the rest tells apart.

        A person's: "Ann Lee of The Lake and River"; a body's: "the River Police working in the delta".
        """
        while start < end and self.doc[start].pos_ == "DET":
            start += 1
        known = self.draft.by_token.get(start)
        if known is None or known.kind != "name" or known.start != start or known.actor is None or known.end >= end:
            return None
        behind = self.doc[known.end]
        if known.actor.kind == "person":
            return known if behind.lower_ in ("of", "from", "at") else None
        return known if known.actor.kind in ("organ", "organisation") and behind.tag_ in ("VBG", "VBN") else None

    def _name_at_end(self, start: int, end: int) -> MentionDraft | None:
        """The name that the rest of the phrase introduces: "chief of the chapter Ann Lee", "the news agency Tass"."""
        known = self.draft.by_token.get(end - 1)
        if known is None or known.kind != "name" or known.actor is None or known.end != end:
            return None
        if known.start <= start:
            return known if known.actor.kind == "person" else None
        before = self.doc[known.start - 1].pos_
        if known.actor.kind == "person":
            return known if before in ("NOUN", "PROPN", "ADJ") else None
        return known if known.actor.kind in ("organ", "organisation") and before in ("NOUN", "PROPN") else None

    def _head(self, start: int, end: int) -> Token:
        for token in self.doc[start:end]:
            if token.pos_ in NOMINAL and not start <= token.head.i < end:
                return token
            if token.pos_ in NOMINAL and token.head.i == token.i:
                return token
        return self.doc[end - 1]

    def _own(self, start: int, end: int, head: Token) -> MentionDraft:
        """A mention, and an actor that only its own words name, for a source nobody else describes."""
        while start < head.i and (self.doc[start].tag_ in ("DT", "PDT") or not self.doc[start].text[0].isalnum()):
            start += 1
        stop = head.i + 1
        while stop < min(end, start + LONGEST_NAME) and self.doc[stop].lower_ not in CUTTERS:
            if self.doc[stop].dep_ == "acl":
                break
            stop += 1
        while stop > head.i + 1 and self.doc[stop - 1].pos_ in ("ADP", "DET", "AUX", "VERB", "PUNCT", "CCONJ", "ADV"):
            stop -= 1
        name = " ".join(self.doc[start:stop].text.split())
        kind = document_kinds().get(head.lower_)
        plural = head.tag_ in ("NNS", "NNPS") and kind is None and head.lemma_.lower() not in document_nouns()
        actor = self._text_before(head, start, kind) if stop == head.i + 1 else None
        if actor is None and start == head.i and start > 0 and self.doc[start - 1].lower_ in ("the", "this"):
            actor = self.cast.called(head.lower_, head.i)
        actor = actor or self.cast.own(name, plural=plural, kind="group" if plural else "unknown")
        if kind is not None and stop - start > 1:
            self.texts.append((head.i, kind, self._named_text(head.i + 1, stop) or actor))
        mention = MentionDraft(start, stop, head.i, "description", actor)
        self.draft.add_mention(mention)
        return mention

    def _named_text(self, start: int, end: int) -> ActorDraft | None:
        """The text that a source is part of, where it has a name: "the results of the National Harbour Study"."""
        for index in range(start, end):
            known = self.draft.by_token.get(index)
            if known is None or known.kind != "name":
                continue
            if self.doc[known.end - 1].lower_ in document_kinds():
                return known.actor
            behind = self.doc[known.end] if known.end < end else None
            if behind is not None and behind.tag_ == "NNP" and behind.lower_ in document_kinds():
                return self.cast.own(self.doc[known.start : known.end + 1].text, plural=False)
        return None

    def _text_before(self, head: Token, start: int, kind: str | None) -> ActorDraft | None:
        """The text that a bare "the report" takes up: the last one described more fully, if it is of the same kind."""
        if kind is None or start != head.i or start == 0 or self.doc[start - 1].lower_ not in ("the", "this"):
            return None
        before = [(known, actor) for position, known, actor in self.texts if position < head.i]
        return before[-1][1] if before and before[-1][0] == kind else None

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
        if description is None or mention.candidates or mention.kind != "description":
            return
        owned = isinstance(description.possessor, int)
        if description.state is not None and (description.state.kind == "country" or not owned or description.plural):
            return
        name = " ".join(self.doc[mention.start : mention.end].text.split())
        if isinstance(description.possessor, int):
            owner = self.draft.by_token.get(description.possessor)
            rest = " ".join(self.doc[description.possessor + 1 : mention.end].text.split())
            if owner is None or owner.actor is None:
                if description.state is not None:
                    return
                name = rest
            else:
                name = f"{possessive(owner.actor.name)} {rest}"
        elif description.determiner:
            name = name.split(" ", 1)[-1]
        kind: Literal["group", "person"] = "group" if description.plural else "person"
        introduced = self.discourse.introduced(mention, description)
        if len(introduced) > 1:
            mention.candidates = introduced
            return
        actor = introduced[0] if introduced else self.cast.own(name, plural=description.plural, kind=kind)
        if not introduced and not description.plural:
            self.cast.introduced.append((mention.start, description, actor))
        actor.code = actor.code or description.code()
        actor.country = actor.country or description.country
        actor.gender = actor.gender or description.span.gender
        mention.actor = actor

    def _finish(self, statement: StatementDraft) -> None:
        for start, end in statement.addressee_spans:
            for mention in self._mentions_of(start, end) if start < end else ():
                itself = mention.actor is statement.speaker and mention.kind != "pronoun"
                if mention.actor is not None and not itself and mention.actor not in statement.addressees:
                    statement.addressees.append(mention.actor)
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
