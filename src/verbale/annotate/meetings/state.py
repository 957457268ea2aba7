"""What a clause says of a meeting: that it was held, or proposed, accepted, predicted, put off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from spacy.tokens import Token

from verbale.annotate.grammar.suppositions import is_conditional, is_unreal
from verbale.annotate.grammar.syntax import SUBJECTS, children, subject
from verbale.annotate.grammar.tense import MODAL, PERFECT, governing_verb, is_infinitive, tense_of
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.meetings.acts import breaks_off, has_particle, state_named
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.plover import event_words
from verbale.lexicon.who import roles
from verbale.model import MeetingState

__all__ = ["due_clauses", "is_standing", "noun_state", "verb_state"]

CLAUSES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl"})
UNDOING: Final = frozenset({"cancelled", "declined", "postponed"})
"""Acts that let a meeting fall; who only means to do so has not yet."""
BARE: Final = frozenset({"VB", "VBP"})
"""Tags of the verb in "proposed that they meet"."""


def noun_state(noun: Token) -> MeetingState | None:
    """The state that the clause around a meeting noun gives it; None where it only refers to the meeting.

    What a passive says of it ("talks scheduled for Friday were cancelled") goes before the words that hang on the noun.
    """
    if is_unreal(noun):
        return None
    fate = _fate(noun)
    if fate is not None:
        return fate
    own = _modifier_state(noun)
    while own is None and noun.dep_ == "conj":
        noun = noun.head
        if noun.pos_ != "NOUN":
            return None
        own = _modifier_state(noun)
    head, dep = noun.head, noun.dep_
    if (
        dep in ("nsubj", "nsubjpass")
        and own in (None, "postponed")
        and _predicate(noun).lemma_.lower() in _held_verbs()
    ):
        head, own = _predicate(noun), None
    if own is not None:
        return own
    if breaks_off(noun):
        return None
    if dep == "nsubj" and head.lemma_.lower() in meeting_words("state_propose"):
        return None
    if dep in ("nsubj", "nsubjpass"):
        return _subject_state(head, passive=any(children(head, "auxpass")))
    if dep == "dobj":
        return "held" if _is_judged(noun) else _object_state(head)
    if dep == "attr":
        return "held" if tense_of(head) in ("past", "present") and not _negated(head) else verb_state(head)
    if dep == "pobj":
        return _prepositional_state(head)
    return None


def verb_state(verb: Token) -> MeetingState | None:
    """The state of a meeting whose holding the verb tells ("met", "would meet", "planned to hold talks")."""
    if _negated(verb) or is_unreal(verb):
        return None
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass")}
    if helpers & MODAL and helpers & PERFECT:
        return None
    if "to" in helpers:
        return _governed_state(verb)
    tense = tense_of(verb)
    if tense == "past":
        return "held"
    if tense == "future" or "would" in helpers or "'d" in helpers:
        return "conditional" if is_conditional(verb) else "predicted"
    if "should" in helpers:
        return "proposed"
    if tense is None and verb.tag_ == "VBG":
        return _participle_state(verb)
    if tense is None and verb.dep_ in ("xcomp", "ccomp"):
        return _governed_state(verb)
    if not helpers and verb.dep_ == "ccomp" and verb.tag_ in BARE:
        return "proposed" if _governed_state(verb) == "proposed" else None
    return None


def _held_verbs() -> set[str]:
    return set(meeting_words("occur")) | set(meeting_words("run"))


def is_standing(noun: Token) -> bool:
    """Whether the noun, where it may be the word for a relation of many meetings ("the dialogue of two states"), is
    not told as held, planned or ended by its clause."""
    verb = noun.head
    lemma = verb.lemma_.lower()
    tells = lemma in _held_verbs()
    told = tells and noun.dep_ in ("nsubj", "nsubjpass", "dobj") and noun_state(noun) is not None
    return noun.lower_ in meeting_words("standing") and not told


def _fate(noun: Token) -> MeetingState | None:
    """Cancelled or postponed, where the passive whose subject the noun is says so as a fact; the parser may take what
    hangs on the noun for a clause ("a summit planned for June has been cancelled")."""
    verb = _predicate(noun)
    if noun.dep_ != "nsubjpass" and verb == noun.head:
        return None
    if _negated(verb) or tense_of(verb) in ("future", "prospect"):
        return None
    act = state_named(verb)
    return act if act in ("postponed", "cancelled") else None


def _predicate(noun: Token) -> Token:
    """The verb that tells of the noun, where the parser may take a participle behind it for that ("the talks, postponed
    twice, will be held in May")."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return verb
    if verb.dep_ in ("csubj", "csubjpass"):
        return verb.head
    if verb.i and verb.nbor(-1).text == "," and next(children(verb, "cc"), None) is None:
        return next((later for later in children(verb, "conj") if subject(later) is None), verb)
    return verb


def _modifier_state(noun: Token) -> MeetingState | None:
    """By what hangs on the noun: "talks scheduled for Friday", "a meeting held in Geneva"."""
    for child in children_of(noun):
        if child.dep_ == "relcl" and child.lemma_.lower() in meeting_words("occur"):
            return verb_state(child)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            lemma = child.lemma_.lower()
            if lemma in meeting_words("run"):
                return "held" if _lives_in_the_past(noun) else None
            state = meeting_words("modifier_state").get(lemma)
            if state is not None:
                return cast(MeetingState, state)
    return None


def _lives_in_the_past(token: Token) -> bool:
    verb = governing_verb(token.head)
    return verb is not None and tense_of(verb) == "past"


def _subject_state(verb: Token, *, passive: bool) -> MeetingState | None:
    if _negated(verb):
        return None
    act = state_named(verb)
    if act in ("postponed", "cancelled"):
        return act
    if verb.lemma_ == "be" and any(is_infinitive(child) for child in children_of(verb)):
        return "predicted"
    if any(child.lemma_.lower() in meeting_words("unsure") for child in children(verb, "acomp", "oprd")):
        return "conditional" if is_conditional(verb) else None
    if any(state_named(word) == "predicted" for _, word in due_clauses(verb)):
        return "predicted"
    if passive and act is not None:
        return _outer(verb, act)
    return verb_state(verb)


def due_clauses(verb: Token) -> Iterator[tuple[Token, Token]]:
    """What a subject "is due to" do, with the adjective."""
    for word in children(verb, "acomp"):
        yield from ((clause, word) for clause in children(word, "xcomp") if is_infinitive(clause))


def _is_judged(noun: Token) -> bool:
    """Whether somebody says how a meeting was: "described the second round of talks as frank"."""
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "these", "this") for child in children_of(noun))
    verb = noun.head
    return definite and verb.lemma_.lower() in meeting_words("judge_verb") and tense_of(verb) == "past"


