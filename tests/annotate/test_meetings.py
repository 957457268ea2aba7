"""Meetings: which are told of, in what state, when, where, with whom, and which are none."""

from __future__ import annotations

import pytest
from spacy.language import Language

import verbale
from verbale.annotate.drafts import Draft, MeetingDraft, draft_of
from verbale.annotate.pipeline import build
from verbale.model import Document, Moment

MONDAY = Moment("2007-05-28", "2007-05-28", "day", "2007-05-28", "given")


@pytest.fixture(scope="module")
def whole() -> Language:
    """The whole pipeline: meetings stand on mentions, statements and moments."""
    return build()


def drafted(whole: Language, text: str, published: Moment | None = MONDAY) -> Draft:
    doc = whole.make_doc(text)
    draft_of(doc).document = Document(
        id="d", text=text, sha256="", text_sha256="", extractor="test", published=published
    )
    for _, component in whole.pipeline:
        doc = component(doc)
    return draft_of(doc)


def meetings(whole: Language, text: str) -> list[MeetingDraft]:
    return drafted(whole, text).meetings


def attended(meeting: MeetingDraft) -> set[tuple[str, str, bool]]:
    return {(item.actor.name, item.phase, item.present) for item in meeting.attendance}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Russia and Ukraine held talks in Istanbul on Sunday.", "held"),
        ("The Iranian foreign minister met the Turkish president on Sunday.", "held"),
        ("Talks between Russia and Ukraine were held in Istanbul.", "held"),
        ("Iraq's president said after a meeting with Iranian officials that trade would grow.", "held"),
        ("Russia and Ukraine will hold talks on Friday, the Turkish foreign minister said.", "predicted"),
        ("A second round of talks between Russia and Ukraine is scheduled for Friday.", "predicted"),
        ("Iran plans to hold talks with Iraq.", "intended"),
        ("Iran's president said he was ready to meet the American president.", "intended"),
        ("Iran proposed a meeting with Saudi officials.", "proposed"),
        ("South Korea called for a meeting with North Korea.", "proposed"),
        ("The Pakistani prime minister invited India's prime minister to a summit in Islamabad.", "invited"),
        ("Iran agreed to hold talks with Iraq, an Iranian official said.", "accepted"),
        ("Egypt and Sudan agreed to hold talks in Cairo.", "confirmed"),
        ("China refused to hold talks with Japan.", "declined"),
        ("Israel has postponed a meeting with Palestinian officials.", "postponed"),
        ("Talks between Chad and Niger have been pencilled in for Friday.", "predicted"),
        ("A third round of talks between Chad and Niger was booked for 3 June.", "predicted"),
        ("A summit of Peru and Chile planned for June in Lima has been cancelled.", "cancelled"),
        ("The talks between Chad and Niger, postponed twice, will be held in June.", "predicted"),
        ("A meeting of the border commissioners of Chad and Niger was called off on Friday.", "cancelled"),
        ("The foreign ministers of Peru and Chile, meeting in Lima on Friday, called for calm.", "held"),
        ("The foreign ministers of Peru and Chile, meeting in Lima next week, will sign a treaty.", "predicted"),
        (
            "The Ministers of Health of the Republic of Peru and the Republic of Chile, meeting in Lima on 16 April 2007,"
            "\n\nRecalling the Declaration of Cusco,\n\nHave agreed as follows:\n\n1. The Parties thank Bolivia.",
            "held",
        ),
        ("North Korea cancelled talks with South Korea.", "cancelled"),
        ("Chad decided to call off the talks with Niger.", "cancelled"),
        ("Chad and Niger agreed to postpone the talks.", "postponed"),
        ("Togo proposed that the ministers of Chad and Niger meet in Rome in June.", "proposed"),
        ("The delegations of Peru and Chile sat in separate rooms in Rome.", "held"),
        ("Sudan said it would attend talks with Chad if its troops withdraw.", "conditional"),
        ("Sudan's minister said higher-level talks with Chad were possible if Chad asked for them.", "conditional"),
        ("Sudan's minister described the second round of talks with Chad as frank.", "held"),
    ],
)
def test_the_state_is_what_the_clause_says(whole: Language, text: str, state: str) -> None:
    assert [meeting.state for meeting in meetings(whole, text)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "The company's board meeting was held on Friday.",
        "The Iranian president held a news conference on Sunday.",
        "The minister met the deadline that Iraq had set.",
        "The plan of the Chadian government has been met with opposition.",
        "The plan met with fierce resistance from the Chadian army.",
        "France met Italy in the final of the tournament on Sunday.",
        "The town hall meeting drew three hundred people.",
        "Mr. Smith met his wife in London.",
        "Iran did not meet Iraqi officials.",
        "Neither side said whether Iran and Iraq would meet again.",
        "Iraqi officials were hosts at both meetings.",
        "Iran described talks with Iraq as pointless.",
        "The Iranian minister said talks with Iraqi officials were unlikely.",
        "The Iranian delegation left without meeting the Americans.",
        "The purpose of the Iranian visit was not to arrange other meetings.",
        "The president spoke to the Iranians in the conference room.",
        "Peru has never shied away from dialogue.",
        "Peru was barred from the talks.",
        "Peru welcomed the dialogue between Chad and Niger.",
        "Peru is committed to dialogue with Chile.",
        "Peru and Chile have held several rounds of talks since March.",
        "Asked if she had met the Peruvian envoy one on one, the Chilean minister smiled.",
        "The president of Peru convened the national security council on Sunday.",
        "The Peruvian president will fly to Quito on Friday for a funeral.",
        "",
        "Peru commented on the talks with Chile.",
        "Peru delayed its decision on the talks with Chile.",
        "Chad withdrew its request for talks with Niger.",
        "Kenya dropped its offer to host the talks.",
        "Chad plans to suspend the talks with Niger.",
        "Chad refused to cancel the talks with Niger.",
        "Chad must recall its envoy and suspend the talks with Niger.",
        "Chad's minister threatened that his country would leave the talks.",
        "Chad's minister insisted that they meet every week.",
        "Chad's minister was pleased. The fans will meet in Geneva on 4 June.",
    ],
)
def test_no_meeting_is_made_up(whole: Language, text: str) -> None:
    assert meetings(whole, text) == []


