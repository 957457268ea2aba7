"""The component `verbale_moments`: when things are said to be, and when statements were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Literal, cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.dates.calendar_meanings import Weekday
from verbale.annotate.dates.expressions import Expression, expressions
from verbale.annotate.dates.intervals import Clock, Interval
from verbale.annotate.drafts import Draft, MomentDraft, StatementDraft, draft_of
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import SUBJECTS
from verbale.annotate.grammar.tense import governing_verb, is_planned, looks_ahead, tense_at
from verbale.lexicon.calendar import time_words
from verbale.model import Moment

__all__ = ["add_moments", "anchor_date"]

ANCHORING: Final = ("day", "hour", "minute")
"""Publication dates coarser than these do not fix "Monday"."""

WITHIN_NOUNS: Final = frozenset({"poss", "compound", "amod", "nmod", "nummod"})

PLANNED_DAYS: Final = 92
"""Days ahead up to which a month named after a plan is the coming one and not the last. Own choice: a quarter."""

FAR: Final = timedelta(days=183)
"""Days that lie farther ahead are seldom named without their year. Own choice: half a year."""

DAYS_A_WEEK: Final = 7

SENTENCES_BACK: Final = 1
""" "Two weeks later" counts from a moment at most so many sentences before."""


@Language.component("verbale_moments")
def add_moments(doc: Doc) -> Doc:
    """The Doc with its date expressions drafted, and its statements with when and in what order they were made."""
    draft = draft_of(doc)
    anchor = anchor_date(draft.published)
    found = expressions(doc)
    draft.moments.extend(_placed(doc, _source(doc, draft), found, anchor))
    if draft.statements:
        _date_statements(doc, draft, found, anchor)
    return doc


def anchor_date(published: Moment | None) -> date | None:
    """The day that relative dates count from; None where the document has none as fine as a day."""
    if published is None or published.precision not in ANCHORING:
        return None
    try:
        return date.fromisoformat(published.start[:10])
    except ValueError:
        return None


def _source(doc: Doc, draft: Draft) -> str:
    """The text as it came, where the Doc is made of it; else the Doc's own."""
    document = draft.document
    length = doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0
    return document.text if document is not None and len(document.text) == length else doc.text


def _placed(doc: Doc, source: str, found: list[Expression], anchor: date | None) -> Iterator[MomentDraft]:
    previous: tuple[int, Interval] | None = None
    told: dict[int, Interval] = {}
    starts = [token.i for token in doc if token.is_sent_start] if found else []
    sentence, passed = 0, 0
    for expression in found:
        while passed < len(starts) and starts[passed] <= expression.start:
            passed += 1
            sentence += 1
        near = previous[1] if previous and sentence - previous[0] <= SENTENCES_BACK else None
        clock = Clock(anchor, tense_at(doc[expression.core]), near)
        interval = (
            _planned(doc, expression, clock)
            or _ahead(doc[expression.core], expression, clock, told)
            or expression.meaning.interval(clock)
        )
        if interval is not None and interval.start > interval.end:
            interval = None
        last = doc[expression.end - 1]
        words = source[doc[expression.start].idx : last.idx + len(last)]
        yield MomentDraft(expression.start, expression.end, _moment(interval, words) if interval else None)
        verb = governing_verb(doc[expression.core])
        if interval is not None and verb is not None:
            told.setdefault(verb.i, interval)
        if interval is not None and not _of_a_cue(doc[expression.core]):
            previous = sentence, interval


def _planned(doc: Doc, expression: Expression, clock: Clock) -> Interval | None:
    """The interval of what a past clause plans ("proposed talks in December"), where that is soon after the report."""
    core = doc[expression.core]
    if clock.anchor is None or clock.tense != "past" or isinstance(expression.meaning, Weekday) or not is_planned(core):
        return None
    ahead = expression.meaning.interval(replace(clock, tense="prospect"))
    soon = ahead is not None and clock.anchor < ahead.start <= clock.anchor + timedelta(days=PLANNED_DAYS)
    return ahead if soon else None


def _ahead(core: Token, expression: Expression, clock: Clock, told: dict[int, Interval]) -> Interval | None:
    """The coming one of the times that the words may mean, where the clause looks ahead and was spoken of late; None
    too for a day that is farther off than its name alone would tell. `told` are the times of the verbs before."""
    if clock.anchor is None or not looks_ahead(core):
        return None
    late = clock.anchor - timedelta(days=DAYS_A_WEEK)
    if any(above.i in told and told[above.i].end < late for above in core.ancestors):
        return None
    ahead = expression.meaning.interval(replace(clock, tense="future"))
    far = ahead is not None and ahead.precision in ("day", "bound") and ahead.end - clock.anchor > FAR
    return None if far else ahead


def _moment(interval: Interval, words: str) -> Moment:
    return Moment(interval.start.isoformat(), interval.end.isoformat(), interval.precision, words, interval.basis)


def _of_a_cue(token: Token) -> bool:
    verb = governing_verb(token)
    return verb is not None and verb.lemma_.lower() in time_words("said")


def _date_statements(doc: Doc, draft: Draft, found: list[Expression], anchor: date | None) -> None:
    """Sets when each statement was made, and its place in the order of utterances, by its cue's own clause.

    A time after the report is that of what is planned ("proposed talks in December", "gave them until Friday"), not of
    the words.
    """
    cues: dict[int, list[StatementDraft]] = {}
    for statement in draft.statements:
        if statement.cue_head is not None:
            cues.setdefault(statement.cue_head, []).append(statement)
    for expression, drafted in zip(found, draft.moments[-len(found) :] if found else [], strict=True):
        if drafted.moment is None or (anchor is not None and _is_to_come(drafted.moment, anchor.isoformat())):
            continue
        for statement in _stated_then(doc, (expression.start, expression.core), cues):
            if statement.said is None:
                statement.said = drafted.moment
    words = time_words("order")
    for token in tokens_with(doc, columns_of(doc).lower, words):
        if token.pos_ == "ADV" or token.dep_ == "advmod":
            span = (token.i, token.i + 1)
            for statement in _stated_then(doc, (token.i, token.i), cues):
                direction = cast(Literal["earlier", "later"], words[token.lower_])
                statement.order = statement.order or (span, direction)


def _is_to_come(moment: Moment, today: str) -> bool:
    """Whether the time begins after the report, or is an end set for something after it."""
    return moment.start[:10] > today or (moment.precision == "bound" and moment.end[:10] > today)


def _stated_then(doc: Doc, place: tuple[int, int], cues: dict[int, list[StatementDraft]]) -> Iterator[StatementDraft]:
    """The statements whose cue governs the words or stands right before them ("said Saturday it had ...").

    `place` is where the words start and their core.
    """
    start, core = place
    verb = governing_verb(doc[core])
    heads = [] if verb is None else [verb.i]
    if verb is not None and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        heads.append(verb.head.i)
    before = start - 1
    if before > 0 and doc[before].lower_ == "on":
        before -= 1
    core_token = doc[core]
    if core_token.dep_ not in WITHIN_NOUNS and core_token.dep_ not in SUBJECTS:
        heads.append(before)
    for head in dict.fromkeys(heads):
        for statement in cues.get(head, ()):
            if statement.kind != "attitude" and (not statement.covers(core) or head == before):
                yield statement
