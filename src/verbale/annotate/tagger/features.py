"""What the attribution tagger sees of a Doc: word pieces, a few marks a word, and how each word hangs on a cue.

The same code makes the features for training (`training/prepare.py`) and at run time, so that both agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.grammar.quotations import find_quotations

__all__ = [
    "DEPENDENCIES",
    "DISTANCES",
    "MARKS",
    "PLACES",
    "RELATIONS",
    "TAGS",
    "DocFeatures",
    "WordPieces",
    "cue_root",
    "doc_features",
    "pair_features",
    "relations",
]

Ints = NDArray[np.int64]

_DEPENDENCY_NAMES: Final = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative"
    " dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj"
    " predet prep prt punct quantmod relcl xcomp"
)
_TAG_NAMES: Final = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR"
    " RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX `` _SP"
)
DEPENDENCIES: Final = tuple(_DEPENDENCY_NAMES.split())
"""Labels of the parser that the weights were trained with; any other counts as unknown."""
TAGS: Final = tuple(_TAG_NAMES.split())
"""Tags of the tagger that the weights were trained with."""

_DEPENDENCY: Final = {name: number for number, name in enumerate(DEPENDENCIES, 1)}
_TAG: Final = {name: number for number, name in enumerate(TAGS, 1)}

MARKS: Final = (4, 4, 3, len(TAGS) + 1, len(DEPENDENCIES) + 1)
"""How many values each mark of a word has: case, quotation, layout, tag, dependency."""

_LEVELS: Final = 4
"""The cue itself and the words above it that are told apart: its head, its head's head, all others."""
_WIDTH: Final = len(DEPENDENCIES) + 2
RELATIONS: Final = 1 + _LEVELS * _WIDTH
"""How many ways a word can hang on a cue (0: in another sentence)."""

_FAR: Final = 128
_BUCKET: Final = np.array([0, *(1 + int(np.log2(distance) * 2) for distance in range(1, _FAR + 1))], dtype=np.int64)
_BUCKETS: Final = int(_BUCKET[-1])
_STEPS: Final = np.concatenate((_BUCKETS - _BUCKET[:0:-1], _BUCKETS + _BUCKET))
"""The step of each distance, from `-_FAR` on."""
DISTANCES: Final = 2 * _BUCKETS + 1
"""How many steps of distance between a word and a cue are told apart, before and after it."""
PLACES: Final = 21
"""Sentences between a word and a cue (-3 to 3), times paragraphs (-1 to 1)."""

_COLUMNS: Final[list[int | str]] = ["IS_SPACE", "HEAD", "SENT_START", "DEP", "TAG"]
_UNSIGNED: Final = (1 << 64) - 1

_PIECES_A_WORD: Final = 8
"""A longer word (an address, a line of signs) is cut to this many pieces."""
_KNOWN_WORDS: Final = 50_000
"""Words whose pieces are remembered, at most, before all are forgotten."""


@dataclass(slots=True)
class DocFeatures:
    """A Doc as arrays. `words` are the indices of its tokens that are no white space; all other arrays but `pieces`
    run over words. `first` is where each word's pieces start in `pieces` (one more at the end); `heads`, `left` and
    `right` (end exclusive) are word numbers."""

    words: Ints
    pieces: Ints
    first: Ints
    marks: Ints
    heads: Ints
    left: Ints
    right: Ints
    dependencies: Ints
    sentences: Ints
    paragraphs: Ints
    children: list[list[int]]


