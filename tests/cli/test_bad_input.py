"""Input that cannot be read: one sentence, exit code 1, the others still read, never a traceback."""

import json
import re

import pytest

NO_ARTICLE = "<!doctype html><html><head><title>Menu</title></head><body><nav><a href='/'>Home</a></nav></body></html>"
PERSIAN = (
    "<!doctype html><html lang='fa'><head><meta charset='utf-8'><title>گفتگوها</title></head><body><article><p>"
    + "وزیر امور خارجه گفت که دو طرف در ماه آینده دوباره دیدار خواهند کرد و درباره امنیت مرزها گفتگو می‌کنند. " * 8
    + "</p></article></body></html>"
)
SENTENCE = re.compile(r"verbale: (?P<name>[^\n]+?): (?P<sentence>[^\n]+[.)])\n")


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD = {
    "missing": lambda folder: folder / "missing.txt",
    "folder without reports": lambda folder: folder,
    "empty": lambda folder: write(folder / "empty.txt", ""),
    "only white space": lambda folder: write(folder / "blank.txt", " \n\t\r\n"),
    "binary": lambda folder: write(folder / "image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))),
    "zero bytes": lambda folder: write(folder / "zeros.txt", b"\0" * 5000),
    "50 MB of text": lambda folder: write(folder / "long.txt", b"The envoy said no. " * 2_700_000),
    "2 MB of text": lambda folder: write(folder / "longish.txt", b"The envoy said no. " * 110_000),
    "broken UTF-8": lambda folder: write(folder / "broken.txt", b"The envoy said \xc3\x28 and \xff left."),
    "half a surrogate pair": lambda folder: write(folder / "half.txt", b"The envoy said \xed\xa0\xbd no."),
    "page without an article": lambda folder: write(folder / "menu.html", NO_ARTICLE),
    "page in Persian": lambda folder: write(folder / "persian.html", PERSIAN),
    "name with an escape": lambda folder: folder / "a\x1b[31mb.txt",
}


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "bad"
    path.mkdir()
    return path


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_one_sentence_and_the_others_are_read(call, good, folder, make):
    bad = make(folder)
    done = call("read", good, bad, good, "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert all(json.loads(line)["statements"] for line in done.stdout.splitlines())
    assert SENTENCE.fullmatch(done.stderr), done.stderr
    assert "\x1b" not in done.stderr


def test_each_bad_input_is_named_in_input_order(call, good, folder):
    done = call("read", folder / "one.txt", good, folder / "two.txt")
    names = [match["name"] for match in SENTENCE.finditer(done.stderr)]
    assert names == [str(folder / "one.txt"), str(folder / "two.txt")]


def test_a_file_without_permission(call, good, folder, monkeypatch):
    def refused(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    done = call("read", good)
    assert done.exit_code == 1
    assert "Permission denied" in done.stderr


@pytest.mark.parametrize("stdin", [b"", b"\0\0\0", b"\xff\xfe\xfa"])
def test_bad_standard_input_is_called_by_its_name(call, stdin):
    done = call("read", "-", stdin=stdin)
    assert done.exit_code == 1
    assert done.stderr.startswith("verbale: standard input: ")


@pytest.mark.parametrize(
    "date", ["2999-01-01", "2007-02-30", "yesterday", "", "03/04/2007", "2007-13-01", "0000-00-00"]
)
def test_an_impossible_date_is_a_usage_error(call, good, date):
    done = call("read", good, "--published", date)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("verbale: The publication date")


def test_an_unknown_encoding_is_a_usage_error(call, good):
    done = call("read", good, "--encoding", "klingon")
    assert done.exit_code == 2
    assert "klingon" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--format", "xml", "a"], ["--jobs", "0", "a"], ["--no-such-option", "a"]])
def test_usage_errors(call, arguments):
    done = call("read", *arguments)
    assert done.exit_code == 2
    assert "Usage: " in done.stderr
