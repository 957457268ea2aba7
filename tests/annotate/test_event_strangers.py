"""Events: who stands near an act and is no party of it, what only looks like an act, and answers in the passive."""

from __future__ import annotations

from itertools import chain

import pytest

from verbale.annotate.drafts import EventDraft, draft_of
from verbale.annotate.pipeline import build
from verbale.model import Root


def of_root(text: str, root: Root) -> list[EventDraft]:
    """The events of one root in a text."""
    return [event for event in draft_of(build()(text)).events if event.root == root]


def sides(text: str, root: Root) -> tuple[list[str], list[str]]:
    """The words of all sources and of all targets of the events of one root."""
    doc = build()(text)
    events = [event for event in draft_of(doc).events if event.root == root]
    assert events
    sources = chain.from_iterable(event.source_spans for event in events)
    targets = chain.from_iterable(event.target_spans for event in events)
    return [doc[slice(*span)].text for span in sources], [doc[slice(*span)].text for span in targets]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Ghana condemned the killing of two nurses in Togo.", []),
        ("Norway condemned the attack of 5 May on a customs post.", []),
        ("Egypt condemned the coup against the president of Niger.", []),
        ("Ghana condemned in the strongest terms the abduction of nurses by Chadian soldiers.", ["Chadian soldiers"]),
        ("Ghana condemned the execution of two Swedish citizens by Iran.", ["Iran"]),
        ("Ghana condemned the rebels' attack on a convoy of the Red Cross.", ["the rebels"]),
        ("Ghana condemned the Chadian army for the killing of two nurses.", ["the Chadian army"]),
        ("Ghana condemned the use of gas by the Chadian army.", ["the Chadian army"]),
        ("The council denounced what it saw as Kenya's betrayal and urged calm.", ["Kenya"]),
        ("The Turkish minister condemned what he called Greek lies.", ["Greek"]),
        ("Ghana condemned what it described as a breach of the accord.", []),
    ],
)
def test_whoever_did_it_is_condemned_and_not_the_victim(text: str, accused: list[str]) -> None:
    assert sides(text, "ACCUSE")[1] == accused


@pytest.mark.parametrize(
    ("text", "root", "targets"),
    [
        ("The minister complained to reporters that Chad had broken the truce.", "ACCUSE", ["Chad"]),
        ("Japan demanded an apology, China a payment.", "REQUEST", []),
        ("India and Pakistan traded accusations at the United Nations.", "ACCUSE", []),
    ],
)
def test_hearers_second_voices_and_forums_are_no_targets(text: str, root: Root, targets: list[str]) -> None:
    assert sides(text, root)[1] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Ministers from Peru and Chile spoke on Monday after a blast at the frontier wounded two policemen.",
        "The ministers sent their condolences to the people of Chad following the bombings of two schools in Moundou.",
    ],
)
def test_who_acts_in_the_main_clause_does_no_harm_told_beside_it(text: str) -> None:
    harm = of_root(text, "ASSAULT")
    assert harm
    assert all(not event.sources for event in harm)


def test_whose_shells_killed_is_the_author_though_a_pronoun_says_so() -> None:
    assert sides("The rebels, whose shells killed two nurses, shelled a village.", "ASSAULT")[0]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Rwandan soldiers fought alongside the army of Mozambique.", []),
        ("Rwandan soldiers fought with the help of Mozambican troops.", []),
        ("Chad's army has been fighting the rebels alongside French troops.", ["the rebels"]),
    ],
)
def test_an_ally_is_no_target(text: str, targets: list[str]) -> None:
    assert sides(text, "ASSAULT")[1] == targets


def test_a_body_before_which_something_is_sought_is_no_target() -> None:
    assert sides("Norway threatened to seek a travel ban at the U.N. Security Council.", "THREATEN")[1] == []


def test_an_adjective_of_the_attack_is_no_source() -> None:
    assert sides("Turkey strongly condemned last week's terrorist attack on a hotel in Izmir.", "ASSAULT")[0] == []


def test_an_adverb_of_manner_is_no_trigger_of_its_own() -> None:
    (event,) = of_root("Kenya sharply criticised Uganda for the raid.", "ACCUSE")
    assert event.head == 2


