"""Candidate attributions: every place whose syntax could hold a source, a cue and a content.

One function a construction, each a generator. What is kept is decided in `attribution`, by the weights of
`lexicon.cues`; nothing here looks at particular words beyond function words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.quotations import Quotation
from verbale.annotate.syntax import (
    agent,
    children,
    clause_subject,
    fragments,
    governor,
    is_passive,
    phrase,
    subject,
    trimmed,
    verb_group,
)

__all__ = ["Candidate", "find_candidates"]

QUOTE_REACH = 30
"""Tokens after a closing mark within which its cue verb must stand."""
LABEL_WORDS = 7
"""A label before a colon has at most so many tokens."""
RELATIVES = frozenset({"who", "which", "that"})
DASHES = frozenset({"-", "--", "–", "—"})
TRAILING = frozenset({"because", "although", "though", "since", "unless", "whereas", "so"})
QUOTED_AS = frozenset({"saying", "telling", "warning", "predicting", "describing", "claiming"})


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible attribution; `head` is the cue's main token, `construction` names the function that found it."""

    head: Token
    construction: str
    source: list[TokenSpan]
    cue: list[TokenSpan]
    content: list[TokenSpan]
    subject: Token | None = None
    quotes: list[Quotation] = field(default_factory=list)
    addressees: list[TokenSpan] = field(default_factory=list)
    particle: str = ""
    score: float = 0.0

    @property
    def key(self) -> str:
        """The cue's lemma, with its preposition where one belongs to it ("call_for")."""
        lemma = self.head.lemma_.lower()
        particle = next((child.lower_ for child in self.head.children if child.dep_ == "prt"), "") or self.particle
        return f"{lemma}_{particle}" if particle else lemma


def find_candidates(doc: Doc, quotations: list[Quotation]) -> Iterator[Candidate]:
    """All candidates of a Doc, verbs first; several may share one cue."""
    inside = _inside(doc, quotations)
    speaking = _speaking_verbs(doc, quotations, inside)
    introduced = {q.start - 2: q for q in quotations if q.start > 2 and doc[q.start - 1].text in {",", ":"}}
    closings = {quotation.end: quotation for quotation in quotations if quotation.utterance and quotation.closed}
    for token in doc:
        pos = token.pos_
        if pos == "VERB":
            quotes = speaking.get(token.i, [])
            if quotes:
                yield from _quoting(token, quotes)
            yield from _clause(token)
            yield from _infinitive(token)
            yield from _object(token)
            yield from _preposition(token)
            yield from _parenthesis(token)
            yield from _passive_raising(token)
            yield from _quoted_as(token)
            yield from _colon(token)
            if token.lower_ == "according":
                yield from _according(token)
        elif pos == "NOUN":
            yield from _noun(token)
            if token.i in introduced:
                yield from _mistaken_noun(token, introduced[token.i])
        elif pos == "ADJ":
            yield from _adjective(token)
        elif token.lower_ == "according":
            yield from _according(token)
        elif pos == "ADV" and token.dep_ == "advmod":
            yield from _adverb(token)
        elif token.text == ":" and not inside[token.i]:
            yield from _label(token, quotations)
        elif token.text in DASHES and token.i in closings:
            yield from _signature(token, closings[token.i])


def _inside(doc: Doc, quotations: list[Quotation]) -> list[bool]:
    inside = [False] * len(doc)
    for quotation in quotations:
        for index in range(quotation.start, quotation.end):
            inside[index] = True
    return inside


def _speaking_verbs(doc: Doc, quotations: list[Quotation], inside: list[bool]) -> dict[int, list[Quotation]]:
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
    fresh = index < 0 or doc[quotation.start].is_sent_start or doc[index].is_space
    if fresh and (index < 1 or doc[index].text not in {":", ","}):
        return None
    while index >= 0 and (doc[index].is_punct or doc[index].is_space):
        if "\n" in doc[index].text:
            return None
        index -= 1
    if index < 0:
        return None
    if doc[quotation.start - 1].text in {":", ","} or doc[index].lower_ == "that":
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


def _source(verb: Token) -> tuple[Token | None, list[TokenSpan]]:
    """The one who performs the verb, as a token and as a noun phrase."""
    if is_passive(verb):
        by = agent(verb)
        span = phrase(by) if by is not None else None
        return by, [span] if span else []
    own = clause_subject(verb)
    if own is None and verb.dep_ == "relcl":
        own = next((t for t in verb.lefts if t.lower_ in RELATIVES), None)
    if own is None or own.dep_ == "expl":
        return own, []
    span = phrase(own, before=verb.i, after=verb.i)
    if own.i < verb.i and span and span[1] > verb.i:
        span = trimmed(verb.doc, span[0], verb.i)
    if own.dep_ not in {"nsubj", "nsubjpass"} and own.head is not verb:
        span = trimmed(verb.doc, own.left_edge.i, own.i + 1)
    while span and span[0] < own.i and verb.doc[span[0]].ent_type_ in {"DATE", "TIME"} and span[1] - span[0] > 1:
        span = trimmed(verb.doc, span[0] + 1, span[1])
    return own, [span] if span else []


