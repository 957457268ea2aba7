"""Hits as lines."""

import pytest

import verbale
from by_hand import made
from verbale.model import Citation, Hit, Span
from verbale.views.record_index import RecordIndex
from verbale.views.search_text import ROOM, search_text, snippet


@pytest.fixture
def talks(tmp_path):
    with verbale.open(tmp_path / "talks.db") as opened:
        opened.add(made())
        yield opened


def hit(words, *marks):
    return Hit(Citation(1, 1, Span(0, len(words), words)), words, marks, 1.0)


def test_a_statement_says_where_when_who_and_its_id(talks):
    page = search_text(talks.search("patrols"), RecordIndex(talks.reader))
    identity = made().statements[1].id
    assert page == f"[1:4]   2011-04-03  Ivo Brandt demanded: that the patrols stop at once  {identity}\n"


def test_a_place_in_the_text_says_so(talks):
    page = search_text(talks.search("café"), RecordIndex(talks.reader))
    assert page.startswith("[1:5]   in the text: He would not say")


def test_what_matched_is_marked(talks):
    page = search_text(talks.search("patrols"), RecordIndex(talks.reader), mark=lambda word: f"<{word}>")
    assert "the <patrols> stop" in page


def test_nothing_found_is_nothing(talks):
    assert search_text([], RecordIndex(talks.reader)) == ""


def test_long_words_are_cut_around_the_first_match():
    words = f"{'sand ' * 100}lighthouse {'wind ' * 100}"
    told = snippet(hit(words, (500, 510)))
    assert told.startswith("[...] sand")
    assert "\ufdd0lighthouse\ufdd1" in told
    assert told.endswith("wind [...]")
    assert len(told) < ROOM + 20


def test_a_source_steers_no_terminal():
    assert snippet(hit("a\x1b[2Jb lamp", (7, 11))) == "a\ufffd[2Jb \ufdd0lamp\ufdd1"
