"""States that no table lists: what makes a name one, and what does not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.drafts import Draft, draft_of
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def read(reader: Language, text: str) -> Draft:
    return draft_of(reader(text))


def states(draft: Draft) -> set[str]:
    return {actor.name for actor in draft.actors if actor.kind == "state"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Velmora signed the protocol. The Velmoran foreign minister welcomed it.", {"Velmora"}),
        ("The Republic of Sarvia sent an observer. Sarvia welcomed the protocol.", {"Sarvia"}),
        ("The foreign minister of Brenland said the talks would go on.", {"Brenland"}),
        ("Velmora and Tarsk signed the protocol. The Velmoran navy stayed in port.", {"Velmora", "Tarsk"}),
        ("Velmora and Tarsk met. Velmora's government was pleased, and so was Tarsk's foreign minister.",
         {"Velmora", "Tarsk"}),
        ("Norway and Velmora signed the protocol, and Velmora's government was pleased.", {"Norway", "Velmora"}),
        ("Brenland, which hosts the talks, is pleased. Brenland's government will pay.", {"Brenland"}),
        ("President of Tarsk Pavel Orn spoke on Friday. Tarsk's army left.", {"Tarsk"}),
        ("Tarsk's envoy said Tarsk was ready. The Tarskian delegation then left.", {"Tarsk"}),
    ],
)  # fmt: skip
def test_a_name_that_the_text_uses_as_a_state(reader: Language, text: str, named: set[str]) -> None:
    draft = read(reader, text)
    assert states(draft) == named
    assert not [actor.name for actor in draft.actors if actor.kind == "person" and actor.name in named]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Haddo said Haddo's government would stay. The Haddoan envoy agreed.",
        "Foreign Minister Orn spoke. Orn's ambassador and Orn's army were ready.",
        "Mr. Orn said that Orn's navy had left.",
        "Brandel's president said that Brandel, which makes tyres, would hire more staff.",
        "Velmora said it was ready.",
        "Norway and Ericsson signed a contract.",
        "President of Brandel Pavel Orn said Brandel would hire more staff.",
        "The board of Brandel met. Brandel's spokesman welcomed it.",
    ],
)
def test_other_names_are_no_states(reader: Language, text: str) -> None:
    assert states(read(reader, text)) <= {"Norway"}


def test_its_people_speak_for_it(reader: Language) -> None:
    text = (
        "Velmora and Tarsk met. Velmoran Foreign Minister Lena Haddo accused Tarsk of smuggling. Tarsk's defence minister, "
        "Pavel Orn, denied it. The Velmoran foreign minister then left."
    )
    draft = read(reader, text)
    countries = {actor.name: actor.country for actor in draft.actors if actor.kind == "person"}
    assert countries == {"Lena Haddo": "Velmora", "Pavel Orn": "Tarsk"}


def test_its_foreign_minister_is_that_of_the_one_state_named_before(reader: Language) -> None:
    text = (
        "The Estonian foreign minister spoke. Finland will take part, its foreign minister, Oda Kral, said. "
        "The Estonian foreign minister left."
    )
    countries = {actor.name: actor.country for actor in read(reader, text).actors if actor.kind == "person"}
    assert countries["Oda Kral"] == "FIN"
    assert len(countries) == 2
