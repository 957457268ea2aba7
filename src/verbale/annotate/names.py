"""Where a text names somebody: the lexicon's surfaces merged with spaCy's entities.

The lexicon wins where it lists the words exactly; a longer entity of spaCy's wins over a listed word inside it ("U.S.
Navy"). Persons' names are repaired: articles and hyphenated parts joined, titles and possessive endings cut off, names
found after a title, and surnames found wherever a full name is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from verbale.annotate.columns import columns_of
from verbale.annotate.mistaken_names import HYPHENED, in_adjective, only_described
from verbale.annotate.name_spans import HYPHENS, POSSESSIVES, NameKind, NameSpan
from verbale.annotate.text_roles import text_roles, without_title
from verbale.annotate.text_states import text_states
from verbale.annotate.unseen_names import acting_names, called_places, given_names, has_office
from verbale.lexicon.contents import credit_words
from verbale.lexicon.person_names import ARTICLES
from verbale.lexicon.reference import StateNoun, noun_gender, person_nouns, state_nouns
from verbale.lexicon.who import Role, demonyms, first_names, names, places, roles, titles

__all__ = ["NameKind", "NameSpan", "Names", "RoleSpan", "Surfaces"]

ENTITY_KINDS: Final[dict[str, NameKind]] = {
    "PERSON": "person",
    "ORG": "organisation",
    "FAC": "organisation",
    "GPE": "location",
    "NORP": "community",
}
TIME_LABELS: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
SYLLABLE: Final = 5
"""Letters of the longest syllable of a Korean name as it is written in English."""
LONGEST_LINK: Final = 6
"""Tokens that may stand between an office and its holder's name: "Ambassador to the United States Hamdullah Mohib"."""


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """An office, role or collective at the tokens `[start, end)`; its head is the last of them."""

    start: int
    end: int
    role: Role
    gender: Literal["m", "f"] | None = None
    kin: bool = False
    listed: bool = True
    state: StateNoun | None = None

    @property
    def head(self) -> int:
        """The index of the head token."""
        return self.end - 1


