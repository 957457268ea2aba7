"""Readings by several processes, in the order of their reports.

spaCy's own `n_process` pickles Docs, and a Doc with drafts cannot be pickled; so whole reports go to the workers and
finished readings come back. Every worker loads the pipeline once.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from verbale.errors import InputError, SetupError
from verbale.model import Reading
from verbale.settings import Settings
from verbale.workflows.reports import Report

if TYPE_CHECKING:
    from verbale.workflows.reading import Reader

__all__ = ["spread"]

BATCHES_AHEAD: Final = 2
"""Batches handed out for each worker before the first result is taken, so that none waits and little is read ahead."""

_worker: dict[str, Reader] = {}


def spread(
    reports: Iterable[Report], *, settings: Settings, options: Mapping[str, Any], batch_size: int, workers: int
) -> Iterator[Reading | InputError]:
    """The outcomes of the reports, in their order, by `workers` fresh processes.

    Raises:
        SetupError: a worker died (usually for lack of memory).
    """
    reports = iter(reports)
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(settings, dict(options))
    )
    waiting: deque[Future[list[Reading | InputError]]] = deque()
    try:
        while True:
            while len(waiting) < workers * BATCHES_AHEAD and (batch := list(islice(reports, batch_size))):
                with _undisturbed():
                    waiting.append(pool.submit(_read, batch))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise SetupError("A reading process ended before its time, perhaps for lack of memory; use fewer.") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A time in which no Ctrl-C arrives; a worker that is born in it hears none before `_start`, while it imports."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(settings: Settings, options: dict[str, Any]) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C ends a worker at once and without a word; the parent hears it too
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    from verbale.workflows.reading import load

    _worker["reader"] = load(settings=settings, **options)


def _read(batch: list[Report]) -> list[Reading | InputError]:
    return list(_worker["reader"].attempt(batch, batch_size=len(batch), n_process=1))
