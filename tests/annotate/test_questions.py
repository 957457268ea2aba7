"""What is at issue inside one report: questions, positions, divergences, and no pairing where there is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.drafts import QuestionDraft, draft_of
from verbale.annotate.pipeline import build
from verbale.annotate.questions.questions import verbale_questions
from verbale.model import Document, Moment


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def questions(reader: Language, text: str, kind: str) -> list[QuestionDraft]:
    doc = reader.make_doc(text)
    moment = Moment("2019-03-04", "2019-03-04", "day", "2019-03-04", "given")
    draft_of(doc).document = Document("d", text, "", "", "test", published=moment)
    return [question for question in draft_of(reader(doc)).questions if question.kind == kind]


def answers(question: QuestionDraft) -> list[tuple[str | None, str]]:
    return [(stated.actor.name if stated.actor else None, stated.value) for stated in question.positions]


def test_a_time_against_a_condition(reader: Language) -> None:
    text = (
        "Peru's ambassador, Rosa Quispe, said the two sides would meet again within ten days. "
        "Chilean Ambassador Juan Soto said Chile would decide on a second session when an invitation was issued."
    )
    (question,) = questions(reader, text, "next_meeting")
    assert question.divergence == "timing"
    (first, time), (second, condition) = answers(question)
    assert (first, second) == ("Rosa Quispe", "Juan Soto")
    assert time.startswith("within ten days")
    assert condition == "would decide on a second session when an invitation was issued"


def test_a_date_that_another_voice_denies(reader: Language) -> None:
    text = "Kenya said the talks would begin on March 12. Uganda's foreign minister said no date had been set."
    (question,) = questions(reader, text, "next_meeting")
    assert question.divergence == "fact"
    assert [value for _, value in answers(question)] == ["on March 12 (2019-03-12)", "no date had been set"]


def test_the_same_time_from_two_voices_is_no_divergence(reader: Language) -> None:
    text = "Kenya said the talks would begin on March 12. Uganda said the talks would begin on March 12."
    (question,) = questions(reader, text, "next_meeting")
    assert question.divergence is None
    assert len(question.positions) == 2


def test_the_speaker_goes_on_about_it(reader: Language) -> None:
    text = (
        'Ambassador Juan Soto said Peru planned to propose a third round. "We will consider that when we receive it," '
        "Soto told reporters."
    )
    (question,) = questions(reader, text, "next_meeting")
    assert [value for _, value in answers(question)] == [
        "planned to propose a third round",
        "will consider that when we receive it",
    ]


def test_a_past_meeting_is_no_next_meeting(reader: Language) -> None:
    text = "The two sides met in Lima last week. The meeting took four hours, the envoy said."
    assert questions(reader, text, "next_meeting") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru and Chile agreed to meet on May 5 in Lima.", [("Peru and Chile", "on May 5 (2019-05-05)")]),
        ("Chile said it would take part in the next round.", [("Chile", "would take part in the next round")]),
        ("Chile will attend the third session on May 2, Ambassador Juan Soto said.",
         [("Juan Soto", "on May 2 (2019-05-02)")]),
        ("Chile said it would not take part in the next round.", [("Chile", "it would not take part in the next round")]),
    ],
)  # fmt: skip
def test_who_agrees_to_meet_or_will_be_there_speaks_of_the_next_meeting(
    reader: Language, text: str, said: list[tuple[str, str]]
) -> None:
    (question,) = questions(reader, text, "next_meeting")
    assert answers(question) == said


@pytest.mark.parametrize(
    "text",
    [
        "Chile took part in the second round.",
        "Chile will take the next round of samples to Lima.",
        "The envoy agreed to meet reporters on October 5.",
    ],
)
def test_other_rounds_and_meetings_are_none(reader: Language, text: str) -> None:
    assert questions(reader, text, "next_meeting") == []


def test_a_claim_and_the_other_sides_account(reader: Language) -> None:
    (question,) = questions(
        reader, "Chad says Sudan is arming the rebels; Sudan says it only feeds refugees.", "accusation"
    )
    assert question.text == "Whether Sudan is arming the rebels"
    assert answers(question) == [("Chad", "Sudan is arming the rebels"), ("Sudan", "it only feeds refugees")]
    assert question.divergence in ("interpretation", "fact")


def test_a_denied_charge_has_its_author(reader: Language) -> None:
    (question,) = questions(reader, "Sudan denies Chadian charges that it supplies the rebels with guns.", "accusation")
    assert question.divergence == "fact"
    assert [name for name, _ in answers(question)] == ["Chad", "Sudan"]
    assert answers(question)[0][1] == "it supplies the rebels with guns"


@pytest.mark.parametrize(
    "text",
    [
        "Chad says the harvest was good; Sudan says it needs more wells.",
        "Chad says Sudan is arming the rebels. The rains came late, Kenya says.",
        "Chad says Sudan is arming the rebels, and Chad says it has proof.",
    ],
)
def test_unrelated_claims_are_not_paired(reader: Language, text: str) -> None:
    assert questions(reader, text, "accusation") == []


def test_a_proposed_body_and_its_standing(reader: Language) -> None:
    text = (
        "Kenya's foreign minister said Uganda proposed setting up a joint border commission. "
        "Ugandan spokesman Sam Okello said the three sides had agreed to establish the commission."
    )
    (question,) = questions(reader, text, "proposal")
    assert question.text == "What is to become of this: a joint border commission?"
    assert [value for _, value in answers(question)][1] == "had agreed to establish the commission"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kenya had proposed a border commission, Ugandan spokesman Sam Okello said. Uganda said that Uganda had "
         "proposed it.", ["had proposed a border commission", "had proposed it"]),
        ("Kenya and Uganda discussed a joint border commission on Monday. Uganda is studying the idea.",
         ["discussed a joint border commission on Monday", "is studying the idea"]),
    ],
)  # fmt: skip
def test_a_body_that_nobody_is_said_to_set_up(reader: Language, text: str, values: list[str]) -> None:
    (question,) = questions(reader, text, "proposal")
    assert [value for _, value in answers(question)] == values


def test_setting_up_a_body_was_discussed(reader: Language) -> None:
    text = "Setting up a joint border commission, meant to help the farmers of both countries, was discussed."
    (question,) = questions(reader, text, "proposal")
    ((_, value),) = answers(question)
    assert value.startswith("a joint border commission")
    assert value.endswith("was discussed")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya discussed the force of the storm. The rebels rejected the group.",
        "Kenya accepted a proposal to be examined in Kampala.",
    ],
)
def test_a_group_or_another_proposal_is_no_proposed_body(reader: Language, text: str) -> None:
    assert questions(reader, text, "proposal") == []


def test_a_charge_and_its_denial_by_who_is_charged(reader: Language) -> None:
    text = (
        "Ambassador Juan Soto of Peru accused Chile of seizing trawlers. Chilean minister Rosa Vidal denied the charge."
    )
    (question,) = questions(reader, text, "accusation")
    assert question.divergence == "fact"
    assert [name for name, _ in answers(question)] == ["Juan Soto", "Rosa Vidal"]


def test_a_denial_that_shares_one_word_with_a_claim_answers_another_question(reader: Language) -> None:
    text = (
        "A confusion over dates kept the Kenyan delegation away from the Ugandans, Kenya's foreign minister said. "
        "The Ugandan ambassador said no date had been set."
    )
    assert questions(reader, text, "other") == []


def test_agreed_by_one_side_and_only_studied_by_another(reader: Language) -> None:
    text = (
        "Uganda said the sides had agreed to establish a border commission. "
        "Kenya said it was examining the idea of a commission."
    )
    (question,) = questions(reader, text, "proposal")
    assert question.divergence == "fact"


def test_purpose_needs_two_voices(reader: Language) -> None:
    alone = "The purpose of the meeting was not to sign papers, Ambassador Juan Soto said."
    assert questions(reader, alone, "purpose") == []
    (question,) = questions(reader, f"{alone} The talks had a narrow focus.", "purpose")
    assert [name for name, _ in answers(question)] == ["Juan Soto", None]
    assert question.divergence is None


def test_counts_set_against_one_another(reader: Language) -> None:
    text = "Chad said 12 soldiers were killed, but Sudan said 40 soldiers were killed."
    (question,) = questions(reader, text, "number")
    assert question.divergence == "number"
    assert [value for _, value in answers(question)] == ["12 soldiers", "40 soldiers"]


def test_counts_of_different_days_are_not_compared(reader: Language) -> None:
    text = "Chad said 12 soldiers were killed in May. Sudan said 40 soldiers were killed in June."
    assert questions(reader, text, "number") == []


@pytest.mark.parametrize("text", ["", "\n", "next meeting", "; says", "🕊", '"'])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert draft_of(verbale_questions(nlp(text))).questions == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said the talks would begin on Tuesday, but a Ugandan diplomat said they would begin on Friday.",
        "Kenya said the talks would start on Tuesday. A Ugandan diplomat said that they would take place on Friday.",
    ],
)
def test_they_are_the_talks(reader: Language, text: str) -> None:
    (question,) = questions(reader, text, "next_meeting")
    assert question.divergence == "timing"
    assert len(question.positions) == 2


def test_no_date_was_fixed(reader: Language) -> None:
    text = "Kenya and Uganda ended three days of talks without fixing a date for another round."
    (question,) = questions(reader, text, "next_meeting")
    assert answers(question) == [(None, "without fixing a date for another round")]


def test_who_does_not_know_denies_nothing(reader: Language) -> None:
    text = (
        "Kenya said the second round would be held on 20 March. "
        "Uganda's foreign minister said she did not know whether a date had been set."
    )
    (question,) = questions(reader, text, "next_meeting")
    assert len(question.positions) == 2
    assert question.divergence is None


def test_what_is_accused_stands_with_its_accuser(reader: Language) -> None:
    text = "Peru accused Ecuador of moving troops to the border. Ecuador rejected the accusation."
    (question,) = questions(reader, text, "accusation")
    assert question.text == "Is this founded: Peru accused Ecuador of moving troops to the border?"


def test_another_voice_puts_the_toll(reader: Language) -> None:
    text = "At least 40 people were killed, the army said. Rebels put the toll at 75."
    (question,) = questions(reader, text, "number")
    assert question.divergence == "number"
    assert [value for _, value in answers(question)] == ["40 people", "75"]


def test_another_voice_puts_the_number(reader: Language) -> None:
    text = "Police said that 12 people were injured in the strike. Union leaders put the number at 30."
    (question,) = questions(reader, text, "number")
    assert len(question.positions) == 2


def test_the_toll_is_of_the_dead(reader: Language) -> None:
    assert not questions(reader, "Police said that 12 people were arrested. Rebels put the toll at 75.", "number")


def test_words_of_a_voice_that_was_not_found_are_not_the_reports(reader: Language) -> None:
    text = "Kenya said the next round would be in May. The aide wrote on a card, the next round will be in June."
    found = [stated for question in questions(reader, text, "next_meeting") for stated in question.positions]
    assert all(stated.statement is not None for stated in found)


def test_a_clause_of_a_proposal_is_tied_to_it(reader: Language) -> None:
    text = "Kenya said the talks would resume in May, a proposal to be examined in Kampala."
    (question,) = questions(reader, text, "next_meeting")
    assert not any(value == "to be examined in Kampala" for _, value in answers(question))


def test_a_toll_of_nothing_counted_is_no_question(reader: Language) -> None:
    assert not questions(reader, "The army was silent. Rebels put the toll at 75.", "number")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile says Peru asked for the meeting. Peru says Chile asked for it.", "attribution"),
        ("Niger said Mali had requested the talks. Mali's envoy said they had been requested by Niger.", "attribution"),
        ("Chile said Peru asked for a meeting. Peru said the request for the meeting came from Chile.", "attribution"),
        ("Chad says the truce was broken by Sudan. According to Sudan, it was Chad that broke it.", "attribution"),
        ("Chile said Peru opened fire first. Peru said Chile had fired first.", "attribution"),
        ("The army said the rebels broke the truce. The rebels said the army broke it.", "attribution"),
        ("Chile says Peru will host the talks. Peru says Chile will host them.", "attribution"),
        ("Chad says the truce began on Monday. Sudan says it began on Tuesday.", "timing"),
        ("Kenya said it had asked for the talks. Uganda said Kenya had not asked for the talks.", "fact"),
    ],
)
def test_two_sides_tell_one_act_differently(reader: Language, text: str, kind: str) -> None:
    (question,) = questions(reader, text, "other")
    assert question.divergence == kind
    assert len(question.positions) == 2


def test_who_says_that_he_did_not_do_what_he_is_charged_with_denies_it(reader: Language) -> None:
    text = "Kenya said Uganda called off the talks. Uganda said it had not called off the talks."
    (question,) = questions(reader, text, "accusation")
    assert question.divergence == "fact"


@pytest.mark.parametrize(
    "text",
    [
        "Chile says Peru asked for the meeting. Peru says Chile asked for the visa.",
        "Chile says Peru asked for the first meeting. Peru says Chile asked for the second meeting.",
        "Chile says Peru asked for the meeting. Chile's minister says Bolivia asked for it.",
        "Chile says Peru proposed a truce. Peru says Chile proposed a truce.",
        "Chile demanded that Peru start the talks. Peru said Chile started the talks.",
        "Chad says the truce began in Abeche on Monday. Sudan says the truce began in Nyala on Tuesday.",
        "Kenya said that if Uganda broke the truce it would fight. Uganda said Kenya broke the truce.",
        "Chad says Sudan shelled the town. Sudan says Chad shelled the town.",
        "Togo said it had called for the meeting in Lome. Ghana said it had called for the meeting in Accra.",
    ],
)
def test_two_acts_are_not_one_told_differently(reader: Language, text: str) -> None:
    assert not questions(reader, text, "other")


def test_who_proposed_a_body_is_at_issue_in_its_question(reader: Language) -> None:
    text = "Iraq proposed the panel, the Iranian envoy said. The American envoy said Iran had proposed the panel."
    (question,) = questions(reader, text, "proposal")
    assert question.divergence == "attribution"
    assert [value for _, value in answers(question)] == ["Iraq proposed the panel", "Iran had proposed the panel"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The army said twelve rebels were killed. The rebels said four fighters had died.",
            ["twelve rebels", "four fighters"],
        ),
        ("The army put the death toll at 12. The rebels put it at 40.", ["12", "40"]),
        ("Kenya put the number of refugees at 5,000. Chad put the number at 20,000.", ["5,000", "20,000"]),
        (
            "Peru said three Chilean soldiers were killed. Chile said two Chilean soldiers died.",
            ["three Chilean soldiers", "two Chilean soldiers"],
        ),
    ],
)
def test_two_sides_count_differently(reader: Language, text: str, values: list[str]) -> None:
    (question,) = questions(reader, text, "number")
    assert question.divergence == "number"
    assert [value for _, value in answers(question)] == values


@pytest.mark.parametrize(
    "text",
    [
        "The army said 12 soldiers were killed. The rebels said twelve soldiers were killed.",
        "The army said at least 12 soldiers were killed, but the rebels said 14 soldiers were killed.",
        "The army said 12 soldiers were killed. The rebels said another 40 soldiers were killed.",
        "The army said rebels killed three civilians. The rebels said the army killed five civilians.",
        "Peru said three civilians were killed by Chilean shells. Chile said five civilians were killed by Peruvian shells.",
        "Peru said it had killed five soldiers. Chile said it had killed three soldiers.",
        "Chad said three Chadian soldiers were killed, while Sudan said five Sudanese soldiers were killed.",
        "The army said 12 rebels killed three policemen. The rebels said 20 rebels were killed.",
        "The army said 12 people were killed on Monday. The rebels said 40 people were killed on Tuesday.",
        "The army said 12 people died in the raid on the mill. The rebels said 40 people died in the raid on the port.",
        "The army put the number of its dead at 30. The rebels put the number of their dead at 80.",
    ],
)
def test_counts_of_two_things_are_no_divergence(reader: Language, text: str) -> None:
    assert not questions(reader, text, "number")


def test_they_and_it_take_up_the_next_meeting(reader: Language) -> None:
    for text in (
        "Chad says the ministers will meet in April. Niger says they will meet in May.",
        "Chad says the next round will be held on 4 April. Niger says it will be on 11 April.",
    ):
        (question,) = questions(reader, text, "next_meeting")
        assert question.divergence == "timing"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Kenya says the warnings were sent by fax. Togo says no warning was ever received.",
            ["the warnings were sent by fax", "no warning was ever received"],
        ),
        (
            "The company said the traders had been given notice. The traders say no notice was received.",
            ["the traders had been given notice", "no notice was received"],
        ),
        (
            "Kenya said the letter was sent. Togo said it had never received it.",
            ["the letter was sent", "it had never received it"],
        ),
    ],
)
def test_what_one_side_sent_the_other_never_got(reader: Language, text: str, values: list[str]) -> None:
    (question,) = questions(reader, text, "other")
    assert question.divergence == "fact"
    assert [value for _, value in answers(question)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it sent the map in May. Togo said it had received the map.",
        "Kenya said two warnings were sent. Togo said no letter was received.",
        "Kenya said the letter was sent. Kenya's minister said no letter was received.",
        "Kenya said it would send a map. Togo said it had received no map.",
    ],
)
def test_what_was_not_sent_is_not_missed(reader: Language, text: str) -> None:
    assert questions(reader, text, "other") == []
