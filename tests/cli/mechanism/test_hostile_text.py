"""Words that parties write stay words in every form in which they come out: no markup, no field, no control."""

import re
import zipfile

import icalendar
import pytest

from verbale.model.acts import (
    AccountGiven,
    DocketFiled,
    InvitationAccepted,
    InvitationIssued,
    MeetingProposed,
    PaperIssued,
    StatementMade,
)

START = "2021-05-01T00:00:00+00:00"
BREAKS = (
    "\r\nATTENDEE:mailto:x@y",
    "\rBEGIN:VALARM",
    "\nEND:VEVENT",
    "\u2028DTSTART:1",
    "\x0bA:B",
    "\x85URL:x",
    "\x00",
)
MARKUP = '<script>alert(1)</script><img src=x onerror=y>" onmouseover="z'
MARKDOWN = "\n\n# Heading\n\n[a](javascript:b) | c ![d](e)\n- f"
TAG = re.compile(r"(?<!\\)<(script|img)")
ESCAPES = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnp"


@pytest.fixture
def hostile(talks):
    words = MARKUP + MARKDOWN + ESCAPES + "=1+1"
    meeting = talks.make("est", MeetingProposed(title=f"Round{''.join(BREAKS)}{words}", start=START, place=words))
    talks.file("est", InvitationIssued(meeting=meeting))
    for party in ("nor", "sud", "est"):
        talks.file(party, InvitationAccepted(meeting=meeting, start=START))
    talks.file("nor", StatementMade(words=words, speaker=words))
    talks.file("nor", DocketFiled(sort="proposal", title="=cmd|x", words=words))
    talks.file("nor", AccountGiven(about=meeting, text=words))
    talks.file("est", PaperIssued(sort="chairs_statement", title=words, text=words))
    talks.desk.file_of_record.close()
    return meeting


def test_a_calendar_has_one_event_with_the_fields_that_were_made(act, hostile):
    text = act("calendar", "--as", "nor").stdout
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert set(event) == {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "DESCRIPTION", "LOCATION", "STATUS"}
    lines = re.split(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)
    known = ("BEGIN:", "END:", "VERSION", "PRODID", "METHOD", *event)
    assert [line for line in lines if line and not line.startswith((" ", *known))] == []
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1 and "BEGIN:VALARM" not in lines
    assert "\x00" not in text and "\x1b" not in text


VIEWS = ("invite", "session", "docket", "account", "paper", "mark")
PAPERS = ("chairs-statement", "aide-memoire", "joint-statement")


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_views_show_no_markup_and_no_control(act, hostile, form):
    for call in (
        *((name, "list") for name in VIEWS), ("log",), ("search", "red"), ("table", "meetings"), ("table", "docket"),
    ):  # fmt: skip
        shown = act(*call, "--format", form, "--as", "nor").stdout
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown), call
        if form != "text":
            assert not TAG.search(shown), call
        if form == "md":
            assert not re.search(r"^# Heading", shown, re.M) and "[a](javascript" not in shown, call


@pytest.mark.parametrize("paper", [*PAPERS, "invitation"])
def test_papers_show_no_markup_and_no_control(act, hostile, folder, paper):
    about = (hostile,) if paper == "invitation" else ()
    for form in ("html", "md"):
        shown = act("document", paper, *about, "--format", form, "--as", "nor").stdout
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)
        assert not TAG.search(shown)
        assert not re.search(r"^# Heading", shown, re.M)
    act("document", paper, *about, "--as", "nor", "-o", folder / "paper.docx")
    with zipfile.ZipFile(folder / "paper.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert "<script" not in body and "<w:drawing" not in body and "\x1b" not in body


def test_a_spreadsheet_takes_no_word_for_a_formula(act, hostile):
    cells = act("table", "docket", "--format", "csv", "--as", "nor").stdout
    assert "'=cmd|x" in cells and ",=cmd" not in cells


def test_a_receipt_and_an_error_stay_one_line(act, hostile):
    done = act("docket", "file", "--sort", "concern", "--title", "x", "--to", "a\x1b[31m\nb", "--as", "nor")
    assert done.exit_code == 1 and done.stderr.count("\n") == 1 and "\x1b" not in done.stderr
