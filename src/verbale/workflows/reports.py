"""What is to be read: one report with what its sender knows of it, and the reports that a folder holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from verbale import ingest
from verbale.errors import InputError, NotFound
from verbale.ingest.limits import DEFAULT_LIMITS, Limits
from verbale.model import Document

__all__ = ["SUFFIXES", "Report", "document_of", "reports_in"]

SUFFIXES: Final = frozenset({".txt", ".html", ".htm", ".xhtml"})
"""Files that are taken from a folder; a file named by itself is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Report:
    """One thing to read: a `str` is text, a `Path` a file, `bytes` the content of a file called `name`, a `Document`
    what was made of one already."""

    source: str | bytes | Path | Document
    published: str | date | datetime | None = None
    url: str | None = None
    encoding: str | None = None
    name: str | None = None


def reports_in(path: Path) -> Iterator[Path]:
    """The reports of a folder and its subfolders in the order of their names, or the one file that the path names.

    Hidden files and folders are passed over.

    Raises:
        NotFound: there is no such path, or the folder holds no report.
    """
    if not path.is_dir():
        if not path.exists():
            raise NotFound(f"{path} does not exist: check the name.")
        yield path
        return
    found = False
    for inside in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inside.relative_to(path).parts)
        if not hidden and inside.suffix.lower() in SUFFIXES and inside.is_file():
            found = True
            yield inside
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise NotFound(f"{path} holds no report: put files ending in {kinds} there, or name a file.")


def document_of(report: Report, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The stored document of a report.

    Raises:
        InputError: it cannot be read; the message is one sentence that says why and what to do.
    """
    source = report.source
    if isinstance(source, Document):
        return source
    if isinstance(source, str):
        return ingest.from_text(
            source, name=report.name or "", published=report.published, url=report.url, limits=limits
        )
    name = report.name or (str(source) if isinstance(source, Path) else "The input")
    raw = source if isinstance(source, bytes) else _file(source, limits)
    return ingest.from_bytes(
        raw, name=name, published=report.published, url=report.url, encoding=report.encoding, limits=limits
    )


def _file(path: Path, limits: Limits) -> bytes:
    try:
        limits.check_bytes(path.stat().st_size, str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"{path} does not exist: check the name.") from error
    except IsADirectoryError as error:
        raise NotFound(f"{path} is a folder: name the files in it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be opened ({reason}): check its name and permissions.") from error
