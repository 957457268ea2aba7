"""Which nouns are arms or fighting, so that whoever they hurt was attacked: "mortar fire", "a car bomb", "clashes"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words

__all__ = ["EXPLOSIVES", "SHOOTING", "arms_in", "code_of", "is_accident"]

BEFORE: Final = frozenset({"compound", "amod", "nmod"})
DEPTH: Final = 3
EXCHANGE: Final = ("exchange", "fire")
MINE: Final = "mine"
HEAVY: Final = ("194", "heavy-weapons")
EXPLOSIVES: Final = ("183", "explosives")
FIREARMS: Final = ("193", "firearms")
ATTACK: Final = ("190", None)
SHOOTING: Final = "shoot"
"""The verb that tells by itself by what somebody was hurt."""


def arms_in(noun: Token, *, striking: bool = False, depth: int = DEPTH) -> Token | None:
    """The noun of arms or fighting that the phrase is or is a number of ("a series of bombings"), else None.

    Args:
        noun: the head of the phrase.
        striking: whether it must be something that hits or goes off: a shell, not a battle.
        depth: how many nouns of number to go down.
    """
    if depth == 0 or not _is_common(noun):
        return None
    lemma = noun.lemma_.lower()
    if lemma in event_words("quantity") or lemma in event_words("volley"):
        of = (prep for prep in children_of(noun) if prep.dep_ == "prep" and prep.lower_ == "of")
        inner = (child for prep in of for child in children_of(prep) if child.dep_ == "pobj")
        for child in inner:
            if (lemma, child.lower_) == EXCHANGE and not striking:
                return noun
            below = arms_in(child, striking=striking, depth=depth - 1)
            if below is not None:
                return below
    kinds = _kinds(noun)
    before = noun.doc[noun.left_edge.i : noun.i]
    if kinds & event_words("spent") or any(word.ent_type_ == "EVENT" for word in before):
        return None
    if lemma == MINE:
        return noun if _is_laid(noun, kinds) else None
    if lemma in event_words("explosive_arm") or lemma in event_words("heavy_arm"):
        return noun
    if lemma in event_words("burst") and _is_of_arms(lemma, kinds):
        return noun
    if striking:
        return noun if lemma in event_words("shelling") else None
    return noun if _is_fighting(noun, lemma) else None


def code_of(cause: Token) -> tuple[str, str | None]:
    """The CAMEO code and the mode of harm by such arms, or by the verb that tells of shots."""
    words = {cause.lemma_.lower(), *_kinds(cause)}
    if words & event_words("explosive_arm"):
        return EXPLOSIVES
    if words & (event_words("heavy_arm") | {"shelling", "bombardment", "airstrike", "air", "drone", "bombing"}):
        return HEAVY
    return FIREARMS if words & event_words("firearm") or cause.lemma_.lower() == SHOOTING else ATTACK


def _is_common(noun: Token) -> bool:
    """Whether it is a word, not the name of a team or a firm."""
    named = noun.ent_type_ in ("ORG", "PERSON")
    alone = noun.tag_ == "NNP" and noun.lemma_.lower() in event_words("heavy_arm") and not list(children_of(noun))
    return noun.pos_ in ("NOUN", "VERB", "PROPN") and not named and not alone


def _is_of_arms(lemma: str, kinds: set[str]) -> bool:
    """Whether firing or a blast is one of arms: "tank fire", "a bomb blast", but no blast of a tank or in a mine."""
    told = kinds if kinds & event_words("laid_kind") else kinds - {MINE}
    if lemma in event_words("detonation"):
        return bool(told & (event_words("explosive_arm") | event_words("attack_kind") | {"roadside"}))
    return bool(told & _arms())


def is_accident(noun: Token) -> bool:
    """Whether it is something by which people come to harm though nobody attacks: a storm, a crash, a gas explosion."""
    lemma, kinds = noun.lemma_.lower(), _kinds(noun)
    burst = lemma in event_words("detonation") and kinds & event_words("accident_kind")
    return lemma in event_words("accident") or bool(burst and not kinds & event_words("laid_kind"))


def _arms() -> frozenset[str]:
    kinds = event_words("explosive_arm") | event_words("heavy_arm") | event_words("firearm")
    return kinds | event_words("arms_kind")


def _kinds(noun: Token) -> set[str]:
    """The words before a noun, those before them too: "car", "bomb" in "a car-bomb blast"."""
    found = [child for child in children_of(noun) if child.dep_ in BEFORE]
    found += [below for child in found for below in children_of(child) if below.dep_ in BEFORE]
    return {word.lemma_.lower() for word in found}


def _is_laid(noun: Token, kinds: set[str]) -> bool:
    """Whether a mine is one that was laid, not a pit."""
    if kinds & event_words("laid_kind"):
        return True
    unknown = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in children_of(noun))
    return not kinds and unknown


def _is_fighting(noun: Token, lemma: str) -> bool:
    """Whether it is a fight or firing: an attack or strike of a kind that nobody knows ("shark attack") is none."""
    if not (lemma in event_words("combat") or lemma in event_words("firearm") or lemma == "strike"):
        return False
    kinds = (child for child in children_of(noun) if child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN")
    known = _arms() | event_words("armed") | event_words("attack_kind") | event_words("struck_place")
    return all(kind.lemma_.lower() in known for kind in kinds)
