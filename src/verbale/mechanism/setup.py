"""From a set-up file to a mechanism, with everything in it checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, cast, get_args

from verbale.errors import SetUpInvalid
from verbale.lexicon.mechanisms import mechanism_template, mechanism_templates
from verbale.mechanism.setup_file import Node, read_yaml
from verbale.mechanism.times import instant
from verbale.model.ids import stable_id
from verbale.model.mechanism import (
    PUBLIC,
    SECRETARY,
    UNATTRIBUTED,
    Attribution,
    Body,
    BodyLevel,
    ChairRule,
    Channel,
    ChannelKind,
    Circle,
    Clocks,
    Confidentiality,
    DecisionRule,
    Mechanism,
    Member,
    Scale,
    Subject,
    Terms,
)

__all__ = ["read_setup"]

KEYS: Final = (
    "template", "name", "parties", "observers", "host", "chair", "bodies", "ladder", "scope", "terms", "decision",
    "languages", "channel", "confidentiality", "clocks", "scales",
)  # fmt: skip
CLOCKS: Final = Clocks.__struct_fields__
RESERVED: Final = frozenset({SECRETARY, PUBLIC, UNATTRIBUTED, "host", "party", "parties", "members", "all"})
MEMBER_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DURATION: Final = re.compile(r"(-?\d+)\s*(hours?|h|days?|d|weeks?|w)")
HOURS: Final[Mapping[str, int]] = {"h": 1, "d": 24, "w": 168}
LONGEST: Final = 24 * 366 * 10
"""Hours: ten years; no clock of a mechanism seen runs longer than one."""


def read_setup(text: str, *, created: str, source: str = "the set-up file", seed: str = "") -> Mechanism:
    """The mechanism that a set-up file describes.

    Args:
        text: YAML; what a `template` gives is taken where the file does not say otherwise, clock by clock.
        created: when it is set up, ISO 8601 with zone; nothing is filed before.
        source: what messages call the file.
        seed: what tells it from another of the same name, members and time; a random word.

    Raises:
        SetUpInvalid: something is wrong; the message names line and key.
        RuleBroken: `created` is no time with a zone.
    """
    instant(created)
    node = read_yaml(text, source)
    given = dict(node.keys(KEYS))
    template = given["template"].choice(mechanism_templates()) if "template" in given else None
    if template is not None:
        base = dict(read_yaml(mechanism_template(template), f"template {template}").keys(KEYS))
        clocks = {**_hours(base["clocks"]), **(_hours(given["clocks"]) if "clocks" in given else {})}
        given = {**base, **given}
    else:
        clocks = _hours(given["clocks"]) if "clocks" in given else {}
    for needed in ("name", "parties"):
        if needed not in given:
            raise SetUpInvalid(f"{source}: the key {needed!r} is missing.", key=needed)
    parties = _members(given["parties"])
    observers = _members(given["observers"]) if "observers" in given else ()
    if len(parties) < 2:
        given["parties"].wrong("needs two parties or more")
    _all_different(given, parties, observers)
    everybody = tuple(member.id for member in (*parties, *observers))
    ids = tuple(party.id for party in parties)
    host = given["host"].choice(everybody) if "host" in given else None
    bodies = _bodies(given["bodies"]) if "bodies" in given else ()
    name = given["name"].text()
    return Mechanism(
        id=stable_id("mechanism", name, created, seed, *everybody),
        name=name,
        created=created,
        parties=parties,
        observers=observers,
        host=host,
        chair=_chair(given.get("chair"), everybody, ids, host),
        bodies=bodies,
        ladder=_ladder(given["ladder"], bodies) if "ladder" in given else (),
        scope=_scope(given["scope"], ids) if "scope" in given else (),
        terms=_terms(given["terms"], ids) if "terms" in given else (),
        decision=_decision(given.get("decision")),
        languages=_languages(given["languages"]) if "languages" in given else (),
        channel=_channel(given["channel"]) if "channel" in given else Channel(),
        confidentiality=_confidentiality(given["confidentiality"]) if "confidentiality" in given else Confidentiality(),
        clocks=Clocks(**clocks),
        scales=_scales(given["scales"]) if "scales" in given else (),
        template=template,
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _members(node: Node) -> tuple[Member, ...]:
    members = []
    for item in node.items():
        keys = item.keys(("id", "name", "code"))
        for needed in ("id", "name"):
            if needed not in keys:
                item.wrong(f"the key {needed!r} is missing")
        member_id = keys["id"].text()
        if not MEMBER_ID.fullmatch(member_id):
            keys["id"].wrong(f"is {member_id!r}; an id has letters, digits, - and _ and begins with a letter")
        if _folded(member_id) in RESERVED:
            keys["id"].wrong(f"is {member_id!r}, a word that means something else here")
        code = keys["code"].text() if "code" in keys else None
        members.append(Member(member_id, keys["name"].text(), code))
    return tuple(members)


def _all_different(given: Mapping[str, Node], parties: tuple[Member, ...], observers: tuple[Member, ...]) -> None:
    nodes = [*given["parties"].items(), *(given["observers"].items() if "observers" in given else ())]
    for what, value in (("id", lambda member: member.id), ("name", lambda member: member.name)):
        _once(nodes, (*parties, *observers), what, value)


def _once(nodes: list[Node], members: tuple[Member, ...], what: str, value: Callable[[Member], str]) -> None:
    seen: set[str] = set()
    for node, member in zip(nodes, members, strict=True):
        if _folded(value(member)) in seen:
            node.keys()[what].wrong(f"is {value(member)!r}, as another member's; every member needs its own")
        seen.add(_folded(value(member)))


def _chair(node: Node | None, everybody: tuple[str, ...], parties: tuple[str, ...], host: str | None) -> ChairRule:
    if node is None:
        return ChairRule("host")
    if isinstance(node.value, str):
        kind = node.choice(("host", "fixed", "rotating"))
        if kind == "rotating":
            return ChairRule("rotating", parties)
        if kind == "fixed":
            return ChairRule("fixed", (host,) if host else ())
        return ChairRule("host")
    keys = node.keys(("fixed", "rotating"))
    if len(keys) != 1:
        node.wrong("is `host`, or one of `fixed: MEMBER` and `rotating: [MEMBERS]`")
    if "fixed" in keys:
        return ChairRule("fixed", (keys["fixed"].choice(everybody),))
    return ChairRule("rotating", _named(keys["rotating"], everybody))


def _named(node: Node, among: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(item.choice(among) for item in node.items())
    if len(set(found)) != len(found):
        node.wrong("names a member twice")
    return found


def _bodies(node: Node) -> tuple[Body, ...]:
    bodies: list[Body] = []
    for item in node.items():
        keys = item.keys(("name", "level", "parent", "aliases"))
        for needed in ("name", "level"):
            if needed not in keys:
                item.wrong(f"the key {needed!r} is missing")
        before = tuple(body.name for body in bodies)
        name = keys["name"].text()
        if name in before:
            keys["name"].wrong(f"is {name!r}, as another body's")
        level = cast(BodyLevel, keys["level"].choice(get_args(BodyLevel)))
        parent = keys["parent"].choice(before) if "parent" in keys else None
        bodies.append(Body(name, level, parent, keys["aliases"].texts() if "aliases" in keys else ()))
    return tuple(bodies)


def _ladder(node: Node, bodies: tuple[Body, ...]) -> tuple[str, ...]:
    return _named(node, tuple(body.name for body in bodies))


def _scope(node: Node, parties: tuple[str, ...]) -> tuple[Subject, ...]:
    subjects = []
    for item in node.items():
        keys = item.keys(("subject", "inside", "outside"))
        if "subject" not in keys:
            item.wrong("the key 'subject' is missing")
        inside = _named(keys["inside"], parties) if "inside" in keys else ()
        outside = _named(keys["outside"], parties) if "outside" in keys else ()
        if set(inside) & set(outside):
            item.wrong("a party stands under both `inside` and `outside`")
        subjects.append(Subject(keys["subject"].text(), inside, outside))
    return tuple(subjects)


def _terms(node: Node, parties: tuple[str, ...]) -> tuple[Terms, ...]:
    clauses = []
    for item in node.items():
        keys = item.keys(("text", "proposed_by", "agreed_by", "disputed_by"))
        if "text" not in keys:
            item.wrong("the key 'text' is missing")
        by = keys["proposed_by"].choice(parties) if "proposed_by" in keys else None
        agreed = _named(keys["agreed_by"], parties) if "agreed_by" in keys else ()
        disputed = _named(keys["disputed_by"], parties) if "disputed_by" in keys else ()
        if set(agreed) & set(disputed):
            item.wrong("a party stands under both `agreed_by` and `disputed_by`")
        clauses.append(Terms(keys["text"].text(), by, agreed, disputed))
    return tuple(clauses)


def _decision(node: Node | None) -> DecisionRule:
    return "consensus" if node is None else cast(DecisionRule, node.choice(get_args(DecisionRule)))


def _languages(node: Node) -> tuple[str, ...]:
    for item in node.items():
        if not LANGUAGE.fullmatch(item.text()):
            item.wrong(f"is {item.text()!r}, no language tag such as en, ar or fa")
    return node.texts()


def _channel(node: Node) -> Channel:
    kinds = get_args(ChannelKind)
    if isinstance(node.value, str):
        kind = node.choice(kinds)
        if kind == "protecting_power":
            node.wrong("must name the power: `channel: {protecting_power: NAME}`")
        return Channel(cast(ChannelKind, kind))
    keys = node.keys(("protecting_power", "hotline"))
    if len(keys) != 1:
        node.wrong("is one of direct, host, hotline, or `protecting_power: NAME`")
    ((kind, named),) = keys.items()
    return Channel(cast(ChannelKind, kind), named.text())


def _confidentiality(node: Node) -> Confidentiality:
    keys = node.keys(("circle", "attribution"))
    circle = keys["circle"].choice(get_args(Circle)) if "circle" in keys else "members"
    attribution = keys["attribution"].choice(get_args(Attribution)) if "attribution" in keys else "attributed"
    return Confidentiality(cast(Circle, circle), cast(Attribution, attribution))


def _hours(node: Node) -> dict[str, int]:
    return {name: _duration(value) for name, value in node.keys(CLOCKS).items()}


def _duration(node: Node) -> int:
    word = node.text() if isinstance(node.value, str) else str(node.value)
    found = DURATION.fullmatch(word)
    if found is None:
        node.wrong(f"is {word!r}, no length of time; write one such as 24 hours, 15 days or 2 weeks")
    hours = int(found[1][:12]) * HOURS[found[2][0]]
    if hours <= 0:
        node.wrong(f"is {word!r}; a clock runs for more than nothing")
    if hours > LONGEST:
        node.wrong(f"is {word!r}; a clock runs for ten years at most")
    return hours


def _scales(node: Node) -> tuple[Scale, ...]:
    scales = []
    for name, item in node.keys().items():
        values = item.texts()
        if len(values) < 2:
            item.wrong("a scale needs two values or more")
        scales.append(Scale(name, values))
    return tuple(scales)
