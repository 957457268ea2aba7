"""What can go wrong, as one small tree.

    VerbaleError
    ├── InputError            one input cannot be read; the others of the same call go on
    │   ├── NotFound          no such file, or a folder without reports
    │   ├── TooLarge          over the size limit of `settings.Limits`
    │   ├── Undecodable       bytes that are not text in the encoding they claim
    │   ├── NoText            nothing to read: empty, binary, or a page without an article
    │   └── LanguageNotRead   a language Verbale does not read yet
    ├── UsageError            an option has an impossible value
    └── SetupError            a model or data file is missing or damaged

Every message is one sentence: what failed, on what, and what to do.
"""

from __future__ import annotations

__all__ = [
    "InputError",
    "LanguageNotRead",
    "NoText",
    "NotFound",
    "SetupError",
    "TooLarge",
    "Undecodable",
    "UsageError",
    "VerbaleError",
]


class VerbaleError(Exception):
    """Anything Verbale raises on purpose."""


class InputError(VerbaleError):
    """One input cannot be read."""


class NotFound(InputError):
    """There is no such file, or the folder holds no report."""


class TooLarge(InputError):
    """The input is over the size limit."""


class Undecodable(InputError):
    """The bytes are not text in the encoding they claim."""


class NoText(InputError):
    """The input holds nothing to read."""


class LanguageNotRead(InputError):
    """The text is in a language Verbale does not read yet."""


class UsageError(VerbaleError):
    """An option has an impossible value."""


class SetupError(VerbaleError):
    """A model or data file of the installation is missing or damaged."""
