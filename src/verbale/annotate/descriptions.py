"""Descriptions of actors: noun phrases headed by an office, a role or a collective, and what they say of the actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from verbale.annotate.name_spans import NameSpan, RoleSpan
from verbale.annotate.names import Names
from verbale.lexicon.reference import StateNoun, pronouns, subnational_adjectives
from verbale.lexicon.who import Role, qualified_code, roles

__all__ = ["Description", "describe"]

GOVERNMENT: Final = "GOV"
BEFORE_HEAD: Final = ("NN", "JJ", "CD", "HYPH", "POS", "RB")
LONGEST_BEFORE: Final = 12
LONGEST_COMPLEMENT: Final = 10
COMPLEMENTS: Final = frozenset({"of", "at", "to", "for", "in", "throughout", "across", "from"})
INFORMING: Final = frozenset({"inform", "notify", "remind", "warn", "assure", "advise", "accuse", "convince", "strip"})
"""Verbs that take "of" themselves: "informed the minister of the measures"."""

ROW_COMPLEMENTS: Final = frozenset({"of", "from"})
WITHIN: Final = frozenset({"in", "throughout", "across"})
COUNTRY_COMPLEMENTS: Final = frozenset({"of", "at", "from", "for"})
DOMESTIC: Final = frozenset({"GOV", "OPP", "REB", "COP", "JUD", "LEG", "CVL", "LAB", "EDU"})
"""Sectors (PLOVER and CAMEO) of those who are at home where they are: "rebels in Chad", "students in Oslo"."""
APART: Final = frozenset(
    {"supporter", "opponent", "critic", "victim", "friend", "ally", "enemy", "rival", "foe", "backer", "sympathiser"}
    | {"sympathizer", "admirer", "advocate", "defender"}
)
"""Roles of people who are no part of what they are for or against."""
STANDS: Final = frozenset({"anti", "pro", "non"})
"""What a hyphen joins to the name of those whom somebody is for or against."""
FORMER: Final = frozenset({"former", "ex", "late", "then", "onetime", "ousted"})
DEFINITE: Final = frozenset({"the", "that", "this", "these", "those", "both"})
INDEFINITE: Final = frozenset({"a", "an", "another", "one", "some", "several", "any", "no", "many", "few", "other"})


@dataclass(slots=True, eq=False)
class Description:
    """One noun phrase `[start, end)` headed by a role word.

    `determiner` is its article in lower case, "" where it has none; `possessor` the pronoun token or name before the
    head; `joined` the names of "American and Iranian experts", "experts from Iran and Oman"; `organ` a named
    organisation that it belongs to; `holder` the name it is the title of; `people` the code of the people or believers
    it is of ("Kurdish rebels").
    """

    start: int
    end: int
    span: RoleSpan
    found: Names = field(repr=False)
    determiner: str = ""
    number: int | None = None
    country: str | None = None
    joined: list[NameSpan] = field(default_factory=list)
    possessor: int | NameSpan | None = None
    organ: NameSpan | None = None
    holder: NameSpan | None = None
    people: str = ""
    former: bool = False
    modified: bool = False
    subnational: bool = False

    @property
    def role(self) -> Role:
        """The lexicon's role."""
        return self.span.role

    @property
    def state(self) -> StateNoun | None:
        """What the head says of a state it stands for, if it does."""
        return None if self.subnational or self.people else self.span.state

    @property
    def head(self) -> int:
        """The index of the head token."""
        return self.span.head

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        return self.role.plural

    @property
    def definite(self) -> bool:
        """Whether the phrase means somebody the reader is taken to know."""
        return self.determiner in DEFINITE or self.possessor is not None

    def text(self, end: int | None = None) -> str:
        """The words without the article or possessive pronoun in front."""
        start = self.start + (1 if self.determiner or isinstance(self.possessor, int) else 0)
        return self.found.text(min(start, self.span.start), max(end or self.end, self.span.end))

    def code(self) -> str | None:
        """The actor code: of the organ it belongs to, else its country with its sector; None where neither is known."""
        organ = self.organ
        if organ is not None and organ.entry is not None and organ.entry.code:
            return organ.entry.code
        if self.people:
            return qualified_code(self.country or "", self.people, self._sector_of_people())
        if self.country is None and self._private():
            return None
        if self.country is None:
            return self.role.sector or None if self.plural or self.role.kind == "group" else None
        if organ is not None and organ.entry is None and organ.country is None:
            return self.country
        return self.country + self.role.sector

    def _sector_of_people(self) -> str:
        """The sector of people of a group; leaders and officials of one are no government by that."""
        loose = self.role.kind == "role" and self.role.sector == GOVERNMENT
        return "" if loose else self.role.sector

    def _private(self) -> bool:
        """Whether officials are a body's that is no government: "company officials"."""
        if self.role.kind != "role" or self.role.sector != GOVERNMENT:
            return False
        if self.organ is not None:
            return True
        before = (roles().get(word.lower()) for word in self.found.words[self.start : self.span.start])
        return any(role is not None and role.kind == "group" and role.sector != GOVERNMENT for role in before)

    def joined_texts(self) -> Iterator[tuple[NameSpan, str]]:
        """Each of the joined names, and the words for those that are of it alone."""
        found, head = self.found, self.found.text(self.span.start, self.span.end)
        for owner in self.joined:
            if owner.start < self.span.start:
                genitive = found.words[owner.end] in ("'s", "'")
                yield owner, f"{found.text(owner.start, owner.end + genitive)} {head}"
            else:
                start = owner.start - (found.words[owner.start - 1] == "the")
                last = self.joined[-1].end
                rest = found.text(last, self.end) if last < self.end else ""
                yield owner, f"{head} {found.words[self.span.end]} {found.text(start, owner.end)}{rest}"

    def qualifier(self) -> str:
        """What tells this one from others of the role: the words around the head but nationality and article."""
        found = self.found
        kept = [
            found.words[at].lower()
            for at in range(self.start, self.end)
            if not self.span.start <= at < self.span.end
            and found.tags[at] not in ("DT", "POS", "PRP$", "PDT")
            and not _of_country(found.owner[at])
        ]
        return " ".join(kept)


