"""The brief of a record: every line cited, copies no witnesses, no winner."""

import re

import pytest

import verbale
from verbale.errors import NotInRecord, UsageError
from verbale.model import Filter, RecordActor, Ref, Subject, judgement
from verbale.views.brief import PAGES, brief, charts, one_view
from verbale.views.page import Group, Line, Page, Section, Sides, capped, citations
from verbale.views.page_html import page_html
from verbale.views.page_markdown import page_markdown
from verbale.views.page_text import page_text
from verbale.views.record_index import RecordIndex
from verbale.views.scope import WHOLE, scope


def section(page, key):
    return next(section for section in page.sections if section.key == key)


def lines(part):
    if isinstance(part, Line):
        yield part
        for under in part.lines:
            yield from lines(under)
    elif isinstance(part, Group):
        for line in part.lines:
            yield from lines(line)
    elif isinstance(part, Sides):
        for side in part.sides:
            yield from lines(side)


def texts(section):
    return [f"{line.who} {line.act} {line.text} {line.note}" for part in section.parts for line in lines(part)]


@pytest.fixture
def page(record):
    return brief(record)


def test_every_line_of_it_is_cited(page):
    for one in page.sections:
        if one.key in ("sources", "network"):
            continue
        for part in one.parts:
            for line in lines(part):
                assert line.cites or line.text.endswith("in the record."), (one.key, line)


def test_a_citation_is_the_line_of_the_words(page, record):
    texts = {source.n: record.document(source.document).text.split("\n") for source in record.sources()}
    cited = list(citations(page))
    assert cited
    for cite in cited:
        assert cite.span.text.split("\n")[0] in texts[cite.source][cite.line - 1]


def test_it_says_how_many_reports_are_independent(page):
    assert page.facts[0] == "The record: 3 reports, 2 independent accounts, published 2031-05-02 to 2031-05-10."
    assert page.facts[1] == "In it: 5 statements in 3 reports, 2 independent."
    (meeting,) = section(page, "sessions").parts
    assert meeting.note == "3 reports, 2 independent"


def test_a_session_tells_who_presides(page):
    (group,) = section(page, "sessions").parts
    assert [line.text for line in group.lines if line.who == "Chair"] == ["Elin Strand"]


def test_a_session_tells_level_and_format_with_the_reports_that_do(page):
    (group,) = section(page, "sessions").parts
    told = {line.who: (line.text, str(line.cites[0])[:2]) for line in group.lines if line.who in ("Level", "Format")}
    assert told == {"Level": ("deputy ministers", "[2"), "Format": ("bilateral, direct", "[1")}


def test_what_a_copy_repeats_is_told_once_with_both_places(page):
    (group,) = section(page, "silences").parts
    (line,) = group.lines
    assert [str(cite) for cite in line.cites] == ["[1:4]", "[3:4]"]
    assert "2 reports, 1 independent" in line.note


def test_a_part_with_nothing_in_it_says_so(record):
    page = brief(record, scope(record, since="2040-01-01"))
    assert page.sections == ()
    assert page.facts[1] == "Nothing in it is in this part: ask for another."


@pytest.mark.parametrize("name", PAGES)
def test_no_view_has_its_title_twice(record, name):
    page = one_view(record, name)
    assert page.title not in [section.title for section in page.sections]


def test_the_words_for_a_day_stand_where_the_report_gives_them(page):
    lines_of = texts(section(page, "chronology"))
    assert not any("undated" in line for line in lines_of)
    assert any('from "Monday"' in line for line in lines_of)


def test_a_meeting_of_three_reports_is_one_line_of_the_chronology(page):
    first = section(page, "chronology").parts[0]
    assert first.title == "2031-05-02"
    assert [line.act for line in first.lines] == ["meeting", "request"]


def test_positions_stand_by_day_and_say_that_they_differ(page):
    (question,) = section(page, "positions").parts
    assert question.note == "positions differ: timing; 3 reports, 2 independent"
    assert [line.who for line in question.lines] == ["Elin Strand", "Ivo Brand"]


def test_a_divergence_has_a_side_for_each_voice(page):
    (divergence,) = section(page, "divergences").parts
    assert [side.title for side in divergence.sides] == ["Elin Strand", "Ivo Brand"]
    assert all(side.lines[0].cites for side in divergence.sides)


