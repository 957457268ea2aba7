"""The command as a process of its own: what a shell sees."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMAND = [sys.executable, "-m", "verbale"]


def run(*arguments, **options):
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


def test_help_names_every_command_and_loads_no_model():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "verbale", "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    for command in ("read", "doctor", "schema", "evaluate"):
        assert command in done.stdout
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if "|" in line}
    assert not loaded & {"spacy", "numpy", "trafilatura", "rich", "msgspec", "lxml"}


def test_a_bad_and_a_good_input(good, tmp_path):
    done = run("read", tmp_path / "missing.txt", good, "--format", "jsonl")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stderr == f"verbale: {tmp_path / 'missing.txt'}: does not exist: check the name.\n"


def test_the_text_page_is_utf_8_even_where_the_terminal_is_not(good):
    good.write_text("The envoy, Zoë Müller, said “no”.", encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "read", good], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "Zoë Müller" in done.stdout.decode()


def test_two_runs_with_other_hash_seeds_give_the_same_bytes():
    runs = [
        subprocess.run(
            [*COMMAND, "read", EXAMPLES, "--format", "jsonl"],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
class TestEndings:
    """Ctrl-C and a reader that goes away end the command quietly."""

    def test_ctrl_c_is_130_with_one_word(self):
        with subprocess.Popen(
            [*COMMAND, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            time.sleep(3)
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate(timeout=60)
        assert (process.returncode, stdout, stderr) == (130, b"", b"Stopped.\n")

    def test_ctrl_c_ends_the_workers_too(self):
        command = [*COMMAND, "read", *[str(EXAMPLES)] * 80, "--jobs", "2", "--format", "jsonl"]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            time.sleep(4)
            os.killpg(process.pid, signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
        assert (process.returncode, stderr) == (130, b"Stopped.\n")

    def test_a_reader_that_goes_away(self, good):
        with subprocess.Popen(
            [*COMMAND, "read", *[str(good)] * 40, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            process.stdout.close()
            stderr = process.stderr.read()
        assert stderr == b""
        assert process.returncode in (0, 1)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_load_that_runs_out_of_room_goes_on_when_there_is_some(tmp_path):
    import resource

    def narrow():
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    path = tmp_path / "talks.db"
    done = run("read", EXAMPLES, "-o", path, preexec_fn=narrow)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"verbale: .*talks\.db cannot be [^.]*\.\n", done.stderr)
    assert sorted(tmp_path.iterdir()) == [path]
    kept = run("silences", path)
    assert (kept.returncode, kept.stderr) == (0, "")
    whole = run("read", EXAMPLES, "-o", path)
    assert whole.returncode == 0
    again = run("read", EXAMPLES, "-o", path)
    assert "0 reports added" in again.stdout
    assert "8 there already" in again.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full of Linux")
def test_a_full_disk_behind_standard_output(good):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "read", good], stdout=full, stderr=subprocess.PIPE, text=True, timeout=120)
    assert done.returncode == 1
    assert (
        done.stderr == "verbale: Standard output cannot be written to the end (No space left on device): make room.\n"
    )
