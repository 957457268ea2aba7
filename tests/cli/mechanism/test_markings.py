"""Nothing that is hidden from a reader appears in any command, view, export, snippet, count or error.

Every kind of item is filed once for each of four readers, with a word of its own in each of its fields; then every
command is called for every reader.
"""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest

from lake_mechanism import lake
from verbale.cli.mechanism import SUBCOMMANDS
from verbale.model.acts import (
    AccountGiven,
    ActLinked,
    AgendaProposed,
    Assessed,
    AttendanceNoted,
    CommitmentMade,
    ComplaintFiled,
    DocketFiled,
    EvidencePassed,
    EvidenceProduced,
    InvitationAccepted,
    InvitationConditional,
    InvitationIssued,
    ItemAnswered,
    ItemRaised,
    Marked,
    MeetingHeld,
    MeetingPostponed,
    MeetingProposed,
    MessageSent,
    MinutesCirculated,
    MinutesCommented,
    MinutesDrafted,
    NotificationGiven,
    PaperIssued,
    PhaseBegun,
    ProposalReserved,
    ProposalTabled,
    ReleaseAsked,
    ResponseFiled,
    SchedulingClaimed,
    SessionOpened,
    StatementMade,
    TermsProposed,
)
from verbale.views.mechanism.tables import TABLES
from verbale.views.paper import TEMPLATES
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import open_mechanism

READERS = ("nor", "sud", "obs", "public")
MEMBERS = READERS[:3]
VIEWS = (
    "parties", "invite", "respond", "session", "docket", "complain", "evidence", "commit", "assess", "account", "minutes",
    "paper", "message", "notify", "mark", "release",
)  # fmt: skip
START = "2021-05-03T00:00:00+00:00"


class Planted:
    """Canary words, each with the readers that may see it."""

    def __init__(self, talks):
        self.talks = talks
        self.words: dict[str, frozenset[str]] = {}
        self.items: dict[str, frozenset[str]] = {}

    def word(self, what, *readers):
        canary = f"canary{len(self.words)}{what}{''.join(readers)}x"
        self.words[canary] = frozenset((*readers, "secretary"))
        return canary

    def file(self, author, act, *readers):
        made = self.talks.make(author, act)
        self.items.setdefault(made, frozenset((*readers, "secretary")))
        return made

    def hidden_from(self, reader):
        return [word for word, readers in self.words.items() if reader not in readers]

    def open_to(self, reader):
        return [word for word, readers in self.words.items() if reader in readers]


@pytest.fixture(scope="module")
def planted(first_lake, tmp_path_factory):
    """Filed for `est` and one more reader each: who is not named sees nothing of it."""
    place = tmp_path_factory.mktemp("planted")
    shutil.copytree(first_lake, place, dirs_exist_ok=True)
    with open_mechanism(place / "talks.db", mode="a") as desk:
        return filled(Planted(lake(place, desk, KeyRing(place / "keys"))))


