"""The data files of the lexicon as rows: tab-separated, a header line, a `source` column."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from verbale.errors import SetupError

__all__ = ["cells", "table"]


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of `lexicon/data/<name>.tsv`, each a mapping from column to text ("" where the cell is empty).

    Raises:
        SetupError: the file is missing, or a row has another number of cells than the header.
    """
    path = files("verbale.lexicon") / "data" / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SetupError(f"The table {name}.tsv cannot be read ({error}): install Verbale again.") from error
    header = lines[0].split("\t") if lines else []
    for number, line in enumerate(lines[1:], start=2):
        row = line.split("\t")
        if len(row) != len(header):
            raise SetupError(
                f"Line {number} of {name}.tsv has {len(row)} cells, not {len(header)}: install Verbale again."
            )
        yield dict(zip(header, row, strict=True))


def cells(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by `|`; an empty cell has none.

    >>> cells("U.S.|US")
    ('U.S.', 'US')
    """
    return tuple(cell.split("|")) if cell else ()