def test_mentions_of_one_meeting_are_one_record(whole: Language) -> None:
    text = (
        "Russia and Ukraine held talks in Istanbul on Sunday. The talks lasted three hours. "
        "The Turkish foreign minister described the session as useful."
    )
    (meeting,) = meetings(whole, text)
    assert len(meeting.evidence) == 3
    assert meeting.when is not None
    assert meeting.when.start == "2007-05-27"
    assert meeting.where is not None
    assert (meeting.where.name, meeting.where.country) == ("Istanbul", "TUR")


def test_a_further_meeting_is_another_one(whole: Language) -> None:
    text = (
        "Russia and Ukraine held talks in Istanbul on Sunday. "
        "The Russian foreign minister said the next meeting would take place in June."
    )
    held, ahead = meetings(whole, text)
    assert (held.state, ahead.state) == ("held", "predicted")
    assert ahead.when is not None
    assert ahead.when.start == "2007-06-01"
    assert not held.claimed_by
    assert [statement.lemma for statement in ahead.claimed_by] == ["say"]


def test_who_sat_apart_did_so_at_the_meeting_in_hand(whole: Language) -> None:
    text = "The truce commission met in Lima on Sunday. Delegates of Peru and Chile sat in separate rooms."
    assert len(meetings(whole, text)) == 1


def test_a_meeting_that_is_foreseen_is_not_the_one_held(whole: Language) -> None:
    text = "Peru and Chile met on Sunday. A raid would wreck the Oslo talks, the Peruvian minister said."
    (meeting,) = meetings(whole, text)
    assert meeting.where is None


def test_a_place_tells_which_meeting_is_meant(whole: Language) -> None:
    text = "Kenya and Togo met in Rome on Friday. They will meet again in Oslo in June. The Oslo meeting will be short."
    held, ahead = meetings(whole, text)
    assert len(held.evidence) == 1
    assert len(ahead.evidence) == 2


def test_the_last_meeting_is_not_the_one_in_hand(whole: Language) -> None:
    text = (
        "Sudan and Chad met in Paris on May 3. They held a second round of talks in Paris on Sunday. "
        "More raids had been seen since the last meeting, the Chadian minister said."
    )
    first, second = meetings(whole, text)
    assert [len(meeting.evidence) for meeting in (first, second)] == [2, 1]


