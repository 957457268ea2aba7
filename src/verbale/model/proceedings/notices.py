"""Prior notifications and evidence."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from verbale.model.acts.notices import Authenticity
from verbale.model.proceedings.items import Item, Remark

__all__ = ["Evidence", "Holder", "Notification", "Stand"]


class Notification(Item, frozen=True, kw_only=True):
    """Notice of an activity, and who acknowledged it when; `late` where it came after the lead time that is asked."""

    activity: str
    starts: str
    ends: str | None = None
    place: str = ""
    to: tuple[str, ...] = ()
    late: bool = False
    acknowledged: Mapping[str, str] = {}
    withdrawn: Remark | None = None


class Holder(msgspec.Struct, frozen=True):
    """One link of a chain of custody: into whose hands, and by whom that was filed and when."""

    who: str
    by: str
    at: str


class Stand(msgspec.Struct, frozen=True):
    """Whether a party takes a piece of evidence for genuine, since when, and why."""

    stand: Authenticity
    at: str
    grounds: str = ""


class Evidence(Item, frozen=True, kw_only=True):
    """A piece of evidence about an item: whose hands it went through, to whom it was shown, what each party holds."""

    about: str
    what: str
    sha256: str = ""
    custody: tuple[Holder, ...] = ()
    shown: Mapping[str, str] = {}
    stands: Mapping[str, Stand] = {}
