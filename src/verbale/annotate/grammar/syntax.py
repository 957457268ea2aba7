"""Small questions to a dependency parse: subjects, complements, noun phrases, fragments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.tree import children_of

__all__ = [
    "FINITE",
    "SUBJECTS",
    "agent",
    "balanced",
    "belonging",
    "bracketed",
    "children",
    "clause_subject",
    "dated",
    "fragments",
    "governor",
    "is_astray",
    "is_passive",
    "main_verb",
    "phrase",
    "subject",
    "trimmed",
    "verb_group",
    "without_joint",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CHAINED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "dep"})
"""Relations through which a verb without a subject shares that of its governor."""

GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
CHAIN_LIMIT = 6


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The children of a token with one of the relations, in text order."""
    return iter([child for child in children_of(token) if child.dep_ in deps])


def subject(verb: Token) -> Token | None:
    """The verb's own subject, a clausal or expletive one too; None if it has none."""
    for child in children_of(verb):
        if child.dep_ in SUBJECTS:
            return child
    return None


def clause_subject(verb: Token) -> Token | None:
    """The subject of the verb, its own or the one that it shares with its governors ("A said ..., adding ...")."""
    current = verb
    for _ in range(CHAIN_LIMIT):
        found = subject(current)
        if found is not None:
            return found
        head = current.head
        if head.i == current.i:
            return None
        if current.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return head
        if current.dep_ == "relcl":
            return None
        if current.dep_ not in CHAINED and current.dep_ != "prep":
            return None
        if current.dep_ == "xcomp" or (current.dep_ == "pcomp" and head.lower_ == "from"):
            controlling = head if current.dep_ == "xcomp" else head.head
            controller = next(children(controlling, "dobj"), None)
            if controller is not None and controller.i < current.i:
                return controller
        current = head
    return None


def agent(verb: Token) -> Token | None:
    """The actor in a passive verb's by-phrase."""
    for by in children(verb, "agent"):
        for noun in children(by, "pobj"):
            return noun
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, by its auxiliary or its subject."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in children_of(verb))


def governor(token: Token) -> Token:
    """The nearest verb above the token, the token itself if it is one; the root of its sentence if there is none."""
    current = token
    while current.pos_ not in {"VERB", "AUX"} and current.head.i != current.i:
        current = current.head
    return current


def trimmed(doc: Doc, start: int, end: int) -> TokenSpan | None:
    """The token span without spaces and punctuation at its ends; None when nothing is left."""
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return (start, end) if end > start else None


def without_joint(doc: Doc, span: TokenSpan) -> TokenSpan:
    """The span without conjunctions at its end, which join what is no part of it ("a second session | and")."""
    start, end = span
    while end - start > 1 and doc[end - 1].pos_ == "CCONJ":
        end -= 1
    return start, end


def phrase(token: Token, *, before: int | None = None, after: int | None = None) -> TokenSpan | None:
    """The span of the token's subtree, cut where it would reach `before` or reach back over `after`."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    if before is not None and token.i < before:
        end = min(end, before)
    if after is not None and token.i > after:
        start = max(start, after + 1)
    return trimmed(token.doc, start, end)


def fragments(doc: Doc, tokens: Iterable[int]) -> list[TokenSpan]:
    """The runs of a set of tokens, joined over punctuation and spaces, without punctuation at the ends."""
    ordered = sorted(set(tokens))
    runs: list[list[int]] = []
    for index in ordered:
        if runs and (
            index == runs[-1][1] or all(doc[k].is_punct or doc[k].is_space for k in range(runs[-1][1], index))
        ):
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return [span for start, end in runs if (span := trimmed(doc, start, end))]


def verb_group(verb: Token) -> TokenSpan:
    """The verb with the auxiliaries, negation and adverbs right before it and its particle ("has also laid out")."""
    start = verb.i
    while start > 0:
        token = verb.doc[start - 1]
        if token.dep_ not in GROUP or token.head.i != verb.i:
            break
        if token.dep_ == "advmod" and any(True for _ in children_of(token)):
            break
        start -= 1
    end = verb.i + 1
    if end < len(verb.doc) and verb.doc[end].dep_ == "prt" and verb.doc[end].head.i == verb.i:
        end += 1
    return (start, end)


FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
BARE = frozenset({"VB", "VBG", "VBN"})


def belonging(head: Token) -> Iterator[Token]:
    """The tokens of a complement, without a finite verb that the parser joined to one that is not.

    "accused them of sending guards and recalled its envoy": "recalled" goes with "accused", not with "sending".
    """
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        lost = {child.i for child in children_of(token) if is_astray(child)}
        for child in children_of(token):
            if child.i not in lost and not (lost and child.dep_ == "cc" and child.i < min(lost)):
                stack.append(child)


def is_astray(verb: Token) -> bool:
    """Whether a finite verb without a subject hangs on a word that is no finite verb: it goes with the main clause."""
    if verb.dep_ != "conj" or verb.tag_ not in FINITE:
        return False
    head = verb.head
    return (
        (head.tag_ in BARE or head.pos_ in {"NOUN", "PROPN"})
        and subject(verb) is None
        and not any(part.dep_ in {"aux", "auxpass"} for part in children_of(head) if part.tag_ in FINITE)
    )


def dated(doc: Doc, span: TokenSpan, after: int = -1) -> TokenSpan:
    """The span with the front of a date in whose midst it begins ("March | 6"), if that stands behind `after`."""
    start, end = span
    while start - 1 > after and doc[start].ent_type_ == "DATE" and doc[start].ent_iob_ == "I":
        start -= 1
    return start, end


def bracketed(doc: Doc, span: TokenSpan) -> TokenSpan:
    """The span with the rest of its last word ("a quarter | -century") and the bracket that closes one inside."""
    start, end = span
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    if end < len(doc) and doc[end].text == ")":
        texts = [token.text for token in doc[start:end]]
        end += texts.count("(") > texts.count(")")
    return start, end


def balanced(doc: Doc, span: TokenSpan) -> TokenSpan:
    """The span with the quotation mark that closes or opens what it quotes, and the bracket that closes it."""
    start, end = bracketed(doc, span)
    if sum(token.text == '"' for token in doc[start:end]) % 2:
        if end < len(doc) and doc[end].text == '"':
            return (start, end + 1)
        if end + 1 < len(doc) and doc[end].text in {".", ","} and doc[end + 1].text == '"':
            return (start, end + 2)
        if start > 0 and doc[start - 1].text == '"':
            return (start - 1, end)
    return (start, end)


def main_verb(doc: Doc, content: list[TokenSpan]) -> Token | None:
    """The verb at the top of a content, None where it is a noun phrase."""
    for start, end in content:
        inside = [token for token in doc[start:end] if token.pos_ in {"VERB", "AUX", "ADJ"}]
        for token in inside:
            head = token.head
            top = head.i == token.i or not start <= head.i < end or token.dep_ == "ROOT"
            if top and token.pos_ != "ADJ":
                return token
        verbs = [token for token in inside if token.pos_ != "ADJ" and token.dep_ not in {"relcl", "acl", "amod"}]
        if verbs:
            return verbs[0]
    return None
