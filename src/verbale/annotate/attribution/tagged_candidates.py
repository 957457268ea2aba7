"""Candidates from what the trained tagger finds, with the construction, key and addressees that the rules give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.candidate import Candidate, addressees_of
from verbale.annotate.attribution.insertions import source_before_insertion
from verbale.annotate.attribution.instructed import said_as_instructed
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.quotations import QuotationIndex
from verbale.annotate.grammar.relative_clauses import antecedent_of, is_set_apart
from verbale.annotate.grammar.syntax import (
    SUBJECTS,
    agent,
    children,
    clause_subject,
    dated,
    is_astray,
    phrase,
    subject,
    trimmed,
)
from verbale.annotate.grammar.vocatives import without_addressed
from verbale.annotate.tagger.encoding import encoded_of
from verbale.annotate.tagger.tagger import TaggedAttribution, load_tagger
from verbale.lexicon.cues import cue_forces, speech_words

__all__ = ["KEEP", "tagged_candidates"]

KEEP: Final = 0.35
"""Attributions below this confidence are dropped: the best attr F1 on PolNeAR dev of .25 to .55 (training/RUNS.md)."""
FRONTED: Final = frozenset({"parenthesis", "quote", "clause_first"})
"""Constructions in which what is said can begin before its cue and go on behind it."""
AUXILIARIES: Final = frozenset({"be", "have", "do"})
PAIRING: Final = frozenset({"neither", "either", "both"})
"""Words before two verbs that are no part of their subject ("Uganda *neither* accepted nor rejected it")."""
CALLED: Final = frozenset({"on", "upon"})
"""Prepositions whose object is asked to act ("called on them to stop")."""

TEARABLE: Final = frozenset({"amod", "compound", "nmod", "det", "poss", "nummod"})
"""Relations of words to a noun after them, without which they say nothing."""

RELATIVE: Final = frozenset({"who", "whom", "which"})
"""Relative pronouns, but for "that", which may open a clause of what is said."""

ABOUT: Final = frozenset({"of", "about"})
"""Prepositions before what somebody tells of."""

TORN: Final = frozenset({"IN", "TO", "DT", "CC", "WDT", "WP", "WP$", "PRP$"})
"""Tags of words with which no noun phrase ends."""


def tagged_candidates(doc: Doc, ruled: Mapping[int, Candidate], marks: QuotationIndex) -> dict[int, Candidate]:
    """The attributions that the tagger finds, by the index of their cue's main token.

    Args:
        doc: a parsed Doc.
        ruled: the rules' best candidate of each cue, by the same index; its score makes the tagger's confidence surer.
        marks: the quotations of the Doc.
    """
    scores = {index: candidate.score for index, candidate in ruled.items()}
    found: dict[int, Candidate] = {}
    for seen in load_tagger().attributions(encoded_of(doc), rules=scores):
        one = said_as_instructed(doc, replace(seen, source=without_addressed(doc, seen.source)))
        known = found.get(one.root)
        known_verb = cue_forces().get(doc[one.root].lemma_.lower())
        torn = known_verb is None and doc[one.cue[-1][1] - 1].pos_ == "DET"  # "opened | the": no words of speech
        if (
            one.confidence >= KEEP
            and not (torn or _says_nothing(doc, one))
            and (known is None or known.score < one.confidence)
        ):
            found[one.root] = _candidate(doc, one, ruled.get(one.root), marks)
    return found


def _says_nothing(doc: Doc, one: TaggedAttribution) -> bool:
    """Whether a cue is only an auxiliary or a pronoun, or a passive whose subject is spoken to and does not speak."""
    cue = [token for span in one.cue for token in doc[slice(*span)]]
    if all(token.lemma_ in AUXILIARIES or token.pos_ in ("PART", "PRON", "DET", "NUM") for token in cue):
        return True
    if cue[-1].lower_ == "one" and len(cue) > 1:
        return True  # "no one disputes"
    thing = doc[slice(*one.content[0])].root
    return _is_told(doc, one) and any(thing.i == given.i for given in children(doc[one.root], "dobj"))


def _is_told(doc: Doc, one: TaggedAttribution) -> bool:
    """Whether the source is the subject of a passive: "*the envoys* were told", "*the team* was denied visas"."""
    told = _hearer(doc[one.root])
    return told is not None and any(start <= told.i < end for start, end in one.source)


def _hearer(verb: Token) -> Token | None:
    """The subject of a passive, its own or that of the verb before it ("Peru wrote and was told")."""
    own = next(children(verb, "nsubjpass"), None)
    joined = own is None and verb.dep_ == "conj" and subject(verb) is None and next(children(verb, "auxpass"), None)
    return clause_subject(verb) if joined else own


def _candidate(doc: Doc, one: TaggedAttribution, rule: Candidate | None, marks: QuotationIndex) -> Candidate:
    head = doc[one.root]
    if head.lemma_.lower() in speech_words("hearing") and _is_told(doc, one):
        doer = agent(head)
        speaker = phrase(doer) if doer is not None else None
        one = replace(one, source=[speaker] if speaker is not None else [])
    if head.lower_ in speech_words("hearsay"):
        one = replace(one, source=[])
    if (
        rule is not None
        and rule.construction == "raising"
        and any(s[0] < c[1] and c[0] < s[1] for s in one.source for c in rule.content)
    ):
        return replace(rule, cue=list(one.cue), score=one.confidence)
    one = _appositions_returned(doc, one)
    candidate = Candidate(
        head,
        rule.construction if rule is not None else _construction(head, one, marks),
        _source(doc, one, rule),
        list(one.cue),
        _with_front(doc, _content(doc, one), rule),
        subject=doc[slice(*one.source[0])].root if one.source else None,
        addressees=_addressees(head, one) if head.pos_ == "VERB" else [],
        score=one.confidence,
    )
    last = doc[one.cue[-1][1] - 1]
    if last.pos_ == "ADP" and last.head.i == head.i and last.i > head.i and head.lower_ != "according":
        candidate.particle = last.lower_
    return candidate


def _source(doc: Doc, one: TaggedAttribution, rule: Candidate | None) -> list[TokenSpan]:
    """The tagger's source; the rules' where the tagger has lost sight of it or of a part of it.

    "Chad, Niger and Mali met on Monday and agreed to go on": the further from its verb, the less of a subject is seen.
    """
    spans = [_whole_source(doc, _without_relative(doc, span)) for span in one.source]
    if not spans:
        return _shared_source(doc[one.root], rule) or source_before_insertion(doc[one.root])
    if rule is None or len(spans) != 1 or len(rule.source) != 1:
        return spans
    (start, end), (first, last) = spans[0], rule.source[0]
    if not first <= start < end < last:
        return spans
    torn = doc[end - 1].tag_ in TORN
    row = subject(doc[one.root]) is None and any(end <= other.i < last for other in doc[start:end].root.conjuncts)
    return rule.source if torn or row else spans


def _appositions_returned(doc: Doc, one: TaggedAttribution) -> TaggedAttribution:
    """An attribution with the apposition of its source ("According to Lee of the Forum, | a group, both are wrong").

    Where the subject behind it is a row, the noun may be the first of the row.
    """
    if doc[one.root].lower_ != "according" or not one.source:
        return one
    (start, _), (first, last) = one.source[-1], one.content[0]
    behind = next((at for at in range(first, last) if doc[at].text == ","), last)
    apposed = doc[first:behind]
    opens = doc[first].lower_ in ("a", "an") and doc[first - 1].text == ","
    if not opens or any(token.pos_ in ("VERB", "AUX", "CCONJ") for token in apposed):
        return one
    own = next((token for token in doc[behind:last] if token.dep_ in SUBJECTS), None)
    content = trimmed(doc, behind, last)
    if own is None or content is None or list(own.conjuncts):
        return one
    return replace(one, source=[*one.source[:-1], (start, behind)], content=[content, *one.content[1:]])


def _without_relative(doc: Doc, span: TokenSpan) -> TokenSpan:
    """A source without the pronoun of the clause behind it: "it was Peru | that asked"."""
    start, end = span
    noun = antecedent_of(doc[end - 1])
    return (start, end - 1) if noun is not None and start <= noun.i and is_set_apart(noun) else span


def _whole_source(doc: Doc, span: TokenSpan) -> TokenSpan:
    """A source with its owner, and without the day of a date that ends before it ("On May 3 | spokeswoman Ann Lee") or
    the word that pairs the verbs after it."""
    start, end = span
    if end - start > 1 and doc[end - 1].lower_ in PAIRING:
        end -= 1
    if start > 0 and doc[start].tag_ == "POS":
        return doc[start - 1].left_edge.i, end
    is_day = 0 < start < end - 1 and doc[start].ent_type_ == "DATE" and doc[start].ent_iob_ == "I"
    return (start + 1, end) if is_day and doc[start].like_num else (start, end)


def _shared_source(verb: Token, rule: Candidate | None) -> list[TokenSpan]:
    """The subject that a second verb shares with the first, of which the tagger loses sight ("met him and said")."""
    shares = rule is not None and verb.dep_ == "conj" and subject(verb) is None
    return list(rule.source) if rule is not None and shares else []


def _with_front(doc: Doc, content: list[TokenSpan], rule: Candidate | None) -> list[TokenSpan]:
    """The content with what stands before the cue in its sentence, where the tagger has only what stands behind it.

    "The dam must be inspected, the minister said, "and we want dates".": the rules know both parts.
    """
    if rule is None or rule.construction not in FRONTED or content[0][0] < rule.head.i:
        return content
    if not any(token.is_quote for token in doc[content[0][0] - 1 : content[0][0] + 1]):
        return content
    front = [span for span in rule.content if rule.head.sent.start <= span[0] and span[1] <= rule.head.i]
    if any(token.is_quote for start, end in front for token in doc[max(start - 1, 0) : end + 2]):
        return content
    return [*front, *content]


def _content(doc: Doc, one: TaggedAttribution) -> list[TokenSpan]:
    """The content, ended before a verb of the main clause ("... of sending guards and recalled its envoy"); not a part
    of a date ("proposed March | 6")."""
    content = list(one.content)
    content[0] = dated(doc, content[0], after=one.root)
    opening = doc[content[0][0]]
    clause = opening.head
    charge = clause.head
    if (
        opening.dep_ == "mark"
        and clause.dep_ in {"acl", "ccomp"}
        and charge.dep_ == "dobj"
        and charge.head.i == one.root
    ):
        content[0] = (charge.left_edge.i, content[0][1])  # "denied the charge that ...": the charge is what is denied
    content[0] = _with_antecedent(doc, content[0], one)
    start, end = content[-1] = _untorn(doc, content[-1])
    for token in doc[start:end]:
        joined = token.dep_ == "conj" and token.head.i == one.root and _agrees(token) and subject(token) is None
        parted = joined or (token.head.i >= start and is_astray(token))
        if token.i > one.root and token.left_edge.i > start and parted and not _goes_on(token, start):
            ended = trimmed(doc, start, token.left_edge.i)
            while ended is not None and doc[ended[1] - 1].pos_ == "CCONJ":
                ended = trimmed(doc, start, ended[1] - 1)
            return [*content[:-1], ended] if ended is not None else content
    return content


def _agrees(verb: Token) -> bool:
    """Whether a verb joined to another is one of the main clause by its tense."""
    return verb.tag_ == "VBD" or verb.tag_ == verb.head.tag_ == "VBZ"


def _with_antecedent(doc: Doc, span: TokenSpan, one: TaggedAttribution) -> TokenSpan:
    """A content that begins with a relative clause, with the noun that the clause tells of ("told them of a man | who")
    and its preposition, where the noun is no part of cue or source and not who is told."""
    start, end = span
    verb = next((token.head for token in (doc[start], *doc[start].ancestors) if token.head.dep_ == "relcl"), None)
    noun = verb.head if verb is not None else None
    if noun is None or doc[start].lower_ not in RELATIVE or noun.i >= start or noun.right_edge.i < end - 1:
        return span
    before = noun.head if noun.dep_ == "pobj" else None
    first = before.i if before is not None else noun.left_edge.i
    own = {token for part in (*one.source, *one.cue) for token in range(*part)}
    about = before is not None and before.lower_ in ABOUT and before.i > one.root
    told = not about or not own.isdisjoint(range(first, start))
    return span if told else (first, end)


def _untorn(doc: Doc, span: TokenSpan) -> TokenSpan:
    """A content that ends before the noun of its last word made whole, with the clause of the noun if it began in it.

    "if joint U.S.-South | Korean drills went ahead".
    """
    start, end = span
    node = doc[end - 1]
    if node.dep_ not in TEARABLE and node.pos_ != "ADJ":
        return span
    while node.head.i != node.i and node.head.i >= end and node.head.left_edge.i >= start:
        node = node.head
    return (start, max(end, node.right_edge.i + 1)) if node.i >= end else span


def _goes_on(verb: Token, start: int) -> bool:
    """Whether a verb that looks the same in the past is the last of the infinitives before it ("must stop the work,
    ship the fuel abroad and *shut* the plant")."""
    before = verb.doc[start : verb.i]
    return verb.lower_ == verb.lemma_.lower() and any(t.tag_ == "VB" and t.dep_ == "conj" for t in before)


def _construction(head: Token, one: TaggedAttribution, marks: QuotationIndex) -> str:
    """`according` after that word, `quote` where an utterance is reported, else `tagged`."""
    if head.lower_ == "according":
        return "according"
    around = marks.at(head.i)
    quoted = (quotation for start, end in one.content for quotation in marks.touching(start, end))
    return "quote" if any(q.utterance and q is not around for q in quoted) else "tagged"


def _addressees(verb: Token, one: TaggedAttribution) -> list[TokenSpan]:
    """Whom the words go to: "told the guards that ...", "asked them to ...", "called on them to ..."."""
    found = addressees_of(verb)
    clause = next((child for child in children(verb, "xcomp", "ccomp") if child.i > verb.i), None)
    targets = [target for target in children(verb, "dobj") if target.i > verb.i]
    for preposition in children(verb, "prep"):
        if preposition.i == verb.i + 1 and preposition.lower_ in CALLED:
            targets.extend(children(preposition, "pobj"))
    for target in targets:
        if target.ent_type_ in {"DATE", "TIME"}:
            continue
        asked = clause is not None and target.i < clause.i
        if (asked or not _within(target, one.content)) and (span := phrase(target, after=verb.i)):
            found.append(span)
    hearing = verb.lemma_.lower() in speech_words("hearing")
    told = _hearer(verb) if hearing else None if one.source else next(children(verb, "nsubjpass"), None)
    if told is not None and told.lower_ != "it" and not _within(told, one.content):
        span = phrase(told, before=(told.head if told.head.i > told.i else verb).i)
        if span is not None:
            found.append(span)
    own = {token for start, end in one.source for token in range(start, end)}
    return list(dict.fromkeys(span for span in found if own.isdisjoint(range(*span))))


def _within(token: Token, spans: list[TokenSpan]) -> bool:
    return any(start <= token.i < end for start, end in spans)
