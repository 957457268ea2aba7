"""Sets a mechanism up from its file, with the secretary's key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from verbale.errors import InputError, NotFound, UsageError
from verbale.lexicon.mechanisms import mechanism_template, mechanism_templates
from verbale.mechanism.setup import read_setup
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import Done, set_up
from verbale.workflows.record import SystemClock

__all__ = ["found", "template_text"]


def template_text(name: str) -> str:
    """A set-up to begin from.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in mechanism_templates():
        raise UsageError(f"There is no template {name}: take one of {', '.join(mechanism_templates())}.")
    return mechanism_template(name)


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
        RecordError: the record cannot be opened or made.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"{file}: does not exist: check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give another file.") from error
    when = at or SystemClock().now().astimezone(UTC).isoformat(timespec="seconds")
    mechanism = read_setup(text, created=when, source=str(file), seed=secrets.token_hex(8))
    key = ring.make(mechanism.id, "secretary", passphrase())
    try:
        return Done(set_up(path, mechanism, signer=key, at=when), ())
    except BaseException:
        ring.forget(key.public)
        raise
