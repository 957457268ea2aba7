"""Acts to be filed one after another, read from YAML: every key is known, or the line and key are named.

- do: meeting_proposed        # the kind of act, with its fields beside it
  as: iraq
  at: 2007-05-14T10:00+03:00  # when it is filed
  name: first                 # later acts say @first for the item that this one makes
  title: First round
  start: 2007-05-28T10:00+03:00
- do: invitation_accepted
  as: usa
  meeting: "@first"
  refused: the date as it stands   # the rule that is to refuse it; it is tried and nothing is filed
- bridge: claim               # a statement of a report; `of`, `title`, `about`, `to`, `note` beside it
  statement: "8: words that stand once in source 8"
  as: secretary
  of: iran
- keys: iraq                  # the secretary makes and brings in the key of a member
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from verbale.errors import InputError, NotFound
from verbale.model.acts import ACTS, Act

__all__ = ["Line", "read_acts", "resolved"]

_ABOUT: Final = ("as", "at", "name", "refused")
_BRIDGE: Final = ("bridge", "statement", "of", "title", "about", "to", "note")
_OWN_COMMAND: Final = {
    "mechanism_set_up": "setup", "key_made": "keys make", "key_rotated": "keys rotate",
    "head_signed": "keys countersign", "redacted": "redact",
}  # fmt: skip
"""Acts that need more than their fields, by the command that files them."""
_KINDS: Final[Mapping[str, type[Act]]] = {
    kind: act for act in ACTS if (kind := str(act.__struct_config__.tag)) not in _OWN_COMMAND
}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One act of a file: where it stands, who files it when, and what; `fields` still hold names for items."""

    number: int
    author: str
    do: str
    fields: Mapping[str, Any]
    at: str | None = None
    name: str | None = None
    refused: str | None = None


def read_acts(path: Path) -> list[Line]:
    """The acts of a file, none of them filed yet.

    Raises:
        NotFound: there is no such file.
        InputError: it is not such a file; the message names line and key.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"{path}: does not exist: check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give another file.") from error
    try:
        read: Any = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise InputError(f"{path}, line {line}: this is not YAML ({error.problem}): correct it.") from error
    if not isinstance(read, list):
        raise InputError(f"{path}, line 1: a list of acts is wanted (- do: ...): see docs/mechanism.md.")
    return list(_lines(read, path))


def _lines(read: Any, path: Path) -> Iterator[Line]:
    names: set[str] = set()
    for place, entry in enumerate(read):
        number = read.lc.item(place)[0] + 1
        where = f"{path}, line {number}"
        if not isinstance(entry, dict):
            raise InputError(f"{where}: an act is wanted, with do, as and its fields: see docs/mechanism.md.")
        given = {str(key): _plain(value) for key, value in entry.items()}
        line = _line(given, number, where, lambda key, entry=entry: f"{path}, line {entry.lc.key(key)[0] + 1}")
        for value in _strings(line.fields):
            if value.startswith("@") and value[1:] not in names:
                raise InputError(f"{where}: nothing before it has the name {value[1:]}: give one that stands above.")
        if line.name is not None:
            if line.name in names:
                raise InputError(f"{where}: the name {line.name} is taken: give another.")
            names.add(line.name)
        yield line


def _line(given: dict[str, Any], number: int, where: str, at_key: Any) -> Line:
    if "keys" in given:
        fields: dict[str, Any] = {"holder": str(given.pop("keys"))}
        do, known = "keys", {"holder"}
        given.setdefault("as", "secretary")
    elif "bridge" in given:
        fields = {key: given.pop(key) for key in list(given) if key in _BRIDGE}
        do, known = "bridge", set(_BRIDGE)
        if "statement" not in fields or "of" not in fields:
            raise InputError(f"{where}: a bridge needs statement and of: add them.")
    else:
        do = str(given.pop("do", ""))
        if do in _OWN_COMMAND:
            command = f"verbale mechanism RECORD {_OWN_COMMAND[do]}"
            raise InputError(f"{where}: {do} is filed by a command of its own: {command}.")
        if do not in _KINDS:
            raise InputError(f"{where}: there is no act {do!r}: take one that docs/mechanism.md lists.")
        known = set(_KINDS[do].__struct_fields__) - {"reported"}
        fields = {key: given.pop(key) for key in list(given) if key in known}
    unknown = next((key for key in given if key not in _ABOUT), None)
    if unknown is not None:
        raise InputError(
            f"{at_key(unknown)}: {do} has no key {unknown}: take one of {', '.join(sorted(known | set(_ABOUT)))}."
        )
    if "as" not in given:
        raise InputError(f"{where}: it does not say as whom it is filed: add as.")
    for key in _ABOUT:
        if key in given and not isinstance(given[key], str):
            raise InputError(f"{at_key(key)}: {key} is not text: put it in quotation marks.")
    line = Line(
        number=number, author=given["as"], do=do, fields=fields,
        at=given.get("at"), name=given.get("name"), refused=given.get("refused"),
    )  # fmt: skip
    if do in _KINDS:
        _act(do, fields, where)
    return line


def resolved(line: Line, names: Mapping[str, str], where: str) -> Act:
    """The act of a line, its names for items put in their place.

    Raises:
        InputError: a field does not fit.
    """
    return _act(line.do, {key: _named(value, names) for key, value in line.fields.items()}, where)


def _act(do: str, fields: Mapping[str, Any], where: str) -> Act:
    try:
        return msgspec.convert({**fields}, _KINDS[do], strict=True)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {do} does not fit ({error}): correct it.") from error


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return names.get(value[1:], value)
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return value


def _plain(value: Any) -> Any:
    """The value without what the YAML reader adds; times as they are written in ISO 8601."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool):
        return bool(value)
    if isinstance(value, int):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
