"""Acts about accounts, minutes and other papers."""

from __future__ import annotations

from typing import Literal

from verbale.model.acts.base import Act, Filing

__all__ = [
    "AccountGiven",
    "ErratumAdded",
    "InterpretationMade",
    "MinutesAccepted",
    "MinutesCirculated",
    "MinutesCommented",
    "MinutesDisputed",
    "MinutesDrafted",
    "MinutesReserved",
    "MinutesRevised",
    "PaperIssued",
    "PaperJoined",
    "PaperSort",
]

PaperSort = Literal["invitation", "agenda", "chairs_statement", "aide_memoire", "joint_statement", "note", "press_line"]


class AccountGiven(Filing, frozen=True):
    """A party's own version of a session or meeting, beside the agreed record."""

    about: str
    text: str
    public: bool = False


class MinutesDrafted(Filing, frozen=True):
    """Minutes of a session: their first version, one clause a paragraph."""

    session: str
    clauses: tuple[str, ...]


class MinutesRevised(Act, frozen=True):
    """A further version; the former stays."""

    minutes: str
    clauses: tuple[str, ...]


class MinutesCirculated(Act, frozen=True):
    """The newest version goes to the parties; comments are asked for until `comment_by` (ISO 8601 with zone)."""

    minutes: str
    comment_by: str | None = None


class MinutesCommented(Act, frozen=True):
    """A party asks for a change; `clause` counts from one, 0 stands for the whole."""

    minutes: str
    text: str
    clause: int = 0


class MinutesReserved(Act, frozen=True):
    """A party's reservation on a clause; it stays attached to the adopted text."""

    minutes: str
    text: str
    clause: int = 0


class MinutesAccepted(Act, frozen=True):
    """A party accepts a version, which it names."""

    minutes: str
    version: int


class MinutesDisputed(Act, frozen=True):
    """A party does not accept the circulated version."""

    minutes: str
    grounds: str


class InterpretationMade(Act, frozen=True):
    """A party's interpretative statement on a clause of adopted minutes."""

    minutes: str
    text: str
    clause: int = 0


class ErratumAdded(Act, frozen=True):
    """A slip in adopted minutes and what should stand there; the text itself is not touched."""

    minutes: str
    clause: int
    wrong: str
    right: str


class PaperIssued(Filing, frozen=True):
    """Another paper. A joint statement names in `joined` those who issue it, and stands as theirs only once each of
    them has joined."""

    sort: PaperSort
    title: str
    text: str
    about: str | None = None
    joined: tuple[str, ...] = ()


class PaperJoined(Act, frozen=True):
    """A member joins a joint statement."""

    paper: str
