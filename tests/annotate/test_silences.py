"""What was not said: the kinds of silence, who is silent, about what, who says so, and what is no silence."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import SilenceDraft, TokenSpan, draft_of
from verbale.annotate.pipeline import build
from verbale.annotate.silences.silences import verbale_silences


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def silences(reader: Language, text: str) -> tuple[Doc, list[SilenceDraft]]:
    doc = reader(text)
    return doc, draft_of(doc).silences


def words(doc: Doc, span: TokenSpan | None) -> str | None:
    return doc[span[0] : span[1]].text if span else None


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("The Peruvian envoy did not elaborate.", "not_disclosed", None),
        ("The minister did not say whether he would go.", "not_disclosed", "whether he would go"),
        ("The chairman did not say on which day.", "not_disclosed", "on which day"),
        ("The general declined to describe what the rebels had asked.", "not_disclosed", "what the rebels had asked"),
        ("Officials would not confirm the raid.", "not_disclosed", "the raid"),
        ("Officials would neither confirm nor deny the report.", "not_disclosed", "the report"),
        ("Officials would not confirm or deny that the men were held.", "not_disclosed", "that the men were held"),
        ("The minister neither confirmed nor denied the report.", "not_disclosed", "the report"),
        ("The envoy would not be drawn on the date.", "not_disclosed", "the date"),
        ("The ministry has said almost nothing about the raid.", "not_disclosed", "the raid"),
        ("The general kept quiet about the prisoners.", "not_disclosed", "the prisoners"),
        ("The mayor has yet to comment.", "not_disclosed", None),
        ("Nothing was said about the prisoners.", "not_raised", "the prisoners"),
        ("Neither took questions.", "not_answered", None),
        ("The ministry gave no details of the accord.", "not_disclosed", "the accord"),
        ("Chile has given no reason.", "not_disclosed", "reason"),
        ("Her spokesman declined comment.", "not_disclosed", None),
        ("The spokesman left the hall without giving details.", "not_disclosed", None),
        ("Nor did the envoy explain the delay.", "not_disclosed", "the delay"),
        ("The minister remained silent on the matter.", "not_disclosed", "the matter"),
        ("There was no immediate comment from the embassy.", "not_disclosed", None),
        ("The issue of the border was not raised by the Syrians.", "not_raised", "the border"),
        ("The ambassador never mentioned the detainees.", "not_raised", "the detainees"),
        ("The envoy spoke for an hour without mentioning the prisoners.", "not_raised", "the prisoners"),
        ("The captured sailors were not brought up.", "not_raised", "The captured sailors"),
        ("The embassy did not respond to requests for comment.", "not_answered", None),
        ("The minister could not be reached.", "not_answered", None),
        ("The general sidestepped the question.", "not_answered", None),
        ("The president did not respond directly when asked about the raid.", "not_answered", None),
        ("Calls to the embassy were not returned.", "not_answered", None),
        ("The foreign minister did not attend the talks.", "did_not_attend", "the talks"),
        ("The foreign minister was absent from the talks.", "did_not_attend", "the talks"),
        ("The foreign minister was absent.", "did_not_attend", None),
        ("The foreign minister was unable to attend the talks.", "did_not_attend", "the talks"),
        ("The foreign minister could not attend the talks.", "did_not_attend", "the talks"),
        ("The foreign minister could not take part.", "did_not_attend", None),
        ("The rebels stayed away from the talks.", "did_not_attend", "the talks"),
        ("Two of the delegates boycotted the opening session.", "did_not_attend", "the opening session"),
        ("The ministry did not confirm the report.", "not_disclosed", "the report"),
        ("Peru has not confirmed that its jets were there.", "not_disclosed", "that its jets were there"),
        ("Peru has not confirmed whether it will attend.", "not_disclosed", "whether it will attend"),
        ("Neither side had yet named an envoy.", "not_disclosed", "an envoy"),
        ("The ministry has yet to announce a date.", "not_disclosed", "a date"),
        ("I would not want to speculate about the date.", "not_disclosed", "the date"),
        ("The general did not wish to say when he would leave.", "not_disclosed", "when he would leave"),
        ("Peru received no answer from Chile.", "not_answered", None),
        ("The minister referred questions about the raid to the army.", "not_answered", "the raid"),
        ("All inquiries were referred to the ministry.", "not_answered", None),
        ("Peru has had no reply to its note from Chile.", "not_answered", "its note"),
        ("Peru has yet to receive a response from Chile.", "not_answered", None),
        ("No reply was received from Chile.", "not_answered", None),
        ("No answer came from the rebels.", "not_answered", None),
        ("On none of these occasions was a reply received.", "not_answered", None),
        ("The statement did not say who had fired.", "not_stated_by_source", "who had fired"),
        ("It was not immediately clear who ordered the raid.", "not_stated_by_source", "who ordered the raid"),
        ("It was not known whether the convoy had arrived.", "not_stated_by_source", "whether the convoy had arrived"),
        ("There was no word on the fate of the hostages.", "not_stated_by_source", "the fate of the hostages"),
        ("No minister answered her.", "not_answered", None),
        ("The question drew no answer.", "not_answered", "The question"),
        ("The letter to Chile went unanswered.", "not_answered", "The letter to Chile"),
        ("Her calls have been left unanswered.", "not_answered", "Her calls"),
        ("Asked about the raid, the minister shrugged.", "not_answered", "the raid"),
        ("The minister hedged when asked about dates.", "not_answered", "dates"),
        ("Asked whether she would go, the minister smiled.", "not_answered", "whether she would go"),
        ("The general declined through his lawyer to be interviewed.", "not_disclosed", None),
        ("Peru asked for the map, but no answer followed.", "not_answered", None),
    ],
)
def test_kind_and_topic(reader: Language, text: str, kind: str, about: str | None) -> None:
    doc, found = silences(reader, text)
    assert [(silence.kind, words(doc, silence.about)) for silence in found] == [(kind, about)]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy did not say that the war was over.",
        "The general does not attend church.",
        "Exports declined by three percent.",
        "Omar Diaz led the mission. A monitor counts shots; he does not say what they mean.",
        "An envoy listens, and she does not answer questions.",
        "The rebels refused to leave the town.",
        "The bank did not raise interest rates.",
        "The army did not respond to the attack.",
        "If the minister does not answer, the talks will end.",
        "The minister should not discuss the case.",
        "Did the minister not answer the question?",
        "The government will not attend the conference.",
        "The minister cannot attend the talks.",
        "Proof of the charge was absent.",
        "The delegation threatened to boycott the session.",
        "The lawyer promised not to disclose the terms.",
        "The ambassador did not name a successor.",
        "The tests did not confirm the theory.",
        "The army did not want to release the prisoners.",
        "The minister would like to comment.",
        "Peru refused to receive a reply from Chile.",
        "If Peru receives no reply from Chile, it will act.",
        "Peru may receive no reply from Chile.",
        "Peru received no aid from Chile.",
        "Peru received an answer from Chile.",
        "No reply will come from Chile.",
        "The court referred the question to the tribunal.",
        "The minister referred the dispute to the council.",
        "The spokesman did not refer questions to the army.",
        '"I would refer you to our statement," the minister said.',
        '"You would have to ask the bank for a loan," the minister said.',
        '"You will have to ask your men to leave," the minister said.',
        "He was not brought up that way.",
        "The envoy was not speaking only about the dam.",
        "Many questions remained unanswered.",
        "The letter to Chile will go unanswered.",
        "The minister smiled when the children sang.",
        "Asked about the raid, the minister smiled and said that it was over.",
        "The film drew no response.",
        "No vote followed.",
    ],
)
def test_no_silence(reader: Language, text: str) -> None:
    assert silences(reader, text)[1] == []


def test_coordinated_refusals_are_two_silences(reader: Language) -> None:
    doc, found = silences(reader, "The envoy did not answer questions nor would he say when Peru replied.")
    assert [silence.kind for silence in found] == ["not_answered", "not_disclosed"]
    assert words(doc, found[1].evidence) == "nor would he say when Peru replied"


def test_a_shared_negation_reaches_the_second_verb(reader: Language) -> None:
    found = silences(reader, "The minister did not answer questions or give a timetable.")[1]
    assert [silence.kind for silence in found] == ["not_answered", "not_disclosed"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("There was no comment from Lima.", "Peru"),
        ("Chile has received no reply from Lima.", "Peru"),
        ("Chile got no answer from the rebels.", "rebels"),
        ("The minister would not speculate.", "minister"),
        ('"I would refer you to the army," the minister said.', "minister"),
        ('"You would have to ask the army," the minister said.', "minister"),
        ("SPOKESPERSON: You will have to put that question to the army.", "SPOKESPERSON"),
        ("There was no comment from the mountains.", None),
        ("No minister answered her.", None),
        ("The letter to Chile went unanswered.", "Chile"),
        ("Asked about the raid, the minister shrugged.", "minister"),
        ("No reply was received.", None),
    ],
)
def test_who_was_silent(reader: Language, text: str, by: str | None) -> None:
    (silence,) = silences(reader, text)[1]
    assert (silence.by.name if silence.by else None) == by


def test_the_silent_party_and_its_witness(reader: Language) -> None:
    text = "The Chilean delegation did not raise the subject of the buoys, Peruvian Ambassador Rosa Quispe said."
    doc, (silence,) = silences(reader, text)
    assert silence.by is not None
    assert silence.by.country == "CHL"
    assert silence.attested_by is not None
    assert silence.attested_by.name == "Rosa Quispe"
    assert words(doc, silence.about) == "the buoys"


def test_a_refusal_attests_itself_by_the_report(reader: Language) -> None:
    (silence,) = silences(reader, "Norway declined to say how Sweden had answered.")[1]
    assert silence.by is not None
    assert silence.by.name == "Norway"
    assert silence.attested_by is None


def test_an_elided_subject_is_found(reader: Language) -> None:
    (silence,) = silences(reader, "Kenya has put off the talks and has given no reason.")[1]
    assert silence.by is not None
    assert silence.by.name == "Kenya"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "Envoy Rosa Quispe said Peru was ready to dredge the canal. Quispe did not elaborate.",
            "Peru was ready to dredge the canal",
        ),
        ("Envoy Rosa Quispe said Peru was ready to help. Chile did not elaborate.", None),
        ("Envoy Rosa Quispe said Peru could help. The hall was full. A band played. Quispe did not elaborate.", None),
    ],
)
def test_what_is_not_elaborated_is_what_was_said_last(reader: Language, text: str, about: str | None) -> None:
    doc, (silence,) = silences(reader, text)
    assert words(doc, silence.about) == about


def test_a_relative_clause_names_its_antecedent(reader: Language) -> None:
    doc, (silence,) = silences(reader, "President Omar Diallo, who did not attend the talks, sent a deputy.")
    assert silence.by is not None
    assert silence.by.name == "Omar Diallo"
    assert words(doc, silence.about) == "the talks"


def test_a_state_after_the_topic_belongs_to_it(reader: Language) -> None:
    doc, (silence,) = silences(reader, "Lima did not raise the case of two Peruvians now in Chilean custody.")
    assert words(doc, silence.about) == "two Peruvians now in Chilean custody"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "…", "?!", "🕊 🕊", "did not", "Nor", "\x00 not say", "لم يقل", '"' * 9]
)
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert draft_of(verbale_silences(nlp(text))).silences == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Neither government has commented on the report.", "the report"),
        ("I'm not going to read out what the other side said.", "what the other side said"),
        ("I have nothing to announce today.", None),
        ("We don't have anything to add on that.", "that"),
        ("We have nothing new to report on the talks.", "the talks"),
        ("I'm not going to get into the details of the letter.", "the details of the letter"),
        ("The ambassador refused to say who had fired.", "who had fired"),
    ],
)
def test_who_speaks_may_say_nothing(reader: Language, text: str, about: str | None) -> None:
    doc, (silence,) = silences(reader, text)
    assert silence.kind == "not_disclosed"
    assert words(doc, silence.about) == about


@pytest.mark.parametrize(
    "text",
    [
        "I'm not going to leave Lima.",
        "They have nothing to eat.",
        "If I have nothing to add, I leave.",
        "The mayor said nothing new about the bridge.",
        "The captain said nothing had been agreed.",
        "The coach took no question seriously.",
        "The company has yet to pay.",
        "The bill was drawn on a bank.",
    ],
)
def test_other_things_left_undone_are_no_silences(reader: Language, text: str) -> None:
    assert not silences(reader, text)[1]


def test_what_is_kept_quiet_is_no_act() -> None:
    doc = build()("Minister Ann Lee of Chile did not raise the subject of seven Peruvians now in custody, she said.")
    assert [s.kind for s in draft_of(doc).silences] == ["not_raised"]
    assert draft_of(doc).events == []


@pytest.mark.parametrize(
    ("text", "about", "referent"),
    [
        ("Norway accused Sweden of diverting the river. Swedish officials did not answer that charge.",
         "that charge", "of diverting the river"),
        ("Poland proposed a joint patrol. Latvia did not reply to that proposal.", "that proposal", "a joint patrol"),
        ("Norway accused Sweden of diverting the river. Sweden did not answer that.", "that", "of diverting the river"),
        ("Poland proposed a joint patrol. Latvia did not answer the charge of smuggling.", "the charge of smuggling", None),
        ("Poland proposed a joint patrol. Latvia did not answer that charge.", "that charge", None),
        ("Norway accused Sweden of theft. Poland accused Latvia of fraud. Latvia did not answer that charge.",
         "that charge", "of fraud"),
    ],
)  # fmt: skip
def test_what_points_back_is_shown_with_what_it_points_to(
    reader: Language, text: str, about: str, referent: str | None
) -> None:
    doc, (silence,) = silences(reader, text)
    assert (words(doc, silence.about), words(doc, silence.referent)) == (about, referent)


def test_a_pronoun_that_points_to_nothing_said_is_no_silence(reader: Language) -> None:
    assert silences(reader, "The rebels shelled the port. The army did not respond to it.")[1] == []


def test_the_words_for_the_silent_one_are_kept(reader: Language) -> None:
    doc, (silence,) = silences(reader, "Ann Lund and Eva Berg met in Riga. She did not say when they would meet again.")
    assert (silence.by, words(doc, silence.party)) == (None, "She")
