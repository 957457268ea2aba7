"""What looks like an act and is none: questions, stock phrases of the press, private opinion, sport, nobody known."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft
from verbale.annotate.events.actors import STRONG, Actors
from verbale.annotate.events.arms import is_accident
from verbale.annotate.events.roles import Match, Roles, complements, logical_subject
from verbale.annotate.events.strangers import SPOKEN
from verbale.annotate.grammar.syntax import agent, children, is_passive
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.meetings.state import is_standing
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.plover import event_words
from verbale.lexicon.who import demonyms, roles
from verbale.model import Root

__all__ = ["are_private", "is_no_act", "is_private", "is_stock_phrase", "is_unknown"]

CLIMB: Final = 6
STANCES: Final[frozenset[Root]] = frozenset({"SUPPORT", "REJECT", "AGREE", "REQUEST", "ACCUSE"})
"""Roots that are acts only of those who can take a public position: not of crowds, voters, people in general."""
OPINIONS: Final[frozenset[Root]] = frozenset({"SUPPORT", "REJECT"})
CONTESTS: Final[frozenset[Root]] = frozenset({"ASSAULT", "THREATEN", "RETREAT"})
MEDIA: Final = "MED"
MOVES: Final[frozenset[Root]] = frozenset({"MOBILIZE", "RETREAT"})
STARTING: Final = frozenset({"begin", "start", "continue"})
AIMING: Final = frozenset({"on", "upon", "at", "into", "against", "toward", "towards"})
"""Words that bring in at whom shots are fired."""


def is_stock_phrase(match: Match) -> bool:
    """Whether it only says how the press came by its news: who may not talk to it, who wants not to be named."""
    verb = match.token
    if match.object is not None and match.object.lemma_.lower() == "anonymity":
        return True
    if match.trigger.frame == "ask" and any(_anonymous(clause) for clause in complements(verb)):
        return True
    talking = event_words("comment") | {"brief", "address", "meet"}
    lemma = verb.lemma_.lower()
    if lemma in event_words("permitting"):
        return any(clause.lemma_.lower() in talking for clause in children(verb, "xcomp", "ccomp"))
    if lemma not in talking:
        return False
    above = verb.head
    return verb.dep_ in ("xcomp", "ccomp") and above.lemma_.lower() in event_words("permitting")


def _anonymous(clause: Token) -> bool:
    """Whether what is asked is not to be named."""
    lemma = clause.lemma_.lower()
    if lemma in event_words("unnamed"):
        return any(child.dep_ in ("auxpass", "neg") for child in children_of(clause))
    return lemma in ("anonymous", "unnamed") or any(
        child.lemma_.lower() in ("anonymity", "anonymous", "unnamed") for child in children_of(clause)
    )


def is_private(actors: Actors, match: Match, roles: Roles) -> bool:
    """Whether who acts, or on whom, makes it no public affair: the press, athletes, the opinion of people at large."""
    root = match.trigger.root
    if match.trigger.frame == "threat" and any(_sues(clause) for clause in complements(match.token)):
        return not any(actors.strength(token) == STRONG for token in roles.sources)
    if root in CONTESTS and match.object is not None and match.object.lemma_.lower() in event_words("sport_thing"):
        return True
    if match.trigger.only == "civil":
        return any(_athlete(token) for token in (*roles.sources, *roles.targets))
    return are_private(actors, root, roles.sources, roles.targets) or (root in OPINIONS and _surveyed(match.token))


def are_private(actors: Actors, root: Root, sources: list[Token], targets: list[Token]) -> bool:
    """Whether the parties of an act make it no public affair: athletes, the press alone, people at large."""
    if any(_athlete(token) for token in (*sources, *targets)):
        return True
    if sources and all(_relative(token) for token in sources):
        return True
    if root == "CONSULT" and targets and all(_press(actors, token) for token in targets):
        return True
    if root in STANCES and sources and all(_people(actors, token) for token in sources):
        return root in OPINIONS or not any(actors.strength(token) == STRONG for token in targets)
    return False


def is_unknown(actors: Actors, roles: Roles) -> bool:
    """Whether all parties are pronouns of which nothing is known."""
    parties = (*roles.sources, *roles.targets)
    return all(token.pos_ == "PRON" and actors.actor(token) is None for token in parties)


def _sues(clause: Token) -> bool:
    """Whether what is threatened is a matter for a court, between firms mostly."""
    lemma = clause.lemma_.lower()
    return lemma in ("sue", "litigate") or any(
        child.lemma_.lower() in ("lawsuit", "court", "suit") for child in children(clause, "dobj", "pobj")
    )


def _relative(token: Token) -> bool:
    """Whether somebody's kin or friend is meant, of whom no more is said: "my brother", "her neighbour"."""
    owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in children_of(token))
    return owned and token.lemma_.lower() in event_words("kin")


