"""Forces: what a statement does (offers, demands, denies ...), its polarity, its modality and whom it is to benefit.

The force head of the tagger judges the words of cue and content together; the tables (`lexicon.cues`,
`lexicon.contents`) tell it what they know. Rules decide where grammar does: a cue that is denied, a question in a
transcript, an attitude.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.columns import columns_of
from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft, draft_of
from verbale.annotate.encoding import encoded_of
from verbale.annotate.event_status import is_avoided, is_let_stand
from verbale.annotate.force_hints import FORCES, counted_lemmas, force_hints
from verbale.annotate.syntax import children, governor, subject
from verbale.annotate.tagger import load_tagger
from verbale.annotate.threats import is_benefit, is_ultimatum
from verbale.annotate.tree import children_of, subtree_of
from verbale.annotate.turns import in_text_order, sentences_of_turns
from verbale.annotate.withholding import is_negated
from verbale.lexicon.contents import ContentCue, document_nouns, find_content_cues
from verbale.lexicon.cues import cue_forces
from verbale.lexicon.plover import event_words
from verbale.model import Force, Modality

__all__ = ["weigh_forces"]

NOBODY = frozenset({"no", "neither", "nobody", "none", "noone"})
"""Words before or as a subject that deny the verb ("Neither government has commented")."""
NOR_REACH = 4
"""Words between "nor" and the cue it denies."""
OPENING = 5
"""Words of a content in which it may deny what others have put in the speaker's mouth."""
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
CLEAR: frozenset[Force] = frozenset(
    {
        "propose",
        "offer",
        "demand",
        "accuse",
        "threaten",
        "deny",
        "reject",
        "accept",
        "assure",
        "commit",
        "decline",
        "defer",
    }
)
"""What a sentence of a transcript's turn must do to be a statement of its own."""
BY_MOOD = frozenset({"insist", "suggest"})
"""Verbs that ask for something only before a clause in the subjunctive ("insisted that he leave"), not before one that
tells a fact ("insisted that he left")."""
FACTUAL: frozenset[Force] = frozenset({"assert", "deny", "accuse", "assure", "characterise", "predict", "warn"})
"""What a clause that tells a fact can be."""
PRESENT = frozenset({"are", "'re", "have", "'ve", "do", "am", "'m"})
"""Present plurals that are no infinitives; "leave" in "insisted that they leave" may be either."""
PENDING = frozenset({"plan", "date", "decision", "agreement", "progress", "change", "timetable", "deadline", "let"})
"""Things that are not there yet, of which nobody need have claimed that they are ("there were no plans for talks")."""
LEAST = 1e-6
OWNERS = frozenset({"my", "our", "his", "her", "its"})
"""Possessives that mean the speaker where nothing else is known of them."""
DENYING = frozenset({"deny", "reject"})
ASKING = frozenset({"demand", "request"})
TAKEN_BACK: dict[Force, Force] = {
    "accept": "reject", "commit": "reject", "offer": "reject", "accuse": "assert", "demand": "assert",
    "propose": "assert", "request": "assert", "threaten": "assert",
}  # fmt: skip
"""What is done by taking a statement of some force back: "withdrew its consent", "dropped its demand"."""
QUESTIONS = frozenset({"who", "what", "when", "where", "why", "how", "whether", "if", "which"})
"""Words that open what a speaker leaves unsaid: "did not say when ..."."""
GAINING = frozenset({"for", "to"})
STRUCK = frozenset({"on", "against"})
"""Prepositions before the one who gains by an act, or whom a harm strikes."""
PLANNING: dict[str, Modality] = {
    "ready": "ready",
    "willing": "ready",
    "prepared": "ready",
    "plan": "intended",
    "intend": "intended",
    "mean": "intended",
    "aim": "intended",
    "hope": "hoped",
    "hopeful": "hoped",
    "wish": "hoped",
}
"""The modality that a word gives the act after it ("plans to", "is ready to", "we are hopeful that")."""
MODALS: dict[str, Modality] = {
    "will": "future",
    "'ll": "future",
    "shall": "future",
    "would": "future",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "must": "necessary",
    "should": "necessary",
}
"""The modality that an auxiliary gives the clause it stands in."""


