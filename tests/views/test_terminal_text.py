"""Words of a source on a terminal."""

import pytest

from verbale.views.terminal_text import clipped, harmless, in_quotes, wrapped


@pytest.mark.parametrize(
    "dangerous",
    ["\x1b[31mred", "\x1b]0;title\x07", "a\x00b", "a\x9b2Jb", "a\u202eb", "a\u2066b", "a\ud800b", "a\x7fb", "a\u200fb"],
)
def test_nothing_steers_the_terminal(dangerous):
    safe = harmless(dangerous)
    assert "\ufffd" in safe
    assert not any(ord(char) < 32 or 0x7F <= ord(char) <= 0x9F for char in safe)
    safe.encode()


def test_white_space_becomes_one_blank():
    assert harmless(" two\n\n lines\tand more ") == "two lines and more"


def test_ordinary_text_of_any_script_stays():
    assert harmless("السلام عليكم — “hello” 🙂") == "السلام عليكم — “hello” 🙂"


@pytest.mark.parametrize("room", [10, 20, 40])
def test_a_clipped_text_keeps_both_ends_and_its_room(room):
    short = clipped("the first words and then a great many more until the end", room)
    assert len(short) <= room + len(" [...] ")
    assert "[...]" in short


def test_a_text_that_fits_is_not_clipped():
    assert clipped("five words are not many", 23) == "five words are not many"


def test_wrapped_lines_keep_the_width():
    lines = wrapped("word " * 60, width=40, first="  1: ", then="     ")
    assert len(lines) > 1
    assert all(len(line) <= 40 for line in lines)


def test_nothing_to_wrap_is_still_a_line():
    assert wrapped("", width=40, first="  1: ", then="     ") == ["  1:"]


@pytest.mark.parametrize(("text", "marked"), [("no", '"no"'), ('so "no"', '‘so "no"’'), ("don’t", '"don’t"')])
def test_quotation_marks_are_not_those_of_the_text(text, marked):
    assert in_quotes(text) == marked
