"""Two parties' accounts of one act that differ in who did it, in when it was, or in whether it was done at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, PositionDraft, QuestionDraft, StatementDraft
from verbale.annotate.grammar.columns import sentence_numbers
from verbale.annotate.grammar.suppositions import is_unreal
from verbale.annotate.grammar.syntax import agent, children, is_passive, subject, verb_group
from verbale.annotate.grammar.tense import MODAL, PERFECT
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.annotate.questions.act_details import are_details_apart, are_times_apart
from verbale.annotate.questions.sides import are_apart
from verbale.annotate.questions.voices import position, words_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.issue import issue_words
from verbale.model import DivergenceKind

__all__ = ["rival_accounts"]

REACH: Final = 3
"""Sentences between two accounts of one thing; one for a pronoun that takes up the other's word. Own choice."""

DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
TAKING_UP: Final = {"NN": frozenset({"it", "this", "that"}), "NNS": frozenset({"they", "them", "these"})}
DESCRIBING: Final = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
PLACING: Final = frozenset({"in", "at", "near", "on", "outside", "inside", "along"})
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
FURTHER: Final = frozenset({"again", "also", "too", "twice"})
"""Words by which a second telling is of a second act."""
TELLING: Final = frozenset({"assert", "characterise", "predict", "accuse", "deny", "accept", "assure", "commit"})
"""Forces of statements that tell what was or will be, and do not ask for it."""

DENYING: Final = frozenset({"deny", "refute", "dispute", "reject"})
AHEAD: Final = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})


class _Account(NamedTuple):
    """Who, by one statement, did what: `thing` is what was asked for, broken or begun; None where only "first" tells
    which act is meant ("Chad fired first")."""

    statement: StatementDraft
    verb: Token
    act: str
    doer: ActorDraft | None
    thing: Token | None
    sentence: int
    denied: bool
    ahead: bool