@pytest.mark.parametrize(
    "text",
    [
        "The gunfire broke out after Chadian soldiers began building a footbridge near the village.",
        "The rebels had removed twelve names from the list of detainees, the minister said.",
    ],
)
def test_work_on_a_thing_is_no_move_of_forces(text: str) -> None:
    assert of_root(text, "RETREAT") == of_root(text, "MOBILIZE") == []


def test_a_name_struck_off_a_sanctions_list_is_relief() -> None:
    assert of_root("The United States struck the names of four Cuban firms off its blacklist.", "RETREAT")


def test_who_pays_for_talks_does_not_hold_them() -> None:
    text = "The quartet of Japan, Canada and Norway, which is funding the talks, urged restraint."
    assert of_root(text, "CONSULT") == []


@pytest.mark.parametrize("left", ["walked out of peace talks", "walked out of the conference"])
def test_who_walks_out_of_talks_breaks_them_off(left: str) -> None:
    (event,) = of_root(f"The rebels {left} in the Zambian capital on Friday.", "SANCTION")
    assert (event.cameo, event.target_spans) == ("164", [])


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear when the Greek and Turkish ministers would meet again.",
        "Asked if the Greek minister had met the Cuban envoy, the spokeswoman shrugged.",
        "The envoy did not say whether the Greek and Turkish ministers had met.",
    ],
)
def test_what_is_only_asked_or_left_unsaid_is_hypothetical(text: str) -> None:
    assert {event.status for event in of_root(text, "CONSULT")} == {"hypothetical"}


def test_what_is_clear_is_no_question() -> None:
    told = of_root("It was clear that the Greek and Turkish ministers would meet again.", "CONSULT")
    assert [event.status for event in told] == ["planned"]


@pytest.mark.parametrize("fate", ["died in Sunday's clash", "were killed in an ambush near the border"])
def test_who_died_in_an_attack_was_attacked(fate: str) -> None:
    sources, targets = sides(f"Two Malian soldiers and a French pilot {fate}.", "ASSAULT")
    assert (sources, targets) == ([], ["Two Malian soldiers", "a French pilot"])


@pytest.mark.parametrize("fate", ["died in a car crash", "died in hospital", "were killed in a storm"])
def test_who_died_otherwise_was_not(fate: str) -> None:
    assert of_root(f"Two Malian soldiers {fate} on Sunday.", "ASSAULT") == []


def test_a_day_and_an_or_make_an_ultimatum() -> None:
    (event,) = of_root("Ghana has given Togo until Friday to sign the treaty or lose its seat.", "THREATEN")
    assert event.cameo == "139"
    assert of_root("The parties were given until Friday to answer.", "THREATEN") == []


def test_a_door_left_open_to_talks_is_readiness() -> None:
    assert sides("The rebels left the door open to a meeting with the president.", "AGREE")[0] == ["The rebels"]
    assert of_root("The minister left the door open and went home.", "AGREE") == []
    text = "The rebels will not sign unless the army goes, but left the door open to a meeting with the president."
    assert sides(text, "AGREE")[0] == ["The rebels"]


@pytest.mark.parametrize(
    ("text", "root", "source", "target"),
    [
        ("Ghana offered Togo two boats. The offer was turned down.", "REJECT", "Togo", "Ghana"),
        (
            "Kenya's president invited the Ugandan minister to Nairobi. The invitation was accepted with joy.",
            "AGREE",
            "the Ugandan minister",
            "Kenya's president",
        ),
        (
            "The Swiss inspectors had asked Togo for access to the site, and had once more been turned down.",
            "REJECT",
            "Togo",
            "The Swiss inspectors",
        ),
    ],
)
def test_an_answer_in_the_passive_turns_the_sides_of_what_it_answers(
    text: str, root: Root, source: str, target: str
) -> None:
    assert sides(text, root)[0][-1:] == [source]
    assert sides(text, root)[1][-1:] == [target]


def test_an_answer_to_nothing_known_is_no_event() -> None:
    assert of_root("Chad shelled a post in Sudan. The offer was turned down.", "REJECT") == []


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The Peruvian government fired two generals on Friday.", "ASSAULT"),
        ("The defence minister was fired on Friday.", "ASSAULT"),
        ("The army chief was fired on Friday.", "ASSAULT"),
        ("The Interior Ministry fired its spokesman on Friday.", "SANCTION"),
        ("The general fired by the president went home.", "ASSAULT"),
        ("Police picked up the telephone and called the embassy.", "COERCE"),
        ("The Danes have not picked up the phone since.", "COERCE"),
    ],
)
def test_dismissals_and_idioms_are_no_force(text: str, root: Root) -> None:
    assert not of_root(text, root)


