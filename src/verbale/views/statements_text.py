"""Who said what, as lines for people: grouped by speaker, nested statements under the one that reports them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from verbale.lexicon.contents import credit_words
from verbale.model import Actor, LineNumbers, Moment, Reading, Span, Statement, StatementKind
from verbale.views.terminal_text import balanced, clipped, harmless, in_quotes, without_that, wrapped

__all__ = ["Names", "TextPage", "moment_words", "statement_groups"]

CONTENT_ROOM: Final = 420
"""Characters of one statement's words that are shown; a longer one is clipped in the middle. Own choice: four lines."""

REPEATED_FROM: Final = 40
"""A nested statement's words of this length or more are shown once. Own choice: half a line."""

_BELOW: Final = "[below]"
_NUMBER_COLUMNS: Final = 6
_NEST: Final = 4
_NOT_STATED: Final = "Speaker not stated"
_RELATIVE: Final = re.compile(r"(?:, (?:who|whom|whose|which|where)\b.*| who\b.*)$")
_NEGATIVE_FORCES: Final = frozenset({"deny", "reject", "decline"})
_QUOTES: Final = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"


class Names:
    """The names of a reading's actors, ready to print."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}

    def __call__(self, actor: str | None, otherwise: str = "not stated") -> str:
        """The actor's name, or what to write where there is none."""
        known = self._actors.get(actor) if actor else None
        return harmless(known.name) if known else otherwise

    def listed(self, actors: Iterable[str], joint: str = ", ") -> str:
        """The names in a row."""
        return joint.join(self(actor) for actor in actors)

    def titled(self, actor: str) -> str:
        """The name with an office and the code: `Ryan Crocker, ambassador (USAGOV)`."""
        known = self._actors.get(actor)
        if known is None:
            return self(actor)
        office = next((harmless(o) for o in known.offices if o.casefold() not in known.name.casefold()), "")
        return self(actor) + (f", {office}" if office else "") + (f" ({known.code})" if known.code else "")


@dataclass
class TextPage:
    """What every section needs: the reading, its names and line numbers, and the lines written so far."""

    reading: Reading
    width: int
    names: Names = field(init=False)
    line: LineNumbers = field(init=False)
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = Names(self.reading.actors)
        self.line = LineNumbers(self.reading.document.text)

    def entry(self, evidence: Span | None, text: str, *, depth: int = 0) -> None:
        """Write one entry, led by the line number of its evidence."""
        nest = " " * (_NEST * depth)
        number = f"{self.line(evidence.start)}:" if evidence else "-"
        first = f"{nest}{number:>{_NUMBER_COLUMNS}} "
        self.lines += wrapped(text, width=self.width, first=first, then=" " * (len(first) + 2))

    def note(self, text: str, *, indent: int = 2) -> None:
        """Write a line without evidence of its own."""
        self.lines += wrapped(text, width=self.width, first=" " * indent, then=" " * (indent + 2))


def moment_words(moment: Moment | None) -> str:
    """A moment as `2007-05-28 ("Monday")`, `2007-05-28 to 2007-06-28 ("in less than a month")`, or nothing."""
    if moment is None:
        return ""
    dates = moment.start if moment.start == moment.end else f"{moment.start} to {moment.end}"
    words = harmless(moment.text)
    return f'{dates} ("{words}")' if words and words != dates else dates


def statement_groups(page: TextPage, kinds: Sequence[StatementKind]) -> None:
    """Write the statements of these kinds, grouped by speaker in order of first appearance, the unresolved last.

    A nested statement stands under the one that reports it, whatever its own kind.
    """
    statements = page.reading.statements
    known = {statement.id for statement in statements}
    nested: dict[str, list[Statement]] = {}
    groups: dict[str | None, list[Statement]] = {}
    for statement in statements:
        if _is_credit(statement):
            continue
        if statement.parent in known and statement.parent != statement.id:
            nested.setdefault(statement.parent or "", []).append(statement)
        elif statement.kind in kinds:
            groups.setdefault(statement.speaker.actor, []).append(statement)
    unresolved = groups.pop(None, [])
    for actor, said in groups.items():
        page.note(page.names.titled(actor or ""))
        for statement in said:
            _write(page, statement, nested, depth=0, under=actor)
    if unresolved:
        page.note(_NOT_STATED)
        for statement in unresolved:
            _write(page, statement, nested, depth=0, under=None)


