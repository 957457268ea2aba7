"""The event tables: complete, consistent with one another, and with a source in every row."""

from __future__ import annotations

from typing import get_args

import pytest

from verbale.lexicon.plover import (
    Frame,
    cameo_labels,
    context_cues,
    contexts,
    crosswalk,
    event_words,
    intent_of,
    modes,
    root_of_cameo,
    roots,
    triggers,
)
from verbale.lexicon.tables import table
from verbale.model import Root

TABLES = [
    "plover_modes",
    "plover_contexts",
    "cameo",
    "cameo_to_plover",
    "event_triggers",
    "event_intents",
    "event_words",
]
ALL = [row for part in ("V", "N", "A") for rows in triggers(part).values() for row in rows]  # type: ignore[arg-type]


def test_there_are_sixteen_roots_with_a_quad_class() -> None:
    assert set(roots()) == set(get_args(Root))
    assert {entry.quad for entry in roots().values()} == {
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name: str) -> None:
    assert all(row["source"] for row in table(name))


def test_no_code_and_no_label_stands_twice() -> None:
    codes = [row["code"] for row in table("cameo")]
    assert len(codes) == len(set(codes)) == len(cameo_labels())
    assert len(codes) > 290


def test_every_longer_code_has_its_parent() -> None:
    assert all(code[:-1] in cameo_labels() for code in cameo_labels() if len(code) > 2)


def test_every_code_but_plain_statements_has_a_root() -> None:
    assert {code for code in cameo_labels() if root_of_cameo(code) is None} == {
        code for code in cameo_labels() if code.startswith("01")
    }


@pytest.mark.parametrize(
    ("code", "root"),
    [
        ("0311", "AGREE"),
        ("043", "CONSULT"),
        ("0811", "CONCEDE"),
        ("0813", "RETREAT"),
        ("0841", "RETREAT"),
        ("0871", "RETREAT"),
        ("091", "ACCUSE"),
        ("1121", "ACCUSE"),
        ("106", "REQUEST"),
        ("163", "COERCE"),
        ("164", "SANCTION"),
        ("1711", "COERCE"),
        ("1712", "ASSAULT"),
        ("175", "ASSAULT"),
        ("191", "COERCE"),
        ("192", "COERCE"),
        ("193", "ASSAULT"),
        ("204", "ASSAULT"),
    ],
)
def test_the_crosswalk_keeps_its_exceptions(code: str, root: str) -> None:
    assert root_of_cameo(code) == root


def test_modes_and_contexts_of_the_crosswalk_exist() -> None:
    for code in cameo_labels():
        walked = crosswalk(code)
        if walked is not None:
            assert walked.mode is None or walked.mode in modes()[walked.root]
            assert set(walked.contexts) <= set(contexts())


def test_context_cues_point_at_contexts() -> None:
    assert set(context_cues().values()) <= set(contexts())


def test_there_are_triggers_enough_for_every_root() -> None:
    assert len(ALL) > 800
    for root in get_args(Root):
        assert sum(row.root == root and row.pos == "V" for row in ALL) >= 10
        assert sum(row.root == root and row.pos == "N" for row in ALL) >= 2


def test_triggers_use_known_codes_modes_contexts_and_frames() -> None:
    for row in ALL:
        assert row.cameo in cameo_labels()
        assert row.mode is None or row.mode in modes()[row.root]
        assert set(row.contexts) <= set(contexts())
        assert row.frame in get_args(Frame)
        limits = ("armed", "civil", "clause", "content", "deadline", "joint", "open", "refusal", "suffered")
        assert row.only in ("", *limits)


def test_a_trigger_differs_from_its_codes_root_only_where_the_manual_says_so() -> None:
    strays = {(row.root, row.cameo) for row in ALL if root_of_cameo(row.cameo) != row.root}
    assert strays <= {
        ("SANCTION", "163"),
        ("SANCTION", "116"),
        ("CONCEDE", "0813"),
        ("CONCEDE", "0814"),
        ("RETREAT", "0831"),
    }


def test_no_trigger_stands_twice() -> None:
    keys = [(row["lemma"], row["pos"], row["object"], row["only"]) for row in table("event_triggers")]
    assert len(keys) == len(set(keys))


def test_the_strictest_trigger_comes_first() -> None:
    for rows in triggers("V").values():
        assert [row.strictness for row in rows] == sorted((row.strictness for row in rows), reverse=True)


def test_intended_and_refused_acts() -> None:
    aid = intent_of("0711")
    assert aid is not None
    assert (aid.root, aid.cameo, aid.refusal_root) == ("AGREE", "0331", "REJECT")
    attack = intent_of("195")
    assert attack is not None
    assert (attack.root, attack.refusal_root) == ("THREATEN", None)
    assert intent_of("111") is None


def test_word_lists_are_found_by_name() -> None:
    assert "ceasefire" in event_words("agreement")
    with pytest.raises(KeyError):
        event_words("no such list")
