"""Places that no table lists and the tagger takes for persons or bodies, by where the text has their names."""

from __future__ import annotations

from typing import Final

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.likeness import acting_verbs
from verbale.lexicon.reference import place_words
from verbale.lexicon.who import first_names, titles

__all__ = ["called_places"]

MISTAKEN: Final = frozenset({"person", "organisation"})


def called_places(found: Names) -> list[NameSpan]:
    """The names that the text uses as those of places: "Calder, a town of 8,000", "met in Calder", "the mayor of
    Calder", "near Old Calder"; longer ones and what belongs to places only where nothing makes persons of them."""
    spans = [span for span in found.spans() if span.kind in MISTAKEN]
    parts = {found.words[at] for span in spans if _is_long(span) for at in range(span.start, span.end)}
    single = [span for span in spans if not _is_long(span)]
    called = {_text(found, span) for span in single if _is_called_place(found, span.start)}
    persons = {_text(found, span) for span in single if span.kind == "person"} - parts
    called |= {word for at, word in enumerate(found.words) if word in persons and _stands_as_place(found, at)}
    people = {_text(found, span) for span in spans if _is_somebody(found, span)}
    here = {_text(found, s) for s in spans if s.kind == "person" and _has_place(found, s, near=_is_long(s))} - people
    called |= {text for text in here if not people & {text.split()[-1]} and (" " in text or text not in parts)}
    return [span for span in spans if _text(found, span) in called]


def _is_long(span: NameSpan) -> bool:
    return span.end - span.start > 1


def _text(found: Names, span: NameSpan) -> str:
    return found.text(span.start, span.end)


def _stands_as_place(found: Names, at: int) -> bool:
    """Whether a name is where something is ("met in Calder") or where somebody goes ("flew to Calder")."""
    token = found.doc[at]
    preposition, over = token.head, token.head.head
    if token.dep_ != "pobj" or (token.i and found.words[token.i - 1] in titles()):
        return False
    if preposition.lower_ in ("to", "for", "toward", "towards"):
        return over.lemma_.lower() in place_words("motion")
    inside = place_words("preposition").get(preposition.lower_) is True
    return inside and not (preposition.lower_ == "in" and over.lemma_.lower() in place_words("inner"))


def _is_called_place(found: Names, at: int) -> bool:
    """Whether "the town of" stands before a name, or ", a town" behind it."""
    if at > 1 and found.words[at - 1] == "of" and found.words[at - 2] in place_words("noun"):
        return True
    if found.words[at + 1 : at + 2] != [","] or found.tags[at + 2 : at + 3] != ["DT"]:
        return False
    noun = at + 3
    while noun < len(found.words) and found.tags[noun].startswith(("JJ", "RB", "NN")):
        noun += 1
    return found.words[noun - 1] in place_words("noun")


def _has_place(found: Names, span: NameSpan, *, near: bool) -> bool:
    """Whether a name has the place of a place's: "the *mayor of* Calder", "*shelled* Calder"; `near` also behind
    prepositions of place."""
    token = found.doc[found.head(span.start, span.end)]
    above = token.head
    if token.dep_ in ("dobj", "nsubjpass"):
        return above.lemma_.lower() in place_words("struck")
    if token.dep_ != "pobj" or list(token.conjuncts):
        return False
    if above.lower_ in ("of", "on"):
        return above.head.lemma_.lower() in place_words("belonging") or above.head.lower_ in place_words("noun")
    inner = {above.head.lemma_.lower(), found.words[above.i - 1].lower()} & place_words("inner").keys()
    return near and place_words("preposition").get(above.lower_) is True and not (above.lower_ == "in" and inner)


def _is_somebody(found: Names, span: NameSpan) -> bool:
    """Whether the text makes a person of a name: by a title, a given name, or what only persons do."""
    before, first = span.start - 1, found.words[span.start]
    if first in first_names() or (before >= 0 and (found.words[before] in titles() or before in found.titled)):
        return True
    token = found.doc[found.head(span.start, span.end)]
    acts = token.dep_ == "nsubj" and token.head.lemma_ in acting_verbs()
    return acts or any(child.dep_ == "appos" and child.i in found.role_at for child in token.rights)
