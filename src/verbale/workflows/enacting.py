"""Files the acts of a file in their order, each signed by its author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from verbale.errors import InputError, MechanismError, RuleBroken, UsageError, VerbaleError
from verbale.model.acts import Act
from verbale.workflows.acts_file import Line, read_acts, resolved
from verbale.workflows.bridging import KINDS, bridged
from verbale.workflows.keyring import HeldKey, KeyRing
from verbale.workflows.mechanism import Desk, Done, open_mechanism
from verbale.workflows.signing import bring_in, open_key

__all__ = ["Enacted", "PassPhrase", "enact"]


class PassPhrase(Protocol):
    """What gives the pass phrase of a member's key."""

    def __call__(self, author: str, *, new: bool = False) -> str:
        """The pass phrase; that of a key about to be made where `new`."""
        ...


class Enacted(NamedTuple):
    """What came of one line: what was filed, or the rule that refused it where that was expected."""

    number: int
    done: Done | None
    refused: str = ""


def enact(
    path: Path, file: Path, ring: KeyRing, passphrase: PassPhrase, *, mechanism: str | None = None
) -> Iterator[Enacted]:
    """File the acts; what came of each line is given as soon as it is filed.

    Raises:
        InputError: the file is not one of acts, which is seen before the first is filed; or an act was refused that was
            not to be, or was not refused that was to be. The message names the line; those before it stay filed.
        KeyUnusable: a key is not there or does not open.
    """
    lines = read_acts(file)
    names: dict[str, str] = {}
    opened: dict[str, HeldKey] = {}
    with open_mechanism(path, mechanism, mode="a") as desk:
        for line in lines:
            where = f"{file}, line {line.number}"
            try:
                enacted = _one(desk, line, where, ring, passphrase, names, opened)
            except (MechanismError, UsageError, InputError) as error:
                if isinstance(error, InputError) and str(error).startswith(where):
                    raise
                raise InputError(f"{where}: {error}") from error
            if line.name is not None and enacted.done is not None:
                if not enacted.done.items:
                    raise InputError(f"{where}: {line.do} makes no item that could be called {line.name}.")
                names[line.name] = enacted.done.items[0]
            yield enacted


def _one(
    desk: Desk,
    line: Line,
    where: str,
    ring: KeyRing,
    passphrase: PassPhrase,
    names: dict[str, str],
    opened: dict[str, HeldKey],
) -> Enacted:
    desk.writer(line.author)
    if line.author not in opened:
        opened[line.author] = open_key(desk, ring, line.author, lambda: passphrase(line.author))
    signer = opened[line.author]
    if line.do == "keys":
        holder = str(line.fields["holder"])
        desk.writer(holder)
        phrase = passphrase(holder, new=True)
        return Enacted(line.number, bring_in(desk, ring, holder, passphrase=phrase, signer=signer, at=line.at))
    act = _bridged(desk, line, names, where) if line.do == "bridge" else resolved(line, names, where)
    try:
        done = desk.file(act, author=line.author, signer=signer, at=line.at)
    except RuleBroken as broken:
        if line.refused is not None and broken.rule == line.refused:
            return Enacted(line.number, None, str(broken))
        raise
    if line.refused is not None:
        raise InputError(f"{where}: it was to be refused by the rule “{line.refused}” and was filed.")
    return Enacted(line.number, done)


def _bridged(desk: Desk, line: Line, names: dict[str, str], where: str) -> Act:
    fields: dict[str, Any] = dict(line.fields)
    kind, statement = fields.pop("bridge"), str(fields.pop("statement"))
    if kind not in KINDS:
        raise InputError(f"{where}: there is no bridge to {kind!r}: take one of {', '.join(KINDS)}.")
    about = fields.get("about")
    if isinstance(about, str) and about.startswith("@"):
        fields["about"] = names.get(about[1:], about)
    fields["to"] = tuple(fields.get("to", ()))
    try:
        return bridged(desk.file_of_record.path, kind, statement, **fields)
    except VerbaleError as error:
        raise InputError(f"{where}: {error}") from error