def _of_country(owner: NameSpan | None) -> bool:
    return owner is not None and owner.kind in ("demonym", "entry") and owner.country is not None


NUMBERS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def describe(found: Names) -> Iterator[Description]:
    """The descriptions of a text in order; those inside a longer one as well ("official at the embassy")."""
    previous: Description | None = None
    for span in found.roles():
        if _modifies(found, span):
            continue
        description = Description(_start(found, span), span.end, span, found)
        _read_before(found, description)
        description.holder = found.linked_name(span)
        _read_after(found, description)
        if previous is not None and description.country is None:
            _inherit(found, previous, description)
        yield description
        previous = description


def _modifies(found: Names, span: RoleSpan) -> bool:
    """Whether the word only stands before another noun ("government spokesman")."""
    following = span.end
    if following >= len(found.words):
        return False
    if found.words[following] in ("-", "/"):
        return not found.doc[span.end - 1].whitespace_
    if following in found.is_role_start and found.tags[following].startswith("NN"):
        return True
    owner = found.owner[following]
    if owner is not None:
        return owner.kind not in ("person",) and not span.role.plural and found.tags[following].startswith("NN")
    token = found.doc[span.head]
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        return True
    return found.tags[following] in ("NN", "NNS") and not found.is_time(following)


def _start(found: Names, span: RoleSpan) -> int:
    words, tags, owners = found.words, found.tags, found.owner
    at = span.start
    lowest = max(0, span.start - LONGEST_BEFORE)
    while at > lowest:
        before = at - 1
        owner = owners[before]
        tag = tags[before]
        if owner is not None:
            governs = at == span.start and (span.state is not None or span.role.plural or span.role.kind == "group")
            if owner.kind == "person" and words[at] not in ("'s", "'") and not governs:
                break
            at = owner.start
        elif tag in ("DT", "PRP$", "PDT", "WP$"):
            at = before
            if not (before > 0 and tags[before - 1] == "PDT"):
                break
        elif (
            tag != "HYPH" and tag.startswith(BEFORE_HEAD) and not found.is_date(before) and words[before][:1].isalnum()
        ):
            if tag == "RB" and not (before > 0 and tags[before - 1] in ("DT", "PRP$")):
                break
            at = before
        elif (
            words[before] in ("'s", "'")
            or _joins(found, before)
            or (words[before].lower() in ("and", ",") and _nationality(owners[at]) and _nationality(owners[before - 1]))
            or _paired(found, before)
            or (
                tag in ("VBN", "VBG")
                and before > 0
                and (tags[before - 1] in ("DT", "PRP$", "POS") or "-" in words[before])
            )
        ):
            at = before
        else:
            break
    while at < span.start and (words[at] in ("'s", "'", "-") or tags[at] == "POS"):
        at += 1
    return at


