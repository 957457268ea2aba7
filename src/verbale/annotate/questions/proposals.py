"""What is to become of a proposed body or idea: who proposed it, and how each voice says it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from verbale.annotate.drafts import Draft, PositionDraft, QuestionDraft
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.syntax import SUBJECTS, balanced, children, phrase
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.questions.voices import is_unvoiced, position, tied, words_of
from verbale.lexicon.issue import issue_words

__all__ = ["proposals"]

NEAR_SENTENCES = 3
"""Sentences after a proposal in which "the idea", "it" or "that" may still mean it."""

CLIMB_LIMIT = 5
CLIMBED = SUBJECTS | {"xcomp", "pcomp", "prep", "dobj", "pobj", "advcl", "acl"}
TAKING_UP = frozenset({"it", "that", "this"})

MANY_SENSES = frozenset({"body", "force", "group"})
"""Nouns of bodies that are often none: only one that is being set up counts."""


class _Standing(NamedTuple):
    """A position, and how the proposal stands by it: proposed, considered, agreed, refused, or "" (not said)."""

    stated: PositionDraft
    status: str


def proposals(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The question of the report's proposal for a body, with who says what about it."""
    found: list[_Standing] = []
    name: Token | None = None
    last = -NEAR_SENTENCES - 1
    for number, sentence in enumerate(doc.sents):
        near = number - last <= NEAR_SENTENCES
        for verb, status, body in _standings(sentence, near=near and bool(found)):
            stated = position(verb, draft)
            apart = body.i < stated.evidence[0] and _subjectless(verb)
            if apart or (verb.dep_ in {"acl", "relcl"} and verb.head.i == body.i):
                stated = tied(stated, body)
            if is_unvoiced(doc, draft, stated):
                continue
            if any(_same(stated, known.stated) for known in found):
                continue
            if not found and not status:
                continue
            name = name or body
            found.append(_Standing(stated, status))
            last = number
    floated = name is not None and name.lemma_ in issue_words("proposal")
    if name is not None and len(found) > floated and any(standing.status for standing in found):
        words = words_of(doc, _name_span(name))
        positions = [standing.stated for standing in found]
        yield QuestionDraft("proposal", f"What is to become of this: {words}?", positions, _divergence(found))


def _standings(sentence: Span, *, near: bool) -> Iterator[tuple[Token, str, Token]]:
    """The verbs of a sentence that tell how a proposal stands, with its status and the noun that names it."""
    bodies, named = issue_words("body"), issue_words("proposal")
    doc, columns = sentence.doc, columns_of(sentence.doc)
    for index in range(sentence.start, sentence.end):
        if columns.pos[index] in {"NOUN", "PROPN"}:
            lemma = columns.lemma[index].lower()
            if lemma in bodies and (made := _creation(doc[index])) is not None:
                verb, status = _status_above(made)
                if verb is not None:
                    near = near or bool(status)
                    yield verb, status, doc[index]
            elif lemma in bodies and (verb := _put_forward(doc[index])) is not None:
                near = True
                yield verb, issue_words("status")[verb.lemma_], doc[index]
            elif lemma in named:
                yield from _told_of(doc[index], near=near)
        elif near and columns.lower[index] in TAKING_UP and (verb := _verdict(doc[index])) is not None:
            status = issue_words("verdict").get(verb.lemma_) or issue_words("status").get(verb.lemma_, "")
            yield verb, status, doc[index]


def _creation(body: Token) -> Token | None:
    """The word by which a body is set up: a verb, "the formation of", "the idea of"."""
    head = body.head
    if body.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in issue_words("creating"):
        return head
    if (
        body.dep_ == "pobj"
        and head.lower_ in {"of", "for"}
        and head.head.lemma_ in (issue_words("creation").keys() | issue_words("proposal").keys())
    ):
        return head.head
    return None


def _put_forward(body: Token) -> Token | None:
    """The verb that tells of a proposed body without a word for setting it up: "proposed a committee"."""
    head = body.head
    told = body.dep_ == "dobj" and any(child.dep_ == "nsubj" for child in head.lefts)
    if not told or head.pos_ != "VERB" or head.lemma_ not in issue_words("tabling"):
        return None
    return head if body.lemma_.lower() not in MANY_SENSES else None


