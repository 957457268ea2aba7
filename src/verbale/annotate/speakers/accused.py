"""Whom a pronoun means that denies what somebody has just been accused of: the accused, never the accuser."""

from __future__ import annotations

from typing import Final, NamedTuple

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, StatementDraft
from verbale.annotate.grammar.syntax import agent, children, is_passive
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.cues import cue_forces
from verbale.lexicon.reference import Pronoun, actor_words

__all__ = ["Charge", "charge_denied", "may_be"]

ANAPHORS: Final = frozenset({"it", "this", "that", "which", "them", "these", "those"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "such", "both"})
DENYING: Final = frozenset({"deny", "reject"})
PREDICATES: Final = ("acomp", "attr", "oprd")


class Charge(NamedTuple):
    """What somebody denies: who brought it against whom, and whether the words may mean something else."""

    accuser: ActorDraft
    accused: ActorDraft | None
    doubtful: bool


def charge_denied(discourse: Discourse, token: Token) -> Charge | None:
    """The charge of the sentence before, or of the same one, that the pronoun's verb denies; None where it does not."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    thing = _denied(verb)
    if thing is None:
        return None
    plain = thing.lower_ in ANAPHORS
    charge = next(
        filter(None, (_charge(discourse, s, plain=plain) for s in _told_before(discourse, verb, thing))), None
    )
    if charge is None:
        return None
    force = cue_forces().get(verb.lemma_.lower())
    return charge._replace(doubtful=plain and force is not None and force.force == "reject")


def may_be(actor: ActorDraft, form: Pronoun) -> bool:
    """Whether a pronoun of the third person can mean the actor by its number and gender."""
    if form.number == "plural":
        return actor.plural or bool(actor.members)
    if form.gender == "n":
        return actor.kind != "person" and not actor.plural
    return actor.kind in ("person", "unknown") and not actor.plural and actor.gender in (None, form.gender)


def _denied(verb: Token) -> Token | None:
    """What a verb denies: "it", "the charge", "which"; also of "called the charge absurd", "said it was a lie"."""
    force = cue_forces().get(verb.lemma_.lower())
    things = [
        *children(verb, "dobj"),
        *(noun for clause in children(verb, "ccomp") for noun in children(clause, "nsubj")),
    ]
    if force is not None and force.force in DENYING:
        things = list(children(verb, "dobj"))
        if verb.dep_ == "relcl" and not things:
            things = [verb.head]
    elif not any(_is_untrue(word) for node in (verb, *children(verb, "ccomp")) for word in children(node, *PREDICATES)):
        return None
    return next((thing for thing in things if _is_charge(thing, verb)), None)


def _is_untrue(word: Token) -> bool:
    return word.lemma_.lower() in actor_words("untrue")


def _is_charge(thing: Token, verb: Token) -> bool:
    if thing.lower_ in ANAPHORS:
        return True
    called = thing.lemma_.lower() in actor_words("charge")
    return called and (verb.dep_ == "relcl" or any(child.lower_ in DEFINITE for child in thing.lefts))


def _told_before(discourse: Discourse, verb: Token, thing: Token) -> list[StatementDraft]:
    """The statements of the same sentence that a relative clause goes on from, else those of the one before."""
    salience = discourse.salience
    relative = verb.dep_ == "relcl"
    here = salience.sentence[verb.i] - (0 if relative else 1)
    found = [
        statement
        for statement in discourse.draft.statements
        if (cue := statement.cue_head) is not None
        and cue < thing.i
        and salience.sentence[cue] == here
        and salience.quoted[cue] is salience.quoted[verb.i]
    ]
    return sorted(found, key=lambda statement: -(statement.cue_head or 0))


def _charge(discourse: Discourse, statement: StatementDraft, *, plain: bool) -> Charge | None:
    """The charge that a statement brings: "accused Lee of", or a clause about somebody else."""
    cue = discourse.doc[statement.cue_head or 0]
    known = cue_forces().get(statement.lemma) or cue_forces().get(cue.lemma_.lower())
    if known is None or known.kind != "speech" or cue.pos_ != "VERB":
        return None
    if known.force == "accuse":
        by, of = (agent(cue), next(children(cue, "nsubjpass"), None)) if is_passive(cue) else (
            next(children(cue, "nsubj"), None), next(children(cue, "dobj"), None)
        )  # fmt: skip
    else:
        clause = next(children(cue, "ccomp"), None)
        by = next(children(cue, "nsubj"), None)
        of = next(children(clause, "nsubj"), None) if clause is not None else None
        if of is None or known.force != "assert":
            return None
    accuser, accused = _actor(discourse, by), _actor(discourse, of)
    told = known.force == "accuse" or (accused is not None and accused.kind == "person")
    return Charge(accuser, accused, plain) if accuser is not None and accuser is not accused and told else None


def _actor(discourse: Discourse, token: Token | None) -> ActorDraft | None:
    mention = discourse.draft.by_token.get(token.i) if token is not None else None
    return mention.actor if mention is not None else None
