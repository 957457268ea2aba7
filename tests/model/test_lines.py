"""Line numbers."""

import pytest

from verbale.model import LineNumbers


@pytest.mark.parametrize(
    ("text", "offset", "line"), [("a\nb", 0, 1), ("a\nb", 2, 2), ("a\r\nb\rc", 3, 2), ("a\r\nb\rc", 5, 3), ("", 0, 1)]
)
def test_lines_are_counted_as_an_editor_does(text, offset, line):
    assert LineNumbers(text)(offset) == line
