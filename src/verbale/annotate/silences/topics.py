"""What a silence is about: the complement of the word that tells it, by the frames of its cue."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import children, is_passive, phrase, trimmed
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.silences.referents import ANAPHORS
from verbale.lexicon.silence import SilenceCue, silence_cues

__all__ = [
    "CLAUSES",
    "NO_FIT",
    "Found",
    "about_by",
    "complement",
    "is_indirect_question",
    "is_torn",
    "named",
    "prepositional",
]

WH_WORDS = frozenset({"whether", "if", "how", "why", "when", "where", "what", "who", "whom", "whose", "which"})
BEFORE_WH = frozenset({"exactly", "just", "in", "to", "for", "by", "with", "on", "at", "from", "under", "of"})
"""Words that may stand before the one that opens an indirect question ("on which route")."""
CLAUSES = frozenset({"ccomp", "pcomp", "csubj", "csubjpass", "advcl", "xcomp", "acl", "relcl", "dobj", "attr", "dep"})
OF_WHAT = frozenset({"of", "about", "on", "regarding", "concerning", "over", "as", "in"})
TOPIC_PREPS = frozenset({"of", "about", "on", "regarding", "concerning"})
ASKERS = frozenset({"her", "him", "me", "them", "us"})
"""Pronouns for those who asked: "did not answer her"."""
STILL = frozenset({"now", "still", "currently", "then", "already", "long"})

Found = tuple[bool, TokenSpan | None]
"""Whether the surroundings fit a cue, and what the silence is about."""

NO_FIT: Found = (False, None)


def complement(verb: Token, row: SilenceCue) -> Found:
    """Whether the verb's complement is one the cue asks for, and what it says the silence is about."""
    frames = row.frames
    clause = _clause_of(verb)
    if clause is not None and (clause.dep_ != "advcl" or not frames.isdisjoint({"wh", "wh_finite"})):
        if is_indirect_question(clause):
            fits = not frames.isdisjoint({"wh", "object", "any"}) or (
                "wh_finite" in frames and not any(child.tag_ == "TO" for child in clause.lefts)
            )
            return (True, phrase(clause)) if fits else NO_FIT
        if "that" in frames:
            return True, phrase(clause)
        if frames.isdisjoint({"info", "event", "topic"}):
            return NO_FIT
    if "unreached" in frames:
        reached = any(child.lower_ in {"could", "can", "cannot", "ca"} for child in verb.lefts)
        return reached and is_passive(verb), None
    if "drawn" in frames:
        return prepositional(verb, row, anything=True) if is_passive(verb) else NO_FIT
    if "questioned" in frames:
        return is_passive(verb), about_by(verb, TOPIC_PREPS)
    noun = _object_of(verb)
    return _without_object(verb, row) if noun is None else _with_object(verb, noun, row)


def _without_object(verb: Token, row: SilenceCue) -> Found:
    """The complement of a verb that has no object: "did not comment on the raid"."""
    frames = row.frames
    if frames & {"any"}:
        return True, about_by(verb, row.preps or OF_WHAT)
    aimed = any(c.dep_ in {"dative", "xcomp"} or c.lower_ in {"to", "for"} for c in verb.rights)
    if "bare" in frames and not aimed:
        return not is_passive(verb), None
    if "prompt" in frames and (found := _prompted(verb)):
        return found, None
    if "prep" in frames:
        return prepositional(verb, row, anything=True)
    return prepositional(verb, row)


def _with_object(verb: Token, noun: Token, row: SilenceCue) -> Found:
    """The complement of a verb with an object: "gave no reason for the delay"."""
    cues, frames = silence_cues(), row.frames
    if is_torn(verb):
        outer = next((above for above in verb.ancestors if above.dep_ == "relcl"), None)
        return not frames.isdisjoint({"object", "any"}), (outer.head.left_edge.i, noun.i + 1) if outer else None
    if "object" in frames or "any" in frames:
        return noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}, named(noun)
    if "event_in" in frames:
        return _taken_part(verb, noun)
    if _points_back(noun, row):
        return True, named(noun)
    if "asker" in frames and noun.lower_ in ASKERS:
        return True, None
    lemma = noun.lemma_.lower()
    if not cues.is_a(lemma, *frames):
        return NO_FIT
    if "answer" in frames and any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts):
        return NO_FIT
    if "asked" in frames:
        return noun.tag_ == "NNS" and not any(child.lower_ == "the" for child in noun.lefts), None
    if "nothing" in frames and (lemma != noun.lower_ or any(child.dep_ == "amod" for child in children_of(noun))):
        return NO_FIT
    if cues.is_a(lemma, *(frames & {"blank", "remark", "answer", "mention", "request", "nothing"})):
        return True, about_by(noun, TOPIC_PREPS | {"to"} if "mention" in frames else TOPIC_PREPS) or about_by(
            verb, TOPIC_PREPS
        )
    if "topic" in frames:
        return True, about_by(noun, frozenset({"of"}), verb) or named(noun)
    return True, named(noun)


