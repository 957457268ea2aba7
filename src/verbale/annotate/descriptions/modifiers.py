"""What the words before the head of a description say: "their two former Norwegian envoys"."""

from __future__ import annotations

from typing import Final

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.descriptions.genitives import is_nationality, paired
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.issue import issue_words
from verbale.lexicon.reference import actor_words, pronouns, subnational_adjectives

__all__ = ["read_modifiers"]

INDEFINITE: Final = frozenset({"a", "an", "another", "one", "some", "several", "any", "no", "many", "few", "other"})
LINKS: Final = frozenset({"than", "to"})
"""Last words of "more than", "up to"."""
NUMBERS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def read_modifiers(found: Names, description: Description) -> None:
    """Take in what stands before the head: article, owner, nationality, body, number."""
    at = description.start
    while at < description.span.start:
        owner = found.owner[at]
        if owner is not None:
            _read_name(found, description, owner, at)
            at = owner.end
        else:
            _read_word(found, description, at)
            at += 1
    description.counted = _behind_count(found, description)
    if description.role.title in actor_words("apart"):
        description.organ = None
    if len({owner.country for owner in description.joined}) < 2:
        description.joined.clear()
    else:
        description.country = None
        if isinstance(description.possessor, NameSpan):
            description.possessor = None


def _read_name(found: Names, description: Description, owner: NameSpan, at: int) -> None:
    """Take in a name before the head: whose they are, of what nation, of what body."""
    possessive = owner.end < description.span.start and found.words[owner.end] in ("'s", "'")
    apart = description.role.title in actor_words("apart") and (
        possessive or owner.kind == "organisation" or _is_body(owner)
    )
    apart = apart or _for_or_against(found, owner)
    if owner.country and owner.kind != "person" and not apart:
        description.country = owner.country
        both = paired(found, owner.end + 1) or paired(found, at - 1)
        if is_nationality(owner) and (not possessive or both):
            description.joined.append(owner)
    if owner.entry is not None and not possessive:
        description.people = owner.entry.qualifier or description.people
    if possessive or owner.kind == "person":
        description.possessor = owner
    elif owner.kind in ("entry", "organisation") and not owner.state_like:
        description.organ = owner
    if possessive and owner.kind in ("entry", "organisation") and not owner.state_like:
        description.organ = owner
    description.modified = True


def _read_word(found: Names, description: Description, at: int) -> None:
    """Take in a word before the head that is part of no name."""
    word, tag = found.words[at].lower(), found.tags[at]
    if at == description.start and (tag in ("DT", "PDT") or word in INDEFINITE or word == "both"):
        description.determiner = word
    if tag == "PRP$" and word in pronouns():
        description.possessor = at
    elif word == "whose":
        _take_antecedent(found, description, at)
    if word in NUMBERS:
        description.number = NUMBERS[word]
    elif tag == "CD":
        description.number = 0
    elif word in actor_words("former"):
        description.former = True
    elif word in subnational_adjectives():
        description.subnational = True
    elif tag.startswith(("JJ", "NN", "VB")):
        description.modified = True


def _behind_count(found: Names, description: Description) -> int:
    """The first word behind a rough number in front, 0 where there is none: "more than 200 | rebels"."""
    numbers = [at for at in range(description.start, description.span.start) if found.tags[at] == "CD"]
    if not numbers or numbers[-1] - numbers[0] + 1 != len(numbers) or description.determiner not in ("", "some"):
        return 0
    first, last = numbers[0], numbers[-1]
    if any(found.words[at].lower() not in issue_words("bound") for at in range(description.start, first)):
        return 0
    before = [word.lower() for word in found.words[max(0, first - 2) : first]]
    if before[-1:] == ["up"]:  # "picked up eleven men"
        return 0
    rough = any(
        word in issue_words("bound") for word in (before[:1] if before[1:] and before[1] in LINKS else before[-1:])
    )
    return last + 1 if rough else 0


def _take_antecedent(found: Names, description: Description, at: int) -> None:
    """Make the name right before "whose" the owner: "Peru, *whose* navy"."""
    end = at - 1 if at and found.words[at - 1] == "," else at
    owner = found.owner[end - 1] if end else None
    if owner is None or owner.end != end:
        return
    description.possessor, description.modified = owner, True
    if owner.kind != "person" and description.role.title not in actor_words("apart"):
        description.country = description.country or owner.country
        if owner.kind in ("entry", "organisation") and not owner.state_like:
            description.organ = owner


def _is_body(owner: NameSpan) -> bool:
    """Whether a name of the lexicon is that of a body and no state or seat of one."""
    return owner.kind == "entry" and not owner.state_like


def _for_or_against(found: Names, owner: NameSpan) -> bool:
    """Whether a name only says whom somebody is for or against: "anti-Syrian", "pro-Russia"."""
    before = owner.start - 1
    joined = before > 0 and found.words[before] == "-" and not found.doc[before].whitespace_
    return joined and found.words[before - 1].lower() in actor_words("for_or_against")
