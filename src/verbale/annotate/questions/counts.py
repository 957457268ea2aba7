"""Different counts of the same thing by different voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, PositionDraft, QuestionDraft
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import children, governor
from verbale.annotate.questions.count_sizes import is_other_count
from verbale.annotate.questions.voices import different_voices, position, words_of
from verbale.lexicon.issue import issue_words

__all__ = ["differing_counts"]

TOLL_REACH = 60
"""Tokens after a count in which "the number" means it. Own choice: the next sentence or two."""


def differing_counts(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The questions of number: the same noun and verb, another count, another voice, set against one another."""
    found: dict[tuple[str, str], list[tuple[Token, Token, PositionDraft]]] = defaultdict(list)
    for token in tokens_with(doc, columns_of(doc).pos, {"NUM"}):
        if token.dep_ != "nummod" or token.head.pos_ != "NOUN":
            continue
        noun = token.head
        verb = next((child for child in noun.rights if child.dep_ in {"acl", "relcl"}), None) or governor(noun)
        if verb.lemma_ not in issue_words("counted"):
            continue
        stated = position(verb, draft, value=words_of(doc, (token.i, noun.i + 1)))
        found[(noun.lemma_.lower(), verb.lemma_)].append((token, noun, stated))
    _add_tolls(doc, draft, found)
    for counts in found.values():
        known: list[tuple[Token, Token, PositionDraft]] = []
        for count, noun, stated in counts:
            against = [
                old
                for old in known
                if is_other_count(old[0], count)
                and different_voices(old[2], stated)
                and not _of_two_states(draft, old[1], noun)
            ]
            if not known or (against and (noun.lemma_ in issue_words("toll") or _is_contrasted(known[-1][1], noun))):
                known.append((count, noun, stated))
        if len(known) > 1:
            verb = known[0][1]
            yield QuestionDraft("number", f"How many {verb.lower_}?", [stated for _, _, stated in known], "number")


def _add_tolls(doc: Doc, draft: Draft, found: dict[tuple[str, str], list[tuple[Token, Token, PositionDraft]]]) -> None:
    """Adds to what a report counts what another voice puts the number at, in one of the next sentences; "the toll" is
    that of the dead."""
    if not found:
        return
    dying = issue_words("dying")
    for noun in doc:
        verb = noun.head
        if noun.lemma_.lower() not in issue_words("toll") or noun.dep_ != "dobj":
            continue
        if verb.lemma_.lower() not in issue_words("putting"):
            continue
        number = _put_at(verb)
        dead = issue_words("toll")[noun.lemma_.lower()] == "dead"
        earlier = [
            (key, n)
            for key, counts in found.items()
            for _, n, _ in counts
            if 0 < noun.i - n.i <= TOLL_REACH and (not dead or key[1] in dying)
        ]
        if number is None or not earlier:
            continue
        stated = position(verb, draft, value=words_of(doc, (number.left_edge.i, number.i + 1)))
        teller = draft.mention_of(next(iter(children(verb, "nsubj")), verb))
        if stated.statement is None and teller is not None:
            stated.actor = teller.actor
        if stated.actor is not None:
            key = max(earlier, key=lambda place: place[1].i)[0]
            found[key].append((number, noun, stated))


def _of_two_states(draft: Draft, first: Token, second: Token) -> bool:
    """Whether each of two counts is of another state's people ("three Chadian soldiers", "five Sudanese soldiers")."""
    named = [draft.mention_of(noun) for noun in (first, second)]
    states = {mention.actor.country for mention in named if mention is not None and mention.actor is not None}
    return len(states - {None}) > 1


def _put_at(verb: Token) -> Token | None:
    """The number in "put the toll at 75"."""
    for prep in children(verb, "prep"):
        if prep.lower_ == "at":
            return next((noun for noun in children(prep, "pobj") if noun.pos_ == "NUM"), None)
    return None


def _is_contrasted(first: Token, second: Token) -> bool:
    """Whether a "but" or "while" stands between two counts in the same or neighbouring sentences."""
    if second.sent.start - first.sent.end > 1 and second.sent.start != first.sent.start:
        return False
    contrast = issue_words("contrast")
    return any(token.lower_ in contrast or token.text == ";" for token in second.doc[first.i : second.i])
