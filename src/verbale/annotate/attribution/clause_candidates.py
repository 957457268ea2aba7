"""Candidates in the syntax of a clause: complements, parentheses, nouns and adjectives that report."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.candidate import (
    LONGEST,
    Candidate,
    addressees_of,
    own_tokens,
    source_of,
    told_in,
    trailing,
)
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import (
    agent,
    belonging,
    children,
    fragments,
    governor,
    is_passive,
    phrase,
    subject,
    trimmed,
    verb_group,
)
from verbale.annotate.grammar.tree import children_of, subtree_of

__all__ = [
    "according",
    "adjective_cue",
    "adverb_cue",
    "clause",
    "colon",
    "infinitive",
    "noun_cue",
    "object_of",
    "own_account",
    "parenthesis",
    "passive_raising",
    "preposition",
    "quoted_as",
]

QUOTED_AS = frozenset({"saying", "telling", "warning", "predicting", "describing", "claiming"})
BY_ACCOUNT = frozenset({"by", "in"})
OPENERS = frozenset({",", "(", "-", "--", "\u2014"})
QUOTING = frozenset({"quote", "cite"})
"""Verbs of one who passes on what another says, as in "the agency quoted the envoy as saying"."""


def _stated(verb: Token) -> Iterator[Token]:
    """said in a statement that ..., announced during a visit that ...: the clause that the parser hangs on a noun."""
    if any(True for _ in children(verb, "ccomp", "dobj")):
        return
    for adverbial in children(verb, "prep", "npadvmod"):
        for noun in (adverbial, *subtree_of(adverbial)) if adverbial.i > verb.i else ():
            for clause in children(noun, "acl", "relcl", "ccomp"):
                if any(word.lower_ == "that" and word.dep_ == "mark" for word in children_of(clause)):
                    yield clause
                    return


def _passed_over(verb: Token) -> Iterator[Token]:
    """went on to tell them that ...: the clause that the parser hangs on the verb before the one that it completes."""
    outer = told_in(verb)
    for clause in children(outer, "ccomp") if outer is not verb else ():
        if clause.i > verb.i and any(word.lower_ == "that" for word in children(clause, "mark")):
            yield clause
            return


def _content_of(verb: Token, clause: Token, source: list[TokenSpan], more: set[int]) -> list[TokenSpan]:
    tokens = {t.i for t in belonging(clause)} | more
    return fragments(verb.doc, tokens - own_tokens(verb, source))


def clause(verb: Token) -> Iterator[Candidate]:
    """said that ..., said ..., asked whether ...; also "..., he said" where the clause comes first."""
    for clause in (*children(verb, "ccomp"), *_stated(verb), *_passed_over(verb)):
        if clause.right_edge.i - clause.left_edge.i > LONGEST:
            continue
        if clause.i < verb.i and any(token.text == ";" for token in verb.doc[clause.i : verb.i]):
            continue
        own, source = source_of(verb)
        after = trailing(verb) if clause.i < verb.i else set()
        content = _content_of(verb, clause, source, after)
        if not content:
            continue
        addressees = addressees_of(verb)
        for target in children(verb, "dobj"):
            if target.i < clause.i and (span := phrase(target, after=verb.i)):
                addressees.append(span)
        told = next(children(verb, "nsubjpass"), None) if is_passive(verb) and not source else None
        if told is not None and told.lower_ != "it" and (span := phrase(told, before=verb.i)):
            addressees.append(span)
        kind = "clause" if clause.i > verb.i else "clause_first"
        cue = (verb_group(told_in(verb))[0], verb_group(verb)[1])
        yield Candidate(verb, kind, source, [cue], content, own, addressees=addressees)
        return


def infinitive(verb: Token) -> Iterator[Candidate]:
    """wants to ..., urged them to ..., called X a ... (small clauses too)."""
    for clause in children(verb, "xcomp"):
        if clause.i < verb.i:
            continue
        own, source = source_of(verb)
        tokens = {t.i for t in belonging(clause)}
        addressees = addressees_of(verb)
        for target in children(verb, "dobj"):
            if verb.i < target.i < clause.i:
                tokens.update(t.i for t in subtree_of(target))
                if span := phrase(target, after=verb.i):
                    addressees.append(span)
        called = next((c for c in children(verb, "prep") if c.i == verb.i + 1 and c.lower_ in {"on", "upon"}), None)
        particle = ""
        if called is not None:
            particle = called.lower_
            for target in children(called, "pobj"):
                tokens.update(t.i for t in subtree_of(target))
                if span := phrase(target, after=called.i):
                    addressees.append(span)
        content = fragments(verb.doc, tokens - own_tokens(verb, source))
        kind = (
            "infinitive" if any(c.dep_ == "aux" and c.lower_ == "to" for c in children_of(clause)) else "small_clause"
        )
        if content:
            cue = [verb_group(verb)]
            yield Candidate(verb, kind, source, cue, content, own, addressees=addressees, particle=particle)
            return


def object_of(verb: Token) -> Iterator[Candidate]:
    """criticised the plan, denied the charge, supports X."""
    target = next(children(verb, "dobj"), None)
    if target is None:
        predicate = next(children(verb, "oprd"), None)
        if predicate is None:
            return
        target = predicate
    own, source = source_of(verb)
    tokens = {t.i for t in belonging(target)} | {t.i for c in children(verb, "oprd") for t in subtree_of(c)}
    for child in children(verb, "prep"):
        if child.lower_ in {"as", "of", "for", "from"} and child.i > target.i:
            tokens.update(t.i for t in belonging(child))
    content = fragments(verb.doc, tokens - own_tokens(verb, source))
    if content:
        yield Candidate(verb, "object", source, [verb_group(verb)], content, own, addressees=addressees_of(verb))


def preposition(verb: Token) -> Iterator[Candidate]:
    """called for ..., talked about ..., objected to ..., pointed out ..."""
    for child in children_of(verb):
        if child.dep_ != "prep" or child.i < verb.i or child.i > verb.i + 3:
            continue
        target = next(children(child, "pobj", "pcomp"), None)
        if target is None:
            continue
        own, source = source_of(verb)
        tokens = {t.i for t in belonging(target)}
        if child.lower_ == "as" and not source and is_passive(verb):
            tokens.update(t.i for described in children(verb, "nsubjpass") for t in subtree_of(described))
        content = fragments(verb.doc, tokens)
        start, _ = verb_group(verb)
        cue = (start, child.i + 1) if child.i == verb.i + 1 else (start, verb.i + 1)
        if content:
            yield Candidate(verb, "preposition", source, [cue], content, own, particle=child.lower_)
            return


def parenthesis(verb: Token) -> Iterator[Candidate]:
    """The plan, he said, was ...; the parser hangs the small clause on the main one."""
    if verb.dep_ not in {"parataxis", "advcl", "ccomp", "dep"} or verb.head.i == verb.i:
        return
    head = verb.head
    if verb.dep_ == "ccomp" and verb.i < head.i:
        if subject(verb) is None or any(True for _ in children(verb, "ccomp", "xcomp", "dobj")):
            return
    elif verb.dep_ not in {"parataxis", "advcl"} or any(True for _ in children(verb, "ccomp", "xcomp")):
        return
    own = subject(verb)
    if own is None:
        return
    span = phrase(own, before=verb.i, after=verb.i)
    mark = next(children(verb, "mark"), None)
    if span is None or (mark is not None and mark.lower_ != "as"):
        return
    inner = {t.i for t in subtree_of(verb)}
    inner -= trailing(verb)
    content = fragments(verb.doc, (t.i for t in subtree_of(head) if t.i not in inner))
    if content:
        kind = "as_clause" if mark is not None else "parenthesis"
        yield Candidate(verb, kind, [span], [verb_group(verb)], content, own)


def passive_raising(verb: Token) -> Iterator[Candidate]:
    """X is expected to ..., X is said to ...: the subject belongs to what is said."""
    if not is_passive(verb) or agent(verb) is not None:
        return
    raised = next(children(verb, "nsubjpass"), None)
    clause = next(children(verb, "xcomp"), None)
    if raised is None or clause is None or clause.i < verb.i:
        return
    tokens = {t.i for t in subtree_of(raised)} | {t.i for t in subtree_of(clause)}
    content = fragments(verb.doc, tokens - own_tokens(verb, []))
    if content:
        yield Candidate(verb, "raising", [], [verb_group(verb)], content, None)


def quoted_as(verb: Token) -> Iterator[Candidate]:
    """..., the envoy was quoted by the agency as saying; the agency quoted the envoy as saying: the envoy speaks."""
    if verb.lower_ not in QUOTED_AS or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return
    quoting = verb.head.head
    passive = next(children(quoting, "nsubjpass"), None)
    quoted = passive or next(children(quoting, "dobj"), None)
    if quoted is None or (passive is None and quoting.lemma_.lower() not in QUOTING):
        return
    clause = next(children(verb, "ccomp"), None) or next(children(quoting, "ccomp"), None)
    start, end = verb_group(quoting)
    source = phrase(quoted, before=quoting.i) if passive is not None else phrase(quoted, after=quoting.i)
    cue = [(start, verb.i + 1)] if passive is not None else [(start, end), (verb.head.i, verb.i + 1)]
    taken = {t.i for t in subtree_of(quoted)} | set(range(start, verb.i + 1))
    if clause is not None:
        content = fragments(verb.doc, (t.i for t in subtree_of(clause) if t.i not in taken))
    else:
        first = quoted.left_edge if passive is not None else quoting.left_edge
        content = fragments(verb.doc, range(verb.sent.start, first.i))
    if source and content:
        yield Candidate(verb, "quoted_as", [source], cue, content, quoted)


def colon(verb: Token) -> Iterator[Candidate]:
    """recalled his reaction: the idea was ...; a clause after a colon, to the end of the sentence."""
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or subject(verb) is None:
        return
    doc = verb.doc
    colon = next((t for t in children_of(verb) if t.text == ":" and t.i > verb.i), None)
    if colon is None and verb.dep_ == "ccomp" and verb.i < verb.head.i:
        colon = next((t for t in children_of(verb.head) if t.text == ":" and verb.i < t.i < verb.head.i), None)
    if colon is None:
        return
    end = colon.i + 1
    while end < len(doc) and "\n" not in doc[end].text and not (doc[end].is_sent_start and end > colon.i + 1):
        end += 1
    content = trimmed(doc, colon.i + 1, end)
    own, source = source_of(verb)
    if content is not None:
        yield Candidate(verb, "colon", source, [verb_group(verb)], [content], own, addressees=addressees_of(verb))


def according(token: Token) -> Iterator[Candidate]:
    """According to X, ...: the rest of the clause is what X says."""
    doc = token.doc
    to = next((doc[k] for k in range(token.i + 1, min(token.i + 3, len(doc))) if doc[k].lower_ == "to"), None)
    if to is None:
        return
    noun = next(children(to, "pobj", "pcomp"), None) or next(children(token, "pobj"), None)
    if noun is None:
        return
    span = phrase(noun, after=to.i)
    if span is None:
        return
    whole, span = span, _named_part(doc, span)
    head = governor(token.head) if token.head.i != token.i else token
    inner = {t.i for t in subtree_of(token)} | set(range(span[0], span[1])) | {to.i, token.i}
    inner -= set(range(span[1], whole[1]))
    tokens = {t.i for t in subtree_of(head)} | set(range(span[1], whole[1]))
    content = fragments(doc, tokens - inner)
    if content:
        yield Candidate(token, "according", [span], [(token.i, to.i + 1)], content, noun)


def own_account(noun: Token) -> Iterator[Candidate]:
    """By its account, ...; ..., in her words, ...: the rest of the clause is what they say."""
    lead, owner = noun.head, next(children(noun, "poss"), None)
    if owner is None or noun.dep_ != "pobj" or lead.lower_ not in BY_ACCOUNT or lead.head.i == lead.i:
        return
    doc, end = noun.doc, noun.i + 1
    opens = lead.is_sent_start or doc[lead.i - 1].text in OPENERS
    source = trimmed(doc, owner.left_edge.i, owner.i + 1)
    if not opens or doc[end : end + 1].text != "," or source is None:
        return
    head = governor(lead.head)
    tokens = {t.i for t in subtree_of(head)} - {mark.i for mark in children(head, "mark")}
    content = fragments(doc, tokens - set(range(lead.i, end + 1)))
    if content:
        yield Candidate(noun, "own_account", [source], [(noun.i, end)], content, owner)


def _named_part(doc: Doc, span: TokenSpan) -> TokenSpan:
    """A source cut before an article that opens the main clause ("According to Rossi the bridge ...")."""
    start, end = span
    for index in range(start + 1, end):
        if doc[index].pos_ == "DET" and doc[index].is_lower and doc[index - 1].is_title and doc[start].is_title:
            return (start, index)
    return span


def noun_cue(noun: Token) -> Iterator[Candidate]:
    """Clinton's claim that ..., his call for ..., a promise to ..."""
    owner = next(children(noun, "poss"), None)
    clause = next((c for c in children(noun, "acl", "ccomp") if c.i > noun.i), None)
    linked = next((c for c in children(noun, "prep") if c.i == noun.i + 1 and c.lower_ != "by"), None)
    source: list[TokenSpan] = []
    own = owner
    if owner is not None:
        span = trimmed(noun.doc, owner.left_edge.i, owner.i + 1)
        source = [span] if span else []
    elif noun.dep_ in {"dobj", "pobj"} and clause is not None:
        verb = governor(noun)
        own, source = source_of(verb) if verb.pos_ == "VERB" else (None, [])
    if clause is not None and (
        any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in children_of(clause))
        or any(c.dep_ == "aux" and c.lower_ == "to" for c in children_of(clause))
    ):
        content = fragments(noun.doc, (t.i for t in subtree_of(clause)))
        if content:
            yield Candidate(noun, "noun_clause", source, [(noun.i, noun.i + 1)], content, own)
    elif linked is not None and owner is not None:
        target = next(children(linked, "pobj", "pcomp"), None)
        if target is not None and (content := fragments(noun.doc, (t.i for t in subtree_of(target)))):
            cue = [(noun.i, linked.i + 1)]
            yield Candidate(noun, "noun_preposition", source, cue, content, own, particle=linked.lower_)


