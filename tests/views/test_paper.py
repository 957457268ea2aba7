"""Papers: filled from templates, rendered as Markdown, HTML and DOCX, the same each time."""

import io

import pytest
from docx import Document

from verbale.errors import InputError, UsageError
from verbale.views.paper import TEMPLATES, Grid, Heading, Items, Paper, Text, fill, shipped, template
from verbale.views.paper_docx import paper_docx
from verbale.views.paper_text import paper_html, paper_markdown

PAPER = Paper(
    "Minutes *of* the lake",
    (
        Heading("Attendance"),
        Text("Norland & <b>Sudmark</b>\x1b[2J"),
        Items(("a sluice", "water data")),
        Grid(("by", "what"), (("Norland", "a | b"),)),
    ),
)


def made(text, **facts):
    return fill(template(text, "own.yaml"), facts, "own.yaml")


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_shipped_templates_are_read(name):
    assert template(shipped(name), name).title


def test_an_unknown_template_is_named():
    with pytest.raises(UsageError, match="no template letter: take one of invitation"):
        shipped("letter")


def test_a_template_is_filled():
    text = 'title: "On {what}"\nblocks:\n  - text: |\n      One {what}.\n\n      Two.\n  - list: points\n    else: "None."\n'
    assert made(text, what="water", points=()) == Paper("On water", (Text("One water."), Text("Two."), Text("None.")))
    assert made(text, what="water", points=("a",)).blocks[-1] == Items(("a",))


def test_a_block_without_its_fact_is_left_out():
    text = "title: T\nblocks:\n  - heading: H\n    if: points\n"
    assert made(text, points=()).blocks == ()
    assert made(text, points=("a",)).blocks == (Heading("H"),)


def test_words_of_a_fact_are_not_filled_again():
    assert made("title: '{what}'\nblocks: []\n", what="{secret}", secret="x").title == "{secret}"


@pytest.mark.parametrize(
    "text, message",
    [
        ("title: [", r"own\.yaml, line 1: this is not YAML"),
        ("title: T\nblocks:\n  - hedding: H\n", r"hedding"),
        ("blocks: []", "title"),
        ("title: '{nothing}'\nblocks: []\n", r"own\.yaml speaks of nothing: it can speak of what"),
        ("title: '{table}'\nblocks: []\n", "is a table"),
    ],
)
def test_a_bad_template_is_told_in_a_sentence(text, message):
    facts = {"what": "water", "table": Grid(("a",), ())} if "{table}" in text else {"what": "water"}
    with pytest.raises(InputError, match=message):
        made(text, **facts)


def test_markdown_escapes_what_parties_wrote():
    page = paper_markdown(PAPER)
    assert page.startswith("# Minutes \\*of\\* the lake\n\n## Attendance\n\n")
    assert "\\<b\\>" in page and "a \\| b" in page and "1. a sluice\n2. water data" in page
    assert "\x1b" not in page


def test_html_escapes_what_parties_wrote():
    page = paper_html(PAPER)
    assert "&lt;b&gt;Sudmark" in page and "<td>a | b</td>" in page and "<script" not in page
    assert "\x1b" not in page


def test_docx_opens_and_is_the_same_each_time():
    assert paper_docx(PAPER) == paper_docx(PAPER)
    document = Document(io.BytesIO(paper_docx(PAPER)))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[:2] == ["Minutes *of* the lake", "Attendance"]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["by", "what", "Norland", "a | b"]
