"""Joins the items of documents to what the record has, touching only what their keys reach.

An item is a group of profiles (`matter.Matter`); its keys hold them, so that groups are found and formed again without
reading what they rest on. Only where a group falls apart, or loses a document, are its parts read again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, Generic, NamedTuple, TypeVar, cast

import msgspec

from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.noting import note_merge
from verbale.assemble.resolving import CERTAIN, resolve
from verbale.assemble.rulings import Rulings
from verbale.model import Assembled, RecordWriter, Ref, Told, stable_id

__all__ = ["join"]

Made = TypeVar("Made", bound=Assembled)

TOGETHER: Final = "="
ALONE: Final = "~"
"""How the key of a profile begins: what is told so is one, or stays alone because it fits several."""

LARGE: Final = 2000
"""References beyond which an item is not read anew when one of its documents changes: it loses the references, and
keeps names that may have come from there alone. Reading 2,000 items again takes about a second."""


class Node(NamedTuple):
    """A profile, or one item told in its terms of which people decided something."""

    profile: str
    ref: Ref | None = None

    def key(self) -> str:
        """The node as an item's key, without its first character."""
        return self.profile if self.ref is None else f"{self.profile}\t{self.ref.document}\t{self.ref.item}"

    @classmethod
    def of(cls, key: str) -> Node:
        """The node that `key` wrote."""
        profile, *ref = key.split("\t")
        return cls(profile, Ref(*ref) if ref else None)


def join(record: RecordWriter, matter: Matter[Made], documents: Sequence[str], ruled: Rulings) -> set[str]:
    """Brings the record's items of one kind up to date with the newest readings of these documents.

    Returns:
        The other documents of which something now belongs to another item than before.
    """
    return _Joining(record, matter, documents, ruled).run()


