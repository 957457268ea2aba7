"""Line numbers of a text, by which evidence is cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

__all__ = ["LineNumbers"]

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class LineNumbers:
    """Line numbers of a text, counted from one as an editor counts them.

    >>> LineNumbers("one\\ntwo")(4)
    2
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __call__(self, offset: int) -> int:
        """The number of the line that holds the offset."""
        return bisect_right(self._starts, offset)
