"""Which named body or state a bare "the movement", "the commission", "the kingdom" takes up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.names.names import Names
from verbale.lexicon.likeness import body_words, state_forms
from verbale.lexicon.plover import event_words
from verbale.lexicon.who import names

__all__ = ["body_meant", "byname", "rebels_meant", "tell_wire"]

NAMED: Final = frozenset({"organisation", "organ", "unknown"})

COMPANIES: Final = frozenset({"organisation", "unknown"})
"""Kinds of named bodies that a noun beside the name tells something of."""

ANY: Final = "*"
"""In the table of body words: any organisation may be meant, where the text has named one only."""

REBEL_CODES: Final = frozenset({"REB", "INS", "SEP"})
"""Codes of those whom a national army is not."""

REBELS: Final = "REB"
ARMED: Final = REBEL_CODES | {"MIL", "UAF"}
"""Codes of those who are no agency, company or bank."""
FIGHTING: Final = frozenset({"group", "organisation", "organization"})
"""Nouns for any body that may be an armed one."""

WIRE: Final = "agency"
PRESS: Final = "MED"

BODIES: Final = frozenset({"organ", "group"})
"""Kinds of bodies that only a description names, which a shorter one takes up."""


def byname(found: Names, mention: MentionDraft) -> str | None:
    """The noun that stands beside the name of an organisation: "Telecoms group Orland", "the studio, Orland Films,"."""
    doc, name = found.doc, found.doc[mention.head]
    if mention.actor is None or mention.kind != "name" or mention.actor.kind not in COMPANIES:
        return None
    before = mention.start - 1
    if before > 0 and found.words[before] == ",":
        noun = doc[before - 1] if doc[before - 1].tag_ == "NN" else name.head
        closed = mention.end < len(doc) and found.words[mention.end] == ","
        return noun.lower_ if noun.tag_ == "NN" and (closed or name.dep_ == "appos") else None
    if before >= 0 and doc[before].tag_ == "NN" and mention.start <= doc[before].head.i < mention.end:
        return doc[before].lower_
    apposed = (child for child in name.rights if child.dep_ == "appos" and child.tag_ == "NN")
    return next((child.lower_ for child in apposed if any(word.tag_ == "DT" for word in child.lefts)), None)


def _is_armed(actor: ActorDraft) -> bool:
    """Whether a body is a force or a rebel group, by its code or by its name."""
    code = actor.code or ""
    last = actor.name.split()[-1].lower()
    return not ARMED.isdisjoint((code[:3], code[3:6], code[-3:])) or last in event_words("armed")


def body_meant(description: Description, named: Iterable[MentionDraft]) -> ActorDraft | None:
    """The one body or state named before the description that it can mean; None for none or several."""
    title = description.role.title
    form, words = state_forms().get(title), body_words().get(title)
    country = description.country
    if (form is None and words is None) or description.qualifier() or description.organ is not None:
        return None
    fitting: dict[int, ActorDraft] = {}
    anybody: dict[int, ActorDraft] = {}
    for mention in named:
        actor = mention.actor
        if actor is None or mention.start >= description.start or country not in (None, actor.country):
            continue
        if mention.kind == "description" and words is not None and actor.kind in BODIES and not actor.plural:
            longer = re.split(r" (?:of|for) ", actor.name.lower())[0]
            if actor.name.lower() != title and longer.split()[-1] == title:
                fitting[id(actor)] = actor
        if mention.kind != "name":
            continue
        armed = title not in FIGHTING and _is_armed(actor)
        if words is not None and ANY in words and actor.kind == "organisation" and not (actor.plural or armed):
            anybody[id(actor)] = actor
        stately = form is not None and actor.kind == "state" and _has_form(actor, form)
        if stately or (actor.kind in NAMED and words is not None and _has_word(actor, words)):
            fitting[id(actor)] = actor
    fitting = fitting or anybody
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def tell_wire(actor: ActorDraft) -> None:
    """Take "the agency" that somebody talks to, and that the text does not name, for the press: "told the agency"."""
    if actor.kind == "group" and actor.name == WIRE:
        actor.code = PRESS


def rebels_meant(
    description: Description, named: Iterable[MentionDraft], descriptions: Mapping[int, Description]
) -> ActorDraft | None:
    """The one group of rebels of a country that a bare "the rebels" takes up."""
    role = description.role
    bare = description.plural and description.determiner == "the" and not description.qualifier()
    if not bare or role.sector != REBELS or description.country is not None:
        return None
    found: dict[int, ActorDraft] = {}
    for mention in named:
        known = descriptions.get(id(mention))
        if known is None or mention.actor is None or mention.start >= description.start or not known.plural:
            continue
        if known.role.title == role.title and known.country and not known.people:
            found[id(mention.actor)] = mention.actor
    return next(iter(found.values())) if len(found) == 1 else None


def _has_form(actor: ActorDraft, forms: frozenset[str]) -> bool:
    if actor.country in forms:
        return True
    entry = names().get(actor.name)
    return entry is not None and any(forms & set(surface.split()) for surface in (entry.name, *entry.variants))


def _has_word(actor: ActorDraft, words: frozenset[str]) -> bool:
    if words & set(actor.name.split()):
        return not (words & REBEL_CODES) or actor.code is None or "MIL" not in actor.code
    code = actor.code or ""
    return any(word.isupper() and (word in (code[:3], code[3:6]) or code == word) for word in words)
