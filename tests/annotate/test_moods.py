"""What should be done, or would have been, is told neither as done nor as said."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import draft_of
from verbale.annotate.pipeline import build


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The EU should impose sanctions on Chad.", [("SANCTION", "demanded")]),
        ("The UN ought to condemn the raid.", [("ACCUSE", "demanded")]),
        (
            "Kenya must withdraw its troops and apologise to Somalia.",
            [("RETREAT", "demanded"), ("CONCEDE", "demanded")],
        ),
        ("Kenya has to withdraw its troops.", [("RETREAT", "demanded")]),
        ("Kenya has had to recall its ambassador.", [("SANCTION", "occurred")]),
        ("The government must not arrest journalists.", []),
        ("The council should have condemned the shelling.", [("ACCUSE", "hypothetical")]),
        ("Nigeria should never have arrested the pilots.", [("COERCE", "occurred")]),
        ("The war would have ended sooner had Niger accepted the offer.", [("AGREE", "conditional")]),
        ("Had the ministers met in May, the war would have been avoided.", [("CONSULT", "conditional")]),
        ("The truce would have held had Uganda not shelled the village.", [("ASSAULT", "occurred")]),
        ("It is time that the EU imposed sanctions on Chad.", [("SANCTION", "demanded")]),
        ("The king wished the rebels had freed the hostages.", [("RETREAT", "hypothetical")]),
        ("Peru would have condemned the raid.", [("ACCUSE", "conditional")]),
        ("Peru had accepted the offer.", [("AGREE", "occurred")]),
        ("The army said its guns had shelled nobody.", [("ASSAULT", "denied")]),
        ("Our forces shot at nothing.", [("ASSAULT", "denied")]),
        ("The army shelled no village.", [("ASSAULT", "denied")]),
        ("The army shelled nothing but empty hills.", [("ASSAULT", "occurred")]),
    ],
)
def test_the_mood_of_a_clause_is_that_of_its_act(text: str, told: list[tuple[str, str]]) -> None:
    assert [(event.root, event.status) for event in draft_of(build()(text)).events] == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The UN should condemn the raid.", []),
        ("Chad ought to accept the offer.", []),
        ("Washington must warn Ankara that it will impose sanctions.", []),
        ("The council should have condemned the shelling.", []),
        ("Had Peru attacked the port in June, Chile would have answered.", []),
        ("Uganda needs to reject the plan.", []),
        ("We must warn Chile that the treaty is at risk.", ["must warn"]),
        ('"Kenya should withdraw its troops," the Somali minister said.', ["said"]),
        ("If Uganda accuses Kenya of lying, the talks will end.", []),
        ("Unless the minister denies the report, the envoys will leave.", []),
        ("The ministry must point out that the plan is dead.", ["must point out"]),
        ("Uganda rejected the plan.", ["rejected"]),
    ],
)
def test_who_only_should_speak_says_nothing(text: str, said: list[str]) -> None:
    doc = build()(text)
    cues = [span for statement in draft_of(doc).statements for span in statement.cue]
    assert [doc[slice(*span)].text for span in cues] == said


def test_who_says_what_another_should_do_does_not_do_it() -> None:
    events = draft_of(build()("The minister said that the EU ought to condemn the raid.")).events
    assert [[actor.name for actor in event.sources] for event in events] == [["European Union"]]
