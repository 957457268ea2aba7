"""Whom pronouns mean: the most salient actor that fits, and nobody where two compete closely."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.accused import Charge, charge_denied, may_be
from verbale.annotate.speakers.audiences import audience_of, is_only_heard_by
from verbale.annotate.speakers.discourse import DOUBTFUL, Discourse
from verbale.annotate.speakers.genders import give_gender
from verbale.annotate.speakers.newcomers import after_newcomer
from verbale.annotate.speakers.pronoun_exclusions import excluded_from
from verbale.annotate.speakers.pronouns_ahead import named_next, row_ahead, subject_ahead
from verbale.annotate.speakers.pronouns_beside import object_beside
from verbale.annotate.speakers.salience import PASSIVE_SUBJECT, RIVAL, Trace, is_body, is_several, may_speak_together
from verbale.annotate.speakers.unnamed_before import unnamed_before
from verbale.lexicon.reference import Pronoun, actor_words, pronouns

__all__ = ["resolve_pronoun"]

UNKNOWN_GENDER: Final = {"m": 0.9, "f": 0.6}
"""Weight of a person whose gender the text does not give, for "he" and for "she"."""

MOST_CANDIDATES: Final = 3
"""Persons named too far back that a pronoun keeps as candidates."""

UNKNOWN_REACH: Final = 3
"""Sentences back that "she" may reach to a person of unknown gender."""

BODIES: Final = frozenset({"state", "organ", "organisation", "group"})
"""Kinds of actors, one of them, that a possessive "its" joined to them can only mean."""


def resolve_pronoun(discourse: Discourse, mention: MentionDraft) -> None:
    """Resolve a pronoun, or leave it with its candidates."""
    token = discourse.doc[mention.head]
    form = pronouns().get(token.lower_)
    if form is None or mention.actor is not None:
        return
    if form.person == "relative":
        mention.actor = _relative(discourse, token)
    elif form.person == "1":
        _first_person(discourse, mention)
    else:
        _third_person(discourse, mention, token, form)


def _relative(discourse: Discourse, token: Token) -> ActorDraft | None:
    verb = token.head
    if verb.dep_ != "relcl":
        return None
    antecedent = discourse.draft.by_token.get(verb.head.i)
    return antecedent.actor if antecedent is not None else None


def _first_person(discourse: Discourse, mention: MentionDraft) -> None:
    speaker: ActorDraft | None = None
    candidates: list[ActorDraft] = []
    for statement in discourse.salience.enclosing.get(mention.head, ()):
        if discourse.salience.source_heads.get(mention.head) is statement:
            continue
        speaker, candidates = statement.speaker, statement.candidates
    form = pronouns()[discourse.doc[mention.head].lower_]
    alone = speaker is not None and speaker.kind == "person" and speaker.code is None
    if form.number == "plural" and alone and mention.head not in discourse.salience.source_heads:
        speaker, candidates = None, [speaker] if speaker is not None else []
    mention.actor = speaker
    mention.candidates = [] if speaker else list(candidates)


def _third_person(discourse: Discourse, mention: MentionDraft, token: Token, form: Pronoun) -> None:
    mention.actor = _joined_owner(discourse, token, form)
    if mention.actor is None and form.gender in ("m", "f"):
        mention.actor = subject_ahead(discourse, token, form) or object_beside(discourse, token, form)
    charge = charge_denied(discourse, token) if mention.actor is None else None
    if charge is not None:
        _deny(mention, form, charge)
        return
    if mention.actor is not None:
        return
    excluded = excluded_from(discourse, token, form)
    if form.gender == "n":
        ranked = _bodies(discourse, mention, token, form, excluded)
    elif form.number == "plural":
        ranked = _several(discourse, mention, token, excluded)
    else:
        ranked = _persons(discourse, mention, token, form.gender or "", excluded)
    discourse.decide(mention, ranked)
    give_gender(mention, form, ranked)


def _deny(mention: MentionDraft, form: Pronoun, charge: Charge) -> None:
    """Let who denies a charge be the accused, or stay open where the words may mean something else."""
    fitting = [actor for actor in (charge.accused, charge.accuser) if actor is not None and may_be(actor, form)]
    if charge.accused in fitting and not charge.doubtful:
        mention.actor = charge.accused
    else:
        mention.candidates = fitting


def _bodies(
    discourse: Discourse, mention: MentionDraft, token: Token, form: Pronoun, excluded: list[ActorDraft]
) -> list[tuple[float, ActorDraft]]:
    """The bodies that "it" can mean, the best first."""
    if not _can_act(discourse, token, form):
        return []
    ranked = discourse.salience.ranked(
        mention.head, is_body, excluded=excluded, window=2, favoured=_speaker_around(discourse, token)
    )
    rival = discourse.salience.rival(token, ("NN",)) and token.i not in discourse.salience.source_heads
    return [] if rival else ranked


def _several(
    discourse: Discourse, mention: MentionDraft, token: Token, excluded: list[ActorDraft]
) -> list[tuple[float, ActorDraft]]:
    """Those whom "they" can mean, the best first; a row behind them and a rival among things are settled at once."""
    mention.actor = row_ahead(discourse, token)
    if mention.actor is not None:
        return []
    speaks = token.i in discourse.salience.source_heads
    ranked = discourse.salience.ranked(
        mention.head,
        may_speak_together if speaks else is_several,
        excluded=excluded,
        window=3,
        favoured=_speaker_around(discourse, token),
    )
    hearers = audience_of(discourse, token)
    others = [pair for pair in ranked if not any(pair[1] is actor for actor in hearers)]
    ranked = others or [pair for pair in ranked if not is_only_heard_by(discourse, token, pair[1])]
    row = discourse.parties.together(mention.head) if token.dep_ in ("nsubj", "nsubjpass") or speaks else None
    row = row or (discourse.parties.apart(mention.head) if speaks else None)
    if row is not None and not any(actor is row[1] for _, actor in ranked):
        ranked = sorted([*ranked, row], key=lambda pair: -pair[0])
    if ranked and not speaks and discourse.salience.rival(token, ("NNS",)) >= RIVAL * ranked[0][0]:
        mention.candidates = [actor for _, actor in ranked]
        return []
    return ranked


def _persons(
    discourse: Discourse, mention: MentionDraft, token: Token, gender: str, excluded: list[ActorDraft]
) -> list[tuple[float, ActorDraft]]:
    """The persons whom "he" or "she" can mean, the best first; those far back are only kept as candidates."""

    def fits(trace: Trace) -> float:
        actor = trace.actor
        if actor.kind not in ("person", "unknown") or trace.plural:
            return 0.0
        if actor.kind == "unknown" and actor.country is None and actor.gender is None:
            return 0.0
        if discourse.cast.persons.of(actor) is None and trace.weight < PASSIVE_SUBJECT:
            return 0.0
        if actor.gender is None:
            distant = gender == "f" and discourse.salience.distance(trace, token.i) > UNKNOWN_REACH
            return DOUBTFUL if distant else UNKNOWN_GENDER[gender]
        return 1.0 if actor.gender == gender else 0.0

    around = _speaker_around(discourse, token)
    ranked = discourse.salience.ranked(
        mention.head,
        fits,
        excluded=excluded,
        favoured=around or _speaker_before(discourse, token),
    )
    mention.actor = unnamed_before(discourse, token, gender, ranked)
    if mention.actor is not None:
        return []
    if ranked and after_newcomer(discourse.cast, discourse.salience, token, ranked[0][1]):
        mention.candidates = [actor for _, actor in ranked]
        return []
    if not ranked or ranked[0][0] <= DOUBTFUL:
        far = discourse.salience.ranked(mention.head, fits, excluded=excluded, window=len(discourse.doc))
        mention.candidates = [actor for _, actor in far[:MOST_CANDIDATES]]
        mention.actor = _left_over(discourse, mention, gender, excluded) or named_next(discourse, mention, gender)
        return []
    return ranked


def _speaker_around(discourse: Discourse, token: Token) -> ActorDraft | None:
    """Who says what a pronoun is the subject of: "Lee said he would"."""
    return _enclosing_speaker(discourse, token) if token.dep_ in ("nsubj", "nsubjpass") else None


def _speaker_before(discourse: Discourse, token: Token) -> ActorDraft | None:
    """Who spoke last before the quotation behind which a pronoun names who speaks."""
    salience = discourse.salience
    statement = salience.source_heads.get(token.i)
    opening = min((start for start, _ in statement.quoted), default=token.i) if statement is not None else token.i
    if opening >= token.i:
        return None
    before = [head for head in salience.source_heads if head < opening and salience.quoted[head] is None]
    known = discourse.draft.by_token.get(max(before)) if before else None
    return known.actor if known is not None else None


def _left_over(
    discourse: Discourse, mention: MentionDraft, gender: str, excluded: list[ActorDraft]
) -> ActorDraft | None:
    """The one person of the text who can be "she" where all others are men, and the other way round."""
    before = [person.actor for person in discourse.cast.persons if -1 < person.first < mention.start]
    fitting = [actor for actor in before if actor.gender in (None, gender)]
    if len(before) < 2 or len(fitting) != 1 or fitting[0] in excluded:
        return None
    return fitting[0]


def _joined_owner(discourse: Discourse, token: Token, form: Pronoun) -> ActorDraft | None:
    """The actor of "Chile and its allies": the body that a possession is joined to by the conjunction alone."""
    noun = token.head
    if form.case != "possessive" or form.gender != "n" or noun.dep_ != "conj":
        return None
    first = discourse.draft.by_token.get(noun.head.i)
    actor = first.actor if first is not None and first.head == noun.head.i else None
    beside = token.i > 0 and token.nbor(-1).dep_ == "cc" and token.nbor(-1).head.i == noun.head.i
    return actor if actor is not None and beside and actor.kind in BODIES and not actor.plural else None


def _can_act(discourse: Discourse, token: Token, form: Pronoun) -> bool:
    """Whether "it" can be an actor: the source of a statement, a possessor, who acts in what a body says."""
    if token.i in discourse.salience.source_heads or form.case == "possessive":
        return True
    if token.dep_ != "nsubj" or token.head.lemma_ in actor_words("expletive"):
        return False
    speaker = _enclosing_speaker(discourse, token)
    return speaker is not None and speaker.kind != "person"


def _enclosing_speaker(discourse: Discourse, token: Token) -> ActorDraft | None:
    """Who says, outside quotation marks, what the token is part of."""
    found = None
    if discourse.salience.quoted[token.i] is None:
        for statement in discourse.salience.enclosing.get(token.i, ()):
            source = discourse.salience.sources.get(id(statement))
            if discourse.salience.source_heads.get(token.i) is not statement:
                found = statement.speaker or (source.actor if source is not None else None)
    return found
