"""Two sides' counts of one thing: the dead of one fight, or one toll that each puts at another number.

What looks alike and is not the same is left out: each side's own dead, what each says that it did to the other, a
number that the other's "at least" holds, deaths at another place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, PositionDraft, QuestionDraft
from verbale.annotate.grammar.columns import columns_of, sentence_numbers, tokens_with
from verbale.annotate.grammar.syntax import agent, children, governor, is_passive, subject
from verbale.annotate.grammar.tense import MODAL
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.questions.act_details import are_details_apart, are_times_apart
from verbale.annotate.questions.count_sizes import is_other_count
from verbale.annotate.questions.sides import are_apart
from verbale.annotate.questions.voices import position, words_of
from verbale.lexicon.issue import issue_words

__all__ = ["rival_counts"]

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


class _Count(NamedTuple):
    """How many of what, by whose word; `noun` is the one counted or the toll, `counted` whose number it is."""

    number: Token
    noun: Token
    verb: Token
    stated: PositionDraft
    sentence: int
    counted: ActorDraft | None = None
    doer: ActorDraft | None = None
    toll: str = ""


def rival_counts(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The questions of number that two sides of the report answer differently in neighbouring sentences."""
    held = {position.evidence for question in draft.questions for position in question.positions}
    sentences = sentence_numbers(doc)
    last: _Count | None = None
    for token in tokens_with(doc, columns_of(doc).pos, {"NUM"}):
        sentence = sentences[token.i]
        count = _killed(token, draft, sentence) or _put(token, draft, sentence, last)
        if count is None or count.stated.evidence in held:
            continue
        if last is not None and _differ(draft, last, count):
            what = words_of(doc, (last.noun.left_edge.i, last.noun.i + 1)) if last.toll else last.noun.lower_
            asked = f"How high is it: {what}?" if last.toll else f"How many {what}?"
            yield QuestionDraft("number", asked, [last.stated, count.stated], "number")
            last = None
            continue
        last = count


def _killed(number: Token, draft: Draft, sentence: int) -> _Count | None:
    """The count of those to whom a thing was done, told by somebody as a fact."""
    noun = number.head
    if number.dep_ != "nummod" or noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb = governor(noun)
    hurt = issue_words("hurt").get(verb.lemma_)
    doing = noun.dep_ == "nsubj" and next(children(verb, "dobj"), None) is not None
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ == "aux"}
    if hurt is None or noun.head != verb or doing or helpers & MODAL or is_negated(verb):
        return None
    if any(word.lower_ in issue_words("further_count") for word in noun.lefts):
        return None
    stated = position(verb, draft, value=words_of(number.doc, (noun.left_edge.i, noun.i + 1)))
    if stated.statement is None or stated.statement.parent is not None:
        return None
    doer = agent(verb) if is_passive(verb) else subject(verb) if noun.dep_ == "dobj" else None
    return _Count(number, noun, verb, stated, sentence, _actor(draft, noun), _actor(draft, doer))


def _put(number: Token, draft: Draft, sentence: int, last: _Count | None) -> _Count | None:
    """The number at which somebody puts a toll, or "it" right after another put it."""
    prep = number.head if number.dep_ == "pobj" else number.head.head
    verb = prep.head
    if prep.lower_ != "at" or prep.dep_ != "prep":
        return None
    if verb.pos_ == "NOUN":
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in issue_words("putting") or is_negated(verb):
        return None
    noun = next(children(verb, "dobj"), None)
    if noun is None:
        return None
    toll = _toll(noun)
    if noun.lower_ == "it" and last is not None and last.toll and sentence - last.sentence == 1:
        toll = last.toll
    if not toll:
        return None
    end = number.head.i + 1 if number.dep_ == "nummod" else number.i + 1
    stated = position(verb, draft, value=words_of(number.doc, (number.left_edge.i, end)))
    stated.actor = _actor(draft, subject(verb)) if stated.statement is None else stated.actor
    return _Count(number, noun, verb, stated, sentence, toll=toll) if stated.actor is not None else None


def _toll(noun: Token) -> str:
    """What a toll counts: the noun with what goes before and after it; "" for none, and for one side's own."""
    counted = [k for prep in children(noun, "prep") if prep.lower_ == "of" for k in children(prep, "pobj")]
    if noun.lemma_.lower() not in issue_words("toll") or any(any(children(k, "poss")) for k in (noun, *counted)):
        return ""
    words = [k.lower_ for k in (*noun.lefts, *counted) if k in counted or k.dep_ in ("compound", "amod")]
    return " ".join([issue_words("toll")[noun.lemma_.lower()] or noun.lemma_, *(w for w in words if w != "death")])


def _differ(draft: Draft, first: _Count, second: _Count) -> bool:
    """Whether two counts are of one thing, by two sides, and differ."""
    voices = are_apart(first.stated.actor, second.stated.actor)
    if not voices or second.sentence - first.sentence > 1 or not is_other_count(first.number, second.number):
        return False
    places = [
        {k.lower_ for k in subtree_of(c.verb) if k.ent_type_ in PLACES and k.dep_ == "pobj"} for c in (first, second)
    ]
    if places[0] != places[1] or are_times_apart(draft, first.verb, second.verb) or _at_others(first.verb, second.verb):
        return False
    if first.toll or second.toll:
        return bool(first.toll and second.toll) and f"{first.toll} ".startswith(f"{second.toll} ")
    if issue_words("hurt")[first.verb.lemma_] != issue_words("hurt")[second.verb.lemma_]:
        return False
    if not (first.noun.lemma_ == second.noun.lemma_ or _same_fighters(first, second)):
        return False
    return _of_one_side(first, second)


def _at_others(first: Token, second: Token) -> bool:
    """Whether two clauses tell of two occasions: "in the attack *on the market*" and "in the attack *on the port*"."""
    one, other = ([k for prep in children(verb, "prep") for k in children(prep, "pobj")] for verb in (first, second))
    return any(are_details_apart(noun, again) for noun in one for again in other)


def _same_fighters(first: _Count, second: _Count) -> bool:
    """Whether two words are for one side's men ("rebels", "fighters")."""
    one, other = first.counted, second.counted
    return one is not None and other is not None and bool(one.code) and one.code == other.code


def _of_one_side(first: _Count, second: _Count) -> bool:
    """Whether the dead are the same men: of one country, or all on one side of a fight within one; not what each side
    did to the other, nor what each state says of its own."""
    one, other = first.counted, second.counted
    voices = first.stated.actor, second.stated.actor
    within = not all(voice is not None and voice.country for voice in voices)
    known = one is not None and other is not None and one.country is not None and one.country == other.country
    if one is not None and other is not None and one.country != other.country:
        return False
    owned = [any(children(count.noun, "poss")) for count in (first, second)]
    if any(owned) and not _same_fighters(first, second):
        return False
    if first.doer is not None and second.doer is not None and first.doer is not second.doer:
        return False
    armed = _same_fighters(first, second)
    return known or (within and (armed or (first.doer is None and second.doer is None)))


def _actor(draft: Draft, token: Token | None) -> ActorDraft | None:
    mention = draft.mention_of(token) if token is not None else None
    return mention.actor if mention is not None else None
