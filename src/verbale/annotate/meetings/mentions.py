"""Where a report speaks of meetings, and what each place says: state, order in a series, parties, time and place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.actors.officials import is_official
from verbale.annotate.drafts import Draft, PlaceDraft, TokenSpan
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import children, clause_subject
from verbale.annotate.grammar.tense import governing_verb, tense_of
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.meetings.acts import breaks_off
from verbale.annotate.meetings.mention import MeetingMention
from verbale.annotate.meetings.parties import actors_at, countries, noun_parties
from verbale.annotate.meetings.places import setting
from verbale.annotate.meetings.state import is_standing, noun_state
from verbale.annotate.meetings.times import moments_by_verb, when_held
from verbale.annotate.meetings.verbs import verb_mention
from verbale.lexicon.calendar import time_words
from verbale.lexicon.gatherings import meeting_words

__all__ = ["meeting_mentions"]

DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "their", "its", "our", "his", "her", "both"})
SPORT_SHARE: Final = 0.5
"""Where more of the sentences with a meeting word than this speak of sport, the text is about sport."""

PARTIES: Final = 2
"""Parties that make a "session" a meeting by themselves."""

INDEFINITE: Final = frozenset({"a", "an", "another"})
LASTING: Final = frozenset({"minute", "hour", "day", "week"})
"""Units that measure one meeting ("two days of talks"); months of talks are many."""

SPENDING: Final = frozenset({"sat", "spent"})
"""Verbs that tell of a meeting only where other words do ("spent an hour behind closed doors", "sat in separate
rooms")."""


@cache
def _candidates() -> frozenset[str]:
    verbs = {"meet", "meets", "met", "meeting"}
    for lemma in (*meeting_words("with_only"), *meeting_words("convene_verb")):
        stem = lemma.removesuffix("e")
        verbs |= {lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing", f"{lemma}red", f"{lemma}ring"}
    return frozenset(verbs | set(meeting_words("noun")) | set(meeting_words("weak_noun")))


def meeting_mentions(doc: Doc, draft: Draft) -> list[MeetingMention]:
    """The places of a Doc that speak of meetings, in text order; none where it is about sport."""
    words = _candidates()
    named = tokens_with(doc, columns_of(doc).lower, words)
    places = [token for token in named if not _sporting(token)]
    if named and len(places) <= len(named) * SPORT_SHARE:
        return []
    places = sorted([*places, *tokens_with(doc, columns_of(doc).lower, SPENDING)], key=lambda token: token.i)
    moments = moments_by_verb(doc, draft)
    found: list[MeetingMention] = []
    taken: set[int] = set()
    for token in places:
        if token.i in taken:
            continue
        mention = _noun(doc, draft, token, bool(found), taken) or verb_mention(draft, token)
        if mention is None:
            continue
        if not breaks_off(doc[mention.head]):
            mention.when = when_held(draft, doc[mention.head], moments)
        mention.statements = [
            statement
            for statement in draft.statements_over(mention.head)
            if statement.kind != "attitude" and statement.cue_head is not None
        ]
        _relate(doc, draft, mention, {known.head for known in found})
        found.append(mention)
    return found


def _relate(doc: Doc, draft: Draft, mention: MeetingMention, heads: set[int]) -> None:
    head = doc[mention.head]
    if head.dep_ == "pobj" and head.head.head.i in heads:
        mention.same_as = head.head.head.i
    verb = governing_verb(head)
    while verb is not None:
        mention.actors_near += [actor for actor, _ in actors_at(draft, clause_subject(verb))]
        verb = governing_verb(verb.head) if verb.head.i != verb.i else None


def _sporting(token: Token) -> bool:
    """Whether the sentence of the token speaks of sport."""
    sports, nouns = meeting_words("sport"), meeting_words("sport_noun")
    doc, sentence = token.doc, token.sent
    words = enumerate(columns_of(doc).lower[sentence.start : sentence.end], sentence.start)
    return any(
        word in sports or (word in nouns and (doc[index].pos_ == "NOUN" or doc[index].dep_ == "pobj"))
        for index, word in words
    )


def _noun(doc: Doc, draft: Draft, token: Token, known: bool, taken: set[int]) -> MeetingMention | None:
    if token.pos_ not in ("NOUN", "PROPN") or token.lower_ in SPENDING or not _meets(token):
        return None
    inner = _inner(token)
    measure = _measure(token)
    if measure is not None:
        token, inner = measure, token
    word = token.lower_
    parties = noun_parties(draft, token) + (noun_parties(draft, inner) if inner is not None else [])
    if (
        word in meeting_words("weak_noun")
        and inner is None
        and not known
        and not any(child.lower_ in ("between", "among") for child in children_of(token))
        and len(countries(actor for actor, _ in parties if is_official(actor))) < PARTIES
    ):
        return None
    if word in ("round", "rounds") and inner is None and any(child.lower_ == "of" for child in children_of(token)):
        return None
    if inner is not None:
        taken.add(inner.i)
    mention = MeetingMention(token.i, _noun_span(token, inner), noun_state(token))
    mention.parties = [(actor, place.i) for actor, place in parties]
    _describe(token, inner, mention)
    mention.ending = token.dep_ in ("nsubj", "dobj") and token.head.lemma_.lower() in meeting_words("ending")
    mention.talks = (inner or token).lower_ in ("talks", "negotiations")
    mention.partnered = any(k.lower_ in ("with", "between", "among", "of") for k in children_of(inner or token))
    if mention.state == "held" and mention.sequel and token.dep_ != "pobj" and not _surely_past(token):
        mention.state = None
    mention.whole = any(k.lower_ in ("between", "among", "of") for k in children(inner or token, "prep"))
    mention.sequel = mention.sequel or (mention.ordinal not in (None, "first") and not mention.definite)
    mention.standing = word in meeting_words("standing")
    if is_standing(token):
        mention.generic = mention.generic or mention.partnered or not token.left_edge.i < token.i
    mention.setting = setting(draft, token, mention.state)
    if inner is not None:
        mention.setting.add(setting(draft, inner, mention.state))
    mention.foreseen = mention.state is None and _is_foreseen(token, mention.setting.where)
    return mention


def _is_foreseen(noun: Token, where: PlaceDraft | None) -> bool:
    """Whether a clause that looks ahead speaks of it as the meeting of its place ("the Oslo talks")."""
    verb = governing_verb(noun)
    placed = where is not None and noun.left_edge.i <= where.span[0] < noun.i
    return placed and verb is not None and tense_of(verb) in ("future", "prospect")


def _meets(noun: Token) -> bool:
    """Whether the noun phrase is a meeting of parties, not a news conference, a board meeting or a conference room."""
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return False
    after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if after in meeting_words("not_after"):
        return False
    before = meeting_words("not_before")
    for child in children_of(noun):
        if child.i < noun.i and (child.lower_ in before or any(k.lower_ in before for k in child.lefts)):
            return False
    return not (noun.i and noun.nbor(-1).lower_ in before)


def _inner(noun: Token) -> Token | None:
    """The "talks" of "a round of talks"."""
    for prep in children(noun, "prep"):
        if prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                if inner.lower_ in meeting_words("round_of"):
                    return inner
    return None


def _measure(noun: Token) -> Token | None:
    """The "days" of "two days of talks"."""
    prep = noun.head
    if noun.lower_ not in meeting_words("round_of") or noun.dep_ != "pobj" or prep.lower_ != "of":
        return None
    measure = prep.head
    return measure if time_words("unit").get(measure.lower_) in LASTING and measure.i < noun.i else None


def _noun_span(noun: Token, inner: Token | None) -> TokenSpan:
    start = min([noun.i, *(child.left_edge.i for child in noun.lefts)])
    last = inner or noun
    end = last.i + 1
    for prep in children(last, "prep"):
        if prep.lower_ in ("between", "among", "with") and prep.i == end:
            end = max([end, *(k.i + 1 for party in children(prep, "pobj") for k in (party, *party.conjuncts))])
    return (start, end)


def _describe(noun: Token, inner: Token | None, mention: MeetingMention) -> None:
    """Determiner, ordinal and series, format words, and whether it is a further, a generic or a definite meeting."""
    ordinals, sequels, loose = (meeting_words(kind) for kind in ("ordinal", "sequel", "loose"))
    determiners = set()
    for child in noun.lefts:
        word = child.lower_
        if child.dep_ in ("det", "poss"):
            determiners.add(word)
        if word in ordinals:
            mention.ordinal, mention.series = word, f"{word} {noun.lower_}"
        if word in sequels:
            mention.sequel = True
        if word in loose or (word == "no" and child.dep_ == "det"):
            mention.generic = True
        mention.words |= {word, *(k.lower_ for k in subtree_of(child))}
    before = set(noun.doc[noun.left_edge.i : noun.i].text.lower().split())
    mention.words |= before
    mention.sequel = mention.sequel or any("-" in word and word in sequels for word in before)
    if inner is not None:
        mention.words |= {child.lower_ for child in inner.lefts}
        mention.words |= set(noun.doc[inner.left_edge.i : inner.i].text.lower().split())
    mention.former = mention.ordinal == "last" or "previous" in before
    if mention.ordinal in ("last", "final", "latest"):
        mention.ordinal = mention.series = None
    dated = any(child.dep_ == "poss" for child in noun.lefts)
    mention.dated = any(word.ent_type_ == "DATE" for word in noun.doc[noun.left_edge.i : noun.i])
    mention.definite = bool(determiners & DEFINITE) or dated or mention.ordinal is not None
    if determiners & INDEFINITE:
        mention.definite = False
    several = "both" in before or any(child.dep_ == "nummod" for child in noun.lefts)
    rounds_held = inner is not None and several and mention.state == "held" and _surely_past(noun)
    if noun.lower_ in meeting_words("plural_noun") and (several or not mention.definite) and not rounds_held:
        mention.generic = True
    if noun.tag_ == "NN" and noun.lower_ in meeting_words("process_noun") and noun.left_edge == noun.right_edge:
        mention.generic = True
    if noun.dep_ in ("nsubj", "nsubjpass") and mention.ordinal is None:
        for attribute in _predicated(noun.head):
            first = next((k.lower_ for k in (attribute, *attribute.lefts) if k.lower_ in ordinals), None)
            if first not in (None, "last", "final", "latest"):
                mention.ordinal = mention.series = first


def _predicated(verb: Token) -> Iterator[Token]:
    """What the subject is said to be: "were the first", "was described as the first"."""
    if verb.lemma_ == "be":
        yield from children(verb, "attr")
    for prep in children(verb, "prep"):
        if prep.lower_ == "as":
            yield from children(prep, "pobj")


def _surely_past(noun: Token) -> bool:
    verb = governing_verb(noun.head)
    return (
        verb is not None
        and verb.tag_ in ("VBD", "VBN")
        and verb.lemma_.lower() in (set(meeting_words("occur")) | set(meeting_words("run")))
    )
