"""The few pieces of SVG that the charts are drawn with."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from verbale.views.terminal_text import clipped, harmless

__all__ = ["CONFLICT", "COOPERATION", "INK", "QUIET", "bar", "drawing", "label", "rule", "short"]

INK: Final = "#1f2933"
QUIET: Final = "#9aa5b1"
COOPERATION: Final = "#1b6e5a"
CONFLICT: Final = "#a8442a"
"""Green and red of different lightness, told apart also by who sees no red and by black-and-white print."""

_FONT: Final = "font-family=\"'Helvetica Neue', Arial, sans-serif\""


def drawing(name: str, title: str, about: str, width: float, height: float, pieces: list[str]) -> str:
    """The whole SVG element; `about` says in words what the picture shows."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" {_FONT} font-size="12">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(about)}</desc>\n'
        + "\n".join(pieces)
        + "\n</svg>\n"
    )


def label(x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK, turned: bool = False) -> str:
    """Words at a place; `turned` slants them for narrow columns."""
    turn = f' transform="rotate(-40 {x:g} {y:g})"' if turned else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}"{turn}>{escape(text)}</text>'


def bar(x: float, y: float, width: float, height: float, colour: str, told: str) -> str:
    """A filled rectangle; `told` is its tooltip."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colour}">'
        f"<title>{escape(told)}</title></rect>"
    )


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    """A thin line."""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{QUIET}" stroke-width="1"/>'


def short(name: str, room: int) -> str:
    """A name that fits its place."""
    return clipped(harmless(name), room)
