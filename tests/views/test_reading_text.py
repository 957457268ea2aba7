"""The page made for people, from readings made by hand."""

import msgspec
import pytest

from verbale.model import (
    Actor,
    Anomaly,
    Attendance,
    Boilerplate,
    Divergence,
    Document,
    Event,
    Gloss,
    Lacuna,
    Meeting,
    Moment,
    Occasion,
    Place,
    Position,
    Provenance,
    Question,
    Reading,
    Silence,
    Span,
    Speaker,
    Statement,
    TimeExpression,
)
from verbale.views.reading_text import reading_text

TEXT = """Harbour talks

Envoy Ana Lind said that she told the islanders that "the port stays open".
"It is late," he said. Lind would not say who paid. The host, Ivo Brandt, stayed away.
They met on Monday in Sund, the second round.
0 comments
"""


def span(words, kind_of_span=Span, **more):
    start = TEXT.index(words)
    return kind_of_span(start, start + len(words), words, **more)


def statement(identity, *, speaker=None, candidates=(), content=(), source=(), quoted=(), **more):
    return Statement(
        id=identity,
        kind=more.pop("kind", "speech"),
        speaker=Speaker(speaker, tuple(candidates)),
        source=tuple(map(span, source)),
        cue=(),
        content=tuple(map(span, content)),
        quoted=tuple(map(span, quoted)),
        manner="mixed",
        force=more.pop("force", "assert"),
        **more,
    )


MONDAY = Moment("2031-03-03", "2031-03-03", "day", "Monday", "published")


@pytest.fixture
def reading():
    return Reading(
        document=Document(
            id="d",
            text=TEXT,
            sha256="0",
            text_sha256="0",
            extractor="test",
            title="Harbour talks",
            published=Moment("2031-03-04", "2031-03-04", "day", "2031-03-04", "given"),
            language="en",
            provenance=(Provenance("agency", "North Wire"), Provenance("portal", "sund.example")),
            boilerplate=(span("0 comments", Boilerplate),),
            lacunae=(span("he said", Lacuna, kind="antecedent_missing", note="no man is named before"),),
            anomalies=(span("the second round", Anomaly, note="no first round is told"),),
        ),
        actors=(
            Actor("lind", "Ana Lind", "person", "NORGOV", "NOR", offices=("envoy",)),
            Actor("islanders", "the islanders", "group"),
            Actor("brandt", "Ivo Brandt", "person"),
        ),
        statements=(
            statement("outer", speaker="lind", source=["Envoy Ana Lind"], content=["she told the islanders"]),
            statement(
                "inner",
                speaker="lind",
                source=["she"],
                content=["the port stays open"],
                quoted=["the port stays open"],
                parent="outer",
                force="assure",
                modality="future",
                addressees=("islanders",),
                beneficiaries=("brandt",),
            ),
            statement(
                "late",
                candidates=["brandt"],
                source=["he"],
                content=["It is late,"],
                quoted=["It is late,"],
                polarity="negative",
                occasion=Occasion("press_conference", span("late"), Place("Sund", "NOR", span("Sund"))),
                said=MONDAY,
            ),
            statement("view", speaker="brandt", content=["stayed away"], kind="attitude", force="hold"),
        ),
        events=(
            Event(
                "e",
                "CONSULT",
                span("met"),
                "reported",
                sources=("lind",),
                targets=("islanders",),
                theme=(span("the port"),),
                when=MONDAY,
            ),
        ),
        meetings=(
            Meeting(
                "m",
                "held",
                (span("They met on Monday"),),
                series="second round",
                when=MONDAY,
                where=Place("Sund", "NOR", span("Sund")),
                host="brandt",
                attendance=(
                    Attendance("lind", "session", True, span("They met")),
                    Attendance("brandt", "session", False, span("stayed away")),
                ),
                format="bilateral",
                direct=True,
                level="deputy_ministers",
            ),
        ),
        silences=(Silence("s", "not_disclosed", "lind", span("who paid"), None, span("would not say")),),
        glosses=(Gloss("g", span("the second round")),),
        questions=(Question("q", "other", "Does the port stay open?"),),
        positions=(
            Position("p1", "q", "lind", "yes", "inner", span("the port stays open")),
            Position("p2", "q", None, "unclear", None, span("It is late,")),
        ),
        divergences=(Divergence("v", "q", "fact", ("p1", "p2")),),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Harbour talks",
        "  published 2031-03-04 (given); agency North Wire < portal sund.example; language en",
        "  talks.txt",
        "  Ana Lind, envoy (NORGOV)",
        "    3: assert: she told the islanders",
        '        3: "she" assure (future): "the port stays open"  [to the islanders; for Ivo Brandt]',
        "  Speaker not stated",
        '    4: "he", perhaps Ivo Brandt, assert (not): "It is late,"  [press conference, in Sund; 2031-03-03',
        "Held or written, not said",
        "    4: hold: stayed away",
        "  Does the port stay open?  [positions differ: fact]",
        '    3: Ana Lind: yes ("the port stays open")',
        '    4: the report itself: unclear ("It is late,")',
        '    5: held, bilateral, direct, level of deputy ministers, second round, 2031-03-03 ("Monday"), in',
        "        session: present Ana Lind",
        "        session: absent Ivo Brandt",
        '    5: CONSULT  Ana Lind > the islanders, reported, "met": the port, 2031-03-03 ("Monday")',
        '    4: not disclosed: Ana Lind, about who paid  "would not say"',
        '    5: "the second round"',
        '    4: antecedent missing: no man is named before  "he said"',
        '    5: odd: "the second round"  no first round is told',
        "  left out as page furniture: line 6",
    ],
)
def test_the_page_holds(reading, line):
    assert line in reading_text(reading, name="talks.txt").splitlines()


