"""Copies and light rewrites of one text: one story, one account, however often it is printed.

Two texts are of one story where most of the shorter stands in the longer, sentence by sentence, outside quotation
marks: two reporters may quote the same words. A story is what such pairs connect.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import Final

from verbale.assemble.desk import Desk
from verbale.assemble.noting import machine
from verbale.assemble.resolving import CERTAIN, resolve
from verbale.assemble.rulings import MACHINE, Rulings, rulings
from verbale.assemble.story_drafts import Draft, Member
from verbale.assemble.texts import Text, containment, keys_of, month_of, text_of, whole_key
from verbale.model import Copy, Ref, Story, Subject, judgement

__all__ = ["tell_stories"]

ONE_STORY: Final = 0.5
"""Share of the shorter text that must stand in the longer one. Light rewrites of the examples lie at .7 and more, two
reports of one event at .15 and less (`tests/assemble/test_stories.py`)."""

WITHIN: Final = 31
"""Days between which a rewrite is looked for; a text repeated word for word is a copy at any time."""

COMPARED: Final = 24
"""Stories to which a text is compared, those that share the most keys with it. Own choice: more share nothing else."""


def tell_stories(desk: Desk, documents: Iterable[str]) -> set[str]:
    """Brings the stories of the record up to date with these documents; each document is of one story.

    Returns:
        The other documents that are of one story now with others than before.
    """
    return _Telling(desk, rulings(desk.record, "same_story", "not_same_story")).tell(list(documents))


class _Telling:
    """The stories that some documents touch, read once and written once."""

    def __init__(self, desk: Desk, ruled: Rulings) -> None:
        self.desk, self.ruled = desk, ruled
        self.partners = ruled.partners()
        self.stories: dict[str, Story] = {}
        self.draft_of: dict[str, Draft] = {}
        self.under: dict[str, set[str]] = defaultdict(set)
        self.changed: dict[Draft, None] = {}
        self.asked: dict[str, set[str]] = {}
        self.moved: set[str] = set()

    def tell(self, documents: list[str]) -> set[str]:
        """The other documents that changed their company; each of these is given its story, in this order."""
        held = [document for document in documents if self.desk.is_held(document)]
        self.asked = {document: _asked(self._text(document)) for document in held}
        self._open(self.desk.record.items_from(Story, *documents))
        self._open(self.desk.record.lookup(Story, sorted(set().union(*self.asked.values()))))
        for document in documents:
            self._tell_one(document, present=document in held)
        self._write()
        return self.moved.difference(documents)

    def _tell_one(self, document: str, *, present: bool) -> None:
        old = self.draft_of.get(document)
        own = self._text(document) if present else None
        reached = self._reached(own, old) if own is not None else []
        drafts = [*reached, *([old] if old else [])]
        judged = bool(self.partners) and any(
            Ref(one, one) in self.partners for one in chain([document], *(draft.members for draft in drafts))
        )
        if own is not None and not judged and not reached and old is not None and self._stands(own, old):
            return
        if own is not None and old is None and not judged:
            self._join(own, reached)
        else:
            touched = {document}.union(*(draft.members for draft in drafts))
            self._group_anew(touched if present else touched - {document}, document)

    def _stands(self, text: Text, draft: Draft) -> bool:
        return draft.members[text.document] == self._member(text)

    def _join(self, text: Text, reached: list[Draft]) -> None:
        """The text is of the stories that it reached, which thereby are one."""
        alone = {text.document, *(one for draft in reached if len(draft.members) == 1 for one in draft.members)}
        draft, *others = sorted(reached, key=lambda one: -len(one.members)) or [Draft()]
        for other in others:
            self.moved.update(other.members)
            draft.take_in(other)
            self.changed.pop(other, None)
        draft.add(self._member(text))
        self._keep(draft, [text.document, *(document for other in others for document in other.members)])
        for copy in draft.compare(self._text):
            if copy.document in alone or copy.of in alone:
                self._note(copy)

    def _group_anew(self, documents: set[str], told: str) -> None:
        """Forms the stories of these documents anew, as when one is gone or people decided something about one."""
        self.moved |= documents
        for one in {*documents, told}:
            if (draft := self.draft_of.pop(one, None)) is not None:
                self.changed.pop(draft, None)
        texts = {document: self._text(document) for document in documents}
        for group in _groups(texts, self.ruled) if texts else ():
            draft = Draft()
            for document in group:
                draft.add(self._member(texts[document]))
            self._keep(draft, group)
            copies = draft.compare(self._text)
            noted = self._noted(group) if copies else set()
            for copy in copies:
                if not {copy.document, copy.of} <= noted:
                    self._note(copy)

    # What is open

    def _open(self, stories: Iterable[Story]) -> None:
        for story in stories:
            if story.id not in self.stories:
                self.stories[story.id] = story
                draft = Draft(story)
                if not draft.members:  # put together by an earlier version
                    for ref in story.refs:
                        draft.add(self._member(self._text(ref.document)))
                self._file(draft, draft.members)

    def _keep(self, draft: Draft, documents: Iterable[str]) -> None:
        """The draft is to be written; these documents came to it."""
        self.changed[draft] = None
        self._file(draft, documents)

    def _file(self, draft: Draft, documents: Iterable[str]) -> None:
        """These documents are found, and found to be of the draft."""
        for document in documents:
            self.draft_of[document] = draft
            for key in draft.members[document].keys:
                self.under[key].add(document)

    def _text(self, document: str) -> Text:
        return self.desk.learned.text(document, lambda: text_of(self.desk.reading(document).document))

    def _member(self, text: Text) -> Member:
        provenance = self.desk.reading(text.document).document.provenance
        return Member.of(text, (one.name for one in provenance if one.role == "agency"))

    # What a text may be one with

    def _reached(self, text: Text, old: Draft | None) -> list[Draft]:
        """The other stories that the text is of."""
        near: dict[Draft, set[str]] = defaultdict(set)
        shared: Counter[Draft] = Counter()
        for key in self.asked[text.document] & self.under.keys():
            here = set()
            for one in self.under[key]:
                if (draft := self.draft_of.get(one)) is not None:
                    near[draft].add(one)
                    here.add(draft)
            shared.update(here)
        order = sorted(near, key=lambda draft: (-shared[draft], draft.id()))[:COMPARED]
        reached = [draft for draft in order if draft is not old and self._joins(text, draft, near[draft])]
        named = [ref.document for ref in self.partners.get(Ref(text.document, text.document), ())]
        self._open(self.desk.record.items_of(Story, [Ref(one, one) for one in named if one not in self.draft_of]))
        others = (self.draft_of.get(one) for one in named)
        reached += [draft for draft in others if draft is not None and draft is not old]
        return list(dict.fromkeys(reached))

    def _joins(self, text: Text, draft: Draft, near: Iterable[str]) -> bool:
        """Whether the text and one of these copies of the story are one; those at hand are compared first."""
        if any(self.draft_of.get(one) is draft for one in self.under.get(whole_key(text), ())):
            return True
        order = sorted(
            (not self.desk.learned.has_text(one), days, one)
            for one in near
            if (days := draft.members[one].days_from(text.day)) <= WITHIN
        )
        return any(_one_story(text, self._text(one)) is not None for _, _, one in order)

    # What is kept

    def _write(self) -> None:
        made = {story.id: (story, draft) for draft in self.changed for story in [draft.story()]}
        gone = [story.id for story in self.stories.values() if story.id not in made and self._is_gone(story)]
        self.desk.record.drop(gone)
        changed = ((story, draft.keys()) for story, draft in made.values() if self.stories.get(story.id) != story)
        self.desk.record.put_all(changed)

    def _is_gone(self, story: Story) -> bool:
        """Whether the copies of a story that was opened are of others now, or nowhere."""
        drafts = {self.draft_of[ref.document] for ref in story.refs if ref.document in self.draft_of}
        return not drafts or not drafts.isdisjoint(self.changed)

    def _noted(self, group: Iterable[str]) -> set[str]:
        """The documents of which the machine noted that they are of a story with others of the group."""
        return {
            subject.document
            for one in group
            for made in self.desk.record.judgements(("same_story",), about=Ref(one, one), undone=True)
            if made.by.startswith(MACHINE)
            for subject in made.subjects
        }

    def _note(self, copy: Copy) -> None:
        """Notes a copy as a judgement of the machine."""
        source = self.desk.source(copy.document)
        if source is not None and copy.of is not None:
            subjects = (Subject(copy.document, copy.document), Subject(copy.of, copy.of))
            at, score = source.added, min(1.0, copy.containment)
            self.desk.record.judge(judgement("same_story", subjects, by=machine(), at=at, score=score))


def _asked(text: Text) -> set[str]:
    """The keys of which a copy of the text has one."""
    month = month_of(text.day)
    return set(keys_of(text, (month - 1, month, month + 1, 0) if month else (0,)))


def _one_story(first: Text, second: Text) -> float | None:
    """How much of the shorter stands in the longer, where that makes them one story."""
    short, long = sorted((first, second), key=lambda text: (text.length, text.document))
    if first.whole == second.whole:
        return 1.0
    if first.day and second.day and abs((first.day - second.day).days) > WITHIN:
        return None
    share = containment(short, long)
    return share if share >= ONE_STORY else None


def _groups(texts: dict[str, Text], ruled: Rulings) -> Sequence[frozenset[str]]:
    """The documents of each story."""

    company = {
        frozenset((out.document, other))
        for out, stays in ruled.apart
        if stays.document in texts
        for other in texts
        if other == stays.document or _one_story(texts[other], texts[stays.document]) is not None
    }

    def alike(first: str, second: str) -> float | None:
        one, other = Ref(first, first), Ref(second, second)
        if {(one, other), (other, one)} & ruled.same:
            return CERTAIN
        return None if frozenset((first, second)) in company else _one_story(texts[first], texts[second])

    def clash(first: str, second: str) -> bool:
        one, other = Ref(first, first), Ref(second, second)
        return bool({(one, other), (other, one)} & ruled.apart)

    decided = any(Ref(one, one) in ruled.judged() for one in texts)
    return resolve(sorted(texts), combinations(sorted(texts), 2), alike, clash if decided else None).groups
