"""What all acts have in common."""

from __future__ import annotations

import msgspec

from verbale.model.mechanism import Attribution, Reported

__all__ = ["Act", "Filing", "snake"]


def snake(name: str) -> str:
    """The name of a class as the kind of an act.

    >>> snake("MeetingProposed")
    'meeting_proposed'
    """
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


class Act(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=snake, omit_defaults=True):
    """Something filed. `happened` is when its author says it took place (an ISO date or time): a claim, which no rule
    takes for the time of filing. `note` is the author's remark."""

    happened: str | None = None
    note: str = ""

    @property
    def kind(self) -> str:
        """The kind under which it stands in the log."""
        return str(type(self).__struct_config__.tag)


class Filing(Act, frozen=True, kw_only=True, tag=snake, omit_defaults=True):
    """An act that makes an item of its own.

    `see` names who may see the item, None where the mechanism's rule decides; `attribution` whether its author is told,
    `embargo` (ISO 8601 with zone) until when nobody else sees it. `of` is the member whose word or deed it
    is, None where that is the author. What rests on a report names it in `reported`: only the secretary files such an
    item, it is marked as reported, and it binds nobody.
    """

    of: str | None = None
    see: tuple[str, ...] | None = None
    reported: Reported | None = None
    attribution: Attribution | None = None
    embargo: str | None = None
