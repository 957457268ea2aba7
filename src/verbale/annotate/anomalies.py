"""Improbable source text, left as it stands and marked: odd places of custody, slips in quotations, wrong weekdays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import AnomalyDraft, Draft, TokenSpan, draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.syntax import agent, children, phrase
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.anomaly import anomaly_words
from verbale.lexicon.calendar import time_numbers
from verbale.lexicon.who import demonyms, names

__all__ = ["find_anomalies", "verbale_anomalies"]

NEAR_YEARS = 200
"""Days from the publication within which a date without a year is looked for."""

DATE_REACH = 6
"""Tokens after a weekday in which its date must be complete."""

DETAINEES_REACH = 12
"""Tokens before a word of custody in which the detainees' nationality must stand."""

FORCES_REACH = 5
"""Tokens after a word for forces in which the country they are in must stand."""

COUNTED_ON = frozenset({"conj", "cc", "appos", "nummod", "quantmod", "relcl"})
"""Relations of a subject that make its number a matter of opinion."""


def find_anomalies(doc: Doc, draft: Draft) -> Iterator[AnomalyDraft]:
    """The improbable passages of a Doc, in text order; nothing is corrected."""
    words = anomaly_words()
    custody, held = words["custody"], words["held"]
    weekdays = time_numbers("weekday")
    quoted = _quoted(draft)
    columns = columns_of(doc)
    for index, (lemma, lower) in enumerate(zip(columns.lemma, columns.lower, strict=True)):
        found: AnomalyDraft | None = None
        if lemma in custody or lemma in held:
            found = _misplaced_custody(doc[index])
        elif lower in weekdays:
            found = _wrong_weekday(doc[index], draft)
        elif lemma == "be" and quoted and any(start <= index < end for start, end in quoted):
            found = _number_slip(doc[index])
        if found is not None:
            yield found


@Language.component("verbale_anomalies")
def verbale_anomalies(doc: Doc) -> Doc:
    """The Doc with the anomalies in its draft."""
    draft = draft_of(doc)
    draft.anomalies.extend(find_anomalies(doc, draft))
    return doc


def _quoted(draft: Draft) -> list[TokenSpan]:
    return [span for statement in draft.statements for span in statement.quoted]


def _misplaced_custody(word: Token) -> AnomalyDraft | None:
    """Nationals of a state whom another state is said to hold in their own country, where the report knows of no forces
    of that other state."""
    where = _place_of(word)
    if where is None:
        return None
    place, country = where
    keeper = _keeper(word)
    if keeper is None or keeper == country or not _nationals_before(word, country):
        return None
    if _has_forces(word.doc, keeper, place.text):
        return None
    span = phrase(place.head) or (place.i, place.i + 1)
    captor = next(
        (entry.name for entry in names().values() if entry.kind == "state" and entry.country == keeper), keeper
    )
    note = (
        f"{captor} is said to hold people from {place.text} in {place.text}, their own country: improbable; "
        "kept as written."
    )
    return AnomalyDraft(span, note)


def _place_of(word: Token) -> tuple[Token, str] | None:
    """The state in which the custody is said to be, as its last token and its country code."""
    for preposition in children(word, "prep"):
        if preposition.lower_ != "in":
            continue
        for noun in children(preposition, "pobj"):
            entry = names().get(noun.doc[noun.left_edge.i : noun.i + 1].text) or names().get(noun.text)
            if entry is not None and entry.kind == "state" and entry.country is not None:
                return noun, entry.country
    return None


def _keeper(word: Token) -> str | None:
    """The country of whose custody it is: "American custody", "held by French troops"."""
    holder = agent(word) if word.pos_ == "VERB" else word
    if holder is None:
        return None
    for token in (*holder.lefts, holder):
        country = _country(token)
        if country is not None:
            return country
    return None


def _country(token: Token) -> str | None:
    demonym = demonyms().get(token.text)
    if demonym is not None and demonym.entry.kind == "state":
        return demonym.entry.country
    entry = names().get(token.text)
    return entry.country if entry is not None and entry.kind == "state" else None


