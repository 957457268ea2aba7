"""Lines and paragraphs of a plain text, and which line breaks only wrap a line."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

__all__ = ["BLANK", "BREAK", "Layout", "Line", "Paragraph", "ends_sentence", "lines_of"]

BREAK = re.compile(r"\r\n|[\n\r\f\x85\u2028\u2029]")
BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff\u200b\u2060"
_CLOSING = "\"'”’»)]"
_TERMINAL = ".?!:…;"
_FRESH = re.compile(r"[-*•·]\s|\d{1,2}[.)]\s|[\"“]?[A-Z][\w.'’ -]{0,40}:(?:\s|$)")

LONGEST_WRAPPED = 120
"""A longer line is a paragraph of its own; mail and wire texts wrap at 60 to 80."""
SHORTEST_WRAPPED = 0.8
"""Of the width: a shorter line with room for the next word is a heading, not the wrapped line of a paragraph."""
RUNNING_SHARE = 0.25
"""Of the line breaks must run on in lower case for a text to count as hard-wrapped; wrapped prose has about 0.7."""
UNENDED_SHARE = 0.5
"""Of the line breaks must stand where no sentence ends, too."""


class Line(NamedTuple):
    """A line that is not blank: `[start, end)` without the white space around it; `indent` counts what was before."""

    start: int
    end: int
    indent: int
    after_blank: bool


class Paragraph(NamedTuple):
    """One paragraph `[start, end)` of the text; `words` has its line breaks turned into spaces, of the same length."""

    start: int
    end: int
    words: str
    after_blank: bool


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from `start` on that are not blank."""
    lines = []
    after_blank = True
    position = start
    while position <= len(text):
        match = BREAK.search(text, position)
        stop = match.start() if match else len(text)
        raw = text[position:stop]
        words = raw.strip(BLANK)
        if words:
            indent = len(raw) - len(raw.lstrip(BLANK))
            lines.append(Line(position + indent, position + indent + len(words), indent, after_blank))
        after_blank = not words
        if match is None:
            break
        position = match.end()
    return lines


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence does, closing quotation marks and brackets aside."""
    core = words.rstrip(_CLOSING)
    return bool(core) and core[-1] in _TERMINAL


class Layout:
    """The paragraphs of a text from `start` on; each line is one, but where lines are wrapped."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.lines = lines_of(text, start)

    @cached_property
    def _width(self) -> int:
        """The width to which the text is wrapped, 0 where it is not."""
        breaks = running = unended = width = 0
        for line, follower in zip(self.lines, self.lines[1:], strict=False):
            size = line.end - line.start
            if follower.after_blank:
                continue
            breaks += 1
            width = max(width, size if size <= LONGEST_WRAPPED else 0)
            running += self._runs_on(line, follower)
            unended += not ends_sentence(self.text[line.start : line.end])
        wrapped = running and running >= RUNNING_SHARE * breaks and unended >= UNENDED_SHARE * breaks
        return width if wrapped else 0

    def _runs_on(self, line: Line, follower: Line) -> bool:
        return not ends_sentence(self.text[line.start : line.end]) and self.text[follower.start].islower()

    def wrapped(self, index: int) -> bool:
        """Whether the break after line `index` stands inside a paragraph."""
        line, follower = self.lines[index], self.lines[index + 1]
        if follower.after_blank:
            return False
        if self._runs_on(line, follower):
            return True
        size = line.end - line.start
        if not self._width or size > LONGEST_WRAPPED or follower.indent > line.indent + 1:
            return False
        words = self.text[follower.start : follower.end]
        ended = ends_sentence(self.text[line.start : line.end])
        fits = size + 1 + len(words.split(None, 1)[0]) <= self._width
        if fits:
            runs_on = self.text[line.end - 1].isalnum() and words[0].isalnum()
            return runs_on and size >= SHORTEST_WRAPPED * self._width
        return not (ended and _FRESH.match(words))

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in text order."""
        found = []
        first = 0
        for index in range(len(self.lines)):
            if index + 1 < len(self.lines) and self.wrapped(index):
                continue
            opening, closing = self.lines[first], self.lines[index]
            words = self.text[opening.start : closing.end]
            if first < index:
                words = words.translate(_BREAKS_TO_SPACES)
            found.append(Paragraph(opening.start, closing.end, words, opening.after_blank))
            first = index + 1
        return found


_BREAKS_TO_SPACES = {ord(sign): " " for sign in "\r\n\f\x85\u2028\u2029"}
