"""Which named body or state a bare "the movement", "the commission", "the kingdom" takes up."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.lexicon.likeness import body_words, state_forms
from verbale.lexicon.who import names

__all__ = ["body_meant"]


def body_meant(description: Description, named: Iterable[MentionDraft]) -> ActorDraft | None:
    """The one body or state named before the description that it can mean; None for none or several."""
    title = description.role.title
    form, words = state_forms().get(title), body_words().get(title)
    if (form is None and words is None) or description.modified or description.organ is not None:
        return None
    fitting: dict[int, ActorDraft] = {}
    for mention in named:
        actor = mention.actor
        if actor is None or mention.kind != "name" or mention.start >= description.start:
            continue
        if form is not None and actor.kind == "state" and _has_form(actor, form):
            fitting[id(actor)] = actor
        elif actor.kind in ("organisation", "organ", "unknown") and words is not None and _has_word(actor, words):
            fitting[id(actor)] = actor
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _has_form(actor: ActorDraft, form: str) -> bool:
    entry = names().get(actor.name)
    return entry is not None and any(form in surface.split() for surface in (entry.name, *entry.variants))


def _has_word(actor: ActorDraft, words: frozenset[str]) -> bool:
    if words & set(actor.name.split()):
        return True
    code = actor.code or ""
    return any(word.isupper() and (word in (code[:3], code[3:6]) or code == word) for word in words)
