"""Joins the items of documents to what the record has, touching only what their keys reach.

An item is a group of profiles (`matter.Matter`); its keys hold them, so that groups are found and formed again without
reading what they rest on. Only where a group falls apart, or loses a document, are its parts read again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Generic, NamedTuple, TypeVar, cast

import msgspec

from verbale.assemble.companies import Company
from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.nodes import (
    ALONE,
    TOGETHER,
    Node,
    documents_of,
    is_joined,
    kept_alone,
    nodes_of,
    without,
)
from verbale.assemble.noting import note_group, note_second
from verbale.assemble.resolving import resolve
from verbale.assemble.rulings import Rulings
from verbale.model import Assembled, RecordWriter, Ref, stable_id

__all__ = ["Joined", "join", "put"]

Made = TypeVar("Made", bound=Assembled)

LARGE: Final = 2000
"""References beyond which an item is not read anew when one of its documents changes: it loses the references, and
keeps names that may have come from there alone. Reading 2,000 items again takes about a second."""


class Joined(NamedTuple):
    """What joining changed: `moved` are the other documents of which something now belongs to another item than before,
    or to one that looks different to those who refer to it; `written` the ids of the items that were put; `under` the
    keys under which others look for what was put or taken out."""

    moved: set[str]
    written: set[str]
    under: set[str]


def join(desk: Desk, matter: Matter[Made], documents: Sequence[str], ruled: Rulings) -> Joined:
    """Brings the record's items of one kind up to date with the newest readings of these documents."""
    return _Joining(desk, matter, documents, ruled).run()


def put(record: RecordWriter, matter: Matter[Made], items: Iterable[Made]) -> None:
    """Keeps joined items under their own keys, those of their profiles and those of what was added to them."""
    record.put_all((item, (*item.keys, *matter.keys(_profiles(item)), *matter.marks(item))) for item in items)


def _profiles(item: Assembled) -> list[str]:
    return [node.profile for node in nodes_of(item) if node.profile]


