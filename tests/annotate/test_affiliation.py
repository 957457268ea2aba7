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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Jan Haas said the deal was dead. The Peruvian president said it was alive.", "Peruvian president"),
        ("Peru and Chile met. Judge Ann Musa spoke on Friday. The Peruvian judge dissented.", "Peruvian judge"),
        ("President Jan Haas flew to Lima. The Peruvian president said he was glad.", "Peruvian president"),
        ("UN envoy Ana Ruiz said the truce was over. The Peruvian ambassador disagreed.", "Peruvian ambassador"),
        ("Peru will not sign. President Jan Haas said so on Friday. The Peruvian president was angry.", "Jan Haas"),
        ("UN envoy Ana Ruiz said the truce was over. The Peruvian diplomat will resign.", "Ana Ruiz"),
    ],
)
def test_the_president_of_another_state_is_another(reader: verbale.Reader, text: str, name: str) -> None:
    words = text.split(". ")[-1].split()
    assert meant(reader(DATED + text), " ".join(words[:3])) == name


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("President of Peru Omar Diaz met with Prime Minister of Chad Ann Lee in Lima.", "Omar Diaz", "PERGOV"),
        ("President of Peru Omar Diaz met with Prime Minister of Chad Ann Lee in Lima.", "Ann Lee", "TCDGOV"),
        ("He received Minister of Foreign Affairs of the Islamic Republic of Iran Omar Diaz.", "Omar Diaz", "IRNGOV"),
        ("Deputy Minister of Defence of Belarus Oleg Ivanov met the envoys.", "Oleg Ivanov", "BLRGOV"),
        ("Speaker of the Knesset David Amar said no.", "David Amar", "ISRLEG"),
    ],
)
def test_the_name_behind_the_state_of_the_office(reader: verbale.Reader, text: str, name: str, code: str) -> None:
    assert code_of(reader(DATED + text), name) == code


def test_with_such_a_title_the_holder_acts(reader: verbale.Reader) -> None:
    reading = reader(DATED + "President of Peru Omar Diaz met with Prime Minister of Chad Ann Lee in Lima.")
    actors = {actor.id: actor.name for actor in reading.actors}
    (event,) = reading.events
    assert [actors[i] for i in (*event.sources, *event.targets)] == ["Omar Diaz", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Lund accused the prime minister of lying. The prime minister, Mr Omar Diaz, denied it.", "Omar Diaz"),
        ("Rebels accused the prime minister of theft. Prime Minister Ann Musa denied the charge.", "Ann Musa"),
        ("The rebels wrote to the governor. Governor Ann Musa did not answer.", "Ann Musa"),
        ("Mr Lund urged the defence minister to resign. The minister, Mr Omar Diaz, said no.", "Omar Diaz"),
        ("Rebels accused the ambassador of theft. The German ambassador, Ann Musa, denied it.", "ambassador"),
        ("Rebels accused the deputy minister of theft. The minister, Ann Musa, denied it.", "deputy minister"),
        ("Rebels accused the general of theft. General Ann Musa denied it. General Omar Diaz did not.", "general"),
    ],
)
def test_the_title_first_and_the_name_later(reader: verbale.Reader, text: str, name: str) -> None:
    reading = reader(DATED + text)
    actors = {actor.id: actor.name for actor in reading.actors}
    first = next(m for m in reading.mentions if m.text.startswith("the "))
    assert first.actor is not None
    assert actors[first.actor] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "President Haas met Foreign Minister Ann Musa. The head of the foreign ministry said it was late.",
            "Ann Musa",
        ),
        ("Foreign Minister Ann Musa met the guest. The head of the foreign ministry said it was late.", "Ann Musa"),
        (
            "Peruvian President Haas met the guest. The head of the Peruvian foreign ministry said it was late.",
            "head of the Peruvian foreign ministry",
        ),
        ("President Haas met the guest. The head of the navy said it was late.", "head of the navy"),
        ("President Haas met the guest. The head of state said it was late.", "Haas"),
        ("Party chairman Ivan Petrov met the guest. The head of the party said it was late.", "Ivan Petrov"),
    ],
)
def test_the_head_of_an_organ_has_an_office_there(reader: verbale.Reader, text: str, name: str) -> None:
    words = text.split(". ")[1].split(" said")[0]
    assert meant(reader(DATED + text), words) == name


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        ("Peruvian Foreign Minister Omar Diaz left. The FM denied the report.", "The FM", "Omar Diaz", "PERGOV"),
        ("FM Diaz called on Friday. The FM denied the report.", "The FM", "Diaz", None),
        ("MOD Diaz told DATT that the border was quiet.", "MOD Diaz", "Diaz", None),
        ("MOD Diaz told DATT that the border was quiet.", "DATT", "DATT", "USAGOV"),
        ("DFM Diaz told Poloff that the report was wrong.", "Poloff", "Poloff", "USAGOV"),
        ("Emboffs met with DFM Diaz on Friday.", "Emboffs", "Emboffs", "USAGOV"),
        ("Peru's MFA denied the report.", "Peru's MFA", "Peru's MFA", "PERGOV"),
        ('"We are ready," Peru\'s PM said on Friday.', "Peru's PM", "Peru's PM", "PERGOV"),
    ],
)
def test_offices_in_short(reader: verbale.Reader, text: str, words: str, name: str, code: str | None) -> None:
    reading = reader(DATED + text)
    assert meant(reading, words) == name
    assert code_of(reading, name) == code


@pytest.mark.parametrize("text", ["At 3 PM the men left Lima.", "Radio station 98 FM said the road was shut."])
def test_hours_and_wavelengths_are_no_offices(reader: verbale.Reader, text: str) -> None:
    assert not [m for m in reader(DATED + text).mentions if m.text in ("PM", "FM", "3 PM", "98 FM")]