def _addressees(verb: Token) -> list[TokenSpan]:
    """Whom the words go to: dative object, object of "tell", "to ..." and "with ..." phrases are left to the caller."""
    found = []
    for child in verb.children:
        target = None
        if child.dep_ == "dative":
            target = child if child.pos_ != "ADP" else next(children(child, "pobj"), None)
        elif child.dep_ == "prep" and child.lower_ == "to":
            target = next(children(child, "pobj"), None)
        if target is not None and (span := phrase(target, after=verb.i)):
            found.append(span)
    return found


def _quoting(verb: Token, quotes: list[Quotation]) -> Iterator[Candidate]:
    doc = verb.doc
    own, source = _source(verb)
    if own is None and not source:
        own, source = _inverted(verb, quotes)
    tokens: set[int] = set()
    for quotation in quotes:
        tokens.update(range(quotation.start, quotation.end))
    if own is not None and own.i in tokens:
        own, source = _subject_outside(verb, tokens)
    taken = _own_tokens(verb, source)
    if verb.dep_ == "parataxis" and verb.head.i < verb.i and verb.head.i not in tokens:
        inner = {t.i for t in verb.subtree}
        tokens.update(t.i for t in verb.head.subtree if t.i not in inner)
    for clause in children(verb, "ccomp", "xcomp"):
        touching = not tokens.isdisjoint(range(clause.left_edge.i, clause.right_edge.i + 1))
        leading = clause.dep_ == "ccomp" and clause.i < verb.i and clause.left_edge.i == clause.sent.start
        if clause.i in tokens or touching or leading:
            tokens.update(t.i for t in clause.subtree if t.i not in taken)
            if leading:
                tokens.update(_trailing(verb))
    addressees = _addressees(verb)
    for target in children(verb, "dobj"):
        span = phrase(target, after=verb.i)
        if target.i not in tokens and span and not _overlaps(span, quotes):
            addressees.append(span)
        elif span and target.i in tokens and not any(q.start <= span[0] and span[1] <= q.end for q in quotes):
            tokens.update(t.i for t in target.subtree if t.i not in taken)
    tokens -= set(range(verb.i, verb.i + 1))
    for start, end in source:
        tokens -= set(range(start, end))
    content = fragments(doc, tokens)
    if content:
        yield Candidate(verb, "quote", source, [verb_group(verb)], content, own, list(quotes), addressees)


def _subject_outside(verb: Token, quoted: set[int]) -> tuple[Token | None, list[TokenSpan]]:
    """The verb's subject among the words that are not quoted, where the parser took one from the quotation."""
    for child in verb.children:
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


def _own_tokens(verb: Token, source: list[TokenSpan]) -> set[int]:
    """The verb's own words: its group and source, and its subtree parts that are not complements."""
    start, end = verb_group(verb)
    own = set(range(start, end))
    for first, last in source:
        own.update(range(first, last))
    return own


def _content_of(verb: Token, clause: Token, source: list[TokenSpan], more: set[int]) -> list[TokenSpan]:
    tokens = {t.i for t in clause.subtree} | more
    return fragments(verb.doc, tokens - _own_tokens(verb, source))


def _trailing(verb: Token) -> set[int]:
    """What goes on after a cue in the middle: "..., he said, because ...", "..., he said, but they had ..."."""
    tokens: set[int] = set()
    for child in verb.children:
        if child.i <= verb.i:
            continue
        marked = child.dep_ == "advcl" and any(m.lower_ in TRAILING for m in children(child, "mark"))
        joined = child.dep_ == "conj" and subject(child) is not None and child.pos_ in {"VERB", "AUX"}
        if marked or joined:
            tokens.update(t.i for t in child.subtree)
            if joined:
                tokens.update(t.i for t in children(verb, "cc") if t.i > verb.i)
    return tokens


