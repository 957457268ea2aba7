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
Given = list[tuple[int, dict[Any, Any]]]
"""What rules give to a token, each with its number in their order."""


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
        self._known: dict[Key, tuple[Given, bool]] = {}
        self._longer, self._opening = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._longest = 1
        for number, patterns in enumerate(_patterns(ruler)):
            longer = [pattern for pattern in patterns if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)
                self._opening.add(str(number), [pattern[:1] for pattern in longer])
                self._longest = max(self._longest, *map(len, longer))

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the attributes that the patterns give, those of later patterns over those of earlier ones."""
        longer: dict[int, Given] = {}
        for token in doc:
            key = (token.tag, token.lower, token.dep)
            known = self._known.get(key)
            if known is None:
                known = self._learn(key)
            given, opens = known
            if opens:
                for match, start, _ in self._longer(doc[token.i : token.i + self._longest], allow_missing=True):
                    if start == 0:
                        number = int(self._vocab.strings[match])
                        at = token.i + self._ruler.indices[number]
                        longer.setdefault(at, []).append((number, self._ruler.attrs[number]))
            if token.i in longer:
                given = sorted([*given, *longer[token.i]], key=lambda pair: pair[0])
            for _, attrs in given:
                set_token_attrs(token, attrs)
        return doc

    def _learn(self, key: Key) -> tuple[Given, bool]:
        """What the patterns give to a token of a kind, and whether one of several tokens can begin with it."""
        if len(self._known) >= MOST:
            self._known.clear()
        tag, lower, dep = (self._vocab.strings[part] for part in key)
        alone = Doc(self._vocab, words=[lower], tags=[tag], deps=[dep], heads=[0])
        given = [(number, self._ruler.attrs[number]) for number, *_ in self._ruler.match(alone)]
        self._known[key] = given, bool(self._opening(alone))
        return self._known[key]
