"""Copies and light rewrites of one text: one story, one account, however often it is printed.

Two texts are of one story where most of the shorter stands in the longer, sentence by sentence, outside quotation
marks: two reporters may quote the same words. A story is what such pairs connect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from verbale.assemble.desk import Desk
from verbale.assemble.noting import machine
from verbale.assemble.resolving import CERTAIN, resolve
from verbale.assemble.rulings import MACHINE, Rulings, rulings
from verbale.assemble.texts import Text, containment, keys_of, month_of, text_of
from verbale.model import Copy, Ref, Story, Subject, judgement, stable_id

__all__ = ["tell_stories"]

ONE_STORY: Final = 0.5
"""Share of the shorter text that must stand in the longer one. Light rewrites of the examples lie at .7 and more, two
reports of one event at .15 and less (`tests/assemble/test_stories.py`)."""

WITHIN: Final = 31
"""Days between which a rewrite is looked for; a text repeated word for word is a copy at any time."""

COMPARED: Final = 24
"""Stories to which a text is compared, those that share the most keys with it. Own choice: more share nothing else."""


def tell_stories(desk: Desk, documents: Iterable[str]) -> None:
    """Brings the stories of the record up to date with these documents; each document is of one story."""
    ruled = rulings(desk.record, "same_story", "not_same_story")
    partners = ruled.partners()
    for document in documents:
        old = list(desk.record.items_from(Story, document))
        present = desk.is_held(document)
        loose = {ref.document for story in old for ref in story.refs if ref.document != document}
        texts = {other: _text(desk, other) for other in loose}
        reached: dict[str, Story] = {}
        if present:
            texts[document] = own = _text(desk, document)
            named = list(partners.get(Ref(document, document), ()))
            found = [*_candidates(desk, own), *desk.record.items_of(Story, named)]
            reached = {story.id: story for story in found if story.id not in {known.id for known in old}}
            reached = {i: s for i, s in reached.items() if any(r in named for r in s.refs) or _joins(desk, own, s)}
            texts |= {r.document: _text(desk, r.document) for s in reached.values() for r in s.refs}
        judged = any(Ref(one, one) in partners for one in texts)
        if present and len(old) == 1 and not reached and not judged:
            continue
        groups = [frozenset(texts)] if present and not old and not judged else _groups(texts, ruled)
        before = [*old, *reached.values()]
        after = [_story(desk, [texts[d] for d in group]) for group in groups]
        kept = {story.id: story for story in after}
        desk.record.drop(story.id for story in before if story.id not in kept)
        for story in after:
            if story not in before:
                desk.record.put(story, keys=[k for r in story.refs for k in _keys(texts[r.document])])
                _note(desk, story)


def _text(desk: Desk, document: str) -> Text:
    return text_of(desk.reading(document).document)


def _keys(text: Text) -> list[str]:
    """The keys under which a text is found."""
    return keys_of(text, (month_of(text.day),))


def _candidates(desk: Desk, text: Text) -> list[Story]:
    """The stories that may be the text's, those that share the most keys first."""
    month = month_of(text.day)
    asked = set(keys_of(text, (month - 1, month, month + 1, 0) if month else (0,)))
    found = list(desk.record.lookup(Story, sorted(asked)))
    found.sort(key=lambda story: (-len(asked.intersection(story.keys)), story.id))
    return found[:COMPARED]


def _joins(desk: Desk, text: Text, story: Story) -> bool:
    return any(_one_story(text, _text(desk, ref.document)) is not None for ref in story.refs)


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

    return resolve(sorted(texts), combinations(sorted(texts), 2), alike, clash).groups


def _story(desk: Desk, texts: Sequence[Text]) -> Story:
    """The story of these texts."""
    longest_first = sorted(texts, key=lambda text: (-text.length, text.document))
    copies = []
    for text in sorted(texts, key=lambda t: t.document):
        fullest = next((other for other in longest_first if other.document != text.document), None)
        if text is longest_first[0] or fullest is None:
            copies.append(Copy(text.document))
        else:
            copies.append(Copy(text.document, fullest.document, round(containment(text, fullest), 2)))
    first = min(texts, key=lambda text: (str(text.day or "9999"), text.document))
    return Story(
        stable_id("so", first.document),
        tuple(sorted(Ref(text.document, text.document) for text in texts)),
        copies=tuple(copies),
        agency=_agency(desk, texts),
        keys=tuple(sorted({key for text in texts for key in _keys(text)})),
    )


def _agency(desk: Desk, texts: Iterable[Text]) -> str | None:
    """The agency that most of the copies credit."""
    credited = Counter(
        name
        for text in texts
        for name in {p.name for p in desk.reading(text.document).document.provenance if p.role == "agency"}
    )
    return min(credited, key=lambda name: (-credited[name], name), default=None)


def _note(desk: Desk, story: Story) -> None:
    """Notes each copy as a judgement of the machine."""
    known = {
        subject.document
        for ref in story.refs
        if len(story.refs) > 1
        for made in desk.record.judgements(("same_story",), about=ref, undone=True)
        if made.by.startswith(MACHINE)
        for subject in made.subjects
    }
    for copy in story.copies:
        if copy.of is None or {copy.document, copy.of} <= known:
            continue
        source = desk.record.source(copy.document)
        subjects = (Subject(copy.document, copy.document), Subject(copy.of, copy.of))
        if source is not None:
            at, score = source.added, min(1.0, copy.containment)
            desk.record.judge(judgement("same_story", subjects, by=machine(), at=at, score=score))
