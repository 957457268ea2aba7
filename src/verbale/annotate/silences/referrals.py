"""Questions passed on to somebody else, which are not answered: "I would refer you to", "you would have to ask"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.grammar.syntax import agent, children, is_passive, subject
from verbale.annotate.grammar.tree import subtree_of
from verbale.annotate.grammar.withholding import clause_span, is_negated, is_past, is_supposed
from verbale.annotate.silences.absences import Absence
from verbale.annotate.silences.topics import about_by
from verbale.lexicon.silence import silence_cues

__all__ = ["referral"]

SPEAKERS: Final = frozenset({"i", "we"})
ASKER: Final = "you"
OWN: Final = frozenset({"my", "our", "me", "us"})
OBLIGED: Final = frozenset({"have", "need"})
WILLED: Final = frozenset({"would", "will", "'d", "'ll", "\u2019d", "\u2019ll"})
ABOUT: Final = frozenset({"about", "on", "regarding", "concerning"})


def referral(verb: Token) -> Absence | None:
    """The silence of who passes a question on; its party is the one who does, or stays open for who speaks."""
    words, lemma = silence_cues().words, verb.lemma_.lower()
    if lemma not in words["referral"] | words["asking"] or is_supposed(verb) or is_negated(verb):
        return None
    if lemma in words["referral"] and _elsewhere(verb) is not None:
        if _is_asker_sent(verb):
            return Absence("not_answered", clause_span(verb), _about(verb), subject(verb))
        if is_past(verb) and any(_is_question(noun) for noun in _passed_on(verb)):
            by = agent(verb) if is_passive(verb) else subject(verb)
            return Absence("not_answered", clause_span(verb), _about(verb), by)
    if _is_asker_obliged(verb) and (_asks_another(verb) if lemma in words["asking"] else _is_put_elsewhere(verb)):
        return Absence("not_answered", clause_span(verb.head), _about(verb), None, spoken=True)
    return None


def _is_asker_sent(verb: Token) -> bool:
    """Whether the one who speaks sends the one who asks: "I would refer you"."""
    speaker, asker = subject(verb), next(children(verb, "dobj"), None)
    sends = speaker is not None and speaker.lower_ in SPEAKERS and not is_past(verb)
    return sends and asker is not None and asker.lower_ == ASKER


def _elsewhere(verb: Token) -> Token | None:
    """To whom somebody is sent, where that is not the speaker's own or a text."""
    passed = [word for noun in _passed_on(verb) if noun.i > verb.i for word in subtree_of(noun) if word.dep_ == "prep"]
    for prep in (*children(verb, "prep"), *passed):
        for place in children(prep, "pobj") if prep.lower_ == "to" else ():
            own = place.lower_ in OWN or any(word.lower_ in OWN for word in place.lefts)
            text = silence_cues().is_a(place.lemma_.lower(), "document") and not _is_body(place)
            return None if own or text else place
    return None


def _is_body(noun: Token) -> bool:
    return silence_cues().is_a(noun.lemma_.lower(), "body")


def _passed_on(verb: Token) -> Iterator[Token]:
    return children(verb, "nsubjpass" if is_passive(verb) else "dobj")


def _is_question(noun: Token) -> bool:
    """Whether it is what reporters ask: "questions", "all inquiries", not the question that a court refers."""
    named = [word.lower_ for word in noun.lefts if word.lower_ != "all"]
    return noun.tag_ == "NNS" and not named and silence_cues().is_a(noun.lemma_.lower(), "question", "request")


def _is_asker_obliged(verb: Token) -> bool:
    """Whether the one who asks is told to do it: "you would have to ask"."""
    need = verb.head
    asker = subject(need) if verb.dep_ == "xcomp" and need.lemma_ in OBLIGED else None
    modal = any(child.lower_ in WILLED for child in need.lefts)
    return asker is not None and asker.lower_ == ASKER and modal and not is_negated(need) and not is_supposed(need)


def _asks_another(verb: Token) -> bool:
    """Whether somebody else is to be asked, for nothing but an answer."""
    asked = next(children(verb, "dobj"), None)
    aim = any(child.lower_ == "for" or child.dep_ in ("xcomp", "ccomp") for child in verb.rights)
    own = asked is not None and (asked.lower_ in OWN or any(word.lower_ in OWN for word in asked.lefts))
    return asked is not None and not aim and not own and not asked.tag_.startswith("W")


def _is_put_elsewhere(verb: Token) -> bool:
    put = next(children(verb, "dobj"), None)
    asked = put is not None and (put.lower_ in {"that", "this", "it"} or silence_cues().is_a(put.lemma_, "question"))
    return asked and _elsewhere(verb) is not None


def _about(verb: Token) -> tuple[int, int] | None:
    """What the question was about, where the words say it."""
    for noun in _passed_on(verb):
        found = about_by(noun, ABOUT)
        if found is not None:
            ends = [prep.i for prep in subtree_of(noun) if prep.lower_ == "to" and found[0] < prep.i < found[1]]
            return found[0], min(ends, default=found[1])
    return about_by(verb, ABOUT)