def _status_above(made: Token) -> tuple[Token | None, str]:
    """The verb that says how the setting up stands, and the status; a bare "would join" has none."""
    statuses = issue_words("status")
    root = made.sent.root
    opening = made.tag_ == "VBG" and made.i == made.sent.start != root.i
    if opening and root.lemma_ in statuses and _subjectless(root) and any(children(root, "auxpass")):
        return root, statuses[root.lemma_]
    current = made
    for _ in range(CLIMB_LIMIT):
        if current.lemma_ in statuses and current.pos_ == "VERB" and current.i != made.i:
            return current, statuses[current.lemma_]
        if current.lemma_ == "be" and current.i != made.i:
            inner = next((t for t in subtree_of(current) if t.dep_ == "relcl" and t.lemma_ in statuses), None)
            return (current, statuses[inner.lemma_]) if inner is not None else (None, "")
        if current.dep_ not in CLIMBED:
            break
        if current.dep_ == "advcl" and current.head.lemma_ not in statuses:
            break
        current = current.head
    if made.pos_ == "VERB" and any(child.tag_ == "MD" for child in made.lefts):
        return made, ""
    return None, ""


def _subjectless(verb: Token) -> bool:
    """Whether no noun is the verb's subject: that "Setting up a panel ... was discussed" has one is seldom parsed."""
    return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts)


def _told_of(noun: Token, *, near: bool) -> Iterator[tuple[Token, str, Token]]:
    """What is told of "the idea" or "a proposal": that it was made, that it needs study, is to be examined."""
    statuses = issue_words("status")
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in issue_words("floating") and noun.lemma_ != "plan" and not near:
        if any(child.dep_ in {"nsubj", "agent"} for child in children_of(verb)) and _is_spelled_out(noun):
            yield verb, "proposed", noun
        return
    added = noun.dep_ == "appos" or any(children(noun, "relcl"))  # "..., an idea that he said would need study"
    if not near or (not added and any(child.lower_ in {"a", "an", "another"} for child in children(noun, "det"))):
        return
    for clause in children(noun, "relcl", "acl"):
        inner = next(children(clause, "ccomp"), clause)
        if inner.lemma_ in statuses:
            yield inner, statuses[inner.lemma_], noun
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.pos_ in {"VERB", "AUX"}:
        lemma = verb.lemma_
        if lemma in statuses or lemma in issue_words("verdict") or noun.dep_ == "nsubj":
            yield verb, statuses.get(lemma) or issue_words("verdict").get(lemma, ""), noun


def _is_spelled_out(noun: Token) -> bool:
    """Whether the proposal's content follows: a colon, "of", "for", "to", "that", an apposition."""
    if any(child.dep_ in {"appos", "acl"} or child.lower_ in {"of", "for"} for child in noun.rights):
        return True
    return any(token.text == ":" for token in noun.sent[noun.i - noun.sent.start :])


def _verdict(pronoun: Token) -> Token | None:
    """The verb that judges "it", or says of "that" at the start of a sentence how it will be decided."""
    verb = pronoun.head
    if pronoun.dep_ == "dobj" and (verb.lemma_ in issue_words("verdict") or verb.lemma_ in issue_words("tabling")):
        return verb if any(child.dep_ == "nsubj" for child in verb.lefts) else None
    opening = all(token.is_punct or token.is_space for token in pronoun.doc[pronoun.sent.start : pronoun.i])
    if pronoun.dep_ == "nsubj" and opening and verb.lemma_ in {"be", "require", "need"}:
        decided = any(token.lemma_ in {"decision", "study", "consideration", "matter"} for token in subtree_of(verb))
        return verb if decided and any(child.tag_ == "MD" for child in verb.lefts) else None
    return None


def _name_span(noun: Token) -> tuple[int, int]:
    appositive = next(children(noun, "appos"), None)
    named = appositive if appositive is not None and noun.lemma_ in issue_words("proposal") else noun
    span = phrase(named) or (named.i, named.i + 1)
    return balanced(noun.doc, (span[0], named.i + 1))


def _same(first: PositionDraft, second: PositionDraft) -> bool:
    if first.evidence == second.evidence:
        return True
    overlap = first.evidence[0] < second.evidence[1] and second.evidence[0] < first.evidence[1]
    return overlap and first.actor is second.actor and first.value == second.value


def _divergence(found: list[_Standing]) -> str | None:
    """`fact` where one side says agreed and another only considered, `wording` where they are not known to be two."""
    agreed = [standing.stated for standing in found if standing.status == "agreed"]
    open_ = [standing.stated for standing in found if standing.status in {"considered", "refused"}]
    pairs = [(first, second) for first in agreed for second in open_]
    voices = [(first.actor, second.actor) for first, second in pairs if first.actor and second.actor]
    if any(first.country and second.country and first.country != second.country for first, second in voices):
        return "fact"
    return "wording" if voices else None
