"""Markings, embargoes, what is not minuted, and release by the consent of each party."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.filing import By, held, kept, members, require, touch
from verbale.mechanism.growing import plus
from verbale.mechanism.markings import circle, visible
from verbale.mechanism.minutes import quotes
from verbale.mechanism.sight import stays_in_sight
from verbale.mechanism.times import instant
from verbale.model.acts import (
    Act,
    Embargoed,
    Marked,
    NotMinuted,
    ReleaseAsked,
    ReleaseCompelled,
    ReleaseConsented,
    ReleaseRefused,
)
from verbale.model.mechanism import PUBLIC, SECRETARY
from verbale.model.proceedings import Item, Meeting, Minutes, Release, Remark, Session, State

__all__ = ["apply_release"]

COMMON: Final = (Meeting, Session, Minutes)
"""Items that belong to all; nobody widens their marking alone."""


def apply_release(state: State, act: Act, by: By) -> State | None:
    """The state after an act about markings or release; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case Marked():
            return _marked(state, act, by)
        case NotMinuted():
            item = held(state, Item, act.item, by)
            require(
                by.author in (item.filed_by, item.of, SECRETARY), "own words",
                f"{item.id} is not {by.author}'s; whoever said it asks that it be not minuted.",
            )  # fmt: skip
            return _not_minuted(state, item, by)
        case Embargoed():
            item = held(state, Item, act.item, by)
            _owner(item, by)
            require(
                instant(act.until) > instant(by.at), "deadline ahead", f"An embargo until {act.until} is over already."
            )
            before = item.marking.embargo
            require(
                before is None or instant(act.until) >= instant(before), "embargo not shortened",
                f"{item.id} is under embargo until {before}.",
            )  # fmt: skip
            item = replace(item, marking=replace(item.marking, embargo=act.until))
            stays_in_sight(state, item, by)
            return kept(state, item, by)
        case ReleaseAsked():
            item = held(state, Item, act.item, by)
            _readers(state, act.to)
            asking = (by.author,) if by.author in state.mechanism.party_ids else ()
            release = Release(act.to, by.author, asking)
            return _released(replace(state, releases=plus(state.releases, item.id, release)), item, release, by)
        case ReleaseConsented():
            item, release = _asked(state, act.item, by)
            require(
                set(act.to) == set(release.to), "the release as asked",
                f"The release of {item.id} was asked for {', '.join(release.to)}; consent names the same.",
            )  # fmt: skip
            require(by.author not in release.consented, "once", f"{by.author} has consented before.")
            refused = tuple(remark for remark in release.refused if remark.by != by.author)
            release = replace(release, consented=(*release.consented, by.author), refused=refused)
            return _released(replace(state, releases=plus(state.releases, item.id, release)), item, release, by)
        case ReleaseRefused():
            item, release = _asked(state, act.item, by)
            consented = tuple(party for party in release.consented if party != by.author)
            refusals = (*release.refused, Remark(by.author, act.reason, by.at))
            release = replace(release, consented=consented, refused=refusals)
            return touch(replace(state, releases=plus(state.releases, item.id, release)), by, item)
        case ReleaseCompelled():
            item = held(state, Item, act.item, by)
            require(by.author == SECRETARY, "release: who may file", "The secretary notes what a law compels.")
            require(bool(act.law.strip()), "the law named", "A release without consent must name the law or court.")
            _readers(state, act.to)
            return _shown(state, item, act.to, by)
        case _:
            return None


def _owner(item: Item, by: By) -> None:
    require(
        by.author in (item.filed_by, SECRETARY),
        "own item",
        f"{item.id} is not {by.author}'s to mark; its author marks it.",
    )


def _marked(state: State, act: Marked, by: By) -> State:
    item = held(state, Item, act.item, by)
    _owner(item, by)
    marking = item.marking
    if act.see is not None:
        members(state, act.see, "see")
        now = circle(state, item)
        own = by.author == item.filed_by and not isinstance(item, COMMON)
        require(
            own or PUBLIC in now or set(act.see) <= now, "release by consent",
            f"A marking of {item.id} may narrow who sees it; to widen it, ask for its release.",
        )  # fmt: skip
        marking = replace(marking, see=act.see)
    if act.attribution is not None:
        rule = marking.attribution or state.mechanism.confidentiality.attribution
        require(
            act.attribution == "chatham_house" or rule == "attributed", "attribution stays withheld",
            f"{item.id} is under the Chatham House Rule, which is not lifted.",
        )  # fmt: skip
        marking = replace(marking, attribution=act.attribution)
    if act.level is not None:
        marking = replace(marking, level=act.level)
    item = replace(item, marking=marking)
    stays_in_sight(state, item, by)
    return kept(state, item, by)


def _not_minuted(state: State, item: Item, by: By) -> State:
    """The state with the item kept out of minutes: a silence that runs on minutes which quote it is broken by that."""
    quoting = [one for one in _out(state, by) if quotes(one.versions[(one.circulated or 1) - 1].clauses, item)]
    over = [one.id for one in quoting if one.adopted is not None or _ended(one, by)]
    require(
        not over, "minutes stay",
        f"{', '.join(over)} quote {item.id} and are adopted; a redaction is what is left.",
    )  # fmt: skip
    changed: list[Item] = [replace(item, marking=replace(item.marking, not_minuted=True))]
    for one in quoting:
        if one.silence is not None and one.silence.broken_by is None:
            silence = replace(one.silence, broken_by=by.author, reason=f"{item.id} is not to be minuted")
            changed.append(replace(one, silence=silence))
    for each in changed:
        state = kept(state, each, by)
    return state


def _out(state: State, by: By) -> Iterator[Minutes]:
    """The minutes that were circulated, as far as the author sees them."""
    for one in state.items.values():
        if isinstance(one, Minutes) and one.circulated is not None and visible(state, one, by.author, at=by.at):
            yield one


def _ended(minutes: Minutes, by: By) -> bool:
    """Whether a silence on the minutes ended unbroken, which the secretary has still to note."""
    silence = minutes.silence
    return silence is not None and silence.broken_by is None and instant(by.at) > instant(silence.deadline)


def _readers(state: State, to: tuple[str, ...]) -> None:
    require(bool(to), "to whom", "A release must say to whom.")
    members(state, (reader for reader in to if reader != PUBLIC), "to")


def _asked(state: State, item_id: str, by: By) -> tuple[Item, Release]:
    item = held(state, Item, item_id, by)
    release = state.releases.get(item.id)
    require(by.author in state.mechanism.party_ids, "parties decide", f"{by.author} is no party; parties consent.")
    if release is None or set(release.to) <= set(item.marking.released):
        raise RuleBroken("a release asked for", f"Nobody asks for the release of {item.id}.")
    return item, release


def _released(state: State, item: Item, release: Release, by: By) -> State:
    """The state, with the item shown once every party that may see it has consented."""
    concerned = {party for party in state.mechanism.party_ids if visible(state, item, party, at=by.at)}
    if concerned and concerned <= set(release.consented):
        return _shown(state, item, release.to, by)
    return touch(state, by, item)


def _shown(state: State, item: Item, to: tuple[str, ...], by: By) -> State:
    released = tuple(dict.fromkeys((*item.marking.released, *to)))
    return kept(state, replace(item, marking=replace(item.marking, released=released)), by)
