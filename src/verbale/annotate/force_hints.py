"""What the tables say of a statement's force, as the force head of the tagger is told it: by its cue, by its words.

The same code makes the hints for training (`training/prepare.py`) and at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import TokenSpan
from verbale.lexicon.contents import find_content_cues
from verbale.lexicon.cues import cue_forces
from verbale.model import Force

__all__ = ["FORCES", "HINTS", "counts", "force_hints", "lemma_of"]

FORCES: Final[tuple[Force, ...]] = get_args(Force)
_NUMBER: Final = {force: number for number, force in enumerate(FORCES, 1)}
HINTS: Final = len(_NUMBER) + 1
"""How many values a hint has; 0 is none."""


def force_hints(doc: Doc, cue: Sequence[TokenSpan], content: Sequence[TokenSpan]) -> tuple[int, int]:
    """The forces that the words of a cue and of a content have in the tables, as numbers from 1; 0 for none."""
    return _of_cue(doc, cue), _of_content(doc, content)


def _of_cue(doc: Doc, cue: Sequence[TokenSpan]) -> int:
    """The first force that says more than "assert", else that one if any word of the cue has it."""
    known = cue_forces()
    plain = 0
    for start, end in cue:
        for token in doc[start:end]:
            lemma = token.lemma_.lower()
            following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
            found = known.get(f"{lemma}_{following}") or known.get(lemma)
            if found is not None and found.force != "assert":
                return _NUMBER[found.force]
            if found is not None:
                plain = _NUMBER["assert"]
    return plain


def _of_content(doc: Doc, content: Sequence[TokenSpan]) -> int:
    """The force of the first sequence of words that the content holds."""
    lemmas = [lemma_of(token) for start, end in content for token in doc[start:end] if counts(token)]
    return next((_NUMBER[cue.force] for cue, _ in find_content_cues(lemmas)), 0)


def counts(token: Token) -> bool:
    """Whether a token is one of the words that the sequences of the tables run over."""
    return token.is_alpha or token.lower_ in {"n't", "'ll", "'re"}


def lemma_of(token: Token) -> str:
    """The lemma in lower case as those sequences have it, a pronoun as written."""
    lower = token.lower_
    if lower in {"n't", "not"}:
        return "not"
    return lower if token.pos_ == "PRON" else token.lemma_.lower()
