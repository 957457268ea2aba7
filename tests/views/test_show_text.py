"""One thing of a record as text."""

import pytest

import verbale
from by_hand import made
from verbale.model import Judgement, RecordActor, Ref, Subject, Undone
from verbale.views.record_index import RecordIndex
from verbale.views.show_text import show_text

AT = "2030-01-02T12:00:00+00:00"


@pytest.fixture
def talks(tmp_path):
    with verbale.open(tmp_path / "talks.db") as opened:
        opened.add_all([made("one"), made("two")])
        yield opened


def shown(talks, found):
    return show_text(found, RecordIndex(talks.reader))


def test_a_source(talks):
    page = shown(talks, talks.show("1"))
    assert page.startswith("[1] Harbour talks\n")
    assert "  published     2011-04-03\n" in page
    assert made("one").document.id in page


def test_a_statement_has_its_line_its_roles_and_its_source(talks):
    page = shown(talks, talks.show(made("one").statements[1].id))
    assert "Ivo Brandt demanded: the patrols stop at once" in page
    assert "  stands        [1:4] Ivo Brandt demanded from her that the patrols stop at once.\n" in page
    assert "  addressee     " in page and "Strand" in page
    assert "  confidence    0.70\n" in page


@pytest.mark.parametrize("kind", ["actors", "events", "meetings", "silences", "positions"])
def test_every_kind_of_item(talks, kind):
    item = getattr(made("two"), kind)[0]
    page = shown(talks, talks.show(item.id))
    assert item.id in page
    assert "stands        [2:" in page
    assert not page.startswith("  ")


def test_an_assembled_item_lists_what_it_rests_on(talks):
    refs = tuple(Ref(made(name).document.id, made(name).actors[0].id) for name in ("one", "two"))
    talks.writer.put(RecordActor("ra-1", refs, name="Elin Strand", kind="person", variants=("Strand", "E. Strand")))
    page = shown(talks, talks.show("ra-1"))
    assert page.startswith("actor: Elin Strand (2 reports, ")
    assert "  variants      Strand; E. Strand\n" in page
    assert "[1:3] Elin Strand" in page and "[2:3] Elin Strand" in page


def test_a_judgement(talks):
    decided = Judgement(
        "ju-1", "same_actor", (Subject("doc-1", "ac-1"), Subject("doc-2", "doc-2")), "Ana Lind", AT, None, 0.8,
        Undone("Bo Ek", AT),
    )  # fmt: skip
    page = shown(talks, decided)
    assert page.startswith(f"same actor, by Ana Lind, {AT}\n")
    assert "ac-1 of doc-1" in page
    assert f"by Bo Ek, {AT}" in page
