"""Candidates around quotation marks: cues before and after them, labels, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.candidate import Candidate, addressees_of, own_tokens, source_of, trailing
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.quotations import Quotation
from verbale.annotate.grammar.syntax import (
    children,
    fragments,
    governor,
    phrase,
    subject,
    trimmed,
    verb_group,
)
from verbale.annotate.grammar.tree import children_of, subtree_of

__all__ = ["label", "mistaken_noun", "quoting", "signature", "speaking_verbs"]

QUOTE_REACH = 30
"""Tokens after a closing mark within which its cue verb must stand."""
LABEL_WORDS = 7
"""A label before a colon has at most so many tokens."""


def speaking_verbs(doc: Doc, quotations: list[Quotation], inside: list[bool]) -> dict[int, list[Quotation]]:
    """For each verb the quotations that it seems to introduce or to follow."""
    found: dict[int, list[Quotation]] = {}
    for number, quotation in enumerate(quotations):
        following = quotations[number + 1].start if number + 1 < len(quotations) else len(doc)
        previous = quotations[number - 1] if number else None
        after = _verb_after(doc, quotation, following)
        before = _verb_before(doc, quotation, inside)
        verb = before if before is not None and (after is None or not _ends_in_comma(doc, quotation)) else after
        if verb is None:
            continue
        found.setdefault(verb.i, []).append(quotation)
        if (
            previous is not None
            and verb is before
            and previous not in found[verb.i]
            and previous.paragraph == quotation.paragraph
            and _verb_after(doc, previous, quotation.start) is verb
        ):
            found[verb.i].insert(0, previous)
    return found


def _ends_in_comma(doc: Doc, quotation: Quotation) -> bool:
    last = [doc[k].text for k in range(max(quotation.start, quotation.end - 2), min(quotation.end + 1, len(doc)))]
    return "," in last


def _verb_after(doc: Doc, quotation: Quotation, limit: int) -> Token | None:
    """The first verb of the clause that follows a quotation: "...," he said; "...," said the envoy."""
    if not quotation.closed:
        return None
    index = quotation.end
    while index < len(doc) and doc[index].is_punct and doc[index].text not in "([":
        index += 1
    if index > 0 and index == quotation.end and doc[quotation.end - 2].text not in {",", "?", "!", ".", "-", "—", "--"}:
        return None
    ended = index >= 2 and index < len(doc) and doc[quotation.end - 2].text == "." and doc[index].is_title
    if ended and doc[index].is_sent_start and doc[index].pos_ != "VERB":
        return None
    stop = min(limit, index + QUOTE_REACH, len(doc))
    for k in range(index, stop):
        token = doc[k]
        if token.is_space and "\n" in token.text:
            return None
        if token.text in {".", "?", "!", ";"} or (token.is_sent_start and k > index):
            return None
        if token.pos_ == "VERB" and token.dep_ not in {"relcl", "acl", "amod", "compound"} and token.tag_ not in {"VB"}:
            return token if _introduces(token, index) else None
    return None


def _introduces(verb: Token, first: int) -> bool:
    """Whether the words from `first` to the verb are its subject and adverbs, or the verb itself comes first."""
    if verb.i == first:
        return True
    own = subject(verb)
    if own is not None and own.i >= first:
        return True
    return any(token.pos_ in {"PROPN", "PRON", "NOUN"} for token in verb.doc[first : verb.i])


def _verb_before(doc: Doc, quotation: Quotation, inside: list[bool]) -> Token | None:
    """The verb that introduces a quotation: he said: "..."; he called it "..."."""
    index = quotation.start - 1
    if index < 0:
        return None
    fresh = doc[quotation.start].is_sent_start or doc[index].is_space
    before = doc[index - 1] if doc[index].is_space and index else doc[index]
    if fresh and before.text not in {":", ","}:
        return None
    led = doc[index].text in {":", ","}
    while index >= 0 and (doc[index].is_punct or doc[index].is_space):
        if "\n" in doc[index].text and (index == 0 or doc[index - 1].text not in {":", ","}):
            return None
        led = led or "\n" in doc[index].text
        index -= 1
    if index < 0:
        return None
    if led or doc[index].lower_ == "that":
        for k in range(index, max(-1, index - QUOTE_REACH), -1):
            token = doc[k]
            if inside[k] or (token.is_sent_start and token.pos_ != "VERB" and k != index and token.text in ".?!"):
                return None
            if token.pos_ == "VERB" and token.dep_ not in {"relcl", "amod", "compound"}:
                return token
            if token.is_sent_start:
                return None
        return None
    verb = governor(doc[index])
    if verb.pos_ == "VERB" and not inside[verb.i] and verb.i < quotation.start:
        return verb
    return None


def quoting(verb: Token, quotes: list[Quotation]) -> Iterator[Candidate]:
    """A verb with the quotations that it introduces or follows, and the clauses that belong to them."""
    doc = verb.doc
    own, source = source_of(verb)
    if own is None and not source:
        own, source = _inverted(verb, quotes)
    tokens: set[int] = set()
    for quotation in quotes:
        tokens.update(range(quotation.start, quotation.end))
    if own is not None and own.i in tokens:
        own, source = _subject_outside(verb, tokens)
    taken = own_tokens(verb, source)
    if verb.dep_ == "parataxis" and verb.head.i < verb.i and verb.head.i not in tokens:
        inner = {t.i for t in subtree_of(verb)}
        tokens.update(t.i for t in subtree_of(verb.head) if t.i not in inner)
    for clause in children(verb, "ccomp", "xcomp"):
        touching = not tokens.isdisjoint(range(clause.left_edge.i, clause.right_edge.i + 1))
        leading = clause.dep_ == "ccomp" and clause.i < verb.i and clause.left_edge.i == clause.sent.start
        if clause.i in tokens or touching or leading:
            tokens.update(t.i for t in subtree_of(clause) if t.i not in taken)
            if leading:
                tokens.update(trailing(verb))
    addressees = addressees_of(verb)
    for target in children(verb, "dobj"):
        span = phrase(target, after=verb.i)
        if target.i not in tokens and span and not _overlaps(span, quotes):
            addressees.append(span)
        elif span and target.i in tokens and not any(q.start <= span[0] and span[1] <= q.end for q in quotes):
            tokens.update(t.i for t in subtree_of(target) if t.i not in taken)
    tokens -= set(range(verb.i, verb.i + 1))
    for start, end in source:
        tokens -= set(range(start, end))
    content = fragments(doc, tokens)
    if content:
        yield Candidate(verb, "quote", source, [verb_group(verb)], content, own, list(quotes), addressees)


def _subject_outside(verb: Token, quoted: set[int]) -> tuple[Token | None, list[TokenSpan]]:
    """The verb's subject among the words that are not quoted, where the parser took one from the quotation."""
    for child in children_of(verb):
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i not in quoted:
            span = phrase(child, before=verb.i, after=verb.i)
            return child, [span] if span else []
    return None, []


