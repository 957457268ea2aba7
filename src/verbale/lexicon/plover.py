"""What acts are called: PLOVER's roots, modes and contexts, the CAMEO codes, and the words that tell of an act.

The tables are `plover_roots.yaml`, `plover_modes.tsv`, `plover_contexts.tsv`, `cameo.tsv`, `cameo_to_plover.tsv`,
`event_triggers.tsv`, `event_intents.tsv` and `event_words.tsv`. Where the PLOVER manual and its CAMEO crosswalk differ
(sanctions are SANCTION in the one, COERCE in the other) a trigger follows the manual.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, cast

from ruamel.yaml import YAML

from verbale.errors import SetupError
from verbale.lexicon.tables import cells, table
from verbale.model import Root

__all__ = [
    "Crosswalk",
    "Frame",
    "Intent",
    "RootEntry",
    "Trigger",
    "cameo_labels",
    "context_cues",
    "contexts",
    "crosswalk",
    "event_words",
    "intent_of",
    "modes",
    "root_of_cameo",
    "roots",
    "triggers",
]

Frame = Literal[
    "act", "ask", "confer", "from", "give", "go", "hit", "on", "person", "plain", "stance", "suffer", "talk", "threat",
    "vow", "warn",
]  # fmt: skip
"""Where a trigger has its target.

