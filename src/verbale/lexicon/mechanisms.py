"""Templates of mechanisms: set-up files without names, made after real ones."""

from __future__ import annotations

from importlib.resources import files

from verbale.errors import SetupError

__all__ = ["mechanism_template", "mechanism_templates"]


def mechanism_templates() -> tuple[str, ...]:
    """The names of the templates, in alphabetical order.

    >>> "trilateral" in mechanism_templates()
    True
    """
    folder = files("verbale.lexicon") / "data" / "mechanisms"
    return tuple(sorted(path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml")))


def mechanism_template(name: str) -> str:
    """The text of a template, YAML.

    Raises:
        SetupError: it cannot be read.
    """
    path = files("verbale.lexicon") / "data" / "mechanisms" / f"{name}.yaml"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(f"The template {name}.yaml cannot be read ({error}): install Verbale again.") from error
