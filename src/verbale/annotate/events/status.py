"""Whether an act is told as done, denied, planned, conditional, demanded or only possible."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from verbale.annotate.grammar.generics import is_generic
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_let_stand, is_negated, undone
from verbale.lexicon.plover import event_words
from verbale.lexicon.silence import silence_cues
from verbale.model import Status

__all__ = [
    "Telling",
    "is_admitted",
    "is_asked",
    "is_disputed",
    "is_left_open",
    "is_told_anew",
    "status_of_noun",
    "status_of_verb",
    "verb_above",
]

CHAIN: Final = 4
OPEN_QUESTIONS: Final = frozenset({"when", "where", "who", "whom", "what", "which"})
CLAUSES: Final = frozenset({"advcl", "relcl", "acl", "ccomp", "ROOT"})


class Telling(NamedTuple):
    """How an act is told.

    `governor` is the lemma that plans, attempts or wishes it; `purpose` marks an infinitive of purpose, which tells why
    something else is done.
    """

    status: Status
    negated: bool = False
    governor: str = ""
    purpose: bool = False
    desired: bool = False


@cache
def _say() -> frozenset[str]:
    return event_words("say")


def status_of_verb(verb: Token) -> Telling:
    """How the clause of a verb tells the act, with the verbs that govern it ("plans to", "tried to")."""
    negated, status, infinitive = _own(verb)
    current, governor, desired = verb, "", False
    for _ in range(CHAIN):
        head = current.head
        if current.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            more_negated, more_status, more_infinitive = _own(head)
            if _bare(current) and not is_told_anew(current):
                negated, infinitive = negated or more_negated, infinitive or more_infinitive
                status = status if status != "occurred" else more_status
            current = head
            continue
        break
    if infinitive and current.dep_ in ("advcl", "relcl", "acl", "ROOT", "pcomp", "npadvmod", "pobj", "conj"):
        head = current.head
        if current.dep_ == "acl" and head.lemma_.lower() in event_words("governor_planned") | {"decision", "effort"}:
            return Telling("planned", negated, head.lemma_.lower())
        if current.dep_ not in ("ROOT", "conj"):
            return Telling("hypothetical", negated, purpose=True)
    for _ in range(CHAIN):
        head = current.head
        lemma = head.lemma_.lower()
        if current.dep_ not in ("xcomp", "ccomp") or (current.dep_ == "ccomp" and not infinitive):
            wishing = event_words("governor_desire")
            desired = desired or (current.dep_ == "ccomp" and (lemma in wishing or lemma + "e" in wishing))
            break
        infinitive_here = infinitive
        head_negated, head_status, infinitive = _own(head)
        negated = negated or head_negated
        if lemma == "fail" and infinitive_here:
            negated = not negated
        if lemma == "be" and infinitive_here:
            return Telling("hypothetical", negated, purpose=True)
        if lemma in event_words("governor_desire"):
            desired = True
            governor = governor or lemma
        elif lemma in event_words("governor_attempt"):
            status, governor = ("hypothetical" if status == "occurred" else status), governor or lemma
        elif lemma == "have" or lemma == "need":
            status = "demanded"
        elif lemma in event_words("governor_planned") and not (lemma == "go" and head.tag_ != "VBG"):
            status, governor = ("planned" if status == "occurred" else status), governor or lemma
        if status == "occurred":
            status = head_status
        current = head
    if infinitive and not governor and current.i != verb.i and current.dep_ in ("advcl", "acl", "relcl"):
        return Telling("hypothetical", negated, purpose=True)
    return Telling(status, negated, governor, desired=desired)


def status_of_noun(noun: Token) -> Telling:
    """How a nominal act is told, by its modifiers and the verb above it."""
    for child in children_of(noun):
        if child.dep_ == "amod" and child.lemma_.lower() in event_words("noun_planned"):
            return Telling("planned")
        if child.dep_ == "amod" and child.lemma_.lower() in event_words("noun_alleged"):
            return Telling("hypothetical")
        if child.dep_ in ("det", "neg") and child.lower_ == "no":
            return Telling("denied", negated=True)
    head = noun.head
    if head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
        told = status_of_verb(head)
        if noun.dep_ == "dobj" and head.lemma_.lower() in event_words("denying") and not told.negated:
            return Telling("denied", negated=True)
        return told
    verb = verb_above(noun)
    if verb is None:
        return Telling("occurred")
    told = status_of_verb(verb)
    if told.negated or told.purpose or told.desired:
        return Telling("hypothetical", purpose=True)
    return Telling("occurred" if told.status == "planned" else told.status)


def is_asked(verb: Token) -> bool:
    """Whether it is only asked, or left unsaid, if somebody did it or when he will: "asked if they had met", "it is not
    clear when they will meet"."""
    above = verb.head
    words = {child.lower_ for child in children_of(verb) if child.i < verb.i}
    ahead = words & OPEN_QUESTIONS and words & {"to", "would", "'d", *event_words("future_aux")}
    if above.i == verb.i or not (words & {"if", "whether"} or ahead):
        return False
    known = {above.lemma_.lower(), *(child.lemma_.lower() for child in children(above, "acomp", "oprd", "attr"))}
    if known & event_words("asking"):
        return not any(child.lower_ == "for" for child in children(above, "prep"))
    unsaid = is_negated(above) or undone(above) is not None
    return bool(known & event_words("unclear")) or (unsaid and bool(known & (_say() | event_words("clear"))))


