"""Many different readings made of a few: what the benchmarks of the record load.

A variant is a reading of its own document: another number stands at the end of its text, its ids are others, its dates
are shifted by days, and some of its words are changed for others of the same length, so that no span moves.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

import verbale
from verbale.model import Reading, stable_id

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))
from marked import MARKS, article, blocks

EXAMPLES = Path(__file__).parents[1] / "examples"
_ID = re.compile(r'"((?:doc|ac|st|ev|me|si|gl|qu|po|di))-([0-9a-f]{16})"')
_DATE = re.compile(r'"(\d{4}-\d\d-\d\d)(?=[T"])')
_LOWER = re.compile(r"\b[a-z]{7,}\b")
_CHANGED = 0.1
"""Share of the long words that are changed."""


def example_readings() -> list[Reading]:
    """The readings of the example reports."""
    return list(verbale.load().pipe(sorted(EXAMPLES.glob("*.txt"))))


def varied_readings() -> list[Reading]:
    """The readings of the example reports and of the more than a thousand whole reports on which the tagger was
    trained, their marks taken off, each dated as the first example is."""
    files = sorted((TRAINING / "examples").glob("reports_*.txt"))
    texts = [article(block, file.stem)["text"] for file in files for block in blocks(file) if block not in MARKS]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(f"Date: 2007-05-28\n\n{text}\n", encoding="utf-8")
        return [*example_readings(), *verbale.load().pipe(paths)]


def variants(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Variants of the readings without end, the same on every run."""
    for number, reading in enumerate(itertools.cycle(readings)):
        yield varied(reading, number)


def varied(reading: Reading, number: int) -> Reading:
    """The variant of this number."""
    chance = random.Random(number)
    words = {word: _other(word, chance) for word in sorted(set(_LOWER.findall(reading.document.text)))}
    days = timedelta(days=chance.randrange(4000))
    body = msgspec.json.encode(reading).decode()
    parts = re.split(r'("text":"(?:[^"\\]|\\.)*")', body)
    for place in range(1, len(parts), 2):
        parts[place] = _LOWER.sub(lambda found: words.get(found[0], found[0]), parts[place])
    for place in range(0, len(parts), 2):
        parts[place] = _DATE.sub(lambda found: f'"{date.fromisoformat(found[1]) + days}', parts[place])
        parts[place] = _ID.sub(lambda found: f'"{stable_id(found[1], found[2], number)}"', parts[place])
    made = msgspec.json.decode("".join(parts), type=Reading)
    text = f"{made.document.text}\n{number}\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = msgspec.structs.replace(made.document, text=text, sha256=digest, text_sha256=digest)
    return msgspec.structs.replace(made, document=document)


def _other(word: str, chance: random.Random) -> str:
    if chance.random() >= _CHANGED:
        return word
    return "".join(chance.choice("aeiou" if letter in "aeiou" else "bcdfglmnprst") for letter in word)
