"""Words of a source made safe and neat for a terminal: nothing that a page holds may steer the reader's screen."""

from __future__ import annotations

import re
import textwrap
from typing import Final

__all__ = ["balanced", "clipped", "harmless", "in_quotes", "without_that", "wrapped"]

_SPACE: Final = re.compile(r"\s+")
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, among them the escape that starts a terminal command
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of the text
    "\ufff9-\ufffb\ud800-\udfff]"  # annotation marks; lone surrogates, which no terminal can be sent
)
_THAT: Final = re.compile(r"^that (?!of\b|is\b|was\b|would\b|will\b)")
_CUT: Final = " [...] "
_LAST_WORDS: Final = 3
"""Of a clipped text the end keeps one part in this many of the room."""


def harmless(text: str) -> str:
    """The text on one line, each control character, direction mark and lone surrogate shown as U+FFFD.

    >>> harmless("a\\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return _STEERING.sub("\ufffd", _SPACE.sub(" ", text).strip())


def balanced(text: str) -> str:
    """The text with the partner of a double quotation mark that was cut away.

    >>> balanced('ready "for peace')
    'ready "for peace"'
    """
    for opening, closing in ('""', "\u201c\u201d"):
        if opening == closing:
            if text.count(opening) % 2 == 0:
                continue
            place = text.rindex(opening)
            opens = text[place + 1 : place + 2].isalnum() and not text[:place][-1:].isalnum()
        elif text.count(opening) == text.count(closing):
            continue
        else:
            opens = text.count(opening) > text.count(closing)
        text = text + closing if opens else opening + text
    return text


def clipped(text: str, room: int) -> str:
    """The text, with its middle left out where it is longer than `room` characters.

    >>> clipped("one two three four five six seven", 22)
    'one two [...] seven'
    """
    if len(text) <= room:
        return text
    left = max(room - len(_CUT), 2)
    end = left // _LAST_WORDS
    head, tail = text[: left - end], text[len(text) - end :]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = tail.split(" ", 1)[1] if " " in tail else tail
    return f"{head}{_CUT}{tail}"


def in_quotes(text: str) -> str:
    """The text in quotation marks of a kind that it does not hold itself.

    >>> in_quotes('he said "no"')
    '‘he said "no"’'
    """
    return f"‘{text}’" if '"' in text else f'"{text}"'


def without_that(text: str) -> str:
    """A told clause without the "that" before it; "that" as a subject stays.

    >>> without_that("that the port is open")
    'the port is open'
    """
    return _THAT.sub("", text)


def wrapped(text: str, *, width: int, first: str, then: str) -> list[str]:
    """Lines of at most `width` columns, the first one led by `first`, the others by `then`."""
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False, drop_whitespace=True
    ) or [first.rstrip()]