def filled(made):
    for reader in ("nor", "sud", "obs"):
        to, who = ("est", reader), ("est", reader)
        author = reader if reader != "obs" else "est"
        w = lambda what, who=who: made.word(what, *who)  # noqa: E731
        meeting = made.file(
            "est", MeetingProposed(title=w("title"), start=START, place=w("place"), note=w("note"), see=to), *who
        )
        made.file("est", InvitationIssued(meeting=meeting, to=(author,), channel=w("channel")), *who)
        if reader != "obs":
            made.file(reader, InvitationConditional(meeting=meeting, conditions=(w("condition"),)), *who)
        made.file("est", SchedulingClaimed(words=w("claim"), meeting=meeting, window=w("window"), see=to), *who)
        made.file("est", AgendaProposed(meeting=meeting, subject=w("subject"), see=to), *who)
        made.file("est", AccountGiven(about=meeting, text=w("account"), see=to), *who)
        made.file("est", MeetingPostponed(meeting=meeting, reason=w("reason")), *who)
        made.file(author, TermsProposed(text=w("terms"), see=to), *who)
        proposal = made.file("est", DocketFiled(sort="proposal", title=w("proposal"), words=w("words"), see=to), *who)
        made.file("est", ProposalTabled(item=proposal, text=w("text")), *who)
        if reader != "obs":
            made.file(reader, ProposalReserved(item=proposal, reservation=w("reservation")), *who)
            concern = made.file(
                author, DocketFiled(sort="concern", title=w("concern"), particulars=(w("particular"),), see=to), *who
            )
            made.file("est", ItemAnswered(item=concern, answer=w("answer")), *who)
            complaint = made.file(
                author,
                ComplaintFiled(
                    against=("est",), incident=w("incident"), incident_at="2021-05-01T00:00:00+00:00",
                    place=w("where"), evidence=(w("evidence"),), see=to,
                ),
                *who,
            )  # fmt: skip
            assert complaint
        made.file("est", StatementMade(words=w("statement"), speaker=w("speaker"), see=to), *who)
        commitment = made.file("est", CommitmentMade(text=w("commitment"), conditions=(w("if"),), see=to), *who)
        made.file("est", ActLinked(commitment=commitment, bearing="for", what=w("act")), *who)
        made.file(
            "est",
            Assessed(
                commitment=commitment, assessor=w("assessor"), scale="kept", value="yes", grounds=w("grounds"), see=to
            ),
            *who,
        )
        made.file("est", MessageSent(to=(reader,), text=w("message"), see=to), *who)
        notice = NotificationGiven(activity=w("activity"), starts=START, place=w("sea"), to=(reader,), see=to)
        made.file("est", notice, *who)
        piece = made.file("est", EvidenceProduced(about=commitment, what=w("photo"), custody=(w("holder"),)), *who)
        made.file("est", EvidencePassed(evidence=piece, to=w("hands")), *who)
        if reader != "obs":  # of what it alone of the parties sees it may release
            made.file("est", ReleaseAsked(item=piece, to=("public",)), *who)
        made.file("est", PaperIssued(sort="note", title=w("paper"), text=w("note"), see=to), *who)
    return made


def output(done):
    return done.stdout + done.stderr


@pytest.fixture
def reading(act, planted, folder):
    """Call a subcommand on a copy of what was planted."""
    shutil.copy(planted.talks.folder / "talks.db", folder / "talks.db")
    return act


def calls(forms=("text",)):
    """Every way to ask, without the reader."""
    for name in VIEWS:
        for form in forms:
            yield (name, "list", "--format", form)
    for name in TABLES:
        yield ("table", name)
        yield ("table", name, "--format", "csv")
    yield ("calendar",)
    yield ("due",)
    yield ("log",)
    for template in TEMPLATES:
        yield ("document", template)


@pytest.mark.parametrize("reader", [*READERS, "secretary"])
def test_no_view_table_log_or_paper_shows_what_is_hidden(reading, planted, reader):
    shown = ""
    for arguments in calls(("text", "md", "html")):
        done = reading(*arguments, "--as", reader)
        assert done.exception is None or isinstance(done.exception, SystemExit), (arguments, done.exception)
        shown += output(done)
    assert [word for word in planted.hidden_from(reader) if word in shown] == []
    assert len([word for word in planted.open_to(reader) if word in shown]) >= len(planted.open_to(reader)) * 0.8


@pytest.mark.parametrize("reader", READERS)
def test_ids_and_counts_of_hidden_items_do_not_show(reading, planted, reader):
    shown = "".join(output(reading(*arguments, "--as", reader)) for arguments in calls() if arguments[0] != "log")
    hidden = [item for item, readers in planted.items.items() if reader not in readers]
    assert [item for item in hidden if re.search(rf"\b{item}\b", shown)] == []


