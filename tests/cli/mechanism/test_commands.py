"""`verbale mechanism RECORD ...`: filing prints a receipt; what is wrong is one sentence and changes nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lake_mechanism import SET_UP
from verbale.cli import main
from verbale.cli.mechanism import SUBCOMMANDS
from verbale.workflows.mechanism import open_mechanism

ROOT = Path(__file__).parents[3]
LOG_CHECK = ROOT / "docs" / "verify_log.py"


def heads(folder):
    with open_mechanism(folder / "talks.db") as desk:
        return desk.log.head()


class TestFiling:
    """Commands made from acts."""

    def test_a_filing_prints_its_receipt(self, act, folder):
        done = act("docket", "file", "--sort", "concern", "--title", "The sluice", "--as", "nor")
        assert (done.exit_code, done.stderr) == (0, "Entry 6: concern-6\n")
        assert re.fullmatch(
            r"verbale-receipt/1 mechanism-\w+ 6 [0-9a-f]{64} \S+ nor [0-9a-f]{64} [0-9a-f]{128}\n", done.stdout
        )
        assert "The sluice" in act("docket", "list", "--as", "sud").stdout

    def test_the_reader_may_come_from_the_environment(self, act, monkeypatch):
        monkeypatch.setenv("VERBALE_AS", "nor")
        assert act("docket", "list").exit_code == 0

    def test_nobody_reads_without_saying_as_whom(self, act):
        done = act("docket", "list")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "--as" in done.stderr

    def test_a_meeting_is_in_the_calendar_once_all_have_accepted(self, act):
        start = "2030-05-28T10:00:00+00:00"
        act("invite", "propose", "--title", "Round", "--start", start, "--as", "est")
        act("invite", "issue", "meeting-6", "--as", "est")
        for party in ("est", "nor", "sud"):
            assert "VEVENT" not in act("calendar", "--as", party).stdout
            assert act("respond", "accept", "meeting-6", "--start", start, "--as", party).exit_code == 0
        calendar = act("calendar", "--as", "obs").stdout
        assert "DTSTART:20300528T100000Z" in calendar and "STATUS:CONFIRMED" in calendar

    def test_keys_are_changed_and_given_up(self, act, folder):
        assert act("keys", "rotate", "--as", "nor").exit_code == 0
        assert act("session", "statement", "--words", "x", "--as", "nor").exit_code == 0
        listed = act("parties", "list", "--as", "nor").stdout
        assert "(rotated)" in listed
        key = re.search(r"Sudmark: ([0-9a-f]{16})", listed).group(1)
        assert act("keys", "revoke", key, "--reason", "lost", "--as", "secretary").exit_code == 0
        done = act("session", "statement", "--words", "x", "--as", "sud")
        assert done.exit_code == 1 and "sud has no key" in done.stderr
        assert act("keys", "make", "sud", "--as", "secretary").exit_code == 0
        assert act("keys", "countersign", "--as", "sud").exit_code == 0
        assert "Counter-signed by sud up to entry 9." in act("verify").stdout

    def test_versions_of_minutes_are_compared(self, act):
        start = "2021-05-01T00:00:00+00:00"
        act("invite", "propose", "--title", "Round", "--start", start, "--as", "est")
        act("invite", "issue", "meeting-6", "--as", "est")
        for party in ("est", "nor", "sud"):
            act("respond", "accept", "meeting-6", "--start", start, "--as", party)
        act("session", "open", "meeting-6", "--as", "secretary")
        act("minutes", "draft", "session-11", "--clauses", "One.", "--clauses", "Two.", "--as", "secretary")
        act("minutes", "revise", "minutes-12", "--clauses", "One.", "--clauses", "Three.", "--as", "secretary")
        assert "no minutes minutes-12" in act("minutes", "compare", "minutes-12", "1", "2", "--as", "nor").stderr
        act("minutes", "circulate", "minutes-12", "--as", "secretary")
        assert act("minutes", "compare", "minutes-12", "1", "2", "--as", "nor").stdout == "  One.\n- Two.\n+ Three.\n"

    def test_a_redaction_empties_the_entry(self, act, folder):
        act("session", "statement", "--words", "bittern in the reeds", "--as", "nor")
        done = act("redact", "6", "--reason", "a name", "--as", "secretary")
        assert done.exit_code == 0, done.stderr
        assert b"bittern" not in (folder / "talks.db").read_bytes()
        assert act("verify").exit_code == 0
        assert "redacted before" in act("redact", "6", "--reason", "a name", "--as", "secretary").stderr


class TestVerify:
    """With and without a receipt."""

    def test_truncation_needs_a_receipt(self, act, folder):
        import sqlite3

        done = act("session", "statement", "--words", "x", "--as", "nor")
        (folder / "receipt.txt").write_text(done.stdout)
        assert "nothing up to its entry was cut off" in act("verify", "--head", folder / "receipt.txt").stdout
        with sqlite3.connect(folder / "talks.db") as other:
            other.executescript(
                "DROP TRIGGER log_entries_no_delete; DELETE FROM log_payloads WHERE number = 6; "
                "DELETE FROM log_entries WHERE number = 6"
            )
        other.close()
        assert act("verify").exit_code == 0
        found = act("verify", "--head", done.stdout.strip())
        assert found.exit_code == 1
        assert "the log ends at 5: its end was cut off" in found.stdout

    @pytest.mark.parametrize("receipt", ["x y z", "none.txt"])
    def test_what_is_no_receipt_is_told(self, act, receipt):
        done = act("verify", "--head", receipt)
        assert done.exit_code in (1, 2) and "receipt" in done.stderr

    def test_a_receipt_of_another_mechanism(self, act, call, folder):
        (folder / "two.yaml").write_text(SET_UP)
        other = call(
            "mechanism", folder / "other.db", "setup", folder / "two.yaml", "--at", "2021-05-01T00:00:00+00:00"
        )
        found = act("verify", "--head", other.stdout.strip())
        assert found.exit_code == 1 and "another mechanism" in found.stdout

    def test_the_exported_log_is_checked_without_verbale(self, act, folder):
        receipt = act("session", "statement", "--words", "open to all", "--as", "nor").stdout
        act("session", "statement", "--words", "for one", "--see", "est", "--as", "nor")
        (folder / "receipt.txt").write_text(receipt)
        act("export", "--for", "sud", "--format", "log", "-o", folder / "log.jsonl")
        command = [sys.executable, "-I", LOG_CHECK, folder / "log.jsonl", folder / "receipt.txt"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "7 entries, sound.\n"), done.stderr
        text = (folder / "log.jsonl").read_text()
        for changed in (
            text.replace("open to all", "open to one"),
            text.replace('"author":"nor"', '"author":"sud"'),
            "".join(text.splitlines(keepends=True)[:5]),
            "".join(text.splitlines(keepends=True)[1:]),
        ):
            (folder / "log.jsonl").write_text(changed)
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 1 and done.stderr.startswith("Not sound: "), done.stderr


BAD_SET_UPS = [
    ("partys: []\n" + SET_UP, r"line 1.*partys"),
    (SET_UP.replace("name: Sudmark", "name: Norland"), r"line 4.*'Norland'"),
    (SET_UP.replace("response: 5 days", "response: -1 days"), r"line 13.*response.*'-1 days'"),
    (SET_UP.replace("host: est", "host: xyz"), r"line 8.*host.*'xyz'"),
    ("name: [", r"line 1"),
]


class TestBadInput:
    """One clear sentence, nothing changed."""

    @pytest.mark.parametrize("text, message", BAD_SET_UPS)
    def test_a_bad_set_up_is_told_with_its_line(self, call, folder, text, message):
        (folder / "bad.yaml").write_text(text)
        before = sorted((folder / "keys").iterdir())
        done = call("mechanism", folder / "new.db", "setup", folder / "bad.yaml")
        assert done.exit_code == 1
        assert re.search(message, done.stderr) and done.stderr.count("\n") == 1, done.stderr
        assert not (folder / "new.db").exists()
        assert sorted((folder / "keys").iterdir()) == before

    @pytest.mark.parametrize(
        "arguments, message",
        [
            (("docket", "file", "--sort", "concern", "--title", "x", "--as", "xyz"), "'xyz' is no member"),
            (("respond", "accept", "meeting-9", "--start", "2021-05-01", "--as", "nor"), "meeting"),
            (("session", "statement", "--words", "x", "--as", "nor", "--at", "2020-01-01T00:00:00+00:00"), "before"),
            (("session", "statement", "--words", "x", "--as", "nor", "--keys", "/nowhere"), "is not in /nowhere"),
            (("document", "letter", "--as", "nor"), "no template letter"),
            (("document", "minutes", "--as", "nor"), "give its id"),
            (("table", "letters", "--as", "nor"), "There is no table letters"),
            (("docket", "list", "--as", "nor", "--mechanism", "x"), "holds no mechanism x"),
            (("bridge", "demand", "9: words", "--of", "nor", "--as", "secretary"), "no source 9"),
            (("enact", "missing.yaml"), "does not exist"),
        ],
    )
    def test_it_is_told_in_a_sentence(self, act, folder, arguments, message):
        before = heads(folder)
        done = act(*arguments)
        assert done.exit_code in (1, 2) and message in done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        assert heads(folder) == before

    def test_a_wrong_pass_phrase(self, act, folder, monkeypatch):
        monkeypatch.setenv("VERBALE_PASSPHRASE", "herons in June")
        before = heads(folder)
        done = act("session", "statement", "--words", "x", "--as", "nor")
        assert done.exit_code == 1 and "the pass phrase is wrong" in done.stderr
        assert heads(folder) == before

    def test_a_log_of_another_mechanism(self, act, call, folder):
        import sqlite3

        (folder / "two.yaml").write_text(SET_UP)
        call("mechanism", folder / "other.db", "setup", folder / "two.yaml", "--at", "2021-05-01T00:00:00+00:00")
        with open_mechanism(folder / "other.db") as desk:
            other = desk.log.head()
        with sqlite3.connect(folder / "talks.db") as record:
            record.execute("DROP TRIGGER log_entries_no_update")
            record.execute("UPDATE log_entries SET signature = ? WHERE number = 5", (other.signature,))
        record.close()
        done = act("verify")
        assert done.exit_code == 1 and "Entry 5" in done.stdout

    @pytest.mark.parametrize(
        "text, message",
        [
            ("do: x\n", "line 1: a list of acts"),
            ("- do: fly\n  as: nor\n", "line 1: there is no act 'fly'"),
            ("- do: statement_made\n  as: nor\n  wrods: x\n", "line 3: statement_made has no key wrods"),
            ("- do: statement_made\n  words: x\n", "line 1: it does not say as whom"),
            ("- do: statement_made\n  as: nor\n", "line 1: statement_made does not fit"),
            ("- do: meeting_held\n  as: nor\n  meeting: '@x'\n", "line 1: nothing before it has the name x"),
            ("- [\n", "this is not YAML"),
        ],
    )
    def test_a_bad_file_of_acts_is_told_before_anything_is_filed(self, act, folder, text, message):
        (folder / "acts.yaml").write_text(
            "- do: statement_made\n  as: nor\n  words: first\n" * text.startswith("-") + text
        )
        shown = re.sub(r"line (\d)", lambda found: f"line {int(found[1]) + 3 * text.startswith('-')}", message)
        before = heads(folder)
        done = act("enact", folder / "acts.yaml")
        assert done.exit_code == 1 and shown in done.stderr, done.stderr
        assert heads(folder) == before


def test_every_subcommand_and_option_has_help():
    import click

    group = main.commands["mechanism"]
    context = click.Context(group)
    for name in SUBCOMMANDS:
        command = group.get_command(context, name)
        for one in [command, *getattr(command, "commands", {}).values()]:
            assert one.help, (name, one.name)
            for parameter in one.params:
                assert not isinstance(parameter, click.Option) or parameter.help, (name, one.name, parameter.name)


def test_the_help_of_verbale_loads_no_subcommand():
    code = "import sys, verbale.cli; print([m for m in sys.modules if m.startswith('verbale.mechanism') or m == 'msgspec'])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_templates_are_printed(call, folder):
    done = call("mechanism", folder / "new.db", "setup", "--template", "trilateral")
    assert "decision: consensus" in done.stdout
    assert "There is no template x" in call("mechanism", folder / "new.db", "setup", "--template", "x").stderr


class TestReports:
    """The bridge from a report that is in the record."""

    def test_what_is_reported_is_not_filed(self, act, call, good, folder):
        call("read", good, "-o", folder / "talks.db")
        done = act("bridge", "claim", "1: would meet again in May", "--of", "nor", "--as", "secretary")
        assert done.exit_code == 0, done.stderr
        listed = " ".join(act("invite", "list", "--as", "sud").stdout.split())
        assert "reported [1:3], not filed by the party" in listed
        assert (
            "Only the secretary"
            in act("bridge", "claim", "1: would meet again in May", "--of", "nor", "--as", "nor").stderr
        )

    def test_a_reported_commitment_binds_nobody(self, act, call, good, folder):
        call("read", good, "-o", folder / "talks.db")
        act("bridge", "commitment", "1: would meet again in May", "--of", "nor", "--to", "sud", "--as", "secretary")
        assert "reported is not filed" in act("commit", "agree", "commitment-6", "--as", "sud").stderr
        assert "reported [1:3]" in act("table", "commitments", "--as", "sud").stdout


class TestSeeing:
    """Markings by command."""

    def test_release_needs_the_consent_of_each_party(self, act):
        act("session", "statement", "--words", "bittern", "--see", "sud", "--as", "nor")
        act("mark", "item", "statement-6", "--see", "sud", "--see", "est", "--as", "nor")
        shown = lambda reader: "bittern" in act("session", "list", "--as", reader).stdout  # noqa: E731
        seen = {reader: shown(reader) for reader in ("sud", "obs", "public")}
        assert seen == {"sud": True, "obs": False, "public": False}

    def test_an_embargo_hides_until_its_time(self, act):
        act("session", "statement", "--words", "bittern", "--as", "nor")
        assert (
            act("mark", "embargo", "statement-6", "--until", "2999-01-01T00:00:00+00:00", "--as", "nor").exit_code == 0
        )
        assert "bittern" not in act("session", "list", "--as", "sud").stdout
        assert "bittern" in act("session", "list", "--as", "nor").stdout

    def test_what_is_not_to_be_minuted_is_in_no_paper(self, act):
        act("docket", "file", "--sort", "concern", "--title", "bittern", "--as", "nor")
        assert "bittern" in act("document", "aide-memoire", "--as", "nor").stdout
        act("mark", "not-minuted", "concern-6", "--as", "nor")
        assert "bittern" not in act("document", "aide-memoire", "--as", "nor").stdout

    def test_a_released_item_is_public(self, act):
        act("paper", "issue", "--sort", "note", "--title", "bittern", "--text", "in the reeds", "--as", "nor")
        act("release", "ask", "paper-6", "--to", "public", "--as", "nor")
        act("release", "consent", "paper-6", "--to", "public", "--as", "sud")
        assert "reeds" not in act("paper", "list", "--as", "public").stdout
        act("release", "consent", "paper-6", "--to", "public", "--as", "est")
        assert "reeds" in act("paper", "list", "--as", "public").stdout


def test_a_complaint_runs_to_differing_views(act):
    incident = ("--incident", "A shot over the lake", "--incident-at", "2021-05-01T00:00:00+00:00")
    steps = (
        ("file", "--against", "sud", *incident, "--as", "nor"),
        ("admit", "complaint-6", "--as", "secretary"),
        ("transmit", "complaint-6", "--as", "secretary"),
        ("respond", "complaint-6", "--answer", "denied", "--text", "No patrol was out.", "--as", "sud"),
        ("find", "complaint-6", "--text", "A shot was heard.", "--as", "secretary"),
        ("view", "complaint-6", "--text", "It was thunder.", "--as", "sud"),
        ("no-finding", "complaint-6", "--as", "secretary"),
    )
    for hour, step in enumerate(steps, 10):
        filed = act("complain", *step, "--at", f"2021-05-02T{hour}:00:00+00:00")
        assert filed.exit_code == 0, (step, filed.stderr)
    paper = act("document", "complaint", "complaint-6", "--as", "est").stdout
    for words in ("A shot over the lake", "denied", "It was thunder.", "Who is right is not stated here"):
        assert words in paper


def test_a_complaint_after_its_clock_is_refused(act):
    incident = ("--incident", "A shot", "--incident-at", "2021-05-01T00:00:00+00:00")
    done = act("complain", "file", "--against", "sud", *incident, "--as", "nor", "--at", "2021-05-12T00:00:00+00:00")
    assert done.exit_code == 1 and "(rule: complaint clock)" in done.stderr


def test_what_is_due_is_shown_to_whom_it_concerns(act):
    act("docket", "file", "--sort", "proposal", "--title", "A gauge", "--see", "est", "--as", "nor")
    act("docket", "refer", "proposal-6", "--review", "2999-01-01T00:00:00+00:00", "--as", "est")
    shown = act("due", "--as", "nor").stdout
    assert "2999-01-01" in shown and "Estia" in shown and "answer from the capital, proposal-6 A gauge" in shown
    assert "proposal-6" not in act("due", "--as", "sud").stdout
    assert "is due 2999-01-01" in act("document", "aide-memoire", "--as", "est").stdout


class TestSetUpByOptions:
    """A mechanism set up word by word."""

    WORDS = ("--template", "trilateral", "--name", "Bay talks", "--party", "nor=Norland", "--party", "est=Estia")

    def test_it_is_as_if_from_a_file(self, call, folder):
        more = ("--observer", "obs=League", "--host", "est", "--clock", "response=2 days", "--circle", "parties",
                "--subject", "dredging", "--language", "en")  # fmt: skip
        done = call("mechanism", folder / "bay.db", "setup", *self.WORDS, *more)
        assert done.exit_code == 0, done.stderr
        shown = call("mechanism", folder / "bay.db", "parties", "list", "--as", "nor").stdout
        for words in ("Norland", "League", "response: 48 hours", "review: 336 hours", "dredging", "by: parties", "en"):
            assert words in shown

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--name", "x"), "--party ID=NAME"),
            (("--name", "x", "--party", "nor"), "--party 'nor' is not ID=WORDS"),
            (("--name", "x", "--party", "nor=N", "--party", "est=N"), "as another member's"),
            ((*WORDS, "--clock", "response=-1 day"), "clocks.response"),
            ((*WORDS, "--clock", "tea=1 day"), "clocks.tea"),
            ((*WORDS, "--host", "xyz"), "host: is 'xyz'"),
            (("setup.yaml", "--name", "x"), "not both"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_made(self, call, folder, words, said):
        done = call("mechanism", folder / "bay.db", "setup", *words)
        assert done.exit_code != 0 and said in done.stderr
        assert not (folder / "bay.db").exists()

    @pytest.mark.parametrize("name", ["trilateral", "monitoring-group", "joint-commission", "liaison-channel"])
    def test_a_printed_template_can_be_set_up_as_it_is(self, call, folder, name):
        text = call("mechanism", folder / "bay.db", "setup", "--template", name).stdout
        (folder / "bay.yaml").write_text(text)
        assert call("mechanism", folder / "bay.db", "setup", folder / "bay.yaml").exit_code == 0


class TestEvidenceAndNotice:
    """Commands about evidence and prior notifications."""

    def test_evidence_is_compared_with_a_file(self, act, folder):
        import hashlib

        (folder / "photo.jpg").write_bytes(b"a photo")
        (folder / "other.jpg").write_bytes(b"another")
        start = "2021-05-01T00:00:00+00:00"
        act("complain", "file", "--against", "est", "--incident", "A gate", "--incident-at", start, "--as", "nor",
            "--at", "2021-05-01T01:00:00+00:00")  # fmt: skip
        digest = hashlib.sha256(b"a photo").hexdigest()
        done = act("evidence", "produce", "complaint-6", "--what", "photo", "--sha256", digest, "--as", "nor")
        assert done.exit_code == 0, done.stderr
        act("evidence", "authenticity", "evidence-7", "--stand", "denied", "--grounds", "the sun", "--as", "est")
        assert act("evidence", "check", "evidence-7", folder / "photo.jpg", "--as", "est").exit_code == 0
        other = act("evidence", "check", "evidence-7", folder / "other.jpg", "--as", "est")
        assert (other.exit_code, "is not the file" in other.stdout) == (1, True)
        assert "Estia denies that it is genuine: the sun" in act("complain", "list", "--as", "sud").stdout
        assert "denies that it is genuine" in act("document", "complaint", "complaint-6", "--as", "sud").stdout

    def test_notice_is_shown_with_who_has_not_acknowledged_it(self, act):
        act("notify", "give", "--activity", "Dredging", "--starts", "2999-01-01T00:00:00+00:00", "--as", "nor")
        act("notify", "acknowledge", "notification-6", "--as", "sud")
        shown = act("notify", "list", "--as", "est").stdout
        assert "Dredging" in shown and "acknowledged by Sudmark" in shown and "not yet by Estia" in shown


def test_help_lists_the_steps_in_the_order_of_the_procedure(call):
    shown = call("mechanism", "x.db", "complain", "--help").stdout
    places = [shown.index(f"\n  {verb} ") for verb in ("file", "admit", "transmit", "respond", "verify", "close")]
    assert places == sorted(places)


def test_an_entry_that_breaks_a_rule_is_named_by_verify(talks, act):
    from verbale.mechanism.chain import compose, sign_entry
    from verbale.model.acts import MeetingHeld

    with talks.desk.log.writing():
        head, key = talks.desk.log.head(), talks.keys["nor"]
        entry, said = compose(head.mechanism, head, MeetingHeld(meeting="meeting-1"), author="nor",
                              at="2021-05-02T00:00:00+00:00", key=key.public, salt="ab" * 32)  # fmt: skip
        talks.desk.log.append(sign_entry(entry, key), said)
    talks.desk.file_of_record.close()
    done = act("verify")
    assert done.exit_code == 0 and "Entry 6 breaks the rule “known-item”" in done.stdout
