"""What else somebody may be called: roles that verbs and bodies give, and nouns for named bodies and states."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = [
    "acting_verbs",
    "body_roles",
    "body_words",
    "converse_roles",
    "likely_roles",
    "role_verbs",
    "state_forms",
    "title_roles",
]


def _grouped(name: str, key: str, value: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(name):
        found.setdefault(row[key], set()).add(row[value])
    return MappingProxyType({word: frozenset(values) for word, values in found.items()})


@cache
def role_verbs() -> Mapping[str, Mapping[str, str]]:
    """For a verb, the role of its subject by the preposition that it takes, "" for an object.

    An empty role: only the body named there says what the subject is.

    >>> role_verbs()["speak"]["for"]
    'spokesperson'
    """
    found: dict[str, dict[str, str]] = {}
    for row in table("role_verbs"):
        found.setdefault(row["verb"], {})[row["preposition"]] = row["title"]
    return MappingProxyType(found)


@cache
def acting_verbs() -> frozenset[str]:
    """Verbs whose subject, where its name is unknown, is a person.

    >>> "arrive" in acting_verbs()
    True
    """
    return frozenset(row["verb"] for row in table("acting_verbs"))


@cache
def body_roles() -> Mapping[str, frozenset[str]]:
    """For a body in lower case, what those who lead it or sit in it may be called.

    >>> "senator" in body_roles()["senate"]
    True
    """
    return _grouped("body_roles", "body", "title")


@cache
def likely_roles() -> Mapping[str, frozenset[str]]:
    """For a title, descriptions that its holder may bear where no other person of the text fits them better.

    >>> "general" in likely_roles()["commander"]
    True
    """
    return _grouped("likely_roles", "title", "described")


@cache
def converse_roles() -> Mapping[str, frozenset[str]]:
    """For what somebody is of another, what the other is of them.

    >>> converse_roles()["predecessor"] >= {"successor"}
    True
    """
    return _grouped("converse_roles", "title", "converse")


@cache
def body_words() -> Mapping[str, frozenset[str]]:
    """For a described body, words of the names and parts of the actor codes that it may take up.

    >>> "Front" in body_words()["rebel movement"]
    True
    """
    return _grouped("body_words", "described", "name_word")


@cache
def title_roles() -> Mapping[str, str]:
    """What a title in front of a name says of its bearer, where the title is no role word itself.

    >>> title_roles()["Sen."]
    'senator'
    """
    return MappingProxyType({row["title"]: row["role"] for row in table("title_roles")})


@cache
def state_forms() -> Mapping[str, frozenset[str]]:
    """For a form of state in lower case, the word that official names have for it, and codes of countries besides.

    >>> "Kingdom" in state_forms()["kingdom"]
    True
    """
    return _grouped("state_forms", "form", "word")