@pytest.mark.parametrize("reader", READERS)
def test_search_finds_nothing_hidden(reading, planted, reader):
    for word in list(planted.words)[::9]:
        done = reading("search", word, "--as", reader)
        seen = reader in planted.words[word]
        assert (word in done.stdout.replace(f"“{word}”".upper(), "").replace(f"“{word}”", "")) == seen, word
    wide = output(reading("search", "canary", "--as", reader))
    assert [word for word in planted.hidden_from(reader) if word in wide] == []


@pytest.mark.parametrize("reader", READERS)
def test_errors_about_hidden_items_read_as_if_there_were_none(reading, planted, reader):
    by_kind = {item.split("-")[0]: item for item, readers in planted.items.items() if reader not in readers}
    hidden = list(by_kind.values())
    for template in ("invitation", "complaint"):
        absent = output(reading("document", template, "nothing-1", "--as", reader))
        for item in hidden:
            there = output(reading("document", template, item, "--as", reader))
            assert there.replace(item, "ID") == absent.replace("nothing-1", "ID")
    if reader == "public":
        return
    for verb, field, kind in (("accept", "--start", "meeting"), ("received", None, "meeting")):
        for item in [one for one in hidden if one.startswith(kind)]:
            more = (field, START) if field else ()
            there = output(reading("respond", verb, item, *more, "--as", reader))
            absent = output(reading("respond", verb, "meeting-999", *more, "--as", reader))
            assert there.replace(item, "ID") == absent.replace("meeting-999", "ID")


@pytest.mark.parametrize("reader", MEMBERS)
def test_a_copy_for_a_reader_holds_no_hidden_byte(reading, planted, reader, folder):
    done = reading("export", "--for", reader, "-o", folder / "copy.db")
    assert done.exit_code == 0, output(done)
    data = (folder / "copy.db").read_bytes()
    assert [word for word in planted.hidden_from(reader) if word.encode() in data] == []
    assert [word for word in planted.open_to(reader) if word.encode() not in data] == []


@pytest.mark.parametrize("reader", MEMBERS)
def test_an_exported_log_holds_no_hidden_word(reading, planted, reader, folder):
    assert reading("export", "--for", reader, "--format", "log", "-o", folder / "log.jsonl").exit_code == 0
    text = (folder / "log.jsonl").read_text()
    assert [word for word in planted.hidden_from(reader) if word in text] == []


@pytest.mark.parametrize("reader", READERS)
def test_docx_holds_no_hidden_word(reading, planted, reader, folder):
    for template in ("chairs-statement", "aide-memoire", "joint-statement"):
        assert reading("document", template, "--as", reader, "-o", folder / "paper.docx").exit_code == 0
        with zipfile.ZipFile(folder / "paper.docx") as archive:
            text = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
        assert [word for word in planted.hidden_from(reader) if word in text] == []


def test_the_other_commands_of_a_record_know_nothing_of_it(call, planted, reading, folder):
    for arguments in (("brief",), ("search",), ("timeline",), ("accounts",), ("commitments",)):
        name, *rest = arguments
        words = ["canary*"] if name == "search" else []
        done = call(name, folder / "talks.db", *words, *rest)
        assert [word for word in planted.words if word in output(done)] == []


def test_minutes_and_sessions_hide_with_their_meeting(talks, act):
    """A session, what was said in it and its minutes are no wider than the meeting they are of."""
    words = {name: f"canary{name}x" for name in ("venue", "person", "clause", "comment", "title", "agenda")}
    meeting = talks.make("est", MeetingProposed(title=words["title"], start="2021-05-01T00:00:00+00:00"))
    talks.file("est", InvitationIssued(meeting=meeting))
    for party in ("nor", "sud", "est"):
        talks.file(party, InvitationAccepted(meeting=meeting, start="2021-05-01T00:00:00+00:00"))
    agenda = talks.make("est", AgendaProposed(meeting=meeting, subject=words["agenda"]))
    session = talks.make("est", SessionOpened(meeting=meeting, venue=words["venue"], see=("nor", "sud", "est")))
    talks.file("est", PhaseBegun(session=session, phase="session"))
    talks.file(
        "est", AttendanceNoted(session=session, phase="session", who="nor", present=True, persons=(words["person"],))
    )
    talks.file("est", ItemRaised(session=session, item=agenda, by="est"))
    minutes = talks.make("secretary", MinutesDrafted(session=session, clauses=(words["clause"],)))
    talks.file("secretary", MinutesCirculated(minutes=minutes))
    talks.file("nor", MinutesCommented(minutes=minutes, text=words["comment"]))
    talks.file("est", MeetingHeld(meeting=meeting))
    talks.desk.file_of_record.close()
    shown = {
        reader: "".join(
            output(act(name, "list", "--as", reader)) for name in ("session", "minutes", "invite")
        ) + output(act("document", "minutes", minutes, "--as", reader))
        for reader in ("sud", "obs")
    }  # fmt: skip
    hidden = [words[name] for name in ("venue", "person", "clause", "comment")]
    assert all(word in shown["sud"] for word in words.values())
    assert [word for word in hidden if word in shown["obs"]] == []
    assert words["title"] in shown["obs"]


