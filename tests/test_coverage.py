"""docs/coverage.md says what the reader gives of the report it began with, and the reading of that report has it."""

import json
import re
from pathlib import Path

import pytest

import verbale

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed" / "report.txt"
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
STATES = ("in the output", "partly", "open")
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split(" | ")] for line in re.findall(r"^\| \d.*\|$", PAGE, re.MULTILINE)
]
PATHS = [(row[0], path) for row in ROWS for path in re.findall(r"`([^`]+)`", row[3])]

needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="the report is not beside the project")


@pytest.fixture(scope="module")
def reading():
    return verbale.read(SEED, published="2007-05-28")


@pytest.fixture(scope="module")
def record(reading):
    return json.loads(json.dumps(reading.to_dict()))


def matches(item, condition):
    """Whether an object meets "kind=offer,text~words"."""
    for one in filter(None, condition.split(",")):
        field, sign, wanted = re.fullmatch(r"(\w+)([=~])(.+)", one).groups()
        value = item.get(field)
        shown = json.dumps(value) if isinstance(value, bool) else str(value)
        if shown != wanted if sign == "=" else wanted not in shown:
            return False
    return True


def follow(record, path):
    """The values at a path such as `silences[kind=not_raised].attested_by`, without what is null or empty."""
    found = [record]
    for step in re.findall(r"\w+(?:\[[^\]]*\])?", path):
        field, condition = re.fullmatch(r"(\w+)(?:\[([^\]]*)\])?", step).groups()
        values = [item[field] for item in found]
        flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
        found = [one for one in flat if one not in (None, "") and (not condition or matches(one, condition))]
    return found


def test_every_row_stands_once_in_order():
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, 73)]
    assert {len(row) for row in ROWS} == {5}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_has_a_state_and_a_place_or_a_reason(row):
    _, asked, state, where, reason = row
    assert asked
    assert state in STATES
    assert (where == "-") == (state == "open")
    if state != "in the output":
        assert reason
        assert not reason.startswith("later")


def test_the_counts_are_those_of_the_table():
    stated = re.search(r"\*\*(\d+) are in the output\*\*, \*\*(\d+) partly\*\*, \*\*(\d+) open\*\*", PAGE)
    assert [int(count) for count in stated.groups()] == [sum(row[2] == state for row in ROWS) for state in STATES]


@needs_seed
@pytest.mark.parametrize(("number", "path"), PATHS, ids=[f"{number} {path}" for number, path in PATHS])
def test_every_path_leads_to_something(record, number, path):
    assert follow(record, path), (number, path)


KAZEMI, CROCKER, MALIKI = "Hassan Kazemi Qomi", "Ryan Crocker", "Nouri al-Maliki"


def named(reading, name):
    """The id of the one actor of that name."""
    (actor,) = [actor for actor in reading.actors if actor.name == name]
    return actor.id


def members(reading, actor):
    """The actor's members, or the actor alone."""
    found = next(one for one in reading.actors if one.id == actor)
    return set(found.members or (found.id,))