def test_experts_of_the_three_countries_are_the_countries(whole: Language) -> None:
    text = (
        "Sudan and Chad met in Paris on Sunday. France opened the meeting. "
        "Experts of the three countries will meet in June, the French minister said."
    )
    *_, ahead = meetings(whole, text)
    assert (ahead.state, ahead.format) == ("predicted", "trilateral")


def test_a_day_after_is_counted_from_the_main_clause(whole: Language) -> None:
    text = "Two days after their envoys met, Sudan and Chad accused each other on Sunday of raids."
    (meeting,) = meetings(whole, text)
    assert meeting.when is not None
    assert (meeting.when.start, meeting.when.text) == ("2007-05-25", "Two days after")
    assert {name for name, _, _ in attended(meeting)} == {"Sudan", "Chad"}


def test_an_uncounted_number_of_days_gives_no_date(whole: Language) -> None:
    text = "Several days after their envoys met, Sudan and Chad accused each other on Sunday of raids."
    assert [meeting.when for meeting in meetings(whole, text)] == [None]


def test_meetings_of_other_days_are_told_apart(whole: Language) -> None:
    text = "Iran and Iraq met in Baghdad on Sunday. Iran and Iraq also met in Baghdad on May 3."
    assert [meeting.when and meeting.when.start for meeting in meetings(whole, text)] == ["2007-05-27", "2007-05-03"]


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("The third round of talks between Armenia and Azerbaijan ended on Sunday.", "third round"),
        ("The talks between Armenia and Azerbaijan were the first of their kind.", "first"),
        ("Armenia and Azerbaijan held talks on Sunday.", None),
    ],
)
def test_the_series_is_worded_as_in_the_text(whole: Language, text: str, series: str | None) -> None:
    (meeting,) = meetings(whole, text)
    assert meeting.series == series


def test_parties_attend_the_session(whole: Language) -> None:
    (meeting,) = meetings(whole, "Talks between Armenia and Azerbaijan were held in Geneva on Sunday.")
    assert attended(meeting) == {("Armenia", "session", True), ("Azerbaijan", "session", True)}
    assert meeting.format == "bilateral"


def test_a_meeting_to_come_has_no_attendance(whole: Language) -> None:
    (meeting,) = meetings(whole, "Armenia and Azerbaijan will meet on Friday in Geneva.")
    assert meeting.attendance == []


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("Trilateral talks between Armenia and Azerbaijan, hosted by Georgia, were held on Sunday.", "trilateral"),
        ("Indirect talks between Syria and Israel resumed on Sunday in Ankara.", "indirect"),
        ("The United States, Russia and Switzerland met on Sunday.", "trilateral"),
    ],
)
def test_the_format_is_the_word_for_it_or_the_count(whole: Language, text: str, format_: str) -> None:
    (meeting,) = meetings(whole, text)
    assert meeting.format == format_


def test_who_stayed_away_is_absent(whole: Language) -> None:
    text = "Iran and Iraq held talks in Baghdad on Sunday. Syria did not attend the talks."
    (meeting,) = meetings(whole, text)
    assert ("Syria", "session", False) in attended(meeting)


def test_a_host_may_receive_the_guests_and_miss_the_session(whole: Language) -> None:
    text = (
        "The talks between Iran and Turkey were held at Syrian President Adib Khoury's residence on Sunday. "
        "Khoury did not attend the talks, but he greeted the two ambassadors."
    )
    doc = whole.make_doc(text)
    draft_of(doc).document = Document(id="d", text=text, sha256="", text_sha256="", extractor="t", published=MONDAY)
    for _, component in whole.pipeline:
        doc = component(doc)
    (meeting,) = draft_of(doc).meetings
    assert meeting.venue is not None
    assert "residence" in doc[meeting.venue[0] : meeting.venue[1]].text
    assert meeting.host is not None
    host = meeting.host.name
    assert "Khoury" in host
    assert {(host, "session", False), (host, "reception", True)} <= attended(meeting)
    assert (host, "session", True) not in attended(meeting)


