"""Cues that report nothing: names, blows, meetings, deeds left undone, what anybody does, mere pronouns."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.drafts import Draft
from verbale.annotate.grammar.generics import is_generic
from verbale.annotate.grammar.moods import mood_of
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.lexicon.cues import cue_forces, speech_words
from verbale.lexicon.plover import event_words, triggers
from verbale.lexicon.who import roles

__all__ = ["reports_nothing", "says_nothing"]

ARMED = ("MIL", "REB", "COP", "UAF")
"""Sectors of people who carry arms (PLOVER and CAMEO actor codes)."""
ANSWERING = frozenset({"deny", "reject", "accept"})
"""Forces of an answer, which may be to a thing that only a pronoun names ("denied it")."""
FIRST = frozenset({"i", "we"})
CONDITIONS = frozenset({"if", "unless"})


def reports_nothing(draft: Draft, candidate: Candidate, asked: frozenset[int]) -> bool:
    """Whether the words only look like an attribution; `asked` are the tokens of direct questions."""
    return (
        _is_asked(candidate, asked)
        or _is_name(draft, candidate)
        or _is_fight(draft, candidate)
        or _is_gathering(candidate)
        or says_nothing(candidate)
        or _is_played(candidate)
        or is_generic(candidate.head)
        or _is_not_said(candidate)
        or _is_anothers(candidate)
        or _is_voiceless(candidate)
        or _is_rate(candidate)
    )


def says_nothing(candidate: Candidate) -> bool:
    """Whether the content is a mere pronoun and the cue performs nothing by itself ("they said it")."""
    if (candidate.construction == "tagged" and _breaks_off(candidate.head)) or _is_unagreed(candidate):
        return True
    if _is_in_question(candidate):
        return True
    if candidate.head.lemma_ == "fail" and candidate.construction in {"tagged", "infinitive"}:
        return True  # "are failing to protect them": a deed left undone
    if candidate.head.dep_ in {"csubj", "csubjpass"} and candidate.head.tag_ == "VBG" and not candidate.source:
        return True  # "adding salt is simple"
    if candidate.quotes:
        return False
    told = (token for start, end in candidate.content for token in candidate.head.doc[start:end] if not token.is_punct)
    words = list(islice(told, 3))
    if len(words) == 2 and words[0].pos_ == "ADP":
        words = words[1:]  # "took note of it"
    if len(words) != 1 or words[0].pos_ not in {"PRON", "DET", "SCONJ"}:
        return False
    force = cue_forces().get(candidate.key)
    return words[0].tag_ in {"WDT", "WP", "WRB"} or force is None or force.force not in ANSWERING


def _is_in_question(candidate: Candidate) -> bool:
    """Whether it is only asked who said so, or somebody asks himself: "it is unclear *who proposed* it", "they differ
    over *who asked* for it", "should *ask itself* whether ...". "*You would have to*" ask them is no words of "you"."""
    who, verb = candidate.subject, candidate.head
    if any(child.lower_.endswith(("self", "selves")) for child in children(verb, "dobj", "dative")):
        return verb.lemma_.lower() in event_words("asking")
    if who is not None and who.lower_ == "you":
        governor = verb.head if verb.dep_ == "xcomp" else verb
        return any(child.tag_ == "MD" for child in children(governor, "aux"))
    return who is not None and who.tag_ == "WP" and verb.dep_ in {"ccomp", "pcomp", "csubj", "csubjpass"}


def _breaks_off(verb: Token) -> bool:
    """Whether the verb is denied and has nothing that could be said ("did not elaborate"): a silence, no statement."""
    denied = any(child.dep_ == "neg" for child in children_of(verb))
    return denied and not any(True for _ in children(verb, "ccomp", "xcomp", "dobj", "prep", "advcl"))


def _is_played(candidate: Candidate) -> bool:
    """Whether a thing of sport is what is given away or defended ("conceded a penalty")."""
    things = [candidate.head.doc[slice(*span)].root for span in candidate.content]
    sport = event_words("sport_thing")
    given = candidate.head.lemma_.lower() in event_words("sport_giving")
    return given and bool(things) and all(thing.pos_ == "NOUN" and thing.lemma_.lower() in sport for thing in things)


def _is_not_said(candidate: Candidate) -> bool:
    """Whether somebody only should speak, would have, or may: "Chad *ought to* accept it", "if Chad *drops* it"."""
    who, doc = candidate.subject, candidate.head.doc
    if candidate.construction in {"turn", "label"} or (who is not None and who.lower_ in FIRST):
        return False
    force = cue_forces().get(candidate.key)
    performs = force is not None and force.kind == "speech" and force.force != "assert"
    said = [word for start, end in candidate.cue for word in doc[start:end] if word.pos_ == "VERB"]
    for verb in said or [candidate.head]:
        mood = mood_of(verb)
        if mood == "due" and verb.lemma_.lower() in speech_words("stressing"):
            return False  # "the ministry must point out"
        if mood is not None or (performs and _is_condition(verb)):
            return True
    return False


