"""Turns marked-up examples into the JSONL format of the attribution sets.

    python training/marked.py training/examples/*.txt

In a marked text `[s1 the envoy]`, `[c1 said]` and `[x1 that ...]` are source, cue and content of attribution 1;
brackets may nest; `[c1:offer said]` adds the statement's force; `---` alone on a line ends an article. Each FILE.txt
gives FILE.jsonl beside it. The examples are our own.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

OPENS = re.compile(r"\[([scx])(\d+)(?::([a-z]+))? ")
ROLES = {"s": "source", "c": "cue", "x": "content"}


def article(marked: str, name: str) -> dict:
    """The article of a marked text.

    Raises:
        ValueError: a bracket is not closed, or an attribution has no cue or no content.
    """
    text: list[str] = []
    open_: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[list[int]]]] = defaultdict(lambda: {role: [] for role in ROLES.values()})
    forces: dict[str, str] = {}
    position = 0
    while position < len(marked):
        match = OPENS.match(marked, position)
        if match:
            open_.append((match[1], match[2], len(text)))
            if match[3]:
                forces[match[2]] = match[3]
            position = match.end()
        elif marked[position] == "]" and open_:
            role, number, start = open_.pop()
            found[number][ROLES[role]].append([start, len(text)])
            position += 1
        else:
            text.append(marked[position])
            position += 1
    whole = "".join(text)
    if open_:
        raise ValueError(f"{name}: a bracket is not closed: {marked[:60]}")
    attributions = []
    for number, roles in sorted(found.items(), key=lambda item: int(item[0])):
        if not roles["cue"] or not roles["content"]:
            raise ValueError(f"{name}: attribution {number} has no cue or no content: {marked[:60]}")
        spans = {role: sorted(fragments) for role, fragments in roles.items()}
        attribution = {"id": f"{name}-{number}", **spans, "type": kind(whole, spans["content"])}
        attributions.append(attribution | ({"force": forces[number]} if number in forces else {}))
    return {"id": name, "text": whole, "attributions": attributions}


def kind(text: str, content: list[list[int]]) -> str:
    """direct, mixed or indirect, by the quotation marks of the content."""
    said = " ".join(text[start:end] for start, end in content)
    quoted = "".join(re.findall(r"[\"“][^\"”]*(?:[\"”]|$)", said))
    if not quoted:
        return "indirect"
    return "direct" if len(re.findall(r"\w", quoted)) == len(re.findall(r"\w", said)) else "mixed"


def main() -> None:
    """Writes the JSONL files."""
    total = [0, 0]
    for path in map(Path, sys.argv[1:]):
        parts = [part.strip() for part in re.split(r"^---$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)]
        made = [article(part, f"{path.stem}-{number}") for number, part in enumerate(filter(None, parts), 1)]
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in made)
        path.with_suffix(".jsonl").write_text("".join(lines), encoding="utf-8")
        total[0] += len(made)
        total[1] += sum(len(row["attributions"]) for row in made)
    print(*total, "articles and attributions")


if __name__ == "__main__":
    main()
