"""Prior notification: notice of activities to come, acknowledged, and shown as late where it came after its time."""

from __future__ import annotations

from msgspec.structs import replace

from verbale.mechanism.filing import By, addressed, filed_fields, held, kept, members, require
from verbale.mechanism.times import after, instant
from verbale.model.acts import Act, NotificationAcknowledged, NotificationGiven, NotificationWithdrawn
from verbale.model.proceedings import Notification, Remark, State

__all__ = ["apply_notification"]


def apply_notification(state: State, act: Act, by: By) -> State | None:
    """The state after an act about notifications; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case NotificationGiven():
            return _given(state, act, by)
        case NotificationAcknowledged():
            notice = held(state, Notification, act.notification, by)
            require(by.author in notice.to, "addressee", f"{notice.id} was not given to {by.author}.")
            require(by.author not in notice.acknowledged, "once", f"{by.author} has acknowledged {notice.id} before.")
            return kept(state, replace(notice, acknowledged={**notice.acknowledged, by.author: by.at}), by)
        case NotificationWithdrawn():
            notice = held(state, Notification, act.notification, by)
            require(
                by.author == notice.filed_by, "notification: who may file",
                f"Only {notice.filed_by} can take {notice.id} back.",
            )  # fmt: skip
            require(notice.withdrawn is None, "once", f"{notice.id} was taken back before.")
            return kept(state, replace(notice, withdrawn=Remark(by.author, act.reason, by.at)), by)
        case _:
            return None


def _given(state: State, act: NotificationGiven, by: By) -> State:
    require(bool(act.activity.strip()), "words", "A notification must say of which activity.")
    starts = instant(act.starts)
    require(
        act.ends is None or instant(act.ends) > starts, "end after start",
        f"An activity from {act.starts} cannot end at {act.ends}.",
    )  # fmt: skip
    members(state, act.to, "to")
    of = act.of or by.author
    lead = state.mechanism.clocks.notification
    notice = Notification(
        **filed_fields(state, act, by, "notification"),
        activity=act.activity, starts=act.starts, ends=act.ends, place=act.place,
        to=act.to or tuple(party for party in state.mechanism.party_ids if party != of),
        late=starts <= instant(by.at) if lead is None else starts < instant(after(by.at, lead)),
    )  # fmt: skip
    require(of not in notice.to, "to another", f"{of} cannot give notice to itself.")
    addressed(state, notice, notice.to, at=by.at)
    return kept(state, notice, by)
