"""What can go wrong, as one small tree.

    VerbaleError
    ├── InputError            one input cannot be read; the others of the same call go on
    │   ├── NotFound          no such file, or a folder without reports
    │   ├── TooLarge          over the size limit of `settings.Limits`
    │   ├── Undecodable       bytes that are not text in the encoding they claim
    │   ├── NoText            nothing to read: empty, binary, or a page without an article
    │   └── LanguageNotRead   a language Verbale does not read yet
    ├── RecordError           a record cannot be used
    │   ├── NoRecord          there is no such file, or it is no record of Verbale's
    │   ├── NewerRecord       a newer version of Verbale made it
    │   ├── RecordLocked      another program is writing to it
    │   ├── RecordReadOnly    it may be read but not written to
    │   ├── DiskFull          there is no room to write; what was there before is unharmed
    │   ├── RecordDamaged     the file's contents are not whole
    │   └── NotInRecord       the record holds no such thing
    ├── MechanismError        a mechanism cannot do what is asked
    │   ├── RuleBroken        the act is against a rule of the mechanism, which is named
    │   ├── SetUpInvalid      a set-up file is wrong, at a line and key
    │   ├── LogDamaged        the log is not whole, or belongs to another mechanism
    │   └── KeyUnusable       a key is missing, forged, revoked or locked
    ├── UsageError            an option has an impossible value
    └── SetupError            a model or data file is missing or damaged

Every message is one sentence: what failed, on what, and what to do.
"""

from __future__ import annotations

__all__ = [
    "DiskFull",
    "InputError",
    "KeyUnusable",
    "LanguageNotRead",
    "LogDamaged",
    "MechanismError",
    "NewerRecord",
    "NoRecord",
    "NoText",
    "NotFound",
    "NotInRecord",
    "RecordDamaged",
    "RecordError",
    "RecordLocked",
    "RecordReadOnly",
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


class RecordError(VerbaleError):
    """A record cannot be used."""


class NoRecord(RecordError):
    """There is no such file, or it is no record of Verbale's."""


class NewerRecord(RecordError):
    """The record was made by a newer version of Verbale."""


class RecordLocked(RecordError):
    """Another program is writing to the record."""


class RecordReadOnly(RecordError):
    """The record may be read but not written to."""


class DiskFull(RecordError):
    """There is no room to write; what the record held before is unharmed."""


class RecordDamaged(RecordError):
    """The file's contents are not whole."""


class NotInRecord(RecordError):
    """The record holds no such document or item."""


class MechanismError(VerbaleError):
    """A mechanism cannot do what is asked; nothing was changed."""


class RuleBroken(MechanismError):
    """An act is against a rule. `rule` is its short name, `message` the sentence for whoever filed."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(f"{message} (rule: {rule})")
        self.rule = rule
        self.message = message


class SetUpInvalid(MechanismError):
    """A set-up file is wrong; `line` counts from one, `key` is where in the file."""

    def __init__(self, message: str, *, line: int | None = None, key: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.key = key


class LogDamaged(MechanismError):
    """The log is not whole, or an entry does not follow its head, or it belongs to another mechanism."""


class KeyUnusable(MechanismError):
    """A key is missing, forged, revoked, or its pass phrase is wrong."""


class UsageError(VerbaleError):
    """An option has an impossible value."""


class SetupError(VerbaleError):
    """A model or data file of the installation is missing or damaged."""
