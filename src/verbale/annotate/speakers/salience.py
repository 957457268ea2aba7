"""How present each actor is at a place of the text, and which nouns rival it.

Salience is that of rule-based anaphora resolution (Lappin and Leass 1994): every mention of an actor adds a weight by
its grammatical role, sources of statements and subjects most, and sentences in between let it fade.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, StatementDraft
from verbale.annotate.grammar.asides import asides_of
from verbale.annotate.grammar.columns import columns_of

__all__ = [
    "FADING",
    "OBJECT",
    "PASSIVE_SUBJECT",
    "RIVAL",
    "SUBJECTS",
    "WINDOW",
    "Salience",
    "Trace",
    "close_to_best",
    "is_body",
    "is_several",
    "may_speak_together",
]

SOURCE: Final = 1.3
SUBJECT: Final = 1.0
EMBEDDED_SUBJECT: Final = 0.65
AGENT: Final = 0.9
PASSIVE_SUBJECT: Final = 0.9
OBJECT: Final = 0.5
POSSESSOR: Final = 0.45
OTHER: Final = 0.35
QUOTED: Final = 0.25
"""Weights of a mention: source of a statement, subject of a main clause, of one beside it, agent, subject of a passive,
object, possessor, anything else, and at most inside quotation marks for what stands outside them."""

FADING: Final = 0.55
"""What is left of a mention's weight a sentence later."""

WINDOW: Final = 5
"""Sentences back that a pronoun may reach."""

SAYS_OF_ITSELF: Final = 1.4
"""Factor for the source of a statement when a pronoun is the subject of what it says: "Iran says it needs"."""

RIVAL: Final = 0.8
"""A second candidate with this share of the first one's salience leaves a pronoun open."""

SUBJECTS: Final = frozenset({"nsubj", "csubj", "agent"})
EMBEDDED: Final = frozenset({"advcl", "relcl"})
"""Clauses whose subjects are less than that of the main clause."""

REDUCED: Final = frozenset({"acl", "amod", "relcl"})
"""Participles whose agents are no actors of the sentence: "the delegation led by Ann Lee"."""

OBJECTS: Final = frozenset({"dobj", "dative", "iobj"})


@dataclass(slots=True, eq=False)
class Trace:
    """One mention that may be an antecedent."""

    actor: ActorDraft
    position: int
    sentence: int
    weight: float
    plural: bool
    quoted: StatementDraft | None