def test_what_followed_a_demand_stands_under_it(page):
    (demand,) = section(page, "demand").parts
    assert demand.lines[0].note.startswith("speaks for it")
    (offer,) = section(page, "offer").parts
    assert offer.lines == (Line("No answer to it in the record."),)


def test_an_unanswered_offer_is_an_open_question(page):
    assert any("to share water data" in text for text in texts(section(page, "open")))


def test_copies_are_named_among_the_sources(page):
    notes = [line.note for line in section(page, "sources").parts]
    assert notes[0] == "one account with [3]"
    assert notes[1] == ""


def test_a_withdrawn_source_leaves_every_line_and_count(record):
    record.judge(judgement("withdrawn", (Subject("doc-b", "doc-b"),), by="Ann Ode", at="2031-06-01T00:00:00+00:00"))
    page = brief(record)
    assert all(cite.source != 2 for cite in citations(page))
    assert "2 reports, 1 independent account," in page.facts[0]
    assert "1 report withdrawn" in page.facts[0]
    assert section(page, "divergences").parts == ()


@pytest.mark.parametrize("about", ["Elin Strand", "strand", "ra-strand"])
def test_a_part_about_an_actor(record, about):
    part = scope(record, about=about)
    assert part.told == ("about Elin Strand",)
    page = brief(record, part)
    assert page.title == "Brief: about Elin Strand"
    assert not any("share water data" in text for text in texts(section(page, "offer")))
    assert any("open the sluice" in text for text in texts(section(page, "demand")))


def test_a_state_stands_for_those_who_speak_for_it(record):
    assert {"ra-sudmark", "ra-brand"} == scope(record, about="Sudmark").actors


@pytest.mark.parametrize("about", ["rq-next", "next_meeting", "meet next"])
def test_a_part_about_a_question(record, about):
    page = brief(record, scope(record, about=about))
    assert len(section(page, "positions").parts) == 1
    assert len(section(page, "sessions").parts) == 1
    assert section(page, "demand").parts == ()


def test_a_part_since_a_day(record):
    page = brief(record, scope(record, since="2031-05-09"))
    assert page.facts[1] == "This part: 2 statements in 1 report."
    assert [part.title for part in section(page, "chronology").parts] == ["2031-05-09"]
    assert section(page, "demand").parts, "something since the day bears on it"
    assert section(page, "offer").parts == ()


def test_nobody_of_that_name_is_one_sentence_with_a_hint(record):
    with pytest.raises(NotInRecord, match="goes by Elin Strnd; there is Elin Strand"):
        scope(record, about="Elin Strnd")


def test_a_day_that_is_none_is_refused(record):
    with pytest.raises(UsageError, match="is no day"):
        scope(record, since="May")


@pytest.mark.parametrize("name", PAGES)
def test_each_view_is_a_page_of_its_own(record, name):
    page = one_view(record, name)
    assert page.title.lower() == name
    assert all(section.parts for section in page.sections if section.key != "commitment")


def test_a_timeline_may_hold_what_was_said(record):
    assert "offered (ready)" in page_text(one_view(record, "timeline", statements=True))


def test_the_other_sides_account_stands_beside_an_actors(record):
    page = one_view(record, "accounts", scope(record, about="Elin Strand"))
    (sides,) = page.sections[0].parts
    assert [side.title for side in sides.sides] == ["Norland", "Sudmark", "Others"]


def test_the_accounts_leave_no_report_out(tmp_path):
    texts = [
        "Foreign Minister Elin Strand of Norway met the Danish envoy in Oslo on 3 May 2012. She said the talks were useful.",
        "The harbour is closed, Foreign Minister Elin Strand of Norway said.",
    ]
    with verbale.open(tmp_path / "talks.db") as kept:
        for text in texts:
            kept.add(verbale.read(text))
        page = one_view(kept.reader, "accounts", scope(kept.reader))
        cited = {cite.source for cite in citations(page)}
        spoken = {entry.citation.source for entry in kept.reader.statements(Filter())}
    assert cited == spoken


