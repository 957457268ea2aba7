"""Whom pronouns and descriptions mean: the most salient actor that fits, and nobody where two compete closely.

Salience is that of rule-based anaphora resolution (Lappin and Leass 1994): every mention of an actor adds a weight by
its grammatical role, sources of statements and subjects most, and sentences in between let it fade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.cast import Cast
from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, StatementDraft
from verbale.lexicon.reference import Pronoun, pronouns

__all__ = ["Discourse"]

SOURCE: Final = 1.3
SUBJECT: Final = 1.0
PASSIVE_SUBJECT: Final = 0.9
OBJECT: Final = 0.5
POSSESSOR: Final = 0.45
OTHER: Final = 0.35
QUOTED: Final = 0.25
"""Weights of a mention: source of a statement, subject, passive subject, object, possessor, anything else, inside quotation marks."""

FADING: Final = 0.55
"""What is left of a mention's weight a sentence later."""

WINDOW: Final = 5
"""Sentences back that a pronoun may reach."""

RIVAL: Final = 0.8
"""A second candidate with this share of the first one's salience leaves a pronoun open."""

UNKNOWN_GENDER: Final = {"m": 0.9, "f": 0.6}
"""Weight of a person whose gender the text does not give, for "he" and for "she"."""

UNKNOWN_REACH: Final = 2
"""Sentences back that "she" may reach to a person of unknown gender."""

EXPLETIVE_VERBS: Final = frozenset({"be", "seem", "appear", "happen", "take", "remain", "become", "look", "rain"})
"""Verbs whose "it" may stand for nobody."""

SUBJECTS: Final = frozenset({"nsubj", "csubj", "agent"})
OBJECTS: Final = frozenset({"dobj", "dative", "iobj"})


@dataclass(slots=True, eq=False)
class _Trace:
    """One mention that may be an antecedent."""

    actor: ActorDraft
    position: int
    sentence: int
    weight: float
    plural: bool
    quoted: StatementDraft | None


