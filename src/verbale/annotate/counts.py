"""Different counts of the same thing by different voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, PositionDraft, QuestionDraft
from verbale.annotate.syntax import governor
from verbale.annotate.voices import different_voices, position, words_of
from verbale.lexicon.issue import issue_words

__all__ = ["differing_counts"]


def differing_counts(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The questions of number: the same noun and verb, another count, another voice, set against one another."""
    found: dict[tuple[str, str], list[tuple[str, Token, PositionDraft]]] = defaultdict(list)
    for token in doc:
        if token.pos_ != "NUM" or token.dep_ != "nummod" or token.head.pos_ != "NOUN":
            continue
        noun = token.head
        verb = next((child for child in noun.rights if child.dep_ in {"acl", "relcl"}), None) or governor(noun)
        if verb.lemma_ not in issue_words("counted"):
            continue
        stated = position(verb, draft, value=words_of(doc, (token.i, noun.i + 1)))
        found[(noun.lemma_.lower(), verb.lemma_)].append((token.lower_, noun, stated))
    for counts in found.values():
        known: list[tuple[str, Token, PositionDraft]] = []
        for count, noun, stated in counts:
            against = [old for old in known if old[0] != count and different_voices(old[2], stated)]
            if not known or (against and _is_contrasted(known[-1][1], noun)):
                known.append((count, noun, stated))
        if len(known) > 1:
            verb = known[0][1]
            yield QuestionDraft("number", f"How many {verb.lower_}?", [stated for _, _, stated in known], "number")


def _is_contrasted(first: Token, second: Token) -> bool:
    """Whether a "but" or "while" stands between two counts in the same or neighbouring sentences."""
    if second.sent.start - first.sent.end > 1 and second.sent.start != first.sent.start:
        return False
    contrast = issue_words("contrast")
    return any(token.lower_ in contrast or token.text == ";" for token in second.doc[first.i : second.i])
