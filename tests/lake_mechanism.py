"""A mechanism of our own making about a lake: three parties and an observer, with their keys, in a record."""

from __future__ import annotations

from pathlib import Path

from verbale.model.acts import Act
from verbale.workflows import keyring
from verbale.workflows.founding import found
from verbale.workflows.keyring import Costs, HeldKey, KeyRing
from verbale.workflows.mechanism import Desk, Done, open_mechanism
from verbale.workflows.signing import bring_in, open_key

PHRASE = "herons in May"
CHEAP = Costs(1, 64, 1)
MEMBERS = ("nor", "sud", "est", "obs")
SET_UP = """\
name: Lake commission
parties:
  - {id: nor, name: Norland}
  - {id: sud, name: Sudmark}
  - {id: est, name: Estia}
observers:
  - {id: obs, name: League of Lakes}
host: est
bodies: [{name: delegates, level: expert}, {name: ministers, level: ministerial}]
ladder: [delegates, ministers]
decision: silence_procedure
confidentiality: {circle: members}
clocks: {complaint: 10 days, response: 5 days, silence: 2 days}
scales: {kept: ["no", "partly", "yes"]}
"""
START = "2021-05-01T00:00:00+00:00"


class Lake:
    """A record with the mechanism, its keys open; `file("nor", act)` files at the next minute."""

    def __init__(self, folder: Path, desk: Desk, ring: KeyRing, keys: dict[str, HeldKey]) -> None:
        self.folder, self.desk, self.ring, self.keys = folder, desk, ring, keys
        self.path = desk.file_of_record.path
        self.minute = 10

    def file(self, author: str, act: Act, at: str | None = None) -> Done:
        self.minute += 1
        day, rest = divmod(self.minute, 24 * 60)
        when = at or f"2021-05-{day + 1:02}T{rest // 60:02}:{rest % 60:02}:00+00:00"
        return self.desk.file(act, author=author, signer=self.keys[author], at=when)

    def make(self, author: str, act: Act) -> str:
        """The id of the item that it makes."""
        return self.file(author, act).items[0]


def founded(folder: Path, name: str = "talks.db") -> tuple[Path, KeyRing]:
    """A record with the mechanism set up and nothing more but the members' keys."""
    path, ring = folder / name, KeyRing(folder / "keys", costs=CHEAP)
    file = folder / "setup.yaml"
    file.write_text(SET_UP, encoding="utf-8")
    found(path, file, ring, lambda: PHRASE, at=START)
    with open_mechanism(path, mode="a") as desk:
        secretary = open_key(desk, ring, "secretary", lambda: PHRASE)
        for n, member in enumerate(MEMBERS):
            bring_in(desk, ring, member, passphrase=PHRASE, signer=secretary, at=f"2021-05-01T00:0{n}:00+00:00")
    return path, ring


def lake(folder: Path, desk: Desk, ring: KeyRing) -> Lake:
    """The opened mechanism with all keys."""
    keys = {name: open_key(desk, ring, name, lambda: PHRASE) for name in ("secretary", *MEMBERS)}
    return Lake(folder, desk, ring, keys)


def cheap_keys(monkeypatch) -> None:
    """Make keys whose pass phrases cost nothing to try, for tests of commands."""
    monkeypatch.setattr(keyring, "COSTS", CHEAP)
