from __future__ import annotations

import pytest

from verbale.ingest import from_text, masked


def mask(text: str) -> str:
    return masked(from_text(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy didn’t say when.", "The envoy didn't say when."),
        ("The envoys’ nets were old.", "The envoys' nets were old."),
        ("‘We left the nets,’ he said.", "‘We left the nets,’ he said."),
        ("He said: ‘The nets’ are old.", "He said: ‘The nets’ are old."),
        ("“We left,” he said.", "“We left,” he said."),
        ("``We left,'' he said.", "\" We left,'' he said."),
        ("In the spring of ’07 they met.", "In the spring of '07 they met."),
        ("At 6\u00a0p.m.\tthey\u2003met.", "At 6 p.m. they met."),
        ("\ufeffThe envoys met.", " The envoys met."),
        ("The envoys met.\r\nThey left.\r\n", "The envoys met. \nThey left. \n"),
        ("The envoys met.\rThey left.", "The envoys met.\nThey left."),
        ("The envoys met.\u2029They left.", "The envoys met.\nThey left."),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_wrapped_lines_become_one() -> None:
    text = (
        "The envoys of the two ports met on\nTuesday and talked for two hours\nabout nets, their aides said.\n\n"
        "Roe said the talks would go on in\nMay. Poe did not speak.\n"
    )
    assert mask(text) == (
        "The envoys of the two ports met on Tuesday and talked for two hours about nets, their aides said.\n\n"
        "Roe said the talks would go on in May. Poe did not speak.\n"
    )


def test_wrapped_lines_with_carriage_returns() -> None:
    assert (
        mask("The envoys met in the port\r\nand talked of nets.\r\n")
        == "The envoys met in the port  and talked of nets. \n"
    )


def test_line_that_is_a_paragraph_keeps_its_end() -> None:
    text = (
        "The envoys of the two ports met on Tuesday and talked for two hours about nets and about harbours, aides said.\n"
        "Roe left first.\n"
        "The talks will go on in May, when the ice on the river is gone and the ports are open again, an aide said.\n"
    )
    assert mask(text) == text


def test_headline_and_byline_above_wrapped_lines_stay_apart() -> None:
    text = "Envoys talk nets\nBy Jane Roe\nThe envoys of the two ports met on\nTuesday and talked for two hours\nabout nets.\n"
    assert mask(text) == (
        "Envoys talk nets\n           \nThe envoys of the two ports met on Tuesday and talked for two hours about nets.\n"
    )


def test_an_indented_line_opens_a_paragraph() -> None:
    text = "   The envoys of the two ports met\nand talked for two hours of nets.\n   Roe said the talks would go on\nin the spring.\n"
    assert mask(text).count("\n") == 2


def test_an_unbroken_run_that_is_no_word_is_not_read() -> None:
    text = "The envoys met. " + "QUJD" * 200 + " They left."
    assert mask(text) == "The envoys met. " + " " * 800 + " They left."


def test_a_long_word_stays() -> None:
    text = "The envoys met at " + "a" * 400 + "."
    assert mask(text) == text