def _athlete(token: Token) -> bool:
    words = event_words("athlete")
    if token.dep_ in ("amod", "compound", "nmod") and token.head.lemma_.lower() in words:
        return True
    return token.lemma_.lower() in words or any(
        child.dep_ in ("compound", "appos") and child.lemma_.lower() in words for child in children_of(token)
    )


def _press(actors: Actors, token: Token) -> bool:
    actor = actors.actor(token)
    return token.lemma_.lower() in event_words("press") or (actor is not None and (actor.code or "").endswith(MEDIA))


def _people(actors: Actors, token: Token) -> bool:
    """Whether the noun phrase is people at large ("voters", "most Germans"), not those who act for somebody."""
    lemma = token.lemma_.lower()
    amounts = event_words("people_amount")
    if lemma in event_words("unorganised") or lemma in amounts:
        return True
    if token.text in demonyms() or token.ent_type_ == "NORP":
        return any(
            child.dep_ in ("amod", "det", "nummod", "quantmod", "compound", "nmod") and child.lemma_.lower() in amounts
            for child in children_of(token)
        ) or (token.dep_ == "pobj" and token.head.head.lemma_.lower() in amounts)
    return False


def _surveyed(verb: Token) -> bool:
    """Whether it is told as the finding of a poll."""
    current = verb
    for _ in range(CLIMB):
        if any(
            child.lemma_.lower() in event_words("survey")
            for child in children(current, "nsubj")
            if child.pos_ != "PRON"
        ):
            return True
        said = next((c for c in children(current, "parataxis", "ccomp") if c.i > current.i), None)
        if said is not None and any(c.lemma_.lower() in event_words("survey") for c in children(said, "nsubj")):
            return True
        if current.head.i == current.i or current.dep_ not in ("ccomp", "conj", "xcomp"):
            return False
        current = current.head
    return False


def is_no_act(doc: Doc, actors: Actors, event: EventDraft) -> bool:
    """Whether words that look like those of an act tell of none."""
    verb = doc[event.head]
    if verb.lemma_.lower() == "meet" and is_passive(verb) and any(True for _ in children(verb, "prep")):
        return True  # "was met with anger"
    if event.root == "COERCE":
        return _to_oneself(verb) or _takes_nobody(verb) or _binds_by_rule(verb) or _flies_out(verb)
    if event.root == "CONSULT":
        to_press = any((actor.code or "").endswith(MEDIA) for actor in event.targets)
        return to_press or _no_meeting(verb) or _gets_a_thing(actors, verb)
    if event.root == "ASSAULT":
        return _by_accident(verb) or _dismisses(actors, verb)
    if event.root == "SANCTION":
        return _dismisses(actors, verb)
    if event.root in MOVES:
        return _works_on_thing(verb)
    return event.root in SPOKEN and _thing_speaks(actors, verb)


def _to_oneself(verb: Token) -> bool:
    """Whether somebody does it to himself, which forces nobody: "surrounded himself with aides"."""
    return any(child.lower_.endswith(("self", "selves")) for child in children(verb, "dobj"))


def _binds_by_rule(verb: Token) -> bool:
    """Whether a rule binds somebody, and nobody forces him: "were forbidden by their own mandate from listening"."""
    by = agent(verb)
    return by is not None and by.lemma_.lower() in event_words("rule")


