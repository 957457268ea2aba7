"""The trained tagger at run time: one encoder pass a document, and what each head says of it.

`Tagger.encode` runs the pass and finds named entities, attributions and acts; `Tagger.forces` judges the force of a
statement from the same pass.

The weights (`weights/`: ONNX graphs, the tokenizer, a manifest with their SHA-256) are made by `training/`; the model
card is `docs/model-card.md`. A document goes through in overlapping windows, one at a time, so that a result never
depends on what else is read beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.tagger.confidence import confidence
from verbale.annotate.tagger.decoding import (
    CueScores,
    LinkedCue,
    WordSpan,
    argument_spans,
    cue_spans,
    entity_spans,
    link_probabilities,
    linked,
    mean_row,
    probabilities,
    trigger_spans,
    windows,
)
from verbale.annotate.tagger.features import DocFeatures, WordPieces, cue_root, doc_features, pair_features
from verbale.annotate.tagger.graphs import Encoding, Floats, Graphs, Ints, OnnxGraphs
from verbale.annotate.tagger.labels import ENTITIES, FORCES
from verbale.errors import SetupError
from verbale.model import Force, Root, Status

__all__ = [
    "WEIGHTS",
    "Encoded",
    "Parties",
    "TaggedAttribution",
    "TaggedEvent",
    "Tagger",
    "load_tagger",
]

Halves = NDArray[np.float16]

WEIGHTS: Final = Path(__file__).with_name("weights")
OPENING, CLOSING = 101, 102
"""Pieces that a window begins and ends with ([CLS] and [SEP] of the BERT vocabulary)."""
PAIRS_AT_ONCE: Final = 16
"""Most cues or triggers that go through a linking graph together; bounds its memory."""
TRIGGER: Final = 0.15
"""A word that begins an act with less probability is not looked at."""
AROUND_CUE: Final = 40
AROUND_TRIGGER: Final = 25
"""Words before and behind it, besides its own paragraph, in which the ends of a cue are looked for, and besides its own
sentence those of a trigger: on PolNeAR dev 7 of 1,218 attributions would be others over the whole window."""
FIRST_ROOT: Final = 2
"""Where the roots begin among the columns of the trigger head."""
ROOTS: Final[tuple[Root, ...]] = get_args(Root)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)


@dataclass(slots=True)
class TaggedAttribution:
    """One attribution that the tagger found, in token spans of its Doc; `root` is the cue's main token."""

    source: list[TokenSpan]
    cue: list[TokenSpan]
    content: list[TokenSpan]
    root: int
    confidence: float


@dataclass(slots=True)
class TaggedEvent:
    """One act that the tagger sees: its trigger in tokens of its Doc and in words; `head` is the trigger's main token.

    `probability` is that there is an act at all; `roots` and `statuses` are those of what it is, given that there is.
    """

    trigger: TokenSpan
    words: WordSpan
    head: int
    roots: dict[Root, float]
    probability: float
    statuses: dict[Status, float]


@dataclass(slots=True)
class Parties:
    """Who takes part in an act and what it is about, in token spans."""

    sources: list[TokenSpan]
    targets: list[TokenSpan]
    themes: list[TokenSpan]


@dataclass(slots=True)
class Encoded:
    """What the encoder's pass over a document leaves: entities and acts in token spans, cues in words, and vectors a
    word from which forces and the parties of acts are judged."""

    features: DocFeatures
    entities: list[tuple[TokenSpan, str]]
    cues: list[LinkedCue]
    events: list[TaggedEvent]
    force_words: Halves
    argument_words: Halves
    argument_anchors: Halves

    def cue_tokens(self) -> set[int]:
        """The tokens of all possible cues."""
        return {token for cue in self.cues for token in self.features.words[cue.start : cue.end].tolist()}


@dataclass(slots=True)
class Window:
    """One pass of the encoder over the words `[start, end)`; it answers for those of `[low, high)`."""

    start: int
    end: int
    low: int
    high: int
    encoding: Encoding

    def own(self, rows: Floats) -> Floats:
        """The rows of the words it answers for."""
        return rows[self.low - self.start : self.high - self.start]


