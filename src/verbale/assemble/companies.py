"""Which profiles are alike and which clash, with what people decided put before what the profiles say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from verbale.assemble.matter import Matter
from verbale.assemble.nodes import Node
from verbale.assemble.resolving import CERTAIN
from verbale.assemble.rulings import Rulings
from verbale.model import Ref

__all__ = ["Company"]


class Company:
    """How the nodes of one kind of item stand to one another."""

    def __init__(self, matter: Matter[Any], ruled: Rulings) -> None:
        self.matter, self.ruled = matter, ruled
        self.partners = ruled.partners()
        self.stays: dict[tuple[Ref, Ref], Node | None] = {}

    def blocks(self, nodes: Iterable[Node]) -> set[str]:
        """The keys of which two nodes must share one to be compared."""
        return {block for node in nodes if node.profile for block in self.matter.blocks(node.profile)}

    def clashes(self) -> bool:
        """Whether anything can clash, by what the profiles say or by what people decided."""
        return self.matter.clashes or bool(self.ruled.apart or self.ruled.same)

    def pairs(self, nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
        """The nodes that share a block, and those that people named together."""
        blocks: dict[str, list[Node]] = defaultdict(list)
        tagged: dict[Ref, Node] = {}
        for node in nodes:
            for block in self.blocks([node]):
                blocks[block].append(node)
            if node.ref is not None:
                tagged[node.ref] = node
        self.stays = {(out, stays): tagged.get(stays) for out, stays in self.ruled.apart}
        if not self.clashes() and self.matter.implied:
            yield from (pair for together in blocks.values() for pair in pairwise(together))
            return
        if not self.clashes():
            yield from (pair for together in blocks.values() for pair in combinations(together, 2))
            return
        pairs = {pair for together in blocks.values() for pair in combinations(together, 2)}
        for ref, others in self.partners.items():
            for other in others:
                if ref in tagged and other in tagged and ref < other:
                    first, second = sorted((tagged[ref], tagged[other]), key=Node.key)
                    pairs.add((first, second))
        yield from pairs

    def alike(self, first: Node, second: Node) -> float | None:
        """How likely two nodes are one thing; `CERTAIN` where people say so, None where nothing speaks for it.

        What people took out of the company of another node is alike to nothing that is alike to that one. `pairs` must
        have been asked of all nodes before.
        """
        if first.ref and second.ref and {(first.ref, second.ref), (second.ref, first.ref)} & self.ruled.same:
            return CERTAIN
        if {first.profile, second.profile} & self.ruled.barred:
            return None
        score = self._plainly_alike(first, second)
        if score is not None and any(
            one.ref == out and stays is not None and (other == stays or self._plainly_alike(other, stays) is not None)
            for (out, _), stays in self.stays.items()
            for one, other in ((first, second), (second, first))
        ):
            return None
        return score

    def _plainly_alike(self, first: Node, second: Node) -> float | None:
        if not first.profile or not second.profile:
            return None
        return 1.0 if first.profile == second.profile else self.matter.alike(first.profile, second.profile)

    def clash(self, first: Node, second: Node) -> bool:
        """Whether two nodes cannot be one thing."""
        if first.ref and second.ref and {(first.ref, second.ref), (second.ref, first.ref)} & self.ruled.apart:
            return True
        if not first.profile or not second.profile or first.profile == second.profile:
            return False
        return self.matter.clash(first.profile, second.profile)
