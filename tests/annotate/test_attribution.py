"""Attribution by dependency and quotation rules, on sentences of our own."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import verbale
from verbale.annotate.attribution import attribution
from verbale.annotate.attribution.tagged_candidates import _untorn
from verbale.annotate.drafts import StatementDraft, TokenSpan, draft_of
from verbale.annotate.pipeline import MODEL, build


@pytest.fixture(scope="module")
def attributing() -> Language:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("verbale_paragraphs", before="parser")
    nlp.add_pipe("verbale_attribution")
    return nlp


def texts(doc: Doc, spans: list[TokenSpan]) -> str:
    return " … ".join(doc[start:end].text for start, end in spans)


def read(nlp: Language, text: str) -> tuple[Doc, list[StatementDraft]]:
    doc = nlp(text)
    return doc, draft_of(doc).statements


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The Kenyan envoy said the border would stay open.",
            "The Kenyan envoy",
            "said",
            "the border would stay open",
        ),
        (
            "Nepal's army chief told reporters that two posts had been moved.",
            "Nepal's army chief",
            "told",
            "that two posts had been moved",
        ),
        ("The convoy, she said, was turned back twice.", "she", "said", "The convoy … was turned back twice"),
        (
            '"Nobody crossed the line," said Marta Olsen, a monitor of the mission.',
            "Marta Olsen, a monitor of the mission",
            "said",
            '"Nobody crossed the line,"',
        ),
        (
            '"We waited," the colonel said, "and nobody came to the post."',
            "the colonel",
            "said",
            '"We waited," … "and nobody came to the post."',
        ),
        (
            "According to the monitors, both sides fired after midnight.",
            "the monitors",
            "According to",
            "both sides fired after midnight",
        ),
        (
            'He added: "The list of prisoners is not complete yet."',
            "He",
            "added",
            '"The list of prisoners is not complete yet."',
        ),
        (
            "The patrols were not stopped, he explained, because the road belongs to the village.",
            "he",
            "explained",
            "The patrols were not stopped … because the road belongs to the village",
        ),
        (
            "Both delegations had left the hall early, Chad's minister was quoted as saying on Friday.",
            "Chad's minister",
            "was quoted as saying",
            "Both delegations had left the hall early",
        ),
        (
            "Nurlan Saitov, who leads the border section, was quoted by the agency as saying that the post was shut.",
            "Nurlan Saitov, who leads the border section",
            "was quoted by the agency as saying",
            "that the post was shut",
        ),
        (
            "State radio quoted Defence Minister Nurlan Saitov as saying the army was ready.",
            "Defence Minister Nurlan Saitov",
            "quoted … as saying",
            "the army was ready",
        ),
        (
            "The ministry described the talks as useful and said they dealt with the dams.",
            "The ministry",
            "said",
            "they dealt with the dams",
        ),
        (
            "The envoy said the guards had to leave with the Union of Northern Herders (UNH).",
            "The envoy",
            "said",
            "the guards had to leave with the Union of Northern Herders (UNH)",
        ),
        (
            "Chad proposed March 6, the minister said.",
            "Chad",
            "proposed",
            "March 6",
        ),
        (
            'The dam must be inspected, the minister said, "and we want dates from both engineers".',
            "the minister",
            "said",
            'The dam must be inspected … "and we want dates from both engineers"',
        ),
        (
            "The mayor said the bridge was shut and that both villages had promised to mend it.",
            "both villages",
            "had promised",
            "to mend it",
        ),
        (
            "Peru condemns the raid on its post, in which a guard lost his life, and calls upon Chile to find the men.",
            "Peru",
            "calls upon",
            "to find the men",
        ),
        (
            "According to Omar Diaz of the River Forum, a rights group, both are late.",
            "Omar Diaz of the River Forum, a rights group",
            "According to",
            "both are late",
        ),
        (
            "According to the ministry, a soldier shot a guard.",
            "the ministry",
            "According to",
            "a soldier shot a guard",
        ),
        (
            "Peru threatened retaliation if joint U.S.-South Korean naval drills went ahead in May.",
            "Peru",
            "threatened",
            "retaliation if joint U.S.-South Korean naval drills went ahead in May",
        ),
        ("Quito, she said, had offered to pay for the boats.", "Quito", "had offered", "to pay for the boats"),
        ("Chad had armed the herders, a charge that Niger denies.", "Niger", "denies", "a charge"),
        ("The army had shelled the post, an allegation Chad rejected.", "Chad", "rejected", "an allegation"),
        ('Peru had left the talks, a report Lima called "pure invention".', "Lima", "called", '"pure invention"'),
    ],
)
def test_source_cue_and_content(attributing: Language, text: str, source: str, cue: str, content: str) -> None:
    doc, statements = read(attributing, text)
    found = [(texts(doc, s.source), texts(doc, s.cue), texts(doc, s.content)) for s in statements]
    assert (source, cue, content) in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lima spoke of a raid, Quito of an accident.", [("Lima", "a raid"), ("Quito", "an accident")]),
        ("Chad wants a truce, Niger a treaty.", [("Chad", "a truce"), ("Niger", "a treaty")]),
        (
            "Chad said the talks would begin on 4 May, Niger on 11 May.",
            [("Chad", "the talks would begin on 4 May"), ("Niger", "the talks would begin … on 11 May")],
        ),
        ("Chad spoke of the raid, Niger and the river.", [("Chad", "the raid, Niger and the river")]),
        (
            "Chad said the talks would be held in Lima, Peru in May.",
            [("Chad", "the talks would be held in Lima, Peru in May")],
        ),
    ],
)
def test_a_second_voice_shares_the_verb(text: str, said: list[tuple[str, str]]) -> None:
    doc, statements = read(build(), text)
    assert [(texts(doc, s.source), texts(doc, s.content)) for s in statements] == said


def test_a_content_torn_before_the_root_ends_there(attributing: Language) -> None:
    doc = Doc(
        attributing.vocab, ["a", "joint", "drill", "today"], heads=[2, 2, 2, 2], deps=["det", "amod", "ROOT", "advmod"]
    )
    assert _untorn(doc, (0, 2)) == (0, 4)


def test_who_denies_an_allegation_does_not_make_it() -> None:
    _, statements = read(build(), "The envoy was bribed, an allegation that the ministry denied.")
    assert [statement.force for statement in statements] == ["deny"]


def test_two_verbs_with_one_content_are_two_statements(attributing: Language) -> None:
    doc, statements = read(attributing, "Chad warned and threatened that it would close the border.")
    assert {texts(doc, statement.cue) for statement in statements} == {"warned", "threatened"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Minister: Border will stay shut", "Minister"),
        ("SURVEY: ONE IN FIVE HERDERS HAS LEFT", "SURVEY"),
        ("Football: Brazil beat Chile", None),
        ("There was one problem: the road was shut.", None),
    ],
)
def test_whoever_stands_before_a_colon_speaks(text: str, source: str | None) -> None:
    sources = [span.text for statement in verbale.load()(text).statements for span in statement.source]
    assert sources == ([source] if source else [])


@pytest.mark.parametrize(
    "text",
    [
        "Did the Chadians say that they would come?",
        'The envoy said that raids on the post had gone "up and not down".',
        "State radio quoted the minister as saying the army was ready.",
    ],
)
def test_nobody_is_made_to_speak_who_does_not(attributing: Language, text: str) -> None:
    doc, statements = read(attributing, text)
    sources = {texts(doc, statement.source) for statement in statements}
    assert sources <= {"The envoy", "the minister"}


def test_a_nested_report_keeps_both_levels(attributing: Language) -> None:
    doc, statements = read(attributing, "Lee said he told the Canadians that his side was ready to share the maps.")
    outer, inner = statements[:2]
    assert inner.parent is outer
    assert texts(doc, inner.addressee_spans) == "the Canadians"


def test_what_a_named_one_says_inside_a_quotation_is_theirs(attributing: Language) -> None:
    doc, statements = read(attributing, '"Oslo told us in May that the talks were over," the envoy said.')
    outer, inner = statements
    assert inner.parent is outer
    assert (texts(doc, inner.source), texts(doc, inner.content)) == ("Oslo", "that the talks were over")
    assert inner.confidence > 0.3


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("By its account, the army lost two men.", "its", "the army lost two men"),
        ("The convoy, in the driver's words, was hit twice.", "the driver", "The convoy … was hit twice"),
        ("By the army's own reckoning, two men were lost.", "the army", "two men were lost"),
    ],
)
def test_by_whose_account(attributing: Language, text: str, source: str, content: str) -> None:
    doc, (statement,) = read(attributing, text)
    assert (texts(doc, statement.source), texts(doc, statement.content)) == (source, content)


def test_all_accounts_are_nobodys(attributing: Language) -> None:
    _, statements = read(attributing, "By all accounts, the army lost two men.")
    assert all(not statement.source for statement in statements)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            'Weaver said, "Oduya went on to claim that the troops had left."',
            "went on to claim",
            "that the troops had left",
        ),
        (
            'Weaver wrote, "Oduya proceeded to lie to the envoys that the mines were cleared."',
            "proceeded to lie",
            "that the mines were cleared",
        ),
        ("Weaver said that Oduya kept telling them that the road was shut.", "kept telling", "that the road was shut"),
    ],
)
def test_what_a_named_one_goes_on_to_say_is_theirs(attributing: Language, text: str, cue: str, content: str) -> None:
    doc, statements = read(attributing, text)
    (inner,) = [s for s in statements if texts(doc, s.source) == "Oduya"]
    assert (texts(doc, inner.cue), texts(doc, inner.content)) == (cue, content)


def test_a_quotation_goes_on_in_the_next_paragraph(attributing: Language) -> None:
    text = '"The first house burned at noon," the mayor said. "The second was saved by the rain.\n\n"We counted nine in all."'
    doc, statements = read(attributing, text)
    assert len(statements) == 1
    assert texts(doc, statements[0].content).endswith('"We counted nine in all."')


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"We are leaving the valley today," the captain said.', "direct"),
        ("The captain said they were leaving.", "indirect"),
        ('The captain said they were leaving "for good and with regret".', "mixed"),
    ],
)
def test_manner(attributing: Language, text: str, manner: str) -> None:
    _, statements = read(attributing, text)
    assert statements[0].manner == manner


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by two metres in the night and the bridge was closed.",
        "Ferries cross the strait every hour in summer.",
        "The team won the cup after extra time.",
    ],
)
def test_plain_narration_holds_no_statement(attributing: Language, text: str) -> None:
    assert read(attributing, text)[1] == []


def test_two_voices_around_a_semicolon_stay_apart(attributing: Language) -> None:
    doc, statements = read(attributing, "Chile says the ship was empty; Peru says it carried fuel for the islands.")
    assert {texts(doc, s.source): texts(doc, s.content) for s in statements} == {
        "Chile": "the ship was empty",
        "Peru": "it carried fuel for the islands",
    }


@pytest.mark.parametrize(
    "text", ["", " ", '"', "said said said", ": : :", '"He said "she said "they said', "\u202e\u0000 said"]
)
def test_odd_texts_do_no_harm(attributing: Language, text: str) -> None:
    read(attributing, text)


def test_a_credited_caption_is_a_document(attributing: Language) -> None:
    doc, statements = read(attributing, "The ferry at dawn. Image: Ana Lind.\n\nThe ferry sank in May.")
    assert [(s.kind, texts(doc, s.source), texts(doc, s.content)) for s in statements] == [
        ("document", "Ana Lind", "The ferry at dawn")
    ]


def test_a_signed_quotation(attributing: Language) -> None:
    doc, statements = read(
        attributing, '"It was the longest night of the whole war." - Karim Haddad\n\nThe guns fell silent.'
    )
    assert "Karim Haddad" in [texts(doc, s.source) for s in statements]


def test_said_in_a_statement_that(attributing: Language) -> None:
    doc, statements = read(
        attributing, "The ministry said in a statement that two ferries had been seized near the port."
    )
    assert "that two ferries had been seized near the port" in {texts(doc, s.content) for s in statements}


@pytest.mark.parametrize("mark", [":", ","])
def test_a_quotation_led_in_by_the_paragraph_before(attributing: Language, mark: str) -> None:
    text = f'The captain of the ferry stated{mark}\n\n"We saw two boats before dawn. They had no lights."\n\nThe port was closed.'
    doc, statements = read(attributing, text)
    assert [(texts(doc, s.source), texts(doc, s.content)) for s in statements] == [
        ("The captain of the ferry", '"We saw two boats before dawn. They had no lights."')
    ]


def test_according_to_without_a_comma(attributing: Language) -> None:
    doc, statements = read(attributing, "According to Rossi the bridge was closed by the guards at noon.")
    assert texts(doc, statements[0].source) == "Rossi"
    assert texts(doc, statements[0].content).startswith("the bridge")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            'The bishop called it odd: "They should wait, because I have the feeling that nobody will come."',
            "feeling",
            "that nobody will come",
        ),
    ],
)
def test_a_view_marked_as_one_in_a_quotation(attributing: Language, text: str, cue: str, content: str) -> None:
    doc, statements = read(attributing, text)
    view = next(s for s in statements if texts(doc, s.cue) == cue)
    assert texts(doc, view.content).startswith(content)


def test_a_paragraph_that_ends_in_a_colon_leads_in_the_next(attributing: Language) -> None:
    doc, statements = read(
        attributing,
        'The bishop has called the ruling "odd" and "hasty":\n\n"Who decides should look twice. Nobody will."',
    )
    assert "Nobody will" in texts(doc, statements[0].content)


def test_a_name_is_no_cue() -> None:
    doc = build()('"We have seen the list," Omar Said told the agency.')
    assert [texts(doc, s.cue) for s in draft_of(doc).statements] == ["told"]


def test_a_question_to_its_listener_reports_nothing() -> None:
    doc = build()("QUESTION: Did you agree to meet again?\n\nMR. KOLB: No date has been set.\n\nQUESTION: Why?")
    assert all("agree" not in texts(doc, s.cue) for s in draft_of(doc).statements)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt did not agree to a truce.",
        "France rejected the death penalty.",
        "The president defended his record on jobs.",
    ],
)
def test_refusals_and_defences_stay_statements(text: str) -> None:
    assert len(draft_of(build()(text)).statements) == 1


@pytest.mark.parametrize("told", ["did not agree", "did not reach agreement", "failed to agree"])
def test_that_no_agreement_was_reached_is_nobodys_statement(told: str) -> None:
    assert not draft_of(build()(f"The two sides {told} on the budget.")).statements


def test_the_last_of_several_infinitives_is_said_too() -> None:
    doc = build()("She said Peru must stop the work, ship the fuel abroad and shut the plant.")
    (said, *_) = draft_of(doc).statements
    assert doc[slice(*said.content[-1])].text.endswith("shut the plant")


def test_who_is_expected_to_act_expects_nothing() -> None:
    (said, *_) = draft_of(build()("Secretary of State Ann Lee is expected to visit both capitals in May.")).statements
    assert not said.source


def test_a_gerund_as_subject_adds_no_statement() -> None:
    (said,) = draft_of(build()("The engineers say adding sand to clay is enough.")).statements
    assert said.lemma == "say"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The envoys were told that the road was open.", []),
        ("The envoys were told by the guards that the road was open.", ["the guards"]),
        ("The rebels reportedly shelled the town.", []),
        ("The envoy flew to Lima and was told that there was no news.", []),
        ("The envoy flew to Lima and was assured by the guards that the road was open.", ["the guards"]),
        ("The delegation was led by a general, Lee said.", ["Lee"]),
        ("Lee earlier said the envoys planned a second session.", ["Lee"]),
        ("Norway neither welcomed nor criticised the plan.", ["Norway"]),
    ],
)
def test_who_only_hears_or_acts_does_not_speak(text: str, source: list[str]) -> None:
    doc = build()(text)
    assert [doc[slice(*span)].text for said in draft_of(doc).statements for span in said.source] == source


@pytest.mark.parametrize(
    "text",
    [
        "The team was twice denied visas.",
        "The keeper conceded a penalty.",
        "Chad's army has failed to leave the town.",
        "The embassy took note of it.",
    ],
)
def test_what_is_not_said_is_no_statement(text: str) -> None:
    assert not draft_of(build()(text)).statements


def test_no_one_is_no_cue() -> None:
    (statement,) = draft_of(build()("No one disputes that the army shelled the hospital.")).statements
    assert statement.lemma.startswith("dispute")


def test_a_word_that_is_no_cue_is_left_out_only_where_it_could_not_be_kept(
    attributing: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        'The envoy opened the plant on Monday. "We built the road for them," she added. As Chad sees it, the dam helps.\n\n'
        "The ministry did not show how it works. He accused the army of firing, and the mayor's plan to leave was denied. "
        "They are ready to talk; I believe we have told them that it is late."
    )

    def found() -> list[tuple[object, ...]]:
        return [(one.source, one.cue, one.content, one.confidence) for one in read(attributing, text)[1]]

    few = found()
    monkeypatch.setattr(attribution, "_possible_cues", lambda doc: range(len(doc)))
    assert few
    assert few == found()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It is unclear who proposed the truce.", "who"),
        ("Accounts differ over who asked for the meeting in May.", "who"),
        ("The envoy said the Council should ask itself whether the sanctions had worked.", "the Council"),
        ('"You would have to put that question to the ministry," the spokesman said.', "You"),
    ],
)
def test_nobody_is_told_to_have_said_what_is_only_asked(attributing: Language, text: str, source: str) -> None:
    doc, statements = read(attributing, text)
    assert source not in {texts(doc, statement.source) for statement in statements}