def _is_anothers(candidate: Candidate) -> bool:
    """Whether the content is only what another said, on whom somebody comments ("commented on *Kenya's* charge that"),
    or what he says himself who cites another for it ("Reuters, *citing* the police, said that")."""
    doc, verb = candidate.head.doc, candidate.head
    inside = {index for span in candidate.content for index in range(*span)}
    if verb.lemma_.lower() in speech_words("citing"):
        return verb.tag_ == "VBG" and any(above.pos_ == "VERB" and above.i in inside for above in _around(verb))
    if verb.lemma_.lower() not in speech_words("commenting"):
        return False
    nouns = {doc[index].head for index in inside if doc[index].dep_ == "acl" and doc[index].head.i not in inside}
    return any(owner.pos_ in {"NOUN", "PROPN"} for noun in nouns for owner in children(noun, "poss"))


def _around(verb: Token) -> list[Token]:
    """The verb over a participle, that of the main clause too where it hangs on the subject."""
    return [verb.head, verb.head.head]


def _is_voiceless(candidate: Candidate) -> bool:
    """Whether "according to" names nothing that could say so: "according to plan", "according to the mood"."""
    if candidate.head.lower_ != "according" or not candidate.source:
        return False
    noun = candidate.head.doc[slice(*candidate.source[0])].root
    bare = not any(True for _ in children_of(noun))
    kind = speech_words("voiceless").get(noun.lemma_.lower())
    return kind is not None and (bare or kind != "bare")


def _is_condition(verb: Token) -> bool:
    """Whether it is only supposed that somebody says so: "if Chad *accuses* Mali"."""
    while verb.dep_ in {"conj", "xcomp"} and not any(True for _ in children(verb, "nsubj", "nsubjpass")):
        verb = verb.head
    return verb.dep_ != "ccomp" and any(mark.lower_ in CONDITIONS for mark in children(verb, "mark"))


def _is_rate(candidate: Candidate) -> bool:
    """Whether a rate stands where somebody would who hopes or fears: "was down 2% on hopes of a deal"."""
    doc = candidate.head.doc
    rated = (doc[end] for _, end in candidate.source if end < len(doc) and doc[end - 1].like_num)
    return candidate.head.pos_ in ("NOUN", "ADP") and any(
        word.text == "%" or word.lower_ == "percent" for word in rated
    )


def _is_unagreed(candidate: Candidate) -> bool:
    """Whether no agreement was reached on a thing ("did not agree on the text"), which nobody need have said."""
    doc = candidate.head.doc
    cue = [token for span in candidate.cue for token in doc[slice(*span)]]
    opening = doc[candidate.content[0][0]] if candidate.content else candidate.head
    agreed = any(token.lemma_.lower() in speech_words("agreeing") for token in cue) and not {"to"} & {
        cue[-1].lower_,
        opening.lower_,
    }
    if not agreed or not (is_negated(candidate.head) or candidate.head.lemma_ == "fail"):
        return False
    return not any(t.pos_ in {"VERB", "AUX"} for span in candidate.content for t in doc[slice(*span)])


def _is_asked(candidate: Candidate, asked: frozenset[int]) -> bool:
    """Whether a question only asks whether somebody said so ("Did they agree to meet again?")."""
    subject = candidate.subject
    if candidate.head.i not in asked or subject is None:
        return False
    return subject.lower_ == "you" or any(aux.i < subject.i for aux in children(candidate.head, "aux"))


def _is_name(draft: Draft, candidate: Candidate) -> bool:
    """Whether the cue is part of somebody's name ("Omar Said")."""
    mention = draft.mention_of(candidate.head)
    return mention is not None and mention.kind == "name" and mention.end - mention.start > 1


def _is_gathering(candidate: Candidate) -> bool:
    """Whether a cue that is no word of speech tells of a meeting ("met about security"), which is an event."""
    lemma = candidate.head.lemma_.lower()
    force = cue_forces().get(candidate.key) or cue_forces().get(lemma)
    return force is None and any(trigger.frame == "talk" for trigger in triggers("V").get(lemma, ()))


def _is_fight(draft: Draft, candidate: Candidate) -> bool:
    """Whether a cue that can also be a blow ("attack") has an object, and armed people at one of its ends."""
    if candidate.construction not in {"object", "tagged"}:
        return False
    blows = triggers("V").get(candidate.head.lemma_.lower(), ())
    if not any(trigger.root == "ASSAULT" for trigger in blows):
        return False
    ends = [candidate.head.doc[start:end].root for start, end in (*candidate.source, *candidate.content)]
    if candidate.head.dep_ == "relcl":
        ends.append(candidate.head.head)
    sectors = [role.sector for end in ends if (role := roles().get(end.lower_))]
    codes = [mention.actor.code or "" for end in ends if (mention := draft.mention_of(end)) and mention.actor]
    return any(code.endswith(ARMED) for code in (*sectors, *codes))
