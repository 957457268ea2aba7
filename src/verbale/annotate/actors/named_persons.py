"""Who bears each name of a person: full names, bare surnames, brothers who share one."""

from __future__ import annotations

from typing import Final, Literal

from verbale.annotate.actors.hints import note_hints
from verbale.annotate.actors.roll import Roll
from verbale.annotate.names.spans import NameSpan, RoleSpan
from verbale.lexicon.who import first_names, titles

__all__ = ["find_persons"]

PAIR: Final = 2


def find_persons(who: Roll, spans: list[NameSpan]) -> None:
    """Give each name of a person to its bearer, full names first, with gender and the roles that verbs give."""
    named = [span for span in spans if span.kind == "person"]
    for span in named:
        text = _with_shared_surname(who, span, named)
        if len(text.split()) > 1:
            whole = who.cast.persons.full_name(text)
            who.person_at[span.start] = (whole, [])
            whole.actor.gender = whole.actor.gender or _gender_by_kin(who, span)
    single = [span for span in named if span.start not in who.person_at]
    for span in single:
        gender = _gender_by_title(who, span.start)
        if gender is not None:
            who.cast.persons.tell_apart(who.found.text(span.start, span.end), gender)
    preceding: set[int] = set()
    for span in named:
        if span.start not in who.person_at:
            text, gender = who.found.text(span.start, span.end), _gender_by_title(who, span.start)
            who.person_at[span.start] = who.cast.persons.single_name(
                text, preceding, gender=gender, titled=span.start - 1 in who.found.titled
            )
        person = who.person_at[span.start][0]
        if person is not None:
            person.first = span.start if person.first < 0 else person.first
            preceding.add(id(person))
            note_hints(who.found, span, person)
            person.actor.gender = person.actor.gender or _gender_by_title(who, span.start)


def _with_shared_surname(who: Roll, span: NameSpan, named: list[NameSpan]) -> str:
    """A person's name; "Omar" of "the brothers Omar and Karim Said" with the surname that the two share."""
    text = who.found.text(span.start, span.end)
    after = who.found.owner[span.end + 1] if who.found.words[span.end : span.end + 1] == ["and"] else None
    if " " in text or after is None or after.kind != "person" or after.end - after.start != PAIR:
        return text
    if any(other.end - other.start > 1 and who.found.words[other.start] == text for other in named):
        return text
    related = text in first_names() or _kin_before(who, span) is not None
    return f"{text} {who.found.words[after.end - 1]}" if related else text


def _kin_before(who: Roll, span: NameSpan) -> RoleSpan | None:
    """The plural that tells how the persons of a row are related: "the brothers", "two sisters in the trade,"."""
    start = who.doc[span.start].sent.start
    known = (who.found.role_at.get(at) for at in range(span.start - 1, start - 1, -1))
    return next((role for role in known if role is not None and role.kin and role.role.plural), None)


def _gender_by_kin(who: Roll, span: NameSpan) -> Literal["m", "f"] | None:
    """The gender of "the brothers Omar and Karim Said"."""
    words = who.found.words
    in_row = words[span.end : span.end + 1] == ["and"] or words[max(span.start - 1, 0)] == "and"
    kin = _kin_before(who, span) if in_row else None
    return kin.gender if kin is not None else None


def _gender_by_title(who: Roll, start: int) -> Literal["m", "f"] | None:
    """The gender that the titles before a name give: "Mr Lee", "Mr. Justice Lee"."""
    at = start - 1
    while at >= 0 and (at in who.found.titled or who.found.words[at] in titles() or who.found.words[at] == "."):
        gender = titles().get(who.found.words[at])
        if gender is not None:
            return gender
        at -= 1
    return None
