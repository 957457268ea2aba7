"""Which of several descriptions are of one thing: groups of what is alike, where nothing in a group speaks against it.

The answer rests on the descriptions alone, never on the order in which they came. Where a description fits two things
that cannot be one, it stays alone: a merge that is missed can be made, a wrong one is believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final, Generic, NamedTuple, TypeVar

__all__ = ["CERTAIN", "Resolved", "components", "resolve"]

Node = TypeVar("Node", bound=Hashable)

CERTAIN: Final = 2.0
"""The likeness of what a person said is one; no rule parts it."""


class Resolved(NamedTuple, Generic[Node]):
    """The groups, and the descriptions that are alone because they fit more than one of them."""

    groups: tuple[frozenset[Node], ...]
    doubtful: frozenset[Node]


def resolve(
    nodes: Iterable[Node],
    pairs: Iterable[tuple[Node, Node]],
    alike: Callable[[Node, Node], float | None],
    clash: Callable[[Node, Node], bool] | None = None,
) -> Resolved[Node]:
    """The groups of the nodes; a doubtful one is in a group of its own.

    Args:
        nodes: the descriptions, each once.
        pairs: which of them are to be compared, each pair once; no others are alike or clash.
        alike: how likely two are one in (0, 1], `CERTAIN` where a person says so, None where nothing speaks for it.
        clash: whether two cannot be one; None where none ever clash.

    >>> pairs = [("ab", "b"), ("b", "bc"), ("ab", "bc")]
    >>> resolve(["ab", "b", "bc"], pairs, lambda x, y: 0.9, lambda x, y: (x, y) == ("ab", "bc")).doubtful
    frozenset({'b'})
    """
    if clash is None:
        return Resolved(tuple(_connected(nodes, pairs, alike)), frozenset())
    edges: dict[tuple[Node, Node], float] = {}
    clashing: dict[Node, set[Node]] = defaultdict(set)
    for pair in pairs:
        score = alike(*pair)
        if score is not None and score >= CERTAIN:
            edges[pair] = score
        elif clash(*pair):
            clashing[pair[0]].add(pair[1])
            clashing[pair[1]].add(pair[0])
        elif score is not None:
            edges[pair] = score
    doubtful = _doubtful(edges, clashing)
    kept = {pair: score for pair, score in edges.items() if score >= CERTAIN or not doubtful & set(pair)}
    groups = [part for group in components(nodes, kept) for part in _without_clash(group, kept, clashing)]
    alone = {node for group in groups if len(group) == 1 for node in group}
    return Resolved(tuple(groups), frozenset(doubtful & alone))


def components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[frozenset[Node]]:
    """The connected components, in the order of the nodes.

    >>> [sorted(part) for part in components("abcd", [("a", "c"), ("c", "d")])]
    [['a', 'c', 'd'], ['b']]
    """
    return _connected(nodes, edges, lambda first, second: 1.0)


def _connected(
    nodes: Iterable[Node],
    pairs: Iterable[tuple[Node, Node]],
    alike: Callable[[Node, Node], float | None],
) -> list[frozenset[Node]]:
    """The components that the pairs connect which are alike; pairs that are connected already are not compared."""
    leader = {node: node for node in nodes}

    def find(node: Node) -> Node:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for first, second in pairs:
        one, other = find(first), find(second)
        if one != other and alike(first, second) is not None:
            leader[other] = one
    found: dict[Node, set[Node]] = {}
    for node in leader:
        found.setdefault(find(node), set()).add(node)
    return [frozenset(part) for part in found.values()]


def _doubtful(edges: Iterable[tuple[Node, Node]], clashing: Mapping[Node, set[Node]]) -> set[Node]:
    """The nodes that are alike to two that clash."""
    beside: dict[Node, set[Node]] = defaultdict(set)
    for first, second in edges:
        beside[first].add(second)
        beside[second].add(first)
    return {
        node
        for node, others in beside.items()
        if any(not others.isdisjoint(clashing[other]) for other in others if other in clashing)
    }


def _without_clash(
    group: frozenset[Node], edges: Mapping[tuple[Node, Node], float], clashing: Mapping[Node, set[Node]]
) -> list[frozenset[Node]]:
    """The group, or what it falls into when its weakest ties are cut until nothing in a part clashes."""
    if all(group.isdisjoint(clashing[node]) for node in group if node in clashing):
        return [group]
    ties = {pair: score for pair, score in edges.items() if pair[0] in group}
    weak = [score for score in ties.values() if score < CERTAIN]
    if not weak:
        return [group]
    kept = {pair: score for pair, score in ties.items() if score > min(weak)}
    return [part for piece in components(group, kept) for part in _without_clash(piece, kept, clashing)]
