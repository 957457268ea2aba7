"""A mechanism for the commands' tests: a record with its keys, and a way to call `verbale mechanism RECORD`."""

from __future__ import annotations

import shutil

import pytest

from lake_mechanism import PHRASE, cheap_keys, founded, lake
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import open_mechanism


@pytest.fixture(scope="session")
def first_lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    founded(folder)
    return folder


@pytest.fixture
def folder(first_lake, tmp_path, monkeypatch):
    """A folder with the record `talks.db`, the keys and the set-up file."""
    cheap_keys(monkeypatch)
    monkeypatch.setenv("VERBALE_PASSPHRASE", PHRASE)
    monkeypatch.setenv("VERBALE_KEYS", str(tmp_path / "keys"))
    monkeypatch.delenv("VERBALE_AS", raising=False)
    shutil.copytree(first_lake, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def talks(folder):
    """The mechanism, opened to file in directly."""
    with open_mechanism(folder / "talks.db", mode="a") as desk:
        yield lake(folder, desk, KeyRing(folder / "keys"))


@pytest.fixture
def act(call, folder):
    """Call a subcommand on the record."""
    return lambda *arguments: call("mechanism", folder / "talks.db", *arguments)
