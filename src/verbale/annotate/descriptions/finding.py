"""Where a text describes somebody: the noun phrases headed by its role words, each from its first word to its last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verbale.annotate.descriptions.complements import read_complement
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.descriptions.genitives import is_nationality, paired
from verbale.annotate.descriptions.modifiers import read_modifiers
from verbale.annotate.names.bounds import is_clock
from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import RoleSpan

__all__ = ["describe"]

BEFORE_HEAD: Final = ("NN", "JJ", "CD", "HYPH", "POS", "RB")
LONGEST_BEFORE: Final = 12
PARTICLES: Final = frozenset({"back", "out", "off", "up", "down"})
"""What goes with a verb in front: "pull *back* troops"."""


def describe(found: Names) -> Iterator[Description]:
    """The descriptions of a text in order; those inside a longer one as well ("official at the embassy")."""
    previous: Description | None = None
    for span in found.roles():
        if _modifies(found, span):
            continue
        description = Description(_start(found, span), span.end, span, found, country=span.country)
        read_modifiers(found, description)
        description.holder = found.linked_name(span)
        read_complement(found, description)
        if previous is not None and description.country is None:
            _inherit(found, previous, description)
        yield description
        previous = description


def _modifies(found: Names, span: RoleSpan) -> bool:
    """Whether the word only stands before another noun ("government spokesman")."""
    following = span.end
    if following >= len(found.words):
        return False
    if found.words[following] in ("-", "/"):
        return not found.doc[span.end - 1].whitespace_
    if following in found.is_role_start and found.tags[following].startswith("NN"):
        return True
    owner = found.owner[following]
    if owner is not None:
        return owner.kind not in ("person",) and not span.role.plural and found.tags[following].startswith("NN")
    token = found.doc[span.head]
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        return found.tags[following] != "IN" or found.linked_name(span) is None  # "Prime Minister of Chad Ann Lee"
    return found.tags[following] in ("NN", "NNS") and not found.is_time(following)


def _start(found: Names, span: RoleSpan) -> int:
    words, tags, owners = found.words, found.tags, found.owner
    at = span.start
    lowest = max(0, span.start - LONGEST_BEFORE)
    while at > lowest:
        before = at - 1
        owner = owners[before]
        tag = tags[before]
        verbal = words[before].lower() in PARTICLES and before > 0 and tags[before - 1].startswith("VB")
        if verbal or is_clock(words[before]):
            break
        if owner is not None:
            governs = at == span.start and (span.state is not None or span.role.plural or span.role.kind == "group")
            if owner.kind == "person" and words[at] not in ("'s", "'") and not governs:
                break
            at = owner.start
        elif tag in ("DT", "PRP$", "PDT", "WP$"):
            at = before
            if not (before > 0 and tags[before - 1] == "PDT"):
                break
        elif (
            tag != "HYPH" and tag.startswith(BEFORE_HEAD) and not found.is_date(before) and words[before][:1].isalnum()
        ):
            if tag == "RB" and not (before > 0 and tags[before - 1] in ("DT", "PRP$")):
                break
            at = before
        elif (
            words[before] in ("'s", "'")
            or _joins(found, before)
            or (
                words[before].lower() in ("and", ",")
                and is_nationality(owners[at])
                and is_nationality(owners[before - 1])
            )
            or paired(found, before)
            or (
                tag in ("VBN", "VBG")
                and before > 0
                and (tags[before - 1] in ("DT", "PRP$", "POS") or "-" in words[before])
            )
        ):
            at = before
        else:
            break
    while at < span.start and (words[at] in ("'s", "'", "-") or tags[at] == "POS"):
        at += 1
    return at


def _joins(found: Names, token: int) -> bool:
    """Whether a hyphen without spaces around stands there."""
    return (
        found.words[token] == "-"
        and token > 0
        and not (found.doc[token].whitespace_ or found.doc[token - 1].whitespace_)
    )


def _inherit(found: Names, previous: Description, description: Description) -> None:
    """The country of "the Iraqi army" for "and police"."""
    if previous.country is None or description.determiner or description.possessor is not None:
        return
    if description.start - previous.end == 1 and found.words[previous.end].lower() in ("and", "or", "&"):
        description.country = previous.country