class Tagger:
    """Finds entities, attributions, forces and acts in Docs; `load_tagger` makes the one that ships."""

    def __init__(self, graphs: Graphs, tokenizer: Tokenizer, settings: dict[str, Any]) -> None:
        self._graphs = graphs
        self._word_pieces = WordPieces(tokenizer)
        self._size = int(settings["pieces"])
        self._overlap = int(settings["overlap"])
        self._confidence = settings["confidence"]
        self._confidence_with_rules = settings["confidence_with_rules"]

    def encode(self, doc: Doc) -> Encoded:
        """The pass over a Doc with sentences, tags and dependencies."""
        features = doc_features(doc, self._word_pieces)
        entities: list[Floats] = []
        vectors: list[tuple[Halves, ...]] = []
        cues: list[LinkedCue] = []
        events: list[TaggedEvent] = []
        for window in self.windows(features):
            encoding = window.encoding
            entities.append(window.own(encoding.entities))
            kept = (encoding.force_words, encoding.argument_words, encoding.argument_anchors)
            vectors.append(tuple(window.own(rows).astype(np.float16) for rows in kept))
            cues.extend(linked(cue) for cue in self.cues(features, window))
            events.extend(_events(features, window))
        if not entities:
            nothing = np.zeros((0, 1), dtype=np.float16)
            return Encoded(features, [], [], [], nothing, nothing, nothing)
        named = entity_spans(probabilities(np.concatenate(entities)), ENTITIES)
        return Encoded(
            features,
            [(_token_span(features.words, span), kind) for span, kind in named],
            sorted((cue for cue in cues if cue.content), key=lambda cue: cue.start),
            events,
            *(np.concatenate(rows) for rows in zip(*vectors, strict=True)),
        )

    def attributions(self, encoded: Encoded, *, rules: Mapping[int, float] | None = None) -> list[TaggedAttribution]:
        """The attributions of a document in text order, every possible one: filter by `confidence`.

        Args:
            encoded: the document.
            rules: the probability that the rules give to the best candidate of each cue head, by token; it makes the
                confidence surer.
        """
        return [self._tagged(encoded.features, cue, rules) for cue in encoded.cues]

    def forces(
        self, encoded: Encoded, cue: Sequence[TokenSpan], content: Sequence[TokenSpan], hints: tuple[int, int]
    ) -> dict[Force, float]:
        """The probability of each force of a statement; empty where its content has no word.

        Args:
            encoded: the document.
            cue: the statement's cue.
            content: its content.
            hints: what the tables say of both (`force_hints`).
        """
        of_cue, of_content = _word_spans(encoded.features, cue), _word_spans(encoded.features, content)
        if not of_content:
            return {}
        low = min(start for start, _ in (*of_cue, *of_content))
        high = max(end for _, end in (*of_cue, *of_content))
        scores = self._graphs.forces(
            encoded.force_words[None, low:high].astype(np.float32),
            _mask(of_cue, low, high)[None],
            _mask(of_content, low, high)[None],
            np.array([hints], dtype=np.int64),
        )
        return dict(zip(FORCES, probabilities(scores)[0].tolist(), strict=True))

    def windows(self, features: DocFeatures) -> Iterator[Window]:
        """The passes over a document, each when it is asked for."""
        if len(features.words) == 0:
            return
        for (start, end), (low, high) in windows(
            features.first, features.sentences, size=self._size, overlap=self._overlap
        ):
            piece, stop = int(features.first[start]), int(features.first[end])
            pieces = np.concatenate(([OPENING], features.pieces[piece:stop], [CLOSING]))
            counts = np.diff(features.first[start : end + 1])
            marks = np.zeros((len(pieces), features.marks.shape[1]), dtype=np.int64)
            marks[1:-1] = np.repeat(features.marks[start:end], counts, axis=0)
            encoding = self._graphs.encode(pieces, marks, features.first[start:end] - piece + 1)
            yield Window(start, end, low, high, encoding)

    def cues(self, features: DocFeatures, window: Window) -> Iterator[CueScores]:
        """Every possible cue of a window with its link probabilities over the words around it."""
        start = window.start
        encoding = window.encoding
        found = cue_spans(probabilities(encoding.roles))
        own = {(a, b): chance for a, b, chance in found if window.low <= a + start < window.high}
        for (low, high), part in _neighbourhoods(own, features.paragraphs[start : window.end], AROUND_CUE):
            anchors = np.stack([mean_row(encoding.link_cues[a:b]) for a, b in part])
            pairs = [pair_features(features, (a + start, b + start), (low + start, high + start)) for a, b in part]
            scores = self._graphs.links(encoding.link_words[low:high], anchors, np.stack(pairs))
            for (a, b), link in zip(part, link_probabilities(scores), strict=True):
                yield CueScores(a + start, b + start, own[a, b], low + start, link)

    def parties(self, encoded: Encoded, events: Sequence[TaggedEvent]) -> list[Parties]:
        """Who takes part in some of the acts of a document, and what each is about, by the words around it."""
        features = encoded.features
        found: dict[WordSpan, Parties] = {}
        for (low, high), part in _neighbourhoods([one.words for one in events], features.sentences, AROUND_TRIGGER):
            anchors = np.stack([mean_row(encoded.argument_anchors[a:b].astype(np.float32)) for a, b in part])
            pairs = np.stack([pair_features(features, span, (low, high)) for span in part])
            scores = self._graphs.arguments(encoded.argument_words[low:high].astype(np.float32), anchors, pairs)
            for (a, b), link in zip(part, probabilities(scores), strict=True):
                spans = argument_spans(link, (a - low, b - low))
                found[a, b] = Parties(
                    *(
                        [_token_span(features.words, (x + low, y + low)) for x, y in spans[role]]
                        for role in ("source", "target", "theme")
                    )
                )
        return [found[one.words] for one in events]

    def _tagged(self, features: DocFeatures, cue: LinkedCue, rules: Mapping[int, float] | None) -> TaggedAttribution:
        words = features.words
        rule = (
            None
            if rules is None
            else max((rules.get(i, 0.0) for i in words[cue.start : cue.end].tolist()), default=0.0)
        )
        weights = self._confidence if rule is None else self._confidence_with_rules
        return TaggedAttribution(
            source=[_token_span(words, span) for span in cue.source],
            cue=[_token_span(words, (cue.start, cue.end))],
            content=[_token_span(words, span) for span in cue.content],
            root=int(words[cue_root(features, cue.start, cue.end)]),
            confidence=round(confidence(cue, weights, rule), 3),
        )


