"""Quality on our own sets in tests/eval: force of 340 statements, speakers of 803 sources, glosses of 73 passages. Each
has an unseen half.

    python benchmarks/own_sets.py [--errors]

`forces.jsonl`: one target statement a text, its force by the majority of the writer and two annotators who did not see
each other's labels; Cohen's kappa of the two is printed. `speakers.jsonl`: pronouns and descriptions with the name that
they mean, and sources whose speaker the text does not give; the rows "dev" were made when the others had been worked
on, and have names and sources that the text leaves open as well, the rows "fresh" are harder ones by another writer,
unseen. `glosses.jsonl`: passages with the reporter's own
reading marked, and others that sound like one, all by one writer, the unseen ones before the finder was worked on; a
gloss is right where it shares a character with a marked one. `--errors` lists no errors of the unseen halves.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import verbale
from verbale.model import Reading, Span, Statement

SETS = Path(__file__).parents[1] / "tests" / "eval"
SEEN = ("seen", "dev")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one of the sets."""
    for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def shared(spans: tuple[Span, ...], wanted: list[list[int]]) -> int:
    """Characters that the spans share with the wanted ones."""
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans for start, end in wanted)


def kappa(first: list[str], second: list[str]) -> float:
    """Cohen's kappa of two lists of labels."""
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    one, two = Counter(first), Counter(second)
    chance = sum(one[label] * two[label] for label in one) / len(first) ** 2
    return (agreed - chance) / (1 - chance)


def macro_f1(pairs: list[tuple[str, str | None]]) -> float:
    """The mean over the true labels of their F1."""
    scores = []
    for label in sorted({true for true, _ in pairs}):
        right = sum(true == label == given for true, given in pairs)
        total = sum(true == label for true, _ in pairs) + sum(given == label for _, given in pairs)
        scores.append(2 * right / total)
    return sum(scores) / len(scores)


def target(reading: Reading, row: dict[str, Any]) -> Statement | None:
    """The statement with the row's cue, else one with most of its content."""
    asked = sum(end - start for start, end in row["content"])
    found = [
        s for s in reading.statements if shared(s.cue, [row["cue"]]) or shared(s.content, row["content"]) > asked / 2
    ]
    return max(found, key=lambda s: (shared(s.cue, [row["cue"]]), shared(s.content, row["content"])), default=None)


def forces(reader: verbale.Reader, *, errors: bool) -> None:
    """Print the figures of the force set."""
    items = list(rows("forces"))
    pairs = defaultdict(list)
    for row in items:
        statement = target(reader(row["text"]), row)
        given = statement.force if statement is not None else None
        pairs[row["half"]].append((row["force"], given))
        if errors and row["half"] in SEEN and given != row["force"]:
            print(f"  {row['id']} {row['force']}, not {given}: {row['text']}")
    agreement = kappa([row["annotator_a"] for row in items], [row["annotator_b"] for row in items])
    print(f"forces  kappa of the annotators {agreement:.3f}")
    for half, found in sorted(pairs.items()):
        right = sum(true == given for true, given in found)
        none = sum(given is None for _, given in found)
        print(f"forces  {half:8s} macro-F1 {macro_f1(found):.3f}  right {right} of {len(found)}  no statement {none}")


def words(name: str) -> set[str]:
    """The telling words of a name."""
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 2 and word not in {"the", "and", "for"}}


def speakers(reader: verbale.Reader, *, errors: bool) -> None:
    """Print the figures of the speaker set; for a source that the text leaves open, right is to give nobody."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows("speakers"):
        reading = reader(row["text"])
        actors = {actor.id: actor for actor in reading.actors}
        for case in row["cases"]:
            source = case["source"]
            known = max(reading.statements, key=lambda s: shared(s.source, [source]), default=None)
            names: list[str] = []
            if known is not None and shared(known.source, [source]) and known.speaker.actor is not None:
                actor = actors[known.speaker.actor]
                names = [actors[member].name for member in actor.members] or [actor.name]
            phrase, kind = words(row["text"][source[0] : source[1]]), case["kind"]
            if case["unresolvable"]:
                right = all(words(name) <= phrase for name in names)
            else:
                right = bool(names) and all(
                    any(words(name) & words(wanted) for name in names) for wanted in case["names"]
                )
            counts[kind, row["half"]][0] += right
            counts[kind, row["half"]][1] += 1
            if errors and row["half"] in SEEN and not right:
                print(f"  {row['id']} {kind} {row['text'][source[0] : source[1]]!r}: {names}, not {case['names']}")
    for (kind, half), (right, total) in sorted(counts.items()):
        print(f"speakers  {kind:12s} {half:8s} {right:3d} of {total}")


def glosses(reader: verbale.Reader, *, errors: bool) -> None:
    """Print precision and recall of the glosses."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows("glosses"):
        found = [gloss.evidence for gloss in reader(row["text"]).glosses]
        met = [one for one in row["glosses"] if shared(tuple(found), [one])]
        sound = [span for span in found if shared((span,), row["glosses"])]
        counts[row["half"]] += Counter(true=len(row["glosses"]), given=len(found), met=len(met), sound=len(sound))
        if errors and row["half"] in SEEN and (len(met) < len(row["glosses"]) or len(sound) < len(found)):
            print(f"  {row['id']} {[span.text for span in found]}: {row['text']}")
    for half, known in sorted(counts.items()):
        precision, recall = f"{known['sound']} of {known['given']}", f"{known['met']} of {known['true']}"
        print(f"glosses  {half:8s} precision {precision}  recall {recall}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the errors that are no unseen half's")
    errors = parser.parse_args().errors
    reader = verbale.load()
    forces(reader, errors=errors)
    speakers(reader, errors=errors)
    glosses(reader, errors=errors)


if __name__ == "__main__":
    main()
