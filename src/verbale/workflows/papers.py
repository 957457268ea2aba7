"""Draws up papers: a template, shipped or one's own, filled with what a reader may see."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from verbale.errors import InputError, NotFound
from verbale.model.proceedings import State
from verbale.views.mechanism.facts import facts
from verbale.views.paper import Paper, fill, shipped, template

__all__ = ["draw_up"]

_OWN: Final = (".yaml", ".yml")


def draw_up(state: State, name: str, item: str | None, *, text: str | None = None) -> Paper:
    """The paper.

    Args:
        state: as `seen_by` gives it for the reader.
        name: a shipped template, or a YAML file of one's own.
        item: what it is about.
        text: words of one's own, which stand for `{text}`.

    Raises:
        UsageError: there is no such template, or it needs an item.
        InputError: the template cannot be read.
        NotInRecord: there is no such item for the reader.
    """
    words = _own(Path(name)) if name.endswith(_OWN) else shipped(name)
    known = dict(facts(state, name, item))
    if text is not None:
        known["text"] = text
    return fill(template(words, name), known, name)


def _own(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"{path}: does not exist: check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give another template.") from error