def _paired(found: Names, token: int) -> bool:
    """Whether "and" stands there between the genitives of two states: "Iran's and Oman's envoys"."""
    words, owners = found.words, found.owner
    if words[token : token + 1] != ["and"] or token < 2 or words[token - 1] not in ("'s", "'"):
        return False
    behind = token + 1 + (words[token + 1 : token + 2] == ["the"])
    second = owners[behind] if behind < len(words) else None
    if second is None:
        return False
    genitive = second.end < len(words) and words[second.end] in ("'s", "'")
    first = owners[token - 2]
    return genitive and first is not None and _state_like(first) and _state_like(second)


def _nationality(owner: NameSpan | None) -> bool:
    """Whether a name can stand as an adjective of nationality."""
    return owner is not None and (owner.kind == "demonym" or (owner.entry is not None and owner.entry.kind == "state"))


def _joins(found: Names, token: int) -> bool:
    """Whether a hyphen without spaces around stands there."""
    return (
        found.words[token] == "-"
        and token > 0
        and not (found.doc[token].whitespace_ or found.doc[token - 1].whitespace_)
    )


def _read_before(found: Names, description: Description) -> None:
    words, tags = found.words, found.tags
    at = description.start
    while at < description.span.start:
        word = words[at].lower()
        owner = found.owner[at]
        if owner is not None:
            possessive = owner.end < description.span.start and words[owner.end] in ("'s", "'")
            apart = description.role.title in APART and (possessive or owner.kind == "organisation" or _is_body(owner))
            apart = apart or _for_or_against(found, owner)
            if owner.country and owner.kind != "person" and not apart:
                description.country = owner.country
                paired = _paired(found, owner.end + 1) or _paired(found, at - 1)
                if _nationality(owner) and (not possessive or paired):
                    description.joined.append(owner)
            if owner.entry is not None and not possessive:
                description.people = owner.entry.qualifier or description.people
            if possessive or owner.kind == "person":
                description.possessor = owner
            elif owner.kind in ("entry", "organisation") and not _state_like(owner):
                description.organ = owner
            if possessive and owner.kind in ("entry", "organisation") and not _state_like(owner):
                description.organ = owner
            description.modified = True
            at = owner.end
            continue
        if at == description.start and (tags[at] in ("DT", "PDT") or word in INDEFINITE or word == "both"):
            description.determiner = word
        if tags[at] == "PRP$" and word in pronouns():
            description.possessor = at
        if word in NUMBERS:
            description.number = NUMBERS[word]
        elif tags[at] == "CD":
            description.number = 0
        elif word in FORMER:
            description.former = True
        elif word in subnational_adjectives():
            description.subnational = True
        elif tags[at].startswith(("JJ", "NN", "VB")):
            description.modified = True
        at += 1
    if description.role.title in APART:
        description.organ = None
    if len({owner.country for owner in description.joined}) < 2:
        description.joined.clear()
    else:
        description.country = None
        if isinstance(description.possessor, NameSpan):
            description.possessor = None


def _is_body(owner: NameSpan) -> bool:
    """Whether a name of the lexicon is that of a body and no state or seat of one."""
    return owner.kind == "entry" and not _state_like(owner)


def _for_or_against(found: Names, owner: NameSpan) -> bool:
    """Whether a name only says whom somebody is for or against: "anti-Syrian", "pro-Russia"."""
    before = owner.start - 1
    joined = before > 0 and found.words[before] == "-" and not found.doc[before].whitespace_
    return joined and found.words[before - 1].lower() in STANDS


def _state_like(owner: NameSpan) -> bool:
    return owner.entry is not None and (owner.entry.kind == "state" or owner.entry.seat)