def _nationals_before(word: Token, country: str) -> bool:
    """Whether people of the country stand shortly before, in the same sentence."""
    first = max(word.sent.start, word.i - DETAINEES_REACH)
    for token in word.doc[first : word.i]:
        demonym = demonyms().get(token.text)
        if demonym is None or demonym.entry.country != country:
            continue
        if demonym.noun and token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"amod", "compound"}:
            return True
        if token.dep_ in {"amod", "compound"} and token.head.pos_ == "NOUN" and token.head.i < word.i:
            return token.head.tag_ in {"NN", "NNS"} and token.head.i != word.i
    return False


def _has_forces(doc: Doc, keeper: str, place: str) -> bool:
    """Whether the report speaks of the keeper's forces in that country ("U.S. troops in ...")."""
    forces = anomaly_words()["force"]
    country = _country_of(place)
    for token in doc:
        if token.lemma_.lower() not in forces:
            continue
        words = {_country(word) or _country_of(word.text.partition("-")[0]) for word in token.lefts}
        after = doc[token.i + 1 : token.i + 1 + FORCES_REACH]
        there = any(word.lower_ in {"in", "on", "of", "into", "inside"} for word in after) and any(
            _country(word) == country for word in after
        )
        if there and keeper in words:
            return True
    return False


def _country_of(surface: str) -> str | None:
    entry = names().get(surface)
    return entry.country if entry is not None and entry.kind == "state" else None


def _number_slip(verb: Token) -> AnomalyDraft | None:
    """A quoted "the aim of the talks were": the number of subject and verb differ, and the speaker said so."""
    form = verb.lower_
    if form not in {"was", "were"}:
        return None
    words = anomaly_words()
    if any(c.lower_ in words["supposing"] or c.dep_ in {"expl", "csubj"} for c in verb.lefts):
        return None
    nouns = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ in {"aux", "auxpass"}:
        nouns = [child for child in verb.head.lefts if child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i]
        if any(c.lower_ in words["supposing"] for c in verb.head.lefts):
            return None
    if len(nouns) != 1:
        return None
    noun = nouns[0]
    lemma = noun.lemma_.lower()
    if lemma in words["collective"] or noun.lower_ in words["invariant"]:
        return None
    if any(child.dep_ in COUNTED_ON or child.text in {"/", "&"} for child in children_of(noun)):
        return None
    singular = noun.tag_ == "NN" and form == "were" and any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    plural = noun.tag_ == "NNS" and form == "was" and noun.lower_ != lemma and not _is_title(noun)
    if not (singular or plural) or verb.sent[-1].text == "?":
        return None
    note = f'"{noun.text} ... {verb.text}": subject and verb differ in number inside a quotation; kept verbatim.'
    return AnomalyDraft((noun.left_edge.i, verb.i + 1), note)


def _is_title(noun: Token) -> bool:
    return noun.text[:1].isupper() and noun.i > noun.sent.start


def _wrong_weekday(word: Token, draft: Draft) -> AnomalyDraft | None:
    """A weekday beside a date that falls on another day of the week."""
    doc = word.doc
    months = time_numbers("month")
    month = day = year = None
    end = word.i + 1
    for token in doc[word.i + 1 : word.i + 1 + DATE_REACH]:
        text = token.lower_
        if text in {",", "the", "of"}:
            continue
        if text in months and month is None:
            month = months[text]
        elif (number := _number(text)) is not None and number <= 31 and day is None:
            day = number
        elif number is not None and number > 1000 and month is not None and day is not None:
            year = number
            end = token.i + 1
            break
        else:
            break
        end = token.i + 1
    if month is None or day is None:
        return None
    dates = list(_dates(year, month, day, draft))
    wanted = time_numbers("weekday")[word.lower_]
    if not dates or any(date.weekday() == wanted for date in dates):
        return None
    other = dates[0].strftime("%A")
    return AnomalyDraft((word.i, end), f"{dates[0].isoformat()} is a {other}, not a {word.text}; kept as written.")


def _number(text: str) -> int | None:
    digits = text.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


def _dates(year: int | None, month: int, day: int, draft: Draft) -> Iterator[datetime.date]:
    """The dates meant: that of the year, or those near the publication; none where the date does not exist."""
    published = draft.published
    if year is not None:
        years = [year]
        near = None
    elif published is not None:
        near = datetime.date.fromisoformat(published.start[:10])
        years = [near.year - 1, near.year, near.year + 1]
    else:
        return
    for candidate in years:
        try:
            date = datetime.date(candidate, month, day)
        except ValueError:
            continue
        if near is None or abs((date - near).days) <= NEAR_YEARS:
            yield date