def is_admitted(verb: Token) -> bool:
    """Whether it is let stand that somebody did it: "did not dispute that they had met", "nobody denies that they met".

    Two negations cancel each other; that somebody "did not deny" it leaves it open.
    """
    return verb.dep_ in ("ccomp", "advcl") and not is_negated(verb) and is_let_stand(verb.head)


def is_disputed(verb: Token) -> bool:
    """Whether somebody says that it was not so: "disputed that they had met"."""
    above = verb.head
    return verb.dep_ == "ccomp" and above.lemma_.lower() in event_words("contesting") and not is_let_stand(above)


def is_left_open(verb: Token) -> bool:
    """Whether somebody did not say so or when, or gave no answer: "did not say whether they would meet", "would not
    confirm or deny that they had met", "did not deny reports that they had met", "did not rule out that they had met"
    deny no meeting."""
    above = verb.head
    if above.pos_ == "NOUN" and above.dep_ == "dobj" and verb.dep_ in ("acl", "ccomp", "relcl"):
        above = above.head
    elif verb.dep_ not in ("ccomp", "advcl"):
        return False
    excludes = above.lemma_.lower() == "rule" and any(child.lower_ == "out" for child in children(above, "prt"))
    if above.lemma_.lower() in silence_cues().words["answer"] or excludes:
        first = above.head if above.dep_ == "conj" else above
        return any(is_negated(token) or undone(token) is not None for token in (above, first))
    return above.lemma_.lower() in _say() and is_negated(above)


def is_told_anew(verb: Token) -> bool:
    """Whether a verb goes on a clause but is no part of what its auxiliaries and its negation say: "did not sign and
    *left*", "has not signed *but* left"."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ not in ("VERB", "AUX") or is_negated(verb):
        return False
    links = {word.lower_ for word in children(first, "cc") if word.i < verb.i}
    helped = any(child.dep_ in ("aux", "auxpass") for child in children_of(first))
    finite = verb.tag_ in ("VBD", "VBZ") and first.tag_ not in ("VBD", "VBZ")
    return "but" in links or (helped and finite and not links & {"or", "nor"})


def verb_above(noun: Token) -> Token | None:
    """The verb of the clause in which a noun stands."""
    current = noun
    for _ in range(CHAIN * 2):
        if current.pos_ in ("VERB", "AUX"):
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _bare(verb: Token) -> bool:
    return not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in children_of(verb))


def _own(verb: Token) -> tuple[bool, Status, bool]:
    """Negation, status and infinitive of a verb by its own auxiliaries and conjunctions."""
    negated, infinitive = False, False
    status: Status = "occurred"
    for child in children_of(verb):
        dep, lower = child.dep_, child.lower_
        if dep == "neg" or lower in ("never", "hardly"):
            negated = True
        elif dep in ("aux", "auxpass"):
            if lower in event_words("future_aux"):
                status = "planned"
            elif lower in ("would", "'d"):
                status = "planned" if _reported(verb) else "conditional"
            elif lower in event_words("maybe_aux"):
                status = "hypothetical"
            elif lower in event_words("demand_aux"):
                status = "demanded"
            elif lower == "to":
                infinitive = True
        elif dep == "mark" and lower in event_words("condition"):
            if lower == "whether":
                status = "hypothetical"
            elif lower != "until":
                status = "conditional"
        elif lower in ("once", "when") and dep in ("mark", "advmod") and verb.dep_ != "ROOT" and _ahead(verb.head):
            status = "conditional"
        elif (dep == "nsubj" and lower in ("neither", "nobody", "none")) or (
            dep in ("nsubj", "nsubjpass") and any(part.lower_ in ("no", "neither") for part in children_of(child))
        ):
            negated = True
    if (
        status == "occurred"
        and verb.tag_ == "VBG"
        and any(child.dep_ == "npadvmod" and child.lower_ in ("tomorrow",) for child in children_of(verb))
    ):
        status = "planned"
    if status == "occurred" and is_generic(verb):
        status = "hypothetical"
    return negated, status, infinitive


def _ahead(verb: Token) -> bool:
    return any(
        child.dep_ == "aux" and (child.lower_ in event_words("future_aux") or child.lower_ == "would")
        for child in children_of(verb)
    )


def _reported(verb: Token) -> bool:
    """Whether the clause is the content of a verb of saying, so that "would" is a future seen from the past."""
    current = verb
    for _ in range(CHAIN):
        if current.dep_ == "ccomp" or (current.dep_ == "advcl" and current.head.lemma_.lower() in _say()):
            return current.head.lemma_.lower() in _say() or current.head.pos_ == "VERB"
        if current.dep_ == "conj":
            current = current.head
            continue
        break
    return any(child.dep_ in ("ccomp", "parataxis") and child.lemma_.lower() in _say() for child in children_of(verb))
