"""What makes a thread, and what bears on it."""

import pytest
from making import assembled, person, report

from verbale.assemble.threads import Threads, kind_of
from verbale.model import Moment, Ref, Span, Speaker, Statement, Thread, stable_id


def said(words, force="accept", speaker=None, *, start=0, **more):
    span = Span(start, start + len(words), words)
    identity = stable_id("st", words, force, start, speaker)
    return Statement(identity, "speech", Speaker(speaker), (), (), (span,), (), "indirect", force, **more)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (said("to open the northern lock"), "commitment"),
        (said("to the plan for the northern lock"), None),
        (said("the plan for the northern lock"), None),
        (said("to open the northern lock", polarity="negative"), None),
        (said("to open the northern lock", "deny"), None),
        (said("that the lock stays open", "assure"), "commitment"),
    ],
)
def test_what_is_agreed_to_be_done_is_undertaken(statement, kind):
    assert kind_of(statement) == kind


def test_what_several_agreed_to_do_is_said_again_and_refused_by_one_of_them():
    words = "Estmark and Norland agreed to open the northern lock for grain barges."
    actors = (
        {"name": "Estmark", "kind": "state", "country": "EST", "code": "EST"},
        {"name": "Norland", "kind": "state", "country": "NOR", "code": "NOR"},
    )
    plain = report(words, *actors)
    members = tuple(actor.id for actor in plain.actors)
    together = {"name": "Estmark and Norland", "kind": "group", "members": members}
    agreed = said("to open the northern lock for grain barges", start=plain.document.text.index("to open"))
    first = report(words, *actors, together)
    agreed = said(agreed.content[0].text, speaker=first.actors[-1].id, start=agreed.content[0].start)
    first = report(words, *actors, together, statements=(agreed,))

    later = "Envoy Ana Lind of Norland promised to open the northern lock for grain barges by May."
    lind = person("Ana Lind", "NOR")
    speaker = report(later, lind, day="2007-06-10").actors[0].id
    again = said("to open the northern lock for grain barges by May", "commit", speaker, start=30)
    second = report(later, lind, day="2007-06-10", statements=(again,))

    record = assembled(first, second)
    thread = next(t for t in record.items(Thread) if t.refs[0].document == first.document.id)
    assert [(bearing.ref.item, bearing.stance) for bearing in thread.bearings] == [(again.id, "repeats")]


def test_the_first_of_a_day_does_not_rest_on_what_was_joined_before():
    def told(document, by, day):
        at = Moment(day, day, "day", day, "metadata")
        return Thread("", (Ref(document, "st-1"),), kind="commitment", text="to open the lock", by=by, at=at)

    first, same_day, later = (
        told("doc-2", "ra-2", "2007-05-01"), told("doc-3", "ra-1", "2007-05-01"), told("doc-1", "ra-3", "2007-05-09")
    )  # fmt: skip
    merge = Threads(desk=None).merge
    assert merge([merge([first, later]), same_day]) == merge([merge([same_day, later]), first])
    assert merge([first, same_day, later]).by == "ra-1"
