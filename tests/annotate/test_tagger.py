from __future__ import annotations

import json
import shutil

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import verbale.annotate.grammar.paragraphs  # noqa: F401  (registers the component)
from verbale.annotate.forces.force_hints import force_hints
from verbale.annotate.tagger.decoding import argument_spans, cue_spans, entity_spans, trigger_spans, windows
from verbale.annotate.tagger.features import RELATIONS, doc_features, relations
from verbale.annotate.tagger.tagger import WEIGHTS, TaggedAttribution, load_tagger
from verbale.errors import SetupError
from verbale.model import Force

np = pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def parse(nlp: Language):
    if "verbale_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("verbale_paragraphs", before="parser")
    return nlp


def words(doc: Doc, spans: list[tuple[int, int]]) -> str:
    return " ... ".join(doc[start:end].text for start, end in spans)


def attributions(doc: Doc) -> list[TaggedAttribution]:
    return load_tagger().attributions(load_tagger().encode(doc))


def forces(doc: Doc, cue: list[tuple[int, int]], content: list[tuple[int, int]]) -> dict[Force, float]:
    return load_tagger().forces(load_tagger().encode(doc), cue, content, force_hints(doc, cue, content))


def best(doc: Doc) -> TaggedAttribution:
    return max(attributions(doc), key=lambda one: one.confidence)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The envoy said that talks would resume.", "The envoy", "said", "that talks would resume"),
        ("Talks would resume, the envoy said.", "the envoy", "said", "Talks would resume"),
        ("According to the ministry, the gate stays shut.", "the ministry", "According to", "the gate stays shut"),
        ("Norvia has offered to host the next round.", "Norvia", "has offered", "to host the next round"),
        ('"Nobody crossed," the guard told reporters.', "the guard", "told", "Nobody crossed"),
    ],
)
def test_one_attribution(parse, text, source, cue, content):
    doc = parse(text)
    found = best(doc)
    assert words(doc, found.source) == source
    assert words(doc, found.cue) == cue
    assert content in words(doc, found.content)
    assert found.confidence > 0.5


def test_a_quotation_that_a_cue_interrupts_has_two_parts(parse):
    doc = parse('"We came to talk," the delegate said, "and we will stay until they listen."')
    found = best(doc)
    assert "came to talk" in words(doc, found.content)
    assert "until they listen" in words(doc, found.content)
    assert words(doc, found.cue) not in words(doc, found.content)


def test_spans_lie_in_the_doc_and_do_not_run_backwards(parse):
    doc = parse("The mayor denied it. Her office, she added, had asked for time.\n\n“Time is short,” said a clerk.")
    for one in attributions(doc):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(doc)
        assert 0.0 <= one.confidence <= 1.0


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "!", '"""', "🕊️🕊️", "\x00\x07", "قال المبعوث إن المحادثات ستستأنف.", "said said said", '"' * 50],
)
def test_any_text_passes(parse, text):
    assert isinstance(attributions(parse(text)), list)


def test_a_very_long_sentence_passes(parse):
    with parse.select_pipes(disable=["ner"]):
        doc = parse("the envoy said and " * 1500)
    assert isinstance(attributions(doc), list)


