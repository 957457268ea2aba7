"""The likeliest force of a statement: the odds of the tagger's head, with what the tables and the grammar add."""

from __future__ import annotations

import math

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft
from verbale.annotate.forces.force_hints import counted_lemmas, force_hints
from verbale.annotate.forces.modality import MODALS
from verbale.annotate.forces.threats import is_benefit, is_ultimatum
from verbale.annotate.grammar.syntax import children, subject
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.tagger.encoding import encoded_of
from verbale.annotate.tagger.labels import FORCES
from verbale.annotate.tagger.tagger import load_tagger
from verbale.lexicon.contents import ContentCue, find_content_cues
from verbale.lexicon.cues import cue_forces, speech_words
from verbale.model import Force

__all__ = ["DENYING", "FACTUAL", "by_subject", "likeliest"]

PLAIN = 1.0
"""Added to the log odds of a plain assertion, which most of what is said in the press is."""
OF_THING = 3.0
"""Added to those as well where a plain cue has but a thing for its object ("laid out their policy")."""
BY_CUE = 2.0
BY_WORDS = 1.0
BY_SUBJECT = 2.0
"""Added to those of the force that the tables give for the cue, for the words, and for words that stand with the right
subject after a plain cue. All four were chosen together on the seen half of our forces and on marked texts that were
kept out of the training."""
BY_GRAMMAR: dict[Force, float] = {"demand": 6.0, "converge": 6.0, "assure": 4.0}
"""The last, for the forces of which those words say more than the head does ("must not", "similar to")."""
FACTUAL: frozenset[Force] = frozenset({"assert", "deny", "accuse", "assure", "characterise", "predict", "warn"})
"""What a clause that tells a fact can be."""
PRESENT = frozenset({"are", "'re", "have", "'ve", "do", "am", "'m"})
"""Present plurals that are no infinitives; "leave" in "insisted that they leave" may be either."""
FIRST = frozenset({"i", "we"})
PERFORMED: frozenset[Force] = frozenset(
    {"accept", "accuse", "commit", "demand", "deny", "praise", "propose", "regret", "reject", "request", "warn"}
)
"""Forces that a verb in the first person gives by itself."""
LEAST = 1e-6
OWNERS = frozenset({"my", "our", "his", "her", "its"})
"""Possessives that mean the speaker where nothing else is known of them."""
DENYING: frozenset[Force] = frozenset({"deny", "reject"})
REFUSING: frozenset[Force] = DENYING | {"decline"}
"""What no plain words do: somebody who declines or denies says so, or that something is not so."""
SURE = 0.75
"""The chance from which the head is believed that plain words deny. Own choice, by reading what it takes for denials in
the development texts."""
NEUTRAL: frozenset[Force] = frozenset({"assert", "assure", "characterise", "defer", "hold", "predict"})
"""What they do where the head of the tagger takes them for a refusal all the same."""
ASKING = frozenset({"demand", "request"})
NEGATIVE = frozenset({"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"})
"""Words one of which stands where a speaker declines to say something, if none of the table does."""
OPENING = 5
"""Words of a content in which it may deny what others have put in the speaker's mouth."""


