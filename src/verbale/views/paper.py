"""A paper of a mechanism (an invitation, minutes ...) as blocks, filled from a template, before it is rendered.

A template is a YAML file in `views/papers`, so that a secretariat can bring its own wording: a title and blocks, each
`heading`, `text`, `list` or `table`. `{name}` stands for a fact; a block with `if: name` is left out where that fact is
empty, and `else:` gives a text for a list or table without rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec

from verbale.errors import InputError, UsageError

__all__ = ["TEMPLATES", "Block", "Facts", "Grid", "Heading", "Items", "Paper", "Text", "fill", "shipped", "template"]

TEMPLATES: Final = (
    "invitation", "agenda", "minutes", "chairs-statement", "aide-memoire", "joint-statement", "complaint", "response",
)  # fmt: skip
"""The templates that come with Verbale."""

_NAME: Final = re.compile(r"\{([a-z_]+)\}")


class Heading(msgspec.Struct, frozen=True):
    """A heading within the paper."""

    text: str


class Text(msgspec.Struct, frozen=True):
    """A paragraph."""

    text: str


class Items(msgspec.Struct, frozen=True):
    """A numbered list."""

    items: tuple[str, ...]


class Grid(msgspec.Struct, frozen=True):
    """Rows of cells under column titles."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Text | Items | Grid
Facts = Mapping[str, str | tuple[str, ...] | Grid]
"""What a template can speak of, by name: words for `{name}`, several for `list`, a grid for `table`."""


class Paper(msgspec.Struct, frozen=True):
    """A whole paper."""

    title: str
    blocks: tuple[Block, ...]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: str | None = None
    text: str | None = None
    list: str | None = None
    table: str | None = None
    when: str | None = msgspec.field(default=None, name="if")
    otherwise: str | None = msgspec.field(default=None, name="else")


class _Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    blocks: tuple[_Part, ...]


def shipped(name: str) -> str:
    """The text of a template that comes with Verbale.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in TEMPLATES:
        raise UsageError(f"There is no template {name}: take one of {', '.join(TEMPLATES)}, or give a file.")
    return (files("verbale.views") / "papers" / f"{name}.yaml").read_text(encoding="utf-8")


def template(text: str, where: str | Path) -> _Template:
    """A template read from YAML.

    Raises:
        InputError: it is not one; the message names the line or the key.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        read: Any = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise InputError(f"{where}, line {line}: this is not YAML ({error.problem}): correct it.") from error
    try:
        return msgspec.convert(read, _Template)
    except msgspec.ValidationError as error:
        raise InputError(f"{where} is not a template of a paper ({error}): see docs/mechanism.md.") from error


def fill(made: _Template, facts: Facts, where: str | Path) -> Paper:
    """The paper that a template and facts make.

    Raises:
        InputError: the template speaks of a fact that there is none of.
    """
    return Paper(_filled(made.title, facts, where), tuple(_blocks(made.blocks, facts, where)))


def _blocks(parts: tuple[_Part, ...], facts: Facts, where: str | Path) -> Iterator[Block]:
    for part in parts:
        if part.when is not None and _empty(_fact(part.when, facts, where)):
            continue
        if part.heading is not None:
            yield Heading(_filled(part.heading, facts, where))
        if part.text is not None:
            for paragraph in _filled(part.text, facts, where).strip().split("\n\n"):
                if words := paragraph.strip():
                    yield Text(" ".join(words.split()))
        for name in (part.list, part.table):
            if name is not None:
                yield from _rows(_fact(name, facts, where), part.otherwise)


def _rows(fact: str | tuple[str, ...] | Grid, otherwise: str | None) -> Iterator[Block]:
    if _empty(fact):
        if otherwise:
            yield Text(otherwise)
    elif isinstance(fact, Grid):
        yield fact
    elif isinstance(fact, tuple):
        yield Items(fact)
    else:
        yield Text(fact)


def _empty(fact: str | tuple[str, ...] | Grid) -> bool:
    return not (fact.rows if isinstance(fact, Grid) else fact)


def _filled(text: str, facts: Facts, where: str | Path) -> str:
    def word(found: re.Match[str]) -> str:
        fact = _fact(found[1], facts, where)
        if isinstance(fact, str):
            return fact
        if isinstance(fact, tuple):
            return ", ".join(fact)
        raise InputError(f"{where}: {found[1]} is a table: give it a block of its own (table: {found[1]}).")

    return _NAME.sub(word, text)


def _fact(name: str, facts: Facts, where: str | Path) -> str | tuple[str, ...] | Grid:
    try:
        return facts[name]
    except KeyError as error:
        raise InputError(f"{where} speaks of {name}: it can speak of {', '.join(sorted(facts))}.") from error
