"""Clauses put into another one: "Luanda, *he said*, had offered to host the talks"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import subject, trimmed, verb_group
from verbale.lexicon.cues import cue_forces

__all__ = ["source_before_insertion"]

LONGEST: Final = 12
"""Tokens that an insertion may have."""
LONGEST_FRONT: Final = 6
"""Tokens that the subject before it may have."""
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "CCONJ"})


def source_before_insertion(verb: Token) -> list[TokenSpan]:
    """The subject of a verb without one, where it opens the sentence and a clause of speech stands between the two."""
    doc, start = verb.doc, verb_group(verb)[0]
    if start < 2 or doc[start - 1].text != "," or subject(verb) is not None:
        return []
    sentence = verb.sent.start
    commas = [index for index in range(max(sentence, start - 1 - LONGEST), start - 1) if doc[index].text == ","]
    if len(commas) != 1:
        return []
    spoken = [token for token in doc[commas[0] : start] if token.pos_ == "VERB"]
    if len(spoken) != 1 or spoken[0].lemma_.lower() not in cue_forces():
        return []
    front = trimmed(doc, sentence, commas[0])
    if front is None or front[1] - front[0] > LONGEST_FRONT or doc[front[1] - 1].pos_ not in ("NOUN", "PROPN"):
        return []
    return [front] if all(token.pos_ in NOMINAL for token in doc[slice(*front)]) else []
