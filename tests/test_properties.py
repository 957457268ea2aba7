"""What holds for any text at all: evidence inside the text, valid output, the same bytes twice."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import verbale
from verbale.views.reading_json import reading_jsonl

FRAGMENTS = [
    '"', "“", "”", "'", "’", "«", "»", "''", "``", "(", ")", " - ", " — ", ", ", ". ", "? ", ": ", "; ", "...",
    "\n", "\n\n", "\r\n", "\t", " ", "\xa0", "\u200b", "\ufeff", "🙂", "\x1b[1m", "\x00", "السلام عليكم", "Q: ",
    "A: ", "MR. LUND: ", "said", " said that ", " told ", " denied ", " according to ", "He added: ",
    "did not elaborate", " would not say who ", "the envoy", "The two sides", "Ana Lind",
    "Foreign Minister Ivo Brandt", "Washington", "al-Hariri", "she", "they", "IRAN", "on Monday", "last week",
    "in less than two months", "May 31, 1999", "2011-02-29", "BAGHDAD, May 3 (Reuters) - ", "met in Geneva",
    "will meet again", "agreed to release 12 prisoners", "accused the militia of shelling the town",
    "the ceasefire would hold", "we are ready to talk", "Date: 2011-02-03\n", "Title: \n",
    "Source : wire.example\n", "0 comments:", "Post a Comment", "<p>", "</html>", "&amp;",
    "http://news.example/a?b=c", "%", "1,000,000", "U.S.", "U.N.",
]  # fmt: skip
READ = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
)
PROSE = "The envoy said the two sides would meet again. "


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(verbale.json_schema())


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span, however deep, of a reading's JSON object."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def ids(value: Any) -> Iterator[str]:
    """Every id that a reading's JSON object gives."""
    for section, entries in value.items():
        if isinstance(entries, list | tuple) and section != "mentions":
            yield from (entry["id"] for entry in entries if "id" in entry)


def check(reading: verbale.Reading, validator: Draft202012Validator) -> None:
    """What every reading keeps to."""
    data = reading.to_dict()
    text = reading.document.text
    for span in spans(data):
        assert 0 <= span["start"] <= span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    assert len(list(ids(data))) == len(set(ids(data)))
    restored = verbale.Reading.from_dict(data)
    assert restored == reading
    validator.validate(verbale_json(reading))


def verbale_json(reading: verbale.Reading) -> Any:
    """The object as another program gets it."""
    return json.loads(reading_jsonl(reading))


@READ
@given(text=ANY_TEXT)
def test_any_text_is_read_or_refused(validator, text):
    try:
        reading = verbale.read(text, published="2012-05-09")
    except verbale.InputError as error:
        assert str(error).strip()
        return
    assert reading.document.text == text
    check(reading, validator)
    assert reading_jsonl(reading) == reading_jsonl(verbale.read(text, published="2012-05-09"))
    page = verbale.reading_text(reading)
    assert not [char for char in page if ord(char) < 32 and char != "\n"]


@READ
@given(fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=40), published=st.sampled_from([None, "2012-05-09"]))
def test_odd_fragments_among_english_prose(validator, fragments, published):
    """The prose lets the language check pass, so that every component sees the rest."""
    text = PROSE * 3 + "\n\n" + PROSE.join(fragments)
    try:
        reading = verbale.read(text, published=published)
    except verbale.InputError:
        return
    check(reading, validator)
    assert reading_jsonl(reading) == reading_jsonl(verbale.read(text, published=published))


@READ
@given(raw=st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(validator, raw):
    try:
        reading = verbale.read(verbale.Report(raw, name="bytes"))
    except verbale.InputError:
        return
    check(reading, validator)


@pytest.mark.parametrize(("words", "times"), [("and the small grey ship, ", 2000), ("and the envoy said that ", 200)])
def test_a_sentence_without_end(validator, words, times):
    check(verbale.read(PROSE + words * times + "it was over."), validator)


@pytest.mark.parametrize(
    "text", ["\u06a9\u0647 " * 200, '"' * 500, "\n" * 100 + "The envoy said no.", "said " * 300, "A: " * 200]
)
def test_extreme_texts(validator, text):
    try:
        check(verbale.read(text), validator)
    except verbale.InputError as error:
        assert str(error)
