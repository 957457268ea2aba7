"""Full-text search: ranked, marked, narrowed, and safe from what people type."""

import pytest

from verbale.model import Filter
from verbale.store.search import match_expression


def marked(hit):
    return [hit.snippet[start:end] for start, end in hit.marks]


def test_a_statement_is_found_by_its_words(filled):
    hits = filled.search("patrols")
    assert [(str(hit.citation), hit.entry.item.force) for hit in hits] == [
        ("[1:4]", "demand"), ("[2:4]", "demand"), ("[3:4]", "demand")
    ]  # fmt: skip
    assert marked(hits[0]) == ["patrols"]
    assert all(hit.score > 0 for hit in hits)


@pytest.mark.parametrize("words", ["PATROL", "patrolling", "patrol*", '"the patrols stop"', "stop patrols", "stops"])
def test_other_forms_of_a_word(filled, words):
    assert len(filled.search(words)) == 3


def test_a_speaker_is_found_by_name(filled):
    assert {hit.entry.item.force for hit in filled.search("Brandt", Filter(force="demand"))} == {"demand"}


def test_all_words_must_match(filled):
    assert filled.search("patrols port") == []


def test_what_stands_outside_statements_is_cited_where_it_stands(filled):
    (hit, *_) = filled.search("cafe")
    assert hit.entry is None
    assert str(hit.citation) == "[1:5]"
    assert marked(hit) == ["café"]
    assert (
        hit.citation.span.text == hit.snippet == "He would not say when the delegations meet next. The café was closed."
    )


def test_a_text_hit_is_no_statement_again(filled):
    assert all(hit.entry is not None for hit in filled.search("patrols stop at once"))


def test_what_was_said_comes_first(filled):
    kinds = [hit.entry is None for hit in filled.search("strand")]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize(
    ("where", "sources"),
    [
        (Filter(since="2012-01-01"), {2}),
        (Filter(until="2012-01-01"), {1}),
        (Filter(source=3), {3}),
        (Filter(actor="Ivo Brandt"), {1, 2, 3}),
        (Filter(root="REQUEST"), {1, 2, 3}),
        (Filter(root="ACCUSE"), set()),
        (Filter(actor="Nobody"), set()),
        (Filter(limit=2), {1, 2}),
        (Filter(limit=0), set()),
    ],
)
def test_filters(filled, where, sources):
    assert {hit.citation.source for hit in filled.search("patrols", where)} == sources


def test_texts_are_narrowed_too(filled):
    assert [hit.citation.source for hit in filled.search("café", Filter(since="2012-01-01"))] == [2]
    assert filled.search("café", Filter(force="demand")) == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        '""',
        "*",
        "NOT",
        "AND OR",
        "a AND (b",
        "x^2",
        "col:word",
        "-patrols",
        "'; DROP",
        "\0",
        "(((",
        "né*",
    ],
)
def test_nothing_typed_is_an_error(filled, words):
    assert isinstance(filled.search(words), list)


@pytest.mark.parametrize(
    ("words", "expression"),
    [("a b", '"a" "b"'), ('"a b" c*', '"a b" "c"*'), ("* ?", ""), ('say "no', '"say" "no"'), ("c**", '"c"*')],
)
def test_match_expressions(words, expression):
    assert match_expression(words) == expression


def test_a_long_line_is_cut_around_the_match(record, make):
    text = f"{'Sand and stone. ' * 40}A lighthouse stood there. {'Wind and water. ' * 40}\n"
    record.add(make("long", text=f"{make().document.text}{text}"), reader="1")
    (hit,) = record.search("lighthouse")
    assert "A lighthouse stood there." in hit.snippet
    assert len(hit.snippet) < 280
    assert marked(hit) == ["lighthouse"]