class Surfaces:
    """The lexicon's surfaces as matchers over one vocabulary; built once a pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.names = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.roles = PhraseMatcher(nlp.vocab, attr="LOWER")
        exact = {*names(), *demonyms(), *places()}
        self.names.add("name", [nlp.make_doc(surface) for surface in sorted(exact)])
        described = {*person_nouns(), *state_nouns(), *roles()}
        self.roles.add("role", [nlp.make_doc(surface) for surface in sorted(described)])


class Names:
    """The names and role words of one Doc.

    `owner[i]` is the name that holds token i, `role_at[i]` the role word whose head it is, `acronyms` the short forms
    that the text gives and the names they stand for.
    """

    def __init__(self, doc: Doc, surfaces: Surfaces) -> None:
        self.doc = doc
        self.words = columns_of(doc).text
        self.tags = columns_of(doc).tag
        self.owner: list[NameSpan | None] = [None] * len(self.words)
        self.role_at: dict[int, RoleSpan] = {}
        self._timed: set[int] = set()
        self._dated: set[int] = set()
        self.titled: set[int] = set()
        self.acronyms: dict[str, NameSpan] = {}
        self._listed(surfaces)
        self._roles(surfaces)
        self.is_role_start = {role.start for role in self.role_at.values()}
        for span in text_states(self):
            self._claim(span)
        self._entities()
        self._after_titles()
        for span in (*given_names(self), *acting_names(self)):
            self._claim(span)
        self._surnames()
        self._acronyms()
        self._text_roles()
        self._companies()
        for span in called_places(self):
            span.kind = "location"

    def spans(self) -> list[NameSpan]:
        """All names in text order."""
        found: list[NameSpan] = []
        for span in self.owner:
            if span is not None and (not found or found[-1] is not span):
                found.append(span)
        return found

    def text(self, start: int, end: int) -> str:
        """The words of a span as one line."""
        text = self.words[start] if end == start + 1 else self.doc[start:end].text
        return " ".join(text.split())

    def head(self, start: int, end: int) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        for index in range(end - 1, start - 1, -1):
            governor = self.doc[index].head.i
            if (governor < start or governor >= end or governor == index) and self.doc[index].is_alpha:
                return index
        return end - 1

    def is_time(self, token: int) -> bool:
        """Whether spaCy sees a date, time or number there."""
        return token in self._timed

    def is_date(self, token: int) -> bool:
        """Whether spaCy sees a date or a time of day there."""
        return token in self._dated

    def _claim(self, span: NameSpan) -> None:
        for token in range(span.start, span.end):
            old = self.owner[token]
            if old is not None and old is not span:
                for other in range(old.start, old.end):
                    if self.owner[other] is old:
                        self.owner[other] = None
            self.owner[token] = span

    def _listed(self, surfaces: Surfaces) -> None:
        matches = sorted(
            ((start, end) for _, start, end in surfaces.names(self.doc)), key=lambda m: (m[0] - m[1], m[0])
        )
        known, peoples, spots = names(), demonyms(), places()
        for start, end in matches:
            if any(self.owner[token] is not None for token in range(start, end)):
                continue
            if end < len(self.words) and self.words[end] in HYPHENS and not self.doc[end - 1].whitespace_:
                continue
            surface = self.text(start, end)
            entry, demonym = known.get(surface), peoples.get(surface)
            if demonym is not None and (entry is None or self.tags[end - 1] in ("JJ", "NNPS")):
                span = NameSpan(start, end, "demonym", demonym.entry, demonym, demonym.entry.country)
            elif entry is not None:
                span = NameSpan(start, end, "entry", entry, demonym, entry.country)
            elif surface in spots:
                span = NameSpan(start, end, "place", country=spots[surface])
            else:
                continue
            self._claim(span)

    def _roles(self, surfaces: Surfaces) -> None:
        known, nouns, states = roles(), person_nouns(), state_nouns()
        taken: set[int] = set()
        for start, end in sorted(
            ((start, end) for _, start, end in surfaces.roles(self.doc)), key=lambda m: (m[0] - m[1], m[0])
        ):
            if any(token in taken for token in range(start, end)) or not self._like_noun(end - 1):
                continue
            if any(self.owner[token] is not None for token in range(start, end)):
                continue
            if end - start > 1 and (self.tags[start] == "CD" or self.words[start].lower() == "both"):
                continue
            surface = self.text(start, end).lower()
            role, noun, state = known.get(surface), nouns.get(surface), states.get(surface)
            if state is not None:
                role = role or Role(state.noun, "GOV", "group", state.plural, None)
                found = RoleSpan(start, end, role, state=state)
            elif role is not None:
                kin = noun is not None and noun.kin
                found = RoleSpan(start, end, role, noun.gender if noun else None, kin)
            elif noun is not None:
                plain = Role(noun.noun, "", "role", noun.plural, None)
                found = RoleSpan(start, end, plain, noun.gender, noun.kin, listed=False)
            else:
                continue
            taken.update(range(start, end))
            self.role_at[end - 1] = found
        self.titled = taken

    def _text_roles(self) -> None:
        """The roles that only this text gives; a name of a community that stands for one of them is none."""
        for span in list(without_title(self)):
            self._claim(span)
        for token, noun in text_roles(self):
            owner = self.owner[token]
            if owner is not None:
                self.owner[token] = None
            self.titled.add(token)
            self.is_role_start.add(token)
            role = Role(noun, "", "role", False, None)
            self.role_at[token] = RoleSpan(token, token + 1, role, noun_gender(noun), listed=False)

    def _companies(self) -> None:
        """Single words taken for persons beside which a collective stands: "telecoms group Orland"."""
        for span in self.spans():
            at = span.start - 1
            if span.kind != "person" or span.end - span.start > 1 or at < 1:
                continue
            behind = self.words[span.end : span.end + 1]
            apposed = self.words[at] == "," and (behind == [","] or self.doc[span.start].dep_ == "appos")
            role = self.role_at.get(at - apposed)
            if role is not None and role.role.kind == "group" and not role.role.plural:
                span.kind = "organisation"

    def _like_noun(self, token: int) -> bool:
        """Whether a noun stands there, or an adjective by spaCy before a name: "retired general Ann Lee"."""
        if self.tags[token].startswith("NN"):
            return True
        following = token + 1
        return (
            self.tags[token] == "JJ"
            and self.words[token].islower()
            and self.tags[following : following + 1] == ["NNP"]
            and self.owner[following] is None
        )

    def _entities(self) -> None:
        for entity in self.doc.ents:
            kind = ENTITY_KINDS.get(entity.label_)
            if kind is None:
                if entity.label_ in TIME_LABELS:
                    self._timed.update(range(entity.start, entity.end))
                    if entity.label_ in ("DATE", "TIME"):
                        self._dated.update(range(entity.start, entity.end))
                continue
            start, end = self._trimmed(entity.start, self._whole(entity.start, entity.end))
            if kind != "person" and start < end and (self._looks_personal(start, end) or has_office(self, start, end)):
                kind = "person"
            if kind == "person":
                start, end = self._person_bounds(start, end)
                before = self.owner[start - 1] if start else None
                if before is not None and before.kind == "person" and before.entry is None and start not in self.titled:
                    start, end = self.joined(before.start, end)  # a name that was taken for two
            if start >= end or not self._nameable(start, end) or in_adjective(self, start, end):
                continue
            if end - start == 1 and self.words[start] in titles() and self._only_title(start, kind):
                continue
            if kind != "person" and self.titled.issuperset(range(start, end)):
                continue
            self._merge(start, end, kind)

    def _only_title(self, token: int, kind: NameKind) -> bool:
        """Whether a title is taken for a name of its own: before one, or alone as a role ("The Patriarch said")."""
        return self.tags[token + 1 : token + 2] == ["NNP"] or (kind == "person" and token in self.role_at)

    def _looks_personal(self, start: int, end: int) -> bool:
        """Whether a supposed organisation or place starts with a given name, or ends in an Arabic family name."""
        words = self.words
        if not all(word[:1].isupper() or word in HYPHENS or word in ARTICLES for word in words[start:end]):
            return False
        if end - start > 3 and words[end - 2] in HYPHENS and words[end - 3].casefold() in ARTICLES:
            return self.owner[start] is None
        return 1 < end - start < 4 and words[start] in first_names() and end - 1 not in self.role_at

    def _whole(self, start: int, end: int) -> int:
        """The end of a name of which spaCy has cut off what its "of" leads to: "Bank of | Scotland"."""
        if self.words[end - 1] == "of" and end - start > 1:
            while self.tags[end : end + 1] == ["NNP"]:
                end += 1
        return end

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = self.words
        while start < end and (words[start].lower() == "the" or not words[start][0].isalnum()):
            start += 1
        while start < end and (words[end - 1] in POSSESSIVES or not words[end - 1][-1].isalnum()):
            if words[end - 1][-1] == "." and len(words[end - 1]) > 1:
                break
            if words[end - 1] == ")" and "(" in words[start:end]:
                break
            end -= 1
        while start < end - 1 and self.tags[end - 1] == "IN":
            further = self.run(end) if words[end - 1] == "of" else end
            if further > end:
                return start, further  # "Council of | Elders" is one name
            end -= 1
        for at in range(start + 1, end):
            if words[at] == "the" and self.tags[at - 1] not in ("IN", "CC", "TO"):
                return start, at
            if words[at].lower() in credit_words() and words[at + 1 : at + 2] == [":"]:
                return start, at
        return start, end

    def _nameable(self, start: int, end: int) -> bool:
        return any(word[:1].isupper() for word in self.words[start:end])

    def _merge(self, start: int, end: int, kind: NameKind) -> None:
        inside = {id(span): span for span in self.owner[start:end] if span is not None}
        known = list(inside.values())
        if any(span.start < start or span.end > end or (span.start, span.end) == (start, end) for span in known):
            return
        if kind in ("community", "location") and known:
            return
        if kind == "organisation" and only_described(self, start, end):
            return
        entries = [span.entry for span in known if span.entry is not None]
        country = next((span.country for span in reversed(known) if span.country), None)
        self._claim(NameSpan(start, end, kind, country=country, within=entries))

    def _person_bounds(self, start: int, end: int) -> tuple[int, int]:
        """The name alone: titles, offices and nationalities cut off in front, parts joined to it added."""
        known = titles()
        while end - start > 1:
            owner = self.owner[start]
            if self.words[start] in known or f"{self.words[start]}." in known:
                start += 1
            elif (
                owner is not None and owner.end < end and (owner.demonym is not None or owner.end in self.is_role_start)
            ):
                start = owner.end
            elif (ahead := self._role_from(start)) is not None and ahead.end < end:
                start = ahead.end
            elif start in self.titled and start - 1 in self.titled:
                start += 1  # the rest of an office that began before: "Secretary of | State Ann Lee"
            else:
                break
        for at in range(start + 1, end):
            if (
                self.words[at] == "the"
                or self.tags[at] in ("DT", "CC", "PRP$", "VBD", "VBZ", "MD", "WP")
                or self.words[at] in POSSESSIVES
            ):
                end = at
                break
        return self.joined(start, end)

    def _role_from(self, start: int) -> RoleSpan | None:
        for head in range(start, min(start + 5, len(self.words))):
            role = self.role_at.get(head)
            if role is not None and role.start == start:
                return role
        return None

    def joined(self, start: int, end: int) -> tuple[int, int]:
        """The span with "al-" before it and hyphenated parts behind it."""
        words, doc, size = self.words, self.doc, len(self.words)
        while end + 1 < size and words[end] in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
            if not words[end + 1][:1].isupper() and not self._korean(start, end):
                break
            end += 2
        while start > 1 and words[start - 1] in HYPHENS and not doc[start - 1].whitespace_:
            if doc[start - 2].whitespace_ or not (words[start - 2][:1].isupper() or words[start - 2] in ARTICLES):
                break
            start -= 2
        if end - 1 < size - 2 and words[end - 1].casefold() in ARTICLES and words[end] in HYPHENS:
            end += 2
        return start, end

    def _korean(self, start: int, end: int) -> bool:
        """Whether the hyphen at `end` joins the syllables of a given name: "Song Min-ho", not "the Bush-era"."""
        syllables = (self.words[end - 1], self.words[end + 1])
        short = all(syllable.isalpha() and len(syllable) <= SYLLABLE for syllable in syllables)
        return short and end - start > 1 and syllables[1] not in HYPHENED

    def run(self, start: int) -> int:
        """The end of a run of capitalised words that can be a person's name."""
        words, tags, at = self.words, self.tags, start
        while at < len(words):
            word = words[at]
            owner = self.owner[at]
            listed = owner is not None and owner.kind != "person" and (owner.entry is not None or owner.kind == "place")
            if listed or at in self._timed:
                break
            if tags[at].startswith("NNP") and word[:1].isupper():
                at += 1
            elif word.casefold() in ARTICLES and at + 2 < len(words) and words[at + 1] in HYPHENS:
                at += 2
            elif at > start and word in HYPHENS and not self.doc[at - 1].whitespace_ and not self.doc[at].whitespace_:
                at += 1
            else:
                break
        while at > start and words[at - 1] in HYPHENS:
            at -= 1
        return at

    def _after_titles(self) -> None:
        """Names after a title or a singular office that spaCy missed or cut short."""
        starts = {role.end for role in self.role_at.values() if not role.role.plural and role.role.kind != "group"}
        known = titles()
        starts.update(at + 1 for at, word in enumerate(self.words) if word in known and word[:1].isupper())
        starts.update(self._after_complements())
        for start in sorted(starts):
            owner = self.owner[start] if start < len(self.words) else None
            if start >= len(self.words) or (owner is not None and owner.kind == "person"):
                continue
            if self._role_from(start) is not None or self.words[start] in known:
                continue
            end = self.run(start)
            if end <= start or any(token in self.role_at for token in range(start, end)):
                continue
            self._claim(NameSpan(start, end, "person"))

    def _after_complements(self) -> Iterator[int]:
        """Where a name may start behind "Ambassador to the United States"."""
        for role in self.role_at.values():
            at = role.end
            if role.role.plural or role.role.kind == "group" or not self.words[role.head][:1].isupper():
                continue
            if self.tags[at : at + 1] not in (["IN"], ["TO"]):
                continue
            at += 1 + (self.words[at + 1 : at + 2] == ["the"])
            owner = self.owner[at] if at < len(self.words) else None
            if owner is not None and owner.entry is not None and self.run(owner.end) - owner.end > 1:
                yield owner.end

    def _acronyms(self) -> None:
        """Organisations under the short form that the text gives in brackets behind the name."""
        words = self.words
        for span in self.spans():
            at = span.end
            if span.kind == "person" or words[at : at + 1] != ["("] or words[at + 2 : at + 3] != [")"]:
                continue
            if len(words[at + 1]) > 1 and words[at + 1].isupper():
                self.acronyms[words[at + 1]] = span
        for at, word in enumerate(words if self.acronyms else ()):
            if word in self.acronyms and self.owner[at] is None:
                self._claim(NameSpan(at, at + 1, "organisation"))

    def _surnames(self) -> None:
        """Bare surnames of persons whose full name the text gives, whatever spaCy takes them for."""
        families: set[str] = set()
        for span in self.spans():
            if span.kind == "person":
                parts = [word for word in self.words[span.start : span.end] if word[:1].isupper() and len(word) > 2]
                if len(parts) > 1 or span.end - span.start > 1:
                    families.update(parts[1:] or parts)
        if not families:
            return
        for at, word in enumerate(self.words):
            owner = self.owner[at]
            if word not in families or (owner is None and not self.tags[at].startswith("NN")):
                continue
            if owner is not None and (owner.kind == "person" or owner.entry is not None or owner.kind == "place"):
                continue
            if owner is not None and owner.end - owner.start > 1:
                continue
            if at + 1 < len(self.words) and self.tags[at + 1].startswith("NNP") and self.owner[at + 1] is None:
                continue
            start, end = self.joined(at, at + 1)
            self._claim(NameSpan(self._given_name(start), end, "person"))

    def _given_name(self, start: int) -> int:
        """The start of a name whose given name spaCy cut off, as a place or nothing at all."""
        before = start - 1
        if before < 0 or self.tags[before] != "NNP" or before in self._timed or before in self.role_at:
            return start
        owner = self.owner[before]
        if self.words[before] in titles() or not self.words[before][:1].isupper():
            return start
        if owner is None or (owner.kind in ("location", "organisation") and owner.end - owner.start == 1):
            return before
        return start

    def linked_name(self, role: RoleSpan) -> NameSpan | None:
        """The person whose title the office is: right after it, or after its complement."""
        size = len(self.words)
        if role.role.plural or role.role.kind == "group" or role.end >= size:
            return None
        at = role.end
        known = titles()
        while at < size and (self.words[at] in known or (self.words[at] == "." and self.words[at - 1] in known)):
            at += 1
        owner = self.owner[at] if at < size else None
        if owner is not None and owner.kind == "person" and owner.start == at:
            return owner
        if self.tags[at : at + 1] not in (["IN"], ["TO"]):
            return None
        filled = False
        for token in range(at + 1, min(at + LONGEST_LINK, size)):
            owner = self.owner[token]
            if owner is not None and owner.kind == "person":
                return owner if filled and owner.start == token else None
            if owner is None and not self.tags[token].startswith(("NN", "DT", "IN", "JJ")):
                return None
            filled = filled or owner is not None or self.tags[token].startswith("NNP")
        return None

    def roles(self) -> Iterator[RoleSpan]:
        """The role words in text order, without those inside a name."""
        for head in sorted(self.role_at):
            role = self.role_at[head]
            if self.owner[head] is None:
                yield role