def _taken_part(verb: Token, noun: Token) -> Found:
    if noun.lower_ != "part":
        return NO_FIT
    for governor in (verb, noun):
        for prep in children(governor, "prep"):
            for place in children(prep, "pobj"):
                if prep.lower_ == "in":
                    fits = silence_cues().is_a(place.lemma_.lower(), "event")
                    return (True, named(place)) if fits else NO_FIT
    return True, None


def _prompted(verb: Token) -> bool:
    prompts = silence_cues().words["prompt"]
    return any(child.lower_ in prompts for child in children_of(verb))


def prepositional(word: Token, row: SilenceCue, *, anything: bool = False) -> Found:
    """Whether a preposition of the cue leads to a noun of its classes, and that noun's phrase."""
    cues = silence_cues()
    for prep in (*word.rights, *(later for particle in children(word, "advmod", "prt") for later in particle.rights)):
        if prep.lower_ not in row.preps:
            continue
        for noun in children(prep, "pobj", "pcomp"):
            if anything or "any" in row.frames:
                return True, phrase(noun)
            if _points_back(noun, row):
                return True, named(noun)
            lemma = noun.lemma_.lower()
            if cues.is_a(lemma, *row.frames):
                wanted = cues.is_a(lemma, "request", "remark") and not cues.is_a(lemma, "question", "charge")
                return True, about_by(noun, TOPIC_PREPS) if wanted else named(noun)
    return NO_FIT


def _points_back(noun: Token, row: SilenceCue) -> bool:
    """Whether a pronoun stands for the question or charge that a cue asks for."""
    return row.kind == "not_answered" and noun.lower_ in ANAPHORS and not row.frames.isdisjoint({"question", "charge"})


def _clause_of(verb: Token) -> Token | None:
    """The clause that is the verb's object, a relative one without antecedent too ("what he said")."""
    for child in verb.rights:
        if child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            if child.dep_ == "ccomp" or is_indirect_question(child):
                return child
        elif _may_ask(child) and child.i < verb.i + 6 and is_indirect_question(child):
            return child
    return None


def _may_ask(child: Token) -> bool:
    """Whether an indirect question can hang on a verb like this, also one without a verb ("on which day")."""
    asks = any(clause.pos_ in {"VERB", "AUX"} for clause in children(child, "pcomp"))
    return child.dep_ in {"advcl", "pcomp", "dobj"} or (child.dep_ == "prep" and not asks)


def is_indirect_question(clause: Token) -> bool:
    """Whether the clause begins as an indirect question."""
    first = clause.left_edge
    if first.lower_ in WH_WORDS:
        return True
    after = first.i + 1
    asked = after < len(clause.doc) and clause.doc[after].lower_ in WH_WORDS
    return first.lower_ in BEFORE_WH and asked and (after <= clause.i or clause.dep_ == "prep")


def _object_of(verb: Token) -> Token | None:
    """The noun that stands for what is left unsaid: the object, or the subject of a passive."""
    passive = is_passive(verb)
    for child in children_of(verb):
        if child.dep_ == "dobj" and not passive:
            return child
        if child.dep_ == "nsubjpass" and passive:
            return child
    return None if passive else next(children(verb, "oprd"), None)  # "named an officer", as the parser sees it


def is_torn(verb: Token) -> bool:
    """Whether a relative clause has swallowed its main verb ("the men whom she says he leads were not mentioned"):
    a passive with an object of its own that is a relative pronoun."""
    return is_passive(verb) and any(child.tag_ in {"WDT", "WP"} for child in children(verb, "dobj"))


def about_by(word: Token, preps: frozenset[str], outer: Token | None = None) -> TokenSpan | None:
    """What a preposition of the word leads to: a noun phrase or an indirect question."""
    for prep in word.rights:
        if prep.dep_ == "prep" and prep.lower_ in preps:
            for noun in children(prep, "pobj", "pcomp"):
                return _with_state(phrase(noun), outer or word)
        if prep.dep_ in CLAUSES and is_indirect_question(prep):
            return phrase(prep)
    return None


def named(noun: Token) -> TokenSpan | None:
    """The noun's phrase without a leading "no" or "any"."""
    if noun.lower_ in {"it", "that", "this", "him", "her", "them"}:
        return (noun.i, noun.i + 1)
    if noun.tag_ in {"WDT", "WP"} or (noun.lower_ == "that" and noun.head.dep_ == "relcl"):
        antecedent = noun.head.head
        return trimmed(noun.doc, antecedent.left_edge.i, noun.i) if noun.head.dep_ == "relcl" else None
    span = phrase(noun)
    if span is not None and noun.doc[span[0]].lower_ in {"no", "any"} and span[1] - span[0] > 1 and noun.i != span[0]:
        span = (span[0] + 1, span[1])
    return _with_state(span, noun.head)


def _with_state(span: TokenSpan | None, verb: Token) -> TokenSpan | None:
    """The phrase with a state that belongs to its noun though the parse hangs it on the verb ("now in custody")."""
    if span is None:
        return None
    doc = verb.doc
    if span[1] + 1 < len(doc) and doc[span[1]].lower_ in STILL and doc[span[1] + 1].dep_ == "prep":
        prep = doc[span[1] + 1]
        if prep.head.i == verb.i:
            return (span[0], prep.right_edge.i + 1)
    return span
