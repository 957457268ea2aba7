"""docs/json.md explains the whole record: every field and value of the schema, none besides, and an example that is so."""

import json
import re
from pathlib import Path

import pytest

import verbale
from verbale.model.reading import json_schema

PAGE = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")
TYPES = json_schema()["$defs"]


def sections():
    """The text under each heading, up to the next one of any level."""
    found = re.split(r"^#{2,3} (.+)\n", PAGE, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


SECTIONS = sections()


def properties():
    return [(name, field) for name, kind in TYPES.items() for field in kind["properties"]]


def values(schema):
    """The values that a property's schema lists, also inside `anyOf`."""
    return [*schema.get("enum", ()), *(value for part in schema.get("anyOf", ()) for value in values(part))]


def fields_in(section):
    """The names in the first column of the field table of a section."""
    table = re.search(r"\| field \| type \| meaning \|\n\|.*\n((?:\|.*\n)+)", section).group(1)
    return [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def example(label):
    return re.search(rf"<!-- example {label} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL).group(1)


def is_part(told, whole):
    """Whether an abridged object says nothing that the whole one does not; lists are not abridged."""
    if isinstance(told, dict):
        return told.keys() <= whole.keys() and all(is_part(told[key], whole[key]) for key in told)
    if isinstance(told, list):
        return len(told) == len(whole) and all(map(is_part, told, whole))
    return told == whole


@pytest.mark.parametrize("name", TYPES)
def test_a_section_has_the_fields_of_its_type(name):
    assert sorted(fields_in(SECTIONS[name])) == sorted(TYPES[name]["properties"])


@pytest.mark.parametrize(("name", "field"), properties())
def test_every_value_is_explained(name, field):
    for value in values(TYPES[name]["properties"][field]):
        assert f"`{value}`" in SECTIONS[name], value


@pytest.mark.parametrize("name", TYPES)
def test_fields_that_may_be_null_say_so(name):
    for field, schema in TYPES[name]["properties"].items():
        if {"type": "null"} in schema.get("anyOf", ()):
            row = re.search(rf"^\| `{field}` \| (.*?) \|", SECTIONS[name], re.MULTILINE)
            assert row.group(1).endswith("or null"), field


def test_links_inside_the_page_lead_to_a_heading():
    assert set(re.findall(r"\]\(#([a-z]+)\)", PAGE)) <= {name.lower() for name in SECTIONS}


def test_every_type_is_linked_to():
    assert set(re.findall(r"\]\(#([a-z]+)\)", PAGE)) >= {name.lower() for name in TYPES} - {"reading"}


def test_the_example_is_part_of_what_verbale_prints():
    told = json.loads(example("record"))
    assert is_part(told, verbale.read(example("text"), published="2019-03-14").to_dict())
