"""Which language a text is in, and a clear refusal of those not read yet."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from verbale.errors import LanguageNotRead
from verbale.lexicon.page import english_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

__all__ = ["READ", "check_language", "language_of"]

READ: Final = {"en": "English"}
"""The languages that are read."""
SAMPLE = 20_000
"""Characters that are looked at."""
FEWEST_LETTERS = 40
"""Below it only the script tells: identifiers guess on a few words."""
CONFIDENT = 0.99
"""Normalised probability from which another language than those read is believed."""
ENGLISH_WORDS_SHARE = 0.12
"""Of the words must be English function words to settle it: 946 English articles have 0.135 to 0.40 (median 0.32),
sentences of six other languages 0 to 0.07. Below it the identifier decides."""


def check_language(text: str, name: str) -> str | None:
    """The ISO 639-1 code of the text's language, None where it is too short or too mixed to tell.

    Raises:
        LanguageNotRead: the text is plainly in another language; the message names it.
    """
    code, script = language_of(text)
    if code in READ or (code is None and script is None):
        return code
    what = f"{_language_name(code)} ({code})" if code else f"{script.capitalize() if script else 'another'} script"
    raise LanguageNotRead(
        f"{name} is in {what}, and Verbale reads {', '.join(READ.values())} only: give an English text."
    )


def language_of(text: str) -> tuple[str | None, str | None]:
    """The ISO 639-1 code of the language, and the script where it is not Latin; None for what cannot be told.

    >>> language_of("Bonn")
    (None, None)
    """
    sample = text[:SAMPLE]
    scripts = _scripts(sample)
    letters = sum(scripts.values())
    if not letters:
        return None, None
    script, count = scripts.most_common(1)[0]
    foreign = script if script != "LATIN" and 2 * count > letters else None
    if letters < FEWEST_LETTERS:
        return None, foreign
    if foreign is None and _looks_english(sample):
        return "en", None
    code, probability = _identifier().classify(sample)
    if foreign is not None:
        return (str(code) if code != "en" else None), foreign
    if code == "en" or probability >= CONFIDENT:
        return str(code), None
    return None, None


def _scripts(sample: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sign, count in Counter(sample).items():
        if sign.isalpha():
            counts[unicodedata.name(sign, "UNKNOWN").split(" ", 1)[0]] += count
    return counts


def _looks_english(sample: str) -> bool:
    words = sample.lower().split()
    common = english_words()
    return sum(word in common for word in words) >= ENGLISH_WORDS_SHARE * len(words)


def _language_name(code: str) -> str:
    import pycountry

    found = pycountry.languages.get(alpha_2=code)
    return str(found.name).split(" (")[0] if found else "another language"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
