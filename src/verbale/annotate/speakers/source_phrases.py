"""The noun phrases of sources and addressees: which mentions they are about, and actors that only their words name."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.actors.cast import Cast
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, StatementDraft
from verbale.annotate.grammar.relative_clauses import antecedent_of, described_by, is_set_apart, tells_of_clause
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.cues import cue_forces, opinion_words
from verbale.lexicon.plover import triggers
from verbale.lexicon.reference import document_kinds, indefinite_pronouns, person_nouns, pronouns
from verbale.lexicon.who import roles, titles

__all__ = ["SourcePhrases"]

LONGEST_NAME: Final = 12
"""Tokens of a source that may name an actor of its own."""
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
BEFORE_NOUN: Final = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss", "predet", "quantmod"})
CUTTERS: Final = frozenset({"who", "which", "that", "whose", ",", "(", "-", "--", "\u2014", ";", ":"})


class SourcePhrases:
    """The sources of one Doc; `texts` are the texts that spoke so far ("the report"), with the kind of each."""

    def __init__(self, doc: Doc, draft: Draft, cast: Cast) -> None:
        self.doc = doc
        self.draft = draft
        self.cast = cast
        self.texts: list[tuple[int, str, ActorDraft]] = []

    def of(self, statement: StatementDraft) -> list[MentionDraft]:
        """The mentions that a statement's source is about."""
        found = []
        for start, end in statement.source:
            if start < end:
                found.extend(self.within(start, end))
        return found

    def within(self, start: int, end: int) -> list[MentionDraft]:
        """The mentions that a noun phrase is about: its head, or each member of a list."""
        named = self._name_in_front(start, end) or self._name_at_end(start, end)
        if named is not None:
            return [named]
        head = self._head(start, end)
        named_before = antecedent_of(head) if end - start == 1 else None
        if named_before is not None:
            return self._antecedent(head, named_before)
        holder = self._holder(head)
        if holder is not None:
            return [holder]
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

    def _holder(self, noun: Token) -> MentionDraft | None:
        """Whose the view is that is said to be so: "*our* position remains that ..."."""
        if noun.lemma_.lower() not in opinion_words("N"):
            return None
        owner = next((child for child in noun.lefts if child.dep_ == "poss" and child.tag_ == "PRP$"), None)
        return self.draft.by_token.get(owner.i) if owner is not None else None

    def _antecedent(self, relative: Token, noun: Token) -> list[MentionDraft]:
        """Whom "who" or "which" means: the noun before it, where that can speak and the pronoun means no more."""
        told_of = described_by(noun) if relative.lower_ == "who" else None
        person = self.draft.by_token.get(told_of.i) if told_of is not None else None
        if person is not None and self._is_one_person(person) and not self._is_named(noun):
            return [person]
        if (noun.dep_ == "attr" and not is_set_apart(noun)) or (relative.lower_ == "who" and self._is_thing(noun)):
            return []
        if relative.lower_ != "who" and (self.draft.by_token.get(noun.i) is None or tells_of_clause(relative)):
            return []
        start = min((child.left_edge.i for child in noun.lefts if child.dep_ in BEFORE_NOUN), default=noun.i)
        return self.within(start, min(relative.head.left_edge.i, noun.right_edge.i + 1))

    def _is_one_person(self, mention: MentionDraft) -> bool:
        """Whether a person's name stands there, or "he" or "she"."""
        form = pronouns().get(self.doc[mention.head].lower_)
        named = mention.kind == "name" and mention.actor is not None and mention.actor.kind == "person"
        return named or (form is not None and form.person == "3" and form.gender in ("m", "f"))

    def _is_named(self, noun: Token) -> bool:
        known = self.draft.by_token.get(noun.i)
        return known is not None and known.kind == "name"

    def _is_thing(self, noun: Token) -> bool:
        """Whether "who" rather stands for a person further off: "endorsements from officers in *support*, who said"."""
        if noun.pos_ != "NOUN" or noun.lower_ in person_nouns() or roles().get(noun.lower_) is not None:
            return False
        lemma = noun.lemma_.lower()
        act = lemma in cue_forces() or lemma in document_nouns() or lemma in triggers("N")
        return act and self.draft.by_token.get(noun.i) is None

    def _belongs(self, mention: MentionDraft, head: Token) -> bool:
        """Whether the mention only holds the token inside its complement."""
        if mention.kind not in ("description", "demonym") or mention.head == head.i:
            return False
        description = self.cast.descriptions.get(id(mention))
        return description is None or not description.span.start <= head.i < description.span.end

    def _name_in_front(self, start: int, end: int) -> MentionDraft | None:
        """The name that opens the phrase and that the rest tells apart.

        A person's: "Ann Lee of The Lake and River", "ANN LEE (Kenya)"; a body's: "the River Police working in the
        delta".
        """
        while start < end and self.doc[start].pos_ == "DET":
            start += 1
        known = self.draft.by_token.get(start)
        if known is None or known.kind != "name" or known.start != start or known.actor is None or known.end >= end:
            return None
        behind = self.doc[known.end]
        if known.actor.kind == "person":
            return known if behind.lower_ in ("of", "from", "at", "(") else None
        return known if known.actor.kind in ("organ", "organisation") and behind.tag_ in ("VBG", "VBN") else None

    def _name_at_end(self, start: int, end: int) -> MentionDraft | None:
        """The name that the rest of the phrase introduces: "chief of the chapter Ann Lee", "the news agency Tass"."""
        known = self.draft.by_token.get(end - 1)
        if known is None or known.kind != "name" or known.actor is None or known.end != end:
            return None
        if known.start <= start:
            return known if known.actor.kind == "person" else None
        first = known.start - 1
        while first > start and self.doc[first].text in titles():
            first -= 1
        before = self.doc[first].pos_
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
