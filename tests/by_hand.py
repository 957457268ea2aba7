"""Readings made by hand, for tests of the record that need no model."""

from __future__ import annotations

from datetime import UTC, datetime

from verbale.model import (
    Actor,
    Document,
    Event,
    Meeting,
    Mention,
    Moment,
    Position,
    Question,
    Reading,
    Silence,
    Span,
    Speaker,
    Statement,
    stable_id,
)

TEXT = (
    "Title: Harbour talks\n"
    "\n"
    "Foreign Minister Elin Strand said the port of Vik would stay open.\n"
    "Ivo Brandt demanded from her that the patrols stop at once.\n"
    "He would not say when the delegations meet next. The café was closed.\n"
)


class FixedClock:
    """A clock that stands still."""

    def __init__(self, hour=12):
        self.hour = hour

    def now(self):
        return datetime(2030, 1, 2, self.hour, tzinfo=UTC)


def made(name="one", published="2011-04-03", text=TEXT):
    """A reading with an item of every kind; `name` tells documents apart."""
    text = f"{text}{name}\n"
    document = stable_id("doc", name)

    def span(words):
        start = text.index(words)
        return Span(start, start + len(words), words)

    def item(prefix, *parts):
        return stable_id(prefix, document, *parts)

    strand, brandt = item("ac", "strand"), item("ac", "brandt")
    said, demanded = item("st", 1), item("st", 2)
    when = Moment(published, published, "day", published, "given") if published else None
    question = Question(item("qu", 1), "next_meeting", "When do they meet next?")
    return Reading(
        document=Document(document, text, "0" * 64, "0" * 64, "text/1", title="Harbour talks", published=when),
        actors=(
            Actor(strand, "Elin Strand", "person", "NORGOV", "NOR", variants=("Strand", "Strand, Elin")),
            Actor(brandt, "Ivo Brandt", "person"),
        ),
        mentions=(
            Mention(*_values(span("Elin Strand")), actor=strand),
            Mention(*_values(span("Ivo Brandt")), actor=brandt),
        ),
        statements=(
            Statement(
                said, "speech", Speaker(strand), (span("Elin Strand"),), (span("said"),),
                (span("the port of Vik would stay open"),), (), "indirect", "assert",
            ),
            Statement(
                demanded, "speech", Speaker(brandt), (span("Ivo Brandt"),), (span("demanded"),),
                (span("that the patrols stop at once"),), (), "indirect", "demand", addressees=(strand,), confidence=0.7,
            ),
        ),
        events=(
            Event(
                item("ev", 1), "REQUEST", span("demanded"), "reported", sources=(brandt,), targets=(strand,),
                when=Moment("2011-04-01", "2011-04-01", "day", "Friday", "published"), statement=demanded,
            ),
        ),
        meetings=(Meeting(item("me", 1), "predicted", (span("delegations meet next"),), chair=strand),),
        silences=(Silence(item("si", 1), "not_disclosed", brandt, None, None, span("would not say")),),
        questions=(question,),
        positions=(Position(item("po", 1), question.id, brandt, "undisclosed", None, span("would not say")),),
    )  # fmt: skip


def _values(span):
    return span.start, span.end, span.text
