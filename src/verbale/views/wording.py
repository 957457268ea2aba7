"""How statements, events and moments are told in a line: the source's own words with a verb for what they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from verbale.lexicon.reference import pronouns
from verbale.model import Event, Force, Moment, Root, Silence, Span, Statement, Status, Support
from verbale.views.statements_text import moment_words
from verbale.views.terminal_text import balanced, clipped, harmless, in_quotes, without_that

__all__ = [
    "ROOM",
    "about_words",
    "act",
    "days",
    "deed",
    "event_words",
    "intervals",
    "listed",
    "plural",
    "said",
    "silent_words",
    "status_words",
    "supported",
    "told",
    "when",
]

ROOM: Final = 320
"""Characters of a source's words in one line. Own choice: three lines of a printed page."""

_VERBS: Final[Mapping[Force, str]] = {
    "assert": "said",
    "characterise": "characterised",
    "predict": "predicted",
    "propose": "proposed",
    "offer": "offered",
    "request": "asked",
    "demand": "demanded",
    "accuse": "accused",
    "threaten": "threatened",
    "warn": "warned",
    "deny": "denied",
    "reject": "rejected",
    "accept": "accepted",
    "assure": "assured",
    "commit": "undertook",
    "defer": "deferred",
    "decline": "declined to say",
    "praise": "praised",
    "regret": "regretted",
    "converge": "said that positions agree",
    "hold": "held",
}
"""In the past, where verbs are the same for one speaker and for several."""

_DEEDS: Final[Mapping[Root, str]] = {
    "AGREE": "agreement",
    "CONSULT": "consultation",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilization",
    "COERCE": "coercion",
    "ASSAULT": "assault",
}
_INTERVAL: Final = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_NEGATIVE: Final = frozenset({"deny", "reject", "decline"})
_STATUS: Final[Mapping[Status, str]] = {
    "occurred": "told as done",
    "reported": "as somebody tells it",
    "denied": "denied",
    "planned": "planned",
    "conditional": "conditional",
    "demanded": "demanded",
    "hypothetical": "possible",
}


def act(statement: Statement) -> str:
    """What the statement does, as a verb with its marks: `demanded`, `predicted (future)`, `said (not)`."""
    marks = []
    if statement.polarity == "negative" and statement.force not in _NEGATIVE:
        marks.append("not")
    if statement.modality != "actual":
        marks.append(statement.modality)
    verb = _VERBS[statement.force]
    if statement.force == "deny" and statement.polarity == "positive":
        verb = f"{verb}, saying"  # its words are the denial, not what is denied
    return f"{verb} ({', '.join(marks)})" if marks else verb


def told(spans: Iterable[Span], *, room: int = ROOM) -> str:
    """The words of spans in a row, safe to show, clipped in the middle.

    >>> told([Span(0, 4, "when"), Span(9, 12, "now")])
    'when ... now'
    """
    pieces = (balanced(harmless(span.text)).rstrip(",") for span in spans)
    return clipped(" ... ".join(piece for piece in pieces if piece), room)


def silent_words(silence: Silence) -> str:
    """The text's own word for who was silent, where it leaves open who that is."""
    return in_quotes(told([silence.party])) if silence.party else "by whom is not stated"


def about_words(silence: Silence, *, room: int = ROOM) -> str:
    """What a silence is about; nothing where that is left open.

    >>> that, charge = Span(30, 41, "that charge"), Span(0, 19, "of arming smugglers")
    >>> about_words(Silence("si-1", "not_answered", None, that, None, that, referent=charge))
    'that charge ("of arming smugglers")'
    """
    if silence.about is None:
        return ""
    back = f" ({in_quotes(told([silence.referent], room=room))})" if silence.referent else ""
    return told([silence.about], room=room) + back


def said(statement: Statement, *, room: int = ROOM) -> str:
    """What was said, without a "that" before a clause that is not denied."""
    words = told(statement.content, room=room)
    if words.casefold() in pronouns():
        words = told((*statement.cue, *statement.content), room=room)
    return (words if statement.force in _NEGATIVE else without_that(words)) or "(no words given)"


def event_words(event: Event, *, room: int = ROOM) -> str:
    """The source's words for an event in their order: who, the trigger, to whom, the theme, `...` where others stand
    between. Those who are named apart from the trigger, before it, are left out: their names stand before the words."""
    spans = sorted(
        {*event.source_spans, event.trigger, *event.target_spans, *event.theme},
        key=lambda span: (span.start, -span.end),
    )
    before = [*(span for span in spans if span.end <= event.trigger.start), event.trigger]
    if any(after.start > one.end + 1 for one, after in pairwise(before)):
        spans = [span for span in spans if span not in before[:-1]]
    words, end = "", -1
    for span in spans:
        if span.end <= end:
            continue
        joint = " ... " if words and span.start > end + 1 else " " if words else ""
        words, end = words + joint + span.text[max(end - span.start, 0) :].strip(), span.end
    return clipped(balanced(harmless(words)), room)


def deed(event: Event) -> str:
    """The root in a word, with its mode: `accusation (disapprove)`."""
    return _DEEDS[event.root] + (f" ({event.mode})" if event.mode else "")


def intervals(text: str) -> str:
    """Normalised values as they read best: `2007-05-28/2007-06-28` as `2007-05-28 to 2007-06-28`, one day alone.

    >>> intervals("2007-05-28/2007-05-28")
    '2007-05-28'
    """
    return _INTERVAL.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} to {found[2]}", text)


def status_words(status: Status) -> str:
    """An event's status in words."""
    return _STATUS[status]


def when(moment: Moment | None) -> str:
    """A moment with the words it came from, or nothing."""
    return moment_words(moment)


def days(moment: Moment | None) -> str:
    """The days of a moment alone: `2007-05-28`, `2007-05-28 to 2007-06-28`, or `undated`."""
    if moment is None:
        return "undated"
    first, last = moment.start[:10], moment.end[:10]
    return first if first == last else f"{first} to {last}"


def plural(number: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "report"), plural(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(words: Iterable[str]) -> str:
    """Words in a row.

    >>> listed(["fact", "timing", "wording"])
    'fact, timing and wording'
    """
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def supported(support: Support) -> str:
    """`23 reports, 4 independent`; nothing where one report tells it, which its citation shows."""
    if support.reports <= 1:
        return ""
    return f"{plural(support.reports, 'report')}, {support.independent} independent"
