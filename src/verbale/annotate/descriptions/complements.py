"""What a description goes on with: "of Iraq", "at the U.S. embassy", "from Chad, Niger and the African Union"."""

from __future__ import annotations

from typing import Final

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.descriptions.genitives import paired
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan, RoleSpan
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import names as entries

__all__ = ["read_complement"]

LONGEST_COMPLEMENT: Final = 10
LONGEST_STATE: Final = 5
"""Tokens of "of the Central African Republic", with which an office is whose it is, whoever is told."""
COMPLEMENTS: Final = frozenset({"of", "at", "to", "for", "in", "throughout", "across", "from"})
ROW_COMPLEMENTS: Final = frozenset({"of", "from"})
WITHIN: Final = frozenset({"in", "throughout", "across"})
COUNTRY_COMPLEMENTS: Final = frozenset({"of", "at", "from", "for"})
CHIEFS: Final = frozenset({"secretary-general", "secretary general"})
DOMESTIC: Final = frozenset({"GOV", "OPP", "REB", "COP", "JUD", "LEG", "CVL", "LAB", "EDU"})
"""Sectors (PLOVER and CAMEO) of those who are at home where they are: "rebels in Chad", "students in Oslo"."""


def read_complement(found: Names, description: Description) -> None:
    """Take in the complement: "of Iraq", "at the U.S. embassy", "for the ministry"."""
    words, size = found.words, len(found.words)
    if description.holder is not None and description.holder.start >= description.span.end:
        for token in range(description.span.end, description.holder.start):
            owner = found.owner[token]
            if owner is not None and not _sends_to(description, words[description.span.end].lower()):
                description.country = description.country or owner.country
        description.end = description.holder.end
    at = description.end
    for _ in range(2):
        if at >= size or words[at].lower() not in COMPLEMENTS or at + 1 >= size:
            return
        preposition = words[at].lower()
        if preposition in ROW_COMPLEMENTS and description.plural and not description.joined:
            description.joined = _row(found, at + 1)
            if description.joined:
                description.country, description.modified = None, True
                description.end = description.joined[-1].end
                return
        if preposition == "of" and _may_be_joint(description):
            row = _row(found, at + 1)
            if row and all(name.state_like for name in row):
                description.country, description.modified, description.end = None, True, row[-1].end
                return
        end, names, role = _phrase(found, at + 1)
        state = bool(names) and names[-1].state_like and end - at <= LONGEST_STATE and names[-1].end == end
        if preposition == "of" and not state and _informed(found, description.head):
            return
        if end <= at + 1 or (preposition != "of" and not names and role is None):
            return
        if description.holder is not None and not (preposition == "of" and names):
            return
        if preposition in WITHIN and (description.plural or description.role.kind == "role"):
            if description.country is None and description.role.sector in DOMESTIC:
                description.country = next((name.country for name in names if name.kind != "person"), None)
            return
        if description.plural and any(paired(found, token) for token in range(at + 1, end)):
            description.joined = [name for name in names if name.state_like]
            description.country, description.modified, description.end = None, True, end
            return
        for name in names:
            if name.kind == "person":
                if preposition == "of" and description.state is not None:
                    description.possessor = description.possessor or name
                continue
            sent = preposition == "for" and description.role.title in actor_words("sent") - CHIEFS
            description.sent = description.sent or sent
            if preposition in COUNTRY_COMPLEMENTS and not _sends_to(description, preposition):
                _belongs(description, name, governs=role is not None)
        if preposition == "of" and role is not None and not names and _of_the_united_nations(description, role):
            description.organ = NameSpan(at + 1, end, "entry", entries()["United Nations"])
        description.modified = True
        description.end = at = end


def _may_be_joint(description: Description) -> bool:
    """Whether it is one body that several states may share: "the border commission of Peru and Chile"."""
    return not description.plural and description.role.title.split()[-1] in meeting_words("body")


