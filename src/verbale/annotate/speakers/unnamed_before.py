"""Persons without a name whom "he" and "she" take up: "*His wife* left. She said", "told of *a widow* who had fled"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.annotate.speakers.late_actors import open_actor
from verbale.lexicon.plover import event_words
from verbale.lexicon.reference import noun_gender

__all__ = ["unnamed_before"]

INDEFINITE: Final = frozenset({"a", "an", "one"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def unnamed_before(
    discourse: Discourse, token: Token, gender: str, ranked: list[tuple[float, ActorDraft]]
) -> ActorDraft | None:
    """The one unnamed person of the sentence before whom a subject means rather than those `ranked`.

    It is that sentence's subject, by a noun that tells the gender, where nobody else fits or it is somebody's ("his
    wife"), or somebody new of whom a clause tells ("a farmer who had lost his son"); nobody where the sentence has
    another person who fits.
    """
    if token.dep_ not in SUBJECTS:
        return None
    found = [
        (mention, known, noun_gender(known.role.title) or known.span.gender)
        for mention, known in _described(discourse, token)
        if (known.span.gender or noun_gender(known.role.title)) in (None, gender)
    ]
    if len(found) != 1 or _has_rival(discourse, token, gender, found[0][1]):
        return None
    mention, known, own = found[0]
    if _is_subject(discourse, mention):
        meant = own == gender and (not ranked or known.possessor is not None)
    else:
        meant = known.determiner in INDEFINITE and _is_told_of(discourse, mention)
    if not meant:
        return None
    open_actor(discourse.doc, discourse.draft, discourse.cast, mention)
    if mention.actor is not None:
        mention.actor.gender = mention.actor.gender or ("m" if gender == "m" else "f")
        discourse.salience.trace(mention)
    return mention.actor


def _described(discourse: Discourse, token: Token) -> Iterator[tuple[MentionDraft, Description]]:
    """The descriptions of single persons in the sentence before that mean nobody known."""
    for mention in discourse.draft.mentions:
        known = discourse.cast.descriptions.get(id(mention))
        if (
            known is None
            or mention.actor is not None
            or mention.candidates
            or not _is_before(discourse, mention, token)
        ):
            continue
        if known.holder is None and known.state is None and not known.plural and known.role.kind != "group":
            yield mention, known


def _is_before(discourse: Discourse, mention: MentionDraft, token: Token) -> bool:
    """Whether a mention stands in the sentence before, as the text is told outside quotation marks."""
    salience = discourse.salience
    here = mention.head < token.i and salience.quoted[mention.head] is None and salience.quoted[token.i] is None
    return here and salience.told[token.i] - salience.told[mention.head] == 1


def _has_rival(discourse: Discourse, token: Token, gender: str, known: Description) -> bool:
    """Whether the sentence before, or the pronoun's own up to it, has another person of that gender or of none given;
    whose the unnamed one is and what the phrase tells of them does not count."""
    told, end = discourse.salience.told, discourse.doc[known.head].right_edge.i + 1
    for trace in discourse.salience.traces:
        inside = known.start <= trace.position < max(known.end, end)
        if inside or trace.position >= token.i or told[token.i] - told[trace.position] > 1:
            continue
        if trace.actor.kind == "person" and not trace.plural and trace.actor.gender in (None, gender):
            return True
    return False


def _is_subject(discourse: Discourse, mention: MentionDraft) -> bool:
    """Whether somebody is the subject of the sentence and asks nothing that another answers."""
    head = discourse.doc[mention.head]
    return head.dep_ in SUBJECTS and head.head.dep_ == "ROOT" and head.head.lemma_ not in event_words("asking")


def _is_told_of(discourse: Discourse, mention: MentionDraft) -> bool:
    """Whether a clause with "who" tells what somebody did: no "man who is so kind"."""
    clauses = (child for child in discourse.doc[mention.head].rights if child.dep_ == "relcl")
    return any(
        any(word.lower_ == "who" for word in clause.lefts)
        and (clause.tag_ == "VBD" or any(word.lower_ in ("had", "was", "were") for word in clause.lefts))
        for clause in clauses
    )
