"""Random mutations of a log: bit flips, deletions, swaps, truncation, replays, re-signing with another key."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec.structs import replace

from secretariat import Key, Log
from verbale.errors import LogDamaged
from verbale.mechanism import entry_hash, entry_lines, sign_entry
from verbale.model.log import LogEntry, Payload

Entries = list[LogEntry]
Payloads = dict[int, Payload]


def _flip(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text))
    other = chr(ord(text[place]) ^ (1 << dice.randrange(7)))
    return text[:place] + other + text[place + 1 :]


def _flip_entry(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    place = dice.randrange(len(entries))
    field = dice.choice([name for name in LogEntry.__struct_fields__ if name != "number"])
    entries[place] = replace(entries[place], **{field: _flip(getattr(entries[place], field), dice)})


def _flip_payload(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    number = dice.choice(list(payloads))
    field = dice.choice(("salt", "body"))
    payloads[number] = replace(payloads[number], **{field: _flip(getattr(payloads[number], field), dice)})


def _renumber(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    place = dice.randrange(len(entries))
    entries[place] = replace(entries[place], number=entries[place].number ^ (1 << dice.randrange(10)))


def _delete(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    del entries[dice.randrange(len(entries))]


def _swap(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    a, b = dice.sample(range(len(entries)), 2)
    entries[a], entries[b] = entries[b], entries[a]


def _swap_payloads(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    a, b = dice.sample(list(payloads), 2)
    payloads[a], payloads[b] = payloads[b], payloads[a]


def _drop_payload(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    del payloads[dice.choice(list(payloads))]


def _truncate(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    del entries[dice.randrange(len(entries)) :]


def _replay(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    """An old entry once more: as it is, or renumbered to fit, its signature kept."""
    old = dice.choice(entries)
    place = dice.randrange(1, len(entries) + 1)
    if dice.random() < 0.5:
        before = entries[place - 1]
        old = replace(old, number=before.number + 1, previous=entry_hash(before), at=before.at)
    entries.insert(place, old)


def _resign(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    """An entry signed anew with a strange key, and all that follow chained to it again."""
    place = dice.randrange(len(entries))
    thief = Key("thief")
    entries[place] = sign_entry(replace(entries[place], key=thief.public), thief)
    if dice.random() < 0.5:
        _rechain(entries, place + 1)


def _rewrite(entries: Entries, payloads: Payloads, dice: random.Random) -> None:
    """The name of the author kept and the words changed, signed with a strange key under the author's name for it."""
    place = dice.randrange(len(entries))
    thief = Key("thief")
    signature = thief.sign(entry_lines(replace(entries[place], kind="statement_made", at=entries[-1].at)))
    entries[place] = replace(entries[place], kind="statement_made", at=entries[-1].at, signature=signature)


def _rechain(entries: Entries, start: int) -> None:
    for place in range(start, len(entries)):
        entries[place] = replace(entries[place], previous=entry_hash(entries[place - 1]))


MUTATIONS: tuple[Callable[[Entries, Payloads, random.Random], None], ...] = (
    _flip_entry, _flip_payload, _renumber, _delete, _swap, _swap_payloads, _drop_payload, _truncate, _replay, _resign,
    _rewrite,
)  # fmt: skip


def mutated(log: Log, seed: int) -> tuple[str, Entries, Payloads]:
    """What was done, and the entries and payloads after it; never what they were."""
    dice = random.Random(seed)
    how = MUTATIONS[seed % len(MUTATIONS)]
    entries, payloads = list(log.entries), dict(log.payloads)
    while entries == log.entries and payloads == log.payloads:
        try:
            how(entries, payloads, dice)
        except LogDamaged:
            continue
    return how.__name__.strip("_"), entries, payloads