class Salience:
    """The mentions of a Doc as antecedents of what follows them; `row_weight` those of members of a row.

    `sentence` numbers the sentence of each token, `aside` the note in brackets that it is in; `quoted` is the statement
    whose quotation holds it, `enclosing` the statements whose content holds a pronoun; `source_heads` and `sources`
    link statements and the mentions that are their sources.
    """

    def __init__(self, doc: Doc, draft: Draft) -> None:
        self.doc = doc
        self.draft = draft
        self.sentence = _sentences(doc)
        self.aside = asides_of(doc)
        self.quoted: list[StatementDraft | None] = [None] * len(doc)
        self.told: list[int] = []
        self.enclosing: dict[int, list[StatementDraft]] = {}
        self.source_heads: dict[int, StatementDraft] = {}
        self.sources: dict[int, MentionDraft] = {}
        self.traces: list[Trace] = []
        self.row_weight: dict[int, float] = {}
        heads = sorted({mention.head for mention in draft.mentions if mention.kind == "pronoun"})
        for statement in draft.statements:
            for start, end in statement.quoted:
                self.quoted[start:end] = [statement] * (end - start)
            for start, end in statement.content:
                for head in heads[bisect_left(heads, start) : bisect_left(heads, end)]:
                    self.enclosing.setdefault(head, []).append(statement)
        self.told = self._told()

    def _told(self) -> list[int]:
        """The number of the sentence that each token is in, those left out that are quoted from beginning to end or
        stand in notes."""
        words = columns_of(self.doc).text
        outside = {
            number
            for number, quote, aside, word in zip(self.sentence, self.quoted, self.aside, words, strict=True)
            if quote is None and not aside and word[:1].isalnum()
        }
        skipped, last, numbers = 0, -1, []
        for number in self.sentence:
            if number != last:
                skipped += number not in outside
                last = number
            numbers.append(number - skipped)
        return numbers

    def trace(self, mention: MentionDraft) -> None:
        """Remember a mention as an antecedent of what follows; an open name as one of each that it may mean."""
        for actor in [mention.actor] if mention.actor else mention.candidates if mention.kind == "name" else ():
            self._trace(mention, actor)
            for member in actor.members if mention.kind == "pronoun" else ():
                self._trace(mention, member)

    def _trace(self, mention: MentionDraft, actor: ActorDraft) -> None:
        token = self.doc[mention.head]
        plural = actor.plural or (mention.kind == "demonym" and token.tag_ in ("NNS", "NNPS")) or bool(actor.members)
        quoted = self.quoted[mention.head]
        weight = max(self.weight(token), self.row_weight.get(mention.head, 0.0))
        trace = Trace(actor, mention.head, self.sentence[mention.head], weight, plural, quoted)
        insort(self.traces, trace, key=lambda known: known.position)

    def equal(self, row: list[MentionDraft]) -> float:
        """Give the members of a row the weight of the weightiest, which is returned."""
        weight = max(self.weight(self.doc[mention.head]) for mention in row)
        self.row_weight.update((mention.head, weight) for mention in row)
        return weight

    def weight(self, token: Token) -> float:
        """The weight of a mention with that head, by its grammatical role."""
        dep = token.dep_
        if token.i in self.source_heads:
            return EMBEDDED_SUBJECT if dep == "nsubj" and token.head.dep_ == "advcl" else SOURCE
        if dep == "conj":
            head = token.head
            while head.dep_ == "conj" and head.head.i != head.i:
                head = head.head
            dep, token = head.dep_, head
        if dep == "pobj" and token.head.dep_ == "agent" and token.head.head.dep_ not in REDUCED:
            return AGENT
        if dep in SUBJECTS:
            return EMBEDDED_SUBJECT if token.head.dep_ in EMBEDDED else SUBJECT
        if dep == "nsubjpass":
            return PASSIVE_SUBJECT
        if dep == "poss":
            return POSSESSOR
        return OBJECT if dep in OBJECTS else OTHER

    def ranked(
        self,
        position: int,
        fits: Callable[[Trace], float],
        *,
        excluded: Iterable[ActorDraft] = (),
        window: int = WINDOW,
        favoured: ActorDraft | None = None,
    ) -> list[tuple[float, ActorDraft]]:
        """The actors that fit, the most salient first. `fits` gives a factor, 0 for no."""
        quoting = self.quoted[position] if position < len(self.quoted) else None
        barred = {id(actor) for actor in excluded}
        scores: dict[int, float] = {}
        actors: dict[int, ActorDraft] = {}
        for trace in reversed(self.traces):
            if trace.position >= position:
                continue
            distance = self.distance(trace, position)
            if distance > window:
                break
            if id(trace.actor) in barred or self._is_aside(trace, position):
                continue
            factor = fits(trace)
            if factor <= 0:
                continue
            key = id(trace.actor)
            actors[key] = trace.actor
            weight = trace.weight if trace.quoted is None or trace.quoted is quoting else min(QUOTED, trace.weight)
            if trace.actor is favoured:
                weight *= SAYS_OF_ITSELF
            score = factor * weight * FADING**distance
            scores[key] = max(scores.get(key, 0.0), score) + 0.2 * min(scores.get(key, 0.0), score)
        return sorted(((score, actors[key]) for key, score in scores.items()), key=lambda pair: -pair[0])

    def _is_aside(self, trace: Trace, position: int) -> bool:
        """Whether a mention stands in a note that the place is no part of."""
        note = self.aside[trace.position]
        return bool(note) and (position >= len(self.aside) or note != self.aside[position])

    def distance(self, trace: Trace, position: int) -> int:
        """Sentences from a mention to a place; to one outside quotation marks those count that hold words outside."""
        if position >= len(self.sentence):
            return 0
        numbers = self.sentence if self.quoted[position] is not None else self.told
        return numbers[position] - numbers[trace.position]

    def last(self, actor: ActorDraft, position: int) -> int:
        """The sentence in which an actor was mentioned last before a place; -1 for none."""
        traces = (trace for trace in reversed(self.traces) if trace.actor is actor and trace.position < position)
        return next((trace.sentence for trace in traces), -1)

    def rival(self, token: Token, tags: tuple[str, ...]) -> float:
        """The weight of the weightiest noun of the sentence before a pronoun that is no actor and agrees with it."""
        rival, number = 0.0, self.sentence[token.i]
        for index in range(token.i - 1, -1, -1):
            if self.sentence[index] != number:
                break
            noun = self.doc[index]
            if noun.tag_ not in tags or index in self.draft.by_token or noun.ent_type_ in ("DATE", "TIME"):
                continue
            in_clause = noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.pos_ in ("VERB", "AUX")
            if in_clause and not noun.is_ancestor(token):
                weight = self.weight(noun)
                if weight >= (OBJECT if tags == ("NNS",) else PASSIVE_SUBJECT):
                    rival = max(rival, weight)
        return rival


def is_body(trace: Trace) -> float:
    """States, organs and organisations, which "it" can mean."""
    if trace.plural or trace.actor.kind == "person":
        return 0.0
    return 1.0 if trace.actor.kind != "unknown" else 0.6


def is_several(trace: Trace) -> float:
    """Groups, peoples and organs, which "they" can mean."""
    if trace.plural:
        return 1.0
    return {"group": 1.0, "organisation": 0.6, "organ": 0.6}.get(trace.actor.kind, 0.0)


def may_speak_together(trace: Trace) -> float:
    """Those, and states as well where "they" speak."""
    return 0.4 if trace.actor.kind == "state" and not trace.plural else is_several(trace)


def close_to_best(ranked: list[tuple[float, ActorDraft]]) -> list[ActorDraft]:
    """The most salient actor and those that compete with it closely."""
    return [actor for score, actor in ranked if score > RIVAL * ranked[0][0]]


def _sentences(doc: Doc) -> list[int]:
    """The number of the sentence that each token is in; a new paragraph counts as one sentence more."""
    numbers, current, broken = [], -1, False
    for word, starts in zip(columns_of(doc).text, (doc.to_array("SENT_START") == 1).tolist(), strict=True):
        if starts or current < 0:
            current += 1 + broken
            broken = False
        broken = broken or ("\n" in word and word.isspace())
        numbers.append(current)
    return numbers