def test_who_hosts_is_the_host(whole: Language) -> None:
    (meeting,) = meetings(whole, "The talks between Armenia and Azerbaijan, hosted by Georgia, ended on Sunday.")
    assert meeting.host is not None
    assert meeting.host.name == "Georgia"


def test_who_opens_a_meeting_was_at_its_opening(whole: Language) -> None:
    text = "Iran and Iraq held talks in Amman on Sunday. Jordan opened the talks."
    (meeting,) = meetings(whole, text)
    assert ("Jordan", "opening", True) in attended(meeting)


def test_how_the_envoys_sat_is_in_the_evidence(whole: Language) -> None:
    text = "Chile and Peru held talks in Lima on Sunday. At the talks the two envoys sat across from each other."
    doc = whole(text)
    (meeting,) = draft_of(doc).meetings
    seated = {doc[row.evidence[0] : row.evidence[1]].text for row in meeting.attendance}
    assert "the two envoys sat across from each other" in seated


def test_one_party_does_not_confirm(whole: Language) -> None:
    text = "An Iranian official said Iran and Iraq had agreed to hold talks in June."
    assert all(meeting.state != "confirmed" for meeting in meetings(whole, text))


@pytest.mark.parametrize("published", [MONDAY, None])
@pytest.mark.parametrize(
    "text",
    [
        "talks talks talks. Meeting? \u201cmet met met of of the the",
        "The meeting of the meeting of the meeting with with between between and and.",
        "\u0627\u062c\u062a\u0645\u0639 meeting \U0001f600 talks \x00 held held",
        "round round of of talks\n\n\nsession session the the first second third",
    ],
)
def test_any_text_is_read(whole: Language, text: str, published: Moment | None) -> None:
    for meeting in drafted(whole, text, published).meetings:
        assert all(start < end for start, end in meeting.evidence)


def test_without_a_document_the_component_runs(whole: Language) -> None:
    doc = whole("Russia and Ukraine held talks in Istanbul on Sunday.")
    assert [meeting.state for meeting in draft_of(doc).meetings] == ["held"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Talks between Peru and Chile, scheduled for Tuesday, were called off after a quake.", ["cancelled"]),
        ("The meeting of Chad and Niger set for Friday was postponed.", ["postponed"]),
        ("Talks in Vienna collapsed on Friday.", ["held"]),
        ("Chad and Niger met in Paris in January. The talks were broken off in February.", ["held"]),
        ("Imagine if Peru had refused to meet him.", []),
        ("Nobody in Peru asked for a meeting with Chile.", []),
        ("The delegations of Peru, Chile and Bolivia held the third session of the water commission.", ["held"]),
        ("If the ministers of Peru and Chile met in Lima, nobody told the press.", []),
        ("Had Peru refused to attend the talks with Chile, they would have failed.", []),
        ("Chad and Niger held talks on Sunday. The next meeting will take place in Paris.", ["held", "predicted"]),
        ("A Peruvian official, who spoke on condition of anonymity, was not allowed to talk to the press.", []),
    ],
)
def test_the_fate_of_a_meeting_and_what_is_only_supposed(whole: Language, text: str, states: list[str]) -> None:
    assert [meeting.state for meeting in meetings(whole, text)] == states


def test_what_was_broken_off_is_not_held_then(whole: Language) -> None:
    (meeting,) = meetings(whole, "Chad and Niger met in Paris in January. The talks were broken off in February.")
    assert meeting.when is not None
    assert meeting.when.text == "January"


def test_the_end_of_talks_is_no_second_meeting(whole: Language) -> None:
    found = meetings(whole, "Chad and Niger held talks in Paris on Saturday. The talks ended on Sunday.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ministers of Peru, Chile and Ecuador met in Lima on Sunday.", {"Peru", "Chile", "Ecuador"}),
        ("Envoys from Chad and Niger held talks in Paris.", {"Chad", "Niger"}),
        (
            "The energy ministries of Peru, Chile and Ecuador signed a note after their meeting in Lima.",
            {"Peru", "Chile", "Ecuador"},
        ),
        (
            "The Norwegian envoy Ivo Brandt came early. Brandt and Norway's foreign minister, Elin Strand, met in Oslo.",
            {"Ivo Brandt", "Elin Strand"},
        ),
        ("The border commission of Peru and Chile met in Lima.", {"Peru", "Chile"}),
        ("Peru's envoy, Ana Ruiz, and Chile's envoy, Eva Soto, met in Rome.", {"Ana Ruiz", "Eva Soto"}),
        (
            "Peru's envoy, Ana Ruiz, and Chile's envoy, Eva Soto, came to Rome for talks. They sat in separate rooms.",
            {"Ana Ruiz", "Eva Soto"},
        ),
        ("In talks with the rebels, the Kenyan government agreed to the plan.", {"rebels", "Kenya"}),
    ],
)
def test_all_parties_attend(whole: Language, text: str, names: set[str]) -> None:
    told = {item.actor.name for meeting in meetings(whole, text) for item in meeting.attendance if item.present}
    assert names <= told


