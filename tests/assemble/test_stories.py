"""Copies and light rewrites fold into one story; two reports of one event never do."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from memory import MemoryRecord

from verbale.assemble.desk import Desk
from verbale.assemble.stories import ONE_STORY, tell_stories
from verbale.assemble.texts import containment, text_of
from verbale.ingest import from_text
from verbale.model import Reading, Ref, Story, Subject, judgement

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
SYNONYMS = {
    "said": "stated",
    "Monday": "on Monday",
    "security": "safety",
    "further": "new",
    "described": "portrayed",
    "inadequat": "poor",
    "stop": "cease",
    "financing": "funding",
    "envoy": "ambassador",
    "declined": "refused",
    "reporter": "correspondent",
    "formal": "official",
    "invitation": "invite",
    "room": "hall",
    "agreed": "consented",
    "experts": "specialists",
    "meeting": "session",
    "violence": "bloodshed",
    "delegation": "team",
}

EDITED = """Publisher: A portal (Associated Press)
Date: 2007-05-29
Title: Envoys meet in Baghdad

The U.S. and Iran held four hours of talks on Monday about the security of Iraq, ending a diplomatic freeze of 27 years.
America's envoy spoke of a broad agreement on policy, but said that Iran has to stop arming and financing the militants
who attack U.S. and Iraqi forces.

Hassan Kazemi Qomi, the Iranian ambassador, told the Associated Press a further meeting would come in less than one
month. U.S. Ambassador Ryan Crocker said Washington would decide only when Iraq had issued an invitation. "We don't have
a formal invitation to respond to just yet," he said.

Crocker declined to say what Kazemi had said inside the room. At a later news conference in his embassy Kazemi, a former
senior officer of the Revolutionary Guards' Quds Force, said he had offered to train and equip the army and police of
Iraq, and that American work to rebuild the forces was inadequate.
"""

OTHER = """Publisher: Another paper (Reuters)
Date: 2007-05-28
Title: Rivals talk

Envoys of Washington and Tehran sat down in Baghdad on Monday for the first time in almost three decades, in the offices
of the Iraqi prime minister. "We don't have a formal invitation to respond to just yet," said Ryan Crocker, who leads the
American embassy there. "We don't take the American accusations seriously," said Hassan Kazemi Qomi for Iran.

Iraq's government had brought the two together after weeks of preparation. Crocker called the exchange businesslike and
named the arming of militias as his chief complaint; his counterpart offered "a new military and security structure".
"""


def reading_of(text: str) -> Reading:
    return Reading(from_text(text))


def told(texts: list[str]) -> MemoryRecord:
    record = MemoryRecord()
    for text in texts:
        record.add(reading_of(text))
        tell_stories(Desk(record), [list(record.sources())[-1].document])
    return record


def stories(record: MemoryRecord) -> set[frozenset[str]]:
    return {frozenset(ref.document for ref in story.refs) for story in record.items(Story)}


def rewritten(text: str, seed: int) -> str:
    """A light rewrite: a word changed here and there, a sentence or two gone, paragraphs in another order."""
    chance = random.Random(seed)
    head, *paragraphs = text.split("\n\n")
    chance.shuffle(paragraphs)
    kept = []
    for paragraph in paragraphs:
        for word, other in SYNONYMS.items():
            if chance.random() < 0.6:
                paragraph = paragraph.replace(f" {word} ", f" {other} ")
        pieces = paragraph.split(". ")
        if len(pieces) > 2 and chance.random() < 0.4:
            del pieces[chance.randrange(len(pieces))]
        kept.append(". ".join(pieces))
    head = "\n".join(line for line in head.splitlines() if not line.startswith("Title"))
    return "\n\n".join([f"{head}\nTitle: Copy {seed}", *kept, f"Posted by reader {seed}."])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_twenty_copies_and_rewrites_are_one_story(path):
    text = path.read_text()
    record = told([text, *(rewritten(text, seed) for seed in range(20))])
    assert [len(group) for group in stories(record)] == [21]


def test_edited_report_is_of_the_story_of_the_agency_it_credits():
    wire = EXAMPLES[1].read_text()
    record = told([wire, EDITED])
    (story,) = record.items(Story)
    assert story.agency == "Associated Press"
    assert sorted(copy.of is None for copy in story.copies) == [False, True]
    assert all(copy.containment >= ONE_STORY for copy in story.copies)


def test_reports_of_one_event_are_stories_of_their_own():
    texts = [*(path.read_text() for path in EXAMPLES), OTHER]
    assert len(stories(told(texts))) == len(texts)


def test_two_reports_with_the_same_quotations_share_little():
    wire, other = (text_of(from_text(text)) for text in (EXAMPLES[1].read_text(), OTHER))
    assert containment(other, wire) < ONE_STORY / 2


def test_the_order_of_loading_does_not_matter():
    wire = EXAMPLES[1].read_text()
    texts = [wire, EDITED, OTHER, rewritten(wire, 3), rewritten(EDITED, 4), EXAMPLES[0].read_text()]
    expected = set(told(texts).items(Story))
    for seed in range(6):
        random.Random(seed).shuffle(texts)
        assert set(told(texts).items(Story)) == expected


def test_telling_again_changes_nothing():
    record = told([EXAMPLES[1].read_text(), EDITED])
    before, judged = set(record.items(Story)), record.judgements()
    tell_stories(Desk(record), [source.document for source in record.sources()])
    assert set(record.items(Story)) == before
    assert record.judgements() == judged


def test_each_copy_is_noted_as_a_judgement_with_a_score():
    record = told([EXAMPLES[1].read_text(), EDITED])
    (made,) = record.judgements(("same_story",))
    assert made.by.startswith("verbale ")
    assert made.score >= ONE_STORY


def test_a_withdrawn_copy_leaves_its_story():
    record = told([EXAMPLES[1].read_text(), EDITED])
    first, second = (source.document for source in record.sources())
    record.judge(judgement("withdrawn", (Subject(second, second),), by="Ada", at="2026-11-25T10:00:00Z"))
    tell_stories(Desk(record), [second])
    assert stories(record) == {frozenset({first})}


def test_people_part_and_join_stories():
    record = told([EXAMPLES[1].read_text(), EDITED, OTHER])
    first, second, third = (source.document for source in record.sources())
    subjects = tuple(Subject(document, document) for document in (first, second))
    record.judge(judgement("not_same_story", subjects, by="Ada", at="2026-11-25T10:00:00Z", value=second))
    subjects = tuple(Subject(document, document) for document in (second, third))
    record.judge(judgement("same_story", subjects, by="Ada", at="2026-11-25T10:01:00Z"))
    tell_stories(Desk(record), [first, second, third])
    assert stories(record) == {frozenset({first}), frozenset({second, third})}


def test_undoing_what_the_machine_joined_parts_it():
    record = told([EXAMPLES[1].read_text(), EDITED])
    (made,) = record.judgements(("same_story",))
    record.undo(made.id, by="Ada", at="2026-11-25T10:00:00Z")
    tell_stories(Desk(record), [subject.document for subject in made.subjects])
    assert len(stories(record)) == 2
    assert record.lookup(Story, ()) is not None
    assert Ref(made.subjects[0].document, made.subjects[0].document) in {r for s in record.items(Story) for r in s.refs}


@pytest.mark.parametrize("process", ["fishery", "railway"])
def test_short_reports_of_one_event_are_stories_of_their_own_too(process):
    texts = [path.read_text() for path in sorted((Path(__file__).parent / process).glob("*.txt"))]
    assert len(stories(told(texts))) == len(texts)
