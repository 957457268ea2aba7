"""Groups that stand for several: officials of a row of states, paired genitives, subjects shared by two verbs."""

from __future__ import annotations

import pytest

import verbale

DATED = "Date: 2012-06-19\nTitle: Talks\n\n"


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def members(reading: verbale.Reading, words: str) -> list[str | None]:
    """The codes of the members of the group that the words mention."""
    actors = {actor.id: actor for actor in reading.actors}
    group = next(actors[m.actor] for m in reading.mentions if m.text == words and m.actor)
    return [actors[member].code for member in group.members]


@pytest.mark.parametrize(
    ("words", "rest", "codes"),
    [
        ("The Ministers of Defence of Peru, Chile and Bolivia", "met in Lima.", ["PERGOV", "CHLGOV", "BOLGOV"]),
        ("Ministers of Health from Peru and Chile", "met in Lima.", ["PERGOV", "CHLGOV"]),
        ("Envoys of the United States, Peru and the African Union", "met.", ["USAGOV", "PERGOV", "IGOAFRAFU"]),
        ("The heads of Peru's and Chile's border commissions", "shook hands in Lima.", ["PERGOV", "CHLGOV"]),
        ("Peru's and Chile's envoys", "met in Lima on Monday.", ["PERGOV", "CHLGOV"]),
    ],
)
def test_officials_of_a_row_are_of_each(reader: verbale.Reader, words: str, rest: str, codes: list[str | None]) -> None:
    assert members(reader(f"{DATED}{words} {rest}"), words) == codes


def test_a_row_that_goes_on_with_a_noun_is_none(reader: verbale.Reader) -> None:
    reading = reader(f"{DATED}The envoys of Peru and Chile Air met in Lima.")
    assert "envoys of Chile" not in [actor.name for actor in reading.actors]


def test_those_of_a_row_all_meet(reader: verbale.Reader) -> None:
    (meeting,) = reader(f"{DATED}The Ministers of Defence of Peru and Chile met in Lima on Monday.").meetings
    assert len(meeting.attendance) == 2


def test_the_second_verb_shares_the_whole_subject(reader: verbale.Reader) -> None:
    text = (
        "Peru, the United States and the African Union wound up two days of technical talks here on Tuesday without a "
        "breakthrough on the dam, but agreed to keep talking."
    )
    (agreed,) = (s for s in reader(DATED + text).statements if s.cue and s.cue[0].text == "agreed")
    assert [span.text for span in agreed.source] == ["Peru, the United States and the African Union"]


def test_a_source_is_not_torn(reader: verbale.Reader) -> None:
    text = (
        'Omar Diaz, an adviser to the minister, called the session "a modest but honest start" and predicted that the '
        "bridge could be open by spring."
    )
    (_, predicted) = reader(DATED + text).statements
    assert [span.text for span in predicted.source] == ["Omar Diaz, an adviser to the minister"]


@pytest.mark.parametrize(
    "words",
    [
        "The Ministry of Foreign Affairs of Peru",
        "The Ministry for Foreign Affairs of Peru",
        "The Peruvian Ministry for Foreign Affairs",
    ],
)
def test_a_ministry_with_its_state_behind_it(reader: verbale.Reader, words: str) -> None:
    reading = reader(f"{DATED}{words} issued a statement on Monday.")
    assert "PERGOV" in [actor.code for actor in reading.actors if actor.kind == "organ"]


@pytest.mark.parametrize("name", ["Peru's Ministry of Health", "The Peruvian Ministry of Fisheries and Food"])
def test_a_ministry_is_taken_up_by_its_noun(reader: verbale.Reader, name: str) -> None:
    reading = reader(
        f"{name} closed the port on Monday. It said a ship was sick. The ministry said it would reopen soon."
    )
    actors = {actor.id: actor for actor in reading.actors}
    speakers = [actors[s.speaker.actor] for s in reading.statements if s.speaker.actor]
    assert [(speaker.name, speaker.code) for speaker in speakers] == [(name.removeprefix("The "), "PERGOV")] * 2


def test_a_name_ends_with_no_preposition(reader: verbale.Reader) -> None:
    text = "The ministers met the Council of Elders on Monday and thanked the Committee of Experts for its work."
    assert all(not actor.name.endswith((" of", " for", " at")) for actor in reader(DATED + text).actors)
