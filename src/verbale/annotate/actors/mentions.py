"""Who is mentioned: names, demonyms, descriptions and pronouns, and the document's cast of actors.

Runs right after spaCy's entity recogniser. Names and nationalities get their actors here, descriptions where the words
themselves say whom they mean; `verbale_speakers` resolves the rest once it is known who speaks.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.actors.acronyms import join_acronyms
from verbale.annotate.actors.ages import aged_phrases, of_age
from verbale.annotate.actors.bodies import byname
from verbale.annotate.actors.cast import cast_of
from verbale.annotate.actors.companies import join_companies
from verbale.annotate.actors.delegations import seat_delegates, send_delegates
from verbale.annotate.actors.described_actors import mention_description
from verbale.annotate.actors.named_actors import name_actor
from verbale.annotate.actors.named_persons import find_persons
from verbale.annotate.actors.nationals import name_nationals
from verbale.annotate.actors.offices import give_offices
from verbale.annotate.actors.roll import Roll
from verbale.annotate.actors.served_countries import serve_countries
from verbale.annotate.descriptions.finding import describe
from verbale.annotate.drafts import draft_of
from verbale.annotate.names.delegates import sent_by
from verbale.annotate.names.finding import find_names
from verbale.annotate.names.listed import Surfaces
from verbale.lexicon.reference import pronouns

__all__ = ["MentionFinder"]

PRONOUN_TAGS: Final = frozenset({"PRP", "PRP$", "WP"})


@Language.factory("verbale_mentions")
def make_mention_finder(nlp: Language, name: str) -> MentionFinder:
    """The component for one pipeline; its matchers are built from the pipeline's tokenizer."""
    return MentionFinder(nlp)


class MentionFinder:
    """Finds the mentions of a Doc and fills `draft.mentions` and `draft.actors`."""

    def __init__(self, nlp: Language) -> None:
        self.surfaces = Surfaces(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with the mentions and actors of its draft."""
        if len(doc):
            _read(Roll(doc, draft_of(doc), cast_of(doc), find_names(doc, self.surfaces)))
        return doc


def _read(who: Roll) -> None:
    """Fill the draft of a Doc."""
    spans = who.found.spans()
    for span in spans:
        if span.entry is not None and span.entry.kind == "state" and span.entry.country == span.entry.name:
            who.cast.know_state(span.entry)
    find_persons(who, spans)
    described = list(describe(who.found))
    inside = {token for description in described for token in range(description.start, description.span.start)}
    for span in spans:
        if not sent_by(who.found, span):
            name_actor(who, span, inside)
    join_acronyms(who)
    join_companies(who)
    for description in described:
        give_offices(who, description)
    send_delegates(who, spans)
    seat_delegates(who)
    serve_countries(who, described)
    _bynames(who)
    name_nationals(who.nationals, who.cast.persons, who.mentions, described, who.found)
    _ages(who)
    for description in described:
        mention_description(who, description)
    _pronouns(who)
    for mention in sorted(who.mentions, key=lambda m: (m.start, -m.end)):
        who.draft.add_mention(mention)


def _bynames(who: Roll) -> None:
    """Note what the text calls organisations beside their names."""
    for mention in who.mentions:
        noun = byname(who.found, mention)
        if noun is not None and mention.actor is not None:
            who.cast.call(noun, mention.start, mention.actor)


def _ages(who: Roll) -> None:
    """Whom "the 52-year-old" means: the person of that age, if the text has not said it of somebody unnamed."""
    strangers: set[int] = set()
    for start, end, age, alone in aged_phrases(who.found):
        before = [person for person in who.cast.persons if -1 < person.first < start]
        actor = of_age(before, age) if alone and age not in strangers else None
        if actor is not None:
            who.add(start, end, end - 1, "description", actor)
        elif not any(person.age == age for person in who.cast.persons):
            strangers.add(age)


def _pronouns(who: Roll) -> None:
    known = pronouns()
    for at, tag in enumerate(who.found.tags):
        if tag not in PRONOUN_TAGS:
            continue
        word = who.found.words[at]
        if word.lower() in known and (len(word) == 1 or not word.isupper()):
            who.add(at, at + 1, at, "pronoun", None)