def likeliest(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> Force | None:
    """The force that the head of the tagger gives, in doubt the one of the tables; None for a content without words."""
    hints = by_cue, by_words = force_hints(doc, statement.cue, statement.content)
    chances = load_tagger().forces(encoded_of(doc), statement.cue, statement.content, hints)
    odds = {force: math.log(max(chance, LEAST)) for force, chance in chances.items()}
    if not odds:
        return None
    odds["assert"] += PLAIN
    if by_cue and FORCES[by_cue - 1] != "assert":
        odds[FORCES[by_cue - 1]] += BY_CUE
    if by_words:
        odds[FORCES[by_words - 1]] += BY_WORDS
    if statement.lemma in speech_words("mood") and _tells_fact(main):
        odds = {force: value for force, value in odds.items() if force in FACTUAL}
    if main is not None and is_benefit(main) and not (by_cue and FORCES[by_cue - 1] == "threaten"):
        odds.pop("threaten", None)
    if _tells_of_none(main) and not (by_cue and FORCES[by_cue - 1] in DENYING):
        odds.pop("deny", None)
    told: Force | None = FORCES[by_cue - 1] if by_cue else None
    if statement.construction == "object" and told == "assert":
        odds["assert"] += OF_THING
    if statement.construction == "turn_sentence":
        told = "assert"
    plain = by_subject(doc, draft, statement, main) if told in ("assert", "characterise") else None
    if plain in odds and (told == "assert" or plain == "converge"):
        odds[plain] += BY_GRAMMAR.get(plain, BY_SUBJECT)
    performed = _performed(main) if told == "assert" else None
    if performed is not None:
        return performed
    if plain == "deny" and "say" in counted_lemmas(doc, statement.content)[1][:OPENING]:
        odds.pop("decline", None)  # "I did not say that"
    force = max(odds, key=odds.__getitem__)
    doubtful = force == "decline" or (told == "assert" and force in REFUSING and chances[force] < SURE)
    if doubtful and not (_named(hints) | {plain}) & REFUSING and not _refuses(doc, statement):
        force = max(odds.keys() & NEUTRAL, key=odds.__getitem__, default="assert")
    asks = force in ASKING or (by_cue and FORCES[by_cue - 1] in ASKING)
    return "threaten" if asks and any(is_ultimatum(doc, *span) for span in statement.content) else force


def _performed(main: Token | None) -> Force | None:
    """The force of the verb that does by being said what it tells of: "we reject the plan", "I do apologise"."""
    who = subject(main) if main is not None else None
    if main is None or who is None or who.lower_ not in FIRST or main.tag_ not in {"VBP", "VB"}:
        return None
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ != "do") for child in children_of(main)):
        return None
    known = cue_forces().get(main.lemma_.lower())
    return known.force if known is not None and known.kind == "speech" and known.force in PERFORMED else None


def _named(hints: tuple[int, int]) -> set[Force]:
    """The forces that the tables give."""
    return {FORCES[hint - 1] for hint in hints if hint}


def _refuses(doc: Doc, statement: StatementDraft) -> bool:
    """Whether a word of cue or content denies something, or tells of what is not so, is put off or left to others."""
    spans = (*statement.source, *statement.cue, *statement.content)
    words = (word for start, end in spans for word in doc[start:end])
    unsaid = speech_words("unsaid")
    return any(word.dep_ == "neg" or word.lower_ in NEGATIVE or word.lemma_.lower() in unsaid for word in words)


def _tells_fact(verb: Token | None) -> bool:
    """Whether a clause stands in the indicative: "they are shepherds", not "they leave", "they must leave"."""
    if verb is None:
        return False
    helpers = [child for child in children_of(verb) if child.dep_ in {"aux", "auxpass"}]
    finite = any(token.tag_ in {"VBD", "VBZ"} or token.lower_ in PRESENT for token in (verb, *helpers))
    return finite and not any(MODALS.get(child.lower_) == "necessary" for child in helpers)


def _tells_of_none(verb: Token | None) -> bool:
    """Whether a clause says that there is no such thing yet, or none has been set, made or reached."""
    if verb is None:
        return False
    things = [thing for thing in children(verb, "attr", "nsubjpass") if thing.lemma_.lower() in speech_words("pending")]
    return any(
        word.lower_ == "no" and word.nbor().lower_ != "such" for thing in things for word in children(thing, "det")
    )


def by_subject(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> Force | None:
    """The force of the first words of the tables that stand with the subject they ask for ("*they* must leave")."""
    _, lemmas = counted_lemmas(doc, statement.content)
    for cue, _ in find_content_cues(lemmas):
        if cue.subject == "any" or _subject_is(draft, statement, main, cue):
            return cue.force
    return None


def _subject_is(draft: Draft, statement: StatementDraft, main: Token | None, cue: ContentCue) -> bool:
    """Whether the content's subject is the speaker's own side ("own") or somebody else ("other")."""
    if main is None:
        return False
    who = subject(main)
    if who is None:
        return False
    mention = draft.mention_of(who)
    actor = mention.actor if mention is not None else None
    own = who.lower_ in {"we", "i"} or (actor is not None and _same_side(actor, statement.speaker))
    for owner in children(who, "poss"):
        held = draft.mention_of(owner)
        named = held.actor if held is not None else None
        own = own or (owner.lower_ in OWNERS if named is None else _same_side(named, statement.speaker))
    return own if cue.subject == "own" else not own and who.lower_ not in {"it", "there", "this", "that"}


def _same_side(actor: ActorDraft, speaker: ActorDraft | None) -> bool:
    if speaker is None:
        return False
    return actor is speaker or (actor.country is not None and actor.country == speaker.country)
