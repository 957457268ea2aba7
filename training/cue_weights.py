"""Fits the weights of the attribution rules on PolNeAR train and writes `lexicon/data/cue_weights.tsv`.

    python training/cue_weights.py ../shared/data/attribution/polnear-train.jsonl.gz

Every candidate that `verbale.annotate.attribution.candidates` finds in the training articles is a positive example
where it matches a gold attribution (source, cue and content each share a word, an absent source only an absent one),
else a negative one; an L2-regularised logistic regression over the features of
`verbale.annotate.attribution.cue_features` gives the weights. Only counts of words and constructions leave the
corpus, no sentence. Needs scikit-learn (`uv sync --group training`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from verbale.annotate.attribution.candidates import find_candidates
from verbale.annotate.attribution.cue_features import features
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.quotations import find_quotations
from verbale.annotate.pipeline import MODEL

OUTPUT = Path(__file__).parent.parent / "src/verbale/lexicon/data/cue_weights.tsv"
STRENGTH = 0.4
"""Inverse regularisation strength, the best of .3, .4 and 1 on PolNeAR dev."""
RARE = 5
"""A feature seen in fewer candidates has no weight of its own."""
NEGLIGIBLE = 0.05
WORD = re.compile(r"\w+")
ROLES = ("source", "cue", "content")


def articles(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The articles of a JSONL file, their text with straight apostrophes so that spaCy reads contractions."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"].replace("’", "'").replace("\xa0", " "), row


def words(text: str, spans: list[list[int]]) -> frozenset[int]:
    """The start offsets of the words in the spans."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def offsets(doc: Doc, spans: list[TokenSpan]) -> list[list[int]]:
    """Token spans as character spans."""
    return [[doc[start].idx, doc[end - 1].idx + len(doc[end - 1])] for start, end in spans]


def examples(doc: Doc, row: dict[str, Any]) -> Iterator[tuple[list[str], bool]]:
    """Features and label of each candidate of an article."""
    text = row["text"]
    gold = [{role: words(text, item[role]) for role in ROLES} for item in row["attributions"]]
    quotations = find_quotations(doc)
    inside = [False] * (len(doc) + 1)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
    for candidate in find_candidates(doc, quotations):
        found = {role: words(text, offsets(doc, getattr(candidate, role))) for role in ROLES}
        right = any(
            all((found[role] & item[role]) or not (found[role] or item[role]) for role in ROLES) for item in gold
        )
        yield list(features(candidate, inside[candidate.head.i])), right


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    nlp = spacy.load(MODEL)
    nlp.add_pipe("verbale_paragraphs", before="parser")
    data = [pair for doc, row in nlp.pipe(articles(corpus), as_tuples=True) for pair in examples(doc, row)]
    counts = Counter(name for names, _ in data for name in set(names))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: 1 for name in names if counts[name] >= RARE} for names, _ in data])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=400, random_state=0)
    model.fit(matrix, [right for _, right in data])
    weights = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    with OUTPUT.open("w", encoding="utf-8") as table:
        table.write(f"feature\tweight\tsource\n(intercept)\t{model.intercept_[0]:.3f}\tPolNeAR train\n")
        for name in sorted(weights):
            if abs(weights[name]) >= NEGLIGIBLE:
                table.write(f"{name}\t{weights[name]:.2f}\tPolNeAR train\n")


if __name__ == "__main__":
    main()
