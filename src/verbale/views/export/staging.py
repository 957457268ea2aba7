"""A folder or file that appears whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["staged"]


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new folder beside the target to write files into; at the end they are moved into the target, a folder that is
    made where there is none. Where something is raised, nothing of them stays and the target is as it was.

    Raises:
        OSError: nothing can be written there.
    """
    parent = target if target.is_dir() else target.parent
    parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=parent))
    try:
        yield beside
        target.mkdir(exist_ok=True)
        for file in sorted(beside.iterdir()):
            file.replace(target / file.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
