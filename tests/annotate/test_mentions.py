"""Mentions and the cast of actors: names, demonyms, descriptions, places that are no actors."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import verbale
from verbale.annotate.actors.mentions import MentionFinder
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft, draft_of
from verbale.annotate.pipeline import build
from verbale.lexicon.person_names import PersonName, spellings


@pytest.fixture(scope="module")
def finder(nlp: Language) -> MentionFinder:
    return MentionFinder(nlp)


def read(nlp: Language, finder: MentionFinder, text: str) -> tuple[Doc, Draft]:
    doc = finder(nlp(text))
    return doc, draft_of(doc)


def mention(doc: Doc, draft: Draft, words: str) -> MentionDraft:
    return next(m for m in draft.mentions if doc[m.start : m.end].text == words)


def actor(doc: Doc, draft: Draft, words: str) -> ActorDraft:
    found = mention(doc, draft, words).actor
    assert found is not None
    return found


def persons(draft: Draft) -> set[str]:
    return {a.name for a in draft.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Hassan Kazemi Qomi", "Kazemi", True),
        ("Hassan Kazemi Qomi", "Kazemi-Qomi", True),
        ("Ali al-Dabbagh", "Ali al-Dabagh", True),
        ("Hoshyar Zebari", "Hoshiyar Zebari", True),
        ("Marcie B. Ries", "Marcie Ries", True),
        ("G. Bush", "George Bush", True),
        ("George Bush", "Laura Bush", False),
        ("Ali Rahimi", "Omar Rahimi", False),
        ("Ryan Crocker", "Zebari", False),
    ],
)
def test_names_of_one_person(first: str, second: str, same: bool) -> None:
    assert PersonName.of(first).same(PersonName.of(second)) is same
    assert PersonName.of(second).same(PersonName.of(first)) is same


def test_surname_after_full_name_is_one_actor(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "Hassan Kazemi Qomi arrived on Monday. Kazemi left the room before Crocker spoke.")
    assert actor(doc, draft, "Kazemi").name == "Hassan Kazemi Qomi"


def test_arabic_article_belongs_to_the_name(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "Prime Minister Nouri al-Maliki spoke first. Al-Maliki then left for Basra.")
    assert persons(draft) == {"Nouri al-Maliki"}
    assert actor(doc, draft, "Al-Maliki").name == "Nouri al-Maliki"


def test_possessive_ending_is_no_part_of_a_name(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "They met in Nouri al-Maliki's office and praised Ryan Crocker's plan.")
    assert persons(draft) == {"Nouri al-Maliki", "Ryan Crocker"}


def test_two_given_names_stay_two_persons(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "Karim Haddad met Samira Haddad in Amman. Later Haddad spoke to reporters.")
    assert {"Karim Haddad", "Samira Haddad"} <= persons(draft)
    assert mention(doc, draft, "Haddad").actor is None
    assert {c.name for c in mention(doc, draft, "Haddad").candidates} == {"Karim Haddad", "Samira Haddad"}


def test_title_and_name_are_one_mention_with_the_name_as_head(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "On Sunday U.S. Ambassador Ryan Crocker met the press.")
    found = mention(doc, draft, "U.S. Ambassador Ryan Crocker")
    assert doc[found.head].text == "Crocker"
    assert found.actor is not None
    assert (found.actor.code, found.actor.offices) == ("USAGOV", ["U.S. Ambassador"])


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Hassan Kazemi Qomi, the Iranian envoy, left early.", "Hassan Kazemi Qomi", "IRNGOV"),
        ("The plan failed, said Ali al-Dabagh, an Iraqi government spokesman.", "Ali al-Dabagh", "IRQGOV"),
        ("Foreign Minister Hoshyar Zebari of Iraq welcomed it.", "Hoshyar Zebari", "IRQGOV"),
        ("Iraq's foreign minister, Hoshyar Zebari, welcomed it.", "Hoshyar Zebari", "IRQGOV"),
        ("Lena Hoffmann is the German ambassador.", "Lena Hoffmann", "DEUGOV"),
        ("The Afghan Ambassador to the United States Omid Karimi agreed.", "Omid Karimi", "AFGGOV"),
        ("Kenya's envoy for Somalia, Peter Otieno, agreed.", "Peter Otieno", "KENGOV"),
        ("The special envoy for Kosovo, Hans Lund, agreed.", "Hans Lund", None),
        ("Ana Silva, the Special Representative of the Secretary-General for Cyprus, agreed.", "Ana Silva", "IGOUNO"),
    ],
)
def test_offices_give_the_code(nlp: Language, finder: MentionFinder, text: str, name: str, code: str | None) -> None:
    _, draft = read(nlp, finder, text)
    assert [a.code for a in draft.actors if a.name == name] == [code]


def test_a_past_office_gives_no_code(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "Peter Lang, a former German ambassador, wrote the book.")
    assert [a.code for a in draft.actors if a.name == "Peter Lang"] == [None]


def test_the_time_of_an_entry_is_no_part_of_a_name() -> None:
    text = "14:50 Kenya's foreign minister said it was over.\n\n13:10 Kenya's foreign minister said it was not."
    names = {actor.name for actor in draft_of(build()(text)).actors}
    assert names == {"Kenya", "Kenya's foreign minister"}


def test_a_company_spokesman_is_not_of_the_government(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "A spokesman, Peter Lang, said the company would wait.")
    assert [a.code for a in draft.actors if a.name == "Peter Lang"] == [None]


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        ("Washington said the talks went well.", "Washington", "United States", "USAGOV"),
        ("The Iranians laid out their policy.", "The Iranians", "Iran", "IRN"),
        ("The Iraqi government proposed a date.", "The Iraqi government", "Iraq", "IRQGOV"),
        ("The American side accepted the offer.", "The American side", "United States", "USA"),
        ("Tehran's position is known.", "Tehran", "Iran", "IRNGOV"),
    ],
)
def test_a_state_and_what_stands_for_it(
    nlp: Language, finder: MentionFinder, text: str, words: str, name: str, code: str
) -> None:
    doc, draft = read(nlp, finder, text)
    assert (actor(doc, draft, words).name, actor(doc, draft, words).code) == (name, code)


def test_seat_state_and_people_are_one_actor(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "Iran agreed. Tehran had hesitated. The Iranians signed on Friday.")
    assert actor(doc, draft, "Iran") is actor(doc, draft, "Tehran") is actor(doc, draft, "The Iranians")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in Baghdad on Monday.", "Baghdad"),
        ("The delegation travelled to Tehran.", "Tehran"),
        ("The minister visited Moscow last week.", "Moscow"),
        ("The Baghdad talks ended early.", "Baghdad"),
        ("Troops stayed in Iraq.", "Iraq"),
        ("They met in the Green Zone.", "Green Zone"),
    ],
)
def test_a_place_is_no_actor(nlp: Language, finder: MentionFinder, text: str, words: str) -> None:
    doc, draft = read(nlp, finder, text)
    assert words not in [doc[m.start : m.end].text for m in draft.mentions]


def test_counted_nationals_are_not_their_state(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "Iran asked about seven Iranians in custody.")
    assert actor(doc, draft, "seven Iranians") is not actor(doc, draft, "Iran")
    assert actor(doc, draft, "seven Iranians").country == "IRN"


def test_an_army_is_an_organ_of_its_own_and_lends_its_country(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "The offer was to train the Iraqi army and police.")
    assert actor(doc, draft, "the Iraqi army").code == "IRQMIL"
    assert actor(doc, draft, "police").code == "IRQCOP"


def test_the_embassy_is_the_one_named_before(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "The U.S. embassy was silent. Officials at the embassy could not be reached.")
    assert actor(doc, draft, "the embassy") is actor(doc, draft, "The U.S. embassy")


def test_a_description_spans_its_complement_only(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "A senior official at the U.S. embassy, who asked not to be named, agreed.")
    assert actor(doc, draft, "A senior official at the U.S. embassy").code == "USAGOV"


def test_a_country_is_inferred_where_one_is_left(nlp: Language, finder: MentionFinder) -> None:
    text = (
        "Iran met America. Iranian Ambassador Reza Amini spoke. Ambassador John Miller agreed. The American envoy left."
    )
    doc, draft = read(nlp, finder, text)
    assert actor(doc, draft, "The American envoy").name == "John Miller"


def test_two_countries_left_stay_open(nlp: Language, finder: MentionFinder) -> None:
    text = "Ambassador John Miller spoke. The American envoy smiled and the French envoy left."
    doc, draft = read(nlp, finder, text)
    assert actor(doc, draft, "The American envoy").name != "John Miller"


def test_a_description_before_the_name_is_found_again(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "The Iranian ambassador waited. Hassan Kazemi Qomi, the Iranian envoy, then spoke.")
    assert actor(doc, draft, "The Iranian ambassador").name == "Hassan Kazemi Qomi"


def test_an_acronym_in_brackets_names_the_organisation(nlp: Language, finder: MentionFinder) -> None:
    text = "The Harbour Safety Council (HSC) met on Friday. HSC said nothing."
    doc, draft = read(nlp, finder, text)
    assert actor(doc, draft, "HSC").name == "Harbour Safety Council"


def test_who_in_capitals_is_no_pronoun(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "The World Health Organization met. WHO says more is needed.")
    assert all(m.kind != "pronoun" for m in draft.mentions if doc[m.start].text == "WHO")


def test_members_of_a_group_of_two_nations(nlp: Language, finder: MentionFinder) -> None:
    doc, draft = read(nlp, finder, "American and Iranian experts met on Monday.")
    members = actor(doc, draft, "American and Iranian experts").members
    assert [member.country for member in members] == ["USA", "IRN"]


@pytest.mark.parametrize("text", ["Chad's emir, Kim Sorel, left.", "Chad's emir, Kim Sorel launched a plan."])
def test_an_office_before_a_name(nlp: Language, finder: MentionFinder, text: str) -> None:
    _, draft = read(nlp, finder, text)
    assert [a.code for a in draft.actors if a.name == "Kim Sorel"] == ["TCDGOV"]


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Kim Sorel, the ministry's spokeswoman, agreed.", "Kim Sorel", "f"),
        ("Kim Sorel, a government spokesman, agreed.", "Kim Sorel", "m"),
    ],
)
def test_gender_from_nouns(nlp: Language, finder: MentionFinder, text: str, name: str, gender: str) -> None:
    _, draft = read(nlp, finder, text)
    assert [a.gender for a in draft.actors if a.name == name] == [gender]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        '"',
        "'s said.",
        "al-",
        "al- Maliki",
        "\x00\x01 he",
        "\U0001f600 said",
        "the the two",
        "(IAEA)",
        "قال",
    ],
)
def test_any_text_is_read(nlp: Language, finder: MentionFinder, text: str) -> None:
    doc, draft = read(nlp, finder, text)
    assert all(0 <= m.start <= m.head < m.end <= len(doc) for m in draft.mentions)


@pytest.mark.parametrize("joined", ["Chad and Mali and ", "Lima and Quito, "])
def test_a_list_without_end_does_no_harm(nlp: Language, finder: MentionFinder, joined: str) -> None:
    _, draft = read(nlp, finder, "Officials met in " + joined * 600)
    assert draft.mentions


def test_spellings_one_letter_apart_share_a_key() -> None:
    for first, second in [("hoshyar", "hoshiyar"), ("qasimi", "qasemi"), ("karimi", "karim")]:
        assert set(spellings(first)) & set(spellings(second)), (first, second)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Song Min-ho said so.", {"Song Min-ho"}),
        ("President Ban Su-kwang met Kim Dae-ho and Ann Lee.", {"Ban Su-kwang", "Kim Dae-ho", "Ann Lee"}),
        ("George Marsh-era officials left.", {"George Marsh"}),
    ],
)
def test_a_korean_name_is_one_name(text: str, names: set[str]) -> None:
    assert {actor.name for actor in verbale.load()(text).actors if actor.kind == "person"} == names


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Critics of Iran left early.", "Critics of Iran", "OPP"),
        ("Victims of Boko Haram left early.", "Victims of Boko Haram", "CVL"),
        ("Opponents of the Syrian government left early.", "Opponents of the Syrian government", "SYRCVL"),
        ("Ann Lee, a supporter of NATO, left early.", "Ann Lee", None),
        ("Iran's allies left early.", "Iran's allies", "GOV"),
        ("Anti-American protesters left early.", "Anti-American protesters", "CVL"),
    ],
)
def test_who_is_for_or_against_a_body_is_no_part_of_it(
    nlp: Language, finder: MentionFinder, text: str, name: str, code: str | None
) -> None:
    _, draft = read(nlp, finder, text)
    assert [a.code for a in draft.actors if a.name == name] == [code]


def test_a_name_goes_on_behind_its_of(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "Lawyers read the Church of Carthage's letter aloud.")
    assert "Church of Carthage" in {a.name for a in draft.actors}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The army blamed the M23 rebel movement.", "the M23 rebel movement", "M23"),
        ("The Taliban movement denied it.", "The Taliban movement", "Taliban"),
        ("The United Nations mission, MONUSCO, agreed.", "The United Nations mission", "MONUSCO"),
        ("The official news agency, KCNA, agreed.", "The official news agency", "KCNA"),
        ("The African Union mission agreed.", "The African Union mission", "African Union mission"),
        ("Peru agreed to pull back troops.", "troops", "troops"),
    ],
)
def test_a_body_called_by_its_name_and_a_noun_is_that_body(
    nlp: Language, finder: MentionFinder, text: str, words: str, name: str
) -> None:
    doc, draft = read(nlp, finder, text)
    assert actor(doc, draft, words).name == name


def test_where_a_capital_only_tells_where_it_is_nobody(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "The ministers met in the Omani capital.")
    assert not any("capital" in one.name for one in draft.actors)


def test_a_hyphen_makes_no_name_of_a_militia(nlp: Language, finder: MentionFinder) -> None:
    _, draft = read(nlp, finder, "The Hezbollah-backed militia left.")
    assert any(one.name == "militia" for one in draft.actors)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("At least seven nurses met the minister.", "At least seven nurses", "nurses"),
        ("More than 200 rebels attacked the post.", "200 rebels", "rebels"),
        ("Up to 40 guards left the town.", "40 guards", "guards"),
        ("Some 1,400 prisoners were freed.", "Some 1,400 prisoners", "prisoners"),
        ("No fewer than five policemen resigned.", "five policemen", "policemen"),
        ("Police picked up eleven rebels.", "eleven rebels", "eleven rebels"),
        ("The 15 rebels met in Oslo.", "The 15 rebels", "15 rebels"),
    ],
)
def test_a_rough_number_is_no_name(nlp: Language, finder: MentionFinder, text: str, words: str, name: str) -> None:
    doc, draft = read(nlp, finder, text)
    found = [m.actor.name for m in draft.mentions if m.actor is not None and words.endswith(doc[m.start : m.end].text)]
    assert found == [name]