def test_a_proposed_meeting_is_in_the_coming_month(whole: Language) -> None:
    (meeting,) = meetings(whole, "Chad proposed a new round of talks with Niger in June.")
    assert meeting.when is not None
    assert meeting.when.start == "2007-06-01"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ambassador-level talks between Chad and Sudan were held on Sunday.", "ambassadors"),
        ("Chad and Sudan held talks at the level of ambassadors on Sunday.", "ambassadors"),
        ("Chad and Sudan agreed to meet at foreign minister level in June.", "ministers"),
        ("Chad and Sudan held a ministerial meeting on Sunday.", "ministers"),
        ("Iran proposed a meeting of experts from the two countries.", "experts"),
        ("Iran and Iraq agreed to a meeting of deputy foreign ministers in June.", "deputy_ministers"),
        ("Talks between the Chadian and Sudanese foreign ministers ended on Sunday.", "ministers"),
        ("The presidents of Chad and Sudan met in Dakar.", "leaders"),
        ("President Idriss Diallo of Chad met Prime Minister Haidar Ali of Sudan in Dakar.", "leaders"),
        ("A summit between Chad and Sudan will be held on Friday.", "leaders"),
        ("The Norwegian foreign minister held talks with his Danish counterpart, Ada Lund.", "ministers"),
        ("Greek and Turkish officials met in Athens.", "officials"),
        ("Greek and Turkish officials met in Rhodes. Ambassador Ilias Kostas led the Greek team.", "officials"),
        ("India and China held commander-level talks on the border on Sunday.", "commanders"),
    ],
)
def test_the_level_is_what_the_text_says(whole: Language, text: str, level: str) -> None:
    assert [meeting.level for meeting in meetings(whole, text)] == [level]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan held high-level talks on Sunday.",
        "The U.S. ambassador met Iraq's prime minister in Baghdad.",
        "Chad's president met Sudan's former foreign minister in Dakar.",
        "Iran's foreign minister met Iraq on Sunday.",
        "A climate summit between Chad and Sudan will be held on Friday.",
        "Iran and Iraq met at the request of the foreign minister of Oman.",
        "The Iranian foreign minister's meeting with Iraqi tribal leaders was held on Sunday.",
        "The president of the university met the president of Chad.",
    ],
)
def test_no_level_is_guessed(whole: Language, text: str) -> None:
    assert [meeting.level for meeting in meetings(whole, text)] == [None]


@pytest.mark.parametrize(
    ("text", "direct", "format"),
    [
        ("Iran and Oman held proximity talks on Sunday.", False, "indirect"),
        ("Iran and Oman held talks through mediators on Sunday.", False, "indirect"),
        ("Iran and Oman held talks on Sunday. Swiss mediators shuttled between the sides.", False, "indirect"),
        ("Iran and Oman held talks on Sunday. The delegations sat in separate rooms.", False, "indirect"),
        ("Iran and Oman held direct talks on Sunday.", True, "bilateral"),
        ("Iran and Oman met face to face on Sunday.", True, "bilateral"),
        ("Iran and Oman will hold direct or indirect talks on Friday.", None, "bilateral"),
        ("Iran and Oman held talks in the presence of mediators on Sunday.", None, "bilateral"),
    ],
)
def test_whether_they_meet_face_to_face(whole: Language, text: str, direct: bool | None, format: str) -> None:
    (meeting,) = meetings(whole, text)
    assert (meeting.direct, meeting.format) == (direct, format)


