"""Where a text names somebody: the lexicon's surfaces merged with the entities that the tagger sees.

The lexicon wins where it lists the words exactly; a longer entity wins over a listed word inside it ("U.S. Navy").
Persons' names are repaired: articles and hyphenated parts joined, titles and possessive endings cut off, names found
after a title, and surnames found wherever a full name is known.
"""

from __future__ import annotations

from spacy.tokens import Doc

from verbale.annotate.names.called_places import called_places
from verbale.annotate.names.delegates import delegate_names
from verbale.annotate.names.entities import find_entities
from verbale.annotate.names.listed import Surfaces, find_listed, find_roles
from verbale.annotate.names.names import Names
from verbale.annotate.names.short import acronyms, surnames
from verbale.annotate.names.spans import RoleSpan
from verbale.annotate.names.text_roles import text_roles, without_title
from verbale.annotate.names.text_states import text_states
from verbale.annotate.names.titled import titled_names
from verbale.annotate.names.unseen import acting_names, called_companies, given_names
from verbale.lexicon.reference import noun_gender
from verbale.lexicon.who import Role

__all__ = ["find_names"]


def find_names(doc: Doc, surfaces: Surfaces) -> Names:
    """The names and role words of a Doc; each step looks at what the earlier ones have found."""
    found = Names(doc)
    find_listed(found, surfaces)
    find_roles(found, surfaces)
    for span in text_states(found):
        found.claim(span)
    find_entities(found)
    for span in (*titled_names(found), *delegate_names(found)):
        found.claim(span)
    for span in (*given_names(found), *acting_names(found)):
        found.claim(span)
    for span in surnames(found):
        found.claim(span)
    for span in acronyms(found):
        found.claim(span)
    _text_roles(found)
    for span in called_companies(found):
        span.kind = "organisation"
    for span in called_places(found):
        span.kind = "location"
    return found


def _text_roles(found: Names) -> None:
    """The roles that only this text gives; a name of a community that stands for one of them is none."""
    for span in list(without_title(found)):
        found.claim(span)
    for token, noun in text_roles(found):
        owner = found.owner[token]
        if owner is not None:
            found.owner[token] = None
        found.titled.add(token)
        found.is_role_start.add(token)
        role = Role(noun, "", "role", False, None)
        found.role_at[token] = RoleSpan(token, token + 1, role, noun_gender(noun), listed=False)
