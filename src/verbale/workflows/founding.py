"""Sets a mechanism up from its file, with the secretary's key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verbale.errors import InputError, NotFound
from verbale.mechanism.setup import read_set_up, template_text
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import Done, set_up

__all__ = ["found", "template_text"]


def found(path: Path, file: Path, ring: KeyRing, passphrase: Callable[[], str], *, at: str | None = None) -> Done:
    """Set the mechanism of a file up in a record.

    Args:
        path: the record, made where there is none.
        file: the set-up, YAML.
        ring: where the secretary's key is made.
        passphrase: gives the pass phrase of that key.
        at: when, instead of now.

    Raises:
        SetUpInvalid: the file is wrong, at a line and key.
        NotFound: there is no such file.
        UsageError: the record holds a mechanism of this id already.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"{file}: does not exist: check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give another file.") from error
    mechanism = read_set_up(text, str(file))
    key = ring.make(mechanism.id, "secretary", passphrase())
    try:
        return Done(set_up(path, mechanism, signer=key, at=at), ())
    except BaseException:
        ring.forget(key.public)
        raise
