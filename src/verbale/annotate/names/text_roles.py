"""Nouns that a text itself makes roles: those of a person's title or apposition that it takes up again later.

"Glazier Ann Lee ... The glazier said": no list of persons holds every trade, but a noun that stands beside the name of
a person, and later with an article by itself, is what the person is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NAMING, NameSpan
from verbale.lexicon.who import first_names, titles

__all__ = ["text_roles", "without_title"]

OPENERS: Final = ("DT", "PRP$", "POS")
"""Tags of what opens a phrase that means somebody the reader knows, or introduces somebody."""

MISTAKEN: Final = frozenset({"community", "organisation", "location"})
"""Kinds of names that spaCy takes such a noun for, "Democrat" and a capitalised one that opens a sentence."""

INDEFINITE: Final = frozenset({"a", "an"})
"""No title stands behind these: "a speech Ann Lee gave"."""

DEFINITE: Final = frozenset({"the", "this", "that"})
LONGEST_PHRASE: Final = 4
"""Tokens before a noun among which its article is looked for."""


def text_roles(found: Names) -> Iterator[tuple[int, str]]:
    """The tokens of such nouns, wherever they stand, with the noun in lower case; none that the lexicon lists."""
    beside: dict[str, int] = {}
    for span in found.spans():
        if span.kind == "person":
            for token in _beside(found, span):
                if _unlisted(found, token):
                    beside.setdefault(token.lower_, token.i)
    if not beside:
        return
    places: dict[str, list[int]] = {}
    for token in found.doc:
        if token.lower_ in beside and _unlisted(found, token):
            places.setdefault(token.lower_, []).append(token.i)
    for noun, tokens in places.items():
        if any(at > beside[noun] and _definite(found, at) for at in tokens):
            yield from ((at, noun) for at in tokens)


def without_title(found: Names) -> Iterator[NameSpan]:
    """The names whose first word, at the head of a sentence, is such a noun: "Glazier Ann Lee" as one name."""
    opening: dict[str, list[NameSpan]] = {}
    for span in found.spans():
        first = found.words[span.start]
        opens = found.doc[span.start].is_sent_start and span.end - span.start > 1
        if span.kind == "person" and opens and first not in first_names():
            opening.setdefault(first.lower(), []).append(span)
    for token in found.doc if opening else ():
        if token.text in opening and token.tag_ == "NN" and found.owner[token.i] is None and _definite(found, token.i):
            for span in opening.pop(token.text):
                yield NameSpan(span.start + 1, span.end, "person")


def _beside(found: Names, span: NameSpan) -> Iterator[Token]:
    """The nouns that stand beside a name as its title or apposition."""
    doc, words = found.doc, found.words
    name = doc[found.head(span.start, span.end)]
    before = span.start - 1
    while before > 0 and (words[before] in titles() or (words[before] == "." and words[before - 1] in titles())):
        before -= 1
    if before >= 0 and words[before] in NAMING:
        yield doc[before - 1]
    elif before >= 0 and not _opened(found, doc[before], INDEFINITE):
        joined = span.start <= doc[before].head.i < span.end
        if joined or (before < span.start - 1 and not _opened(found, doc[before])):
            yield doc[before]
    if name.dep_ == "appos" and _opened(found, name.head):
        yield name.head
    yield from (child for child in name.rights if child.dep_ == "appos" and _opened(found, child))


def _unlisted(found: Names, token: Token) -> bool:
    """Whether a singular noun stands there that is no name and no role of the lexicon."""
    if token.tag_ not in ("NN", "NNP") or not token.is_alpha or len(token) < 3 or token.i in found.titled:
        return False
    owner = found.owner[token.i]
    following = found.owner[token.i + 1] if token.i + 1 < len(found.owner) else None
    mistakable = MISTAKEN | {"person"} if following is not None and following.kind == "person" else MISTAKEN
    if owner is not None and (owner.kind not in mistakable or owner.end - owner.start > 1):
        return False
    mistaken = owner is not None and owner.kind != "community"
    return not (mistaken and not token.is_sent_start) and not found.is_time(token.i)


def _opened(found: Names, noun: Token, words: frozenset[str] | None = None) -> bool:
    """Whether an article or a possessive opens the phrase, one of the words where some are given."""
    for at in range(max(noun.left_edge.i, noun.i - LONGEST_PHRASE), noun.i):
        if found.tags[at].startswith(OPENERS) and (words is None or found.words[at].lower() in words):
            return True
    return False


def _definite(found: Names, at: int) -> bool:
    """Whether the noun stands there by itself as somebody known: "the glazier", "her glazier"."""
    following = at + 1
    if found.tags[following : following + 1] and found.tags[following].startswith(("NN", "POS", "HYPH")):
        return False
    for before in range(at - 1, max(-1, at - LONGEST_PHRASE), -1):
        if found.words[before].lower() in DEFINITE or found.tags[before] in ("PRP$", "POS"):
            return True
        if not found.tags[before].startswith(("JJ", "NN", "CD")):
            return False
    return False