@pytest.mark.parametrize(
    ("text", "start", "place", "format_", "names"),
    [
        (
            "Norway, Sweden and Latvia wrapped up three days of technical talks in Riga on Sunday.",
            "2007-05-27",
            "Riga",
            "trilateral",
            {"Norway", "Sweden", "Latvia"},
        ),
        (
            "Peru and Chile wound up four hours of negotiations in Quito on Sunday without a deal.",
            "2007-05-27",
            "Quito",
            "bilateral",
            {"Peru", "Chile"},
        ),
        (
            "Two rounds of talks between Peru and Chile were held in Quito on May 3.",
            "2007-05-03",
            "Quito",
            "bilateral",
            {"Peru", "Chile"},
        ),
    ],
)
def test_days_and_rounds_of_talks_are_held(
    whole: Language, text: str, start: str, place: str, format_: str, names: set[str]
) -> None:
    (meeting,) = meetings(whole, text)
    assert (meeting.state, meeting.format) == ("held", format_)
    assert meeting.when is not None
    assert meeting.when.start == start
    assert meeting.where is not None
    assert meeting.where.name == place
    assert {name for name, phase, _ in attended(meeting) if phase == "session"} == names


@pytest.mark.parametrize(
    ("text", "state", "start", "place"),
    [
        ("Envoys from Peru and Chile will meet again in Quito on July 3.", "predicted", "2007-07-03", "Quito"),
        (
            "Peru's foreign minister will travel to Quito on Friday for talks with his Chilean counterpart.",
            "predicted",
            "2007-06-01",
            "Quito",
        ),
        (
            "The ministers of Peru and Chile agreed to convene the joint trade commission in Lima in July.",
            "confirmed",
            "2007-07-01",
            "Lima",
        ),
        ("Peru and Chile decided to reconvene the river committee in Lima in July.", "intended", "2007-07-01", "Lima"),
        ("Talks between Peru and Chile are due to begin in Lima on July 3.", "predicted", "2007-07-03", "Lima"),
        (
            "Kenya's minister spoke of the river. The next meeting will take place in Oslo on 12 June.",
            "predicted",
            "2007-06-12",
            "Oslo",
        ),
        (
            "Kenya's envoy said the road was shut. Both sides will meet in Nairobi on 2 June.",
            "predicted",
            "2007-06-02",
            "Nairobi",
        ),
        ("Kenya's minister said they would meet again in Oslo in June.", "predicted", "2007-06-01", "Oslo"),
    ],
)
def test_a_meeting_to_come_has_its_time_and_place(
    whole: Language, text: str, state: str, start: str, place: str
) -> None:
    (meeting,) = meetings(whole, text)
    assert meeting.state == state
    assert meeting.when is not None
    assert meeting.when.start == start
    assert meeting.where is not None
    assert meeting.where.name == place


def test_who_travelled_for_talks_has_not_held_them(whole: Language) -> None:
    text = "Peru's foreign minister flew to Quito on Sunday for talks with his Chilean counterpart."
    assert meetings(whole, text) == []


def test_a_counted_meeting_with_time_and_place_is_told_beside_others(whole: Language) -> None:
    text = (
        "Peru and Chile held talks in Lima on Sunday. "
        "The negotiator will travel to Quito on Friday for the third meeting of the river commission."
    )
    _, ahead = meetings(whole, text)
    assert (ahead.state, ahead.series) == ("predicted", "third meeting")


def test_a_relative_clause_tells_of_a_meeting(whole: Language) -> None:
    text = "Peru praised the report of the Joint Fisheries Committee, which met in Lima from 6 to 8 May."
    (meeting,) = meetings(whole, text)
    assert attended(meeting) == {("Joint Fisheries Committee", "session", True)}
    assert meeting.when is not None
    assert (meeting.when.start, meeting.when.end) == ("2007-05-06", "2007-05-08")


def test_the_dialogue_of_others_is_not_the_meeting(whole: Language) -> None:
    text = "The ministers of Peru and Chile met in Lima on Sunday. They praised the dialogue between Peru and Ecuador."
    (meeting,) = meetings(whole, text)
    assert len(meeting.evidence) == 1


def test_meetings_of_other_states_on_one_day_are_told_apart(whole: Language) -> None:
    text = "Peru and Chile held talks in Lima. Chile and Bolivia held talks in Lima."
    assert len(meetings(whole, text)) == 2


