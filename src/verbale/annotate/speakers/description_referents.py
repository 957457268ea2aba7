"""Whom descriptions mean by the discourse: "the minister", "his government", "the two sides"."""

from __future__ import annotations

from typing import Final

from verbale.annotate.actors.affiliation import government_meant, is_ours, serve_owner
from verbale.annotate.actors.heads import is_at_body
from verbale.annotate.actors.likeness import best_fitting, is_elsewhere, is_in_office
from verbale.annotate.actors.persons import title_fits
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.descriptions.genitives import possessive
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.counterparts import counterparts, share_office
from verbale.annotate.speakers.discourse import Discourse
from verbale.annotate.speakers.named_later import named_later
from verbale.annotate.speakers.newcomers import just_introduced
from verbale.annotate.speakers.past_lives import told_more_of
from verbale.annotate.speakers.pronouns import resolve_pronoun
from verbale.annotate.speakers.salience import Trace
from verbale.lexicon.reference import actor_words, noun_gender, pronouns

__all__ = ["introduced", "relate", "resolve_description"]

TOLD_REACH: Final = 6
"""Tokens of what is said among which its first possessive is the speaker's."""
SAME_OFFICE: Final = frozenset({"counterpart", "opposite number"})
"""What somebody of the very same office is called; a colleague need not be."""
INTRODUCED_REACH: Final = 8
"""Sentences back that "the envoy" may reach to somebody who has no name."""


def resolve_description(discourse: Discourse, mention: MentionDraft, description: Description) -> None:
    """Resolve a description by the discourse: "the minister", "his government", "the two sides"."""
    if description.plural and description.definite and (mention.actor is None or not mention.actor.members):
        mention.actor = discourse.parties.persons_of(description.role.title, mention.head) or mention.actor
    if mention.actor is not None:
        return
    owner = _possessor(discourse, description)
    if description.possessor is not None and not description.plural:
        mention.actor = discourse.relations.meant(description, owner)
        if mention.actor is not None:
            return
    if description.state is not None and not description.plural:
        mention.actor = _state_or_town(discourse, mention, description, owner)
    elif description.plural:
        mention.actor = _several(discourse, mention, description, owner)
    elif description.role.kind != "group" and description.definite and not description.span.kin:
        _person(discourse, mention, description, owner)


def _state_or_town(
    discourse: Discourse, mention: MentionDraft, description: Description, owner: ActorDraft | None
) -> ActorDraft | None:
    """What "the city", "each side", "the government", "his country" mean."""
    kind = description.state.kind if description.state is not None else ""
    if kind == "settlement":
        return _settlement(discourse, mention, description)
    if kind == "party" and description.determiner == "each":
        return discourse.parties.each(mention, description)
    if kind == "government" and description.determiner == "the":
        return government_meant(discourse.draft, discourse.cast, mention, description)
    if owner is not None and owner.country is not None:
        return discourse.cast.state(owner.country, government=kind == "government")
    return None


def _several(
    discourse: Discourse, mention: MentionDraft, description: Description, owner: ActorDraft | None
) -> ActorDraft | None:
    """Who "the two sides", "the ministers", "the parties", "its allies" are."""
    if description.number in (2, 3):
        return discourse.parties.group(mention, description, description.number)
    if description.determiner == "the" and not isinstance(description.possessor, int):
        known = discourse.parties.known(description.role.title)
        if known is not None and description.country is None:
            return known
        if description.state is None:
            return discourse.cast.described_group(description)
        defined = description.state.kind == "party" and not description.qualifier()
        return discourse.parties.defined(mention) if defined else None
    if owner is not None and isinstance(description.possessor, int):
        return _owned(discourse, mention, description, owner)
    return None


def _person(discourse: Discourse, mention: MentionDraft, description: Description, owner: ActorDraft | None) -> None:
    """Let "the minister", "our envoy" mean the one whom it fits, or keep those whom it may."""
    home = discourse.cast.home
    if owner is not None and owner.country == home is not None and is_ours(discourse.doc, description):
        description.country = owner.country
        mention.actor = discourse.cast.described_person(description)
        return
    holders = mention.candidates or _holders(discourse, mention, description, owner)
    if not holders:
        mention.actor = named_later(discourse, mention, description)
        return
    allowed = {id(holder) for holder in holders}
    here = discourse.salience.sentence[mention.head]

    gender = description.span.gender or _told_gender(discourse, mention)

    def fits(trace: Trace) -> float:
        if gender and trace.actor.gender not in (gender, None):
            return 0.0
        return 1.0 if id(trace.actor) in allowed and here >= trace.sentence else 0.0

    ranked = discourse.salience.ranked(mention.head, fits, window=len(discourse.salience.sentence))
    mention.candidates = []
    if not ranked and len(holders) == 1 and _only_in_label(discourse, mention, holders[0]):
        mention.actor = holders[0]
        return
    if not ranked:
        mention.actor = named_later(discourse, mention, description)
    if len(ranked) > 1 and discourse.salience.last(ranked[0][1], mention.head) == discourse.salience.last(
        ranked[1][1], mention.head
    ):
        mention.candidates = [actor for _, actor in ranked]  # two of the office, last named side by side
        return
    discourse.decide(mention, ranked)