def _clause(verb: Token) -> Iterator[Candidate]:
    """said that ..., said ..., asked whether ...; also "..., he said" where the clause comes first."""
    for clause in children(verb, "ccomp"):
        if clause.i < verb.i and any(token.text == ";" for token in verb.doc[clause.i : verb.i]):
            continue
        own, source = _source(verb)
        trailing = _trailing(verb) if clause.i < verb.i else set()
        content = _content_of(verb, clause, source, trailing)
        if not content:
            continue
        addressees = _addressees(verb)
        for target in children(verb, "dobj"):
            if target.i < clause.i and (span := phrase(target, after=verb.i)):
                addressees.append(span)
        told = next(children(verb, "nsubjpass"), None) if is_passive(verb) and not source else None
        if told is not None and told.lower_ != "it" and (span := phrase(told, before=verb.i)):
            addressees.append(span)
        kind = "clause" if clause.i > verb.i else "clause_first"
        yield Candidate(verb, kind, source, [verb_group(verb)], content, own, addressees=addressees)
        return


def _infinitive(verb: Token) -> Iterator[Candidate]:
    """wants to ..., urged them to ..., called X a ... (small clauses too)."""
    for clause in children(verb, "xcomp"):
        if clause.i < verb.i:
            continue
        own, source = _source(verb)
        tokens = {t.i for t in clause.subtree}
        addressees = _addressees(verb)
        for target in children(verb, "dobj"):
            if verb.i < target.i < clause.i:
                tokens.update(t.i for t in target.subtree)
                if span := phrase(target, after=verb.i):
                    addressees.append(span)
        content = fragments(verb.doc, tokens - _own_tokens(verb, source))
        kind = "infinitive" if any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children) else "small_clause"
        if content:
            yield Candidate(verb, kind, source, [verb_group(verb)], content, own, addressees=addressees)
            return


def _object(verb: Token) -> Iterator[Candidate]:
    """criticised the plan, denied the charge, supports X."""
    target = next(children(verb, "dobj"), None)
    if target is None:
        predicate = next(children(verb, "oprd"), None)
        if predicate is None:
            return
        target = predicate
    own, source = _source(verb)
    tokens = {t.i for t in target.subtree} | {t.i for c in children(verb, "oprd") for t in c.subtree}
    for child in children(verb, "prep"):
        if child.lower_ in {"as", "of", "for", "from"} and child.i > target.i:
            tokens.update(t.i for t in child.subtree)
    content = fragments(verb.doc, tokens - _own_tokens(verb, source))
    if content:
        yield Candidate(verb, "object", source, [verb_group(verb)], content, own, addressees=_addressees(verb))


