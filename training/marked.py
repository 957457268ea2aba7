"""Turns marked-up examples into the JSONL format of the attribution sets.

    python training/marked.py OUT.jsonl [--joined] FILE.txt ...

A block ends at `---` alone on a line. In it

- `[s1 the envoy]`, `[c1 said]` and `[x1 that ...]` are source, cue and content of attribution 1; `[c1:offer said]` adds
  the statement's force;
- `[a1 The navy]`, `[t1:COERCE.confiscate.occurred.military boarded]`, `[b1 two trawlers]` and `[o1 ...]` are source,
  trigger, target and theme of event 1, with its PLOVER root, mode, status and contexts (`-` for none);
- `[n1:not_disclosed ...]` tells of a silence of that kind.

Brackets may nest. A file marks attributions or events, or both if its first block is `marks: attributions events`, and
then all of its blocks do: what is not marked there is taken as none. `--joined` adds each block a second time, in
chance company as paragraphs of one text, so that a model does not learn that an article is a sentence. The examples are
our own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

OPENS = re.compile(r"\[([scxtabon])(\d+)(?::([A-Za-z_.+-]+))? ")
ATTRIBUTION = {"s": "source", "c": "cue", "x": "content"}
EVENT = {"t": "trigger", "a": "source", "b": "target", "o": "theme"}
MARKS = {"marks: attributions events": {"attributions", "events"}}
"""What a file marks, by its first block."""
KINDS = {**dict.fromkeys(ATTRIBUTION, "attribution"), **dict.fromkeys(EVENT, "event"), "n": "silence"}
COMPANY = (3, 7)
"""How many blocks stand together in a joined text, at least and at most."""


def article(marked: str, name: str) -> dict[str, Any]:
    """The article of a marked text.

    Raises:
        ValueError: a bracket is not closed, an attribution has no cue or no content, or an event no trigger.
    """
    text: list[str] = []
    open_: list[tuple[str, str, int]] = []
    spans: dict[str, dict[tuple[str, str], list[list[int]]]] = {kind: defaultdict(list) for kind in KINDS.values()}
    codes: dict[tuple[str, str], str] = {}
    position = 0
    while position < len(marked):
        match = OPENS.match(marked, position)
        if match:
            open_.append((match[1], match[2], len(text)))
            if match[3]:
                codes[match[1], match[2]] = match[3]
            position = match.end()
        elif marked[position] == "]" and open_:
            role, number, start = open_.pop()
            spans[KINDS[role]][number, role].append([start, len(text)])
            position += 1
        else:
            text.append(marked[position])
            position += 1
    whole = "".join(text)
    if open_:
        raise ValueError(f"{name}: a bracket is not closed: {marked[:60]}")
    return {
        "id": name,
        "text": whole,
        "attributions": attributions(name, whole, spans["attribution"], codes),
        "events": events(name, spans["event"], codes),
        "silences": [
            {"kind": codes[letter, number], "evidence": found} for (number, letter), found in spans["silence"].items()
        ],
    }


def numbers(spans: dict[tuple[str, str], list[list[int]]]) -> list[str]:
    """The numbers that stand in the brackets, in order."""
    return sorted({number for number, _ in spans}, key=int)


def attributions(
    name: str, text: str, spans: dict[tuple[str, str], list[list[int]]], codes: dict[tuple[str, str], str]
) -> list[dict[str, Any]]:
    """The attributions of a text, by their numbers."""
    made = []
    for number in numbers(spans):
        roles = {role: sorted(spans.get((number, letter), [])) for letter, role in ATTRIBUTION.items()}
        if not roles["cue"] or not roles["content"]:
            raise ValueError(f"{name}: attribution {number} has no cue or no content: {text[:60]}")
        one = {"id": f"{name}-{number}", **roles, "type": kind(text, roles["content"])}
        made.append(one | ({"force": codes["c", number]} if ("c", number) in codes else {}))
    return made


def events(
    name: str, spans: dict[tuple[str, str], list[list[int]]], codes: dict[tuple[str, str], str]
) -> list[dict[str, Any]]:
    """The events of a text, by their numbers."""
    made = []
    for number in numbers(spans):
        roles = {role: sorted(spans.get((number, letter), [])) for letter, role in EVENT.items()}
        if len(roles["trigger"]) != 1 or ("t", number) not in codes:
            raise ValueError(f"{name}: event {number} has no trigger or no code")
        root, mode, status, contexts = codes["t", number].split(".")
        coded = {"root": root, "mode": mode, "status": status, "contexts": contexts.split("+")}
        made.append({"id": f"{name}-{number}", **coded, **roles})
    return made


def kind(text: str, content: list[list[int]]) -> str:
    """direct, mixed or indirect, by the quotation marks of the content."""
    said = " ".join(text[start:end] for start, end in content)
    quoted = "".join(re.findall(r"[\"“][^\"”]*(?:[\"”]|$)", said))
    if not quoted:
        return "indirect"
    return "direct" if len(re.findall(r"\w", quoted)) == len(re.findall(r"\w", said)) else "mixed"


def blocks(path: Path) -> list[str]:
    """The marked blocks of a file."""
    parts = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [part.strip() for part in parts if part.strip()]


def renumbered(block: str, by: int) -> str:
    """The block with all numbers of its brackets raised."""
    return OPENS.sub(lambda m: f"[{m[1]}{int(m[2]) + by}{':' + m[3] if m[3] else ''} ", block)


def joined(parts: list[str], chance: random.Random) -> list[str]:
    """The blocks in chance order, several to a text."""
    rest = chance.sample(parts, len(parts))
    made = []
    while rest:
        count = chance.randint(*COMPANY)
        some, rest = rest[:count], rest[count:]
        made.append("\n\n".join(renumbered(block, 100 * n) for n, block in enumerate(some)))
    return made


def main() -> None:
    """Writes the JSONL file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("marked", type=Path, nargs="+")
    parser.add_argument("--joined", action="store_true")
    arguments = parser.parse_args()
    chance = random.Random(11)
    made = []
    for path in arguments.marked:
        parts = blocks(path)
        marked = MARKS.get(parts[0]) or ({"events"} if any("[t" in part for part in parts) else {"attributions"})
        parts = [part for part in parts if part not in MARKS]
        if arguments.joined:
            parts += joined(parts, chance)
        for number, part in enumerate(parts, 1):
            row = article(part, f"{path.stem}-{number}")
            made.append({key: value for key, value in row.items() if key in {"id", "text"} | marked})
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    arguments.output.write_text("".join(lines), encoding="utf-8")
    count = {kind: sum(len(row.get(kind, ())) for row in made) for kind in ("attributions", "events")}
    print(len(made), "texts,", count["attributions"], "attributions,", count["events"], "events")


if __name__ == "__main__":
    main()
