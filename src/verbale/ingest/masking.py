"""The text that the annotators parse: as long as the document's, with what is not the report blanked."""

from __future__ import annotations

import re

from verbale.ingest.layout import BREAK, Layout
from verbale.ingest.metadata import header_end
from verbale.model import Document

__all__ = ["masked"]

_BLANKED = frozenset({"metadata", "byline", "dateline", "turn_label"})
_LINE_ENDS = "\n\r\f\x85\u2028\u2029"
_SIGNS = {code: " " for code in range(0x3001) if chr(code).isspace()} | dict.fromkeys((0xFEFF, 0x200B, 0x2060), " ")
_SIGNS |= {ord(sign): "\n" for sign in _LINE_ENDS}
_CURLY = "’ʼ´＇"
_APOSTROPHE = re.compile(
    rf"(?<=\w)[{_CURLY}](?=\w)"  # don't, Shi'ite
    rf"|(?<![\w.,!?])[{_CURLY}](?=\d\d\b|\d0s\b|(?:em|til|tis|twas|cause|n)\b)"  # '07, 'em
)
_WIRE_OPENING = "``"
"""An opening quotation mark as old wire reports and typesetters write it; its closing "''" the tokenizer knows."""
LONGEST_QUOTATION = 1_000
"""Characters back to which an open single quotation mark is looked for."""
LONGEST_WORD = 500
"""Characters without white space that may still be words; more (encoded data, a ruled line) is no report, and the time
a tokenizer takes for it grows with its square."""
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PLURAL = re.compile(rf"(?<=[sSxXzZ])[{_CURLY}](?=\s)")  # the envoys' cars


def masked(document: Document) -> str:
    """The text of the document with boilerplate, header lines, bylines, datelines and turn labels as spaces.

    So is an unbroken run of over `LONGEST_WORD` characters.

    The length is that of `document.text`, so that every offset holds. A line break that ends a paragraph is `\\n`; one
    inside a wrapped paragraph, any other white space and a byte-order mark is a space; a curly apostrophe is
    straight, and two grave accents are a quotation mark and a space.
    """
    text = document.text
    signs = list(_straight(text).replace(_WIRE_OPENING, '" ').translate(_SIGNS))
    for match in BREAK.finditer(text):
        if match.end() - match.start() == 2:
            signs[match.start()] = " "
    layout = Layout(text, header_end(document.parts))
    for index in range(len(layout.lines) - 1):
        if layout.wrapped(index):
            for position in range(layout.lines[index].end, layout.lines[index + 1].start):
                signs[position] = " "
    for span in (*document.boilerplate, *(part for part in document.parts if part.kind in _BLANKED)):
        for position in range(span.start, span.end):
            if signs[position] != "\n":
                signs[position] = " "
    return _UNBROKEN.sub(lambda run: " " * len(run.group()), "".join(signs))


def _straight(text: str) -> str:
    if not any(sign in text for sign in _CURLY):
        return text
    text = _APOSTROPHE.sub("'", text)
    return _PLURAL.sub(lambda match: _plural(text, match), text)


def _plural(text: str, match: re.Match[str]) -> str:
    """A possessive plural's mark made straight, unless a single quotation mark is open before it in the paragraph."""
    reach = max(0, match.start() - LONGEST_QUOTATION)
    before = text[max(reach, text.rfind("\n", reach, match.start()) + 1) : match.start()]
    return match.group() if before.count("‘") > before.count("’") else "'"