@pytest.mark.parametrize(
    "told", ["was unable to attend", "could not attend", "could not take part", "did not take part", "was absent"]
)
def test_who_could_not_come_is_absent(whole: Language, told: str) -> None:
    (meeting,) = meetings(whole, f"The ministers of Peru and Chile met in Lima on Sunday. Bolivia {told}.")
    assert ("Bolivia", "session", False) in attended(meeting)


def test_who_was_not_absent_is_not_absent(whole: Language) -> None:
    text = "The ministers of Peru and Chile met in Lima on Sunday. Bolivia was not absent."
    (meeting,) = meetings(whole, text)
    assert all(present for _, _, present in attended(meeting))


@pytest.mark.parametrize(
    ("told", "received"),
    [
        ("The ministers welcomed the signing of a treaty.", False),
        ("The ministers received the report of the experts.", False),
        ("President Juan Vega of Bolivia welcomed the two delegations.", True),
    ],
)
def test_only_people_are_received(whole: Language, told: str, received: bool) -> None:
    (meeting,) = meetings(whole, f"The ministers of Peru and Chile met in Lima on Sunday. {told}")
    assert any(phase == "reception" for _, phase, _ in attended(meeting)) is received


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Peru and Chile held two days of talks in Oslo, hosted by Norway.", "Norway"),
        ("Norway will host talks between Peru and Chile in July.", "Norway"),
        ("The ministers accepted the offer of Chad to host the fourth meeting with Niger in July.", "Chad"),
        ("The ministers accepted Chad's offer to host the fourth meeting with Niger in July.", "Chad"),
        ("Chad accepted an invitation to host talks between Peru and Niger.", None),
        ("Norway plans to hold talks with Peru.", None),
    ],
)
def test_who_hosts_is_told_plainly(whole: Language, text: str, host: str | None) -> None:
    assert [meeting.host and meeting.host.name for meeting in meetings(whole, text)] == [host]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met in Lima on Sunday under the chairmanship of Norwegian envoy Ola Berg.",
        "The talks between Peru and Chile, chaired by Norwegian envoy Ola Berg, ended on Sunday.",
        "Peru and Chile held talks on Sunday. The talks were presided over by Norwegian envoy Ola Berg.",
        "Peru and Chile held talks on Sunday. Norwegian envoy Ola Berg, who chaired the sessions, was pleased.",
    ],
)
def test_who_presides_is_the_chair_and_present(whole: Language, text: str) -> None:
    (meeting,) = meetings(whole, text)
    assert meeting.chair is not None
    assert meeting.chair.name == "Ola Berg"
    assert ("Ola Berg", "session", True) in attended(meeting)
    assert meeting.host is None


def test_two_who_preside_are_no_one_chair(whole: Language) -> None:
    (meeting,) = meetings(whole, "The talks between Peru and Chile, chaired by Norway and Sweden, ended on Sunday.")
    assert meeting.chair is None


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("The Peruvian and Chilean ministers met at a farmhouse outside Oslo on Sunday.", "Oslo", "NOR"),
        ("The Peruvian minister met the Chilean foreign minister in Oslo on Sunday.", "Oslo", "NOR"),
        ("Peru and Chile held talks in the Norwegian capital on Sunday.", "Norwegian capital", "NOR"),
    ],
)
def test_the_place_is_found_behind_houses_and_persons(whole: Language, text: str, place: str, country: str) -> None:
    (meeting,) = meetings(whole, text)
    assert meeting.where is not None
    assert (meeting.where.name, meeting.where.country) == (place, country)


def test_here_is_the_place_of_the_dateline() -> None:
    text = "RIGA, May 28 (NTB) - Norway and Sweden held talks here on Sunday."
    (meeting,) = verbale.read(text).meetings
    assert meeting.where is not None
    assert (meeting.where.name, meeting.where.country) == ("Riga", "LVA")


def test_hours_behind_closed_doors_are_the_meeting(whole: Language) -> None:
    text = (
        "The deputy foreign minister of Peru, Juan Vega, and his Chilean counterpart, Raul Soto, met on Sunday. "
        "They spent five hours behind closed doors at a hotel outside Quito."
    )
    (meeting,) = meetings(whole, text)
    assert len(meeting.evidence) == 2
    assert meeting.where is not None
    assert meeting.where.name == "Quito"