def _only_in_label(discourse: Discourse, mention: MentionDraft, actor: ActorDraft) -> bool:
    """Whether the text has named somebody by then, and only in the label of a turn."""
    person = discourse.cast.persons.of(actor)
    known = person is not None and -1 < person.first < mention.start
    return known and all(other.actor is not actor or other.start > mention.start for other in discourse.draft.mentions)


def _told_gender(discourse: Discourse, mention: MentionDraft) -> str | None:
    """The gender of who speaks, by the first "his" or "her" in what is said: "The minister said *her* cabinet ..."."""
    statement = discourse.salience.source_heads.get(mention.head)
    start = statement.content[0][0] if statement is not None and not statement.quoted else len(discourse.doc)
    for token in discourse.doc[start : start + TOLD_REACH]:
        form = pronouns().get(token.lower_)
        if form is not None and form.case == "possessive" and form.person == "3":
            return form.gender if form.gender in ("m", "f") else None
        if form is not None or discourse.draft.by_token.get(token.i) is not None:
            return None
    return None


def relate(discourse: Discourse, mention: MentionDraft, description: Description) -> None:
    """Remember whose a person is, where the words around the name say so: "her deputy, Ann Lee"."""
    if description.possessor is not None and mention.actor is not None and not description.plural:
        owner = _possessor(discourse, description)
        discourse.relations.note(description, owner, mention.actor)
        if description.role.title in SAME_OFFICE:
            share_office(discourse, owner, mention.actor)
        serve_owner(discourse.doc, description, owner, mention.actor)


def _holders(
    discourse: Discourse, mention: MentionDraft, description: Description, possessor: ActorDraft | None
) -> list[ActorDraft]:
    """Whom a description of one person can mean: those it fits best of whom the text has named by then."""
    before = [person for person in discourse.cast.persons if -1 < person.first < mention.start]
    if len(before) > 1:
        before = [person for person in before if not is_in_office(person, description)]
    title = description.role.title
    if title in actor_words("matching"):
        return counterparts(discourse, before, description, possessor) if possessor is not None else []
    country = _country(possessor)
    of_title = discourse.cast.persons.holders(title, description.country or country)
    placed = (p for p in of_title if p.actor is not possessor and is_at_body(p, description) is not False)
    known = [person.actor for person in placed if not is_elsewhere(person, description, title)]
    others = [person.actor for person in before if person.actor is not possessor]
    if title in actor_words("encountered") and possessor is not None and len(others) == 1:
        return others
    fitting = best_fitting((p for p in before if p.actor is not possessor), description, country=country)
    unnamed = just_introduced(discourse.cast, discourse.salience, mention, description)
    rivals = [person.actor for person in fitting]
    if unnamed is not None and unnamed[1] in introduced(discourse, mention, description):
        since = (trace.actor for trace in discourse.salience.traces if unnamed[0] < trace.position < mention.start)
        if not any(actor in rivals for actor in since):
            return [unnamed[1]]
    found = [person.actor for person in fitting] or known or introduced(discourse, mention, description)
    return found or told_more_of(discourse, mention, before, description)


def introduced(discourse: Discourse, mention: MentionDraft, description: Description) -> list[ActorDraft]:
    """The persons without a name whom a bare "the envoy" takes up: "a Kenyan envoy", "an official of the bank"."""
    if not description.definite or isinstance(description.possessor, int) or description.plural:
        return []
    if description.qualifier() or description.organ is not None:
        return []
    title, gender = description.role.title, description.span.gender or noun_gender(description.role.title)
    here, found = discourse.salience.sentence[mention.head], []
    for start, known, actor in discourse.cast.introduced:
        if start >= mention.start or here - discourse.salience.sentence[start] > INTRODUCED_REACH or actor in found:
            continue
        fits = title_fits(title, known.role.title) and gender in (None, actor.gender or gender)
        if fits and description.country in (None, actor.country):
            found.append(actor)
    return found


def _settlement(discourse: Discourse, mention: MentionDraft, description: Description) -> ActorDraft | None:
    """The town that "the city" means: the one the text has named most by then."""
    if description.determiner not in ("the", "this") or description.modified:
        return None
    counts: dict[str, int] = {}
    for position, name in discourse.cast.settlements:
        if position < mention.head:
            counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return discourse.cast.keyed(("name", ranked[0]), ranked[0])


def _possessor(discourse: Discourse, description: Description) -> ActorDraft | None:
    possessor = description.possessor
    if possessor is None:
        return None
    index = possessor if isinstance(possessor, int) else possessor.start
    known = discourse.draft.by_token.get(index)
    if known is not None and known.actor is None and known.kind == "pronoun":
        resolve_pronoun(discourse, known)
    return known.actor if known is not None else None


def _owned(discourse: Discourse, mention: MentionDraft, description: Description, owner: ActorDraft) -> ActorDraft:
    """The group of "its allies", "their ambassadors"."""
    rest = " ".join(discourse.doc[mention.start + 1 : mention.end].text.split())
    return discourse.cast.own(f"{possessive(owner.name)} {rest}", plural=True, kind="group")


def _country(actor: ActorDraft | None) -> str | None:
    return actor.country if actor is not None else None
