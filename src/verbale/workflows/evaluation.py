"""Extraction quality on the development sets: readings through the command line, figures from the sets' own scorers.

The sets and scorers are no part of the project; `folder` is where they lie (`data/` and `eval/` in it). Each scorer
runs as its own process, as its documentation says, because both sets have a module called `score`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from verbale.errors import InputError, NotFound, SetupError

__all__ = ["Bound", "Figure", "bounds_in", "figures"]

_SPEAKER_LINE: Final = re.compile(r"^(?P<group>\S.*?)\s+(?P<right>\d+)/(?P<all>\d+)\s", re.MULTILINE)
_NEWS: Final = "news "


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; `name` is the key of the floors file."""

    name: str
    value: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit that a figure must keep: at least (`floor`) or at most (`ceiling`) `value`."""

    name: str
    kind: Literal["floor", "ceiling"]
    value: float

    def kept_by(self, figure: Figure) -> bool:
        """Whether the figure keeps it."""
        return figure.value >= self.value if self.kind == "floor" else figure.value <= self.value


def bounds_in(path: Path) -> dict[str, Bound]:
    """The bounds of a floors file, `{"floors": {name: value}, "ceilings": {name: value}}`, by name.

    Raises:
        InputError: there is no such file, or it has another form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        floors = {name: Bound(name, "floor", float(value)) for name, value in data.get("floors", {}).items()}
        ceilings = {name: Bound(name, "ceiling", float(value)) for name, value in data.get("ceilings", {}).items()}
    except FileNotFoundError as error:
        raise NotFound(f"There is no floors file {path}; name one with --floors.") from error
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"The floors file {path} cannot be used ({error}); give numbers by name.") from error
    return floors | ceilings


def figures(folder: Path) -> Iterator[Figure]:
    """The figures of every set, each as it is measured: PolNeAR dev, GUM dev, the PLOVER gold records.

    Raises:
        NotFound: the folder holds no `eval` and `data`.
        SetupError: a scorer failed.
    """
    attribution, events = folder / "eval" / "attribution", folder / "eval" / "events"
    if not (attribution.is_dir() and events.is_dir()):
        raise NotFound(f"{folder} holds no eval/attribution and eval/events; give the folder of the evaluation sets.")
    with tempfile.TemporaryDirectory() as scratch:
        yield from _polnear(attribution, folder / "data" / "attribution", Path(scratch))
        yield from _gum(attribution, folder / "data" / "attribution", Path(scratch))
        yield from _gsr(events, Path(scratch))


def _polnear(scorers: Path, data: Path, scratch: Path) -> Iterator[Figure]:
    gold, predicted = data / "polnear-dev.jsonl.gz", scratch / "polnear.jsonl"
    _run(scorers / "from_verbale.py", _verbale(), gold, predicted)
    scores: dict[str, Any] = json.loads(_run(scorers / "score.py", gold, predicted, "--json"))
    yield Figure("polnear_dev.attr_f1", 100 * scores["attr/all"]["f1"], "PolNeAR dev, all three roles overlap, F1")
    for role in ("source", "cue", "content"):
        yield Figure(f"polnear_dev.exact_{role}", 100 * scores[f"exact/{role}"]["f1"], f"PolNeAR dev, exact {role}, F1")
    for name, group in (("indirect", "indirect"), ("speech_cues", "speech cue")):
        found = scores["recall"][group]
        yield Figure(f"polnear_dev.recall_{name}", 100 * found["r"], f"PolNeAR dev, recall, % of {found['gold']}")


def _gum(scorers: Path, data: Path, scratch: Path) -> Iterator[Figure]:
    gold, predicted, names = data / "gum-dev.jsonl.gz", scratch / "gum.jsonl", scratch / "names.jsonl"
    _run(scorers / "from_verbale.py", _verbale(), gold, predicted, names)
    printed = _run(scorers / "speaker.py", gold, names)
    groups = {found["group"]: (int(found["right"]), int(found["all"])) for found in _SPEAKER_LINE.finditer(printed)}
    news = [counts for group, counts in groups.items() if group.startswith(_NEWS)]
    right, asked = sum(count for count, _ in news), sum(count for _, count in news)
    yield Figure("gum_dev.news_speakers", 100 * right / max(asked, 1), f"GUM dev, speakers in news, % of {asked}")
    for name, group in (("pronouns", "news pronoun"), ("descriptions", "news nominal")):
        if group in groups:
            hit, total = groups[group]
            yield Figure(f"gum_dev.news_{name}", float(hit), f"GUM dev, {name} in news, of {total}")


def _gsr(scorers: Path, scratch: Path) -> Iterator[Figure]:
    told = {
        "root_any": "right root in any event",
        "full_text": "root and both actors by text",
        "full_code": "root and both actors by code",
    }
    scores = _gsr_scores(scorers, scratch, Path(_verbale()))
    for key, meaning in told.items():
        yield Figure(f"gsr_dev.{key}", 100 * scores[key]["rate"], f"PLOVER records, {meaning}, % of {scores[key]['n']}")
    first = scores["first_event"]["root15"]
    yield Figure(
        "gsr_dev.root_first", 100 * first["accuracy"], f"PLOVER records, first event's root, % of {first['n']}"
    )
    yield Figure("gsr_dev.events_per_sentence", scores["events_per_sentence"], "PLOVER records, events a sentence")
    scores = _gsr_scores(scorers, scratch, _without_office_holders(scratch))
    for key in ("full_text", "full_code"):
        without = f"{told[key]}, no table of office-holders"
        yield Figure(f"gsr_dev.{key}_unlisted", 100 * scores[key]["rate"], f"PLOVER records, {without}")


def _gsr_scores(scorers: Path, scratch: Path, command: Path) -> dict[str, Any]:
    predicted = scratch / "gsr.jsonl"
    _run(scorers / "from_verbale.py", command, "gsr", predicted)
    scores: dict[str, Any] = json.loads(_run(scorers / "score.py", "gsr", "--pred", predicted, "--json"))
    return scores


def _without_office_holders(scratch: Path) -> Path:
    """A command that reads as the command does, with the table of office-holders switched off."""
    command = scratch / "verbale-without-table"
    command.write_text(f'#!/bin/sh\nexec "{_verbale()}" "$@" --no-office-holders\n', encoding="utf-8")
    command.chmod(0o700)
    return command


def _verbale() -> str:
    """The command that belongs to this interpreter, else the one on the path."""
    beside = Path(sys.executable).with_name("verbale")
    command = str(beside) if beside.exists() else shutil.which("verbale")
    if command is None:
        raise SetupError("The verbale command is not on the path; install the package first.")
    return command


def _run(script: Path, *arguments: str | Path) -> str:
    """What a scorer prints.

    Raises:
        SetupError: it failed; the message ends with its last line.
    """
    done = subprocess.run(
        [sys.executable, "-B", str(script.resolve()), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise SetupError(f"The scorer {script} failed ({last}); run it by hand to see why.")
    return done.stdout
