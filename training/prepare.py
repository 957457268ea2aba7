"""Turns attribution sets into the arrays that `train_tagger.py` reads.

    python training/prepare.py TOKENIZER.json SET.jsonl.gz OUT.pkl [--parsed DOCS.spacy]

The articles go through the reader's own spaCy pipeline and `verbale.annotate.tagger.features`, so that training sees
what the reader will. The output is a pickle of plain arrays.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin
from tokenizers import Tokenizer

from verbale.annotate.attribution.candidates import find_candidates
from verbale.annotate.attribution.cue_features import features as features_of
from verbale.annotate.forces.force_hints import force_hints
from verbale.annotate.grammar.quotations import QuotationIndex, find_quotations
from verbale.annotate.pipeline import MODEL
from verbale.annotate.tagger.features import DocFeatures, WordPieces, doc_features
from verbale.lexicon.cues import cue_scale

ROLES = ("source", "cue", "content")
EVENT_ROLES = ("trigger", "source", "target", "theme")
WORD = re.compile(r"\w")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSONL file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def straightened(text: str) -> str:
    """The text with straight apostrophes and plain spaces, of the same length."""
    return text.replace("’", "'").replace("\xa0", " ")


def docs(path: Path, parsed: Path | None) -> Iterator[tuple[Doc, dict[str, Any]]]:
    """The parsed articles; those of `parsed` (a DocBin in the same order) are not parsed again."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("verbale_paragraphs", before="parser")
    articles = list(rows(path))
    if parsed is not None and parsed.exists():
        if not Doc.has_extension("rid"):
            Doc.set_extension("rid", default=None)
        yield from zip(DocBin(store_user_data=True).from_disk(parsed).get_docs(nlp.vocab), articles, strict=True)
        return
    for article in articles:
        yield nlp(straightened(article["text"])), article


class Words:
    """The words of a Doc by their characters."""

    def __init__(self, doc: Doc, features: DocFeatures) -> None:
        self._starts = np.array([doc[int(i)].idx for i in features.words])
        self._ends = np.array([doc[int(i)].idx + len(doc[int(i)]) for i in features.words])
        self._tokens = features.words
        self._solid = [bool(WORD.search(doc[int(i)].text)) for i in features.words]

    def tokens(self, characters: list[list[int]]) -> list[tuple[int, int]]:
        """Spans of tokens for spans of characters."""
        return [(int(self._tokens[a]), int(self._tokens[b - 1]) + 1) for a, b in self.spans(characters)]

    def spans(self, characters: list[list[int]]) -> list[list[int]]:
        """Spans of words for spans of characters, without punctuation at their ends."""
        found = []
        for start, end in characters:
            first = int(np.searchsorted(self._ends, start, side="right"))
            last = int(np.searchsorted(self._starts, end, side="left"))
            while first < last and not self._solid[first]:
                first += 1
            while last > first and not self._solid[last - 1]:
                last -= 1
            if last > first:
                found.append([first, last])
        return found


def word_spans(doc: Doc, words: Words, article: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The gold attributions over words; None where nobody has marked attributions."""
    if "attributions" not in article:
        return None
    return [
        {
            "type": attribution.get("type", "?"),
            "force": attribution.get("force"),
            "hints": force_hints(doc, *(words.tokens(attribution[role]) for role in ("cue", "content"))),
            **{role: words.spans(attribution.get(role) or []) for role in ROLES},
        }
        for attribution in article["attributions"]
    ]


def event_spans(words: Words, article: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The gold events over words; None where nobody has marked events."""
    if "events" not in article:
        return None
    return [event | {role: words.spans(event[role]) for role in EVENT_ROLES} for event in article["events"]]


def entities(doc: Doc, number: dict[int, int]) -> list[tuple[int, int, str]]:
    """The named entities that spaCy finds, over words; a name gets the commonest of its kinds in the article."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        kinds[entity.text][entity.label_] += 1
    return [
        (number[entity.start], number[entity.end - 1] + 1, kinds[entity.text].most_common(1)[0][0])
        for entity in doc.ents
        if entity.start in number and entity.end - 1 in number
    ]


def ruled(doc: Doc) -> dict[int, float]:
    """What the rules say of each possible cue head, by token."""
    quotations = find_quotations(doc)
    marks = QuotationIndex(quotations)
    candidates = list(find_candidates(doc, quotations))
    for candidate in candidates:
        candidate.score = cue_scale().weigh(list(features_of(candidate, marks.at(candidate.head.i) is not None)))
    best: dict[int, float] = {}
    for candidate in candidates:
        best[candidate.head.i] = max(best.get(candidate.head.i, 0.0), candidate.score)
    return best


def main() -> None:
    """Writes the arrays of one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--parsed", type=Path)
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    word_pieces = WordPieces(tokenizer)
    made = []
    for doc, article in docs(arguments.articles, arguments.parsed):
        features = doc_features(doc, word_pieces)
        number = {int(i): n for n, i in enumerate(features.words)}
        words = Words(doc, features)
        made.append(
            {
                "id": article["id"],
                "features": {f.name: getattr(features, f.name) for f in fields(features)},
                "chars": [[doc[int(i)].idx, doc[int(i)].idx + len(doc[int(i)])] for i in features.words],
                "text": [doc[int(i)].text for i in features.words],
                "rules": {number[i]: score for i, score in ruled(doc).items() if i in number},
                "gold": word_spans(doc, words, article),
                "entities": entities(doc, number),
                "events": event_spans(words, article),
            }
        )
    with arguments.output.open("wb") as out:
        pickle.dump(made, out)
    print(len(made), "articles,", sum(len(m["features"]["pieces"]) for m in made), "pieces")


if __name__ == "__main__":
    main()