def _preposition(verb: Token) -> Iterator[Candidate]:
    """called for ..., talked about ..., objected to ..., pointed out ..."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i < verb.i or child.i > verb.i + 3:
            continue
        target = next(children(child, "pobj", "pcomp"), None)
        if target is None:
            continue
        own, source = _source(verb)
        tokens = {t.i for t in target.subtree}
        if child.lower_ == "as" and not source and is_passive(verb):
            tokens.update(t.i for described in children(verb, "nsubjpass") for t in described.subtree)
        content = fragments(verb.doc, tokens)
        start, _ = verb_group(verb)
        cue = (start, child.i + 1) if child.i == verb.i + 1 else (start, verb.i + 1)
        if content:
            yield Candidate(verb, "preposition", source, [cue], content, own, particle=child.lower_)
            return


def _parenthesis(verb: Token) -> Iterator[Candidate]:
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
    inner = {t.i for t in verb.subtree}
    inner -= _trailing(verb)
    content = fragments(verb.doc, (t.i for t in head.subtree if t.i not in inner))
    if content:
        kind = "as_clause" if mark is not None else "parenthesis"
        yield Candidate(verb, kind, [span], [verb_group(verb)], content, own)


def _passive_raising(verb: Token) -> Iterator[Candidate]:
    """X is expected to ..., X is said to ...: the subject belongs to what is said."""
    if not is_passive(verb) or agent(verb) is not None:
        return
    raised = next(children(verb, "nsubjpass"), None)
    clause = next(children(verb, "xcomp"), None)
    if raised is None or clause is None or clause.i < verb.i:
        return
    tokens = {t.i for t in raised.subtree} | {t.i for t in clause.subtree}
    content = fragments(verb.doc, tokens - _own_tokens(verb, []))
    if content:
        yield Candidate(verb, "raising", [], [verb_group(verb)], content, None)


def _quoted_as(verb: Token) -> Iterator[Candidate]:
    """..., the envoy was quoted as saying: the subject of the passive is who speaks."""
    if verb.lower_ not in QUOTED_AS or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return
    passive = verb.head.head
    quoted = next(children(passive, "nsubjpass"), None)
    clause = next(children(verb, "ccomp"), None) or next(children(passive, "ccomp"), None)
    if quoted is None:
        return
    source = phrase(quoted, before=passive.i)
    start, _ = verb_group(passive)
    taken = {t.i for t in quoted.subtree} | set(range(start, verb.i + 1))
    if clause is not None:
        content = fragments(verb.doc, (t.i for t in clause.subtree if t.i not in taken))
    else:
        content = fragments(verb.doc, range(verb.sent.start, quoted.left_edge.i))
    if source and content:
        yield Candidate(verb, "quoted_as", [source], [(start, verb.i + 1)], content, quoted)


def _colon(verb: Token) -> Iterator[Candidate]:
    """recalled his reaction: the idea was ...; a clause after a colon, to the end of the sentence."""
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or subject(verb) is None:
        return
    doc = verb.doc
    colon = next((t for t in verb.children if t.text == ":" and t.i > verb.i), None)
    if colon is None and verb.dep_ == "ccomp" and verb.i < verb.head.i:
        colon = next((t for t in verb.head.children if t.text == ":" and verb.i < t.i < verb.head.i), None)
    if colon is None:
        return
    end = colon.i + 1
    while end < len(doc) and "\n" not in doc[end].text and not (doc[end].is_sent_start and end > colon.i + 1):
        end += 1
    content = trimmed(doc, colon.i + 1, end)
    own, source = _source(verb)
    if content is not None:
        yield Candidate(verb, "colon", source, [verb_group(verb)], [content], own, addressees=_addressees(verb))


def _according(token: Token) -> Iterator[Candidate]:
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
    span = _named_part(doc, span)
    head = governor(token.head) if token.head.i != token.i else token
    inner = {t.i for t in token.subtree} | set(range(span[0], span[1])) | {to.i, token.i}
    tokens = [t.i for t in head.subtree if t.i not in inner]
    content = fragments(doc, tokens)
    if content:
        yield Candidate(token, "according", [span], [(token.i, to.i + 1)], content, noun)


def _named_part(doc: Doc, span: TokenSpan) -> TokenSpan:
    """A source cut before an article that opens the main clause ("According to Rossi the bridge ...")."""
    start, end = span
    for index in range(start + 1, end):
        if doc[index].pos_ == "DET" and doc[index].is_lower and doc[index - 1].is_title and doc[start].is_title:
            return (start, index)
    return span


def _noun(noun: Token) -> Iterator[Candidate]:
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
        own, source = _source(verb) if verb.pos_ == "VERB" else (None, [])
    if clause is not None and (
        any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in clause.children)
        or any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    ):
        content = fragments(noun.doc, (t.i for t in clause.subtree))
        if content:
            yield Candidate(noun, "noun_clause", source, [(noun.i, noun.i + 1)], content, own)
    elif linked is not None and owner is not None:
        target = next(children(linked, "pobj", "pcomp"), None)
        if target is not None and (content := fragments(noun.doc, (t.i for t in target.subtree))):
            cue = [(noun.i, linked.i + 1)]
            yield Candidate(noun, "noun_preposition", source, cue, content, own, particle=linked.lower_)


def _adjective(adjective: Token) -> Iterator[Candidate]:
    """is confident that ..., was worried about ..., is ready to ..."""
    if adjective.dep_ not in {"acomp", "oprd", "conj"}:
        return
    copula = adjective.head
    if copula.pos_ not in {"AUX", "VERB"}:
        return
    own, source = _source(copula)
    clause = next((c for c in children(adjective, "ccomp", "xcomp") if c.i > adjective.i), None)
    start, _ = verb_group(copula)
    if clause is not None:
        content = fragments(adjective.doc, (t.i for t in clause.subtree))
        if content:
            yield Candidate(adjective, "adjective", source, [(start, adjective.i + 1)], content, own)
        return
    linked = next((c for c in children(adjective, "prep") if c.i == adjective.i + 1), None)
    target = next(children(linked, "pobj", "pcomp"), None) if linked is not None else None
    if linked is not None and target is not None:
        content = fragments(adjective.doc, (t.i for t in target.subtree))
        if content:
            cue = [(start, linked.i + 1)]
            yield Candidate(adjective, "adjective_preposition", source, cue, content, own, particle=linked.lower_)


def _adverb(adverb: Token) -> Iterator[Candidate]:
    """reportedly, allegedly: a cue without a source."""
    head = adverb.head
    if not adverb.lower_.endswith("ly"):
        return
    content = fragments(adverb.doc, (t.i for t in head.subtree if t.i != adverb.i))
    if content:
        yield Candidate(adverb, "adverb", [], [(adverb.i, adverb.i + 1)], content, None)


def _mistaken_noun(cue: Token, quotation: Quotation) -> Iterator[Candidate]:
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


def _signature(dash: Token, quotation: Quotation) -> Iterator[Candidate]:
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


def _label(colon: Token, quotations: list[Quotation]) -> Iterator[Candidate]:
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
    quotation = next((q for q in quotations if 0 <= q.start - colon.i <= 2), None)
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
