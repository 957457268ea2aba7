"""A paper as a DOCX file, by python-docx; the same paper gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any, Final

from verbale.views.paper import Block, Grid, Heading, Items, Paper, Text
from verbale.views.terminal_text import harmless

__all__ = ["paper_docx"]

_NO_DAY: Final = datetime(2000, 1, 1)
_ZIP_DAY: Final = (2000, 1, 1, 0, 0, 0)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def paper_docx(paper: Paper) -> bytes:
    """The file's bytes; times and author are left out of its properties."""
    from docx import Document

    document = Document()
    about = document.core_properties
    about.author, about.comments, about.title = "", "", _safe(paper.title)
    about.created = about.modified = _NO_DAY
    document.add_heading(_safe(paper.title), level=0)
    for block in paper.blocks:
        _add(document, block)
    made = io.BytesIO()
    document.save(made)
    return _undated(made)


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(_safe(block.text), level=1)
    elif isinstance(block, Text):
        document.add_paragraph(_safe(block.text))
    elif isinstance(block, Items):
        for n, item in enumerate(block.items, 1):
            document.add_paragraph(f"{n}. {_safe(item)}")
    elif isinstance(block, Grid):
        table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, block.columns, strict=True):
            cell.text = ""
            cell.paragraphs[0].add_run(_safe(text)).bold = True
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _safe(text)


def _safe(text: str) -> str:
    return _NOT_XML.sub("", harmless(text))


def _undated(made: io.BytesIO) -> bytes:
    """The archive with no times of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