def _sends_to(description: Description, preposition: str) -> bool:
    """Whether the country behind the preposition is where an office is sent: "envoy to Sudan", "special representative
    for Cyprus"."""
    return preposition == "to" or (preposition == "for" and description.role.title in actor_words("sent"))


def _of_the_united_nations(description: Description, role: RoleSpan) -> bool:
    """Whether it is a "special representative of the Secretary-General", who is that of the United Nations where the
    words name no other body."""
    sent = description.role.title in actor_words("sent") and description.role.title not in CHIEFS
    return sent and role.role.title in CHIEFS and description.organ is None and description.country is None


def _belongs(description: Description, name: NameSpan, *, governs: bool) -> None:
    """Take the state and the body of a complement, of those who are for or against it only the state that it governs:
    "critics of the Syrian government" are Syrians, "critics of Iran" need be no Iranians."""
    apart = description.role.title in actor_words("apart")
    if not apart or (governs and name.state_like):
        description.country = description.country or name.country
    if not apart and name.kind in ("entry", "organisation") and not name.state_like:
        description.organ = description.organ or name


def _informed(found: Names, head: int) -> bool:
    """Whether the noun is the object of a verb that goes on with "of": "told parliament of a raid", but "told the
    parliament of Chad that ..."."""
    noun = found.doc[head]
    informed = noun.dep_ == "dobj" and noun.head.lemma_ in actor_words("informing")
    return informed and not any(child.dep_ in ("ccomp", "xcomp") for child in noun.head.rights)


def _row(found: Names, start: int) -> list[NameSpan]:
    """The states and bodies in a row that start there: "Chad, Niger and the African Union"; none but in a whole row."""
    row: list[NameSpan] = []
    at, last = start, False
    while at < len(found.words):
        at += found.words[at] == "the"
        owner = found.owner[at] if at < len(found.words) else None
        if owner is None or owner.entry is None or owner.kind != "entry" or owner.start != at:
            return []
        row.append(owner)
        at = owner.end
        if last:
            break
        if found.words[at : at + 1] == [","]:
            at += 1
        if found.words[at : at + 1] == ["and"]:
            at, last = at + 1, True
        elif at == owner.end:
            return []
    whole = last and not (at < len(found.words) and found.tags[at].startswith(("NN", "POS", "HYPH")))
    return row if whole and len({owner.entry for owner in row}) == len(row) else []


def _goes_before(found: Names, owner: NameSpan) -> bool:
    """Whether a nationality says more of an adjective and noun behind it: "the *Chadian* foreign ministry"."""
    adjective = found.tags[owner.end : owner.end + 1] == ["JJ"]
    return owner.kind == "demonym" and adjective and found.doc[owner.end - 1].dep_ in ("amod", "compound", "nmod")


def _phrase(found: Names, start: int) -> tuple[int, list[NameSpan], RoleSpan | None]:
    """The noun phrase that starts there: its end, the names in it, and the role word that heads it, if any."""
    words, tags, size = found.words, found.tags, len(found.words)
    at, names, role, noun = start, [], None, False
    while at < min(size, start + LONGEST_COMPLEMENT):
        owner = found.owner[at]
        if owner is not None:
            if owner.kind == "person" and at > start and found.role_at.get(at - 1) is None:
                break
            names.append(owner)
            at, noun = owner.end, not _goes_before(found, owner)
        elif tags[at].startswith("NN") and not found.is_date(at):
            role = found.role_at.get(at, role)
            at, noun = at + 1, True
        elif (
            tags[at] == "POS"
            or tags[at] == "HYPH"
            or paired(found, at)
            or (not noun and tags[at] in ("DT", "JJ", "PRP$", "CD", "NN", "VBN"))
            or (noun and tags[at].startswith("JJ") and words[at - 1] in ("'s", "'"))
        ):
            at += 1
        else:
            break
    while (
        at > start and tags[at - 1] in ("POS", "HYPH", "DT", "JJ", "PRP$", "CD", "VBN") and found.owner[at - 1] is None
    ):
        at -= 1
    return (at if noun else start), names, role
