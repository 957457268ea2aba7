"""Force, polarity, modality and beneficiaries of statements, on sentences of our own."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import StatementDraft, draft_of
from verbale.annotate.forces.likeliest_force import FACTUAL
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reads():
    nlp = build()

    def read(text: str) -> list[StatementDraft]:
        return draft_of(nlp(text)).statements

    return read


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Peru accused Chile of moving the buoys.", "accuse"),
        ("The minister denied that any shell had been fired.", "deny"),
        ("Kenya's envoy proposed that the two armies share a radio channel.", "propose"),
        ("Norway offered to host the next round.", "offer"),
        ("The general demanded that the rebels hand over the port.", "demand"),
        ("Chad must open the road at once, the Sudanese envoy said.", "demand"),
        ("The president promised to release the fishermen.", "commit"),
        ("The colonel warned that another raid would end the truce.", "warn"),
        ("The spokesman described the talks as frank.", "characterise"),
        ("The prime minister said his government was ready to repair the dam.", "offer"),
        ("The soil of Laos would not be used against a neighbouring state, its president said.", "assure"),
        ('"We will study the offer when we receive it," the ambassador said.', "defer"),
        ("The chairman praised the work of the monitors.", "praise"),
        ("The envoy declined to comment on the map.", "decline"),
        ("The delegate said the river had frozen.", "assert"),
        ("Cameroon suggested a joint radar centre.", "propose"),
        ("The minister expressed his regret for the delay.", "regret"),
        ("The envoy did not say when the two sides would meet.", "decline"),
        ("The minister said Peru's position was very similar to our own policy.", "converge"),
        ("The general hinted that he might release the pilots.", "offer"),
        ("The general hinted that he might expel the pilots.", "threaten"),
        ("Peru demanded that Chile pull back by Friday or face war.", "threaten"),
        ("The general told the rebels to leave the hills or be driven out.", "threaten"),
        ("Peru demanded that Chile pull back by Friday.", "demand"),
        ("Serbia withdrew its consent to the mission.", "reject"),
        ("Serbia withdrew its objection to the mission.", "accept"),
        ("Togo reiterated that it does not allow its territory to be used for raids.", "assure"),
        ('"You would have to put that question to the ministry," the spokesman said.', "decline"),
        ('"I did not say that," the minister said.', "deny"),
        ('"No such incident occurred," a Ugandan spokeswoman said.', "deny"),
        ("The minister said there was no such plan.", "deny"),
        ("Peru accused Chile of an attack. Chile's minister said that no attack had taken place.", "deny"),
        ("Peru accused Chile of firing on a boat. Chile's army said it had not fired.", "deny"),
        ('"We strongly condemn this raid," the minister said.', "accuse"),
        ("The deputy said she would vote with the government.", "commit"),
        ("The deputy said she would vote against the bill.", "reject"),
        ('"I was ordered to tell you that the border is closed," the captain said.', "assert"),
    ],
)
def test_force(reads, text: str, force: str) -> None:
    assert force in {statement.force for statement in reads(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that no attack took place that day.",
        "Peru accused Chile of an attack. Peru's minister said no attack had taken place before May.",
        "Peru accused Chile of an attack. Chile's minister said no vote had taken place.",
        "Peru accused Chile of an attack. Chile's minister said no attack would take place.",
    ],
)
def test_what_did_not_happen_is_denied_only_to_a_charge(reads, text: str) -> None:
    assert "deny" not in {statement.force for statement in reads(text)}


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The envoy said there were no plans for such a meeting.", "assert"),
        ("The envoy denied that there were no plans for such a meeting.", "deny"),
    ],
)
def test_what_there_is_none_of_yet_is_no_denial(reads, text: str, force: str) -> None:
    assert reads(text)[0].force == force


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("Peru insists that the men are shepherds.", False),
        ("Peru insisted that the men be freed.", True),
        ("Peru insists that the men must be freed.", True),
        ("Peru insisted that the two men leave the country.", True),
    ],
)
def test_only_the_subjunctive_makes_insisting_a_demand(reads, text: str, demands: bool) -> None:
    assert (reads(text)[0].force == "demand") == demands


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The envoy said that the bridge was open.", "positive"),
        ("The envoy did not say that the bridge was open.", "negative"),
        ("The envoy denied that the bridge was open.", "negative"),
        ("The envoy avoided condemning the raid.", "negative"),
        ("The envoy stopped short of rejecting the plan.", "negative"),
        ("The envoy did not refrain from condemning the raid.", "positive"),
        ("The envoy did not dispute that the bridge was open.", "positive"),
        ("The envoy disputed that the bridge was open.", "negative"),
        ("Norway dropped its demand for an inquiry.", "negative"),
        ("Serbia abandoned its insistence that the monitors leave.", "negative"),
        ("Norway repeated its demand for an inquiry.", "positive"),
        ("Norway withdrew its objection to the inquiry.", "positive"),
        ("The mayor retracted her claim that the dam was unsafe.", "negative"),
        ("Norway dropped hints that it might leave.", "positive"),
    ],
)
def test_polarity(reads, text: str, polarity: str) -> None:
    assert reads(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The envoy said the bridge was open.", "actual"),
        ("The envoy said the bridge would open in May.", "future"),
        ("The envoy said the bridge might open.", "possible"),
        ("The envoy said the bridge must open.", "necessary"),
        ("The envoy said the guards would go home if the bridge was opened.", "conditional"),
        ("The envoy said the army was ready to open the bridge.", "ready"),
        ("The envoy said the army planned to open the bridge.", "intended"),
        ('"We are hopeful that the bridge opens," the envoy said.', "hoped"),
    ],
)
def test_modality(reads, text: str, modality: str) -> None:
    assert reads(text)[0].modality == modality


def test_what_others_may_have_to_do_can_be_suggested(reads) -> None:
    (statement,) = reads("Chad may have to accept Libyan observers, a diplomat suggested.")
    assert statement.force in FACTUAL


def test_a_report_is_a_document(reads) -> None:
    assert reads("The report found that the fence had been cut.")[0].kind == "document"


def test_a_wish_is_an_attitude(reads) -> None:
    assert reads("The mayor hopes that the ferry will run again.")[0].kind == "attitude"


def test_an_offer_names_its_beneficiary(reads) -> None:
    statement = reads("The Turkish envoy said his country was ready to train the Somali army.")[0]
    assert [actor.country for actor in statement.beneficiaries] == ["SOM"]


def test_an_apposition_goes_back_to_its_own_speaker(reads) -> None:
    statements = reads(
        "Mr. Lee said Chad proposed setting up a joint patrol, an idea he said would require study in Paris."
    )
    remark = next(statement for statement in statements if statement.force == "defer")
    assert remark.parent is None or remark.parent.force != "propose"


def test_a_described_likeness_converges(reads) -> None:
    text = 'Lee described the plan as "very similar to our own policy".'
    assert reads(text)[0].force == "converge"


def test_words_that_are_a_denial_are_not_turned_round(reads) -> None:
    (said,) = reads("Norway denied that a date had been set.")
    assert (said.force, said.polarity) == ("deny", "negative")
    (said,) = reads("The envoy said that it was not true that the gates were closed.")
    assert said.polarity == "positive"