@Language.component("verbale_forces")
def weigh_forces(doc: Doc) -> Doc:
    """The Doc with force, kind, polarity, modality and beneficiaries set on every statement."""
    draft = draft_of(doc)
    cues = {statement.cue_head for statement in draft.statements}
    clear = list(_clear_sentences(doc, draft))
    if clear:
        draft.statements = in_text_order([*draft.statements, *clear])
    for statement in draft.statements:
        main = _main_verb(doc, statement)
        negated = _negated(doc, statement)
        denying = statement.force in DENYING
        relays = main is not None and main.i in cues and statement.force == "assert"
        # What relays an act only asserts it: "said that he had offered ...".
        if (negated or not relays or statement.construction == "turn") and statement.construction != "turn_sentence":
            _set_force(doc, draft, statement, main, negated=negated)
        statement.modality = _modality(doc, statement, main)
        stands = statement.cue_head is not None and is_let_stand(doc[statement.cue_head])
        if (negated and not stands) or (denying and statement.force in DENYING):
            statement.polarity = "negative"  # its cue turns the content round; "said that no date was set" does not
        if not negated and statement.force in TAKEN_BACK and _takes_back(doc, statement):
            statement.force, statement.polarity = TAKEN_BACK[statement.force], "negative"
        if statement.force in {"offer", "assure", "commit"} and main is not None:
            statement.beneficiaries = _beneficiaries(draft, statement, _act(doc, statement) or main)
    return doc


def _clear_sentences(doc: Doc, draft: Draft) -> Iterator[StatementDraft]:
    """The sentences of turns of which the head of the tagger and the words with their subject say that they do the
    same, and no mere telling."""
    for statement in sentences_of_turns(doc, draft):
        main = _main_verb(doc, statement)
        force = _by_subject(doc, draft, statement, main)
        if force in CLEAR and force == _likeliest(doc, draft, statement, main):
            statement.force = force
            yield statement


def _set_force(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None, *, negated: bool) -> None:
    """Set force and kind; the draft comes with those of its cue in the tables."""
    by_cue = statement.force
    if statement.construction == "turn" and _asks(doc, statement):
        statement.force = "request"
    elif by_cue == "reject" and _keeps_silent(doc, statement):
        statement.force = "decline"
    else:
        statement.force = _likeliest(doc, draft, statement, main) or by_cue
        if statement.kind == "attitude" and statement.force != "hold":
            statement.kind = "speech"
        elif negated and statement.kind != "attitude":
            statement.force = _when_denied(statement, by_cue, doc[statement.content[0][0]])
    if _told_by_document(doc, statement):
        statement.kind = "document"
        statement.force = "assert" if statement.force == "hold" else statement.force


