"""Words that refer to actors without naming them: pronouns, nouns for persons and states, signs of a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast

from verbale.lexicon.tables import table
from verbale.lexicon.who import titles

__all__ = [
    "PersonNoun",
    "Pronoun",
    "StateNoun",
    "actor_words",
    "broader_titles",
    "document_kinds",
    "indefinite_pronouns",
    "noun_gender",
    "person_nouns",
    "place_words",
    "pronouns",
    "state_nouns",
    "subnational_adjectives",
]

Gender = Literal["m", "f", "n"]
StateNounKind = Literal["government", "party", "country", "settlement"]
PlaceWordKind = Literal["preposition", "verb", "motion", "noun", "inner", "belonging", "struck"]
ActorWordKind = Literal[
    "abroad", "apart", "appointing", "asking", "body", "charge", "encountered", "expletive", "firm", "for_or_against",
    "former", "head", "hyphened", "informing", "lasting", "lesser", "local", "matching", "other", "past_life", "plain",
    "sent", "serving", "untrue",
]  # fmt: skip

MALE_ENDINGS: Final = ("man", "men")
FEMALE_ENDINGS: Final = ("woman", "women")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun; `number` and `gender` are None where the form leaves them open, `person` is `3`, `1` or `relative`."""

    person: Literal["1", "3", "relative"]
    number: Literal["singular", "plural"] | None
    gender: Gender | None
    case: Literal["subject", "object", "possessive"]


