"""The page on the lexicon names every table, and every class of the tables of many classes."""

import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from verbale.lexicon.cues import SpeechWordKind, speech_words
from verbale.lexicon.reference import ActorWordKind, actor_words
from verbale.lexicon.tables import table

PAGE = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text(encoding="utf-8")
TABLES = sorted(
    path.name.removesuffix(".tsv") for path in (files("verbale.lexicon") / "data").iterdir() if path.is_file()
)


@pytest.mark.parametrize("name", TABLES)
def test_the_page_says_what_a_table_is_for(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(("name", "kinds"), [("actor_words", ActorWordKind), ("speech_words", SpeechWordKind)])
def test_the_classes_are_those_of_the_page_and_of_the_code(name, kinds):
    section = PAGE.split(f"Classes of `{name}`:")[1].split("##")[0]
    told = {
        word for cell in re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE) for word in re.findall(r"`(\w+)`", cell)
    }
    assert told == set(get_args(kinds)) == {row["class"] for row in table(name)}


@pytest.mark.parametrize("name", ["actor_words", "speech_words"])
def test_every_word_is_in_lower_case_once_a_class_and_has_a_source(name):
    rows = list(table(name))
    assert all(row["word"] == row["word"].lower() and row["source"] for row in rows)
    assert len({(row["class"], row["word"]) for row in rows}) == len(rows)


def test_words_come_by_class():
    assert "ambassador" in actor_words("abroad")
    assert speech_words("planning")["hope"] == "hoped"
