"""The dependency tree of a Doc as lists, made once.

spaCy looks for the children of a token anew each time that it is asked, which takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

__all__ = ["children_of", "subtree_of"]

KEPT_AT: Final = "verbale.children"
"""Where in a Doc's `user_data` the children of each token are."""


def children_of(token: Token) -> Sequence[Token]:
    """The children of a token, in text order."""
    doc = token.doc
    children: list[list[Token]] | None = doc.user_data.get(KEPT_AT)
    return (_children(doc) if children is None else children)[token.i]


def subtree_of(token: Token) -> Iterator[Token]:
    """The token and all that hangs on it, in the order of spaCy's `subtree`."""
    return _under(token, _children(token.doc))


def _under(token: Token, children: list[list[Token]]) -> Iterator[Token]:
    """See `subtree_of`; `children` are those of each token."""
    own = children[token.i]
    waiting = True
    for child in own:
        if waiting and child.i > token.i:
            waiting = False
            yield token
        if children[child.i]:
            yield from _under(child, children)
        else:
            yield child
    if waiting:
        yield token


def _children(doc: Doc) -> list[list[Token]]:
    """The children of each token of a Doc."""
    children: list[list[Token]] | None = doc.user_data.get(KEPT_AT)
    if children is None:
        tokens = list(doc)
        children = doc.user_data[KEPT_AT] = [[] for _ in tokens]
        for number, (token, head) in enumerate(zip(tokens, doc.to_array("HEAD").astype("int64").tolist(), strict=True)):
            if head:
                children[number + head].append(token)
    return children