def test_there_is_a_chart_for_each_thing_that_can_be_drawn(record):
    assert [chart.name for chart in charts(RecordIndex(record), WHOLE)] == ["activity", "addressing", "dyads"]


class TestRenderers:
    """The same page as text, Markdown and HTML."""

    def test_all_carry_the_same_citations(self, page):
        wanted = {str(cite) for cite in citations(page)}
        for rendered in (page_text(page), page_markdown(page), page_html(page)):
            assert wanted <= set(re.findall(r"\[\d+:\d+\]", rendered))

    def test_the_html_asks_nothing_from_outside(self, page):
        html = page_html(page)
        assert not re.search(r"<(script|link|img|iframe)|url\(|@import", html)
        assert set(re.findall(r'(?:src|href)="([^"#][^"]*)"', html)) == set()
        assert "default-src 'none'" in html

    def test_every_link_leads_somewhere_and_no_id_is_twice(self, page):
        html = page_html(page)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)

    def test_words_of_a_source_are_no_marks(self):
        evil = 'a <b>x</b> & "q" | *y* [z](http://e) \x1b[2J'
        page = Page(evil, (Section("s", evil, (Line(evil, who=evil), Sides(evil, (Group(evil, (Line(evil),)),)))),))
        assert "<b>x" not in page_html(page)
        assert "\x1b" not in page_html(page) + page_markdown(page) + page_text(page)
        markdown = page_markdown(page)
        assert re.search(r"(?<!\\)\]\(", markdown) is None
        assert "\\<b\\>" in markdown

    def test_a_line_of_markdown_that_begins_like_a_list_is_none(self):
        page = Page("t", (Section("s", "s", (Line("1. of May"), Line("- dash"))),))
        assert "- 1\\. of May\n- \\- dash" in page_markdown(page)

    def test_a_section_with_nothing_in_it_says_so(self):
        page = Page("t", (Section("s", "Silences", ()),))
        for rendered in (page_text(page), page_markdown(page), page_html(page)):
            assert "Nothing in the record." in rendered

    def test_the_text_keeps_its_width(self, page):
        assert max(map(len, page_text(page, width=60).splitlines())) <= 60


def test_what_is_too_long_says_how_much_more_there_is():
    parts = capped(range(9), lambda number: Line(str(number)), "verbale timeline", room=5)
    assert len(parts) == 6
    assert parts[-1].text == "4 more: verbale timeline"


@pytest.mark.parametrize("name", ["timeline", "positions", "silences"])
def test_what_a_limit_leaves_out_is_said(record, name):
    told = page_text(one_view(record, name, limit=1))
    assert "a higher --limit" in told
    assert "a higher --limit" not in page_text(one_view(record, name, limit=99))


def test_what_a_position_does_stands_by_it(record):
    (question,) = one_view(record, "positions").sections[0].parts
    assert [line.act for line in question.lines] == ["predicted (future)", ""]


class TestIndex:
    """What the views ask of a record."""

    def test_what_a_stream_gave_is_not_asked_for_again(self, record, monkeypatch):
        index = RecordIndex(record)
        entries = index.found(record.statements, WHOLE)
        index.once(entries)
        monkeypatch.setattr(record, "entries", lambda refs: pytest.fail("asked again"))
        assert list(index.entries(entry.ref for entry in entries)) == entries

    def test_an_actor_is_asked_for_by_itself(self, record):
        part = scope(record, about="Ivo Brand")
        found = RecordIndex(record).found(record.statements, part)
        assert [entry.ref.item for entry in found] == ["st-a-data", "st-c-data", "st-b-nodate"]
        assert RecordIndex(record).found(record.statements, part, 1) == found[:1]

    def test_a_news_agency_is_no_states_voice(self, record):
        record.put(RecordActor("ra-agency", (Ref("doc-a", "ac-a-norland"),), "Wire", "organisation", "NORMED", "NOR"))
        index = RecordIndex(record)
        assert [index.party(actor) for actor in ("ra-agency", "ra-strand", "ra-fishermen", None)] == [
            "",
            "Norland",
            "",
            "",
        ]


def test_a_page_with_nothing_in_it_has_no_list_of_sections(record):
    assert "<nav" not in page_html(brief(record, scope(record, since="2040-01-01")))
    assert "<nav" in page_html(brief(record))
