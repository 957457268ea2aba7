"""Who is mentioned: names, demonyms, descriptions and pronouns, and the document's cast of actors.

Runs right after spaCy's entity recogniser. Names and nationalities get their actors here, descriptions where the words
themselves say whom they mean; `verbale_speakers` resolves the rest once it is known who speaks.
"""

from __future__ import annotations

from typing import Final, Literal

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.ages import aged_phrases, of_age
from verbale.annotate.apposition import apposed_name, persons_behind
from verbale.annotate.bodies import body_meant, byname, rebels_meant
from verbale.annotate.cast import Cast, Office, Person, cast_of
from verbale.annotate.description_finding import describe
from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, draft_of
from verbale.annotate.hints import note_hints
from verbale.annotate.issuing_state import issuing_state
from verbale.annotate.likeness import LIKELY, best_fitting, strength
from verbale.annotate.listed_names import Surfaces
from verbale.annotate.name_finding import find_names
from verbale.annotate.name_spans import NameSpan, RoleSpan
from verbale.annotate.nationals import National, name_nationals
from verbale.lexicon.likeness import body_words
from verbale.lexicon.reference import place_words, pronouns
from verbale.lexicon.who import Role, capital_country, first_names, roles, titles

__all__ = ["MentionFinder"]

OFFICE_REACH: Final = 25
"""Tokens back to the person whose office a counterpart shares."""

PAIR: Final = 2

MODIFIERS: Final = frozenset({"compound", "amod", "nmod"})
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
            _Reader(doc, self.surfaces).read()
        return doc