`hit` the object; `person` the object, which must itself be an actor; `stance` the object or whoever its act belongs to;
`act` whoever a preposition at the object names; `give` the receiver; `on` and `go` a preposition; `talk` the other
side; `confer` the same, but never the object, which is the topic; `ask`, `vow`, `threat`, `warn` the addressee or
whoever the content names; `plain` nobody unless a preposition does; `from` reverses the sides.
"""

PLACE: Final = "place"


@dataclass(frozen=True, slots=True)
class RootEntry:
    """A PLOVER root: its quad class ("verbal conflict"), what it means, the CAMEO code where no more is known."""

    root: Root
    quad: str
    cameo: str
    definition: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a CAMEO code is in PLOVER."""

    root: Root
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """What an act is while it is only intended, and what it is when it is refused; None where that is no act."""

    root: Root
    cameo: str
    refusal_root: Root | None
    refusal_cameo: str | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or short pattern that tells of an act.

    `particle` is the word that must stand under the verb ("break off"); `objects` the lemmas of which the object (for a
    noun: a modifier) must hold one, empty for no condition; `place` lets any place be the object; `preps` introduce the
    target; `only` limits who acts (`armed`, `civil`) or how (`joint`, `clause`, `content`,
    `refusal`, `deadline`, `open`, `suffered`).
    """

    lemma: str
    pos: Literal["V", "N", "A"]
    particle: str
    frame: Frame
    objects: frozenset[str]
    place: bool
    preps: tuple[str, ...]
    only: str
    root: Root
    cameo: str
    mode: str | None
    contexts: tuple[str, ...]

    @property
    def strictness(self) -> int:
        """How many conditions it has: the strictest trigger of a lemma is tried first."""
        return 4 * bool(self.objects) + 2 * bool(self.particle) + bool(self.only)


@cache
def roots() -> Mapping[Root, RootEntry]:
    """The sixteen roots.

    >>> roots()["REQUEST"].quad
    'verbal conflict'

    Raises:
        SetupError: the file is missing.
    """
    path = files("verbale.lexicon") / "data" / "plover_roots.yaml"
    try:
        loaded = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupError(f"The table plover_roots.yaml cannot be read ({error}): install Verbale again.") from error
    return MappingProxyType(
        {
            name: RootEntry(name, entry["quad"], entry["cameo"], entry["definition"])
            for name, entry in loaded["roots"].items()
        }
    )


@cache
def modes() -> Mapping[Root, frozenset[str]]:
    """The modes of each root that has any.

    >>> sorted(modes()["MOBILIZE"])
    ['police', 'troops', 'weapons']
    """
    found: dict[Root, set[str]] = {}
    for row in table("plover_modes"):
        found.setdefault(cast(Root, row["root"]), set()).add(row["mode"])
    return MappingProxyType({root: frozenset(names) for root, names in found.items()})


@cache
def contexts() -> Mapping[str, str]:
    """The contexts and what each means."""
    return MappingProxyType({row["context"]: row["meaning"] for row in table("plover_contexts")})


@cache
def context_cues() -> Mapping[str, str]:
    """Lemmas that speak for a context, and that context.

    >>> context_cues()["warhead"]
    'cbrn'
    """
    found: dict[str, str] = {}
    for row in table("plover_contexts"):
        for cue in row["cues"].split():
            found.setdefault(cue, row["context"])
    return MappingProxyType(found)


@cache
def cameo_labels() -> Mapping[str, str]:
    """The label of every CAMEO code, two to four digits.

    >>> cameo_labels()["0312"]
    'Express intent to cooperate militarily'
    """
    return MappingProxyType({row["code"]: row["label"] for row in table("cameo")})


@cache
def _crosswalk() -> Mapping[str, Crosswalk]:
    return {
        row["prefix"]: Crosswalk(
            cast(Root, row["root"]), row["mode"] or None, tuple(row["contexts"].split(",")) if row["contexts"] else ()
        )
        for row in table("cameo_to_plover")
    }


def crosswalk(code: str) -> Crosswalk | None:
    """What a CAMEO code is in PLOVER, by its longest prefix in the table; None for a plain statement (01).

    >>> crosswalk("0874").mode, crosswalk("010")
    ('withdraw', None)
    """
    known = _crosswalk()
    return next((known[code[:length]] for length in (4, 3, 2) if code[:length] in known), None)


def root_of_cameo(code: str) -> Root | None:
    """The PLOVER root of a CAMEO code, None where PLOVER does not code it.

    >>> root_of_cameo("1712"), root_of_cameo("172")
    ('ASSAULT', 'COERCE')
    """
    found = crosswalk(code)
    return found.root if found else None


@cache
def _intents() -> Mapping[str, Intent]:
    return {
        row["prefix"]: Intent(
            cast(Root, row["intent_root"]),
            row["intent_cameo"],
            cast(Root, row["refusal_root"]) if row["refusal_root"] else None,
            row["refusal_cameo"] or None,
        )
        for row in table("event_intents")
    }


def intent_of(code: str) -> Intent | None:
    """What the act of a CAMEO code is while it is intended or refused; None where that is no act of its own.

    >>> intent_of("072").root, intent_of("072").refusal_cameo, intent_of("111")
    ('AGREE', '1222', None)
    """
    known = _intents()
    return next((known[code[:length]] for length in (4, 3, 2) if code[:length] in known), None)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("event_words"):
        found.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def event_words(name: str) -> frozenset[str]:
    """The lemmas of one list of `event_words.tsv`.

    >>> "embargo" in event_words("sanction")
    True
    """
    return _words()[name]


@cache
def triggers(part_of_speech: Literal["V", "N", "A"]) -> Mapping[str, tuple[Trigger, ...]]:
    """The triggers of verbs, nouns or adjectives under their lemma, the strictest first.

    >>> triggers("V")["break"][0].particle
    'off'
    """
    found: dict[str, list[Trigger]] = {}
    for row in table("event_triggers"):
        if row["pos"] != part_of_speech:
            continue
        lemma, _, particle = row["lemma"].partition(" ")
        wanted: set[str] = set()
        for cell in cells(row["object"]):
            wanted |= event_words(cell[1:]) if cell.startswith("@") and cell != f"@{PLACE}" else {cell}
        place = f"@{PLACE}" in wanted
        found.setdefault(lemma, []).append(
            Trigger(
                lemma=lemma,
                pos=part_of_speech,
                particle=particle,
                frame=cast(Frame, row["frame"]),
                objects=frozenset(wanted - {f"@{PLACE}"}),
                place=place,
                preps=cells(row["preps"]),
                only=row["only"],
                root=cast(Root, row["root"]),
                cameo=row["cameo"],
                mode=row["mode"] or None,
                contexts=cells(row["contexts"]),
            )
        )
    return MappingProxyType(
        {lemma: tuple(sorted(rows, key=lambda row: -row.strictness)) for lemma, rows in found.items()}
    )
