"""Who is one person across reports, and who is not."""

from __future__ import annotations

import itertools

import pytest
from making import assembled, groups, people, person, report

from verbale.assemble.persons import is_name, titles_of

ONE = [
    [person("Hassan Kazemi Qomi", "IRN", "Iranian Ambassador"), person("Hassan Kazemi-Qomi", None, "Ambassador")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Kazemi-Qomi", "IRN")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Hassan Kazemi Ghomi", "IRN", "Ambassador")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Qomi", "IRN", "Iranian ambassador")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Hassan Kazemi", "IRN", "Ambassador")],
    [person("Hoshyar Zebari", "IRQ", "Foreign Minister"), person("Hoshiyar Zebari", "IRQ", "Foreign Minister")],
    [person("Ali al-Dabbagh", "IRQ", "spokesman"), person("Ali al-Dabagh", "IRQ"), person("Ali Dabaugh", "IRQ", "spokesman")],
    [person("Mowaffak Rubaie", "IRQ", "adviser"), person("Muwaffaq al-Rubaie", "IRQ")],
    [person("Mohammed Javad Zarif", "IRN", "Foreign Minister"), person("Mohammad Javad Zarif", "IRN", "Foreign Minister")],
    [person("Ryan Crocker"), person("Ryan Crocker", "USA", "Ambassador")],
    [person("Condoleezza Rice", "USA", "Secretary of State"), person("Rice", "USA", "Secretary of State")],
]  # fmt: skip

TWO = [
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Kazemi", "IRQ", "Ambassador")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Ali Kazemi Qomi", "IRN", "Ambassador")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Kazemi")],
    [person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Kazemi", "IRN", "spokesman")],
    [person("George W. Bush", "USA", "President"), person("George H. W. Bush", "USA", "President")],
    [person("George Bush", "USA", "President"), person("Laura Bush", "USA")],
    [person("Hassan Rouhani", "IRN", "President"), person("Hussein Rouhani", "IRN")],
    [person("Ali Hassan", "IRQ", "spokesman"), person("Ali Hassan", "IRQ", "general")],
    [person("Ali Hassan"), person("Ali Hassan")],
    [person("John Smith", "USA", "Ambassador"), person("John Smith", "GBR", "Ambassador")],
    [person("John Smith", None, "senator"), person("John Smith", None, "ambassador")],
    [person("Abbas Karimi", "IRN", "Ambassador"), person("Abbas Karami", "IRN", "Ambassador")],
    [person("Mohammed Jassim", "IRQ"), person("Mohammed Jassim al-Obeidi", "IRQ")],
    [person("Kim Jong-un", "PRK", "leader"), person("Kim Jong-il", "PRK", "leader")],
    [person("Smith", "USA", "spokesman"), person("Robert Smith", "USA", "spokesman")],
    [person("Bill Clinton", "USA", "former president"), person("Clinton", "USA", "Secretary of State")],
    [person("Iran's ambassador", "IRN"), person("Hassan Kazemi Qomi", "IRN", "Ambassador")],
    [person("American envoy", "USA"), person("American envoy", "USA")],
    [person("Robert Johnson", "USA", "senator"), person("Robert Johnston", "USA", "ambassador")],
    [person("Qomi", "IRN", "ambassador", day="1999"), person("Hassan Kazemi Qomi", "IRN", "Ambassador")],
]  # fmt: skip


def reports(persons):
    found = []
    for number, one in enumerate(persons):
        one = dict(one)
        day = f"{one.pop('day', 2007)}-05-28"
        words = (
            f"Report {number} has its own words {'of a kind ' * number}and tells of somebody at the talks of the day."
        )
        found.append(report(words, one, day=day))
    return found


@pytest.mark.parametrize("persons", ONE, ids=lambda persons: " = ".join(one["name"] for one in persons))
def test_one_person(persons):
    for order in itertools.permutations(reports(persons)):
        assert groups(assembled(*order)) == [len(persons)]


@pytest.mark.parametrize("persons", TWO, ids=lambda persons: " / ".join(one["name"] for one in persons))
def test_two_persons(persons):
    for order in itertools.permutations(reports(persons)):
        assert groups(assembled(*order)) == [1] * len(persons)


def test_a_name_that_fits_two_stays_alone():
    persons = [
        person("Hassan Kazemi Qomi", "IRN", "Ambassador"),
        person("Ali Kazemi Tabar", "IRN", "Ambassador"),
        person("Kazemi", "IRN", "Ambassador"),
    ]
    for order in itertools.permutations(reports(persons)):
        assert groups(assembled(*order)) == [1, 1, 1]


def test_what_names_have_in_common_does_not_chain_two_persons():
    persons = [
        person("George W. Bush", "USA", "President"),
        person("George Bush", "USA", "President"),
        person("George H. W. Bush", "USA", "President"),
    ]
    for order in itertools.permutations(reports(persons)):
        assert groups(assembled(*order)) == [1, 1, 1]


def test_the_fullest_name_is_kept_and_all_others_beside_it():
    record = assembled(
        *reports([person("Hassan Kazemi Qomi", "IRN", "Ambassador"), person("Qomi", "IRN", "ambassador")])
    )
    assert people(record) == [("Hassan Kazemi Qomi", "Qomi")]


@pytest.mark.parametrize(
    ("office", "titles"),
    [
        ("Iraqi Foreign Minister", ("foreign minister",)),
        ("Deputy Foreign Minister", ("deputy foreign minister",)),
        ("former ambassador", ()),
        ("State Department spokesman", ("state department spokesman",)),
    ],
)
def test_titles(office, titles):
    assert titles_of(office)[-1:] == titles


@pytest.mark.parametrize("text", ["Iraq's foreign minister", "official at the U.S. embassy", "25 men", "the envoy"])
def test_a_description_is_no_name(text):
    assert not is_name(text)