def _is_credit(statement: Statement) -> bool:
    """Whether the statement is only a picture's credit ("Image: Ana Lind"), which nobody reads for what was said."""
    return statement.kind == "document" and any(span.text.lower() in credit_words() for span in statement.cue)


def _write(
    page: TextPage, statement: Statement, nested: dict[str, list[Statement]], *, depth: int, under: str | None
) -> None:
    inner = nested.pop(statement.id, [])
    speaker = _speaker(page, statement, reporting=depth > 0, under=under)
    content = clipped(_content(page, statement, inner), CONTENT_ROOM)
    details = "; ".join(_details(page, statement))
    lead = f"{speaker} {_act(statement)}".strip()
    page.entry(_evidence(statement), f"{lead}: {content}" + (f"  [{details}]" if details else ""), depth=depth)
    for told in inner:
        _write(page, told, nested, depth=depth + 1, under=statement.speaker.actor)


def _evidence(statement: Statement) -> Span | None:
    spans = statement.content or statement.cue or statement.source
    return min(spans, key=lambda span: span.start) if spans else None


def _speaker(page: TextPage, statement: Statement, *, reporting: bool, under: str | None) -> str:
    """The words that stand for the speaker, where the heading above does not say it all."""
    words = _RELATIVE.sub("", harmless(" ".join(span.text for span in statement.source)))
    actor = statement.speaker.actor
    if actor is None:
        told = in_quotes(words) if words else "no one named"
        candidates = page.names.listed(statement.speaker.candidates, " or ")
        return f"{told}, perhaps {candidates}," if candidates else told
    name = page.names(actor)
    if reporting and actor != under:
        return name
    shared = {word.casefold() for word in words.split()} & {word.casefold() for word in name.split()}
    return "" if not words or shared else in_quotes(words)


def _act(statement: Statement) -> str:
    """The force with its marks in words; a denial needs no "not", which would turn it round."""
    force = statement.force
    marks = []
    if statement.polarity == "negative" and force not in _NEGATIVE_FORCES:
        marks.append("not")
    if statement.modality != "actual":
        marks.append(statement.modality)
    told = "deny, saying" if (force, statement.polarity) == ("deny", "positive") else force
    return f"{told} ({', '.join(marks)})" if marks else told


def _content(page: TextPage, statement: Statement, inner: Sequence[Statement]) -> str:
    """The words said, without the "that" before a clause that is not denied.

    Quotation marks are kept also where they stand just outside the span.

    Long words that a nested statement repeats in the next line are left out here.
    """
    repeated = [span for told in inner for span in told.content if span.end - span.start >= REPEATED_FROM]
    text = page.reading.document.text
    quoted = [(span.start, span.end) for span in statement.quoted]
    pieces = []
    for span in statement.content:
        start, end = span.start, span.end
        if any(first <= start < last for first, last in quoted) and text[start - 1 : start] in tuple(_QUOTES):
            start -= 1
        if any(first < end <= last for first, last in quoted) and text[end : end + 1] in tuple(_QUOTES):
            end += 1
        words = text[start:end]
        for part in repeated:
            if start < part.start and part.end <= end:
                words = words.replace(part.text, _BELOW)
        pieces.append(balanced(harmless(words)))
    told = " ... ".join(piece for piece in pieces if piece)
    if statement.force not in _NEGATIVE_FORCES:
        told = without_that(told)
    return told or "(no words given)"


def _details(page: TextPage, statement: Statement) -> Iterator[str]:
    if statement.addressees:
        yield f"to {page.names.listed(statement.addressees)}"
    if statement.beneficiaries:
        yield f"for {page.names.listed(statement.beneficiaries)}"
    if statement.occasion:
        occasion = statement.occasion
        kind = "" if occasion.kind == "unspecified" else occasion.kind.replace("_", " ")
        place = f"in {harmless(occasion.place.name)}" if occasion.place else ""
        outlet = f"to {harmless(occasion.outlet.text)}" if occasion.outlet else ""
        if any(_same_words(outlet.removeprefix("to "), page.names(actor)) for actor in statement.addressees):
            outlet = ""
        after = f"after {harmless(occasion.after.text)}" if occasion.after else ""
        told = ", ".join(part for part in (kind, place, outlet, after) if part)
        yield told or harmless(occasion.evidence.text)
    if statement.said:
        yield moment_words(statement.said)
    if statement.order:
        yield statement.order.direction


def _same_words(first: str, second: str) -> bool:
    return bool(first) and (first.casefold() in second.casefold() or second.casefold() in first.casefold())