class _Joining(Generic[Made]):
    def __init__(self, record: RecordWriter, matter: Matter[Made], documents: Sequence[str], ruled: Rulings) -> None:
        self.record, self.matter, self.documents, self.ruled = record, matter, frozenset(documents), ruled
        self.judged = ruled.judged()
        self.partners = ruled.partners()
        self.loose: dict[Node, list[Atom[Made]]] = defaultdict(list)
        self.lone: list[Atom[Made]] = []
        self.before: dict[str, Made] = {}
        self.whole: dict[str, Made] = {}
        self.built: dict[str, Made] = {}

    def run(self) -> set[str]:
        stale, fresh = self._unsettled()
        fresh = list(self._not_known(fresh, stale))
        if not stale and not fresh:
            return set()
        for item in stale:
            self._take_apart(item, without=True)
        for atom in fresh:
            self._loosen(atom)
        self._reach(stale)
        self._regroup()
        return self._write()

    # What is there

    def _unsettled(self) -> tuple[list[Made], list[Atom[Made]]]:
        """The items that rest on the documents and the atoms of their readings, without those that are as they were."""
        items: dict[str, Made] = {}
        for document in sorted(self.documents):
            items |= {item.id: item for item in self.record.items_from(self.matter.kind, document)}
        atoms = {a.ref: a for d in sorted(self.documents) if self._is_held(d) for a in self.matter.atoms(d)}
        stale = []
        for item in items.values():
            refs = [ref for ref in item.refs if ref.document in self.documents]
            own = [atoms[ref] for ref in refs if ref in atoms]
            if len(own) == len(refs) and all(self._stands(atom, item) for atom in own):
                for ref in refs:
                    del atoms[ref]
            else:
                stale.append(item)
        return stale, list(atoms.values())

    def _stands(self, atom: Atom[Made], item: Made) -> bool:
        if atom.ref in self.judged or any("\t" in key for key in item.keys):
            return False
        if atom.profile is not None and atom.profile in self.ruled.barred:
            return False
        if atom.profile is None:
            return not item.keys and self._finished([cast(Made, atom.item)], item.id, ()) == item
        if f"{ALONE}{atom.profile}" in item.keys:
            return self._finished([cast(Made, atom.item)], item.id, item.keys) == item
        if f"{TOGETHER}{atom.profile}" not in item.keys:
            return False
        return self._finished([item, cast(Made, atom.item)], item.id, item.keys) == item

    def _is_held(self, document: str) -> bool:
        source = self.record.source(document)
        return source is not None and not source.withdrawn

    def _not_known(self, atoms: Iterable[Atom[Made]], stale: Sequence[Made]) -> Iterator[Atom[Made]]:
        """The atoms whose profile the record does not know yet; the others are taken in."""
        taken: dict[str, list[Made]] = {}
        home: dict[str, str | None] = {}
        gone = {item.id for item in stale}
        for atom in atoms:
            if atom.profile is None:
                if atom.ref in self.judged:
                    yield atom
                else:
                    self._put(self._single(atom))
                continue
            if atom.profile not in home:
                items = list(self.record.lookup(self.matter.kind, (TOGETHER + atom.profile,)))
                fits = len(items) == 1 and items[0].id not in gone and not any("\t" in key for key in items[0].keys)
                home[atom.profile] = items[0].id if fits else None
                if fits:
                    taken.setdefault(items[0].id, [items[0]])
            found = home[atom.profile]
            if found is None or atom.ref in self.judged or atom.profile in self.ruled.barred:
                yield atom
            else:
                taken[found].append(cast(Made, atom.item))
        for item_id, (known, *parts) in taken.items():
            if parts:
                made = self._finished([known, *parts], item_id, known.keys)
                self._put(made)
                if len(_documents(known)) < 2 <= len(_documents(made)):
                    self._note_same(made, set(known.refs))

    # What is reached

    def _take_apart(self, item: Made, *, without: bool = False) -> None:
        """Reads the parts of an item again, without those of the documents that are joined anew."""
        self.before.setdefault(item.id, item)
        if without and len(item.refs) > LARGE:
            self.whole[item.id] = _without(item, self.documents)
            return
        for ref in item.refs:
            if ref.document not in self.documents and (atom := self.matter.atom(ref)) is not None:
                self._loosen(atom)

    def _loosen(self, atom: Atom[Made]) -> None:
        node = self._node(atom)
        if node is None:
            self.lone.append(atom)
        else:
            self.loose[node].append(atom)

    def _node(self, atom: Atom[Made]) -> Node | None:
        """The node of an atom; None where nothing but itself identifies it and nobody decided anything of it."""
        tag = atom.ref if atom.ref in self.judged else None
        return None if atom.profile is None and tag is None else Node(atom.profile or "", tag)

    def _blocks(self, nodes: Iterable[Node]) -> set[str]:
        return {block for node in nodes if node.profile for block in self.matter.blocks(node.profile)}

    def _reach(self, stale: Sequence[Made]) -> None:
        """Finds all items whose profiles share a block with what is joined, or with what shares one, and so on."""
        nodes = {*self.loose, *(node for item in stale for node in _nodes(item))}
        seen: set[str] = set()
        while nodes:
            blocks = self._blocks(nodes) - seen
            named = {ref for node in nodes if node.ref for ref in self.partners.get(node.ref, ())}
            seen |= blocks
            found = [*self.record.lookup(self.matter.kind, sorted(blocks))]
            found += self.record.items_of(self.matter.kind, sorted(named))
            new = {item.id: item for item in found if item.id not in self.before}
            for item in new.values():
                self.before[item.id] = item
                if any(ref in self.judged for ref in item.refs if ref in named):
                    self._take_apart(item)
                else:
                    self.whole[item.id] = item
            nodes = {node for item in new.values() for node in _nodes(item)}

    # What belongs together

    def _regroup(self) -> None:
        owners: dict[Node, list[Made]] = defaultdict(list)
        for item in self.whole.values():
            for node in _nodes(item):
                owners[node].append(item)
        nodes = sorted({*self.loose, *owners}, key=Node.key)
        resolved = resolve(nodes, self._pairs(nodes), self._alike, self._clash)
        barred = {node for group in resolved.groups if len(group) == 1 for node in group}
        alone = resolved.doubtful | {node for node in barred if node.profile in self.ruled.barred}
        group_of = {node: group for group in resolved.groups for node in group}
        for item in list(self.whole.values()):
            own = _nodes(item)
            parted = len({group_of[node] for node in own}) > 1
            if parted or (len(item.refs) > 1 and own and own[0] in alone):
                del self.whole[item.id]
                self._take_apart(item)
        names = Counter(name for group in resolved.groups for name in {self._name(group)})
        for group in resolved.groups:
            parts = {item.id: item for node in group for item in owners[node] if item.id in self.whole}
            atoms = [atom for node in group for atom in self.loose.get(node, ())]
            if group <= alone:
                for atom in atoms:
                    self._build(self._single(atom))
                for item in parts.values():
                    self._build(_alone(item, self.matter.prefix))
            elif parts or atoms:
                name = self._name(group)
                identity = name if names[name] == 1 else min(node.key() for node in group)
                item_id = stable_id(self.matter.prefix, identity)
                keys = tuple(sorted(TOGETHER + node.key() for node in group))
                made = self._finished([*parts.values(), *(cast(Made, a.item) for a in atoms)], item_id, keys)
                self._build(made)
                self._note(group, made)
        for atom in self.lone:
            self._build(self._single(atom))
        for node, atoms in self.loose.items():
            if node not in group_of:
                for atom in atoms:
                    self._build(self._single(atom))

    def _pairs(self, nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
        """The nodes that share a block, and those that people named together."""
        blocks: dict[str, list[Node]] = defaultdict(list)
        tagged: dict[Ref, Node] = {}
        for node in nodes:
            for block in self._blocks([node]):
                blocks[block].append(node)
            if node.ref is not None:
                tagged[node.ref] = node
        pairs = {pair for together in blocks.values() for pair in combinations(together, 2)}
        for ref, others in self.partners.items():
            for other in others:
                if ref in tagged and other in tagged and ref < other:
                    first, second = sorted((tagged[ref], tagged[other]), key=Node.key)
                    pairs.add((first, second))
        self.company = {(out, stays): tagged.get(stays) for out, stays in self.ruled.apart}
        yield from sorted(pairs, key=lambda pair: (pair[0].key(), pair[1].key()))

    def _alike(self, first: Node, second: Node) -> float | None:
        if first.ref and second.ref and {(first.ref, second.ref), (second.ref, first.ref)} & self.ruled.same:
            return CERTAIN
        if {first.profile, second.profile} & self.ruled.barred:
            return None
        score = self._plainly_alike(first, second)
        if score is not None and any(
            one.ref == out and stays is not None and (other == stays or self._plainly_alike(other, stays) is not None)
            for (out, _), stays in self.company.items()
            for one, other in ((first, second), (second, first))
        ):
            return None
        return score

    def _plainly_alike(self, first: Node, second: Node) -> float | None:
        if not first.profile or not second.profile:
            return None
        return 1.0 if first.profile == second.profile else self.matter.alike(first.profile, second.profile)

    def _clash(self, first: Node, second: Node) -> bool:
        if first.ref and second.ref and {(first.ref, second.ref), (second.ref, first.ref)} & self.ruled.apart:
            return True
        if not first.profile or not second.profile or first.profile == second.profile:
            return False
        return self.matter.clash(first.profile, second.profile)

    def _name(self, group: Iterable[Node]) -> str:
        named = [self.matter.name(node.profile) for node in group if node.profile]
        return min(named, default=min(node.key() for node in group))

    # What is kept

    def _single(self, atom: Atom[Made]) -> Made:
        node = self._node(atom)
        keys = () if node is None else (ALONE + node.key(),)
        item_id = stable_id(self.matter.prefix, atom.ref.document, atom.ref.item)
        return self._finished([cast(Made, atom.item)], item_id, keys)

    def _finished(self, parts: Sequence[Made], item_id: str, keys: tuple[str, ...]) -> Made:
        made = self.matter.merge(parts)
        return msgspec.structs.replace(made, id=item_id, keys=keys, refs=joined_refs(parts))

    def _build(self, item: Made) -> None:
        self.built[item.id] = item

    def _write(self) -> set[str]:
        moved: set[str] = set()
        self.record.drop([item_id for item_id in self.before if item_id not in self.built])
        for item in self.built.values():
            if self.before.get(item.id) != item:
                self._put(item)
        for item in self.before.values():
            now = self.built.get(item.id)
            moved |= {ref.document for ref in set(item.refs).difference(now.refs if now else ())}
        return moved - self.documents

    def _put(self, item: Made) -> None:
        self.record.put(item, keys=[*item.keys, *sorted(self._blocks(_nodes(item)))])

    def _note_same(self, made: Made, before: set[Ref]) -> None:
        """Notes that a second document tells of the item in the terms of the first."""
        for document in sorted(_documents(made)):
            refs = [ref for ref in made.refs if ref.document == document and ref not in before]
            atom = self.matter.atom(refs[0]) if refs else None
            other = next((ref for ref in made.refs if ref.document != document), None)
            if atom is not None and atom.profile is not None and other is not None:
                note_merge(self.record, self.matter, atom, other, atom.profile, self.matter.sure(atom.profile))
                return

    def _note(self, group: frozenset[Node], made: Made) -> None:
        """Notes each new profile that joined others as a judgement of the machine."""
        if self.matter.same is None:
            return
        if len(group) == 1:
            known = self.before.get(made.id)
            if len(_documents(made)) > 1 and (known is None or len(_documents(known)) < 2):
                self._note_same(made, set(known.refs) if known else set(made.refs[:1]))
            return
        for node in sorted(group, key=Node.key):
            atoms = self.loose.get(node)
            others = [other for other in group if other != node]
            scores = [score for other in others if (score := self._alike(*_ordered(node, other))) is not None]
            if atoms and scores and max(scores) < CERTAIN:
                atom = min(atoms, key=lambda a: a.ref)
                own = {a.ref for a in atoms}
                other_ref = next((ref for ref in made.refs if ref not in own), None)
                if other_ref is not None:
                    note_merge(self.record, self.matter, atom, other_ref, node.profile, max(scores))


def _ordered(first: Node, second: Node) -> tuple[Node, Node]:
    return (first, second) if first.key() <= second.key() else (second, first)


def _documents(item: Assembled) -> set[str]:
    return {ref.document for ref in item.refs}


def _nodes(item: Assembled) -> list[Node]:
    return [Node.of(key[1:]) for key in item.keys]


def _alone(item: Made, prefix: str) -> Made:
    """An item of one reference as one that stays alone."""
    (ref,) = item.refs
    keys = tuple(ALONE + key[1:] for key in item.keys)
    return msgspec.structs.replace(item, id=stable_id(prefix, ref.document, ref.item), keys=keys)


def _without(item: Made, documents: frozenset[str]) -> Made:
    """The item without what it rests on in these documents."""
    changed: dict[str, object] = {"refs": tuple(ref for ref in item.refs if ref.document not in documents)}
    for field in item.__struct_fields__:
        values = getattr(item, field)
        if isinstance(values, tuple) and values and isinstance(values[0], Told):
            kept = ((told.value, tuple(r for r in told.refs if r.document not in documents)) for told in values)
            changed[field] = tuple(Told(value, refs) for value, refs in kept if refs)
    return msgspec.structs.replace(item, **changed)