def test_every_reading_command_was_asked():
    reading_ones = {"table", "calendar", "due", "log", "document", "search", "export", *VIEWS}
    filing_ones = {"setup", "keys", "redact", "bridge", "enact", "verify"}
    assert reading_ones | filing_ones == set(SUBCOMMANDS)


def test_a_response_is_as_hidden_as_its_complaint(talks, act):
    complaint = talks.make(
        "nor",
        ComplaintFiled(against=("est",), incident="canaryone", incident_at="2021-05-01T00:00:00+00:00", see=("est",)),
    )
    from verbale.model.acts import ComplaintAdmitted, ComplaintTransmitted

    talks.file("secretary", ComplaintAdmitted(complaint=complaint))
    talks.file("secretary", ComplaintTransmitted(complaint=complaint))
    talks.file("est", ResponseFiled(complaint=complaint, answer="denied", text="canarytwo"))
    talks.desk.file_of_record.close()
    for name in ("complain",):
        assert "canary" not in output(act(name, "list", "--as", "sud"))
    assert "canarytwo" in output(act("document", "response", complaint, "--as", "nor"))


@pytest.mark.parametrize("reader", READERS)
def test_json_lines_of_the_record_hold_no_hidden_word(call, reading, planted, reader, folder):
    done = call("export", folder / "talks.db", "--format", "jsonl", "--as", reader)
    assert done.exit_code == 0, output(done)
    assert [word for word in planted.hidden_from(reader) if word in done.stdout] == []
    if reader != "public":
        assert [word for word in planted.open_to(reader) if word not in done.stdout] == []
    unnamed = call("export", folder / "talks.db", "--format", "jsonl")
    assert (unnamed.exit_code, "say for whom" in unnamed.stderr, unnamed.stdout) == (2, True, "")


def test_no_copy_goes_to_the_public(act, folder):
    done = act("export", "--for", "public", "-o", folder / "copy.db")
    assert done.exit_code == 2 and "A copy is for a member" in done.stderr
    assert not (folder / "copy.db").exists()


def test_under_the_chatham_house_rule_an_observer_hears_words_and_no_name(talks, act, folder):
    made = talks.make("sud", StatementMade(words="canarywords", speaker="canaryspeaker", addressed_to=("nor",)))
    talks.file("sud", Marked(item=made, attribution="chatham_house"))
    talks.desk.file_of_record.close()
    for arguments in (("session", "list"), ("session", "list", "--format", "html"), ("search", "canarywords")):
        shown = output(act(*arguments, "--as", "obs"))
        line = next(one for one in shown.split("\n") if "canarywords" in one and "not attributed" in one)
        assert "Sudmark" not in line and "canaryspeaker" not in shown
    assert "canaryspeaker" in output(act("session", "list", "--as", "nor"))
    assert "canarywords" not in output(act("log", "--as", "obs"))
    act("export", "--for", "obs", "-o", folder / "copy.db")
    assert b"canaryspeaker" not in (folder / "copy.db").read_bytes()
