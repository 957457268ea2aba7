"""States that no table lists and the text uses as such: "Velmora's navy", "the Velmoran envoy", "Velmora and Tarsk".

Exercises and simulations name states that do not exist. A single unknown name is taken for one where the text gives it
what only states have, or where two signs of it come together; a name that is a person's anywhere in the text never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import POSSESSIVES, NameSpan, RoleSpan
from verbale.lexicon.holders import holders
from verbale.lexicon.likeness import state_forms
from verbale.lexicon.page import english_words
from verbale.lexicon.state_signs import state_signs
from verbale.lexicon.who import Demonym, Entry, demonyms, first_names, names, places, titles

__all__ = ["text_states"]

SHORTEST: Final = 4
REACH: Final = 5
"""Tokens behind a possessive or an adjective up to the office that it says more of ("Velmora's new envoy")."""
VOWELS: Final = "aeiou"
DEFINITE: Final = "sure"


def text_states(found: Names) -> list[NameSpan]:
    """The places of the names and adjectives of such states, in no order."""
    places_of = _unknown(found)
    adjectives = _adjectives(found, places_of)
    for token in (token for tokens in adjectives.values() for token in tokens):
        places_of.pop(found.words[token], None)
    signs: dict[str, set[str]] = defaultdict(set)
    for name, tokens in places_of.items():
        for token in tokens:
            signs[name].update(_signs(found, token))
        for token in adjectives.get(name, ()):
            signs[name].update(_sign_of(_role_behind(found, token + 1), "people"))
    states = {name for name, shown in signs.items() if DEFINITE in shown or len(shown) > 1}
    states |= _beside(found, places_of, signs, states)
    return [span for name in states for span in _spans(name, places_of[name], adjectives.get(name, []), found)]


def _unknown(found: Names) -> dict[str, list[int]]:
    """Where each single unknown name stands alone; none that is part of a person's name anywhere."""
    tokens_of: dict[str, list[int]] = defaultdict(list)
    persons: set[str] = set()
    for token, word in enumerate(found.words):
        if not _is_name(found, token) or _is_listed(word):
            continue
        before, after = token - 1, token + 1
        role = found.role_at.get(before)
        titled = before >= 0 and (found.words[before] in titles() or (role is not None and role.role.kind != "group"))
        if titled or (before >= 0 and _is_name(found, before)):
            persons.add(word)
        elif after >= len(found.words) or not _is_name(found, after) or _is_governed(found, token):
            tokens_of[word].append(token)
    return {word: tokens for word, tokens in tokens_of.items() if word not in persons}


def _is_governed(found: Names, token: int, *, surely: bool = False) -> bool:
    """Whether it is a state's title or form that the name belongs to: "President of *Velmora* Ann Lee"; `surely`: what
    only states have."""
    if token < 2 or found.words[token - 1] != "of":
        return False
    title, forms = _title(found.role_at.get(token - 2)), set().union(*state_forms().values())
    sure = title in state_signs()["sure"] or found.words[token - 2] in forms
    return sure or (not surely and title in state_signs()["ruler"])


def _is_name(found: Names, token: int) -> bool:
    """Whether a capitalised word stands there that is no office and, by the tables, nobody's name."""
    word = found.words[token]
    tagged = found.tags[token].startswith("NNP") and token not in found.titled and found.owner[token] is None
    tagged = tagged and found.doc[token].ent_type_ not in ("DATE", "TIME")
    return tagged and word[:1].isupper() and word[1:].islower() and word not in titles()


def _is_listed(word: str) -> bool:
    known = (names(), demonyms(), places(), first_names(), _families())
    return len(word) < SHORTEST or word.casefold() in english_words() or any(word in table for table in known)


@cache
def _families() -> frozenset[str]:
    """The family names of listed office-holders, after whom governments and envoys are called too."""
    return frozenset(key.split()[-1].capitalize() for key in holders() if key)


def _signs(found: Names, token: int) -> Iterator[str]:
    """What one place shows of a name: `sure`, `owner` of an organ, `thing` where "which" takes it up."""
    words = found.words
    if _is_governed(found, token):
        yield DEFINITE if _is_governed(found, token, surely=True) else "ruler"
    if words[token + 1 : token + 2] and words[token + 1] in POSSESSIVES:
        yield from _sign_of(_role_behind(found, token + 2), "owner", sure="owner")
    if words[token + 1 : token + 3] == [",", "which"]:
        yield "thing"


def _sign_of(role: RoleSpan | None, sign: str, *, sure: str = DEFINITE) -> Iterator[str]:
    if _title(role) in state_signs()["sure"]:
        yield sure
    elif _title(role) in state_signs()["possible"]:
        yield sign


def _title(role: RoleSpan | None) -> str | None:
    return role.role.title if role is not None else None


def _role_behind(found: Names, start: int) -> RoleSpan | None:
    """The office or organ that the words from there on lead to."""
    for token in range(start, min(start + REACH, len(found.words))):
        if token in found.role_at:
            ahead = found.role_at.get(token + 1)
            return ahead if ahead is not None and ahead.start == token + 1 else found.role_at[token]
        if not found.tags[token].startswith(("JJ", "NN", "VBN")):
            return None
    return None


def _adjectives(found: Names, known: dict[str, list[int]]) -> dict[str, list[int]]:
    """Where the adjective of each name stands: "Velmoran" of Velmora, "Tarskian" of Tarsk."""
    made = {stem + ending: name for name in known for stem in _stems(name) for ending in state_signs()["ending"]}
    tokens_of: dict[str, list[int]] = defaultdict(list)
    for token, word in enumerate(found.words):
        name = made.get(word) or (made.get(word[:-1]) if word.endswith("s") else None)
        if name is not None and found.owner[token] is None and not _is_listed(word):
            tokens_of[name].append(token)
    return tokens_of


def _stems(name: str) -> Iterator[str]:
    yield name
    if name[-1] in VOWELS:
        yield name[:-1]


def _beside(found: Names, places_of: dict[str, list[int]], signs: dict[str, set[str]], states: set[str]) -> set[str]:
    """The names that stand beside a state ("Velmora and Tarsk"): beside one that only this text shows that is enough,
    beside a listed one or another name with signs of its own there must be a sign besides."""
    more: set[str] = set()
    while True:
        new = {
            name
            for name, tokens in places_of.items()
            if name not in states | more
            for token in tokens
            for other in found.doc[token].conjuncts
            if other.text in states | more
            or (signs[name] and (_is_state(found, other.i) or "owner" in signs.get(other.text, ())))
        }
        if not new:
            return more
        more |= new


def _is_state(found: Names, token: int) -> bool:
    owner = found.owner[token]
    return owner is not None and owner.entry is not None and owner.entry.kind == "state"


def _spans(name: str, tokens: list[int], adjectives: list[int], found: Names) -> Iterator[NameSpan]:
    entry = Entry(name, "state", name, name, ())
    for token in tokens:
        yield NameSpan(token, token + 1, "entry", entry, None, name)
    for token in adjectives:
        several = found.words[token].endswith("s")
        demonym = Demonym(entry, plural=several, noun=True, adjective=not several, single=not several)
        yield NameSpan(token, token + 1, "demonym", entry, demonym, name)
