"""Parts of speech and morphology by spaCy's own attribute ruler, looked up instead of matched.

Nearly all of its patterns look at one token: its tag, its word, its dependency. What they give to such a token is found
once and remembered, which is five times as fast as to match all patterns at each token.
"""

from __future__ import annotations

from typing import Any, Final, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

__all__ = ["QuickAttributes", "quicken"]

LOOKED_AT: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
MOST: Final = 100_000
"""Kinds of token that are remembered, at most, before all are forgotten."""

Key = tuple[int, int, int]


def quicken(nlp: Language) -> None:
    """Put a quick one in the place of the attribute ruler, if the pipeline has one whose patterns it can stand for."""
    name = "attribute_ruler"
    if name in nlp.pipe_names and isinstance(ruler := nlp.get_pipe(name), AttributeRuler) and _is_plain(ruler):
        at = nlp.pipe_names.index(name)
        nlp.disable_pipe(name)
        nlp.add_pipe("verbale_attributes", after=nlp.pipe_names[at - 1])


def _is_plain(ruler: AttributeRuler) -> bool:
    return all(
        LOOKED_AT.issuperset(token) for patterns in _patterns(ruler) for pattern in patterns for token in pattern
    )


def _patterns(ruler: AttributeRuler) -> list[list[list[dict[str, Any]]]]:
    """The patterns of each rule, each a list of what it asks of a token."""
    return [cast(list[list[dict[str, Any]]], rule["patterns"]) for rule in ruler.patterns]


@Language.factory("verbale_attributes")
def make_quick_attributes(nlp: Language, name: str) -> QuickAttributes:
    """The component that does the work of the pipeline's attribute ruler."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return QuickAttributes(ruler)


class QuickAttributes:
    """Sets the attributes that a ruler sets, from a table of kinds of token."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._vocab = ruler.vocab
        self._known: dict[Key, list[tuple[int, dict[Any, Any]]]] = {}
        self._longer = Matcher(ruler.vocab)
        for number, patterns in enumerate(_patterns(ruler)):
            longer = [pattern for pattern in patterns if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the attributes that the patterns give, those of later patterns over those of earlier ones."""
        longer: dict[int, list[tuple[int, dict[Any, Any]]]] = {}
        for match, start, _ in self._longer(doc, allow_missing=True):
            number = int(self._vocab.strings[match])
            longer.setdefault(start + self._ruler.indices[number], []).append((number, self._ruler.attrs[number]))
        for token in doc:
            key = (token.tag, token.lower, token.dep)
            given = self._known.get(key)
            if given is None:
                given = self._learn(key)
            if token.i in longer:
                given = sorted([*given, *longer[token.i]], key=lambda pair: pair[0])
            for _, attrs in given:
                set_token_attrs(token, attrs)
        return doc

    def _learn(self, key: Key) -> list[tuple[int, dict[Any, Any]]]:
        """What the patterns give to a token of a kind, each with its number in their order."""
        if len(self._known) >= MOST:
            self._known.clear()
        tag, lower, dep = (self._vocab.strings[part] for part in key)
        alone = Doc(self._vocab, words=[lower], tags=[tag], deps=[dep], heads=[0])
        given = [(number, self._ruler.attrs[number]) for number, *_ in self._ruler.match(alone)]
        self._known[key] = given
        return given