class _Joining(Generic[Made]):
    def __init__(self, desk: Desk, matter: Matter[Made], documents: Sequence[str], ruled: Rulings) -> None:
        self.desk, self.record = desk, desk.record
        self.matter, self.documents, self.ruled = matter, frozenset(documents), ruled
        self.judged = ruled.judged()
        self.partners = ruled.partners()
        self.company = Company(matter, ruled)
        self.loose: dict[Node, list[Atom[Made]]] = defaultdict(list)
        self.lone: list[Atom[Made]] = []
        self.before: dict[str, Made] = {}
        self.whole: dict[str, Made] = {}
        self.built: dict[str, Made] = {}
        self.settled: set[Ref] = set()
        self.moved: set[str] = set()
        self.written: set[str] = set()
        self.under: set[str] = set()

    def run(self) -> Joined:
        stale, fresh = self._unsettled()
        fresh = list(self._not_known(fresh, stale))
        if stale or fresh:
            self._join_anew(stale, fresh)
        return Joined(self.moved - self.documents, self.written, self.under)

    def _join_anew(self, stale: Sequence[Made], fresh: Sequence[Atom[Made]]) -> None:
        for item in stale:
            self._take_apart(item, joined_anew=True)
        for atom in fresh:
            self._loosen(atom)
        self._reach(stale)
        self._regroup()
        self._write()

    # What is there

    def _unsettled(self) -> tuple[list[Made], list[Atom[Made]]]:
        """The items that rest on the documents and the atoms of their readings, without those that are as they were."""
        found = self.record.items_from(self.matter.kind, *sorted(self.documents))
        items = {item.id: item for item in found if is_joined(item)}
        atoms = {a.ref: a for d in sorted(self.documents) if self.desk.is_held(d) for a in self.matter.atoms(d)}
        stale = []
        for item in items.values():
            refs = [ref for ref in item.refs if ref.document in self.documents]
            own = [atoms[ref] for ref in refs if ref in atoms]
            if len(own) == len(refs) and all(self._stands(atom, item) for atom in own):
                self.settled.update(refs)
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
            return not item.keys and self._finished([cast(Made, atom.item)], item.id, ()) == self.matter.bare(item)
        if f"{ALONE}{atom.profile}" in item.keys:
            return self._finished([cast(Made, atom.item)], item.id, item.keys) == self.matter.bare(item)
        if f"{TOGETHER}{atom.profile}" not in item.keys:
            return False
        return self._finished([item, cast(Made, atom.item)], item.id, item.keys) == item

    def _not_known(self, atoms: Iterable[Atom[Made]], stale: Sequence[Made]) -> Iterator[Atom[Made]]:
        """The atoms whose profile the record does not know yet; the others are taken in."""
        atoms = list(atoms)
        taken: dict[str, list[Made]] = {}
        singles: list[Made] = []
        grown: list[Made] = []
        gone = {item.id for item in stale}
        home = self._homes({atom.profile for atom in atoms if atom.profile}, gone)
        for atom in atoms:
            if atom.profile is None:
                alone = self._single(atom)
                if atom.ref in self.judged or alone.id in gone:
                    yield atom
                else:
                    singles.append(alone)
                continue
            found = home.get(atom.profile)
            if found is None or atom.ref in self.judged or atom.profile in self.ruled.barred:
                yield atom
            else:
                self.settled.add(atom.ref)
                taken.setdefault(found.id, [found]).append(cast(Made, atom.item))
        for item_id, (known, *parts) in taken.items():
            if parts:
                made = self._finished([known, *parts], item_id, known.keys)
                grown.append(made)
                if self.matter.outward(known) != self.matter.outward(made):
                    self.moved |= documents_of(known)
                if len(documents_of(known)) < 2 <= len(documents_of(made)):
                    note_second(self.desk, self.matter, made, set(known.refs))
        self._put([*singles, *grown])

    def _homes(self, profiles: set[str], gone: set[str]) -> dict[str, Made]:
        """The items that are known to be what each profile tells of, where people decided nothing about them."""
        keys = {TOGETHER + profile: profile for profile in profiles}
        found: dict[str, list[Made]] = defaultdict(list)
        for item in self.record.lookup(self.matter.kind, sorted(keys)):
            for key in keys.keys() & set(item.keys):
                found[keys[key]].append(item)
        return {
            profile: items[0]
            for profile, items in found.items()
            if len(items) == 1 and items[0].id not in gone and not any("\t" in key for key in items[0].keys)
        }

    # What is reached

    def _take_apart(self, item: Made, *, joined_anew: bool = False) -> None:
        """Reads the parts of an item again, without what is joined anew."""
        self.before.setdefault(item.id, item)
        if joined_anew and len(item.refs) > LARGE:
            self.whole[item.id] = without(item, self.documents)
            return
        for ref in item.refs:
            is_kept = ref.document not in self.documents or ref in self.settled
            if is_kept and (atom := self.matter.atom(ref)) is not None:
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

    def _reach(self, stale: Sequence[Made]) -> None:
        """Finds all items whose profiles share a block with what is joined, or with what shares one, and so on."""
        nodes = {*self.loose, *(node for item in stale for node in nodes_of(item))}
        seen: set[str] = set()
        while nodes:
            blocks = self.company.blocks(nodes) - seen
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
            nodes = {node for item in new.values() for node in nodes_of(item)}

    # What belongs together

    def _regroup(self) -> None:
        owners: dict[Node, list[Made]] = defaultdict(list)
        for item in self.whole.values():
            for node in nodes_of(item):
                owners[node].append(item)
        nodes = sorted({*self.loose, *owners}, key=Node.key)
        clash = self.company.clash if self.company.clashes() else None
        resolved = resolve(nodes, self.company.pairs(nodes), self.company.alike, clash)
        barred = {node for group in resolved.groups if len(group) == 1 for node in group}
        alone = resolved.doubtful | {node for node in barred if node.profile in self.ruled.barred}
        group_of = {node: group for group in resolved.groups for node in group}
        for item in list(self.whole.values()):
            own = nodes_of(item)
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
                    self._build(kept_alone(item, self.matter.prefix))
            elif parts or atoms:
                name = self._name(group)
                identity = name if names[name] == 1 else min(node.key() for node in group)
                item_id = stable_id(self.matter.prefix, identity)
                keys = tuple(sorted(TOGETHER + node.key() for node in group))
                made = self._finished([*parts.values(), *(cast(Made, a.item) for a in atoms)], item_id, keys)
                self._build(made)
                note_group(self.desk, self.company, group, made, loose=self.loose, known=self.before.get(made.id))
        for atom in self.lone:
            self._build(self._single(atom))
        for node, atoms in self.loose.items():
            if node not in group_of:
                for atom in atoms:
                    self._build(self._single(atom))

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

    def _write(self) -> None:
        self.record.drop([item_id for item_id in self.before if item_id not in self.built])
        self._put([item for item in self.built.values() if self.before.get(item.id) != item])
        for item in self.before.values():
            now = self.built.get(item.id)
            if now != item:
                self._note_under(item)
            if now is not None and self.matter.outward(item) != self.matter.outward(now):
                self.moved |= documents_of(item)
            self.moved |= {ref.document for ref in set(item.refs).difference(now.refs if now else ())}

    def _note_under(self, item: Made) -> None:
        self.under.update(key for profile in _profiles(item) for key in self.matter.found_under(profile))

    def _put(self, items: Sequence[Made]) -> None:
        self.written.update(item.id for item in items)
        for item in items:
            self._note_under(item)
        put(self.record, self.matter, items)