def test_each_line_keeps_the_width(reading):
    assert all(len(line) <= 60 for line in reading_text(reading, width=60).splitlines())


def test_headings_are_set_as_asked(reading):
    assert "WHO SAID WHAT" in reading_text(reading, heading=str.upper).splitlines()


def test_a_nested_statement_stands_only_under_the_one_that_reports_it(reading):
    assert reading_text(reading).count('assure (future): "the port stays open"') == 1


def test_no_control_character_of_the_source_reaches_the_page():
    text = "\x1b[31mThe envoy said \x07no."
    document = Document(id="d", text=text, sha256="0", text_sha256="0", extractor="t", title=text)
    said = Statement(
        "s", "speech", Speaker(), (Span(0, 14, text[:14]),), (), (Span(20, 24, text[20:]),), (), "indirect", "deny"
    )
    page = reading_text(Reading(document, statements=(said,)), name="a\x1bb.txt")
    assert not any(ord(char) < 32 and char != "\n" for char in page)


def test_an_empty_reading_says_so():
    document = Document(id="d", text="Rain.", sha256="0", text_sha256="0", extractor="t")
    page = reading_text(Reading(document))
    assert page.startswith("Untitled\n  published no date; no provenance given; language not known\n")
    assert "Nothing was found to record." in page


def test_a_parent_that_is_not_there_hides_nothing():
    document = Document(id="d", text=TEXT, sha256="0", text_sha256="0", extractor="t")
    orphan = statement("orphan", content=["the port stays open"], parent="gone")
    assert "the port stays open" in reading_text(Reading(document, statements=(orphan,)))


def test_words_that_a_nested_statement_repeats_are_shown_once():
    text = "Lind said that Brandt told the crew that the ship would sail at noon whatever the weather. "
    document = Document(id="d", text=text, sha256="0", text_sha256="0", extractor="t")

    def said(identity, words, **more):
        at = text.index(words)
        content = (Span(at, at + len(words), words),)
        return Statement(identity, "speech", Speaker(), (), (), content, (), "indirect", "assert", **more)

    outer = said("outer", "Brandt told the crew that the ship would sail at noon whatever the weather")
    inner = said("inner", "the ship would sail at noon whatever the weather", parent="outer")
    page = reading_text(Reading(document, statements=(outer, inner)))
    assert "Brandt told the crew that [below]" in page
    assert page.count("the ship would sail") == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("would sail at noon", "the report itself: the ship would sail at noon"),
        ("at noon (2031-03-04)", 'the report itself: at noon (2031-03-04) ("the ship would sail at noon")'),
        ("so the ship would sail at noon", "the report itself: so the ship would sail at noon"),
    ],
)
def test_a_position_shows_its_evidence_once(value, shown):
    text = "the ship would sail at noon"
    document = Document(id="d", text=text, sha256="0", text_sha256="0", extractor="t")
    position = Position("p", "q", None, value, None, Span(0, len(text), text))
    reading = Reading(document, questions=(Question("q", "other", "When?"),), positions=(position,))
    assert f"    1: {shown}" in reading_text(reading).splitlines()


def shown(*statements, **document):
    about = Document(id="d", text=TEXT, sha256="0", text_sha256="0", **{"extractor": "t", **document})
    return reading_text(Reading(about, statements=statements))


@pytest.mark.parametrize(
    ("force", "polarity", "line"),
    [
        ("assert", "positive", "no one named assert: she told the islanders"),
        ("deny", "negative", "no one named deny: that she told the"),
        ("deny", "positive", "no one named deny, saying: that she told the"),
    ],
)
def test_a_that_is_left_out_where_nothing_is_denied(force, polarity, line):
    assert line in shown(statement("a", content=["that she told the islanders"], force=force, polarity=polarity))


def test_a_picture_credit_is_no_statement_for_the_page():
    credit = statement("c", content=["They met on Monday"], kind="document")
    credit = msgspec.structs.replace(credit, cue=(Span(0, 5, "Photo"),))
    assert "They met" not in shown(credit)


def test_a_denial_needs_no_not():
    assert "deny: " in shown(statement("a", content=["It is late,"], force="deny", polarity="negative"))


def test_a_source_is_cut_at_its_relative_clause():
    told = statement("a", content=["It is late,"])
    told = msgspec.structs.replace(told, source=(Span(0, 9, "a diver, who lives in Sund"),))
    assert '"a diver" assert:' in shown(told)


def test_the_lines_of_a_web_page_are_explained():
    assert "lines of the extracted text" in shown(extractor="trafilatura 2.3.0")


def test_times_that_nothing_places_are_shown():
    document = Document(id="d", text=TEXT, sha256="0", text_sha256="0", extractor="t")
    page = reading_text(Reading(document, moments=(span("Monday", TimeExpression),)))
    assert '5: "Monday" (no date to count from)' in page
    assert "--published" in page


def test_an_outlet_that_is_the_addressee_is_said_once():
    outlet = Occasion("interview", span("Lind"), outlet=span("Ana Lind"))
    document = Document(id="d", text=TEXT, sha256="0", text_sha256="0", extractor="t")
    told = statement("a", content=["It is late,"], addressees=("lind",), occasion=outlet)
    page = reading_text(Reading(document, actors=(Actor("lind", "Ana Lind", "person"),), statements=(told,)))
    assert "[to Ana Lind; interview]" in page