def _object_state(verb: Token) -> MeetingState | None:
    lemma = verb.lemma_.lower()
    if (lemma == "attend" or lemma in meeting_words("absent_verb")) and tense_of(verb) == "past":
        return "held"
    if _negated(verb):
        return None
    if lemma in meeting_words("run") and not has_particle(verb):
        state = verb_state(verb)
        return state if state == "held" or lemma not in meeting_words("leave_verb") else None
    act = state_named(verb)
    return _outer(verb, act) if act is not None and act != "predicted" else None


def _prepositional_state(prep: Token) -> MeetingState | None:
    """ "After talks with", "agreed to talks", "called for a meeting", "decide upon a meeting when"."""
    verb = prep.head
    if verb.pos_ not in ("VERB", "AUX"):
        if verb.pos_ == "NOUN" and prep.lower_ in ("to", "for"):
            return _noun_act(verb)
        above = governing_verb(prep)
        if above is None or prep.lower_ not in meeting_words("held_prep") or verb.pos_ == "ADP":
            return None
        if _negated(above) or _keeps_out(above, prep):
            return None
        return "held" if tense_of(above) == "past" else None
    if _negated(verb):
        return None
    lemma = verb.lemma_.lower()
    if lemma in meeting_words("decide") and is_conditional(verb):
        return "conditional"
    if prep.lower_ == "for" and lemma in meeting_words("guest_verb"):
        return verb_state(verb)
    if prep.lower_ == "for" and lemma in meeting_words("travel_verb"):
        ahead = verb_state(verb)
        return None if ahead == "held" else ahead
    act = state_named(verb)
    if act is not None and prep.lower_ in (("to", "on", "upon") if act == "accepted" else ("to", "for")):
        if act in ("predicted", "postponed", "cancelled"):
            return None
        return _outer(verb, act)
    if lemma in meeting_words("attend_verb") and prep.lower_ in ("in", "part", "at"):
        return verb_state(verb)
    if prep.lower_ in meeting_words("held_prep") and tense_of(verb) == "past" and not _keeps_out(verb, prep):
        return "held"
    return None


