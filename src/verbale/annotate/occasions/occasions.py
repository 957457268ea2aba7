"""On what occasion something was said: press conference, interview, statement, speech, session, and where."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, OccasionDraft, PlaceDraft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.grammar.syntax import children, phrase, subject, trimmed
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.occasions.venues import place_at
from verbale.lexicon.agencies import agency_named
from verbale.lexicon.occasion import occasion_kinds, occasion_words
from verbale.model import OccasionKind

__all__ = ["occasion_of", "verbale_occasions"]

EVIDENCE_LIMIT = 30
"""Tokens that the words of one occasion may span; phrases farther apart than this are told by the first alone."""

SESSION_PREPS = frozenset({"in", "at", "during"})
TELLING = frozenset({"tell", "inform", "address", "brief", "speak"})


@Language.component("verbale_occasions")
def verbale_occasions(doc: Doc) -> Doc:
    """The Doc with the occasions of its statements."""
    draft = draft_of(doc)
    previous: StatementDraft | None = None
    for statement in draft.statements:
        if statement.kind != "speech":
            continue
        if statement.cue_head is None:
            if previous is not None and previous.speaker is not None and previous.speaker is statement.speaker:
                statement.occasion = previous.occasion
        elif doc[statement.cue_head].pos_ == "VERB" and statement.lemma != "accord" and statement.source:
            statement.occasion = occasion_of(doc[statement.cue_head], statement, draft)
        previous = statement
    return doc


class _Occasion:
    """The occasion as it is put together from the phrases around a cue."""

    def __init__(self) -> None:
        self.kind: OccasionKind | None = None
        self.place: PlaceDraft | None = None
        self.outlet: TokenSpan | None = None
        self.after: TokenSpan | None = None
        self.spans: list[TokenSpan] = []

    def add(self, span: TokenSpan | None, kind: OccasionKind | None = None) -> None:
        """Keep a phrase as evidence, and what it says of the kind; the first to say so is right."""
        if span is not None:
            self.spans.append(span)
        self.kind = self.kind or kind

    def finished(self, doc: Doc) -> OccasionDraft | None:
        """The draft; None where nothing was found."""
        if not self.spans:
            return None
        start, end = min(span[0] for span in self.spans), max(span[1] for span in self.spans)
        if end - start > EVIDENCE_LIMIT:
            start, end = min(self.spans)
        span = trimmed(doc, start, end)
        return OccasionDraft(self.kind or "unspecified", span, self.place, self.outlet, self.after) if span else None


def occasion_of(cue: Token, statement: StatementDraft, draft: Draft) -> OccasionDraft | None:
    """The occasion that the words around a cue tell, outside what is said; None where they tell none."""
    found = _Occasion()
    if cue.lemma_ in occasion_kinds("written"):
        found.kind = occasion_kinds("written")[cue.lemma_]
    told = list(_told(cue, statement))
    for noun in told:
        _read_public(noun, cue, found, draft)
    governors = [cue, *told, *_speaking(cue, statement)]
    for governor in governors:
        for preposition in children_of(governor):
            if preposition.dep_ not in {"prep", "agent", "dative"} or statement.covers(preposition.i):
                continue
            for noun in children(preposition, "pobj", "pcomp"):
                _read_phrase(preposition, noun, cue, found, draft)
    return found.finished(cue.doc)


def _told(cue: Token, statement: StatementDraft) -> Iterator[Token]:
    """The heads of the noun phrases that the cue is said to."""
    for start, end in statement.addressee_spans:
        root = cue.doc[start:end].root
        if not statement.covers(root.i):
            yield root
    if cue.lemma_ in TELLING and not statement.addressee_spans:
        yield from (noun for noun in children(cue, "dobj", "dative") if not statement.covers(noun.i))


def _speaking(cue: Token, statement: StatementDraft) -> Iterator[Token]:
    """Participles that tell where the speaker speaks: "Speaking in the capital, she said"."""
    speaking = occasion_words("speaking")
    speaker = subject(cue)
    for governor in (cue, speaker):
        for child in children(governor, "advcl", "acl") if governor is not None else ():
            if child.tag_ == "VBG" and child.lemma_ in speaking and not statement.covers(child.i):
                yield child
    first = next((token for token in cue.sent if not token.is_space and not token.is_punct), cue)
    if (
        first.tag_ == "VBG"
        and first.lemma_ in speaking
        and first.i < cue.i
        and first.head.i
        not in {
            cue.i,
            speaker.i if speaker is not None else cue.i,
        }
    ):
        yield first


def _read_public(noun: Token, cue: Token, found: _Occasion, draft: Draft) -> None:
    """What is told by whom something is told to: an outlet, a press conference, an assembly."""
    lemma = noun.lemma_.lower()
    kind = _kind_of(noun)
    if cue.lemma_ in TELLING and kind in {"press_conference", "speech", "call"} and noun.pos_ == "NOUN":
        found.add(phrase(noun), kind)
        return
    if cue.lemma_ in TELLING and lemma in occasion_kinds("audience"):
        found.add(phrase(noun), occasion_kinds("audience")[lemma])
        return
    outlet = _outlet(noun, draft)
    if outlet is not None:
        found.outlet = outlet
        start, end = outlet
        found.add((min(start, noun.left_edge.i), max(end, noun.i + 1)), "interview")


def _read_phrase(preposition: Token, noun: Token, cue: Token, found: _Occasion, draft: Draft) -> None:
    """What a prepositional phrase tells of the occasion."""
    word = preposition.lower_
    span = trimmed(noun.doc, preposition.i, noun.right_edge.i + 1)
    kind = _kind_of(noun)
    if word in occasion_words("after"):
        if kind in {"press_conference", "session", "interview", "speech", "visit", "call"} and found.after is None:
            found.after = phrase(noun)
            found.add(span)
            _read_places(noun, found, draft)
        return
    if word not in occasion_words("within"):
        return
    if kind is not None and word in occasion_words("within_occasion") and (kind != "session" or word in SESSION_PREPS):
        if kind == "visit" and word not in {"during", "on"}:
            return
        found.add(span, kind)
        if kind == "broadcast":
            found.outlet = found.outlet or phrase(noun)
        for link in children(noun, "prep"):
            if link.lower_ in {"with", "to", "on", "for"}:
                for partner in children(link, "pobj"):
                    found.outlet = found.outlet or _outlet(partner, draft)
        _read_places(noun, found, draft)
        return
    if word in {"on", "by", "to", "through", "via"}:
        outlet = _outlet(noun, draft)
        if outlet is not None and (word != "by"):
            found.outlet = found.outlet or outlet
            found.add(span, "broadcast" if word in {"on", "via", "through"} else "interview")
        elif noun.lemma_.lower() in occasion_words("press"):
            _read_places(noun, found, draft)
        return
    if word in {"in", "at", "from"} and found.place is None:
        place = place_at(noun, draft)
        if place is not None and _stands_by(preposition, cue):
            found.place = place
            found.add(trimmed(noun.doc, preposition.i, max(place.span[1], noun.i + 1)))


def _stands_by(preposition: Token, cue: Token) -> bool:
    """Whether the phrase stands right after a plain cue or its addressee, or opens the clause; farther off, or after
    another cue ("demanded in the capital"), it may belong to what is said."""
    if cue.lemma_ not in occasion_words("placed"):
        return False
    governor = preposition.head
    if preposition.i < governor.i:
        return True
    between = preposition.doc[governor.i + 1 : preposition.i]
    told = {"dobj", "dative", "compound", "det", "amod"} if governor.lemma_ in TELLING else set()
    return all(token.is_punct or token.dep_ in {"npadvmod", "advmod"} | told for token in between)


def _read_places(noun: Token, found: _Occasion, draft: Draft) -> None:
    """The place that belongs to an occasion's noun: "a news conference *at the embassy*"."""
    for preposition in children(noun, "prep"):
        if preposition.lower_ not in {"in", "at"} or found.place is not None:
            continue
        for inner in children(preposition, "pobj"):
            found.place = place_at(inner, draft)
            if found.place is not None:
                found.add(trimmed(noun.doc, preposition.i, found.place.span[1]))