def _flies_out(verb: Token) -> bool:
    """Whether people are only brought away: "the crew were flown out aboard an Omani plane"."""
    out = any(child.lower_ == "out" for child in children_of(verb))
    return verb.lemma_.lower() in event_words("bringing_out") and (out or verb.lemma_.lower() != "fly")


def _takes_nobody(verb: Token) -> bool:
    """Whether what is taken is nothing of which somebody is robbed: "picked up the phone", "seized the initiative"."""
    return any(child.lemma_.lower() in event_words("no_seizure") for child in children(verb, "dobj", "nsubjpass"))


def _dismisses(actors: Actors, verb: Token) -> bool:
    """Whether somebody only loses an office: "fired two generals", not "fired on two generals"."""
    if verb.lemma_.lower() not in event_words("dismissing") or any(map(_aims, children_of(verb))):
        return False
    passive = verb.tag_ == "VBN" and not any(True for _ in children(verb, "dobj"))
    whom = next(children(verb, "dobj", "nsubjpass"), verb.head if passive and verb.dep_ == "acl" else None)
    return whom is not None and _is_somebody(actors, whom)


def _aims(child: Token) -> bool:
    """Whether a word under "fire" says at whom the shots go."""
    if child.dep_ not in ("prep", "prt", "advmod") or child.lower_ not in AIMING:
        return False
    return not any(noun.ent_type_ in ("DATE", "TIME") for noun in children(child, "pobj"))


def _is_somebody(actors: Actors, noun: Token) -> bool:
    actor = actors.actor(noun)
    role = roles().get(noun.lower_)
    holder = noun.lemma_.lower() in event_words("state_noun") or (role is not None and role.kind in ("role", "office"))
    return holder or noun.ent_type_ == "PERSON" or (actor is not None and actor.kind in ("person", "group"))


def _by_accident(verb: Token) -> bool:
    """Whether nobody killed those who were killed: "died in a road accident", "a gas explosion killed nine"."""
    if is_passive(verb) or verb.lemma_.lower() in event_words("dying"):
        causes = [noun for prep in children(verb, "prep", "agent") for noun in children(prep, "pobj")]
    else:
        causes = list(children(verb, "nsubj"))
    return any(is_accident(noun) for noun in causes)


def _no_meeting(verb: Token) -> bool:
    """Whether people only sit side by side, pay for the talks of others, or have dealings of which no day is told."""
    down = any(child.lower_ == "down" for child in children_of(verb))
    return (verb.lemma_.lower() in event_words("no_meeting") and not down) or is_standing(verb)


def _gets_a_thing(actors: Actors, verb: Token) -> bool:
    """Whether it is nobody that is received ("received the proposal")."""
    got = next(children(verb, "dobj"), None) if verb.lemma_.lower() == "receive" else None
    return got is not None and actors.counted(got) is None and not any(map(actors.strength, got.subtree))


def _works_on_thing(verb: Token) -> bool:
    """Whether something that has nothing to do with arms is built, or a word is taken from a paper: "began building a
    footbridge", "removed two names from the list"."""
    doing = next(children(verb, "xcomp"), verb) if verb.lemma_.lower() in STARTING else verb
    thing = next(children(doing, "dobj", "nsubjpass"), None)
    if thing is None:
        return False
    words = {word.lemma_.lower() for word in subtree_of(doing)}
    if doing.lemma_.lower() in event_words("building_verb"):
        return not words & event_words("defences")
    struck = doing.lemma_.lower() in event_words("editing") and thing.lemma_.lower() in event_words("wording")
    return struck and not words & event_words("penal_list")


def _thing_speaks(actors: Actors, verb: Token) -> bool:
    """Whether a thing would be the speaker: "the idea requires study"."""
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    who = logical_subject(verb)
    thing = who is not None and who.pos_ == "NOUN" and not actors.strength(who) and actors.owner(who) is None
    return who is not None and thing and who.lemma_.lower() not in document_nouns()