def _overlaps(span: TokenSpan, quotes: list[Quotation]) -> bool:
    return any(span[0] < q.end and q.start < span[1] for q in quotes)


def _inverted(verb: Token, quotes: list[Quotation]) -> tuple[Token | None, list[TokenSpan]]:
    """The noun phrase right after the verb, for "...," said X; the parser often calls it an object or breaks it off."""
    doc = verb.doc
    if not any(q.end <= verb.i for q in quotes):
        return None, []
    index = verb.i + 1
    if index < len(doc) and doc[index].pos_ in {"PROPN", "DET", "NOUN", "PRON", "ADJ"}:
        noun = doc[index]
        while noun.head.i != noun.i and noun.head.i > verb.i and noun.head.pos_ in {"PROPN", "NOUN", "PRON"}:
            noun = noun.head
        span = trimmed(doc, index, max(noun.right_edge.i + 1, index + 1))
        return noun, [span] if span else []
    return None, []


def mistaken_noun(cue: Token, quotation: Quotation) -> Iterator[Candidate]:
    """The ministry notes, "...": a verb in the present tense that the tagger took for a plural noun."""
    doc = cue.doc
    if cue.tag_ != "NNS" or not quotation.utterance:
        return
    source = trimmed(doc, cue.sent.start, cue.i)
    content = trimmed(doc, quotation.start, quotation.end)
    if (
        source
        and content
        and not any(t.pos_ in {"VERB", "AUX", "ADP"} and t.dep_ == "ROOT" for t in doc[slice(*source)])
    ):
        yield Candidate(cue, "quote", [source], [(cue.i, cue.i + 1)], [content], doc[source[1] - 1], [quotation])


def signature(dash: Token, quotation: Quotation) -> Iterator[Candidate]:
    """ "..." - Name: a quotation set apart, signed at the end of its paragraph."""
    doc = dash.doc
    end = dash.i + 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    name = trimmed(doc, dash.i + 1, end)
    content = trimmed(doc, quotation.start, quotation.end)
    if name is None or content is None or name[1] - name[0] > LABEL_WORDS or not doc[name[0]].is_title:
        return
    if any(t.pos_ in {"VERB", "AUX"} for t in doc[name[0] : name[1]]):
        return
    yield Candidate(dash, "signature", [name], [(dash.i, dash.i + 1)], [content], doc[name[1] - 1], [quotation])


def label(colon: Token, quotation: Quotation | None) -> Iterator[Candidate]:
    """Envoy: talks may resume (a headline); X: "..." (a label)."""
    doc = colon.doc
    first = colon.i
    while first > 0 and not doc[first].is_sent_start and "\n" not in doc[first - 1].text and colon.i - first < 15:
        first -= 1
    label = trimmed(doc, first, colon.i)
    if (
        label is None
        or label[1] - label[0] > LABEL_WORDS
        or any(t.pos_ in {"VERB", "AUX"} for t in doc[first : colon.i])
    ):
        return
    if quotation is not None:
        end = quotation.end
    else:
        end = colon.i + 1
        while end < len(doc) and "\n" not in doc[end].text and not (doc[end].is_sent_start and end > colon.i + 1):
            end += 1
    content = trimmed(doc, colon.i + 1, end)
    if content is None:
        return
    kind = "label_quote" if quotation is not None else "label"
    quotes = [quotation] if quotation is not None else []
    yield Candidate(colon, kind, [label], [(colon.i, colon.i + 1)], [content], doc[label[1] - 1], quotes)