def adjective_cue(adjective: Token) -> Iterator[Candidate]:
    """is confident that ..., was worried about ..., is ready to ..."""
    if adjective.dep_ not in {"acomp", "oprd", "conj"}:
        return
    copula = adjective.head
    if copula.pos_ not in {"AUX", "VERB"}:
        return
    own, source = source_of(copula)
    clause = next((c for c in children(adjective, "ccomp", "xcomp") if c.i > adjective.i), None)
    start, _ = verb_group(copula)
    if clause is not None:
        content = fragments(adjective.doc, (t.i for t in subtree_of(clause)))
        if content:
            yield Candidate(adjective, "adjective", source, [(start, adjective.i + 1)], content, own)
        return
    linked = next((c for c in children(adjective, "prep") if c.i == adjective.i + 1), None)
    target = next(children(linked, "pobj", "pcomp"), None) if linked is not None else None
    if linked is not None and target is not None:
        content = fragments(adjective.doc, (t.i for t in subtree_of(target)))
        if content:
            cue = [(start, linked.i + 1)]
            yield Candidate(adjective, "adjective_preposition", source, cue, content, own, particle=linked.lower_)


def adverb_cue(adverb: Token) -> Iterator[Candidate]:
    """reportedly, allegedly: a cue without a source."""
    head = adverb.head
    if not adverb.lower_.endswith("ly"):
        return
    content = fragments(adverb.doc, (t.i for t in subtree_of(head) if t.i != adverb.i))
    if content:
        yield Candidate(adverb, "adverb", [], [(adverb.i, adverb.i + 1)], content, None)
