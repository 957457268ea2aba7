"""Verbale keeps the record of security talks: who said, offered and did what, each line with the words it came from.

>>> import verbale
>>> reading = verbale.read("The envoy offered to train the border guards.")
>>> reading.statements[0].force
'offer'

The public names are loaded when they are first used, so that importing `verbale` loads no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.errors import (
        DiskFull,
        InputError,
        LanguageNotRead,
        NewerRecord,
        NoRecord,
        NoText,
        NotFound,
        NotInRecord,
        RecordDamaged,
        RecordError,
        RecordLocked,
        RecordReadOnly,
        SetupError,
        TooLarge,
        Undecodable,
        UsageError,
        VerbaleError,
    )
    from verbale.model import Document, Filter, Reading, Span, Statement, json_schema
    from verbale.settings import Settings
    from verbale.views.reading_text import reading_text
    from verbale.workflows.reading import Reader, load, read
    from verbale.workflows.record import Record, open
    from verbale.workflows.reports import Report

__all__ = [
    "DiskFull",
    "Document",
    "Filter",
    "InputError",
    "LanguageNotRead",
    "NewerRecord",
    "NoRecord",
    "NoText",
    "NotFound",
    "NotInRecord",
    "Reader",
    "Reading",
    "Record",
    "RecordDamaged",
    "RecordError",
    "RecordLocked",
    "RecordReadOnly",
    "Report",
    "Settings",
    "SetupError",
    "Span",
    "Statement",
    "TooLarge",
    "Undecodable",
    "UsageError",
    "VerbaleError",
    "__version__",
    "json_schema",
    "load",
    "open",
    "read",
    "reading_text",
]

__version__: str

_HOMES = {
    **dict.fromkeys(
        ("DiskFull", "InputError", "LanguageNotRead", "NewerRecord", "NoRecord", "NoText", "NotFound", "NotInRecord",
         "RecordDamaged", "RecordError", "RecordLocked", "RecordReadOnly", "SetupError", "TooLarge", "Undecodable",
         "UsageError", "VerbaleError"),
        "verbale.errors",
    ),
    **dict.fromkeys(("Document", "Filter", "Reading", "Span", "Statement", "json_schema"), "verbale.model"),
    **dict.fromkeys(("Reader", "load", "read"), "verbale.workflows.reading"),
    **dict.fromkeys(("Record", "open"), "verbale.workflows.record"),
    "Report": "verbale.workflows.reports",
    "Settings": "verbale.settings",
    "reading_text": "verbale.views.reading_text",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("verbale")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