def test_the_first_word_of_a_sentence_is_no_party_by_its_capital(whole: Language) -> None:
    text = "Peace talks opened in Oslo on Sunday between Peru's government and rebels."
    (meeting,) = meetings(whole, text)
    assert "Peace" not in {name for name, _, _ in attended(meeting)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The talks between Chad and Niger were postponed to 4 July.", "2007-07-04", "2007-07-04"),
        ("Chad and Niger put off their talks until July.", "2007-05-28", "2007-07-31"),
        ("The summit of Chad and Niger was rescheduled to Friday.", "2007-06-01", "2007-06-01"),
        ("A second session of Chad and Niger had been pencilled in for 21 June.", "2007-06-21", "2007-06-21"),
    ],
)
def test_a_meeting_has_the_time_it_is_moved_to(whole: Language, text: str, start: str, end: str) -> None:
    when = meetings(whole, text)[0].when
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_a_communique_tells_of_its_own_meeting(whole: Language) -> None:
    text = (
        "The defence ministers of Chad, Niger and Mali, meeting in Niamey on 16 and 17 April 2007 at the invitation of the "
        "Government of Niger, have agreed to send monitors."
    )
    (meeting,) = meetings(whole, text)
    assert meeting.state == "held" and meeting.when is not None
    assert (meeting.when.start, meeting.when.end) == ("2007-04-16", "2007-04-17")
    assert meeting.host is not None and meeting.host.country == "NER"
    assert {item.actor.country for item in meeting.attendance} == {"TCD", "NER", "MLI"}


def test_a_communique_may_open_with_who_met(whole: Language) -> None:
    text = (
        "The foreign ministers of Peru and Chile, meeting in Lima on 3 May 2007 with the participation of an observer,\n\n"
        "Recalling the treaty of 1929,\n\nHave decided to open the road."
    )
    (meeting,) = meetings(whole, text)
    assert meeting.state == "held" and meeting.when is not None and meeting.when.start == "2007-05-03"


def test_an_invitation_from_elsewhere_makes_no_host(whole: Language) -> None:
    (meeting,) = meetings(whole, "The presidents of Chad and Mali met in Geneva at the invitation of Oman.")
    assert meeting.host is None


def test_the_meeting_of_others_is_another(whole: Language) -> None:
    text = "The Nigerian cabinet held a meeting in Lagos. The minister praised the meeting of the Ghanaian rebels in Accra."
    (meeting,) = meetings(whole, text)
    assert len(meeting.evidence) == 1


def test_who_asked_for_a_past_meeting_makes_no_second(whole: Language) -> None:
    (meeting,) = meetings(whole, "Chad and Sudan met on 3 May. Sudan asked for the 3 May meeting.")
    assert meeting.state == "held" and len(meeting.evidence) == 2


@pytest.mark.parametrize(
    "text",
    ["Bolivia regrets that Chile chose litigation over negotiation.", "Chad suspended flights for talks with Mali."],
)
def test_a_bare_word_for_talking_is_no_meeting(whole: Language, text: str) -> None:
    assert not meetings(whole, text)


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Chad and Niger were postponed to 4 July.",
        "A meeting of the border commissioners of Chad and Niger was called off in June.",
    ],
)
def test_a_meeting_that_fell_through_is_no_act(whole: Language, text: str) -> None:
    assert not [event for event in drafted(whole, text).events if event.root == "CONSULT"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Peru condemned the killing of two policemen at Puno on 3 March.", None),
        ("Peru condemned on Friday the killing of two policemen.", "2007-05-25"),
        ("Peru condemned the attack on Friday.", "2007-05-25"),
        ("Peru and Chile undertake to exchange, within thirty days, lists of prisoners.", None),
        ("Chile demanded on Friday that Peru leave by 10 June.", "2007-05-25"),
        ("Peru promised to send aid by Friday.", None),
    ],
)
def test_an_act_has_not_the_time_of_its_matter(whole: Language, text: str, when: str | None) -> None:
    event = next(event for event in drafted(whole, text).events if event.root != "ASSAULT")
    assert (event.when.start if event.when else None) == when
