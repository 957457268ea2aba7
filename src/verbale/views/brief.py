"""The brief of a record: what happened, who said what, what is open, disputed, promised and silent."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec

from verbale.assemble.moments import days_of
from verbale.model import Moment, RecordReader
from verbale.views.accounts import accounts
from verbale.views.charts import activity_chart, addressing_chart, dyads_chart
from verbale.views.divergences import divergences
from verbale.views.network import addressing, dyads, network
from verbale.views.open_questions import open_questions
from verbale.views.page import Chart, Page, Section, citations
from verbale.views.parties import parties
from verbale.views.positions import positions
from verbale.views.record_index import RecordIndex
from verbale.views.scope import WHOLE, Scope
from verbale.views.sessions import sessions
from verbale.views.silences import silences
from verbale.views.sources import counted, sources
from verbale.views.terminal_text import harmless
from verbale.views.threads import commitments, thread_sections
from verbale.views.timeline import timeline
from verbale.views.wording import plural, supported

__all__ = ["PAGES", "brief", "charts", "one_view"]

PAGES = ("timeline", "positions", "accounts", "silences", "commitments", "network")
"""The views that `one_view` gives by themselves."""

MONTH: Final = timedelta(days=31)


def brief(record: RecordReader, scope: Scope = WHOLE) -> Page:
    """The whole brief; every line of it is cited to report and line.

    Args:
        record: what to tell of.
        scope: the part of it that is asked for.
    """
    index = RecordIndex(record)
    sections = (
        parties(index, scope),
        timeline(index, scope),
        sessions(index, scope),
        positions(index, scope),
        *thread_sections(index, scope),
        silences(index, scope),
        divergences(index, scope),
        open_questions(index, scope),
    )
    tables = network(index, scope)
    drawn = msgspec.structs.replace(tables, parts=(*charts(index, scope), *tables.parts))
    page = Page("Brief", sections)
    cited = {cite.source for cite in citations(page)}
    if scope.told and not cited:
        return Page("Brief" + _about(scope), (), (_record(index), "Nothing in it is in this part: ask for another."))
    told = (*sections, drawn, sources(index, scope, cited))
    return Page("Brief" + _about(scope), told, _facts(index, scope))


def one_view(
    record: RecordReader, name: str, scope: Scope = WHOLE, *, statements: bool = False, limit: int | None = None
) -> Page:
    """One view as a page of its own.

    Args:
        record: what to tell of.
        name: one of `PAGES`.
        scope: the part of it that is asked for.
        statements: in a timeline, what was said stands among what happened.
        limit: how many items or questions are shown at most.
    """
    index = RecordIndex(record)
    sections: tuple[Section, ...]
    if name == "timeline":
        sections = (timeline(index, scope, statements=statements, limit=limit),)
    elif name == "positions":
        sections = (positions(index, scope, limit=limit),)
    elif name == "accounts":
        sections = (accounts(index, scope),)
    elif name == "silences":
        sections = (silences(index, scope, limit=limit),)
    elif name == "commitments":
        sections = tuple(commitments(index, scope))
    else:
        sections = (network(index, scope),)
    return Page(f"{name.capitalize()}{_about(scope)}", sections)


def charts(index: RecordIndex, scope: Scope) -> list[Chart]:
    """The charts that there is something to draw in: activity, who addresses whom, conflict and cooperation."""
    statements = (entry.day for entry in index.statements(scope))
    events = (entry.day for entry in index.events(scope) if _placed(entry.item.when))
    drawn = (
        Chart("activity", "Activity over time", activity_chart(statements, events)),
        Chart("addressing", "Who addresses whom", addressing_chart(addressing(index, scope))),
        Chart("dyads", "Conflict and cooperation", dyads_chart(dyads(index, scope))),
    )
    return [chart for chart in drawn if chart.svg]


def _placed(moment: Moment | None) -> bool:
    """Whether an event has a place in a drawing over time: what is told of a whole year has none."""
    return moment is None or days_of(moment)[1] - days_of(moment)[0] <= MONTH


def _about(scope: Scope) -> str:
    return f": {harmless(', '.join(scope.told))}" if scope.told else ""


def _record(index: RecordIndex) -> str:
    published = sorted(s.published.start[:10] for s in index.sources.values() if s.published)
    dates = f", published {published[0]} to {published[-1]}" if published else ""
    withdrawn = len(index.record.sources(withdrawn=True)) - len(index.sources)
    left_out = f"; {plural(withdrawn, 'report')} withdrawn and left out" if withdrawn else ""
    return f"The record: {counted(index, index.sources.values())}{dates}{left_out}."


def _facts(index: RecordIndex, scope: Scope) -> tuple[str, ...]:
    said = index.statements(scope)
    heard = index.support([ref for entry in said for ref in index.told_by(entry)])
    here = f"{plural(len(said), 'statement')} in {supported(heard) or plural(heard.reports, 'report')}"
    return (
        _record(index),
        f"{'This part' if scope.told else 'In it'}: {here}.",
        "[3:12] is report 3, line 12. Words after a colon are the source's own. Accounts that differ are all given.",
    )
