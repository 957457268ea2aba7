"""Ethnic and religious qualifiers in actor codes: which are written, in what order, and which are not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from verbale.annotate.drafts import ActorDraft, draft_of
from verbale.annotate.pipeline import build


@pytest.fixture(scope="module")
def reader() -> Language:
    return build()


def actors(reader: Language, text: str) -> dict[str, ActorDraft]:
    return {actor.name: actor for actor in draft_of(reader(text)).actors}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("A Shiite militia fired on the patrol.", "Shiite militia", "MOSSHIREB"),
        ("Iraqi Shiite militias attacked the base.", "Iraqi Shiite militias", "IRQREBMOSSHI"),
        ("Kurdish rebels attacked a convoy.", "Kurdish rebels", "KURREB"),
        ("Kurdish rebels of Turkey attacked a convoy.", "Kurdish rebels of Turkey", "TURREBKUR"),
        ("Coptic leaders met the Egyptian president.", "Coptic leaders", "CHRCPT"),
        ("Christian leaders in Lebanon accused Syria.", "Christian leaders", "LBNCHR"),
        ("A Tamil party rejected the offer.", "Tamil party", "LKAPTYTAM"),
        ("Iraqi Kurdish leaders said the talks had failed.", "Iraqi Kurdish leaders", "IRQKUR"),
        ("Kurdish officials said the oil would flow.", "Kurdish officials", "KUR"),
        ("The Kurdish regional government rejected the offer.", "Kurdish regional government", "KURGOV"),
        ("Sunni insurgents killed four Iraqi soldiers.", "Sunni insurgents", "MOSSUNREB"),
        ("Hutu rebels crossed the border.", "Hutu rebels", "HUTREB"),
        ("Tuareg rebels seized the town.", "Tuareg rebels", "TMHREB"),
        ("Bosnian Serb forces shelled the village.", "Bosnian Serb forces", "BIHMILSRP"),
        ("Buddhist monks protested in Myanmar.", "Buddhist monks", "BUDREL"),
        ("Muslim students demonstrated in Paris.", "Muslim students", "MOSEDU"),
        ("Shiite cleric Ali Hassan said the vote was fair.", "Ali Hassan", "MOSSHIREL"),
        ("Hazaras protested in Kabul.", "Hazaras", "AFGHAZ"),
    ],
)
def test_the_people_is_in_the_code(reader: Language, text: str, name: str, code: str) -> None:
    assert actors(reader, text)[name].code == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Western diplomats met the president of Chad.", "Western diplomats", "GOV"),
        ("Iraqi soldiers left the town.", "Iraqi soldiers", "IRQMIL"),
        ("The Kurds' allies left.", "Kurds' allies", "GOV"),
        ("Rohingya rebels signed a truce.", "Rohingya rebels", "MMRREB"),
    ],
)
def test_what_is_no_people_adds_nothing(reader: Language, text: str, name: str, code: str) -> None:
    assert actors(reader, text)[name].code == code


def test_a_party_of_a_people_is_not_their_state(reader: Language) -> None:
    found = actors(reader, "A Tamil party rejected the offer.")
    assert found["Tamil party"].kind == "group"
    assert "Sri Lanka" not in found
