"""Turns of a transcript: what follows a label ("Q:", "AMBASSADOR CROCKER:") is said by whom the label names.

A turn is one statement. Its sentences may become statements inside it where what they do is clear (`forces`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from verbale.annotate.actors.cast import cast_of
from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft, TokenSpan
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.grammar.syntax import trimmed
from verbale.lexicon.page import turn_labels
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import roles
from verbale.model import Part

__all__ = ["add_turns", "asks", "in_text_order", "sentences_of_turns"]

GOVERNMENT = "GOV"


def add_turns(doc: Doc, draft: Draft) -> None:
    """Add one statement a turn to the draft, before the statements inside it."""
    labels = [part for part in draft.document.parts if part.kind == "turn_label"] if draft.document else []
    if not labels:
        return
    starts = [*paragraph_starts(doc), len(doc)]
    offsets = [doc[start].idx for start in starts[:-1]]
    turns = []
    length = doc[-1].idx + len(doc[-1]) if len(doc) else 0
    for number, label in enumerate(labels):
        limit = labels[number + 1].start if number + 1 < len(labels) else length
        holding = max(bisect_right(offsets, label.end) - 1, 0)
        content = _paragraphs(doc, starts[holding : bisect_left(offsets, limit) + 1], label.end, limit)
        if content:
            statement = StatementDraft([], [], content, construction="turn", label=label, manner="direct")
            statement.quoted = list(content)
            statement.speaker = _speaker(doc, draft, label)
            turns.append(statement)
    draft.statements = in_text_order([*turns, *draft.statements])


def in_text_order(statements: list[StatementDraft]) -> list[StatementDraft]:
    """The statements of a transcript, a turn before what stands in it."""
    return sorted(statements, key=lambda s: (s.content[0][0], s.construction != "turn"))


def sentences_of_turns(doc: Doc, draft: Draft) -> Iterator[StatementDraft]:
    """As statements, the sentences of known speakers' turns of several that hold no statement, questions left out."""
    cues = {statement.cue_head for statement in draft.statements}
    for turn in (s for s in draft.statements if s.construction == "turn" and s.speaker is not None):
        spans = [span for start, end in turn.content for span in _sentences(doc, start, end)]
        for start, end in spans if len(spans) > 1 else ():
            if doc[end - 1].text != "?" and cues.isdisjoint(range(start, end)):
                yield StatementDraft(
                    [], [], [(start, end)], [(start, end)], manner="direct", speaker=turn.speaker,
                    candidates=turn.candidates, parent=turn, construction="turn_sentence",
                )  # fmt: skip


def asks(doc: Doc, statement: StatementDraft) -> bool:
    """Whether a turn ends in a question mark."""
    end = statement.content[-1][1]
    return any(token.text == "?" for token in doc[max(end - 2, 0) : min(end + 1, len(doc))])


def _sentences(doc: Doc, first: int, limit: int) -> Iterator[TokenSpan]:
    start = first
    for token in doc[first:limit]:
        if token.i + 1 == limit or doc[token.i + 1].is_sent_start:
            span = trimmed(doc, start, token.i + 1)
            if span is not None:
                yield span[0], max(span[1], token.i + 1 if token.text in ".?!" else 0)
            start = token.i + 1


def _paragraphs(doc: Doc, bounds: list[int], first: int, limit: int) -> list[TokenSpan]:
    """What stands at `[first, limit)` in the paragraphs between the bounds, a span for each."""
    spans = []
    for start, end in pairwise(bounds):
        while start < end and doc[start].idx < first:
            start += 1
        while end > start and doc[end - 1].idx >= limit:
            end -= 1
        span = trimmed(doc, start, end)
        if span and doc[span[0]].idx >= first:
            final = span[1] + 1 if span[1] < end and doc[span[1]].text in ".?!" else span[1]
            spans.append((span[0], final))
    return spans


def _speaker(doc: Doc, draft: Draft, label: Part) -> ActorDraft | None:
    """The person of the document's cast whom the label names; one of its own where no name of the text fits."""
    name = label.value.title() if label.value.isupper() else label.value
    words = name.replace(".", " ").split()
    if not words or name.strip().lower().rstrip(".") in turn_labels("nobody"):
        return None
    known = [a for a in draft.actors if a.kind == "person" and a.name.split()[-1].casefold() == words[-1].casefold()]
    if known:
        return known[0] if len(known) == 1 else None
    if len(words) > 1:
        actor = cast_of(doc).persons.full_name(name).actor
        title = next((t for n in range(len(words) - 1, 0, -1) if (t := " ".join(words[:n]).lower()) in roles()), None)
        _place(actor, title, cast_of(doc).home)
        return actor
    actor = ActorDraft(name, "person")
    _place(actor, name.lower() if name.lower() in roles() else None, cast_of(doc).home)
    draft.actors.append(actor)
    return actor


def _place(actor: ActorDraft, title: str | None, home: str | None) -> None:
    """Give who speaks under the title of an office at home the state that holds the briefing."""
    own = title is not None and title.split()[-1] not in actor_words("abroad") and roles()[title].sector == GOVERNMENT
    if home is not None and own and actor.code is None:
        actor.country, actor.code = home, home + GOVERNMENT
