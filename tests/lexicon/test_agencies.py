from __future__ import annotations

import pytest

from verbale.lexicon.agencies import agencies_in, agency_hosts, agency_named
from verbale.lexicon.page import boilerplate_rules, file_signatures, metadata_fields, page_fields, turn_labels


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("IRNA", "IRNA"),
        ("ap", None),
        ("", None),
    ],
)
def test_agency_named(words: str, name: str | None) -> None:
    assert agency_named(words) == name


def test_agencies_in_words() -> None:
    assert [found.name for found in agencies_in("The Associated Press, AFP and MAPS")] == ["Associated Press", "AFP"]


def test_tables_load() -> None:
    assert agency_hosts()["reuters.com"] == "Reuters"
    assert {rule.zone for rule in boilerplate_rules()} == {"any", "edge", "top", "bottom"}
    assert all(signature.magic for signature in file_signatures())
    assert metadata_fields()["publisher"] == "publisher"
    assert page_fields()["published"][0] == "article:published_time"
    assert "reporter" in turn_labels("role")
