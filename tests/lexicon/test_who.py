"""Who is who: the look-ups, and that every table is complete, consistent and sourced."""

from collections import Counter
from importlib.resources import files

import pycountry
import pytest

from verbale.errors import SetupError
from verbale.lexicon import who
from verbale.lexicon.tables import cells, table

TABLES = (
    "armed_groups",
    "first_names",
    "organisations",
    "organs",
    "peoples",
    "places",
    "roles",
    "seats",
    "sectors",
    "states",
    "titles",
)
DEPENDENT_TERRITORIES = """
ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT
JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
"""
HISTORICAL = frozenset({"SUN", "YUG", "CSK", "DDR", "SCG"})
SAME_NAME_AS_STATE = frozenset({"LUX", "MCO", "SMR", "SGP"})
NO_CAPITAL = frozenset({"ISR", "PSE", "ESH", "NRU", "GUY", "SYC"})
"""Disputed, without a capital, or with one whose name is a frequent person's name ("Victoria", "Georgetown")."""


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source(name: str) -> None:
    assert all(row["source"].strip() for row in table(name))


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_trimmed_and_have_straight_apostrophes(name: str) -> None:
    for row in table(name):
        for cell in row.values():
            assert "’" not in cell and "‘" not in cell
            assert all(value == " ".join(value.split()) and value for value in cells(cell))


@pytest.mark.parametrize("name", ["armed_groups", "organisations", "organs", "places", "seats", "states"])
def test_no_surface_stands_twice_in_a_table(name: str) -> None:
    seen = Counter(surface for row in table(name) for surface in (row["name"], *cells(row["variants"])))
    assert [surface for surface, times in seen.items() if times > 1] == []


