"""A set-up file as YAML, key by key with its line, so that whatever is wrong is named where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from verbale.errors import SetUpInvalid

__all__ = ["Node", "read_yaml"]

LARGEST: Final = 1_000_000
"""Characters; a set-up file has some hundred."""


class Node:
    """A value of the file: with its path of keys, the line on which it stands, and the file's name for messages."""

    def __init__(self, value: Any, path: str, line: int | None, source: str) -> None:
        self.value = value
        self.path = path
        self.line = line
        self.source = source

    def wrong(self, what: str) -> NoReturn:
        """Never comes back.

        Raises:
            SetUpInvalid: always, with file, line and key.
        """
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        key = f", {self.path}" if self.path else ""
        raise SetUpInvalid(f"{where}{key}: {what}.", line=self.line, key=self.path)

    def text(self) -> str:
        """The value as text that is not empty and stands on one line."""
        if not isinstance(self.value, str):
            self.wrong(f"needs text, not {_called(self.value)}; put it in quotation marks if it is meant as text")
        if not self.value.strip():
            self.wrong("is empty")
        return " ".join(str(self.value).split())

    def choice(self, among: tuple[str, ...]) -> str:
        """The value as one of these words."""
        word = self.text()
        if word not in among:
            self.wrong(f"is {word!r}, but can be {_listed(among)}{_near(word, among)}")
        return word

    def items(self) -> tuple[Node, ...]:
        """The values of a list."""
        if not isinstance(self.value, CommentedSeq):
            self.wrong(f"needs a list, not {_called(self.value)}")
        return tuple(
            Node(value, f"{self.path}[{n}]", _line(self.value, n - 1, self.line), self.source)
            for n, value in enumerate(self.value, start=1)
        )

    def texts(self) -> tuple[str, ...]:
        """The texts of a list, each once."""
        found: list[str] = []
        for node in self.items():
            word = node.text()
            if word in found:
                node.wrong(f"{word!r} is there twice")
            found.append(word)
        return tuple(found)

    def keys(self, known: tuple[str, ...] | None = None) -> Mapping[str, Node]:
        """The values of a mapping by key; where `known` is given, no other key may be there."""
        if not isinstance(self.value, CommentedMap):
            self.wrong(f"needs keys with values, not {_called(self.value)}")
        return dict(self._pairs(known))

    def _pairs(self, known: tuple[str, ...] | None) -> Iterator[tuple[str, Node]]:
        for key, value in self.value.items():
            path = f"{self.path}.{key}" if self.path else str(key)
            node = Node(value, path, _line(self.value, key, self.line), self.source)
            if not isinstance(key, str):
                node.wrong("is a key that is no text")
            if known is not None and key not in known:
                node.wrong(f"is no key that is known here{_near(key, known)}; known are {_listed(known)}")
            if value is None:
                node.wrong("has no value; leave the key out")
            yield key, node


def _line(holder: Any, key: Any, otherwise: int | None) -> int | None:
    try:
        place = holder.lc.item(key) if isinstance(holder, CommentedSeq) else holder.lc.key(key)
    except (KeyError, AttributeError, TypeError, IndexError):
        return otherwise
    return int(place[0]) + 1


def _called(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, CommentedMap):
        return "keys with values"
    if isinstance(value, CommentedSeq):
        return "a list"
    return repr(value)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _near(word: str, among: tuple[str, ...]) -> str:
    near = get_close_matches(word, among, n=1)
    return f" (perhaps {near[0]!r})" if near else ""


def read_yaml(text: str, source: str) -> Node:
    """The whole file as a node.

    Raises:
        SetUpInvalid: it is no YAML, or no mapping, or has one key twice.
    """
    if len(text) > LARGEST:
        raise SetUpInvalid(f"{source} has more than {LARGEST:,} characters; a set-up file is a page or two.")
    try:
        value = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else int(mark.line) + 1
        where = source if line is None else f"{source}, line {line}"
        problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
        raise SetUpInvalid(f"{where}: this is no YAML that can be read ({problem}).", line=line) from None
    except (YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise SetUpInvalid(f"{source}: this is no YAML that can be read ({reason}).") from None
    if not isinstance(value, CommentedMap):
        raise SetUpInvalid(f"{source}, line 1: a set-up file holds keys with values, such as `name:`.", line=1)
    return Node(value, "", None, source)
