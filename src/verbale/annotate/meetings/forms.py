"""In what form parties meet: how many sides there are, and whether they face each other or have a go-between."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import governing_verb
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.attendance import sentences_about
from verbale.annotate.meetings.parties import countries
from verbale.lexicon.gatherings import meeting_words
from verbale.model import Format

__all__ = ["form", "is_direct"]

FACING = "face to face"
SHUTTLING = "shuttle"


def form(words: set[str], parties: list[ActorDraft], *, direct: bool | None) -> Format | None:
    """The format by the word for it, else by whether the parties meet directly, else by the number of those named; None
    where fewer than two are."""
    for word, value in meeting_words("format").items():
        if word in words:
            match value:
                case "bilateral" | "trilateral" | "multilateral":
                    return value
    if direct is False:
        return "indirect"
    known = [actor for actor in parties if actor.country or actor.kind in ("state", "organ", "organisation")]
    if len(known) < len(parties):
        return None
    match len(countries(known)):
        case 0 | 1:
            return None
        case 2:
            return "bilateral"
        case 3:
            return "trilateral"
    return "multilateral"


def is_direct(doc: Doc, heads: set[int], others: set[int], *, held: bool) -> bool | None:
    """Whether the parties of the meeting with these heads meet face to face; None where the text does not tell, or
    tells both. `others` are the heads of other meetings."""
    told = {value for head in heads for value in _contacts(doc[head])}
    if held and "direct" not in told and any(_apart(doc, *span) for span in sentences_about(doc, heads, others)):
        told.add("indirect")
    return told.pop() == "direct" if len(told) == 1 else None


def _contacts(head: Token) -> Iterator[str]:
    """What the words at one mention say of it: "indirect talks", "talks through mediators", "met face to face"."""
    before = head.doc[head.left_edge.i : head.i].text.lower()
    if head.pos_ == "NOUN":
        yield from (value for word, value in meeting_words("contact").items() if f" {word} " in f" {before} ")
    verb = governing_verb(head)
    anchors = [head, verb] if verb is not None and head.head.i == verb.i else [head]
    for prep in (prep for anchor in anchors for prep in children(anchor, "prep")):
        nouns = [noun for noun in children(prep, "pobj") if noun.lemma_.lower() in meeting_words("go_between")]
        if nouns and prep.lower_ in meeting_words("through"):
            yield "indirect"
    if verb is not None and FACING in head.doc[head.i : verb.sent.end].text.lower():
        yield "direct"


def _apart(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence tells that the sides did not meet each other: "mediators shuttled between the two"."""
    text = doc[start:end].text.lower()
    if any(words in text for words in meeting_words("apart")):
        return True
    return any(
        token.lemma_.lower() == SHUTTLING
        and token.pos_ == "VERB"
        and any(child.lower_ == "between" for child in children_of(token))
        for token in doc[start:end]
    )