def test_changed_weights_are_refused(tmp_path):
    folder = shutil.copytree(WEIGHTS, tmp_path / "weights")
    with (folder / "links.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(SetupError, match=r"links\.onnx"):
        load_tagger(folder)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(SetupError, match=str(tmp_path)):
        load_tagger(tmp_path)


def test_the_manifest_names_every_file():
    manifest = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == {path.name for path in WEIGHTS.iterdir()} - {"manifest.json"}
    assert sum((WEIGHTS / name).stat().st_size for name in manifest["files"]) < 30_000_000


def test_windows_cover_each_word_once():
    first = np.arange(0, 3001, 3)
    sentences = np.arange(1000) // 17
    owned = []
    for (start, end), (low, high) in windows(first, sentences, size=254, overlap=64):
        assert start <= low < high <= end
        assert first[end] - first[start] <= 254
        owned.extend(range(low, high))
    assert owned == list(range(1000))


def test_windows_of_one_endless_sentence():
    first = np.arange(0, 1001)
    made = windows(first, np.zeros(1000, dtype=np.int64), size=100, overlap=40)
    assert [high for _, (_, high) in made[:-1]] == [low for _, (low, _) in made[1:]]
    assert made[-1][0][1] == 1000


def test_cue_spans_join_words_of_one_cue():
    roles = np.array(
        [[0.9, 0, 0.05, 0, 0.05], [0.1, 0, 0.6, 0.3, 0], [0.1, 0, 0.1, 0.8, 0], [0.9, 0, 0.0, 0.05, 0.05]], np.float32
    )
    assert [(start, end) for start, end, _ in cue_spans(roles)] == [(1, 3)]


def test_words_of_the_cues_subject_and_clause_hang_on_it_differently(parse):
    doc = parse("The envoy said that talks would resume.")
    features = doc_features(doc, load_tagger()._word_pieces)
    found, root = relations(features, (2, 3), (0, len(features.words)))
    assert root == 2
    assert found[0] == found[1] != found[5] == found[4]
    assert found.max() < RELATIONS


def test_named_entities(parse):
    doc = parse("Ambassador Elin Strand flew from Oslo to Geneva on Tuesday.")
    found = {doc[start:end].text: kind for (start, end), kind in load_tagger().encode(doc).entities}
    assert found["Elin Strand"] == "PERSON"
    assert found["Oslo"] == found["Geneva"] == "GPE"
    assert found["Tuesday"] == "DATE"


@pytest.mark.parametrize(
    ("content", "force"),
    [
        ("that its gunboats had sunk two trawlers without warning", "accuse"),
        ("it would gladly lend two dredgers to clear the channel", "offer"),
        ("the two sides must leave the valley at once", "demand"),
    ],
)
def test_the_force_of_what_a_plain_cue_says(parse, content, force):
    doc = parse(f"The Norwegian ministry said {content}.")
    chances = forces(doc, [(3, 4)], [(4, len(doc) - 1)])
    assert abs(sum(chances.values()) - 1) < 1e-3
    assert force in sorted(chances, key=chances.__getitem__)[-2:]


def test_a_statement_without_words_has_no_force(parse):
    doc = parse("He said no.")
    assert forces(doc, [(1, 2)], []) == {}


def test_an_act_with_its_parties(parse):
    doc = parse("Turkish warships seized two Greek trawlers off Samos on Monday.")
    encoded = load_tagger().encode(doc)
    act = max(encoded.events, key=lambda one: one.probability)
    (parties,) = load_tagger().parties(encoded, [act])
    assert max(act.roots, key=act.roots.__getitem__) == "COERCE"
    assert "Turkish warships" in words(doc, parties.sources)
    assert "Greek trawlers" in words(doc, parties.targets)


def test_runs_of_one_entity():
    labels = ("O", "B-GPE", "I-GPE", "B-ORG", "I-ORG")
    columns = [1, 4, 2, 0, 3, 4, 3, 0, 2]
    found = entity_spans(np.eye(5, dtype=np.float32)[columns], labels)
    assert found == [((0, 3), "GPE"), ((4, 6), "ORG"), ((6, 7), "ORG"), ((8, 9), "GPE")]


def test_a_trigger_goes_on_over_further_words():
    chances = np.array([[0.9, 0, 0.1, 0], [0.1, 0, 0.2, 0.7], [0.1, 0.8, 0.1, 0], [1, 0, 0, 0]], np.float32)
    ((start, end, probability),) = trigger_spans(chances, least=0.5)
    assert (start, end) == (1, 3)
    assert probability == pytest.approx(0.9)


def test_the_words_of_a_trigger_are_no_argument():
    links = np.eye(4, dtype=np.float32)[[1, 1, 1, 2, 0]]
    found = argument_spans(links, (2, 3))
    assert found == {"source": [(0, 2)], "target": [(3, 4)], "theme": []}
