"""Events: people hurt by arms or in fighting were attacked, though nobody is named as the author; accidents are none."""

from __future__ import annotations

import pytest

from verbale.annotate.drafts import EventDraft, draft_of
from verbale.annotate.pipeline import build


def assaults(text: str) -> list[tuple[EventDraft, str]]:
    doc = build()(text)
    found = [event for event in draft_of(doc).events if event.root == "ASSAULT"]
    return [(event, ", ".join(doc[slice(*span)].text for span in event.target_spans)) for event in found]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A mortar shell hit a bakery, killing five people.", "five people"),
        ("A rocket hit a bus and wounded six nurses.", "six nurses"),
        ("A roadside bomb killed three engineers.", "three engineers"),
        ("A suicide blast killed eight worshippers.", "eight worshippers"),
        ("Fighting killed hundreds of farmers.", "hundreds of farmers"),
        ("Clashes claimed 30 lives.", "30 lives"),
        ("The shelling of the port left four dead.", "four dead"),
        ("Four guards were wounded by sniper fire.", "Four guards"),
        ("Two drivers died when their lorry hit a landmine.", "Two drivers"),
        ("Last week's clashes, in which 40 soldiers died, ended on Sunday.", "40 soldiers"),
        ("Clashes between the army and rebels left ten people dead.", "ten people"),
        ("Three shells fell on the village.", "the village"),
        ("Six rockets were fired at the base.", "the base"),
        ("Togo said a rocket was fired at it from Ghanaian territory.", "Togo"),
        ("A farmer was shot in the leg on Tuesday, police said.", "A farmer"),
        ("Two protesters were shot dead.", "Two protesters"),
    ],
)
def test_those_hurt_by_arms_were_attacked(text: str, target: str) -> None:
    ((event, struck),) = assaults(text)
    assert struck == target
    assert all(actor.name != target for actor in event.sources)


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion killed five people.",
        "An explosion at a depot killed four policemen.",
        "A mine collapse killed six miners.",
        "A coal mine blast wounded 20 miners.",
        "A train crash left seven dead.",
        "A forest fire killed three firemen.",
        "A shark attack killed a swimmer.",
        "A storm hit the village, killing five people.",
        "An unexploded shell killed two children.",
        "The rocket exploded on launch, killing two engineers.",
        "A grenade exploded accidentally, wounding a recruit.",
        "The missile fell into the sea.",
        "The price war killed two firms.",
        "Nobody was killed by the shelling.",
        "The film was shot in Rome.",
        "A rider was shot in the foot by accident.",
    ],
)
def test_an_accident_is_no_assault(text: str) -> None:
    assert assaults(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mayor said shelling had left nine people dead.", "reported"),
        ("A bomb could have killed dozens of people.", "hypothetical"),
        ("A car bomb went off outside the ministry.", "occurred"),
    ],
)
def test_how_the_harm_is_told(text: str, status: str) -> None:
    assert [event.status for event, _ in assaults(text)] == [status]


def test_the_source_is_whoever_owns_the_arms() -> None:
    ((event, _),) = assaults("Omani shells hit a clinic in Sanaa, wounding four nurses.")
    assert [actor.name for actor in event.sources] == ["Oman"]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A Sudanese army vehicle drove over a mine on Monday; two soldiers died.", ["two soldiers"]),
        ("A Kenyan convoy hit a landmine near Lamu, and five soldiers were killed.", ["five soldiers"]),
        ("An Indian army truck ran over a mine on Friday, killing two soldiers.", ["two soldiers"]),
        ("A Malian soldier stepped on a mine and was killed.", ["A Malian soldier"]),
        ("The UN convoy drove into an ambush.", ["The UN convoy"]),
        ("An Egyptian army vehicle struck a roadside bomb, wounding four soldiers.", ["four soldiers"]),
    ],
)
def test_who_runs_onto_a_mine_attacks_nobody(text: str, victims: list[str]) -> None:
    doc = build()(text)
    (event,) = draft_of(doc).events
    assert (event.root, event.source_spans) == ("ASSAULT", [])
    assert [doc[slice(*span)].text for span in event.target_spans] == victims
