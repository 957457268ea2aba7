"""Events, silences and statements on our own marked texts: precision, recall, status, actors.

    python benchmarks/marked_sets.py [FILE.txt ...] [--errors]

The texts are marked up as `training/marked.py` reads them. Without a FILE the sentences of the unseen domains
(`tests/eval/events`) and both halves of the whole texts (`tests/eval/gold`) are measured; `--errors` lists what is
wrong, of the unseen ones only if they are named.

An event is right where its root is, and its trigger shares a character with that of the marked one; a silence where its
kind is, and their words meet; a statement where source, cue and content meet, as the scorer of PolNeAR asks it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import verbale
from verbale.model import Event, Reading, Span

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from marked import MARKS, article, blocks

EVAL = Path(__file__).parents[1] / "tests" / "eval"
MUTUAL = {"CONSULT", "AGREE", "COOPERATE", "ASSAULT"}
"""Roots of acts whose parties may be told in either order where the marks name no target."""


def meets(spans: Iterable[Span], wanted: list[list[int]]) -> bool:
    """Whether one of the spans shares a character with one of the wanted."""
    return any(span.start < end and start < span.end for span in spans for start, end in wanted)


def paired(
    events: Sequence[Event], gold: list[dict[str, Any]], *, root: bool
) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Events and the marked ones that they meet, one to one."""
    taken: set[int] = set()
    for event in sorted(events, key=lambda e: -e.confidence):
        for number, one in enumerate(gold):
            right = not root or one["root"] == event.root
            if number not in taken and right and meets([event.trigger], one["trigger"]):
                taken.add(number)
                yield event, one
                break


def sides(event: Event, one: dict[str, Any]) -> bool:
    """Whether sources and targets meet the marked ones."""
    both = (*event.source_spans, *event.target_spans)
    if one["root"] in MUTUAL and not one["target"]:
        return meets(both, one["source"])
    asked = ((event.source_spans, one["source"]), (event.target_spans, one["target"]))
    return all(meets(spans, wanted) for spans, wanted in asked if wanted)


def count(reading: Reading, row: dict[str, Any], counts: Counter[str]) -> None:
    """Add what one text shows."""
    gold = row["events"]
    counts["events given"] += len(reading.events)
    counts["events true"] += len(gold)
    counts["any right"] += sum(1 for _ in paired(reading.events, gold, root=False))
    for event, one in paired(reading.events, gold, root=True):
        counts["events right"] += 1
        counts["status"] += event.status == one["status"]
        counts["actors"] += sides(event, one)
    counts["silences given"] += len(reading.silences)
    counts["silences true"] += len(row["silences"])
    for one in row["silences"]:
        counts["silences right"] += any(
            silence.kind == one["kind"] and meets([silence.evidence], one["evidence"]) for silence in reading.silences
        )
    said = [s for s in reading.statements if s.cue or s.source]
    counts["statements given"] += len(said)
    counts["statements true"] += len(row["attributions"])
    for one in row["attributions"]:
        found = [
            s
            for s in said
            if meets(s.content, one["content"])
            and meets(s.cue, one["cue"])
            and (meets(s.source, one["source"]) or not (s.source or one["source"]))
        ]
        counts["statements right"] += bool(found)
        counts["forces"] += any(s.force == one.get("force") for s in found)


def line(name: str, counts: Counter[str]) -> str:
    """The figures of some texts."""

    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(counts[whole], 1)

    def both(kind: str) -> str:
        precision, recall = share(f"{kind} right", f"{kind} given"), share(f"{kind} right", f"{kind} true")
        return f"P {precision:5.1f} R {recall:5.1f}"

    text = (
        f"{name:12s} events {both('events')} (any root R {share('any right', 'events true'):.1f})"
        f" status {share('status', 'events right'):5.1f} actors {share('actors', 'events right'):5.1f}"
        f" of {counts['events true']}"
    )
    if counts["silences true"]:
        text += f"  silences {both('silences')} of {counts['silences true']}"
    if counts["statements true"]:
        text += f"  statements {both('statements')} of {counts['statements true']}"
        text += f", force right {share('forces', 'statements right'):.1f}"
    return text


def rows(path: Path) -> list[dict[str, Any]]:
    """The marked texts of a file."""
    return [article(block, path.stem) for block in blocks(path) if block not in MARKS]


def measure(reader: verbale.Reader, files: Iterable[Path], *, errors: bool) -> Counter[str]:
    """What the reader does on the texts of some files."""
    counts: Counter[str] = Counter()
    for path in files:
        texts = rows(path)
        for row, reading in zip(texts, reader.pipe(row["text"] for row in texts), strict=True):
            count(reading, row, counts)
            if errors:
                show(row, reading)
    return counts


def show(row: dict[str, Any], reading: Reading) -> None:
    """Print the errors of one text."""
    pairs = list(paired(reading.events, row["events"], root=True))
    met, used = [id(one) for _, one in pairs], [id(event) for event, _ in pairs]
    text = row["text"]
    found = [f"-{one['root']} {text[slice(*one['trigger'][0])]}" for one in row["events"] if id(one) not in met]
    found += [f"+{e.root} {e.trigger.text} ({e.confidence:.2f})" for e in reading.events if id(e) not in used]
    found += [f"{one['status']} as {e.status}: {e.trigger.text}" for e, one in pairs if e.status != one["status"]]
    found += [
        f"actors of {e.trigger.text}: {[s.text for s in e.source_spans]} > {[s.text for s in e.target_spans]}"
        for e, one in pairs
        if not sides(e, one)
    ]
    found += [
        f"-{one['kind']} {text[slice(*one['evidence'][0])]}"
        for one in row["silences"]
        if not any(s.kind == one["kind"] and meets([s.evidence], one["evidence"]) for s in reading.silences)
    ]
    found += [
        f"+{s.kind} {s.evidence.text}"
        for s in reading.silences
        if not any(s.kind == one["kind"] and meets([s.evidence], one["evidence"]) for one in row["silences"])
    ]
    if found:
        print(f"  {text}\n      {'; '.join(found)}")


def main() -> None:
    """Prints a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true", help="list what is missed and what is too much")
    arguments = parser.parse_args()
    reader = verbale.load()
    if arguments.marked:
        for path in arguments.marked:
            files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
            print(line(path.stem, measure(reader, files, errors=arguments.errors)), flush=True)
        return
    for name, folder in (("gold seen", "gold/seen"), ("gold unseen", "gold/unseen"), ("domains", "events")):
        errors = arguments.errors and name == "gold seen"
        print(line(name, measure(reader, sorted((EVAL / folder).glob("*.txt")), errors=errors)), flush=True)


if __name__ == "__main__":
    main()
