"""What a trigger has found, who plays which part in it, and the questions of syntax that decide it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import Trigger, event_words

__all__ = [
    "ADDRESSING",
    "Match",
    "Roles",
    "complements",
    "is_gapped_passive",
    "is_passive_form",
    "is_under_fire",
    "logical_subject",
    "misread_finite",
    "resumed",
    "told_content",
]

CLIMB: Final = 5
COMPLEMENTS: Final = ("xcomp", "ccomp")
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
NON_FINITE: Final = frozenset({"VBG", "VB", "VBN"})
SUPPOSING: Final = frozenset({"if", "unless", "until"})
RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
CONTENT_PREPS: Final = frozenset({"of", "for", "against", "from"})
ADDRESSING: Final = frozenset({"ask", "vow", "threat", "warn"})
"""Frames of acts of speech to somebody, with a content."""
SHARING: Final = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep", "parataxis", "acomp", "oprd"})
"""Relations through which a verb without a subject has that of what governs it."""


@dataclass(slots=True, eq=False)
class Match:
    """A trigger found at a token.

    `object` is the noun that its condition or frame is about, `carrier` the light verb of a nominal act, `particles`
    the other words of the pattern; `otherwise` the next trigger to try where it depends on who acts and another does.
    """

    trigger: Trigger
    token: Token
    object: Token | None = None
    carrier: Token | None = None
    particles: list[Token] = field(default_factory=list)
    otherwise: Match | None = None


@dataclass(slots=True, eq=False)
class Roles:
    """Heads of the noun phrases in each role, and the tokens whose subtrees are the content of the act."""

    sources: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)


def is_passive_form(verb: Token) -> bool:
    """Whether what stands as the verb's subject or head suffers the act."""
    if is_gapped_passive(verb):
        return True
    if verb.tag_ != "VBN" or misread_finite(verb) is not None:
        return False
    auxiliaries = [
        child.dep_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    ]
    if "auxpass" in auxiliaries or "nsubjpass" in auxiliaries:
        return True
    if verb.dep_ == "acl":
        return "dobj" not in auxiliaries
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return not auxiliaries and is_passive_form(verb.head)
    return verb.dep_ in ("relcl", "advcl", "xcomp", "oprd") and not auxiliaries


def is_gapped_passive(verb: Token) -> bool:
    """Whether a verb shares the auxiliary of the passive it is joined to: "three were injured and six arrested"."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in event_words("done_to"):
        return False
    own = {child.dep_ for child in children_of(verb)}
    passive = any(True for _ in children(head, "auxpass"))
    return passive and "nsubj" in own and not own & {"aux", "auxpass", "dobj", "prt", "ccomp", "xcomp"}


def is_under_fire(verb: Token) -> bool:
    """Whether what stands as the subject is attacked: "came under fire", "came under heavy shelling"."""
    under = (noun for prep in children(verb, "prep") if prep.lower_ == "under" for noun in children(prep, "pobj"))
    return verb.lemma_.lower() == "come" and any(noun.lemma_.lower() in event_words("attack") for noun in under)


def logical_subject(verb: Token) -> Token | None:
    """The noun that the verb's subject place stands for, shared, controlled or relative subjects included."""
    misread = misread_finite(verb)
    if misread is not None:
        return misread[0]
    current = resumed(verb) or verb
    for step in range(CLIMB):
        own = next(children(current, "nsubj", "nsubjpass"), None)
        if own is not None:
            if own.lower_ in RELATIVES and own.tag_ in ("WP", "WDT") and current.dep_ == "relcl":
                return current.head
            return own
        head = current.head
        if head.i == current.i:
            return None
        if current.dep_ == "conj" and _only_supposed(head, current):
            head = head.head
        if current.dep_ in ("acl", "relcl"):
            return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if current.dep_ == "xcomp" and step == 0 and head.lemma_.lower() in event_words("object_control"):
            controller = next(children(head, "dobj"), None)
            if controller is not None:
                return controller
        if current.dep_ not in SHARING:
            return None
        if current.dep_ == "ccomp" and any(True for _ in children(current, "expl", "csubj")):
            return None
        if current.dep_ == "ccomp" and head.dep_ == "relcl":
            return head.head  # "an idea he said would need time": the idea would
        current = head
    return None


def _only_supposed(clause: Token, verb: Token) -> bool:
    """Whether a verb that goes on with "but" is joined to a mere condition, and so with what stands above: "will not
    talk unless the army leaves, but *left* the door open"."""
    supposed = clause.dep_ == "advcl" and any(mark.lower_ in SUPPOSING for mark in children(clause, "mark"))
    return supposed and any(word.lower_ == "but" and word.i < verb.i for word in children(clause, "cc"))


def resumed(verb: Token) -> Token | None:
    """The verb with which a finite verb is really joined, where the parser has hung it under a gerund or infinitive.

    In "accused them of lying and left" what is joined is "accused" and "left".
    """
    current = verb
    for _ in range(CLIMB):
        if current.dep_ != "conj":
            break
        current = current.head
    if current.i == verb.i or verb.tag_ not in FINITE or current.tag_ not in NON_FINITE:
        return None
    if any(True for _ in children(verb, "nsubj", "nsubjpass", "aux", "auxpass")):
        return None
    if any(True for _ in children(current, "aux", "auxpass", "nsubj", "nsubjpass", "mark")) and current.tag_ != "VB":
        return None
    for _ in range(CLIMB):
        if current.head.i == current.i or current.dep_ not in ("pcomp", "prep", "xcomp", "advcl", "dobj", "conj"):
            return None
        current = current.head
        if current.tag_ in FINITE:
            return current
    return None


def misread_finite(verb: Token) -> tuple[Token, Token] | None:
    """Subject and object of a finite verb that the parser took for a participle before its object.

    A number or determiner never follows such a participle: in "Ghana test-fired two rockets" it is the verb.
    """
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or noun.i < verb.i:
        return None
    if not any(child.dep_ in ("det", "nummod", "poss") and child.i > verb.i for child in noun.lefts):
        return None
    before = [
        child
        for child in noun.lefts
        if child.dep_ in ("compound", "nmod", "poss", "amod", "nsubj") and child.i < verb.left_edge.i
    ]
    subject = before[-1] if before and before[-1].pos_ in ("PROPN", "NOUN") else None
    return (subject, noun) if subject is not None else None


def complements(verb: Token) -> list[Token]:
    """The clauses that say what is promised, asked, refused: an infinitive taken for an adverbial one too."""
    return [
        child
        for child in children_of(verb)
        if (child.dep_ in COMPLEMENTS and child.i > verb.i)
        or (
            child.dep_ == "advcl"
            and child.i > verb.i
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in children_of(child))
        )
    ]


def told_content(verb: Token) -> list[Token]:
    """What a verb of speech is about, whoever spoke: its clauses and what some prepositions bring in."""
    return [*complements(verb), *(prep for prep in children(verb, "prep") if prep.lower_ in CONTENT_PREPS)]