@dataclass(frozen=True, slots=True)
class StateNoun:
    """A noun that stands for a state with its nationality: its government, a party to talks, the country itself.

    A `settlement` stands for a named town.
    """

    noun: str
    plural: bool
    kind: StateNounKind


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for a person that is no office; `kin` where it needs a relative ("his father")."""

    noun: str
    plural: bool
    gender: Literal["m", "f"] | None
    kin: bool


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """Pronouns in lower case.

    >>> pronouns()["she"].gender
    'f'
    """
    found = {}
    for row in table("pronouns"):
        if row["person"] == "indefinite":
            continue
        found[row["form"]] = Pronoun(
            person=cast(Literal["1", "3", "relative"], row["person"]),
            number=cast(Literal["singular", "plural"] | None, row["number"] or None),
            gender=cast(Gender | None, row["gender"] or None),
            case=cast(Literal["subject", "object", "possessive"], row["case"]),
        )
    return MappingProxyType(found)


@cache
def indefinite_pronouns() -> frozenset[str]:
    """Lower-case words that stand for nobody in particular: "someone", "others".

    >>> "someone" in indefinite_pronouns()
    True
    """
    return frozenset(row["form"] for row in table("pronouns") if row["person"] == "indefinite")


@cache
def document_kinds() -> Mapping[str, str]:
    """For lower-case nouns of texts, the kind of text: nouns of one kind may stand for one another.

    >>> document_kinds()["study"] == document_kinds()["report"]
    True
    """
    return MappingProxyType({row["noun"]: row["kind"] for row in table("document_kinds")})


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """Lower-case nouns for persons, singular and plural.

    >>> person_nouns()["mothers"].gender, person_nouns()["mothers"].kin
    ('f', True)
    """
    found = {}
    for row in table("person_nouns"):
        gender = cast(Literal["m", "f"] | None, row["gender"] or None)
        for surface, plural in ((row["noun"], False), (row["plural"], True)):
            found[surface] = PersonNoun(row["noun"], plural, gender, row["relation"] == "kin")
    return MappingProxyType(found)


@cache
def state_nouns() -> Mapping[str, StateNoun]:
    """Lower-case nouns that stand for a state, singular and plural.

    >>> state_nouns()["sides"].kind
    'party'
    """
    found = {}
    for row in table("state_nouns"):
        if row["class"] == "subnational":
            continue
        kind = cast(StateNounKind, row["class"])
        for surface, plural in ((row["noun"], False), (row["plural"], True)):
            found[surface] = StateNoun(row["noun"], plural, kind)
    return MappingProxyType(found)


@cache
def subnational_adjectives() -> frozenset[str]:
    """Adjectives that make a government less than the state's: "the regional government".

    >>> "local" in subnational_adjectives()
    True
    """
    return frozenset(row["noun"] for row in table("state_nouns") if row["class"] == "subnational")


def noun_gender(noun: str) -> Literal["m", "f"] | None:
    """The gender that a lower-case noun gives its bearer: by the tables of nouns and of titles, else by its ending.

    >>> noun_gender("spokeswoman"), noun_gender("imam"), noun_gender("envoy")
    ('f', 'm', None)
    """
    last = noun.rsplit(" ", 1)[-1]
    known = person_nouns().get(last)
    if known is not None:
        return known.gender
    title = titles().get(last.capitalize())
    if title is not None:
        return title
    if last.endswith(FEMALE_ENDINGS):
        return "f"
    return "m" if last.endswith(MALE_ENDINGS) else None


@cache
def broader_titles() -> Mapping[str, frozenset[str]]:
    """For each title, the titles that may stand for its holder as well, over all steps.

    >>> "diplomat" in broader_titles()["ambassador"]
    True
    """
    direct: dict[str, set[str]] = {}
    for row in table("broader_roles"):
        direct.setdefault(row["title"], set()).add(row["broader"])
    closed = {}
    for title in direct:
        reached: set[str] = set()
        waiting = [title]
        while waiting:
            for broader in direct.get(waiting.pop(), ()):
                if broader not in reached:
                    reached.add(broader)
                    waiting.append(broader)
        closed[title] = frozenset(reached | {title})
    return MappingProxyType(closed)


@cache
def actor_words(kind: ActorWordKind) -> frozenset[str]:
    """Lower-case words by which a text tells who is meant and who is not.

    - Titles and roles: `abroad`, last words of titles of people who are mostly not at home where they are; `apart`, of
      people who are no part of what they are for or against; `encountered`, of the other of two who meet ("visitor");
      `matching`, of somebody of the same office as their possessor; `head`, offices whose holder reports call by the
      surname alone; `lasting`, what somebody stays after the office has ended; `local`, offices of which a town or
      province has one; `sent`, offices whose holders somebody else sends "for" a country; `body`, what a body is called
      behind its own name.
    - Before them: `former`; `lesser`, first words of titles whose last word alone does not mean the holder ("vice
      president"); `other`, that say it is somebody else; `past_life`, that add to what was said of somebody ("the
      retired baker"); `plain`, that say nothing of what somebody is.
    - Beside a hyphen: `for_or_against` before a name ("pro-Russia"); `hyphened` behind one that they are no part of.
    - Verbs: `appointing` and `serving`, that give an office ("was named chairman", "served as"); `asking`, in the
      passive before an answer; `expletive`, whose "it" may stand for nobody; `informing`, that take "of" themselves.
    - Of what somebody is accused of: `charge`, nouns for it; `untrue`, what those say of it who deny it.

    >>> "critic" in actor_words("apart"), "deputy" in actor_words("lesser")
    (True, True)
    """
    return frozenset(row["word"] for row in table("actor_words") if row["class"] == kind)


@cache
def place_words(kind: PlaceWordKind) -> Mapping[str, bool]:
    """Words beside which a name is that of a place; True: any name, False: only a seat of government.

    Args:
        kind: `preposition` ("in Calder"), `verb` whose object it is ("reached"), `motion`, verbs that lead to places
            only ("flew to"), `noun` that calls it a place ("the town of"), `inner`, words whose "in" leads to a
            person as well ("trust in"), `belonging`, nouns of what only places have ("the mayor of"), or `struck`,
            verbs for what is done to places ("shelled").

    >>> place_words("preposition")["in"], place_words("preposition")["to"]
    (True, False)
    """
    return {row["word"]: row["of"] == "any" for row in table("place_contexts") if row["class"] == kind}
