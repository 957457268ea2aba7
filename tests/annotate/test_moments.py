"""Date expressions: where they are found, what they mean, and what stays unresolved."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.dates.moments import add_moments, anchor_date
from verbale.annotate.drafts import MomentDraft, StatementDraft, draft_of
from verbale.model import Document, Moment, Precision

MONDAY = "2007-05-28"


def dated(text: str, published: str | None, precision: Precision = "day") -> Document:
    moment = Moment(published, published, precision, published, "given") if published else None
    return Document(id="d", text=text, sha256="", text_sha256="", extractor="test", published=moment)


def read(nlp: Language, text: str, published: str | None = MONDAY) -> tuple[Doc, list[MomentDraft]]:
    doc = nlp(text)
    draft_of(doc).document = dated(text, published)
    add_moments(doc)
    return doc, draft_of(doc).moments


def found(nlp: Language, text: str, published: str | None = MONDAY) -> list[tuple[str, str, str, str] | str]:
    doc, moments = read(nlp, text, published)
    return [
        (k.moment.text, k.moment.start, k.moment.end, k.moment.precision) if k.moment else doc[k.start : k.end].text
        for k in moments
    ]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The envoys signed the protocol on May 28, 2007.", "May 28, 2007", "2007-05-28"),
        ("The envoys signed the protocol on 28 May 2007.", "28 May 2007", "2007-05-28"),
        ("The protocol is dated 2007-05-28.", "2007-05-28", "2007-05-28"),
        ("The protocol of 28/05/2007 is in force.", "28/05/2007", "2007-05-28"),
        ("They signed it on Friday, May 25, 2007.", "Friday, May 25, 2007", "2007-05-25"),
        ("They signed it on the 28th of May 2007.", "28th of May 2007", "2007-05-28"),
        ("They signed it on Sept. 3, 1998.", "Sept. 3, 1998", "1998-09-03"),
    ],
)
def test_a_full_date_needs_no_anchor(nlp: Language, text: str, words: str, day: str) -> None:
    _, (moment,) = read(nlp, text, published=None)
    assert moment.moment is not None
    assert words in moment.moment.text
    assert (moment.moment.start, moment.moment.end, moment.moment.basis) == (day, day, "explicit")


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        ("The two sides met on Monday.", "Monday", "2007-05-28", "2007-05-28", "day"),
        ("Monday's talks lasted four hours.", "Monday", "2007-05-28", "2007-05-28", "day"),
        ("The minister left on Friday.", "Friday", "2007-05-25", "2007-05-25", "day"),
        ("The minister will leave on Friday.", "Friday", "2007-06-01", "2007-06-01", "day"),
        ("The two sides agreed to meet on 20 January.", "20 January", "2008-01-20", "2008-01-20", "day"),
        ("They would resume on Thursday, he said.", "Thursday", "2007-05-31", "2007-05-31", "day"),
        ("The ministers plan to gather on Saturday.", "Saturday", "2007-06-02", "2007-06-02", "day"),
        ("They will meet in the week of 12 June.", "the week of 12 June", "2007-06-11", "2007-06-17", "week"),
        ("They met in the week beginning May 14.", "the week beginning May 14", "2007-05-14", "2007-05-20", "week"),
        ("It will end in the second half of July.", "the second half of July", "2007-07-16", "2007-07-31", "month"),
        ("It ended in the first half of 2006.", "the first half of 2006", "2006-01-01", "2006-06-30", "year"),
        ("The second half of the match in May was dull.", "May", "2007-05-01", "2007-05-31", "month"),
        ("The envoys could not meet on Wednesday.", "Wednesday", "2007-05-23", "2007-05-23", "day"),
        ("He regrets that they could not agree on Tuesday.", "Tuesday", "2007-05-22", "2007-05-22", "day"),
        ("They could not meet on Wednesday if it snowed.", "Wednesday", "2007-05-30", "2007-05-30", "day"),
        ("The envoys could meet on Wednesday.", "Wednesday", "2007-05-30", "2007-05-30", "day"),
        ("The hearing was set for Wednesday.", "Wednesday", "2007-05-30", "2007-05-30", "day"),
        ("The ceremony was to have been on Friday.", "Friday", "2007-06-01", "2007-06-01", "day"),
        ("He arrived last Tuesday.", "last Tuesday", "2007-05-22", "2007-05-22", "day"),
        ("He arrived on Friday last week.", "Friday last week", "2007-05-25", "2007-05-25", "day"),
        ("Shells fell on Saturday night.", "Saturday night", "2007-05-26", "2007-05-26", "day"),
        ("Shells fell late on Friday.", "late on Friday", "2007-05-25", "2007-05-25", "day"),
        ("He resigned yesterday.", "yesterday", "2007-05-27", "2007-05-27", "day"),
        ("He will resign tomorrow morning.", "tomorrow morning", "2007-05-29", "2007-05-29", "day"),
        ("The navy held exercises last week.", "last week", "2007-05-21", "2007-05-27", "week"),
        ("The navy will hold exercises next week.", "next week", "2007-06-04", "2007-06-10", "week"),
        ("Early next week they will decide.", "Early next week", "2007-06-04", "2007-06-05", "week"),
        ("He said this last month.", "last month", "2007-04-01", "2007-04-30", "month"),
        ("They quarrelled last year.", "last year", "2006-01-01", "2006-12-31", "year"),
        ("They may return later this year.", "later this year", "2007-05-28", "2007-12-31", "year"),
        ("Three days ago the border was shut.", "Three days ago", "2007-05-25", "2007-05-25", "day"),
        ("About six months ago it was shut.", "About six months ago", "2006-11-01", "2006-11-30", "month"),
        ("The king visited in March.", "March", "2007-03-01", "2007-03-31", "month"),
        ("The king visited in late March.", "late March", "2007-03-21", "2007-03-31", "month"),
        ("The king visited in mid-June.", "mid-June", "2006-06-11", "2006-06-20", "month"),
        ("They will vote in June.", "June", "2007-06-01", "2007-06-30", "month"),
        ("It was shut in early 2003.", "early 2003", "2003-01-01", "2003-04-30", "year"),
        ("It was shut in 2003.", "2003", "2003-01-01", "2003-12-31", "year"),
        ("The 1979 revolution changed it.", "1979", "1979-01-01", "1979-12-31", "year"),
        ("He ruled in the 1980s.", "the 1980s", "1980-01-01", "1989-12-31", "decade"),
        ("The treaty of the 19th century holds.", "the 19th century", "1801-01-01", "1900-12-31", "decade"),
        ("They fought in the summer of 2006.", "the summer of 2006", "2006-06-01", "2006-08-31", "season"),
        ("They fought last winter.", "last winter", "2006-12-01", "2007-02-28", "season"),
        (
            "Exports fell in the first quarter of 2006.",
            "the first quarter of 2006",
            "2006-01-01",
            "2006-03-31",
            "quarter",
        ),
        ("They talked on May 3-5.", "May 3-5", "2007-05-03", "2007-05-05", "day"),
        ("They talked between 3 and 5 May.", "between 3 and 5 May", "2007-05-03", "2007-05-05", "day"),
        ("War raged from 2003 to 2006.", "from 2003 to 2006", "2003-01-01", "2006-12-31", "year"),
        ("They talked from Monday to Friday.", "from Monday to Friday", "2007-05-21", "2007-05-25", "day"),
        ("The council met on May 12.", "May 12", "2007-05-12", "2007-05-12", "day"),
        ("The council met on December 12.", "December 12", "2006-12-12", "2006-12-12", "day"),
        ("The council will meet on January 9.", "January 9", "2008-01-09", "2008-01-09", "day"),
        ("The truce ends at the end of the year.", "the end of the year", "2007-12-01", "2007-12-31", "year"),
    ],
)
def test_an_expression_is_read_against_the_report(
    nlp: Language, text: str, words: str, start: str, end: str, precision: str
) -> None:
    assert found(nlp, text) == [(words, start, end, precision)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They will meet again in less than one month.", "in less than one month", "2007-05-28", "2007-06-28"),
        ("The report is due within 60 days.", "within 60 days", "2007-05-28", "2007-07-27"),
        ("It will publish in the next two weeks.", "in the next two weeks", "2007-05-28", "2007-06-11"),
        ("They will reply by the end of the year.", "by the end of the year", "2007-05-28", "2007-12-31"),
        ("He will stay until June.", "until June", "2007-05-28", "2007-06-30"),
        ("They have fought since 2003.", "since 2003", "2003-01-01", "2007-05-28"),
        ("It fell over the past two weeks.", "the past two weeks", "2007-05-14", "2007-05-28"),
    ],
)
def test_a_bound_reaches_to_the_day_of_the_report(nlp: Language, text: str, words: str, start: str, end: str) -> None:
    assert found(nlp, text) == [(words, start, end, "bound")]


@pytest.mark.parametrize(
    "text",
    [
        "They may leave the city.",
        "Theresa May spoke to them.",
        "They march on the capital.",
        "The Sunday Times asked for comment.",
        "Shops were full on Black Friday.",
        "They held Friday prayers in the square.",
        "The talks lasted for four hours.",
        "It was the first such visit in 27 years.",
        "After 27 years of silence they spoke.",
        "The army sent 2000 soldiers under Resolution 1701.",
        "A two-week visit was planned.",
        "At the end of the day it is a matter of trust.",
        "They lost the town in less than two days.",
        "",
    ],
)
def test_names_verbs_counts_and_durations_are_no_dates(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The two sides met on Monday.", None),
        ("He resigned yesterday.", None),
        ("The council met on May 12.", None),
        ("Several days ago it was shut.", MONDAY),
        ("More than two years ago it was shut.", MONDAY),
        ("They will meet in the coming days.", MONDAY),
        ("He leaves next Tuesday.", MONDAY),
        ("The note is dated 05/06/2007.", MONDAY),
        ("They met on February 31.", MONDAY),
        ("Two weeks later he was gone.", MONDAY),
        ("Talks on Friday.", MONDAY),
    ],
)
def test_what_nothing_fixes_stays_unresolved(nlp: Language, text: str, published: str | None) -> None:
    _, (moment,) = read(nlp, text, published)
    assert moment.moment is None


def test_a_later_moment_counts_from_the_one_before(nlp: Language) -> None:
    _, moments = read(nlp, "On May 3 they agreed. Two days later the deal fell apart.")
    assert [(k.moment.start, k.moment.basis) for k in moments if k.moment] == [
        ("2007-05-03", "published"),
        ("2007-05-05", "statement"),
    ]


def test_last_week_in_a_sunday_report_covers_both_readings(nlp: Language) -> None:
    assert found(nlp, "They left last week.", "2008-03-09") == [("last week", "2008-02-25", "2008-03-08", "week")]


@pytest.mark.parametrize("published", ["2007-05", "not a date"])
def test_a_coarse_or_broken_publication_date_is_no_anchor(published: str) -> None:
    assert anchor_date(Moment(published, published, "month", published, "given")) is None
    assert anchor_date(Moment(published, published, "day", published, "given")) is None


def test_a_moment_is_worded_as_in_the_text(nlp: Language) -> None:
    text = "He spoke on  Friday,\u00a0May 25, 2007 \U0001f600 in public."
    doc, moments = read(nlp, text)
    for draft in moments:
        if draft.moment is not None:
            assert draft.moment.text == doc.text[doc[draft.start].idx :][: len(draft.moment.text)]


@pytest.mark.parametrize(
    "text",
    [
        "\u201cMonday \u201d\x00 in in in the the of since since until",
        "of the end of the end of May May May 2007 2007-13-45 99/99/9999 0001-01-01",
        "the the last next this year year year month ago ago",
        "\u0641\u064a \u064a\u0648\u0645 Monday",
        "in 9999 years ago, 999 years ago, 999 centuries later, 999 decades ago",
        "\u0662\u0660\u0660\u0667 and 2\u2013\u0663 May and \u00b2 May",
        "- - -",
        "\n\n\n",
    ],
)
@pytest.mark.parametrize("published", [MONDAY, "0001-01-01", "9999-12-31", None])
def test_any_text_is_read(nlp: Language, text: str, published: str | None) -> None:
    _, moments = read(nlp, text, published)
    for draft in moments:
        if draft.moment is not None:
            assert draft.moment.start <= draft.moment.end


def cued(doc: Doc, cue: str, content: tuple[int, int]) -> StatementDraft:
    head = next(token.i for token in doc if token.text == cue)
    statement = StatementDraft(source=[(0, 1)], cue=[(head, head + 1)], content=[content], cue_head=head, lemma="say")
    draft_of(doc).statements.append(statement)
    return statement


@pytest.mark.parametrize(
    ("text", "cue", "content", "day"),
    [
        ("Iran said Saturday it had found the ring.", "said", (3, 8), "2007-05-26"),
        ("The envoy told reporters on Thursday that they had agreed.", "told", (6, 10), "2007-05-24"),
        ("They left on Tuesday, the envoy said on Sunday.", "said", (0, 4), "2007-05-27"),
    ],
)
def test_a_statement_is_dated_by_the_clause_of_its_cue(
    nlp: Language, text: str, cue: str, content: tuple[int, int], day: str
) -> None:
    doc = nlp(text)
    draft_of(doc).document = dated(text, MONDAY)
    statement = cued(doc, cue, content)
    add_moments(doc)
    assert statement.said is not None
    assert statement.said.start == day


@pytest.mark.parametrize(
    "text", ["The envoy said they would go home on Friday.", "The envoy said Monday's round had gone well."]
)
def test_a_moment_inside_what_is_said_does_not_date_the_statement(nlp: Language, text: str) -> None:
    doc = nlp(text)
    draft_of(doc).document = dated(text, MONDAY)
    statement = cued(doc, "said", (3, len(doc) - 1))
    add_moments(doc)
    assert statement.said is None


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The envoy later said they would go.", "later"),
        ("The envoy earlier said they would go.", "earlier"),
        ("The envoy said they would go later.", None),
    ],
)
def test_later_and_earlier_order_a_statement(nlp: Language, text: str, direction: str | None) -> None:
    doc = nlp(text)
    said = next(token.i for token in doc if token.text == "said")
    statement = cued(doc, "said", (said + 1, len(doc) - 1))
    add_moments(doc)
    assert (statement.order[1] if statement.order else None) == direction


def test_without_a_document_dates_are_still_found(nlp: Language) -> None:
    doc = add_moments(nlp("They met on Monday and in 2003."))
    assert [k.moment and k.moment.start for k in draft_of(doc).moments] == [None, "2003-01-01"]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Peru proposed a new round in July.", "July", "2007-07-01"),
        ("Peru invited the envoys to talks in June.", "June", "2007-06-01"),
        ("Peru offered a visit in August.", "August", "2007-08-01"),
        ("The sides agreed a truce in November.", "November", "2006-11-01"),
        ("Peru left the talks in July.", "July", "2006-07-01"),
    ],
)
def test_what_is_planned_lies_ahead_if_it_is_near(nlp: Language, text: str, words: str, start: str) -> None:
    (moment,) = found(nlp, text)
    assert moment[:2] == (words, start)


def test_a_planned_time_does_not_date_the_words(nlp: Language) -> None:
    doc = nlp("Peru proposed a new round in July.")
    draft = draft_of(doc)
    draft.document = dated(doc.text, MONDAY)
    statement = cued(doc, "proposed", (2, 5))
    draft.statements.append(statement)
    add_moments(doc)
    assert statement.said is None


@pytest.mark.parametrize(
    ("text", "published", "interval"),
    [
        ("Peru will answer before the end of June 2007.", MONDAY, (MONDAY, "2007-06-30")),
        ("The rule takes effect before the end of June 2007.", MONDAY, (MONDAY, "2007-06-30")),
        ("Peru will answer before the end of June 2007.", None, ("2007-06-30", "2007-06-30")),
        ("Peru will answer by 3 July 2007.", None, ("2007-07-03", "2007-07-03")),
    ],
)
def test_a_stated_end_with_its_year(nlp: Language, text: str, published: str | None, interval: tuple[str, str]) -> None:
    (moment,) = found(nlp, text, published)
    assert (moment[1], moment[2], moment[3]) == (*interval, "bound")


def test_a_stated_end_that_lies_behind_is_open(nlp: Language) -> None:
    assert found(nlp, "The rule takes effect before the end of June 2005.") == ["before the end of June 2005"]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They talked on 3 and 4 May.", "3 and 4 May", "2007-05-03", "2007-05-04"),
        ("They talked on May 3 and 4.", "May 3 and 4", "2007-05-03", "2007-05-04"),
        ("They talked on 30 April and 1 May.", "30 April and 1 May", "2007-04-30", "2007-05-01"),
        ("They talked on 6 and 7 March 2006.", "6 and 7 March 2006", "2006-03-06", "2006-03-07"),
        ("They talked on Sunday and Monday.", "Sunday and Monday", "2007-05-27", "2007-05-28"),
        ("They will talk on Friday and Saturday.", "Friday and Saturday", "2007-06-01", "2007-06-02"),
    ],
)
def test_two_days_in_a_row_are_one_time(nlp: Language, text: str, words: str, start: str, end: str) -> None:
    assert found(nlp, text) == [(words, start, end, "day")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They talked on Friday and Sunday.", ["Friday", "Sunday"]),
        ("They left on Sunday and Monday saw new fighting.", ["Sunday", "Monday"]),
        ("They talked on Sunday and Monday's round was put off.", ["Sunday", "Monday"]),
        ("They talked on 3 and 17 May.", ["17 May"]),
    ],
)
def test_other_days_stay_apart(nlp: Language, text: str, words: list[str]) -> None:
    assert [moment[0] for moment in found(nlp, text)] == words


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The envoys agreed to meet again in April.", "2008-04-01"),
        ("The envoys agreed that the next round would be held in April.", "2008-04-01"),
        ("The envoy said the round would open in April.", "2008-04-01"),
        ("The envoys had agreed to meet in April.", "2007-04-01"),
        ("In March the envoys agreed to meet in April.", "2007-04-01"),
        ("The round was to open in April.", "2007-04-01"),
        ("They want an end to the port's ban on trade, due to take effect on July 1.", "2007-07-01"),
        ("Elections are due in April.", "2008-04-01"),
        ("Elections were due in April.", "2007-04-01"),
        ("The round failed due to a storm in April.", "2007-04-01"),
    ],
)
def test_what_is_agreed_or_due_lies_ahead(nlp: Language, text: str, start: str) -> None:
    assert found(nlp, text)[-1][1] == start


@pytest.mark.parametrize(
    ("text", "words", "end"),
    [
        ("He has given the army until July 17 to leave.", "until July 17", "2007-07-17"),
        ("The council gave Peru until Friday to answer.", "until Friday", "2007-06-01"),
        ("The talks were adjourned until Friday.", "until Friday", "2007-06-01"),
    ],
)
def test_what_is_left_or_put_off_until_a_day_ends_with_it(nlp: Language, text: str, words: str, end: str) -> None:
    assert found(nlp, text) == [(words, MONDAY, end, "bound")]


@pytest.mark.parametrize("text", ["They fought until Friday.", "The council gave Peru until March 3 to answer."])
def test_an_end_that_may_lie_behind_stays_open(nlp: Language, text: str) -> None:
    assert len(found(nlp, text)) == 1
    assert isinstance(found(nlp, text)[0], str)


def test_a_time_limit_does_not_date_the_words(nlp: Language) -> None:
    doc = nlp("The council gave Peru until Friday to answer.")
    draft_of(doc).document = dated(doc.text, MONDAY)
    statement = cued(doc, "gave", (6, 8))
    add_moments(doc)
    assert statement.said is None
