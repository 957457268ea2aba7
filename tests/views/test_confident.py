from __future__ import annotations

import msgspec
import pytest

import verbale
from verbale.model import Divergence, Event, Gloss, Position, Question, Reading, Span, Speaker, Statement
from verbale.views.confident import confident

SPAN = Span(0, 4, "text")


def statement(name: str, confidence: float, parent: str | None = None) -> Statement:
    return Statement(
        name, "speech", Speaker(), (), (SPAN,), (SPAN,), (), "indirect", "assert", parent=parent, confidence=confidence
    )


@pytest.fixture
def reading() -> Reading:
    return msgspec.structs.replace(
        verbale.read("Nothing happened."),
        statements=(statement("a", 0.9), statement("b", 0.3, "a"), statement("c", 0.8, "b")),
        events=(
            Event("e", "AGREE", SPAN, "occurred", statement="c", confidence=0.7),
            Event("f", "AGREE", SPAN, "occurred", statement="b", confidence=0.95),
            Event("g", "AGREE", SPAN, "occurred", confidence=0.2),
        ),
        glosses=(Gloss("l", SPAN, of="b"),),
        questions=(Question("q", "next_meeting", "When?"), Question("r", "answered", "Was it?")),
        positions=(
            Position("p", "q", None, "May", "a", SPAN),
            Position("o", "q", None, "June", "b", SPAN),
            Position("n", "r", None, "no", "b", SPAN),
        ),
        divergences=(Divergence("d", "q", "timing", ("p", "o")),),
    )


def test_what_is_less_sure_goes_with_what_hangs_on_it(reading):
    sure = confident(reading, 0.5)
    assert [s.id for s in sure.statements] == ["a", "c"]
    assert [e.id for e in sure.events] == ["e", "f"]
    assert [q.id for q in sure.questions] == ["q"]
    assert [p.id for p in sure.positions] == ["p"]
    assert sure.divergences == ()
    assert sure.glosses[0].of is None


def test_a_statement_hangs_on_the_next_report_that_is_kept(reading):
    sure = confident(reading, 0.5)
    assert sure.statements[1].parent == "a"
    assert sure.events[1].statement == "a"


def test_nothing_goes_at_nought(reading):
    assert confident(reading, 0.0) == reading
