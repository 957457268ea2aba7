"""Offices without a state that can only be those of the place of the dateline or of the state of a national agency.

"TEHRAN (a national agency) - Foreign Ministry spokesman ...": at home nobody says whose ministry it is. Agencies of the
world name the state of a visitor, but not always that of their own reader's ministers, whose titles are therefore left
open unless they are of the kind that the state of the dateline has and the other one calls something else.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.actors.affiliation import affiliate, only_government, serve_ministries
from verbale.annotate.actors.cast import Cast, cast_of
from verbale.annotate.actors.issuing_state import issuing_state
from verbale.annotate.actors.persons import Office, Person
from verbale.annotate.drafts import Draft, draft_of
from verbale.annotate.names.datelines import dateline_place
from verbale.annotate.names.mistaken import OF_STATE
from verbale.lexicon.agencies import agency_homes
from verbale.lexicon.plover import event_words
from verbale.lexicon.reference import actor_words
from verbale.lexicon.who import capital_country, places
from verbale.model import Document

__all__ = ["give_home"]

LOCAL: Final = ("minister", "ministry", "government spokesman", "government spokeswoman")
"""Words of titles that the agencies of the world do not use of their own countries' officials, who are secretaries."""
SECRETARIES: Final = frozenset({"USA", "GBR"})
"""Those countries, where a minister of foreign affairs or defence is a visitor."""


@Language.component("verbale_home_state")
def give_home(doc: Doc) -> Doc:
    """The Doc with a country for persons in office of whom the text says only the office."""
    draft, cast = draft_of(doc), cast_of(doc)
    affiliate(doc, draft, cast)
    if draft.document is not None:
        _at_home(doc, draft, cast, draft.document)
    serve_ministries(draft, cast)
    return doc


def _at_home(doc: Doc, draft: Draft, cast: Cast, document: Document) -> None:
    """Give offices without a state that of the place or the agency that a text comes from, or of whose it is."""
    words, agency = dateline_place(document), _agency(document)
    here = capital_country(words) if words and words.lower() not in event_words("conference_city") else None
    home = agency if words is None or (agency and agency in (here, places().get(words))) else here
    issuing = issuing_state(document)
    if issuing is not None:
        cast.home = home = agency = issuing
        _own_ministries(draft, cast, issuing)
    if home is None or (home != agency and only_government(draft, cast, len(doc)) not in (None, home)):
        return  # the text is about another state, whose people are guests there
    for person in cast.persons:
        office = next((office for office in person.offices if _is_open(person, office)), None)
        local = home not in SECRETARIES and office is not None and any(word in office.title for word in LOCAL)
        if office is not None and (home == agency or local):
            person.actor.country, person.actor.code = home, home + office.sector
            cast.state(home)


def _own_ministries(draft: Draft, cast: Cast, home: str) -> None:
    """Give the ministries that a transcript names without a state that of the ministry that speaks."""
    for mention in draft.mentions:
        description = cast.descriptions.get(id(mention))
        if description is None or description.country or description.plural or mention.actor is None:
            continue
        if description.role.kind == "group" and (description.role.organ or "").endswith("ministry"):
            actor = mention.actor
            if actor.country is None:
                actor.country, actor.code, actor.kind = home, home + description.role.sector, "organ"


def _agency(document: Document) -> str | None:
    """The state of the national agency that the text comes from."""
    names = [source.name for source in document.provenance if source.role == "agency"]
    return agency_homes().get(names[0]) if len(names) == 1 else None


def _is_open(person: Person, office: Office) -> bool:
    """Whether it is an office of a state and the text ties neither it nor its holder to any."""
    tied = person.actor.country or person.actor.code or person.ties or person.bodies
    of_state = office.sector in OF_STATE and office.code is None and office.country is None and not office.former
    return not tied and of_state and office.title.split()[-1] not in actor_words("abroad")