def _kind_of(noun: Token) -> OccasionKind | None:
    """The kind of occasion that a noun stands for."""
    lemma = noun.lemma_.lower()
    before = noun.doc[noun.i - 1].lower_ if noun.i > noun.left_edge.i else ""
    pair = f"{before} {lemma}"
    if pair in occasion_words("not"):
        return None
    compounds = occasion_kinds("compound")
    if pair in compounds:
        return compounds[pair]
    if lemma == "conference" or (lemma in {"post", "release", "note"} and before not in {"press", "news", "blog", "a"}):
        return None
    return occasion_kinds("noun").get(lemma)


def _outlet(noun: Token, draft: Draft) -> TokenSpan | None:
    """The outlet that a noun names or that its reporter writes for; None where no outlet is named."""
    lemma = noun.lemma_.lower()
    if lemma in occasion_words("outlet"):
        named = [
            part
            for part in children(noun, "compound", "nmod", "poss")
            if part.pos_ == "PROPN" or part.ent_type_ == "ORG"
        ]
        if not named:
            return None
        if lemma in occasion_words("press"):
            return trimmed(noun.doc, named[0].left_edge.i, named[-1].i + 1)
        return trimmed(noun.doc, noun.left_edge.i, noun.i + 1)
    mention = draft.mention_of(noun)
    code = mention.actor.code if mention is not None and mention.actor is not None else None
    start = noun.left_edge.i
    name = trimmed(noun.doc, start, noun.i + 1)
    if name is None or noun.pos_ != "PROPN":
        return None
    words = noun.doc[name[0] : name[1]].text.removeprefix("the ").removeprefix("The ")
    return name if (code or "").endswith("MED") or agency_named(words) else None