def _likeliest(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> Force | None:
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
    if statement.lemma in BY_MOOD and _tells_fact(main):
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
    plain = _by_subject(doc, draft, statement, main) if told in ("assert", "characterise") else None
    if plain in odds and (told == "assert" or plain == "converge"):
        odds[plain] += BY_GRAMMAR.get(plain, BY_SUBJECT)
    if plain == "deny" and "say" in counted_lemmas(doc, statement.content)[1][:OPENING]:
        odds.pop("decline", None)  # "I did not say that"
    likeliest = max(odds, key=odds.__getitem__)
    asks = likeliest in ASKING or (by_cue and FORCES[by_cue - 1] in ASKING)
    return "threaten" if asks and any(is_ultimatum(doc, *span) for span in statement.content) else likeliest


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
    things = [thing for thing in children(verb, "attr", "nsubjpass") if thing.lemma_.lower() in PENDING]
    return any(word.lower_ == "no" for thing in things for word in children(thing, "det"))


def _by_subject(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> Force | None:
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


def _act(doc: Doc, statement: StatementDraft) -> Token | None:
    """The verb of the act that the content's words offer, promise or rule out ("ready to *train* ...")."""
    tokens, lemmas = counted_lemmas(doc, statement.content)
    places = (place for cue, place in find_content_cues(lemmas) if cue.force == statement.force)
    return next((governor(doc[tokens[place]]) for place in places), None)


def _main_verb(doc: Doc, statement: StatementDraft) -> Token | None:
    """The verb at the top of the content, None where it is a noun phrase."""
    for start, end in statement.content:
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


def _modality(doc: Doc, statement: StatementDraft, main: Token | None) -> Modality:
    force: Force = statement.force
    governor = doc[statement.cue_head].head if statement.cue_head is not None else None
    if governor is not None and doc[statement.cue_head or 0].dep_ == "xcomp" and governor.lemma_.lower() in PLANNING:
        return PLANNING[governor.lemma_.lower()]
    if main is None:
        return "actual"
    words = {child.lower_ for child in children_of(main) if child.dep_ in {"aux", "mark"}}
    if "if" in words or "unless" in words:
        return "conditional"
    if any(
        child.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in children(child, "mark"))
        for child in children_of(main)
    ):
        return "conditional"
    lemma = main.lemma_.lower()
    complement = next(children(main, "acomp", "xcomp"), None)
    complement = complement if lemma in {"be", "stand", "remain"} else None
    for word in (complement.lemma_.lower() if complement is not None else "", lemma):
        if word in PLANNING:
            return PLANNING[word]
    if lemma in {"need", "have"} and any(child.dep_ == "xcomp" for child in children_of(main)):
        return "necessary"
    for word in ("must", "should", "may", "might", "could", "can", "will", "'ll", "shall", "would"):
        if word in words:
            return MODALS[word]
    if force in {"offer"}:
        return "ready"
    if force in {"commit", "predict", "assure"} and "to" in words:
        return "future"
    bids = force == "demand" or (force == "request" and not _asks(doc, statement))
    return "necessary" if bids else "actual"


def _negated(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the cue is denied: "did not say that ...", "nor would he say how ...", "avoided condemning ..."."""
    if statement.cue_head is None:
        return False
    cue = doc[statement.cue_head]
    avoids = cue.lemma_.lower() in event_words("avoiding") and not is_negated(cue)
    if avoids or any(is_avoided(word) for start, end in statement.cue for word in doc[start:end]):
        return True
    who = subject(cue)
    if who is not None and any(word.lower_ in NOBODY for word in (who, *who.lefts)):
        return True
    denied = any(child.dep_ == "neg" for child in children_of(cue))
    return (denied and cue.lemma_.lower() not in event_words("avoiding")) or _after_nor(doc, cue)


def _takes_back(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the cue takes back what its noun says: "withdrew its acceptance of ..."."""
    words = [word for start, end in statement.cue for word in doc[start:end]]
    verbs = [word for word in words if word.lemma_.lower() in event_words("taking_back")]
    return any(verb.pos_ == "VERB" and any(True for _ in children(verb, "dobj", "nsubjpass")) for verb in verbs)


def _after_nor(doc: Doc, cue: Token) -> bool:
    """Whether a "nor" stands right before the cue, in its sentence."""
    near = columns_of(doc).lower[max(0, cue.i - NOR_REACH) : cue.i]
    return "nor" in near and "nor" in near[max(0, cue.sent.start - cue.i + len(near)) :]


def _when_denied(statement: StatementDraft, by_cue: Force, opening: Token) -> Force:
    """The force of a cue that is denied: "did not say when", "has not ruled out", "has not commented on"."""
    if by_cue in DENYING:
        return "defer" if statement.lemma == "rule_out" else "assert"
    nominal = statement.construction in {"object", "preposition"} and by_cue == "assert"
    return "decline" if nominal or opening.lower_ in QUESTIONS else statement.force


def _keeps_silent(doc: Doc, statement: StatementDraft) -> bool:
    """Whether what is refused is to speak: "refused to say who had fired"."""
    start, end = statement.content[0]
    verb = next((token for token in doc[start:end] if token.pos_ == "VERB"), None)
    known = cue_forces().get(verb.lemma_.lower()) if verb is not None else None
    return statement.construction == "infinitive" and known is not None and known.force == "assert"


def _asks(doc: Doc, statement: StatementDraft) -> bool:
    """Whether a turn ends in a question mark."""
    end = statement.content[-1][1]
    return any(token.text == "?" for token in doc[max(end - 2, 0) : min(end + 1, len(doc))])


def _told_by_document(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the source is a text: a report, a letter, a poll."""
    if not statement.source:
        return False
    start, end = statement.source[0]
    root = doc[start:end].root
    return root.pos_ == "NOUN" and root.lemma_.lower() in document_nouns()


def _beneficiaries(draft: Draft, statement: StatementDraft, main: Token) -> list[ActorDraft]:
    """Who gains by an offer, promise or assurance, never one of its two ends.

    The objects of its verbs and its "for" phrases; for a promise not to harm, whom the harm would have struck ("would
    not be used for an attack on a neighbour").
    """
    ends = {id(statement.speaker), *(id(actor) for actor in statement.addressees)}
    told = {other.cue_head for other in draft.statements}
    found: list[ActorDraft] = []
    for token in subtree_of(main):
        if not statement.covers(token.i) or token.i in told:
            continue
        nouns: list[Token] = []
        if token.pos_ in {"VERB", "NOUN"}:
            prepositions = GAINING if token.pos_ == "VERB" else STRUCK
            makes = token.lemma_.lower() in event_words("creating")  # a committee that is set up does not gain
            nouns = list(children(token, "dobj", "dative")) if token.pos_ == "VERB" and not makes else []
            for preposition in children(token, "prep"):
                if preposition.lower_ in prepositions:
                    nouns.extend(children(preposition, "pobj"))
        for noun in (each for top in nouns for each in (top, *top.conjuncts)):
            actor = _actor_at(draft, noun)
            if actor is not None and id(actor) not in ends and actor not in found and actor.kind != "person":
                found.append(actor)
    return found


def _actor_at(draft: Draft, noun: Token) -> ActorDraft | None:
    """The actor that a noun heads a mention of; one that is only described ("a neighbour") is an actor of its own."""
    mention = draft.mention_of(noun)
    if mention is None or mention.head != noun.i:
        return None
    if mention.actor is None and mention.kind == "description" and not mention.candidates:
        mention.actor = ActorDraft(noun.doc[mention.start : mention.end].text)
        draft.actors.append(mention.actor)
    return mention.actor