def _keeps_out(verb: Token, prep: Token) -> bool:
    """Whether somebody is kept or keeps "from" the meeting, which then was not his."""
    return prep.lower_ == "from" and verb.lemma_.lower() in meeting_words("keep_verb")


def _outer(verb: Token, act: MeetingState) -> MeetingState | None:
    """The act's state as the clause puts it: "planned to propose" is intended, "will cancel" is not yet cancelled,
    "agreed to put off" is put off."""
    verb = _carrier(verb)
    if is_infinitive(verb):
        above = _governed_state(verb)
        if act not in UNDOING:
            return above
        return act if above is not None and _settles(verb.head) else None
    tense = tense_of(verb)
    if tense in ("future", "prospect"):
        return "intended" if act in ("proposed", "invited") else "predicted" if act == "predicted" else None
    return act


def _settles(verb: Token) -> bool:
    """Whether what the verb tells of was settled with it: "agreed to", "decided to"."""
    return verb.lemma_.lower() in meeting_words("settle_verb") and tense_of(verb) == "past" and not _negated(verb)


def _carrier(verb: Token) -> Token:
    """The verb whose auxiliaries a bare one shares: "must recall its envoy and *suspend* the talks"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in ("VERB", "AUX"):
        if any(child.dep_ in ("aux", "auxpass") or child.dep_ in SUBJECTS for child in children_of(verb)):
            break
        verb = verb.head
    return verb


def _governed_state(verb: Token) -> MeetingState | None:
    """The state that the verb above an infinitive or a gerund gives it ("agreed to meet", "proposed holding")."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in CLAUSES:
        return None
    if head.pos_ == "ADJ" or head.pos_ in ("VERB", "AUX"):
        if _negated(head):
            return None
        state = state_named(head)
        if state is None and is_infinitive(head):
            return _governed_state(head)
        return state
    if head.pos_ == "NOUN" and verb.dep_ == "acl":
        return _noun_act(head)
    return None


def _noun_act(noun: Token) -> MeetingState | None:
    """ "Plans to meet", "an invitation to meet", "an offer to hold talks"."""
    own = cast("MeetingState | None", meeting_words("act_noun").get(noun.lemma_.lower()))
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in event_words("taking_back"):
        return None
    if own in ("invited", "proposed") and noun.dep_ == "dobj":
        answer = state_named(noun.head)
        if answer in ("accepted", "declined"):
            return None if _negated(noun.head) else answer
    return own


def _participle_state(verb: Token) -> MeetingState | None:
    if verb.dep_ == "pcomp":
        lead = verb.head.lower_
        above = governing_verb(verb.head)
        if lead in ("without", "before", "of", "for", "on") or above is None:
            return None
        return "held" if tense_of(above) == "past" else None
    if verb.dep_ == "advcl":
        above = governing_verb(verb.head)
        marked = any(
            child.dep_ in ("mark", "prep") and child.lower_ in ("before", "without") for child in children_of(verb)
        )
        return "held" if above is not None and tense_of(above) == "past" and not marked else None
    if verb.dep_ == "acl" and verb.head.dep_ in ("nsubj", "ROOT"):
        return _aside_state(verb)
    if verb.dep_ == "ROOT" and (who := subject(verb)) is not None:
        return "held" if _opens(who, verb) else None
    return _governed_state(verb)


def _aside_state(verb: Token) -> MeetingState | None:
    """What a subject does meanwhile: "the ministers of Chad and Mali, meeting in Gao, called for calm". A communique
    may open with no more than that."""
    if verb.head.dep_ == "ROOT":
        return "held" if _opens(verb.head, verb) else None
    tense = tense_of(verb.head.head)
    if tense == "future":
        return "predicted"
    aside = verb.i > 0 and verb.nbor(-1).text == ","
    return "held" if tense == "past" or (tense == "present" and aside) else None


def _negated(verb: Token) -> bool:
    return is_negated(verb) or any(child.lower_ in ("never", "nor") for child in children_of(verb))


def _opens(who: Token, verb: Token) -> bool:
    """Whether several open a text that has no main verb yet: "The ministers of Chad and Mali, meeting in Gao,"."""
    role = roles().get(who.lower_)
    several = who.tag_ in ("NNS", "NNPS") or (role is not None and role.plural)
    return several and verb.nbor(-1).text == "," and who.i < verb.i
