"""What a folder holds for reading."""

import pytest

from verbale.errors import NotFound, TooLarge
from verbale.ingest.limits import Limits
from verbale.workflows.reports import Report, document_of, reports_in


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a/c.HTM", "a/d.xhtml", "a/e.html", "README.md", "a/f.pdf", ".git/g.txt", "a/.h.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The envoy said no.", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    return tmp_path


def test_reports_to_the_bottom_in_order(folder):
    found = [path.relative_to(folder).as_posix() for path in reports_in(folder)]
    assert found == ["a/c.HTM", "a/d.xhtml", "a/e.html", "b.txt"]


def test_a_hidden_folder_that_is_named_is_read(folder):
    assert [path.name for path in reports_in(folder / ".git")] == ["g.txt"]


def test_a_file_is_itself_whatever_its_ending(folder):
    assert list(reports_in(folder / "README.md")) == [folder / "README.md"]


@pytest.mark.parametrize("name", ["none", "folder.txt"])
def test_nothing_there(folder, name):
    with pytest.raises(NotFound, match=name):
        list(reports_in(folder / name))


def test_a_folder_is_no_report(folder):
    with pytest.raises(NotFound, match="is a folder"):
        document_of(Report(folder))


def test_a_large_file_is_refused_before_it_is_read(folder, monkeypatch):
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("was read"))
    with pytest.raises(TooLarge):
        document_of(Report(folder / "b.txt"), Limits(max_bytes=5))