class Discourse:
    """The actors of a Doc as its text unfolds."""

    def __init__(self, doc: Doc, draft: Draft, cast: Cast) -> None:
        self.doc = doc
        self.draft = draft
        self.cast = cast
        self.sentence = _sentences(doc)
        self.quoted: list[StatementDraft | None] = [None] * len(doc)
        self.source_heads: dict[int, StatementDraft] = {}
        self.sources: dict[int, MentionDraft] = {}
        self._traces: list[_Trace] = []
        self._groups: dict[str, ActorDraft] = {}
        self._pairs: list[tuple[int, list[ActorDraft]]] = []
        for statement in draft.statements:
            for start, end in statement.quoted:
                self.quoted[start:end] = [statement] * (end - start)

    def trace(self, mention: MentionDraft) -> None:
        """Remember a resolved mention as an antecedent of what follows."""
        actor = mention.actor
        if actor is None:
            return
        token = self.doc[mention.head]
        plural = actor.plural or mention.kind == "demonym" and token.tag_ in ("NNS", "NNPS") or bool(actor.members)
        quoted = self.quoted[mention.head]
        self._traces.append(_Trace(actor, mention.head, self.sentence[mention.head], self._weight(token), plural, quoted))

    def pair(self, position: int, actors: list[ActorDraft]) -> None:
        """Remember actors that the text names together: "the United States and Iran"."""
        self._pairs.append((position, actors))

    def _weight(self, token: Token) -> float:
        if token.i in self.source_heads:
            return SOURCE
        dep = token.dep_
        if dep == "conj":
            head = token.head
            while head.dep_ == "conj" and head.head.i != head.i:
                head = head.head
            dep = head.dep_
        if dep in SUBJECTS:
            return SUBJECT
        if dep == "nsubjpass":
            return PASSIVE_SUBJECT
        if dep == "poss":
            return POSSESSOR
        return OBJECT if dep in OBJECTS else OTHER

    def salience(
        self,
        position: int,
        fits: Callable[[_Trace], float],
        *,
        excluded: Iterable[ActorDraft] = (),
        window: int = WINDOW,
    ) -> list[tuple[float, ActorDraft]]:
        """The actors that fit, the most salient first. `fits` gives a factor, 0 for no."""
        here = self.sentence[position] if position < len(self.sentence) else 0
        quoting = self.quoted[position] if position < len(self.quoted) else None
        barred = {id(actor) for actor in excluded}
        scores: dict[int, float] = {}
        actors: dict[int, ActorDraft] = {}
        for trace in reversed(self._traces):
            if trace.position >= position:
                continue
            distance = here - trace.sentence
            if distance > window:
                break
            if id(trace.actor) in barred:
                continue
            factor = fits(trace)
            if factor <= 0:
                continue
            key = id(trace.actor)
            actors[key] = trace.actor
            weight = trace.weight if trace.quoted is None or trace.quoted is quoting else min(QUOTED, trace.weight)
            score = factor * weight * FADING**distance
            scores[key] = max(scores.get(key, 0.0), score) + 0.2 * min(scores.get(key, 0.0), score)
        return sorted(((score, actors[key]) for key, score in scores.items()), key=lambda pair: -pair[0])

    def pronoun(self, mention: MentionDraft) -> None:
        """Resolve a pronoun, or leave it with its candidates."""
        token = self.doc[mention.head]
        form = pronouns().get(token.lower_)
        if form is None or mention.actor is not None:
            return
        if form.person == "relative":
            mention.actor = self._relative(token)
        elif form.person == "1":
            self._first_person(mention)
        else:
            self._third_person(mention, token, form)

    def _relative(self, token: Token) -> ActorDraft | None:
        verb = token.head
        if verb.dep_ != "relcl":
            return None
        antecedent = self.draft.by_token.get(verb.head.i)
        return antecedent.actor if antecedent is not None else None

    def _first_person(self, mention: MentionDraft) -> None:
        speaker: ActorDraft | None = None
        candidates: list[ActorDraft] = []
        for statement in self.draft.statements_over(mention.head):
            if self.source_heads.get(mention.head) is statement:
                continue
            speaker, candidates = statement.speaker, statement.candidates
        mention.actor = speaker
        mention.candidates = [] if speaker else list(candidates)

    def _third_person(self, mention: MentionDraft, token: Token, form: Pronoun) -> None:
        excluded = self._excluded(mention, token, form)
        if form.gender == "n":
            if not self._can_act(token, form):
                return
            ranked = self.salience(mention.head, _is_body, excluded=excluded, window=2)
            if self._rival(token, ("NN",)) and token.i not in self.source_heads:
                return
        elif form.number == "plural":
            ranked = self.salience(mention.head, _is_several, excluded=excluded, window=3)
            if ranked and token.i not in self.source_heads and self._rival(token, ("NNS",)) >= RIVAL * ranked[0][0]:
                mention.candidates = [actor for _, actor in ranked]
                return
        else:
            here = self.sentence[mention.head]
            gender = form.gender or ""

            def fits(trace: _Trace) -> float:
                actor = trace.actor
                if actor.kind not in ("person", "unknown") or trace.plural:
                    return 0.0
                if actor.kind == "unknown" and actor.country is None and actor.gender is None:
                    return 0.0
                if self.cast.person_of(actor) is None and trace.weight < PASSIVE_SUBJECT:
                    return 0.0
                if actor.gender is None:
                    if gender == "f" and here - trace.sentence > UNKNOWN_REACH:
                        return 0.0
                    return UNKNOWN_GENDER[gender]
                return 1.0 if actor.gender == gender else 0.0

            ranked = self.salience(mention.head, fits, excluded=excluded)
        self._decide(mention, ranked)
        if mention.actor is not None and mention.actor.gender is None and form.case == "subject" and form.gender != "n":
            mention.actor.gender = "m" if form.gender == "m" else "f"

    def _decide(self, mention: MentionDraft, ranked: list[tuple[float, ActorDraft]]) -> None:
        if not ranked:
            return
        best = ranked[0][0]
        close = [actor for score, actor in ranked if score > RIVAL * best]
        if len(close) == 1:
            mention.actor = close[0]
        else:
            mention.candidates = close

    def _rival(self, token: Token, tags: tuple[str, ...]) -> float:
        """The weight of the weightiest noun of the sentence before a pronoun that is no actor and agrees with it."""
        rival, number = 0.0, self.sentence[token.i]
        for index in range(token.i - 1, -1, -1):
            if self.sentence[index] != number:
                break
            noun = self.doc[index]
            if noun.is_ancestor(token):
                continue
            if noun.tag_ in tags and index not in self.draft.by_token and noun.ent_type_ not in ("DATE", "TIME"):
                weight = self._weight(noun)
                if noun.dep_ in SUBJECTS or noun.dep_ == "nsubjpass" or tags == ("NNS",):
                    rival = max(rival, weight)
        return rival

    def _can_act(self, token: Token, form: Pronoun) -> bool:
        """Whether "it" can be an actor: the source of a statement, a possessor, who acts in what a body says."""
        if token.i in self.source_heads or form.case == "possessive":
            return True
        if token.dep_ != "nsubj" or token.head.lemma_ in EXPLETIVE_VERBS:
            return False
        for statement in self.draft.statements_over(token.i):
            source = self.sources.get(id(statement))
            speaker = statement.speaker or (source.actor if source is not None else None)
            if speaker is not None and speaker.kind != "person":
                return True
        return False

    def _excluded(self, mention: MentionDraft, token: Token, form: Pronoun) -> list[ActorDraft]:
        """Who cannot be meant: the subject of the same verb, who speaks the quotation, who is named in the statement."""
        excluded: list[ActorDraft] = []
        quoting = self.quoted[token.i]
        if quoting is not None and quoting.speaker is not None and form.number == "singular":
            excluded.append(quoting.speaker)
        if form.case == "object" and not token.lower_.endswith(("self", "selves")):
            verb = token.head
            while verb.dep_ in ("prep", "dative", "agent") and verb.head.i != verb.i:
                verb = verb.head
            for child in verb.lefts:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    subject = self.draft.by_token.get(child.i)
                    if subject is not None and subject.actor is not None:
                        excluded.append(subject.actor)
        statement = self.source_heads.get(token.i)
        if statement is not None:
            for start, end in statement.content:
                if start < token.i:
                    excluded.extend(self._subjects(start, end))
        return excluded

    def _subjects(self, start: int, end: int) -> Iterable[ActorDraft]:
        for index in range(start, end):
            known = self.draft.by_token.get(index)
            if known is not None and known.head == index and known.kind == "name" and known.actor is not None:
                if self.quoted[index] is not None or self.doc[index].dep_ in ("nsubj", "nsubjpass"):
                    yield known.actor

    def description(self, mention: MentionDraft, description: Description) -> None:
        """Resolve a description by the discourse: "the minister", "his government", "the two sides"."""
        if mention.actor is not None:
            return
        role = description.role
        possessor = self._possessor(description)
        if description.state is not None and not description.plural:
            if description.state.kind == "settlement":
                mention.actor = self._settlement(mention, description)
            elif possessor is not None and possessor.country is not None:
                mention.actor = self.cast.state(possessor.country, government=description.state.kind == "government")
            return
        if description.number in (2, 3) and description.plural:
            mention.actor = self._groups[role.title] = self._group(mention, description, description.number)
            return
        if description.plural and description.determiner == "the" and not isinstance(description.possessor, int):
            known = self._groups.get(role.title)
            if known is not None and description.country is None:
                mention.actor = known
            elif description.state is None:
                mention.actor = self.cast.described_group(description)
            return
        if description.plural or role.kind == "group" or not description.definite or description.span.kin:
            return
        candidates = mention.candidates
        holders = candidates or [
            person.actor for person in self.cast.holders(role.title, description.country or _country(possessor))
        ]
        if possessor is not None:
            holders = [holder for holder in holders if holder is not possessor]
        allowed = {id(holder) for holder in holders}
        here = self.sentence[mention.head]

        def fits(trace: _Trace) -> float:
            gender = description.span.gender
            if gender and trace.actor.gender not in (gender, None):
                return 0.0
            return 1.0 if id(trace.actor) in allowed and here >= trace.sentence else 0.0

        ranked = self.salience(mention.head, fits, window=len(self.sentence))
        mention.candidates = []
        self._decide(mention, ranked)

    def _settlement(self, mention: MentionDraft, description: Description) -> ActorDraft | None:
        """The town that "the city" means: the one the text has named most by then."""
        if description.determiner not in ("the", "this") or description.modified:
            return None
        counts: dict[str, int] = {}
        for position, name in self.cast.settlements:
            if position < mention.head:
                counts[name] = counts.get(name, 0) + 1
        ranked = sorted(counts, key=lambda name: -counts[name])
        if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
            return None
        return self.cast.keyed(("name", ranked[0]), ranked[0])

    def _possessor(self, description: Description) -> ActorDraft | None:
        possessor = description.possessor
        if possessor is None:
            return None
        index = possessor if isinstance(possessor, int) else possessor.start
        known = self.draft.by_token.get(index)
        if known is not None and known.actor is None and known.kind == "pronoun":
            self.pronoun(known)
        return known.actor if known is not None else None

    def _group(self, mention: MentionDraft, description: Description, number: int) -> ActorDraft:
        """The actor of "the two sides", with its members where the text makes them the only possibility."""
        members = self._members(mention, description, number)
        name = " and ".join(member.name for member in members) if len(members) == 2 else ", ".join(m.name for m in members)
        words = self.doc[mention.start : mention.end].text
        words = words.split(" ", 1)[1] if words.lower().startswith(("the ", "these ", "those ")) else words
        key = ("group", *sorted(member.name for member in members)) if members else ("group", words, str(mention.start))
        actor = self.cast.keyed(key, name or words, kind="group", plural=True)
        actor.members = actor.members or members
        if members and words not in actor.variants:
            actor.variants.append(words)
        return actor

    def _members(self, mention: MentionDraft, description: Description, number: int) -> list[ActorDraft]:
        position, here = mention.head, self.sentence[mention.head]
        if description.state is None and not description.span.listed:
            return self._recent_persons(mention, description, number)
        if description.state is None:
            title = description.role.title
            persons = [person.actor for person in self.cast.holders(title, description.country)]
            known = {id(trace.actor) for trace in self._traces if trace.position < position}
            persons = [actor for actor in persons if id(actor) in known]
            return persons if len(persons) == number else []
        for at, actors in reversed(self._pairs):
            if at < position and here - self.sentence[at] <= 1 and len(actors) == number:
                return actors
        speaker = self._speaker_country(mention)
        for reach in range(WINDOW):
            countries: dict[str, ActorDraft] = {}
            for trace in self._traces:
                if trace.position >= position or here - trace.sentence > reach:
                    continue
                for actor in (trace.actor, *trace.actor.members):
                    if actor.country and actor.country != speaker and actor.kind in ("state", "person"):
                        state = self.cast.state(actor.country)
                        if state is not None:
                            countries[actor.country] = state
            if len(countries) >= number:
                return list(countries.values()) if len(countries) == number else []
        return []

    def _recent_persons(self, mention: MentionDraft, description: Description, number: int) -> list[ActorDraft]:
        """The persons of "the two men": those of the nearest sentences, where they are just so many."""
        here = self.sentence[mention.head]
        for reach in range(WINDOW):
            persons: dict[int, ActorDraft] = {}
            for trace in self._traces:
                actor = trace.actor
                if trace.position < mention.head and here - trace.sentence <= reach and actor.kind == "person":
                    if description.span.gender in (None, actor.gender) or actor.gender is None:
                        persons[id(actor)] = actor
            if len(persons) >= number:
                return list(persons.values()) if len(persons) == number else []
        return []

    def _speaker_country(self, mention: MentionDraft) -> str | None:
        """The country of who says it to others: "al-Maliki told both sides" leaves Iraq out."""
        verb = self.doc[mention.head].head
        for statement in self.draft.statements_over(mention.head):
            if statement.speaker is not None and statement.speaker.country:
                return statement.speaker.country
        for child in verb.lefts:
            if child.dep_ == "nsubj":
                known = self.draft.by_token.get(child.i)
                if known is not None and known.actor is not None:
                    return known.actor.country
        return None


def _country(actor: ActorDraft | None) -> str | None:
    return actor.country if actor is not None else None


def _is_body(trace: _Trace) -> float:
    """States, organs and organisations, which "it" can mean."""
    if trace.plural or trace.actor.kind in ("person", "group"):
        return 0.0
    return 1.0 if trace.actor.kind != "unknown" else 0.6


def _is_several(trace: _Trace) -> float:
    """Groups, peoples and bodies, which "they" can mean."""
    if trace.plural:
        return 1.0
    return {"group": 1.0, "organisation": 0.6, "organ": 0.6, "state": 0.4}.get(trace.actor.kind, 0.0)


def _sentences(doc: Doc) -> list[int]:
    """The number of the sentence that each token is in; a new paragraph counts as one sentence more."""
    numbers, current, broken = [], -1, False
    for token in doc:
        if token.is_sent_start or current < 0:
            current += 1 + broken
            broken = False
        broken = broken or (token.is_space and "\n" in token.text)
        numbers.append(current)
    return numbers

