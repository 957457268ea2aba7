"""Forces: what a statement does (offers, demands, denies ...), its polarity, its modality and whom it is to benefit.

The cue decides first (`lexicon.cues.cue_forces`). A cue that tells nothing by itself ("said") leaves it to the words of
the content: `lexicon.contents` lists what they must be.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft, draft_of
from verbale.annotate.syntax import children, subject
from verbale.lexicon.contents import ContentCue, content_cues, document_nouns
from verbale.model import Force, Modality

__all__ = ["weigh_forces"]

OPEN = frozenset({"assert", "hold"})
"""Forces that the content's own words may sharpen."""
NOR_REACH = 4
"""Words between "nor" and the cue it denies."""
DENYING = frozenset({"deny", "reject"})
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
    for statement in draft.statements:
        main = _main_verb(doc, statement)
        _sharpen(doc, draft, statement, main)
        statement.modality = _modality(doc, statement, main)
        if statement.force in DENYING or _negated(doc, statement):
            statement.polarity = "negative"
        if _told_by_document(doc, statement):
            statement.kind = "document"
        if statement.force in {"offer", "assure", "commit"} and main is not None:
            statement.beneficiaries = _beneficiaries(draft, statement, main)
    return doc


def _main_verb(doc: Doc, statement: StatementDraft) -> Token | None:
    """The verb at the top of the content, None where it is a noun phrase."""
    for start, end in statement.content:
        inside = [token for token in doc[start:end] if token.pos_ in {"VERB", "AUX", "ADJ"}]
        for token in inside:
            head = token.head
            if head.i == token.i or not start <= head.i < end or token.dep_ == "ROOT":
                if token.pos_ != "ADJ":
                    return token
        verbs = [token for token in inside if token.pos_ != "ADJ" and token.dep_ not in {"relcl", "acl", "amod"}]
        if verbs:
            return verbs[0]
    return None


def _sharpen(doc: Doc, draft: Draft, statement: StatementDraft, main: Token | None) -> None:
    if statement.force not in OPEN or statement.kind == "attitude":
        return
    lemmas = list(_lemmas(doc, statement))
    for cue in content_cues():
        if cue.matches(lemmas) and (cue.subject == "any" or _subject_is(draft, statement, main, cue)):
            statement.force = cue.force
            return


def _lemmas(doc: Doc, statement: StatementDraft) -> Iterator[str]:
    """The content's lemmas in lower case, pronouns as written."""
    for start, end in statement.content:
        for token in doc[start:end]:
            if token.is_alpha or token.lower_ in {"n't", "'ll", "'re"}:
                yield "not" if token.lower_ in {"n't", "not"} else token.lower_ if token.pos_ == "PRON" else token.lemma_.lower()


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
    possessed = any(child.lower_ in {"his", "her", "their", "our", "its", "my"} for child in children(who, "poss"))
    own = own or possessed
    return own if cue.subject == "own" else not own and who.lower_ not in {"it", "there", "this", "that"}


def _same_side(actor: ActorDraft, speaker: ActorDraft | None) -> bool:
    if speaker is None:
        return False
    return actor is speaker or (actor.country is not None and actor.country == speaker.country)


def _modality(doc: Doc, statement: StatementDraft, main: Token | None) -> Modality:
    force: Force = statement.force
    if main is None:
        return "actual"
    words = {child.lower_ for child in main.children if child.dep_ in {"aux", "mark"}}
    if "if" in words or "unless" in words:
        return "conditional"
    if any(child.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in children(child, "mark")) for child in main.children):
        return "conditional"
    lemma = main.lemma_.lower()
    complement = next(children(main, "acomp", "xcomp"), None)
    if complement is not None and complement.lemma_.lower() in {"ready", "willing", "prepared"}:
        return "ready"
    if lemma in {"plan", "intend", "mean", "aim"}:
        return "intended"
    if lemma in {"hope", "wish"}:
        return "hoped"
    if lemma in {"need", "have"} and any(child.dep_ == "xcomp" for child in main.children):
        return "necessary"
    for word in ("must", "should", "may", "might", "could", "can", "will", "'ll", "shall", "would"):
        if word in words:
            return MODALS[word]
    if force in {"offer"}:
        return "ready"
    if force in {"commit", "predict", "assure"} and "to" in words:
        return "future"
    return "necessary" if force in {"demand", "request"} and "to" in words else "actual"


def _negated(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the cue is denied: "did not say that ...", "nor would he say how ..."."""
    if statement.cue_head is None:
        return False
    cue = doc[statement.cue_head]
    before = doc[max(cue.sent.start, cue.i - NOR_REACH) : cue.i]
    return any(child.dep_ == "neg" for child in cue.children) or any(token.lower_ == "nor" for token in before)


def _told_by_document(doc: Doc, statement: StatementDraft) -> bool:
    """Whether the source is a text: a report, a letter, a poll."""
    if statement.kind == "attitude" or not statement.source:
        return False
    start, end = statement.source[0]
    root = doc[start:end].root
    return root.pos_ == "NOUN" and root.lemma_.lower() in document_nouns()


def _beneficiaries(draft: Draft, statement: StatementDraft, main: Token) -> list[ActorDraft]:
    """Who gains by an offer, promise or assurance: objects of its verbs and "for" phrases, never its two ends."""
    ends = {id(statement.speaker), *(id(actor) for actor in statement.addressees)}
    found: list[ActorDraft] = []
    for verb in (token for token in main.subtree if token.pos_ == "VERB" and statement.covers(token.i)):
        objects = [noun for child in children(verb, "dobj", "dative") for noun in (child, *child.conjuncts)]
        for preposition in children(verb, "prep"):
            if preposition.lower_ in {"for", "on", "to"}:
                objects.extend(children(preposition, "pobj"))
        for noun in objects:
            mention = draft.mention_of(noun)
            if mention is None or mention.head != noun.i or mention.actor is None:
                continue
            if id(mention.actor) not in ends and mention.actor not in found and mention.actor.kind != "person":
                found.append(mention.actor)
    return found
