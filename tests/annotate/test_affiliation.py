"""Whose people persons are, and whose government is meant, where the text says it in a roundabout way."""

from __future__ import annotations

import pytest

import verbale

DATED = "Date: 2012-06-19\nTitle: Talks\n\n"


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


def code_of(reading: verbale.Reading, name: str) -> str | None:
    """The code of the actor of a name."""
    return next(actor.code for actor in reading.actors if actor.name == name)


def meant(reading: verbale.Reading, words: str) -> str | None:
    """The name of the actor that the last mention with these words means."""
    actors = {actor.id: actor.name for actor in reading.actors}
    last = [mention for mention in reading.mentions if mention.text == words][-1]
    return actors[last.actor] if last.actor else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peru's rebels walked out on Friday. Rebel spokesman Omar Diaz said the army must leave.", "PERREB"),
        ("Peru's and Chile's rebels walked out. Rebel spokesman Omar Diaz said the army must leave.", None),
        ("Peru's government agreed. Omar Diaz, its deputy health minister, said the road was open.", "PERGOV"),
        ("Peru's rebels walked out on Friday. Information Minister Omar Diaz, who leads the government team, left.", "PERGOV"),
        ("The agency of Peru met. Omar Diaz, who heads Peru's border commission, said it was late.", "PERGOV"),
        ("The African Union sent envoys. The union's deputy chairman, Chilean engineer Omar Diaz, said talks would go on.", "IGOAFRAFU"),
        ("A spokesman for the African Union, Col. Omar Diaz, said he knew of no deal.", "IGOAFRAFU"),
        ("Peru's foreign ministry issued a readout. Foreign Minister Omar Diaz met the Greek Foreign Minister.", "PERGOV"),
        ("Foreign Minister Omar Diaz met the Greek Foreign Minister in Lima on Monday.", None),
        ("Foreign Minister Omar Diaz spoke. Peru's foreign ministry did not.", None),
    ],
)  # fmt: skip
def test_whose_a_person_is(reader: verbale.Reader, text: str, code: str | None) -> None:
    assert code_of(reader(DATED + text), "Omar Diaz") == code


def test_a_capital_of_international_bodies_lends_no_state(reader: verbale.Reader) -> None:
    reading = reader("ADDIS ABABA, June 19, 2012 (Reuters) - Information Minister Omar Diaz said the talks were over.")
    assert code_of(reading, "Omar Diaz") is None


def test_a_report_of_another_war_lends_no_state(reader: verbale.Reader) -> None:
    text = "LIMA, June 19, 2012 (Reuters) - Chad's rebels walked out. Information Minister Omar Diaz said it was late."
    assert code_of(reader(text), "Omar Diaz") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru's rebels walked out on Friday. The government said it was sorry.", "Peru"),
        ("Peru's government met the rebels in Lima. The government said it was sorry.", "Peru"),
        ("The Peruvian government urged Chile to free the men. The government refused.", None),
        ("Peru's rebels left. Chile's foreign ministry said so. The government said nothing.", None),
    ],
)
def test_the_only_government(reader: verbale.Reader, text: str, name: str | None) -> None:
    assert meant(reader(DATED + text), "The government") == name


def test_each_of_two_sides(reader: verbale.Reader) -> None:
    reading = reader(f"{DATED}Peru and Chile met in Lima on Monday. Each side accused the other of delay.")
    assert meant(reading, "Each side") == "Peru and Chile"


def test_the_rebels_are_those_named_before(reader: verbale.Reader) -> None:
    reading = reader(f"{DATED}Peru's rebels walked out on Friday. The army blamed the rebels.")
    assert meant(reading, "the rebels") == "Peru's rebels"


def test_a_briefing_is_of_its_own_state(reader: verbale.Reader) -> None:
    text = (
        "Date: 2012-06-19\nTitle: Press briefing by the Spokesperson of the Ministry of Foreign Affairs, Lima\n\n"
        "SPOKESPERSON: Our ambassador met officials of the Chilean Interior Ministry on Monday.\n\n"
        "QUESTION: Is the bridge shut?\n\n"
        "SPOKESPERSON: I would refer you to the Interior Ministry. We have nothing to add.\n"
    )
    reading = reader(text)
    assert code_of(reading, "Spokesperson") == code_of(reading, "Interior Ministry") == "PERGOV"
    assert meant(reading, "Our ambassador") is not None
    assert code_of(reading, "Chilean Interior Ministry") == "CHLGOV"


def test_who_answers_by_title_and_name_is_of_that_state(reader: verbale.Reader) -> None:
    reading = reader(
        "Date: 2012-06-19\nTitle: Press briefing, Ministry of Foreign Affairs of Peru\n\n"
        "SPOKESPERSON DIAZ: We received the proposal last night.\n\nQUESTION: Is the bridge shut?\n\n"
        "SPOKESPERSON DIAZ: The bridge is open.\n"
    )
    assert "PERGOV" in [actor.code for actor in reading.actors if actor.name == "Diaz"]
    assert not reading.events


def test_sectors_are_not_taken_from_homonyms(reader: verbale.Reader) -> None:
    text = "The observers met in the lobby of a hotel and set up a liaison cell. The Peruvian border service agreed."
    codes = {actor.code for actor in reader(DATED + text).actors if actor.code}
    assert codes == {"PERMIL"}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda said Rwandan rebels had attacked it. The government vowed revenge.",
        "Syrian rebels took the town. In Kampala the government said it would send aid.",
        "Libyan rebels met in Doha. The Qatari hosts were glad. The government promised arms.",
    ],
)
def test_another_state_nearby_leaves_the_government_open(reader: verbale.Reader, text: str) -> None:
    reading = reader(text)
    told = next(s for s in reading.statements if s.source and s.source[0].text.lower() == "the government")
    assert told.speaker.actor is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Bogota, rebel commander Juan Perez freed two men. Syrian rebels had not.", "Juan Perez"),
        ("The Russian foreign ministry protested. In Oslo, Foreign Minister Ingrid Holt smiled.", "Ingrid Holt"),
    ],
)
def test_a_place_in_another_state_keeps_apart(reader: verbale.Reader, text: str, name: str) -> None:
    assert code_of(reader(text), name) is None
