"""Weighs words by how much they speak for a text about public affairs; writes `lexicon/data/topic_weights.tsv`.

    python training/topic_weights.py PUBLIC.pkl ... --quiet QUIET.pkl ... [--write]

The sets are what `prepare.py` wrote. Texts with acts are about public affairs, and so are articles of political news
in which nobody has marked acts; quiet ones are the texts without any act. A logistic regression over the words of
stretches of forty; prints how often it is right on a tenth of the texts, left out of the fit.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.lang.en.stop_words import STOP_WORDS

from verbale.annotate.events.public_affairs import BIAS, STRETCH, is_counted

TABLE = Path(__file__).parents[1] / "src/verbale/lexicon/data/topic_weights.tsv"
TEXTS = 6
"""How many texts must have a word before it is weighed."""
LONGEST = 400
"""Words of an article that are looked at, so that long ones do not decide alone."""
LEAST = 0.1
"""What a word must weigh to be written down."""
SHARE = 250
"""Articles without marked acts that are taken."""
RIDGE, STEPS, RATE = 8.0, 300, 0.03


def texts(paths: list[Path], *, quiet: bool, chance: random.Random) -> list[list[str]]:
    """The counted words of the texts that are about public affairs, or of those that are not."""
    found = []
    for path in paths:
        with path.open("rb") as file:
            rows = pickle.load(file)
        if rows[0]["events"] is None:
            rows = chance.sample(rows, min(SHARE, len(rows)))
        wanted = [row for row in rows if (row["events"] == []) == quiet]
        found += [[word for word in row["text"] if is_counted(word)][:LONGEST] for row in wanted]
    return found


def stretches(words: list[str]) -> list[set[str]]:
    """The words of a text in stretches."""
    return [set(words[n : n + STRETCH]) for n in range(0, max(1, len(words) - STRETCH // 2), STRETCH)]


def matrix(rows: list[set[str]], index: dict[str, int]) -> np.ndarray:
    """Which words are in which stretch."""
    made = np.zeros((len(rows), len(index)), np.float32)
    for number, row in enumerate(rows):
        made[number, [index[word] for word in row if word in index]] = 1
    return made


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias; both classes weigh alike."""
    share = np.where(y == 1, 0.5 / y.sum(), 0.5 / (1 - y).sum())
    weights, slopes, squares = (np.zeros(x.shape[1] + 1) for _ in range(3))
    for step in range(1, STEPS + 1):
        error = share * (1 / (1 + np.exp(-(x @ weights[1:] + weights[0]))) - y)
        slope = np.concatenate([[error.sum()], x.T @ error + RIDGE * weights[1:] / len(y)])
        slopes, squares = 0.9 * slopes + 0.1 * slope, 0.99 * squares + 0.01 * slope**2
        weights -= RATE * slopes / (1 - 0.9**step) / (np.sqrt(squares / (1 - 0.99**step)) + 1e-6)
    return weights[1:], float(weights[0])


def main() -> None:
    """Fits, prints, and writes if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", type=Path, nargs="+")
    parser.add_argument("--quiet", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    chance = random.Random(11)
    both = [texts(arguments.public, quiet=False, chance=chance), texts(arguments.quiet, quiet=True, chance=chance)]
    for some in both:
        chance.shuffle(some)
    counts = Counter(word for some in both for words in some for word in set(words) if word not in STOP_WORDS)
    index = {word: n for n, word in enumerate(sorted(word for word, count in counts.items() if count >= TEXTS))}
    told, kept = ([some[n:] if out else some[:n] for some in both for n in [len(some) // 10]] for out in (True, False))
    rows = [[part for words in some for part in stretches(words)] for some in told]
    y = np.array([1.0] * len(rows[0]) + [0.0] * len(rows[1]))
    weights, bias = fit(matrix(rows[0] + rows[1], index), y)
    for name, some, sign in zip(("public", "quiet"), kept, (1, -1), strict=True):
        scores = [float(np.mean(matrix(stretches(words), index) @ weights + bias)) for words in some]
        print(f"{name}: {sum(sign * score > 0 for score in scores)} of {len(some)} texts right")
    written = [(word, weights[n]) for word, n in index.items() if abs(weights[n]) >= LEAST]
    print(len(written), "words")
    if arguments.write:
        lines = ["word\tweight\tsource", f"{BIAS}\t{bias:.2f}\tour own texts and PolNeAR train"]
        lines += [f"{word}\t{weight:.2f}\tour own texts and PolNeAR train" for word, weight in sorted(written)]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
