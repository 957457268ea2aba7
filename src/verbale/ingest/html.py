"""A saved web page to Document: the article's paragraphs, joined by blank lines."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from verbale.errors import NoText
from verbale.ingest.layout import ends_sentence
from verbale.ingest.limits import Limits
from verbale.ingest.page_metadata import PageMetadata, page_metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element  # type: ignore[import-untyped]
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

__all__ = ["article_of", "html_extractor"]

THOROUGH = 20_000
"""Page elements up to which extractors are compared; above it that takes seconds (100,000: 14 s against 2.5 s)."""
LONGEST_ROW = 300
"""Characters of a table's row that is shown as one line; a longer one holds paragraphs."""
CELL_BAR = " | "
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div", "body", "main", "fw"})
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


@cache
def html_extractor() -> str:
    """What makes the text of a page, with its version."""
    return f"trafilatura {version('trafilatura')}"


def article_of(page: str, name: str, limits: Limits) -> tuple[str, PageMetadata]:
    """The text of the article of a page, and what the page's tags say of it.

    Nothing is fetched; comments, menus and scripts are left out, block quotes kept.

    Raises:
        NoText: the page has no article.
        TooLarge: the page has too many elements.
    """
    tree = _parse(page)
    if tree is None:
        raise NoText(_no_article(name))
    elements = sum(1 for _ in tree.iter())
    limits.check_elements(elements, name)
    metadata = page_metadata(tree)
    text = "\n\n".join(_article_paragraphs(tree, thorough=elements <= THOROUGH))
    if not text:
        raise NoText(_no_article(name))
    return text, metadata


def _no_article(name: str) -> str:
    return f"{name} is a web page without an article: save the page of the report itself, or give its text."


def _parse(page: str) -> HtmlElement | None:
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    source = _UNREADABLE.sub("\ufffd", page).encode("utf-8")
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, html.HtmlElement) else None


def _article_paragraphs(tree: HtmlElement, thorough: bool) -> list[str]:
    body = _extract(tree, thorough)
    if body is None:
        return []
    paragraphs: list[str] = []
    for line in _lines(body):
        words = _SPACE.sub(" ", line).strip()
        if not words:
            continue
        if paragraphs and line.startswith("\r") and words[0].islower() and not ends_sentence(paragraphs[-1]):
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
        else:
            paragraphs.append(words)
    return paragraphs


def _lines(body: _Element) -> Iterator[str]:
    """The text of each block; what a line break parts is a line of its own that starts with a carriage return."""
    line: list[str] = []

    def walk(element: _Element) -> Iterator[str]:
        block = element.tag in _BLOCKS
        if element.tag == "row" and (row := _row(element)):
            yield "".join(line)
            line.clear()
            yield row
            return
        if block:
            yield "".join(line)
            line.clear()
        elif element.tag == "lb":
            yield "".join(line)
            line[:] = ["\r"]
        line.append(element.text or "")
        for child in element:
            yield from walk(child)
            line.append(child.tail or "")
        if block:
            yield "".join(line)
            line.clear()

    yield from walk(body)
    yield "".join(line)


def _row(row: _Element) -> str:
    """The cells of a table's row on one line, parted by bars; nothing where the table holds the page's layout."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag == "cell"]
    plain = all(inner.tag not in _BLOCKS or inner.tag in ("row", "cell") for inner in row.iter())
    joined = CELL_BAR.join(cell for cell in cells if cell)
    return joined if plain and len(cells) > 1 and len(joined) <= LONGEST_ROW else ""


def _extract(tree: HtmlElement, thorough: bool) -> _Element | None:
    """The article as trafilatura marks it up, compared with other extractors where thorough.

    Its log goes nowhere unless the host program set it up.
    """
    for library in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from trafilatura import bare_extraction

        try:
            found = bare_extraction(
                tree,
                fast=not thorough,
                favor_precision=True,
                include_comments=False,
                include_tables=True,
                with_metadata=False,
            )
        except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
            return None
    return getattr(found, "body", None)
