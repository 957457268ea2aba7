"""Sets a mechanism up from a file or from words, with the secretary's key."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Final, NamedTuple

from verbale.errors import InputError, NotFound, UsageError
from verbale.lexicon.mechanisms import mechanism_template, mechanism_templates
from verbale.mechanism.setup import read_setup
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import Done, set_up
from verbale.workflows.record import SystemClock

__all__ = ["Founding", "found", "set_up_text", "template_text"]


BEGINNING: Final = """\
name: A name for the mechanism
parties:
  - {id: one, name: First party}
  - {id: two, name: Second party}
  - {id: three, name: Third party}
observers: []
host: one
"""
"""What every set-up needs beside its template; the ids are what `--as` takes."""
EXAMPLES: Final = {"--party": "nor=Norland", "--observer": "obs=Observers", "--clock": "response='5 days'"}


class Founding(NamedTuple):
    """A set-up given word by word; a member or clock is written `ID=WORDS`."""

    name: str
    parties: tuple[str, ...]
    observers: tuple[str, ...] = ()
    template: str | None = None
    host: str | None = None
    decision: str | None = None
    circle: str | None = None
    attribution: str | None = None
    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()


def template_text(name: str) -> str:
    """A set-up to begin from, with names to be put in place of those that stand there.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in mechanism_templates():
        raise UsageError(f"There is no template {name}: take one of {', '.join(mechanism_templates())}.")
    about, _, rest = mechanism_template(name).partition("\ndecision:")
    return f"{about}\n{BEGINNING}decision:{rest}"


def set_up_text(words: Founding) -> str:
    """The set-up file that says the same.

    Raises:
        UsageError: a member or clock is not written `ID=WORDS`.
    """
    confidential = {"circle": words.circle, "attribution": words.attribution}
    given = {
        "template": words.template,
        "name": words.name,
        "parties": [_member(one, "--party") for one in words.parties],
        "observers": [_member(one, "--observer") for one in words.observers],
        "host": words.host,
        "decision": words.decision,
        "languages": list(words.languages),
        "scope": [{"subject": subject} for subject in words.subjects],
        "clocks": dict(_pair(one, "--clock") for one in words.clocks),
        "confidentiality": {key: value for key, value in confidential.items() if value},
    }
    return json.dumps({key: value for key, value in given.items() if value}, ensure_ascii=False, indent=1)


def _member(word: str, option: str) -> dict[str, str]:
    member, name = _pair(word, option)
    return {"id": member, "name": name}


def _pair(word: str, option: str) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise UsageError(f"{option} {word!r} is not ID=WORDS: write one such as {EXAMPLES[option]}.")
    return key.strip(), value.strip()


def found(
    path: Path, setup: Path | Founding, ring: KeyRing, passphrase: Callable[[], str], *, at: str | None = None
) -> Done:
    """Set the mechanism of a file or of options up in a record.

    Args:
        path: the record, made where there is none.
        setup: the set-up: a YAML file, or its words.
        ring: where the secretary's key is made.
        passphrase: gives the pass phrase of that key.
        at: when, instead of now.

    Raises:
        SetUpInvalid: the file is wrong, at a line and key.
        NotFound: there is no such file.
        RecordError: the record cannot be opened or made.
    """
    text, source = (set_up_text(setup), "the options") if isinstance(setup, Founding) else (_read(setup), str(setup))
    when = at or SystemClock().now().astimezone(UTC).isoformat(timespec="seconds")
    mechanism = read_setup(text, created=when, source=source, seed=secrets.token_hex(8))
    key = ring.make(mechanism.id, "secretary", passphrase())
    try:
        return Done(set_up(path, mechanism, signer=key, at=when), ())
    except BaseException:
        ring.forget(key.public)
        raise


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"{file}: does not exist: check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give another file.") from error
