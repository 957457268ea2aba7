from __future__ import annotations

import pytest

from verbale.ingest import from_text, masked
from verbale.ingest.dateline import dateline_at
from verbale.model import Part

BODY = "The envoys of both ports met for two hours and talked about nets."


def parts(text: str, kind: str) -> list[Part]:
    return [part for part in from_text(text).parts if part.kind == kind]


@pytest.mark.parametrize(
    ("dateline", "value"),
    [
        ("NORTHPORT, May 28 (AP) -", "place: NORTHPORT; date: May 28; agency: AP"),
        ("NORTHPORT -", "place: NORTHPORT"),
        ("NORTHPORT—", "place: NORTHPORT"),
        ("GENEVA (Reuters) —", "place: GENEVA; agency: Reuters"),
        ("NEW HARBOUR, Ohio, Sept. 26 (UPI) —", "place: NEW HARBOUR, Ohio; date: Sept. 26; agency: UPI"),
        ("SOUTHPORT/NORTHPORT (Reuters) -", "place: SOUTHPORT/NORTHPORT; agency: Reuters"),
        ("ST. ANNE, Canada (AP) _", "place: ST. ANNE, Canada; agency: AP"),
        ("Northport, 28 May 2007 (IRNA) –", "place: Northport; date: 28 May 2007; agency: IRNA"),
        ("Northport (AFP) –", "place: Northport; agency: AFP"),
        ("Oslo, Norway —", "place: Oslo, Norway"),
        ("NORTHPORT, May 28, IRNA -", "place: NORTHPORT; date: May 28; agency: IRNA"),
        ("(Reuters) -", "agency: Reuters"),
        ("NORTHPORT (FNA)-", "place: NORTHPORT; agency: FNA"),
        ("NORTHPORT, May 28 (AP):", "place: NORTHPORT; date: May 28; agency: AP"),
        ("OSLO:", "place: OSLO"),
        ("Oslo –", "place: Oslo"),
        ("28 May 2007 –", "date: 28 May 2007"),
    ],
)
def test_dateline(dateline: str, value: str) -> None:
    (part,) = parts(f"{dateline} {BODY}", "dateline")
    assert (part.text, part.value) == (dateline, value)
    assert masked(from_text(f"{dateline} {BODY}")) == " " * (len(dateline) + 1) + BODY


@pytest.mark.parametrize(
    "words",
    [
        BODY,
        "NATO — an alliance of old friends — met in the port.",
        "EXCLUSIVE - The envoys met in the port.",
        "The envoys - Roe and Poe - met in the port.",
        "Roe, Poe — Two names were on the list.",
        "U.S.-led forces left the port.",
        "IRNA - The agency said so.",
        "ROE: And that is why we left.",
        "Rep. Jane Roe (R-N.D.): And that is why we left.",
        "Roe – That is the name of the envoy.",
        "Iran (Persia) - once so called - has many ports.",
        "",
    ],
)
def test_what_is_no_dateline(words: str) -> None:
    assert dateline_at(words) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By JANE ROE, Associated Press Writer",
        "By Jane Roe and John Q. Poe",
        "By Ali al-Roe in Northport",
        "by Jane Roe | The Harbour Times",
        "By our diplomatic correspondent",
    ],
)
def test_byline(line: str) -> None:
    document = from_text(f"Envoys talk nets\n\n{line}\n\n{BODY}")
    assert [part.text for part in document.parts if part.kind == "byline"] == [line]
    assert line not in masked(document)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the envoys had left.",
        "By Land and Sea, the Ports Build Up",
        "By the harbour, two envoys met",
        "By Tuesday Evening the Talks Were Over",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert not parts(f"{line}\n\n{BODY}", "byline")


def test_headline_is_the_title_and_is_still_read() -> None:
    document = from_text(f"Envoys talk nets\n\n{BODY}")
    assert document.title == "Envoys talk nets"
    assert masked(document).startswith("Envoys talk nets\n")


def test_headline_before_a_dateline_may_have_a_full_stop() -> None:
    assert parts(f"Envoys talk nets.\n\nNORTHPORT (AP) - {BODY}", "headline")


@pytest.mark.parametrize("first", ["The envoys met on Tuesday.", "the envoys and", f"{BODY} {BODY} {BODY}"])
def test_first_sentence_is_no_headline(first: str) -> None:
    assert not parts(f"{first}\n\n{BODY}", "headline")


def test_issuers_of_a_communique() -> None:
    found = parts(
        "Joint Statement of the Foreign Ministers of Arlia, Borlia and Corlia\n\n"
        "The Foreign Ministers of Arlia, Borlia and Corlia, meeting in Northport on 6 March 2012, issued the following "
        "statement:\n\n1. The ministers spoke of the strait.\n",
        "issuer",
    )
    assert [part.value for part in found] == [
        "the Foreign Ministers of Arlia, Borlia and Corlia",
        "The Foreign Ministers of Arlia, Borlia and Corlia",
    ]


def test_issuers_after_a_statement() -> None:
    (part,) = parts(f"Following is the text of a joint statement issued by Arlia and Borlia:\n\n{BODY}", "issuer")
    assert part.value == "Arlia and Borlia"


def test_report_of_a_statement_has_no_issuers() -> None:
    assert not parts("Arlia and Borlia issued a statement that followed the talks in the port.", "issuer")


def test_subheading_and_caption() -> None:
    text = f"{BODY}\n\nThe next round\n\n{BODY}\n\nThe harbour at dawn. Image: Jane Roe.\n\n{BODY}"
    assert [part.text for part in parts(text, "subheading")] == ["The next round"]
    assert [part.text for part in parts(text, "caption")] == ["The harbour at dawn. Image: Jane Roe."]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Amman, 12 March 2018", "place: Amman; date: 12 March 2018"),
        ("NORTHPORT, March 3, 2006", "place: NORTHPORT; date: March 3, 2006"),
        ("Oslo, 3 May", "place: Oslo; date: 3 May"),
    ],
)
def test_a_place_and_date_alone_are_a_dateline(line: str, value: str) -> None:
    text = f"Harbours agree on nets\n\n{line}\n\n{BODY}"
    assert [part.value for part in parts(text, "dateline")] == [value]
    assert [part.value for part in parts(text, "headline")] == ["Harbours agree on nets"]


def test_a_placed_date_gives_the_day() -> None:
    published = from_text(f"Harbours agree on nets\n\nAmman, 12 March 2018\n\n{BODY}").published
    assert published is not None
    assert (published.start, published.basis) == ("2018-03-12", "dateline")


def test_the_label_of_a_monitored_item_is_its_dateline() -> None:
    (part,) = parts(f"Cairo, Radio Cairo, in Arabic, 3 May: {BODY}", "dateline")
    assert part.value == "place: Cairo; date: 3 May; agency: Radio Cairo"


def test_labels_of_several_items_are_cut_and_place_none() -> None:
    text = f"Cairo, Radio Cairo, in Arabic, 3 May: {BODY}\n\nOslo, Radio 1, 4 May: {BODY}"
    document = from_text(text)
    assert [part.value for part in document.parts if part.kind == "dateline"] == ["date: 3 May", "date: 4 May"]
    assert "Radio" not in masked(document)


@pytest.mark.parametrize("words", ["Cairo, Oslo and Rome agreed:", "Northport, Jane Roe, 3 May:", "Cairo, 3 May 2007:"])
def test_other_words_before_a_colon_are_no_label(words: str) -> None:
    assert not parts(f"The ports talked.\n\n{words} {BODY}", "dateline")
