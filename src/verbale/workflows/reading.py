"""Reads reports: wires ingest and the annotation pipeline into `read`, `load` and `Reader.pipe`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, cast, overload

from spacy.language import Language

from verbale import ingest
from verbale.annotate.pipeline import build
from verbale.annotate.reading import finish, make_doc
from verbale.errors import InputError, UsageError
from verbale.model import Document, Reading
from verbale.settings import Settings, processes
from verbale.workflows.collecting import uncollected
from verbale.workflows.reports import Report, document_of
from verbale.workflows.spread import spread

__all__ = ["Reader", "Source", "attempt", "load", "read"]

Context = TypeVar("Context")
Source = str | Path | Report

KNOWN_WORDS: Final = 50_000
"""New words of the reports that stay known, at most, so that they are made but once; any further are forgotten after
their batch."""
AT_ONCE: Final = {"tok2vec": 8, "verbale_parser": 16}
"""Docs that a component of spaCy works on together. Vectors of more do not fit into a processor's nearest caches, and
take a quarter more time; the parser holds four kilobytes a word of them."""
LONGEST_NAME: Final = 1_000
"""Characters of a `str` up to which it may be the name of a file."""
_WARM_UP = 'Officials of both states met in May. "We will talk again," the envoy said.'


class Reader:
    """A loaded pipeline that turns reports into readings; `load` makes one.

    >>> reader = load()
    >>> reader("The envoy said the two sides would meet again.").statements[0].cue[0].text
    'said'
    """

    def __init__(self, nlp: Language, *, settings: Settings, options: Mapping[str, Any]) -> None:
        self._nlp = nlp
        self._settings = settings
        self._options = dict(options)
        # Tables that components build on first use must not be born in a memory zone, whose strings are given back.
        self._finish([ingest.from_text(_WARM_UP)], batch_size=1)
        self._most_words = len(nlp.vocab.strings) + KNOWN_WORDS

    def __call__(
        self, source: Source, published: str | date | datetime | None = None, url: str | None = None
    ) -> Reading:
        """The reading of one report: a `str` is text, a `Path` a file.

        Args:
            source: the report.
            published: the day it was published, ISO 8601; over what the document itself says.
            url: where it stood.

        Raises:
            InputError: it cannot be read.
            UsageError: `published` is no date, or a `str` is the name of a file.
        """
        if isinstance(source, str) and _is_file_name(source):
            raise UsageError(
                f"{source} is the name of a file, and a str is read as text: pass pathlib.Path({source!r})."
            )
        report = _report(source)
        if published is not None or url is not None:
            report = replace(report, published=published or report.published, url=url or report.url)
        document = document_of(report, self._settings.limits)
        with self._batch():
            return self._finish([document], batch_size=1)[0]

    @overload
    def pipe(
        self,
        texts: Iterable[Source],
        *,
        as_tuples: Literal[False] = False,
        batch_size: int | None = None,
        n_process: int | None = None,
    ) -> Iterator[Reading]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Source, Context]],
        *,
        as_tuples: Literal[True],
        batch_size: int | None = None,
        n_process: int | None = None,
    ) -> Iterator[tuple[Reading, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Source] | Iterable[tuple[Source, Context]],
        *,
        as_tuples: bool = False,
        batch_size: int | None = None,
        n_process: int | None = None,
    ) -> Iterator[Reading] | Iterator[tuple[Reading, Context]]:
        """The readings of many reports, in their order, as a stream.

        Args:
            texts: reports; `Report` carries a date or address for each. With `as_tuples`, pairs of a report and
                anything that should come back beside its reading.
            as_tuples: take and give pairs.
            batch_size: reports that go through the pipeline together.
            n_process: processes to spread the work over; -1 for one per processor.

        Raises:
            InputError: at the first report that cannot be read; `attempt` goes on instead.
        """
        if not as_tuples:
            return self._pipe(cast(Iterable[Source], texts), batch_size, n_process)
        return self._pipe_tuples(cast(Iterable[tuple[Source, Context]], texts), batch_size, n_process)

    def attempt(
        self, sources: Iterable[Source], *, batch_size: int | None = None, n_process: int | None = None
    ) -> Iterator[Reading | InputError]:
        """Like `pipe`, but a report that cannot be read gives its error in the place of its reading."""
        reports = map(_report, sources)
        size = max(batch_size or self._settings.batch_size, 1)
        workers = processes(n_process or self._settings.n_process)
        if workers > 1:
            yield from spread(reports, settings=self._settings, options=self._options, batch_size=size, workers=workers)
            return
        for batch in self._batches(reports, size):
            yield from self._outcomes(batch, size)

    def _pipe(self, sources: Iterable[Source], batch_size: int | None, n_process: int | None) -> Iterator[Reading]:
        for outcome in self.attempt(sources, batch_size=batch_size, n_process=n_process):
            if isinstance(outcome, InputError):
                raise outcome
            yield outcome

    def _pipe_tuples(
        self, pairs: Iterable[tuple[Source, Context]], batch_size: int | None, n_process: int | None
    ) -> Iterator[tuple[Reading, Context]]:
        contexts: deque[Context] = deque()

        def sources() -> Iterator[Source]:
            for source, context in pairs:
                contexts.append(context)
                yield source

        for reading in self._pipe(sources(), batch_size, n_process):
            yield reading, contexts.popleft()

    def _batches(self, reports: Iterable[Report], size: int) -> Iterator[list[Document | InputError]]:
        """Documents in groups of at most `size`, fewer where they are long; at most one group is held."""
        batch: list[Document | InputError] = []
        length = 0
        for report in reports:
            try:
                document: Document | InputError = document_of(report, self._settings.limits)
            except InputError as error:
                document = error
            batch.append(document)
            length += 0 if isinstance(document, InputError) else len(document.text)
            if len(batch) >= size or length >= self._settings.batch_characters:
                yield batch
                batch, length = [], 0
        if batch:
            yield batch

    @contextmanager
    def _batch(self) -> Iterator[None]:
        """The time of a batch: without a search for cycles, and in a memory zone once enough words are known."""
        full = len(self._nlp.vocab.strings) >= self._most_words
        with uncollected(), self._nlp.memory_zone() if full else nullcontext():
            yield

    def _outcomes(self, batch: list[Document | InputError], size: int) -> list[Reading | InputError]:
        documents = [entry for entry in batch if not isinstance(entry, InputError)]
        with self._batch():
            readings = iter(self._finish(documents, batch_size=size))
        return [entry if isinstance(entry, InputError) else next(readings) for entry in batch]

    def _finish(self, documents: list[Document], *, batch_size: int) -> list[Reading]:
        """The readings of the documents; no Doc outlives this call, so that a memory zone may be closed after it.

        Each component goes through all of them before the next begins, which is faster than `nlp.pipe`, where all take
        turns at each Doc: what a component works with stays at hand in the processor.
        """
        docs = [make_doc(self._nlp, document, ingest.masked(document)) for document in documents]
        for name, component in self._nlp.pipeline:
            if hasattr(component, "pipe"):
                docs = list(component.pipe(docs, batch_size=AT_ONCE.get(name, batch_size)))
            else:
                docs = [component(doc) for doc in docs]
        return [finish(doc) for doc in docs]


def load(*, settings: Settings | None = None, **options: Any) -> Reader:
    """A reader to be used again and again.

    Args:
        settings: batches and processes.
        **options: options of the annotation pipeline (`verbale.annotate.pipeline.build`).

    Raises:
        SetupError: a model or data file is missing.
    """
    return Reader(build(**options), settings=settings or Settings(), options=options)


def read(source: Source, published: str | date | datetime | None = None, url: str | None = None) -> Reading:
    """The reading of one report: a `str` is text, a `Path` a file. The model is loaded on the first call and kept.

    Raises:
        InputError: the report cannot be read.
        UsageError: `published` is no date, or a `str` is the name of a file.
    """
    return _default_reader()(source, published, url)


def attempt(
    sources: Iterable[Source], *, settings: Settings | None = None, n_process: int = 1, **options: Any
) -> Iterator[Reading | InputError]:
    """The reading of each source, or the error that stands in its place, by one process or several.

    With several, this process loads no model itself.
    """
    chosen = settings or Settings()
    workers = processes(n_process)
    if workers > 1:
        size = chosen.batch_size
        return spread(map(_report, sources), settings=chosen, options=options, batch_size=size, workers=workers)
    reader = load(settings=chosen, **options) if settings or options else _default_reader()
    return reader.attempt(sources, n_process=1)


def _is_file_name(text: str) -> bool:
    """Whether the text is one word that names a file that is there."""
    if len(text) > LONGEST_NAME or "\0" in text or text.split() != [text]:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _report(source: Source) -> Report:
    return source if isinstance(source, Report) else Report(source)


@cache
def _default_reader() -> Reader:
    return load()