@needs_seed
class TestSeed:
    """What the reading of the report must have at the least."""

    def test_the_offer_is_nested_two_deep_and_has_its_beneficiaries(self, reading):
        (offer,) = [statement for statement in reading.statements if statement.force == "offer"]
        (outer,) = [statement for statement in reading.statements if statement.id == offer.parent]
        envoy = named(reading, KAZEMI)
        assert outer.parent is None
        assert (offer.speaker.actor, outer.speaker.actor) == (envoy, envoy)
        assert offer.modality == "ready"
        assert offer.addressees == (named(reading, "United States"),)
        codes = {actor.code for actor in reading.actors if actor.id in offer.beneficiaries}
        assert codes == {"IRQMIL", "IRQCOP"}
        assert [span.text.count(" ") for span in offer.quoted] == [5]

    def test_the_next_meeting_is_a_question_with_two_voices_and_a_divergence(self, reading):
        (question,) = [question for question in reading.questions if question.kind == "next_meeting"]
        positions = {position.id: position for position in reading.positions if position.question == question.id}
        assert {position.actor for position in positions.values()} == {
            named(reading, KAZEMI),
            named(reading, CROCKER),
        }
        (divergence,) = [divergence for divergence in reading.divergences if divergence.question == question.id]
        assert divergence.kind == "timing"
        assert {positions[one].actor for one in divergence.positions} == {
            named(reading, KAZEMI),
            named(reading, CROCKER),
        }
        assert "confirmed" not in {meeting.state for meeting in reading.meetings}

    def test_the_refusal_to_disclose_is_about_the_other_sides_reply(self, reading):
        told = [silence for silence in reading.silences if silence.kind == "not_disclosed"]
        assert {silence.by for silence in told} == {named(reading, KAZEMI)}
        assert {silence.attested_by for silence in told} == {None}
        (refusal,) = [silence for silence in told if silence.about.text.startswith("how")]
        assert refusal.about.text.endswith("Crocker responded")

    def test_what_was_not_elaborated_is_the_offer(self, reading):
        (offer,) = [statement for statement in reading.statements if statement.force == "offer"]
        assert offer.content[0] in [silence.about for silence in reading.silences]

    def test_the_topic_not_raised_is_attested_by_the_other_side(self, reading):
        (silence,) = [silence for silence in reading.silences if silence.kind == "not_raised"]
        assert silence.by == named(reading, KAZEMI)
        assert silence.attested_by == named(reading, CROCKER)
        assert silence.about.text.startswith("seven Iranians")

    def test_the_host_missed_the_session_and_was_at_the_reception(self, reading):
        host = named(reading, MALIKI)
        (meeting,) = [meeting for meeting in reading.meetings if meeting.state == "held"]
        assert meeting.host == host
        assert {(row.phase, row.present) for row in meeting.attendance if row.actor == host} == {
            ("session", False),
            ("reception", True),
        }
        assert [silence.by for silence in reading.silences if silence.kind == "did_not_attend"] == [host]
        seated = {row.actor for row in meeting.attendance if row.phase == "session" and row.present}
        assert {one for actor in seated for one in members(reading, actor)} == {
            named(reading, KAZEMI),
            named(reading, CROCKER),
        }

    def test_the_speaker_in_berlin_stays_open(self, reading):
        (statement,) = [
            statement
            for statement in reading.statements
            if statement.occasion and statement.occasion.place and statement.occasion.place.name == "Berlin"
        ]
        assert statement.speaker.actor is None
        (lacuna,) = [lacuna for lacuna in reading.document.lacunae if lacuna.kind == "speaker_missing"]
        assert lacuna.text == "she"
        assert (lacuna.start, lacuna.end) == (statement.source[0].start, statement.source[0].end)

    def test_the_assurance_has_its_beneficiary_and_its_reading_apart(self, reading):
        (assurance,) = [statement for statement in reading.statements if statement.force == "assure"]
        assert assurance.speaker.actor == named(reading, MALIKI)
        assert assurance.beneficiaries == (named(reading, "a neighbor"),)
        (gloss,) = [gloss for gloss in reading.glosses if gloss.of == assurance.id]
        assert gloss.evidence.text.endswith("reference to Iran")
        assert all(span.end <= gloss.evidence.start for span in assurance.content)

    def test_the_odd_place_is_kept_and_marked(self, reading):
        (anomaly,) = [anomaly for anomaly in reading.document.anomalies if anomaly.text == "in Iran"]
        assert reading.document.text[anomaly.start : anomaly.end] == "in Iran"
        assert "improbable" in anomaly.note
        (silence,) = [silence for silence in reading.silences if silence.kind == "not_raised"]
        assert silence.about.start < anomaly.start < anomaly.end <= silence.about.end

    def test_page_furniture_is_marked_and_not_read(self, record):
        furniture = record["document"]["boilerplate"]
        lines = record["document"]["text"].splitlines()
        assert [span["text"] for span in furniture] == lines[-3:]
        read = {key: value for key, value in record.items() if key != "document"}
        for start, end in spans(read):
            assert not any(start < span["end"] and span["start"] < end for span in furniture)


def spans(value):
    """The offsets of every span in a JSON value."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if "start" in value and isinstance(value["start"], int):
            yield value["start"], value["end"]
        for one in value.values():
            yield from spans(one)