@pytest.mark.parametrize(
    "text",
    [
        "Police fired on demonstrators.",
        "Two policemen were fired on near the border.",
        "Omani soldiers fired rockets at the port.",
    ],
)
def test_shots_are_force(text: str) -> None:
    assert of_root(text, "ASSAULT")


@pytest.mark.parametrize(
    ("text", "root", "sources", "targets"),
    [
        ("Danish guards said they had been fired on from a Swedish island.", "ASSAULT", [], ["they"]),
        ("Syria fired rockets from Lebanese territory.", "ASSAULT", ["Syria"], []),
        ("Guards came under fire from an Armenian post.", "ASSAULT", [], ["Guards"]),
        ("Guards came under fire from Armenian troops.", "ASSAULT", ["Armenian troops"], ["Guards"]),
        ("The patrol came under Omani shelling.", "ASSAULT", ["Omani"], ["The patrol"]),
        ("The accord was brokered by Norway and signed by Chad.", "SUPPORT", ["Chad"], []),
        ("Kenya proposed that Uganda be admitted to the talks.", "REQUEST", ["Kenya"], []),
        ("Peru demanded that Chile release the men.", "REQUEST", ["Peru"], ["Chile"]),
        ("The UN is investigating the disappearance of three nurses.", "ACCUSE", ["The UN"], []),
        ("Prosecutors are investigating two ministers.", "ACCUSE", ["Prosecutors"], ["two ministers"]),
        (
            "Sudan's ambassador was called in to the foreign ministry.",
            "CONSULT",
            ["the foreign ministry"],
            ["Sudan's ambassador"],
        ),
        ("Peru, whose navy seized two trawlers, refused to comment.", "COERCE", ["navy"], ["two trawlers"]),
    ],
)
def test_who_does_it_to_whom(text: str, root: Root, sources: list[str], targets: list[str]) -> None:
    assert sides(text, root) == (sources, targets)


def test_whose_names_the_owner() -> None:
    (event,) = of_root("Oman, whose army recaptured the hills in 2020, called for calm.", "COERCE")
    assert [(actor.name, actor.code) for actor in event.sources] == [("Oman's army", "OMNMIL")]


def test_a_semicolon_ends_what_an_act_is_about() -> None:
    text = "Ecuador backed a protocol; Venezuela opposed any crossing of its border by foreign troops."
    assert not [span for event in of_root(text, "REJECT") for span in event.theme]


def test_who_presides_is_not_met() -> None:
    doc = build()("The commission met in Lima on Tuesday under the chairmanship of Ann Lee, the Peruvian minister.")
    (met,) = [event for event in draft_of(doc).events if event.root == "CONSULT"]
    assert not met.target_spans


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Iran's foreign minister warned that his country would respond to any attack.", []),
        ("The Turkish minister warned that Ankara would respond.", []),
        ("Iran's minister warned Israel that his country would respond to any attack.", ["Israel"]),
        ("The Chadian president warned that his army would strike the rebels.", ["the rebels"]),
    ],
)
def test_nobody_threatens_his_own_side(text: str, target: list[str]) -> None:
    assert sides(text, "THREATEN")[1] == target


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        ("When the ministers met in May, Kenya's envoy, Ann Otieno, walked out.", "CONSULT", []),
        ("After the envoys met in Oslo, the Kenyan minister left.", "CONSULT", []),
        ("When Peru met Chile in May, Bolivia's envoy walked out.", "CONSULT", ["Chile"]),
        ("When the ministers met in May, Kenya's envoy, Ann Otieno, walked out.", "SANCTION", []),
    ],
)
def test_the_main_subject_takes_no_part_in_a_fronted_clause(text: str, root: Root, target: list[str]) -> None:
    assert sides(text, root)[1] == target


@pytest.mark.parametrize(
    ("text", "forced"),
    [
        ("The monitors were forbidden by their own mandate from listening in.", False),
        ("The police were banned by law from striking.", False),
        ("The wounded were flown out of Gao by the UN.", False),
        ("Journalists were barred by the army from the town.", True),
    ],
)
def test_a_rule_forces_nobody(text: str, forced: bool) -> None:
    assert bool(of_root(text, "COERCE")) == forced
