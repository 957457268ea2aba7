"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

import click

from verbale.cli.messages import say

__all__ = ["STANDARD", "Output", "opened"]

STANDARD: Final = "-"
_NEW_FILE_MODE: Final = 0o666


class Output:
    """A stream to write results to; `kept` says whether a file written so far takes its place."""

    def __init__(self, stream: BinaryIO, name: str = "Standard output") -> None:
        self._stream = stream
        self._name = name
        self.kept = False

    def write(self, result: bytes) -> None:
        """Write a whole result, at once for whoever reads the other end.

        Raises:
            click.ClickException: there is no room for it.
        """
        left = memoryview(result)
        try:
            while left:
                left = left[self._stream.write(left) :]
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _Unwritten(f"{self._name} cannot be written to the end ({error.strerror}): make room.") from error
        self.kept = True


class _Unwritten(click.ClickException):
    """A result that could not be written; shown as all other errors are."""

    def show(self, file: IO[Any] | None = None) -> None:
        say(self.message)


@contextmanager
def opened(path: str | None) -> Iterator[Output]:
    """An output to the path; `-` or nothing is standard output.

    A file is written beside its place and moved there at the end; where nothing was written, or something was raised,
    the old file stays as it was.

    Raises:
        click.UsageError: nothing can be written there.
    """
    if path is None or path == STANDARD:
        yield Output(sys.stdout.buffer)
        return
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:  # a device or a pipe has no place to move a file to
                yield Output(stream, path)
            return
        if target.is_dir():
            raise click.UsageError(f"{path} is a folder; give -o the name of a file.")
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written ({error.strerror}); give -o another place.") from error
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb", buffering=0) as stream:
            output = Output(stream, path)
            yield output
            os.fsync(stream.fileno())
        if output.kept:
            beside.chmod(_mode(target))
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The mode of the file that stands there, else that of any new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE_MODE & ~mask