def _events(features: DocFeatures, window: Window) -> Iterator[TaggedEvent]:
    """The acts of a window."""
    start, encoding = window.start, window.encoding
    chances, statuses = probabilities(encoding.triggers), probabilities(encoding.statuses)
    for a, b, chance in trigger_spans(chances, least=TRIGGER):
        if window.low <= a + start < window.high:
            words = (a + start, b + start)
            yield TaggedEvent(
                trigger=_token_span(features.words, words),
                words=words,
                head=int(features.words[cue_root(features, *words)]),
                roots=dict(zip(ROOTS, (chances[a, FIRST_ROOT:] / chance).tolist(), strict=True)),
                probability=chance,
                statuses=dict(zip(STATUSES, statuses[a].tolist(), strict=True)),
            )


def _neighbourhoods(spans: Iterable[WordSpan], numbers: Ints, around: int) -> Iterator[tuple[WordSpan, list[WordSpan]]]:
    """The spans of a paragraph (or sentence) together, at most `PAIRS_AT_ONCE`, with the words around them.

    Args:
        spans: words.
        numbers: the number of each word's paragraph, never falling.
        around: words before the first and behind the last of them that are looked at, be they of the paragraph or not.
    """
    for number, group in groupby(sorted(spans), key=lambda span: int(numbers[span[0]])):
        first, last = numbers.searchsorted((number, number + 1)).tolist()
        some = list(group)
        low, high = min(first, max(0, some[0][0] - around)), max(last, min(len(numbers), some[-1][1] + around))
        for n in range(0, len(some), PAIRS_AT_ONCE):
            yield (low, high), some[n : n + PAIRS_AT_ONCE]


def _token_span(words: Ints, span: WordSpan) -> TokenSpan:
    return int(words[span[0]]), int(words[span[1] - 1]) + 1


def _word_spans(features: DocFeatures, spans: Sequence[TokenSpan]) -> list[WordSpan]:
    """Some token spans as spans of words, those without any left out."""
    places = np.searchsorted(features.words, spans).tolist() if spans else []
    return [(start, end) for start, end in places if start < end]


def _mask(spans: Sequence[WordSpan], low: int, high: int) -> Floats:
    """1 for those of the words `[low, high)` that stand in some spans."""
    mask = np.zeros(high - low, dtype=np.float32)
    for start, end in spans:
        mask[start - low : end - low] = 1
    return mask


@cache
def load_tagger(folder: Path = WEIGHTS, *, threads: int = 1) -> Tagger:
    """The tagger whose weights lie in the folder.

    Raises:
        SetupError: a file is missing, or is not the one that the manifest names.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in manifest["files"]}
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(
            f"The tagger's weights in {folder} cannot be read ({error}); install Verbale again."
        ) from error
    for name, data in files.items():
        if hashlib.sha256(data).hexdigest() != manifest["files"][name]:
            raise SetupError(f"The weights file {folder / name} is not the one that shipped; install Verbale again.")
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    graphs = OnnxGraphs({name.removesuffix(".onnx"): data for name, data in files.items()}, threads=threads)
    return Tagger(graphs, tokenizer, manifest["settings"])
