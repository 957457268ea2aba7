"""Plants canary words in 1,000 marked items and looks for them in all that four readers can ask a record for.

Usage: python benchmarks/marked_items.py [--items 1000]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from lake_mechanism import MEMBERS, Lake, founded, lake
from verbale.cli import main as verbale
from verbale.model.acts import (
    AccountGiven,
    Act,
    CommitmentMade,
    ComplaintFiled,
    DocketFiled,
    EvidenceProduced,
    MeetingIntended,
    NotificationGiven,
    PaperIssued,
    SchedulingClaimed,
    StatementMade,
    TermsProposed,
)
from verbale.views.mechanism.tables import TABLES
from verbale.workflows.mechanism import open_mechanism

READERS = ("nor", "sud", "obs", "public")
VIEWS = (
    "parties", "invite", "respond", "session", "docket", "complain", "evidence", "commit", "assess", "account",
    "minutes", "paper", "message", "notify", "mark", "release",
)  # fmt: skip
PAPERS = ("chairs-statement", "aide-memoire", "joint-statement")


def act(kind: int, word: str, see: tuple[str, ...], meeting: str) -> Act:
    made: list[Act] = [
        StatementMade(words=word, speaker=word, see=see),
        DocketFiled(sort="proposal", title=word, words=word, see=see),
        DocketFiled(sort="concern", title=word, particulars=(word,), see=see),
        CommitmentMade(text=word, conditions=(word,), see=see),
        MeetingIntended(title=word, window=word, place=word, see=see),
        SchedulingClaimed(words=word, window=word, see=see),
        AccountGiven(about=meeting, text=word, see=see),
        PaperIssued(sort="note", title=word, text=word, see=see),
        TermsProposed(text=word, see=see),
        EvidenceProduced(about=meeting, what=word, custody=(word,), see=see),
        NotificationGiven(activity=word, place=word, starts="2999-01-01T00:00:00+00:00", to=("est",), see=see),
        ComplaintFiled(against=("est",), incident=word, incident_at="2021-05-01T00:00:00+00:00", place=word, see=see),
    ]
    return made[kind % len(made)]


def plant(talks: Lake, items: int) -> dict[str, frozenset[str]]:
    """Canary words with the readers that may see each."""
    chance, words = random.Random(11), {}
    meeting = talks.make("est", MeetingIntended(title="Open to all"))
    for number in range(items):
        see = tuple(sorted(chance.sample(MEMBERS, chance.randint(0, 2))))
        author = chance.choice(("nor", "sud"))
        if number % 12 in (10, 11):
            see = tuple(sorted({*see, "est"}))
        word = f"canary{number:04}x"
        talks.file(author, act(number, word, see, meeting))
        words[word] = frozenset((*see, author, "secretary"))
    return words


def asked(path: Path, reader: str) -> str:
    """All that the commands say to a reader, and the bytes of a copy made for it."""
    runner, shown = CliRunner(), ""
    calls = [(name, "list", "--format", form) for name in VIEWS for form in ("text", "html")]
    calls += [("table", name, "--format", "csv") for name in TABLES] + [("document", name) for name in PAPERS]
    calls += [("log",), ("calendar",), ("search", "canary")]
    for call in calls:
        done = runner.invoke(verbale, ["mechanism", str(path), *call, "--as", reader])
        shown += done.stdout + done.stderr
    shown += runner.invoke(verbale, ["export", str(path), "--format", "jsonl", "--as", reader]).stdout
    copy = path.with_name(f"{reader}.db")
    runner.invoke(verbale, ["mechanism", str(path), "export", "--for", reader, "-o", str(copy)])
    return shown + (copy.read_bytes().decode("latin-1") if copy.exists() else "")  # none goes to the public


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=1_000)
    items = parser.parse_args().items
    leaks = 0
    with tempfile.TemporaryDirectory() as name:
        path, ring = founded(Path(name))
        with open_mechanism(path, mode="a") as desk:
            words = plant(lake(Path(name), desk, ring), items)
        for reader in READERS:
            shown = asked(path, reader)
            hidden = [word for word, readers in words.items() if reader not in readers]
            found = [word for word in hidden if word in shown]
            seen = sum(word in shown for word in words)
            print(
                f"{reader}: {seen} words seen of {len(words) - len(hidden)} open, {len(found)} of {len(hidden)} hidden"
            )
            leaks += len(found)
    print(f"{items} items, {len(READERS)} readers, {leaks} leaks")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
