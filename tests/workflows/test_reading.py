"""The reader: one report, streams of reports, several processes, and no memory kept."""

import gc
import itertools
from datetime import date
from pathlib import Path

import pytest
from spacy.tokens import Doc

import verbale
from verbale.errors import InputError, NotFound, TooLarge, UsageError
from verbale.ingest.limits import Limits
from verbale.model import Reading
from verbale.settings import Settings, processes
from verbale.workflows.reading import attempt

TEXTS = [
    "The envoy said the two sides would meet again in May.",
    '"We have not decided," the minister told reporters.',
    "Neither delegation would comment.",
    "The spokesman denied that the harbour had been closed.",
    "The mayor warned that patience was running out.",
]


@pytest.fixture(scope="module")
def reader():
    return verbale.load()


class TestOne:
    """`read` and a reader called with one report."""

    def test_a_string_is_text(self, reader):
        reading = reader(TEXTS[0])
        assert isinstance(reading, Reading)
        assert reading.document.text == TEXTS[0]
        assert [span.text for span in reading.statements[0].cue] == ["said"]

    def test_a_path_is_a_file(self, reader, tmp_path):
        path = tmp_path / "report.txt"
        path.write_bytes(TEXTS[0].encode())
        assert reader(path).statements == reader(TEXTS[0]).statements

    def test_a_string_that_names_a_file_is_refused(self, reader, tmp_path):
        path = tmp_path / "report.txt"
        path.write_text(TEXTS[0], encoding="utf-8")
        with pytest.raises(UsageError, match=r"pass pathlib\.Path"):
            reader(str(path))

    def test_a_string_that_names_no_file_is_text(self, reader, tmp_path):
        path = tmp_path / "report.txt"
        assert reader(str(path)).document.text == str(path)

    def test_read_is_a_kept_reader(self, reader):
        assert verbale.read(TEXTS[1]) == reader(TEXTS[1])

    @pytest.mark.parametrize("published", ["2012-04-03", date(2012, 4, 3)])
    def test_date_and_address_are_kept(self, published):
        document = verbale.read(TEXTS[0], published=published, url="https://news.example/1").document
        assert document.published.start == "2012-04-03"
        assert document.url == "https://news.example/1"

    def test_what_is_given_goes_before_what_the_report_carries(self, reader):
        report = verbale.Report(TEXTS[0], published="2012-04-03", url="https://news.example/1")
        document = reader(report, published="2013-05-04").document
        assert document.published.start == "2013-05-04"
        assert document.url == "https://news.example/1"

    def test_bytes_come_in_a_report(self, reader):
        report = verbale.Report("Zoë said no.".encode("cp1252"), encoding="cp1252", name="wire")
        assert reader(report).document.text == "Zoë said no."

    def test_half_a_surrogate_pair_is_refused(self, reader):
        with pytest.raises(InputError, match="surrogate"):
            reader("The envoy said \ud83d no.")

    def test_no_date_is_a_usage_error(self, reader):
        with pytest.raises(UsageError):
            reader(TEXTS[0], published="some day")

    def test_what_is_too_long_is_refused(self):
        small = verbale.load(settings=Settings(limits=Limits(max_characters=40)))
        with pytest.raises(TooLarge):
            small(TEXTS[0])
        assert small("The envoy said it was over.").statements

    def test_an_unknown_model_is_a_setup_error(self):
        with pytest.raises(verbale.SetupError, match="no_such_model"):
            verbale.load(model="no_such_model")


class TestStreams:
    """`pipe` and `attempt`."""

    def test_results_come_in_order(self, reader):
        assert [reading.document.text for reading in reader.pipe(TEXTS, batch_size=2)] == TEXTS

    @pytest.mark.parametrize("batch_size", [1, 2, 100])
    def test_batches_change_nothing(self, reader, batch_size):
        assert list(reader.pipe(TEXTS, batch_size=batch_size)) == [reader(text) for text in TEXTS]

    def test_pairs_keep_their_partner(self, reader):
        pairs = [(text, number) for number, text in enumerate(TEXTS)]
        assert [(r.document.text, n) for r, n in reader.pipe(pairs, as_tuples=True, batch_size=2)] == pairs

    def test_a_stream_without_end_is_read_as_it_comes(self, reader):
        taken = 0

        def endless():
            nonlocal taken
            for text in itertools.cycle(TEXTS):
                taken += 1
                yield text

        assert len(list(itertools.islice(reader.pipe(endless(), batch_size=3), 4))) == 4
        assert taken <= 6

    def test_a_long_report_closes_its_batch(self):
        reader = verbale.load(settings=Settings(batch_characters=10))
        taken = []
        stream = reader.pipe((taken.append(text) or text for text in TEXTS), batch_size=100)
        next(stream)
        assert len(taken) == 1

    def test_an_empty_stream_is_empty(self, reader):
        assert list(reader.pipe([])) == []

    def test_a_report_that_cannot_be_read_ends_pipe(self, reader):
        stream = reader.pipe([TEXTS[0], Path("no/such/file.txt")], batch_size=1)
        assert next(stream).document.text == TEXTS[0]
        with pytest.raises(NotFound, match=r"no/such/file\.txt"):
            next(stream)

    def test_attempt_goes_on(self, reader):
        outcomes = list(reader.attempt([TEXTS[0], Path("no/such/file.txt"), "", TEXTS[1]], batch_size=3))
        assert [isinstance(outcome, InputError) for outcome in outcomes] == [False, True, True, False]

    def test_reports_carry_their_own_dates(self, reader):
        reports = [verbale.Report(text, published=f"2012-04-0{day}") for day, text in enumerate(TEXTS, 1)]
        days = [reading.document.published.start[-1] for reading in reader.pipe(reports, batch_size=2)]
        assert days == ["1", "2", "3", "4", "5"]


class TestMemory:
    """Nothing of a Doc is kept after its reading."""

    def test_no_doc_is_left(self, reader):
        list(reader.pipe(TEXTS, batch_size=2))
        gc.collect()
        assert not [thing for thing in gc.get_objects() if isinstance(thing, Doc) and thing.text in TEXTS]

    @pytest.mark.parametrize(("most", "kept"), [(0, False), (1_000, True)])
    def test_new_words_are_known_up_to_a_bound(self, monkeypatch, most, kept):
        monkeypatch.setattr("verbale.workflows.reading.KNOWN_WORDS", most)
        reader = verbale.load()
        strings = reader._nlp.vocab.strings
        before = len(strings)
        for number in range(5):
            reader(f"The delegate of Abcd{number}land said that qwertz{number} was over.")
        assert (len(strings) > before) is kept

    @pytest.mark.parametrize("collecting", [True, False])
    def test_the_search_for_unused_cycles_is_left_as_it_was(self, reader, collecting):
        before = gc.isenabled()
        try:
            (gc.enable if collecting else gc.disable)()
            reader(TEXTS[0])
            assert gc.isenabled() is collecting
        finally:
            (gc.enable if before else gc.disable)()


class TestProcesses:
    """Several processes give what one gives, in the same order."""

    def test_the_same_in_the_same_order(self, reader):
        sources = [*TEXTS, Path("no/such/file.txt"), *TEXTS]
        one = list(reader.attempt(sources))
        two = list(attempt(sources, settings=Settings(batch_size=2), n_process=2))
        assert [str(outcome) for outcome in two] == [str(outcome) for outcome in one]

    @pytest.mark.parametrize(("asked", "least"), [(1, 1), (3, 3), (-1, 1), (0, 1)])
    def test_how_many(self, asked, least):
        assert processes(asked) >= least