def _read_after(found: Names, description: Description) -> None:
    """Take in the complement: "of Iraq", "at the U.S. embassy", "for the ministry"."""
    words, size = found.words, len(found.words)
    if description.holder is not None and description.holder.start >= description.span.end:
        for token in range(description.span.end, description.holder.start):
            owner = found.owner[token]
            if owner is not None and words[description.span.end].lower() != "to":
                description.country = description.country or owner.country
        description.end = description.holder.end
    at = description.end
    for _ in range(2):
        if at >= size or words[at].lower() not in COMPLEMENTS or at + 1 >= size:
            return
        preposition = words[at].lower()
        if preposition == "of" and description.role.kind != "group" and _informed(found, description.head):
            return
        if preposition in ROW_COMPLEMENTS and description.plural and not description.joined:
            description.joined = _row(found, at + 1)
            if description.joined:
                description.country, description.modified = None, True
                description.end = description.joined[-1].end
                return
        end, names, role = _phrase(found, at + 1)
        if end <= at + 1 or (preposition != "of" and not names and role is None):
            return
        if description.holder is not None and not (preposition == "of" and names):
            return
        if preposition in WITHIN and (description.plural or description.role.kind == "role"):
            if description.country is None and description.role.sector in DOMESTIC:
                description.country = next((name.country for name in names if name.kind != "person"), None)
            return
        if description.plural and any(_paired(found, token) for token in range(at + 1, end)):
            description.joined = [name for name in names if _state_like(name)]
            description.country, description.modified, description.end = None, True, end
            return
        for name in names:
            if name.kind == "person":
                if preposition == "of" and description.state is not None:
                    description.possessor = description.possessor or name
                continue
            if preposition in COUNTRY_COMPLEMENTS:
                _belongs(description, name, governs=role is not None)
        description.modified = True
        description.end = at = end


def _belongs(description: Description, name: NameSpan, *, governs: bool) -> None:
    """Take the state and the body of a complement, of those who are for or against it only the state that it governs:
    "critics of the Syrian government" are Syrians, "critics of Iran" need be no Iranians."""
    apart = description.role.title in APART
    if not apart or (governs and _state_like(name)):
        description.country = description.country or name.country
    if not apart and name.kind in ("entry", "organisation") and not _state_like(name):
        description.organ = description.organ or name


def _informed(found: Names, head: int) -> bool:
    """Whether the noun is the object of a verb that goes on with "of"."""
    noun = found.doc[head]
    return noun.dep_ == "dobj" and noun.head.lemma_ in INFORMING


def _row(found: Names, start: int) -> list[NameSpan]:
    """The states and bodies in a row that start there: "Chad, Niger and the African Union"; none but in a whole row."""
    row: list[NameSpan] = []
    at, last = start, False
    while at < len(found.words):
        at += found.words[at] == "the"
        owner = found.owner[at] if at < len(found.words) else None
        if owner is None or owner.entry is None or owner.kind != "entry" or owner.start != at:
            return []
        row.append(owner)
        at = owner.end
        if last:
            break
        if found.words[at : at + 1] == [","]:
            at += 1
        if found.words[at : at + 1] == ["and"]:
            at, last = at + 1, True
        elif at == owner.end:
            return []
    whole = last and not (at < len(found.words) and found.tags[at].startswith(("NN", "POS", "HYPH")))
    return row if whole and len({owner.entry for owner in row}) == len(row) else []


def _phrase(found: Names, start: int) -> tuple[int, list[NameSpan], RoleSpan | None]:
    """The noun phrase that starts there: its end, the names in it, and the role word that heads it, if any."""
    words, tags, size = found.words, found.tags, len(found.words)
    at, names, role, noun = start, [], None, False
    while at < min(size, start + LONGEST_COMPLEMENT):
        owner = found.owner[at]
        if owner is not None:
            if owner.kind == "person" and at > start and found.role_at.get(at - 1) is None:
                break
            names.append(owner)
            at, noun = owner.end, True
        elif tags[at].startswith("NN") and not found.is_date(at):
            role = found.role_at.get(at, role)
            at, noun = at + 1, True
        elif (
            tags[at] == "POS"
            or tags[at] == "HYPH"
            or _paired(found, at)
            or (not noun and tags[at] in ("DT", "JJ", "PRP$", "CD", "NN", "VBN"))
            or (noun and tags[at].startswith("JJ") and words[at - 1] in ("'s", "'"))
        ):
            at += 1
        else:
            break
    while (
        at > start and tags[at - 1] in ("POS", "HYPH", "DT", "JJ", "PRP$", "CD", "VBN") and found.owner[at - 1] is None
    ):
        at -= 1
    return (at if noun else start), names, role


def _inherit(found: Names, previous: Description, description: Description) -> None:
    """The country of "the Iraqi army" for "and police"."""
    if previous.country is None or description.determiner or description.possessor is not None:
        return
    if description.start - previous.end == 1 and found.words[previous.end].lower() in ("and", "or", "&"):
        description.country = previous.country