def rival_accounts(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The questions of who did a thing, when and whether, where two sides of the report answer differently."""
    known: list[_Account] = []
    asked: set[int] = set()
    sentences = sentence_numbers(doc)
    for statement in draft.statements:
        told = statement.speaker is not None and statement.kind == "speech" and statement.force in TELLING
        if not told or statement.parent is not None:
            continue
        account = _account(doc, draft, statement, sentences)
        if account is None:
            continue
        for earlier in reversed(known):
            kind = _difference(draft, earlier, account)
            if kind is None or earlier.verb.i in asked:
                continue
            asked |= {earlier.verb.i, account.verb.i}
            held = _question_of(draft, earlier, account)
            positions = [_stated(one, draft) for one in (earlier, account)]
            if held is None:
                yield QuestionDraft("other", _text(kind, earlier), positions, kind)
            elif held.divergence is None and len(held.positions) == len(positions):
                held.positions, held.divergence = positions, kind
            break
        known.append(account)


def _account(doc: Doc, draft: Draft, statement: StatementDraft, sentences: list[int]) -> _Account | None:
    """The one act that the statement tells as a fact; None where it tells none that is done only once."""
    told = next((doc[start:end].root for start, end in statement.content), None)
    if told is None:
        return None
    brought = _brought_out(told)
    verb, doer = brought or (told, agent(told) if is_passive(told) else subject(told))
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass")}
    supposed = bool(helpers & (MODAL - AHEAD)) or (helpers & AHEAD and helpers & PERFECT) or is_unreal(verb)
    if verb.pos_ != "VERB" or supposed or any(child.lower_ in FURTHER for child in children_of(verb)):
        return None
    act, thing = _act(verb)
    asking = _asking(verb)
    if asking is not None:
        act, doer, thing = asking
    if not act:
        return None
    if thing is None and not any(child.lower_ == "first" for child in children_of(verb)):
        return None
    if doer is not None and doer == thing:
        doer = None
    mention = draft.mention_of(doer) if doer is not None else None
    if doer is not None and (mention is None or mention.actor is None):
        return None
    refuted = statement.lemma in DENYING
    if refuted and is_negated(verb):
        return None
    actor = mention.actor if mention is not None else None
    denied, ahead = refuted or is_negated(verb), bool(helpers & AHEAD)
    return _Account(statement, verb, act, actor, thing, sentences[verb.i], denied, ahead)


def _brought_out(told: Token) -> tuple[Token, Token] | None:
    """The verb and the doer of "it was Chad that broke it"."""
    attribute = next(children(told, "attr", "acomp"), None)
    if told.lemma_ != "be" or attribute is None or not any(k.lower_ == "it" for k in children(told, "nsubj")):
        return None
    clause = next(iter((*children(attribute, "relcl"), *children(told, "relcl", "ccomp", "advcl"))), None)
    return (clause, attribute) if clause is not None and not is_negated(told) else None


def _act(verb: Token) -> tuple[str, Token | None]:
    """What kind of act the verb tells, by a word that all verbs for it share, and what it is done to; "" for none."""
    acts, firsts = issue_words("single_act"), issue_words("first_act")
    lemma = verb.lemma_.lower()
    if lemma == "open" and any(thing.lower_ == "fire" for thing in children(verb, "dobj")):
        return "fire", None
    for child in children(verb, "prep", "prt"):
        act = acts.get(f"{lemma} {child.lower_}")
        if act:
            things = children(child, "pobj") if child.dep_ == "prep" else children(verb, "dobj")
            return act, next(iter((*things, *children(verb, "nsubjpass"))), None)
    if lemma in acts:
        thing = next(iter((*children(verb, "dobj"), *children(verb, "nsubjpass"))), None)
        return acts[lemma], thing if thing is not None else _begun(verb)
    return firsts.get(lemma, ""), None


def _asking(verb: Token) -> tuple[str, Token, Token] | None:
    """Act, doer and thing of "the request for the talks came from Chad"."""
    noun = subject(verb)
    if verb.lemma_ != "come" or noun is None or noun.lemma_ not in issue_words("asking_noun"):
        return None
    doer = next((k for prep in children(verb, "prep") if prep.lower_ == "from" for k in children(prep, "pobj")), None)
    asked = (k for prep in children(noun, "prep") if prep.lower_ in ("for", "of") for k in children(prep, "pobj"))
    thing = next(asked, None)
    return (issue_words("asking_noun")[noun.lemma_], doer, thing) if doer is not None and thing is not None else None


def _begun(verb: Token) -> Token | None:
    """What began or ended by itself: the subject of a verb without an object."""
    own = subject(verb)
    return own if own is not None and verb.lemma_ in issue_words("self_act") else None


def _difference(draft: Draft, first: _Account, second: _Account) -> DivergenceKind | None:
    """How two accounts of one act differ; None where they are not surely of one act, or do not differ."""
    if first.act != second.act or first.ahead != second.ahead or second.sentence - first.sentence > REACH:
        return None
    if not are_apart(first.statement.speaker, second.statement.speaker) or not _same_thing(first, second):
        return None
    places = [set(_places(account.verb)) for account in (first, second)]
    if all(places) and places[0].isdisjoint(places[1]):
        return None
    timed = are_times_apart(draft, first.verb, second.verb)
    same = first.doer is second.doer
    if first.denied != second.denied:
        return "fact" if same and not timed else None
    if first.denied:
        return None
    if timed:
        return "timing" if same else None
    return "attribution" if are_apart(first.doer, second.doer) else None


def _same_thing(first: _Account, second: _Account) -> bool:
    """Whether both are of one thing: the same noun, definite where it comes again, with nothing said of one that the
    other does not have, or a pronoun for it in the next sentence."""
    one, other = first.thing, second.thing
    if one is None or other is None:
        return one is other
    if one.tag_ not in TAKING_UP or (one.tag_ == "NNS" and one.lower_ not in meeting_words("process_noun")):
        return False
    if other.tag_ in ("PRP", "DT"):
        return other.lower_ in TAKING_UP[one.tag_] and second.sentence - first.sentence <= 1
    if one.lower_ != other.lower_:
        return False
    if are_details_apart(one, other):
        return False
    mine, theirs = ({k.lower_ for k in children_of(noun) if k.dep_ in DESCRIBING} for noun in (one, other))
    definite = any(child.lower_ in DEFINITE for child in children(other, "det"))
    return definite and (mine <= theirs or theirs <= mine)


def _places(verb: Token) -> Iterator[str]:
    for prep in children(verb, "prep"):
        if prep.lower_ in PLACING:
            yield from (noun.lower_ for noun in children(prep, "pobj") if noun.ent_type_ in PLACES)


def _question_of(draft: Draft, first: _Account, second: _Account) -> QuestionDraft | None:
    """The question of the report that sets both statements against one another already."""
    pair = (first.statement, second.statement)
    held = (q for q in draft.questions if all(any(p.statement is one for p in q.positions) for one in pair))
    return next(held, None)


def _stated(account: _Account, draft: Draft) -> PositionDraft:
    """The account as a position, in its own words with the subject."""
    stated = position(account.verb, draft, statement=account.statement, whole=True)
    start, end = account.statement.content[0]
    if start <= account.verb.i < end and start <= stated.evidence[0]:
        stated.evidence = (start, stated.evidence[1])
        stated.value = words_of(account.verb.doc, stated.evidence)
    return stated


def _text(kind: DivergenceKind, account: _Account) -> str:
    """The question in the words of the first account: "Who asked for the talks?", "Whether Chad broke the truce"."""
    verb, thing = account.verb, account.thing
    start, end = verb_group(verb)
    if is_passive(verb) and thing is not None and kind == "attribution":
        return f"By whom: {words_of(verb.doc, (thing.left_edge.i, end))}?"
    last = max(end, thing.i + 1) if thing is not None else verb.right_edge.i + 1
    if kind == "attribution":
        return f"Who {words_of(verb.doc, (start, last))}?"
    return f"{'When' if kind == 'timing' else 'Whether'}: {words_of(verb.doc, (verb.left_edge.i, last))}?"
