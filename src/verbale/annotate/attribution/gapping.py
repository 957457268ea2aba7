"""Second voices without a verb of their own: "Lima spoke of March, *Quito of April*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from spacy.tokens import Token

from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.drafts import Draft, MentionDraft, TokenSpan
from verbale.annotate.grammar.syntax import children, trimmed

__all__ = ["second_voices"]

OPENERS: Final = frozenset({"DT", "PRP$", "CD", "``"})
"""Tags with which the object begins that a second voice has, and no apposition of its name."""
MEASURED: Final = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
"""Kinds of values at the end of a clause which a second voice gives another of; places are parts of places."""
BREAKS: Final = frozenset({",", ";"})
ENDS: Final = frozenset({".", "!", "?", ";", ":"})
TRUST: Final = 0.9
"""Factor on the confidence of the first voice's statement."""


class _Rest(NamedTuple):
    """What the second voice says: the break before its name, the name, the token after the last."""

    at: int
    name: MentionDraft
    end: int


def second_voices(draft: Draft, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The statements of those who share the verb of the one before; its content is cut before their names, in place."""
    for candidate in candidates:
        rest = _rest(draft, candidate)
        contents = _parted(candidate, rest) if rest is not None else None
        if rest is not None and contents is not None:
            candidate.content, second = contents
            candidate.addressees = [span for span in candidate.addressees if span[1] <= candidate.content[0][0]]
            source = (rest.name.start, rest.name.end)
            subject = candidate.head.doc[rest.name.head]
            score = candidate.score * TRUST
            yield replace(candidate, source=[source], content=second, subject=subject, addressees=[], score=score)


def _rest(draft: Draft, candidate: Candidate) -> _Rest | None:
    """A name behind a break in the sentence of the cue, and words without a verb after it to the sentence's end."""
    verb, doc = candidate.head, candidate.head.doc
    first = draft.mention_of(candidate.subject) if candidate.subject is not None else None
    if verb.pos_ != "VERB" or candidate.quotes or first is None or not _speaks(first) or first.start > verb.i:
        return None
    for at in range(verb.i + 2, verb.sent.end - 2):
        if doc[at].text not in BREAKS:
            continue
        name = draft.by_token.get(at + 1)
        if name is None or name.start != at + 1 or not _speaks(name) or name.actor is first.actor:
            continue
        if name.actor is None or first.actor is None or name.actor.kind != first.actor.kind:
            continue
        end = next((k for k in range(name.end, verb.sent.end) if doc[k].text in ENDS), verb.sent.end)
        words = doc[name.end : end]
        if len(words) > 1 and not any(t.pos_ in ("VERB", "AUX") or t.text == "," for t in words):
            return _Rest(at, name, end)
        return None
    return None


def _speaks(mention: MentionDraft) -> bool:
    return mention.kind == "name" and mention.actor is not None and not mention.actor.plural


def _parted(candidate: Candidate, rest: _Rest) -> tuple[list[TokenSpan], list[TokenSpan]] | None:
    """What the first says and what the second says; None where the words behind the name are no second part."""
    doc, verb = candidate.head.doc, candidate.head
    begin, opening = verb.i + 1, doc[rest.name.end]
    if opening.tag_ in OPENERS and doc[begin].tag_ in OPENERS | {"NNP", "NNS", "JJ", "NN"}:
        return _pair(doc[begin], begin, rest, rest.name.end)
    if opening.pos_ != "ADP":
        return None
    if doc[begin].lower_ == opening.lower_ and all(clause.i < verb.i for clause in children(verb, "ccomp")):
        inside = all(begin >= cue[1] or begin < cue[0] for cue in candidate.cue)
        return _pair(opening, begin + (not inside), rest, rest.name.end + (not inside))
    last = next((k for k in range(rest.at - 1, begin, -1) if doc[k].lower_ == opening.lower_), None)
    start = min((span[0] for span in candidate.content if span[0] > verb.i), default=None)
    kinds = doc[rest.at - 1].ent_type_, doc[rest.end - 1].ent_type_
    if last is None or start is None or start >= last or kinds[0] not in MEASURED or kinds[0] != kinds[1]:
        return None
    shared = trimmed(doc, start, last)
    both = _pair(opening, start, rest, rest.name.end)
    return (both[0], [shared, *both[1]]) if both is not None and shared is not None else None


def _pair(token: Token, start: int, rest: _Rest, second: int) -> tuple[list[TokenSpan], list[TokenSpan]] | None:
    ahead, behind = trimmed(token.doc, start, rest.at), trimmed(token.doc, second, rest.end)
    return ([ahead], [behind]) if ahead is not None and behind is not None else None