def test_no_surface_names_actors_of_two_tables() -> None:
    seen = Counter(
        surface
        for name in who.ACTOR_TABLES
        for row in table(name)
        for surface in (row["name"], *cells(row["variants"]))
    )
    assert [surface for surface, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(("name", "columns"), [("roles", ("singular", "plural")), ("titles", ("title",))])
def test_no_word_stands_in_two_rows(name: str, columns: tuple[str, ...]) -> None:
    seen = Counter(word for row in table(name) for word in {w for column in columns for w in cells(row[column])})
    assert [word for word, times in seen.items() if times > 1] == []


def test_no_demonym_belongs_to_two_actors() -> None:
    owners: dict[str, set[str]] = {}
    for name in ("peoples", "states"):
        for row in table(name):
            for column in ("adjectives", "nationals", "peoples"):
                for surface in cells(row[column]):
                    owners.setdefault(surface, set()).add(row["name"])
    assert {surface: names for surface, names in owners.items() if len(names) > 1} == {}


def test_every_state_of_iso_3166_is_there_and_no_other() -> None:
    codes = {row["code"] for row in table("states")}
    iso = {country.alpha_3 for country in pycountry.countries}
    assert iso - codes == set(DEPENDENT_TERRITORIES.split())
    assert codes - iso == HISTORICAL | {"XKX"}
    assert len(codes - HISTORICAL) == 193 + 2 + 3


def test_historical_states_are_of_iso_3166_3() -> None:
    assert {country.alpha_3 for country in pycountry.historic_countries} >= HISTORICAL


def test_every_state_has_a_capital_and_a_demonym() -> None:
    capitals = {row["capital"] for row in table("seats")}
    for row in table("states"):
        if row["code"] not in HISTORICAL | SAME_NAME_AS_STATE | NO_CAPITAL:
            assert row["code"] in capitals, row["name"]
        if row["code"] not in {"COG", "DMA", "SCG"}:  # share theirs with another state
            assert row["adjectives"] or row["nationals"], row["name"]


def test_countries_of_all_tables_are_iso_codes() -> None:
    known = {country.alpha_3 for country in pycountry.countries} | HISTORICAL | {"XKX"}
    for name in ("armed_groups", "organisations", "organs", "peoples", "places", "seats", "states"):
        assert {row["country"] for row in table(name)} - {""} <= known


def test_sectors_of_roles_and_codes_are_known() -> None:
    sectors = {row["code"] for row in table("sectors")}
    assert {row["sector"] for row in table("roles")} - {""} <= sectors
    for name in ("organs", "seats"):
        for row in table(name):
            if row["country"]:
                assert row["code"][:3] == row["country"] and row["code"][3:6] in sectors, row["name"]


@pytest.mark.parametrize(
    ("surface", "code", "kind", "seat"),
    [
        ("United States", "USA", "state", False),
        ("U.S.", "USA", "state", False),
        ("DPRK", "PRK", "state", False),
        ("Burma", "MMR", "state", False),
        ("Tehran", "IRNGOV", "organ", True),
        ("Washington", "USAGOV", "organ", True),
        ("White House", "USAGOV", "organ", True),
        ("Pentagon", "USAMIL", "organ", True),
        ("Kremlin", "RUSGOV", "organ", True),
        ("State Department", "USAGOV", "organ", False),
        ("Revolutionary Guards", "IRNMIL", "organ", False),
        ("Knesset", "ISRLEG", "organ", False),
        ("Security Council", "IGOUNO", "organisation", False),
        ("NATO", "IGOWSTNAT", "organisation", False),
        ("EU", "IGOEUREEC", "organisation", False),
        ("Hezbollah", "LBNREBHEZ", "organisation", False),
        ("al-Shabab", "SOMREB", "organisation", False),
        ("IRNA", "IRNMED", "organisation", False),
    ],
)
def test_names(surface: str, code: str, kind: str, seat: bool) -> None:
    entry = who.names()[surface]
    assert (entry.code, entry.kind, entry.seat) == (code, kind, seat)


def test_a_variant_gives_the_same_entry_as_the_name() -> None:
    assert who.names()["USA"] is who.names()["America"] is who.names()["United States"]


def test_names_have_no_leading_article() -> None:
    assert [name for name in who.names() if name.startswith(("the ", "The "))] == []


@pytest.mark.parametrize("date", ["March 14", "March 8", "November 17"])
def test_dates_are_no_names(date: str) -> None:
    assert date not in who.names()


@pytest.mark.parametrize(
    ("surface", "state", "plural", "noun", "adjective"),
    [
        ("Iranian", "Iran", False, True, True),
        ("Iranians", "Iran", True, True, False),
        ("French", "France", True, True, True),
        ("Frenchman", "France", False, True, False),
        ("Briton", "United Kingdom", False, True, False),
        ("Chinese", "China", True, True, True),
        ("Saudi", "Saudi Arabia", False, True, True),
        ("Palestinians", "Palestine", True, True, False),
        ("Kurdish", "Kurds", False, False, True),
        ("U.S.", "United States", False, False, True),
    ],
)
def test_demonyms(surface: str, state: str, plural: bool, noun: bool, adjective: bool) -> None:
    demonym = who.demonyms()[surface]
    assert demonym.entry.name == state
    assert (demonym.plural, demonym.noun, demonym.adjective) == (plural, noun, adjective)


@pytest.mark.parametrize(
    ("surface", "country"),
    [("Green Zone", "IRQ"), ("Basra", "IRQ"), ("Geneva", "CHE"), ("Camp David", "USA"), ("Gaza", "PSE")],
)
def test_places(surface: str, country: str) -> None:
    assert who.places()[surface] == country


@pytest.mark.parametrize("surface", ["Persian Gulf", "Kashmir", "Middle East", "Jerusalem"])
def test_places_without_one_country(surface: str) -> None:
    assert who.places()[surface] is None


def test_the_green_zone_is_no_actor() -> None:
    assert "Green Zone" not in who.names()


def test_places_that_are_names_too_are_seats() -> None:
    assert all(who.names()[surface].seat for surface in who.places() if surface in who.names())


@pytest.mark.parametrize(
    ("surface", "country"), [("Tehran", "IRN"), ("Brussels", "BEL"), ("Basra", None), ("White House", None), ("", None)]
)
def test_capital_country(surface: str, country: str | None) -> None:
    assert who.capital_country(surface) == country


@pytest.mark.parametrize(
    ("surface", "title", "kind", "plural", "sector"),
    [
        ("ambassador", "ambassador", "office", False, "GOV"),
        ("ambassadors", "ambassador", "office", True, "GOV"),
        ("defence minister", "defense minister", "office", False, "GOV"),
        ("secretaries of state", "secretary of state", "office", True, "GOV"),
        ("chiefs of staff", "chief of staff", "office", True, "GOV"),
        ("spokeswomen", "spokeswoman", "office", True, "GOV"),
        ("lawmakers", "lawmaker", "role", True, "LEG"),
        ("militants", "militant", "role", True, "REB"),
        ("villagers", "villager", "role", True, "CVL"),
        ("troops", "troops", "group", True, "MIL"),
        ("police", "police", "group", True, "COP"),
        ("embassy", "embassy", "group", False, "GOV"),
        ("embassies", "embassy", "group", True, "GOV"),
    ],
)
def test_roles(surface: str, title: str, kind: str, plural: bool, sector: str) -> None:
    role = who.roles()[surface]
    assert (role.title, role.kind, role.plural, role.sector) == (title, kind, plural, sector)


def test_roles_are_lower_case() -> None:
    assert [surface for surface in who.roles() if surface != surface.lower()] == []


def test_an_office_knows_its_organ() -> None:
    assert who.roles()["ambassador"].organ == "embassy"
    assert who.roles()["minister of defence"].organ == "defense ministry"
    assert who.roles()["villager"].organ is None


def test_every_organ_is_a_group() -> None:
    organs = {role.organ for role in who.roles().values() if role.organ}
    assert {organ for organ in organs if organ not in who.roles()} == set()


@pytest.mark.parametrize(("title", "gender"), [("Mr.", "m"), ("Mrs.", "f"), ("Sheikh", "m"), ("Dr.", None)])
def test_titles(title: str, gender: str | None) -> None:
    assert who.titles()[title] == gender


@pytest.mark.parametrize(("name", "gender"), [("Ryan", "m"), ("Fatima", "f"), ("Javad", "m"), ("Olena", "f")])
def test_first_names(name: str, gender: str) -> None:
    assert who.first_names()[name] == gender


@pytest.mark.parametrize("name", ["Alex", "Andrea", "Robin", "Nour", "Noam", "Kim"])
def test_names_of_both_genders_are_left_out(name: str) -> None:
    assert name not in who.first_names()


def test_sector_names() -> None:
    assert who.sector_name("GOV") == "government"
    assert who.sector_name("QQQ") == "QQQ"


def test_a_missing_table_is_a_setup_error() -> None:
    with pytest.raises(SetupError, match="no_such_table"):
        next(table("no_such_table"))


def test_the_tables_are_packaged() -> None:
    shipped = {entry.name for entry in (files("verbale.lexicon") / "data").iterdir()}
    assert {f"{name}.tsv" for name in TABLES} <= shipped