class _Reader:
    """One pass over one Doc."""

    def __init__(self, doc: Doc, surfaces: Surfaces) -> None:
        self.doc = doc
        self.draft: Draft = draft_of(doc)
        self.cast: Cast = cast_of(doc)
        self.found = find_names(doc, surfaces)
        self.person_at: dict[int, tuple[Person | None, list[Person]]] = {}
        self.mentions: list[MentionDraft] = []
        self.nationals: list[National] = []

    def read(self) -> None:
        spans = self.found.spans()
        for span in spans:
            if span.entry is not None and span.entry.kind == "state" and span.entry.country == span.entry.name:
                self.cast.know_state(span.entry)
        self._persons(spans)
        described = list(describe(self.found))
        inside = {token for description in described for token in range(description.start, description.span.start)}
        for span in spans:
            self._name(span, inside)
        self._acronyms()
        for description in described:
            self._offices(description)
        self._serve(described)
        self._bynames()
        name_nationals(self.nationals, self.cast.persons, self.mentions, described, self.found)
        self._ages()
        for description in described:
            self._description(description)
        self._pronouns()
        for mention in sorted(self.mentions, key=lambda m: (m.start, -m.end)):
            self.draft.add_mention(mention)

    def _persons(self, spans: list[NameSpan]) -> None:
        named = [span for span in spans if span.kind == "person"]
        for span in named:
            text = self._with_shared_surname(span, named)
            if len(text.split()) > 1:
                whole = self.cast.full_name(text)
                self.person_at[span.start] = (whole, [])
                whole.actor.gender = whole.actor.gender or self._gender_by_kin(span)
        preceding: set[int] = set()
        for span in named:
            if span.start not in self.person_at:
                text = self.found.text(span.start, span.end)
                self.person_at[span.start] = self.cast.single_name(text, preceding)
            person = self.person_at[span.start][0]
            if person is not None:
                person.first = span.start if person.first < 0 else person.first
                preceding.add(id(person))
                note_hints(self.found, span, person)
                person.actor.gender = person.actor.gender or self._gender_by_title(span.start)

    def _with_shared_surname(self, span: NameSpan, named: list[NameSpan]) -> str:
        """A person's name; "Omar" of "the brothers Omar and Karim Said" with the surname that the two share."""
        text = self.found.text(span.start, span.end)
        after = self.found.owner[span.end + 1] if self.found.words[span.end : span.end + 1] == ["and"] else None
        if " " in text or after is None or after.kind != "person" or after.end - after.start != PAIR:
            return text
        if any(other.end - other.start > 1 and self.found.words[other.start] == text for other in named):
            return text
        related = text in first_names() or self._kin_before(span) is not None
        return f"{text} {self.found.words[after.end - 1]}" if related else text

    def _kin_before(self, span: NameSpan) -> RoleSpan | None:
        """The plural that tells how the persons of a row are related: "the brothers", "two sisters in the trade,"."""
        start = self.doc[span.start].sent.start
        known = (self.found.role_at.get(at) for at in range(span.start - 1, start - 1, -1))
        return next((role for role in known if role is not None and role.kin and role.role.plural), None)

    def _gender_by_kin(self, span: NameSpan) -> Literal["m", "f"] | None:
        """The gender of "the brothers Omar and Karim Said"."""
        words = self.found.words
        in_row = words[span.end : span.end + 1] == ["and"] or words[max(span.start - 1, 0)] == "and"
        kin = self._kin_before(span) if in_row else None
        return kin.gender if kin is not None else None

    def _gender_by_title(self, start: int) -> Literal["m", "f"] | None:
        """The gender that the titles before a name give: "Mr Lee", "Mr. Justice Lee"."""
        at = start - 1
        while at >= 0 and (at in self.found.titled or self.found.words[at] in titles() or self.found.words[at] == "."):
            gender = titles().get(self.found.words[at])
            if gender is not None:
                return gender
            at -= 1
        return None

    def _add(self, start: int, end: int, head: int, kind: str, actor: ActorDraft | None) -> MentionDraft:
        mention = MentionDraft(start, end, head, kind, actor)  # type: ignore[arg-type]
        self.mentions.append(mention)
        return mention

    def _name(self, span: NameSpan, inside: set[int]) -> None:
        start, end = span.start, span.end
        if span.kind == "person":
            person, candidates = self.person_at[start]
            mention = self._add(start, end, self.found.head(start, end), "name", person.actor if person else None)
            mention.candidates = [candidate.actor for candidate in candidates]
            return
        head = self.found.head(start, end)
        text = self.found.text(start, end)
        token = self.doc[head]
        if span.kind == "demonym":
            self._demonym(span, token)
            return
        if span.kind == "place":
            return
        possessive = end < len(self.doc) and self.found.tags[end] == "POS"
        if span.kind == "entry" and span.entry is not None:
            stately = span.entry.seat or span.entry.kind == "state"
            if stately:
                modifier = not possessive and (start in inside or token.dep_ in MODIFIERS)
                if modifier or self._is_place(token, possessive, capital=span.entry.seat and text in _capitals(text)):
                    return
            actor = self.cast.entry(span.entry, text)
        elif span.kind == "organisation":
            if _after_place_preposition(token) and (token.ent_type_ == "FAC" or _like_town(text)):
                return
            actor = self._organisation(span, text)
        elif span.kind == "location":
            self.cast.settlements.append((head, text.rsplit(" of ", 1)[-1]))
            if (not possessive and token.dep_ in MODIFIERS) or self._is_place(token, possessive, capital=True):
                return
            actor = self.cast.keyed(("name", text), text)
        elif self.found.tags[head] in ("NNPS", "NNS"):
            actor = self.cast.keyed(("people", text), text, kind="group", plural=True)
        else:
            return
        self._add(start, end, head, "name", actor)

    def _organisation(self, span: NameSpan, text: str) -> ActorDraft:
        role = roles().get(self.found.words[span.end - 1].lower())
        first = self.found.words[span.start]
        if role is None or role.kind != "group":
            return self.cast.organisation(text)
        country = span.country if span.within and text.startswith(first) else None
        code = country + role.sector if country else None
        return self.cast.organisation(text, code=code, country=country, kind="organ" if country else "organisation")

    def _is_place(self, token: Token, possessive: bool, *, capital: bool) -> bool:
        """Whether a name stands for the place and not for who sits there."""
        if possessive:
            return False
        while token.dep_ == "conj":
            token = token.head
        if token.dep_ == "pobj":
            known = place_words("preposition").get(token.head.lower_)
            return known is not None and (known or capital)
        if not capital:
            return False
        if token.dep_ in ("dobj", "nsubjpass"):
            return token.head.lemma_ in place_words("verb")
        return token.dep_ in ("npadvmod", "appos") and token.ent_type_ in ("GPE", "LOC")

    def _demonym(self, span: NameSpan, token: Token) -> None:
        demonym = span.demonym
        words, tags = self.found.words, self.found.tags
        if demonym is None or not demonym.noun:
            return
        following = span.end
        if demonym.adjective:
            if following < len(tags) and (tags[following].startswith(("NN", "JJ", "VBG")) or words[following] == "-"):
                return
            if (
                token.dep_ in MODIFIERS
                or token.dep_ == "acomp"
                or (token.dep_ == "conj" and token.head.dep_ in MODIFIERS)
            ):
                return
        start, determiner, bare = span.start, "", True
        if (
            start > 1
            and words[start - 1] == "-"
            and not self.doc[start - 1].whitespace_
            and not self.doc[start - 2].whitespace_
        ):
            start, bare = start - 2, False
        while start > 0 and tags[start - 1] in ("CD", "JJ", "JJR", "JJS", "DT", "PRP$", "HYPH", "VBN"):
            start -= 1
            if tags[start] == "DT" or tags[start] == "PRP$":
                determiner = words[start].lower()
                break
            bare = False
        entry = demonym.entry
        actor: ActorDraft | None
        if entry.kind != "state":
            actor = self.cast.entry(entry, self.found.text(span.start, span.end))
        elif not demonym.plural:
            actor = None
        elif bare and determiner in ("the", "both") and entry.country:
            actor = self.cast.state(entry.country, form=self.found.text(span.start, span.end))
        else:
            text = self.found.text(start + (1 if determiner else 0), span.end)
            actor = self.cast.keyed(
                ("people", text), text, kind="group", code=entry.code, country=entry.country, plural=True
            )
        mention = self._add(start, span.end, token.i, "demonym", actor)
        if determiner in ("the", "this") and entry.country and (actor is None or (demonym.single and bare)):
            self.nationals.append(National(mention, entry.country, actor is None))

    def _acronyms(self) -> None:
        for short, span in self.found.acronyms.items():
            mention = next((m for m in self.mentions if m.end == span.end and m.kind == "name"), None)
            if mention is not None and mention.actor is not None and mention.actor.kind != "person":
                self._merge_acronym(mention.actor, short)
        initials = {
            "".join(word[0] for word in actor.name.split() if word[:1].isupper()): actor
            for actor in self.draft.actors
            if actor.kind in ("organisation", "organ") and actor.name.count(" ") > 1
        }
        for actor in list(self.draft.actors):
            whole = initials.get(actor.name)
            if whole is not None and actor.kind in ("organisation", "unknown") and actor.code is None:
                self._merge_acronym(whole, actor.name)

    def _merge_acronym(self, whole: ActorDraft, short: str) -> None:
        """Let the short form name the organisation from here on, and wherever it stood already."""
        other = self.cast.known(("name", short))
        self.cast.alias(whole, short)
        if other is None or other is whole:
            return
        for known in self.mentions:
            if known.actor is other:
                known.actor = whole
        self.draft.actors = [actor for actor in self.draft.actors if actor is not other]

    def _offices(self, description: Description) -> None:
        """Give a person the office that stands as title, apposition or predicate of the name."""
        if description.span.kin and description.span.gender:
            self._kin(description)
        if description.plural:
            self._shared_office(description)
            return
        span = description.holder or apposed_name(self.found, description)
        if span is None:
            return
        apposed = description.holder is None
        description.holder = span
        if description.span.kin and apposed:
            return
        person = self.person_at[span.start][0]
        if person is None:
            return
        country = description.country
        after = span.end
        words = self.found.words
        if country is None and after + 1 < len(words) and words[after].lower() == "of":
            owner = self.found.owner[after + 1] or (self.found.owner[after + 2] if after + 2 < len(words) else None)
            country = owner.country if owner is not None and owner.kind == "entry" else None
        if country is None and isinstance(description.possessor, int):
            country = self._owning_state(description.possessor)
        end = min(description.end, span.start) if span.start >= description.span.end else description.end
        while end > description.span.end and (words[end - 1] in titles() or words[end - 1] == "."):
            end -= 1
        text = description.text(end)
        description.country = country
        self.cast.give_office(
            person,
            Office(
                description.role.title, description.role.sector, description.code(), country, text, description.former
            ),
        )
        if person.actor.gender is None:
            person.actor.gender = description.span.gender
        if description.role.title == "counterpart" and isinstance(description.possessor, int):
            self._same_office(person, description.possessor)

    def _shared_office(self, description: Description) -> None:
        """Give each of several the office that they share: "Presidents Ann Lee of Chad and Omar Said of Mali"."""
        role = description.role
        for name, country in persons_behind(self.found, description):
            person = self.person_at[name.start][0]
            if person is not None:
                country = country or description.country
                code = country + role.sector if country else None
                self.cast.give_office(person, Office(role.title, role.sector, code, country, role.title, False))

    def _owning_state(self, pronoun: int) -> str | None:
        """The one state that the sentence names before "its foreign minister"."""
        start = self.doc[pronoun].sent.start
        countries = {owner.country for owner in self.found.owner[start:pronoun] if owner is not None and owner.country}
        alone = self.found.words[pronoun].lower() == "its" and len(countries) == 1
        return next(iter(countries)) if alone else None

    def _kin(self, description: Description) -> None:
        """The gender of "his wife, Ann", "her brother Omar"."""
        at = description.span.end
        at += self.found.words[at : at + 1] == [","]
        person = self.person_at.get(at, (None, []))[0]
        if person is not None and person.actor.gender is None:
            person.actor.gender = description.span.gender

    def _same_office(self, person: Person, possessor: int) -> None:
        """Give "his counterpart, Denis Sassou," the role of the person named last before."""
        for at in range(possessor - 1, max(-1, possessor - OFFICE_REACH), -1):
            known = self.person_at.get(at, (None, []))[0]
            if known is not None and known is not person:
                person.hints.update((office.title, office.former) for office in known.offices)
                return

    def _bynames(self) -> None:
        """Note what the text calls organisations beside their names."""
        for mention in self.mentions:
            noun = byname(self.found, mention)
            if noun is not None and mention.actor is not None:
                self.cast.call(noun, mention.start, mention.actor)

    def _ages(self) -> None:
        """Whom "the 52-year-old" means: the person of that age, if the text has not said it of somebody unnamed."""
        strangers: set[int] = set()
        for start, end, age, alone in aged_phrases(self.found):
            before = [person for person in self.cast.persons if -1 < person.first < start]
            actor = of_age(before, age) if alone and age not in strangers else None
            if actor is not None:
                self._add(start, end, end - 1, "description", actor)
            elif not any(person.age == age for person in self.cast.persons):
                strangers.add(age)

    def _serve(self, described: list[Description]) -> None:
        """Give a country to the one holder of a title without one, where one country only is left for the title.

        "The American envoy" is Ambassador Crocker where every other ambassador of the text serves another country.
        """
        left = self._left(described, offices=True)
        for name, countries in self._left(described, offices=False).items():
            left.setdefault(name, countries)
        for person in self.cast.persons:
            countries = left.get(person.actor.name, set())
            rivals = [name for name, open_to in left.items() if name != person.actor.name and open_to & countries]
            if len(countries) == 1 and not rivals:
                person.actor.country = next(iter(countries))
                if person.actor.code is None:
                    sector = next((office.sector for office in person.offices if not office.former), "")
                    person.actor.code = person.actor.country + sector

    def _left(self, described: list[Description], *, offices: bool) -> dict[str, set[str]]:
        """The countries that the definite descriptions of offices, or of other roles, leave for each person."""
        left: dict[str, set[str]] = {}
        for description in described:
            sentence = self.doc[description.head].sent
            country, role = description.country, description.role
            if country is None or description.plural or description.holder is not None or role.kind == "group":
                continue
            if (role.kind == "office") == offices and description.determiner in ("the", ""):
                known = self.cast.holders(role.title, country) or best_fitting(self.cast.persons, description)
                for person in [] if known else self._stateless(description):
                    if sentence.start <= person.first < description.start:
                        continue  # "Minister Ann Lee met the Greek minister": somebody else
                    left.setdefault(person.actor.name, set()).add(country)
        return left

    def _stateless(self, description: Description) -> list[Person]:
        """The persons of that role of whom the text has not said what country they serve."""
        known = self.cast.stateless_holders(description.role.title)
        return known or [
            person
            for person in self.cast.persons
            if person.hints
            and not person.offices
            and not person.ties
            and person.actor.country is None
            and strength(person, description, description.role.title, frozenset()) >= LIKELY
        ]

    def _description(self, description: Description) -> None:
        holder = description.holder
        head = description.head
        if holder is not None:
            person, candidates = self.person_at[holder.start]
            actor = person.actor if person else None
            if holder.start >= description.span.end and self.found.linked_name(description.span) is holder:
                end = max(description.end, holder.end)
                mention = self._add(description.start, end, self.found.head(holder.start, holder.end), "name", actor)
                self.mentions = [
                    m for m in self.mentions if m is mention or (m.start, m.end) != (holder.start, holder.end)
                ]
            else:
                mention = self._add(description.start, description.end, head, "description", actor)
            mention.candidates = [candidate.actor for candidate in candidates]
            self.cast.descriptions[id(mention)] = description
            return
        mention = self._add(description.start, description.end, head, "description", None)
        self.cast.descriptions[id(mention)] = description
        mention.actor, mention.candidates = self._meant(description)

    def _meant(self, description: Description) -> tuple[ActorDraft | None, list[ActorDraft]]:
        """Whom the words themselves mean, without the discourse around them."""
        country, role = description.country, description.role
        counted = description.number in (2, 3) and (description.definite or country is None)
        waits = isinstance(description.possessor, int) or counted
        if waits or description.span.kin:
            return None, []
        if description.state is not None:
            if description.state.kind == "party" and description.definite and not description.plural:
                named = body_meant(description, self.mentions)
                if named is not None:
                    return named, []
            if country is None and not description.plural and description.state.kind == "government":
                return self._unlisted_government(description), []
            if country is None or description.plural:
                return None, []
            return self.cast.state(country, government=description.state.kind == "government"), []
        if description.joined and description.joined[0].start > description.head:
            return self.cast.described_group(description), []
        if role.kind == "office" and description.plural and description.determiner == "the" and country is None:
            return None, []
        if role.kind == "group" and not description.plural and description.definite and not description.qualifier():
            called = self.cast.called(role.title, description.head)
            if called is not None:
                return called, []
        if role.kind == "group" and not description.plural and description.determiner == "the":
            known = None if self._speaks_for_one(role) else self.cast.organ(role.title, description.head)
            if known is not None and country is None and description.organ is None:
                return known, []
            named = body_meant(description, self.mentions) if description.determiner in ("the", "this") else None
            if named is not None:
                return named, []
        if description.plural and description.determiner == "the" and role.title in body_words():
            named = body_meant(description, self.mentions)
            if named is not None:
                return named, []
        fighting = rebels_meant(description, self.mentions, self.cast.descriptions)
        if fighting is not None:
            return fighting, []
        if description.plural or role.kind == "group":
            return self.cast.described_group(description), []
        if country is None and description.organ is None:
            return None, []
        if description.determiner in ("the", "") or description.possessor is not None:
            holders = [person.actor for person in self.cast.holders(role.title, country)]
            if country is None:
                holders = [person.actor for person in best_fitting(self.cast.persons, description)]
            if len(holders) == 1:
                return holders[0], []
            if holders:
                return None, holders
            if description.definite:
                before = [person for person in self.cast.persons if -1 < person.first < description.start]
                likely = [person.actor for person in best_fitting(before, description)]
                if likely:
                    return (likely[0], []) if len(likely) == 1 else (None, likely)
        return self.cast.described_person(description), []

    def _speaks_for_one(self, role: Role) -> bool:
        """Whether a bare "the foreign ministry" is that of whoever speaks in a transcript."""
        return (role.organ or "").endswith("ministry") and issuing_state(self.draft.document) is not None

    def _unlisted_government(self, description: Description) -> ActorDraft | None:
        """The government of a state that the lexicon does not know: "the government of Ruritania"."""
        owner = self.found.owner[description.end - 1]
        if description.end - description.span.end < 2 or owner is None or owner.kind != "location":
            return None
        if self.found.words[description.span.end] != "of" or description.subnational:
            return None
        return self.cast.keyed(("name", description.text()), description.text(), kind="organ")

    def _pronouns(self) -> None:
        known = pronouns()
        for at, tag in enumerate(self.found.tags):
            if tag not in PRONOUN_TAGS:
                continue
            word = self.found.words[at]
            if word.lower() in known and (len(word) == 1 or not word.isupper()):
                self._add(at, at + 1, at, "pronoun", None)


def _capitals(text: str) -> tuple[str, ...]:
    return (text,) if capital_country(text) is not None else ()


def _like_town(text: str) -> bool:
    """Whether an unknown name behind "at" or "into" looks like a place: one word, no short form."""
    return " " not in text and text[1:].islower()


def _after_place_preposition(token: Token) -> bool:
    return token.dep_ == "pobj" and place_words("preposition").get(token.head.lower_) is True
