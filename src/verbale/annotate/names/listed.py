"""The names, nationalities and role words of the lexicon, wherever a text has them."""

from __future__ import annotations

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS, NameSpan, RoleSpan
from verbale.lexicon.reference import person_nouns, state_nouns
from verbale.lexicon.who import Role, demonyms, names, places, roles, short_forms, titles

__all__ = ["Surfaces", "find_listed", "find_roles"]


class Surfaces:
    """The lexicon's surfaces as matchers over one vocabulary; built once a pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.names = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.roles = PhraseMatcher(nlp.vocab, attr="LOWER")
        exact = {*names(), *demonyms(), *places()}
        self.names.add("name", [nlp.make_doc(surface) for surface in sorted(exact)])
        described = {*person_nouns(), *state_nouns(), *roles()}
        self.roles.add("role", [nlp.make_doc(surface) for surface in sorted(described)])


def find_listed(found: Names, surfaces: Surfaces) -> None:
    """Take in the names and nationalities that the lexicon lists, the longest first."""
    matches = sorted(((start, end) for _, start, end in surfaces.names(found.doc)), key=lambda m: (m[0] - m[1], m[0]))
    known, peoples, spots = names(), demonyms(), places()
    for start, end in matches:
        if any(found.owner[token] is not None for token in range(start, end)):
            continue
        if end < len(found.words) and found.words[end] in HYPHENS and not found.doc[end - 1].whitespace_:
            continue
        if end - start == 1 and _is_surname(found, start):
            continue
        surface = found.text(start, end)
        entry, demonym = known.get(surface), peoples.get(surface)
        if demonym is not None and (entry is None or found.tags[end - 1] in ("JJ", "NNPS")):
            span = NameSpan(start, end, "demonym", demonym.entry, demonym, demonym.entry.country)
        elif entry is not None:
            span = NameSpan(start, end, "entry", entry, demonym, entry.country)
        elif surface in spots:
            span = NameSpan(start, end, "place", country=spots[surface])
        else:
            continue
        found.claim(span)


def _is_surname(found: Names, token: int) -> bool:
    """Whether a title that only stands before names makes a person of it: "Mr. Jordan", "Gen. Chad"."""
    before = found.words[token - 1] if token else ""
    return titles().get(before) is not None or (before in titles() and before.endswith("."))


def find_roles(found: Names, surfaces: Surfaces) -> None:
    """Take in the offices, roles and nouns for persons and states, the longest first."""
    known, nouns, states = roles(), person_nouns(), state_nouns()
    taken: set[int] = set()
    for start, end in sorted(
        ((start, end) for _, start, end in surfaces.roles(found.doc)), key=lambda m: (m[0] - m[1], m[0])
    ):
        if any(token in taken for token in range(start, end)) or not _like_noun(found, end - 1):
            continue
        if any(found.owner[token] is not None for token in range(start, end)):
            continue
        if end - start > 1 and (found.tags[start] == "CD" or found.words[start].lower() == "both"):
            continue
        surface = found.text(start, end).lower()
        role, noun, state = known.get(surface), nouns.get(surface), states.get(surface)
        if state is not None:
            role = role or Role(state.noun, "GOV", "group", state.plural, None)
            span = RoleSpan(start, end, role, state=state)
        elif role is not None:
            kin = noun is not None and noun.kin
            span = RoleSpan(start, end, role, noun.gender if noun else None, kin)
        elif noun is not None:
            plain = Role(noun.noun, "", "role", noun.plural, None)
            span = RoleSpan(start, end, plain, noun.gender, noun.kin, listed=False)
        else:
            continue
        taken.update(range(start, end))
        found.role_at[end - 1] = span
    _short_forms(found, taken)
    found.titled = taken
    found.is_role_start = {role.start for role in found.role_at.values()}


def _short_forms(found: Names, taken: set[int]) -> None:
    """Take in offices in short ("FM Diaz", "the PM"); "3 PM" and "98 FM" are none."""
    for at, word in enumerate(found.words):
        form = short_forms().get(word)
        if form is None or at in taken or found.owner[at] is not None or (at and found.tags[at - 1] == "CD"):
            continue
        named = found.tags[at + 1 : at + 2] == ["NNP"] and found.words[at + 1] not in short_forms()
        found.role_at[at] = RoleSpan(at, at + 1, form.named if named else form.role, country=form.country)
        taken.add(at)


def _like_noun(found: Names, token: int) -> bool:
    """Whether a noun stands there, or an adjective by spaCy before a name: "retired general Ann Lee"."""
    if found.tags[token].startswith("NN"):
        return True
    following = token + 1
    return (
        found.tags[token] == "JJ"
        and found.words[token].islower()
        and found.tags[following : following + 1] == ["NNP"]
        and found.owner[following] is None
    )