class WordPieces:
    """The pieces of words; those of words that were seen before are remembered, which saves most of the time."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self._known: dict[str, list[int]] = {}

    def of(self, texts: Sequence[str]) -> tuple[Ints, Ints]:
        """The pieces of all texts in a row, and where those of each start."""
        if len(self._known) > _KNOWN_WORDS:
            self._known.clear()
        new = [text for text in set(texts) if text not in self._known]
        for text, one in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[text] = one.ids[:_PIECES_A_WORD] or [self._unknown]
        pieces = [self._known[text] for text in texts]
        first = np.cumsum([0, *map(len, pieces)], dtype=np.int64)
        return np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=int(first[-1])), first


def doc_features(doc: Doc, word_pieces: WordPieces) -> DocFeatures:
    """The features of a Doc; tokens of white space alone are left out."""
    array = doc.to_array(_COLUMNS).reshape(len(doc), len(_COLUMNS)).astype(np.int64)
    solid = array[:, 0] == 0
    words = np.flatnonzero(solid)
    column = columns_of(doc).text
    texts = [column[word] for word in words.tolist()]
    number = np.concatenate(([0], np.cumsum(solid)))
    heads = np.arange(len(doc)) + array[:, 1]
    left, right = _edges(heads)
    pieces, first = word_pieces.of(texts)
    opens = np.zeros(len(doc), dtype=np.int64)
    opens[paragraph_starts(doc)] = 1
    begins = (array[words, 2] == 1).astype(np.int64)
    dependencies = _numbers(array[words, 3], doc, _DEPENDENCY)
    case = {text: _case(text) for text in set(texts)}
    marks = np.zeros((len(words), len(MARKS)), dtype=np.int64)
    marks[:, 0] = [case[text] for text in texts]
    marks[:, 1] = _quotation_marks(doc)[words]
    marks[:, 2] = np.where(opens[words] == 1, 2, begins)
    marks[:, 3] = _numbers(array[words, 4], doc, _TAG)
    marks[:, 4] = dependencies
    above = np.minimum(number[heads[words]], max(len(words) - 1, 0))
    children: list[list[int]] = [[] for _ in texts]
    for word, head in enumerate(above.tolist()):
        if head != word:
            children[head].append(word)
    return DocFeatures(
        words=words,
        pieces=pieces,
        first=first,
        marks=marks,
        heads=above,
        left=number[left[words]],
        right=number[right[words] + 1],
        dependencies=dependencies,
        sentences=np.cumsum(begins),
        paragraphs=np.cumsum(opens)[words],
        children=children,
    )


def _edges(heads: Ints) -> tuple[Ints, Ints]:
    """The first and the last token under each token, itself included."""
    left = np.arange(len(heads))
    right = left.copy()
    while True:
        wider_left, wider_right = left.copy(), right.copy()
        np.minimum.at(wider_left, heads, left)
        np.maximum.at(wider_right, heads, right)
        if np.array_equal(wider_left, left) and np.array_equal(wider_right, right):
            return left, right
        left, right = wider_left, wider_right


def _numbers(hashes: Ints, doc: Doc, table: dict[str, int]) -> Ints:
    """The numbers in a table of the strings of a Doc that the hashes stand for; 0 for those not in it."""
    values, places = np.unique(hashes, return_inverse=True)
    strings = doc.vocab.strings
    return np.array([table.get(strings[int(value) & _UNSIGNED], 0) for value in values], dtype=np.int64)[places]


def relations(features: DocFeatures, cue: tuple[int, int], window: tuple[int, int]) -> tuple[Ints, int]:
    """How each word of a window hangs on the cue of the words `[start, end)`, and the cue's root.

    Of a word in the cue's sentence: the level of the nearest word above the cue (the cue itself, its head, its head's
    head, ...) that holds it, and the label of that one's child through which it does.
    """
    first, last = window
    found = np.zeros(last - first, dtype=np.int64)
    root = cue_root(features, *cue)
    path = [root]
    while len(path) < 12:
        head = features.heads.item(path[-1])
        if head == path[-1]:
            break
        path.append(head)

    def under(word: int) -> slice:
        return slice(max(features.left.item(word) - first, 0), max(features.right.item(word) - first, 0))

    for level in range(len(path) - 1, -1, -1):
        base = 1 + min(level, _LEVELS - 1) * _WIDTH
        word = path[level]
        found[under(word)] = base
        for child in features.children[word]:
            found[under(child)] = base + 1 + features.dependencies.item(child)
        if first <= word < last:
            found[word - first] = base
    return found, root


def cue_root(features: DocFeatures, start: int, end: int) -> int:
    """The word of `[start, end)` that hangs on a word outside it, the first one if there are several."""
    for word in range(start, end):
        head = features.heads.item(word)
        if head == word or not start <= head < end:
            if features.dependencies[word] == _DEPENDENCY["punct"] and word + 1 < end:
                continue
            return word
    return start


def _case(text: str) -> int:
    if text.islower():
        return 0
    if text.isupper():
        return 2 if len(text) > 1 else 1
    return 1 if text[:1].isupper() else 3


def _quotation_marks(doc: Doc) -> Ints:
    """1 inside a quotation that is an utterance, 2 inside another, 3 in one that goes on over paragraphs, else 0."""
    marks = np.zeros(len(doc) + 1, dtype=np.int64)
    for quotation in find_quotations(doc):
        value = 3 if quotation.continues or not quotation.closed else 1 if quotation.utterance else 2
        marks[quotation.start : quotation.end] = value
    return marks


def pair_features(features: DocFeatures, cue: tuple[int, int], window: tuple[int, int]) -> Ints:
    """For each word of the window and one cue: relation, distance and place, as the linking head wants them."""
    start, end = cue
    first, last = window
    found = np.empty((last - first, 3), dtype=np.int64)
    found[:, 0], root = relations(features, cue, window)
    positions = np.arange(first, last)
    away = np.minimum(positions - start, 0) + np.maximum(positions - (end - 1), 0)
    found[:, 1] = _STEPS[_within(away, _FAR)]
    sentence = _within(features.sentences[first:last] - features.sentences[root], 3)
    paragraph = _within(features.paragraphs[first:last] - features.paragraphs[root], 1)
    found[:, 2] = sentence * 3 + paragraph
    return found


def _within(numbers: Ints, most: int) -> Ints:
    """The numbers brought to `[-most, most]` and counted from its beginning."""
    result: Ints = np.minimum(np.maximum(numbers, -most), most) + most
    return result
