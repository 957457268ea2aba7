"""The documentation is so: its commands exist, its examples run, its links lead somewhere."""

import doctest
import importlib
import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from verbale.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def names(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


def block(label):
    """The fenced block of the README that follows the comment `<!-- label -->`."""
    return re.search(rf"<!-- {label} -->\n```text\n(.*?)```", README, re.DOTALL).group(1)


def shell_lines(text):
    """The lines of the `sh` blocks of a page, without their comments."""
    for found in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        yield from (line.split(" #")[0].strip() for line in found.splitlines())


def command_of(words):
    """The command that a line calls, down to the last subcommand; arguments between are passed over."""
    command = main.commands[words[0]]
    for word in words[1:]:
        if isinstance(command, click.Group) and (under := command.get_command(click.Context(command), word)):
            command = under
    return command


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_rooms_of_the_architecture_exist():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `(\w+)` \| .+ \| (.+) \|$", page.split("## The rooms of")[1].split("\n## ")[0], re.MULTILINE
    )
    annotate = ROOT / "src/verbale/annotate"
    assert {room for room, _ in rows} == {path.parent.name for path in annotate.glob("*/__init__.py")}
    for room, first in rows:
        for module in re.findall(r"`(\w+)`", first):
            assert (annotate / room / f"{module}.py").is_file(), module


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_make_verbs_exist(page):
    verbs = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    for verb in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert verb in verbs


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_commands_and_options_exist(page):
    for line in shell_lines(page.read_text(encoding="utf-8")):
        if found := re.search(r"(?:^|[ /])verbale ([a-z]+)(.*)", line):
            command = command_of([found.group(1), *found.group(2).split()])
            known = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", found.group(2))) <= known, line


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_in_the_readme_and_has_help(name):
    assert f"verbale {name}" in README
    command = main.commands[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, (name, parameter.name)


def test_the_readme_shows_what_the_command_prints():
    done = CliRunner().invoke(main, ["read", "-"], input=block("report"))
    assert done.stdout == block("page")


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_brief_of_the_examples_is_what_the_command_prints(form, monkeypatch):
    """`python docs/refresh.py` makes it anew; look at the difference first."""
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    talks = importlib.import_module("talks")
    made, shown = talks.talks()[form], talks.PAGES[form].read_text(encoding="utf-8")
    if talks.mark_of(made) == talks.mark_of(shown):
        assert made == shown
    else:
        assert talks.likeness(made, shown) >= talks.ALIKE


def test_the_python_of_the_readme_runs():
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner()
    test = parser.get_doctest(README.replace("```", ""), {}, "README.md", "README.md", 0)
    assert test.examples
    report = []
    runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)


def test_the_version_is_in_the_changelog():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", DECISIONS, ids=names(DECISIONS))
def test_a_decision_says_what_and_why(page):
    text = page.read_text(encoding="utf-8")
    number = int(page.name.split("-")[0])
    assert text.startswith(f"# {number}. ")
    for part in ("**Question.**", "**Decision.**", "**Consequence.**"):
        assert part in text


def test_the_architecture_names_every_package_and_component():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "src" / "verbale").glob("*/__init__.py")}
    assert {name for name in packages if f"| `{name}` |" not in text} == set()
    pipeline = (ROOT / "src" / "verbale" / "annotate" / "pipeline.py").read_text(encoding="utf-8")
    for component in set(re.findall(r'"verbale_([a-z]+)"', pipeline)) - {"paragraphs"}:
        assert component in text


def test_every_verb_of_the_makefile_is_explained():
    verbs = re.findall(r"^([a-z-]+):(.*)", MAKEFILE, re.MULTILINE)
    assert [verb for verb, rest in verbs if "## " not in rest] == []


def test_the_examples_are_read_by_make_demo():
    assert "verbale read examples" in MAKEFILE
    assert "examples/trilateral/run.sh" in MAKEFILE
    assert len(list((ROOT / "examples").glob("*.txt"))) == 8
