"""The worked example: eight reports and the acts of an exercise, to minutes, a chair's statement and a commitments table."""

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from verbale.workflows.mechanism import open_mechanism

RUN = Path(__file__).parents[1] / "examples" / "trilateral" / "run.sh"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("trilateral")
    command = f"{sys.executable} -m verbale"
    done = subprocess.run(
        ["sh", RUN, out], capture_output=True, text=True, env={"VERBALE": command, "PATH": "/usr/bin:/bin", **_env()}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out, done.stdout


def _env():
    import os

    return {name: os.environ[name] for name in ("PYTHONPATH", "HOME") if name in os.environ}


def test_it_ends_in_minutes_a_statement_and_a_table(run):
    out, shown = run
    for words in ("# Minutes of First session", "Status: adopted by consent, version 2", "# Chair's statement",
                  "COMMITMENTS OF TRILATERAL SECURITY TALKS", "the receipt shows that nothing up to its entry was cut off"):  # fmt: skip
        assert words in shown
    assert Document(str(out / "minutes.docx")).paragraphs[0].text == "Minutes of First session"


def test_the_mix_up_of_march_2008_cannot_be_entered(run):
    out, shown = run
    for rule in ("confirmed by all", "meeting: order of steps", "an offer is not a commitment", "silence is not consent",
                 "minutes: order of steps", "docket: order of steps"):  # fmt: skip
        assert f"(rule: {rule})" in shown
    assert "VEVENT" not in (out / "meetings.ics").read_text()
    with open_mechanism(out / "talks.db") as desk:
        fourth = next(item for item in desk.seen("iraq").items.values() if getattr(item, "title", "") == "Fourth round")
        assert (fourth.state, fourth.answers["usa"].state) == ("cancelled", "received")
        assert [one.start[:10] for one in fourth.postponements] == ["2007-12-18", "2008-02-15", "2008-03-06"]


def test_what_reports_tell_is_linked_and_binds_nobody(run):
    out, _ = run
    with open_mechanism(out / "talks.db") as desk:
        told = [item for item in desk.seen("iran").items.values() if item.reported]
        assert len(told) > 20
        assert all(item.filed_by == "secretary" != item.of and item.reported.citation for item in told)
        assert not desk.state().refused
    from verbale.workflows.record import open as open_record

    with open_record(out / "talks.db", mode="r") as record:
        assert all(record.reader.source(item.reported.document) for item in told)
        found = [record.reader.find(item.reported.item) for item in told if item.reported.item.startswith("st-")]
        assert len(found) > 15 and all(found)


def test_the_copy_for_a_party_verifies(run):
    out, _ = run
    with open_mechanism(out / "for-iran.db") as desk:
        assert desk.verify().sound
