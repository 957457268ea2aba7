"""Whom pronouns and descriptions mean: the most salient actor that fits, and nobody where two compete closely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.affiliation import government_meant, is_ours, serve_owner
from verbale.annotate.cast import Cast, Person, possessive, title_fits
from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft
from verbale.annotate.likeness import best_fitting
from verbale.annotate.newcomers import after_newcomer, just_introduced
from verbale.annotate.parties import Parties
from verbale.annotate.relations import Relations
from verbale.annotate.salience import (
    PASSIVE_SUBJECT,
    RIVAL,
    Salience,
    Trace,
    close_to_best,
    is_body,
    is_several,
    may_speak_together,
)
from verbale.lexicon.reference import Pronoun, noun_gender, pronouns

__all__ = ["Discourse"]

UNKNOWN_GENDER: Final = {"m": 0.9, "f": 0.6}
"""Weight of a person whose gender the text does not give, for "he" and for "she"."""

MOST_CANDIDATES: Final = 3
"""Persons named too far back that a pronoun keeps as candidates."""

NAME_WINDOW: Final = 8
NAME_RIVAL: Final = 0.4
"""A surname that two bear means the one named in so many sentences back, if the other has less than this share."""

DOUBTFUL: Final = 0.01
"""Weight of a candidate that is kept but never chosen."""

UNKNOWN_REACH: Final = 3
"""Sentences back that "she" may reach to a person of unknown gender."""

INTRODUCED_REACH: Final = 8
"""Sentences back that "the envoy" may reach to somebody who has no name."""

NEAR_NAMES: Final = 6
"""Mentions before a possessive among which its only possible owner must be."""

ASKING: Final = frozenset({"ask", "press", "question"})
"""Verbs in the passive before an answer."""

MATCHING: Final = frozenset({"counterpart", "colleague", "opposite number"})
"""Nouns for somebody of the same office as their possessor."""

ENCOUNTERED: Final = frozenset({"visitor", "guest", "host", "opponent", "interlocutor", "adversary", "challenger"})
"""Nouns for the other of two who meet: where the text has named two persons, the one who does not own the phrase."""

PAST_LIVES: Final = frozenset({"retired", "former", "veteran"})
"""Adjectives with which a text adds to what it has said of somebody."""

BODIES: Final = frozenset({"state", "organ", "organisation", "group"})
"""Kinds of actors, one of them, that a possessive "its" joined to them can only mean."""

EXPLETIVE_VERBS: Final = frozenset({"be", "seem", "appear", "happen", "take", "remain", "become", "look", "rain"})
"""Verbs whose "it" may stand for nobody."""


class Discourse:
    """The actors of a Doc as its text unfolds."""

    def __init__(self, doc: Doc, draft: Draft, cast: Cast) -> None:
        self.doc = doc
        self.draft = draft
        self.cast = cast
        self.salience = Salience(doc, draft)
        self.parties = Parties(self.salience, cast)
        self.relations = Relations()

    def note_genders(self, mentions: list[MentionDraft]) -> None:
        """Give persons the gender of a possessive in a clause with nobody else: "Venter removed his hat"."""
        named: list[MentionDraft] = []
        for mention in mentions:
            if mention.kind != "pronoun":
                if mention.kind == "name" or mention.actor is not None:
                    named.append(mention)
                continue
            form = pronouns()[self.doc[mention.head].lower_]
            if form.case != "possessive" or form.gender not in ("m", "f") or form.person != "3" or not named:
                continue
            here = self.salience.sentence[mention.head]
            near = [m for m in named[-NEAR_NAMES:] if self.salience.sentence[m.head] == here and m.head < mention.head]
            persons = {id(m.actor): m for m in near if m.actor is None or m.actor.kind in ("person", "unknown")}
            if len(persons) != 1 or self.salience.quoted[mention.head] is not None:
                continue
            only = next(iter(persons.values()))
            if only.actor is None or only.actor.kind != "person" or only.actor.gender is not None:
                continue
            if self.doc[only.head].dep_ == "nsubj" and self.doc[only.head].head.is_ancestor(self.doc[mention.head]):
                only.actor.gender = form.gender

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
        for statement in self.salience.enclosing.get(mention.head, ()):
            if self.salience.source_heads.get(mention.head) is statement:
                continue
            speaker, candidates = statement.speaker, statement.candidates
        form = pronouns()[self.doc[mention.head].lower_]
        alone = speaker is not None and speaker.kind == "person" and speaker.code is None
        if form.number == "plural" and alone and mention.head not in self.salience.source_heads:
            speaker, candidates = None, [speaker] if speaker is not None else []
        mention.actor = speaker
        mention.candidates = [] if speaker else list(candidates)

    def _third_person(self, mention: MentionDraft, token: Token, form: Pronoun) -> None:
        excluded = self._excluded(mention, token, form)
        owner = self._joined_owner(token, form)
        if owner is not None:
            mention.actor = owner
            return
        speaker = self._enclosing_speaker(token) if token.dep_ in ("nsubj", "nsubjpass") else None
        if form.gender == "n":
            if not self._can_act(token, form):
                return
            ranked = self.salience.ranked(mention.head, is_body, excluded=excluded, window=2, favoured=speaker)
            if self.salience.rival(token, ("NN",)) and token.i not in self.salience.source_heads:
                return
        elif form.number == "plural":
            mention.actor = self._row_ahead(token)
            if mention.actor is not None:
                return
            speaks = token.i in self.salience.source_heads
            ranked = self.salience.ranked(
                mention.head,
                may_speak_together if speaks else is_several,
                excluded=excluded,
                window=3,
                favoured=speaker,
            )
            row = self.parties.together(mention.head) if token.dep_ in ("nsubj", "nsubjpass") or speaks else None
            row = row or (self.parties.apart(mention.head) if speaks else None)
            if row is not None and not any(actor is row[1] for _, actor in ranked):
                ranked = sorted([*ranked, row], key=lambda pair: -pair[0])
            if (
                ranked
                and token.i not in self.salience.source_heads
                and self.salience.rival(token, ("NNS",)) >= RIVAL * ranked[0][0]
            ):
                mention.candidates = [actor for _, actor in ranked]
                return
        else:
            ahead = self._subject_ahead(token, form)
            if ahead is not None:
                mention.actor = ahead
                return
            here = self.salience.sentence[mention.head]
            gender = form.gender or ""

            def fits(trace: Trace) -> float:
                actor = trace.actor
                if actor.kind not in ("person", "unknown") or trace.plural:
                    return 0.0
                if actor.kind == "unknown" and actor.country is None and actor.gender is None:
                    return 0.0
                if self.cast.person_of(actor) is None and trace.weight < PASSIVE_SUBJECT:
                    return 0.0
                if actor.gender is None:
                    distant = gender == "f" and here - trace.sentence > UNKNOWN_REACH
                    return DOUBTFUL if distant else UNKNOWN_GENDER[gender]
                return 1.0 if actor.gender == gender else 0.0

            ranked = self.salience.ranked(mention.head, fits, excluded=excluded, favoured=speaker)
            if ranked and after_newcomer(self.cast, self.salience, token, ranked[0][1]):
                mention.candidates = [actor for _, actor in ranked]
                return
            if not ranked or ranked[0][0] <= DOUBTFUL:
                far = self.salience.ranked(mention.head, fits, excluded=excluded, window=len(self.doc))
                mention.candidates = [actor for _, actor in far[:MOST_CANDIDATES]]
                mention.actor = self._left_over(mention, gender, excluded) or self._named_next(mention, gender)
                ranked = []
        self._decide(mention, ranked)
        if mention.actor is not None and mention.actor.gender is None and form.gender in ("m", "f"):
            others = [actor for _, actor in ranked if actor is not mention.actor]
            rivals = any(actor.gender == form.gender for actor in others)
            if (form.case == "subject" and not rivals) or (form.case == "possessive" and not others):
                mention.actor.gender = "m" if form.gender == "m" else "f"

    def _left_over(self, mention: MentionDraft, gender: str, excluded: list[ActorDraft]) -> ActorDraft | None:
        """The one person of the text who can be "she" where all others are men, and the other way round."""
        before = [person.actor for person in self.cast.persons if -1 < person.first < mention.start]
        fitting = [actor for actor in before if actor.gender in (None, gender)]
        if len(before) < 2 or len(fitting) != 1 or fitting[0] in excluded:
            return None
        return fitting[0]

    def _named_next(self, mention: MentionDraft, gender: str) -> ActorDraft | None:
        """Who speaks the quotation that a story opens with: the person who is the subject of the next sentence."""
        if mention.head not in self.salience.source_heads:
            return None
        opened = any(source.start < mention.start for source in self.salience.sources.values())
        if opened or any(-1 < person.first < mention.start for person in self.cast.persons):
            return None
        end = self.doc[mention.head].sent.end
        for token in self.doc[end : self.doc[end].sent.end] if end < len(self.doc) else ():
            known = self.draft.by_token.get(token.i)
            if known is None or token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT":
                continue
            actor = known.actor if known.kind == "name" and known.head == token.i else None
            fits = actor is not None and actor.kind == "person" and actor.gender in (None, gender)
            return actor if fits else None
        return None

    def _joined_owner(self, token: Token, form: Pronoun) -> ActorDraft | None:
        """The actor of "Chile and its allies": the body that a possession is joined to by the conjunction alone."""
        noun = token.head
        if form.case != "possessive" or form.gender != "n" or noun.dep_ != "conj":
            return None
        first = self.draft.by_token.get(noun.head.i)
        actor = first.actor if first is not None and first.head == noun.head.i else None
        beside = token.i > 0 and token.nbor(-1).dep_ == "cc" and token.nbor(-1).head.i == noun.head.i
        return actor if actor is not None and beside and actor.kind in BODIES and not actor.plural else None

    def _subject_ahead(self, token: Token, form: Pronoun) -> ActorDraft | None:
        """The person of "At his own news conference, the minister said": the subject behind a phrase put in front."""
        if form.case != "possessive":
            return None
        node = token.head
        while (
            node.dep_ != "prep" and node.dep_ in ("pobj", "poss", "compound", "dobj", "pcomp") and node.head.i != node.i
        ):
            node = node.head
        verb = node.head
        if node.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX") or verb.i < token.i:
            return None
        for child in verb.lefts:
            if child.dep_ == "nsubj" and child.i > token.i:
                known = self.draft.by_token.get(child.i)
                actor = known.actor if known is not None else None
                if actor is not None and actor.kind == "person" and actor.gender in (None, form.gender):
                    return actor
        return None

    def _row_ahead(self, token: Token) -> ActorDraft | None:
        """Those of "A day after their envoys met, Chad and Mali said": the subjects behind a clause put in front."""
        clause = next((node for node in (token, *token.ancestors) if node.dep_ == "advcl"), None)
        if clause is None or clause.head.i < clause.i:
            return None
        first = next((child for child in clause.head.lefts if child.dep_ == "nsubj" and child.i > token.i), None)
        heads = (first, *first.conjuncts) if first is not None else ()
        known = [self.draft.by_token.get(head.i) for head in heads]
        actors = [mention.actor for mention in known if mention is not None and mention.actor is not None]
        distinct = len(set(map(id, actors)))
        return self.parties.several(actors) if 1 < distinct == len(heads) else None

    def name(self, mention: MentionDraft) -> None:
        """Resolve a name that several bear to the one the text is about there, where no other comes near."""
        allowed = {id(candidate) for candidate in mention.candidates}
        ranked = self.salience.ranked(
            mention.head, lambda trace: 1.0 if id(trace.actor) in allowed else 0.0, window=NAME_WINDOW
        )
        if ranked and (len(ranked) == 1 or ranked[1][0] < NAME_RIVAL * ranked[0][0]):
            mention.actor, mention.candidates = ranked[0][1], []

    def _decide(self, mention: MentionDraft, ranked: list[tuple[float, ActorDraft]]) -> None:
        if not ranked:
            return
        close = close_to_best(ranked)
        if len(close) == 1 and ranked[0][0] > DOUBTFUL:
            mention.actor = close[0]
        else:
            mention.candidates = close

    def _can_act(self, token: Token, form: Pronoun) -> bool:
        """Whether "it" can be an actor: the source of a statement, a possessor, who acts in what a body says."""
        if token.i in self.salience.source_heads or form.case == "possessive":
            return True
        if token.dep_ != "nsubj" or token.head.lemma_ in EXPLETIVE_VERBS:
            return False
        speaker = self._enclosing_speaker(token)
        return speaker is not None and speaker.kind != "person"

    def _enclosing_speaker(self, token: Token) -> ActorDraft | None:
        """Who says, outside quotation marks, what the token is part of."""
        found = None
        if self.salience.quoted[token.i] is None:
            for statement in self.salience.enclosing.get(token.i, ()):
                source = self.salience.sources.get(id(statement))
                if self.salience.source_heads.get(token.i) is not statement:
                    found = statement.speaker or (source.actor if source is not None else None)
        return found

    def _excluded(self, mention: MentionDraft, token: Token, form: Pronoun) -> list[ActorDraft]:
        """Who cannot be meant: subjects of the same verb, who speaks the quotation, who is named in the statement."""
        excluded: list[ActorDraft] = []
        quoting = self.salience.quoted[token.i]
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
        statement = self.salience.source_heads.get(token.i)
        if statement is not None:
            excluded.extend(self._asked_about(token.head))
            for start, end in statement.content:
                if start < token.i:
                    excluded.extend(self._subjects(start, end))
        return excluded

    def _asked_about(self, verb: Token) -> Iterable[ActorDraft]:
        """Who is named in the question that is answered: "Asked whether Lee had signed, he said"."""
        for clause in verb.lefts:
            if clause.dep_ == "advcl" and clause.tag_ == "VBN" and clause.lemma_ in ASKING:
                for index in range(clause.left_edge.i, clause.right_edge.i + 1):
                    known = self.draft.by_token.get(index)
                    if known is not None and known.kind == "name" and known.actor is not None:
                        yield known.actor

    def _subjects(self, start: int, end: int) -> Iterable[ActorDraft]:
        for index in range(start, end):
            known = self.draft.by_token.get(index)
            if known is None or known.head != index or known.kind == "pronoun" or known.actor is None:
                continue
            subject = self.doc[index].dep_ in ("nsubj", "nsubjpass")
            if known.kind != "name" and not subject:
                continue
            person = known.actor.kind == "person" and self.doc[index].dep_ != "poss"
            if subject or person or self.salience.quoted[index] is not None:
                yield known.actor

    def description(self, mention: MentionDraft, description: Description) -> None:
        """Resolve a description by the discourse: "the minister", "his government", "the two sides"."""
        role = description.role
        if description.plural and description.definite and (mention.actor is None or not mention.actor.members):
            mention.actor = self.parties.persons_of(role.title, mention.head) or mention.actor
        if mention.actor is not None:
            return
        possessor = self._possessor(description)
        if description.possessor is not None and not description.plural:
            mention.actor = self.relations.meant(description, possessor)
            if mention.actor is not None:
                return
        if description.state is not None and not description.plural:
            if description.state.kind == "settlement":
                mention.actor = self._settlement(mention, description)
            elif description.state.kind == "party" and description.determiner == "each":
                mention.actor = self.parties.each(mention, description)
            elif description.state.kind == "government" and description.determiner == "the":
                mention.actor = government_meant(self.draft, self.cast, mention, description)
            elif possessor is not None and possessor.country is not None:
                mention.actor = self.cast.state(possessor.country, government=description.state.kind == "government")
            return
        if description.number in (2, 3) and description.plural:
            mention.actor = self.parties.group(mention, description, description.number)
            return
        if description.plural and description.determiner == "the" and not isinstance(description.possessor, int):
            known = self.parties.known(role.title)
            if known is not None and description.country is None:
                mention.actor = known
            elif description.state is None:
                mention.actor = self.cast.described_group(description)
            return
        if description.plural and possessor is not None and isinstance(description.possessor, int):
            mention.actor = self._owned(mention, description, possessor)
            return
        if description.plural or role.kind == "group" or not description.definite or description.span.kin:
            return
        if is_ours(self.doc, description) and possessor is not None and possessor.country == self.cast.home is not None:
            description.country = possessor.country
            mention.actor = self.cast.described_person(description)
            return
        holders = mention.candidates or self._holders(mention, description, possessor)
        if not holders:
            return
        allowed = {id(holder) for holder in holders}
        here = self.salience.sentence[mention.head]

        def fits(trace: Trace) -> float:
            gender = description.span.gender
            if gender and trace.actor.gender not in (gender, None):
                return 0.0
            return 1.0 if id(trace.actor) in allowed and here >= trace.sentence else 0.0

        ranked = self.salience.ranked(mention.head, fits, window=len(self.salience.sentence))
        mention.candidates = []
        if len(ranked) > 1 and self.salience.last(ranked[0][1], mention.head) == self.salience.last(
            ranked[1][1], mention.head
        ):
            mention.candidates = [actor for _, actor in ranked]  # two of the office, last named side by side
            return
        self._decide(mention, ranked)

    def relate(self, mention: MentionDraft, description: Description) -> None:
        """Remember whose a person is, where the words around the name say so: "her deputy, Ann Lee"."""
        if description.possessor is not None and mention.actor is not None and not description.plural:
            owner = self._possessor(description)
            self.relations.note(description, owner, mention.actor)
            serve_owner(self.doc, description, owner, mention.actor)

    def _holders(
        self, mention: MentionDraft, description: Description, possessor: ActorDraft | None
    ) -> list[ActorDraft]:
        """Whom a description of one person can mean: those it fits best of whom the text has named by then."""
        before = [person for person in self.cast.persons if -1 < person.first < mention.start]
        title = description.role.title
        if title in MATCHING:
            return self._counterparts(before, description, possessor) if possessor is not None else []
        country = _country(possessor)
        known = [person.actor for person in self.cast.holders(title, description.country or country)]
        known = [actor for actor in known if actor is not possessor]
        others = [person.actor for person in before if person.actor is not possessor]
        if title in ENCOUNTERED and possessor is not None and len(others) == 1:
            return others
        fitting = best_fitting((p for p in before if p.actor is not possessor), description, country=country)
        unnamed = just_introduced(self.cast, self.salience, mention, description)
        rivals = [person.actor for person in fitting]
        if unnamed is not None and unnamed[1] in self.introduced(mention, description):
            since = (trace.actor for trace in self.salience.traces if unnamed[0] < trace.position < mention.start)
            if not any(actor in rivals for actor in since):
                return [unnamed[1]]
        found = [person.actor for person in fitting] or known or self.introduced(mention, description)
        return found or self._only_plain(before, description)

    def _only_plain(self, before: list[Person], description: Description) -> list[ActorDraft]:
        """The one person of whom the text has said nothing yet, whom "the retired baker" tells more of."""
        words = {word.lower() for word in description.found.words[description.start : description.span.start]}
        if description.determiner != "the" or not words & PAST_LIVES:
            return []
        plain = [person.actor for person in before if not person.offices and not person.hints]
        return plain if len(plain) == 1 else []

    def introduced(self, mention: MentionDraft, description: Description) -> list[ActorDraft]:
        """The persons without a name whom a bare "the envoy" takes up: "a Kenyan envoy", "an official of the bank"."""
        if not description.definite or isinstance(description.possessor, int) or description.plural:
            return []
        if description.qualifier() or description.organ is not None:
            return []
        title, gender = description.role.title, description.span.gender or noun_gender(description.role.title)
        here, found = self.salience.sentence[mention.head], []
        for start, known, actor in self.cast.introduced:
            if start >= mention.start or here - self.salience.sentence[start] > INTRODUCED_REACH or actor in found:
                continue
            fits = title_fits(title, known.role.title) and gender in (None, actor.gender or gender)
            if fits and description.country in (None, actor.country):
                found.append(actor)
        return found

    def _counterparts(self, before: list[Person], description: Description, possessor: ActorDraft) -> list[ActorDraft]:
        """Whom "her Norwegian counterpart" can mean: another person of that country, of the same office where known."""
        owner = self.cast.person_of(possessor)
        others = [person for person in before if person.actor is not possessor]
        country = description.country
        if country is not None:
            others = [person for person in others if country in (person.actor.country, *person.ties)]
        if country is None:
            title = description.role.title
            called = [p.actor for p in others if any(office.title == title for office in p.offices)]
            if called:
                return called
        if owner is None or not owner.offices:
            return [person.actor for person in others] if country is not None else []
        titles = {office.title for office in owner.offices}
        alike = [person for person in others if any(office.title in titles for office in person.offices)]
        if country is None:
            alike = [person for person in alike if person.actor.country != possessor.country]
            return [person.actor for person in alike]
        return [person.actor for person in alike or others]

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

    def _owned(self, mention: MentionDraft, description: Description, owner: ActorDraft) -> ActorDraft:
        """The group of "its allies", "their ambassadors"."""
        rest = " ".join(self.doc[mention.start + 1 : mention.end].text.split())
        return self.cast.own(f"{possessive(owner.name)} {rest}", plural=True, kind="group")


def _country(actor: ActorDraft | None) -> str | None:
    return actor.country if actor is not None else None
