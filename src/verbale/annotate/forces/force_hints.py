"""What the tables say of a statement's force, as the force head of the tagger is told it: by its cue, by its words.

The same code makes the hints for training (`training/prepare.py`) and at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.tagger.labels import FORCES
from verbale.lexicon.contents import find_content_cues
from verbale.lexicon.cues import cue_forces

__all__ = ["HINTS", "counted_lemmas", "force_hints"]

_NUMBER: Final = {force: number for number, force in enumerate(FORCES, 1)}
NOT: Final = frozenset({"n't", "not"})
SHORTENED: Final = frozenset({"n't", "'ll", "'re"})
"""Words with a sign that is no letter which count all the same."""
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
    _, lemmas = counted_lemmas(doc, content)
    return next((_NUMBER[cue.force] for cue, _ in find_content_cues(lemmas)), 0)


def counted_lemmas(doc: Doc, spans: Sequence[TokenSpan]) -> tuple[list[int], list[str]]:
    """The tokens of some spans that the sequences of the tables run over, and their lemmas as those have them.

    Those are in lower case, a pronoun as written.
    """
    columns = columns_of(doc)
    text, lower, lemma, pos = columns.text, columns.lower, columns.lemma, columns.pos
    tokens = [i for start, end in spans for i in range(start, end) if text[i].isalpha() or lower[i] in SHORTENED]
    return tokens, ["not" if lower[i] in NOT else lower[i] if pos[i] == "PRON" else lemma[i].lower() for i in tokens]
